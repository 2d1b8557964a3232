"""HTML that is stashed while Markdown reads a page comes back whole, and only where its own mark stands."""

import markdown
import pytest

from macros.engine.html_stash import HtmlStash

HTML = "<div>*not* Markdown {{ 6*7 }} \\1</div>"


@pytest.mark.parametrize("page", ["{}", "Some {} words", "- in a {} list", "> {}", "<div markdown>\n\n{}\n\n</div>"])
def test_html_is_restored_wherever_its_mark_stands(page: str) -> None:
    stash = HtmlStash()
    html = markdown.markdown(page.format(stash.stash(HTML)), extensions=["md_in_html"])

    assert HTML not in html
    assert HTML in stash.restore(html)
    assert "atlas-block" not in stash.restore(html)


def test_the_search_reads_no_block_that_shows_records() -> None:
    stash = HtmlStash()
    page = f"<p>{stash.stash('<ul>cards</ul>', searched=False)}</p><p>{stash.stash('<dl>glossary</dl>')}</p>"

    assert stash.restore(page) == "<ul>cards</ul><dl>glossary</dl>"
    assert stash.restore(page, for_search=True) == "<dl>glossary</dl>"


def test_text_that_only_looks_like_a_mark_stays() -> None:
    stash = HtmlStash()
    stash.stash(HTML)

    assert stash.restore("<p>atlas-fragment-7-end</p>", for_search=True) == "<p>atlas-fragment-7-end</p>"


def test_a_whole_page_is_rendered_when_it_is_taken_and_taken_once() -> None:
    stash, rendered = HtmlStash(), []
    mark = stash.stash_page(lambda: rendered.append(HTML) or HTML)

    with pytest.raises(KeyError):
        stash.take_page(f"{mark} and more")
    render = stash.take_page(mark)
    assert not rendered
    assert render() == HTML
    with pytest.raises(KeyError):
        stash.take_page(mark)
