"""Keep one note on GitHub up to date: the comment on a pull request, or one open issue with a given title.

`files` lists what a pull request changes, as GitHub says it, for that comment.

Speaks to GitHub through its command `gh`, which workflows have. Exit status: 0, 1 where gh refuses, 2 misuse.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

# GitHub refuses more than 65,536 characters.
LONGEST = 60_000
AUTHOR = "github-actions[bot]"
# GitHub lists at most 3,000 files of a pull request.
PAGE, MOST_PAGES = 100, 30
NO_PULL = "no open pull request has this commit as its head; nothing was written"


class GitHubError(RuntimeError):
    """gh has failed; the message is that of gh."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    options = _parser().parse_args(argv)
    try:
        print(_NOTES[options.note](options))
    except GitHubError as error:
        print(f"keep_note: {error}", file=sys.stderr)
        return 1
    return 0


def _cut(text: str) -> str:
    return (
        text if len(text) <= LONGEST else f"{text[:LONGEST]}\n\n… (cut here; the whole list is with the workflow run)"
    )


def _body(options: argparse.Namespace) -> str:
    return _cut(options.body.read_text("utf-8")) if options.body.is_file() else ""


def _number(options: argparse.Namespace) -> int | None:
    """The number of the open pull request whose head is exactly this commit."""
    pulls = _gh(f"repos/{options.repository}/pulls?state=open&per_page=100&head={quote(options.head)}")
    return next((int(pull["number"]) for pull in pulls if pull["head"]["sha"] == options.commit), None)


def _files(options: argparse.Namespace) -> str:
    """Write the name of every file that the pull request changes, one a line; of a renamed one both names."""
    number, names, page = _number(options), list[str](), 1
    while number and page <= MOST_PAGES:
        found = _gh(f"repos/{options.repository}/pulls/{number}/files?per_page={PAGE}&page={page}")
        names += [file[key] for file in found for key in ("previous_filename", "filename") if key in file]
        page = page + 1 if len(found) == PAGE else MOST_PAGES + 1
    options.out.write_text("".join(f"{json.dumps(name)[1:-1]}\n" for name in names), "utf-8")
    return f"the pull request changes {len(names)} files" if number else NO_PULL


def _comment(options: argparse.Namespace) -> str:
    """Write the comment on the pull request, or say that there is none."""
    body, number = _body(options), _number(options)
    if number is None:
        return NO_PULL
    notes = f"repos/{options.repository}/issues/{number}/comments"
    mark = body.partition("\n")[0]
    mine = [note for note in _gh(f"{notes}?per_page=100") if note["user"]["login"] == AUTHOR and mark in note["body"]]
    if mine:
        _gh(f"repos/{options.repository}/issues/comments/{int(mine[0]['id'])}", "PATCH", body=body)
    else:
        _gh(notes, "POST", body=body)
    return f"the comment on pull request {number} is up to date"


def _issue(options: argparse.Namespace) -> str:
    """Open, renew or close the issue; an empty body means that there is nothing left to do."""
    body = _body(options)
    issues = f"repos/{options.repository}/issues"
    query = f"{issues}?state=open&per_page=100&creator={quote(AUTHOR)}"
    mine = next((issue for issue in _gh(query) if issue["title"] == options.title), None)
    if mine and not body.strip():
        _gh(f"{issues}/{int(mine['number'])}", "PATCH", state="closed")
        return f"issue {int(mine['number'])} is closed; nothing is left to do"
    if mine:
        _gh(f"{issues}/{int(mine['number'])}", "PATCH", body=_ticked(body, mine.get("body") or ""))
        return f"issue {int(mine['number'])} is up to date"
    if body.strip():
        _gh(issues, "POST", title=options.title, body=body)
        return "an issue was opened"
    return "there is nothing to report"


def _ticked(body: str, before: str) -> str:
    """The new list with a tick in each box that somebody ticked in the one before, and that is still in it."""
    done = {line.strip()[6:] for line in before.splitlines() if line.strip().lower().startswith("- [x] ")}
    lines = body.split("\n")
    return "\n".join(f"- [x] {line[6:]}" if line.startswith("- [ ] ") and line[6:] in done else line for line in lines)


_NOTES = {"comment": _comment, "issue": _issue, "files": _files}


def _gh(path: str, method: str = "GET", **fields: str) -> Any:
    """One call of GitHub's interface; the fields travel as JSON, so that no text is taken for an option."""
    command = ["gh", "api", "--method", method, path, *(("--input", "-") if fields else ())]
    done = subprocess.run(command, input=json.dumps(fields), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise GitHubError(done.stderr.strip() or f"gh ended with status {done.returncode}")
    return json.loads(done.stdout or "null")


def _matching(pattern: str) -> Any:
    def read(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise argparse.ArgumentTypeError(f"must match {pattern}; got '{text}'")
        return text

    return read


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="keep_note", description="Keep one note on GitHub up to date.")
    notes = parser.add_subparsers(dest="note", required=True)
    for name in _NOTES:
        note = notes.add_parser(name)
        note.add_argument("--repository", type=_matching(r"[\w.-]+/[\w.-]+"), required=True, metavar="OWNER/NAME")
        if name == "files":
            note.add_argument("--out", type=Path, required=True, metavar="FILE", help="where the names are written")
        else:
            note.add_argument("--body", type=Path, required=True, metavar="FILE", help="the text; none closes an issue")
        if name == "issue":
            note.add_argument("--title", required=True, help="the title by which the issue is known")
        else:
            note.add_argument("--head", type=_matching(r"[\w.-]+:\S+"), required=True, metavar="OWNER:BRANCH")
            note.add_argument("--commit", type=_matching(r"[0-9a-f]{40}"), required=True, metavar="SHA")
    return parser


if __name__ == "__main__":
    sys.exit(main())
