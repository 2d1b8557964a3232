"""The generated parts of the guide: the reference of all fields, and the list of all rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..copyedit.checks import RECORD_CHECKS
from ..records.fields import FieldDeclaration, fields_of, load_fields, part_models, part_name
from ..records.messages import sentence_of
from ..records.model import Case, Practice
from ..records.problems import Severity
from ..records.rules import RULES_ELSEWHERE, Rule
from ..records.rules.examples import Example, example_of
from ..records.vocabulary import Vocabulary
from ..records.yaml_writer import sample_lines
from .jinja_env import guide_text, rendered

# The parts in the order in which somebody meets them, with a heading of their own; others stand between, called as the
# field that holds them.
_FIRST = ("practice", "phase", "rating", "judgement", "involved", "challenge", "indicator")
_LAST = ("case", "source")
# The first letter of the codes, with the anchor of its rules on the page, which is their heading in guide_words.yml.
GROUPS: Mapping[str, str] = {
    "Y": "reading-the-file",
    "F": "fields",
    "S": "files-and-folders",
    "P": "practices",
    "C": "cases",
    "T": "text",
    "L": "lists-and-links",
    "D": "dates",
    "U": "said-only-once",
    "V": "the-vocabulary",
    "K": "the-self-check",
    "R": "frameworks",
    "M": "models",
    "B": "sets-to-begin-with",
    "H": "the-handbook",
    "W": "pages-that-people-write",
    "E": "copy-editing",
    "X": "faults-of-the-program",
}


@dataclass(frozen=True)
class ReferenceField:
    """One field as the reference shows it."""

    key: str
    field: FieldDeclaration
    example: str


def field_reference(vocabulary: Vocabulary) -> Markup:
    """Every field of a practice and of a case by part, with help, limits, values and an example as it is written."""
    headings = parts_of_records()
    parts = [(part, heading, list(_reference(part))) for part, heading in headings.items()]
    return rendered("field_reference.html.j2", parts=parts, headings=headings, facets=vocabulary.facets)


def parts_of_records() -> Mapping[str, str]:
    """Every part of a practice and of a case with its heading, in the order of the reference."""
    held = {field.part: field.label for field in load_fields().values() if field.part}
    names = (part_name(model) for model in part_models((Practice, Case)))
    between = {name: held[name] for name in names if name not in _FIRST + _LAST}
    first, last = ({name: guide_text(f"parts.{name}") for name in parts} for parts in (_FIRST, _LAST))
    return {**first, **between, **last}


def _reference(part: str) -> Iterator[ReferenceField]:
    for key, field in fields_of(part).items():
        yield ReferenceField(key, field, "\n".join(sample_lines(key, field)))


@dataclass(frozen=True)
class ListedRule:
    """One rule as the guide shows it, with lines that break it beside the mended ones where a file can show them."""

    code: str
    in_drafts: Severity
    example: Example | None

    @property
    def sentence(self) -> str:
        """What it asks for."""
        return sentence_of(self.code)


def rule_list(rules: Sequence[Rule]) -> Markup:
    """Every rule with its code, its sentence and an example, by group."""
    listed = [ListedRule(code, "error", example_of(code)) for code in RULES_ELSEWHERE]
    listed += [ListedRule(rule.code, rule.in_drafts, example_of(rule.code)) for rule in rules]
    listed += [ListedRule(check.code, "warning", None) for check in RECORD_CHECKS]
    listed.sort(key=lambda rule: rule.code)
    groups = [(group, [rule for rule in listed if rule.code[0] == letter]) for letter, group in GROUPS.items()]
    return rendered("rule_list.html.j2", groups=groups)
