"""The other static-site engines: each is installed outside of the project, and builds the same content as Markdown."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from macros.records.catalogue import Catalogue
from macros.records.loader import Loader

from .process import Cost, run

_TEMPLATES = Environment(  # noqa: S701 - writes Markdown and settings of our own records
    loader=FileSystemLoader(Path(__file__).parent / "templates"), trim_blocks=True, lstrip_blocks=True
)
_RECORD_LINK = re.compile(r"\((practice|case):([a-z0-9-]+)\)")
_TEMPLATES.filters["links"] = lambda text: _RECORD_LINK.sub(r"(../\1s/\2.md)", text)
# By default, Node uses only a part of the memory.
_ROOM = {"NODE_OPTIONS": "--max-old-space-size=12000"}
Titles = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Peer:
    """One engine: how it is installed below a folder, and how it builds the Markdown of a folder into `site`."""

    name: str
    install: Callable[[Path], None]
    version: Callable[[Path], str]
    prepare: Callable[[Path, Titles], None]
    build: Callable[[Path, Path], Cost]


def write_markdown(root: Path, target: Path) -> Titles:
    """The records of a root as Markdown below `target`/docs; returns the titles by folder and id."""
    catalogue: Catalogue = Loader(root).load()
    page = _TEMPLATES.get_template("record.md.j2")
    kinds = {"practices": catalogue.published, "cases": catalogue.published_cases}
    for folder, records in kinds.items():
        (target / "docs" / folder).mkdir(parents=True)
        for id_, record in records.items():
            (target / "docs" / folder / f"{id_}.md").write_text(page.render(record=record), encoding="utf-8")
    (target / "docs/index.md").write_text("# Practice Atlas\n", encoding="utf-8")
    return {folder: {id_: record.title for id_, record in records.items()} for folder, records in kinds.items()}


def _mkdocs_settings(folder: Path, pages: Titles) -> None:
    (folder / "mkdocs.yml").write_text(_TEMPLATES.get_template("mkdocs.yml.j2").render(pages=pages), encoding="utf-8")


def _vitepress_settings(folder: Path, pages: Titles) -> None:
    text = _TEMPLATES.get_template("vitepress.mjs.j2").render(pages=pages)
    (folder / "vitepress/.vitepress").mkdir(parents=True)
    (folder / "vitepress/.vitepress/config.mjs").write_text(text, encoding="utf-8")
    (folder / "vitepress/package.json").write_text('{"type": "module"}', encoding="utf-8")


def _hugo_settings(folder: Path, _: Titles) -> None:
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        text = _TEMPLATES.get_template("hugo.html.j2").render()
        (layouts / f"{name}.html").write_text(text, encoding="utf-8")
    (folder / "docs/index.md").rename(folder / "docs/_index.md")  # where the pages beside it are pages of their own
    (folder / "config.toml").write_text('title = "Practice Atlas"\ncontentDir = "docs"\n', encoding="utf-8")


def _build_vitepress(tools: Path, folder: Path) -> Cost:
    modules = tools / "vitepress/node_modules"
    if not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(modules)
    return run(["node", modules / "vitepress/bin/vitepress.js", "build", "vitepress"], folder, _ROOM)


def _pip(package: str) -> Callable[[Path], None]:
    def install(tools: Path) -> None:
        run([sys.executable, "-m", "venv", tools / package], tools)
        run([tools / package / "bin/pip", "install", "--quiet", package], tools)

    return install


def _npm(package: str) -> Callable[[Path], None]:
    def install(tools: Path) -> None:
        (tools / package).mkdir()
        (tools / package / "package.json").write_text("{}", encoding="utf-8")
        run(["npm", "install", "--no-fund", "--no-audit", package], tools / package)

    return install


def _debian(*packages: str) -> Callable[[Path], None]:
    """Packages of Debian, unpacked into a folder instead of being installed."""

    def install(tools: Path) -> None:
        folder = tools / packages[0]
        folder.mkdir()
        for package in packages:
            run(["apt-get", "download", package], folder)
        for file in sorted(folder.glob("*.deb")):
            run(["dpkg", "-x", file, folder], folder)

    return install


def _asked(*command: str) -> Callable[[Path], str]:
    def version(tools: Path) -> str:
        parts = [str(tools / part) if "/" in part else part for part in command]
        environment = _libraries(tools)
        done = subprocess.run(parts, capture_output=True, text=True, check=True, env=environment)  # noqa: S603
        found = re.search(r"\d+(\.\d+)+\w*", done.stdout + done.stderr)
        return found.group() if found else "unknown"

    return version


def _npm_version(package: str) -> Callable[[Path], str]:
    def version(tools: Path) -> str:
        file = tools / package / "node_modules" / package / "package.json"
        return str(json.loads(file.read_text(encoding="utf-8"))["version"])

    return version


def _libraries(tools: Path) -> dict[str, str]:
    """Environment variables for programs of unpacked Debian packages, with the folders of their libraries."""
    found = next(iter(sorted((tools / "hugo").glob("usr/lib/*-linux-gnu"))), tools)
    return {"LD_LIBRARY_PATH": str(found), "PATH": "/usr/local/bin:/usr/bin:/bin"}


# The quick ones first, since each result is kept when it is there.
PEERS = (
    Peer(
        "Hugo, bare layouts without a theme",
        _debian("hugo", "libsass1"),
        _asked("hugo/usr/bin/hugo", "version"),
        _hugo_settings,
        lambda tools, folder: run(
            [tools / "hugo/usr/bin/hugo", "--quiet", "--destination", "site"], folder, _libraries(tools)
        ),
    ),
    Peer(
        "Zensical",
        _pip("zensical"),
        _asked("zensical/bin/zensical", "--version"),
        _mkdocs_settings,
        lambda tools, folder: run([tools / "zensical/bin/zensical", "build", "--clean"], folder),
    ),
    Peer(
        "Material for MkDocs, pages in its navigation",
        lambda _: None,
        lambda _: metadata.version("mkdocs-material"),
        _mkdocs_settings,
        lambda _, folder: run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder),
    ),
    Peer(
        "VitePress",
        _npm("vitepress"),
        _npm_version("vitepress"),
        _vitepress_settings,
        _build_vitepress,
    ),
)
