"""The pictures of the guide for contributors: parts of the form, as somebody sees them who writes in it.

`make pictures` draws them through scripts/pictures.py, as WebP without loss and with few colours, which keeps letters
sharp and files small.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from macros.records.fields import fields_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTH, MARGIN = 700, 12
_TITLE, _SUMMARY = (str(fields_of("practice")[key].example) for key in ("title", "summary"))
_FILLED = "contribute/practice/?edit=inter-institutional-events"


@dataclass(frozen=True)
class GuidePicture:
    """The part of a page between the first and the last of `shown`, once `typed` stands in its fields (selectors)."""

    route: str
    shown: Sequence[str]
    typed: Mapping[str, str] = field(default_factory=dict)


GUIDE: Mapping[str, GuidePicture] = MappingProxyType(
    {
        "begun": GuidePicture(
            "contribute/practice/", ("label[for=f-title]", "#f-summary"), {"#f-title": _TITLE, "#f-summary": _SUMMARY}
        ),
        "message": GuidePicture(
            "contribute/practice/",
            ("label[for=f-summary]", "#f-summary-error"),
            {"#f-title": _TITLE, "#f-summary": "Ask jana@example.org for a buddy."},
        ),
        "preview": GuidePicture(_FILLED, ("#s-card", "#pa-page > summary")),
        "send": GuidePicture(_FILLED, ("#s-send", "[data-do=download]")),
    }
)
# What stays in place while the page scrolls would lie over the form in a picture of the whole page.
_HIDE_BARS = "document.querySelectorAll('.pa-skip, .md-header').forEach(bar => bar.style.visibility = 'hidden')"
# A screenshot as base64, to WebP as base64: quality 1 is without loss, and 16 shades of a colour weigh a third of all.
# The line around the picture parts it from a white page.
_TO_WEBP = """async png => {
  const image = new Image(); image.src = `data:image/png;base64,${png}`; await image.decode();
  const canvas = document.createElement("canvas"); canvas.width = image.width; canvas.height = image.height;
  const drawing = canvas.getContext("2d"); drawing.drawImage(image, 0, 0);
  drawing.strokeStyle = "#cfd6e2"; drawing.strokeRect(0.5, 0.5, image.width - 1, image.height - 1);
  const pixels = drawing.getImageData(0, 0, image.width, image.height);
  pixels.data.forEach((shade, place) => { pixels.data[place] = Math.round(shade / 17) * 17; });
  drawing.putImageData(pixels, 0, 0);
  return canvas.toDataURL("image/webp", 1).split(",")[1];
}"""


def draw_guide(page: "Page", address: str, folder: Path) -> None:
    """Draw every picture of the guide into a folder, from the site at an address."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in GUIDE.items():
        page.set_viewport_size({"width": WIDTH, "height": 900})
        page.goto(f"{address}{picture.route}", wait_until="networkidle")
        for selector, text in picture.typed.items():
            page.fill(selector, text)
            page.press(selector, "Tab")
        page.wait_for_timeout(500)  # the form judges a moment after the last key
        (folder / f"{name}.webp").write_bytes(_drawn(page, picture))


def _drawn(page: "Page", picture: GuidePicture) -> bytes:
    boxes = [page.locator(selector).bounding_box() for selector in picture.shown]
    tops, ends = zip(*((box["y"], box["y"] + box["height"]) for box in boxes if box), strict=True)
    scrolled = float(page.evaluate("scrollY"))
    top = scrolled + min(tops) - MARGIN
    clip = {"x": 0, "y": top, "width": WIDTH, "height": scrolled + max(ends) + MARGIN - top}
    page.evaluate(_HIDE_BARS)
    png = page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type] # a dict of four floats
    return b64decode(page.evaluate(_TO_WEBP, b64encode(png).decode()))
