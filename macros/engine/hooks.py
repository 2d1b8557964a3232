"""MkDocs events, each turned into one call into the package."""

import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.atlas")
_state: dict[str, Any] = {"command": "build", "code": {}}


def on_startup(command: str, **_: Any) -> None:
    """Remember whether this is a build or a preview, which must survive a broken record."""
    _state["command"] = command


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the records before anything else, and lay the renderer where define_env finds it."""
    root = Path(config.config_file_path).parent
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    from macros.engine.reload import forget_changed_code

    if forget_changed_code(root, _state["code"]):
        for made_by_old_code in ("site", "known"):
            _state.pop(made_by_old_code, None)
    from macros import BLOCKS, RENDERER
    from macros.engine.html_stash import Blocks
    from macros.pages.page_list import planned_pages
    from macros.pages.render import Renderer

    site = _site(root, config)
    config.extra["problems"] = _state["problems"]
    _state["site"] = site
    _state["pages"] = {page.route: page for page in planned_pages(site)}
    config.extra[RENDERER] = Renderer(site)
    config.extra[BLOCKS] = _state["blocks"] = Blocks()
    config.extra["edition"] = site.edition
    if site.edition.repository:
        config.edit_uri_template = f"{site.edition.repository}/edit/{site.edition.branch}/docs/{{path}}"
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, whose whole body is one macro call, and the other files."""
    from macros.edition import routes
    from macros.engine.generated_files import KeptFile, made_files
    from macros.engine.generated_page import BODY, GeneratedPage
    from macros.engine.site_context import open_data

    for page in _state["pages"].values():
        file = KeptFile.generated(config, routes.source(page.route), content=BODY, inclusion=InclusionLevel.NOT_IN_NAV)
        if page.edit and _state["site"].edition.repository:
            file.edit_uri = f"../{page.edit}"
        GeneratedPage(file, config)
        files.append(file)
    data = _state.get("open_data") or open_data(_state["site"])
    if _state["command"] == "serve":  # a preview keeps the data of its start, which nobody reads while writing
        data = _state["open_data"] = list(data)
    for made in made_files(_state["site"], data, config):
        files.append(made)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001 - as MkDocs calls it
    """Remember under which entry of the navigation generated pages stand."""
    _state["tabs"] = {page.file.src_uri: page for page in nav.pages}
    return nav


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG001 - as MkDocs calls it
    """Give a generated page its place in the navigation, its neighbours and its date."""
    from macros.edition import routes

    planned = _planned(page)
    if planned:
        tab = _state["tabs"].get(routes.source(planned.tab))
        page.parent = tab.parent if tab and tab.parent else tab
        page.update_date = planned.updated.isoformat()
    return page


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put blocks of words in their places; set title, description and contents, which are never evaluated."""
    from macros.engine.generated_page import GeneratedPage, contents
    from macros.engine.site_context import jsonld

    blocks, planned = _state["blocks"], _planned(page)
    html = str(blocks.put_back(html))
    if planned and isinstance(page, GeneratedPage):
        page.title = page.meta["title"] = str(escape(planned.title))
        page.meta["description"] = str(escape(planned.description))
        page.jsonld = jsonld(planned.route, _state["site"])
    if planned or page.meta.get("render_macros"):
        page.toc = contents(blocks.put_back_unsearched(html), page)
    return html


@event_priority(-50)
def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG001
    """Put the blocks that show records in their places, after the search has read the page."""
    page.content = _state["blocks"].put_back_unsearched(page.content)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 - as MkDocs calls it
    """Let go of what MkDocs would hold until the last page is written: most of the memory of a large build."""
    _state["blocks"].forget(page.markdown or "")
    page.content = page.markdown = ""  # not None, which would take the title from those who link here
    return output


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG001 - as MkDocs calls it
    """Link the generated pages of each chain to the one before and the one after."""
    from macros.edition import routes
    from macros.edition.jinja_cache import COMPILED, kept_once, share_globals
    from macros.edition.script_json import SHARDS

    share_globals(env)
    env.globals |= {"once": kept_once(), "shards": SHARDS}
    env.bytecode_cache = COMPILED
    before: dict[str, Page] = {}
    for planned in _state["pages"].values():
        file = files.get_file_from_path(routes.source(planned.route))
        if planned.chain and file and file.page:
            last = before.get(planned.chain)
            if last:
                last.next_page, file.page.previous_page = file.page, last
            before[planned.chain] = file.page
    return env


@event_priority(-50)
def on_post_build(config: MkDocsConfig) -> None:
    """Write our own entries into the search index, after the theme wrote it and before an offline copy is made."""
    from macros.pages.search import SHORT
    from macros.pages.search_index import ENTRIES, complete_index

    index = Path(config.site_dir, "search/search_index.json")
    if _state["command"] == "serve" and index.with_name(ENTRIES).is_file():
        return  # after an edit, a preview keeps the search of its start
    complete_index(index, _state["site"], SHORT if _is_offline(config) else None)


def _planned(page: Page) -> Any:
    return _state["pages"].get(page.url.removesuffix("index.html"))


def _site(root: Path, config: MkDocsConfig) -> Any:
    """What the pages are made from; in a preview, the last good one while a record is broken."""
    from macros.engine.plugin_errors import told_plainly
    from macros.engine.site_context import site_of
    from macros.records.cache import Known
    from macros.records.validate import check

    today = datetime.now(UTC).date()
    known = _state.setdefault("known", Known()) if _state["command"] == "serve" else None
    report = check(root, today, known)
    _state["problems"] = report.problems
    if report.problems:
        text = "\n".join(problem.as_text() for problem in report.problems)
        if _state["command"] != "serve" or "site" not in _state:
            raise PluginError(f"The records have problems:\n{text}")
        log.error("The records have problems; the pages show the last good state:\n%s", text)
        return _state["site"]
    with told_plainly():
        return site_of(root, report.catalogue, today, config.use_directory_urls, _is_offline(config))


def _is_offline(config: MkDocsConfig) -> bool:
    """Whether this is the copy that is read without the internet."""
    return bool(config.extra["atlas"].get("offline"))
