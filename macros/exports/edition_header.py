"""The header of every published file: name, version, date and licence of the edition."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from ..edition.edition import Edition


class EditionHeader(BaseModel):
    """The fields that every data file begins with."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    title: str
    """The name of the atlas."""
    version: str
    """The version of the edition."""
    date: date
    """The day of the edition: the newest review date of its records."""
    licence: str
    """The licence of the texts and data."""
    licence_url: str
    """Where the licence can be read."""
    site: str | None
    """The address of the site, with a slash at the end; null while it has none."""


def edition_header(edition: Edition) -> dict[str, str | None]:
    """The header as plain data, in the order in which files show it; the date is ISO 8601."""
    return EditionHeader(
        title=edition.name,
        version=edition.version,
        date=edition.date,
        licence=edition.licence,
        licence_url=edition.licence_url,
        site=edition.site_url,
    ).model_dump(mode="json")


def edition_line(edition: Edition) -> str:
    """The header on one line, for formats that have room for a note only."""
    named = f"{edition.name} {edition.version}, {edition.date.isoformat()}, {edition.licence} <{edition.licence_url}>"
    return f"{named}, {edition.site_url}" if edition.site_url else named
