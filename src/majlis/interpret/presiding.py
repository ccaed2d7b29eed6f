"""Who presides over a meeting, hosts it together with others, or calls it."""

from __future__ import annotations

from majlis.interpret.event_mention import EventMention
from majlis.interpret.giving import Giver
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group
from majlis.model import Role
from majlis.recognise.lexicon import function_words
from majlis.recognise.words import COMMAS

MAX_OBJECT_TOKENS = 14


class PresidingReader:
    """Reads who presides and hosts in one article."""

    def __init__(self, scan: Scan, book: MeetingBook, giver: Giver) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = book
        self.giver = giver
        self.group_at = {group.first: group for group in scan.groups}

    def presiding(self, predicate: Predicate) -> bool:
        """Whether a verb of taking over or sharing speaks of the presidency."""
        return any(word in function_words()["presidency"] for word in self.words[predicate.at + 1 : predicate.at + 4])

    def preside(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X took the chair of the meeting`, `X and Y shared it`."""
        meeting = target or (self.book.focus if not predicate.relative else None)
        subject = predicate.subject
        if meeting is None or self._of_body(predicate):
            return False
        told = subject is not None and not predicate.inherited and not self._is_presidency(subject)
        group = subject if told else self._listed(predicate, end)
        if group is None:
            return False
        self.giver.give_group(meeting, group, "chair", predicate.at, "chair.presidency", 0.95, end)
        return True

    def _is_presidency(self, group: Group) -> bool:
        return self.words[group.first] in function_words()["presidency"]

    def _of_body(self, predicate: Predicate) -> bool:
        """The presidency of a body, not of a meeting: `whose presidency they share` after a body's name."""
        before = next((unit for unit in self.scan.units if predicate.at - unit.last in (1, 2)), None)
        sets = function_words()
        for at in range(predicate.at + 1, min(predicate.at + 12, self.scan.sentence_of(predicate.at)[1] - 1)):
            if self.words[at] in sets["presidency"]:
                following = self.scan.unit_at.get(at + 1)
                if self.words[at + 1] in sets["rotating"] or following is not None and following.kind in ("organisation", "country"):
                    return True
        return predicate.relative and before is not None and before.kind in ("organisation", "place", "country")

    def _listed(self, predicate: Predicate, end: int) -> Group | None:
        """The group after the noun of presidency: `X and Y` in `took the chair of the meeting X and Y`."""
        for at in range(predicate.at + 1, min(end, predicate.at + MAX_OBJECT_TOKENS)):
            group = self.group_at.get(at)
            named = group is not None and all(unit.kind != "collective" for unit in group.units) and not self._is_presidency(group)
            if group is not None and named and not group.proclitics:
                return group
        return None

    def jointly(self, predicate: Predicate, target: MeetingDraft, end: int) -> None:
        """`presided over it jointly with X`."""
        for at in range(predicate.at + 1, min(end, predicate.at + MAX_OBJECT_TOKENS)):
            group = self.group_at.get(at)
            beside = " ".join(self.words[at - 2 : at]) in function_words()["beside_words"]
            if group is not None and (beside or self.words[at - 1] in function_words()["with_words"] and self._is_joint(predicate, at)):
                self.giver.give_group(target, group, "chair", predicate.at, "chair.jointly", 0.9, end)
                return

    def _is_joint(self, predicate: Predicate, at: int) -> bool:
        """Whether "with" before a token joins to the subject: a word says "jointly", or a comma stands before it."""
        subject = predicate.subject
        if any(word in function_words()["jointly"] for word in self.words[predicate.at + 1 : at]) or at - 2 == predicate.at:
            return True
        return subject is not None and subject.first > predicate.at and 0 < at - subject.last <= 9 and self.words[at - 2] in COMMAS

    def hosting(self, predicate: Predicate) -> bool:
        """Whether a verb of sharing speaks of hosting."""
        return any(word in function_words()["hosting_nouns"] for word in self.words[predicate.at + 1 : predicate.at + 10])

    def share_hosting(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X and Y share in hosting the conference`."""
        meeting = target or self.book.focus
        if meeting is None or predicate.subject is None or predicate.inherited:
            return False
        self.giver.give_group(meeting, predicate.subject, "host", predicate.at, "host.shared", 0.95, end)
        return True

    @staticmethod
    def host_place(target: MeetingDraft, subject: Group) -> None:
        """A city that hosts is where it takes place; a state that hosts too."""
        for unit in subject.units:
            if unit.kind == "place" and target.place is None:
                target.place = unit.actor
            elif unit.kind == "country" and target.country is None and len(subject.units) == 1:
                target.country = unit.actor

    def convening(self, predicate: Predicate) -> bool:
        """Whether a verb of calling calls to a meeting told before."""
        return predicate.following in function_words()["to_it"]

    def convene(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`a meeting that X called`: X convenes it."""
        before = [m for m in mentions if m.first < predicate.at and m.first in self.book.of_mention]
        if not before or predicate.subject is None or predicate.inherited:
            return False
        self.giver.give_group(self.book.of_mention[before[-1].first], predicate.subject, "host", predicate.at, "convene.verb", 0.85, end)
        return True

    def lead(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """Who leads talks presides over them; who leads the mediation takes part."""
        mediates = predicate.following in function_words()["mediation"]
        if mediates and predicate.subject is not None and self.book.focus is not None:
            self.giver.give_group(self.book.focus, predicate.subject, "participant", predicate.at, "mediation.lead", 0.85, end)
            return True
        if target is None or target.family not in ("talks", "round", "meeting") or predicate.subject is None or predicate.inherited:
            return False
        if predicate.subject.units[0].kind not in ("person", "office"):
            return False
        several = len(predicate.subject.units) > 1 and target.family in ("talks", "round")  # each leads a side
        role: Role = "participant" if several else "chair"
        self.giver.give_group(target, predicate.subject, role, predicate.at, "talks.lead" if several else "chair.lead", 0.85, end)
        return True
