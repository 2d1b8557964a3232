"""What `make serve` wrote so far, so that after an edit only that is made again on which the edit can be seen."""

from collections.abc import Collection


class Preview:
    """Every file of a preview by its place in the site, with the state in which it was last written."""

    def __init__(self) -> None:
        self._written: dict[str, object] = {}
        self._coming: dict[str, object] = {}
        self._everywhere: object = None
        self.is_all_new = True
        """Whether everything must be made again."""

    def begin(self, everywhere: object) -> None:
        """Begin a build; where what stands everywhere is not what it was, everything is needed."""
        self.is_all_new = everywhere != self._everywhere
        self._everywhere = everywhere
        self._coming = {}

    def needs(self, place: str, state: object) -> bool:
        """Whether a file must be written: it was never before, or in another state."""
        self._coming[place] = state
        return self.is_all_new or place not in self._written or self._written[place] != state

    def stays(self, place: str) -> None:
        """Take note of a file that somebody else writes when it must be written."""
        self._coming[place] = None

    def finish(self) -> Collection[str]:
        """Take note that all was written, and name what there was before and is no more."""
        gone = self._written.keys() - self._coming.keys()
        self._written = self._coming
        return gone

    def give_up(self) -> None:
        """Take note that a build failed: nobody knows what was written."""
        self._everywhere = None
