"""The pictures of the whole can be seen, reached with the keyboard, and read as words; those of the guide are drawn."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.records.catalogue import Catalogue
from scripts.drawing.guide import GUIDE, WIDTH, draw_guide


@pytest.mark.parametrize("width", [360, 1280])
def test_no_two_dots_touch_and_each_is_large_enough_to_hit(page: Page, base: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(base + "journey/")
    boxes = page.eval_on_selector_all(
        ".pa-dots__phase--setup .pa-dot",
        "dots => dots.map(dot => { const b = dot.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; })",
    )
    assert len(boxes) > 5
    assert all(w >= 24 and h >= 24 for _, _, w, h in boxes)
    for index, (x, y, w, h) in enumerate(boxes):
        for ox, oy, _, _ in boxes[index + 1 :]:
            assert abs(x - ox) >= w - 0.01 or abs(y - oy) >= h - 0.01
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_dot_shows_its_name_on_focus_and_on_hover_and_leads_to_its_page(page: Page, base: str) -> None:
    page.goto(base + "journey/")
    dot = page.get_by_role("link", name="Checklist before arrival").and_(page.locator(".pa-dot")).first
    name = dot.locator(".pa-dot__name")
    assert (name.bounding_box() or {})["width"] <= 1
    dot.focus()
    assert (name.bounding_box() or {})["width"] > 80
    page.locator("h1").click()
    dot.hover()
    assert (name.bounding_box() or {})["width"] > 80
    dot.press("Enter")
    page.wait_for_url("**/practices/checklist-pre-arrival/")


def test_no_name_of_a_dot_leaves_a_narrow_screen(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(base + "journey/")
    for dot in page.locator(".pa-dots__phase--setup .pa-dot").all():
        dot.focus()
        box = dot.locator(".pa-dot__name").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360


def test_the_reader_switches_between_set_up_and_delivery(page: Page, base: str) -> None:
    page.goto(base + "journey/")
    expect(page.locator(".pa-dots__phase--setup")).to_be_visible()
    expect(page.locator(".pa-dots__phase--delivery")).to_be_hidden()
    page.get_by_label("delivery, a year").check()
    expect(page.locator(".pa-dots__phase--setup")).to_be_hidden()
    expect(page.locator(".pa-dots__phase--delivery")).to_be_visible()


def test_each_dot_stands_in_the_words_below_the_picture(page: Page, base: str, catalogue: Catalogue) -> None:
    page.goto(base + "journey/")
    for phase in ("setup", "delivery"):
        part = f".pa-dots__phase--{phase}"
        titles = sorted(practice.title for practice in catalogue.published.values())
        assert sorted(page.locator(f"{part} .pa-dot__name").all_text_contents()) == titles
        assert sorted(page.locator(f"{part} .pa-table a").all_text_contents()) == titles


def test_the_map_marks_every_stage_of_every_practice(page: Page, base: str, catalogue: Catalogue) -> None:
    page.goto(base + "journey/")
    labels = page.locator(".pa-map__table").first.locator("thead th").all_text_contents()[1:]
    keys = {term.label: key for key, term in catalogue.vocabulary.facets["stage"].by_key.items()}
    for line in page.locator(".pa-map__table tbody tr").all():
        title = line.locator("th").text_content() or ""
        practice = next(p for p in catalogue.published.values() if p.title == title.strip())
        marks = [text.strip() == "helps" for text in line.locator("td").all_text_contents()]
        assert marks == [keys[label] in practice.stages for label in labels]


def test_the_command_draws_the_pictures_of_the_guide(page: Page, base: str, tmp_path: Path) -> None:
    """Each is as wide as the form was, and no empty sheet."""
    draw_guide(page, base, tmp_path)

    assert {path.stem for path in tmp_path.iterdir()} == GUIDE.keys()
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert b"VP8L" in content, "WebP without loss"
        assert 1 + int.from_bytes(content[24:27], "little") == WIDTH, "as the head of the file says"
        assert len(content) > 3_000
