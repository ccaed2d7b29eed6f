"""N-Quads: the graph as the build keeps it, in the order of its bytes."""

from __future__ import annotations

from typing import BinaryIO

from pyoxigraph import RdfFormat, Store, serialize


def write_nquads(store: Store, out: BinaryIO) -> None:
    """Write all graphs as N-Quads: the same bytes as the build's own file."""
    lines = serialize(store, format=RdfFormat.N_QUADS)
    out.writelines(sorted((lines or b"").splitlines(keepends=True)))
