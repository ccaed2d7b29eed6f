"""The network with texts that XML can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyoxigraph import Store

from majlis.export.network import network
from majlis.export.xml_text import xml_text

if TYPE_CHECKING:
    import networkx


def xml_network(store: Store) -> networkx.MultiDiGraph[str]:
    """The network of a store; characters that XML forbids become U+FFFD."""
    graph = network(store)
    for _, attributes in graph.nodes(data=True):
        _clean(attributes)
    for _, _, attributes in graph.edges(data=True):
        _clean(attributes)
    return graph


def _clean(attributes: dict[str, Any]) -> None:
    attributes.update({name: xml_text(value) for name, value in attributes.items() if isinstance(value, str)})
