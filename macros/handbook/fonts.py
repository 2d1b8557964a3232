"""The fonts of the handbook: Noto Sans from its package, the serif font of Typst, and those of further folders."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import fontpkg_noto_sans
import typst
from fontTools.ttLib import TTCollection, TTFont, TTLibError

from .typst_fonts import typst_characters

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")


class FontsError(ValueError):
    """A folder of fonts cannot be used; the message is one sentence for the person who named it."""


@dataclass(frozen=True)
class FontSet:
    """Noto Sans, and the fonts of further folders for what Noto Sans cannot write."""

    folders: tuple[Path, ...] = ()

    @cached_property
    def files(self) -> Sequence[Path]:
        """The font files, those of the package first. Raises FontsError for a folder without fonts."""
        folders = (fontpkg_noto_sans.ROOT / "files", *self.folders)
        return tuple(file for folder in folders for file in _files(folder))

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that the fonts can draw. Raises FontsError for a font that cannot be read."""
        upright = (file for file in self.files if "Italic" not in file.name)
        return typst_characters().union(*(_characters(file) for file in upright))

    @cached_property
    def for_typst(self) -> typst.Fonts:
        """The same fonts, with those inside Typst and without those of the system."""
        folders = dict.fromkeys(file.parent for file in self.files)
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=list(folders))


def _files(folder: Path) -> Sequence[Path]:
    if not folder.is_dir():
        raise FontsError(f"the folder of fonts must exist; got '{folder}'")
    found = sorted(file for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES)
    if not found:
        raise FontsError(f"the folder of fonts must hold files that end in .ttf, .otf or .ttc; got '{folder}'")
    return found


def _characters(file: Path) -> frozenset[int]:
    try:
        if file.suffix.lower() in (".ttc", ".otc"):
            with TTCollection(file, lazy=True) as fonts:
                return frozenset().union(*(font.getBestCmap() or {} for font in fonts))
        with TTFont(file, lazy=True) as font:
            return frozenset(font.getBestCmap() or {})
    except (TTLibError, OSError) as error:
        raise FontsError(f"a font must be readable; got '{file}'") from error
