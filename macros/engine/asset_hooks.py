"""MkDocs events for styles and scripts: the parts that docs/ holds become the few files that pages load."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from macros.engine.build_state import RUN
from macros.publishing.bundles import bundled, in_layer, is_part, with_data


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell the theme which files need the records of the atlas beside them."""
    config.extra["tools_with_data"] = with_data()
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the joined files into the place of their parts, and the theme's styles into a layer under ours.

    In a preview our files stay as they were written.
    """
    for part in [file for file in files if is_part(file.src_uri)]:
        files.remove(part)
    for sheet in [file for file in files if file.src_uri.startswith("assets/stylesheets/") and file.is_css()]:
        files.remove(sheet)
        files.append(File.generated(config, sheet.src_uri, content=in_layer("material", sheet.content_string).encode()))
    for route, content in bundled(Path(config.docs_dir), small=not RUN.is_preview, offline=RUN.build.is_offline):
        files.append(File.generated(config, route, content=content))
    return files
