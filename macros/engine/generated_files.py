"""Files that no folder holds, as MkDocs handles them: the data that records make, and the pages' empty sources."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from ..pages.site import Site
from .site_context import collection_files, record_files


class TrackedFile(File):
    """A generated file of which a preview knows whether it changed; MkDocs goes by dates of sources, and it has none.

    `state` is equal for two files that come out the same.
    """

    is_stale = True
    """Whether a preview must write it again."""

    def __init__(
        self,
        config: MkDocsConfig,
        src_uri: str,
        state: object,
        content: str = "",
        inclusion: InclusionLevel = InclusionLevel.UNDEFINED,
    ) -> None:
        super().__init__(src_uri, None, config.site_dir, config.use_directory_urls, inclusion=inclusion)
        self.generated_by = "atlas"
        self.state = state
        self._content = content

    def is_modified(self) -> bool:
        """Whether MkDocs must make it in a build with `--dirty`."""
        return self.is_stale


class DataFile(TrackedFile):
    """A file of data, which is made when it is written."""

    def __init__(self, config: MkDocsConfig, route: str, state: object, make: Callable[[], bytes]) -> None:
        super().__init__(config, route, state)
        self.make: Callable[[], bytes] | None = make

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file and let go of all that it holds: pages come after all files."""
        if self.make and (self.is_stale or not dirty):
            self._content = self.make()
            super().copy_file()
        self._content, self.state, self.make = "", None, None


def data_files(site: Site, open_data: Iterable[tuple[str, bytes]], config: MkDocsConfig) -> Iterator[DataFile]:
    """Every file that is not a page: what pages need of the records, and the open data."""
    for route, content in chain(collection_files(site), open_data):
        yield DataFile(config, route, content, partial(bytes, content))
    for route, records, make in record_files(site):
        yield DataFile(config, route, records, make)
