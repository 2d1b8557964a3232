"""Rules for references: to terms of the vocabulary and to other records."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from ..framework import Framework
from ..ids import id_from
from ..messages import wording
from ..model import Practice, Record, RecordKind, SelfCheck, kind_of
from ..model_document import ModelDocument
from ..paths import path_of, record_path
from ..problems import did_you_mean, quoted, which_id
from ..references import RecordReference, TermReference, records_named, references_in, terms_named
from ..starter_set import StarterSet
from ..validation_messages import dotted
from ..yaml_reader import Document, parse_yaml
from .rule import Context, Finding, Located, finding, rule

COPY_SITES_FILE = Path(__file__).with_name("copy_sites.yml")


@rule("L001", "practice", "case", "self_check")
def terms_are_known(record: Record | SelfCheck, context: Context) -> Iterator[Finding]:
    for reference in terms_named(record):
        yield from _unknown_term(reference, context)


@rule("L002", "practice", "case", "self_check", "framework", "model", "starter_set")
def records_named_exist(
    record: Record | SelfCheck | Framework | ModelDocument | StarterSet, context: Context
) -> Iterator[Finding]:
    for reference in records_named(record):
        yield from _unknown_record(reference, context)


def unknown_references(kind: RecordKind, document: Document, context: Context) -> Iterator[tuple[str, Finding]]:
    """The code and the finding of each key and id that is not known, in a record that does not fit the model."""
    for reference in references_in(kind, document.data):
        if isinstance(reference, TermReference):
            yield from (("L001", finding) for finding in _unknown_term(reference, context))
        else:
            yield from (("L002", finding) for finding in _unknown_record(reference, context))


def _unknown_term(reference: TermReference, context: Context) -> Iterator[Finding]:
    where, facet, key = reference
    known = context.catalogue.vocabulary.facets.get(facet)
    if known and key not in known.by_key:
        labels = {name.casefold(): term.key for term in known.terms for name in (term.label, *term.also_called)}
        label = labels.get(key.strip().casefold())
        tip = wording("L001.write", key=label) if label else did_you_mean(id_from(key) or key, known.by_key)
        tip = tip or wording("L001.values", keys=", ".join(known.by_key))
        yield finding("L001", where, tip=tip, name=dotted(where), list=known.label, got=quoted(key))


def _unknown_record(reference: RecordReference, context: Context) -> Iterator[Finding]:
    where, kind, target, offset = reference
    if target not in context.catalogue.of_kind(kind) and record_path(kind, target) not in context.unread:
        tip = _which_record(kind, target, context)
        yield finding(f"L002.{kind}", where, offset=offset, tip=tip, name=dotted(where), got=quoted(target))


def _which_record(kind: str, target: str, context: Context) -> str:
    """Which record is meant: the one with this title, the one that had this id, or the one with the nearest id."""
    for id_, record in context.catalogue.of_kind(kind).items():
        if record.title.casefold() == target.strip().casefold():
            return wording("L002.title", id=id_)
        if target in record.formerly:
            return wording("L002.renamed", id=id_)
    near = which_id(target, context.catalogue.of_kind(kind))
    return near or wording(f"L002.id_{kind}", file=record_path(kind, "<id>"))


@rule("L003", "practice", "case")
def nothing_names_itself(record: Record, _: Context) -> Iterator[Finding]:
    own = kind_of(record)
    for where, kind, target, offset in records_named(record):
        if kind == own and target == record.id:
            yield finding(f"L003.{kind}", where, offset=offset, name=dotted(where), got=quoted(target))


@rule("L004", "collection")
def builds_on_has_no_circle(context: Context) -> Iterator[Located]:
    practices = context.catalogue.practices
    done: set[str] = set()
    for start in sorted(practices):
        circle = _circle(start, practices, done)
        if circle:
            told = finding("L004", ("builds_on",), got=" → ".join(circle))
            yield Located(path_of(practices[circle[0]]), told)


@rule("L005", "practice", "case", "self_check", "framework", "model", "starter_set")
def published_names_published(
    record: Record | SelfCheck | Framework | ModelDocument | StarterSet, context: Context
) -> Iterator[Finding]:
    status = "published" if isinstance(record, SelfCheck | Framework | ModelDocument | StarterSet) else record.status
    for where, kind, target, offset in records_named(record):
        if status == "retired" and where != ("replaced_by",):
            continue
        other = context.catalogue.of_kind(kind).get(target)
        if other is not None and other.status != "published" and (status, other.status) != ("draft", "draft"):
            places = {"name": dotted(where), "got": quoted(target), "status": other.status}
            yield finding(f"L005.{kind}", where, offset=offset, **places)


@rule("L006", "practice", "case")
def retired_has_a_replacement(record: Record, _: Context) -> Iterator[Finding]:
    if record.status == "retired" and isinstance(record, Practice) and not record.replaced_by:
        yield finding("L006.none", ("status",))
    if record.status != "retired" and record.replaced_by:
        yield finding("L006.only_retired", ("replaced_by",), got=quoted(record.status))


@rule("L007", "collection")
def old_ids_are_free(context: Context) -> Iterator[Located]:
    both: tuple[Mapping[str, Record], ...] = (context.catalogue.practices, context.catalogue.cases)
    for records in both:
        taken: dict[str, str] = {}
        for record in sorted(records.values(), key=lambda record: record.id):
            for index, old in enumerate(record.formerly):
                holder = old if old in records else taken.setdefault(old, record.id)
                if holder != record.id:
                    told = finding("L007", ("formerly", index), got=quoted(old), holder=holder)
                    yield Located(path_of(record), told)


@rule("L008", "practice", "case", "self_check")
def lists_name_each_thing_once(record: Record | SelfCheck, _: Context) -> Iterator[Finding]:
    listed = [(place.where, place.key) for place in terms_named(record)]
    listed += [(place.where, place.id) for place in records_named(record)]
    seen: set[tuple[object, ...]] = set()
    for where, target in listed:
        if isinstance(where[-1], int):
            if (where[:-1], target) in seen:
                yield finding("L008", where, name=dotted(where[:-1]), got=quoted(target))
            seen.add((where[:-1], target))


@rule("L009", "practice", "case", "framework")
def sources_are_originals(record: Record | Framework, _: Context) -> Iterator[Finding]:
    for text in record.texts if getattr(record, "status", "published") != "retired" else ():
        host = urlsplit(text.value).hostname if text.where[-1] in ("url", "source") else None
        if host and (site := next((site for site in copy_sites() if f".{site}." in f".{host}."), None)):
            yield finding("L009", text.where, got=quoted(host), site=site)


@cache
def copy_sites() -> tuple[str, ...]:
    """The names of sites that show copies of documents which other people made."""
    return tuple(parse_yaml(COPY_SITES_FILE.read_text("utf-8"), COPY_SITES_FILE.name).data["sites"])


def _circle(start: str, practices: Mapping[str, Practice], done: set[str]) -> list[str]:
    """A path from a practice back to itself along builds_on, found without recursion; `done` holds what is cleared."""
    path: list[str] = []
    stack = [(start, False)]
    while stack:
        here, leaving = stack.pop()
        if leaving:
            path.pop()
            done.add(here)
        elif here in path:
            return [*path[path.index(here) :], here]
        elif here in practices and here not in done:
            path.append(here)
            stack.append((here, True))
            stack.extend((base, False) for base in reversed(practices[here].builds_on))
    return []
