"""Keep one note on GitHub up to date: the comment on a pull request, or one open issue with a given title.

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


class GitHubError(RuntimeError):
    """gh has failed; the message is that of gh."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run with the arguments of the command line."""
    options = _parser().parse_args(argv)
    body = _cut(options.body.read_text("utf-8")) if options.body.is_file() else ""
    try:
        print(_comment(options, body) if options.note == "comment" else _issue(options, body))
    except GitHubError as error:
        print(f"keep_note: {error}", file=sys.stderr)
        return 1
    return 0


def _cut(text: str) -> str:
    return (
        text if len(text) <= LONGEST else f"{text[:LONGEST]}\n\n… (cut here; the whole list is with the workflow run)"
    )


def _comment(options: argparse.Namespace, body: str) -> str:
    """Write the comment on the pull request whose head is exactly this commit, or say that there is none."""
    pulls = _gh(f"repos/{options.repository}/pulls?state=open&per_page=100&head={quote(options.head)}")
    numbers = [int(pull["number"]) for pull in pulls if pull["head"]["sha"] == options.commit]
    if not numbers:
        return "no open pull request has this commit as its head; nothing was written"
    notes = f"repos/{options.repository}/issues/{numbers[0]}/comments"
    mark = body.partition("\n")[0]
    mine = [note for note in _gh(f"{notes}?per_page=100") if note["user"]["login"] == AUTHOR and mark in note["body"]]
    if mine:
        _gh(f"repos/{options.repository}/issues/comments/{int(mine[0]['id'])}", "PATCH", body=body)
    else:
        _gh(notes, "POST", body=body)
    return f"the comment on pull request {numbers[0]} is up to date"


def _issue(options: argparse.Namespace, body: str) -> str:
    """Open, renew or close the issue; an empty body means that there is nothing left to do."""
    issues = f"repos/{options.repository}/issues"
    query = f"{issues}?state=open&per_page=100&creator={quote(AUTHOR)}"
    mine = [int(issue["number"]) for issue in _gh(query) if issue["title"] == options.title]
    if mine and not body.strip():
        _gh(f"{issues}/{mine[0]}", "PATCH", state="closed")
        return f"issue {mine[0]} is closed; nothing is left to do"
    if mine:
        _gh(f"{issues}/{mine[0]}", "PATCH", body=body)
        return f"issue {mine[0]} is up to date"
    if body.strip():
        _gh(issues, "POST", title=options.title, body=body)
        return "an issue was opened"
    return "there is nothing to report"


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
    for name in ("comment", "issue"):
        note = notes.add_parser(name)
        note.add_argument("--repository", type=_matching(r"[\w.-]+/[\w.-]+"), required=True, metavar="OWNER/NAME")
        note.add_argument("--body", type=Path, required=True, metavar="FILE", help="the text; none closes an issue")
        if name == "issue":
            note.add_argument("--title", required=True, help="the title by which the issue is known")
        else:
            note.add_argument("--head", type=_matching(r"[\w.-]+:\S+"), required=True, metavar="OWNER:BRANCH")
            note.add_argument("--commit", type=_matching(r"[0-9a-f]{40}"), required=True, metavar="SHA")
    return parser


if __name__ == "__main__":
    sys.exit(main())
