"""The rule for the names of files."""

from collections.abc import Iterator

from ..ids import DEVICES
from ..model import Record
from ..problems import quoted
from .rule import Context, Finding, rule


@rule("S005", "practice", "case")
def names_of_files_are_free(record: Record, _: Context) -> Iterator[Finding]:
    """The name of a file must not be one that Windows keeps for devices, such as con or aux."""
    for where, id_ in (((), record.id), *((("formerly", place), old) for place, old in enumerate(record.formerly))):
        if id_ in DEVICES:
            yield Finding(
                where,
                f"an id must not be a name that Windows keeps for devices; got {quoted(id_)}",
                "add a word, as in con-desk",
            )
