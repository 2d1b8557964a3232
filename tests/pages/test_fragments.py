"""Fragments and whole pages: golden HTML of a full, a minimal and a nasty record, reviewed by eye when it changes.

After a change that is meant, run `pytest tests/pages/test_fragments.py --update-goldens` and read the difference.
"""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from macros.pages import writers_macros
from macros.pages.charts import coverage_rows
from macros.pages.render import Renderer

GOLDEN = Path(__file__).parent / "golden"
RENDERED = {
    "practice-full": lambda r: r.page("practices/full/"),
    "practice-minimal": lambda r: r.page("practices/minimal/"),
    "practice-nasty": lambda r: r.page("practices/nasty/"),
    "case": lambda r: r.page("cases/kosice-example/"),
    "term": lambda r: r.page("stage/before-arrival/"),
    "country": lambda r: r.page("country/sk/"),
    "coverage": lambda r: r.fragment("coverage", "journey/", rows=coverage_rows(r.site.catalogue)),
}


@pytest.mark.parametrize("name", RENDERED)
def test_html_is_as_reviewed(name: str, renderer: Renderer, request: pytest.FixtureRequest) -> None:
    html = str(RENDERED[name](renderer))
    path = GOLDEN / f"{name}.html"
    if request.config.getoption("--update-goldens"):
        path.write_text(html, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == html


def test_text_of_records_is_never_markup(renderer: Renderer) -> None:
    html = str(renderer.page("practices/nasty/"))

    for mark in ("<script", "<img", "<svg", "<b>", "<i>", "{% raw", " onerror=", " onload=", 'href="javascript'):
        escaped = html.replace("&lt;img src=x onerror=", "").replace("&lt;svg onload=", "").replace("{% raw %}", "")
        assert mark not in escaped
    assert "Nasty &lt;b&gt;signs&lt;/b&gt; &amp; &#34;quotes&#34; {{ 6*7 }} | pipes" in html


def test_a_draft_is_on_no_page(renderer: Renderer) -> None:
    with pytest.raises(LookupError, match="practice with this name; got 'hidden'"):
        renderer.practice("hidden")

    assert "A draft that nobody may see" not in renderer.fragment("practices_by_category", "practices/")


def test_a_long_list_has_a_line_for_each_case_and_leads_to_the_finder(site, renderer: Renderer) -> None:
    """What nobody reads to its end is not laid out as cards; the finder, where it can be filtered, is a click away."""
    long = Renderer(site)
    long.environment.globals["cards_of_cases"] = 1
    found = site.catalogue.cases_by_term["category", "accommodation"]

    html, cards = (str(r.page("category/accommodation/")) for r in (long, renderer))

    assert len(found) > 1
    assert html.count('class="pa-case-card"') == 0
    assert cards.count('class="pa-case-card"') == len(found)
    for case in found:
        assert f'<a href="../../cases/{case.id}/">{case.title}</a></li>' in html
        assert f'<h3><a href="../../country/{case.country.lower()}/">' in html
    assert all('href="../../cases/?category=accommodation#finder"' in page for page in (html, cards))


def test_a_long_list_of_practices_shows_titles(site) -> None:
    long = Renderer(site)
    long.environment.globals["cards_at_a_time"] = 0

    html = str(long.page("stage/before-arrival/"))

    assert '<li><a href="../../practices/full/">A full practice</a></li>' in html
    assert 'class="pa-card"' not in html


def test_the_template_of_a_page_reaches_no_record_but_those_that_it_is_given(renderer: Renderer) -> None:
    """A preview makes a page again when one of its values changes, and needs to know of no others."""
    for name in ("catalogue", "site.catalogue", "site.practice_cards"):
        template = renderer.environment.from_string(f"{{{{ {name} }}}}")
        with pytest.raises(UndefinedError):
            template.render(**renderer.pages["practices/full/"].values)


def test_a_wrong_name_gets_the_nearest(renderer: Renderer) -> None:
    with pytest.raises(LookupError, match=r"got 'minimall' did you mean 'minimal'\?"):
        writers_macros.practice_card(renderer, "", "minimall")


def test_a_rating_is_a_number_and_a_word_before_it_is_a_picture(renderer: Renderer) -> None:
    html = str(renderer.page("practices/full/"))

    assert "<strong>3 of 5</strong>\N{NO-BREAK SPACE}· Medium</p>" in html
    assert '<p class="pa-amount">about <strong>20</strong> <span>weeks</span></p>' in html
    assert html.count('class="pa-scale') == html.count('aria-hidden="true"></span>')


def test_a_missing_rating_says_so(renderer: Renderer) -> None:
    html = str(renderer.page("practices/minimal/"))

    assert html.count("Not rated") == 7
    assert "0 of 5" not in html


def test_what_only_the_owner_knows_is_hidden_while_unset(site, renderer: Renderer) -> None:
    from dataclasses import replace

    bare = Renderer(replace(site, edition=replace(site.edition, repository=None, editors_mail=None, site_url=None)))
    full = str(renderer.page("practices/full/"))
    hidden = str(bare.page("practices/full/"))

    for address in ("https://code.example/atlas/edit/main/practices/full.yml", "mailto:editors@atlas.example"):
        assert address in full
        assert address not in hidden
    assert "https://atlas.example/practices/full/" in full
    assert "None" not in hidden


def test_an_overdue_review_is_said(site) -> None:
    from dataclasses import replace
    from datetime import date

    late = Renderer(replace(site, today=date(2028, 2, 1)))

    assert "Review is due" in late.page("practices/full/")
    assert "Review is due" not in Renderer(site).page("practices/full/")
    assert "review is due" in writers_macros.practice_list(late, "", importance="essential")
    assert "review is due" not in writers_macros.practice_list(Renderer(site), "", importance="essential")
