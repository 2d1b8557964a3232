"""Checks of coverage: what the collection promises to hold, and where it has holes."""

from collections.abc import Iterator

from .check import Collection, CopyeditFinding, copyedit_check


@copyedit_check("goals", hard=True)
def goals_are_reached(collection: Collection) -> Iterator[CopyeditFinding]:
    """The collection must hold as many practices, cases and countries as it promises."""
    goals, catalogue = collection.standards.goals, collection.catalogue
    for what, count, goal in (
        ("practices", len(catalogue.published), goals.practices),
        ("cases", len(catalogue.published_cases), goals.cases),
        ("countries", len(catalogue.countries), goals.countries),
    ):
        if count < goal:
            yield CopyeditFinding(what, 0, f"{count} {what}; {goal} are promised")


@copyedit_check("terms", hard=True)
def every_term_is_covered(collection: Collection) -> Iterator[CopyeditFinding]:
    """Every category and every stage must have enough practices."""
    goals = collection.standards.goals
    for facet, goal in (("category", goals.practices_per_category), ("stage", goals.practices_per_stage)):
        for key in collection.catalogue.vocabulary.facets[facet].by_key:
            count = len(collection.catalogue.by_term.get((facet, key), ()))
            if count < goal:
                yield CopyeditFinding(key, 0, f"{count} practices; {goal} are promised")


@copyedit_check("holes", hard=False)
def categories_reach_every_stage(collection: Collection) -> Iterator[CopyeditFinding]:
    """Every category should have a practice for every stage, or a reason why it has none."""
    for category in collection.catalogue.vocabulary.facets["category"].by_key:
        for stage in collection.catalogue.vocabulary.facets["stage"].by_key:
            if not practices_in_both(collection, category, stage):
                yield CopyeditFinding(f"{category} x {stage}", 0, "no practice")


@copyedit_check("cases", hard=False)
def practices_have_cases(collection: Collection) -> Iterator[CopyeditFinding]:
    """Every practice should have enough cases."""
    goal = collection.standards.goals.cases_per_practice
    for own in collection.texts:
        if own.name in collection.catalogue.published:
            count = len(collection.catalogue.cases_of.get(own.name, ()))
            if count < goal:
                yield CopyeditFinding(own.name, 0, f"{count} cases; {goal} are wanted", own.file)


def practices_in_both(collection: Collection, category: str, stage: str) -> int:
    """The number of practices that have both the category and the stage."""
    by_term = collection.catalogue.by_term
    here = {practice.id for practice in by_term.get(("category", category), ())}
    return sum(practice.id in here for practice in by_term.get(("stage", stage), ()))
