"""A language that is open has its own handbook, e-book, kits and offline copy, and its pages lead to them."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from bs4 import BeautifulSoup

from macros.edition import routes
from macros.edition.download_manifest import read_manifest
from macros.edition.edition import Edition
from macros.edition.pseudo import accented
from macros.publishing.internal_links import dead_links
from scripts import build_languages, build_offline, export_pdf
from scripts.build_site import Build, check_records, make_downloads
from tests.handbook.pdf_reading import opened, squeezed, text_of
from tests.trust.conftest import make_root

from .test_open_languages import OTHER, TODAY, with_languages

pytestmark = [pytest.mark.build, pytest.mark.pdf]

TITLE = "Help with visas and residence permits"
EDITION = Edition("Atlas", "1", TODAY, "Practices.", "CC BY 4.0", "https://l.example/")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with the pseudo-language open, and all downloads that are made before its pages."""
    root = with_languages(make_root(tmp_path_factory.mktemp("downloads") / "root"), f"[{OTHER}]")
    build = Build(root)
    check_records(build)
    make_downloads(build)
    assert build_offline.main(["--root", str(root), "--language", OTHER]) == 0
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    """The pages in the pseudo-language, in the folder of a site."""
    assert build_languages.main(["--root", str(root), "--site", str(root / "site")]) == 0
    return root / "site"


def made(root: Path, route: str) -> bytes:
    return (root / "build" / OTHER / route).read_bytes()


def test_both_languages_have_the_same_downloads(root: Path) -> None:
    english, other = (read_manifest(root / "build" / folder / routes.DOWNLOADS) for folder in ("", OTHER))

    assert len(english) > 30
    assert english.keys() == other.keys() - {routes.OFFLINE_ZIP}


def test_the_books_are_in_the_language(root: Path) -> None:
    content = made(root, routes.practice_pdf("visa-help"))
    pdf = opened(content)
    book = ZipFile(BytesIO(made(root, routes.HANDBOOK_EPUB)))

    assert squeezed(accented("What it takes")) in squeezed(text_of(content))
    assert str(pdf.docinfo["/Title"]) == accented(TITLE)
    assert accented("What it takes") in book.read("EPUB/practice-visa-help.xhtml").decode()


def test_the_kits_are_in_the_language(root: Path) -> None:
    kit = docx.Document(BytesIO(made(root, routes.practice_kit("visa-help") + ".docx")))
    headings = [part.text for part in kit.paragraphs if part.style and part.style.name.startswith("Heading")]

    assert headings
    assert [text for text in headings if accented(text) != text] == []


def test_the_offline_copy_is_in_the_language_and_has_a_folder_of_its_own(root: Path) -> None:
    with ZipFile(root / "build" / OTHER / routes.OFFLINE_ZIP) as copy:
        (folder,) = {name.partition("/")[0] for name in copy.namelist()}
        page = BeautifulSoup(copy.read(f"{folder}/practices/visa-help/index.html"), "html.parser")

    assert folder == f"practice-atlas-{OTHER}"
    assert page.html
    assert page.html["lang"] == OTHER
    assert page.h1
    assert page.h1.get_text().strip() == accented(TITLE)


@pytest.mark.parametrize(
    ("page", "stems"),
    [
        ("data/", ("practice-atlas", "practice-atlas-offline", "bundles/stage-on-arrival")),
        ("practices/visa-help/", ("practices/visa-help", "kits/practices/visa-help")),
    ],
)
def test_pages_lead_to_the_files_of_their_language_by_names_that_say_it(
    page: str, stems: Sequence[str], site: Path
) -> None:
    html = (site / OTHER / page / "index.html").read_text("utf-8")
    found = set(re.findall(r'href="[./]*downloads/([^"]+)\.\w+"', html))

    assert {f"{stem}-{OTHER}" for stem in stems} <= found
    assert [name for name in found if not name.endswith(f"-{OTHER}")] == []
    assert [at for at in dead_links(site / OTHER) if "downloads/" in at.address] == []


@pytest.mark.parametrize(
    ("edition", "route", "published"),
    [
        (EDITION, "downloads/practice-atlas.pdf", "downloads/practice-atlas.pdf"),
        (EDITION.in_language("de"), "downloads/practice-atlas.pdf", "downloads/practice-atlas-de.pdf"),
        (EDITION.in_language("de"), "downloads/kits/models/a.b.docx", "downloads/kits/models/a.b-de.docx"),
        (EDITION.in_language("de"), "practices/x/", "practices/x/"),
        (EDITION.in_language("de"), "data/practices.json", "data/practices.json"),
    ],
)
def test_only_a_download_of_a_translation_has_another_name(edition: Edition, route: str, published: str) -> None:
    assert edition.published(route) == published


@pytest.mark.parametrize(("code", "status", "told"), [("German", 2, "a code such as de"), ("de", 1, "must be there")])
def test_a_book_in_a_language_that_is_not_there_is_refused(
    code: str, status: int, told: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export_pdf.main(["--root", str(root), "--language", code]) == status
    assert told in capsys.readouterr().err


def test_one_practice_is_set_in_a_language(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "one.pdf"

    assert export_pdf.main(["--root", str(root), "--only", "visa-help", "--language", OTHER, "-o", str(target)]) == 0
    assert squeezed(accented("What it takes")) in squeezed(text_of(target.read_bytes()))
