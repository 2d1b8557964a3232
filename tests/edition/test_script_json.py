"""Data for scripts: JSON that cannot leave its script, and records in shards that Python and a browser find alike."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.edition.script_json import SHARDS, script_json, shard_of, shards

ROOT = Path(__file__).parents[2]
IDS = ("a", "buddy-programme", "welcome-desk-2", "x" * 60, "practice-00999", *(f"case-{n}" for n in range(300)))


@pytest.mark.parametrize("text", ["</script><!--", "a & b", "one\u2028two\u2029three", "Košice 🎓", 'quote " and \\'])
def test_json_for_scripts_holds_no_sign_of_html_and_means_the_same(text: str) -> None:
    made = script_json({"text": text})
    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made) == {"text": text}


def test_every_record_stands_in_the_shard_of_its_id_and_in_no_other() -> None:
    made = {
        route: (held, make().decode()) for route, held, make in shards("x/", "texts", {i: i for i in IDS}, str.upper)
    }
    assert sorted(id_ for held, _ in made.values() for id_ in held) == sorted(IDS)
    assert len(made) <= SHARDS
    for id_ in IDS:
        held, script = made[f"x/{shard_of(id_)}.js"]
        assert id_ in held
        assert f'"{id_}":"{id_.upper()}"' in script


def test_shards_are_about_equally_large() -> None:
    sizes = [len(held) for _, held, _ in shards("x/", "texts", {i: i for i in IDS}, str.upper)]
    assert max(sizes) <= 12


def test_a_browser_finds_the_same_shard_and_what_it_holds(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<body></body>")
    core = (ROOT / "docs/assets/js/core.js").read_text("utf-8")
    told = f'{{ root: "", directoryUrls: "true", shards: "{SHARDS}" }}'
    page.add_script_tag(content=core.replace("document.currentScript.dataset", told))
    for among in (SHARDS, 1024):
        ask = "([ids, among]) => ids.map((id) => window.PracticeAtlas.shard('x/', id, among))"
        found = page.evaluate(ask, [list(IDS), among])
        assert found == [f"x/{shard_of(id_, among)}.js" for id_ in IDS]
    for _, _, make in shards("x/", "texts", {i: i for i in IDS}, str.upper):
        page.add_script_tag(content=make().decode())
    assert page.evaluate("window.PracticeAtlas.texts") == {id_: id_.upper() for id_ in IDS}
    page.close()
