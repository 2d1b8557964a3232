"""The rules that the reader, the model and macros/verdict enforce, with the sentence for the guide."""

from collections.abc import Mapping
from types import MappingProxyType

RULES_ELSEWHERE: Mapping[str, str] = MappingProxyType(
    {
        "Y001": "A record must be a file that can be read.",
        "Y002": "A record must not be larger than 200,000 bytes.",
        "Y003": "A record must be text in UTF-8, without characters that cannot be seen.",
        "Y004": "A record must be valid YAML: one group of keys with values.",
        "Y005": "Within a group, every key must stand once.",
        "Y006": "The YAML features anchors, aliases and tags must not be used.",
        "Y007": "Lists and keys must not be nested more than 20 deep.",
        "Y008": "A date must exist in the calendar.",
        "Y009": "A text without quotes must not hold ' #', since everything behind it would be a comment.",
        "F001": "Only the keys that the guide knows may be used.",
        "F002": "The required keys must be there.",
        "F003": "Every value must be of the right kind and length.",
        "S001": "There must be a folder named practices.",
        "S002": "A record must be a file of its own, not a link to another place.",
        "S003": "Only files with names that end in .yml may lie among the records.",
        "S004": "A practice must lie in practices/, and a case in practices/cases/.",
        "V001": "Every list of the vocabulary must be there.",
        "H001": "A character that the handbook has no font for may stand, with a warning: it prints a mark instead.",
        "W001": "A link on a page of docs/ must lead to a page that exists.",
        "X001": "A rule must not fail on a record; if it does, that is a fault of the program.",
    }
)
