"""A case as the handbook shows it: plain data with labels in place of keys."""

from ..edition.country_names import country_name
from ..records.model import Case
from .cross_references import Entry, Pointers, source_entries
from .formatting import day, maybe, plain


def case_entry(case: Case, pointers: Pointers) -> Entry:
    """The entry of a published case."""
    origin = pointers.catalogue.published_cases.get(case.adapted_from or "")
    return {
        "id": case.id,
        "title": plain(case.title),
        "summary": plain(case.summary),
        "code": case.country,
        "country": country_name(case.country),
        "city": maybe(case.city),
        "institution": plain(case.institution),
        "institution_kind": pointers.catalogue.vocabulary.label("institution_kind", case.kind),
        "audience": maybe(case.audience),
        "since": case.since,
        "when": maybe(case.when),
        "scale": maybe(case.scale),
        "story": pointers.prose(case.story),
        "results": pointers.prose(case.results),
        "lessons": pointers.prose(case.lessons),
        "adapted_from": pointers.mention(origin) if origin else None,
        "practices": pointers.practices(case.practices),
        "sources": source_entries(case.sources),
        "reviewed": day(case.reviewed),
        "url": pointers.address("case", case.id),
    }
