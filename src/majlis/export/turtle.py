"""Turtle: all graphs as one, readable."""

from __future__ import annotations

from typing import BinaryIO

from pyoxigraph import RdfFormat, Store, serialize

from majlis.export.quads import PREFIXES, merged_triples


def write_turtle(store: Store, out: BinaryIO) -> None:
    """Write the triples of all graphs as Turtle."""
    serialize(merged_triples(store), out, RdfFormat.TURTLE, prefixes=PREFIXES)
