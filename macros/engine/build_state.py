"""The state that the hook files of one run of MkDocs share, which MkDocs loads as separate modules."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..pages.render import Cards, Renderer
from ..pages.site import Site
from ..publishing.csp import CspWriter
from ..records.cache import RecordCache
from ..records.problems import Problem
from .html_stash import HtmlStash

if TYPE_CHECKING:  # what renders pages stays free of MkDocs
    from mkdocs.structure.nav import Section
    from mkdocs.structure.pages import Page


@dataclass
class Build:
    """One build: the input of its pages, and what earlier events leave for later ones."""

    renderer: Renderer
    problems: Sequence[Problem]
    """Problems of the records, while a preview shows the last records that had none."""
    macros: Mapping[str, Callable[..., str]] = field(default_factory=dict)
    """The macros that pages may call, by name."""
    stash: HtmlStash = field(default_factory=HtmlStash)
    html_of_pages: dict[str, str] = field(default_factory=dict)
    """The whole content of pages by the URI of their source, while the search reads a part of it."""
    translated_pages: set[str] = field(default_factory=set)
    """The URIs of the pages of docs/ that are read in the language of the build."""
    tabs: Mapping[str, "Page"] = field(default_factory=dict)
    """The pages of the navigation by the URI of their source."""
    guides: Sequence["Section"] = ()
    """The sections of the navigation that stand in the foot of pages."""
    neighbours: dict[str, "tuple[Page | None, Page | None]"] = field(default_factory=dict)
    """The pages before and after a page by the URI of its source, where their order says something."""
    csp_writer: CspWriter = field(default_factory=CspWriter)

    @property
    def site(self) -> Site:
        """The records, edition and downloads that all pages are rendered from."""
        return self.renderer.site


@dataclass
class Invocation:
    """One call of the command of MkDocs: a single build, or a preview with a build for each edit."""

    is_preview: bool = False
    with_drafts: bool = False
    """Whether drafts are shown; never in what is published."""
    language: str = ""
    """The language into which it translates the site; empty for the language of the records."""
    is_dirty: bool = False
    """Whether a preview keeps the files that an edit does not change: `mkdocs serve --dirty`."""
    build: Build = field(init=False)
    """The current build, from its first event on."""
    site: Site | None = None
    """The last site whose records had no problems."""
    record_cache: RecordCache | None = None
    """The records as a preview last read and validated them."""
    open_data: Sequence[tuple[str, bytes]] = ()
    """The open data of the start of a preview."""
    is_all_new: bool = True
    """Whether this build of such a preview renders every file again."""
    dependencies: object = None
    """What all files of the last build depend on; None where there is none, or it failed."""
    written: dict[str, object] = field(default_factory=dict)
    """The files of the last build by their paths in the site, each with the state in which it was written."""
    current: dict[str, object] = field(default_factory=dict)
    """The files of this build in the same form."""
    cards: Cards = field(default_factory=dict)
    """The cards that were rendered since the last build that rendered everything."""


INVOCATION = Invocation()
