"""The files of words, whose texts are translated too: each with its place, and with what in it is no text."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

MACROS = Path(__file__).parents[1]
"""The package, to which the paths of files of words are relative."""


SEARCH_FILE = MACROS / "pages/search.yml"
"""The file with the settings of the search, which a language completes."""


class WordFile(NamedTuple):
    """What is translated of a file: all but the texts below some keys, or only those with some names.

    In a key of `without`, `*` stands for any name.

    `required` says whether a language may open only with its texts: those that every reader meets on pages.
    """

    required: bool = True
    without: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


WORD_FILES: Mapping[str, WordFile] = {
    "pages/page_words.yml": WordFile(),
    "pages/front.yml": WordFile(without=("foot.columns.below",)),
    "pages/kit_words.yml": WordFile(),
    "pages/paper.yml": WordFile(),
    "pages/script_words.yml": WordFile(),
    "pages/search.yml": WordFile(
        without=("stop_words", "spellings", "plurals", "english_endings", "guides", "finder.elsewhere.*.route")
    ),
    "pages/together.yml": WordFile(without=("file",)),
    "pages/use.yml": WordFile(without=("fields",)),
    "edition/edition_words.yml": WordFile(),
    "edition/fact_words.yml": WordFile(),
    "edition/command_words.yml": WordFile(required=False),
    "edition/draft_words.yml": WordFile(required=False),
    "edition/drawings/words.yml": WordFile(),
    **{
        f"edition/action_plan/forms/{name}.yml": WordFile(required=False, without=("place", "framework"))
        for name in ("concordat", "hrs4r", "plain")
    },
    "edition/action_plan/words.yml": WordFile(without=("file",)),
    "records/messages.yml": WordFile(required=False),
    "records/fields.yml": WordFile(only=("label", "heading", "help")),
    "contribute/form_words.yml": WordFile(required=False),
    "contribute/form_page.yml": WordFile(required=False),
    "contribute/guide_words.yml": WordFile(required=False),
    "contribute/interview_words.yml": WordFile(required=False),
    "exports/columns.yml": WordFile(required=False, without=("columns.*.after", "columns.*.workbook")),
    "exports/files.yml": WordFile(required=False, only=("title", "description")),
    "copyedit/filler.yml": WordFile(required=False, only=("reason",)),
    "copyedit/house.yml": WordFile(required=False, only=("reason",)),
    "contribute/use_words.yml": WordFile(required=False),
    "kits/kit_words.yml": WordFile(required=False),
    "handbook/wording.yml": WordFile(required=False),
}
