"""The loop of a developer: tests carry the mark of what they need, and no package is installed unsaid."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from scripts import browser

from .conftest import MARKED_FOLDERS, TESTS


def test_every_test_carries_the_mark_of_its_folder_and_of_the_browser(request: pytest.FixtureRequest) -> None:
    def wanted(item: pytest.Item) -> set[str]:
        folder = MARKED_FOLDERS.get(item.path.relative_to(TESTS).parts[0])
        return {*([folder] if folder else []), *({"browser"} & set(getattr(item, "fixturenames", ())))}

    unmarked = {
        item.nodeid for item in request.session.items if wanted(item) - {mark.name for mark in item.iter_markers()}
    }
    assert unmarked == set()


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """A machine without pdftotext, on which the commands that would be run are only noted."""
    commands: list[Sequence[str]] = []
    which = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "pdftotext" else which(name) or f"/bin/{name}")

    def note(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0, "")

    monkeypatch.setattr(subprocess, "run", note)
    return commands


SAID = """browser: the tests need programs that are not on this machine; 'make quick' runs those that need none of them
browser:   poppler-utils: reads our PDFs back
"""
BY_HAND = "browser: install them by hand; on Debian and Ubuntu: sudo apt-get install poppler-utils\n"


def test_whoever_may_not_install_is_told_what_why_and_how(
    ran: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert browser.main([]) == 2
    assert (ran, capsys.readouterr().err) == ([], SAID + BY_HAND)


def test_root_is_told_what_and_why_before_anything_is_installed(
    ran: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    said: list[str] = []

    def note(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        said.append(capsys.readouterr().err)
        return subprocess.CompletedProcess(command, 0, "")

    monkeypatch.setattr(subprocess, "run", note)

    assert browser.main([]) == 2
    installs = "browser: installing them for the whole machine, since this is root: apt-get install poppler-utils …\n"
    assert said == [SAID + installs, ""]
    assert capsys.readouterr().err == BY_HAND


Machine = Callable[[str, str], None]
CHROMIUM = 'case $* in --version) echo "Chromium 156.0.8078.108 built on Debian";; *) echo "<html></html>";; esac'
NO_WINDOWS = "chromium-headless-shell"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Root's machine with all that the tests need and nothing else; puts one more program there, as lines of a shell.

    Its apt-get notes what it is asked, and has nothing.
    """

    def put(name: str, lines: str) -> None:
        (tmp_path / name).write_text(f"#!/bin/sh\n{lines}\n", "utf-8")
        (tmp_path / name).chmod(0o755)

    for name in browser.PACKAGES:
        put(name, CHROMIUM)
    put("dpkg-query", "printf 156.0.8078.108-1~deb12u1")
    put("apt-get", f"echo $* >>{tmp_path}/asked; echo E: nothing there >&2; exit 100")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return put


def test_a_browser_without_windows_is_asked_for_in_the_version_that_is_there_and_may_be_missing(
    machine: Machine, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert browser.main([]) == 0

    assert (tmp_path / "asked").read_text("utf-8").splitlines() == [
        "update -qq",
        f"install -y -qq {NO_WINDOWS}=156.0.8078.108-1~deb12u1",
    ]
    said = capfd.readouterr().err.splitlines()
    assert len(said) == 3
    assert said[-1].endswith("which does no harm: tests read pages in chromium")
    assert browser.quickest() == str(tmp_path / "chromium")


def test_nobody_but_root_of_debian_hears_of_a_browser_without_windows(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    machine("dpkg-query", "exit 1")
    assert browser.main([]) == 0
    machine("dpkg-query", "printf 156")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert browser.main([]) == 0

    assert capfd.readouterr().err == ""
    assert not (tmp_path / "asked").exists()


@pytest.mark.parametrize(
    ("program", "taken"),
    [
        (CHROMIUM.replace(" built on Debian", ""), NO_WINDOWS),
        (CHROMIUM.replace("108", "114"), "chromium"),
        (CHROMIUM.replace('echo "<html></html>"', "exit 1"), "chromium"),
        ("exit 127", "chromium"),
    ],
    ids=["the same", "another version", "does not start", "broken"],
)
def test_tests_read_pages_without_windows_where_that_is_the_same_browser(
    program: str, taken: str, machine: Machine, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    machine(NO_WINDOWS, program)

    assert browser.main(["--path"]) == 0
    assert browser.quickest() == str(tmp_path / taken)

    said = capfd.readouterr()
    assert said.out == f"{tmp_path / 'chromium'}\n"
    assert said.err.count("tests read pages in chromium\n") == (taken == "chromium")
    assert not (tmp_path / "asked").exists()


def test_a_library_that_is_not_there_is_told_as_a_program_is() -> None:
    """A bare Debian 12 has no libatomic, without which the driver of the browsers does not start."""
    wanted = {"libc.so.6": ("libc6", "is there"), "libnone-such.so.1": ("libnone1", "is not")}

    assert browser.missing(wanted) == {"libnone1": "is not"}


def test_make_says_what_to_do_in_a_folder_that_was_moved(tmp_path: Path) -> None:
    """The programs of an environment name the folder in which it was made."""
    here, there = tmp_path / "first place", tmp_path / "second place"
    (here / ".venv/bin").mkdir(parents=True)
    (here / ".venv/bin/pip").write_text(f'#!/bin/sh\nexec "{here}/.venv/bin/python3" "$0" "$@"\n', "utf-8")
    shutil.copy(TESTS.parent / "Makefile", here)

    assert make_in(here).returncode == 0
    here.rename(there)
    moved = make_in(there)

    assert moved.returncode == 2
    assert "this folder was moved or copied" in moved.stderr
    assert "delete the folder .venv and run make again" in moved.stderr


def make_in(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Ask for the list of commands."""
    return subprocess.run(["make", "help"], cwd=folder, capture_output=True, text=True, check=False)
