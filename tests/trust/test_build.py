"""A build either ends with a whole new site, or says in one sentence why not and leaves the last good one alone."""

import ctypes
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from macros.edition.routes import OFFLINE_ZIP
from macros.publishing.checksums import fingerprint
from macros.publishing.headers import SHIPPED
from scripts import build_site

from .conftest import make_root

pytestmark = pytest.mark.build

ROOT = Path(__file__).parents[2]
STAYS = "The last good site stays as it is."
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
# Runs the script with something gone wrong in it.
DRIVER = """
import errno, os, sys, time
from scripts import build_site
build_site.STEPS = tuple(step for step in build_site.STEPS if not step[0].startswith("Make the"))
{}
sys.exit(build_site.main(sys.argv[1:]))
"""
# Takes pages that are built already, where what goes wrong has nothing to do with building them.
READY = """
import shutil
def take(work): shutil.copytree({site!r}, work.folders.new)
build_site.STEPS = tuple((title, take if step is build_site.build_pages else step) for title, step in build_site.STEPS)
"""
Done = subprocess.CompletedProcess[str]
LAST = {"index.html": hashlib.sha256(b"last").hexdigest()}


def build(root: Path, trouble: str = "", **options: object) -> Done:
    command = [sys.executable, "-c", DRIVER.format(trouble), "--root", str(root)]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def contents(site: Path) -> Mapping[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def assert_untouched(root: Path) -> None:
    assert contents(root / "site") == LAST
    assert sorted(path.name for path in root.iterdir() if "site" in path.name) == ["site"]


def last_site_in(root: Path) -> Path:
    """The root, with a site from an earlier build."""
    (root / "site").mkdir()
    (root / "site/index.html").write_text("last")
    return root


@pytest.fixture
def with_last(root: Path) -> Path:
    return last_site_in(root)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """The root of a build in which nothing goes wrong, and what the script said."""
    root = last_site_in(make_root(tmp_path_factory.mktemp("good") / "root"))
    record = root / "practices/visa-help.yml"
    record.write_text(
        record.read_text("utf-8").replace("A made-up source", "京都 → თბილისი ≥ 3\n    language: ja"), "utf-8"
    )
    return root, run_script(root)


def run_script(root: Path) -> Done:
    command = [sys.executable, str(ROOT / "scripts/build_site.py"), "--root", str(root)]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def ready(good: tuple[Path, Done]) -> str:
    return READY.format(site=str(good[0] / "site"))


def test_a_good_build_replaces_the_last_site(good: tuple[Path, Done]) -> None:
    """Each step is announced, and the site is there with a page for every published record, and its downloads."""
    root, done = good
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("warning: H001") == len("京都")
    assert "[1/" in done.stdout
    assert "] Put the new site in its place …" in done.stdout
    pages = contents(root / "site")
    texts = {path.stem: path.read_text() for path in (root / "practices").glob("*.yml")}
    records = [name for name, text in texts.items() if "\nstatus: published" in text]
    assert records
    assert [name for name in records if f"practices/{name}/index.html" not in pages] == []
    assert [name for name in records if f"downloads/practices/{name}.pdf" not in pages] == []
    assert pages["index.html"] != LAST["index.html"]
    assert set(SHIPPED) <= set(pages)


def test_downloads_hold_until_what_they_are_made_from_changes(good: tuple[Path, Done]) -> None:
    root, _ = good

    def hold() -> bool:
        work = build_site.Build(root)
        work.before = fingerprint(root, build_site.SOURCES)
        return build_site._downloads_hold(work)

    assert hold()
    for changed in (root / "practices/visa-help.yml", root / "mkdocs.offline.yml", root / "build" / OFFLINE_ZIP):
        kept = changed.read_bytes()
        changed.write_bytes(kept + b" ")
        assert not hold(), changed
        changed.write_bytes(kept)
    assert hold()


def test_an_unchanged_collection_makes_no_download_anew(good: tuple[Path, Done]) -> None:
    root, first = good
    before = contents(root / "site")
    again = run_script(root)
    assert again.stdout.count("  unchanged\n") == 2
    assert "  unchanged\n" not in first.stdout
    assert contents(root / "site") == before


def test_broken_records_build_nothing(with_last: Path) -> None:
    """Every problem is named, the status is 1, and the last site stays."""
    (with_last / "practices/visa-help.yml").write_text("title: [")
    done = build(with_last)
    assert (done.returncode, done.stderr.count("practices/visa-help.yml:")) == (1, 1)
    assert done.stderr.endswith(f"in the records; nothing was built. {STAYS}\n")
    assert_untouched(with_last)


DISK_FULL = (
    "import mkdocs.utils\nwrite = mkdocs.utils.write_file\n"
    "def full(content, path):\n    if 'search_index' in str(path):\n"
    "        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), 'x.html')\n    write(content, path)\n"
    "mkdocs.utils.write_file = full"
)
TROUBLES_AFTER_THE_PAGES = {
    "record edited": (
        "look = build_site.STEPS[-3][1]\n"
        "def edited(work):\n    look(work)\n"
        "    with (work.root / 'practices/visa-help.yml').open('a') as file: file.write('# more')\n"
        "build_site.STEPS = (*build_site.STEPS[:-3], ('Edit', edited), *build_site.STEPS[-2:])",
        f"site: practices/visa-help.yml changed during the build; run this again. {STAYS}\n",
    ),
    "dead address": (
        "look = build_site.STEPS[-3][1]\n"
        "def spoilt(work):\n    look(work)\n"
        "    (work.folders.new / 'about/x.html').write_text('<a href=\"../nowhere/\">x</a>')\n"
        "build_site.STEPS = (*build_site.STEPS[:-3], ('Spoil', spoilt), *build_site.STEPS[-2:])",
        f"site: addresses on the pages lead nowhere:\n  about/x.html: ../nowhere/. {STAYS}\n",
    ),
    "fault of the program": (
        "def broken(*_): raise TypeError('odd')\nbuild_site.differences = broken",
        "site: a fault of the program: TypeError: odd; --traceback shows where. Please report it. " + STAYS + "\n",
    ),
    "stopped by hand": (
        "def stopped(*_): raise KeyboardInterrupt\nbuild_site.differences = stopped",
        f"site: stopped. {STAYS}\n",
    ),
}


def assert_one_sentence(done: Done, sentence: str, root: Path) -> None:
    """Whatever goes wrong while building, people read one sentence, and nothing half-written is left."""
    assert done.returncode == 1
    assert done.stderr.endswith(sentence)
    assert "Traceback" not in done.stdout + done.stderr
    assert_untouched(root)


def test_a_full_disk_ends_in_one_sentence(with_last: Path) -> None:
    sentence = f"site: the disk is full; free some space and run this again (at 'x.html'). {STAYS}\n"
    assert_one_sentence(build(with_last, DISK_FULL), sentence, with_last)


@pytest.mark.parametrize("trouble", TROUBLES_AFTER_THE_PAGES)
def test_trouble_after_the_pages_ends_in_one_sentence(with_last: Path, ready: str, trouble: str) -> None:
    code, sentence = TROUBLES_AFTER_THE_PAGES[trouble]
    assert_one_sentence(build(with_last, ready + code), sentence, with_last)


def _no_writing_as_root() -> None:
    """Let permissions count for root too, by giving up CAP_DAC_OVERRIDE (1) for what is run next."""
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


def _small_files() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


@pytest.mark.skipif(sys.platform != "linux", reason="sets limits as Linux does")
@pytest.mark.parametrize(
    ("limit", "mode", "start"),
    [
        (_no_writing_as_root, 0o555, "this user may not write there"),
        (_small_files, 0o755, "a file would become larger"),
    ],
    ids=["read-only folder", "file size limit"],
)
def test_the_system_refuses_to_write(with_last: Path, limit: Callable[[], None], mode: int, start: str) -> None:
    """Where the system itself refuses a file, the sentence says so and the last site stays."""
    (with_last / "build").mkdir()
    with_last.chmod(mode)
    done = build(with_last, preexec_fn=limit)
    with_last.chmod(0o755)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    last = done.stderr.splitlines()[-1]
    assert last.startswith(f"site: {start}")
    assert last.endswith(STAYS)
    assert_untouched(with_last)


def test_a_second_build_waits_for_nobody(with_last: Path) -> None:
    """While one build is at work, another says so at once and changes nothing."""
    holds = (
        "def wait(work):\n    print('holding', flush=True)\n    time.sleep(60)\nbuild_site.STEPS = (('Wait', wait),)"
    )
    command = [sys.executable, "-c", DRIVER.format(holds), "--root", str(with_last)]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        while first.stdout.readline() != "holding\n":
            assert first.poll() is None
        second = build(with_last)
        first.kill()
    busy = f"site: another build is at work here (process {first.pid}); wait until it has ended. {STAYS}\n"
    assert (second.returncode, second.stderr) == (1, busy)
    assert_untouched(with_last)


def test_a_killed_build_leaves_the_last_site_and_the_next_one_heals(with_last: Path) -> None:
    """Kill -9 in the middle of the pages: the last site stays whole, and the next build clears up and succeeds."""
    command = [sys.executable, "-c", DRIVER.format(""), "--root", str(with_last)]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while not list((with_last / ".site-new").glob("practices/*/index.html")):
            assert running.poll() is None
            time.sleep(0.005)
        running.send_signal(signal.SIGKILL)
    assert running.returncode == -signal.SIGKILL
    assert contents(with_last / "site") == LAST
    assert (with_last / ".site-new").is_dir()
    done = build(with_last)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("a build was stopped here before; what it left behind is cleared away\n")
    assert len(contents(with_last / "site")) > 50
    assert not (with_last / ".site-new").exists()


def test_a_build_killed_at_the_start_of_any_step_leaves_a_whole_site(with_last: Path, ready: str) -> None:
    """Kill -9 before each step in turn, and after the last one: the last site is whole, or the new one is."""
    steps = len([line for line in build(with_last, ready).stdout.splitlines() if line.startswith("[")])
    whole = contents(with_last / "site")
    for number in range(steps + 1):
        done = build(
            with_last,
            f"{ready}def kill(work):\n    os.kill(os.getpid(), 9)\n"
            f"build_site.STEPS = (*build_site.STEPS[:{number}], ('Kill', kill), *build_site.STEPS[{number}:])",
        )
        assert done.returncode == -signal.SIGKILL
        if number < steps:
            assert contents(with_last / "site") == whole
    assert set(contents(with_last / "site")) == set(whole)


def test_a_root_without_settings_is_refused(tmp_path: Path) -> None:
    """--root must be a folder of the atlas: nothing is made where it is not."""
    done = build(tmp_path / "nowhere")
    expected = f"site: --root must be a folder that holds mkdocs.yml; got '{tmp_path / 'nowhere'}'\n"
    assert (done.returncode, done.stderr) == (2, expected)
    assert list(tmp_path.iterdir()) == []
