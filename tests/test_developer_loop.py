"""The loop of a developer: tests carry the mark of what they need, and no package is installed unsaid."""

import os
import shutil
import subprocess
from collections.abc import Sequence

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
    monkeypatch.setattr(subprocess, "run", lambda command, **_: commands.append(command))
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
    monkeypatch.setattr(subprocess, "run", lambda command, **_: said.append(capsys.readouterr().err))

    assert browser.main([]) == 2
    installs = "browser: installing them for the whole machine, since this is root: apt-get install poppler-utils …\n"
    assert said == [SAID + installs, ""]
    assert capsys.readouterr().err == BY_HAND
