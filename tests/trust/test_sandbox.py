"""What a page may call: the macros of the atlas by name, and nothing else."""

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, StrictUndefined, TemplateError, nodes

from macros.edition.settings import edition_of
from macros.engine.build_state import Build
from macros.engine.generated_files import BODY
from macros.engine.page_macros import page_macros
from macros.engine.page_sandbox import Sandbox
from macros.pages.render import Renderer
from macros.pages.site import Site
from tests.atlas import atlas_records

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
CATALOGUE = atlas_records()
BUILD = Build(Renderer(Site(CATALOGUE, edition_of(ROOT, CATALOGUE))), problems=())
MACROS = page_macros(BUILD, lambda: "x/")
ALLOWED = MACROS.keys() - {"record_page"}

ATTACKS = (
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ count.__globals__ }}",
    "{{ count['__globals__'] }}",
    "{{ count('practices').__class__ }}",
    "{{ count.__wrapped__() }}",
    "{{ lipsum() }}",
    "{{ config }}",
    "{{ config['extra'] }}",
    "{{ environment }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ 'x' | attr('__class__') }}",
    "{{ ['x'] | map(attribute='__class__') | list }}",
    "{% include 'index.md' %}",
    "{% import 'index.md' as other %}{{ other }}",
    "{% extends 'index.md' %}",
    "{{ range(9) }}",
    "{{ macros_info() }}",
    "{{ now() }}",
    "{{ '{0.__class__}'.format(count) }}",
    "{% set x = {}.update({1: 2}) %}",
)


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox({"count": lambda name: f"<{name}>"}, StrictUndefined)


def test_macros_can_be_called(sandbox: Sandbox) -> None:
    """A page calls a macro by its name with plain values, and the result stands there as it is."""
    assert sandbox.from_string('{{ count("practices") }}').render(page="x") == "<practices>"


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_else_is_within_reach(sandbox: Sandbox, attack: str) -> None:
    """Every way out of the template language that is known to us ends in an error."""
    with pytest.raises((TemplateError, TypeError)):
        sandbox.from_string(attack).render(config={"extra": {}}, environment={}, page="x")


def front_matter(text: str) -> dict[str, object]:
    return dict(yaml.safe_load(text.split("---", 2)[1]) or {}) if text.startswith("---") else {}


def is_plain_call(node: nodes.Node) -> bool:
    """A call of a macro for writers, with nothing but constants."""
    constants = isinstance(node, nodes.Call) and all(
        isinstance(value, nodes.Const) for value in [*node.args, *(keyword.value for keyword in node.kwargs)]
    )
    return constants and isinstance(node.node, nodes.Name) and node.node.name in ALLOWED


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pages_call_macros_and_do_nothing_else(path: Path) -> None:
    """A written page that asks for macros holds calls with constants only; one that does not holds no template."""
    text = path.read_text(encoding="utf-8")
    if not front_matter(text).get("render_macros"):
        assert "{{" not in text
        assert "{%" not in text
        return
    for part in Environment(autoescape=True).parse(text).body:
        assert isinstance(part, nodes.Output), f"line {part.lineno}: no statement may stand in a page"
        strange = [node for node in part.nodes if not isinstance(node, nodes.TemplateData) and not is_plain_call(node)]
        assert not strange, f"line {strange[0].lineno}: only calls such as count('practices') may stand in a page"


def test_generated_pages_hold_one_call_and_no_word_of_a_record() -> None:
    """The body of every generated page is the same call; which page it is, is told by a route of plain letters."""
    assert BODY == "{{ record_page() }}"
    pages = BUILD.renderer.pages
    assert len(pages) > len(CATALOGUE.published)
    assert [route for route in pages if not re.fullmatch("([a-z0-9-]+/)+", route)] == []


def test_a_macro_leaves_a_mark_and_no_word_of_a_record() -> None:
    """What a macro gives to a page, which Markdown and other plugins read, is never its HTML."""
    marks = [macro() for name, macro in MACROS.items() if name in ("practice_finder", "case_list", "glossary")]
    assert len(marks) == 3
    assert [mark for mark in marks if not re.fullmatch(r"atlas-fragment-\d+-end", mark)] == []


def built(root: Path, page: str, site: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """A real build of a root whose only written page is this one."""
    (root / "docs").unlink()
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text(page)
    settings = yaml.safe_load((root / "mkdocs.yml").read_text())
    settings["nav"] = ["index.md"]
    settings["extra_css"] = []
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site), *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.build
def test_a_page_that_reaches_further_fails_the_build(root: Path, tmp_path: Path) -> None:
    """In a real build, an attack on a page ends with status 1 and runs nothing."""
    mark = tmp_path / "ran"
    attack = f"{{{{ cycler.__init__.__globals__.os.system('touch {mark}') }}}}"
    done = built(root, f"---\nrender_macros: true\n---\n# Home\n\n{attack}\n", tmp_path / "site", "--strict")
    assert (done.returncode, mark.exists()) == (1, False)
    assert "got access to attribute '__init__'" in done.stderr + done.stdout


@pytest.mark.build
def test_macros_run_only_on_pages_that_ask_for_them(root: Path, tmp_path: Path) -> None:
    """On a page that does not ask, even a macro of ours is text."""
    built(root, "# Home\n\nThere are {{ count('practices') }} of them.\n", tmp_path / "site")
    assert "{{ count('practices') }}" in unescape((tmp_path / "site/index.html").read_text(encoding="utf-8"))
