"""Finds the files of records that are not written as the writer writes them, so that a change shows as what it is.

The form writes whole files. Where a file has this form already, a record that is opened and sent back is the same file.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .catalogue import Catalogue
from .paths import path_of
from .yaml_writer import write_record

_COMMENT = re.compile(r"^\s*#", re.MULTILINE)


class Untidy(NamedTuple):
    """A file that is not in canonical form, relative to the root, with the text that it should have.

    A file with comments, as `make new` writes them to begin on, has none: comments would be lost.
    """

    file: str
    text: str | None


def untidy_files(root: Path, catalogue: Catalogue) -> Iterator[Untidy]:
    """Every file of a practice or a case whose text differs from what `write_record` makes of it."""
    for record in catalogue.records:
        file, text = path_of(record), write_record(record)
        found = (root / file).read_text("utf-8")
        if found != text:
            yield Untidy(file, None if _COMMENT.search(found) else text)
