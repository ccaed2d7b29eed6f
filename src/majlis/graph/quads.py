"""A resolution as quads: the contract between understanding and everything that reads the graph."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad, RdfFormat, serialize

from majlis.graph.article import article_quads
from majlis.graph.consolidated import consolidated_quads
from majlis.graph.reference import LatinLabels, Reference, no_latin_labels, ontology_quads, reference_quads
from majlis.resolve.resolution import Resolution


def data_quads(resolution: Resolution, reference: Reference, latin: LatinLabels = no_latin_labels) -> Iterator[Quad]:
    """Article graphs, the consolidated graph, and the reference data that they use; `latin` labels names that have no Latin label."""
    for reading in range(len(resolution.readings)):
        yield from article_quads(resolution, reading)
    yield from consolidated_quads(resolution, reference, latin)
    yield from reference_quads(reference, (entity.iri for entity in resolution.entities if entity.reference), latin)


def graph_quads(resolution: Resolution, reference: Reference, latin: LatinLabels = no_latin_labels) -> Iterator[Quad]:
    """The whole graph: the data, the ontology and the themes."""
    yield from data_quads(resolution, reference, latin)
    yield from ontology_quads()


def sorted_nquads(quads: Iterator[Quad]) -> bytes:
    """N-Quads in the order of their bytes, each line once."""
    lines = serialize(quads, format=RdfFormat.N_QUADS)
    assert lines is not None
    return b"".join(sorted(set(lines.splitlines(keepends=True))))
