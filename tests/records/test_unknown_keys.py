"""A key at the wrong place is told its right one; the keys that are said elsewhere are no keys of the model."""

import pytest
from pydantic import BaseModel

from macros.records.field_types import field_types
from macros.records.model import Case, Judgement, Practice, Rating
from macros.records.unknown_keys import elsewhere, tip_for
from macros.records.yaml_reader import Where


@pytest.mark.parametrize(
    ("where", "model", "tip"),
    [
        (("cases",), Practice, "a case is a file of its own in practices/cases/, and names its practices there"),
        (("steps",), Practice, "its place is below setup or delivery, indented"),
        (("setup", "sources"), Practice, "its place is in the record itself, without indentation"),
        (("setup", "stepz"), Practice, "did you mean 'steps'?"),
        (
            ("sources", 0, "link"),
            Case,
            "the keys here are title, language, publisher, url, year, accessed, read, document, licence",
        ),
        (("setup", "cost", "level"), Practice, elsewhere()["rating"]["level"]),
        (("setup", "time", "reason"), Practice, "the keys here are about, why, source"),
        (("setup", "cost", "reason"), Practice, "the keys here are about, why, source, grows_with, grows_why"),
        (("scale_of_change", "about"), Practice, elsewhere()["judgement"]["about"]),
        (("Note",), Practice, "if this line belongs to the text above, indent it like the lines around it"),
    ],
)
def test_the_tip_says_what_may_be_meant(where: Where, model: type[BaseModel], tip: str) -> None:
    assert tip_for(where, model) == tip


def test_what_is_said_elsewhere_has_no_key_of_its_own() -> None:
    models = {"practice": Practice, "case": Case, "rating": Rating, "judgement": Judgement}

    assert elsewhere().keys() == models.keys()
    assert not {key for part, told in elsewhere().items() for key in told if key in field_types(models[part])}
