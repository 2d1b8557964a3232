"""An edition of the atlas: its name, version and date, and the addresses that its owner has set."""

from dataclasses import dataclass
from datetime import date


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
    editors_mail: str | None = None

    def address(self, route: str) -> str | None:
        """The full address of a route such as `practices/x/`, or None while the site has no address."""
        return f"{self.site_url}{route}" if self.site_url else None
