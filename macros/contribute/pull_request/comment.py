"""The comment on a pull request. Its report comes from an untrusted branch, so it is only shown as text.

Needs nothing but the standard library, since the workflow that writes the comment installs nothing.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

# GitHub refuses comments of more than 65,536 characters.
LONGEST_REPORT = 50_000
RECORDS = "practices/"
# As many files as the host lists of a proposal; whatever lies beyond is not known.
MOST_LISTED = 3000
MOST_SHOWN = 100
MOST_LINKS = 20
HOSTS_FILE = Path(__file__).parents[2] / "edition" / "repository_hosts.yml"
_WORDS_FILE = Path(__file__).with_name("comment_words.toml")
_UNSEEN = re.compile("[^\\S\n ]|[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
# What the report says in lines of its own; nothing else of it becomes a link.
_PLACE = re.compile(r"^(practices/(?:[a-z0-9-]+/)?[a-z0-9-]{1,80}\.yml):(\d{1,6}): ", re.MULTILINE | re.ASCII)
_CHANGE = re.compile(
    r"^- (added|changed|removed) (practice|case) ([a-z0-9-]{1,80}) \((draft|published|retired)\)", re.MULTILINE
)


@dataclass(frozen=True)
class Target:
    """Where links of the comment lead: the address of the repository, its kind of host, and the commit proposed.

    `site` is the address of the published site with a slash at its end, or None while it has none.
    """

    repository: str
    commit: str
    site: str | None = None
    host: str = "github"


def comment_text(report: str, checklist: str, files: Sequence[str], target: Target) -> str:
    """The comment in Markdown.

    It holds the files outside of practices/ among `files`, which are those that the host lists; the report in a code
    block that it cannot end; links to the lines and pages of which the report speaks; and the checklist as boxes.
    """
    words, text = comment_words(), _seen(report).strip()
    shown = text if len(text) <= LONGEST_REPORT else f"{text[:LONGEST_REPORT]}\n{words['cut']}"
    parts = (
        words["mark"],
        _outside(files),
        words["greeting"],
        words["check"].format(report=_fenced(shown)),
        _mend(text, target),
        _pages(text, target),
        words["review"].format(checklist=_boxes(checklist)),
    )
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


@cache
def comment_words() -> dict[str, str]:
    """Every text of the comment by its key."""
    return tomllib.loads(_WORDS_FILE.read_text("utf-8"))


def line_pattern(host: str) -> str:
    """The address of a line of a file at a kind of host, with its places in braces. Raises KeyError for no such host.

    Read without a library for YAML; a test holds it against one.
    """
    section = re.search(rf"^{re.escape(host)}:\n((?:[ #].*\n)+)", HOSTS_FILE.read_text("utf-8"), re.MULTILINE)
    found = re.search(r'^  line: "([^"]+)"', section[1], re.MULTILINE) if section else None
    if found is None:
        raise KeyError(host)
    return found[1]


def _outside(files: Sequence[str]) -> str:
    """The files that are no records, above all else; nothing where there are none."""
    words = comment_words()
    outside = [_seen(file.replace("\n", " ")) for file in files if not file.startswith(RECORDS)]
    shown = outside[:MOST_SHOWN]
    if len(outside) > MOST_SHOWN:
        shown.append(words["outside_more"].format(n=len(outside) - MOST_SHOWN))
    if len(files) >= MOST_LISTED:
        shown.append(words["outside_unknown"].format(n=MOST_LISTED))
    return words["outside"].format(files=_fenced("\n".join(shown))) if shown else ""


def _mend(report: str, target: Target) -> str:
    """A link to each line that the check names, and how to mend it; nothing where it names none."""
    words, pattern = comment_words(), line_pattern(target.host)
    at = {"repository": target.repository, "commit": target.commit}
    places = list(dict.fromkeys(_PLACE.findall(report)))
    lines = [
        words["place"].format(file=file, line=line, address=pattern.format(path=file, line=line, **at))
        for file, line in places
    ]
    return words["mend"].format(places=_first(lines, "places_more")) if lines else ""


def _pages(report: str, target: Target) -> str:
    """The pages that change, before and after; nothing where none does."""
    words, lines = comment_words(), list(_page_lines(report, target.site))
    checks = f"{target.repository}/commit/{target.commit}/checks"
    return words["pages"].format(pages=_first(lines, "pages_more"), checks=checks) if lines else ""


def _page_lines(report: str, site: str | None) -> Iterator[str]:
    for what, kind, id_, status in dict.fromkeys(_CHANGE.findall(report)):
        route = f"{kind}s/{id_}/"
        was_seen = what != "added" and status != "draft" and site
        key = f"page_{what}" if was_seen or what == "added" else f"page_{what}_unseen"
        yield comment_words()[key].format(id=id_, file=f"{route}index.html", address=f"{site}{route}")


def _first(lines: Sequence[str], more: str) -> str:
    """The first lines, and a line that counts the others."""
    left = len(lines) - MOST_LINKS
    return "\n".join([*islice(lines, MOST_LINKS), *([comment_words()[more].format(n=left)] if left > 0 else [])])


def _fenced(text: str) -> str:
    """The text in a code block that is longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _seen(text: str) -> str:
    return _UNSEEN.sub(" ", text)


def _boxes(checklist: str) -> str:
    """The items of the last section of the page that holds the checklist, each as a box to tick; headings stay."""
    lines = (line for line in checklist.rpartition("\n## ")[2].splitlines() if line.startswith(("### ", "- ")))
    return "\n".join(
        f"\n**{line[4:]}**\n" if line.startswith("### ") else f"- [ ] {line[2:]}" for line in lines
    ).strip()
