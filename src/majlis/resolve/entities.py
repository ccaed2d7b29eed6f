"""Which countries, organisations, places and persons of different articles are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from majlis.model import Entity, Reading
from majlis.resolve import identity
from majlis.resolve.persons import Pair, Person, merge_persons, persons_of
from majlis.resolve.resolution import Judgement, Local, ResolvedEntity


@dataclass(frozen=True, slots=True)
class Entities:
    """The things of the world and which record speaks of which."""

    of: dict[Local, str]
    nodes: tuple[ResolvedEntity, ...]
    merges: tuple[Judgement, ...]
    candidates: tuple[Judgement, ...]


def resolve_entities(readings: Sequence[Reading], base: str) -> Entities:
    """Reference entities by IRI, unknown ones by folded name, persons by `persons`."""
    of = {
        (index, entity.id): _iri(entity, base, reading.article.digest)
        for index, reading in enumerate(readings) for entity in reading.entities
    }
    groups, joined, apart = merge_persons(persons_of(readings, of))
    of |= _name_persons(groups, readings, base, of)
    merges = tuple(_judgement(item, readings, base, of) for item in joined)
    candidates = tuple(_judgement(item, readings, base, of) for item in apart)
    return Entities(of, _nodes(readings, of), merges, candidates)


def _iri(entity: Entity, base: str, digest: str) -> str:
    """A collective actor («the participants») is another one in every article."""
    if entity.reference is not None:
        return entity.reference
    if entity.type == "country":
        return identity.reference_country(entity.name)
    return identity.entity(base, entity.type, entity.name, identity.article_key(digest) if entity.collective else "")


def _name_persons(groups: list[list[Person]], readings: Sequence[Reading], base: str, of: dict[Local, str]) -> dict[Local, str]:
    """One IRI per group: its fullest name; namesakes are told apart by their state, else by their first article."""
    names = [identity.entity(base, "person", fullest([person.name for person in group])) for group in groups]
    persons = {person.key for group in groups for person in group}
    taken = {name for key, name in of.items() if key not in persons}
    count = Counter(names)
    out: dict[Local, str] = {}
    for name, group in sorted(zip(names, groups, strict=True), key=lambda item: (item[0], item[1][0].key)):
        if count[name] > 1 or name in taken:
            name = _told_apart(name, group, readings, taken)
        taken.add(name)
        out |= {person.key: name for person in group}
    return out


def _told_apart(name: str, group: list[Person], readings: Sequence[Reading], taken: set[str]) -> str:
    states = sorted({state for person in group for state in person.states})
    first = min(readings[person.key[0]].article.digest + person.key[1] for person in group)
    by_state = f"{name}_{identity.tail(states[0]).rpartition('/')[2]}" if states else None
    return by_state if by_state is not None and by_state not in taken else f"{name}_{identity.short_hash(first)}"


def fullest(names: Sequence[str]) -> str:
    """The name with most words, then letters; the first of the alphabet among equals."""
    return min(names, key=lambda name: (-len(name.split()), -len(name), name))


def _nodes(readings: Sequence[Reading], of: dict[Local, str]) -> tuple[ResolvedEntity, ...]:
    members: dict[str, list[Entity]] = {}
    for index, reading in enumerate(readings):
        for entity in reading.entities:
            members.setdefault(of[index, entity.id], []).append(entity)
    return tuple(_node(name, members[name]) for name in sorted(members))


def _node(name: str, members: list[Entity]) -> ResolvedEntity:
    label = fullest([entity.name for entity in members])
    others = {form for entity in members for form in (entity.name, *entity.aliases)} - {label}
    reference = any(entity.reference is not None for entity in members) or members[0].type == "country"
    return ResolvedEntity(
        name, members[0].type, label, tuple(sorted(others)), reference, all(entity.collective for entity in members),
    )


def _judgement(item: Pair, readings: Sequence[Reading], base: str, of: dict[Local, str]) -> Judgement:
    left, right, verdict = item
    sides = [identity.mention(base, readings[person.key[0]].article.digest, of[person.key]) for person in (left, right)]
    return Judgement("person", sides[0], sides[1], round(verdict.score, 2), verdict.reason)
