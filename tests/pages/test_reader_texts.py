"""The full text of a practice for the printed plan: what the templates made, in a script of its own."""

import json

from lxml import html

from macros.pages.reader_texts import TEXTS_FOLDER, text_scripts
from macros.pages.site import Site


def test_there_is_one_script_for_each_published_practice_with_its_words(site: Site) -> None:
    scripts = {route: make() for route, _, make in text_scripts(site)}
    assert sorted(scripts) == sorted(f"{TEXTS_FOLDER}{id_}.js" for id_ in site.catalogue.published)
    for id_, practice in site.catalogue.published.items():
        head, text = scripts[f"{TEXTS_FOLDER}{id_}.js"].decode().rstrip(";\n").split("]=", 1)
        assert head == f'((window.PracticeAtlas=window.PracticeAtlas||{{}}).texts??={{}})["{id_}"'
        words = " ".join(html.fragment_fromstring(json.loads(text), create_parent="div").text_content().split())
        for step in practice.setup.steps if practice.setup else ():
            assert " ".join(step.split()) in words


def test_no_script_can_close_its_element_or_break_a_line(site: Site) -> None:
    for _, _, make in text_scripts(site):
        script = make()
        assert b"<" not in script
        assert not {"\u2028", "\u2029"} & set(script.decode())
