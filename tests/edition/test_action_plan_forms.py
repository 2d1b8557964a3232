"""A form for action plans that names what no plan has is refused with its line, before a page or a file shows it."""

import shutil
from pathlib import Path

import pytest

from macros.edition.action_plan import declaration, plan_forms


def test_a_form_with_an_unknown_column_or_state_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = Path(shutil.copytree(declaration.FORMS, tmp_path / "forms"))
    (forms / "ours.yml").write_text(
        'label: Ours\nplace: 4\nframework: ""\n'
        "columns:\n  action: Action\n  remark: Remarks\n  id: Id\n"
        "states:\n  idea: New\n  on-hold: On hold\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(declaration, "FORMS", forms)

    with pytest.raises(ValueError, match="must name what every plan knows") as caught:
        plan_forms()

    assert str(caught.value).splitlines() == [
        "macros/edition/action_plan/forms/ours.yml:6: columns must name what every plan knows; got 'remark'; "
        "did you mean 'remarks'?",
        "macros/edition/action_plan/forms/ours.yml:10: states must name what every plan knows; got 'on-hold'; "
        "there are idea, planned, started, extended, running, declined",
    ]
