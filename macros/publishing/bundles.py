"""Bundles the styles and scripts of the site: source files are joined into few files and minified.

`bundles.yml` lists the source files of each bundle. They are not published themselves; they are in docs/assets.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath

import yaml
from pydantic import BaseModel, ConfigDict

try:
    import minify
except ImportError:  # there is none for Macs with a chip of Apple; what is published is built elsewhere
    minify = None

STYLES, SCRIPTS = "css", "js"
_MEDIA_TYPES: Mapping[str, str] = {STYLES: "text/css", SCRIPTS: "application/javascript"}
_ASSETS = "assets"
_NOTHING: Mapping[str, str] = {}
_LIST = Path(__file__).with_name("bundles.yml")


class Bundle(BaseModel):
    """The source files of one style sheet and one script, either of which may be missing, and what they need."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    data: bool = False

    def parts(self, kind: str) -> Sequence[str]:
        """The names of the source files of a kind, `css` or `js`, in their order."""
        return self.styles if kind == STYLES else self.scripts


@cache
def bundles() -> Mapping[str, Bundle]:
    """Every bundle by its name, which is also that of its files."""
    return {name: Bundle(**entry) for name, entry in yaml.safe_load(_LIST.read_text(encoding="utf-8")).items()}


def bundles_with_data() -> Sequence[str]:
    """The names of the bundles that read the records of the atlas."""
    return [name for name, bundle in bundles().items() if bundle.data]


def is_part(path: str) -> bool:
    """Whether a file of docs/, by its path there, is a part of a bundle, and so not published by itself."""
    return PurePosixPath(path).parent.as_posix() in {f"{_ASSETS}/{kind}" for kind in _MEDIA_TYPES}


def bundled(docs: Path, *, small: bool, before: Mapping[str, str] = _NOTHING) -> Iterator[tuple[str, bytes]]:
    """Route and content of every bundle; `small` minifies it. `before` holds a script with which a bundle begins."""
    for name, bundle in bundles().items():
        for kind in _MEDIA_TYPES:
            folder = docs / _ASSETS / kind
            if bundle.parts(kind) and folder.is_dir():
                text = _joined(folder, bundle.parts(kind), kind)
                if kind == SCRIPTS and name in before:
                    text = f"{before[name]}\n{text}"
                yield f"{_ASSETS}/{kind}/{name}.{kind}", (_small(text, kind) if small else text).encode()


def in_layer(name: str, sheet: str) -> str:
    """A style sheet inside a cascade layer, without its @charset rule: it has the encoding of the page, UTF-8."""
    rules = sheet.removeprefix('@charset "UTF-8";')
    return f"@layer {name}{{{rules}}}"


def _joined(folder: Path, parts: Sequence[str], kind: str) -> str:
    return "\n".join((folder / f"{part}.{kind}").read_text(encoding="utf-8") for part in parts)


def _small(text: str, kind: str) -> str:
    return minify.string(_MEDIA_TYPES[kind], text) if minify else text
