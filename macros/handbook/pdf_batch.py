"""The press: sets many books, each batch in a process of its own, since Typst keeps what it has laid out in memory."""

from collections.abc import Iterator, Sequence
from concurrent import futures  # loads its processes when they are asked for
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from ..edition.download_manifest import Download
from .atomic_write import write_whole
from .fonts import FontSet
from .typst_pdf import Paper, Typesetter

# Typst forgets a book when it has set ten more. What it remembers may come from this many characters of data: about
# 400 pages, for which it takes some 1 GB.
REMEMBERED = 10
MOST = 2_500_000


@dataclass(frozen=True)
class Job:
    """One book ready to be set: its file below the folder, and the text of its data."""

    file: str
    text: str


@dataclass(frozen=True)
class Press:
    """Writes books below one folder, all dated alike."""

    folder: Path
    when: date
    fonts: FontSet
    paper: Paper

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[str, Download]]:
        """Set and write every job; yields its file and size as batches are finished."""
        batches = list(_batches(jobs))
        if len(batches) <= 1:
            yield from (done for batch in batches for done in self.set_batch(batch))
            return
        with futures.ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
            for done in pool.map(self.set_batch, batches):
                yield from done

    def set_batch(self, jobs: Sequence[Job]) -> list[tuple[str, Download]]:
        """Set and write these jobs in this process."""
        setter = Typesetter(self.fonts, self.paper)
        return [(job.file, self._set(job, setter)) for job in jobs]

    def _set(self, job: Job, setter: Typesetter) -> Download:
        sheets = setter.set(job.text, self.when)
        write_whole(self.folder / job.file, sheets.content)
        return Download(len(sheets.content), sheets.pages)


def _batches(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """The jobs in their order; one that would fill the memory with those before it begins a new batch."""
    batch: list[Job] = []
    for job in jobs:
        if batch and sum(len(known.text) for known in [*batch[-REMEMBERED:], job]) > MOST:
            yield batch
            batch = []
        batch.append(job)
    if batch:
        yield batch
