"""What one synthetic record says: every field that pages show, filled at random, and always within the rules."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from macros.records.vocabulary import INVOLVED_FACETS, PHASES, PRACTICE_FACETS, Vocabulary

COUNTRIES = ("AT", "BE", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "IE", "IT", "NL", "NO", "PL", "PT", "SE", "SK")
FIRST_REVIEW = date(2025, 1, 1)
_SINGLE = ("schedule", "importance")


class Draft:
    """Writes records one after the other from one source of chance, so that a seed gives the same collection."""

    def __init__(self, chance: Random, words: Sequence[str], vocabulary: Vocabulary, practices: Sequence[str]) -> None:
        self.chance = chance
        self.words = words
        self.vocabulary = vocabulary
        self.practices = practices

    def practice(self, place: int) -> dict[str, Any]:
        """A practice of about 1,000 words; it builds on one that stands before it, so no circle can arise."""
        named = {path: self._terms(facet) for facet, path in PRACTICE_FACETS.items() if facet not in _SINGLE}
        return {
            **self._head(),
            **{path[0]: keys for path, keys in named.items() if len(path) == 1},
            "researchers": {path[1]: keys for path, keys in named.items() if len(path) == 2},
            **{facet: self._terms(facet)[0] for facet in _SINGLE},
            "scale_of_change": self._rating(),
            "description": self._prose(3, place),
            **{phase: self._phase(place) for phase in PHASES},
            "builds_on": [self.practices[self.chance.randrange(place)]] if place else [],
            "related": self._others(place, 2),
            "sources": [self._source() for _ in range(3)],
        }

    def case(self, practice: int) -> dict[str, Any]:
        """A case of about 200 words from one country, for a practice and up to one more."""
        return {
            **self._head(),
            "institution": f"University of {self._line(2)}",
            "kind": self._terms("institution_kind")[0],
            "country": self.chance.choice(COUNTRIES),
            "city": self._line(1),
            "practices": [self.practices[practice], *self._others(practice, self.chance.randint(0, 1))],
            "audience": self._line(4),
            "since": self.chance.randint(2005, 2025),
            "scale": self._line(8),
            "story": self._prose(2, practice),
            "results": f"{self._line(20)}.\n",
            "sources": [self._source()],
        }

    def self_check(self) -> dict[str, Any]:
        """One statement for each stage."""
        stages = self.vocabulary.facets["stage"].terms
        return {
            "statements": [
                {"key": term.key, "text": self._line(12), "stage": term.key, "practices": [self.practices[0]]}
                for term in stages
            ]
        }

    def _head(self) -> dict[str, Any]:
        reviewed = FIRST_REVIEW + timedelta(days=self.chance.randrange(365))
        return {
            "title": self._line(6)[:100],
            "summary": self._line(24)[:300],
            "status": "published",
            "reviewed": reviewed,
        }

    def _phase(self, place: int) -> dict[str, Any]:
        return {
            "text": self._prose(2, place),
            "steps": [self._line(14) for _ in range(5)],
            **{scale: self._rating() for scale in ("cost", "time", "effort")},
            **{name: self._involved(facet) for facet, name in INVOLVED_FACETS.items()},
            "challenges": [{"problem": self._line(10), "answer": self._line(16)} for _ in range(2)],
            "indicators": [{"measure": self._line(9), "how": self._line(9)} for _ in range(2)],
        }

    def _involved(self, facet: str) -> list[dict[str, str]]:
        return [{"who": key, "role": self._line(9)} for key in self._terms(facet)]

    def _rating(self) -> dict[str, Any]:
        return {"level": self.chance.randint(1, 5), "why": self._line(16)[:240]}

    def _source(self) -> dict[str, Any]:
        return {
            "title": self._line(8),
            "publisher": self._line(3),
            "url": f"https://example.org/{self.chance.getrandbits(40):x}",
            "year": self.chance.randint(2015, 2025),
            "accessed": FIRST_REVIEW,
        }

    def _terms(self, facet: str) -> list[str]:
        keys = [term.key for term in self.vocabulary.facets[facet].terms]
        return self.chance.sample(keys, min(len(keys), self.chance.randint(1, 3)))

    def _others(self, place: int, count: int) -> list[str]:
        """Ids of other practices, fewer where there are not enough."""
        others = {self.chance.randrange(len(self.practices)) for _ in range(count)} - {place}
        return [self.practices[other] for other in sorted(others)]

    def _prose(self, paragraphs: int, place: int) -> str:
        """Paragraphs of five sentences, the first with a link to a practice, and a list."""
        texts = [" ".join(self._line(13) + "." for _ in range(5)) for _ in range(paragraphs)]
        linked = "".join(f" [{self._line(3)}](practice:{id_})." for id_ in self._others(place, 1))
        bullets = "\n".join(f"- **{self._line(2)}**: {self._line(9)}" for _ in range(3))
        return "\n\n".join([texts[0] + linked, *texts[1:], bullets]) + "\n"

    def _line(self, count: int) -> str:
        return " ".join(self.chance.choices(self.words, k=count)).capitalize()
