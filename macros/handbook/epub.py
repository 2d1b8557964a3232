"""The handbook as an EPUB for phones and readers: the same data as the PDF, one chapter for each practice."""

import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from ebooklib import epub
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ..edition.edition import Edition
from ..edition.english_parts import marked, with_english_elements
from .cross_references import JsonObject

TEMPLATES = Path(__file__).with_name("templates") / "epub"

_XHTML = "application/xhtml+xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
# The chapters before and after the parts: their files, and the keys of their words.
_BEFORE = {"about": "about", "scales": "read_scales", "journey": "journey"}
_AFTER = {"self-check": "self_check", "frameworks": "frameworks", "glossary": "glossary"}
_INDEXES = {"subjects": "index_subjects", "institutions": "index_institutions"}
_LANDMARKS = (("cover.xhtml", "titlepage", "handbook"), ("about.xhtml", "bodymatter", "about"))
_ACCESSIBILITY = (
    ("schema:accessMode", "textual"),
    ("schema:accessMode", "visual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "alternativeText"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "index"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityHazard", "none"),
)


def make_epub(data: Mapping[str, Any], edition: Edition, cover: bytes | None = None) -> bytes:
    """The EPUB of a handbook's data, with a PNG for the shelf. The same data give the same bytes."""
    book = epub.EpubBook()
    _describe(book, data, edition)
    if cover:
        book.set_cover("cover.png", cover, create_page=False)
    if data["drawing"]:
        book.add_item(_item("journey-drawing", "journey.svg", "image/svg+xml", data["drawing"]["svg"]))
    book.add_item(_item("style", "style.css", "text/css", (TEMPLATES / "style.css").read_text(encoding="utf-8")))
    chapters = [_item(name.removesuffix(".xhtml"), name, _XHTML, text) for name, text in _chapters(data)]
    for chapter in chapters:
        book.add_item(chapter)
    nav = epub.EpubNav(title=data["words"]["contents"], direction=edition.direction)
    book.add_item(nav)
    book.add_item(epub.EpubNcx())
    book.toc = _contents(data)
    book.guide = [{"type": kind, "href": href, "title": data["words"][word]} for href, kind, word in _LANDMARKS]
    book.spine = [chapters[0], nav, *chapters[1:]]
    return _written(book, edition)


def chapter_of(practice: str) -> str:
    """The file of the chapter of a practice."""
    return f"practice-{practice}.xhtml"


def _describe(book: Any, data: Mapping[str, Any], edition: Edition) -> None:
    name = f"{edition.site_url or edition.name} {edition.version} {edition.date.isoformat()}"
    book.set_identifier(f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}")
    book.set_title(data["title"])
    book.set_language(data["edition"]["language"])
    book.set_direction(edition.direction)
    book.add_author(edition.name)
    book.add_metadata("DC", "description", data["subject"])
    book.add_metadata("DC", "date", edition.date.isoformat())
    book.add_metadata("DC", "rights", f"{edition.licence} {edition.licence_url}")
    for subject in data["keywords"]:
        book.add_metadata("DC", "subject", subject)
    for name, value in _ACCESSIBILITY:
        book.add_metadata(None, "meta", value, {"property": name})
    book.add_metadata(None, "meta", data["words"]["epub_accessibility"], {"property": "schema:accessibilitySummary"})


def _chapters(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The file and the XHTML of each chapter, in which a text that is still English says so."""
    return ((name, with_english_elements(text, data["edition"]["direction"])) for name, text in _rendered(data))


def _rendered(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=marked,
        trim_blocks=True,
    )
    environment.filters["filled"] = _with_places
    environment.globals.update(data)
    environment.globals["places"] = _places(data)
    environment.globals["titles"] = _titles(data)
    for name in ("cover", *_BEFORE):
        yield f"{name}.xhtml", environment.get_template(f"{name}.xhtml.j2").render()
    for part in data["parts"]:
        yield f"part-{part['key']}.xhtml", environment.get_template("part.xhtml.j2").render(part=part)
        for id_ in part["practices"]:
            practice = data["practices"][id_]
            yield chapter_of(id_), environment.get_template("practice.xhtml.j2").render(practice=practice)
    for name in _filled(_AFTER, data):
        yield f"{name}.xhtml", environment.get_template(f"{name}.xhtml.j2").render()
    for name, word in _filled(_INDEXES, data).items():
        yield f"{name}.xhtml", environment.get_template("index.xhtml.j2").render(name=word, groups=data[name])


def _with_places(sentence: str, **places: object) -> Markup:
    """A sentence with text or XHTML at its places."""
    return escape(sentence).format(**places)


def _filled(chapters: Mapping[str, str], data: Mapping[str, Any]) -> Mapping[str, str]:
    """Those chapters that have content in this book."""
    return {name: word for name, word in chapters.items() if data[name.replace("-", "_")]}


def _titles(data: Mapping[str, Any]) -> Mapping[str, str]:
    practices = {f"practice:{id_}": found["title"] for id_, found in data["practices"].items()}
    return {**practices, **{f"case:{id_}": found["title"] for id_, found in data["cases"].items()}}


def _places(data: Mapping[str, Any]) -> Mapping[str, str]:
    practices = {f"practice:{id_}": chapter_of(id_) for id_ in data["practices"]}
    cases = {f"case:{case}": f"{chapter_of(home)}#case-{case}" for case, home in data["homes"].items()}
    return {**practices, **cases}


def _contents(data: Mapping[str, Any]) -> Sequence[Any]:
    practices = data["practices"]
    after = {**_filled(_AFTER, data), **_filled(_INDEXES, data)}
    return [
        *_links(_BEFORE, data["words"]),
        *(_part(part, practices) for part in data["parts"]),
        *_links(after, data["words"]),
    ]


def _links(chapters: Mapping[str, str], words: Mapping[str, Any]) -> Sequence[Any]:
    return [epub.Link(f"{name}.xhtml", words[word], name) for name, word in chapters.items()]


def _part(part: JsonObject, practices: Mapping[str, JsonObject]) -> tuple[Any, Sequence[Any]]:
    links = [epub.Link(chapter_of(id_), practices[id_]["title"], f"practice-{id_}") for id_ in part["practices"]]
    return epub.Section(part["label"], f"part-{part['key']}.xhtml"), links


def _item(uid: str, name: str, media_type: str, text: str) -> Any:
    return epub.EpubItem(uid=uid, file_name=name, media_type=media_type, content=text.encode())


def _written(book: Any, edition: Edition) -> bytes:
    """The package, with the date of the edition in place of the time of day."""
    raw, fixed = BytesIO(), BytesIO()
    when = datetime.combine(edition.date, datetime.min.time())
    writer = epub.EpubWriter(raw, book, {"mtime": when, "epub2_guide": False, "landmark_title": edition.name})
    writer.process()
    writer.write()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w") as target:
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, _EPOCH)
            info.compress_type = entry.compress_type
            target.writestr(info, source.read(entry))
    return fixed.getvalue()
