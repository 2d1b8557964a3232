"""What runs through many records is found, and what differs from record to record is left alone."""

from making import collection, found, practice

from macros.copyedit import patterns
from macros.records.model import Phase, Practice

NAMES = ("alpha", "beta", "gamma", "delta", "eta")
WORDS = ("Maps", "Tours", "Meals", "Loans", "Desks")


def practices(**changes: str) -> list[Practice]:
    """Five practices that differ in every text, but for these changes, in which {} stands for a word of their own."""
    texts = {"title": "{} at hand", "summary": "{} help at once.", "description": "{} are there, and people find them."}
    return [
        practice(name, **{key: text.format(word) for key, text in (texts | changes).items()})
        for name, word in zip(NAMES, WORDS, strict=True)
    ]


def messages(*records: Practice) -> list[str]:
    return [message for name, message in found("patterns", *records) if name == "practices"]


def test_an_opening_that_most_summaries_have_is_found_with_its_records() -> None:
    found = messages(*practices(summary="The institution lends {}."))

    assert "summary begins 'the institution': 5 of 5 (100%): alpha, beta, gamma, delta, eta" in found


def test_openings_that_differ_and_a_pattern_of_four_records_are_left_alone() -> None:
    assert not [message for message in messages(*practices()) if "begins '" in message]
    assert not messages(*practices(summary="The institution lends {}.")[:4])


def test_a_turn_of_phrase_is_counted_once_a_record() -> None:
    found = messages(*practices(description="{} are lent so that people stay. They are lent so that people come."))

    assert "'lent so that people': 5 of 5 (100%): alpha, beta, gamma, delta, eta" in found


def test_sections_that_all_begin_with_a_short_sentence_have_a_rhythm() -> None:
    short = messages(*practices(description="{} come first. Then the people who lend them have to be found and asked."))
    long = messages(*practices(description="{} come first when the people who lend them have been found and asked."))
    what = "description begins with a sentence of up to 8 words: 5 of 5"

    assert [message for message in short if message.startswith(what)]
    assert not [message for message in long if message.startswith(what)]


def test_the_same_number_of_steps_everywhere_is_found() -> None:
    steps = [tuple(f"Take {word} {step}." for step in range(4)) for word in WORDS]
    same = [practice(n, setup=Phase(text=f"{n}.", steps=s)) for n, s in zip(NAMES, steps, strict=True)]
    mixed = [
        practice(n, setup=Phase(text=f"{n}.", steps=s[:k])) for k, (n, s) in enumerate(zip(NAMES, steps, strict=True))
    ]

    assert "4 steps in setup: 5 of 5 (100%): alpha, beta, gamma, delta, eta" in messages(*same)
    assert not [message for message in messages(*mixed) if "steps in setup" in message]


def test_a_favourite_is_a_word_that_one_kind_of_record_has_far_more_often() -> None:
    texts = collection(*practices(summary="Each of the {} is lent.")).texts

    assert "each" in patterns.favourites(texts, 1, 3)["practice"]
    assert patterns.favourites(texts, 1, 3)["case"] == {}
