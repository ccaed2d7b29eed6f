"""Whom a meeting brings together: `gathered X and Y`, `included X besides Y`, `four ministers, they are X, Y and Z`."""

from __future__ import annotations

from majlis.interpret.delegations import DelegationReader
from majlis.interpret.encounter_drafts import EncounterDrafter
from majlis.interpret.event_mention import EventMention
from majlis.interpret.giving import Giver
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, can_meet
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS


class GatheringReader:
    """Reads who is brought together in one article."""

    def __init__(
        self, scan: Scan, book: MeetingBook, giver: Giver, delegations: DelegationReader, drafter: EncounterDrafter,
        assembled: dict[int, MeetingDraft],
    ) -> None:
        self.words = scan.tokens.words
        self.book = book
        self.giver = giver
        self.delegations = delegations
        self.assembled = assembled  # sentence → the meeting that its verb alone tells
        self.drafter = drafter
        self.by_sentence = drafter.by_sentence
        self.group_at = {group.first: group for group in scan.groups}

    def gather(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`the summit brought together X and Y`, `included X and Y`: they take part."""
        including = "include" in predicate.classes
        if including and self.delegations.members(predicate, mentions, end):
            return True
        if target is None and including:
            target = self._including(predicate, mentions)
        if target is None and "gather" in predicate.classes:
            target = self._told_by_verb(predicate, mentions)
        elif "gather" in predicate.classes and predicate.subject is not None and self._is_meeting_host(predicate, mentions):
            return False
        if target is None:
            return False
        if "gather" in predicate.classes and predicate.form.suffix:
            self._gathered_with(predicate, target, end)
        self._besides(predicate, target, end)
        given = self._brought(predicate, target, end)
        self.named_members(predicate, target, end)
        return given

    def among(self, predicate: Predicate, target: MeetingDraft, end: int) -> None:
        """`ministers of dozens of states take part, among them X and Y`."""
        for at in range(predicate.at + 2, min(end - 1, predicate.end, predicate.at + 24)):
            if self.words[at] in function_words()["among_them"]:
                group = self.group_at.get(at + 1)
                if group is not None:
                    self.giver.give_group(target, group, "participant", predicate.at, "attend.among", 0.9, end)
                return

    def roll(self, first: int, end: int) -> None:
        """`… welcomed the heads of the delegations, they are: X, Y and Z`: those named take part in the meeting in hand."""
        sets, meeting = function_words(), self.book.focus
        for at in range(first + 2, end - 1):
            before = self.words[max(first, at - 9) : at]
            if meeting is None or self.words[at] not in sets["they_are"] or sets["heads_of_delegations"].isdisjoint(before):
                continue
            position = at + 1 + (self.words[at + 1] == ":")
            group = self.group_at.get(position)
            if group is not None and len(group.units) > 1 and all(unit.actor_type == "person" for unit in group.units):
                self.giver.give_group(meeting, group, "participant", at, "gather.roll", 0.86, end)
                return

    def _including(self, predicate: Predicate, mentions: list[EventMention]) -> MeetingDraft | None:
        """`a summit, the first of its kind, that included …`: the summit; or the meeting that a verb before tells."""
        if self.words[predicate.at - 1] in COMMAS:
            before = [mention for mention in mentions if mention.first < predicate.at and mention.first in self.book.of_mention]
            if before and not before[-1].definite:
                return self.book.of_mention[before[-1].first]
        return self.assembled.get(predicate.sentence) if predicate.proclitics else None

    def _told_by_verb(self, predicate: Predicate, mentions: list[EventMention]) -> MeetingDraft | None:
        """`had brought X and Y together in Brussels on Monday`: a meeting without a noun, where the clause says when or where."""
        group = self.group_at.get(predicate.at + 1)
        if predicate.relative or predicate.form.passive or predicate.participle:
            return None
        if group is None or len(group.units) < 2 or not can_meet(group):
            return None
        if any(mention.owns(predicate.at) for mention in mentions) or not self.drafter.is_placed(predicate):
            return None
        draft = self.drafter.open("meeting", predicate)
        self.book.of_verb[predicate.at] = draft
        self.drafter.circumstances(draft, predicate, mentions)
        self.book.add_evidence(draft, predicate.at, group.last, "gather.verb")
        return draft

    def _gathered_with(self, predicate: Predicate, target: MeetingDraft, end: int) -> None:
        """`X hosted a summit that brought him together with Y`: X takes part too."""
        sets = function_words()
        before = [p for p in self.by_sentence[predicate.sentence] if p.at < predicate.at and p.subject is not None and not p.relative]
        with_whom = next((self.group_at[at] for at in range(predicate.at + 1, min(end, predicate.at + 4)) if at in self.group_at), None)
        joined = with_whom is not None and with_whom.proclitics == letters().prepositions[0]
        together = joined or predicate.following in sets["with_each"]
        if not before or not together or before[-1].subject is None or not can_meet(before[-1].subject):
            return
        self.giver.give_group(target, before[-1].subject, "participant", predicate.at, "gather.with", 0.85, end)
        each = self.group_at.get(predicate.at + 3)
        if each is not None and predicate.following in sets["with_each"]:
            self.giver.give_group(target, each, "participant", predicate.at, "gather.with", 0.9, end)

    def _is_meeting_host(self, predicate: Predicate, mentions: list[EventMention]) -> bool:
        return not any(mention.first < predicate.at or mention.first == predicate.at + 1 for mention in mentions)

    def _besides(self, predicate: Predicate, target: MeetingDraft, end: int) -> None:
        """`included, besides X, …`: X alone of the list that follows."""
        for at in range(predicate.at + 1, min(predicate.at + 5, end - 2)):
            beside = self.group_at.get(at + 2)
            if beside is not None and " ".join(self.words[at : at + 2]) in function_words()["continuing"]:
                first = Group(beside.first, beside.last, beside.units[:1])
                self.giver.give_group(target, first, "participant", predicate.at, "gather.besides", 0.88, end)

    def _brought(self, predicate: Predicate, target: MeetingDraft, end: int) -> bool:
        """The first bare group after the verb takes part, and one joined to it by a preposition."""
        given = False
        for at in range(predicate.at + 1, min(end, predicate.at + 16)):
            group = self.group_at.get(at)
            beside = " ".join(self.words[at - 2 : at]) in function_words()["continuing"]
            if group is None or group.units[0].kind == "place" or beside and self.words[group.last] in COMMAS:
                continue
            if not given and self._is_bare(group) or given and group.proclitics == letters().prepositions[0]:
                self.giver.give_group(target, group, "participant", predicate.at, "gather.verb", 0.9, end)
                given = True
                if group.proclitics:
                    break
            elif given:
                break
        return given

    def _is_bare(self, group: Group) -> bool:
        sets, before = function_words(), self.words[group.first - 1]
        each = before in sets["list_openers_of"] and self.words[group.first - 2] in sets["each_words"]
        return not group.proclitics and (each or before not in sets["prepositions"])

    def named_members(self, predicate: Predicate, target: MeetingDraft, end: int) -> None:
        """`four of his counterparts, they are X, Y and Z`: those named after a count."""
        for at in range(predicate.at + 2, min(end, predicate.end, predicate.at + 30)):
            if self.words[at] in function_words()["they_are"]:
                follows = next((self.group_at[k] for k in range(at + 1, min(end, at + 4)) if k in self.group_at), None)
                while follows is not None:
                    self.giver.give_group(target, follows, "participant", predicate.at, "gather.members", 0.88, end)
                    last = follows.last
                    follows = next((self.group_at[k] for k in range(last, min(end, last + 2)) if k in self.group_at), None)
                return
