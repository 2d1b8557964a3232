"""Rules for frameworks: what their links may say, and how many there may be."""

from collections import Counter
from collections.abc import Iterator

from ..framework import MOST_OF_A_PRACTICE, MOST_OF_AN_ITEM, Framework
from ..paths import framework_path
from ..problems import did_you_mean, quoted
from ..validation_messages import dotted
from ..yaml_reader import Where
from .rule import Context, Finding, Located, rule


@rule("R001", "framework")
def codes_stand_once(framework: Framework, _: Context) -> Iterator[Finding]:
    """Within a framework, each group, each item and each pair of item and practice must stand once."""
    places: list[tuple[Where, object, str]] = []
    places += [(("groups", at, "key"), ("group", group.key), group.key) for at, group in enumerate(framework.groups)]
    places += [(("items", at, "code"), ("item", item.code), item.code) for at, item in enumerate(framework.items)]
    for at, link in enumerate(framework.links):
        places.append((("links", at, "practice"), (link.item, link.practice), link.practice))
    seen: set[object] = set()
    for where, what, got in places:
        if what in seen:
            yield Finding(where, f"{dotted(where)} must stand once; got {quoted(got)} again")
        seen.add(what)


@rule("R002", "framework")
def groups_and_items_are_known(framework: Framework, _: Context) -> Iterator[Finding]:
    """An item must name a group of its framework, and a link an item of it."""
    groups = [group.key for group in framework.groups]
    named = [(("items", at, "group"), item.group, groups) for at, item in enumerate(framework.items)]
    named += [(("links", at, "item"), link.item, list(framework.by_code)) for at, link in enumerate(framework.links)]
    for where, key, known in named:
        if key not in known:
            tip = did_you_mean(key, known) or f"there are {', '.join(known)}"
            yield Finding(where, f"{dotted(where)} must stand in this framework; got {quoted(key)}", tip)


@rule("R003", "framework")
def scope_and_links_agree(framework: Framework, _: Context) -> Iterator[Finding]:
    """An item inside of our subject must have a practice, and one outside of it must have none."""
    linked = {link.item for link in framework.links}
    for at, item in enumerate(framework.items):
        if item.scope == "in" and item.code not in linked:
            message = f"an item inside of our subject must have a practice; got none for {quoted(item.label)}"
            yield Finding(("items", at, "scope"), message, "link a practice, or say that it lies outside")
        if item.scope == "outside" and item.code in linked:
            message = f"an item outside of our subject must have no practice; got one for {quoted(item.label)}"
            yield Finding(("items", at, "scope"), message, "take the link out, or say that it lies partly inside")


@rule("R004", "framework")
def links_are_few(framework: Framework, _: Context) -> Iterator[Finding]:
    """A practice may have at most four links in a framework, and an item at most sixteen practices."""
    for name, most in (("practice", MOST_OF_A_PRACTICE), ("item", MOST_OF_AN_ITEM)):
        seen: Counter[str] = Counter()
        for at, link in enumerate(framework.links):
            key = getattr(link, name)
            seen[key] += 1
            if seen[key] == most + 1:
                message = f"{quoted(key)} must have at most {most} links here; got more"
                yield Finding(("links", at, name), message, "keep those that say most")


@rule("R005", "collection")
def reasons_stand_once(context: Context) -> Iterator[Located]:
    """No two links of frameworks may have the same reason."""
    first: dict[str, str] = {}
    for id_, framework in context.catalogue.frameworks.items():
        for at, link in enumerate(framework.links):
            where, place = ("links", at, "why"), f"{framework_path(id_)}, links {at + 1}"
            other = first.setdefault(" ".join(link.why.casefold().split()), place)
            if other != place:
                message = f"a reason must stand once; got {quoted(link.why)}, which {other} has too"
                yield Located(framework_path(id_), Finding(where, message, "say what this practice does for this item"))


@rule("R006", "framework")
def what_has_followed_is_known(framework: Framework, context: Context) -> Iterator[Finding]:
    """A framework must be followed by another one of the collection, and an item by an item of that one."""
    id_, frameworks = framework.followed_by, context.catalogue.frameworks
    if id_ and framework_path(id_) in context.unread:
        return
    others = [other for other in frameworks if other != framework.id]
    if id_ and id_ not in others:
        message = f"followed_by must be the id of another framework; got {quoted(id_)}"
        yield Finding(("followed_by",), message, did_you_mean(id_, others))
        return
    known = list(frameworks[id_].by_code) if id_ else []
    for at, item in enumerate(framework.items):
        if item.followed_by and item.followed_by not in known:
            where, got = ("items", at, "followed_by"), quoted(item.followed_by)
            there = did_you_mean(item.followed_by, known) or f"there are {', '.join(known)}"
            tip = there if known else "say at the head by which framework this one is followed"
            yield Finding(where, f"{dotted(where)} must be an item of the framework that has followed; got {got}", tip)
