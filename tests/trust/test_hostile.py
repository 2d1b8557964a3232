"""Hostile texts in every field: refused with a message, or shown as harmless text in every output."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.edition import routes
from macros.pages.render import Renderer
from macros.pages.site import Site
from macros.records import markdown
from macros.records.fields import fields_of
from tests.trust.hostile import (
    HOSTILE,
    MARK,
    Poisoned,
    empty_root,
    judged,
    payloads,
    poison,
    site_of,
    write_pair,
)
from tests.trust.outputs import OUTPUTS, SLOW_OUTPUTS, dangers, macro_files, markup


@dataclass(frozen=True)
class Corpus:
    """All hostile records that the checker lets pass, as one site."""

    root: Path
    site: Site
    records: Mapping[str, Poisoned]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = empty_root(tmp_path_factory.mktemp("hostile"))
    records = {poisoned.name: poisoned for poisoned in poison(root)}
    return Corpus(root, site_of(root), records)


@pytest.mark.parametrize("kind", ["practice", "case"])
def test_every_field_that_takes_a_text_is_tried(kind: str) -> None:
    """A field that the two records leave out would never meet a hostile text."""
    record = yaml.safe_load((HOSTILE / f"{kind}.yml").read_text(encoding="utf-8"))

    assert set(_texts_in(record, kind)) == set(_fields_of_texts(kind))


def _fields_of_texts(part: str) -> Iterator[tuple[str, str]]:
    """Each field for a text, with the part of a record in which it stands."""
    for key, field in fields_of(part).items():
        if field.kind == "group":
            yield from _fields_of_texts(field.part)
        elif field.kind in ("text", "prose"):
            yield part, key


def _texts_in(data: Mapping[str, Any], part: str) -> Iterator[tuple[str, str]]:
    """The same fields as far as a part of a record fills them."""
    fields = fields_of(part)
    for key, value in data.items():
        if fields[key].kind == "group":
            for group in value if isinstance(value, list) else [value]:
                yield from _texts_in(group, fields[key].part)
        elif fields[key].kind in ("text", "prose"):
            yield part, key


def test_each_text_was_judged(corpus: Corpus, figure: Any) -> None:
    """The corpus is one in which something is refused and something passes, and what passes has no problem."""
    figure("hostile texts, each in every field of two records", len(payloads()))
    refused = [poisoned for poisoned in corpus.records.values() if poisoned.refused_in_prose]
    assert len(refused) > 20
    assert judged(corpus.root).problems == ()
    assert len(corpus.site.catalogue.published) > len(payloads()) // 2


@pytest.mark.parametrize("output", [*OUTPUTS, "macros", pytest.param("handbook", marks=pytest.mark.pdf)])
def test_no_output_holds_anything_that_acts(corpus: Corpus, output: str, figure: Any) -> None:
    """Every file of every output, read by a reader of its format, holds hostile texts as text only."""
    make = {**OUTPUTS, **SLOW_OUTPUTS}[output]
    files = dict(make(corpus.site))
    figure("files searched for hostile texts that act", len(files))
    assert files
    assert dangers(iter(files.items())) == {}


def test_the_tags_of_a_page_do_not_depend_on_plain_texts(corpus: Corpus, tmp_path: Path) -> None:
    """A hostile title, reason or step leaves the tags and attributes of the page as a harmless one does."""
    harmless = empty_root(tmp_path / "harmless")
    for name, poisoned in corpus.records.items():
        if not poisoned.refused and poisoned.refused_in_prose:
            write_pair(harmless, name, lambda text, is_prose, n=poisoned.number: f"{'x' * (not is_prose)}{text} {n}")
    tame, wild = Renderer(site_of(harmless)), Renderer(corpus.site)
    compared = list(tame.site.catalogue.published)
    assert len(compared) > 10
    for name in compared:
        for route in (routes.practice(name), routes.case(name)):
            expected = markup(str(tame.page(route))).tags
            got = markup(str(wild.page(route))).tags
            assert got == expected, corpus.records[name].payload


@pytest.mark.parametrize("payload", payloads())
def test_prose_is_harmless_without_the_checker_too(payload: str) -> None:
    """Should a text ever reach the pages past the rules, its HTML is text and its links lead nowhere dangerous."""
    html = str(markdown.to_html(f"{payload}\n\n- {payload}\n\n> *{payload}*", lambda kind, id_: None))
    assert [danger for danger in markup(html).dangers if not danger.startswith('<a href="https://')] == []


def test_texts_reach_readers_whole(corpus: Corpus) -> None:
    """Nothing is silently cut out: what was written stands on the page, as text."""
    renderer = Renderer(corpus.site)
    for name, practice in corpus.site.catalogue.published.items():
        shown = " ".join(renderer.page(f"practices/{name}/").striptags().split())
        assert " ".join(practice.setup.steps[0].split()) in shown, corpus.records[name].payload


FILES = sorted((HOSTILE / "files").iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_hostile_files_are_refused(path: Path, tmp_path: Path, figure: Any) -> None:
    """A file that attacks the reader itself is refused with the rule that its name begins with."""
    root = empty_root(tmp_path / "root")
    code, name = path.name.split("-", 1)
    (root / "practices" / name).write_bytes(path.read_bytes())
    problems = judged(root).problems
    figure("hostile files refused", 1)
    assert code in {problem.code for problem in problems}
    assert {problem.file for problem in problems} == {f"practices/{name}"}


NAMES = (
    "x..%2f..%2fetc.yml",
    "Visa.yml",
    "v\u0456sa.yml",  # a Cyrillic letter that looks like i
    "visa help.yml",
    "visa\u202egnp.yml",
    "{{ 6*7 }}.yml",
    "-rf.yml",
    "<img src=x onerror=pa0()>.yml",
    "con fig\n.yml",
    "\uff56isa.yml",  # a wide letter
    "caf\u00e9.yml",
    "a" * 90 + ".yml",
    "visa..yml",
)


@pytest.mark.parametrize("name", NAMES)
def test_names_of_files_are_ids(name: str, tmp_path: Path) -> None:
    """A name that is no plain id is refused, and the message can be printed on one line."""
    root = empty_root(tmp_path / "root")
    write_pair(root, "good", lambda text, is_prose: f"Text {text}")
    (root / "practices" / name).write_text((root / "practices/good.yml").read_text())
    problems = judged(root).problems
    assert problems
    assert all("\n" not in p.as_text().splitlines()[0] and "\u202e" not in p.as_text() for p in problems)
    assert {p.code for p in problems} & {"F003", "S003", "S004"}


def test_links_to_other_places_are_refused(tmp_path: Path) -> None:
    """A symbolic link among the records is never followed, be it to a file, a folder or a secret."""
    root = empty_root(tmp_path / "root")
    secret = tmp_path / "secret.yml"
    secret.write_text("title: pa0 secret\n")
    (root / "practices/file.yml").symlink_to(secret)
    (root / "practices/cases/loop.yml").symlink_to(root / "practices")
    (root / "practices/vocabulary/goals.yml").unlink()
    (root / "practices/vocabulary/goals.yml").symlink_to(secret)
    problems = judged(root).problems
    assert {p.file for p in problems if p.code == "S002"} == {
        "practices/file.yml",
        "practices/cases/loop.yml",
        "practices/vocabulary/goals.yml",
    }
    assert MARK not in "".join(problem.as_text() for problem in problems)


def test_hostile_vocabulary_is_text_too(tmp_path: Path) -> None:
    """Labels and definitions of terms reach every page; hostile ones leave its tags alone."""
    root = empty_root(tmp_path / "root")
    write_pair(root, "good", lambda text, is_prose: f"Text {text}")
    before = {name: markup(text.decode()).tags for name, text in OUTPUTS["pages"](site_of(root)) if "html" in name}
    for path in (root / "practices/vocabulary").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(_poisoned_vocabulary(text), encoding="utf-8")
    assert judged(root).problems == ()
    site = site_of(root)
    after = {name: markup(text.decode()).tags for name, text in OUTPUTS["pages"](site) if "html" in name}
    assert after == before
    for make in (*OUTPUTS.values(), macro_files):
        assert dangers(make(site)) == {}


def _poisoned_vocabulary(text: str) -> str:

    attack = '"><img src=x onerror=pa0()>'
    data = yaml.safe_load(text)
    for part in [data, *data.get("terms", []), *data.get("scales", [])]:
        for key in ("label", "definition", "plural", "counted", "not_counted"):
            if key in part:
                part[key] = f"{part[key]} {attack}"
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
