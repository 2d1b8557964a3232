"""The report as text that is read in a terminal."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from . import patterns, tables
from .report import CopyeditReport

TEMPLATES = Path(__file__).parent / "templates"


def as_text(report: CopyeditReport) -> str:
    """The whole report, section by section."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template("report.txt.j2")
    return template.render(report=report, tables=tables, patterns=patterns, catalogue=report.collection.catalogue)
