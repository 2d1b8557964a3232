"""Reads what the files beside it declare."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

from ...records.problems import did_you_mean, quoted
from ...records.yaml_reader import parse_yaml
from ..words import read_words

HERE = Path(__file__).parent
FORMS = HERE / "forms"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlanColumn(_Part):
    """A column: where its cells come from, its width in characters, and the field of a plan that it gives back.

    It is left out where the reader has not said what it `needs`.
    """

    source: str
    width: int
    of: tuple[str, ...] = ()
    field: str = ""
    list: str = ""
    look: Literal["text", "level", "address", "hidden"] = "text"
    paper: bool = True
    needs: Literal["", "framework", "institution"] = ""


class Form(_Part):
    """A form: its columns in order with their headings, and what it calls the states of a plan that it shows.

    `place` orders the forms, `framework` is the one that it proposes.
    """

    label: str
    place: int
    framework: str
    columns: Mapping[str, str]
    states: Mapping[str, str]


@cache
def plan_columns() -> Mapping[str, PlanColumn]:
    """Every column by its key."""
    declared = yaml.safe_load((HERE / "columns.yml").read_text(encoding="utf-8"))["columns"]
    return {key: PlanColumn(**entry) for key, entry in declared.items()}


def plan_forms() -> Mapping[str, Form]:
    """Every form by its key, the name of its file, in their order.

    Raises ValueError for what is no form, and for a form with a column or a state that no plan has.
    """
    forms = {path.stem: Form(**read_words(path)) for path in sorted(FORMS.glob("*.yml"))}
    if problems := [problem for key, form in forms.items() for problem in _unknown(key, form, forms["plain"].states)]:
        raise ValueError("\n".join(problems))
    return dict(sorted(forms.items(), key=lambda entry: (entry[1].place, entry[0])))


def _unknown(key: str, form: Form, states: Iterable[str]) -> Iterator[str]:
    """What must hold for each column that columns.yml does not declare, and each state that the plain form lacks."""
    path = FORMS / f"{key}.yml"
    for part, named, known in (("columns", form.columns, plan_columns()), ("states", form.states, states)):
        for name in [name for name in named if name not in known]:
            line = parse_yaml(path.read_text(encoding="utf-8"), path.name).line((part, name))
            tip = did_you_mean(name, known) or f"there are {', '.join(known)}"
            yield (
                f"macros/edition/action_plan/forms/{path.name}:{line}: "
                f"{part} must name what every plan knows; got {quoted(name)}; {tip}"
            )


def plan_words() -> Mapping[str, Any]:
    """The words that readers meet."""
    return read_words(HERE / "words.yml")
