"""The comment on a pull request. Its report comes from an untrusted branch, so it is only shown as text.

Needs nothing but the standard library, since the workflow that writes the comment installs nothing.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from string import Template

# GitHub refuses comments of more than 65,536 characters.
LONGEST_REPORT = 50_000
MARK = "<!-- practice-atlas: review -->"
RECORDS = "practices/"
# As many files as the host lists of a proposal; whatever lies beyond is not known.
MOST_LISTED = 3000
MOST_SHOWN = 100
_FOLDER = Path(__file__).parent
_UNSEEN = re.compile("[^\\S\n ]|[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


def comment_text(report: str, checklist: str, files: Sequence[str]) -> str:
    """The comment in Markdown.

    It holds the files outside of practices/ among `files`, which are those that the host lists; the report in a code
    block that it cannot end; and the checklist as boxes to tick.
    """
    text = _seen(report).strip()
    cut = f"{text[:LONGEST_REPORT]}\n… (cut here; the whole report is with the workflow run)"
    shown = text if len(text) <= LONGEST_REPORT else cut
    return _template("comment").substitute(
        mark=MARK, outside=_outside(files), report=_fenced(shown), checklist=_boxes(checklist)
    )


def _outside(files: Sequence[str]) -> str:
    """The files that are no records, above all else; nothing where there are none."""
    outside = [_seen(file.replace("\n", " ")) for file in files if not file.startswith(RECORDS)]
    shown = outside[:MOST_SHOWN]
    if len(outside) > MOST_SHOWN:
        shown.append(f"… and {len(outside) - MOST_SHOWN} more")
    if len(files) >= MOST_LISTED:
        shown.append(f"… and whatever lies beyond the {MOST_LISTED} files that the host lists")
    return _template("outside").substitute(files=_fenced("\n".join(shown))) if shown else ""


def _fenced(text: str) -> str:
    """The text in a code block that is longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _seen(text: str) -> str:
    return _UNSEEN.sub(" ", text)


def _template(name: str) -> Template:
    return Template((_FOLDER / f"{name}.md").read_text("utf-8"))


def _boxes(checklist: str) -> str:
    """The items of the checklist page, each as a box to tick; headings stay."""
    body = re.sub(r"\A---\n.*?\n---\n", "", checklist, flags=re.DOTALL)
    lines = (line for line in body.splitlines() if line.startswith(("## ", "- ")))
    return "\n".join(f"\n**{line[3:]}**\n" if line.startswith("## ") else f"- [ ] {line[2:]}" for line in lines).strip()
