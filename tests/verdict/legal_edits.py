"""Random edits that editors make, each carried through all records as a careful editor does.

An edit changes a copy of the records in memory; whether it is legal is for the check to say.
"""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.records.references import RECORD_FIELDS
from macros.records.vocabulary import CASE_TERMS, FACET_FILES, PRACTICE_FACETS, STATEMENT_TERMS
from macros.records.yaml_reader import parse_yaml

CASES, VOCABULARY, SELF_CHECK = "practices/cases/", "practices/vocabulary/", "practices/self-check.yml"
OTHERS = (VOCABULARY, SELF_CHECK, "practices/frameworks/")
FAR = ("KE", "NG", "BR", "PE", "JP", "IN", "XK", "VU", "AU", "CA")
ODD = (
    "→ ≥ 3 ✓",
    "თბილისი",
    "Հայաստան",
    "北京大学",
    "🙂",
    "a & b < c",
    "{x} $y$ #z",
    "C:\\x",
    "'quoted' \"twice\"",
    "é|è",
)
_TERM_FIELDS = {facet: path[-1] for facet, path in PRACTICE_FACETS.items()} | CASE_TERMS | STATEMENT_TERMS

Files = dict[str, Any]
Edit = Callable[[Files, random.Random], None]


def read(root: Path) -> Files:
    """The data of every record by its path, and the text of every page of docs/."""
    files: Files = {}
    for path in sorted(root.glob("practices/**/*.yml")):
        files[path.relative_to(root).as_posix()] = parse_yaml(path.read_text("utf-8"), path.name).data
    for path in sorted(root.glob("docs/**/*.md")):
        files[path.relative_to(root).as_posix()] = path.read_text("utf-8")
    return files


def write(files: Files, before: Files, root: Path) -> None:
    """Write what differs from `before`, and remove what is gone."""
    for name in before.keys() - files.keys():
        (root / name).unlink()
    for name, data in files.items():
        if before.get(name) != data:
            text = data if isinstance(data, str) else yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
            (root / name).write_text(text, "utf-8")


def withdraw(files: Files, rng: random.Random) -> None:
    """A record is a draft again, and nothing that is published names it."""
    name = _any_record(files, rng)
    files[name]["status"] = "draft"
    files[name].pop("replaced_by", None)
    _forget(files, name)


def delete(files: Files, rng: random.Random) -> None:
    """A record is gone."""
    name = _any_record(files, rng)
    del files[name]
    _forget(files, name)


def delete_case(files: Files, rng: random.Random) -> None:
    """A case is gone."""
    name = _any_record(files, rng, CASES)
    del files[name]
    _forget(files, name)


def retire(files: Files, rng: random.Random) -> None:
    """A record is retired, and another of its kind takes its place."""
    name = _any_record(files, rng)
    others = [other for other in _records(files) if _folder(other) == _folder(name) and other != name]
    files[name] |= {"status": "retired", "replaced_by": Path(rng.choice(others)).stem}
    _forget(files, name)


def rename(files: Files, rng: random.Random) -> None:
    """A record has a new id, and keeps the old one under 'formerly'."""
    name = _any_record(files, rng)
    old, new = Path(name).stem, f"{Path(name).stem[:60]}-{rng.randrange(100)}"
    record = files.pop(name)
    record["formerly"] = [*record.get("formerly", ()), old]
    files[name.replace(f"/{old}.yml", f"/{new}.yml")] = record
    kind = _kind(name)
    for part, field in _naming(files, kind):
        value = part[field]
        part[field] = [new if id_ == old else id_ for id_ in value] if isinstance(value, list) else value
        if value == old:
            part[field] = new
    _in_texts(files, lambda text: re.sub(rf"\({kind}:{old}\)", f"({kind}:{new})", text))


def empty_a_list(files: Files, rng: random.Random) -> None:
    """One list of a record is empty."""
    record = files[_any_record(files, rng)]
    parts = [record, *(value for value in record.values() if isinstance(value, dict))]
    lists = [(part, key) for part in parts for key, value in part.items() if isinstance(value, list)]
    part, key = rng.choice(lists)
    part[key] = []


def rename_term(files: Files, rng: random.Random) -> None:
    """A term has another key, in the vocabulary, in every record and in every page."""
    facet = rng.choice(sorted(_TERM_FIELDS))
    name = next(file for file, key in FACET_FILES.items() if key == facet)
    term = rng.choice(files[f"{VOCABULARY}{name}.yml"]["terms"])
    old, new = term["key"], f"{term['key'][:40]}-{rng.randrange(100)}"
    term["key"] = new
    for record in (data for file, data in files.items() if file.endswith(".yml") and VOCABULARY not in file):
        _rename_in(record, _TERM_FIELDS[facet], old, new)
    for page in (file for file in files if file.endswith(".md")):
        files[page] = re.sub(rf"(?<={facet.replace('_', '-')}/){old}(?=/)", new, files[page])


def new_term(files: Files, rng: random.Random) -> None:
    """A list has one term more, that nothing names."""
    name = rng.choice(sorted(FACET_FILES))
    term = {"key": f"term-{rng.randrange(10_000)}", "label": f"Term {rng.choice(ODD)}", "definition": "A new term."}
    files[f"{VOCABULARY}{name}.yml"]["terms"].append(term)


def drop_term(files: Files, rng: random.Random) -> None:
    """A list has one term less; records may have named it."""
    name = rng.choice(sorted(FACET_FILES))
    terms = files[f"{VOCABULARY}{name}.yml"]["terms"]
    terms.remove(rng.choice(terms))


def move_far_away(files: Files, rng: random.Random) -> None:
    """A case lies on another continent."""
    files[_any_record(files, rng, CASES)]["country"] = rng.choice(FAR)


def say_oddly(files: Files, rng: random.Random) -> None:
    """A title, a source or a role holds signs that are markup elsewhere, or letters that few fonts have."""
    record = files[_any_record(files, rng)]
    part, key = rng.choice([(record, "title"), (record["sources"][0], "title"), (record, "summary")])
    part[key] = f"{part[key][:60]} {rng.choice(ODD)}"


def drop_the_self_check(files: Files, _: random.Random) -> None:
    """There is no self-check."""
    files.pop(SELF_CHECK, None)


EDITS: tuple[Edit, ...] = (
    withdraw,
    delete_case,
    retire,
    rename,
    rename,
    empty_a_list,
    empty_a_list,
    rename_term,
    rename_term,
    new_term,
    drop_term,
    move_far_away,
    move_far_away,
    say_oddly,
    say_oddly,
    delete,
    drop_the_self_check,
)


def _records(files: Files, folder: str = "practices/") -> list[str]:
    return [name for name in files if name.startswith(folder) and name.endswith(".yml") and not name.startswith(OTHERS)]


def _any_record(files: Files, rng: random.Random, folder: str = "practices/") -> str:
    return rng.choice(sorted(_records(files, folder)))


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _kind(name: str) -> str:
    return "case" if name.startswith(CASES) else "practice"


def _naming(files: Files, kind: str) -> Iterator[tuple[Any, str]]:
    """Every part of a record with a field that names records of a kind."""
    for name in _records(files):
        yield from ((files[name], f) for f, of in RECORD_FIELDS[_kind(name)].items() if of == kind and f in files[name])
    for statement in files.get(SELF_CHECK, {}).get("statements", ()):
        yield from ((statement, f) for f, of in RECORD_FIELDS["statement"].items() if of == kind)


def _forget(files: Files, name: str) -> None:
    """Nothing names the record any more; who cannot do without it is gone too."""
    id_, kind = Path(name).stem, _kind(name)
    for part, field in list(_naming(files, kind)):
        value = part[field]
        if isinstance(value, list):
            part[field] = [other for other in value if other != id_]
        elif value == id_:
            del part[field]
    if SELF_CHECK in files:
        files[SELF_CHECK]["statements"] = [s for s in files[SELF_CHECK]["statements"] if s["practices"]]
    _in_texts(files, lambda text: re.sub(rf"\[([^\]]*)\]\({kind}:{id_}\)", r"\1", text))
    for case in [other for other in _records(files, CASES) if not files[other]["practices"]]:
        del files[case]
        _forget(files, case)
    for lost in [o for o in _records(files) if files[o]["status"] == "retired" and not files[o].get("replaced_by")]:
        if _kind(lost) == "practice" and lost != name:
            del files[lost]


def _rename_in(part: Any, field: str, old: str, new: str) -> None:
    """Put the new key for the old one wherever a field of this name stands."""
    for key, value in part.items() if isinstance(part, dict) else enumerate(part):
        if key == field and value == old:
            part[key] = new
        elif key == field and isinstance(value, list) and all(isinstance(item, str) for item in value):
            part[key] = [new if item == old else item for item in value]
        elif isinstance(value, dict | list):
            _rename_in(value, field, old, new)


def _in_texts(files: Files, change: Callable[[str], str]) -> None:
    """Change every text of every record."""
    for name in _records(files):
        files[name] = _changed(files[name], change)


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _changed(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [_changed(item, change) for item in value]
    return change(value) if isinstance(value, str) else value
