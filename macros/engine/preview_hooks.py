"""MkDocs events of a preview: `mkdocs serve --dirty` asks each file whether it must be made again after an edit."""

import gc
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

_state: dict[str, Any] = {"dirty": False, "preview": None, "renderer": None}


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 - as MkDocs calls it
    """Remember whether files of the last build stay where they are."""
    _state["dirty"] = dirty
    if dirty:
        logging.getLogger("mkdocs.commands.build").addFilter(_is_true_here)


def _is_true_here(record: logging.LogRecord) -> bool:
    """Leave out that pages may not be what they should be: MkDocs warns of it in each build, and we compare."""
    return "A 'dirty' build" not in record.getMessage()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take over what the last build made and this one would make again, unless other code made it."""
    if _state["dirty"]:
        from macros import RENDERER

        renderer, last = config.extra[RENDERER], _state["renderer"]
        if type(last) is type(renderer):
            renderer.take_over(last)
        _state["renderer"] = renderer
    return config


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Tell of each file that records make whether it would come out as it stands there already."""
    if _state["dirty"]:
        from macros.engine.generated_files import KeptFile
        from macros.pages.stands_on import shown_everywhere

        preview = _preview()
        preview.begin((shown_everywhere(_site(config)), Path(config.config_file_path).read_bytes()))
        states = dict(_states(files, config))
        for file in list(files):
            if isinstance(file, KeptFile):
                file.modified = preview.needs(file.dest_uri, states.get(file.src_uri))
                _entitle(file, config)
                continue
            preview.stays(file.dest_uri)
            if file.is_documentation_page() and (preview.is_all_new or _shows_records(file)):
                _always_make(file, files, config)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Keep the search from reading a page after an edit: it stays as it was at the start."""
    if _state["dirty"] and not _preview().is_all_new:
        page.meta["search"] = {"exclude": True}
    return markdown


def on_post_build(config: MkDocsConfig) -> None:
    """Remove what was there before and is no more; then let Python stop looking for garbage in what is kept."""
    if _state["dirty"]:
        for place in _preview().finish():
            Path(config.site_dir, place).unlink(missing_ok=True)
        if _preview().is_all_new:
            gc.unfreeze()
            gc.collect()
            gc.freeze()


def on_build_error(error: Exception) -> None:  # noqa: ARG001 - as MkDocs calls it
    """Begin anew after a build that did not come to its end."""
    if _state["dirty"]:
        _preview().give_up()


def _preview() -> Any:
    """The state of the preview, which edited code does not inherit."""
    from macros.engine.preview_state import Preview

    if type(_state["preview"]) is not Preview:
        _state["preview"] = Preview()
    return _state["preview"]


def _site(config: MkDocsConfig) -> Any:
    from macros import RENDERER

    return config.extra[RENDERER].site


def _states(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, object]]:
    """What makes each generated page and each file of data what it is. A page tells of the problems of its record."""
    from macros import RENDERER
    from macros.edition import routes
    from macros.engine.generated_files import MadeFile
    from macros.pages.stands_on import stands_on

    pages = config.extra[RENDERER].pages
    for route, shown in stands_on(_site(config), list(pages.values())):
        problems = [problem for problem in config.extra["problems"] if problem.file == pages[route].edit]
        yield routes.source(route), (shown, problems)
    for file in files:
        if isinstance(file, MadeFile):
            yield file.src_uri, file.state


def _entitle(file: File, config: MkDocsConfig) -> None:
    """Give a page that is not made again the title by which its neighbours name it.

    A page that is made gets it only when mkdocs-macros is done with it, which would evaluate a title.
    """
    from macros import RENDERER

    if file.page and not file.is_modified():
        file.page.title = str(escape(config.extra[RENDERER].pages[file.page.url.removesuffix("index.html")].title))


def _shows_records(file: File) -> bool:
    """Whether a page that people wrote calls macros, or begins a section, whose title stands on other pages."""
    _, settings = get_data(file.content_string)
    return bool(settings.get("render_macros")) or file.name == "index"


def _always_make(file: File, files: Files, config: MkDocsConfig) -> None:
    """Make a page in every build: it may show any record, and there are few such pages."""
    from macros.engine.generated_files import KeptFile

    files.remove(file)
    again = KeptFile(file.src_uri, config.docs_dir, config.site_dir, config.use_directory_urls)
    again.inclusion = file.inclusion
    files.append(again)
