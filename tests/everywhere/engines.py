"""The three engines. Playwright drives Chromium and Firefox, Selenium drives WebKit; all three come from Debian.

Playwright cannot drive Debian's WebKit. Selenium needs a geckodriver for Firefox, and neither Debian nor a registry of
packages has one.
"""

import os
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright
from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from scripts.browser import found
from tests.everywhere.windows import SHOWN, Window

WIDTH, HEIGHT = 1280, 900
MINI_BROWSER = "*/webkit2gtk-4.1/MiniBrowser"
# Of the first line, where a link has two: WebKit's own driver takes such a link for one that cannot be pressed.
MIDDLE = f"""(found) => {{
  const box = ({SHOWN})(found)[0].getClientRects()[0];
  return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
}}"""


class PlaywrightWindow(Window):
    """A tab that Playwright drives; what stands in the console counts too."""

    def __init__(self, page: Page, downloads: Path) -> None:
        super().__init__(downloads)
        self._page = page
        page.on("console", lambda message: self.wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def run(self, function: str, *arguments: Any) -> Any:
        return self._page.evaluate(f"(all) => ({function})(...all)", arguments)

    def go(self, address: str) -> None:
        self._page.goto(address)

    def tap(self, selector: str) -> None:
        self._page.locator(f"{selector} >> visible=true").first.click()

    def type(self, text: str) -> None:
        self._page.keyboard.type(text)

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def choose(self, selector: str, label: str) -> None:
        self._page.select_option(selector, label=label)

    def another(self) -> "PlaywrightWindow":
        return type(self)(self._page.context.new_page(), self.downloads)

    def close(self) -> None:
        self.note()
        self._page.close()


class ChromiumWindow(PlaywrightWindow):
    """Chromium hands a download to Playwright, which keeps it from the folder."""

    def save(self, selector: str) -> Path:
        with self._page.expect_download() as waiting:
            self.click(selector)
        target = self.downloads / waiting.value.suggested_filename
        waiting.value.save_as(target)
        return target


class WebKitWindow(Window):
    """A tab of the small browser that comes with WebKitGTK."""

    def __init__(self, driver: WebKitGTK, downloads: Path) -> None:
        super().__init__(downloads)
        self._driver, self._tab = driver, driver.current_window_handle

    def run(self, function: str, *arguments: Any) -> Any:
        self._driver.switch_to.window(self._tab)
        return self._driver.execute_script(f"return ({function})(...arguments)", *arguments)

    def go(self, address: str) -> None:
        self._driver.switch_to.window(self._tab)
        self._driver.get(address)

    def tap(self, selector: str) -> None:
        actions = ActionBuilder(self._driver)
        actions.pointer_action.move_to_location(*self.run(MIDDLE, selector)).click()
        actions.perform()

    def type(self, text: str) -> None:
        ActionChains(self._driver).send_keys(text).perform()

    def press(self, key: str) -> None:
        self.type(getattr(Keys, re.sub(r"(?<=[a-z])(?=[A-Z])", "_", key).upper()))

    def choose(self, selector: str, label: str) -> None:
        Select(self.run("(found) => document.querySelector(found)", selector)).select_by_visible_text(label)

    def another(self) -> "WebKitWindow":
        self._driver.switch_to.new_window("tab")
        return WebKitWindow(self._driver, self.downloads)

    def close(self) -> None:
        self.note()
        self._driver.close()


@contextmanager
def chromium(playwright: Playwright, home: Path) -> Iterator[Window]:
    """Chromium with an empty profile."""
    browser = playwright.chromium.launch(executable_path=found("chromium"), args=["--no-sandbox"])
    yield ChromiumWindow(_fresh(browser.new_context()), home)
    browser.close()


@contextmanager
def firefox(playwright: Playwright, home: Path) -> Iterator[Window]:
    """Firefox with an empty profile."""
    path = found("firefox-esr")
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=path, downloads_path=home)
    yield PlaywrightWindow(_fresh(browser.new_context()), home)
    browser.close()


@contextmanager
def webkit(_: Playwright, home: Path) -> Iterator[Window]:
    """WebKitGTK with an empty profile; needs a screen, so run below `xvfb-run` and `dbus-run-session`."""
    options = Options()
    options.binary_location = str(next(iter(Path("/usr/lib").glob(MINI_BROWSER))))
    options.add_argument("--automation")
    (home / "Downloads").mkdir()
    (home / "user-dirs.dirs").write_text('XDG_DOWNLOAD_DIR="$HOME/Downloads"\n', "utf-8")
    own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    service = Service(found("WebKitWebDriver"), env={**os.environ, **own})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Selenium makes use of its own outdated arguments
        driver = WebKitGTK(options=options, service=service)
    driver.set_window_size(WIDTH, HEIGHT)
    yield WebKitWindow(driver, home / "Downloads")
    driver.quit()


def _fresh(context: BrowserContext) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    return page


ENGINES: Mapping[str, Callable[[Playwright, Path], Any]] = MappingProxyType(
    {"chromium": chromium, "firefox": firefox, "webkit": webkit}
)
