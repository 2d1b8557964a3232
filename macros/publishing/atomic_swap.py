"""Replace the last site by the new one in one step; the last one stays complete until that moment.

A build writes into a folder beside the site. Whenever it is stopped, `recover_interrupted_build` restores the last
good site and removes what was left behind.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from .exchange import exchange


@dataclass(frozen=True)
class SiteFolders:
    """The folder of the site, and the two folders beside it that a build uses."""

    site: Path

    @property
    def new(self) -> Path:
        """The folder in which the next site is built."""
        return self.site.with_name(f".{self.site.name}-new")

    @property
    def old(self) -> Path:
        """The folder that keeps the last site during the swap, on systems that cannot exchange two folders."""
        return self.site.with_name(f".{self.site.name}-old")

    def recover_interrupted_build(self) -> bool:
        """Restore the last good site and remove leftovers; True where an interrupted build had left any."""
        broken = self.new.exists() or self.old.exists()
        if self.old.exists() and not self.site.exists():
            self.old.rename(self.site)
        self.remove_leftovers()
        return broken

    def remove_leftovers(self) -> None:
        """Remove both folders beside the site."""
        for folder in (self.new, self.old):
            if folder.exists():
                shutil.rmtree(folder)

    def swap_in(self) -> None:
        """Replace the site by the new one. Raises OSError where the system refuses."""
        if not self.site.exists():
            self.new.rename(self.site)
        elif not exchange(self.new, self.site):
            self.site.rename(self.old)
            self.new.rename(self.site)
        self.remove_leftovers()
