"""The font of headings: small, with the letters of European titles, made once, and measured alike by what stands in."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from macros.publishing import fonts

ROOT = Path(__file__).parents[2]
STAND_IN = Path("/usr/share/fonts/truetype/liberation/LiberationSerif-Bold.ttf")
TITLE = "Help with visas and permits of residence for researchers and their families before they arrive"


CACHE = ROOT / "build/fonts"  # where a build keeps it


@pytest.fixture(scope="module")
def font() -> bytes:
    return fonts.heading_font(CACHE)


@pytest.fixture(scope="module")
def extended() -> bytes:
    return fonts.heading_font(CACHE, fonts.EXTENDED)


def test_it_is_small_and_writes_titles_in_most_languages(font: bytes) -> None:
    letters = TTFont(BytesIO(font)).getBestCmap()

    assert len(font) <= 18_000
    assert [letter for letter in "Ústí, Århus, Zürich, Curaçao “1 €”…" if ord(letter) not in letters] == []


def test_both_files_write_european_titles_and_share_no_letter(font: bytes, extended: bytes) -> None:
    first, second = (TTFont(BytesIO(data)).getBestCmap().keys() for data in (font, extended))

    assert [letter for letter in "Łódź, Košice, İzmir, Țara, Ústí" if ord(letter) not in first | second] == []
    assert first & second == set()


def test_browsers_are_told_the_letters_of_the_second_file() -> None:
    """They fetch it only for these; a letter that the styles do not name would be drawn by another font."""
    rule = (ROOT / "docs/assets/css/tokens.css").read_text("utf-8").partition("serif-extended")[2]
    ranges = re.findall(r"U\+(\w+)-(\w+)", rule.partition("}")[0])
    named = {letter for first, last in ranges for letter in range(int(first, 16), int(last, 16) + 1)}

    assert named == set(fonts.LETTERS[fonts.EXTENDED])


def test_it_says_whose_it_is_and_has_not_the_reserved_name(font: bytes) -> None:
    names = {record.nameID: record.toUnicode() for record in TTFont(BytesIO(font))["name"].names}

    assert "Adobe" in names[0]
    assert "Open Font License" in names[13]
    assert {1, 4, 6}.isdisjoint(names)


def test_it_is_made_once(font: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_made", lambda _: pytest.fail("the font is kept already"))

    assert fonts.heading_font(CACHE) == font


@pytest.mark.skipif(not STAND_IN.is_file(), reason="this machine has no Liberation Serif, which measures as Times does")
def test_what_stands_in_takes_as_much_room(font: bytes) -> None:
    """The width of a title, the height above and below the line: so nothing moves when the font comes."""
    ours, theirs = TTFont(BytesIO(font)), TTFont(STAND_IN)
    rule = (ROOT / "docs/assets/css/tokens.css").read_text("utf-8").partition("Stand-in")[2]
    size, above, below = (
        float(re.search(rf"{name}: ([\d.]+)%", rule)[1])  # type: ignore[index]
        for name in ("size-adjust", "ascent-override", "descent-override")
    )

    assert size == pytest.approx(100 * _width(ours) / _width(theirs), rel=0.01)
    assert above == pytest.approx(ours["hhea"].ascent / ours["head"].unitsPerEm / size * 1e4, rel=0.01)
    assert below == pytest.approx(-ours["hhea"].descent / ours["head"].unitsPerEm / size * 1e4, rel=0.01)


def _width(font: TTFont) -> float:
    """The width of the title in ems."""
    letters, widths = font.getBestCmap(), font["hmtx"]
    return sum(widths[letters[ord(letter)]][0] for letter in TITLE) / font["head"].unitsPerEm
