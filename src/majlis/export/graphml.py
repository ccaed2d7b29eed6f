"""GraphML: the network for Gephi, Cytoscape, yEd."""

from __future__ import annotations

from typing import BinaryIO

from pyoxigraph import Store

from majlis.export.xml_network import xml_network


def write_graphml(store: Store, out: BinaryIO) -> None:
    """Write actors, meetings and parts as GraphML with typed, named attributes."""
    import networkx

    lines = networkx.generate_graphml(xml_network(store), named_key_ids=True)
    out.write(b"<?xml version='1.0' encoding='utf-8'?>\n")
    out.writelines((line + "\n").encode() for line in lines)
