"""The text of a draft: the answers, and every other field as a comment with its help and an example."""

import textwrap
from collections.abc import Iterator

from ...records.fields import FieldDeclaration, fields_of, load_fields, part_name
from ...records.loader import frozen
from ...records.model import Record
from ...records.vocabulary import Vocabulary
from ...records.yaml_writer import WIDTH, Note, part_blocks
from .interview_words import said

# Only records that have been published before need these.
_LATER = ("formerly", "replaced_by")


def draft_text(record: Record, vocabulary: Vocabulary) -> str:
    """The text of the file of a new record, from which the reader gives an equal record."""
    head = (f"# {line}" for line in said("draft.head").splitlines())
    return "\n".join([*head, *_body(record, _Help(vocabulary))]) + "\n"


class _Help:
    """Makes the comment above each field; a field that comes again has none."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._said: set[str] = set()

    def __call__(self, key: str) -> list[str]:
        if key in self._said:
            return []
        self._said.add(key)
        field = load_fields()[key]
        words = said("draft.required", help=field.help) if field.required else field.help
        return [*_wrapped(words), *_wrapped(self._values(field))]

    def _values(self, field: FieldDeclaration) -> str:
        known = self._vocabulary.facets.get(field.facet or "")
        if known is None:
            return ""
        keys = ", ".join(known.by_key)
        return f"who: {keys}." if field.part else said("draft.values", values=keys)


def _body(record: Record, note: Note) -> Iterator[str]:
    full = _with_examples(record)
    for key, _, lines in part_blocks(full, note):
        if key in _LATER:
            continue
        yield ""
        if getattr(record, key) == getattr(full, key):
            yield from lines
        else:
            comment, example = _split(lines)
            yield from comment
            yield from (f"# {line}".rstrip() for line in example)


def _with_examples(record: Record) -> Record:
    """The record with the examples of fields.yml in every empty field."""
    model = type(record)
    examples = {name: field.example for name, field in fields_of(part_name(model)).items()}
    return model.model_validate(frozen({**examples, **record.model_dump(exclude_defaults=True)}))


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH - 2, break_long_words=False, break_on_hyphens=False)


def _split(lines: list[str]) -> tuple[list[str], list[str]]:
    """The comment lines at the top, and all other lines."""
    first = next(place for place, line in enumerate(lines) if not line.startswith("#"))
    return lines[:first], lines[first:]
