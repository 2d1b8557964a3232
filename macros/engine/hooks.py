"""The MkDocs events that read the records and add their pages and files to the build."""

import gc
import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.edition.action_plan import plan_forms
from macros.edition.dates import day
from macros.edition.jinja_cache import render_once_per_key, share_globals
from macros.edition.language_sites import language_sites
from macros.edition.languages import ENGLISH, language_code
from macros.edition.script_json import SHARDS
from macros.engine.build_state import INVOCATION, Build
from macros.engine.english_pages import in_its_language, name_in_english, say_english, title_in_its_language
from macros.engine.generated_files import GeneratedPage, data_files, page_files, table_of_contents
from macros.engine.moved_pages import moved_pages
from macros.engine.navigation import titled
from macros.engine.neighbours import guides_in, in_chains, in_guides
from macros.engine.page_calls import PageCalls
from macros.engine.page_sandbox import Sandbox
from macros.engine.plugin_errors import as_plugin_error
from macros.engine.site_context import open_data, site_of, translated_site
from macros.engine.theme_env import use_fast_environment
from macros.engine.written_pages import in_language
from macros.pages.front_words import front_words
from macros.pages.render import Renderer
from macros.pages.search_files import NAMES_SCRIPT, write_search
from macros.pages.site import Site
from macros.records.cache import RecordCache
from macros.records.problems import Problem
from macros.records.validate import validate
from macros.records.visibility import shows_drafts

log = logging.getLogger("mkdocs.hooks.atlas")


def on_startup(command: str, dirty: bool) -> None:
    """Note whether this is a build or a preview, in which language, and with drafts or not; make a preview's cache.

    Raises PluginError where the settings DRAFTS or ATLAS_LANGUAGE are none that we know.
    """
    INVOCATION.is_preview = command == "serve"
    with as_plugin_error():
        INVOCATION.with_drafts = shows_drafts(command, os.environ.get("DRAFTS"))
        setting = os.environ.get("ATLAS_LANGUAGE")
        INVOCATION.language = language_code(setting) if setting else ""
    INVOCATION.is_dirty = INVOCATION.is_preview and dirty
    INVOCATION.record_cache = RecordCache() if INVOCATION.is_preview else None
    gc.set_threshold(50_000)  # a build reads much and keeps it: collect garbage more rarely than after 700 new objects


def on_shutdown() -> None:
    """Exempt all objects from the garbage collection at exit, which would take time and free nothing."""
    gc.freeze()


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and validate the records, before all other plugins.

    Raises PluginError where records have problems, unless a preview has read good ones before, or where mkdocs.yml
    lacks a setting.
    """
    offline = bool(config.extra["atlas"].get("offline"))
    site, problems = _read(Path(config.config_file_path).parent, config.use_directory_urls, offline)
    if offline or INVOCATION.is_preview:  # which show one language alone
        site = replace(site, edition=replace(site.edition, open_languages=()))
    INVOCATION.build = Build(Renderer(site), problems)
    config.extra |= {"problems": problems, "edition": site.edition}  # what templates of the theme show
    config.site_description = site.edition.description
    config.extra["language_sites"] = language_sites(site.edition)
    use_fast_environment(config.theme)
    config.nav = titled(config.nav, front_words()["navigation"])
    config.extra["theme_words"] = _theme_words(config, site.edition.language)
    if site.edition.is_translation:
        config.site_url = site.edition.site_url or config.site_url
    if site.edition.repository:
        config.edit_uri_template = site.edition.edit_address("docs/{path}") or ""
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Let mkdocs-macros use the sandbox, in which pages can call our macros only, and stop at a call that is bad."""
    plugin: Any = config.plugins["macros"]
    plugin._env = Sandbox(INVOCATION.build.macros, plugin.env.undefined)
    plugin.render = PageCalls(plugin).render


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and data files to the files of the site."""
    for file in page_files(INVOCATION.build, config):
        files.append(file)
    data = INVOCATION.open_data or open_data(INVOCATION.build.site)
    if INVOCATION.is_preview:  # keeps the data of its start, which nobody reads while writing
        data = INVOCATION.open_data = tuple(data)
    for file in data_files(INVOCATION.build.site, [*moved_pages(files, INVOCATION.build.site), *data], config):
        files.append(file)
    return files


def on_nav(nav: Navigation, **_: Any) -> None:
    """Keep the pages of the navigation, below which generated pages stand, and let only guides have an order."""
    INVOCATION.build.tabs = {page.file.src_uri: page for page in nav.pages}
    INVOCATION.build.guides = guides_in(nav)
    INVOCATION.build.neighbours = dict(in_guides(INVOCATION.build.guides))
    for page in nav.pages:
        page.previous_page = page.next_page = None  # what the theme would link, and browsers fetch ahead


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Read a page that people wrote in the language of the build, where somebody has translated it."""
    edition = INVOCATION.build.site.edition
    if not edition.is_translation or isinstance(page, GeneratedPage):
        return None
    root = Path(config.config_file_path).parent
    found = in_language(page.file.content_string, root, edition.language, page.file.src_uri)
    if found is not None:
        INVOCATION.build.translated_pages.add(page.file.src_uri)
    return found


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Restore the HTML that macros stashed, and set the table of contents; return what the search shall index."""
    if isinstance(page, GeneratedPage):
        return ""
    if page.file.src_uri not in INVOCATION.build.translated_pages:
        html = in_its_language(html, INVOCATION.build.site.edition)
    whole = INVOCATION.build.html_of_pages[page.file.src_uri] = INVOCATION.build.stash.restore(html)
    if page.meta.get("render_macros"):
        first = page.toc.items[0] if page.toc.items else None
        page.toc = table_of_contents(whole, page.title or "", first.id if first and first.level == 1 else "top")
    say_english(page.toc, whole, INVOCATION.build.site.edition)
    return INVOCATION.build.stash.restore(html, for_search=True)


def on_env(env: Any, files: Files, **_: Any) -> Any:
    """Complete the generated pages, after all pages are read, and set the variables of the theme's templates."""
    share_globals(env)
    env.globals |= {"once": render_once_per_key(), "shards": SHARDS, "words": front_words()}
    env.globals["guides"] = INVOCATION.build.guides
    env.filters["day"] = day
    edition = INVOCATION.build.site.edition
    env.filters["in_its_language"] = partial(title_in_its_language, edition=edition)
    if edition.is_translation:
        name_in_english(_english_pages(files))
    pages = [file.page for file in files if isinstance(file.page, GeneratedPage)]
    for page in pages:
        page.complete(INVOCATION.build)
    INVOCATION.build.neighbours |= in_chains(pages)
    if not INVOCATION.is_preview:
        gc.freeze()  # all that is read stays to the end of the build: leave it out of garbage collection from now on
    return env


@event_priority(-50)
def on_page_context(context: Any, page: Page, **_: Any) -> Any:
    """Give the theme the whole content of the page, after the search plugin has indexed its part of it."""
    if isinstance(page, GeneratedPage):
        page.content = page.render_html()
        page.toc = table_of_contents(page.content, str(escape(page.entry.title)))
    else:
        page.content = INVOCATION.build.html_of_pages.pop(page.file.src_uri)
    context["neighbours"] = INVOCATION.build.neighbours.get(page.file.src_uri, (None, None))
    return context


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Free the content of a page that is written. MkDocs would keep it: most of the memory of a large build."""
    page.content = page.markdown = ""  # not None, which would take the title from those who link here
    return output


@event_priority(-50)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the files of the search in place of the theme's index, before an offline copy is made."""
    target = Path(config.site_dir)
    # After an edit, the search stays as at the start.
    if not (INVOCATION.is_preview and (target / NAMES_SCRIPT).is_file()):
        write_search(target, INVOCATION.build.site)


def _english_pages(files: Files) -> Iterator[Page]:
    """The pages that people wrote and nobody has translated."""
    written = (file for file in files.documentation_pages() if not isinstance(file.page, GeneratedPage))
    yield from (file.page for file in written if file.page and file.src_uri not in INVOCATION.build.translated_pages)


def _theme_words(config: MkDocsConfig, language: str) -> str:
    """The words of the theme in a language, as a template of it; in English where it does not know the language."""
    named = f"partials/languages/{language}.html"
    known = any(Path(folder, named).is_file() for folder in config.theme.dirs)
    return named if known else f"partials/languages/{ENGLISH}.html"


def _read(root: Path, directory_urls: bool, offline: bool) -> tuple[Site, Sequence[Problem]]:
    """The Site, and in a preview the problems with the last good Site. Raises PluginError where there is none."""
    today = datetime.now(UTC).date()
    report = validate(root, today, INVOCATION.record_cache)
    if not report.problems:
        with as_plugin_error():
            plan_forms()  # a form that names what no plan has stops the build before pages show it
            catalogue = replace(report.catalogue, with_drafts=INVOCATION.with_drafts)
            if INVOCATION.language:
                INVOCATION.site = translated_site(root, catalogue, INVOCATION.language, today, directory_urls, offline)
            else:
                INVOCATION.site = site_of(root, catalogue, today, directory_urls, offline)
            return INVOCATION.site, ()
    text = "\n".join(problem.as_text() for problem in report.problems)
    if not (INVOCATION.is_preview and INVOCATION.site):
        raise PluginError(f"The records have problems:\n{text}")
    log.error("The records have problems; the pages show the last good state:\n%s", text)
    return INVOCATION.site, report.problems
