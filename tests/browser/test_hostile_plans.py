"""Hostile plan files, links and stored plans: nothing runs, the plan is not lost, and a sentence says what is wrong."""

import base64
import json
import re
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Page

from .plans import KEY, item
from .reader_data import Hostile, parsed, wholes
from .watched import MINE, STORED, Reader

LONGEST_ADDRESS = 1_000_000
MONTH_OR_NONE = r"((19|20|21)\d\d-(0[1-9]|1[0-2]))?"

PLAN = {
    "format": "practice-atlas-plan",
    "version": 1,
    "name": "Theirs",
    "practices": [
        item("visa-help", title="Visas", state="planned", owner="Jana", start="2027-03", note="x"),
        {"id": "gone"},
    ],
}
FIELDS = {"title": 200, "owner": 200, "indicator": 4000, "note": 4000}
STATES = ("idea", "planned", "started", "extended", "running", "declined")


def sound_plan(text: str, key: str = "practices") -> Any:
    """The plan that a text holds, as the pages keep it, or None where it holds none; told without their code."""
    try:
        data = parsed(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(data, list):
        data = {**PLAN, "name": "", key: data}
    if not isinstance(data, dict) or not isinstance(data.get("name", ""), str) or len(data.get("name", "")) > 200:
        return None
    if key == "practices" and (data.get("format") != PLAN["format"] or repr(data.get("version")) not in ("1", "2")):
        return None
    entries = data.get(key, data.get("practices"))
    if not isinstance(entries, list) or len(entries) > 2000:
        return None
    items = [{"id": entry} if isinstance(entry, str) else entry for entry in entries]
    if not all(isinstance(entry, dict) and sound_item(entry) for entry in items):
        return None
    if len({entry["id"] for entry in items}) < len(items):
        return None
    return {
        "name": data.get("name", ""),
        "items": [item("x") | {k: entry[k] for k in item("x") if k in entry} for entry in items],
    }


def sound_item(entry: dict[str, Any]) -> bool:
    id_, months = entry.get("id"), (entry.get("start", ""), entry.get("end", ""))
    return (
        isinstance(id_, str)
        and len(id_) <= 80
        and bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_))
        and all(
            isinstance(entry.get(key, ""), str) and units(entry.get(key, "")) <= most for key, most in FIELDS.items()
        )
        and entry.get("state", "idea") in STATES
        and all(isinstance(month, str) and re.fullmatch(MONTH_OR_NONE, month) for month in months)
    )


def units(text: str) -> int:
    """The length of a text as browsers count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


OUTCOME = """() => {
  const refused = document.querySelector('[data-kind=refused] p'), offer = document.querySelector('[data-plan-offer]');
  return refused ? `refused: ${refused.textContent}` : offer.hidden ? '' : 'offered';
}"""
CLOSE = """() => {
  document.querySelector('[data-kind=refused]')?.remove();
  document.querySelector('[data-plan-offer]').hidden = true;
  history.replaceState(null, '', location.pathname);
}"""
TAKE = """() => {
  const buttons = [...document.querySelectorAll('[data-plan-offer-buttons] button')];
  buttons.find(button => button.textContent === 'Look at it').click();
  buttons.find(button => button.textContent === 'Replace mine').click();
}"""


def judge_arrival(reader: Reader, hostile: Hostile, expected: Any) -> None:
    """What came in is refused with a sentence, or offered and then taken over as it is."""
    outcome = reader.page.wait_for_function(OUTCOME).json_value()
    lost = reader.my_plan()
    if expected is None:
        unsaid = None if outcome.endswith("Your own plan is as it was.") else f"not refused, but {outcome}"
        reader.look(hostile.name, lost, unsaid)
    elif outcome != "offered":
        reader.look(hostile.name, lost, outcome)
    else:
        reader.page.evaluate(TAKE)
        reader.look(hostile.name, lost, reader.my_plan(expected))
        reader.store(KEY, json.dumps(MINE))
    reader.page.evaluate(CLOSE)


def open_plan(reader: Reader) -> None:
    """The plan page, and what it shows of a sound plan that came in and of one that was refused."""
    reader.page.goto(reader.base + "plan/")
    for text in (json.dumps(PLAN), json.dumps({**PLAN, "practices": [{"id": 7}]})):
        upload(reader.page, text)
        if reader.page.wait_for_function(OUTCOME).json_value() == "offered":
            reader.page.evaluate(TAKE)
        reader.know()
        reader.store(KEY, json.dumps(MINE))
        reader.page.evaluate(CLOSE)


def upload(page: Page, text: str) -> None:
    content = text.encode("latin-1") if text[:1] == "\xff" else text.encode("utf-8", "surrogatepass")
    page.set_input_files(
        "[data-plan-import]", [{"name": "plan.json", "mimeType": "application/json", "buffer": content}]
    )


def test_plan_files(reader: Reader) -> None:
    open_plan(reader)
    for hostile in reader.against(PLAN):
        upload(reader.page, hostile.text)
        judge_arrival(reader, hostile, sound_plan(hostile.text))


ROW = [1, "Theirs", [["visa-help", 1, "Jana", "2027-03", "x"], ["gone"]]]


def plan_of_row(text: str) -> Any:
    """The plan that the content of a link holds, or None; told without the code of the pages."""
    try:
        version, name, rows = parsed(text)
        states = ("idea", "planned", "running", "declined", "started", "extended")
        entries = []
        for id_, *rest in rows:
            state, *texts = [*rest, *(0, "", "", "", "", "")[len(rest) :]]
            if type(state) not in (int, float) or state not in range(6):
                return None
            named = dict(zip(("owner", "start", "note", "end", "indicator"), texts, strict=False))
            entries.append(item(id_, state=states[int(state)], **named))
    except (ValueError, TypeError, RecursionError):
        return None
    if (
        version not in (1, 2)
        or isinstance(version, bool)
        or not isinstance(rows, list)
        or not all(isinstance(row, list) for row in rows)
    ):
        return None
    return sound_plan(json.dumps({**PLAN, "name": name, "practices": entries}))


def test_shared_links(reader: Reader) -> None:
    open_plan(reader)
    for hostile in reader.against(ROW):
        fragment = base64.urlsafe_b64encode(hostile.text.encode("utf-8", "surrogatepass")).decode().rstrip("=")
        for way, text, expected in (
            ("packed", fragment, plan_of_row(hostile.text)),
            ("bare", quote(hostile.text[:5000], safe=""), None),
        ):
            if len(text) < LONGEST_ADDRESS:
                reader.page.evaluate("text => { location.hash = '#plan=' + text; }", text)
                judge_arrival(reader, Hostile(f"{hostile.name}, {way}", ""), expected)


STORED_PLAN = {"name": "Mine", "items": PLAN["practices"]}
DAMAGED = f"{KEY}.damaged"


def test_the_stored_plan(reader: Reader) -> None:
    page = reader.page
    open_plan(reader)
    for hostile in reader.against(STORED_PLAN):
        reader.store(KEY, hostile.text)
        aside = page.evaluate(STORED, DAMAGED)
        lost = sound_plan(hostile.text, "items") is None and aside != hostile.text and hostile.text != ""
        reader.look(hostile.name, "what was damaged is not kept aside" if lost else None)


def test_the_stored_plan_of_an_earlier_visit(reader: Reader) -> None:
    page = reader.page
    open_plan(reader)
    reader.store(KEY, "{")
    page.reload()
    reader.know()
    for hostile in [
        *wholes(),
        *(h for h in reader.against(STORED_PLAN) if h.name.endswith(("instead of everything", "as items.0"))),
    ]:
        if len(hostile.text) > 2_000_000:
            continue
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, hostile.text])
        page.reload()
        damaged = sound_plan(hostile.text, "items") is None and hostile.text != ""
        said = page.locator("[data-kind=damaged]").count() == 1
        reader.look(hostile.name, None if said == damaged else f"a notice of damage: {said}")
