"""The ordinary commands do right: those of MkDocs, and scripts whose reader leaves or whose terminal lacks letters."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macros.publishing.internal_links import dead_links
from macros.records.rules.examples import SOUND
from tests.atlas import copy_docs

from .conftest import ROOT

pytestmark = pytest.mark.build

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
CHECK = str(ROOT / "scripts/check.py")
Done = subprocess.CompletedProcess[bytes]


def run(*command: str, cwd: Path, **settings: str) -> Done:
    return subprocess.run(command, cwd=cwd, env=ENVIRONMENT | settings, capture_output=True, check=False)


def mkdocs(root: Path, *arguments: str, **settings: str) -> Done:
    return run(sys.executable, "-m", "mkdocs", *arguments, cwd=root, **settings)


def with_one_page(root: Path, page: str) -> None:
    """The pages of the project, of which the privacy statement is this one."""
    (root / "docs").unlink()
    copy_docs(root)
    (root / "docs/about/privacy/index.md").write_text(page, "utf-8")


def with_downloads(root: Path, *there: str) -> None:
    """A handbook and a PDF in the manifest of the downloads, of which these are there."""
    folder = root / "build/downloads"
    (folder / "practices").mkdir(parents=True)
    for name in ("practice-atlas.pdf", "practices/visa-help.pdf"):
        if name in there:
            (folder / name).write_bytes(b"%PDF")
    names = ("practice-atlas.pdf", "practices/visa-help.pdf")
    (folder / "manifest.json").write_text(json.dumps({f"downloads/{name}": {"bytes": 4, "pages": 1} for name in names}))


def test_mkdocs_build_carries_downloads_that_are_there_and_hides_links_to_others(root: Path) -> None:
    with_downloads(root, "practice-atlas.pdf")

    done = mkdocs(root, "build")

    assert done.returncode == 0, done.stderr
    assert (root / "site/downloads/practice-atlas.pdf").read_bytes() == b"%PDF"
    assert "practice-atlas.pdf" in (root / "site/data/index.html").read_text("utf-8")
    assert not (root / "site/downloads/practices").exists()
    assert list(dead_links(root / "site")) == []


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ('{{ practice_card("visa-hepl") }}', "got 'visa-hepl' did you mean 'visa-help'?"),
        ("{{ no_such_macro() }}", "'no_such_macro' is undefined"),
        ("{{ practice_card( }}", "unexpected '}'"),
        ("{{ count() }}", "missing 1 required positional argument: 'name'"),
    ],
)
def test_a_bad_macro_stops_mkdocs_with_a_sentence(call: str, told: str, root: Path) -> None:
    with_one_page(root, f"---\ntitle: Privacy\nrender_macros: true\n---\n\n# Privacy\n\n{call}\n")

    done = mkdocs(root, "build")

    said = done.stderr.decode()
    assert (done.returncode, "Traceback" in said) == (1, False)
    assert "docs/about/privacy/index.md:8: a macro must be called as the guide of macros shows; got " in said
    assert told in said


def test_a_bad_macro_on_a_translated_page_is_told_at_its_own_line(root: Path) -> None:
    with_one_page(root, "---\ntitle: Privacy\nrender_macros: true\n---\n\n# Privacy\n")
    page = root / "practices/translations/de/about/privacy/index.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Datenschutz\n---\n# Datenschutz\n\nHier.\n\n{{ no_such_macro() }}\n", "utf-8")
    (root / "practices/translations/de.po").write_text("", "utf-8")

    said = mkdocs(root, "build", ATLAS_LANGUAGE="de").stderr.decode()

    assert "practices/translations/de/about/privacy/index.md:8: a macro must be called as the guide" in said


def test_gh_deploy_carries_the_downloads(root: Path) -> None:
    with_downloads(root, "practice-atlas.pdf", "practices/visa-help.pdf")
    bare = root.parent / "bare.git"
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "safe.directory=*")
    run(*git, "init", "-q", "--bare", str(bare), cwd=root)
    run(*git, "init", "-q", "-b", "main", cwd=root)
    run(*git, "remote", "add", "origin", str(bare), cwd=root)
    run(*git, "commit", "-q", "--allow-empty", "-m", "x", cwd=root)
    author = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    done = mkdocs(root, "gh-deploy", "--no-history", **author)

    assert done.returncode == 0, done.stderr
    files = run("git", "ls-tree", "-r", "--name-only", "gh-pages", cwd=bare).stdout.decode().split()
    assert {"downloads/practice-atlas.pdf", "downloads/practices/visa-help.pdf", "index.html"} <= set(files)


def test_a_site_can_be_read_by_a_server_whatever_the_user_keeps_to_himself(root: Path) -> None:
    done = run("sh", "-c", f"umask 077 && exec {sys.executable} -m mkdocs build", cwd=root)

    assert done.returncode == 0, done.stderr
    assert [path for path in (root / "site").rglob("*") if not path.stat().st_mode & 0o004] == []


def test_mkdocs_builds_with_a_terminal_and_a_locale_that_know_few_letters(root: Path) -> None:
    plain = {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}

    done = mkdocs(root, "build", "--strict", **plain)

    assert done.returncode == 0, done.stderr
    assert "Košice" in (root / "site/cases/kosice-guest-house-2012/index.html").read_text("utf-8")


def test_a_reader_that_leaves_is_no_fault(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    for number in range(3_000):
        (root / f"practices/x{number}.txt").touch()

    done = run("sh", "-c", f"{sys.executable} {CHECK} --root {root} | head -1", cwd=tmp_path)

    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_a_script_does_not_run_the_package_of_another_copy(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    (copy / "macros").mkdir(parents=True)
    script = Path(shutil.copytree(ROOT / "scripts", copy / "scripts"), "check.py")

    done = run(sys.executable, str(script), cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        f"check: the environment must hold the package of this folder; got that of {ROOT}. "
        f"Run make in {copy}, or set PYTHONPATH to it\n"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes as Linux shows them")
def test_a_build_that_is_told_to_end_leaves_no_process(root: Path) -> None:
    """SIGTERM while the books are set: the worker and its watcher end with the build, and the last site stays."""
    code = (
        "import macros.handbook.pdf_batch as batch\nbatch.MOST = 1\n"
        "from scripts import build_site\nfrom macros.publishing.process import run\n"
        f"if __name__ == '__main__': run(lambda: build_site.main(['--root', {str(root)!r}]))\n"
    )
    script = root.with_name("build_it.py")  # beside the root, whose macros are not the program
    script.write_text(code)
    process = subprocess.Popen([sys.executable, str(script)], cwd=root, env=ENVIRONMENT, stderr=subprocess.PIPE)
    while not list((root / "build").glob("downloads/**/*.pdf")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    children = _descendants(process.pid)
    assert children
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)

    assert (process.returncode, said.decode().splitlines()[-1]) == (
        1,
        "site: stopped. The last good site stays as it is.",
    )
    until = time.monotonic() + 20
    while (left := [_named(child) for child in children if _named(child)]) and time.monotonic() < until:
        time.sleep(0.1)
    assert left == []


def _descendants(parent: int) -> list[int]:
    found = [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    return [*found, *(child for pid in found for child in _descendants(pid))]


def _named(pid: int) -> str:
    """What a process runs; empty for one that has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""
