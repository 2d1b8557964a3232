"""The index of a handbook: practices by stage and group, cases by country, practices by framework and other term."""

from collections.abc import Iterable, Mapping, Sequence

from ..records.catalogue import Catalogue, terms_of
from ..records.framework import Framework
from ..records.model import Practice
from ..records.vocabulary import INVOLVED_FACETS, PRACTICE_FACETS
from .cross_references import Entry
from .entries import Entries

LISTED = ("stage", "target_group")
_NO_INDEX = ("category", *LISTED)
# Readers follow a few page numbers, but not a long list of them.
MOST = 20


def listed(
    practices: Sequence[Practice], homes: Mapping[str, str], entries: Entries, words: Mapping[str, str]
) -> list[Entry]:
    """Every stage, target group and item of a framework with its practices, and every country with its cases.

    `words` are the fixed texts of the handbook.
    """
    by_facet = [_facet(facet, practices, entries.catalogue) for facet in LISTED]
    lists = [*by_facet, {"key": "country", "groups": _countries(homes, entries)}]
    named = [{"label": words[f"index_{found['key']}"], "note": "", **found} for found in lists]
    frameworks = (_framework(framework, practices, words) for framework in entries.catalogue.frameworks.values())
    answered = [found for found in frameworks if found["groups"]]
    for found in answered[:1]:
        found["note"] = words["index_framework_note"]
    return [*named, *answered]


def terms(practices: Sequence[Practice], catalogue: Catalogue) -> list[Entry]:
    """Every other term in use, sorted by label, with its practices, or only their number where they are too many."""
    facets = [facet for facet in (*PRACTICE_FACETS, *INVOLVED_FACETS) if facet not in _NO_INDEX]
    used: dict[str, dict[str, bool]] = {}
    for practice in practices:
        for facet in facets:
            for key in terms_of(practice, facet):
                used.setdefault(catalogue.vocabulary.label(facet, key), {})[f"practice:{practice.id}"] = True
    in_order = sorted(used.items(), key=lambda item: item[0].casefold())
    return [{"label": label, "count": len(to), "to": list(to) if len(to) <= MOST else []} for label, to in in_order]


def _facet(facet: str, practices: Sequence[Practice], catalogue: Catalogue) -> Entry:
    groups = [
        {"label": term.label, "items": _items("practice", (p for p in practices if term.key in terms_of(p, facet)))}
        for term in catalogue.vocabulary.facets[facet].terms
    ]
    return {"key": facet, "groups": [group for group in groups if group["items"]]}


def _framework(framework: Framework, practices: Sequence[Practice], words: Mapping[str, str]) -> Entry:
    """The items of a framework that these practices serve."""
    by_id = {practice.id: practice for practice in practices}
    groups = [
        {
            "label": framework.named(code),
            "items": _items("practice", (by_id[link.practice] for link in links if link.practice in by_id)),
        }
        for code, links in framework.links_of.items()
    ]
    return {
        "key": framework.id,
        "label": f"{words['index_framework']} {framework.short}",
        "note": "",
        "groups": [group for group in groups if group["items"]],
    }


def _countries(homes: Mapping[str, str], entries: Entries) -> list[Entry]:
    cases = [entries.cases[id_] for id_ in homes]
    names = sorted({case["country"] for case in cases})
    by_title = sorted(cases, key=lambda case: case["title"].casefold())
    return [
        {
            "label": name,
            "items": [{"to": f"case:{c['id']}", "title": c["title"]} for c in by_title if c["country"] == name],
        }
        for name in names
    ]


def _items(kind: str, records: Iterable[Practice]) -> list[Entry]:
    by_title = sorted(records, key=lambda record: record.title.casefold())
    return [{"to": f"{kind}:{record.id}", "title": record.title} for record in by_title]
