"""How an institution tells that it uses a practice too: a mail or an issue whose text it completes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..edition import routes
from ..edition.edition import Edition
from ..edition.words import read_words
from ..records.fields import load_fields
from ..records.model import Practice

_FILE = Path(__file__).with_name("use.yml")


class UseOffer(NamedTuple):
    """The addresses of a mail and of an issue with the fields as lines to be completed; None where there is no way."""

    mail: str | None
    issue: str | None


def use_words() -> Mapping[str, Any]:
    """Every sentence by its key, as `use.yml` holds them."""
    return read_words(_FILE)


def use_offer(practice: Practice, edition: Edition) -> UseOffer:
    """The ways that an edition has for this practice."""
    words, route = use_words(), routes.practice(practice.id)
    labels = [load_fields()[key].label for key in words["fields"]]
    subject = words["subject"].format(title=practice.title)
    first = words["practice"].format(address=edition.address(route) or route)
    text = "\n".join([first, *(words["field"].format(label=label) for label in labels), ""])
    return UseOffer(edition.mail_with(subject, text), edition.issue_with(subject, text))
