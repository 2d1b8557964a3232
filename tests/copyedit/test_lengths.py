"""Records, titles and sentences that are too long are found; those within the limits are not."""

import pytest
from making import case, found, practice

SENTENCE = "The office helps each person who comes and asks what there is to do next."


def long_text(words: int) -> str:
    """Short sentences of five words, so many words in all."""
    return "The office helps each person. " * (words // 5)


def test_a_practice_and_a_case_must_keep_to_their_number_of_words() -> None:
    short, right = practice("short"), practice("right", description=long_text(700))
    long, small = case("long", story=long_text(250)), case("small", story=long_text(100))

    assert found("words", short, right, long, small) == [
        ("cases/long", "253 words; 60 to 200 are wanted"),
        ("short", "9 words; 600 to 1100 are wanted"),
    ]


def test_a_sentence_of_more_than_thirty_five_words_is_too_long_and_a_list_is_several_sentences() -> None:
    long = " ".join(["word"] * 36) + "."
    listed = "\n".join(f"- {' '.join(['word'] * 20)}" for _ in range(3))

    assert found("long-sentences", practice(description=long)) == [("visa-help", f"36 words: {long}")]
    assert found("long-sentences", practice(description=listed)) == []


def test_a_hard_text_is_found_by_its_index() -> None:
    hard = "Internationalisation administrators coordinate comprehensive institutional accommodation procedures."

    assert found("reading-ease", practice(description=hard * 3))[0][1].endswith("55 is the hardest that is wanted")
    assert found("reading-ease", practice(description=SENTENCE)) == []


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("Help with permits and housing and schools", "a chain: Help with permits and housing and schools"),
        ("Help with visas/permits", "a chain: Help with visas/permits"),
        ("Help With permits", "capital letter in With: Help With permits"),
    ],
)
def test_a_title_in_another_form_is_found(title: str, message: str) -> None:
    assert found("titles", practice(title=title)) == [("visa-help", message)]


def test_a_long_title_is_found_and_proper_names_may_have_capitals() -> None:
    title = "A " + "long " * 16 + "title"

    assert found("titles", practice(title=title)) == [("visa-help", f"87 characters, 80 are wanted: {title}")]
    assert found("titles", practice(title="Courses in English for researchers from Poland")) == []
