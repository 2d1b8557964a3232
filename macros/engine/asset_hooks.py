"""MkDocs events for styles and scripts: the parts that docs/ holds become the few files that pages load."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_state = {"command": "build"}


def on_startup(command: str, **_: Any) -> None:
    """Remember whether this is a build or a preview, in which files stay as they were written."""
    _state["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell the theme which files need the records of the atlas beside them."""
    from macros.publishing.bundles import with_data

    config.extra["tools_with_data"] = with_data()
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the joined files into the place of their parts."""
    from macros.publishing.bundles import bundled, is_part

    for part in [file for file in files if is_part(file.src_uri)]:
        files.remove(part)
    offline = bool(config.extra["atlas"].get("offline"))
    for route, content in bundled(Path(config.docs_dir), small=_state["command"] != "serve", offline=offline):
        files.append(File.generated(config, route, content=content))
    return files
