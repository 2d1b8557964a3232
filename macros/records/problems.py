"""Problems: what is wrong in which line of which file, in words that a contributor can act on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from .ids import id_from
from .messages import said, wording

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that must be mended: `file` relative to the root, `line` from 1, `code` of the rule.

    A warning stops nothing yet; it must be mended before its record is published.
    """

    file: str
    line: int
    code: str
    message: str
    tip: str = ""
    severity: Severity = "error"

    def as_text(self) -> str:
        """`file:line: CODE message`, with the tip indented below; a warning says so before its code."""
        code = self.code if self.severity == "error" else f"warning: {self.code}"
        head = f"{visible(self.file)}:{self.line}: {code} {visible(self.message, MOST)}"
        return f"{head}\n    {self.tip}" if self.tip else head

    def as_github(self) -> str:
        """A workflow command by which GitHub annotates the line."""
        message = visible(self.message, MOST)
        text = f"{message}. {self.tip}" if self.tip else message
        file = _property(visible(self.file, MOST))
        return f"::{self.severity} file={file},line={self.line},title={_property(self.code)}::{_data(text)}"


def problem_at(file: str, line: int, key: str, /, **places: object) -> Problem:
    """A problem in the words of messages.yml at a key such as `G003.hold`, which begins with its code.

    Raises KeyError as `said` does.
    """
    return Problem(file, line, key.partition(".")[0], *said(key, **places))


MOST = 5_000  # letters of a message, which may name the file of another record


class RecordsError(Exception):
    """Records cannot be used; `problems` holds all their problems."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(problem.as_text() for problem in self.problems))


def quoted(value: object, limit: int = 60) -> str:
    """The offending value in single quotes, on one line, cut at `limit` characters."""
    return f"'{visible(value, limit)}'"


def visible(value: object, limit: int = 200) -> str:
    """The value on one line, cut at `limit` characters; invisible characters are escaped."""
    text = " ".join(str(value).split())
    cut = f"{text[:limit]}…" if len(text) > limit else text
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in cut)


def did_you_mean(value: object, allowed: Iterable[str], nearness: float = 0.6) -> str:
    """`did you mean 'x'?` for the nearest allowed value, or nothing."""
    by_small_letters = {item.lower(): item for item in allowed}
    near = get_close_matches(str(value).lower(), by_small_letters, n=1, cutoff=nearness)
    return wording("any.did_you_mean", meant=by_small_letters[near[0]]) if near else ""


def which_id(text: str, ids: Iterable[str]) -> str:
    """`did you mean 'x'?` for the nearest id of a record, or nothing.

    Ids share words with others, so one must be nearer than a word: of our cases, six in ten would else be taken for
    another one when they are gone.
    """
    return did_you_mean(id_from(text) or text, ids, nearness=0.75)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
