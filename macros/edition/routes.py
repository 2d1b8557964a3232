"""Where each page of the site lies, as a route relative to its root. Every view that links asks here."""

from ..records.model import Record, kind_of

PRACTICES = "practices/"
CASES = "cases/"
SCALES = "scales/"
PLAN = "plan/"
CHECK = "check/"
COUNTRY = "country"


def practice(id_: str) -> str:
    """The page of a practice."""
    return f"{PRACTICES}{id_}/"


def case(id_: str) -> str:
    """The page of a case."""
    return f"{CASES}{id_}/"


def record(kind: str, id_: str) -> str:
    """The page of a practice or a case by its kind and id."""
    return practice(id_) if kind == "practice" else case(id_)


def of(found: Record) -> str:
    """The page of a record."""
    return record(kind_of(found), found.id)


def facet(key: str) -> str:
    """The list of all terms of a facet, such as `target-group/`."""
    return f"{key.replace('_', '-')}/"


def term(facet_key: str, key: str) -> str:
    """The page of one term of a facet; countries by their code in small letters."""
    return f"{facet(facet_key)}{key.lower()}/"


def found(finder: str, facet_key: str, key: str) -> str:
    """A finder, PRACTICES or CASES, that shows what carries one term."""
    return f"{finder}?{facet_key.replace('_', '-')}={key}"


def practice_pdf(id_: str) -> str:
    """The PDF of one practice."""
    return f"downloads/practices/{id_}.pdf"


def bundle_pdf(facet_key: str, key: str) -> str:
    """The PDF of all practices with one term of a facet; made for categories and stages."""
    return f"downloads/bundles/{facet_key.replace('_', '-')}-{key}.pdf"


def volume_pdf(category: str) -> str:
    """The volume of one category, made where the handbook is too large for one file."""
    return f"downloads/volumes/{category}.pdf"


def practice_json(id_: str) -> str:
    """The open data of one practice."""
    return f"data/practices/{id_}.json"


HANDBOOK_PDF = "downloads/practice-atlas.pdf"
HANDBOOK_EPUB = "downloads/practice-atlas.epub"
OFFLINE_ZIP = "downloads/practice-atlas-offline.zip"


def source(route: str) -> str:
    """The name of the Markdown file that MkDocs turns into a route: `practices/x/` is `practices/x/index.md`."""
    return f"{route}index.md"
