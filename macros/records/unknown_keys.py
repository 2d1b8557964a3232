"""Suggestions for a key that the model does not have at its place."""

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from .field_types import field_type_at, field_types
from .messages import joined, texts_at, wording
from .problems import did_you_mean
from .vocabulary import GROWING_SCALES, GROWTH_FIELDS, PHASE_SCALES
from .yaml_reader import Where


def tip_for(where: Where, model: type[BaseModel]) -> str:
    """One sentence on how to correct the unknown key at the end of a path."""
    *above, last = where
    key, allowed = str(last), list(keys_at(model, tuple(above)))
    written = re.sub(r"[\W_]+", "_", key.lower()).strip("_")
    if written != key and written in allowed:
        return wording("any.did_you_mean", meant=written)
    if re.match(r"[^a-z]|.* ", key):
        return wording("F001.indent")
    group = field_type_at(model, above).model
    told = elsewhere().get(group.__name__.lower(), {}) if group else {}
    return (
        told.get(key)
        or _belongs(key, above, model)
        or did_you_mean(key, allowed)
        or wording("any.keys", keys=", ".join(allowed))
    )


def keys_at(model: type[BaseModel], where: Where) -> Iterator[str]:
    """The keys that a record may have at a path; growth is no key of a scale that never grows."""
    inner = field_type_at(model, where).model
    never_grows = where[-1:] and where[-1] in PHASE_SCALES and where[-1] not in GROWING_SCALES
    for key in field_types(inner) if inner else ():
        if not (never_grows and key in GROWTH_FIELDS):
            yield key


def elsewhere() -> Mapping[str, Mapping[str, str]]:
    """The tips of messages.yml by part of a record and key: keys that people write, and where that content belongs."""
    return texts_at("F001.elsewhere")


def _belongs(key: str, above: list[str | int], model: type[BaseModel]) -> str:
    """A tip where the model has this key elsewhere: in a group of the record, or in the record itself."""
    if above:
        return wording("F001.in_record") if key in field_types(model) else ""
    groups = [name for name in field_types(model) if key in keys_at(model, (name,))]
    return wording("F001.in_group", groups=joined("F001.or", groups)) if groups else ""
