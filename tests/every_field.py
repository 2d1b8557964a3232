"""What every output says of every record, and what it should say by fields.yml: for tests, and as a script for one."""

import csv
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import openpyxl
from babel import Locale
from pydantic import BaseModel

from macros.contribute.form import form_schema, record_form
from macros.contribute.pull_request.diff import Change
from macros.contribute.pull_request.report import ProposalReport, report_text
from macros.copyedit.passages import collect
from macros.edition.dates import day, month
from macros.edition.edition import Edition
from macros.exports import export_files
from macros.handbook.book import Book, in_reading_order
from macros.handbook.book_data import book_data
from macros.handbook.entries import Entries
from macros.handbook.epub import make_epub
from macros.pages.render import Renderer
from macros.pages.search_entries import search_entries
from macros.pages.site import Site
from macros.records.catalogue import Catalogue
from macros.records.fields import FieldDeclaration, Output, fields_of, part_name
from macros.records.markdown import parse, to_text
from macros.records.model import Practice, Rating, Record, Use, kind_of
from macros.records.validate import load_catalogue
from macros.records.vocabulary import ScaleLevel
from macros.records.works import Source

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests/fixtures/atlas"
TODAY = date(2026, 2, 1)
PLACES: Mapping[str, Output] = {"epub": "handbook"}
Said = Mapping[str, str]
"""What an output says of each record, by its address, without spaces."""


def squeezed(text: str) -> str:
    return "".join(text.split())


def site_of(catalogue: Catalogue) -> Site:
    edition = Edition("Atlas", "1.0.0", catalogue.last_reviewed, "Words.", "CC BY 4.0", "https://l.example/")
    return Site(catalogue, replace(edition, site_url="https://atlas.example/"))


def records_of(catalogue: Catalogue) -> Mapping[str, Record]:
    """Every published record by the address of its page."""
    practices = {f"practices/{id_}/": practice for id_, practice in catalogue.published.items()}
    return {**practices, **{f"cases/{id_}/": case for id_, case in catalogue.published_cases.items()}}


# ── What the outputs say ─────────────────────────────────────────────────────────────────────────────────────────────


def visible(markup: str) -> str:
    """What a reader sees, and where links lead."""
    tree = lxml.html.fromstring(f"<div>{markup}</div>")
    return squeezed(tree.text_content() + " ".join(a.get("href", "") for a in tree.iter("a")))


def pages(site: Site) -> Said:
    renderer = Renderer(site)
    return {way: visible(renderer.page(way)) for way in records_of(site.catalogue)}


def cards(site: Site) -> Said:
    renderer, link = Renderer(site), site.link_from("")
    practices = {f"practices/{id_}/": renderer.practice_card(link, card) for id_, card in site.practice_cards.items()}
    cases = site.catalogue.published_cases.items()
    html = {**practices, **{f"cases/{id_}/": renderer.case_card(link, case) for id_, case in cases}}
    return {way: visible(card) for way, card in html.items()}


def epub(site: Site) -> Said:
    """Each practice by its chapter, each case by the part that tells it in full and the title of its chapter."""
    practices = in_reading_order(list(site.catalogue.published.values()), site.catalogue)
    book = book_data(Book("x", "handbook", "x", "x", practices), Entries(site.catalogue, site.edition))
    said: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(make_epub(book, site.edition))) as parts:
        for id_ in site.catalogue.published:
            chapter = lxml.html.fromstring(parts.read(f"EPUB/practice-{id_}.xhtml"))
            title = squeezed(site.catalogue.published[id_].title)
            for case in chapter.iter("article"):
                way = f"cases/{case.get('id').removeprefix('case-')}/"
                said[way] = title + visible(lxml.html.tostring(case).decode())
            said[f"practices/{id_}/"] = visible(lxml.html.tostring(chapter).decode())
    return said


def comments(site: Site) -> Said:
    def comment(record: Record) -> str:
        return report_text(ProposalReport((), (Change("added", kind_of(record), record),), ()), site.catalogue)

    return {way: squeezed(comment(record)) for way, record in records_of(site.catalogue).items()}


def copyedited(site: Site) -> Said:
    owns = [own for own in collect(site.catalogue) if own.record]
    names = {f"{'' if own.name.startswith('cases/') else 'practices/'}{own.name}/": own for own in owns}
    return {way: squeezed(" ".join(passage.text for passage in own.passages)) for way, own in names.items()}


def searched(site: Site) -> Said:
    return {entry.route: squeezed(entry.text) for entry in search_entries(site)}


TEXTS: Mapping[str, Callable[[Site], Said]] = {
    "page": pages,
    "card": cards,
    "epub": epub,
    "comment": comments,
    "copyedit": copyedited,
    "search": searched,
}


# ── What they should say ─────────────────────────────────────────────────────────────────────────────────────────────


def wanted(record: Record, output: Output, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each field that an output shows with each of its values as a reader should meet it."""
    for key, field in fields_of(kind_of(record)).items():
        if output in field.looks:
            for text in _words(field, getattr(record, key), output, catalogue, (key,)):
                yield key, squeezed(text)


def _words(
    field: FieldDeclaration,
    value: Any,
    output: Output,
    catalogue: Catalogue,
    path: tuple[str, ...],
    facet: str | None = None,
) -> Iterator[str]:
    if isinstance(value, tuple):
        main = value[:1] if (output, path) == ("card", ("categories",)) else value  # a card names the main one
        for one in main:
            yield from _words(field, one, output, catalogue, path)
    elif isinstance(value, BaseModel):
        if output == "card" and isinstance(value, Rating) and path[-1] != "effort":
            return  # a card gives two signals: importance and effort
        if isinstance(value, Rating) and output not in ("copyedit", "search"):
            yield _level(catalogue.vocabulary.scales.by_key[path[-1]].level_of(value), output)
        for key, inner in fields_of(part_name(type(value))).items():
            if _is_shown(inner, key, output):
                yield from _words(inner, getattr(value, key), output, catalogue, (*path, key), field.facet)
    elif value is not None:
        yield from _word(field, value, output, catalogue, path, facet)


def _is_shown(inner: FieldDeclaration, key: str, output: Output) -> bool:
    """What of a group an output shows: all, but for levels on cards and in comments, and texts where texts are read."""
    if output in ("card", "comment"):
        in_a_line = ("level",) if output == "card" else ("level", "url", "about")
        return inner.part in ("rating", "judgement") or key in in_a_line
    if output == "handbook" and output not in inner.looks:
        return False
    return output not in ("copyedit", "search") or output in inner.looks or (output == "search" and key == "who")


# Weeks that are told in months.
_MONTHS = {round(months * 52 / 12): f"{months} months" for months in range(2, 100)}
_NAMES = {"SK": "Slovakia", "DE": "Germany", **{code: f"(in {name})" for code, name in Locale("en").languages.items()}}


def _word(
    field: FieldDeclaration, value: Any, output: Output, catalogue: Catalogue, path: tuple[str, ...], facet: str | None
) -> Iterator[str]:
    known = {**catalogue.practices, **catalogue.cases} if field.kind == "record" else {}
    if path == ("sources", "read") or (path[-1] == "read" and output in ("page", "handbook")):
        yield "(a stored copy)" if value == "copy" else ""
    elif path[-1] == "about":
        amount = f"{value:,} {catalogue.vocabulary.scales.by_key[path[-2]].unit}"
        yield ("about " if value else "") + (_MONTHS.get(value, amount) if path[-2] == "time" else amount)
    elif path[-1] == "level":
        yield _level(catalogue.vocabulary.scales.by_key[path[-2]].at(value), output)
    elif path[-1] == "who":
        yield catalogue.vocabulary.label(str(facet), value)
    elif field.kind == "term":
        yield catalogue.vocabulary.label(str(field.facet), value)
    elif field.kind == "record":
        yield value if output == "comment" and path == ("practices",) else known[value].title
    elif field.kind in ("country", "language"):
        yield _NAMES.get(value, "")
    elif field.kind == "date":
        yield month(value) if output == "card" else day(value)
    elif field.kind == "prose":
        text = _read(value)
        yield " ".join(text.split())[:390].rpartition(" ")[0] if output == "comment" else text
    else:
        yield str(value).upper() if (output, path) == ("comment", ("title",)) else str(value)


@cache
def _read(prose: str) -> str:
    """What a reader sees of a text; each output is asked for the same texts."""
    return to_text(parse(prose))


def _level(level: ScaleLevel, output: Output) -> str:
    return f"{level.level} of 5{',' if output == 'card' else ' ·'} {level.label}"


def missing(said: Said, output: Output, catalogue: Catalogue) -> list[str]:
    """Each value that an output should show and does not, with its record and field."""
    found = records_of(catalogue).items()
    values = ((way, key, text) for way, record in found for key, text in wanted(record, output, catalogue))
    return [f"{way} {key}: {text[:80]}" for way, key, text in values if text not in said.get(way, "")]


# ── The tables ───────────────────────────────────────────────────────────────────────────────────────────────────────


def cells(record: Record, catalogue: Catalogue) -> Iterator[tuple[str, str, FieldDeclaration, Any]]:
    """Each field that tables show: its name and that of its column, what is known of it, and its value."""
    levels = (
        {where: at.level for where, at in catalogue.levels_of(record).items()} if isinstance(record, Practice) else {}
    )
    for key, field in fields_of(kind_of(record)).items():
        value = getattr(record, key)
        if "csv" not in field.looks:
            continue
        if field.part == "phase":
            for name, inner in fields_of("phase").items():
                if inner.part == "rating":
                    rating = value and getattr(value, name)
                    yield key, f"{key}_{name}", inner, levels.get((key, name))
                    yield key, f"{key}_{name}_about", inner, rating and rating.about
                    if name != "time":
                        grows = fields_of("rating")["grows_with"]
                        yield key, f"{key}_{name}_grows_with", grows, rating and rating.grows_with
        elif field.part == "judgement":
            yield key, key, field, levels.get((key,))
        elif field.part in ("source", "use"):
            yield key, key, field, tuple(map(_listed, value))
        elif field.part:
            yield from ((key, name, inner, getattr(value, name)) for name, inner in fields_of(field.part).items())
        else:
            yield key, key, field, value


def _listed(part: Source | Use) -> str:
    if isinstance(part, Source):
        return part.url
    return " · ".join(filter(None, (part.institution, _NAMES[part.country], str(part.since or ""), part.url)))


def involved(record: Record) -> Iterator[tuple[str, str]]:
    """Who has a part in a practice, by the column that names them."""
    for phase in (record.setup, record.delivery) if isinstance(record, Practice) else ():
        for name in ("actors", "partners"):
            yield from ((name, person.who) for person in (getattr(phase, name) if phase else ()))


def csv_rows(files: Mapping[str, bytes]) -> Mapping[str, Mapping[str, str]]:
    return {
        f"{name}/{row['id']}/": row
        for name in ("practices", "cases")
        for row in csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode(), newline=""))
    }


def workbook_rows(files: Mapping[str, bytes]) -> Mapping[str, Mapping[str, Any]]:
    book = openpyxl.load_workbook(io.BytesIO(files["data/practices.xlsx"]))
    found: dict[str, Mapping[str, Any]] = {}
    for sheet in ("Practices", "Cases"):
        heads, *rows = book[sheet].iter_rows(values_only=True)
        for row in rows:
            of_row = dict(zip(heads, row, strict=True))
            found[f"{sheet.lower()}/{of_row['Id']}/"] = of_row
    return found


def made_up(catalogue: Catalogue, values: Mapping[str, Any]) -> Catalogue:
    """The same records, the full practice and its case with these values in fields that are made up."""
    practice, case = (
        type(record).model_validate({**record.model_dump(), **values})
        for record in (catalogue.practices["full"], catalogue.cases["kosice-example"])
    )
    return replace(
        catalogue,
        practices={**catalogue.practices, practice.id: practice},
        cases={**catalogue.cases, case.id: case},
    )


def main() -> None:
    """Print, for each made-up field of the names and values given as JSON, the outputs that lack it, and the forms."""
    from macros.handbook.book_list import single
    from macros.handbook.fonts import FontSet
    from macros.handbook.typst_pdf import Typesetter
    from tests.handbook.pdf_reading import text_of  # only where the handbook is set

    values = json.loads(sys.argv[1])
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    site = site_of(made_up(load_catalogue(SMALL, TODAY), values))
    catalogue, ways = site.catalogue, ("practices/full/", "cases/kosice-example/")
    setter = Typesetter(FontSet())
    entries = Entries(catalogue, site.edition)
    pdf = setter.set(setter.text_of(book_data(single(catalogue.published["full"]), entries)), site.edition.date)
    files = dict(export_files(catalogue, site.edition))
    said = {output: say(site) for output, say in TEXTS.items()}
    said["pdf"] = dict.fromkeys(ways, squeezed(text_of(pdf.content)))
    said["csv"] = {way: squeezed(json.dumps(row, ensure_ascii=False)) for way, row in csv_rows(files).items()}
    said["workbook"] = {way: squeezed(str(row)) for way, row in workbook_rows(files).items()}
    said["json"] = {way: squeezed(files[f"data/{way.split('/')[0]}.json"].decode()) for way in ways}
    for way in ways:
        kind = kind_of(records_of(catalogue)[way])
        assert all(name in form_schema(kind, catalogue, site.edition)["parts"][kind] for name in values)
        form = record_form(kind, catalogue, site.edition, "../../")
        said.setdefault("form", {})[way] = squeezed(form)  # type: ignore[index]
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
