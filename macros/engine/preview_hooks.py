"""MkDocs events of a preview: after an edit, `mkdocs serve --dirty` writes only the files that it changes."""

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

from macros.engine.build_state import INVOCATION
from macros.engine.generated_files import TrackedFile


def on_startup(**_: Any) -> None:
    """Suppress the warning of MkDocs that a `--dirty` build may leave stale pages; we compare what they show."""
    if INVOCATION.is_dirty:
        logging.getLogger("mkdocs.commands.build").addFilter(
            lambda record: "A 'dirty' build" not in record.getMessage()
        )


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Restart the preview when a file of macros/ changes: its code, templates and settings are read only once."""
    code = Path(config.config_file_path).parent / "macros"
    server.observer.schedule(_Restart(config.site_dir), str(code), recursive=True)
    return server


def on_config(config: MkDocsConfig) -> None:
    """Decide whether everything must be rendered again; if not, reuse the cards of the last build."""
    if INVOCATION.is_dirty:
        renderer = INVOCATION.build.renderer
        dependencies = renderer.site.global_dependencies, Path(config.config_file_path).read_bytes()
        INVOCATION.is_all_new, INVOCATION.dependencies = dependencies != INVOCATION.dependencies, dependencies
        if not INVOCATION.is_all_new:
            renderer.cards = INVOCATION.cards
        INVOCATION.cards = renderer.cards


@event_priority(-100)
def on_files(files: Files, **_: Any) -> Files:
    """Mark generated files whose state changed as stale, and the pages of docs/ that show records too."""
    if INVOCATION.is_dirty:
        for file in files:
            if isinstance(file, TrackedFile):
                is_known = not INVOCATION.is_all_new and file.dest_uri in INVOCATION.written
                file.is_stale = not (is_known and INVOCATION.written[file.dest_uri] == file.state)
            elif file.is_documentation_page() and (INVOCATION.is_all_new or _shows_records(file)):
                Path(file.abs_dest_path).unlink(missing_ok=True)  # then MkDocs makes it again, whatever its date
        INVOCATION.current = {file.dest_uri: file.state if isinstance(file, TrackedFile) else None for file in files}
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Exclude a page from the search after an edit: the search index stays as it was at the start."""
    if INVOCATION.is_dirty and not INVOCATION.is_all_new:
        page.meta["search"] = {"exclude": True}
    return markdown


def on_post_build(config: MkDocsConfig) -> None:
    """Remove files that the last build wrote and this one does not have."""
    if INVOCATION.is_dirty:
        for path in INVOCATION.written.keys() - INVOCATION.current.keys():
            Path(config.site_dir, path).unlink(missing_ok=True)
        INVOCATION.written = INVOCATION.current


def on_build_error(**_: Any) -> None:
    """Render everything in the next build, since this one failed."""
    INVOCATION.dependencies = None


def _shows_records(file: File) -> bool:
    """Whether a page of docs/ calls macros, or is the index of a section, whose title other pages show."""
    _, settings = get_data(file.content_string)
    return bool(settings.get("render_macros")) or file.name == "index"


class _Restart(FileSystemEventHandler):
    """Replaces this process by the same command when a file changed."""

    def __init__(self, site_dir: str) -> None:
        self.site_dir = site_dir

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory and "__pycache__" not in Path(str(event.src_path)).parts:
            shutil.rmtree(self.site_dir, ignore_errors=True)
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - the command that runs already
