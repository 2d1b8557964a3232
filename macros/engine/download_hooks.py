"""The MkDocs events that carry the downloads into the site, whichever command of MkDocs builds it."""

import os
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from macros.engine.build_state import INVOCATION

# Every file of a site is for a server to read, whatever the user keeps to himself otherwise.
_FOR_ALL_TO_READ = 0o022


def on_startup(**_: object) -> None:
    """Let the files that are written be read by all."""
    os.umask(_FOR_ALL_TO_READ)


def on_post_build(config: MkDocsConfig) -> None:
    """Copy the downloads to which pages link; links to those that are not there are not shown."""
    edition = INVOCATION.build.site.edition
    for route in INVOCATION.build.site.downloads:
        source = Path(config.config_file_path).parent / "build" / edition.folder / route
        target = Path(config.site_dir, edition.published(route))
        if not _is_same(source, target):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)


def _is_same(source: Path, target: Path) -> bool:
    """Whether an earlier build of a preview has copied it."""
    return target.is_file() and _stamp(source) == _stamp(target)


def _stamp(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns
