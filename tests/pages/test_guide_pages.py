"""The guide for contributors: its fields are those of the form, and its old addresses lead on."""

import re
from pathlib import Path

from mkdocs.structure.files import File, Files

from macros.contribute.guide import parts_of_records
from macros.engine.moved_pages import moved_pages
from macros.pages.site import Site
from macros.records.fields import fields_of

DOCS = Path(__file__).resolve().parents[2] / "docs"
GOOD = (DOCS / "contribute" / "good.md").read_text("utf-8")
NAMES = [path.relative_to(DOCS).as_posix() for path in sorted(DOCS.rglob("*.md"))]


def test_the_fields_that_the_guide_explains_have_the_labels_of_the_form() -> None:
    tables = "".join(part.partition("\n## ")[0] for part in GOOD.split("field by field\n")[1:])
    named = re.findall(r"^\| ([A-Z][^|]*?) \|", tables, re.MULTILINE)
    labels = {field.label for part in parts_of_records() for field in fields_of(part).values()}

    assert set(named) - labels == {"Field"}
    assert len(named) >= 12


def test_former_addresses_of_pages_lead_to_the_page_of_today(site: Site, tmp_path: Path) -> None:
    files = Files([File(name, str(DOCS), str(tmp_path), use_directory_urls=True) for name in NAMES])
    moved = {route: content.decode() for route, content in moved_pages(files, site)}

    assert 'href="../../contribute/good/"' in moved["contribute/style/index.html"]
    assert 'href="../../contribute/"' in moved["contribute/review/index.html"]
    assert not moved.keys() & {file.dest_uri for file in files}
    assert sum(text.count("\nformerly:") for text in map(Path.read_text, map(DOCS.joinpath, NAMES))) >= 3
