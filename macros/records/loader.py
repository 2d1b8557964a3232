"""Reads every record of a root into a Catalogue, and collects the problems of files that cannot be read."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from .cache import CachedFile, stamp_of
from .catalogue import Catalogue, in_title_order
from .framework import Framework
from .malformed import partial_record
from .messages import Said, said
from .misplaced import better_place, misplaced
from .model import Case, Practice, RecordKind, SelfCheck
from .model_document import ModelDocument
from .paths import (
    CASES_FOLDER,
    FRAMEWORKS_FOLDER,
    MODELS_FOLDER,
    RECORDS_FOLDER,
    SELF_CHECK,
    SELF_CHECK_FILE,
    SETS_FOLDER,
    TRANSLATIONS_FOLDER,
    VOCABULARY_FOLDER,
    vocabulary_path,
)
from .problems import Problem
from .references import references_in
from .starter_set import StarterSet
from .validation_messages import validation_problems
from .vocabulary import FACET_FILES, SCALES_FILE, Facet, Scales, Vocabulary
from .yaml_reader import Document, Where, read_yaml

_FACET_ORDER = {key: place for place, key in enumerate(FACET_FILES.values())}
_Model = TypeVar("_Model", bound=BaseModel)
_SUBFOLDERS = (
    CASES_FOLDER,
    VOCABULARY_FOLDER,
    FRAMEWORKS_FOLDER,
    MODELS_FOLDER,
    SETS_FOLDER,
    TRANSLATIONS_FOLDER,
)


class Loader:
    """Reads one root. `problems` holds what is wrong with files; the Catalogue holds the records that could be read.

    A file that is in the cache and did not change since gives the same objects again.
    """

    def __init__(self, root: Path, cache: dict[Path, CachedFile] | None = None) -> None:
        self.root = root
        self.cache = {} if cache is None else cache
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        self.malformed: dict[str, BaseModel] = {}
        """The malformed records by their files, each built as far as it fits the model."""

    def load(self) -> Catalogue:
        """The Catalogue of all records that fit the model."""
        practices = [
            self._record(path, Practice, "practice") for path in self._files(RECORDS_FOLDER) if path.stem != SELF_CHECK
        ]
        cases = [self._record(path, Case, "case") for path in self._files(CASES_FOLDER)]
        frameworks = [self._with_id(path, Framework) for path in self._files(FRAMEWORKS_FOLDER)]
        models = [self._with_id(path, ModelDocument) for path in self._files(MODELS_FOLDER)]
        sets = [self._with_id(path, StarterSet) for path in self._files(SETS_FOLDER)]
        return Catalogue(
            practices=in_title_order(filter(None, practices)),
            cases=in_title_order(filter(None, cases)),
            vocabulary=self._vocabulary(),
            self_check=self._self_check(),
            frameworks={framework.id: framework for framework in filter(None, frameworks)},
            models={model.id: model for model in filter(None, models)},
            starter_sets={found.id: found for found in filter(None, sets)},
            documents=self.documents,
        )

    def _vocabulary(self) -> Vocabulary:
        facets: dict[str, Facet] = {}
        scales = Vocabulary().scales
        files = list(self._files(VOCABULARY_FOLDER))
        for path in files:
            if path.stem == SCALES_FILE:
                scales = self._part(path, Scales) or scales
            elif facet := self._part(path, Facet):
                facets[facet.key] = facet
        wanted = {*FACET_FILES, SCALES_FILE} if (self.root / RECORDS_FOLDER).is_dir() else set()
        for name in wanted - {path.stem for path in files}:
            self._report(vocabulary_path(name), "V001", said("V001", name=name))
        ordered = sorted(facets.items(), key=lambda item: _FACET_ORDER.get(item[0], len(_FACET_ORDER)))
        return Vocabulary(facets=dict(ordered), scales=scales)

    def _self_check(self) -> SelfCheck:
        path = self.root / SELF_CHECK_FILE
        return (self._part(path, SelfCheck) if path.exists() and not path.is_symlink() else None) or SelfCheck()

    def _record(self, path: Path, model: type[_Model], kind: RecordKind) -> _Model | None:
        return self._cached(path, lambda: self._read_record(path, model, kind))

    def _part(self, path: Path, model: type[_Model]) -> _Model | None:
        return self._cached(path, lambda: self._read_part(path, model))

    def _cached(self, path: Path, read: Callable[[], _Model | None]) -> _Model | None:
        file, stamp, before = self._name(path), stamp_of(path), len(self.problems)
        cached = self.cache.get(path)
        if cached is None or cached.stamp != stamp:
            record = read()
            if stamp:
                document, malformed = self.documents.get(file), self.malformed.get(file)
                self.cache[path] = CachedFile(stamp, document, record, malformed, tuple(self.problems[before:]))
            return record
        self.problems.extend(cached.problems)
        if cached.document:
            self.documents[file] = cached.document
        if cached.malformed:
            self.malformed[file] = cached.malformed
        return cast("_Model | None", cached.record)  # a file is always read as the same model

    def _read_record(self, path: Path, model: type[_Model], kind: RecordKind) -> _Model | None:
        document = self._read(path)
        if document is None:
            return None
        if other := misplaced(kind, document.data):
            del self.documents[document.file]
            self._report(document.file, "S004", other)
            return None
        self._refuse_id(document)
        named = {reference.where for reference in references_in(kind, document.data)}
        return self._validated(document, model, {**document.data, "id": path.stem}, named)

    def _with_id(self, path: Path, model: type[_Model]) -> _Model | None:
        """A record whose id is the name of its file, of a kind other than practice and case."""
        return self._cached(path, lambda: self._read_with_id(path, model))

    def _read_with_id(self, path: Path, model: type[_Model]) -> _Model | None:
        document = self._read(path)
        if document is None:
            return None
        self._refuse_id(document)
        return self._validated(document, model, {**document.data, "id": path.stem}, ())

    def _refuse_id(self, document: Document) -> None:
        if "id" in document.data:
            line = document.line(("id",))
            self._report(document.file, "F001", said("F001.id"), line)

    def _read_part(self, path: Path, model: type[_Model]) -> _Model | None:
        document = self._read(path)
        return self._validated(document, model, document.data, ()) if document else None

    def _read(self, path: Path) -> Document | None:
        found = read_yaml(path, self._name(path))
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        self.documents[found.file] = found
        return found

    def _validated(
        self, document: Document, model: type[_Model], data: dict[str, Any], named: Collection[Where]
    ) -> _Model | None:
        plain = frozen(data)
        try:
            return model.model_validate(plain)
        except ValidationError as error:
            self.problems.extend(validation_problems(error, document, model, named))
            self.malformed[document.file] = partial_record(model, plain, error)
            return None

    def _files(self, folder: str) -> Iterator[Path]:
        """The record files of a folder; every other file or link there is a problem."""
        top = self.root / folder
        if top.is_symlink():
            self._report(folder, "S002", said("S002.folder"))
        elif top.is_dir():
            yield from self._listed(top)
        elif folder == RECORDS_FOLDER:
            self._report(folder, "S001", said("S001"))

    def _listed(self, top: Path) -> Iterator[Path]:
        try:
            paths = sorted(top.iterdir())
        except OSError as error:
            self._report(self._name(top), "Y001", said("Y001.folder_unreadable", reason=error.strerror))
            return
        for path in paths:
            if path.name.startswith(".") or (path.is_dir() and self._name(path) in _SUBFOLDERS):
                continue
            if path.is_symlink():
                self._report(self._name(path), "S002", said("S002"))
            elif path.suffix == ".yml":
                yield path
            else:
                tip = better_place(path, self._name(top))
                self._report(self._name(path), "S003", said("S003")._replace(tip=tip))

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _report(self, file: str, code: str, told: Said, line: int = 1) -> None:
        self.problems.append(Problem(file, line, code, *told))


def frozen(value: Any) -> Any:
    """The value with tuples in place of lists, at any depth; the models are strict and take no lists."""
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    return value
