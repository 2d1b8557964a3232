"""The font of headings: one weight of Source Serif 4, cut down to Latin letters and packed for browsers in two files.

The typeface comes from an installed package and is in no folder of the tree. Its name is reserved for the whole of it,
so what is cut out of it carries none; styles call it by a name of their own (`docs/assets/css/tokens.css`).
"""

import io
import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import fontpkg_source_serif_4
from fontTools import version

# The font of nearly every heading, and the one that browsers fetch where a heading has a letter of Latin Extended.
ROUTE, EXTENDED = "assets/fonts/serif.woff2", "assets/fonts/serif-extended.woff2"
_SOURCE: Path = fontpkg_source_serif_4.ROOT / "files" / "SourceSerif4[opsz,wght].ttf"
# One weight, drawn for the middle of the sizes that headings have.
_PLACE: Mapping[str, float] = {"wght": 600, "opsz": 30}
# What titles in European languages need; docs/assets/css/tokens.css names the same letters for each file.
LETTERS: Mapping[str, Iterable[int]] = {
    ROUTE: (
        *range(0x20, 0x7F),
        *range(0xA0, 0x100),
        *range(0x2010, 0x2027),
        *(0x2039, 0x203A, 0x20AC, 0x2190, 0x2192, 0x2212),
    ),
    EXTENDED: (*range(0x100, 0x180), *range(0x218, 0x21C)),
}
_FEATURES = ("kern", "liga", "locl")
_COPYRIGHT, _LICENCE, _LICENCE_URL = 0, 13, 14


def heading_font(cache: Path, route: str = ROUTE) -> bytes:
    """The font at this route as WOFF2. It is made once and kept in the folder `cache`, since that takes seconds."""
    kept = cache / f"{Path(route).stem}-{_fingerprint()}.woff2"
    if not kept.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        new = kept.with_suffix(f".{os.getpid()}")
        new.write_bytes(_made(LETTERS[route]))
        new.replace(kept)
    return kept.read_bytes()


def _fingerprint() -> str:
    """What the font depends on: the typeface, and this file with the library that cuts it."""
    parts = (_SOURCE.read_bytes(), Path(__file__).read_bytes(), version.encode())
    return sha256(b"".join(parts)).hexdigest()[:16]


def _made(letters: Iterable[int]) -> bytes:
    # Imported here: it takes a fifth of a second, and a build mostly finds the fonts made.
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(_SOURCE, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = list(_FEATURES)
    options.hinting = False
    options.name_IDs = [_COPYRIGHT, _LICENCE, _LICENCE_URL]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    instancer.instantiateVariableFont(font, _PLACE, inplace=True)
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()
