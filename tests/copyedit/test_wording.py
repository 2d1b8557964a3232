"""Each check of wording finds what it is for, and leaves alone what only looks like it."""

from dataclasses import replace

import pytest
from making import CHECK, ROOT, case, collection, found, practice

from macros.copyedit.standards import load_standards
from macros.edition.languages import PSEUDO
from macros.edition.pseudo import accented
from macros.edition.words import override_language
from macros.records.works import Source
from macros.translations.build import translated_words


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("filler", "It is important to ask.", "'It is important to': say what happens if it is not done"),
        ("filler", "Advisers play a crucial role.", "'play a crucial role': say what it does"),
        ("house-style", "Send an e-mail.", "'e-mail': we write 'email'"),
        ("house-style", "Some 20 percent came.", "'percent': we write 'per cent'"),
        ("house-style", "By an undated page it is open.", "'By an undated page': we write 'according to'"),
        ("house-style", "Whoever leaves early pays.", "'Whoever': we write 'people who' or 'those who'"),
        ("house-style", "The page tells that it is open.", "'tells that': we write 'says that'"),
        ("american", "They enroll at the centre.", "'enroll': we write 'enrol'"),
        ("american", "They organize it.", "'organize': we write 'organise'"),
        ("spelling", "They recieve a letter.", "'recieve' is not a word that we know"),
        ("acronyms", "Ask the NCP first.", "NCP is not spelt out at first use"),
        ("people", "Ask Prof. Miller.", "'Prof. Miller' looks like a person"),
        ("people", "It was founded by Ljubica Vranić.", "'by Ljubica Vranić' looks like a person"),
    ],
)
def test_a_fault_of_wording_is_found_where_it_stands(key: str, text: str, message: str) -> None:
    assert found(key, practice(description=text)) == [("visa-help", message)]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("filler", "It is open on Monday, and roles are clear."),
        ("house-style", "The mailing list counts for 20 per cent."),
        ("house-style", "The desk is named by a page, and ([there](https://example.org/)) by an article."),
        ("american", "They seize a prize of this size at the Welcome Center in town."),
        ("spelling", "The mentee's CV-like list of get-togethers, at https://example.org/recieve, is kept."),
        ("acronyms", "The European Research Council (ERC) pays; the ERC decides in part IV."),
        ("acronyms", "PGR stands for postgraduate researcher, and PGR groups meet."),
        (
            "people",
            "A directive of the rector was passed by Charles University, as asked by the President of the senate.",
        ),
    ],
)
def test_what_only_looks_like_a_fault_is_left_alone(key: str, text: str) -> None:
    assert found(key, practice(description=text)) == []


def test_names_that_the_sources_of_a_record_give_need_not_stand_in_the_dictionary() -> None:
    source = Source(title="Die Kinderkrippe", url="https://example.org/")
    story = "The Kinderkrippe is open."

    assert found("spelling", case(story=story, sources=(source,))) == []
    assert found("spelling", case(story=story)) == [("cases/somewhere", "'Kinderkrippe' is not a word that we know")]


def test_an_acronym_in_the_name_of_the_institution_of_a_case_is_known() -> None:
    story = "At NTNU the desk is open."

    assert found("acronyms", case(story=story, institution="NTNU")) == []
    assert found("acronyms", case(story=story)) == [("cases/somewhere", "NTNU is not spelt out at first use")]


def test_links_and_marks_of_markdown_are_not_words() -> None:
    assert found("spelling", practice(description="See **the** [desk](https://example.org/xyzzy/qwrtz).")) == []


@pytest.mark.parametrize(
    ("key", "text", "kept", "said"),
    [
        ("filler", "It is renowned.", "'renowned': ", "praise"),
        ("house-style", "Send an e-mail.", "'e-mail': ", "we write 'email'"),
        ("acronyms", "Ask the NCP first.", "NCP ", "is not spelt out at first use"),
    ],
)
def test_a_check_speaks_the_language_of_the_command_and_quotes_the_english_of_the_record(
    key: str, text: str, kept: str, said: str
) -> None:
    with override_language(PSEUDO, translated_words(ROOT, PSEUDO)):
        spoken = replace(collection(practice(description=text)), standards=load_standards())
        told = [finding.message for finding in CHECK[key].find(spoken)]

    assert told == [kept + accented(said)]
