"""Hostile addresses and stored values in every tool: nothing runs, no plan is lost, and what is wrong is said."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from .reader_data import Hostile, parsed, texts
from .watched import Reader


@pytest.mark.parametrize("route", ["", "plan/", "practices/visa-help/", "contribute/practice/", "glossary/"])
def test_fragments_of_any_page(reader: Reader, route: str) -> None:
    reader.page.goto(f"{reader.base}{route}#content")
    reader.know()
    for hostile in reader.some_of(texts()):
        for fragment in (quote(hostile.text[:3000], safe="", errors="replace"), hostile.text[:3000]):
            reader.page.evaluate("text => { location.hash = text; }", fragment)
            reader.page.evaluate("() => new Promise(done => setTimeout(done))")
            reader.look(hostile.name, reader.my_plan())
    reader.page.reload()
    reader.look("reloaded")


def storage(reader: Reader, key: str, sound: Any) -> Iterator[Hostile]:
    """The corpus, each text of it in the storage of the browser, without and with an earlier visit."""
    for number, hostile in enumerate(reader.against(sound)):
        reader.store(key, hostile.text)
        yield hostile
        if number % 10 == 0 or hostile.name.startswith("whole"):
            reader.page.reload()
            yield hostile._replace(name=f"{hostile.name}, after a reload")


CHOSEN = [{"id": "visa-help", "title": "Help"}, {"id": "gone", "title": "Gone"}]


@pytest.mark.parametrize("route", ["practices/", "compare/"])
def test_the_practices_chosen_for_comparison(reader: Reader, route: str) -> None:
    key = "practice-atlas.compare.v1"
    reader.page.goto(reader.base + route)
    reader.store(key, json.dumps(CHOSEN))
    reader.know()
    reader.page.reload()
    reader.know()
    for hostile in storage(reader, key, CHOSEN):
        chips = reader.page.locator(".pa-tray li button")
        many = f"{chips.count()} chosen" if chips.count() > 4 else None
        reader.look(hostile.name, reader.my_plan(), many)
        reader.page.evaluate("document.querySelector('.pa-tray li button')?.click()")
        reader.look(f"{hostile.name}, taken out", reader.my_plan())


ANSWERS = {"permit-in-time": "no", "good-farewell": "partly"}


def test_the_stored_answers_of_the_self_check(reader: Reader) -> None:
    key = "practice-atlas.self-check.v1"
    reader.page.goto(reader.base + "check/")
    reader.store(key, json.dumps(ANSWERS))
    reader.know()
    reader.store(key, "{")
    reader.know()
    for hostile in storage(reader, key, ANSWERS):
        said = reader.page.locator("[data-check-damaged]").is_visible()
        expected = not sound_answers(hostile.text)
        reader.look(hostile.name, reader.my_plan(), None if said == expected else f"a notice of damage: {said}")


PEOPLE = {"name": "Me", "people": [{"name": "Jana", "answers": ANSWERS}, {"name": "Věra", "answers": ANSWERS}]}


def test_the_stored_answers_of_colleagues(reader: Reader) -> None:
    key = "practice-atlas.together.v1"
    reader.page.goto(reader.base + "check/")
    reader.store(key, json.dumps(PEOPLE))
    reader.know()
    reader.store(key, "{")
    reader.page.reload()
    reader.know()
    for hostile in storage(reader, key, PEOPLE):
        reader.look(hostile.name, reader.my_plan())


def test_links_to_answers(reader: Reader) -> None:
    reader.page.goto(reader.base + "check/")
    sound = [1, "Jana", [["permit-in-time"], ["good-farewell"], [], []]]
    for hostile in (Hostile("sound", json.dumps(sound)), *reader.against(sound)):
        fragment = urlsafe_b64encode(hostile.text.encode("utf-8", "surrogatepass")).decode().rstrip("=")
        reader.page.evaluate("text => { location.hash = '#answers=' + text; }", fragment[:5000])
        reader.page.evaluate("() => new Promise(done => setTimeout(done))")
        if hostile.name == "sound":
            reader.know()
        reader.look(hostile.name, reader.my_plan())


def sound_answers(text: str) -> bool:
    try:
        data = parsed(text) if text else {}
    except (ValueError, RecursionError):
        return False
    asked = [data[key] for key in ANSWERS if key in data] if isinstance(data, dict) else [None]
    return all(isinstance(answer, str) and answer in ("yes", "partly", "no", "unknown") for answer in asked)


def queries() -> Iterator[Hostile]:
    """Addresses with hostile names and values."""
    for name, text in texts():
        value = quote(text[:2000], safe="", errors="replace")
        known = "&".join(f"{key}={value}" for key in ("q", "stage", "country", "setup-cost", "sort", "edit", "h"))
        yield Hostile(name, f"?{known}&p=visa-help,{value}&{value}={value}")
    yield Hostile("many ids", "?p=" + ",".join(f"x{n}" for n in range(5_000)) + "&stage=" + "a," * 5_000)
    yield Hostile(
        "names of objects", "?__proto__=polluted&constructor=x&__proto__[polluted]=1&toString=x&hasOwnProperty=x"
    )
    yield Hostile("half an address", "?q=%E0%A4%A&stage=%&p=%C3")
    yield Hostile("many names", "?" + "&".join(f"a{n}=b" for n in range(5_000)))


SAYS: dict[str, str] = {"practices/": "[data-find=say]", "cases/": "[data-find=say]", "compare/": "[data-compare=say]"}


ROUTES = ("", "practices/", "cases/", "compare/", "check/", "plan/", "contribute/practice/")


@pytest.mark.parametrize("route", ROUTES)
def test_addresses(reader: Reader, route: str) -> None:
    page = reader.page
    for query in ("?q=visa", "?q=zzyzx&stage=x&setup-cost=1&country=XX", "?p=visa-help,guest-house,gone&q=visa&h=visa"):
        page.goto(reader.base + route + query)
        reader.know()
    for hostile in reader.some_of(queries()):
        page.goto(reader.base + route + hostile.text)
        says = page.locator(SAYS[route]).inner_text() if route in SAYS else ""
        silent = route in SAYS and hostile.name != "half an address" and "&country=" in hostile.text and not says
        reader.look(
            hostile.name,
            reader.my_plan(),
            "nothing is said" if silent else None,
            "a long speech" if len(says) > 600 else None,
        )


FORMS: dict[str, dict[str, Any]] = {
    "practice": {
        "title": "A title",
        "status": "draft",
        "categories": ["visas"],
        "description": "Text",
        "scale_of_change": {"level": 2, "why": "Because"},
        "setup": {"text": "How", "steps": ["One"], "actors": [{"who": "researchers", "role": "They ask"}]},
        "sources": [{"title": "Source", "url": "https://example.org/", "year": 2020}],
    },
    "case": {"title": "A title", "country": "SK", "practices": ["visa-help"], "sources": [{"title": "Source"}]},
}
VALUES = """() => [...document.querySelectorAll('#pa-form :is(input, textarea)')]
  .filter(field => !['checkbox', 'radio'].includes(field.type)).map(field => field.value)"""


# Letters that are kept at once; a browser keeps about five million, and some texts of the corpus are long.
AT_ONCE = 20_000
FORGET = "Object.keys(localStorage).filter(key => key.includes('.draft.')).forEach(key => localStorage.removeItem(key))"


@pytest.mark.parametrize("kind", FORMS)
def test_the_texts_that_the_form_kept(reader: Reader, kind: str) -> None:
    """Each is offered and restored, while those that are not restored yet stay."""
    page = reader.page
    sound = {"kind": kind, "edited": "", "data": FORMS[kind], "id": "a-title", "when": "2026-11-01T10:00:00.000Z"}
    for group in ([Hostile("sound", json.dumps(sound))], *groups(reader.against(sound))):
        page.goto(f"{reader.base}404.html")  # a form that is left keeps what was restored into it
        page.evaluate(FORGET)
        for place, hostile in enumerate(group):
            reader.store(f"practice-atlas.draft.x{place}.v1", hostile.text)
        page.goto(f"{reader.base}contribute/{kind}/")
        for place, hostile in enumerate(group):
            offered = page.locator(f"[data-place=x{place}]")
            says = offered.inner_text() if offered.count() else ""
            press(reader, place)
            shown = [*page.evaluate(VALUES), page.locator("#pa-problems").inner_text()]
            if hostile.name == "sound":
                assert "last changed" in says
                assert "A title" in shown
                reader.know()
                continue
            is_damaged = not hostile.name.startswith("text") and hostile.text != ""
            unsure = hostile.name.startswith("value")
            silent = "nothing is said" if hostile.text and not says else None
            wrong = None if unsure or ("damaged" in says) == is_damaged else f"it says: {says}"
            odd = [value[:40] for value in shown if "[object" in value or "[native" in value]
            reader.look(hostile.name, reader.my_plan(), silent, wrong, *odd)


def groups(corpus: Iterator[Hostile]) -> Iterator[list[Hostile]]:
    """The corpus in groups that one visit can try."""
    group: list[Hostile] = []
    for hostile in corpus:
        if group and sum(len(kept.text) for kept in (*group, hostile)) > AT_ONCE:
            yield group
            group = []
        group.append(hostile)
    if group:
        yield group


def press(reader: Reader, place: int) -> None:
    """Restore a text, whether or not it can be opened in this form."""
    reader.page.evaluate("place => document.querySelector(`[data-place=${place}] [data-do]`)?.click()", f"x{place}")
