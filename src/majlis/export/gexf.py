"""GEXF: the network as Gephi keeps it."""

from __future__ import annotations

import re
from typing import BinaryIO

from pyoxigraph import Store

from majlis.export.xml_network import xml_network

_CLOCK = re.compile(r' lastmodifieddate="[^"]*"')


def write_gexf(store: Store, out: BinaryIO) -> None:
    """Write actors, meetings and parts as GEXF, without the day of writing: the same graph gives the same bytes."""
    import networkx

    text = "\n".join(networkx.generate_gexf(xml_network(store)))
    out.write(b"<?xml version='1.0' encoding='utf-8'?>\n")
    out.write((_CLOCK.sub("", text, count=1) + "\n").encode())
