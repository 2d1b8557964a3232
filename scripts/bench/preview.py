"""Measures the preview: from saving a record until the page of `make serve` shows the edit."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import psutil

from macros.edition import routes
from macros.records.paths import RECORDS_FOLDER, SELF_CHECK

from .process import QUIET, Cost, FailedError

COMMAND = ("-m", "mkdocs", "serve", "--no-strict", "--dirty")
LONGEST = 600.0
SEED = 1
_PAUSE = 0.02
_BETWEEN_LOOKS = 0.5  # seconds, as MkDocs has it


def rebuild(root: Path) -> Iterator[Cost]:
    """Serve a root, and edit one practice after the other; each result is the cost of one edit, without end.

    A writer saves at any moment between two looks of MkDocs, and not at the end of a build, which comes soon after one.
    """
    moments = Random(SEED)  # noqa: S311 - not for secrets
    with _served(root) as (server, address):
        process = psutil.Process(server.pid)
        for number, record in enumerate(_practices(root)):
            mark = f"Edited for the {number + 1}th time"
            page = f"{address}{routes.practice(record.stem)}"
            _wait_for(server, page, "")
            time.sleep(moments.uniform(_BETWEEN_LOOKS, 2 * _BETWEEN_LOOKS))
            cpu, start = _cpu(process), time.perf_counter()
            text = record.read_text(encoding="utf-8")
            record.write_text(_with_summary(text, mark), encoding="utf-8", newline="\n")
            _wait_for(server, page, mark)
            yield Cost(_cpu(process) - cpu, time.perf_counter() - start, process.memory_info().rss)


def _practices(root: Path) -> Sequence[Path]:
    return sorted(path for path in (root / RECORDS_FOLDER).glob("*.yml") if path.stem != SELF_CHECK)


def _with_summary(text: str, summary: str) -> str:
    """The record with another summary, which the page shows below its title."""
    head, _, rest = text.partition("summary:")
    lines = rest.split("\n")
    end = next(place for place, line in enumerate(lines[1:], 1) if not line.startswith(" "))
    return "\n".join([f"{head}summary: {summary}", *lines[end:]])


@contextlib.contextmanager
def _served(root: Path) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    port = _free_port()
    command = [sys.executable, *COMMAND, "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(  # noqa: S603 - our own arguments
        command, cwd=root, env={**os.environ, **QUIET}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(server, address, "")
        yield server, address
    finally:
        server.terminate()
        server.wait()


def _wait_for(server: "subprocess.Popen[bytes]", address: str, words: str) -> None:
    """Request a page until it holds the words. Raises FailedError after a time limit or if the server ends."""
    end = time.perf_counter() + LONGEST
    while time.perf_counter() < end:
        if server.poll() is not None:
            raise FailedError(f"mkdocs serve ended with status {server.returncode}")
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            if words in _fetched(address):
                return
        time.sleep(_PAUSE)
    raise FailedError(f"{address} did not show '{words}' within {LONGEST:.0f} seconds")


def _fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=LONGEST) as answer:  # noqa: S310 - our own server
        return str(answer.read(), "utf-8")


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
