"""Links to the repository fit its host, which is guessed, or set where its address tells nothing."""

from datetime import date

import pytest

from macros.edition.edition import Edition
from macros.edition.settings import SettingsError, edition_from
from macros.records.catalogue import Catalogue
from macros.records.vocabulary import Vocabulary

EMPTY = Catalogue({}, {}, Vocabulary())


def edition(**atlas: object) -> Edition:
    own = {"version": "1", "licence": "l", "licence_url": "https://l.example"}
    return edition_from({"extra": {"atlas": {**own, **atlas}}}, EMPTY)


@pytest.mark.parametrize(
    ("repository", "host"),
    [
        ("https://github.com/o/r", "github"),
        ("https://gitlab.com/o/r", "gitlab"),
        ("https://gitlab.uni.example/o/r", "gitlab"),
        ("https://codeberg.org/o/r", "forgejo"),
        ("https://gitea.uni.example/o/r", "forgejo"),
        (None, "github"),
    ],
)
def test_the_address_tells_the_host(repository: str | None, host: str) -> None:
    assert edition(repository=repository).host == host


@pytest.mark.parametrize("repository", ["https://git.uni.example/o/r", "https://github.com.example/o/r"])
def test_an_address_that_tells_nothing_asks_for_the_setting(repository: str) -> None:
    with pytest.raises(SettingsError, match=r"must be one of github, gitlab, forgejo, since .* got None$"):
        edition(repository=repository)
    assert edition(repository=repository, host="forgejo").host == "forgejo"


def test_a_host_that_nobody_knows_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"got 'bitbucket'$"):
        edition(repository="https://github.com/o/r", host="bitbucket")


@pytest.mark.parametrize(
    ("host", "edit", "new", "issue"),
    [
        ("github", "/edit/main/practices/x.yml", "/new/main?filename={file}", "/issues/new?title="),
        (
            "gitlab",
            "/-/edit/main/practices/x.yml",
            "/-/new/main/{folder}?file_name={name}",
            "/-/issues/new?issue%5Btitle%5D=",
        ),
        ("forgejo", "/_edit/main/practices/x.yml", "/_new/main/{folder}?filename={name}", "/issues/new?title="),
    ],
)
def test_each_host_has_its_own_addresses(host: str, edit: str, new: str, issue: str) -> None:
    at = "https://host.example/o/r"
    found = Edition("n", "1", date(2026, 1, 1), "d", "l", "u", repository=at, host=host)

    assert found.edit_address("practices/x.yml") == at + edit
    assert (found.new_file_pattern, found.issue_address) == (at + new, at + issue)


def test_without_a_repository_there_are_no_addresses() -> None:
    assert (edition().edit_address("x"), edition().new_file_pattern, edition().issue_address) == (None, None, None)
