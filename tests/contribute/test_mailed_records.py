"""What a contributor mails is taken in as the form wrote it, whatever mail programs made of it, or kindly refused."""

import re
import shutil
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from quopri import encodestring

import pytest

from macros.contribute.mailed_records import MailError, mailed_records
from macros.edition.languages import PSEUDO
from macros.edition.pseudo import accented
from macros.records.loader import Loader
from macros.records.rules.examples import SOUND
from macros.records.validate import validate
from macros.records.yaml_writer import write_record
from scripts import take

DESK, NORTH = "practices/welcome-desk.yml", "practices/cases/north-desk.yml"
LONG = "A sentence that is much longer than mail programs like their lines to be, and that goes on, été like this. " * 2


def written() -> dict[str, str]:
    catalogue = Loader(SOUND).load()
    desk = catalogue.practices["welcome-desk"].model_copy(update={"description": LONG.strip()})
    return {DESK: write_record(desk), NORTH: write_record(catalogue.cases["north-desk"])}


def bundle() -> str:
    """As `bundle` of form-page.js writes it."""
    return "---\n".join(f"# {file}\n{text}" for file, text in written().items())


def taken(content: str | bytes, name: str = "mail.txt") -> dict[str, str]:
    found = mailed_records(content.encode() if isinstance(content, str) else content, name)
    assert all(record.is_whole for record in found)
    return {record.file: record.text for record in found}


def wrapped(text: str) -> str:
    """Every long line broken as mail programs do, without a sign that it was."""
    lines = []
    for line in text.split("\n"):
        while len(line) > 72 and " " in line[30:72]:
            cut = line.rindex(" ", 30, 72)
            lines.append(line[:cut])
            line = line[cut + 1 :]
        lines.append(line)
    return "\n".join(lines)


def mail(text: str, **attached: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "A <a@example.org>", "b@example.org", "Practice Atlas: A desk"
    message.set_content(text, cte="quoted-printable")
    for name, content in attached.items():
        message.add_attachment(content, subtype="yaml", filename=f"{name.replace('_', '-')}.yml")
    return message


@pytest.mark.parametrize(
    "content",
    [
        bundle(),
        bundle().replace("\n", "\r\n"),
        f"\ufeff{bundle()}",
        f"Dear editors,\nhere it is.\n\n{bundle()}\n-- \nA. Person\nSome University\n",
        "".join(f"> {line}\n" for line in bundle().split("\n")),
        "On Monday, A wrote:\n" + "".join(f">> {line}\n" for line in bundle().split("\n")),
        wrapped(bundle()),
        encodestring(bundle().encode()).decode("ascii"),
        bundle().replace(" ", "\xa0", 3),
    ],
    ids=["plain", "crlf", "mark", "signature", "quoted", "twice", "wrapped", "coded", "spaces"],
)
def test_a_text_is_read_as_the_form_wrote_it(content: str) -> None:
    assert taken(content) == written()


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_saved_mail_is_decoded(ends: str) -> None:
    content = mail(bundle()).as_bytes().replace(b"\n", ends.encode())

    assert taken(content, "mail.eml") == written()


def test_attached_files_are_taken_by_their_names() -> None:
    files = {"welcome_desk": written()[DESK], "north_desk": written()[NORTH]}

    assert taken(mail("Please find it attached.", **files).as_bytes(), "mail.eml") == written()


def test_an_attached_file_counts_more_than_the_text_of_the_mail() -> None:
    broken = bundle().replace("title: ", "title: Other ", 1)

    assert taken(mail(broken, welcome_desk=written()[DESK]).as_bytes(), "mail.eml")[DESK] == written()[DESK]


def test_lines_that_flow_are_put_together() -> None:
    lines = (wrapped(line).replace("\n", " \n") for line in bundle().split("\n"))
    flowed = re.sub(r"^(?=[ >])", " ", "\n".join(lines), flags=re.MULTILINE)
    message = mail(flowed)
    message.set_param("format", "flowed")

    assert taken(message.as_bytes(), "mail.eml") == written()


def test_one_file_of_the_form_is_taken_by_its_name() -> None:
    assert taken(written()[DESK], "welcome-desk.yml") == {DESK: written()[DESK]}
    assert taken(written()[NORTH], "north-desk.yml") == {NORTH: written()[NORTH]}


def test_a_record_that_is_not_as_the_form_writes_it_is_taken_and_told() -> None:
    (found,) = mailed_records(f"# {NORTH}\n{written()[NORTH]}".replace("title: ", "title:   ").encode(), "mail.txt")

    assert (found.text, found.is_whole) == (written()[NORTH], False)


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        ("Hello, see you on Monday.", "mail.txt", "mail.txt must hold a record as the form writes it; got none"),
        (
            f"# {DESK}\ntitle: [x\n",
            "mail.txt",
            f"{DESK} is broken by the mail: ask the writer to attach the file 'welcome",
        ),
        ("# practices/self-check.yml\nstatements: []\n", "mail.txt", "in its name; got 'practices/self-check.yml'"),
        ("title: x\n", "../Up.yml", "a record must have small letters, digits and hyphens in its name; got"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content: str, name: str, message: str) -> None:
    with pytest.raises(MailError, match=r".") as caught:
        mailed_records(content.encode(), name)

    assert message in str(caught.value)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "root"))


def test_nothing_is_written_over_unless_asked_for(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "mail.eml"
    saved.write_bytes(mail(bundle()).as_bytes())
    (root / NORTH).unlink()
    before = (root / DESK).read_bytes()

    assert take.main([str(saved), "--root", str(root)]) == 1
    assert capsys.readouterr().err == (
        f"take: {DESK} is there already, with another text\n"
        "take: nothing was written; REPLACE=1 writes over what is there\n"
    )
    assert ((root / DESK).read_bytes(), (root / NORTH).exists()) == (before, False)

    assert take.main([str(saved), "--replace", "1", "--root", str(root)]) == 0
    assert capsys.readouterr().out == f"take: {DESK}: written anew\ntake: {NORTH}: written\n"
    assert {file: (root / file).read_text("utf-8") for file in written()} == written()

    assert take.main([str(saved), "--root", str(root)]) == 0
    assert f"take: {DESK}: is there already, the same\n" in capsys.readouterr().out


def test_the_command_speaks_a_language(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "north-desk.yml"
    saved.write_text(written()[NORTH], "utf-8")
    (root / NORTH).unlink()
    spoken = ["--root", str(root), "--language", PSEUDO]

    assert (take.main([str(saved), *spoken]), take.main(["nowhere.eml", *spoken])) == (0, 2)
    assert take.main([str(saved), "--root", str(root), "--language", "de"]) == 2
    told = capsys.readouterr()
    assert told.out == f"take: {NORTH}: {accented('written')}\n"
    assert told.err == (
        f"take: {accented('FILE must be a saved mail or a record; got')} 'nowhere.eml'\n"
        "take: practices/translations/de.po must be there; 'make translations LANG=de' begins it\n"
    )


def test_a_file_that_is_not_there_is_misuse(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take.main(["nowhere.eml", "--root", str(root)]) == 2
    assert capsys.readouterr().err == "take: FILE must be a saved mail or a record; got 'nowhere.eml'\n"


USED = f"# {DESK}\nin_use:\n  - institution: {{}}\n    country: NO\n    since: 2024\n    url: https://www.example.org/desk\n"


@pytest.mark.parametrize("around", ["{}", "We use it too.\n\n{}-- \nA. Person\n", "Hello\n\n```yaml\n{}```\nThanks\n"])
def test_who_uses_a_practice_is_put_into_it(
    around: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Loader(root).load().practices["welcome-desk"]
    (root / DESK).write_text(write_record(before), "utf-8")
    saved = tmp_path / "mail.txt"
    for name in ("South University", "North University", "South University"):
        saved.write_text(around.format(USED.format(name)), "utf-8")
        assert take.main([str(saved), "--root", str(root)]) == 0
        assert capsys.readouterr().out == f"take: {DESK}: written with {name} under 'in_use'\n"

    after = Loader(root).load().practices["welcome-desk"]
    assert [use.institution for use in after.in_use] == ["North University", "South University"]
    assert after.model_copy(update={"in_use": ()}) == before
    assert (root / DESK).read_text("utf-8") == write_record(after)
    assert validate(root, date(2026, 11, 30)).problems == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (USED.replace("welcome-desk", "no-such-desk"), "institutions must name a practice of the atlas; got none in '"),
        (USED.replace("https", "http"), f"{DESK}: in_use must name institution, country and url, as the page writes"),
        (f"# {DESK}\nin_use:\n", f"{DESK}: in_use must name institution"),
    ],
)
def test_who_uses_what_nobody_knows_is_refused(
    text: str, message: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}
    saved = tmp_path / "mail.txt"
    saved.write_text(text.format("North University"), "utf-8")

    assert take.main([str(saved), "--root", str(root)]) == 2
    assert capsys.readouterr().err.startswith(f"take: {message}")
    assert {path: path.read_bytes() for path in root.rglob("*.yml")} == before
