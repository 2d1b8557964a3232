"""The drawings of the atlas: scenes of the journey by stage, glyphs of terms, and those of the home page.

Each is an SVG file whose colours come from its classes, so that a page can show it light and dark.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .words import read_words

DRAWINGS = Path(__file__).with_name("drawings")
SCENES = DRAWINGS / "scenes"


def drawing_words() -> Mapping[str, Any]:
    """What the drawing of the journey shows, in words: a beginning, and a sentence for each scene by its stage."""
    return read_words(DRAWINGS / "words.yml")
