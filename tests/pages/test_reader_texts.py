"""The full text of practices for the printed plan: what the templates made, in scripts of some practices each."""

import json
from dataclasses import asdict

from lxml import html

from macros.edition.action_plan import proposal_of
from macros.edition.script_json import shard_of
from macros.pages.site import Site
from macros.pages.tool_texts import PROPOSALS_FOLDER, TEXTS_FOLDER, proposal_scripts, text_scripts


def test_each_published_practice_stands_with_its_words_in_the_script_of_its_shard(site: Site) -> None:
    scripts = {route: make().decode() for route, _, make in text_scripts(site)}
    assert set(scripts) == {f"{TEXTS_FOLDER}{shard_of(id_)}.js" for id_ in site.catalogue.published}
    for id_, practice in site.catalogue.published.items():
        data = scripts[f"{TEXTS_FOLDER}{shard_of(id_)}.js"].partition("p.texts??={},")[2].partition("))(")[0]
        text = json.loads(data)[id_]
        words = " ".join(html.fragment_fromstring(text, create_parent="div").text_content().split())
        for step in practice.setup.steps if practice.setup else ():
            assert " ".join(step.split()) in words


def test_each_published_practice_proposes_a_unit_and_an_indicator(site: Site) -> None:
    scripts = {route: make().decode() for route, _, make in proposal_scripts(site)}
    for id_, practice in site.catalogue.published.items():
        script = scripts[f"{PROPOSALS_FOLDER}{shard_of(id_)}.js"]
        data = script.partition("p.proposals??={},")[2].partition("))(")[0]
        proposal = proposal_of(practice, site.catalogue)
        assert json.loads(data)[id_] == asdict(proposal)
        assert proposal.unit
        assert proposal.indicator
        phases = [phase for phase in (practice.setup, practice.delivery) if phase]
        assert proposal.step == next((step for phase in phases for step in phase.steps), "")
        risks = [(risk.problem, risk.answer) for phase in phases for risk in phase.challenges]
        assert (proposal.risk, proposal.helps) == (risks[0] if risks else ("", ""))


def test_no_script_can_close_its_element_or_break_a_line(site: Site) -> None:
    for _, _, make in (*text_scripts(site), *proposal_scripts(site)):
        script = make()
        assert b"<" not in script
        assert not {"\u2028", "\u2029"} & set(script.decode())
