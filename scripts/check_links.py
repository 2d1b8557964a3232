"""Ask every outside address of the records whether it is still there, politely, and list those that are not.

Runs on a schedule and never in the way of a proposal, since other people's servers fail for reasons of their own.
Exit status: 0 where all answer, 1 where some do not or an exception is needless, 2 misuse.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import urllib3
import yaml

from macros.contribute.external_links import LinkPlace, external_links
from macros.publishing.process import run
from macros.records.loader import Loader

ROOT = Path(__file__).resolve().parent.parent

EXCEPTIONS = ROOT / "scripts" / "link-exceptions.yml"
# Some servers refuse requests without a User-Agent.
HEADERS = {"User-Agent": "practice-atlas link check (weekly, one request a second)", "Accept": "*/*"}
# Status codes of pages that exist but refuse programs, or need a login.
REFUSES_PROGRAMS = frozenset({401, 403, 405, 406, 429, 999})
HOSTS_AT_ONCE = 8


@dataclass(frozen=True)
class RequestSettings:
    """Seconds to wait for an answer, seconds to pause between two requests to a host, and how often to try again."""

    timeout: float = 20.0
    pause: float = 1.0
    retries: int = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    options = _parser().parse_args(argv)
    if not (options.root / "practices").is_dir():
        print(f"check_links: --root must be a folder that holds practices/; got '{options.root}'", file=sys.stderr)
        return 2
    try:
        excepted = read_exceptions(options.exceptions)
    except ValueError as error:
        print(f"check_links: {error}", file=sys.stderr)
        return 2
    places = external_links(Loader(options.root).load())
    text = report(places, ask_all(places, RequestSettings()), excepted)
    if options.out:
        options.out.write_text(text, "utf-8")
    print(text or f"check_links: all {len(places)} addresses answer")
    return 1 if text else 0


def read_exceptions(path: Path) -> Mapping[str, str]:
    """The addresses that need not answer, each with the reason. Raises ValueError where the file is malformed."""
    entries = yaml.safe_load(path.read_text("utf-8")) if path.exists() else None
    excepted: dict[str, str] = {}
    for entry in entries or []:
        if not isinstance(entry, dict) or set(entry) != {"url", "reason"} or not all(entry.values()):
            raise ValueError(f"{path.name}: every entry must have 'url' and 'reason' and nothing else; got {entry!r}")
        excepted[str(entry["url"])] = str(entry["reason"])
    return excepted


def ask_all(urls: Iterable[str], settings: RequestSettings) -> Mapping[str, str]:
    """The failure of each address that does not answer. Hosts are asked in parallel, each at its own pace."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_host[urlsplit(url).netloc].append(url)
    retry = urllib3.Retry(
        total=settings.retries,
        backoff_factor=settings.pause,
        status_forcelist=(500, 502, 503, 504),
        redirect=10,
        raise_on_status=False,
        raise_on_redirect=False,
        respect_retry_after_header=False,
    )
    with (
        urllib3.PoolManager(retries=retry, timeout=settings.timeout, headers=HEADERS) as http,
        ThreadPoolExecutor(HOSTS_AT_ONCE) as pool,
    ):
        answers = pool.map(lambda host: _ask_host(http, host, settings.pause), by_host.values())
        return {url: fault for answer in answers for url, fault in answer.items()}


def report(places: Mapping[str, Sequence[LinkPlace]], faults: Mapping[str, str], excepted: Mapping[str, str]) -> str:
    """The list in Markdown: dead addresses with their places, and exceptions that are not needed; empty if none."""
    dead = [
        f"- <{url}> {fault}\n" + "\n".join(f"  - `{place.file}:{place.line}`" for place in places[url])
        for url, fault in sorted(faults.items())
        if url not in excepted
    ]
    needless = [
        f"- <{url}> {'answers again' if url in places else 'is not named any more'}"
        for url in sorted(excepted)
        if url not in faults
    ]
    parts = []
    if dead:
        parts.append(
            "Addresses that do not answer. Look for the new address of the page, or another source:\n\n"
            + "\n".join(dead)
        )
    if needless:
        parts.append(f"Exceptions in {EXCEPTIONS.name} that are not needed any more:\n\n" + "\n".join(needless))
    return "\n\n".join(parts)


def _ask_host(http: urllib3.PoolManager, urls: Sequence[str], pause: float) -> dict[str, str]:
    faults: dict[str, str] = {}
    for place, url in enumerate(urls):
        if place:
            time.sleep(pause)
        if fault := _ask(http, url):
            faults[url] = fault
    return faults


def _ask(http: urllib3.PoolManager, url: str) -> str:
    """The failure of an address, or an empty text. Only the beginning of the page is read."""
    try:
        answer = http.request("GET", url, preload_content=False)
        answer.close()
    except urllib3.exceptions.HTTPError as error:
        reason = getattr(error, "reason", None) or error
        return f"cannot be reached ({type(reason).__name__})"
    return "" if answer.status < 400 or answer.status in REFUSES_PROGRAMS else f"answers with status {answer.status}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="check_links", description="Ask every outside address whether it is there.")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the folder that holds practices/")
    parser.add_argument(
        "--exceptions", type=Path, default=EXCEPTIONS, metavar="FILE", help="addresses that need not answer"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the list there as well; empty where all answer")
    return parser


if __name__ == "__main__":
    run(main)
