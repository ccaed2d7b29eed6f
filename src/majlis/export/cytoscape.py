"""Cytoscape JSON: the network for Cytoscape and Cytoscape.js."""

from __future__ import annotations

import json
from typing import BinaryIO

from pyoxigraph import Store

from majlis.export.network import network


def write_cytoscape(store: Store, out: BinaryIO) -> None:
    """Write actors, meetings and parts as Cytoscape JSON."""
    import networkx

    data = networkx.cytoscape_data(network(store))
    out.write((json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())
