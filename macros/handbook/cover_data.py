"""What the covers of PDF and EPUB show of the journey: the drawing, and the stages with the numbers of practices."""

from collections.abc import Sequence

from ..edition.drawing import drawing_words
from ..edition.journey_drawing import journey_drawing
from ..records.catalogue import Catalogue
from ..records.model import Practice
from ..records.vocabulary import Term
from .cross_references import JsonObject
from .wording import practices_counted, wording

# What a book holds besides its cover.
_INSIDE = ("practices", "cases", "homes", "orders", "notes", "places")


def cover_only(data: JsonObject) -> JsonObject:
    """The data of a book for its cover alone."""
    return {**data, **{key: {} for key in _INSIDE}, "layout": "cover"}


def journey(practices: Sequence[Practice], catalogue: Catalogue) -> JsonObject:
    """The stages with the number of these practices that help there, the drawing of those that are drawn, and its text.

    A stage that is drawn has the place where its scene begins, in units of the drawing.
    """
    terms = catalogue.vocabulary.facets["stage"].terms
    drawing = journey_drawing([term.key for term in terms], rows=True)
    counts = {term.key: sum(term.key in practice.stages for practice in practices) for term in terms}
    held = {key: practices_counted(count) for key, count in counts.items()}
    told = (_told(term, held[term.key]) for term in terms)
    return {
        "drawing": drawing and {"svg": drawing.svg, "width": drawing.width, "height": drawing.height},
        "drawing_text": " ".join([wording()["cover_drawing"], drawing_words()["drawing"], *told]),
        "journey": [
            {"label": term.label, "practices": held[term.key], "place": drawing and drawing.places.get(term.key)}
            for term in terms
        ],
    }


def _told(stage: Term, practices: str) -> str:
    named = f"{stage.label}, {practices}"
    shown = drawing_words()["scenes"].get(stage.key)
    return f"{named}: {shown}" if shown else f"{named}."
