"""The quads of a store in a fixed order, and the prefixes under which people read them."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad, Store, Triple

PREFIXES = {
    "maj": "https://w3id.org/majlis/ontology#",
    "theme": "https://w3id.org/majlis/theme/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "dct": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def sorted_quads(store: Store) -> list[Quad]:
    """All quads by graph, subject, predicate, object."""
    return sorted(store, key=lambda quad: (str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)))


def merged_triples(store: Store) -> Iterator[Triple]:
    """The triples of all graphs, each once, in order: for formats without graphs."""
    triples = {quad.triple for quad in store}
    return iter(sorted(triples, key=lambda triple: (str(triple.subject), str(triple.predicate), str(triple.object))))
