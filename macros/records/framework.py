"""Frameworks that professionals answer to, such as a charter: their items, and the practices that serve each item."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints

from .text_fields import Text, texts_of
from .value_types import Id, Key, Line, Name, StrictModel, Url, Year
from .works import Source

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=20, max_length=140)]
Scope = Literal["in", "partly", "outside"]
Strength = Literal["direct", "supporting"]
# So many links say what matters; more would say that everything serves everything.
MOST_OF_A_PRACTICE, MOST_OF_AN_ITEM = 4, 16


class FrameworkGroup(StrictModel):
    """A heading under which a framework puts several items."""

    key: Key
    label: Name


class FrameworkItem(StrictModel):
    """One thing that a framework asks for; `scope` says whether it lies in the subject of the atlas.

    `followed_by` is the code of an item of the framework that has followed, where the names say the same.
    """

    code: Key
    group: Key
    label: Name
    scope: Scope
    note: Line | None = None
    followed_by: Key | None = None


class FrameworkLink(StrictModel):
    """A practice that serves an item, directly or by supporting it, and why."""

    item: Key
    practice: Id
    strength: Strength
    why: Reason


class Framework(StrictModel):
    """One framework as its publisher words it, with our own links; `id` is the name of the file."""

    id: Id
    label: Name
    short: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
    found_by: tuple[Name, ...] = ()
    publisher: Name
    year: Year | None = None
    url: Url
    reuse: Line
    note: Line
    reviewed: date
    verified: date | None = None
    followed_by: Id | None = None
    groups: Annotated[tuple[FrameworkGroup, ...], Field(min_length=1)]
    items: Annotated[tuple[FrameworkItem, ...], Field(min_length=1)]
    links: tuple[FrameworkLink, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text with its place, as rules ask for them."""
        return tuple(texts_of(self))

    @cached_property
    def by_code(self) -> Mapping[str, FrameworkItem]:
        """The items by code, in the order of the framework."""
        return MappingProxyType({item.code: item for item in self.items})

    @cached_property
    def links_of(self) -> Mapping[str, Sequence[FrameworkLink]]:
        """The links of each item by its code: the direct ones first."""
        ordered = sorted(self.links, key=lambda link: link.strength)
        return MappingProxyType({code: tuple(at for at in ordered if at.item == code) for code in self.by_code})

    def named(self, code: str) -> str:
        """An item in lists: its number, where it has one, and its label."""
        label = self.by_code[code].label
        return f"{code} {label}" if code.isdigit() else label

    @property
    def choices(self) -> Sequence[tuple[str, str]]:
        """Code and name of each item that has a practice, for filters."""
        return tuple((code, self.named(code)) for code, links in self.links_of.items() if links)

    @property
    def practices(self) -> frozenset[str]:
        """The ids of all practices that serve an item."""
        return frozenset(link.practice for link in self.links)


class Served(NamedTuple):
    """An item that a practice serves: the id and label of its framework, the item and the link."""

    framework: str
    label: str
    item: FrameworkItem
    link: FrameworkLink

    @property
    def address(self) -> str:
        """The item in open data: the id of the framework, a slash and the code of the item."""
        return f"{self.framework}/{self.item.code}"
