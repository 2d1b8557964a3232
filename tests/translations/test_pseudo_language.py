"""Every text of records wears accents in the pseudo-language, and the words that do not only become fewer."""

import re
from collections import Counter
from collections.abc import Mapping

import pytest

from macros.edition.languages import MIRRORED
from macros.edition.pseudo import accented, in_pseudo
from macros.records import markdown
from macros.records.catalogue import Catalogue
from macros.translations.source_texts import source_texts

from .english_words import PseudoPages, english_by_kind, english_words, pseudo_pages, untranslated_texts, visible


@pytest.fixture(scope="module")
def shown() -> PseudoPages:
    return pseudo_pages()


@pytest.fixture(scope="module")
def counted(shown: PseudoPages) -> Mapping[str, tuple[int, Counter[str]]]:
    return english_by_kind(shown)


def test_no_word_of_pages_stays_english(counted: Mapping[str, tuple[int, Counter[str]]]) -> None:
    """Words of readers belong into a file of words: `python -m tests.translations.english_words` says which do not."""
    assert {kind: list(english) for kind, (_, english) in counted.items() if english} == {}


def test_every_kind_of_page_is_counted(counted: Mapping[str, tuple[int, Counter[str]]]) -> None:
    without_words = {kind for kind, (words, _) in counted.items() if not words}

    assert {"practice", "case", "term", "facet", "country", "framework", "board", "macro compare"} <= set(counted)
    assert without_words <= {"macro door", "macro telling_cases", "macro count"}


def test_every_text_of_records_and_vocabulary_has_accents_wherever_it_shows(shown: PseudoPages) -> None:
    said = " ".join(" ".join(text.split()) for page in shown.pages for text in page.texts)
    lines = {
        line.strip()
        for source in source_texts(shown.english)
        for line in markdown.words(source.english).splitlines()
        if len(line.split()) > 2
    }

    assert sum(accented(line) in said for line in lines) > 200
    assert [line for line in lines - untranslated_texts(shown.english) if line in said] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A desk", "Ȧ ḋėṡķ"),
        ("[words](practice:welcome-desk)", "[ẇȯṙḋṡ](practice:welcome-desk)"),
        ("{n} days", "{n} ḋȧẏṡ"),
        ("[rating.why] must be given", "[rating.why] mųṡṫ bė ġïvėṅ"),
        ("[cases.json](cases.json)", "[ĉȧṡėṡ.ĵṡȯṅ](cases.json)"),
        ("see https://www.example.org/a.", "ṡėė https://www.example.org/a."),
        ("<b>bold</b>", "<b>bȯļḋ</b>"),
        ("", ""),
    ],
)
def test_accents_stand_on_words_and_on_nothing_else(text: str, wanted: str) -> None:
    assert accented(text) == wanted
    assert len(accented(text)) == len(text)


def test_a_text_keeps_its_english_letters_below_the_accents(english: Catalogue) -> None:
    for source in source_texts(english):
        assert len(accented(source.english)) == len(source.english)
        assert accented(accented(source.english)) == accented(source.english)


def test_the_longer_language_has_texts_a_third_longer_and_none_beyond_its_limit(english: Catalogue) -> None:
    sources = [source for source in source_texts(english) if source.limit]
    longer = [in_pseudo(source.english, MIRRORED, source.limit) for source in sources]

    assert len("".join(longer)) > 1.33 * len("".join(source.english for source in sources))
    assert all(len(text) <= source.limit for text, source in zip(longer, sources, strict=True) if source.limit)
    assert in_pseudo("A note", MIRRORED, 7) == "Ȧ ṅȯṫė"


def test_what_is_seen_and_heard_is_counted_and_what_has_its_own_language_is_not() -> None:
    html = '<p>One two <a title="three" lang="de">vier</a><b aria-label="five">six</b></p><script>seven</script>'

    assert sorted(english_words(" ".join(visible(html)), frozenset({"two"}))) == ["One", "five", "six"]


def test_no_page_shows_what_python_calls_a_thing(shown: PseudoPages) -> None:
    """In a template `words.copy` is the method of a dictionary; `words["copy"]` is the text."""
    told = re.compile("built-in method|bound method|object at 0x")

    assert [page.kind for page in shown.pages if told.search(page.html)] == []
