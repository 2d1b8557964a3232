"""What a working day costs an employer, by country: hourly costs from one public table, and how they become a day."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, StringConstraints

from .value_types import Line, Name, StrictModel, Url


class HourlyCost(StrictModel):
    """What an hour of work costs in a country, in cents of a euro."""

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    cents: Annotated[int, Field(ge=50, le=20000)]


class WorkingDay(StrictModel):
    """Hourly costs of one year from one source; a day has so many `hours`."""

    text: Line
    table: Name
    url: Url
    year: Annotated[int, Field(ge=2000, le=2100)]
    hours: Annotated[int, Field(ge=4, le=12)]
    countries: Annotated[tuple[HourlyCost, ...], Field(min_length=1)]

    @cached_property
    def hourly(self) -> Mapping[str, float]:
        """What an hour costs in euro, by the code of the country."""
        return MappingProxyType({at.country: at.cents / 100 for at in self.countries})

    def euro(self, country: str) -> int:
        """What a day costs in whole euro. Raises KeyError for a country without a figure."""
        return round(self.hourly[country] * self.hours)
