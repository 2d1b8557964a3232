"""What the documents name is there: `make` targets, scripts with their options, files and folders, names in code."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from scripts.drawing.guide import GUIDE

ROOT = Path(__file__).resolve().parents[1]
MAINTAIN = sorted((ROOT / "docs/maintain").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
TRACKED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT, capture_output=True, text=True, check=True,
).stdout.splitlines()  # fmt: skip
FILES = [Path(name) for name in TRACKED if (ROOT / name).exists()]
FOLDERS = {folder for file in FILES for folder in file.parents}
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

CODE = re.compile(r"^```\w*\n(.*?)^```$|(?<!`)`([^`\n]+)`(?!`)", re.MULTILINE | re.DOTALL)
# A command may stand behind a variable, and its targets end where arguments, comments or the line do.
MAKE = re.compile(r"(?:^|\s)make((?: +[a-z][a-z-]*(?=\s|$))+)", re.MULTILINE)
SCRIPT = re.compile(r"scripts/\w+\.py((?: +--[a-z-]+)*)")
# A file by its ending, or anything below a folder that is written by hand; <X> and * may be anything.
PATH = re.compile(r"[\w.*<>-]+(?:/[\w.*<>-]*)*")
# A name in code of one word: with an underscore or a capital letter, and nothing of a file, a command or a place.
NAME = re.compile(r"[A-Za-z]\w*_\w+|[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z]{4,}(?:_[A-Z]+)*")
CODE_FILES = [
    file
    for file in FILES
    if file.suffix in {".py", ".js", ".ts", ".yml", ".toml"}
    and not {"examples", "fixtures", Path(__file__).name} & {*file.parts}
]
NAMES_OF_OTHERS = {"macosx_15_0_arm64", "manylinux_2_28", "mod_headers"}  # of wheels, and of a module of Apache
PICTURE = re.compile(r"!\[([^\]]+)\]\([^)]*images/guide/(\w+)\.webp\)")
ENDINGS = (".py", ".yml", ".toml", ".j2", ".typ", ".in")
ROOMS = ("macros/", "scripts/", "tests/", "docs/", ".github/", "practices/vocabulary/", "practices/cases/")


def code_of(text: str) -> Iterator[str]:
    """The code blocks and code spans of a page."""
    for block, span in CODE.findall(text):
        yield block or span


def is_there(path: str) -> bool:
    """Whether a file or folder of the repository has this path, or ends with it as the guide's short names do."""
    pattern = re.sub(r"<[^>]*>", "*", path)
    places = FOLDERS if path.endswith("/") else {*FILES, *FOLDERS}
    return any(place.match(pattern) for place in places)


@cache
def words_of_code() -> frozenset[str]:
    """Every word of code, settings and files of words."""
    return frozenset(word for file in CODE_FILES for word in re.findall(r"\w+", (ROOT / file).read_text("utf-8")))


@pytest.mark.parametrize("page", MAINTAIN, ids=lambda page: page.stem)
def test_what_a_guide_for_maintainers_calls_by_name_is_in_the_code(page: Path) -> None:
    named = {span for span in code_of(page.read_text("utf-8")) if NAME.fullmatch(span)}

    assert named - words_of_code() - NAMES_OF_OTHERS == set()


def missing_in(text: str) -> set[str]:
    """What a page names and is not there."""
    found = set()
    for code in code_of(text):
        named = {target for targets in MAKE.findall(code) for target in targets.split()}
        found |= {f"make {target}" for target in named - TARGETS}
        for match in SCRIPT.finditer(code):
            script = ROOT / match[0].split()[0]
            options = script.read_text("utf-8") if script.is_file() else ""
            found |= {f"{script.name} {option}" for option in match[1].split() if f'"{option}"' not in options}
        for word in code.split():
            if PATH.fullmatch(word) and (word.startswith(ROOMS) or word.endswith(ENDINGS)) and not is_there(word):
                found.add(word)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_names_is_there(page: Path) -> None:
    assert missing_in(page.read_text("utf-8")) == set()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Run `make lint site test`.", set()),
        ("Run `make lint sight test`.", {"make sight"}),
        ('Run `TMPDIR=/tmp make bench` or `make test ARGS="-k word"`.', set()),
        ("```console\nmake publish    # as it was never called\nmake test\n```\n", {"make publish"}),
        ("`make` lists all; people make mistakes.", set()),
        ("`scripts/check.py --root`, `scripts/check.py --rood`", {"check.py --rood"}),
        ("`scripts/none.py`, `records/model.py`, `records/none.py`", {"scripts/none.py", "records/none.py"}),
        ("`tests/fixtures/<NAME>/practices/`, `tests/fixtures/<NAME>/none/`", {"tests/fixtures/<NAME>/none/"}),
        ("`macros/records/`, `macros/recordings/`, `https://example.org/a.py`", {"macros/recordings/"}),
    ],
)
def test_what_is_not_there_is_found(text: str, missing: set[str]) -> None:
    assert missing_in(text) == missing


def test_the_pictures_of_pages_are_those_that_the_command_draws() -> None:
    """Each says in words what it shows, and together they are light, since the offline copy carries them."""
    pictures = [found for page in PAGES for found in PICTURE.findall(page.read_text("utf-8"))]
    drawn = {path.stem: path for path in (ROOT / "docs" / "assets" / "images" / "guide").iterdir()}

    assert [name for _, name in pictures] == list(GUIDE)
    assert drawn.keys() == GUIDE.keys()
    assert all(len(words) > 60 for words, _ in pictures)
    assert all(path.read_bytes()[8:12] == b"WEBP" for path in drawn.values())
    assert sum(path.stat().st_size for path in drawn.values()) < 80_000
