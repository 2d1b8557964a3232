"""Old addresses lead on, and lists say what is newest."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.pages import record_lists
from macros.pages.redirects import redirects
from macros.pages.site import Site


def retired(site: Site, kind: str, id_: str, **changes: object) -> dict[str, str]:
    """The redirects of the site, one of its records retired."""
    records = site.catalogue.practices if kind == "practices" else site.catalogue.cases
    record = records[id_].model_copy(update={"status": "retired", **changes})
    return dict(redirects(replace(site.catalogue, **{kind: {**records, id_: record}})))


def test_a_former_id_leads_to_the_page_of_today(site: Site) -> None:
    assert dict(redirects(site.catalogue)) == {"practices/full-once/": "practices/full/"}


@pytest.mark.parametrize(
    ("kind", "id_", "changes", "target"),
    [
        ("practices", "full", {"replaced_by": "minimal"}, "practices/minimal/"),
        ("cases", "kosice-example", {"replaced_by": "older-example"}, "cases/older-example/"),
        ("cases", "older-example", {"country": "SK"}, "country/sk/"),
        ("cases", "older-example", {}, "cases/"),
    ],
)
def test_a_retired_record_leads_to_what_took_its_place(
    site: Site, kind: str, id_: str, changes: dict[str, object], target: str
) -> None:
    """Where nothing did, a case leads to the cases of its country, or to all of them."""
    assert retired(site, kind, id_, **changes)[f"{kind}/{id_}/"] == target


def test_the_newest_are_those_that_were_reviewed_last(site: Site) -> None:
    days = {"full": date(2025, 1, 2), "minimal": date(2025, 1, 3), "nasty": date(2025, 1, 1)}
    known = site.catalogue.practices
    dated = {id_: known[id_].model_copy(update={"reviewed": day}) for id_, day in days.items()}
    catalogue = replace(site.catalogue, practices={**known, **dated})

    def listed(**filters: Any) -> list[str]:
        return [practice.id for practice in record_lists.practices(catalogue, **filters)]

    assert listed(newest=True) == ["minimal", "full", "nasty"]
    assert listed(newest=True, limit=1) == ["minimal"]
    assert listed() != listed(newest=True)
