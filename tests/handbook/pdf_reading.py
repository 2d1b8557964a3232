"""How tests read a PDF: its text as poppler sees it, and its objects as pikepdf sees them."""

import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

_WORD = re.compile(r"\w+")
_BOX = re.compile(r'<word [^>]*yMin="([\d.]+)"[^>]*yMax="([\d.]+)">([^<]*)</word>')
_FOOT = 793  # points from the top, on A4


def text_of(pdf: bytes, *, margins: bool = True) -> str:
    """The text in the order in which it was set; without `margins` the running lines of each page are cut off."""
    crop = [] if margins else ["-r", "72", "-x", "0", "-y", "58", "-W", "700", "-H", "735"]
    done = subprocess.run(["pdftotext", "-raw", *crop, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def words_of(text: str) -> Counter[str]:
    """Every word with its number, in small letters; the parts of a composed letter count as that letter."""
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def squeezed(text: str) -> str:
    """The text without any white space, since lines break where they must."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure tree."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        here = waiting.pop()
        if isinstance(here, pikepdf.Array):
            waiting.extend(here)
        elif isinstance(here, pikepdf.Dictionary) and "/S" in here:
            yield here
            if "/K" in here:
                waiting.append(here.K)


def without_language(pdf: bytes, language: str) -> bytes:
    """The PDF without the text that says, or whose element says, that it is in a language."""
    document, target = opened(pdf), BytesIO()
    spoken = dict(_languages(document.Root.StructTreeRoot.K, "", None))
    for page in document.pages:
        kept, marks = [], [""]  # the languages of the marks that are open
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                told = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
                element = spoken.get((page.obj.objgen, told.get("/MCID")), marks[-1])
                marks.append(str(told.get("/Lang", element)))
            elif name == "EMC":
                marks.pop()
            if not (name in ("Tj", "TJ") and marks[-1] == language):
                kept.append((operands, operator))
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))
    document.save(target)
    return target.getvalue()


def _languages(here: Any, language: str, page: Any) -> Iterator[tuple[tuple[Any, Any], str]]:
    """Page and number of each marked content, with the language of its element."""
    if isinstance(here, pikepdf.Array):
        for item in here:
            yield from _languages(item, language, page)
    elif isinstance(here, pikepdf.Dictionary):
        page = here.Pg.objgen if "/Pg" in here else page
        if "/MCID" in here:
            yield (page, here.MCID), language
        elif "/K" in here:
            yield from _languages(here.K, str(here.get("/Lang", language)), page)
    else:
        yield (page, here), language


def annotations(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every link of every page."""
    for page in pdf.pages:
        yield from page.get("/Annots", [])


def links_of(pdf: bytes) -> set[str]:
    """Every address to which a PDF links."""
    notes = annotations(opened(pdf))
    return {str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A}


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Depth and title of every bookmark, in order."""
    found: list[tuple[int, str]] = []

    def walk(items: Any, depth: int) -> None:
        for item in items:
            found.append((depth, str(item.title)))
            walk(item.children, depth + 1)

    with pdf.open_outline() as outline:
        walk(outline.root, 1)
    return found


def starts(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The title of every bookmark with its page, from 1."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    found: dict[str, int] = {}

    def walk(items: Any) -> None:
        for item in items:
            found[str(item.title)] = numbers[item.destination[0].objgen]
            walk(item.children)

    with pdf.open_outline() as outline:
        walk(outline.root)
    return found


def in_the_foot(pdf: bytes) -> dict[int, str]:
    """By the number of a page: the words that stand in its foot and are not of the running line, which is one line."""
    boxes = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    found = {}
    for number, page in enumerate(boxes.split("<page ")[1:], start=1):
        low = [(float(top), word) for top, end, word in _BOX.findall(page) if float(end) > _FOOT]
        lines = Counter(round(top) for top, _ in low)
        if strange := [word for top, word in low if round(top) not in dict(lines.most_common(1))]:
            found[number] = " ".join(strange)
    return found
