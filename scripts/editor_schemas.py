"""Write the schemas by which editors complete and check records as one types. Exit status: 0, also without changes."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from macros.exports.schemas import editor_schemas
from macros.publishing.process import run
from macros.records.loader import Loader

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ".vscode/schemas"


def main(argv: Sequence[str] | None = None) -> int:
    """Write the schemas of this checkout, as .vscode/settings.json binds them to the folders of records."""
    argparse.ArgumentParser(prog="editor_schemas", description="Write the schemas for editors.").parse_args(argv)
    (ROOT / FOLDER).mkdir(parents=True, exist_ok=True)
    for name, content in editor_schemas(Loader(ROOT).load().vocabulary):
        (ROOT / FOLDER / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    run(main)
