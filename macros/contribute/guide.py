"""The generated parts of the guide: the reference of all fields, and the list of all rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..records.fields import FieldHelp, fields_of
from ..records.rules import READING_RULES, Rule
from ..records.vocabulary import Vocabulary
from ..records.yaml_writer import sample_lines
from .jinja_env import environment

# The parts in the order in which somebody meets them, with the heading over each.
PARTS: Mapping[str, str] = {
    "practice": "A practice",
    "phase": "Set-up and delivery",
    "rating": "A level with its reason",
    "involved": "An actor or partner",
    "challenge": "A challenge",
    "indicator": "An indicator",
    "researchers": "Researchers served",
    "case": "A case",
    "source": "A source",
}
# The first letter of the codes, in the words of the guide.
GROUPS: Mapping[str, str] = {
    "Y": "Reading the file",
    "F": "Fields",
    "S": "Files and folders",
    "P": "Practices",
    "C": "Cases",
    "T": "Text",
    "L": "Lists and links",
    "D": "Dates",
    "U": "Said only once",
    "V": "The vocabulary",
    "K": "The self-check",
    "X": "Faults of the program",
}


@dataclass(frozen=True)
class ReferenceField:
    """One field as the reference shows it."""

    key: str
    field: FieldHelp
    example: str


def field_reference(vocabulary: Vocabulary) -> Markup:
    """Every field of a practice and of a case by part, with help, limits, values and an example as it is written."""
    parts = [(part, heading, list(_reference(part))) for part, heading in PARTS.items()]
    page = environment().get_template("field_reference.html.j2")
    return Markup(page.render(parts=parts, headings=PARTS, facets=vocabulary.facets))  # noqa: S704 - autoescape is on


def _reference(part: str) -> Iterator[ReferenceField]:
    for key, field in fields_of(part).items():
        yield ReferenceField(key, field, "\n".join(sample_lines(key, field)))


def rule_list(rules: Sequence[Rule]) -> Markup:
    """Every rule with its code and its sentence, by group."""
    sentences = {**READING_RULES, **{rule.code: rule.sentence for rule in rules}}
    groups = [
        (heading, {code: text for code, text in sorted(sentences.items()) if code.startswith(letter)})
        for letter, heading in GROUPS.items()
    ]
    page = environment().get_template("rule_list.html.j2")
    return Markup(page.render(groups=groups))  # noqa: S704 - autoescape is on
