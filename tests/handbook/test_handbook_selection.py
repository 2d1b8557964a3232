"""A reader's selection: what it finds, and one clear sentence where it cannot be met."""

from collections.abc import Sequence

import pytest

from macros.handbook.filters import SelectionError, select, title_of
from macros.records.catalogue import Catalogue


@pytest.mark.parametrize(
    ("only", "where", "found"),
    [
        (["nasty", "full"], [], ["nasty", "full"]),
        (["full", "full"], [], ["full"]),
        ([], ["stage=before-arrival"], ["full"]),
        ([], ["stage=before-arrival", "stage=during-stay"], ["full", "nasty"]),
        ([], ["target-group=lecturers", "stage=during-stay"], ["nasty"]),
        ([], ["target_group=researchers"], ["full"]),
        ([], ["country=sk"], ["full", "nasty"]),
        ([], ["actor=international-office"], ["full"]),
        (["full", "minimal"], ["importance=nice-to-have"], ["minimal"]),
        ([], [], ["full", "minimal", "nasty"]),
    ],
)
def test_ids_and_terms_find_practices(
    only: Sequence[str], where: Sequence[str], found: Sequence[str], catalogue: Catalogue
) -> None:
    assert [practice.id for practice in select(catalogue, only, where)] == found


@pytest.mark.parametrize(
    ("only", "where", "title"),
    [
        ([], [], "Atlas"),
        (["full"], [], "A full practice"),
        (["full", "minimal"], [], "2 practices"),
        ([], ["country=sk"], "Slovakia"),
        ([], ["stage=before-arrival", "stage=during-stay"], "Before arrival, During the stay"),
    ],
)
def test_the_cover_says_what_was_selected(
    only: Sequence[str], where: Sequence[str], title: str, catalogue: Catalogue
) -> None:
    assert title_of(select(catalogue, only, where), where, catalogue, "Atlas") == title


@pytest.mark.parametrize(
    ("only", "where", "message"),
    [
        (["ful"], [], "a practice must be published to be exported; got 'ful'; did you mean 'full'?"),
        (["hidden"], [], "a practice must be published to be exported; got 'hidden'"),
        ([], ["stages=x"], "a condition must name a facet of practices; got 'stages'; did you mean 'stage'?"),
        (
            [],
            ["stage=before-arival"],
            "a condition must name a term of the facet 'stage'; got 'before-arival'; did you mean 'before-arrival'?",
        ),
        ([], ["stage"], "a condition must look like stage=before-arrival; got 'stage'"),
        ([], ["stage="], "a condition must look like stage=before-arrival; got 'stage='"),
        ([], ["country=fr"], "a condition must name a term of the facet 'country'; got 'fr'; the terms are DE, SK"),
        (
            [],
            ["stage=before-arrival", "importance=important"],
            "the selection must find at least one practice; nothing is 'stage=before-arrival and importance=important'",
        ),
    ],
)
def test_a_selection_that_cannot_be_met_is_told_in_one_sentence(
    only: Sequence[str], where: Sequence[str], message: str, catalogue: Catalogue
) -> None:
    with pytest.raises(SelectionError) as told:
        select(catalogue, only, where)

    assert str(told.value) == message


def test_a_facet_that_resembles_none_is_answered_with_all_facets(catalogue: Catalogue) -> None:
    with pytest.raises(SelectionError, match="got 'zzz'; the facets are category, stage, goal, target_group, "):
        select(catalogue, [], ["zzz=1"])
