"""The policy that every page carries, the headers that say the same, and what both refuse."""

import re
from pathlib import Path

import pytest

from macros.publishing.csp import THEME_PAGE, CspWriter, PolicyError, hash_of, inline_scripts, policy
from macros.publishing.headers import FORMATS, HEADERS, SHIPPED, write_headers

PAGE = "<!doctype html><html><head><meta charset='utf-8'><title>x</title>{}</head><body>{}</body></html>"
TRUSTED = '<script>document.body.dataset.x="y"</script>'


def write(site: Path, **pages: str) -> None:
    for name, html in pages.items():
        (site / f"{name}.html").write_text(html, encoding="utf-8")


def write_policies(site: Path) -> CspWriter:
    """Write the policy into every page of a finished site as a build does, which trusts the page of the theme."""
    writer = CspWriter()
    writer.trust((site / THEME_PAGE).read_text("utf-8"))
    writer.finish(site)
    return writer


def test_a_page_allows_its_own_scripts_by_their_hashes(tmp_path: Path) -> None:
    """The policy stands before everything that it rules, with one hash for each inline script of the page."""
    write(tmp_path, **{"404": PAGE.format(TRUSTED, "")}, index=PAGE.format(TRUSTED, ""))
    written = write_policies(tmp_path)
    html = (tmp_path / "index.html").read_text()
    expected = hash_of('document.body.dataset.x="y"')
    assert written.pages == 2
    assert expected in written.hashes
    assert html.index("Content-Security-Policy") < html.index("<title>")
    assert f"script-src 'self' '{expected}';" in html
    assert '<meta name="referrer" content="no-referrer">' in html


def test_a_page_that_passes_while_the_site_is_made_is_judged_all_the_same(tmp_path: Path) -> None:
    """What passed stays as it is, all else gets its policy in the end, and faults are told at once."""
    writer = CspWriter()
    writer.trust(PAGE.format(TRUSTED, ""))
    write(tmp_path, early=writer.add_policy(PAGE.format(TRUSTED, ""), "early.html"), late=PAGE.format("", ""))
    writer.finish(tmp_path)
    pages = [(tmp_path / f"{name}.html").read_text() for name in ("early", "late")]
    assert [html.count("Content-Security-Policy") for html in pages] == [1, 1]

    writer.add_policy(PAGE.format("<script>alert(1)</script>", ""), "early.html")
    write(tmp_path, last=PAGE.format("<script>alert(2)</script>", ""))
    with pytest.raises(PolicyError, match=r"(?s)^2 inline scripts .*early\.html: alert\(1\).*last\.html: alert\(2\)"):
        writer.finish(tmp_path)


def test_no_policy_allows_inline_code_at_large() -> None:
    """Neither scripts nor styles may be inline at large, and what is not named is forbidden."""
    assert "unsafe" not in policy(["sha256-x"])
    assert policy([]).startswith("default-src 'none'; script-src 'self'; style-src 'self';")


@pytest.mark.parametrize(
    "script",
    [
        "<script>alert(1)</script>",
        "<SCRIPT type='module'>alert(1)</SCRIPT >",
        "<svg><script>alert(1)</script></svg>",
        '<script>document.body.dataset.x="y",alert(1)</script>',
    ],
)
def test_a_script_that_is_not_the_themes_is_never_blessed(tmp_path: Path, script: str) -> None:
    """An inline script that stands on no page of the theme stops the build instead of getting a hash."""
    write(tmp_path, **{"404": PAGE.format(TRUSTED, "")}, index=PAGE.format(TRUSTED, script))
    with pytest.raises(PolicyError, match=r"^1 inline scripts are not the theme's; put them into files of docs/assets"):
        write_policies(tmp_path)


def test_a_page_without_head_is_refused(tmp_path: Path) -> None:
    """A page that cannot carry a policy is no page of this site."""
    write(tmp_path, **{"404": PAGE.format("", "")}, bare="<p>x</p>")
    with pytest.raises(PolicyError, match=r"^bare\.html has no <head> that could hold a policy$"):
        write_policies(tmp_path)


def test_blocks_of_data_are_no_scripts() -> None:
    """JSON and linked data in a page are never run, and need no hash."""
    html = '<script type="application/ld+json">{}</script><script id="c" type="application/json">{}</script>'
    assert list(inline_scripts(html)) == []
    assert list(inline_scripts('<script src="a.js"></script><script>b</script>')) == ["b"]


def test_headers_say_what_pages_cannot(tmp_path: Path) -> None:
    """Hosts that read files get the same headers in their own words, and no page may be framed elsewhere."""
    write_headers(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(SHIPPED)
    for text in (make() for make in FORMATS.values()):
        assert [name for name, value in HEADERS.items() if name not in text or value not in text] == []
    assert "frame-ancestors 'none'" in HEADERS["Content-Security-Policy"]
    assert not re.search(r"unsafe|\*", " ".join(HEADERS.values()))


def test_only_the_open_data_may_be_read_by_other_sites() -> None:
    """Each host is told so for that folder alone."""
    assert "Access-Control-Allow-Origin" not in HEADERS
    for text in (make() for make in FORMATS.values()):
        before, _, after = text.partition("/data/")
        assert "Access-Control-Allow-Origin" not in before
        assert "Access-Control-Allow-Origin" in after
