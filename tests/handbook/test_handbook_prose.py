"""Every kind of prose that an author may write has a form in the tree, in print and in the e-book."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from macros.handbook.book import Book
from macros.handbook.book_data import book_data
from macros.handbook.book_list import single
from macros.handbook.entries import Entries
from macros.handbook.epub import make_epub
from macros.handbook.prose_tree import tree_of
from macros.handbook.typst_pdf import Pdf
from macros.records import markdown
from macros.records.catalogue import Catalogue
from macros.records.works import Source

from .conftest import EDITION, changed, handbook_of
from .pdf_reading import links_of, squeezed, text_of

EVERYTHING = """First *slanted* and **bold** and `code`
on two lines,\\
broken here, with a [page](https://example.org/x), a [mail](mailto:a@example.org),
a [practice](practice:minimal), a [case](case:kosice-example) and [nothing](practice:none).

> Said by somebody.

- one
- two
    1. inner
    2. more

7. seventh
"""


def address(kind: str, id_: str) -> str | None:
    return None if id_ == "none" else f"https://atlas.example/{kind}/{id_}"


def kinds(tree: Sequence[dict[str, Any]]) -> Iterator[str]:
    for piece in tree:
        yield piece["kind"]
        yield from kinds(piece.get("children", ()))


def node_kinds(nodes: Sequence[markdown.Node]) -> Iterator[str]:
    for node in nodes:
        yield node.kind
        yield from node_kinds(node.children)


def test_the_sample_holds_every_kind_and_every_kind_has_a_form() -> None:
    """A kind that markdown.KINDS gains must be written into the sample, and so into the tree and both templates.

    The end of a line of the record is a space of its text.
    """
    assert set(node_kinds(markdown.parse(EVERYTHING))) == markdown.KINDS
    assert set(kinds(tree_of(EVERYTHING, address))) == (markdown.KINDS - {"inline", "softbreak"}) | {"record"}


def test_every_kind_is_printed(catalogue: Catalogue, print_book: Callable[[Book, Catalogue], Pdf]) -> None:
    with_all = changed(catalogue, "full", description=EVERYTHING)
    pdf = print_book(single(with_all.published["full"]), with_all).content
    text = squeezed(text_of(pdf))

    assert (
        squeezed("First slanted and bold and code on two lines, broken here, with a page, a mail, a practice") in text
    )
    assert squeezed("and nothing. Said by somebody. • one • two 1. inner 2. more 7. seventh") in text
    assert {"https://example.org/x", "mailto:a@example.org", "https://atlas.example/practices/minimal/"} <= links_of(
        pdf
    )


def test_an_address_with_other_letters_is_in_percent_form(
    catalogue: Catalogue, print_book: Callable[[Book, Catalogue], Pdf]
) -> None:
    """A PDF holds addresses in ASCII, and a letter that no font can draw must not change where one leads."""
    (source,) = catalogue.practices["nasty"].sources
    read = Source.model_validate({**source.model_dump(), "url": "https://example.org/košice/行?a=1&b=%20#ó"})
    other = changed(catalogue, "nasty", sources=(read,))

    pdf = print_book(single(other.published["nasty"]), other).content

    assert "https://example.org/ko%C5%A1ice/%E8%A1%8C?a=1&b=%20#%C3%B3" in links_of(pdf)


def test_every_kind_stands_in_the_e_book(catalogue: Catalogue) -> None:
    with_all = changed(catalogue, "full", description=EVERYTHING)

    assert make_epub(book_data(handbook_of(with_all), Entries(with_all, EDITION)), EDITION)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///etc/passwd", "http://example.org/", "//example.org", "data:text/html,x"]
)
def test_unsafe_links_leave_only_their_words(href: str) -> None:
    tree = tree_of(f"[words]({href})", address)

    assert set(kinds(tree)) == {"paragraph", "text"}
    assert "words" in str(tree)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# Heading", "Heading"),
        ("| a | b |\n|---|---|\n| c | d |", "a"),
        ("```\ncode\n```", "code"),
        ("![alt](x.png)", "alt"),
    ],
)
def test_what_lies_outside_the_subset_keeps_its_words(text: str, words: str) -> None:
    tree = tree_of(text, address)

    assert set(kinds(tree)) <= {"paragraph", "text"}
    assert words in str(tree)


def test_a_paragraph_that_begins_from_the_right_is_marked() -> None:
    assert tree_of("שלום world", address)[0]["rtl"] is True
    assert "rtl" not in tree_of("world שלום", address)[0]
