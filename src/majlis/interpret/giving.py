"""Giving a group its role in a meeting: each unit, what it represents, and the list going on."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from majlis.interpret.actor_words import actor_words
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, Unit
from majlis.model import Role
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS, splits


class Giver:
    """Hands out roles in one article."""

    def __init__(self, scan: Scan, book: MeetingBook) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = book

    def give_group(self, draft: MeetingDraft, group: Group, role: Role, trigger: int, rule: str, confidence: float, end: int) -> None:
        """Give every unit of a group the role; `trigger` is the token of the word that says so."""
        for unit in self._expanded(group, draft):
            whole = len(group.units) == 1 and unit.kind == "organisation" or unit.kind == "office" and unit.actor_type == "organisation"
            if whole and role == "participant" and rule in ("hold.verb", "meet.body"):
                if unit.actor not in draft.bodies:
                    draft.bodies.append(unit.actor)
                continue
            state, _ = self._state_beside(unit)
            self.book.give_role(draft, unit, role, trigger, rule, confidence, state)
        self._distributed(draft, group.last, role, trigger, rule, confidence, end)

    def _expanded(self, group: Group, draft: MeetingDraft) -> list[Unit]:
        """The units of a group; a word for "both sides" stands for the two states that met last."""
        units: list[Unit] = []
        for unit in group.units:
            sides = self.sides_of(unit, draft) if unit.kind == "collective" and self.is_pair(unit) else []
            units += [self._side(unit, side) for side in sides] or [unit]
        return units

    @staticmethod
    def _side(unit: Unit, actor: str) -> Unit:
        kind: Literal["country", "organisation"] = "country" if actor.startswith("country/") else "organisation"
        return replace(unit, kind=kind, actor=actor, actor_type=kind)

    def is_pair(self, unit: Unit) -> bool:
        """Whether a collective means two sides."""
        return any((split.core,) in actor_words()["pair.words"] for split in splits(self.words[unit.first]))

    def two_persons(self, unit: Unit) -> list[str]:
        """The two persons of the last meeting of two, where the word means persons: "the two ministers"."""
        if self.words[unit.first] not in function_words()["pairs_of_persons"]:
            return []
        for other in reversed(self.book.drafts):
            persons = sorted({actor for (actor, _) in other.roles if actor.startswith("person/")})
            if len(persons) == 2:
                return persons
        return []

    def sides_of(self, unit: Unit, draft: MeetingDraft | None) -> list[str]:
        """The two sides that a word for a pair means: those named before it as a pair in its sentence, else those who met."""
        first = self.scan.sentence_of(unit.first)[0]
        for group in reversed(self.scan.groups):
            if first <= group.first and group.last <= unit.first and len(group.units) == 2:
                sides = [self._side_of(one) for one in group.units]
                if None not in sides and len(set(sides)) == 2:
                    return [side for side in sides if side is not None]
        return self.two_sides(draft)

    @staticmethod
    def _side_of(unit: Unit) -> str | None:
        """The state or body that a unit is or stands for; none of a place that is only a place, and none of a word for several."""
        if unit.kind == "collective" or unit.kind == "place":
            return unit.metonym
        return unit.represents if unit.actor_type == "person" else unit.actor

    def two_sides(self, draft: MeetingDraft | None) -> list[str]:
        """The two states of the meeting in hand, else of the last meeting of two states."""
        for other in ([draft] if draft is not None else []) + list(reversed(self.book.drafts)):
            states = sorted({actor for (actor, role) in other.roles if actor.startswith("country/") and role != "host"})
            hosts = {actor for (actor, role) in other.roles if role == "host"}
            states = states if len(states) == 2 else [state for state in states if state not in hosts]
            if len(states) == 2:
                return states
        return self._first_pair()

    def _first_pair(self) -> list[str]:
        """The first two states or bodies that the article names side by side."""
        for group in self.scan.groups:
            if self.scan.tokens.headline[self.scan.tokens.sentence[group.first]] or len(group.units) < 2:
                continue
            sides = [unit.metonym if unit.kind == "place" else unit.actor for unit in group.units if unit.kind != "collective"]
            kinds = {unit.kind for unit in group.units}
            acting = kinds <= {"country", "organisation", "place", "office"}
            if len(group.units) == 2 and acting and None not in sides and len(set(sides)) == 2:
                return [side for side in sides if side is not None]
            return []
        return []

    def _state_beside(self, unit: Unit) -> tuple[str | None, bool]:
        """The state of `from the Spanish side, X`, `on behalf of France, X`, `X, representing Y`."""
        if unit.actor_type != "person":
            return None, False
        behalf = self._on_behalf(unit.last)
        if behalf is not None:
            return behalf, True
        if unit.represents is not None:
            return None, False
        before = next((u for u in self.scan.units if u.last in (unit.first, unit.first - 1) and u.kind in ("country", "place")), None)
        if before is None or self.words[before.first - 1] not in function_words()["side_words"]:
            return None, False
        return (before.actor if before.kind == "country" else before.metonym), False

    def _on_behalf(self, at: int) -> str | None:
        """Whom a person stands in for, told right after the name."""
        for length in (2, 1):
            if " ".join(self.words[at : at + length]) in function_words()["on_behalf"]:
                unit = self.scan.unit_at.get(at + length)
                if unit is not None:
                    return unit.represents or (unit.metonym if unit.kind == "place" else unit.actor)
        return None

    def _goes_on(self, draft: MeetingDraft, at: int, role: Role, trigger: int, rule: str, confidence: float, end: int) -> None:
        """A list that no single group holds: "…, and on the other side X", "…, besides Y"."""
        sets = function_words()
        position = at + 1 if at < end and self.words[at] in COMMAS else at
        length = next((n for n in (3, 2) if " ".join(self.words[position : position + n]) in sets["continuing"]), 0)
        if not length:
            unit = self.scan.unit_at.get(position)
            joined = unit is not None and unit.proclitics == letters().conjunctions[0] and unit.kind in ("person", "office")
            if not joined or role != "participant":
                return
        position += length
        if length and position < end and self.words[position] in sets["other_side"]:
            position += 1
        reach = position + (6 if length else 1)
        group = next((group for group in self.scan.groups if position <= group.first <= reach), None)
        if group is not None and group.first >= at and group.units[0].kind in ("person", "office", "country", "organisation"):
            self.give_group(draft, group, role, trigger, rule, confidence - 0.02, end)

    def _distributed(self, draft: MeetingDraft, at: int, role: Role, trigger: int, rule: str, confidence: float, end: int) -> None:
        """`… and from the American side X`, `and X`: the list goes on past words that no group holds."""
        position = at + 1 if at < end and self.words[at] in COMMAS else at
        if position >= end:
            return
        word = self.words[position]
        bare = word[1:] if word[0] in letters().conjunctions and len(word) > 2 else word
        self._goes_on(draft, at, role, trigger, rule, confidence, end)
        if bare not in function_words()["side_words"]:
            return
        state = self.scan.unit_at.get(position + 1)
        following = self.scan.unit_at.get(state.last) if state is not None else None
        if state is not None and following is None and state.last < end and self.words[state.last] in (*COMMAS, ":"):
            following = self.scan.unit_at.get(state.last + 1)
        if state is None or following is None or following.actor_type != "person":
            return
        represented = state.actor if state.kind == "country" else state.metonym
        self.book.give_role(draft, replace(following, represents=following.represents or represented), role, trigger, rule, confidence)
        self._distributed(draft, following.last, role, trigger, rule, confidence, end)
