"""A resolution as quads: the contract between understanding and everything that reads the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad, RdfFormat, serialize

from majlis.graph.article import article_terms
from majlis.graph.consolidated import consolidated_terms
from majlis.graph.reference import LatinLabels, Reference, no_latin_labels, ontology_quads, reference_terms
from majlis.graph.terms import Terms
from majlis.resolve.resolution import Resolution


def data_terms(resolution: Resolution, reference: Reference, latin: LatinLabels = no_latin_labels) -> Iterator[Terms]:
    """Article graphs, the consolidated graph, and the reference data that they use, as terms of quads.

    `latin` labels names that have no Latin label.
    """
    for reading in range(len(resolution.readings)):
        yield from article_terms(resolution, reading)
    yield from consolidated_terms(resolution, reference, latin)
    yield from reference_terms(reference, (entity.iri for entity in resolution.entities if entity.reference), latin)


def data_quads(resolution: Resolution, reference: Reference, latin: LatinLabels = no_latin_labels) -> Iterator[Quad]:
    """The data as quads."""
    return (Quad(*terms) for terms in data_terms(resolution, reference, latin))


def graph_quads(data: Iterable[Terms]) -> Iterator[Quad]:
    """The whole graph: the data, the ontology and the themes."""
    for terms in data:
        yield Quad(*terms)
    yield from ontology_quads()


def sorted_nquads(quads: Iterator[Quad]) -> bytes:
    """N-Quads in the order of their bytes, each line once."""
    lines = serialize(quads, format=RdfFormat.N_QUADS)
    assert lines is not None
    return b"".join(sorted(set(lines.splitlines(keepends=True))))
