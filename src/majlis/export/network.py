"""Who was in which meeting, as a network: what graph programs draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Store

if TYPE_CHECKING:
    import networkx

MAJ = "https://w3id.org/majlis/ontology#"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_ROMANISED = "ar-latn"  # language tags know no case
_ACTOR_TYPES = ("country", "organisation", "person")


def network(store: Store) -> networkx.MultiDiGraph[str]:
    """Actors and meetings as nodes, an edge from the actor to the meeting for every part it had.

    Nodes: label, label_ar, label_en (the English label, else the Arabic name in Latin letters), type, for meetings kind, status,
    mode, date, country, place, for countries iso2.
    Edges: the participation's IRI as key; role, confidence, on_behalf_of. What is not known is absent.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for meeting in _instances(store, "Meeting"):
        graph.add_node(meeting.value, **_labels(store, meeting), type="meeting", **_texts(store, meeting))
    for participation in _instances(store, "Participation"):
        actor, where = _node(store, participation, "actor"), _node(store, participation, "meeting")
        if actor is None or where is None:
            continue
        if actor.value not in graph:
            graph.add_node(actor.value, **_labels(store, actor), **_actor(store, actor))
        graph.add_edge(actor.value, where.value, key=participation.value, **_edge(store, participation))
    return graph


def _instances(store: Store, cls: str) -> list[NamedNode]:
    found = {quad.subject for quad in store.quads_for_pattern(None, _TYPE, NamedNode(MAJ + cls))}
    return sorted((subject for subject in found if isinstance(subject, NamedNode)), key=lambda node: node.value)


def _labels(store: Store, thing: NamedNode) -> dict[str, str]:
    """Plain logical order: whoever draws the text orders it."""
    found = {}
    for quad in store.quads_for_pattern(thing, _LABEL, None):
        if isinstance(quad.object, Literal) and quad.object.language is not None:
            found[quad.object.language.lower()] = quad.object.value
    arabic, english = found.get("ar"), found.get("en") or found.get(_ROMANISED)
    labels = {"label": arabic or english or thing.value, "label_ar": arabic, "label_en": english}
    return {name: value for name, value in labels.items() if value is not None}


def _actor(store: Store, actor: NamedNode) -> dict[str, str]:
    classes = {quad.object.value for quad in store.quads_for_pattern(actor, _TYPE, None) if isinstance(quad.object, NamedNode)}
    kind = next((name for name in _ACTOR_TYPES if MAJ + name.capitalize() in classes), "actor")
    code = _text(store, actor, "iso2")
    return {"type": kind} | ({} if code is None else {"iso2": code})


def _texts(store: Store, meeting: NamedNode) -> dict[str, str]:
    found = {name: _text(store, meeting, name) for name in ("kind", "status", "mode", "date")}
    for name in ("country", "place"):
        where = _node(store, meeting, name)
        found[name] = None if where is None else _labels(store, where)["label"]
    return {name: value for name, value in found.items() if value is not None}


def _edge(store: Store, participation: NamedNode) -> dict[str, str | float]:
    found: dict[str, str | float] = {"role": _text(store, participation, "role") or "participant"}
    confidence = _text(store, participation, "confidence")
    if confidence is not None:
        found["confidence"] = float(confidence)
    represented = _node(store, participation, "onBehalfOf")
    if represented is not None:
        found["on_behalf_of"] = represented.value
    return found


def _text(store: Store, thing: NamedNode, name: str) -> str | None:
    values = [quad.object.value for quad in store.quads_for_pattern(thing, NamedNode(MAJ + name), None) if isinstance(quad.object, Literal)]
    return min(values, default=None)


def _node(store: Store, thing: NamedNode, name: str) -> NamedNode | None:
    values = [quad.object for quad in store.quads_for_pattern(thing, NamedNode(MAJ + name), None) if isinstance(quad.object, NamedNode)]
    return min(values, key=lambda node: node.value, default=None)
