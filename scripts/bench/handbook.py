"""Makes the downloads of one root, in a process of its own: `python -m scripts.bench.handbook ROOT FOLDER`."""

import sys
from pathlib import Path

from macros.handbook.export import export_all
from macros.records.loader import Loader
from macros.site_settings import edition_of


def main(root: Path, folder: Path) -> None:
    """Write the downloads of a root into a folder."""
    catalogue = Loader(root).load()
    folder.mkdir(parents=True)
    export_all(catalogue, edition_of(root, catalogue), folder, print)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
