"""DOT: the network for Graphviz."""

from __future__ import annotations

from typing import BinaryIO

from pyoxigraph import Store

from majlis.export.network import network

_SHAPES = {"meeting": "box", "person": "ellipse", "country": "hexagon", "organisation": "octagon"}


def write_dot(store: Store, out: BinaryIO) -> None:
    """Write actors, meetings and parts as a directed graph in DOT."""
    graph = network(store)
    lines = ["digraph majlis {", "  rankdir=LR;", "  charset=\"UTF-8\";"]
    for name, attributes in graph.nodes(data=True):
        shape = _SHAPES.get(attributes["type"], "ellipse")
        lines.append(f"  {_quoted(name)} [label={_quoted(attributes['label'])}, shape={shape}, class={_quoted(attributes['type'])}];")
    for actor, meeting, attributes in graph.edges(data=True):
        lines.append(f"  {_quoted(actor)} -> {_quoted(meeting)} [label={_quoted(attributes['role'])}];")
    out.write(("\n".join([*lines, "}"]) + "\n").encode())


def _quoted(text: str) -> str:
    """A DOT string; a backslash would begin an escape of Graphviz."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
