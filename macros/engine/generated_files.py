"""Generated files in the form that MkDocs takes: data files, and the sources of generated pages."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from ..pages.site import Site
from .site_context import collection_files, record_files


class TrackedFile(File):
    """A generated file that a preview writes again only when its `state` changed.

    MkDocs compares the dates of source files, and a generated file has none. Two files with equal `state` have the
    same content.
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
        """Whether a build with `--dirty` must write it."""
        return self.is_stale


class DataFile(TrackedFile):
    """A data file, whose content is made when MkDocs writes it."""

    def __init__(self, config: MkDocsConfig, route: str, state: object, make: Callable[[], bytes]) -> None:
        super().__init__(config, route, state)
        self.make: Callable[[], bytes] | None = make

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file, then free its content: MkDocs writes pages after all files, and would keep it until then."""
        if self.make and (self.is_stale or not dirty):
            self._content = self.make()
            super().copy_file()
        self._content, self.state, self.make = "", None, None


def data_files(site: Site, open_data: Iterable[tuple[str, bytes]], config: MkDocsConfig) -> Iterator[DataFile]:
    """Every generated file that is not a page: redirects, data for scripts, and the open data."""
    for route, content in chain(collection_files(site), open_data):
        yield DataFile(config, route, content, partial(bytes, content))
    for route, records, make in record_files(site):
        yield DataFile(config, route, records, make)
