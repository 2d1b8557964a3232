"""Citations as text, BibTeX and RIS, read again by other parsers; and the citation of the whole."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware

from macros.edition.citation import cite
from macros.edition.edition import Edition
from macros.records.loader import Loader
from macros.records.model import Record

ROOT = Path(__file__).resolve().parents[2]
RECORDS = Loader(ROOT / "tests" / "fixtures" / "exports").load()
EDITION = Edition(
    "Practice Atlas", "1.0.0", date(2026, 11, 23), "Words.", "CC BY 4.0", "https://l.example/", "https://atlas.example/"
)
HOMELESS = replace(EDITION, site_url=None)
NASTY, PLAIN, CASE = RECORDS.practices["nasty-texts"], RECORDS.practices["plain-minimum"], RECORDS.cases["minus-case"]


def bibtex(text: str) -> dict[str, str]:
    """The fields of the one entry, with what LaTeX would print."""
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    return {"key": entry.key, "type": entry.entry_type, **{f.key: str(f.value) for f in entry.fields}}


def ris(text: str) -> list[tuple[str, str]]:
    """Tags and values after the RIS format: two capitals or digits, two spaces, a hyphen, a space."""
    assert text.endswith("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line) >= 6 and line[2:6] == "  - " and "\n" not in line for line in lines)
    return [(line[:2], line[6:]) for line in lines]


def test_a_practice_without_contributors_is_cited_under_the_name_of_the_atlas() -> None:
    assert cite(PLAIN, EDITION).text == (
        "Practice Atlas (2026): Plain minimum. Version 1.0.0, 2026-11-23. https://atlas.example/practices/plain-minimum/"
    )


def test_contributors_are_cited_as_authors() -> None:
    text = cite(NASTY, EDITION).text
    assert text.startswith("+Jana Nováková, Office & Co. {Ltd} (2025): =HYPERLINK")
    assert text.endswith(
        ". In: Practice Atlas, version 1.0.0, 2025-02-28. https://atlas.example/practices/nasty-texts/"
    )


def test_bibtex_says_what_the_record_says() -> None:
    found = bibtex(cite(PLAIN, EDITION).bibtex)
    assert found == {
        "key": "practice-plain-minimum",
        "type": "misc",
        "author": "Practice Atlas",
        "title": "Plain minimum",
        "howpublished": "Practice Atlas, version 1.0.0",
        "year": "2026",
        "month": "11",
        "url": "https://atlas.example/practices/plain-minimum/",
    }


@pytest.mark.parametrize("record", [NASTY, CASE], ids=["practice", "case"])
def test_signs_with_a_meaning_in_latex_are_printed_as_they_are(record: Record) -> None:
    raw = cite(record, EDITION).bibtex
    shown = bibtex(raw)["title"].replace("\u02c6", "^")  # the decoder has a letter of its own for it
    assert without_braces(shown) == without_braces(record.title)
    assert raw.count("{") - raw.count(r"\{") == raw.count("}") - raw.count(r"\}")


def without_braces(text: str) -> str:
    """The decoder keeps the braces that hold a title together, so they cannot be told from those of the title."""
    return text.replace("{", "").replace("}", "")


def test_ris_says_what_the_record_says() -> None:
    found = ris(cite(NASTY, EDITION).ris)
    assert found[0] == ("TY", "WEB")
    assert found[-1] == ("ER", "")
    assert [value for tag, value in found if tag == "AU"] == list(NASTY.contributors)
    fields = dict(found)
    assert (fields["TI"], fields["T2"], fields["ET"]) == (NASTY.title, "Practice Atlas", "1.0.0")
    assert (fields["PY"], fields["DA"], fields["LA"]) == ("2025", "2025/02/28/", "en")
    assert fields["UR"] == "https://atlas.example/practices/nasty-texts/"


def test_a_line_break_cannot_add_a_tag() -> None:
    record = PLAIN.model_copy(update={"title": "One\r\nUR  - https://evil.example"})
    assert [tag for tag, _ in ris(cite(record, HOMELESS).ris)].count("UR") == 0


def test_without_an_address_citations_name_none() -> None:
    found = cite(CASE, HOMELESS)
    assert "http" not in found.text
    assert "url" not in bibtex(found.bibtex)
    assert "UR" not in dict(ris(found.ris))


def test_citation_cff_is_valid() -> None:
    """The schema of the Citation File Format comes with check-jsonschema, so nothing is fetched."""
    command = shutil.which("check-jsonschema", path=Path(sys.executable).parent)
    assert command
    done = subprocess.run(
        [command, "--builtin-schema", "vendor.citation-file-format", str(ROOT / "CITATION.cff")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_zenodo_json_has_what_zenodo_asks_for() -> None:
    """The required fields of a deposition and their allowed values, after Zenodo's guide for developers."""
    found = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))
    assert found["upload_type"] == "dataset"
    assert found["access_right"] == "open"
    assert all(found[key] for key in ("title", "description", "license", "keywords"))
    assert all(creator["name"] for creator in found["creators"])
