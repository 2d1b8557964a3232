"""MkDocs events of a preview: after an edit, `mkdocs serve --dirty` makes only the files that it changes."""

import logging
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from macros.engine.build_state import RUN
from macros.engine.generated_files import TrackedFile


def on_startup(**_: Any) -> None:
    """Leave out that pages may not be what they should be: MkDocs warns of it in each build, and we compare."""
    if RUN.is_dirty:
        logging.getLogger("mkdocs.commands.build").addFilter(
            lambda record: "A 'dirty' build" not in record.getMessage()
        )


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Restart the preview when its own code changes: Python, templates and settings of macros/ are read once."""
    code = Path(config.config_file_path).parent / "macros"
    server.observer.schedule(_Restart(config.site_dir), str(code), recursive=True)
    return server


def on_config(config: MkDocsConfig) -> None:
    """Find out whether everything must be made again; if not, keep the cards of the last build."""
    if RUN.is_dirty:
        renderer = RUN.build.renderer
        dependencies = renderer.site.global_dependencies, Path(config.config_file_path).read_bytes()
        RUN.is_all_new, RUN.dependencies = dependencies != RUN.dependencies, dependencies
        if not RUN.is_all_new:
            renderer.cards = RUN.cards
        RUN.cards = renderer.cards


@event_priority(-100)
def on_files(files: Files, **_: Any) -> Files:
    """Compare each generated file with what was written last, and find the pages of docs/ that must be made again."""
    if RUN.is_dirty:
        for file in files:
            if isinstance(file, TrackedFile):
                is_known = not RUN.is_all_new and file.dest_uri in RUN.written
                file.is_stale = not (is_known and RUN.written[file.dest_uri] == file.state)
            elif file.is_documentation_page() and (RUN.is_all_new or _shows_records(file)):
                Path(file.abs_dest_path).unlink(missing_ok=True)  # then MkDocs makes it again, whatever its date
        RUN.coming = {file.dest_uri: file.state if isinstance(file, TrackedFile) else None for file in files}
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Keep the search from reading a page after an edit: it stays as it was at the start."""
    if RUN.is_dirty and not RUN.is_all_new:
        page.meta["search"] = {"exclude": True}
    return markdown


def on_post_build(config: MkDocsConfig) -> None:
    """Remove the files of the last build that are no more."""
    if RUN.is_dirty:
        for path in RUN.written.keys() - RUN.coming.keys():
            Path(config.site_dir, path).unlink(missing_ok=True)
        RUN.written = RUN.coming


def on_build_error(**_: Any) -> None:
    """Make everything after a build that did not come to its end."""
    RUN.dependencies = None


def _shows_records(file: File) -> bool:
    """Whether a page that people wrote calls macros, or begins a section, whose title stands on other pages."""
    _, settings = get_data(file.content_string)
    return bool(settings.get("render_macros")) or file.name == "index"


class _Restart(FileSystemEventHandler):
    """Starts the same command again in the place of this process, when a file changed."""

    def __init__(self, site_dir: str) -> None:
        self.site_dir = site_dir

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory and not str(event.src_path).endswith(".pyc"):
            shutil.rmtree(self.site_dir, ignore_errors=True)
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - the command that runs already
