"""What resolution hands to the graph: the readings, and which world things their records speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from majlis.model import EntityType, MeetingKind, MeetingMode, MeetingStatus, Reading

Local = tuple[int, str]  # index of the reading, id of the record in it


@dataclass(frozen=True, slots=True)
class ResolvedEntity:
    """One country, organisation, person or place of the world."""

    iri: str
    type: EntityType
    label: str  # Arabic; for countries the ISO code, which only the reference data can name
    alternatives: tuple[str, ...]
    reference: bool  # described by the reference data
    collective: bool = False


@dataclass(frozen=True, slots=True)
class ResolvedMeeting:
    """One meeting of the world, as its reports together tell it."""

    iri: str
    members: tuple[Local, ...]
    kind: MeetingKind
    status: MeetingStatus
    mode: MeetingMode
    date: str | None  # EDTF
    country: str | None  # IRI
    place: str | None  # IRI
    bodies: tuple[str, ...]  # IRIs
    label: str | None
    settled_by: int | None = None  # the reading whose date dates the reports that had none
    days_of_doubt: int = 0  # how many days before or after `date` it may be


@dataclass(frozen=True, slots=True)
class Settled:
    """A publication date that another article gives."""

    published: str
    by: int  # index of the reading


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two records held to be one thing, or kept apart though they look alike."""

    what: Literal["meeting", "person"]
    left: str  # IRI of the report or mention
    right: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Readings in a fixed order and the identity of all they speak of."""

    base: str
    readings: tuple[Reading, ...]
    entity_of: Mapping[Local, str]  # IRI of the thing in the world
    meeting_of: Mapping[Local, str]
    entities: tuple[ResolvedEntity, ...]
    meetings: tuple[ResolvedMeeting, ...]
    settled: Mapping[int, Settled]
    merges: tuple[Judgement, ...] = ()
    candidates: tuple[Judgement, ...] = ()
