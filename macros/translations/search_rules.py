"""What a language says of its words, so that the search finds them in all their forms.

It is no translation, and stands in a file of its own beside the pages of the language. Endings are letters and no
patterns: a translator can list them, and the search is given nothing of strangers to run.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import StringConstraints, ValidationError

from ..records.paths import search_rules_path
from ..records.problems import Problem, problem_at, quoted
from ..records.validation_messages import validation_problems
from ..records.value_types import StrictModel
from ..records.yaml_reader import Document, read_yaml

_Words = Annotated[str, StringConstraints(max_length=2000)]


class SearchRules(StrictModel):
    """What a language says of its words; words and endings stand in one text each, with spaces between them."""

    endings: _Words = ""
    """What is cut from the end of a word, so that one and many, and all cases, are one word."""
    stop_words: _Words = ""
    """Words of a question that say nothing of what is sought, such as `how` and `the`."""
    compounds: bool = False
    """Whether the language writes words together, so that a long one is looked for inside others too."""


class ReadRules(NamedTuple):
    """What a language says, which is nothing where there is no file, and what is wrong with it."""

    rules: SearchRules
    problems: Sequence[Problem] = ()


def read_search_rules(root: Path, language: str) -> ReadRules:
    """What a language says of its words, in the folder of its pages."""
    file, nothing = search_rules_path(language), SearchRules()
    if not (root / file).exists():
        return ReadRules(nothing)
    document = read_yaml(root / file, file)
    if isinstance(document, Problem):
        return ReadRules(nothing, [document])
    problems = list(_no_endings(document))
    try:
        return ReadRules(SearchRules.model_validate(document.data), problems)
    except ValidationError as error:
        return ReadRules(nothing, [*validation_problems(error, document, SearchRules), *problems])


def with_search_rules(words: Mapping[str, Any], rules: SearchRules) -> Mapping[str, Any]:
    """The settings of the search with what a language says; its stop words come after those of English."""
    return {**words, **rules.model_dump(), "stop_words": f"{words['stop_words']} {rules.stop_words}"}


def _no_endings(document: Document) -> Iterator[Problem]:
    """What of the endings is more than letters."""
    endings = document.data.get("endings")
    for text in endings.split() if isinstance(endings, str) else ():
        if not text.isalpha():
            yield problem_at(document.file, document.line(("endings",)), "G007", got=quoted(text))
