"""Plans as readers have them, and how to look at the plan page."""

import json
from typing import Any

from playwright.sync_api import Locator, Page

KEY = "practice-atlas.plan.v1"
CHECKLIST, BUDDIES, VISA = "checklist-pre-arrival", "welcome-buddies", "visa-help"


def item(id_: str, **fields: str) -> dict[str, str]:
    empty = dict.fromkeys(("title", "owner", "start", "end", "indicator", "note"), "")
    return {"id": id_, "state": "idea", **empty, **fields}


def given(page: Page, base: str, *items: dict[str, str]) -> None:
    """A reader who opens the plan page with a plan from an earlier visit."""
    page.goto(base + "about/")
    page.evaluate(
        "([key, plan]) => localStorage.setItem(key, JSON.stringify(plan))", [KEY, {"name": "", "items": items}]
    )
    page.goto(base + "plan/")


def kept(page: Page) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["items"]


def row(page: Page, id_: str) -> Locator:
    return page.locator(f"#p-{id_}")


def order(page: Page) -> list[str]:
    ids: list[str] = page.eval_on_selector_all("[data-plan-items] > li", "rows => rows.map(row => row.id.slice(2))")
    return ids
