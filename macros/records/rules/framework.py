"""Rules for frameworks: what their links may say, and how many there may be."""

from collections import Counter
from collections.abc import Collection, Iterator

from ..framework import MOST_OF_A_PRACTICE, MOST_OF_AN_ITEM, Framework
from ..messages import wording
from ..paths import framework_path
from ..problems import did_you_mean, quoted
from ..validation_messages import dotted
from ..yaml_reader import Where
from .rule import Context, Finding, Located, finding, rule


@rule("R001", "framework")
def codes_stand_once(framework: Framework, _: Context) -> Iterator[Finding]:
    places: list[tuple[Where, object, str]] = []
    places += [(("groups", at, "key"), ("group", group.key), group.key) for at, group in enumerate(framework.groups)]
    places += [(("items", at, "code"), ("item", item.code), item.code) for at, item in enumerate(framework.items)]
    for at, link in enumerate(framework.links):
        places.append((("links", at, "practice"), (link.item, link.practice), link.practice))
    seen: set[object] = set()
    for where, what, got in places:
        if what in seen:
            yield finding("R001", where, name=dotted(where), got=quoted(got))
        seen.add(what)


@rule("R002", "framework")
def groups_and_items_are_known(framework: Framework, _: Context) -> Iterator[Finding]:
    groups = [group.key for group in framework.groups]
    named = [(("items", at, "group"), item.group, groups) for at, item in enumerate(framework.items)]
    named += [(("links", at, "item"), link.item, list(framework.by_code)) for at, link in enumerate(framework.links)]
    for where, key, known in named:
        if key not in known:
            yield finding("R002", where, tip=_nearest(key, known), name=dotted(where), got=quoted(key))


@rule("R003", "framework")
def scope_and_links_agree(framework: Framework, _: Context) -> Iterator[Finding]:
    linked = {link.item for link in framework.links}
    for at, item in enumerate(framework.items):
        if item.scope == "in" and item.code not in linked:
            yield finding("R003.inside", ("items", at, "scope"), got=quoted(item.label))
        if item.scope == "outside" and item.code in linked:
            yield finding("R003.outside", ("items", at, "scope"), got=quoted(item.label))


@rule("R004", "framework")
def links_are_few(framework: Framework, _: Context) -> Iterator[Finding]:
    for name, most in (("practice", MOST_OF_A_PRACTICE), ("item", MOST_OF_AN_ITEM)):
        seen: Counter[str] = Counter()
        for at, link in enumerate(framework.links):
            key = getattr(link, name)
            seen[key] += 1
            if seen[key] == most + 1:
                yield finding("R004", ("links", at, name), got=quoted(key), most=most)


@rule("R005", "collection")
def reasons_stand_once(context: Context) -> Iterator[Located]:
    first: dict[str, str] = {}
    for id_, framework in context.catalogue.frameworks.items():
        for at, link in enumerate(framework.links):
            where, place = ("links", at, "why"), f"{framework_path(id_)}, links {at + 1}"
            other = first.setdefault(" ".join(link.why.casefold().split()), place)
            if other != place:
                yield Located(framework_path(id_), finding("R005", where, got=quoted(link.why), place=other))


@rule("R006", "framework")
def what_has_followed_is_known(framework: Framework, context: Context) -> Iterator[Finding]:
    id_, frameworks = framework.followed_by, context.catalogue.frameworks
    if id_ and framework_path(id_) in context.unread:
        return
    others = [other for other in frameworks if other != framework.id]
    if id_ and id_ not in others:
        yield finding("R006.framework", ("followed_by",), tip=did_you_mean(id_, others), got=quoted(id_))
        return
    known = list(frameworks[id_].by_code) if id_ else []
    for at, item in enumerate(framework.items):
        if item.followed_by and item.followed_by not in known:
            where, got = ("items", at, "followed_by"), quoted(item.followed_by)
            tip = _nearest(item.followed_by, known) if known else wording("R006.no_framework")
            yield finding("R006.item", where, tip=tip, name=dotted(where), got=got)


def _nearest(key: str, known: Collection[str]) -> str:
    return did_you_mean(key, known) or wording("R002.there", names=", ".join(known))
