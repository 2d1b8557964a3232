"""The new site takes the place of the last one, which stays complete until that moment.

A build writes into a folder beside the site. Whenever it is stopped, `heal` brings the last good site back and
clears what was left behind.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from .exchange import exchange


@dataclass(frozen=True)
class Place:
    """Where the site lies, and the two names beside it that a build uses."""

    site: Path

    @property
    def new(self) -> Path:
        """Where the next site is made."""
        return self.site.with_name(f".{self.site.name}-new")

    @property
    def old(self) -> Path:
        """Where the last site waits for a moment, on systems that cannot exchange two folders."""
        return self.site.with_name(f".{self.site.name}-old")

    def heal(self) -> bool:
        """Mend what a build that was stopped left behind; True where there was something to mend."""
        broken = self.new.exists() or self.old.exists()
        if self.old.exists() and not self.site.exists():
            self.old.rename(self.site)
        self.clear()
        return broken

    def clear(self) -> None:
        """Take away everything beside the site."""
        for folder in (self.new, self.old):
            if folder.exists():
                shutil.rmtree(folder)

    def swap_in(self) -> None:
        """Put the new site in the place of the last one."""
        if not self.site.exists():
            self.new.rename(self.site)
        elif not exchange(self.new, self.site):
            self.site.rename(self.old)
            self.new.rename(self.site)
        self.clear()
