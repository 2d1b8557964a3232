"""MkDocs events for styles, scripts and the font of headings: what pages load besides their own text."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from macros.engine.build_state import INVOCATION
from macros.pages.script_words import words_of_every_page
from macros.publishing import fonts
from macros.publishing.bundles import bundled, bundles_with_data, in_layer, is_part
from macros.publishing.theme_styles import used_styles

# Below the root, beside what else a build makes; also for a root whose docs/ is a link to those of another.
FONTS = "build/fonts"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell the theme which bundles need the script with the data of the records."""
    config.extra["tools_with_data"] = bundles_with_data()
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace the source files by the bundles, put the theme's style sheets into a layer below ours, add the fonts.

    Of the theme's sheets only what pages have is sent, and of its scripts nothing. In a preview our files are not
    minified.
    """
    for part in [file for file in files if is_part(file.src_uri) or file.src_uri.startswith("assets/javascripts/")]:
        files.remove(part)
    for sheet in [file for file in files if file.src_uri.startswith("assets/stylesheets/") and file.is_css()]:
        files.remove(sheet)
        used = in_layer("material", used_styles(sheet.content_string))
        files.append(File.generated(config, sheet.src_uri, content=used.encode()))
    words = {"base": words_of_every_page(config.site_name)}
    for route, content in bundled(Path(config.docs_dir), small=not INVOCATION.is_preview, before=words):
        files.append(File.generated(config, route, content=content))
    for route in fonts.LETTERS:
        font = fonts.heading_font(Path(config.docs_dir).resolve().parent / FONTS, route)
        files.append(File.generated(config, route, content=font))
    return files
