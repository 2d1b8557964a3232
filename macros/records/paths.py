"""The paths of record files, relative to the root."""

from .model import Record, kind_of

RECORDS_FOLDER = "practices"
CASES_FOLDER = f"{RECORDS_FOLDER}/cases"
VOCABULARY_FOLDER = f"{RECORDS_FOLDER}/vocabulary"
FRAMEWORKS_FOLDER = f"{RECORDS_FOLDER}/frameworks"
MODELS_FOLDER = f"{RECORDS_FOLDER}/models"
SETS_FOLDER = f"{RECORDS_FOLDER}/sets"
TRANSLATIONS_FOLDER = f"{RECORDS_FOLDER}/translations"
SELF_CHECK = "self-check"
SELF_CHECK_FILE = f"{RECORDS_FOLDER}/{SELF_CHECK}.yml"


def path_of(record: Record) -> str:
    """The path of the file of a record, relative to the root."""
    return record_path(kind_of(record), record.id)


def record_path(kind: str, id_: str) -> str:
    """The path of the practice or case with this id, relative to the root."""
    return f"{RECORDS_FOLDER if kind == 'practice' else CASES_FOLDER}/{id_}.yml"


def vocabulary_path(name: str) -> str:
    """The path of a list of the vocabulary, relative to the root."""
    return f"{VOCABULARY_FOLDER}/{name}.yml"


def framework_path(id_: str) -> str:
    """The path of a framework, relative to the root."""
    return f"{FRAMEWORKS_FOLDER}/{id_}.yml"


def model_path(id_: str) -> str:
    """The path of a model of our own, relative to the root."""
    return f"{MODELS_FOLDER}/{id_}.yml"


def set_path(id_: str) -> str:
    """The path of a set to start with, relative to the root."""
    return f"{SETS_FOLDER}/{id_}.yml"


def translation_path(language: str) -> str:
    """The path of the catalogue of translations into a language, relative to the root."""
    return f"{TRANSLATIONS_FOLDER}/{language}.po"


def search_rules_path(language: str) -> str:
    """The path of what a language tells the search of its words, relative to the root."""
    return f"{pages_path(language)}/search.yml"


def pages_path(language: str) -> str:
    """The folder with the pages of docs/ that are translated into a language, relative to the root."""
    return f"{TRANSLATIONS_FOLDER}/{language}"
