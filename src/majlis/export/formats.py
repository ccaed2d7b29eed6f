"""The export formats by name, and how a build's graph is written in one of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Store

from majlis.errors import OutputError, UsageError
from majlis.export.csv_table import write_csv
from majlis.export.cytoscape import write_cytoscape
from majlis.export.dot import write_dot
from majlis.export.gexf import write_gexf
from majlis.export.graphml import write_graphml
from majlis.export.jsonld import write_jsonld
from majlis.export.nquads import write_nquads
from majlis.export.ntriples import write_ntriples
from majlis.export.rdfxml import write_rdfxml
from majlis.export.trig import write_trig
from majlis.export.turtle import write_turtle
from majlis.store import open_store

FORMATS: dict[str, Callable[[Store, BinaryIO], None]] = {
    "nquads": write_nquads,
    "trig": write_trig,
    "turtle": write_turtle,
    "ntriples": write_ntriples,
    "jsonld": write_jsonld,
    "rdfxml": write_rdfxml,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "cytoscape": write_cytoscape,
    "dot": write_dot,
    "csv": write_csv,
}


def write(graph_dir: Path, format: str, path: Path | str) -> None:
    """Write the graph of a build folder to a file, or to standard output for `-`.

    The file appears whole or not at all. Raises UsageError for an unknown format, InputError where there is no build,
    OutputError where the file cannot be written.
    """
    if format not in FORMATS:
        raise UsageError(f"no export format {format!r}; there are: {', '.join(FORMATS)}")
    store = open_store(graph_dir)
    if str(path) == "-":
        FORMATS[format](store, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    _replace(Path(path), lambda out: FORMATS[format](store, out))


def _replace(path: Path, fill: Callable[[BinaryIO], None]) -> None:
    if path.is_dir():
        raise OutputError(path, "is a folder; name a file")
    part = path.with_name(path.name + ".part")
    try:
        try:
            with part.open("wb") as out:
                fill(out)
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(path, f"cannot be written: {error.strerror or error}") from error
