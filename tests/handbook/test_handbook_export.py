"""The downloads: all there, the same bytes each time, nothing set twice, nothing half-written."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from macros.edition.atomic_write import TargetError, write_atomically
from macros.edition.download_manifest import read_manifest
from macros.handbook import book_list, pdf_batch
from macros.handbook.export import export_all
from macros.handbook.typst_pdf import TEMPLATES, Typesetter
from macros.records.catalogue import Catalogue

from .conftest import EDITION
from .pdf_reading import opened, squeezed, text_of

EXPECTED = {
    "bundles/category-accommodation.pdf",
    "bundles/category-family.pdf",
    "bundles/category-language.pdf",
    "bundles/category-networking.pdf",
    "bundles/stage-before-arrival.pdf",
    "bundles/stage-during-stay.pdf",
    "bundles/stage-institutional-setup.pdf",
    "bundles/stage-on-arrival.pdf",
    "practice-atlas.epub",
    "practice-atlas.pdf",
    "practices/full.pdf",
    "practices/minimal.pdf",
    "practices/nasty.pdf",
}


def files(folder: Path) -> dict[str, bytes]:
    """Every file that a reader may fetch."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.suffix in (".pdf", ".epub"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def written(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("downloads")
    export_all(catalogue, EDITION, folder)
    return folder


def test_the_handbook_every_practice_and_every_term_book_are_written(written: Path) -> None:
    assert set(files(written)) == EXPECTED


def test_the_manifest_says_bytes_and_pages_of_every_file(written: Path) -> None:
    manifest = read_manifest(written)

    assert set(manifest) == {f"downloads/{name}" for name in EXPECTED}
    for name, content in files(written).items():
        entry = manifest[f"downloads/{name}"]
        assert entry.bytes == len(content)
        assert entry.pages == (len(opened(content).pages) if name.endswith(".pdf") else None)


def test_two_exports_in_two_places_are_the_same_to_the_byte(
    written: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    export_all(catalogue, EDITION, tmp_path / "another" / "place")

    assert files(tmp_path / "another" / "place") == files(written)


def test_what_has_not_changed_is_not_set_again(catalogue: Catalogue, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    first = export_all(catalogue, EDITION, tmp_path)
    (tmp_path / "practices/full.pdf").unlink()
    second = export_all(catalogue, EDITION, tmp_path, lambda *done: told.append(done))

    assert set(first.written) == {f"downloads/{name}" for name in EXPECTED}
    assert second.written == ["downloads/practices/full.pdf", "downloads/practice-atlas.epub"]
    assert [total for _, total, _ in told] == [13, 13]
    assert [name for _, _, name in told] == second.written
    assert second.downloads == first.downloads


def test_the_files_of_a_practice_that_is_gone_are_removed(catalogue: Catalogue, tmp_path: Path) -> None:
    export_all(catalogue, EDITION, tmp_path)
    fewer = dataclasses.replace(catalogue, practices={k: p for k, p in catalogue.practices.items() if k != "nasty"})
    export_all(fewer, EDITION, tmp_path)

    assert not (tmp_path / "practices/nasty.pdf").exists()
    assert not (tmp_path / "bundles/category-language.pdf").exists()
    assert "downloads/practices/nasty.pdf" not in read_manifest(tmp_path)


def test_a_large_handbook_comes_in_volumes_with_a_guide(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_list, "LARGEST", 2)
    monkeypatch.setattr(pdf_batch, "MOST", 60_000)
    export_all(catalogue, EDITION, tmp_path)
    found = files(tmp_path)

    assert {name for name in found if name.startswith("volumes/")} == {
        "volumes/accommodation.pdf",
        "volumes/language.pdf",
        "volumes/networking.pdf",
    }
    guide = squeezed(text_of(found["practice-atlas.pdf"]))
    assert squeezed("Volume downloads/volumes/accommodation.pdf A full practice Everything that") in guide
    assert squeezed("Test Atlas: Accommodation") in squeezed(text_of(found["volumes/accommodation.pdf"]))


def test_only_books_that_fill_the_memory_get_a_process_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small books share a process however many they are, since only the last of them are remembered."""
    monkeypatch.setattr(pdf_batch, "MOST", 100)
    large, small = (
        [pdf_batch.Job(f"large-{n}", "x" * 80) for n in range(3)],
        [pdf_batch.Job(f"{n}", "x" * 9) for n in range(50)],
    )

    chunks = [[job.file for job in chunk] for chunk in pdf_batch._chunks([*large, *small])]

    assert [len(chunk) for chunk in chunks] == [1, 1, 3, 48]
    assert [name for chunk in chunks for name in chunk] == [job.file for job in (*large, *small)]


def test_many_books_are_set_by_other_processes_and_are_the_same(
    written: Path, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_batch, "MOST", 60_000)
    monkeypatch.setattr(pdf_batch.PdfBatch, "_set", None)  # in this process alone
    export_all(catalogue, EDITION, tmp_path)

    assert files(tmp_path) == files(written)


def test_characters_that_no_font_can_draw_are_told_with_file_and_line(catalogue: Catalogue, tmp_path: Path) -> None:
    missing = export_all(catalogue, EDITION, tmp_path).missing

    assert missing[0].as_text() == (
        "practices/nasty.yml:13: warning: H001 the fonts of the handbook cannot draw U+4EAC "
        "(CJK UNIFIED IDEOGRAPH-4EAC); it is printed as \ufffd\n"
        "    write it in another way, or name a folder with a font that has it: --fonts DIR"
    )
    assert [problem.message.split()[7] for problem in missing] == ["U+4EAC", "U+5317"]


def test_a_target_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    (tmp_path / "folder").mkdir()

    for target in (tmp_path / "file" / "x.pdf", tmp_path / "folder"):
        with pytest.raises(TargetError, match="the target must be a file that can be written; got "):
            write_atomically(target, b"new")

    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder"]
    assert (tmp_path / "file").read_text() == "here"


def test_a_fingerprint_changes_with_a_template_a_font_and_the_text(
    setter: Typesetter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Else files that look otherwise now would stay as they were made before."""
    copied = Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))
    monkeypatch.setattr("macros.handbook.typst_pdf.TEMPLATES", copied)
    same = Typesetter(setter.fonts).fingerprint("text")
    assert same == setter.fingerprint("text")
    assert same != setter.fingerprint("another text")

    layout = copied / "layouts" / "single.typ"
    layout.write_text(layout.read_text("utf-8") + "// another look\n", "utf-8")
    assert Typesetter(setter.fonts).fingerprint("text") != same
