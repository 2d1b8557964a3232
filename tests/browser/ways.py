"""The ways of looking at a page: served or from a folder, in light or dark, at which size, on a screen or on paper."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from playwright.sync_api import CDPSession, Page

# Tells a page of the change, and waits until it has been drawn.
TOLD = """name => new Promise(done => {
  dispatchEvent(new Event(name));
  requestAnimationFrame(() => setTimeout(done));
})"""
_Item = TypeVar("_Item")
SERVED, FOLDER = "", "offline copy, "


class Size(NamedTuple):
    """How wide a window is; 200 % zoom of a window is a window of half its size at twice the density."""

    name: str
    width: int
    scale: int = 1
    media: str = "screen"


WIDE = Size("wide window", 1280)
ZOOMED = Size("200 % zoom", 640, scale=2)
NARROW = Size("320 pixels wide", 320)
PAPER = Size("print", 800, media="print")


class Slice(NamedTuple):
    """Every one of so many, beginning at one of them."""

    first: int = 0
    every: int = 1

    def of(self, all_of_them: Sequence[_Item]) -> Sequence[_Item]:
        """Those of them that belong to this part."""
        return all_of_them[self.first :: self.every]


ALL, EVEN, ODD, SOME, OTHERS = Slice(), Slice(0, 2), Slice(1, 2), Slice(0, 4), Slice(2, 4)


class Share(NamedTuple):
    """What of a visit a usual run makes: which pages and which pages in use, each in one size after the other.

    `begins` is the number of the size with which the first page begins, so that visits do not look alike.
    """

    pages: Slice
    states: Slice
    begins: int = 0


class Visit(NamedTuple):
    """Pages opened in one place and one colour scheme, and looked at in several sizes without loading them again."""

    place: str
    scheme: str
    sizes: Sequence[Size]
    usual: Share
    """What a usual run looks at; the statement is made from everything."""

    def size_in_turn(self, number: int) -> Size:
        """The size in which a usual run looks at the page with this number: over some pages, all of them."""
        return self.sizes[(self.usual.begins + number) % len(self.sizes)]

    def way(self, size: Size) -> str:
        """One way of looking, as the statement names it."""
        return f"{self.place}{size.name}, {self.scheme}"

    @property
    def ways(self) -> Sequence[str]:
        """All ways of looking of this visit."""
        return [self.way(size) for size in self.sizes]


ALL_SIZES = (WIDE, ZOOMED, NARROW, PAPER)
VISITS: Mapping[str, Sequence[Visit]] = {
    "light": (
        Visit(SERVED, "light", ALL_SIZES, Share(ALL, EVEN)),
        Visit(FOLDER, "light", (WIDE, NARROW), Share(SOME, SOME)),
    ),
    "dark": (
        Visit(SERVED, "dark", ALL_SIZES, Share(ALL, ODD, begins=2)),
        Visit(FOLDER, "dark", (WIDE,), Share(OTHERS, OTHERS)),
    ),
}


class Eyes:
    """Changes the size of the window of a page, and what it is shown on."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._window: CDPSession = page.context.new_cdp_session(page)

    def look(self, size: Size) -> None:
        """Look in another size; where it is paper, the page hears that it is about to be printed."""
        metrics = {"width": size.width, "height": 800, "deviceScaleFactor": size.scale, "mobile": False}
        self._window.send("Emulation.setDeviceMetricsOverride", metrics)
        media: Any = size.media
        self.page.emulate_media(media=media)
        self.page.evaluate(TOLD, "beforeprint" if media == "print" else "afterprint")


class Addresses:
    """The addresses of routes such as `practices/?q=visa`, on a server or in a folder of files."""

    def __init__(self, start: str | Path) -> None:
        self._start = start

    def __call__(self, route: str) -> str:
        if isinstance(self._start, str):
            return self._start + route
        path, mark, rest = route.partition("?")
        names = (path, f"{path}index.html", f"{path.removesuffix('/')}.html")
        found = next(file for name in names if (file := self._start / name).is_file())
        return found.as_uri() + mark + rest


def all_ways() -> Iterator[str]:
    """The ways of looking of all visits."""
    return (way for visits in VISITS.values() for visit in visits for way in visit.ways)
