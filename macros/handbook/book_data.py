"""The data of a book for the templates, as plain dictionaries and lists."""

from collections.abc import Mapping, Sequence

from ..edition import routes
from ..edition.dates import day
from ..edition.edition import Edition
from ..edition.languages import one_line, region, spelling
from ..edition.small_letters import in_sentence
from ..records.catalogue import Catalogue
from ..records.fields import load_fields, phase_label
from ..records.model import Practice
from ..records.record_facts import terms_of
from ..records.vocabulary import PHASE_SCALES, PHASES, Scale, Vocabulary
from .back_matter import frameworks, glossary, journey_matrix, self_check
from .book import Book, in_parts
from .book_index import institutions, subjects
from .case_order import case_homes, case_order
from .cover_data import journey
from .cross_references import JsonObject
from .entries import Entries
from .notes import notes_of
from .wording import counts, filled, wording


def book_data(book: Book, entries: Entries) -> JsonObject:
    """The data of a book: each practice and case once, with the order, parts, index and edition."""
    catalogue = entries.catalogue
    homes = case_homes(book.practices, catalogue)
    return {
        "layout": book.layout,
        "brief": book.brief,
        "title": str(book.title),  # these three the file says of itself, where no text is marked as English
        "subject": str(book.subject),
        "keywords": keywords(book.practices, catalogue),
        "words": wording(),
        "labels": {key: field.label for key, field in load_fields().items()},
        "headings": {key: field.heading for key, field in load_fields().items()},
        "edition": edition_data(entries.edition),
        **vocabulary_data(catalogue),
        **_records(book, homes, entries),
        "parts": parts(book.practices, catalogue),
        **journey(book.practices, catalogue),
        **_back_matter(book, homes, entries),
    }


def vocabulary_data(catalogue: Catalogue) -> JsonObject:
    """The names of the facets, the scales, and the words for importance."""
    words = catalogue.vocabulary
    return {
        "facets": {key: {"label": facet.label, "plural": facet.plural} for key, facet in words.facets.items()},
        "scales": {scale.key: _scale(scale) for scale in words.scales.scales},
        "phase_scales": PHASE_SCALES,
        "glance_reads": _glance_reads(words),
        "assumes": words.scales.assumes,
        "estimate": words.scales.estimate,
        "growth": words.scales.growth.text if words.scales.growth else None,
        "importance": [{"label": t.label, "definition": t.definition} for t in words.facets["importance"].terms],
    }


def _glance_reads(vocabulary: Vocabulary) -> str:
    """What each row of a list at a glance says, in its order."""
    setup, delivery = map(phase_label, PHASES)
    scales = " · ".join(in_sentence(vocabulary.scales.by_key[key].label) for key in PHASE_SCALES)
    text: str = wording()["glance_reads"].format(setup=setup, delivery=in_sentence(delivery), scales=scales)
    return text


def edition_data(edition: Edition) -> JsonObject:
    """The edition as the title pages name it."""
    return {
        "name": edition.name,
        "version": edition.version,
        "language": spelling(edition.language),
        "lang": spelling(edition.language).partition("-")[0],
        "region": region(spelling(edition.language)),
        "direction": edition.direction,
        "line": filled("edition_line", version=edition.version, date=day(edition.date)),
        "foot": filled("foot", version=edition.version, date=day(edition.date), licence=edition.licence),
        "date": day(edition.date),
        "year": edition.date.year,
        "month": edition.date.month,
        "day": edition.date.day,
        "description": one_line(edition.description),
        "licence": edition.licence,
        "licence_url": edition.licence_url,
        "url": edition.site_url,
    }


def parts(practices: Sequence[Practice], catalogue: Catalogue) -> list[JsonObject]:
    """The parts of a book, one for each first category."""
    known = catalogue.vocabulary.facets["category"].by_key
    return [
        {"key": key, "label": known[key].label, "definition": known[key].definition, "practices": [p.id for p in group]}
        for key, group in in_parts(practices, catalogue).items()
    ]


def keywords(practices: Sequence[Practice], catalogue: Catalogue) -> list[str]:
    """The keywords of the PDF: the labels of the practices' categories and goals."""
    facets = ("category", "goal")
    used = dict.fromkeys((facet, key) for facet in facets for p in practices for key in terms_of(p, facet))
    return [str(catalogue.vocabulary.label(facet, key)) for facet, key in used]


def _back_matter(book: Book, homes: Mapping[str, str], entries: Entries) -> JsonObject:
    catalogue, practices = entries.catalogue, book.practices
    if book.layout == "guide":
        return {"volumes": volumes(book, entries)}
    if book.layout != "handbook":
        return {}
    return {
        "matrix": journey_matrix(practices, catalogue),
        "glossary": glossary(catalogue),
        "self_check": self_check(practices, catalogue),
        "frameworks": frameworks(practices, catalogue),
        "subjects": subjects(practices, catalogue),
        "institutions": institutions(homes, catalogue),
    }


def volumes(book: Book, entries: Entries) -> list[JsonObject]:
    """The volumes that the guide of a large edition lists, with title and summary of each practice."""
    told = ("title", "summary", "url")
    return [
        {
            "label": part["label"],
            "definition": part["definition"],
            "file": entries.edition.published(routes.volume_pdf(part["key"])),
            "practices": [{key: entries.practices[id_][key] for key in told} for id_ in part["practices"]],
        }
        for part in parts(book.practices, entries.catalogue)
    ]


def _records(book: Book, homes: Mapping[str, str], entries: Entries) -> JsonObject:
    cases = {id_: entries.cases[id_] for id_ in homes}
    shown = [practice.id for practice in book.practices]
    orders = {p.id: case_order(p, homes, entries.catalogue) for p in book.practices}
    return {
        "counts": counts(len(shown), len(cases), len({case["code"] for case in cases.values()})),
        "practices": {id_: entries.practices[id_] for id_ in shown},
        "cases": cases,
        "homes": homes,
        "orders": orders,
        "notes": {id_: notes_of(id_, order, entries, book.brief) for id_, order in orders.items()},
        "places": dict.fromkeys([f"practice:{id_}" for id_ in shown] + [f"case:{id_}" for id_ in cases], True),
    }


def _scale(scale: Scale) -> JsonObject:
    return {
        "label": scale.label,
        "definition": scale.definition,
        "counted": scale.counted,
        "not_counted": scale.not_counted,
        "levels": [{"level": level.level, "label": level.label, "amount": level.amount} for level in scale.levels],
    }
