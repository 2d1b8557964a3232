"""The kit of a practice: what an office needs to begin with it, in the words of its page."""

from collections.abc import Iterator
from dataclasses import replace

from ..edition import routes
from ..edition.country_names import country_name
from ..edition.draft_words import draft_words
from ..edition.edition import Edition
from ..edition.facts import amount_in_words, growth_in_words
from ..edition.languages import made_of, one_line
from ..records.catalogue import Catalogue
from ..records.fields import phase_label
from ..records.model import Practice
from ..records.record_facts import phases_of
from ..records.vocabulary import INVOLVED_FACETS, PHASE_SCALES
from .blocks import EMPTY, Block, Heading, Kit, Paragraph, Run, Table, Text, plain
from .prose_blocks import prose_blocks
from .words import filled, origin, words

_OWN_LINES = 5
_BOX: Text = (Run("☐"),)


def practice_kit(practice: Practice, catalogue: Catalogue, edition: Edition) -> Kit:
    """The kit of one practice that is shown."""
    address = edition.address(routes.of(practice)) or routes.of(practice)
    blocks = (
        *_draft(practice),
        Paragraph(plain(practice.summary), "lede"),
        Paragraph(plain(origin(edition, address)), "note"),
        Paragraph(plain(words()["fill_in"]), "note"),
        *_brief(practice, edition),
        *_people(practice, catalogue),
        *_steps(practice),
        *_indicators(practice),
        *_risks(practice),
        *_budget(practice, catalogue),
        *_cases(practice, catalogue, edition),
    )
    return Kit(practice.title, practice.summary, address, blocks)


def _draft(practice: Practice) -> Iterator[Block]:
    """What says in a preview that the practice is a draft, as its page does."""
    if practice.status == "draft":
        yield Paragraph((Run(draft_words()["band"], bold=True),), "advice")


def _brief(practice: Practice, edition: Edition) -> Iterator[Block]:
    yield Heading(words()["brief"])
    yield from prose_blocks(practice.description, lambda kind, id_: edition.address(routes.record(kind, id_)))


def _people(practice: Practice, catalogue: Catalogue) -> Iterator[Block]:
    rows = tuple(
        (plain(catalogue.vocabulary.label(facet, person.who)), plain(person.role), EMPTY)
        for _, phase in phases_of(practice)
        for facet, name in INVOLVED_FACETS.items()
        for person in getattr(phase, name)
    )
    yield from _section("people", ("group", "part", "name"), rows, (4, 8, 5))


def _steps(practice: Practice) -> Iterator[Block]:
    heads = ("number", "step", "owner", "by_when", "done")
    for name, phase in phases_of(practice):
        rows = tuple(
            (plain(f"{number}"), plain(step), EMPTY, EMPTY, _BOX) for number, step in enumerate(phase.steps, 1)
        )
        heading = filled("steps", phase=phase_label(name))
        yield from _titled(heading, heads, rows, (12, 77, 32, 30, 19))


def _indicators(practice: Practice) -> Iterator[Block]:
    found = (at for _, phase in phases_of(practice) for at in phase.indicators)
    rows = tuple((plain(at.measure), plain(at.how), EMPTY, EMPTY) for at in found)
    yield from _section("indicators", ("measure", "how", "today", "target"), rows, (5, 7, 2, 3))


def _risks(practice: Practice) -> Iterator[Block]:
    found = (at for _, phase in phases_of(practice) for at in phase.challenges)
    rows = tuple((plain(at.problem), plain(at.answer), EMPTY) for at in found)
    yield from _section("risks", ("risk", "helps", "watched_by"), rows, (6, 7, 4))


def _budget(practice: Practice, catalogue: Catalogue) -> Iterator[Block]:
    scales = catalogue.vocabulary.scales.by_key
    rows: list[tuple[Text, ...]] = []
    for name, phase in phases_of(practice):
        for key in PHASE_SCALES:
            if rating := getattr(phase, key):
                level = scales[key].level_of(rating)
                amounts = amount_in_words(rating, scales[key])
                said = filled("of_five", level=level.level, label=level.label, amounts=amounts)
                reasons = (rating.why or "", growth_in_words(rating, catalogue.vocabulary))
                why = made_of(" ".join(filter(None, reasons)), *reasons)
                what = filled("takes", phase=phase_label(name), scale=scales[key].label)
                rows.append((plain(what), plain(said), plain(why), EMPTY))
    yield from _section("budget", ("what", "level", "why", "yours"), tuple(rows), (3, 5, 6, 3))
    cost = scales["cost"]
    counted = filled("counted", counted=cost.counted, not_counted=cost.not_counted)
    yield Paragraph(plain(counted), "note")
    own = ((EMPTY,) * 4,) * _OWN_LINES + ((plain(words()["total"]), EMPTY, EMPTY, EMPTY),)
    yield Table(_heads(("item", "once", "yearly", "paid_from")), own, (8, 3, 3, 3))


def _cases(practice: Practice, catalogue: Catalogue, edition: Edition) -> Iterator[Block]:
    telling = [catalogue.published_cases[id_] for id_ in practice.telling if id_ in catalogue.published_cases]
    if telling:
        yield Heading(words()["cases"])
    for case in telling:
        where = filled("case", institution=case.institution, country=country_name(case.country))
        title = replace(*plain(case.title), bold=True, href=edition.address(routes.of(case)) or "")
        yield Paragraph((title, Run(made_of(f" ({one_line(where)})", where))))


def _section(
    heading: str, heads: tuple[str, ...], rows: tuple[tuple[Text, ...], ...], widths: tuple[int, ...]
) -> Iterator[Block]:
    yield from _titled(words()[heading], heads, rows, widths)


def _titled(
    heading: str, heads: tuple[str, ...], rows: tuple[tuple[Text, ...], ...], widths: tuple[int, ...]
) -> Iterator[Block]:
    """A heading with its table, or nothing where there is no row."""
    if rows:
        yield Heading(heading)
        yield Table(_heads(heads), rows, widths)


def _heads(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(words()[key] for key in keys)
