"""The fields of "We use this too", which the page of a practice fetches when a reader opens that part, as one script.

They are those of a use in the form of a practice, judged by the same rules, and written by the same writer.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..edition.country_names import countries_by_name, country_name
from ..edition.edition import Edition
from ..edition.script_json import script_json
from ..edition.words import read_words
from ..records.catalogue import Catalogue
from ..records.countries import countries
from ..records.fields import fields_of
from .form import form_schema
from .jinja_env import rendered

USE_ROUTE = "contribute/use.js"
WORDS_FILE = Path(__file__).with_name("use_words.yml")


def use_script(catalogue: Catalogue, edition: Edition) -> tuple[str, bytes]:
    """Route and content of the script with the fields, as HTML, and what judges and writes what they hold."""
    data = script_json({"schema": use_schema(catalogue, edition), "html": _fields(edition)})
    return USE_ROUTE, f"((p)=>{{p.useForm={data}}})(window.PracticeAtlas??={{}});\n".encode()


def use_schema(catalogue: Catalogue, edition: Edition) -> Mapping[str, Any]:
    """What the scripts of the form know of a practice, with no other field than `in_use`."""
    whole = form_schema("practice", catalogue, edition)
    practice, use = ({"in_use": whole["parts"]["practice"]["in_use"]}, whole["parts"]["use"])
    return whole | {
        "parts": {"practice": practice, "use": use},
        "records": {kind: {} for kind in whole["records"]},
        "words": {**whole["words"], **read_words(WORDS_FILE)},
        "terms": {},
        "scales": {},
        "phaseScales": (),
        "shows": {},
        "sortedNames": (),
        "phrases": (),
    }


def _fields(edition: Edition) -> Markup:
    return rendered(
        "use_form.html.j2",
        kind="practice",
        parts={"use": fields_of("use")},
        facets={},
        scales={},
        countries=[(country_name(code), code) for code in countries_by_name(countries())],
        required=frozenset(),
        words=read_words(WORDS_FILE),
        edition=edition,
    )
