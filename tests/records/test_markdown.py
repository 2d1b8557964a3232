"""Prose is read by one parser: the subset comes through, everything else is told and never becomes markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.records import markdown
from macros.records.markdown import Node


def resolve(kind: str, id_: str) -> str | None:
    return None if id_ == "unknown" else f"../{kind}s/{id_}/"


def kinds(text: str) -> list[tuple[str, int]]:
    return [(found.kind, found.line) for found in markdown.disallowed(text)]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain words.", "<p>Plain words.</p>\n"),
        ("One\n\nTwo", "<p>One</p>\n<p>Two</p>\n"),
        ("**b** *i* `c`", "<p><strong>b</strong> <em>i</em> <code>c</code></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n"),
        ("a  \nb", "<p>a<br />\nb</p>\n"),
        ("[x](https://example.org/a)", '<p><a href="https://example.org/a">x</a></p>\n'),
        ("[x](practice:welcome-desk)", '<p><a href="../practices/welcome-desk/">x</a></p>\n'),
        ("[x](case:north-desk)", '<p><a href="../cases/north-desk/">x</a></p>\n'),
    ],
)
def test_the_subset_becomes_html(text: str, html: str) -> None:
    assert markdown.to_html(text, resolve) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[x](practice:unknown)", "<p><a>x</a></p>\n"),
        ("[x](practice:Bad_Id)", "<p>x</p>\n"),
        ("[x](http://example.org)", "<p>x</p>\n"),
        ("[x](/etc/passwd)", "<p>x</p>\n"),
        ("[x](//example.org)", "<p>x</p>\n"),
        ("[x](https:///a)", "<p>x</p>\n"),
        ("[**x** y](ftp://a) [z](https://b.org)", '<p><strong>x</strong> y <a href="https://b.org">z</a></p>\n'),
    ],
)
def test_links_that_lead_nowhere_safe_become_text(text: str, html: str) -> None:
    assert markdown.to_html(text, resolve) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:a)",
        '[x](https://a.org/"onmouseover="alert(1))',
        '[x](https://a.org "\\"onmouseover=\\"alert(1)")',
        "[x]: javascript:alert(1)\n\n[x]",
        "<javascript:alert(1)>",
        "`<b>`",
        "&lt;script&gt;&#60;script&#62;",
        "{{ cycler.__init__.__globals__ }}",
    ],
)
def test_hostile_text_never_becomes_markup(text: str) -> None:
    html = str(markdown.to_html(text, resolve)).lower()

    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert 'href="vbscript' not in html
    assert ' onmouseover="' not in html


@given(st.text("<>&\"'[]()!*_`#-=|:/\\ \nabjsx{}%", max_size=120))
def test_any_text_gives_only_the_tags_of_the_subset(text: str) -> None:
    allowed = (
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "em",
        "strong",
        "code",
        "a",
        "br",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    )
    html = str(markdown.to_html(text, resolve))

    tags = {part.split(">")[0].split()[0].strip("/") for part in html.split("<")[1:]}

    assert tags <= {*allowed, "pre", "hr", "img", "table", "thead", "tbody", "tr", "th", "td"}
    assert not {"script", "style", "iframe"} & tags


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Words, **bold**, *italics*, `code`, [link](https://a.org).\n\n- list\n\n1. list\n\n> quote", []),
        ("a\n\n# Heading", [("heading", 2)]),
        ("Heading\n---", [("heading", 0)]),
        ("![alt](https://a.org/x.png)", [("image", 0)]),
        ("a\n![alt](https://a.org/x.png)", [("image", 1)]),
        ("a\n\n---\n\nb", [("hr", 2)]),
        ("```\ncode\n```", [("fence", 0)]),
        ("a\n\n    code", [("code_block", 2)]),
        ("<div>\nx\n</div>", [("html_block", 0)]),
        ("a\nb <b>c</b>", [("html_inline", 1), ("html_inline", 1)]),
    ],
)
def test_what_is_outside_the_subset_is_told_with_its_line(text: str, found: list[tuple[str, int]]) -> None:
    assert kinds(text) == found


def test_a_table_is_told_as_such() -> None:
    assert ("table", 0) in kinds("| a | b |\n|---|---|\n| 1 | 2 |")


def test_links_are_found_with_the_line_on_which_they_begin() -> None:
    text = "One [a](practice:a)\nand [b](https://b.org)  \nand [c](case:c).\n\n- [d](mailto:d@example.org)\n- <https://e.org>"

    assert [(link.text, link.line) for link in markdown.links(text)] == [
        ("practice:a", 0),
        ("https://b.org", 1),
        ("case:c", 2),
        ("mailto:d@example.org", 4),
        ("https://e.org", 5),
    ]


def test_the_tree_holds_kinds_texts_addresses_and_numbers() -> None:
    text = "See [**the** desk](practice:welcome-desk).\n\n7. a"

    assert markdown.parse(text) == (
        Node(
            "paragraph",
            children=(
                Node(
                    "inline",
                    children=(
                        Node("text", "See "),
                        Node(
                            "link",
                            href="practice:welcome-desk",
                            children=(Node("strong", children=(Node("text", "the"),)), Node("text", " desk")),
                        ),
                        Node("text", "."),
                    ),
                ),
            ),
        ),
        Node(
            "ordered_list",
            start=7,
            children=(
                Node(
                    "list_item",
                    children=(Node("paragraph", children=(Node("inline", children=(Node("text", "a"),)),)),),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**One** two\nthree", "One two three"),
        ("a  \nb", "a b"),
        ("a\n\nb", "a\nb"),
        ("See [the desk](practice:x) & `x < y`", "See the desk & x < y"),
        ("&amp; \\*", "& *"),
    ],
)
def test_the_words_alone_read_as_the_eye_sees_them(text: str, words: str) -> None:
    assert markdown.to_text(markdown.parse(text)) == words


def test_items_of_a_list_are_not_glued_together() -> None:
    assert markdown.to_text(markdown.parse("- one\n- two")).split() == ["one", "two"]


@given(st.text(max_size=200))
def test_any_text_can_be_parsed_rendered_and_judged(text: str) -> None:
    markdown.to_text(markdown.parse(text))
    markdown.to_html(text, resolve)
    list(markdown.disallowed(text))
    list(markdown.links(text))


@pytest.mark.parametrize(
    "text", ["[" * 10_000, "*" * 10_000, "> " * 5_000, "- " * 5_000, "`" * 10_000, "<" * 10_000, "a*" * 5000]
)
def test_text_made_to_be_slow_or_deep_is_parsed_without_an_error(text: str) -> None:
    assert len(list(markdown.disallowed(text))) <= 1
    assert len(markdown.to_text(markdown.parse(text))) <= len(text)
