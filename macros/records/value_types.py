"""The types of single values in records, such as ids, addresses and texts with their limits, and the base of parts."""

from string import printable
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from .text_fields import PROSE

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# What the web, the PDF and mail can follow safely; the rule on links says why nothing else may pass.
URL_PATTERN = r"^https://[^\s<>\"'`{}|\\^]+$"


def up_to(limit: int) -> StringConstraints:
    """The constraint of a text that is not empty and has at most `limit` characters."""
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=limit)


def in_ascii(address: str) -> str:
    """The address as browsers send it: letters beyond ASCII, which no PDF can hold, as bytes in percent form."""
    return quote(address, safe=printable)


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Key = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=500), AfterValidator(in_ascii)]
Name = Annotated[str, up_to(200)]
Title = Annotated[str, up_to(100)]
Summary = Annotated[str, up_to(300)]
Line = Annotated[str, up_to(400)]
Reason = Annotated[str, up_to(240)]
Prose = Annotated[str, PROSE]
Status = Literal["draft", "published", "retired"]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
ReadAs = Literal["live", "copy"]
Year = Annotated[int, Field(ge=1800, le=2100)]
Level = Annotated[int, Field(ge=1, le=5)]


class StrictModel(BaseModel):
    """The base of records and of the groups in them: immutable, strict, and without fields that it does not declare."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
