"""Files that no folder holds, as MkDocs handles them: what records make, in memory or made when it is written."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from ..pages.site import Site
from .site_context import made_of_records, made_of_some_records


class KeptFile(File):
    """A file of which a preview knows whether it would come out as the last time; MkDocs goes by dates of sources."""

    modified = True

    def is_modified(self) -> bool:
        """Whether a preview must make it again."""
        return self.modified


class MadeFile(KeptFile):
    """A file of data. `state` is equal for two files with the same content."""

    state: object = None
    make: Callable[[], bytes]

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file and let go of all that it holds: pages come after all files."""
        if not dirty or self.modified:
            self._content = self.make()
            super().copy_file()
        self._content, self.state, self.make = b"", None, bytes


def made_files(site: Site, data: Iterable[tuple[str, bytes]], config: MkDocsConfig) -> Iterator[MadeFile]:
    """Every file that is not a page: what pages need, and the open data, which is given."""
    for route, content in chain(made_of_records(site), data):
        yield _made(route, content, partial(bytes, content), config)
    for route, records, make in made_of_some_records(site):
        yield _made(route, records, make, config)


def _made(route: str, state: object, make: Callable[[], bytes], config: MkDocsConfig) -> MadeFile:
    file: MadeFile = MadeFile.generated(config, route, content=b"")  # type: ignore[assignment]
    file.state, file.make = state, make
    return file
