"""The indexes of the handbook: a word with many pages tells them apart by the parts of the book."""

from macros.handbook.book import in_reading_order
from macros.handbook.book_index import FEW, institutions, subjects
from macros.handbook.case_order import case_homes
from tests.atlas import atlas_records


def test_more_than_a_few_places_are_told_apart_by_parts_and_none_is_lost() -> None:
    atlas = atlas_records()
    practices = in_reading_order(list(atlas.published.values()), atlas)
    labels = [term.label for term in atlas.vocabulary.facets["category"].terms]
    groups = [*subjects(practices, atlas), *institutions(case_homes(practices, atlas), atlas)]
    many = [entry for group in groups for entry in group["entries"] if len(entry["to"]) > FEW]

    assert many
    for entry in many:
        parts = [part["label"] for part in entry["parts"]]
        assert parts == sorted(parts, key=labels.index)
        assert sorted(place for part in entry["parts"] for place in part["to"]) == sorted(entry["to"])
        assert all(part["to"] for part in entry["parts"])


def test_a_few_places_stand_behind_their_word() -> None:
    atlas = atlas_records()
    groups = subjects(list(atlas.published.values()), atlas)
    few = [entry for group in groups for entry in group["entries"] if len(entry["to"]) <= FEW]

    assert few
    assert all(set(entry) == {"label", "to"} for entry in few)
