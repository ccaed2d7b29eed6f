"""CSV: one row for every part that an actor had in a meeting."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from pyoxigraph import Store

from majlis.export.network import network

COLUMNS = (
    "meeting", "meeting_ar", "meeting_en", "kind", "status", "mode", "date", "country", "place",
    "actor", "actor_ar", "actor_en", "actor_type", "iso2", "role", "on_behalf_of", "confidence",
)


def write_csv(store: Store, out: BinaryIO) -> None:
    """Write the participations as a table in UTF-8; an empty cell is not known, a name without English label in Latin letters."""
    graph = network(store)
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for actor, meeting, edge in sorted(graph.edges(data=True), key=lambda item: (item[1], item[2]["role"], item[0])):
        about, who = graph.nodes[meeting], graph.nodes[actor]
        cells = {
            **about, "meeting": meeting, "meeting_ar": about.get("label_ar"), "meeting_en": about.get("label_en"),
            "actor": actor, "actor_ar": who.get("label_ar"), "actor_en": who.get("label_en"), "actor_type": who.get("type"),
            "iso2": who.get("iso2"), **edge,
        }
        rows.writerow([cells.get(name, "") for name in COLUMNS])
    out.write(text.getvalue().encode())
