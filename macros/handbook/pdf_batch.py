"""Sets many books as PDF, in chunks with a process each, since Typst keeps what it has laid out in memory."""

import os
from collections.abc import Iterator, Sequence
from concurrent import futures  # loads its processes when they are asked for
from dataclasses import dataclass
from datetime import date
from multiprocessing import active_children, get_context
from pathlib import Path

from ..edition.atomic_write import write_atomically
from ..edition.download_manifest import Download
from .fonts import FontSet
from .typst_pdf import Paper, Typesetter

# Typst keeps the layout of the last ten books in memory. They may have this many characters of data: about
# 400 pages, for which it takes some 1 GB.
REMEMBERED = 10
MOST = 2_500_000
# Typst uses one core. More processes at a time than two would ask for more memory than many machines have.
AT_ONCE = 2


@dataclass(frozen=True)
class Job:
    """One book ready to be set: its file below the folder, and the text of its data."""

    file: str
    text: str


@dataclass(frozen=True)
class PdfBatch:
    """Writes PDFs below one folder, all with the same date, fonts and paper."""

    folder: Path
    when: date
    fonts: FontSet
    paper: Paper

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[str, Download]]:
        """Set and write every job, two chunks at a time; yields each file with its size and pages, in order.

        Raises TypesetError or TargetError for a book that cannot be set or written.
        """
        chunks = list(_chunks(jobs))
        if len(chunks) <= 1:
            yield from (done for chunk in chunks for done in self.set_chunk(chunk))
            return
        workers = min(AT_ONCE, os.cpu_count() or 1)
        with futures.ProcessPoolExecutor(workers, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
            try:
                for done in pool.map(self.set_chunk, chunks):
                    yield from done
            except KeyboardInterrupt:
                for process in active_children():
                    process.terminate()  # or the pool would wait until a whole chunk is set
                raise

    def set_chunk(self, jobs: Sequence[Job]) -> list[tuple[str, Download]]:
        """Set and write these jobs in this process."""
        setter = Typesetter(self.fonts, self.paper)
        return [(job.file, self._set(job, setter)) for job in jobs]

    def _set(self, job: Job, setter: Typesetter) -> Download:
        pdf = setter.set(job.text, self.when)
        write_atomically(self.folder / job.file, pdf.content)
        return Download(len(pdf.content), pdf.pages)


def _chunks(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """The jobs in their order; one that would fill the memory with those before it begins a new chunk."""
    chunk: list[Job] = []
    for job in jobs:
        if chunk and sum(len(other.text) for other in [*chunk[-REMEMBERED:], job]) > MOST:
            yield chunk
            chunk = []
        chunk.append(job)
    if chunk:
        yield chunk
