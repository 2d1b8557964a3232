"""The website on which the repository lives: its addresses for changing a file, a new file and an issue."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from ..records.yaml_reader import parse_yaml

HOSTS_FILE = Path(__file__).with_name("repository_hosts.yml")


class RepositoryHost(NamedTuple):
    """How one kind of host writes its addresses; `text` is empty where no text of a file can travel in one."""

    label: str
    guessed_by: tuple[str, ...]
    edit: str
    new: str
    line: str
    text: str
    issue: str
    issue_text: str
    last_steps: str


@cache
def repository_hosts() -> Mapping[str, RepositoryHost]:
    """The hosts that the atlas knows, by the key that the setting `host` takes."""
    data = parse_yaml(HOSTS_FILE.read_text("utf-8"), HOSTS_FILE.name).data
    return {key: RepositoryHost(**{**host, "guessed_by": tuple(host["guessed_by"])}) for key, host in data.items()}


def guessed_host(repository: str) -> str | None:
    """The key of the host that the address of a repository tells, or None where it tells nothing."""
    place = urlsplit(repository).hostname or ""
    for key, host in repository_hosts().items():
        if any(place == mark or (mark in place.split(".") and "." not in mark) for mark in host.guessed_by):
            return key
    return None
