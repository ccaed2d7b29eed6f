"""What one article tells of a meeting, brought into a shape that reports of other articles can be compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from majlis.model import Participation, Reading
from majlis.resolve.edtf import widened
from majlis.resolve.resolution import Local


@dataclass(frozen=True, slots=True)
class Report:
    """A meeting as one article tells it, in IRIs of the world."""

    key: Local
    kind: str
    status: str
    mode: str
    date: str | None
    relative: str | None  # the words that a publication date would settle
    published: str | None  # the article's day, its own or settled
    country: str | None
    place: str | None
    bodies: frozenset[str]
    parents: frozenset[str]  # of the bodies, in the reference data
    hosts: frozenset[str]
    people: frozenset[str]
    parties: frozenset[str]  # countries and organisations that take part or preside


def reports_of(
    readings: Sequence[Reading], entity_of: Mapping[Local, str], parents: Mapping[str, str],
    dates: Mapping[Local, str | None], published: Sequence[str | None],
) -> list[Report]:
    """All reports of meetings, with the dates known so far."""
    out = []
    for index, reading in enumerate(readings):
        kinds = {entity.id: entity.type for entity in reading.entities}
        parts: dict[str, list[Participation]] = {}
        for claim in reading.claims:
            if isinstance(claim, Participation):
                parts.setdefault(claim.meeting, []).append(claim)
        for meeting in reading.meetings:
            own = parts.get(meeting.id, [])
            bodies = frozenset(entity_of[index, body] for body in meeting.bodies)
            out.append(Report(
                (index, meeting.id), meeting.kind, meeting.status, meeting.mode,
                widened(dates[index, meeting.id], meeting.days_of_doubt), meeting.relative_date,
                published[index],
                entity_of[index, meeting.country] if meeting.country is not None else None,
                entity_of[index, meeting.place] if meeting.place is not None else None,
                bodies, frozenset(parent for body in bodies for parent in _parents(body, parents)),
                frozenset(entity_of[index, part.actor] for part in own if part.role == "host" and kinds[part.actor] != "person"),
                frozenset(entity_of[index, part.actor] for part in own if kinds[part.actor] == "person"),
                frozenset(entity_of[index, part.actor] for part in own if kinds[part.actor] != "person" and part.role != "host"),
            ))
    return out


def _parents(body: str, parents: Mapping[str, str]) -> list[str]:
    """The bodies that a body belongs to, nearest first."""
    out: list[str] = []
    parent = parents.get(body)
    while parent is not None and parent not in out:
        out.append(parent)
        parent = parents.get(parent)
    return out
