"""Reads the edition from mkdocs.yml, which holds its name and the addresses that its owner has set."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from ..records.catalogue import Catalogue
from .edition import Edition
from .languages import ENGLISH, LanguageError, language_code
from .repository_host import guessed_host, repository_hosts
from .words import read_words

SETTINGS_FILE = "mkdocs.yml"
_WORDS = Path(__file__).with_name("edition_words.yml")


class SettingsError(ValueError):
    """A setting of mkdocs.yml is missing or wrong; the message says what it must be."""


def edition_of(root: Path, catalogue: Catalogue) -> Edition:
    """The edition described by mkdocs.yml of `root`. Raises SettingsError."""
    return edition_from(_read(root / SETTINGS_FILE), catalogue)


def edition_from(settings: Mapping[str, Any], catalogue: Catalogue) -> Edition:
    """The edition from the settings of MkDocs. Raises SettingsError."""
    atlas = (settings.get("extra") or {}).get("atlas") or {}
    for key in ("version", "licence", "licence_url"):
        if not isinstance(atlas.get(key), str):
            raise SettingsError(f"{SETTINGS_FILE}: extra.atlas.{key} must be text; got {atlas.get(key)!r}")
    repository = _address(atlas, "repository", slash=False)
    return Edition(
        name=str(settings.get("site_name") or "Practice Atlas"),
        version=atlas["version"],
        date=catalogue.last_reviewed,
        description=str(settings.get("site_description") or read_words(_WORDS)["description"]),
        licence=atlas["licence"],
        licence_url=atlas["licence_url"],
        site_url=_address(settings, "site_url", slash=True),
        repository=repository,
        host=_host(atlas.get("host"), repository),
        branch=str(atlas.get("branch") or "main"),
        editors_mail=_mail(atlas.get("editors_mail")),
        language=_language(settings.get("theme")),
        open_languages=_open_languages(atlas.get("languages")),
    )


def _address(settings: Mapping[str, Any], key: str, *, slash: bool) -> str | None:
    value = settings.get(key)
    if not value:
        return None
    if not isinstance(value, str) or not value.startswith("https://"):
        raise SettingsError(f"{SETTINGS_FILE}: {key} must begin with https://; got {value!r}")
    return value.rstrip("/") + "/" * slash


def _host(value: object, repository: str | None) -> str:
    """The kind of host, as it is set, else as the address tells it. Raises SettingsError where neither does."""
    known = tuple(repository_hosts())
    if value in known:
        return str(value)
    guessed = guessed_host(repository) if repository and not value else None
    if guessed or not (value or repository):
        return guessed or known[0]
    raise SettingsError(
        f"{SETTINGS_FILE}: extra.atlas.host must be one of {', '.join(known)}, since the address of the repository "
        f"does not tell it; got {value!r}"
    )


def _language(theme: object) -> str:
    """The language of the theme is that of all outputs. Raises SettingsError where it is none."""
    value = theme.get("language", ENGLISH) if isinstance(theme, dict) else ENGLISH
    try:
        return ENGLISH if value == ENGLISH else language_code(str(value))
    except LanguageError as error:
        raise SettingsError(f"{SETTINGS_FILE}: theme.language: {error}") from None


def open_languages(root: Path) -> tuple[str, ...]:
    """The codes of the languages that mkdocs.yml of `root` opens to readers besides English. Raises SettingsError."""
    settings = _read(root / SETTINGS_FILE) if (root / SETTINGS_FILE).is_file() else {}
    return _open_languages(((settings.get("extra") or {}).get("atlas") or {}).get("languages"))


def _open_languages(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | None) or any(not isinstance(code, str) for code in value or ()):
        raise SettingsError(f"{SETTINGS_FILE}: extra.atlas.languages must be a list such as [de, sk]; got {value!r}")
    try:
        return tuple(dict.fromkeys(map(language_code, value or ())))
    except LanguageError as error:
        raise SettingsError(f"{SETTINGS_FILE}: extra.atlas.languages: {error}") from None


def _mail(value: object) -> str | None:
    if not value:
        return None
    if not isinstance(value, str) or value.count("@") != 1 or any(mark in value for mark in " <>\"'?&"):
        raise SettingsError(f"{SETTINGS_FILE}: extra.atlas.editors_mail must be a mail address; got {value!r}")
    return value


class _Loader(yaml.CSafeLoader):
    """Reads plain settings and ignores the tags of MkDocs, such as !ENV."""


_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def _read(path: Path) -> Mapping[str, Any]:
    try:
        settings = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader without tags
    except (OSError, yaml.YAMLError) as error:
        raise SettingsError(f"{SETTINGS_FILE} must be readable: {' '.join(str(error).split())}") from error
    if not isinstance(settings, dict):
        raise SettingsError(f"{SETTINGS_FILE} must hold keys and values")
    return settings
