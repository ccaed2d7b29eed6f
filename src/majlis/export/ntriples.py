"""N-Triples: all graphs as one, a triple a line."""

from __future__ import annotations

from typing import BinaryIO

from pyoxigraph import RdfFormat, Store, serialize

from majlis.export.quads import merged_triples


def write_ntriples(store: Store, out: BinaryIO) -> None:
    """Write the triples of all graphs as N-Triples, sorted."""
    serialize(merged_triples(store), out, RdfFormat.N_TRIPLES)
