"""What a macro call that fails says: whether the call is at fault or the template of the macro, and where."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.exceptions import PluginError

from macros.engine.page_calls import PageCalls

PAGE = "# A page\n\n{{ greeting() }}\n"


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PageCalls:
    """The calls of a page with settings of two lines above, whose macro renders greeting.html.j2 with a name."""
    env: Any = Environment(loader=FileSystemLoader(tmp_path), undefined=StrictUndefined, autoescape=True)
    env.globals["greeting"] = lambda: env.get_template("greeting.html.j2").render(name="Ada")
    page = SimpleNamespace(meta={"render_macros": True}, file=None)
    monkeypatch.setattr(PageCalls, "_source", lambda *_: ("docs/page.md", f"---\n---\n{PAGE}"))
    return PageCalls(SimpleNamespace(page=page, env=env))


def test_a_fault_in_the_template_of_a_macro_is_told_at_the_line_of_the_template(
    calls: PageCalls, tmp_path: Path
) -> None:
    (tmp_path / "greeting.html.j2").write_text("<p>\n{{ nmae }}\n</p>", "utf-8")

    with pytest.raises(PluginError) as caught:
        calls.render(PAGE)

    assert str(caught.value) == (
        "docs/page.md:5: the template of a macro must be right, here greeting.html.j2:2; got 'nmae' is undefined"
    )


def test_a_call_of_an_unknown_macro_is_told_at_the_line_of_the_page(calls: PageCalls) -> None:
    with pytest.raises(PluginError) as caught:
        calls.render("# A page\n\n{{ greting() }}\n")

    assert str(caught.value) == (
        "docs/page.md:5: a macro must be called as the guide of macros shows; got 'greting' is undefined"
    )
