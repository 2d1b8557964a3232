"""An empty page with some scripts of the site and the words of all of them."""

from playwright.sync_api import Browser, Page

from macros.pages.script_words import words_of_every_page, words_of_tools

from .conftest import ROOT


def add_scripts(page: Page, *names: str) -> None:
    """Add scripts of docs/assets/js by their names, after the words."""
    for words in (words_of_every_page("Practice Atlas"), words_of_tools()):
        page.add_script_tag(content=words)
    for name in names:
        page.add_script_tag(path=ROOT / f"docs/assets/js/{name}.js")


def page_with(browser: Browser, *names: str) -> Page:
    """An empty page with these scripts and nothing else."""
    page = browser.new_page()
    add_scripts(page, *names)
    return page
