"""Units: the noun phrases that can act — persons, offices, states, bodies, collectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from majlis.model import ActorType

UnitKind = Literal["person", "office", "country", "organisation", "place", "collective"]

_MEETING_UNITS = ("person", "office", "country", "organisation")


@dataclass(frozen=True, slots=True)
class Unit:
    """Someone who may act, at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    proclitics: str
    kind: UnitKind
    actor: str  # entity id; of a place: the place's own id
    actor_type: ActorType
    represents: str | None = None  # entity id of the state or body that a person acts for
    represents_type: ActorType | None = None
    plural: bool = False
    metonym: str | None = None  # of a place: the state whose government it may stand for


@dataclass(frozen=True, slots=True)
class Group:
    """Units joined by commas and conjunctions."""

    first: int
    last: int
    units: tuple[Unit, ...]

    @property
    def proclitics(self) -> str:
        """The proclitics before the whole group."""
        return self.units[0].proclitics


def can_meet(group: Group) -> bool:
    """Whether all of a group are such as meet: persons, offices, states, bodies."""
    return all(unit.kind in _MEETING_UNITS or unit.kind == "place" and unit.metonym is not None for unit in group.units)
