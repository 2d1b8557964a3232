"""Everything that is made from records, and for each kind of file the test that hostile text in it is only text.

A new output of `collection_files`, `record_files` or `open_data` is seen by itself; a new kind of file fails
until CHECKS names it.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import PurePosixPath
from xml.etree import ElementTree

import openpyxl
import pikepdf

from macros.contribute.contributor_macros import contributor_macros
from macros.edition import routes
from macros.engine.site_context import collection_files, jsonld, open_data, record_files
from macros.handbook.book import Book
from macros.handbook.book_data import book_data
from macros.handbook.entries import Entries
from macros.handbook.epub import make_epub
from macros.handbook.fonts import FontSet
from macros.handbook.typst_pdf import Typesetter
from macros.pages.page_list import list_pages
from macros.pages.render import Renderer
from macros.pages.search_entries import search_entries
from macros.pages.search_files import search_files
from macros.pages.site import Site
from macros.pages.tool_macros import TOOL_MACROS
from macros.pages.writers_macros import WRITERS_MACROS
from tests.trust.hostile import MARK

SAFE_ADDRESS = re.compile(r"(?:https://|mailto:|#|\.{0,2}/|[\w.-]+(?:[/#?]|$))", re.IGNORECASE)
_TAGS = """
a abbr article aside b blockquote br button caption circle code col colgroup datalist dd defs details div dl dt em
fieldset figcaption figure footer form g h1 h2 h3 h4 header hr html head body i img input label legend li line link
main mark meta nav noscript ol optgroup option output p path polygon polyline pre progress rect script section select
small span strong sub summary sup svg table tbody td template text textarea th thead time title tr tspan ul use
"""
OURS = frozenset(_TAGS.split())
ADDRESSES = frozenset({"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "background"})
LONGEST_END = len("))(window.PracticeAtlas??={});\n")
ACTIONS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData")
XML_OURS = re.compile(r"\{http://www\.w3\.org/(2005/Atom|1999/xhtml|2000/svg|1998/Math/MathML)\}|\{http://www\.idpf")


def page_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The content of every generated page, as its macro renders it, with its linked data."""
    renderer = Renderer(site)
    for page in list_pages(site):
        html = renderer.page(page.route)
        yield f"{page.route}index.html", str(html).encode()
        if linked := jsonld(page.route, site):
            yield f"{page.route}linked.js", linked.encode()  # it stands inside a script


def macro_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """What the macros of written pages show: lists, tools, forms and guide; those of writers as in their examples."""
    renderer = Renderer(site)
    for macro in (*TOOL_MACROS, *WRITERS_MACROS):
        if example := macro.example(site.catalogue):
            html = macro.render(renderer, "x/", *example.args, **example.kwargs)
            yield f"macros/{macro.name}.html", str(html).encode()
    for name, render in contributor_macros(site.catalogue, site.edition):
        yield f"macros/{name}.html", str(render("x/")).encode()


def data_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """What the scripts of pages read, and the open data with its feeds, tables and schemas."""
    yield from collection_files(site)
    yield from ((route, make()) for route, _, make in record_files(site))
    yield from open_data(site)


def search_scripts(site: Site) -> Iterator[tuple[str, bytes]]:
    """What the search reads in a browser: names and words of all that it finds."""
    return search_files(search_entries(site), site)


def handbook_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The handbook as PDF and as EPUB."""
    everything = tuple(site.catalogue.published.values())
    edition = site.edition
    data = book_data(Book("all.pdf", "handbook", edition.name, edition.description, everything), _entries(site))
    setter = Typesetter(FontSet())
    yield routes.HANDBOOK_PDF, setter.set(setter.text_of(data), edition.date).content
    yield routes.HANDBOOK_EPUB, make_epub(data, edition)


def _entries(site: Site) -> Entries:
    return Entries(site.catalogue, site.edition)


# Everything that is made from records, one line each.
OUTPUTS: Mapping[str, Callable[[Site], Iterator[tuple[str, bytes]]]] = {
    "pages": page_files,
    "search": search_scripts,
    "data": data_files,
}
SLOW_OUTPUTS = {"macros": macro_files, "handbook": handbook_files}


class Markup(HTMLParser):
    """The tags of a page, and everything in it that could do something."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, ...]] = []
        self.dangers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *sorted(name for name, _ in attrs)))
        if tag not in OURS:
            self.dangers.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.dangers.append(f"<{tag} {name}>")
            if name in ADDRESSES and value and not SAFE_ADDRESS.match(value.strip()):
                self.dangers.append(f'<{tag} {name}="{value}">')
            if name in ADDRESSES and value and MARK in value.partition(":")[0]:
                self.dangers.append(f'<{tag} {name}="{value}">')


def markup(text: str) -> Markup:
    """A page as its tags."""
    seen = Markup()
    seen.feed(text)
    return seen


def html_dangers(content: bytes) -> list[str]:
    return markup(content.decode()).dangers


def json_dangers(content: bytes) -> list[str]:
    json.loads(content)
    return []


def script_dangers(content: bytes) -> list[str]:
    """A data script holds one call or assignment with JSON, and nothing that could end the script."""
    text = content.decode()
    dangers = [mark for mark in ("</", "<!--", "\u2028", "\u2029", "<script") if mark in text.lower()]
    for begin in (found.start() for found in re.finditer(r"[\[{]", text)):
        try:
            _, end = json.JSONDecoder().raw_decode(text, begin)
        except ValueError:
            continue
        if text.count("\n", end) <= 1 and len(text) - end <= LONGEST_END:
            return dangers
    return [*dangers, "no data"]


def csv_dangers(content: bytes) -> list[str]:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r") and not re.fullmatch(r"-?\d+", cell)]


def workbook_dangers(content: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    formulas = [str(c.value) for c in cells if c.data_type == "f" and MARK in str(c.value)]
    links = [c.hyperlink.target for c in cells if c.hyperlink and c.hyperlink.target]
    return formulas + [link for link in links if not SAFE_ADDRESS.match(link) or MARK in link]


def xml_dangers(content: bytes) -> list[str]:
    """Feeds hold their own elements only, and HTML in them as text that is safe when it is shown."""
    tree = ElementTree.fromstring(content)
    foreign = [e.tag for e in tree.iter() if not XML_OURS.match(e.tag) and e.tag.startswith("{")]
    shown = [e.text or "" for e in tree.iter() if e.get("type") == "html"]
    return foreign + [danger for text in shown for danger in markup(text).dangers]


def calendar_dangers(content: bytes) -> list[str]:
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    return [line for line in lines if line and not re.match(r"[A-Z-]+[:;]", line)]


def text_dangers(content: bytes) -> list[str]:
    """Markdown for machines: no text may begin a heading or an HTML tag of its own."""
    return [line for line in content.decode().splitlines() if line.lstrip().startswith(("<script", "<img", "<svg"))]


def pdf_dangers(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        raw = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary)]
        acts = [str(o.get("/S")) for o in raw if o.get("/S") in ACTIONS]
        links = [str(o["/URI"]) for o in raw if "/URI" in o]
        files = ["embedded files"] if "/EmbeddedFiles" in (pdf.Root.get("/Names") or {}) else []
    return acts + files + [link for link in links if not link.startswith(("https://", "mailto:"))]


def epub_dangers(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        chapters = {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")}
    for text in chapters.values():
        ElementTree.fromstring(text)
    return [danger for text in chapters.values() for danger in markup(text).dangers]


CHECKS: Mapping[str, Callable[[bytes], list[str]]] = {
    ".html": html_dangers,
    ".json": json_dangers,
    ".jsonld": json_dangers,
    ".js": script_dangers,
    ".csv": csv_dangers,
    ".xlsx": workbook_dangers,
    ".atom": xml_dangers,
    ".xml": xml_dangers,
    ".ics": calendar_dangers,
    ".txt": text_dangers,
    ".pdf": pdf_dangers,
    ".epub": epub_dangers,
}


def dangers(files: Iterator[tuple[str, bytes]]) -> dict[str, list[str]]:
    """Everything dangerous by the name of the file; a kind of file without a check is dangerous too."""
    found = {}
    for name, content in files:
        check = CHECKS.get(PurePosixPath(name).suffix)
        if bad := check(content) if check else ["no check for this kind of file"]:
            found[name] = bad
    return found
