"""JSON-LD: every graph by name, compact under the context of the ontology, which travels inside the file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store

from majlis.errors import ConfigurationError
from majlis.export.quads import sorted_quads
from majlis.resources import ontology_path

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class _Context:
    """The terms of the context by the IRI they stand for."""

    document: dict[str, Any]
    terms: dict[str, tuple[str, str | None]]  # IRI → term and the type that its values are given

    def term(self, name: str) -> tuple[str, str | None]:
        return self.terms.get(name, (name, None))


def write_jsonld(store: Store, out: BinaryIO) -> None:
    """Write all graphs as one JSON-LD document. Raises ConfigurationError when the context is broken."""
    context = _context()
    graphs: list[Any] = []
    for name, quads in groupby(sorted_quads(store), key=lambda quad: quad.graph_name):
        nodes = _nodes(quads, context)
        if isinstance(name, DefaultGraph):
            graphs += nodes
        else:
            graphs.append({"id": _name(name), "@graph": nodes})
    document = {"@context": context.document, "@graph": graphs}
    out.write((json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())


def _context() -> _Context:
    path = ontology_path("context.jsonld")
    try:
        document = json.loads(path.read_text(encoding="utf-8"))["@context"]
    except (OSError, ValueError, KeyError) as error:
        raise ConfigurationError(path, f"not a JSON-LD context: {error}") from error
    terms: dict[str, tuple[str, str | None]] = {}
    for term, meaning in document.items():
        target = meaning.get("@id", "") if isinstance(meaning, dict) else meaning
        if term.startswith("@") or not isinstance(target, str) or target.startswith("@"):
            continue
        kind = meaning.get("@type") if isinstance(meaning, dict) else None
        terms.setdefault(_full(target, document), (term, _full(kind, document) if kind else None))
    return _Context(document, terms)


def _full(name: str, document: dict[str, Any]) -> str:
    prefix, colon, rest = name.partition(":")
    base = document.get(prefix)
    return base + rest if colon and isinstance(base, str) else name


def _nodes(quads: Iterable[Quad], context: _Context) -> list[dict[str, Any]]:
    nodes = []
    for subject, about in groupby(quads, key=lambda quad: quad.subject):
        node: dict[str, Any] = {"id": _name(subject)}
        for predicate, stated in groupby(about, key=lambda quad: quad.predicate.value):
            if predicate == _TYPE:
                key, values = "type", [context.term(_name(quad.object))[0] for quad in stated]
            else:
                key, kind = context.term(predicate)
                values = [_value(quad.object, kind) for quad in stated]
            node[key] = values[0] if len(values) == 1 else values
        nodes.append(node)
    return nodes


def _value(term: object, kind: str | None) -> Any:
    if not isinstance(term, Literal):
        return _name(term) if kind == "@id" else {"id": _name(term)}
    if term.language is not None:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == (kind or _STRING):
        return term.value
    return {"@value": term.value, "@type": term.datatype.value}


def _name(term: object) -> str:
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    assert isinstance(term, NamedNode)  # the graph states no triples about triples
    return term.value
