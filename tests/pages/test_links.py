"""Addresses between pages, in both forms that MkDocs can give them."""

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
