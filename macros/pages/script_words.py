"""The words of scripts: those of every page begin its script, those of the tools stand in their data."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..edition.fact_words import fact_words
from ..edition.script_json import script_json
from ..edition.small_letters import keeps_capitals
from ..edition.words import current_language, read_words
from .page_words import page_words

_FILE = Path(__file__).with_name("script_words.yml")


def words_of_every_page(atlas: str) -> str:
    """A script that puts the words of every page into `PracticeAtlas.wording`.

    `atlas` is the name of the atlas.
    """
    return _script({**_common(atlas), **read_words(_FILE)["every_page"]})


def words_of_tools() -> str:
    """The same for what the tools say."""
    return _script(read_words(_FILE)["tools"])


def _common(atlas: str) -> dict[str, Any]:
    """What all scripts share: words that pages and facts say too, and how labels are written."""
    facts, listed = fact_words(), page_words()["list"]
    return {
        "keeps_capitals": keeps_capitals(current_language()),
        "atlas": atlas,
        "facts": {key: facts[key] for key in ("up_to", "months", "estimate")},
        "counted": {"practice": listed["practices"], "case": listed["cases"]},
    }


def _script(words: Mapping[str, Any]) -> str:
    return f"((p)=>Object.assign(p.wording??={{}},{script_json(words)}))(window.PracticeAtlas??={{}});"
