"""What the search reads: entries, the words of bodies, and the scripts with both."""

import json
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pytest

from macros.pages.search_entries import SearchEntry, search_entries, written_pages
from macros.pages.search_files import NAMES_SCRIPT, search_files
from macros.pages.search_names import packed_names
from macros.pages.search_words import finished_word, words_in


def scripts(site) -> dict[str, str]:
    return {route: content.decode() for route, content in search_files(search_entries(site), site)}


def names(site) -> Any:
    return json.loads(scripts(site)[NAMES_SCRIPT].partition("names=")[2].rstrip(";\n"))


def bodies(site) -> dict[str, list[str]]:
    """The words of all bodies, each with the routes of the entries that hold it."""
    entries, counts = search_entries(site), names(site)["passages"]
    routes = [entry.route for entry, count in zip(entries, counts, strict=True) for _ in range(count)]
    found = {}
    for words in shards(site, "words").values():
        for word, steps in words.items():
            found[word] = list(dict.fromkeys(routes[number] for number in accumulate(steps)))
    return found


def shards(site, table: str) -> dict[str, Any]:
    """What all shards of a table hold."""
    found: dict[str, Any] = {}
    for route, script in scripts(site).items():
        if route.startswith(f"search/{table}/"):
            found |= json.loads(script.partition(f"{table}??={{}},")[2].partition("))(")[0])
    return found


def test_every_practice_case_and_list_has_one_entry(site) -> None:
    routes = [entry.route for entry in search_entries(site)]

    assert len(routes) == len(set(routes))
    assert {"practices/full/", "cases/kosice-example/", "stage/on-arrival/", "country/sk/"} <= set(routes)
    assert "practices/hidden/" not in routes


def test_names_are_words_by_numbers() -> None:
    """Each word leaves out the letters that it shares with the one before; what is used most takes one sign."""
    packed = packed_names({"title": [["A visa"], [], ["Visas"]], "found_by": [["visas", "a visa"], [], ["a visum"]]})
    next_, end, *signs = packed["signs"][0]

    assert packed["pieces"] == "0A 0Visas 0a 0visa 4s 3um"
    a, capital, small, visa, visas, visum = signs[0], *signs[1:6]
    assert packed["rows"] == {
        "title": f"{a}{visa}{end}{end}{capital}{end}",
        "found_by": f"{visas}{next_}{small}{visa}{end}{end}{small}{visum}{end}",
    }


def test_a_text_of_many_words_takes_more_signs_for_those_that_are_rare() -> None:
    words = [f"word{number}" for number in range(7000)]
    packed = packed_names({"title": [["often " * 9 + " ".join(words)]]})
    alone, two, three, _ = packed["signs"]

    assert packed["rows"]["title"].count(packed["rows"]["title"][0]) > 8
    assert len(packed["pieces"].split(" ")) == 7001
    every = "".join(packed["signs"])
    assert len(every) == len(set(every))
    row, found = packed["rows"]["title"], 0
    while row:
        row = row[1 if row[0] in alone else 2 if row[0] in two else 3 if row[0] in three else 4 :]
        found += 1
    assert found == 9 + 7000 + 1


def test_other_names_and_related_words_stand_apart(site) -> None:
    entry = next(entry for entry in search_entries(site) if entry.route == "practices/full/")

    assert entry.also_called == ("a whole practice", "the lot")
    assert entry.found_by == ("alles", "totalité")
    assert "alles" not in entry.body


def test_a_practice_says_importance_and_effort_and_a_case_where_and_when(site) -> None:
    note = {entry.route: entry.note for entry in search_entries(site)}

    assert note["practices/full/"] == "Essential · effort: very high to set up"
    assert note["cases/kosice-example/"] == "Univerzita Košice, Slovakia, 2019 to 2021"


def test_a_body_holds_texts_and_labels_and_the_names_of_cases(site) -> None:
    body = {entry.route: entry.body for entry in search_entries(site)}

    assert "Visiting scholar" in body["practices/full/"]
    assert "Nobody has time." in body["practices/full/"]
    assert "Univerzita Košice" in body["practices/full/"]


def test_the_words_of_bodies_lead_to_their_entries(site) -> None:
    expected: dict[str, list[str]] = {}
    for entry in search_entries(site):
        for word in {word: None for word, _ in words_in(entry.body, finished_word())}:
            if len(word) > 1:
                expected.setdefault(word, []).append(entry.route)

    assert bodies(site) == expected
    beginnings = [first + letter for first, *letters in names(site)["beginnings"].split(" ") for letter in letters]
    assert beginnings == sorted({word[:2] for word in expected})


def test_positions_say_where_words_stand_in_bodies(site) -> None:
    passages = shards(site, "passages")
    found = {
        (word, *at)
        for words in shards(site, "positions").values()
        for word, held in words.items()
        for at in held[:1]  # the first passage, which no step comes before
    }
    for word, number, *steps in found:
        told = [at for at, other in enumerate(_standing(passages[str(number)])) if other == word]
        assert list(accumulate(steps)) == told


def _standing(body: str) -> list[str]:
    """The words of a passage by their positions; "" at the end of a line."""
    found = {at: word for word, at in words_in(body, finished_word()) if at is not None}
    return [found.get(at, "") for at in range(max(found, default=-1) + 1)]


def test_no_phrase_goes_over_the_end_of_a_line() -> None:
    assert list(words_in("A pre-arrival guide\nfor staff", finished_word())) == [
        ("a", 0),
        ("prearrival", None),
        ("pre", 1),
        ("arrival", 2),
        ("guide", 3),
        ("for", 5),
        ("staff", 6),
    ]


def test_passages_are_the_lines_of_bodies(site) -> None:
    passages = sorted(shards(site, "passages").items(), key=lambda one: int(one[0]))
    entries, counts = search_entries(site), names(site)["passages"]
    bodies = [line for entry in entries for line in entry.body.split("\n") if line]

    assert [line for _, text in passages for line in text.split("\n")] == bodies
    assert [bool(count) for count in counts] == [bool(entry.body) for entry in entries]
    assert [number for number, _ in passages] == [str(number) for number in range(sum(counts))]


def test_a_long_body_is_several_passages_of_whole_lines_and_each_is_in_a_script_of_few(site) -> None:
    """An excerpt fetches one of them."""
    lines = ["word " * 200, "other " * 200, "last", "x" * 5000, "end"]
    found = [SearchEntry("page", f"{number}/", "Title", body="\n".join(lines)) for number in range(600)]
    files = {r: len(made) for r, made in search_files(found, site) if r.startswith("search/passages/")}

    assert len(files) == 2048
    assert max(files.values()) < 2 * 5200
    first = dict(search_files(found[:1], site))
    copy = replace(site, directory_urls=False)
    assert sum(route.startswith("search/passages/") for route, _ in search_files(found, copy)) == 128
    told = [first[f"search/passages/{number}.js"].decode() for number in range(4)]
    assert [[line[:4] in text for line in lines].index(True) for text in told] == [0, 1, 3, 4]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Łódź and Århus, Straße", "lodz and arhus strasse"),
        ("The organization's programmes", "the organisation program"),
        ("pre-arrival", "prearrival pre arrival"),
        ("Zu\u0308rich Zürich", "zurich zurich"),
    ],
)
def test_words_are_in_one_spelling_without_accents(text: str, words: str) -> None:
    assert [word for word, _ in words_in(text, finished_word())] == words.split()


def test_pages_that_people_wrote_are_found_by_their_headings_and_guides_stand_last() -> None:
    sections = [
        {"location": "about/", "title": "About &amp; why", "text": "<p>We help.</p>"},
        {"location": "about/#licence", "title": "Licence", "text": "CC BY"},
        {"location": "maintain/hosting/index.html", "title": "Hosting", "text": ""},
        {"location": "maintain/hosting/index.html#caching", "title": "Caching", "text": "An hour."},
    ]
    about, hosting = written_pages(sections)

    assert (about.kind, about.route, about.title, about.found_by) == ("page", "about/", "About & why", ("Licence",))
    assert "We help." in about.body
    assert (hosting.kind, hosting.route, hosting.found_by) == ("guide", "maintain/hosting/", ())
    assert hosting.body.split("\n") == ["Caching", "", "An hour."]


def test_no_text_of_a_record_ends_a_script(site) -> None:
    assert not [route for route, script in scripts(site).items() if "<" in script]


def test_readers_can_tell_a_word_to_the_editors(site) -> None:
    assert names(site)["tell"] == "mailto:editors@atlas.example?subject="
