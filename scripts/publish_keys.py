"""Note every published id and key in tests/data/published_keys.json. Exit status: 0 done, 1 names went away, 2 misuse.

Run it for each release. What was published once may go away only after CHANGELOG.md has said so, in backticks.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.edition.edition import Edition
from macros.exports.stable_keys import KEYS_FILE, keys_text, published_names, removed_unannounced
from macros.publishing.process import run
from macros.records.catalogue import Catalogue
from macros.records.loader import Loader

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    options = _parser().parse_args(argv)
    if not (options.root / "CHANGELOG.md").is_file():
        print(f"publish_keys: --root must be a folder that holds CHANGELOG.md; got '{options.root}'", file=sys.stderr)
        return 2
    loader = Loader(options.root)
    catalogue = loader.load()
    if loader.problems:
        print("\n".join(problem.as_text() for problem in loader.problems), file=sys.stderr)
        print("publish_keys: the records must be mended first", file=sys.stderr)
        return 1
    return _note(options.root, catalogue)


def _note(root: Path, catalogue: Catalogue) -> int:
    """Write the list, unless a name was removed unannounced. Returns the exit status, 0 or 1."""
    target = root / KEYS_FILE
    before = json.loads(target.read_text("utf-8")) if target.is_file() else {}
    now = published_names(catalogue, _edition(catalogue))
    if gone := removed_unannounced(before, now, (root / "CHANGELOG.md").read_text("utf-8")):
        print("\n".join(gone), file=sys.stderr)
        print(f"publish_keys: {len(gone)} published names went away; CHANGELOG.md must say so", file=sys.stderr)
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(keys_text(now), "utf-8", newline="\n")
    print(f"publish_keys: noted {sum(map(len, now.values()))} published names")
    return 0


def _edition(catalogue: Catalogue) -> Edition:
    """An edition without addresses, since names do not depend on them."""
    return Edition("", "", catalogue.last_reviewed, "", "", "")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="publish_keys", description="Note every published id and key.")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder of the project")
    return parser


if __name__ == "__main__":
    run(main)
