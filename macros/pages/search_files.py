"""The files of the search, all scripts, so that a copy in a folder can load them too.

One holds the names of everything that is found, and is fetched when a reader turns to a box, with another that holds
the titles and summaries of practices, which a finder reads on its cards instead. The words of the bodies are an index
in shards by their first two letters: a question fetches only the shards of its own words. So are the positions of these
words, for phrases only. Bodies are cut into passages, which have numbers: the index tells which of them hold a word,
and an excerpt of what is shown fetches the one that it comes from.
"""

import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, groupby
from operator import itemgetter, sub
from pathlib import Path
from typing import NamedTuple

from ..edition.script_json import added_to, script_json, shards
from .search_entries import SearchEntry, search_entries, search_settings, written_pages
from .search_names import packed_names
from .search_words import finished_word, plain, plurals, words_in
from .site import Site

NAMES_SCRIPT, TITLES_SCRIPT = "search/names.js", "search/titles.js"
WORDS_FOLDER, POSITIONS_FOLDER, PASSAGES_FOLDER = "search/words/", "search/positions/", "search/passages/"
_BEGINNING = 2
# A passage ends with the line that would take it over so many letters: shorter ones make the index longer by as much
# as an excerpt saves.
_PASSAGE = 1600
# Files of words and of passages: so many that a question fetches few words of others, and an excerpt one passage. A
# copy in a folder fetches nothing, and many small files would make it larger.
_FILES, _FILES_OF_A_FOLDER = (512, 2048), (128, 128)
_SHORTEST_PART = 5  # letters of the last part of a compound, and in the browser of a word within others
_INDEX_OF_THEME = "search/search_index.json"


class Places(NamedTuple):
    """Where a word stands."""

    passages: list[int]
    """The numbers of the passages that hold it."""
    positions: list[tuple[int, ...]]
    """Its positions in each of these; a compound has none."""


def write_search(target: Path, site: Site) -> None:
    """Write the files of the search into the built site `target`, in place of the theme's index.

    The pages that people wrote are read from that index, if there is one.
    """
    index = target / _INDEX_OF_THEME
    written: Sequence[SearchEntry] = ()
    if index.is_file():
        written = tuple(written_pages(json.loads(index.read_text(encoding="utf-8"))["docs"]))
        shutil.rmtree(index.parent)
    for route, content in search_files(search_entries(site, written), site):
        path = target / route
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def search_files(entries: Sequence[SearchEntry], site: Site) -> Iterator[tuple[str, bytes]]:
    """Route and content of each file of the search."""
    passages, settings = [list(_passages(entry.body)) for entry in entries], search_settings()
    texts = list(chain.from_iterable(passages))
    words = _words(texts, settings["compounds"])
    word_files, passage_files = _FILES if site.directory_urls else _FILES_OF_A_FOLDER
    names = {
        **{key: settings[key] for key in ("words", "stop_words", "spellings")},
        "plurals": plurals(),
        "kinds": [entry.kind for entry in entries],
        **packed_names(_columns(entries)),
        "beginnings": " ".join(_beginnings(words)),
        "word_shards": word_files,
        "passages": [len(own) for own in passages],
        "passage_files": passage_files,
        **_editors(site),
        **({"compounds": True} if settings["compounds"] else {}),
    }
    yield NAMES_SCRIPT, f"(window.PracticeAtlas??={{}}).names={script_json(names)};\n".encode()
    titles = {_id(entry): (entry.title, entry.summary) for entry in entries if entry.kind == "practice"}
    yield TITLES_SCRIPT, f"(window.PracticeAtlas??={{}}).titles={script_json(titles)};\n".encode()
    for route, _, make in (
        *shards(WORDS_FOLDER, "words", words, _passages_of, word_files),
        *shards(POSITIONS_FOLDER, "positions", words, _positions_of, word_files),
    ):
        yield route, make()
    for file in range(min(len(texts), passage_files)):
        held = {number: texts[number] for number in range(file, len(texts), passage_files)}
        yield f"{PASSAGES_FOLDER}{file}.js", added_to("passages", held)


def _columns(entries: Sequence[SearchEntry]) -> Mapping[str, Iterable[Sequence[str]]]:
    """The names of all entries by field; titles of practices stand apart, and only cases are found by their notes."""
    searched: Mapping[str, Sequence[Sequence[str]]] = {
        "title": [[] if entry.kind == "practice" else [entry.title] for entry in entries],
        "also_called": [entry.also_called for entry in entries],
        "found_by": [entry.found_by for entry in entries],
        "note": [[entry.note] if entry.kind == "case" else [] for entry in entries],
    }
    effort = [[] if entry.kind == "case" else [entry.note] for entry in entries]
    return {"effort": effort, "route": _routes(entries, searched.values()), **searched}


def _routes(entries: Sequence[SearchEntry], searched: Iterable[Sequence[Sequence[str]]]) -> Iterator[Sequence[str]]:
    """The routes of all entries in words.

    Those of records are ids, which mostly say again what names say: such a word is sent as it stands in a name, and the
    browser writes it in small letters without accents.
    """
    uses = Counter(word for names in chain.from_iterable(searched) for name in names for word in name.split(" "))
    written = {plain(word): word for word, _ in reversed(uses.most_common())}
    for entry in entries:
        words = entry.route.replace("-", " ").replace("/", " / ").split()
        is_record = entry.kind in ("practice", "case")
        yield [" ".join(written.get(word, word) if is_record else word for word in words)]


def _id(entry: SearchEntry) -> str:
    """The id of the record of an entry, as its route tells it."""
    return entry.route.split("/")[1]


def _passages(body: str) -> Iterator[str]:
    """A body in parts of whole lines; none for an empty body."""
    held: list[str] = []
    for line in filter(None, body.split("\n")):
        if held and sum(map(len, held)) + len(line) > _PASSAGE:
            yield "\n".join(held)
            held = []
        held.append(line)
    if held:
        yield "\n".join(held)


def _words(passages: Sequence[str], compounds: bool) -> Mapping[str, Mapping[str, Places]]:
    """All words in their order, by their first two letters, each with its places.

    With compounds, a passage that holds Aufenthaltsgenehmigung holds Genehmigung too, if any passage says this alone.
    """
    fold = finished_word()
    known = {word for text in passages if compounds for word, _ in words_in(text, fold)}
    found: dict[str, Places] = defaultdict(lambda: Places([], []))
    for number, text in enumerate(passages):
        held: dict[str, list[int]] = defaultdict(list)
        for word, at in words_in(text, fold):
            positions = held[word]
            if at is not None:
                positions.append(at)
        for word in tuple(held) if compounds else ():
            for part in (word[begin:] for begin in range(1, len(word) - _SHORTEST_PART + 1)):
                if part in known:
                    held.setdefault(part, [])
        for word, positions in held.items():
            places = found[word]
            places.passages.append(number)
            places.positions.append(tuple(positions))
    words: dict[str, dict[str, Places]] = defaultdict(dict)
    for word in sorted(found):
        if len(word) >= _BEGINNING:
            words[word[:_BEGINNING]][word] = found[word]
    return words


def _passages_of(words: Mapping[str, Places]) -> Mapping[str, Sequence[int]]:
    """Each word with the numbers of the passages that hold it, as steps."""
    return {word: _steps(places.passages) for word, places in words.items()}


def _positions_of(words: Mapping[str, Places]) -> Mapping[str, Sequence[Sequence[int]]]:
    """Each word with, for each passage in which it has positions, the number of that, then these, as steps."""
    return {word: rows for word, places in words.items() if (rows := list(_rows(places)))}


def _rows(places: Places) -> Iterator[Sequence[int]]:
    numbers = compress(places.passages, places.positions)
    for step, positions in zip(_steps(list(numbers)), filter(None, places.positions), strict=True):
        yield (step, *_steps(positions))


def _beginnings(two_letters: Iterable[str]) -> Iterator[str]:
    """Two letters that words begin with, for each first letter: itself, then all that follow it."""
    for first, group in groupby(sorted(two_letters), key=itemgetter(0)):
        yield first + "".join(letters[1:] for letters in group)


def _steps(numbers: Sequence[int]) -> list[int]:
    """Rising numbers, each as the distance from the one before, which packs well."""
    return list(map(sub, numbers, chain((0,), numbers)))


def _editors(site: Site) -> Mapping[str, str]:
    """Where readers can tell a word that the search does not know; empty where the owner has set nothing."""
    if site.edition.editors_mail:
        return {"tell": f"mailto:{site.edition.editors_mail}?subject="}
    if site.edition.issue_address:
        return {"tell": site.edition.issue_address}
    return {}
