"""The drawings of the atlas: scenes of the journey by stage, glyphs of terms, and those of the home page.

Each is an SVG file whose colours come from its classes, so that a page can show it light and dark.
"""

from pathlib import Path

DRAWINGS = Path(__file__).with_name("drawings")
