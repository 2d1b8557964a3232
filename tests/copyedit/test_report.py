"""The report holds every finding once, takes explained ones out, and fails for what must be mended."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from making import CHECK, ROOT, case, catalogue_of, practice, standards

from macros.copyedit.report import CopyeditReport, as_data, make_report
from macros.copyedit.standards import FOLDER, Explanation, load_standards
from macros.copyedit.text import as_text
from macros.records.model_document import ModelBlock, ModelDocument, ModelTable
from macros.records.problems import RecordsError
from macros.records.starter_set import StarterItem, StarterSet
from scripts.prose_report import main

FILLER = practice(description="It is important to ask.")
KEYS = ("filler", "near-repeats", "amounts")


def report(*explanations: Explanation) -> CopyeditReport:
    """A report of three checks over one practice with one fault."""
    checks = [CHECK[key] for key in KEYS]
    return make_report(catalogue_of(FILLER, case()), replace(standards(), exceptions=explanations), checks)


def explained(record: str = "visa-help", about: str | None = None) -> Explanation:
    return Explanation(record=record, check="filler", about=about, reason="It is a quotation.")


def test_a_hard_finding_is_a_fault() -> None:
    assert report().faults == 1
    assert report().to_look_at == 0


def test_an_explained_finding_is_no_fault_and_keeps_its_reason() -> None:
    result = report(explained(about="important"))

    assert result.faults == 0
    assert as_data(result)["checks"]["filler"]["explained"][0]["reason"] == "It is a quotation."


@pytest.mark.parametrize("needless", [explained("other"), explained(about="crucial")])
def test_an_exception_that_nothing_needs_is_a_fault(needless: Explanation) -> None:
    result = report(needless)

    assert result.faults == 2
    assert f"{needless.record}: the exception from 'filler'" in as_text(result)


def test_the_text_shows_the_finding_the_ratings_and_the_verdict() -> None:
    text = as_text(report())

    assert "FAULT     filler" in text
    assert "visa-help  'It is important to': say what happens if it is not done" in text
    assert "visa-help                                                - " in text
    assert text.endswith("prose: 1 fault, 0 findings to look at\n")


def test_the_data_can_be_written_as_json_and_counts_what_there_is() -> None:
    data = json.loads(json.dumps(as_data(report())))

    assert data["counts"] == {"practices": 1, "cases": 1, "countries": 1}
    assert data["cases_by_practice"] == {"visa-help": 1}
    assert data["category_by_stage"]["accommodation"]["on-arrival"] == 1
    assert data["ratings"]["visa-help"]["setup.cost"] is None


def test_the_collection_has_no_hard_fault_and_no_needless_exception(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--format", "json"])
    data = json.loads(capsys.readouterr().out)
    faults = [
        f"{finding['file']}:{finding['line']}: {key}: {finding['message']}"
        for key, check in data["checks"].items()
        for finding in (check["findings"] if check["hard"] else ())
    ]
    faults += [f"{needless['record']}: nothing needs this exception" for needless in data["needless_exceptions"]]

    if faults:  # for those who wrote the records, who want lines and no traceback
        pytest.fail("\n".join(faults), pytrace=False)
    assert status == 0


def test_standards_that_cannot_be_read_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "standards", ignore=shutil.ignore_patterns("*.py", "__pycache__")))
    (folder / "exceptions.yml").write_text("exceptions:\n  - {record: x, check: filler}\n", "utf-8")

    with pytest.raises(
        RecordsError, match=r"exceptions\.yml:1: Q001 exceptions\.0\.reason cannot be used: Field required"
    ):
        load_standards(folder)
    assert main(["--root", str(ROOT), "--standards", str(folder)]) == 2
    assert "exceptions.0.reason" in capsys.readouterr().err


def test_records_with_problems_are_not_reported_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path)]) == 2
    assert "prose: the records have problems; run 'make check' first" in capsys.readouterr().err


ITEM = StarterItem(practice="visa-help", why="It is important to have it before anything else is begun.")
SAID = "Ask each newcomer which office they saw on the first day."
MODEL = ModelDocument(
    id="letter",
    title="Letter",
    summary="A letter.",
    reviewed=date(2026, 1, 1),
    practices=("visa-help",),
    purpose="Newcomers do not know the desk.",
    used_by="The desk.",
    adapt=("It is important to read it.",),
    blocks=(ModelBlock(text=SAID), ModelBlock(table=ModelTable(head=("A", "B"), rows=(("Colour", "Color"),)))),
)


@pytest.mark.parametrize(
    ("check", "found"),
    [
        ("filler", {("models/letter", "practices/models/letter.yml"), ("sets/desk", "practices/sets/desk.yml")}),
        ("american", {("models/letter", "practices/models/letter.yml")}),
        ("repeats", {("models/letter", "practices/models/letter.yml")}),
    ],
)
def test_models_and_starter_sets_are_read_too(check: str, found: set[tuple[str, str]]) -> None:
    desk = StarterSet(id="desk", title="A desk", summary="One desk.", items=(ITEM, ITEM))
    records = catalogue_of(practice(description=SAID))
    catalogue = replace(records, models={"letter": MODEL}, starter_sets={"desk": desk})
    (result,) = make_report(catalogue, standards(), [CHECK[check]]).results
    assert {(finding.name, finding.file) for finding in result.findings} == found
