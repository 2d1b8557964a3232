"""What is true of a whole edition of the atlas: its name, its date, and the addresses that only the owner knows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Edition:
    """One edition. Addresses are None while the owner has not set them; views then hide what would need them."""

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
