"""Sentences that stand in two records are found, word for word or nearly."""

from making import found, practice

FIRST = "Ask each newcomer which office they saw on the first day."
NEAR = "Ask each newcomer which office they saw on the last day."
OTHER = "The library lends bicycles to guests who stay for a month."


def test_a_sentence_in_two_records_is_found_whatever_its_capitals_and_breaks() -> None:
    a, b = practice("a", description=FIRST), practice("b", description=FIRST.upper().replace(" WHICH", "\nWHICH"))

    assert found("repeats", a, b) == [("b", f"also in a: {FIRST.upper()}")]


def test_a_sentence_twice_in_one_record_and_a_short_one_in_two_are_left_alone() -> None:
    a = practice("a", description=f"{FIRST} See the guide. {FIRST}")
    b = practice("b", description="See the guide.")

    assert found("repeats", a, b) == []


def test_a_sentence_that_differs_in_one_word_is_nearly_the_same() -> None:
    a, b, c = practice("a", description=FIRST), practice("b", description=NEAR), practice("c", description=OTHER)

    assert found("near-repeats", a, b, c) == [("b", f"64% as in a: {NEAR} | {FIRST}")]
