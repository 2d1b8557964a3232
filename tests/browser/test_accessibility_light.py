"""axe-core finds nothing on any kind of page, freshly opened or in use, in light colours."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.scanning import Scan, names_of, told
from tests.browser.ways import VISITS, Visit


@pytest.mark.parametrize("visit", VISITS["light"], ids=lambda visit: visit.place or "served")
def test_no_page_has_a_fault(visit: Visit, scanned: Callable[[Visit], Scan], figure: Any) -> None:
    """No violation of any impact, the theme included, and nothing to scroll sideways."""
    scan = scanned(visit)
    figure("pages and states scanned by axe-core", scan.looks)
    assert "\n".join(map(told, scan.faults)) == ""
    assert scan.sideways == []
    assert scan.states == names_of(scan.states_to_see())
