"""The published statement names every page, every page in use and every way of looking that the tests know."""

import pytest
from playwright.sync_api import Browser

from macros.edition.accessibility_results import Results, read_results, write_results
from macros.records.catalogue import Catalogue
from tests.browser.kinds import ROOT, routes
from tests.browser.scanning import Scan, names_of, tools
from tests.browser.states import STATES
from tests.browser.ways import SERVED, VISITS, Visit, all_ways

RENEW = "run 'make accessibility' and commit the results"


def test_the_statement_says_what_was_tested(
    browser: Browser, catalogue: Catalogue, scans: dict[Visit, Scan], pytestconfig: pytest.Config
) -> None:
    """What `make accessibility` kept is what the tests look at now, and it names no fault that a test would find."""
    if day := pytestconfig.getoption("--statement"):
        assert set(scans) == {visit for visits in VISITS.values() for visit in visits}, "a visit is missing"
        faults = tuple(dict.fromkeys(fault for scan in scans.values() for fault in scan.faults))
        pages, states = tuple(routes(catalogue)), names_of()
        write_results(ROOT, Results(day.isoformat(), tools(browser), tuple(all_ways()), pages, faults, states))
    kept = read_results(ROOT)
    assert kept is not None, RENEW
    assert list(kept.ways) == list(all_ways()), RENEW
    assert list(kept.pages) == list(routes(catalogue)), RENEW
    assert list(kept.states) == names_of(), RENEW
    assert kept.faults == (), "mend the faults, then " + RENEW


def test_a_usual_run_looks_in_every_way_at_some_pages(catalogue: Catalogue) -> None:
    """Nothing of what the statement names is left to the thorough run alone."""
    visits = [visit for visits in VISITS.values() for visit in visits]
    for visit in visits:
        numbers = range(len(visit.usual.pages.of(routes(catalogue))))
        assert {visit.size_in_turn(number) for number in numbers} == set(visit.sizes)
    on_the_server = [visit.usual for visit in visits if visit.place == SERVED]
    assert {state for usual in on_the_server for state in usual.states.of(STATES)} == set(STATES)
    assert {page for usual in on_the_server for page in usual.pages.of(routes(catalogue))} == set(routes(catalogue))
