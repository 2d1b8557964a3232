"""The Jinja environment of this package: HTML is escaped, and a name that does not exist is an error."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from ..edition.english_parts import marked, with_english_elements
from ..edition.jinja_cache import COMPILED, COMPILED_WITH_MARKS
from ..edition.languages import ENGLISH, direction
from ..edition.numbers import count_of, number
from ..edition.words import current_language, read_words, text_at

WORDS_FILE = Path(__file__).with_name("report_words.yml")
FORM_FILE = Path(__file__).with_name("form_page.yml")
GUIDE_FILE = Path(__file__).with_name("guide_words.yml")
TEMPLATES = Path(__file__).parent / "templates"


def environment() -> Environment:
    """An environment for .html.j2 templates, which are escaped, and .txt.j2 templates, which are plain text."""
    in_english = current_language() == ENGLISH
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        finalize=None if in_english else marked,
        bytecode_cache=COMPILED if in_english else COMPILED_WITH_MARKS,
        autoescape=select_autoescape(disabled_extensions=("txt.j2",), default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.globals.update(count_of=count_of, number=number, report_words=read_words(WORDS_FILE))
    env.globals.update(say=form_text, guide=guide_text)
    return env


def rendered(template: str, **values: object) -> Markup:
    """The HTML of a template, in which all values are escaped, and what is still English says that it is."""
    html = environment().get_template(template).render(values)
    return Markup(with_english_elements(html, direction(current_language())))  # noqa: S704 - autoescape is on


def form_text(key: str, **places: object) -> Markup:
    """The text at a key of form_page.yml such as `kept.undo` with its places filled, escaped.

    Raises KeyError where there is no such text, or a place is not filled.
    """
    return _filled(FORM_FILE, key, places)


def guide_text(key: str, **places: object) -> Markup:
    """The text at a key of guide_words.yml such as `facts.date`, as `form_text` has those of the form."""
    return _filled(GUIDE_FILE, key, places)


def _filled(file: Path, key: str, places: Mapping[str, object]) -> Markup:
    return escape(marked(text_at(read_words(file), key, places))).format(**places)
