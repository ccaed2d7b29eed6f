"""Whose meeting it is: of the body or the two of `its meeting`, of who holds, hosts or comes to attend it."""

from __future__ import annotations

from majlis.interpret.event_mention import EventMention
from majlis.interpret.giving import Giver
from majlis.interpret.known_entities import known_as
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, can_meet
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS, splits

_NOT_COMING = frozenset({"urge", "refuse", "deny", "decline", "absent", "request", "consider"})
_HOLDING = frozenset({"hold", "get", "meet", "discuss", "conclude", "begin", "act", "postpone", "cancel"})
_SPEAKING = frozenset({"discuss", "say", "affirm", "agree", "address", "renew", "urge", "sign", "pledge"})


class HolderReader:
    """Reads whose the meetings of one article are."""

    def __init__(self, scan: Scan, book: MeetingBook, giver: Giver) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = book
        self.giver = giver
        self.group_at = {group.first: group for group in scan.groups}

    def attending(self, draft: MeetingDraft, mention: EventMention, end: int) -> None:
        """`X travels to Y to take part in the meeting`: X takes part, in Y."""
        governor = mention.governor
        if governor is None or governor.subject is None or not self._comes_to_attend(governor, mention):
            return
        subject = governor.subject
        person = subject.units[0].kind in ("person", "office")
        if can_meet(subject) and (person or governor.classes & {"arrive", "visit", "announce", "affirm", "lead", "decide"}):
            self.giver.give_group(draft, subject, "participant", governor.at, "attending.masdar", 0.85, end)
        for unit in self.scan.units:
            if "arrive" in governor.classes and governor.at < unit.first < mention.first and unit.kind == "place" and draft.place is None:
                draft.place = unit.actor
        draft.planned = draft.planned or governor.form.tense == "future" and not draft.held

    def _comes_to_attend(self, governor: Predicate, mention: EventMention) -> bool:
        """Whether a noun of attending stands between verb and meeting, and the verb does not call for it or decline."""
        if governor.negated or governor.hypothetical or governor.form.passive or governor.classes & _NOT_COMING:
            return False
        between = self.words[max(governor.at, mention.first - 5) : mention.first]
        if "get" in governor.classes and any(word in function_words()["invitations"] for word in between):
            return False  # who is invited may not come
        return any(word in function_words()["attending_masdars"] for word in between)

    def owner(self, draft: MeetingDraft, mention: EventMention, end: int) -> None:
        """Whose meeting "its meeting", "their meeting" is: the body or the group named last before it in the sentence."""
        group = self._named_before(mention)
        if group is None or mention.family in ("call", "visit") or not can_meet(group):
            return
        if len(group.units) == 1 and group.units[0].kind == "organisation" and group.units[0].represents is None:
            if not draft.bodies:
                draft.bodies.append(group.units[0].actor)
        elif len(group.units) > 1 and self.words[mention.first].endswith(tuple(function_words()["theirs"])):
            self.giver.give_group(draft, group, "participant", mention.first, "event.theirs", 0.88, end)

    def _named_before(self, mention: EventMention) -> Group | None:
        """The subject of the verb before a mention, else the last group before it in the sentence."""
        first = self.scan.sentence_of(mention.first)[0]
        before = [group for group in self.scan.groups if first <= group.first and group.last <= mention.first]
        subject = _own_subject(mention)
        if subject is not None and subject in before:
            return subject
        return before[-1] if before else None

    def sitting(self, draft: MeetingDraft, mention: EventMention) -> None:
        """A council that decides or agrees "during a session": its own session."""
        subject = _own_subject(mention)
        if draft.bodies or subject is None or len(subject.units) != 1 or subject.first > mention.first:
            return
        unit = subject.units[0]
        if mention.family not in ("session", "meeting") or unit.kind != "organisation":
            return
        if mention.planned and mention.definite and unit.represents is None:
            draft.bodies.append(unit.actor)  # "the alliance welcomes that X hosts the next meeting": its own
            return
        known = known_as(self.scan, unit.actor)
        sits = known is not None and known.kind in ("council", "parliament", "committee")
        if sits and self.words[mention.first - 1] in function_words()["inside_words"]:
            draft.bodies.append(unit.actor)

    def attended_from(self, draft: MeetingDraft, mention: EventMention, end: int) -> None:
        """`a meeting that the political directors of the small group held`: the group's meeting."""
        if draft.bodies or mention.family in ("call", "visit"):
            return
        at = next((at for at in range(mention.last + 1, min(end, mention.last + 6)) if at in self.scan.unit_at), -1)
        unit = self.scan.unit_at.get(at)
        if unit is None or unit.kind != "organisation" or unit.proclitics or not mention.owns(at):
            return
        sets = function_words()
        between = [split.core for word in self.words[mention.last + 1 : at] for split in splits(word)]
        attended = any(core in sets["level_political-directors"] or core in sets["attendees"] for core in between)
        governed = self.words[at - 1] in sets["from_words"] | sets["in_words"] or at - 2 > mention.last
        ranks = {name for name in ("leaders", "ministers") if self.words[unit.first] in sets[f"level_{name}"]}
        bound = (letters().prepositions[1], letters().conjunctions[0], letters().article)
        if ranks and all(word.startswith(bound) for word in self.words[mention.last : at]):
            draft.level |= ranks  # "the meeting of Their Majesties and Highnesses the leaders of X"
            attended = governed = True
        if attended and governed:
            draft.bodies.append(unit.actor)

    def president_of(self, draft: MeetingDraft, mention: EventMention) -> None:
        """`the crown prince X, president of the summit, said`: X chairs it."""
        at = mention.first - 1
        if not mention.definite or mention.proclitics or self.words[at] not in function_words()["presidents"]:
            return
        unit = self.scan.units_ending.get(at - 1 if self.words[at - 1] in COMMAS else at)
        if unit is not None and unit.actor_type == "person":
            self.book.give_role(draft, unit, "chair", at, "chair.apposed", 0.88)

    def masdar_host(self, draft: MeetingDraft, mention: EventMention, end: int) -> None:
        """`the announcement of X to host the meeting`, `agreed to host it`, `X hosting the meeting`."""
        masdars = function_words()["hosting_masdars"]
        at = next((k for k in range(mention.first - 1, max(mention.first - 5, 0), -1) if self.words[k] in masdars), None)
        if at is None or draft.family in ("call", "visit"):
            return
        group = self._hosting_group(at, mention)
        if group is not None and can_meet(group):
            self.giver.give_group(draft, group, "host", at, "host.masdar", 0.85, end)

    def _hosting_group(self, at: int, mention: EventMention) -> Group | None:
        """Who hosts at a noun of hosting: the group behind it, who announced it before, or the subject of the verb."""
        inner = self.group_at.get(at + 1)
        if inner is not None and inner.last <= mention.first:
            return inner
        nouns = function_words()["announcing_nouns"]
        for k in range(max(0, at - 7), at):
            if k in self.group_at and any(split.core in nouns for split in splits(self.words[k - 1])):
                return self.group_at[k]
        governor = mention.governor
        if governor is not None and governor.classes & {"announce", "intend", "decide"} and not governor.inherited:
            return governor.subject
        return None

    def tells_alone(self, mention: EventMention) -> bool:
        """Whether who holds a meeting is told by the verb alone, no partner behind the noun: both sides, several, who signed."""
        subject = _own_subject(mention)
        if mention.governor is None or subject is None:
            return False
        sets, before = function_words(), self.words[mention.first - 1]
        signed = "sign" in mention.governor.classes and before in sets["ending_words"]
        several = len(subject.units) > 1 and (before in sets["inside_words"] or before in sets["ending_words"])
        return subject.units[0].kind == "collective" or signed or several

    def holder(self, draft: MeetingDraft, mention: EventMention, end: int) -> None:
        """Whose meeting it is: the subject of the verb that governs the noun, or who speaks of `his meeting`."""
        governor = mention.governor
        if governor is None or governor.subject is None or governor.negated or governor.form.passive:
            return
        subject = governor.subject
        pair = subject.units[0].kind == "collective" and self.giver.is_pair(subject.units[0])
        if not can_meet(subject) and not pair or governor.inherited and not mention.suffix and not governor.proclitics:
            return
        announced = mention.family == "visit" and mention.cancelled and "announce" in governor.classes and not governor.inherited
        if self._holds(governor, mention) or announced:
            self.giver.give_group(draft, subject, "participant", governor.at, "event.holder", 0.88, end)

    def _holds(self, governor: Predicate, mention: EventMention) -> bool:
        """Whether a verb says that its subject held the meeting, or was in it: "said after his meeting"."""
        if mention.owns(governor.at) and governor.classes & _HOLDING:
            return True
        sets, before = function_words(), self.words[mention.first - 1]
        told = mention.suffix or any(before in sets[name] for name in ("inside_words", "after_words", "ending_words"))
        return told and bool(governor.classes & _SPEAKING)


def _own_subject(mention: EventMention) -> Group | None:
    """The subject that the clause of the verb before a mention names itself."""
    return mention.governor.subject if mention.governor is not None and not mention.governor.inherited else None
