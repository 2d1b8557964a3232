"""The questions for a valid draft with their choices, and the validation of each answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from ...edition.command_words import with_tip
from ...edition.country_names import country_name
from ...records.catalogue import Catalogue
from ...records.fields import FieldDeclaration, load_fields
from ...records.loader import frozen
from ...records.messages import said as rule_said
from ...records.model import Case, Practice, Record
from ...records.problems import did_you_mean, quoted
from ...records.validation_messages import field_errors
from ...records.works import Source
from .interview_words import said

MODELS: Mapping[str, type[Record]] = {"practice": Practice, "case": Case}
# Values that a draft has without a question.
GIVEN = ("status", "reviewed")
# A case needs one source from the beginning; the rest of it can wait.
SOURCE_KEYS: Mapping[str, tuple[str, ...]] = {"practice": (), "case": ("source.title", "source.url")}


class AnswerError(ValueError):
    """An answer is refused; the message says what it must be."""


@dataclass(frozen=True)
class Question:
    """One thing to ask. `key` is the name of the field, or `source.<field>`; `choices` are keys with their words."""

    key: str
    field: FieldDeclaration
    choices: Mapping[str, str]


def questions(kind: str, catalogue: Catalogue) -> Iterator[Question]:
    """The questions for a new practice or case, in the order of the guide."""
    fields = load_fields()
    for key, field in fields.items():
        part, name = key.split(".")
        if part == kind and field.required and name not in GIVEN:
            yield Question(name, field, choices_of(field, catalogue))
    for key in SOURCE_KEYS[kind]:
        yield Question(key, fields[key], {})


def choices_of(field: FieldDeclaration, catalogue: Catalogue) -> Mapping[str, str]:
    """The choices for a field by key, each with its meaning; empty where any text may be given."""
    if field.facet:
        terms = catalogue.vocabulary.facets[field.facet].terms
        return {term.key: f"{term.label}: {term.definition}" for term in terms}
    if field.names == "practice":
        return {practice.id: practice.title for practice in catalogue.practices.values()}
    return {}


def answer(kind: str, question: Question, text: str) -> Any:
    """The value of an answer as the model takes it. Raises AnswerError where the field refuses it."""
    parts = text.split(",") if question.field.many else [text]
    values = tuple(part.strip() for part in parts if part.strip())
    if question.choices:
        values = tuple(_choice(question, value) for value in values)
    value: Any = values if question.field.many else "".join(values)
    part, _, name = question.key.rpartition(".")
    _judge(Source if part else MODELS[kind], name, value)
    if question.field.kind == "country":
        _judge_country(value)
    return value


def record_from(kind: str, id_: str, answers: Mapping[str, Any], today: date) -> Record:
    """The draft record made from the answers. Raises AnswerError with every reason."""
    own = {key: value for key, value in answers.items() if "." not in key}
    source = {key.removeprefix("source."): value for key, value in answers.items() if key.startswith("source.")}
    sources = {"sources": ({**source, "accessed": today},)} if source else {}
    model = MODELS[kind]
    try:
        return model.model_validate({**own, **sources, "id": id_, "status": "draft", "reviewed": today})
    except ValidationError as error:
        raise AnswerError("; ".join(found.message for found in field_errors(error, model))) from None


def _choice(question: Question, text: str) -> str:
    """The key of a choice that is given as a key or as its number in the list. Raises AnswerError for any other."""
    keys = list(question.choices)
    if text.isdecimal() and 1 <= int(text) <= len(keys):
        return keys[int(text) - 1]
    if text not in question.choices:
        refusal = said("refused.choice", name=question.key, got=quoted(text))
        raise AnswerError(with_tip(refusal, did_you_mean(text, keys)))
    return text


def _judge(model: type[BaseModel], name: str, value: Any) -> None:
    try:
        model.model_validate(frozen({name: value, "id": "x"} if "id" in model.model_fields else {name: value}))
    except ValidationError as error:
        for found in field_errors(error, model):
            if found.where[0] == name:
                raise AnswerError(with_tip(found.message, found.tip)) from None


def _judge_country(code: str) -> None:
    try:
        country_name(code)
    except KeyError:
        raise AnswerError(rule_said("C003", name="country", got=quoted(code)).message) from None
