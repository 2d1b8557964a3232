"""The route of every page and file of the site, relative to its root. All links are made from these functions."""

from ..records.model import Record, kind_of

PRACTICES = "practices/"
CASES = "cases/"
SCALES = "scales/"
PLAN = "plan/"
CHECK = "check/"
FRAMEWORKS = "frameworks/"
DOCUMENTS = "documents/"
MODELS = "models/"
COUNTRY = "country"
DOWNLOADS = "downloads/"


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


def in_address(facet_key: str) -> str:
    """A facet as addresses name it, such as `target-group`."""
    return facet_key.replace("_", "-")


def facet(key: str) -> str:
    """The list of all terms of a facet, such as `target-group/`."""
    return f"{in_address(key)}/"


def term(facet_key: str, key: str) -> str:
    """The page of one term of a facet; that of a country by its code in small letters."""
    return f"{facet(facet_key)}{key.lower()}/"


def filtered(finder: str, facet_key: str, key: str) -> str:
    """The finder on its page, PRACTICES or CASES, filtered by one term."""
    return f"{finder}?{in_address(facet_key)}={key}#finder"


def framework(id_: str) -> str:
    """The page of a framework that professionals answer to."""
    return f"{FRAMEWORKS}{id_}/"


def framework_item(id_: str, code: str) -> str:
    """The place of one item on the page of its framework."""
    return f"{framework(id_)}#item-{code}"


def board(id_: str) -> str:
    """The page of a practice for a board."""
    return f"{practice(id_)}board/"


def practice_pdf(id_: str) -> str:
    """The PDF of one practice."""
    return f"{DOWNLOADS}practices/{id_}.pdf"


def practice_kit(id_: str) -> str:
    """The kit of a practice, without the ending of its format."""
    return f"{KITS}practices/{id_}"


def model(id_: str) -> str:
    """The page of a model of our own to copy."""
    return f"{MODELS}{id_}/"


def model_kit(id_: str) -> str:
    """The file of a model, without the ending of its format."""
    return f"{KITS}models/{id_}"


def term_pdf(facet_key: str, key: str) -> str:
    """The PDF of all practices with one term of a facet, a category or a stage."""
    return f"{DOWNLOADS}bundles/{in_address(facet_key)}-{key}.pdf"


def volume_pdf(category: str) -> str:
    """The PDF volume of one category, which exists where the handbook is too large for one file."""
    return f"{DOWNLOADS}volumes/{category}.pdf"


def practice_json(id_: str) -> str:
    """The JSON file of one practice."""
    return f"data/practices/{id_}.json"


HANDBOOK_PDF = f"{DOWNLOADS}practice-atlas.pdf"
HANDBOOK_EPUB = f"{DOWNLOADS}practice-atlas.epub"
OFFLINE_ZIP = f"{DOWNLOADS}practice-atlas-offline.zip"
KITS = f"{DOWNLOADS}kits/"
KIT_ENDINGS = ("docx", "md")


def source(route: str) -> str:
    """The path of the Markdown file from which MkDocs makes a route: `practices/x/index.md` for `practices/x/`."""
    return f"{route}index.md"
