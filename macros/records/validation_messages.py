"""Turns the errors of pydantic into messages that a contributor can act on."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

import pycountry
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .countries import country_code_of
from .field_types import FieldType, field_type_at
from .ids import LONGEST, id_from
from .messages import Said, said, wording
from .problems import Problem, did_you_mean, quoted, visible
from .unknown_keys import keys_at, tip_for
from .value_types import ID_PATTERN
from .yaml_reader import Document, Where


class FieldError(NamedTuple):
    """An error in the value at a path: code of the rule, message and tip."""

    where: Where
    code: str
    message: str
    tip: str
    is_form: bool
    """Whether the value is a text, as it should be, in another form than the model asks for."""


_FORMS = ("string_pattern_mismatch", "string_too_long", "string_too_short")
_KEY = re.compile(r"[a-z_]+")
_YEARS = re.compile(r"[12]\d{3}\D")
# An address as people copy it: without its beginning, or with the old one.
_ADDRESS = re.compile(r"(?:http:)?(?://)?((?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?)", re.IGNORECASE)
_NO_HYPHENS = ("\u2013", "\u2014", "\u2022", "*")
_GROUP = "group"
# What a value must be, by the error of pydantic and by a mark of the pattern: keys below F003.wanted of messages.yml.
_KINDS = {
    "string_type": "text",
    "int_type": "whole_number",
    "bool_type": "switch",
    "date_type": "date",
    "tuple_type": "list",
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "dict_type": _GROUP,
}
_PATTERNS = {"https": "url", "[A-Z]{2}": "country", "[a-z]{2}": "language", "^[a-z0-9]": "id", "^[a-z]": "key"}


def validation_problems(
    error: ValidationError, document: Document, model: type[BaseModel], elsewhere: Collection[Where] = ()
) -> Iterator[Problem]:
    """One Problem for each error of pydantic, at the line of the key, without those of texts at paths `elsewhere`.

    Keys and ids that a record names are judged by rules, which know what they may be.
    """
    for found in field_errors(error, model):
        if not (found.is_form and found.where in elsewhere):
            yield Problem(document.file, document.line(found.where), found.code, found.message, found.tip)


def field_errors(error: ValidationError, model: type[BaseModel]) -> Iterator[FieldError]:
    """Each error of pydantic with our message and tip, without a missing key of which another one is a slip."""
    errors = list(_field_errors(error, model))
    slips = {(found.where[:-1], found.tip) for found in errors if found.code == "F001"}
    for found in errors:
        meant = wording("any.did_you_mean", meant=found.where[-1])
        if found.code != "F002" or (found.where[:-1], meant) not in slips:
            yield found


def _field_errors(error: ValidationError, model: type[BaseModel]) -> Iterator[FieldError]:
    details = error.errors(include_url=False)
    faulty = {tuple(detail["loc"])[:end] for detail in details for end in range(len(detail["loc"]))}
    for detail in details:
        where: Where = tuple(detail["loc"])
        if detail["type"] == "too_short" and where in faulty:
            continue  # a list is called too short as well where one of its items is no good
        code = "F001" if detail["type"] == "extra_forbidden" else "F002" if detail["type"] == "missing" else "F003"
        yield FieldError(where, code, *_sentence(detail, where, model), detail["type"] in _FORMS)


def _sentence(detail: ErrorDetails, where: Where, model: type[BaseModel]) -> Said:
    name, kind, context, got = dotted(where), detail["type"], detail.get("ctx", {}), _got(detail["input"])
    if where == ("id",):
        return _file_name(str(detail["input"]))
    match kind:
        case "extra_forbidden":
            cut = detail["input"] is None and not _KEY.fullmatch(str(where[-1]))
            tip = wording("F001.comma") if cut else tip_for(where, model)
            return said("F001", name=name, got=quoted(where[-1]))._replace(tip=tip)
        case "missing":
            return said("F002", name=name)
        case "string_too_long" | "string_too_short":
            return _length(name, len(str(detail["input"])), context)
        case "too_short" if context["min_length"] > 1:
            return said("F003.items", name=name, wanted=context["min_length"], got=context["actual_length"])
        case "too_short":
            return said("F003.empty", name=name)
        case "string_pattern_mismatch":
            wanted, tip = pattern_words(str(context.get("pattern", ""))), _pattern_tip(detail)
            return said("F003", name=name, wanted=wanted, got=got)._replace(tip=tip)
        case "literal_error":
            allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            told = said("F003.choice", name=name, choices=", ".join(allowed), got=got)
            return told._replace(tip=did_you_mean(detail["input"], allowed))
        case "greater_than_equal" | "less_than_equal":
            return said("F003", name=name, wanted=_range(field_type_at(model, where)), got=got)
    wanted = wording(f"F003.wanted.{_KINDS[kind]}") if kind in _KINDS else detail["msg"]
    return said("F003", name=name, wanted=wanted, got=got)._replace(tip=_kind_tip(detail, where, model))


def _file_name(given: str) -> Said:
    """What must hold of the name of a file that is no id."""
    meant = id_from(given)
    told = said("F003.file_name", wanted=wording("F003.wanted.id"), most=LONGEST, got=quoted(given))
    return told._replace(tip=wording("any.did_you_mean", meant=f"{meant}.yml") if meant else "")


def _length(name: str, length: int, limits: Mapping[str, int]) -> Said:
    """What must hold of the length of a text that breaks its limits."""
    if "max_length" in limits:
        return said("F003.too_long", name=name, most=limits["max_length"], got=length)
    least = limits["min_length"]
    return said("F003.too_short", name=name, least=least, got=length) if least > 1 else said("F003.empty", name=name)


def _kind_tip(detail: ErrorDetails, where: Where, model: type[BaseModel]) -> str:
    given, kind = detail["input"], detail["type"]
    if given is None:
        return wording("F003.tips.nothing")
    if _KINDS.get(kind) == _GROUP:
        return wording("any.keys", keys=", ".join(keys_at(model, where)))
    if kind == "string_type" and isinstance(given, tuple):
        return wording("F003.tips.one_value", name=dotted(where))
    if kind == "string_type" and isinstance(given, dict):
        return wording("F003.tips.colon")
    if kind == "string_type" and _is_key(field_type_at(model, where)):
        return wording("F003.tips.word")
    if kind == "tuple_type" and isinstance(given, str) and given.startswith(_NO_HYPHENS):
        return wording("F003.tips.hyphen", got=given[0])
    if kind == "int_type" and isinstance(given, str):
        if given.strip().isdecimal():
            return wording("F003.tips.quotes")
        if _YEARS.match(given):
            return wording("F003.tips.years")
    return ""


def _is_key(field_type: FieldType) -> bool:
    """Whether it is a text in the form of keys and ids, which mostly names a term of a list."""
    return any(getattr(constraint, "pattern", None) == ID_PATTERN for constraint in field_type.constraints)


def _pattern_tip(detail: ErrorDetails) -> str:
    pattern, given = str(detail.get("ctx", {}).get("pattern")), str(detail["input"])
    meant = ""
    if "[A-Z]{2}" in pattern:
        meant = country_code_of(given) or ""
    elif "[a-z]{2}" in pattern:
        with suppress(LookupError, AttributeError):
            meant = pycountry.languages.lookup(given).alpha_2
    elif pattern.startswith("^[a-z0-9]"):
        meant = id_from(given)
    elif "https" in pattern and (address := _ADDRESS.fullmatch(given.strip())):
        meant = f"https://{address[1]}"
    return wording("any.did_you_mean", meant=meant) if meant else ""


def dotted(where: Iterable[str | int]) -> str:
    """A path in text form, list indexes counted from 1, such as `setup.steps 2`."""
    text = ""
    for part in where:
        text += f" {part + 1}" if isinstance(part, int) else f".{visible(part, 60)}" if text else visible(part, 60)
    return text


def _got(value: Any) -> str:
    if isinstance(value, dict | BaseModel):
        return wording("F003.got.group")
    if isinstance(value, tuple | list):
        return wording("F003.got.list")
    return wording("F003.got.nothing") if value is None else quoted(value)


def pattern_words(pattern: str) -> str:
    """A regular expression of the model in words."""
    key = next((key for mark, key in _PATTERNS.items() if mark in pattern), "pattern")
    return wording(f"F003.wanted.{key}", pattern=pattern)


def _range(field_type: FieldType) -> str:
    """The bounds of a number in words, such as `from 1 to 5`."""
    least, most = field_type.bounds or (0, None)
    return wording(f"F003.wanted.{'least' if most is None else 'between'}", least=least, most=most)
