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
from .problems import Problem, did_you_mean, quoted, visible
from .unknown_keys import keys_at, tip_for
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
_GROUP = "a group of keys, each on a line of its own and indented"
_KINDS = {
    "string_type": "text; put it in quotes if it looks like a number or a date",
    "int_type": "a whole number",
    "date_type": "a date such as 2026-11-23, without quotes",
    "tuple_type": "a list, with each item on a line of its own after '- '",
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "dict_type": _GROUP,
}
_PATTERNS = {
    "https": "an address that begins with https:// and holds no spaces or quotes",
    "[A-Z]{2}": "a country code of two capital letters, such as DE",
    "[a-z]{2}": "a code of two small letters for a language, such as de",
    "^[a-z0-9]": "small letters a to z, digits and single hyphens only",
    "^[a-z]": "small letters and underscores only",
}


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
        if found.code != "F002" or (found.where[:-1], f"did you mean '{found.where[-1]}'?") not in slips:
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


def _sentence(detail: ErrorDetails, where: Where, model: type[BaseModel]) -> tuple[str, str]:
    name, kind, context = dotted(where), detail["type"], detail.get("ctx", {})
    if where == ("id",):
        wanted = id_from(str(detail["input"]))
        return (
            f"the name of the file must be {_PATTERNS['^[a-z0-9]']}, at most {LONGEST} of them; "
            f"got {quoted(detail['input'])}",
            f"did you mean '{wanted}.yml'?" if wanted else "",
        )
    if kind == "extra_forbidden":
        cut = detail["input"] is None and not _KEY.fullmatch(str(where[-1]))
        tip = "put the text before it in double quotes, since it holds a comma" if cut else tip_for(where, model)
        return f"{name} must be a key that the guide knows; got {quoted(where[-1])}", tip
    if kind == "missing":
        return f"{name} must be given", ""
    got = f"; got {_got(detail['input'])}"
    match kind:
        case "string_too_long" | "string_too_short":
            return f"{name} {_length(str(detail['input']), context)}", ""
        case "too_short" if context["min_length"] > 1:
            return f"{name} must have {context['min_length']} items; got {context['actual_length']}", ""
        case "too_short":
            return f"{name} must not be empty", ""
        case "string_pattern_mismatch":
            return f"{name} must be {pattern_words(str(context.get('pattern', '')))}{got}", _pattern_tip(detail)
        case "literal_error":
            allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            return f"{name} must be one of {', '.join(allowed)}{got}", did_you_mean(detail["input"], allowed)
        case "greater_than_equal" | "less_than_equal":
            return f"{name} must be {_range(field_type_at(model, where))}{got}", ""
    return f"{name} must be {_KINDS.get(kind, detail['msg'])}{got}", _kind_tip(detail, where, model)


def _length(text: str, limits: Mapping[str, int]) -> str:
    """What must hold of the length of a text that breaks its limits."""
    if "max_length" in limits:
        return f"must not be longer than {limits['max_length']} characters; got {len(text)}"
    least = limits["min_length"]
    return f"must not be shorter than {least} characters; got {len(text)}" if least > 1 else "must not be empty"


def _kind_tip(detail: ErrorDetails, where: Where, model: type[BaseModel]) -> str:
    given, kind = detail["input"], detail["type"]
    if given is None:
        return "write something after the colon, or take the line out if the field is not required"
    if _KINDS.get(kind) == _GROUP:
        return f"the keys here are {', '.join(keys_at(model, where))}"
    if kind == "string_type" and isinstance(given, tuple):
        return f"{dotted(where)} takes one value; take away the brackets or the '- '"
    if kind == "string_type" and isinstance(given, dict):
        return "a colon inside a text reads like a key: put the sentence in double quotes"
    if kind == "tuple_type" and isinstance(given, str) and given.startswith(_NO_HYPHENS):
        return f"the mark before an item is a hyphen, the short dash of the keyboard, and not '{given[0]}'"
    if kind == "int_type" and isinstance(given, str):
        if given.strip().isdecimal():
            return "take away the quotes"
        if _YEARS.match(given):
            return "one year, such as 2019; what is more can be said in words, in a case under 'when'"
    return ""


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
    return f"did you mean '{meant}'?" if meant else ""


def dotted(where: Iterable[str | int]) -> str:
    """A path in text form, list indexes counted from 1, such as `setup.steps 2`."""
    text = ""
    for part in where:
        text += f" {part + 1}" if isinstance(part, int) else f".{visible(part, 60)}" if text else visible(part, 60)
    return text


def _got(value: Any) -> str:
    if isinstance(value, dict | BaseModel):
        return "a group of keys"
    return "a list" if isinstance(value, tuple | list) else "nothing" if value is None else quoted(value)


def pattern_words(pattern: str) -> str:
    """A regular expression of the model in words."""
    return next((text for mark, text in _PATTERNS.items() if mark in pattern), f"of the form {pattern}")


def _range(field_type: FieldType) -> str:
    """The bounds of a number in words, such as `from 1 to 5`."""
    least, most = field_type.bounds or (0, None)
    return f"{least} or more" if most is None else f"from {least} to {most}"
