"""A reader in three engines and a contributor in two, on a server and in a folder; no page may complain of anything."""

import pytest

from tests.browser.ways import Addresses
from tests.everywhere import walks
from tests.everywhere.windows import Window


@pytest.mark.parametrize("window", ["chromium", "firefox", "webkit"], indirect=True)
def test_a_reader_finds_compares_checks_and_plans(window: Window, address: Addresses) -> None:
    walks.find_and_read(window, address)
    walks.choose_and_compare(window, address)
    ids = walks.check(window, address)
    walks.plan(window, address, ids)
    walks.change_colours(window, address)


@pytest.mark.parametrize("window", ["chromium", "firefox"], indirect=True)
def test_a_contributor_writes_two_cases_in_two_tabs_and_is_interrupted(window: Window, address: Addresses) -> None:
    walks.write_cases(window, address)
