"""Open data: files for machines and spreadsheets; equal records give equal bytes. May import records and edition."""

from collections.abc import Iterator

from ..edition.download_manifest import DataFile
from ..edition.edition import Edition
from ..records.catalogue import Catalogue
from .crawlers import crawler_files
from .csv_tables import csv_files
from .datapackage import datapackage_file
from .feeds import feed_files
from .file_list import described_files
from .published_json import json_files
from .review_calendar import calendar_file
from .schema_org import case_jsonld, practice_jsonld
from .schemas import schema_files
from .skos import skos_file
from .xlsx import workbook_file

__all__ = ["DataFile", "case_jsonld", "described_files", "export_files", "practice_jsonld"]


def export_files(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every published file as its route relative to the root of the site, and its content."""
    data = dict(_data_files(catalogue, edition))
    yield from data.items()
    yield from datapackage_file(data, catalogue, edition)
    yield from schema_files(catalogue.vocabulary, edition)
    yield from feed_files(catalogue, edition)
    yield from calendar_file(catalogue, edition)
    yield from crawler_files(catalogue, edition)


def _data_files(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[str, bytes]]:
    yield from json_files(catalogue, edition)
    yield from skos_file(catalogue, edition)
    yield from csv_files(catalogue, edition)
    yield from workbook_file(catalogue, edition)
