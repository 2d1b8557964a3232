"""Holes in the collection are found, and counts are compared with what is promised."""

from making import ROOT, case, found, practice, standards, vocabulary

from macros.copyedit.standards import word_groups


def test_a_collection_that_is_too_small_says_by_how_much() -> None:
    assert found("goals", practice(), case()) == [
        ("cases", "1 cases; 400 are promised"),
        ("countries", "1 countries; 40 are promised"),
        ("practices", "1 practices; 80 are promised"),
    ]


def test_a_term_with_too_few_practices_is_found_and_one_with_enough_is_not() -> None:
    four = [practice(f"p{number}") for number in range(4)]
    names = [name for name, _ in found("terms", *four)]

    assert "accommodation" not in names
    assert "on-arrival" not in names
    assert len(names) == len(vocabulary().facets["category"].terms) - 1 + len(vocabulary().facets["stage"].terms) - 1


def test_a_category_without_a_practice_for_a_stage_is_a_hole() -> None:
    names = [name for name, _ in found("holes", practice())]

    assert "accommodation x on-arrival" not in names
    assert "accommodation x after-leaving" in names


def test_a_practice_with_fewer_than_three_cases_is_found() -> None:
    three = [case(f"c{number}") for number in range(3)]

    assert found("cases", practice(), *three) == []
    assert found("cases", practice(), *three[1:]) == [("visa-help", "2 cases; 3 are wanted")]


def test_the_list_of_our_words_is_grouped_and_sorted_and_holds_each_word_once() -> None:
    groups = word_groups(ROOT / "macros/copyedit/words.txt")
    words = [word for group in groups.values() for word in group]

    assert all(list(group) == sorted(group, key=str.casefold) for group in groups.values())
    assert len(words) == len(set(words)) == len(standards().words)
