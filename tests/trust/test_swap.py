"""Whenever a build is killed, the last good site or the whole new one stands in its place."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from macros.publishing import atomic_swap
from macros.publishing.atomic_swap import SiteFolders
from macros.publishing.exchange import exchange

ROOT = Path(__file__).parents[2]
OLD, NEW = {"index.html": "old", "about/index.html": "old"}, {"index.html": "new", "cases/index.html": "new"}

# Ends itself without warning before the n-th change of the file system that the swap makes.
KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from macros.publishing import atomic_swap, exchange
left = int(sys.argv[2])
def counted(function):
    def call(*args, **kwargs):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)
    return call
Path.rename = counted(Path.rename)
os.rmdir, os.unlink = counted(os.rmdir), counted(os.unlink)
exchanged = exchange.exchange if sys.argv[3] == "exchange" else lambda one, other: False
atomic_swap.exchange = counted(exchanged)
atomic_swap.SiteFolders(Path(sys.argv[1])).swap_in()
"""


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def read(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


def killed_after(changes: int, site: Path, way: str) -> int:
    command = [sys.executable, "-c", KILLED, str(site), str(changes), way]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


@pytest.mark.parametrize("way", ["exchange", "two renames"])
def test_a_swap_killed_at_any_change_leaves_one_whole_site(tmp_path: Path, way: str) -> None:
    """Killed before each of its changes in turn, the swap leaves the old or the new site whole after healing."""
    seen = []
    for changes in range(50):
        site = tmp_path / str(changes) / "site"
        write(site, OLD)
        write(SiteFolders(site).new, NEW)
        code = killed_after(changes, site, way)
        if way == "exchange":
            assert read(site) in (OLD, NEW), f"killed before change {changes + 1}"
        SiteFolders(site).recover_interrupted_build()
        seen.append(read(site))
        assert seen[-1] in (OLD, NEW), f"killed before change {changes + 1}"
        assert [path.name for path in site.parent.iterdir()] == ["site"]
        if code == 0:
            break
        assert code == -signal.SIGKILL
    assert changes >= 3
    assert (seen[0], seen[-1]) == (OLD, NEW)


def test_the_first_site_needs_no_last_one(tmp_path: Path) -> None:
    """Where there is no site yet, the new one simply takes the place."""
    folders = SiteFolders(tmp_path / "site")
    write(folders.new, NEW)
    folders.swap_in()
    assert read(folders.site) == NEW


def test_healing_brings_back_the_last_site_that_was_set_aside(tmp_path: Path) -> None:
    """A site that was moved away when the power went comes back, and half a new one goes."""
    folders = SiteFolders(tmp_path / "site")
    write(folders.old, OLD)
    write(folders.new, {"index.html": "ha"})
    assert folders.recover_interrupted_build()
    assert read(folders.site) == OLD
    assert not folders.new.exists()
    assert not folders.recover_interrupted_build()


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="this system exchanges folders in two steps")
def test_two_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    """The one step that a kill cannot split works on this system."""
    write(tmp_path / "one", OLD)
    write(tmp_path / "two", NEW)
    assert exchange(tmp_path / "one", tmp_path / "two")
    assert (read(tmp_path / "one"), read(tmp_path / "two")) == (NEW, OLD)
    assert not exchange(tmp_path / "one", tmp_path / "nothing")


def test_a_failed_second_rename_can_be_healed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the new site cannot be moved in, the last one comes back."""
    folders = SiteFolders(tmp_path / "site")
    write(folders.site, OLD)
    write(folders.new, NEW)
    rename = Path.rename

    def refuses(path: Path, target: Path) -> Path:
        if path == folders.new:
            raise OSError(13, os.strerror(13), str(path))
        return rename(path, target)

    monkeypatch.setattr(atomic_swap, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refuses)
    with pytest.raises(PermissionError):
        folders.swap_in()
    folders.recover_interrupted_build()
    assert read(folders.site) == OLD
