"""Words that stand in templates, scripts and rules themselves, where no catalogue of translations finds them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_WORD = re.compile(r"[^\W\d_]{2,}")
# A text for people: it begins as a sentence does, or holds two words side by side.
_TEXT = re.compile(r"^[A-Z][a-z]+(?![\w:/.-])|(?<![\w-])[a-z]+ [a-z]{2,}|[A-Za-z]{2,}[,.:;!?…] [a-z]")
_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_NO_TEXT = re.compile(r"<!--.*?-->|<(style|script)\b.*?</\1>|&\w+;", re.DOTALL)
_TAG = re.compile(r"<[^>]*>", re.DOTALL)
# What readers see or hear of a tag.
_SPOKEN = re.compile(r'\b(?:alt|aria-label|aria-description|placeholder|title|label|data-label)="([^"]*)"')

_OF_HELP = ("help", "description")


def in_template(text: str) -> Iterator[str]:
    """The words of a template of HTML, XHTML or plain text: between its tags, in what they say, and in its strings."""
    for code in _JINJA.findall(text):
        if not code.startswith("{#"):
            yield from (found for found, _ in _STRING.findall(code) if _TEXT.search(found))
    html = _NO_TEXT.sub("", _JINJA.sub("\n", text))
    shown = [*_SPOKEN.findall(html), *_TAG.sub("\n", html).splitlines()]
    yield from (line.strip() for line in shown if _WORD.search(line))


def in_script(text: str) -> Iterator[str]:
    """The words of a script: strings with a text for people, without what is filled into them and without comments."""
    code = re.sub(r"/\*.*?\*/|(?<![:\"'`/\\])//[^\n]*", "", text, flags=re.DOTALL)
    for plain, filled in _STRING.findall(code):
        found = re.sub(r"\$\{[^}]*\}", "0", plain or filled)
        if _TEXT.search(found) and not re.search(r"^[.#\[<]|[<>=]|\[data-|;\n|^use strict$", found):
            yield found


def in_typst(text: str) -> Iterator[str]:
    """The words of a template of Typst: strings with a text for people, and words between brackets without code."""
    code = re.sub(r"(?<![:\w])//[^\n]*", "", text)
    yield from (found for found, _ in _STRING.findall(code) if _TEXT.search(found))
    for content in re.findall(r"\[([^\[\]]*)\]", code):
        plain = re.sub(r"#[\w.-]+(?:\([^)]*\))*|\$[^$]*\$|@[\w-]+", " ", content)
        if _WORD.search(plain) and not re.search(r"[=:{}()]", plain):
            yield content.strip()


def in_python(text: str) -> Iterator[str]:
    """The words of a module: strings with a text for people, with 0 for what is filled into them.

    Docstrings are none, and neither is what --help says: who runs a script by hand reads English.
    """
    nodes = list(ast.walk(ast.parse(text)))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    helps = {id(node.value) for node in nodes if isinstance(node, ast.keyword) and node.arg in _OF_HELP}
    for node in nodes:
        if id(node) in docstrings | parts | helps:
            continue
        held = node.values if isinstance(node, ast.JoinedStr) else [node]
        values = [part.value if isinstance(part, ast.Constant) else "0" for part in held]
        if _TEXT.search(said := "".join(value for value in values if isinstance(value, str))):
            yield said


def found() -> Iterator[tuple[str, str]]:
    """The path of each template, script and module that speaks to people, with each text in it."""
    kinds = {".j2": in_template, ".html": in_template, ".typ": in_typst, ".js": in_script}
    rooms = ("records", "translations", "contribute", "copyedit", "verdict", "upkeep")
    modules = {path for room in rooms for path in (ROOT / "macros" / room).rglob("*.py")}
    commands = ("check", "format_records", "new_record", "take", "translations", "upkeep")
    for path in sorted(modules | {ROOT / "scripts" / f"{name}.py" for name in commands}):
        yield from ((path.relative_to(ROOT).as_posix(), text) for text in in_python(path.read_text("utf-8")))
    for folder in ("macros", "docs/assets/js"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in kinds:
                file = path.relative_to(ROOT).as_posix()
                yield from ((file, text) for text in kinds[path.suffix](path.read_text("utf-8")))
