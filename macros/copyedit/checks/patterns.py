"""Check of patterns: openings, counts and turns of phrase that run through the collection."""

from collections.abc import Iterator

from .. import patterns
from .check import Collection, CopyeditFinding, copyedit_check

# Ids that a finding names; the JSON of the report has all.
_NAMED = 40


@copyedit_check("patterns", hard=False)
def recurring_patterns(collection: Collection) -> Iterator[CopyeditFinding]:
    """Openings, turns of phrase, short first sentences and numbers of items should differ from record to record."""
    limits, texts = collection.standards.limits, collection.texts
    found = [
        *_above(patterns.openings(texts, limits.opening_words), limits.opening_share, limits.pattern_records),
        *_above(patterns.phrases(texts, limits.phrase_words), limits.phrase_share, limits.pattern_records),
        *_above(
            patterns.short_openings(texts, limits.short_sentence_words),
            limits.short_opening_share,
            limits.pattern_records,
        ),
        *_above(_same_counts(collection), limits.same_count_share, limits.pattern_records),
    ]
    for pattern in found:
        names = ", ".join(pattern.names[:_NAMED]) + (" …" if len(pattern.names) > _NAMED else "")
        message = f"{pattern.what}: {len(pattern.names)} of {pattern.total} ({pattern.share:.0%}): {names}"
        yield CopyeditFinding(f"{pattern.kind}s", 0, message)


def _above(found: Iterator[patterns.Pattern], share: float, records: int) -> Iterator[patterns.Pattern]:
    return (pattern for pattern in found if pattern.share > share and len(pattern.names) >= records)


def _same_counts(collection: Collection) -> Iterator[patterns.Pattern]:
    for what, by_count in patterns.lengths(collection.catalogue).items():
        total = sum(map(len, by_count.values()))
        for count, names in by_count.items():
            yield patterns.Pattern("practice", f"{count} {what}", tuple(names), total)
