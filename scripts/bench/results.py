"""The results of the benchmark in a JSON file, so that single parts can be measured again."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

import psutil

PACKAGES = (
    "mkdocs",
    "mkdocs-material",
    "mkdocs-macros-plugin",
    "Jinja2",
    "pydantic",
    "PyYAML",
    "markdown-it-py",
    "typst",
)


@dataclass
class Results:
    """The results by part, each a list or mapping of plain values; a part that was not measured is empty."""

    about: Mapping[str, Any] = field(default_factory=dict)
    sizes: Sequence[Mapping[str, Any]] = ()
    large: Mapping[str, Any] = field(default_factory=dict)
    peers: Sequence[Mapping[str, Any]] = ()
    shares: Sequence[Mapping[str, Any]] = ()
    views: Sequence[Mapping[str, Any]] = ()
    search: Sequence[Mapping[str, Any]] = ()
    finder: Sequence[Mapping[str, Any]] = ()
    lighthouse: Sequence[Mapping[str, Any]] = ()

    @property
    def growth(self) -> float | None:
        """The cost of the largest collection divided by that of the next smaller one."""
        costs = [size["build"]["cpu"] for size in self.sizes if size.get("build")]
        return costs[-1] / costs[-2] if len(costs) > 1 else None

    def of_size(self, practices: int) -> Mapping[str, Any]:
        """The results for the collection with so many practices."""
        return next((size for size in self.sizes if size["practices"] == practices), {})


def read(path: Path) -> Results:
    """The results of a file, or none where there is no file."""
    return Results(**json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else Results()


def write(path: Path, results: Results) -> None:
    """Save the results in a file."""
    path.write_text(json.dumps(asdict(results), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def machine(folder: Path) -> dict[str, str]:
    """The machine and software of the measurements, and the file system of `folder`."""
    memory = psutil.virtual_memory().total / 2**30
    return {
        "system": f"{platform.system()} on {platform.machine()}",
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "files": _file_system(folder),
        "python": platform.python_version(),
        **{name: metadata.version(name) for name in PACKAGES},
    }


def _file_system(folder: Path) -> str:
    """The kind of the file system that holds a folder, such as ext4, or tmpfs for memory."""
    kinds = {Path(part.mountpoint): part.fstype for part in psutil.disk_partitions(all=True)}
    place = folder.resolve()
    return next((kinds[above] for above in (place, *place.parents) if above in kinds), "unknown")
