"""Build the whole site: check the records, make the downloads, build the pages aside, look them over, swap them in.

Whatever goes wrong, and whenever it is stopped, the last good site stays as it is.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from importlib.metadata import distributions
from itertools import islice
from pathlib import Path

import click
from mkdocs.__main__ import cli as mkdocs

from macros.edition.atomic_write import TargetError
from macros.edition.download_manifest import downloads_hold
from macros.edition.edition import Edition
from macros.edition.settings import SETTINGS_FILE, SettingsError, open_languages
from macros.handbook.export import export_all
from macros.handbook.typst_pdf import TypesetError
from macros.kits.export import export_kits
from macros.publishing.atomic_swap import SiteFolders
from macros.publishing.build_lock import BusyError, exclusive_lock
from macros.publishing.checksums import Fingerprint, differences, fingerprint
from macros.publishing.internal_links import dead_links
from macros.publishing.os_errors import os_error_text
from macros.publishing.process import run
from macros.publishing.progress_bar import progress_bar
from macros.records.catalogue import Catalogue
from macros.records.validate import ValidationReport
from macros.records.visibility import DraftsSettingError, shows_drafts
from macros.translations.build import TranslationError, in_language
from macros.verdict.judge import judge

ROOT = Path(__file__).resolve().parent.parent

SOURCES = ("practices", "docs", "macros", SETTINGS_FILE)
DOWNLOADS = "downloads"
OFFLINE_SETTINGS = "mkdocs.offline.yml"
SHOWN = 10
FOR_ALL_TO_READ = 0o022  # a site is for a server to read, whatever the user keeps to himself otherwise


class StoppedError(Exception):
    """The build cannot go on; the message says why."""


@dataclass
class Build:
    """One run: its root, and the results of each step for the next ones."""

    root: Path
    with_drafts: bool = False
    folders: SiteFolders = field(init=False)
    today: date = field(default_factory=lambda: datetime.now(UTC).date())
    before: Fingerprint = field(default_factory=dict)
    report: ValidationReport = field(init=False)

    def __post_init__(self) -> None:
        self.folders = SiteFolders(self.root / "site")

    @property
    def languages(self) -> Sequence[str]:
        """The languages in which the site is built: that of the records, as an empty text, and those that are open."""
        return "", *open_languages(self.root)

    @property
    def made_from(self) -> Path:
        """The note of what the downloads, with the offline copy, were made from; it is there once all are made."""
        return self.root / "build" / DOWNLOADS / ".made-from"


def check_records(build: Build) -> None:
    """Validate every record, and take the checksums of the input. Raises StoppedError where records have problems."""
    build.before = fingerprint(build.root, SOURCES)
    report = judge(build.root, build.today)
    build.report = replace(report, catalogue=replace(report.catalogue, with_drafts=build.with_drafts))
    problems = build.report.problems
    if told := sorted((*problems, *build.report.warnings)):
        print("\n".join(problem.as_text() for problem in told), file=sys.stderr)
    if problems:
        raise StoppedError(f"{len(problems)} problem{'s' * (len(problems) != 1)} in the records; nothing was built")


def make_downloads(build: Build) -> None:
    """Write the handbook and the other downloads, of which pages show the sizes, unless nothing has changed."""
    if _downloads_hold(build):
        _log("  unchanged")
        return
    build.made_from.unlink(missing_ok=True)
    for language in build.languages:
        with in_language(build.root, build.report.catalogue, language, build.today) as (catalogue, edition):
            _make_books_and_kits(catalogue, edition, build.root / "build" / edition.folder / DOWNLOADS)


def _make_books_and_kits(catalogue: Catalogue, edition: Edition, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with progress_bar("files") as show:
        books = export_all(catalogue, edition, folder, show)
    with progress_bar("kits") as show:
        kits = export_kits(catalogue, edition, folder, show)
    written = len(books.written) + len(kits.written)
    unchanged = len(books.downloads) + len(kits.downloads) - written
    _log(f"  {edition.folder}{DOWNLOADS}: {written} made anew, {unchanged} unchanged")


def make_offline_copy(build: Build) -> None:
    """Build the copy that needs no server, so that pages can show its size, if the root has settings for it.

    Raises StoppedError where that fails. It is not built again where nothing has changed.
    """
    if _downloads_hold(build):
        _log("  unchanged")
        return
    if (build.root / OFFLINE_SETTINGS).is_file():
        for language in build.languages:
            _run_script(build, "the offline copy", "build_offline.py", "--language", language)
    build.made_from.write_text(_inputs(build), encoding="utf-8")


def _run_script(build: Build, what: str, script: str, *options: str) -> None:
    command = [sys.executable, str(ROOT / "scripts" / script), "--root", str(build.root), *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own
        try:
            _, said = process.communicate()
        except KeyboardInterrupt:
            process.terminate()  # which lets it end what it has started itself
            raise
    if process.returncode:
        raise StoppedError(f"{what} could not be made: " + said.decode("utf-8", "replace").strip())


def _downloads_hold(build: Build) -> bool:
    """Whether the downloads are whole, and made from what there is now."""
    if not build.made_from.is_file() or build.made_from.read_text(encoding="utf-8") != _inputs(build):
        return False
    return all(downloads_hold(build.root / "build" / language) for language in build.languages)


def _inputs(build: Build) -> str:
    """A checksum of all that a download depends on: input, settings, drafts or none, day, Python and its packages."""
    settings = fingerprint(build.root, (OFFLINE_SETTINGS,))
    packages = sorted(f"{package.name} {package.version}" for package in distributions())
    made_from = [build.before, settings, build.with_drafts, build.today.isoformat(), sys.version, packages]
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()


def build_pages(build: Build) -> None:
    """Build the pages with MkDocs into the folder beside the site. Raises StoppedError where MkDocs fails."""
    command = ["build", "--strict", "--config-file", str(build.root / SETTINGS_FILE), "--site-dir"]
    try:
        mkdocs.main([*command, str(build.folders.new)], prog_name="mkdocs", standalone_mode=False)
    except (click.ClickException, SystemExit) as error:
        raise StoppedError(f"the pages could not be built: {error}") from None
    if open_languages(build.root):
        _run_script(build, "the pages in other languages", "build_languages.py", "--site", str(build.folders.new))


def verify_site(build: Build) -> None:
    """Raise StoppedError where the input changed during the build, or where pages have dead internal links."""
    changed = differences(build.before, fingerprint(build.root, SOURCES))
    if changed:
        raise StoppedError(f"{', '.join(changed[:SHOWN])} changed during the build; run this again")
    dead = list(islice(dead_links(build.folders.new), SHOWN))
    if dead:
        places = "\n".join(f"  {page}: {address}" for page, address in dead)
        raise StoppedError(f"addresses on the pages lead nowhere:\n{places}")


def swap_in(build: Build) -> None:
    """Replace the last site by the new one."""
    build.folders.swap_in()


Step = Callable[[Build], None]
STEPS: tuple[tuple[str, Step], ...] = (
    ("Check the records", check_records),
    ("Make the downloads", make_downloads),
    ("Make the offline copy", make_offline_copy),
    ("Build the pages", build_pages),
    ("Look the site over", verify_site),
    ("Put the new site in its place", swap_in),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Build into site/ of the root. Exit status 1 where anything is wrong, 2 for misuse; the last good site stays."""
    options = _parser().parse_args(argv)
    os.umask(FOR_ALL_TO_READ)
    if not (options.root / SETTINGS_FILE).is_file():
        print(f"site: --root must be a folder that holds {SETTINGS_FILE}; got '{options.root}'", file=sys.stderr)
        return 2
    try:
        return _run(Build(options.root.resolve(), shows_drafts("build", os.environ.get("DRAFTS"))))
    except KeyboardInterrupt:
        reason = "stopped"
    except BusyError as busy:
        reason = f"another build is at work here (process {busy.holder}); wait until it has ended"
    except (StoppedError, SettingsError, DraftsSettingError, TranslationError, TargetError, TypesetError) as error:
        reason = str(error)
    except OSError as error:
        reason = os_error_text(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, people get a sentence, and the last site stays
        if options.traceback:
            traceback.print_exc()
        reason = f"a fault of the program: {type(error).__name__}: {error}; --traceback shows where. Please report it"
    print(f"site: {reason}. The last good site stays as it is.", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build_site", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds mkdocs.yml")
    parser.add_argument("--traceback", action="store_true", help="show where a fault of the program lies")
    return parser


def _run(build: Build) -> int:
    with exclusive_lock(build.root / "build" / "site.lock"):
        if build.folders.recover_interrupted_build():
            _log("a build was stopped here before; what it left behind is cleared away")
        try:
            for number, (title, step) in enumerate(STEPS, 1):
                _log(f"[{number}/{len(STEPS)}] {title} …")
                step(build)
        finally:
            build.folders.recover_interrupted_build()
    catalogue = build.report.catalogue
    counts = f"{len(catalogue.published)} practices and {len(catalogue.published_cases)} cases"
    if build.with_drafts:
        counts += ", drafts among them (not to be published),"
    _log(f"site: {counts} are in {build.folders.site}; to read them run 'make serve', or open it with a web server")
    return 0


def _log(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    run(main)
