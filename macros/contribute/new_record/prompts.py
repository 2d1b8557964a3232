"""Asks the questions for a new record, or takes the answers from options, and makes its file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ...records.catalogue import Catalogue
from ...records.ids import id_from
from ...records.paths import record_path
from ...records.problems import quoted
from .draft import draft_text
from .interview_words import said
from .questions import AnswerError, Question, answer, questions, record_from

Ask = Callable[[str], str]
Tell = Callable[[str], None]


class UsageError(ValueError):
    """The command cannot do what was asked; the message is one sentence that says why."""


@dataclass(frozen=True)
class NewFile:
    """A new file: its path relative to the root, and its text."""

    file: str
    text: str


@dataclass(frozen=True)
class Interview:
    """The questions for one new practice or case of a root. Without `ask`, every answer must be given."""

    kind: str
    root: Path
    catalogue: Catalogue
    today: date
    tell: Tell
    ask: Ask | None = None

    def draft(self, given: Mapping[str, str], id_: str | None) -> NewFile:
        """The file made from the answers. Raises UsageError where answers are missing, unknown or refused."""
        asked = list(questions(self.kind, self.catalogue))
        self._refuse_unknown(given, asked)
        self._refuse_missing(given, asked)
        answers = {question.key: self._answer(question, given.get(question.key)) for question in asked}
        file = self._file(id_, str(answers["title"]))
        record = record_from(self.kind, Path(file).stem, answers, self.today)
        return NewFile(file, draft_text(record, self.catalogue.vocabulary))

    def _refuse_unknown(self, given: Mapping[str, str], asked: list[Question]) -> None:
        unknown = set(given) - {question.key for question in asked}
        if unknown:
            known = ", ".join(question.key for question in asked)
            raise UsageError(said("refused.key", known=known, got=quoted(min(unknown))))

    def _refuse_missing(self, given: Mapping[str, str], asked: list[Question]) -> None:
        missing = [question.key for question in asked if question.key not in given]
        if missing and self.ask is None:
            raise UsageError(said("refused.missing", missing=", ".join(missing)))

    def _answer(self, question: Question, given: str | None) -> Any:
        if given is not None:
            try:
                return answer(self.kind, question, given)
            except AnswerError as error:
                raise UsageError(str(error)) from None
        for line in _introduction(question):
            self.tell(line)
        return self._asked(lambda text: answer(self.kind, question, text), f"{question.field.label}: ")

    def _asked(self, judge: Callable[[str], Any], prompt: str) -> Any:
        """Ask until an answer is accepted."""
        assert self.ask is not None  # noqa: S101 - _refuse_missing has made sure
        while True:
            try:
                return judge(self.ask(prompt))
            except AnswerError as error:
                self.tell(f"  {error}")

    def _file(self, id_: str | None, title: str) -> str:
        suggestion = id_from(title)
        if id_ is None and self.ask is not None:
            self.tell("\n" + said("name_of_file", suggestion=quoted(suggestion)))
            return str(self._asked(lambda text: self._free(text.strip() or suggestion), said("name") + " "))
        try:
            return self._free(id_ or suggestion)
        except AnswerError as error:
            raise UsageError(str(error)) from None

    def _free(self, id_: str) -> str:
        """The path for a new id. Raises AnswerError where the id is malformed or taken."""
        if not _is_id(id_):
            raise AnswerError(said("refused.id", got=quoted(id_)))
        file = record_path(self.kind, id_)
        records = self.catalogue.of_kind(self.kind)
        if (self.root / file).exists() or any(id_ in record.formerly for record in records.values()):
            raise AnswerError(said("refused.taken", file=file))
        return file


def _is_id(text: str) -> bool:
    return id_from(text) == text != ""


def _introduction(question: Question) -> Iterator[str]:
    """The lines above a question: its help, an example, and the numbered choices."""
    yield f"\n{question.field.label}"
    yield f"  {question.field.help}"
    if question.choices:
        yield from (f"  {place:>3}  {key} - {words}" for place, (key, words) in enumerate(question.choices.items(), 1))
        yield f"  {said('several' if question.field.many else 'one')}"
    else:
        yield f"  {said('example', example=' '.join(str(question.field.example).split()))}"
