"""Addresses between pages, in both forms that MkDocs can give them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from macros.pages.site import Link


@pytest.mark.parametrize(
    ("root", "directory_urls", "route", "expected"),
    [
        ("../../", True, "practices/x/", "../../practices/x/"),
        ("../../", False, "practices/x/", "../../practices/x/index.html"),
        ("../", True, "scales/#cost", "../scales/#cost"),
        ("../", False, "scales/#cost", "../scales/index.html#cost"),
        ("", True, "", "./"),
        ("", False, "", "index.html"),
        ("../", True, "practices/?stage=x", "../practices/?stage=x"),
        ("../", False, "practices/?stage=x", "../practices/index.html?stage=x"),
        ("../../", False, "downloads/practice-atlas.pdf", "../../downloads/practice-atlas.pdf"),
    ],
)
def test_a_route_becomes_a_relative_address(root: str, directory_urls: bool, route: str, expected: str) -> None:
    assert Link(root, directory_urls)(route) == expected


def test_a_page_knows_its_depth(site) -> None:
    assert site.link_from("practices/x/").root == "../../"
    assert site.link_from("").root == ""


@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_record_is_no_route(directory_urls: bool) -> None:
    """Else a template that forgets `routes.of` would print every field of the record as an address."""
    link: Callable[[Any], str] = Link("../", directory_urls, lambda route: route)

    with pytest.raises(TypeError):
        link(date(2026, 12, 1))
