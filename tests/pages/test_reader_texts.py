"""The full text of a practice as a tree: what the templates made, without what only a page needs."""

import json

from macros.pages.reader_texts import TEXTS_FOLDER, text_scripts, text_tree
from macros.pages.site import Site


def test_a_tree_keeps_words_links_and_order_and_drops_ids() -> None:
    html = (
        '<section id="setup" class="x"><h2 id="setup">Set <em>up</em></h2>\n'
        '<ol start="2">\n<li>One<br>two &amp; three</li></ol></section>'
    )
    assert text_tree(html) == [
        "div",
        {},
        [
            "section",
            {"class": "x"},
            ["h2", {}, "Set ", ["em", {}, "up"]],
            " ",
            ["ol", {"start": "2"}, ["li", {}, "One", ["br", {}], "two & three"]],
        ],
    ]


def test_there_is_one_script_for_each_published_practice_with_its_words(site: Site) -> None:
    scripts = dict(text_scripts(site))
    assert sorted(scripts) == sorted(f"{TEXTS_FOLDER}{id_}.js" for id_ in site.catalogue.published)
    for id_, practice in site.catalogue.published.items():
        head, tree = scripts[f"{TEXTS_FOLDER}{id_}.js"].decode().rstrip(";\n").split("]=", 1)
        assert head == f'((window.PracticeAtlas=window.PracticeAtlas||{{}}).texts??={{}})["{id_}"'
        words = "".join(_texts(json.loads(tree)))
        for step in practice.setup.steps if practice.setup else ():
            assert " ".join(step.split()) in words


def test_no_script_can_close_its_element_or_break_a_line(site: Site) -> None:
    for script in dict(text_scripts(site)).values():
        assert b"<" not in script
        assert not {"\u2028", "\u2029"} & set(script.decode())


def _texts(tree: object) -> list[str]:
    if isinstance(tree, str):
        return [tree]
    assert isinstance(tree, list)
    return [text for child in tree[2:] for text in _texts(child)]
