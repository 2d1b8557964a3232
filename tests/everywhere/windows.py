"""A window of a browser, as a walk uses it: what a person does and sees, whichever engine is behind it."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from selenium.common.exceptions import WebDriverException

PATIENCE = 20  # seconds
SHOWN = """(found) => [...document.querySelectorAll(found)].filter((element) =>
  element.checkVisibility({ visibilityProperty: true }))"""
TEXT = f"""(found) => ({SHOWN})(found).map((element) =>
  element.matches('input, textarea') ? element.value : element.textContent).join(' ')"""
COUNT = f"(found) => ({SHOWN})(found).length"
# To where nothing that stays covers it, as a person scrolls.
NEAR = f"(found) => ({SHOWN})(found)[0].scrollIntoView({{ block: 'center', behavior: 'instant' }})"


class Window(ABC):
    """One tab. Selectors are CSS and mean what is shown; where one is acted on, the first that is shown.

    `wrong` is all that the pages complained of, and `downloads` the folder to which the browser saves.
    """

    def __init__(self, downloads: Path) -> None:
        self.wrong: list[str] = []
        self.downloads = downloads

    @abstractmethod
    def run(self, function: str, *arguments: Any) -> Any:
        """What a function of JavaScript returns on the page."""

    @abstractmethod
    def go(self, address: str) -> None:
        """Load an address."""

    @abstractmethod
    def tap(self, selector: str) -> None:
        """Press what is there already."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Type letter by letter into what has the focus."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press one key by its name, such as `ArrowDown`."""

    @abstractmethod
    def choose(self, selector: str, label: str) -> None:
        """Choose an option by its label."""

    @abstractmethod
    def another(self) -> "Window":
        """A second tab of the same reader."""

    @abstractmethod
    def close(self) -> None:
        """Close this tab."""

    def open(self, address: str) -> None:
        """Load an address, and keep what the page before complained of."""
        self.note()
        self.go(address)

    def click(self, selector: str) -> None:
        """Press a button or follow a link, once it is there."""
        self.shows(selector)
        self.note()
        self.run(NEAR, selector)
        self.tap(selector)

    def write(self, selector: str, text: str) -> None:
        """Go to a field and type into it."""
        self.click(selector)
        self.type(text)

    def read(self, selector: str) -> str:
        """The text that is shown, or what fields hold."""
        return " ".join(str(self.run(TEXT, selector)).split())

    def count(self, selector: str) -> int:
        """How many of them are shown."""
        return int(self.run(COUNT, selector))

    def shows(self, selector: str, text: str = "") -> None:
        """Wait until something is shown and holds this text."""
        self.until(lambda: self.count(selector) > 0 and text in self.read(selector), f"'{text}' in {selector}")

    def save(self, selector: str) -> Path:
        """Press a button that saves a file, and wait for the whole file."""
        before = set(self.downloads.iterdir())
        self.click(selector)
        self.until(lambda: self._new(before), f"a file from {selector}")
        return self._new(before)[0]

    def until(self, true: Callable[[], object], what: str) -> None:
        """Wait for something, through changes of the page too. Raises AssertionError where it does not come."""
        end = time.monotonic() + PATIENCE
        while not now(true):
            where = now(lambda: self.run("() => location.href"))
            assert time.monotonic() < end, f"there must be {what} at {where}; wrong so far: {self.wrong}"
            time.sleep(0.05)

    def note(self) -> None:
        """Keep what the page complained of."""
        self.wrong += now(lambda: self.run("() => (window.wrong ?? []).splice(0)")) or []

    def _new(self, before: set[Path]) -> list[Path]:
        half = {".part", ".wkdownload", ".crdownload"}
        found = set(self.downloads.iterdir()) - before
        return [] if half & {path.suffix for path in found} else [path for path in found if path.stat().st_size]


def now(asked: Callable[[], Any]) -> Any:
    """What is so now; None while a page goes and the next one comes."""
    try:
        return asked()
    except (PlaywrightError, WebDriverException):
        return None
