"""Citations of a record as text, as BibTeX and as RIS."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..records.model import Practice, Record, kind_of
from . import routes
from .edition import Edition
from .fact_words import fact_words
from .languages import made_of, one_line

# The special characters of BibTeX, with their escapes.
_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True)
class Citation:
    """The citation of one record in three formats, without address while the site has none."""

    text: str
    bibtex: str
    ris: str


def cite(record: Record, edition: Edition) -> Citation:
    """The citation of a practice or case as it stands in this edition."""
    address = edition.address(routes.of(record))
    return Citation(_text(record, edition, address), _bibtex(record, edition, address), _ris(record, edition, address))


def authors(record: Record, edition: Edition) -> tuple[str, ...]:
    """The authors that a citation names: the contributors of a practice, else the atlas itself."""
    return (record.contributors if isinstance(record, Practice) else ()) or (edition.name,)


def _key(record: Record) -> str:
    return f"{kind_of(record)}-{record.id}"


def _text(record: Record, edition: Edition, address: str | None) -> str:
    who = authors(record, edition)
    words = fact_words()["citation" if who == (edition.name,) else "citation_within"]
    cited = words.format(
        who=", ".join(who),
        year=record.reviewed.year,
        title=record.title,
        atlas=edition.name,
        version=edition.version,
        day=record.reviewed.isoformat(),
    )
    return made_of(f"{cited} {address}" if address else cited, record.title, words)


def _bibtex(record: Record, edition: Edition, address: str | None) -> str:
    fields = {
        "author": " and ".join(f"{{{_bibtex_text(author)}}}" for author in authors(record, edition)),
        "title": f"{{{_bibtex_text(record.title)}}}",
        "howpublished": _bibtex_text(fact_words()["published_in"].format(atlas=edition.name, version=edition.version)),
        "year": str(record.reviewed.year),
        "month": str(record.reviewed.month),
        "url": address,
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{_key(record)},\n{''.join(lines)}}}\n"


def _bibtex_text(text: str) -> str:
    return text.translate(_BIBTEX)


def _ris(record: Record, edition: Edition, address: str | None) -> str:
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris_lines(record, edition, address))


def _ris_lines(record: Record, edition: Edition, address: str | None) -> Iterator[tuple[str, str]]:
    yield "TY", "WEB"
    yield from (("AU", one_line(author)) for author in authors(record, edition))
    yield "TI", one_line(record.title)
    yield "T2", edition.name
    yield "ET", edition.version
    yield "PY", str(record.reviewed.year)
    yield "DA", f"{record.reviewed:%Y/%m/%d}/"
    yield "AB", one_line(record.summary)
    yield "LA", edition.language
    if address:
        yield "UR", address
    yield "ER", ""
