"""Reads records from what a contributor mails: the text that the form puts into a mail, or the files that it saves.

Mail programs break lines, quote, and code letters. What the form wrote can be told from what they made of it, since the
form writes records in canonical form: a record that reads back as itself has come whole.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from itertools import pairwise
from pathlib import PurePosixPath
from quopri import decodestring
from typing import Any, NamedTuple

import yaml
from pydantic import TypeAdapter, ValidationError

from ..edition.command_words import command_text
from ..records.ids import id_from
from ..records.loader import frozen
from ..records.model import Case, Practice, Use
from ..records.paths import CASES_FOLDER, RECORDS_FOLDER, SELF_CHECK, record_path
from ..records.problems import quoted
from ..records.yaml_builder import RefusedError
from ..records.yaml_reader import parse_yaml
from ..records.yaml_writer import write_record

# What the form writes above each record of a mail.
_HEADING = re.compile(rf"^# ({RECORDS_FOLDER}/(?:cases/)?([a-z0-9-]+)\.yml)\s*$")
# What ends a record: the break before the next one, a signature, and the fence around it in an issue.
_ENDS = ("---", "--", "```")
# How a line begins that stands at the margin of a record; any other is the rest of a line that a mail program broke.
_BEGINNING = re.compile(r"[a-z_]+:(?: |$)|#|-{2,3}$")
_CODED = "=\n"
_USES = TypeAdapter(tuple[Use, ...])
# A line that a saved mail has above its first empty line, and no record.
_MAIL = re.compile(rb"^(?:From|Received|MIME-Version): ", re.MULTILINE | re.IGNORECASE)


class MailError(ValueError):
    """The mail cannot be taken in; the message is one sentence for an editor."""


class MailedRecord(NamedTuple):
    """One record: its file relative to the root, its text, and whether it surely came as the form wrote it.

    `uses` holds the institutions of a text that says only who uses a practice, and is no record by itself.
    """

    file: str
    text: str
    is_whole: bool
    uses: tuple[Use, ...] = ()


def mailed_records(content: bytes, name: str) -> tuple[MailedRecord, ...]:
    """All records of a mail (.eml), of its text, or of one file that the form saved; `name` is that of the file.

    Raises MailError where there is none, and where one is broken beyond repair.
    """
    parts = list(_parts(content, name))
    found = {record.file: record for file, text in parts for record in _records(file, text)}
    if not found:
        raise MailError(command_text("take.none", name=name))
    return tuple(found.values())


def _parts(content: bytes, name: str) -> Iterator[tuple[str, str]]:
    """The texts of a mail, those of attachments last since they are the safer ones, each with the name of its file."""
    if not _MAIL.search(content.replace(b"\r\n", b"\n").partition(b"\n\n")[0]):
        yield name, content.decode("utf-8-sig", "replace")
        return
    mail = message_from_bytes(content, policy=default)
    texts = [part for part in mail.walk() if part.get_content_maintype() != "multipart"]
    for part in sorted(texts, key=lambda part: part.get_filename() is not None):
        file = part.get_filename() or ""
        if file.endswith((".yml", ".yaml", ".txt")) or (not file and part.get_content_type() == "text/plain"):
            text = _text_of(part)
            yield file or name, _unflowed(text) if part.get_param("format") == "flowed" else text


def _text_of(part: EmailMessage) -> str:
    """The text of a part, decoded. Raises MailError where its letters are of a kind that nobody knows."""
    try:
        content: Any = part.get_content()
    except LookupError:
        raise MailError(command_text("take.letters", got=quoted(part.get_content_charset()))) from None
    return content if isinstance(content, str) else bytes(content).decode("utf-8-sig", "replace")


def _unflowed(text: str) -> str:
    """Text whose lines were broken after a space (RFC 3676), in its own lines."""
    return re.sub(r"(?m)^ ", "", re.sub(r"(?<!\n--)(?<!\A--) \r?\n", " ", text))


def _records(name: str, text: str) -> Iterator[MailedRecord]:
    """The records of a text: each below its heading, or one without, whose file has the name of the record."""
    text = text.replace("\r\n", "\n")
    if _CODED in text:  # quoted-printable, saved without the head of the mail
        text = decodestring(text.encode()).decode("utf-8", "replace")
    lines = _unquoted(text.replace("\xa0", " ").lstrip("\ufeff").split("\n"))
    starts = [place for place, line in enumerate(lines) if _HEADING.match(line)]
    for start, end in pairwise([*starts, len(lines)]):
        heading = _HEADING.match(lines[start])
        yield _record(heading[1] if heading else "", lines[start + 1 : end])
    if not starts and name.endswith((".yml", ".yaml")):
        kind = "case" if any(line.startswith("institution:") for line in lines) else "practice"
        yield _record(record_path(kind, PurePosixPath(name).stem), lines)


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the marks of an answer, where the record stands in one."""
    quoted_heading = next((line for line in lines if _HEADING.match(re.sub(r"^(?:> ?)+", "", line))), "")
    marks = re.match(r"(?:> ?)*", quoted_heading)
    depth = marks[0].count(">") if marks else 0
    return [re.sub(rf"^(?:> ?){{{depth}}}", "", line) for line in lines] if depth else lines


def _record(file: str, lines: list[str]) -> MailedRecord:
    """The record of these lines. Raises MailError where no reading of them is a record."""
    id_ = PurePosixPath(file).stem
    if id_from(id_) != id_ or id_ == SELF_CHECK:
        raise MailError(command_text("take.name", got=quoted(file)))
    text = "\n".join(lines)
    record = _read(file, id_, _unbroken(text))
    if record is None:
        raise MailError(command_text("take.broken", file=file, name=f"{id_}.yml"))
    return record


def _unbroken(text: str) -> str:
    """The text up to a signature or a break, with each line that was broken put together again."""
    lines: list[str] = []
    for line in text.strip("\n").split("\n"):
        if line.rstrip() in _ENDS:
            break
        if lines and line and not line.startswith(" ") and not _BEGINNING.match(line):
            lines[-1] = f"{lines[-1].rstrip()} {line.rstrip()}"
        else:
            lines.append(line.rstrip())
    return "\n".join(lines).rstrip("\n") + "\n"


def _read(file: str, id_: str, text: str) -> MailedRecord | None:
    """The record in canonical form; as it came where a field is wrong, which the check then tells; None for no YAML."""
    try:
        data = parse_yaml(text, file).data
    except (RefusedError, yaml.YAMLError):
        return None
    if data.keys() == {"in_use"}:
        return MailedRecord(file, text, is_whole=True, uses=_uses(file, data["in_use"]))
    model = Case if file.startswith(CASES_FOLDER) else Practice
    try:
        canonical = write_record(model.model_validate(frozen({**data, "id": id_})))
    except ValidationError:
        return MailedRecord(file, text, is_whole=False)
    return MailedRecord(file, canonical, is_whole=canonical == text)


def _uses(file: str, named: object) -> tuple[Use, ...]:
    """The institutions that say that they use a practice. Raises MailError where one is not as its page writes it."""
    try:
        return _USES.validate_python(frozen(named))
    except ValidationError:
        raise MailError(command_text("take.uses", file=file)) from None
