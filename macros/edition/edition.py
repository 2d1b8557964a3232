"""An edition of the atlas: its name, version and date, and the addresses that its owner has set."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from . import routes
from .languages import ENGLISH, direction
from .repository_host import RepositoryHost, repository_hosts


@dataclass(frozen=True)
class Edition:
    """One edition. Addresses are None while the owner has not set them; outputs then leave out what needs them."""

    name: str
    version: str
    date: date
    """The newest review date of the published records."""
    description: str
    licence: str
    licence_url: str
    site_url: str | None = None
    """Ends with a slash."""
    repository: str | None = None
    """Address of the repository on its host, without a slash at the end."""
    branch: str = "main"
    host: str = "github"
    """The kind of host of the repository, a key of repository_hosts.yml."""
    editors_mail: str | None = None
    language: str = ENGLISH
    """The language of its texts, as a code of BCP 47."""
    open_languages: tuple[str, ...] = ()
    """The other languages that are open to readers, as codes of BCP 47."""
    is_translation: bool = False
    """Whether the records are in another language; its site is the folder, named by its language, of theirs."""

    def in_language(self, language: str) -> "Edition":
        """The same edition, translated into a language."""
        site = f"{self.site_url}{language}/" if self.site_url else None
        return replace(self, language=language, site_url=site, is_translation=True)

    @property
    def folder(self) -> str:
        """Where its site and its downloads lie inside those of the records: `de/` for a translation, else empty."""
        return f"{self.language}/" if self.is_translation else ""

    def published(self, route: str) -> str:
        """The route of a page or file on its site: a translation puts its language into the names of downloads.

        `downloads/practice-atlas.pdf` becomes `downloads/practice-atlas-de.pdf`, since readers may keep both.
        """
        if not (self.is_translation and route.startswith(routes.DOWNLOADS)):
            return route
        stem, _, ending = route.rpartition(".")
        return f"{stem}-{self.language}.{ending}"

    @property
    def direction(self) -> str:
        """Which way its language is written: ltr or rtl."""
        return direction(self.language)

    @property
    def repository_host(self) -> RepositoryHost:
        """The addresses and the words of the host."""
        return repository_hosts()[self.host]

    def edit_address(self, path: str) -> str | None:
        """Where a file of the repository is changed on the website of its host."""
        return self._at_host(self.repository_host.edit).replace("{path}", path) if self.repository else None

    @property
    def new_file_pattern(self) -> str | None:
        """Where a file is begun, with {folder} and {name} or {file} for scripts to fill."""
        return self._at_host(self.repository_host.new) if self.repository else None

    @property
    def issue_address(self) -> str | None:
        """Where an issue is opened; its title is put behind it."""
        return self._at_host(self.repository_host.issue) if self.repository else None

    def issue_with(self, title: str, text: str) -> str | None:
        """Where an issue is opened with this title and text in its fields."""
        address, host = self.issue_address, self.repository_host
        return f"{address}{quote(title, safe='')}{host.issue_text}{quote(text, safe='')}" if address else None

    def mail_with(self, subject: str, text: str) -> str | None:
        """The address of a mail to the editors with this subject and text; its lines end as mail wants it."""
        lines = quote(text.replace("\n", "\r\n"), safe="")
        return (
            f"mailto:{self.editors_mail}?subject={quote(subject, safe='')}&body={lines}" if self.editors_mail else None
        )

    def _at_host(self, pattern: str) -> str:
        return pattern.replace("{repository}", self.repository or "").replace("{branch}", self.branch)

    def address(self, route: str) -> str | None:
        """The full address of a route such as `practices/x/`, or None while the site has no address."""
        return f"{self.site_url}{route}" if self.site_url else None
