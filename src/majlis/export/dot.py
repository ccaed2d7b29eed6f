"""DOT: the network for Graphviz."""

from __future__ import annotations

import re
from typing import BinaryIO

from pyoxigraph import Store

from majlis.export.network import network

_FONTS = "Noto Sans Arabic,DejaVu Sans,sans-serif"
_DATE = re.compile(r"[0-9X][0-9X/-]{2,}[0-9X]")
_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"  # around a date: it would be turned round between Arabic words
_MAIN_ROLES = frozenset({"host", "chair"})
_SHAPES = {"meeting": "box", "person": "ellipse", "country": "hexagon", "organisation": "octagon"}


def write_dot(store: Store, out: BinaryIO) -> None:
    """Write actors and meetings as a directed graph in DOT: one arrow for all that an actor was in a meeting.

    What is drawn is Arabic; where a drawing has tooltips, as SVG, they tell the name in Latin letters.
    """
    graph = network(store)
    lines = ["digraph majlis {", "  rankdir=LR;", "  charset=\"UTF-8\";", f"  node [fontname={_quoted(_FONTS)}];"]
    for name, attributes in graph.nodes(data=True):
        shape = _SHAPES.get(attributes["type"], "ellipse")
        label = _DATE.sub(lambda date: f"{_LEFT_TO_RIGHT}{date.group()}{_END}", attributes["label"])
        tip = f", tooltip={_quoted(attributes['label_en'])}" if "label_en" in attributes else ""
        lines.append(f"  {_quoted(name)} [label={_quoted(label)}, shape={shape}, class={_quoted(attributes['type'])}{tip}];")
    roles: dict[tuple[str, str], set[str]] = {}
    for actor, meeting, attributes in graph.edges(data=True):
        roles.setdefault((actor, meeting), set()).add(attributes["role"])
    for (actor, meeting), played in roles.items():
        told = ", ".join(sorted(played & _MAIN_ROLES or played, reverse=True))
        lines.append(f"  {_quoted(actor)} -> {_quoted(meeting)} [label={_quoted(told)}];")
    out.write(("\n".join([*lines, "}"]) + "\n").encode())


def _quoted(text: str) -> str:
    """A DOT string; a backslash would begin an escape of Graphviz."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
