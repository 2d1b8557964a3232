"""Checks of wording: filler, American forms, spelling, acronyms, and names of people."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...records.messages import said
from ...records.model import Case
from ..passages import WORD, OwnTexts, Passage
from ..standards import Phrase
from .check import Collection, CopyeditFinding, copyedit_check, finding_at

_ACRONYM = re.compile(r"\b[A-Z][a-z]{0,2}[A-Z][A-Za-z0-9]*(?:[+&-][A-Z0-9]+)*\b")
_ROMAN = re.compile(r"[IVX]+")
_ADDRESS = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:ac|com|de|edu|eu|fr|gov|net|org)\b\S*")
_IZE = re.compile(r"(?P<stem>\w+)(?P<z>[iy]z)(?P<rest>e|ed|es|er|ers|ing|ation|ations|ational)")
_STYLED = re.compile(r"\b(?:Prof|Dr|Mr|Mrs|Ms|Professor|Rector|Chancellor|President)\.? (?!of\b)[A-Z][\w-]+")
_PERSON = re.compile(r"\b(?:[Bb]y|[Cc]ontact|[Cc]alled|[Ff]ounder) ([A-Z][a-z]+(?: [A-Z]\.?)?) ([A-Z][\w-]+)")


@copyedit_check("filler", hard=True, code="E002")
def filler(collection: Collection) -> Iterator[CopyeditFinding]:
    yield from _phrases("E002", collection, collection.standards.filler, re.IGNORECASE)


@copyedit_check("house-style", hard=True, code="E003")
def house_style(collection: Collection) -> Iterator[CopyeditFinding]:
    yield from _phrases("E003", collection, collection.standards.house)


@copyedit_check("american", hard=True)
def american_forms(collection: Collection) -> Iterator[CopyeditFinding]:
    """A word must be written in its British form."""
    words = collection.standards.american
    for own, passage in _passages(collection):
        for word in _words(_without_names(passage)):
            ours = words.instead.get(word.lower()) or _with_s(collection, word.lower())
            if ours and word not in _given(own):
                yield finding_at(collection, own, passage.where, f"'{word}': we write '{ours}'")


@copyedit_check("spelling", hard=True)
def spelling(collection: Collection) -> Iterator[CopyeditFinding]:
    """Every word must stand in the dictionary, in our list, or in the names that the record's own sources give."""
    for own, passage in _passages(collection):
        for word in _words(passage):
            if not (_is_sign(word) or collection.speller.knows(word) or word in _given(own)):
                yield finding_at(collection, own, passage.where, f"'{word}' is not a word that we know")


@copyedit_check("acronyms", hard=True, code="E004")
def acronyms(collection: Collection) -> Iterator[CopyeditFinding]:
    for own in collection.texts:
        seen: set[str] = set()
        for passage in own.passages:
            if passage.where[0] != "title":
                for found in _ACRONYM.finditer(_ADDRESS.sub("", passage.text)):
                    if found.group() not in seen and not _explained(collection, own, passage.text, found.group()):
                        message, _ = said("E004", acronym=found.group())
                        yield finding_at(collection, own, passage.where, message)
                    seen.add(found.group())


@copyedit_check("people", hard=True)
def people(collection: Collection) -> Iterator[CopyeditFinding]:
    """No person's name may stand in a record."""
    for own, passage in _passages(collection):
        for found in _STYLED.finditer(passage.text):
            yield finding_at(collection, own, passage.where, f"'{found.group()}' looks like a person")
        for found in _PERSON.finditer(passage.text):
            if not any(collection.speller.knows(word.lower()) for word in found.groups()):
                yield finding_at(collection, own, passage.where, f"'{found.group()}' looks like a person")


def _phrases(code: str, collection: Collection, phrases: Sequence[Phrase], flags: int = 0) -> Iterator[CopyeditFinding]:
    patterns = [(re.compile(rf"(?<!\w)(?:{phrase.pattern})(?!\w)", flags), phrase.reason) for phrase in phrases]
    any_of_them = re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{phrase.pattern})' for phrase in phrases)})(?!\w)", flags)
    for own, passage in _passages(collection):
        for pattern, reason in patterns if any_of_them.search(passage.text) else ():
            for found in pattern.finditer(passage.text):
                message, _ = said(code, got=f"'{found.group()}'", reason=reason)
                yield finding_at(collection, own, passage.where, message)


def _passages(collection: Collection) -> Iterator[tuple[OwnTexts, Passage]]:
    for own in collection.texts:
        for passage in own.passages:
            yield own, passage


def _without_names(passage: Passage) -> Passage:
    """The passage less words with a capital inside a sentence, which are names in our style."""
    return passage._replace(text=re.sub(r"(?<=[\w,] )[A-Z]\w+", "", passage.text))


@cache
def _is_sign(word: str) -> bool:
    """Whether the word holds digits, or is an acronym, which another check looks at."""
    return any(character.isdigit() for character in word) or bool(_ACRONYM.fullmatch(word.removesuffix("'s")))


def _words(passage: Passage) -> Iterator[str]:
    yield from (word.rstrip(".,") for word in WORD.findall(_ADDRESS.sub("", passage.text)))


def _with_s(collection: Collection, word: str) -> str:
    """The form with s, where the dictionary has one too; Oxford spelling keeps the z, we do not."""
    found = _IZE.fullmatch(word)
    if not found or word in collection.standards.american.never_with_s:
        return ""
    ours = f"{found['stem']}{found['z'][0]}s{found['rest']}"
    return ours if collection.speller.knows(ours) else ""


def _given(own: OwnTexts) -> frozenset[str]:
    """Words of names that were given to us: the institution, the city, titles and publishers of the sources."""
    record = own.record
    if not record:
        return frozenset()
    names = [name for source in record.sources for name in (source.title, source.publisher or "")]
    if isinstance(record, Case):
        names += [record.institution, record.city or ""]
    return frozenset(part for name in names for word in WORD.findall(name) for part in (word, word.removesuffix("'s")))


def _explained(collection: Collection, own: OwnTexts, text: str, acronym: str) -> bool:
    known = {acronym, acronym.removesuffix("s")} & collection.standards.acronyms.keys()
    explained = re.search(rf"\({re.escape(acronym)}|{re.escape(acronym)} (?:\(|means\b|stands for\b)", text)
    return bool(known or explained or _ROMAN.fullmatch(acronym)) or (
        isinstance(own.record, Case) and acronym in WORD.findall(f"{own.record.institution} {own.record.title}")
    )
