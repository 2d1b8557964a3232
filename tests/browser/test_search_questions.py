"""What people of the field type, in each box, served and from a folder: a right practice is among the first three."""

import gzip
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect

from scripts.search_report import QUESTIONS, questions
from tests.atlas import atlas_records

from .conftest import ROOT, Quiet, build

AT_LEAST = 0.95
# What a reader is sent, in bytes as a server packs them: the finder, and each page with a box together with all that a
# question fetches, excerpts of what is seen included.
MOST_FOR_THE_FINDER, EXCERPTS, WAIT = 92_000, "/passages/", 1000
MOST_WITH_A_SEARCH: Mapping[str, int] = {"": 140_000, "practices/": 151_000, "practices/*/": 135_000}
# That is with so many practices. Each further one, with its cases, may add so much: a card, names and words.
PRACTICES, FOR_EACH = 92, 900
PACKED = (".woff2", ".png")
FIRST = 3
LETTERS, EVERY = 2, 10  # every tenth question is asked again, with so many letters at its end typed key by key
# The addresses of the practices that a box offers, and of those that the finder shows.
OFFERED = """(box) => {
  const list = document.getElementById(box.getAttribute("aria-controls"));
  const name = (group) => document.getElementById(group.getAttribute("aria-labelledby")).textContent;
  const groups = [...list.querySelectorAll("[role=group]")].filter((group) => name(group) === "Practices");
  const options = groups.flatMap((group) => [...group.querySelectorAll("[role=option]")]);
  return options.filter((option) => option.checkVisibility()).map((option) => new URL(option.href).pathname);
}"""
SHOWN = """() => {
  const cards = [...document.querySelectorAll(".pa-card")].filter((card) => card.checkVisibility());
  return cards.map((card) => `/practices/${card.dataset.id}/`);
}"""
# Asks one question after the other, each put into the box as a paste does, and tells what each was answered.
PASTED = """async (box, questions) => {
  const answers = %s;
  const answered = [];
  for (const question of questions) {
    box.blur();  // what was offered before is not offered any more
    box.focus();
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    await PracticeAtlas.searching.find(question);  // what a box asked before is answered before
    answered.push(answers(box));
  }
  return answered;
}"""
TYPED = """async (box, question) => {
  const answers = %s;
  await PracticeAtlas.searching.find(question);
  return answers(box);
}"""
BOXES: Mapping[str, tuple[str, str]] = {
    "What do you want to solve?": ("", OFFERED),
    "Search the atlas": ("about/", OFFERED),
    "Search practices": ("practices/", SHOWN),
}


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Callable[[str], str]]]:
    """The atlas itself: from a server, and as its offline copy from a folder."""
    target = tmp_path_factory.mktemp("atlas")
    served, folder = (
        build(ROOT, target / "served"),
        build(ROOT, target / "folder", "--config-file", "mkdocs.offline.yml"),
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(served))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield {
            "served": lambda route: f"http://127.0.0.1:{server.server_port}/{route}",
            "folder": lambda route: (folder / route / "index.html").as_uri(),
        }
        server.shutdown()


def found(paths: list[str]) -> set[str]:
    return {path.partition("/practices/")[2].split("/")[0] for path in paths[:FIRST]}


@pytest.mark.parametrize("place", ["served", "folder"])
@pytest.mark.parametrize("label", BOXES)
def test_the_first_three_hold_a_right_practice(
    page: Page, addresses: Mapping[str, Callable[[str], str]], label: str, place: str, figure: Any
) -> None:
    route, answers = BOXES[label]
    page.goto(addresses[place](route))
    box, asked = page.get_by_label(label).element_handle(), questions(QUESTIONS)
    pasted = PASTED % answers
    first = dict(zip(asked, box.evaluate(pasted, list(asked)), strict=True))
    for question in list(asked)[::EVERY]:
        box.evaluate(pasted, [question[:-LETTERS]])
        page.keyboard.type(question[-LETTERS:])
        assert box.evaluate(TYPED % answers, question) == first[question]
    missed = {question: found(paths) for question, paths in first.items() if not asked[question] & found(paths)}
    figure(f"questions of {len(asked)} answered by “{label}”, {place}", len(asked) - len(missed))
    assert len(asked) >= 100
    assert len(missed) <= (1 - AT_LEAST) * len(asked), missed


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize("route", MOST_WITH_A_SEARCH)
def test_what_a_reader_who_searches_is_sent(
    page: Page, addresses: Mapping[str, Callable[[str], str]], route: str, figure: Any
) -> None:
    """A page of the whole atlas and then one question, from an empty cache; nothing is asked for twice."""
    pytest.importorskip("minify", reason="this machine has no build of the package that makes files small")
    sent: dict[str, int] = {}

    def weigh(response: Response) -> None:
        body = response.body()
        sent[response.url] = len(body if response.url.endswith(PACKED) else gzip.compress(body, 6))

    page.on("response", weigh)
    published = atlas_records().published
    more = FOR_EACH * (len(published) - PRACTICES)
    page.goto(addresses["served"](route.replace("*", min(published))), wait_until="networkidle")
    if route == "practices/":
        assert MOST_FOR_THE_FINDER / 2 < sum(sent.values()) <= MOST_FOR_THE_FINDER + more
    page.locator("[data-search-box]:visible").last.press_sequentially("housing for a family")
    expect(page.locator(".pa-option__why mark, .pa-card__why mark").first).to_be_visible()
    seen = 0
    while len(sent) > seen:  # until nothing more comes
        seen = len(sent)
        page.wait_for_timeout(WAIT)
    figure(f"kB sent to a reader who searches on {route or 'the home page'}", round(sum(sent.values()) / 1000))
    assert sum("names.js" in url for url in sent) == 1
    assert sum(EXCERPTS in url for url in sent) >= 3
    assert sum(sent.values()) <= MOST_WITH_A_SEARCH[route] + more
