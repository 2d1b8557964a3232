"""The rule for the names of files."""

from collections.abc import Iterator

from ..ids import DEVICES
from ..model import Record
from ..problems import quoted
from .rule import Context, Finding, finding, rule


@rule("S005", "practice", "case")
def names_of_files_are_free(record: Record, _: Context) -> Iterator[Finding]:
    for where, id_ in (((), record.id), *((("formerly", place), old) for place, old in enumerate(record.formerly))):
        if id_ in DEVICES:
            yield finding("S005", where, got=quoted(id_))
