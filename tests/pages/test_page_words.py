"""The words of pages: filled safely, counted, all of them used and none missing."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from macros.pages.page_words import page_text, page_words

TEMPLATES = Path(__file__).parents[2] / "macros/pages/templates"
TEXT = "\n".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.j2"))
FOUND = set(re.findall(r'say\("([a-z_.]+)"[,)]|"([a-z_]+\.[a-z_]+)" if|else "([a-z_]+\.[a-z_]+)"', TEXT))
ASKED = {key for found in FOUND for key in found if key}
ENTRIES = {f"{template}.{key}" for template in ("country", "country_uses") for key in ("title", "description")}
ENTRIES |= {f"framework.{key}" for key in ("title", "description", "described")}
BEGUN = tuple(re.findall(r'say\("([a-z_.]+)" ~', TEXT))  # to which the rest of the name is added


def keys(words: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for name, text in words.items():
        if isinstance(text, Mapping) and set(text) != {"one", "many"}:
            yield from keys(text, f"{before}{name}.")
        else:
            yield f"{before}{name}"


def test_every_text_is_asked_for_by_a_template_or_an_entry_and_is_there() -> None:
    there = set(keys(page_words()))

    assert there >= ASKED
    assert {key for key in there - ASKED - ENTRIES if not key.startswith(BEGUN)} == set()


@pytest.mark.parametrize(("n", "text"), [(0, "0 cases"), (1, "1 case"), (2, "2 cases")])
def test_what_is_counted_has_its_form(n: int, text: str) -> None:
    assert page_text("list.cases", n=n) == text


def test_what_is_filled_in_is_escaped_and_marks_of_links_are_not() -> None:
    found = page_text("record.edit", link=Markup("<a>"), end=Markup("</a>"))

    assert found.startswith("<a>Edit this record</a>")
    assert page_text("country.title", country="<b>") == "Cases from &lt;b&gt;"


def test_a_text_that_is_not_there_and_a_place_that_is_not_filled_are_faults() -> None:
    with pytest.raises(KeyError):
        page_text("case.none_such")
    with pytest.raises(KeyError):
        page_text("country.title")


def test_both_forms_of_a_number_fill_the_same_places() -> None:
    """A form without a number is right in English where it is one; the other places are needed in both."""
    for part in page_words().values():
        for text in part.values() if isinstance(part, Mapping) else ():
            if isinstance(text, Mapping) and set(text) == {"one", "many"}:
                one, many = (set(re.findall(r"\{(\w+)\}", text[form])) - {"n"} for form in ("one", "many"))
                assert one == many
