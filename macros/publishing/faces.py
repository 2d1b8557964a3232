"""The face of headings: one weight of Source Serif 4, cut down to Latin letters and packed for browsers.

The typeface comes from an installed package and is in no folder of the tree. Its name is reserved for the whole of it,
so what is cut out of it carries none; styles call it by a name of their own (`docs/assets/css/tokens.css`).
"""

import io
import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import fontpkg_source_serif_4
from fontTools import subset, version
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROUTE = "assets/fonts/serif.woff2"
_SOURCE: Path = fontpkg_source_serif_4.ROOT / "files" / "SourceSerif4[opsz,wght].ttf"
# One weight, drawn for the middle of the sizes that headings have.
_PLACE: Mapping[str, float] = {"wght": 600, "opsz": 30}
# Basic Latin, Latin-1, Latin Extended-A, and the signs of text: what titles in European languages need.
_LETTERS: Iterable[int] = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x218, 0x21C),
    *range(0x2010, 0x2027),
    *(0x2039, 0x203A, 0x20AC, 0x2190, 0x2192, 0x2212),
)
_FEATURES = ("kern", "liga", "locl", "ccmp", "mark")
_COPYRIGHT, _LICENCE, _LICENCE_URL = 0, 13, 14


def serif(cache: Path) -> bytes:
    """The face as WOFF2. It is made once and kept in the folder `cache`, since that takes seconds."""
    kept = cache / f"serif-{_fingerprint()}.woff2"
    if not kept.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        new = kept.with_suffix(f".{os.getpid()}")
        new.write_bytes(_made())
        new.replace(kept)
    return kept.read_bytes()


def _fingerprint() -> str:
    """What the face depends on: the typeface, and this file with the library that cuts it."""
    parts = (_SOURCE.read_bytes(), Path(__file__).read_bytes(), version.encode())
    return sha256(b"".join(parts)).hexdigest()[:16]


def _made() -> bytes:
    font = TTFont(_SOURCE, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = list(_FEATURES)
    options.hinting = False
    options.name_IDs = [_COPYRIGHT, _LICENCE, _LICENCE_URL]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_LETTERS)
    cutter.subset(font)
    instancer.instantiateVariableFont(font, _PLACE, inplace=True)
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()
