"""Meetings that verbs tell by themselves: "X met Y", "received", "telephoned", "discussed with"."""

from __future__ import annotations

from majlis.interpret.encounter_drafts import EncounterDrafter
from majlis.interpret.encounter_sides import SideFinder
from majlis.interpret.event_mention import EventMention
from majlis.interpret.giving import Giver
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, can_meet
from majlis.model import Participation
from majlis.recognise.lexicon import function_words, letters


class EncounterReader:
    """Reads the encounters of one article."""

    def __init__(self, scan: Scan, book: MeetingBook, giver: Giver, drafter: EncounterDrafter, sides: SideFinder) -> None:
        self.words = scan.tokens.words
        self.book = book
        self.giver = giver
        self.drafter = drafter
        self.sides = sides
        self.group_at = {group.first: group for group in scan.groups}

    def meet(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X met Y`, `X and Y met`, `X received Y`."""
        sides = self.sides.find(predicate, end)
        if sides is None:
            return self._all_received(predicate, mentions)
        subject, partner = sides
        if partner is not None and len(partner.units) > 1 and self._each_apart(predicate, partner, end):
            for unit in partner.units:
                self._met(predicate, subject, Group(unit.first, unit.last, (unit,)), mentions, end)
            return True
        self._met(predicate, subject, partner, mentions, end)
        return True

    def _all_received(self, predicate: Predicate, mentions: list[EventMention]) -> bool:
        """`X received the ministers`: those of the meeting in hand, apart from it."""
        subject, main = predicate.subject, self.book.focus
        if "receive" not in predicate.classes or predicate.inherited or predicate.form.passive or subject is None or main is None:
            return False
        guests = self.group_at.get(subject.last)
        met = guests is not None and guests.units[0].kind == "collective" and self.words[guests.first] in function_words()["those_received"]
        if not met or guests is None or not self.sides.can_be_said_of(predicate, subject) or subject.first < predicate.at:
            return False
        came = [row for (actor, role), row in main.roles.items() if role in ("participant", "chair")]
        draft = self.drafter.draft(predicate, subject, guests, mentions)
        if draft is main:
            return False
        self._give(draft, predicate, (subject,), "meet.verb", predicate.at)
        evidence = (self.book.span(predicate.at, guests.last, "meet.those"),)
        for row in came:
            self.book.note(draft, Participation(draft.id, row.actor, "participant", evidence, 0.8, row.on_behalf_of))
        for unit in subject.units:
            self.book.give_role(draft, unit, "host", predicate.at, "receive.verb", 0.85)
        return True

    def _each_apart(self, predicate: Predicate, partner: Group, end: int) -> bool:
        return any(word in function_words()["each_apart"] for word in self.words[predicate.at : min(end, partner.last + 6)])

    def _met(self, predicate: Predicate, subject: Group, partner: Group | None, mentions: list[EventMention], end: int) -> None:
        draft = self.drafter.draft(predicate, subject, partner, mentions)
        alone = partner is None and len(subject.units) == 1 and subject.units[0].kind == "organisation"
        self._give(draft, predicate, (subject, partner), "meet.body" if alone else "meet.verb", end)
        if "receive" in predicate.classes:
            for unit in subject.units:
                if unit.represents is not None or unit.actor_type != "person":
                    self.book.give_role(draft, unit, "host", predicate.at, "receive.verb", 0.88)

    def credentials(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X received the credentials of ambassador Y`."""
        subject = predicate.subject
        if subject is None or not self.sides.can_be_said_of(predicate, subject):
            return False
        if not any(word in function_words()["credentials"] for word in self.words[predicate.at + 1 : predicate.end]):
            return False
        if "provide" in predicate.classes:
            return self._presented(predicate, subject, mentions, end)
        named = [self.group_at[at] for at in range(max(predicate.at, subject.last), min(end, predicate.end)) if at in self.group_at]
        guests = [group for group in named if group.units[0].kind in ("person", "office") and group is not subject]
        if not guests:
            return False
        draft = self.drafter.draft(predicate, subject, guests[-1], mentions)
        self._give(draft, predicate, (subject, *guests), "credentials.verb", end)
        for unit in subject.units:
            self.book.give_role(draft, unit, "host", predicate.at, "receive.verb", 0.85)
        return True

    def _presented(self, predicate: Predicate, subject: Group, mentions: list[EventMention], end: int) -> bool:
        """`ambassador X presented his credentials to president Y`: Y received him."""
        sets = function_words()
        for at in range(predicate.at + 2, min(end, predicate.end)):
            group = self.group_at.get(at)
            to_whom = group is not None and (self.words[at - 1] in sets["towards"] or group.proclitics == letters().prepositions[1])
            if group is None or not to_whom or group.units[0].kind not in ("person", "office"):
                continue
            draft = self.drafter.draft(predicate, subject, group, mentions)
            self._give(draft, predicate, (subject, group), "credentials.verb", end)
            for unit in group.units:
                self.book.give_role(draft, unit, "host", predicate.at, "receive.verb", 0.85)
            return True
        return False

    def discuss(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X discussed with Y`: a meeting, or a call where the text says by telephone."""
        subject = predicate.subject
        if subject is None or predicate.form.passive or not self.sides.can_be_said_of(predicate, subject):
            return False
        if any(mention.first in self.book.of_mention and mention.owns(predicate.at) and not mention.margin for mention in mentions):
            return False
        partner = self.sides.after_with(predicate, subject, end)
        if partner is not None and len(partner.units) > 1 and self._each_apart(predicate, partner, end):
            for unit in partner.units:
                self._met(predicate, subject, Group(unit.first, unit.last, (unit,)), mentions, end)
            return True
        if partner is None and (len(subject.units) < 2 or not self.drafter.is_placed(predicate)):
            return False
        draft = self.drafter.draft(predicate, subject, partner, mentions)
        if any(word in function_words()["by_phone"] for word in self.words[predicate.at : predicate.end]):
            draft.family = "call"
        self._give(draft, predicate, (subject, partner), "discuss.with", end)
        return True

    def phone(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X telephoned Y`."""
        subject = predicate.subject
        partner = self.sides.partner(predicate, subject, end) if subject is not None else None
        if subject is None or partner is None or not can_meet(subject):
            return False
        draft = self.drafter.draft(predicate, subject, partner, [])
        draft.family = "call"
        self._give(draft, predicate, (subject, partner), "phone.verb", end)
        return True

    def _give(self, draft: MeetingDraft, predicate: Predicate, groups: tuple[Group | None, ...], rule: str, end: int) -> None:
        confidence = 0.75 if predicate.inherited else 0.9
        for group in groups:
            if group is not None:
                self.giver.give_group(draft, group, "participant", predicate.at, rule, confidence, end)
