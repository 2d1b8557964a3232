"""Reads and writes catalogues of translations as PO, the format of gettext, which translators' tools know."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, denormalize, normalize, read_po

from ..edition.plurals import plural_forms, plural_header
from ..records.characters import bad_character
from ..records.problems import Problem, problem_at, quoted
from .matching import Translation

MAX_BYTES = 20_000_000
_OBSOLETE = re.compile(r"#~\s?")
_TEXT = r'"(?:[^"\\]|\\.)*"'
_QUOTED = re.compile(_TEXT)
_WIDTH = 100
# Headers that would say nothing, or change with the library.
_UNTOLD = ("Report-Msgid-Bugs-To", "Generated-By")
_KEYWORD = re.compile(r"msgctxt|msgid_plural|msgid|msgstr\[|msgstr")
_LINE = re.compile(rf"(?:(?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+)?{_TEXT}")
# What may come before each keyword; a text without one goes on with the one before.
_AFTER: Mapping[str, tuple[str, ...]] = {
    "msgctxt": ("", "msgstr", "msgstr["),
    "msgid": ("", "msgctxt", "msgstr", "msgstr["),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[": ("msgid_plural", "msgstr["),
    "": ("msgctxt", "msgid", "msgid_plural", "msgstr", "msgstr["),
}


@dataclass(frozen=True)
class PoFile:
    """One catalogue: its entries, those that were put aside (obsolete), and what is wrong with the file."""

    entries: Sequence[Translation] = ()
    aside: Sequence[Translation] = ()
    problems: Sequence[Problem] = ()
    last_translator: str = ""
    language_team: str = ""


@dataclass(frozen=True)
class Header:
    """What stands at the top of a file: a note, the name of the atlas, the day of its edition, and the translators."""

    note: str
    project: str
    day: datetime
    last_translator: str
    language_team: str


@dataclass(frozen=True)
class Written:
    """An entry as it is written: with the comments for translators, or put aside."""

    entry: Translation
    comments: Sequence[str] = field(default=())
    aside: bool = False


def read(path: Path, file: str) -> PoFile:
    """The catalogue at a path; `file` is its path in messages. One that is not there is empty."""
    try:
        raw = path.read_bytes()[: MAX_BYTES + 1]
    except FileNotFoundError:
        return PoFile()
    except OSError as error:
        return PoFile(problems=[problem_at(file, 1, "Y001.unreadable", reason=error.strerror)])
    if len(raw) > MAX_BYTES:
        return PoFile(problems=[problem_at(file, 1, "G001.too_large", most=f"{MAX_BYTES:,}")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return PoFile(problems=[problem_at(file, line, "Y003.not_utf8")])
    return parse(text, file)


def parse(text: str, file: str) -> PoFile:
    """The catalogue in a text. With a line that is no PO nothing is read, and every such line is a problem."""
    lines = [line.strip() for line in re.split("\r\n|\r|\n", unicodedata.normalize("NFC", text))]
    if problems := list(_misshapen(lines, file)):
        return PoFile(problems=problems)
    try:
        # what msgmerge says of entries that are aside is not needed, and Babel does not know it
        catalog = read_po([line if line[:3] != "#~|" else "" for line in lines], abort_invalid=True)
    except (PoFileError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        line = getattr(error, "lineno", 0) + 1
        return PoFile(problems=[problem_at(file, line, "G001.not_read", got=quoted(error))])
    entries = [_entry(message) for message in catalog if message.id]
    aside = [_entry(message) for message in catalog.obsolete.values() if message.id]
    return PoFile(entries, aside, list(_bad_characters(entries, file)), catalog.last_translator, catalog.language_team)


def as_po(written: Iterable[Written], language: str, header: Header) -> str:
    """The text of the file with these entries, in their order."""
    catalog = Catalog(locale=language.replace("-", "_"), project=header.project, version="1", fuzzy=False)
    catalog.last_translator, catalog.language_team = header.last_translator, header.language_team
    catalog.creation_date = catalog.revision_date = header.day
    headers = {**dict(catalog.mime_headers), "Plural-Forms": plural_header(language)}
    head = "".join(f"{name}: {value}\n" for name, value in headers.items() if name not in _UNTOLD)
    blocks = [f'# {header.note}\nmsgid ""\nmsgstr {normalize(head, width=_WIDTH)}\n']
    return "\n".join((*blocks, *(_block(item, len(plural_forms(language))) for item in written)))


def _misshapen(lines: Sequence[str], file: str) -> Iterator[Problem]:
    """Every line that cannot stand where it stands."""
    before, last = "", 0
    for number, line in enumerate(lines, 1):
        shown = _OBSOLETE.sub("", line, count=1)
        if not shown or shown.startswith(("#", "|")):
            continue
        named = _KEYWORD.match(shown)
        keyword = named[0] if named else ""
        if not _LINE.fullmatch(shown) or before not in _AFTER[keyword]:
            yield problem_at(file, number, "G001.line", got=quoted(shown))
        before, last = keyword or before, number
    if before not in ("", "msgstr", "msgstr["):
        yield problem_at(file, last, "G001.last")


def _block(item: Written, forms: int) -> str:
    """One entry as lines, with so many forms where something is counted."""
    entry = item.entry
    lines = [f"# {note}".rstrip() for note in entry.notes]
    lines += [f"#. {comment}" for comment in item.comments]
    lines += ["#, fuzzy"] * entry.unsure
    prefix = "#~ " if item.aside else ""
    if entry.previous and not item.aside:
        lines.append(f"#| msgid {normalize(entry.previous, '#| ', _WIDTH)}")
    texts = [("msgctxt", entry.context), ("msgid", entry.english)]
    if entry.plural:
        told = entry.forms or ("",) * forms
        texts += [("msgid_plural", entry.plural), *((f"msgstr[{place}]", text) for place, text in enumerate(told))]
    else:
        texts.append(("msgstr", entry.text))
    lines += [f"{prefix}{keyword} {normalize(value, prefix, _WIDTH)}" for keyword, value in texts]
    return "\n".join(lines) + "\n"


def _entry(message: Message) -> Translation:
    """An entry of Babel, which leaves the previous English (#|) among the comments of translators."""
    before = [note[1:].strip() for note in message.user_comments if note.startswith("|")]
    previous = "".join(denormalize(text) for line in before if "msgctxt" not in line for text in _QUOTED.findall(line))
    notes = tuple(note for note in message.user_comments if not note.startswith("|"))
    line, unsure, context = message.lineno or 1, message.fuzzy, message.context or ""
    if isinstance(message.id, str):
        return Translation(context, message.id, str(message.string or ""), line, unsure, previous, notes)
    forms = tuple(message.string or ())
    english, plural = message.id[:2]
    return Translation(context, english, forms[-1] if all(forms) else "", line, unsure, previous, notes, plural, forms)


def _bad_characters(entries: Sequence[Translation], file: str) -> Iterator[Problem]:
    """Characters that no text may hold, in the translations."""
    for entry in entries:
        if bad := bad_character("".join(entry.forms) or entry.text):
            yield Problem(file, entry.line, "Y003", bad.message, bad.tip)
