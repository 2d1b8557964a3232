"""Upkeep on a schedule: reviews that are due, addresses that do not answer, and one note for each of them."""

import json
import shutil
import stat
import sys
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from macros.contribute.external_links import LinkPlace, external_links
from macros.contribute.review_dates import reviews_due
from macros.records.loader import Loader
from macros.records.rules.examples import SOUND
from scripts import check_links, keep_note
from scripts.check_links import RequestSettings, ask_all, read_exceptions
from scripts.reviews_due import main as list_reviews

QUICK = RequestSettings(timeout=2, pause=0, retries=1)


@pytest.mark.parametrize(
    ("today", "within", "due"),
    [
        (date(2027, 6, 26), 0, []),
        (date(2027, 6, 27), 0, ["practices/visa-help.yml"]),
        (date(2027, 9, 29), 2, ["practices/visa-help.yml", "practices/cases/north-desk.yml"]),
        (
            date(2029, 1, 1),
            0,
            ["practices/visa-help.yml", "practices/cases/north-desk.yml", "practices/welcome-desk.yml"],
        ),
    ],
)
def test_reviews_are_due_within_two_years_oldest_first(today: date, within: int, due: list[str]) -> None:
    assert [item.file for item in reviews_due(Loader(SOUND).load(), today, within)] == due


def test_the_list_of_reviews_has_a_box_for_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "reviews.md"

    assert list_reviews(["--root", str(SOUND), "--today", "2028-01-31", "--out", str(out)]) == 0

    text = out.read_text("utf-8")
    assert text.startswith("3 records are due for a review, 2 of them by today (2028-01-31).\n")
    assert "- [ ] `practices/visa-help.yml` due 2027-06-27, last reviewed 2026-11-01\n" in text


def test_an_empty_list_of_reviews_is_an_empty_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "reviews.md"

    assert list_reviews(["--root", str(SOUND), "--today", "2026-12-01", "--out", str(out)]) == 0
    assert (out.read_text("utf-8"), capsys.readouterr().out) == ("", "reviews_due: no review is due\n")


def test_outside_addresses_are_found_with_their_lines(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SOUND, tmp_path / "root"))
    path = root / "practices/visa-help.yml"
    path.write_text(path.read_text("utf-8").replace("and knows the", "and [knows](https://a.example/x) the"), "utf-8")

    assert external_links(Loader(root).load()) == {
        "https://a.example/x": (LinkPlace("practices/visa-help.yml", 16),),
        "https://www.example.org/desk": (LinkPlace("practices/welcome-desk.yml", 28),),
        "https://www.example.org/north": (LinkPlace("practices/cases/north-desk.yml", 16),),
        "https://www.example.org/visas": (LinkPlace("practices/visa-help.yml", 48),),
    }


class _Server(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        status = (
            200 if self.path == "/flaky" and self.asked.count("/flaky") > 1 else int(self.path.strip("/flaky") or 500)
        )
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    _Server.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as found:
        thread = threading.Thread(target=found.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()
        thread.join()


def test_pages_that_are_gone_are_told_and_those_that_refuse_programs_are_not(server: str) -> None:
    urls = [f"{server}/{status}" for status in (200, 301, 403, 404, 410, 429)]

    assert ask_all(urls, QUICK) == {
        f"{server}/404": "answers with status 404",
        f"{server}/410": "answers with status 410",
    }


def test_a_server_that_stumbles_once_is_asked_again(server: str) -> None:
    assert ask_all([f"{server}/flaky"], QUICK) == {}
    assert _Server.asked == ["/flaky", "/flaky"]


def test_a_server_that_stays_broken_is_told_after_the_last_try(server: str) -> None:
    assert ask_all([f"{server}/503"], QUICK) == {f"{server}/503": "answers with status 503"}
    assert _Server.asked == ["/503", "/503"]


def test_a_server_that_is_not_there_is_told(server: str) -> None:
    closed = "http://127.0.0.1:9/x"

    assert ask_all([closed, f"{server}/200"], QUICK) == {closed: "cannot be reached (NewConnectionError)"}


def test_each_host_is_asked_one_page_at_a_time_with_a_pause(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(check_links.time, "sleep", pauses.append)

    ask_all([f"{server}/200", f"{server}/204", f"{server}/301"], RequestSettings(timeout=2, pause=7, retries=0))

    assert pauses == [7, 7]


def run_links(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, faults: dict[str, str], exceptions: str
) -> tuple[int, str]:
    monkeypatch.setattr(check_links, "ask_all", lambda urls, settings: {u: f for u, f in faults.items() if u in urls})
    (tmp_path / "exceptions.yml").write_text(exceptions, "utf-8")
    arguments = [
        "--root",
        str(SOUND),
        "--exceptions",
        str(tmp_path / "exceptions.yml"),
        "--out",
        str(tmp_path / "out.md"),
    ]
    status = check_links.main(arguments)
    return status, (tmp_path / "out.md").read_text("utf-8") if (tmp_path / "out.md").exists() else ""


DEAD = {"https://www.example.org/desk": "answers with status 404"}


def test_all_well_is_an_empty_list(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert run_links(monkeypatch, tmp_path, {}, "") == (0, "")


def test_a_dead_address_is_listed_with_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert run_links(monkeypatch, tmp_path, DEAD, "") == (
        1,
        "Addresses that do not answer. Look for the new address of the page, or another source:\n\n"
        "- <https://www.example.org/desk> answers with status 404\n  - `practices/welcome-desk.yml:28`",
    )


def test_an_exception_with_a_reason_silences_its_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    entry = "- {url: https://www.example.org/desk, reason: refuses programs}"

    assert run_links(monkeypatch, tmp_path, DEAD, entry) == (0, "")


def test_exceptions_that_are_not_needed_fail(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    entries = "- {url: https://www.example.org/desk, reason: a}\n- {url: https://gone.example/, reason: b}"

    assert run_links(monkeypatch, tmp_path, {}, entries) == (
        1,
        "Exceptions in link-exceptions.yml that are not needed any more:\n\n"
        "- <https://gone.example/> is not named any more\n- <https://www.example.org/desk> answers again",
    )


def test_an_exception_without_a_reason_is_misuse(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_links(monkeypatch, tmp_path, {}, "- {url: https://gone.example/}")[0] == 2
    assert capsys.readouterr().err == (
        "check_links: exceptions.yml: every entry must have 'url' and 'reason' and nothing else; "
        "got {'url': 'https://gone.example/'}\n"
    )


def test_the_exceptions_of_this_repository_can_be_read_and_name_addresses_in_use() -> None:
    named = external_links(Loader(check_links.ROOT).load())

    assert set(read_exceptions(check_links.EXCEPTIONS)) <= set(named)


FAKE_GH = """#!{python}
import json, pathlib, sys
arguments = sys.argv[1:]
fields = json.load(sys.stdin) if "--input" in arguments else None
log = pathlib.Path(r"{folder}") / "calls.jsonl"
with log.open("a") as file:
    file.write(json.dumps([arguments[2], arguments[3], fields]) + "\\n")
answers = json.loads((pathlib.Path(r"{folder}") / "answers.json").read_text())
path = arguments[3].split("?")[0]
if path not in answers and arguments[2] == "GET":
    sys.exit("gh: Not Found (HTTP 404)")
print(json.dumps(answers.get(path)))
"""
COMMENT = ["comment", "--repository", "o/r", "--head", "someone:fix/desk", "--commit", "a" * 40]
ISSUE = ["issue", "--repository", "o/r", "--title", "Links"]
PULL = {"number": 7, "head": {"sha": "a" * 40}}


class GitHub:
    """A command `gh` that answers from a list and remembers what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        gh = folder / "gh"
        gh.write_text(FAKE_GH.format(python=sys.executable, folder=folder), "utf-8")
        gh.chmod(gh.stat().st_mode | stat.S_IXUSR)

    def ask(self, arguments: list[str], answers: dict[str, object]) -> int:
        (self.folder / "answers.json").write_text(json.dumps(answers), "utf-8")
        return keep_note.main(arguments)

    def run(self, arguments: list[str], body: str | None, answers: dict[str, object]) -> int:
        if body is not None:
            (self.folder / "body.md").write_text(body, "utf-8")
        return self.ask([*arguments, "--body", str(self.folder / "body.md")], answers)

    def written(self) -> list[list[object]]:
        calls = [json.loads(line) for line in (self.folder / "calls.jsonl").read_text("utf-8").splitlines()]
        return [call for call in calls if call[0] != "GET"]


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitHub:
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return GitHub(tmp_path)


def note(number: int, login: str, body: str) -> dict[str, object]:
    return {"id": number, "user": {"login": login}, "body": body}


def test_the_first_comment_is_written_on_the_pull_request_of_the_commit(github: GitHub) -> None:
    answers = {"repos/o/r/pulls": [PULL], "repos/o/r/issues/7/comments": [note(1, "someone", "<!-- mark -->\nmine")]}

    assert github.run(COMMENT, "<!-- mark -->\n--body @x", answers) == 0
    assert github.written() == [["POST", "repos/o/r/issues/7/comments", {"body": "<!-- mark -->\n--body @x"}]]


def test_a_later_comment_replaces_the_first(github: GitHub) -> None:
    answers = {
        "repos/o/r/pulls": [PULL],
        "repos/o/r/issues/7/comments": [note(5, "github-actions[bot]", "<!-- mark -->\nold")],
    }

    assert github.run(COMMENT, "<!-- mark -->\nnew", answers) == 0
    assert github.written() == [["PATCH", "repos/o/r/issues/comments/5", {"body": "<!-- mark -->\nnew"}]]


def test_a_commit_that_is_not_the_head_of_a_pull_request_gets_no_comment(
    github: GitHub, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = {"repos/o/r/pulls": [{"number": 7, "head": {"sha": "b" * 40}}]}

    assert github.run(COMMENT, "x", answers) == 0
    assert github.written() == []
    assert "no open pull request has this commit as its head" in capsys.readouterr().out


def test_the_files_of_a_pull_request_are_listed_with_both_names_of_a_renamed_one(github: GitHub) -> None:
    changed = [{"filename": "b\nc.py", "previous_filename": "a.py"}, {"filename": "practices/x.yml"}]
    answers = {"repos/o/r/pulls": [PULL], "repos/o/r/pulls/7/files": changed}
    out = github.folder / "files.txt"

    assert github.ask(["files", *COMMENT[1:], "--out", str(out)], answers) == 0
    assert out.read_text("utf-8") == "a.py\nb\\nc.py\npractices/x.yml\n"


def test_no_more_pages_of_files_are_asked_for_than_github_has(github: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep_note, "MOST_PAGES", 2)
    answers = {"repos/o/r/pulls": [PULL], "repos/o/r/pulls/7/files": [{"filename": "x"}] * 100}
    out = github.folder / "files.txt"

    assert github.ask(["files", *COMMENT[1:], "--out", str(out)], answers) == 0
    assert out.read_text("utf-8").count("x\n") == 200


def issue(number: int, title: str) -> dict[str, object]:
    return {"number": number, "title": title}


@pytest.mark.parametrize(
    ("body", "open_issues", "written"),
    [
        ("list", [], [["POST", "repos/o/r/issues", {"title": "Links", "body": "list"}]]),
        ("list", [issue(3, "Links"), issue(2, "Other")], [["PATCH", "repos/o/r/issues/3", {"body": "list"}]]),
        ("", [issue(3, "Links")], [["PATCH", "repos/o/r/issues/3", {"state": "closed"}]]),
        ("", [issue(2, "Other")], []),
        (None, [], []),
    ],
)
def test_one_issue_is_opened_renewed_and_closed(
    github: GitHub, body: str | None, open_issues: list[object], written: list[object]
) -> None:
    assert github.run(ISSUE, body, {"repos/o/r/issues": open_issues}) == 0
    assert github.written() == written


def test_a_list_that_is_renewed_keeps_the_ticks_of_what_is_still_in_it(github: GitHub) -> None:
    before = "2 records\r\n- [x] `a` due 1\r\n- [X] `gone` due 1\r\n- [ ] `b` due 2\r\n- [x] `c` due 3"
    after = "3 records\n- [ ] `a` due 1\n- [ ] `b` due 2\n- [ ] `c` due 9\n"
    answers = {"repos/o/r/issues": [issue(3, "Links") | {"body": before}]}

    assert github.run(ISSUE, after, answers) == 0
    body = "3 records\n- [x] `a` due 1\n- [ ] `b` due 2\n- [ ] `c` due 9\n"
    assert github.written() == [["PATCH", "repos/o/r/issues/3", {"body": body}]]


def test_a_list_that_is_too_long_for_github_is_cut(github: GitHub) -> None:
    github.run(ISSUE, "x" * 100_000, {"repos/o/r/issues": []})

    fields = github.written()[0][2]
    assert isinstance(fields, dict)
    assert len(fields["body"]) < 65_536


def test_a_refusal_of_github_is_told_without_a_traceback(github: GitHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert github.run(ISSUE, "x", {}) == 1
    assert capsys.readouterr().err == "keep_note: gh: Not Found (HTTP 404)\n"


@pytest.mark.parametrize("head", ["nobody", "a/b:c", "a:b c", "a:b\nc"])
def test_names_that_could_mean_something_else_are_misuse(head: str, github: GitHub) -> None:
    with pytest.raises(SystemExit) as caught:
        github.run(["comment", "--repository", "o/r", "--head", head, "--commit", "a" * 40], "x", {})

    assert caught.value.code == 2
