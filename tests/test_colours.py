"""Colours stand in style sheets. Where these do not reach, files repeat them, and the guide lists those files."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOKENS = "docs/assets/css/tokens.css"
# With its sign, or as office files have it; then with a letter, since six digits may be a number.
COLOUR = re.compile(r"""(?:#|["'](?=\d*[a-fA-F])|rgb="FF)([0-9a-fA-F]{6})(?=["'); ,])""")
LINES_IN_WORD = {"b9c4d0", "aeb8c6"}  # of tables, darker than those of pages
ENDINGS = {".py", ".js", ".typ", ".css", ".svg", ".j2", ".yml"}


def colours_of(file: str) -> set[str]:
    return {colour.lower() for colour in COLOUR.findall((ROOT / file).read_text("utf-8"))}


def listed() -> set[str]:
    """The files in the table of the guide."""
    section = (ROOT / "docs/maintain/extending.md").read_text("utf-8").partition("## A colour\n")[2]
    table = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("|")]
    return set(re.findall(r"`([^`]+)`", "\n".join(table)))


def test_a_colour_outside_the_style_sheets_is_one_of_the_tokens() -> None:
    known = colours_of(TOKENS) | LINES_IN_WORD

    assert {file: strays for file in listed() if (strays := colours_of(file) - known)} == {}


def test_the_guide_names_every_file_that_repeats_a_colour() -> None:
    folders = ("macros", "scripts", "docs/assets/images", "docs/assets/js")
    files = (path.relative_to(ROOT) for folder in folders for path in (ROOT / folder).rglob("*"))
    holding = {
        file.as_posix()
        for file in files
        if file.suffix in ENDINGS and "examples" not in file.parts and colours_of(file.as_posix())
    }

    assert holding == listed()
