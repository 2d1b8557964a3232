"""How much of the atlas is translated, and what must be before readers may see a language."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from ..records.catalogue import Catalogue
from ..records.model import Practice, SelfCheck
from ..records.vocabulary import ESSENTIAL
from .matching import Match, State
from .source_texts import HEAD, NAMES, SourceText, kind_of_record, records_by_path
from .word_texts import WordText


class Progress(NamedTuple):
    """Numbers of texts: all, translated, translated from an English text that has changed since, and those left.

    `required_left` are the texts that must be translated, or looked at again, before the language may open.
    """

    texts: int = 0
    current: int = 0
    outdated: int = 0
    required_left: int = 0

    @property
    def per_cent(self) -> int:
        """How much is translated and current, rounded down, so that 100 means all."""
        return 100 * self.current // self.texts if self.texts else 100


def progress(
    catalogue: Catalogue, matches: Iterable[Match[SourceText]], words: Iterable[Match[WordText]] = ()
) -> Mapping[str, Progress]:
    """The progress of words and by kind of record, and at the end that of what is required, under `required`."""
    records = records_by_path(catalogue)
    found: dict[str, list[tuple[State, bool]]] = {}
    for word, entry in words:
        found.setdefault("words", []).append((entry.state, word.is_required))
    for source, entry in matches:
        record = records[source.file]
        found.setdefault(kind_of_record(record), []).append((entry.state, is_required(source, record)))
    required = [text for texts in found.values() for text in texts if text[1]]
    return {kind: progress_of(texts) for kind, texts in (found | {"required": required}).items()}


def progress_of(texts: Iterable[tuple[State, bool]]) -> Progress:
    """The numbers of texts, each with its state and whether it is required."""
    texts = tuple(texts)
    states = Counter(state for state, _ in texts)
    left = sum(required and state != "current" for state, required in texts)
    return Progress(len(texts), states["current"], states["outdated"], left)


def is_required(source: SourceText, record: BaseModel) -> bool:
    """Whether a language may open only with this text.

    Besides words of pages these are lists and scales, the self-check, what lists show of records, and the whole of
    each essential practice. Names are not, since a language may have none.
    """
    if source.field.translate == NAMES:
        return False
    if isinstance(record, Practice) and record.importance == ESSENTIAL:
        return True
    return source.layer == HEAD or isinstance(record, SelfCheck) or kind_of_record(record) == "vocabulary"
