"""MkDocs events for styles and scripts: join the source files of docs/assets into the bundles that pages load."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from macros.engine.build_state import RUN
from macros.publishing.bundles import bundled, bundles_with_data, in_layer, is_part


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell the theme which bundles need the script with the data of the records."""
    config.extra["tools_with_data"] = bundles_with_data()
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace the source files by the bundles, and put the theme's style sheets into a cascade layer below ours.

    In a preview our files are not minified.
    """
    for part in [file for file in files if is_part(file.src_uri)]:
        files.remove(part)
    for sheet in [file for file in files if file.src_uri.startswith("assets/stylesheets/") and file.is_css()]:
        files.remove(sheet)
        files.append(File.generated(config, sheet.src_uri, content=in_layer("material", sheet.content_string).encode()))
    for route, content in bundled(Path(config.docs_dir), small=not RUN.is_preview):
        files.append(File.generated(config, route, content=content))
    return files
