"""Words that scripts hold themselves, since they stand on pages without data: the same as those of the records."""

import re
from pathlib import Path

from macros.edition.action_plan import plan_forms
from macros.pages.front_words import front_words
from macros.pages.search_entries import search_settings
from macros.records.fields import fields_of
from macros.records.vocabulary import PHASE_SCALES, PHASES

SCRIPTS = {path.name: path.read_text("utf-8") for path in (Path(__file__).parents[2] / "docs/assets/js").glob("*.js")}
SCALES = [found for text in SCRIPTS.values() for found in re.findall(r"\[(\"cost\"[^\]]*)\]", text)]


def test_the_buttons_that_add_to_the_plan_say_one_thing() -> None:
    """The table of practices takes its words from those of the search, and all others from those of the header."""
    assert search_settings()["finder"]["table"]["add"] == front_words()["plan"]["add"]
    assert not [name for name, text in SCRIPTS.items() if re.search(r"Add to (my )?plan|In my plan", text)]


def test_no_script_names_a_phase() -> None:
    """Their names come with the data, from the fields."""
    labels = [fields_of("practice")[phase].label for phase in PHASES]

    assert not [name for name, text in SCRIPTS.items() if any(f'"{label}"' in text for label in labels)]


def test_the_scales_of_a_phase_are_those_of_the_vocabulary() -> None:
    assert SCALES
    assert {frozenset(re.findall(r'"(\w+)"', names)) for names in SCALES} == {frozenset(PHASE_SCALES)}


def test_the_states_of_a_plan_are_those_of_the_plain_form() -> None:
    states = re.search(r"STATES = \[(.*?)\]", SCRIPTS["logic-my-plan.js"], re.DOTALL)
    assert states
    assert set(re.findall(r'"(\w+)"', states[1])) == set(plan_forms()["plain"].states)
