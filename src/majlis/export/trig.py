"""TriG: every graph by name, readable."""

from __future__ import annotations

from typing import BinaryIO

from pyoxigraph import RdfFormat, Store, serialize

from majlis.export.quads import PREFIXES, sorted_quads


def write_trig(store: Store, out: BinaryIO) -> None:
    """Write all graphs as TriG."""
    serialize(sorted_quads(store), out, RdfFormat.TRIG, prefixes=PREFIXES)
