"""A translated catalogue: whole layers or none, what has changed in English is known, and English where nothing is."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from macros.records.catalogue import Catalogue
from macros.translations.build import translated as in_a_build
from macros.translations.judge import judge
from macros.translations.localize import Localized, localize
from macros.translations.matching import Translation, match
from macros.translations.source_texts import source_texts

from .conftest import FILE, TODAY, made_up, translated

FULL = "practices/full.yml"


def localized(english: Catalogue, entries: Sequence[Translation]) -> Localized:
    return localize(english, entries, "de", FILE)


def without(entries: Sequence[Translation], context: str) -> list[Translation]:
    return [entry for entry in entries if entry.context != context]


def with_text(entries: Sequence[Translation], context: str, text: str) -> tuple[list[Translation], int]:
    """The entries with another translation, and its line."""
    line = next(entry.line for entry in entries if entry.context == context)
    return [replace(entry, text=text) if entry.context == context else entry for entry in entries], line


def told(english: Catalogue, entries: Sequence[Translation]) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in judge(english, entries, "de", FILE, TODAY)]


def test_every_text_is_translated_and_everything_else_is_as_it_was(english: Catalogue) -> None:
    found = localized(english, translated(english))

    full, before = found.catalogue.practices["full"], english.practices["full"]
    assert full.title == made_up(before.title)
    assert full.setup
    assert before.setup
    assert full.setup.steps == tuple(map(made_up, before.setup.steps))
    assert full.setup.cost == before.setup.cost.model_copy(update={"why": made_up("It costs hardly anything.")})
    assert full.setup.actors[0].role == made_up("Leads the work.")
    assert (full.id, full.stages, full.sources, full.contributors) == (
        before.id, before.stages, before.sources, before.contributors
    )  # fmt: skip
    assert found.catalogue.vocabulary.label("stage", "before-arrival") == made_up(
        english.vocabulary.label("stage", "before-arrival")
    )
    assert set(found.states.values()) == {"current"}
    assert judge(english, translated(english), "de", FILE, TODAY) == []


def test_drafts_are_not_for_translators(english: Catalogue) -> None:
    assert not [source for source in source_texts(english) if source.file == "practices/hidden.yml"]


def test_equal_english_in_two_fields_is_translated_twice(english: Catalogue) -> None:
    labels = [
        source for source in source_texts(english) if source.file.endswith("scales.yml") and source.names[-1] == "label"
    ]

    assert len({source.context for source in labels}) == len(labels)


def test_without_a_translation_all_is_english_and_known_as_such(english: Catalogue) -> None:
    found = localized(english, [])

    assert replace(found.catalogue, untranslated=frozenset(), english_names={}) == english
    assert set(found.states.values()) == {"missing"}


def test_a_layer_with_one_text_missing_is_english_as_a_whole_and_the_other_is_not(english: Catalogue) -> None:
    found = localized(english, without(translated(english), f"{FULL} delivery.cost.why"))

    full, before = found.catalogue.practices["full"], english.practices["full"]
    assert full.title == made_up(before.title)
    assert full.setup == before.setup
    assert (found.states[FULL, "head"], found.states[FULL, "body"]) == ("current", "missing")


def test_names_are_a_list_of_their_own_in_each_language(english: Catalogue) -> None:
    entries, _ = with_text(translated(english), f"{FULL} also_called", "zwei\n\n eins \nzwei")
    found = localized(english, entries)

    assert found.catalogue.practices["full"].also_called == ("eins", "zwei")


def test_a_text_whose_english_has_changed_stays_and_is_known_as_outdated(english: Catalogue) -> None:
    entries = [
        replace(entry, english="A whole practice") if entry.context == f"{FULL} title" else entry
        for entry in translated(english)
    ]
    found = localized(english, entries)

    assert found.states[FULL, "head"] == "outdated"
    assert found.catalogue.practices["full"].title == made_up("A full practice")
    assert [state for layer, state in found.states.items() if layer != (FULL, "head")].count("outdated") == 0


def test_a_term_whose_english_has_changed_is_english_again(english: Catalogue) -> None:
    context = "practices/vocabulary/stages.yml terms.before-arrival.label"
    entries = [replace(e, english="Before the arrival") if e.context == context else e for e in translated(english)]
    found = localized(english, entries)

    assert found.catalogue.vocabulary.label("stage", "before-arrival") == "Before arrival"
    assert found.states["practices/vocabulary/stages.yml", "terms.before-arrival.label"] == "missing"


def test_what_a_translator_is_not_sure_of_is_not_shown(english: Catalogue) -> None:
    entries = [replace(e, unsure=True) if e.context == f"{FULL} title" else e for e in translated(english)]

    assert localized(english, entries).states[FULL, "head"] == "missing"


def test_a_step_that_is_put_before_others_takes_no_translation_from_them(english: Catalogue) -> None:
    """Where the key is a position, one new step gives every step the translation of another one."""
    entries = translated(english)
    full = english.practices["full"]
    assert full.setup
    setup = full.setup.model_copy(update={"steps": ("Ask around.", *full.setup.steps)})
    changed = replace(english, practices={**english.practices, "full": full.model_copy(update={"setup": setup})})
    found = match(list(source_texts(changed)), entries).found
    steps = [entry.text for source, entry in found if source.context == f"{FULL} setup.steps"]

    assert steps == ["", *map(made_up, full.setup.steps)]
    assert localized(changed, entries).states[FULL, "body"] == "missing"


@pytest.mark.parametrize(
    ("english_before", "state"), [("A rather full practice", "outdated"), ("Nothing of the kind", "missing")]
)
def test_a_text_that_says_something_else_now_has_no_translation(
    english: Catalogue, english_before: str, state: str
) -> None:
    entries = [replace(e, english=english_before) if e.context == f"{FULL} title" else e for e in translated(english)]

    assert localized(english, entries).states[FULL, "head"] == state


def test_a_record_with_a_new_id_keeps_its_translation(english: Catalogue) -> None:
    entries = [replace(e, context=e.context.replace("/full.yml", "/full-once.yml")) for e in translated(english)]
    found = localized(english, entries)

    assert english.practices["full"].formerly == ("full-once",)
    assert told(english, entries) == []
    assert found.catalogue.practices["full"].title == made_up("A full practice")
    assert set(found.states.values()) == {"current"}


def test_titles_are_in_the_order_of_the_alphabet_accents_or_not(english: Catalogue) -> None:
    entries, _ = with_text(translated(english), f"{FULL} title", "Ärzte")
    entries, _ = with_text(entries, "practices/minimal.yml title", "Zelte")
    found = localized(english, entries)

    titles = [practice.title for practice in found.catalogue.published.values()]
    assert titles.index("Ärzte") < titles.index("Zelte")


@pytest.mark.parametrize(
    ("context", "text", "code"),
    [
        (f"{FULL} title", "x" * 101, "F003"),
        (f"{FULL} also_called", f"kurz\n{'x' * 201}", "F003"),
        (f"{FULL} setup.text", "Ein <script>alert(1)</script> Text.", "T001"),
        (f"{FULL} setup.text", "Siehe [hier](https://example.org/mehr).", "G002"),
        (f"{FULL} setup.text", "Siehe {{ config }}.", "T002"),
        (f"{FULL} setup.text", "# Titel", "T004"),
        (f"{FULL} setup.text", "Frag anna@example.org.", "T006"),
        (f"{FULL} description", "Kein Verweis.", "G002"),
    ],
)
def test_a_translation_keeps_the_rules_of_records(english: Catalogue, context: str, text: str, code: str) -> None:
    entries, line = with_text(translated(english), context, text)

    assert {*told(english, entries)} == {(line, code)}


def test_two_practices_must_not_have_one_title_in_another_language_either(english: Catalogue) -> None:
    entries, _ = with_text(translated(english), "practices/minimal.yml title", made_up("A full practice"))

    assert [code for _, code in told(english, entries)] == ["U001"]


@pytest.mark.parametrize(
    ("link", "code"), [("javascript:alert(1)", "T010"), ("http://example.org", "T003"), ("data:text/html,x", "T010")]
)
def test_an_unsafe_link_is_refused(english: Catalogue, link: str, code: str) -> None:
    entries, line = with_text(translated(english), f"{FULL} setup.text", f"[hier]({link})")

    assert (line, code) in told(english, entries)


@pytest.mark.parametrize(
    ("context", "text", "told", "tip"),
    [
        (f"{FULL} titel", "A full practice", f"got '{FULL} titel'", f"did you mean '{FULL} title'? 'make translations"),
        (
            "practices/ful.yml title",
            "A full practice",
            "got 'practices/ful.yml title'",
            f"did you mean '{FULL} title'?",
        ),
        ("practices/x.yml y", "A full practice", "got 'practices/x.yml y'", "'make translations LANG=de' puts aside"),
        (
            f"{FULL} title",
            "Nothing of the kind",
            f"text at {FULL} title; got 'Nothing of",
            "'make translations LANG=de'",
        ),
        (
            f"{FULL} title",
            "A rather full practice",
            "'A rather full practice', which has changed",
            "'make translations",
        ),
    ],
)
def test_what_translates_no_text_of_ours_is_told_at_its_line_and_stops_no_build(
    english: Catalogue, context: str, text: str, told: str, tip: str, tmp_path: Path
) -> None:
    title = f"{FULL} title"
    entries = [replace(e, context=context, english=text) if e.context == title else e for e in translated(english)]
    line = next(entry.line for entry in entries if entry.english == text)
    found = judge(english, entries, "de", FILE, TODAY)

    assert [(at.line, at.code, at.severity, told in at.message) for at in found] == [(line, "G006", "warning", True)]
    assert found[0].tip.startswith(tip)
    po = "\n".join(
        f'msgctxt "{at.context}"\nmsgid "{at.english}"\nmsgstr "{at.text}"\n' for at in entries if at.context == context
    )
    (tmp_path / "practices/translations").mkdir(parents=True)
    (tmp_path / FILE).write_text(po, "utf-8")
    assert in_a_build(tmp_path, english, "de", TODAY).catalogue.practices["full"]


def test_a_folder_that_has_moved_is_told_whole_and_guessed_at_only_for_its_first_entries(english: Catalogue) -> None:
    entries = [replace(e, context=e.context.replace("/vocabulary/", "/vocabularies/")) for e in translated(english)]
    tips = [at.tip for at in judge(english, entries, "de", FILE, TODAY)]

    assert len(tips) == sum("/vocabularies/" in entry.context for entry in entries) > 50
    assert sum(tip.startswith("did you mean") for tip in tips) == 50


def test_a_word_of_pages_that_is_gone_is_told_too_and_what_nobody_has_written_is_not(english: Catalogue) -> None:
    gone = Translation("macros/pages/page_words.yml gone", "Gone", "Weg", 7)

    assert told(english, [*translated(english), gone]) == [(7, "G006")]
    assert told(english, [*translated(english), replace(gone, text="")]) == []


def test_all_problems_are_told_at_once(english: Catalogue) -> None:
    entries, first = with_text(translated(english), f"{FULL} title", "x" * 101)
    entries, second = with_text(entries, "practices/minimal.yml title", "x" * 101)

    assert sorted(told(english, entries)) == sorted([(first, "F003"), (second, "F003")])
