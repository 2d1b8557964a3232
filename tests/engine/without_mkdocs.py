"""Renders every page of a root with MkDocs, Material and mkdocs-macros forbidden, and prints the texts as JSON.

Run as a program, with the folder that holds mkdocs.yml: an import that is forbidden then ends it with an error.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

# What MkDocs turns on besides the extensions that mkdocs.yml names.
TURNED_ON = ("toc", "tables", "fenced_code")
FORBIDDEN = {"mkdocs", "mkdocs_macros", "material", "properdocs", "zensical"}


class Forbid(MetaPathFinder):
    """Refuses the packages from which the atlas must be free."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """None, so that others look for the module. Raises ImportError for a package that is forbidden."""
        if name.partition(".")[0] in FORBIDDEN:
            raise ImportError(f"{name} is forbidden here")
        return None


def articles(root: Path) -> Iterator[tuple[str, str]]:
    """The route and the HTML of the article of each page: those of records, and those that are written."""
    import jinja2
    import markdown
    import yaml

    from macros.engine.build_state import Build
    from macros.engine.page_macros import page_macros
    from macros.engine.page_sandbox import Sandbox
    from macros.engine.site_context import site_of
    from macros.pages.render import Renderer
    from macros.records.validate import validate

    today = datetime.now(UTC).date()
    site = site_of(root, validate(root, today).catalogue, today, directory_urls=True, offline=False)
    build = Build(Renderer(site), problems=())
    for route in build.renderer.pages:
        yield route, str(build.renderer.page(route))
    here = ""
    sandbox = Sandbox(page_macros(build, lambda: here), jinja2.StrictUndefined)
    extensions = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    for path in sorted((root / "docs").rglob("*.md")):
        settings, text = parted(path.read_text("utf-8"))
        name = path.relative_to(root / "docs").with_suffix("").as_posix()
        here = f"{name}/".removesuffix("index/")
        if settings.get("render_macros"):
            text = sandbox.from_string(text).render()
        html = markdown.markdown(text, extensions=[*TURNED_ON, *extensions], extension_configs=extensions)
        yield here, build.stash.restore(html)


def parted(page: str) -> tuple[dict[str, Any], str]:
    """The settings at the top of a page that is written, and its text."""
    import yaml

    if not page.startswith("---\n"):
        return {}, page
    _, settings, text = page.split("---\n", 2)
    return yaml.safe_load(settings), text


if __name__ == "__main__":
    sys.meta_path.insert(0, Forbid())
    sys.stdout.write(json.dumps(dict(articles(Path(sys.argv[1])))))
