"""The memberships found so far, each once."""

from __future__ import annotations

from majlis.interpret.acting import Acting
from majlis.interpret.units import Unit
from majlis.model import Change, Membership

Body = tuple[str, int]  # the id of a body and the token after its mention


class MembershipClaims:
    """Collects the memberships of one article with their evidence."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting
        self.found: dict[tuple[str, str, Change], Membership] = {}

    def add(self, units: tuple[Unit, ...], body: Body, change: Change, at: int, confidence: float, persons: bool = False) -> None:
        """A membership of every unit; `persons` where a person speaks for the state or body represented."""
        for unit in units:
            actor = unit.metonym if unit.kind == "place" else unit.actor
            if unit.kind == "person" and persons or unit.kind == "office":
                actor = unit.represents
            elif unit.kind not in ("country", "organisation", "place"):
                continue
            if actor is not None and actor != body[0]:
                self.put(actor, body[0], change, min(at, unit.first), max(unit.last, at + 1, body[1] if body[1] > at else 0), confidence)

    def put(self, actor: str, body: str, change: Change, first: int, last: int, confidence: float) -> None:
        """One membership, where none between the two with that change is known yet."""
        evidence = (self.acting.span(first, last, f"membership.{change}"),)
        self.found.setdefault((actor, body, change), Membership(actor, body, change, evidence, confidence))
