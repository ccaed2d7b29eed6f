"""Visits that verbs tell: `X visits Y`, `X travels to Y on a visit`."""

from __future__ import annotations

from majlis.interpret.encounter_drafts import EncounterDrafter
from majlis.interpret.event_mention import EventMention
from majlis.interpret.giving import Giver
from majlis.interpret.known_entities import state_of
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, Unit
from majlis.interpret.verb_finding import readings
from majlis.recognise.lexicon import function_words, letters


class VisitReader:
    """Reads the visits of one article."""

    def __init__(self, scan: Scan, book: MeetingBook, giver: Giver, drafter: EncounterDrafter) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = book
        self.giver = giver
        self.drafter = drafter
        self.group_at = {group.first: group for group in scan.groups}

    def visit(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X visits Y`: a visit of its own; a clause that only says that somebody is visiting tells none."""
        subject = self._visitor(predicate)
        if subject is None:
            return False
        near = [unit for unit in self.scan.units if predicate.at < unit.first <= predicate.at + 8 and unit.kind in ("country", "place")]
        place = next((unit for unit in near if unit.first >= subject.last - 1 and unit.first != subject.first), None)
        if place is None or self._at_home(subject, place):
            return False
        draft = self._open(predicate, place, mentions)
        self.book.of_verb[predicate.at] = draft
        self.book.add_evidence(draft, min(predicate.at, subject.first), max(place.last, predicate.at + 1), "visit.verb")
        self._give(draft, predicate, subject, "visit.verb", end)
        for leg in self._further_legs(place):
            draft = self._open(predicate, leg, mentions)
            draft.dates = [date for date in draft.dates if date.kind != "day"]  # the day of one leg is not known to be another's
            self.book.add_evidence(draft, min(predicate.at, subject.first), leg.last, "visit.leg")
            self._give(draft, predicate, subject, "visit.leg", end)
        return True

    def _further_legs(self, place: Unit) -> list[Unit]:
        """The states and cities that a list names behind the first: "visits X, Y and Z"."""
        group = self.group_at.get(place.first)
        rest = group.units[1:] if group is not None and group.units[0] == place else ()
        following = readings(self.words[group.last]) if group is not None and group.last < len(self.words) else ()
        ends_clause = any(not proclitics for proclitics, _ in following)
        return [
            unit for unit in (rest[:-1] if ends_clause else rest)  # "visited X, and Y welcomed": the last is the subject of what follows
            if unit.kind in ("country", "place") and unit.actor != place.actor
        ]

    def travel(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X travels to Y on a visit`, `at the invitation of Z`: a visit, to which Z's state invites."""
        subject = self._visitor(predicate)
        if subject is None or not self._on_a_visit(predicate, end):
            return False
        destination = self._destination(predicate)
        if destination is None or any(m.family == "visit" and m.first in self.book.of_mention and m.owns(predicate.at) for m in mentions):
            return False
        draft = self._open(predicate, destination, mentions)
        self.book.add_evidence(draft, predicate.at, destination.last, "travel.verb")
        self._give(draft, predicate, subject, "travel.verb", end)
        inviter = self._inviter(predicate, end)
        if inviter is not None:
            self.giver.give_group(draft, inviter, "host", predicate.at, "invited-by", 0.85, end)
        return True

    @staticmethod
    def _visitor(predicate: Predicate) -> Group | None:
        """Who visits: a person, named as the subject of the verb itself."""
        subject = predicate.subject
        if subject is None or predicate.inherited or subject.units[0].kind not in ("person", "office"):
            return None
        return subject

    def _at_home(self, subject: Group, place: Unit) -> bool:
        """Whether somebody goes to a place of the own state: no visit to another."""
        state = place.actor if place.kind == "country" else state_of(self.scan, place.actor)
        return state is not None and all(unit.represents == state for unit in subject.units)

    def _on_a_visit(self, predicate: Predicate, end: int) -> bool:
        """Whether somebody travels to visit, and not to attend a meeting."""
        sets = function_words()
        field = self.words[predicate.at : min(end, predicate.end)]
        return any(word in sets["visit_words"] for word in field) and not any(word in sets["attending_masdars"] for word in field)

    def _destination(self, predicate: Predicate) -> Unit | None:
        places = [unit for unit in self.scan.units if predicate.at < unit.first < predicate.end and unit.kind in ("place", "country")]
        reached = (unit for unit in places if unit.proclitics[-1:] == letters().prepositions[0] and unit.kind == "place")
        return next((unit for unit in places if self.words[unit.first - 1] in function_words()["towards"]), next(reached, None))

    def _inviter(self, predicate: Predicate, end: int) -> Group | None:
        """Who invites to a visit: `a visit from X`, as "an invitation from X" is told."""
        sets = function_words()
        for at in range(predicate.at + 2, min(end, predicate.end)):
            if at in self.group_at and self.words[at - 1] in sets["from_words"] and self.words[at - 2] in sets["visit_words"]:
                return self.group_at[at]
        return None

    def _open(self, predicate: Predicate, place: Unit, mentions: list[EventMention]) -> MeetingDraft:
        draft = self.drafter.open("visit", predicate)
        draft.main = False
        draft.place = place.actor if place.kind == "place" else None
        draft.country = place.actor if place.kind == "country" else None
        self.drafter.circumstances(draft, predicate, mentions)
        return draft

    def _give(self, draft: MeetingDraft, predicate: Predicate, visitor: Group, rule: str, end: int) -> None:
        self.giver.give_group(draft, visitor, "participant", predicate.at, rule, 0.9, end)
