"""The text of each book is the same in every process; if it were not, each build would set all books anew."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRINT_HASHES = """
from hashlib import sha256
from macros.handbook.book_data import book_data
from macros.handbook.book_list import books
from macros.handbook.entries import Entries
from macros.handbook.fonts import FontSet
from macros.handbook.typst_pdf import Typesetter
from macros.records.validate import load_catalogue
from tests.handbook.conftest import EDITION, FIXTURE, TODAY

catalogue, setter = load_catalogue(FIXTURE, TODAY), Typesetter(FontSet())
entries = Entries(catalogue, EDITION)
for book in books(catalogue, EDITION):
    print(book.route, sha256(setter.text_of(book_data(book, entries)).encode()).hexdigest())
"""


def hashes(seed: str) -> list[str]:
    """The route and the hash of the text of each book of the small atlas, in a process with a seed for its hashes."""
    found = subprocess.run(
        [sys.executable, "-c", PRINT_HASHES],
        env={**os.environ, "PYTHONHASHSEED": seed},
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return found.stdout.splitlines()


def test_the_text_of_each_book_is_the_same_with_another_hash_seed() -> None:
    first = hashes("1")
    assert len(first) > 1
    assert all(hashes(seed) == first for seed in ("2", "3"))
