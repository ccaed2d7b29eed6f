"""The graph that articles share: meetings, facts and the entities that no reference data knows."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from pyoxigraph import NamedNode

from majlis.clean.fold import fold_name
from majlis.graph import iris
from majlis.graph.facts import Fact, facts_of
from majlis.graph.reference import LatinLabels, Reference
from majlis.graph.terms import ALT_LABEL, RDF_TYPE, RDFS_LABEL, Terms, arabic, arabic_in_latin, day, decimal, english, iri, maj, text
from majlis.resolve.edtf import bounds, precision, widened
from majlis.resolve.resolution import Resolution, ResolvedEntity, ResolvedMeeting

_SINGLE_VALUED = ("since", "onBehalfOf", "via", "title")
_MATERIALISED = {"host": ("host",), "chair": ("chair", "participant"), "participant": ("participant",)}


def consolidated_terms(resolution: Resolution, reference: Reference, latin: LatinLabels) -> Iterator[Terms]:
    """All that the articles of a build say together, once."""
    graph = iri(iris.consolidated_graph(resolution.base))
    labels = {entity.iri: _arabic_label(entity, reference) for entity in resolution.entities}
    facts = merged_facts(resolution)
    for entity in resolution.entities:
        if not entity.reference:
            yield from _entity(entity, graph, latin)
    english_labels = {entity.iri: _english_label(entity, reference, latin) for entity in resolution.entities}
    for meeting in resolution.meetings:
        yield from _meeting(resolution, meeting, labels, english_labels, graph)
    for fact in facts:
        yield from _fact(fact, graph)


def merged_facts(resolution: Resolution) -> list[Fact]:
    """Facts by IRI: the highest confidence, every property; where only one value may stand, the one that says most."""
    grouped: dict[str, list[Fact]] = {}
    for reading in range(len(resolution.readings)):
        for fact in facts_of(resolution, reading):
            grouped.setdefault(fact.iri, []).append(fact)
    return [_merge(grouped[name]) for name in sorted(grouped)]


def _merge(facts: list[Fact]) -> Fact:
    first = facts[0]
    if len(facts) == 1:
        return replace(first, evidence=())
    properties = list(dict.fromkeys(item for fact in facts for item in fact.properties))
    for name in _SINGLE_VALUED:
        values = sorted((value for key, value in properties if key == maj(name)), key=lambda value: (-precision(value.value), value.value))
        properties = [item for item in properties if item[0] != maj(name)] + [(maj(name), value) for value in values[:1]]
    return Fact(first.iri, first.cls, tuple(properties), first.reading, (), max(fact.confidence for fact in facts))


def _fact(fact: Fact, graph: NamedNode) -> Iterator[Terms]:
    node = iri(fact.iri)
    yield node, RDF_TYPE, maj(fact.cls), graph
    for predicate, value in fact.properties:
        yield node, predicate, value, graph
    yield node, maj("confidence"), decimal(round(fact.confidence, 3)), graph
    if fact.cls == "Participation":
        values = {predicate.value: value for predicate, value in fact.properties}
        for name in _MATERIALISED[values[maj("role").value].value]:
            yield iri(values[maj("meeting").value].value), maj(name), values[maj("actor").value], graph


def _entity(entity: ResolvedEntity, graph: NamedNode, latin: LatinLabels) -> Iterator[Terms]:
    node = iri(entity.iri)
    yield node, RDF_TYPE, maj(entity.type.capitalize()), graph
    if entity.type != "place":
        yield node, RDF_TYPE, maj("Actor"), graph
    yield node, RDFS_LABEL, arabic(entity.label), graph
    if (romanised := latin(entity.label, entity.type)) is not None:
        yield node, RDFS_LABEL, arabic_in_latin(romanised), graph
    for name in entity.alternatives:
        yield node, ALT_LABEL, arabic(name), graph
    for name in sorted({fold_name(name) for name in (entity.label, *entity.alternatives)} - {""}):
        yield node, maj("searchLabel"), text(name), graph


def _meeting(
    resolution: Resolution, meeting: ResolvedMeeting, labels: dict[str, str], english_labels: dict[str, str | None], graph: NamedNode,
) -> Iterator[Terms]:
    node = iri(meeting.iri)
    yield node, RDF_TYPE, maj("Meeting"), graph
    for name, value in (("kind", meeting.kind), ("status", meeting.status), ("mode", meeting.mode), ("date", meeting.date)):
        if value is not None:
            yield node, maj(name), text(value), graph
    for name, place in (("country", meeting.country), ("place", meeting.place), *(("body", body) for body in meeting.bodies)):
        if place is not None:
            yield node, maj(name), iri(place), graph
    if (days := bounds(widened(meeting.date, meeting.days_of_doubt))) is not None:
        yield node, maj("earliest"), day(days[0].isoformat()), graph
        yield node, maj("latest"), day(days[1].isoformat()), graph
    label = _arabic_meeting_label(meeting, labels)
    yield node, RDFS_LABEL, arabic(label), graph
    yield node, maj("searchLabel"), text(fold_name(label)), graph
    yield node, RDFS_LABEL, english(_english_meeting_label(meeting, english_labels)), graph
    yield from _sources(resolution, meeting, node, graph)


def _sources(resolution: Resolution, meeting: ResolvedMeeting, node: NamedNode, graph: NamedNode) -> Iterator[Terms]:
    for reading, local in meeting.members:
        article = iri(iris.article(resolution.base, resolution.readings[reading].article.digest))
        yield node, maj("reportedIn"), article, graph
        report = next(record for record in resolution.readings[reading].meetings if record.id == local)
        if report.status == "planned":
            yield node, maj("announcedIn"), article, graph
    if meeting.settled_by is not None:
        settler = iris.article(resolution.base, resolution.readings[meeting.settled_by].article.digest)
        yield node, maj("dateSettledBy"), iri(settler), graph


def _arabic_label(entity: ResolvedEntity, reference: Reference) -> str:
    return (reference.label(entity.iri, "ar") if entity.reference else None) or entity.label


def _english_label(entity: ResolvedEntity, reference: Reference, latin: LatinLabels) -> str | None:
    """The English label, or the Arabic name in Latin letters."""
    known = reference.label(entity.iri, "en") if entity.reference else None
    return known or latin(_arabic_label(entity, reference), entity.type)


def _arabic_meeting_label(meeting: ResolvedMeeting, labels: dict[str, str]) -> str:
    where = meeting.place or meeting.country
    parts = [_kind_labels()[meeting.kind]["ar"], *(labels[body] for body in meeting.bodies[:1]), *([labels[where]] if where else [])]
    return _joined(parts, meeting.date)


def _english_meeting_label(meeting: ResolvedMeeting, labels: dict[str, str | None]) -> str:
    names = [labels[name] for name in (*meeting.bodies[:1], meeting.place or meeting.country) if name is not None]
    return _joined([_kind_labels()[meeting.kind]["en"], *(name for name in names if name is not None)], meeting.date)


def _joined(parts: list[str], date: str | None) -> str:
    return " – ".join([*parts, *([date] if date is not None else [])])


@lru_cache(maxsize=1)
def _kind_labels() -> dict[str, dict[str, str]]:
    data = tomllib.loads(files("majlis.graph").joinpath("labels.toml").read_text(encoding="utf-8"))
    return dict(data["kind"])
