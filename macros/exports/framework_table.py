"""The table of frameworks: one row for each practice that serves an item."""

from collections.abc import Iterator
from typing import NamedTuple

from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from ..records.fields import fields_of
from ..records.framework import Framework, FrameworkItem, FrameworkLink
from .columns import Column


class FrameworkRow(NamedTuple):
    """One link with its item and its framework."""

    framework: Framework
    item: FrameworkItem
    link: FrameworkLink


def framework_rows(catalogue: Catalogue) -> Iterator[FrameworkRow]:
    """The rows in the order of the frameworks and of their items."""
    for framework in catalogue.frameworks.values():
        for item in framework.items:
            yield from (FrameworkRow(framework, item, link) for link in framework.links_of[item.code])


def framework_columns(edition: Edition) -> tuple[Column, ...]:
    """The columns of the table; those of fields have the words of fields.yml."""
    whole, item, link = fields_of("framework"), fields_of("framework_item"), fields_of("framework_link")
    return (
        Column("id", "text", lambda r: f"{r.framework.id}/{r.item.code}/{r.link.practice}", workbook="last"),
        Column("framework", "text", lambda r: r.framework.id, workbook="none"),
        Column("framework_name", "text", lambda r: r.framework.short, whole["short"]),
        Column("item", "text", lambda r: r.item.code, item["code"]),
        Column("item_name", "text", lambda r: r.item.label, item["label"]),
        Column("scope", "text", lambda r: r.item.scope, item["scope"]),
        Column("practice", "text", lambda r: r.link.practice, link["practice"]),
        Column("strength", "text", lambda r: r.link.strength, link["strength"]),
        Column("why", "text", lambda r: r.link.why, link["why"], workbook="wide"),
        Column("atlas_version", "text", lambda _: edition.version, workbook="none"),
        Column("atlas_date", "date", lambda _: edition.date, workbook="none"),
        Column("licence", "text", lambda _: edition.licence, workbook="none"),
    )
