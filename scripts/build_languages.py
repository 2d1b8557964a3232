"""Build the pages of each language that mkdocs.yml opens, in the folder of its code inside a site."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.edition.settings import SETTINGS_FILE, SettingsError, open_languages
from macros.publishing.process import run

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    """Build them, each by a process of its own. Exit status 1 where MkDocs fails, 2 where the settings are wrong."""
    options = _parser().parse_args(argv)
    try:
        languages = open_languages(options.root)
    except SettingsError as error:
        print(f"languages: {error}", file=sys.stderr)
        return 2
    return 0 if all(_build(options.root, language, options.site / language) for language in languages) else 1


def _build(root: Path, language: str, folder: Path) -> bool:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(root / SETTINGS_FILE)]
    settings = {**os.environ, "ATLAS_LANGUAGE": language}
    done = subprocess.run([*command, "--site-dir", str(folder)], env=settings, check=False)  # noqa: S603 - our own
    return done.returncode == 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build_languages", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds mkdocs.yml")
    parser.add_argument("--site", type=Path, required=True, metavar="DIR", help="the site in English")
    return parser


if __name__ == "__main__":
    run(main)
