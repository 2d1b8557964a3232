"""The comment on a pull request. Its report comes from an untrusted branch, so it is only shown as text.

Needs nothing but the standard library, since the workflow that writes the comment installs nothing.
"""

import re
from pathlib import Path
from string import Template

# GitHub refuses comments of more than 65,536 characters.
LONGEST_REPORT = 50_000
MARK = "<!-- practice-atlas: review -->"
_TEMPLATE = Path(__file__).with_name("comment.md")
_UNSEEN = re.compile("[^\\S\n ]|[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


def comment_text(report: str, checklist: str) -> str:
    """The comment in Markdown: the report in a code block that it cannot end, and the checklist as boxes to tick."""
    text = _UNSEEN.sub(" ", report).strip()
    cut = f"{text[:LONGEST_REPORT]}\n… (cut here; the whole report is with the workflow run)"
    shown = text if len(text) <= LONGEST_REPORT else cut
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * max(3, longest + 1)
    words = Template(_TEMPLATE.read_text("utf-8"))
    return words.substitute(mark=MARK, fence=fence, report=shown, checklist=_boxes(checklist))


def _boxes(checklist: str) -> str:
    """The items of the checklist page, each as a box to tick; headings stay."""
    body = re.sub(r"\A---\n.*?\n---\n", "", checklist, flags=re.DOTALL)
    lines = (line for line in body.splitlines() if line.startswith(("## ", "- ")))
    return "\n".join(f"\n**{line[3:]}**\n" if line.startswith("## ") else f"- [ ] {line[2:]}" for line in lines).strip()
