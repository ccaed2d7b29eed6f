"""Parts in a meeting that nouns give: "chaired by", "with the participation of", "between X and Y", "its meeting with Z"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Literal

from majlis.clean.fold import fold
from majlis.interpret.event_mention import EventMention
from majlis.interpret.giving import Giver
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, Unit, can_meet
from majlis.model import Role
from majlis.recognise.lexicon import function_words, letters, read_toml
from majlis.recognise.persons import COMMAS
from majlis.recognise.words import splits

MAX_GAP_TOKENS = 7
MAX_PARTNER_TOKENS = 16


@lru_cache(maxsize=1)
def nominal_frames() -> tuple[tuple[tuple[str, ...], Role, str], ...]:
    """Nominal frames of `events.toml`, longest phrase first: words, role, id."""
    rows = [(tuple(fold(phrase).split()), frame["role"], frame["id"]) for frame in read_toml("events.toml")["frame"] for phrase in frame["words"]]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


class FrameReader:
    """Reads the nominal frames of one article."""

    def __init__(self, scan: Scan, book: MeetingBook, giver: Giver) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = book
        self.giver = giver
        self.group_at = {group.first: group for group in scan.groups}
        self.assembled: MeetingDraft | None = None
        self.spoken_of = False  # a pronoun of the sentence means the meeting in hand
        self.headed: int | None = None  # the token at which a delegation was headed last

    def read(
        self, mentions: list[EventMention], first: int, end: int, assembled: MeetingDraft | None = None, spoken_of: bool = False,
    ) -> None:
        """Give the roles that the nouns of a sentence give; `assembled` is a meeting told by a verb alone."""
        self.assembled, self.spoken_of = assembled, spoken_of
        at = first
        while at < end:
            at += max(self._frame_at(at, end, mentions), 1)
        for mention in mentions:
            self._own(mention, end)

    # --- "chaired by", "with the participation of"

    def _frame_at(self, at: int, end: int, mentions: list[EventMention]) -> int:
        for words, role, rule in nominal_frames():
            if tuple(self.words[at : at + len(words)]) != words or at + len(words) >= end:
                continue
            if len(words) == 1 and not self._is_frame(at):
                return 1
            group = self._group_after(at + len(words), end)
            target = self._framed_meeting(at, mentions)
            if group is not None and target is not None and not (role == "host" and (target.family == "call" or target.family == "visit" and rule != "invited-by")):
                if role == "chair" and self._heads_delegation(at):
                    self.headed = at
                    self._delegation(target, group, at, rule, end)
                    return len(words)
                self.giver.give_group(target, group, role, at, rule, 0.92, end)
                self._last_resort(target, group, role, at, rule, end)
            return len(words)
        return 0

    def _delegation(self, target: MeetingDraft, group: Group, at: int, rule: str, end: int) -> None:
        """Who heads a delegation takes part, for the state or body whose delegation it is."""
        before = self.scan.units_ending.get(at)
        side = before if before is not None and before.kind in ("country", "organisation") else None
        for unit in group.units:
            represented = unit.represents or (side.actor if side is not None and unit is group.units[0] else None)
            self.book.give_role(target, replace(unit, represents=represented), "participant", at, "delegation.headed-by", 0.88)
        if side is not None and side.actor not in target.bodies:
            self.book.give_role(target, side, "participant", at, "delegation.headed-by", 0.85)

    def _is_frame(self, at: int) -> bool:
        """A bare masdar gives a role only as the object of a verb of seeing: "the meeting saw the participation of"."""
        word = self.words[at]
        if word[0] in letters().prepositions or word[:2] == letters().conjunctions[0] + letters().prepositions[0] or len(word) > 6:
            return True
        return any(self.words[position] in function_words()["saw_words"] for position in range(max(0, at - 4), at))

    def _last_resort(self, target: MeetingDraft, group: Group, role: Role, at: int, rule: str, end: int) -> None:
        """A list that comes after a count: "with the participation of 24 states, among them X, Y"."""
        position = group.last
        if position < end and self.words[position] in COMMAS:
            position += 1
        if position < end and self.words[position] in function_words()["among_words"]:
            following = self.group_at.get(position + 1)
            if following is not None:
                self.giver.give_group(target, following, role, at, rule, 0.9, end)

    def _group_after(self, at: int, end: int) -> Group | None:
        sets = function_words()
        position, limit = at, min(end, at + MAX_GAP_TOKENS)
        while position < limit:
            group = self.group_at.get(position)
            if group is not None and not (group.units[0].kind == "collective" and self._members_follow(group, end)):
                return group
            if position in self.scan.unit_at:
                unit = self.scan.unit_at[position]
                if unit.kind != "collective":
                    return Group(position, unit.last, (unit,))
            if self.words[position] in sets["complementisers"] or self.words[position] in sets["prepositions"] - sets["frame_links"]:
                return None
            if self.words[position] in COMMAS:
                limit = min(end, position + 3)
            position += 1
        return None

    def _members_follow(self, group: Group, end: int) -> bool:
        return any(self.words[at] in function_words()["among_words"] for at in range(group.last, min(end, group.last + 3)))

    def _framed_meeting(self, at: int, mentions: list[EventMention]) -> MeetingDraft | None:
        linked = [mention for mention in mentions if mention.first in self.book.of_mention]
        before = [(mention.first, self.book.of_mention[mention.first]) for mention in linked if mention.first < at]
        before += [(verb, draft) for verb, draft in self.book.of_verb.items() if self.scan.sentence_of(at)[0] <= verb < at]
        if before:
            return max(before, key=lambda row: row[0])[1]
        if linked and linked[0].governor is not None and linked[0].governor.negated and linked[0].governor.classes & {"participate", "attend"}:
            return None  # "… without taking part in the meeting"
        if linked or self.assembled is not None:
            return self.book.of_mention[linked[0].first] if linked else self.assembled
        return self.book.focus if self.spoken_of else None

    def _heads_delegation(self, at: int) -> bool:
        first = self.scan.sentence_of(at)[0]
        near = any(split.core in function_words()["delegation"] for word in self.words[max(first, at - 5) : at] for split in splits(word))
        return near or self.headed is not None and self.headed >= first

    # --- what the noun itself binds

    def _own(self, mention: EventMention, end: int) -> None:
        draft = self.book.of_mention.get(mention.first)
        if draft is None:
            return
        self._masdar_host(draft, mention, end)
        self._attending(draft, mention, end)
        if mention.suffix:
            self._owner(draft, mention, end)
        self._sitting(draft, mention)
        for unit in mention.parties:
            self._party(draft, mention, unit)
        self._agreed(draft, mention, end)
        partner = self._partner(mention, end)
        if mention.family == "visit" and partner is None:
            self._holder(draft, mention, end)
            return
        if partner is None:
            governor = mention.governor
            subject = governor.subject if governor is not None and not governor.inherited else None
            signed = governor is not None and "sign" in governor.classes and self.words[mention.first - 1] in function_words()["ending_words"]
            before = self.words[mention.first - 1]
            several = subject is not None and len(subject.units) > 1 and before in function_words()["inside_words"] | function_words()["ending_words"]
            if subject is not None and (subject.units[0].kind == "collective" or signed or several):
                self._holder(draft, mention, end)
            return
        rule, group = partner
        if mention.number == "dual" and self._each_apart(mention, end) and len(group.units) > 1:
            self._apart(draft, mention, group, end)
            return
        self.giver.give_group(draft, group, "participant", mention.first, rule, 0.9, end)
        self._holder(draft, mention, end)

    def _attending(self, draft: MeetingDraft, mention: EventMention, end: int) -> None:
        """`X travels to Y to take part in the meeting`: X takes part, in Y."""
        governor = mention.governor
        if governor is None or governor.subject is None or governor.negated or governor.hypothetical or governor.form.passive:
            return
        carried = any(word in function_words()["attending_masdars"] for word in self.words[max(governor.at, mention.first - 5) : mention.first])
        if not carried or governor.classes & {"urge", "refuse", "deny", "decline", "absent", "request", "consider"}:
            return
        subject = governor.subject
        if can_meet(subject) and (governor.classes & {"arrive", "visit", "announce", "affirm", "lead", "decide"} or subject.units[0].kind in ("person", "office")):
            self.giver.give_group(draft, subject, "participant", governor.at, "attending.masdar", 0.85, end)
        for unit in self.scan.units:
            if "arrive" in governor.classes and governor.at < unit.first < mention.first and unit.kind == "place" and draft.place is None:
                draft.place = unit.actor
        draft.planned = draft.planned or governor.form.tense == "future" and not draft.held

    def _owner(self, draft: MeetingDraft, mention: EventMention, end: int) -> None:
        """Whose meeting "its meeting", "their meeting" is: the body or the group named last before it in the sentence."""
        first = self.scan.sentence_of(mention.first)[0]
        before = [group for group in self.scan.groups if first <= group.first and group.last <= mention.first]
        subject = mention.governor.subject if mention.governor is not None and not mention.governor.inherited else None
        group = subject if subject is not None and subject in before else before[-1] if before else None
        if group is None or mention.family in ("call", "visit") or not can_meet(group):
            return
        if len(group.units) == 1 and group.units[0].kind == "organisation" and group.units[0].represents is None:
            if not draft.bodies:
                draft.bodies.append(group.units[0].actor)
        elif len(group.units) > 1 and self.words[mention.first].endswith(tuple(function_words()["theirs"])):
            self.giver.give_group(draft, group, "participant", mention.first, "event.theirs", 0.88, end)

    def _sitting(self, draft: MeetingDraft, mention: EventMention) -> None:
        """A council that decides or agrees "during a session": its own session."""
        subject = mention.governor.subject if mention.governor is not None and not mention.governor.inherited else None
        if draft.bodies or subject is None or len(subject.units) != 1 or mention.family not in ("session", "meeting") or subject.first > mention.first:
            return
        unit = subject.units[0]
        known = self.scan.knowledge.entities.get(self.scan.registry.drafts[unit.actor].reference or "") if unit.kind == "organisation" else None
        if known is not None and known.kind in ("council", "parliament", "committee") and self.words[mention.first - 1] in function_words()["inside_words"]:
            draft.bodies.append(unit.actor)

    def _masdar_host(self, draft: MeetingDraft, mention: EventMention, end: int) -> None:
        """`the announcement of X to host the meeting`, `agreed to host it`, `X hosting the meeting`."""
        sets = function_words()
        at = next((k for k in range(mention.first - 1, max(mention.first - 5, 0), -1) if self.words[k] in sets["hosting_masdars"]), None)
        if at is None or draft.family in ("call", "visit"):
            return
        inner = self.group_at.get(at + 1)
        announced = next((self.group_at[k] for k in range(max(0, at - 7), at) if k in self.group_at
                          and any(split.core in sets["announcing_nouns"] for split in splits(self.words[k - 1]))), None)  # fmt: skip
        governor = mention.governor
        group = inner if inner is not None and inner.last <= mention.first else announced
        if group is None and governor is not None and governor.classes & {"announce", "intend", "decide"} and not governor.inherited:
            group = governor.subject
        if group is not None and can_meet(group):
            self.giver.give_group(draft, group, "host", at, "host.masdar", 0.85, end)

    def _party(self, draft: MeetingDraft, mention: EventMention, unit: Unit) -> None:
        if unit.kind == "country" and len(mention.parties) < 2 and mention.family not in ("visit", "call"):
            return  # "the Paris conference", "a Saudi summit": where or whose it is, not who takes part
        if unit.kind == "office" and unit.actor_type == "organisation" and len(mention.parties) == 1:
            if unit.actor not in draft.bodies and mention.family not in ("visit", "call"):
                draft.bodies.append(unit.actor)
            return
        self.book.give_role(draft, unit, "participant", mention.first, "event.genitive", 0.85)

    def _partner(self, mention: EventMention, end: int) -> tuple[str, Group] | None:
        """`between X and Y`, `with X`, of a call also `from X`."""
        sets = function_words()
        if mention.family == "call" and mention.governor is not None and mention.governor.subject is not None:
            near = self.words[mention.governor.subject.last : mention.first] + self.words[mention.last : mention.last + 3]
            absent = self._last_other(mention) if any(word in sets["pronouns_with"] for word in near) else None
            if absent is not None:
                return "call.pronoun", absent
        closed = False  # a comma after a known meeting ends what may say with whom it was
        for at in range(mention.last - 1, min(end, mention.last + MAX_PARTNER_TOKENS)):
            group = self.group_at.get(at)
            closed = closed or at >= mention.last and mention.definite and not mention.suffix and not mention.planned and self.words[at] in COMMAS
            if group is None or at < mention.first + 1 or not mention.owns(at):
                continue
            before = self.words[at - 1]
            pair = group.units[0].kind == "collective" and self.giver.is_pair(group.units[0])
            if before in sets["between_words"] and (can_meet(group) or pair):
                return "event.between", group
            if before in sets["with_words"] and can_meet(group) and not closed:
                return "event.with", group
            if mention.family == "call" and can_meet(group) and (before in sets["from_words"] or group.proclitics == letters().prepositions[0]):
                return "call.from", group
            if mention.suffix and at == mention.last and can_meet(group) and group.proclitics in ("", letters().prepositions[0]):
                return "event.of", group
        return None

    def _last_other(self, mention: EventMention) -> Group | None:
        """The person spoken of before whom a pronoun means: not the subject itself."""
        subject = {unit.actor for unit in mention.governor.subject.units} if mention.governor and mention.governor.subject else set()
        first = self.scan.sentence_of(mention.first)[0]
        before = [unit for unit in self.scan.units if unit.last <= first and unit.kind == "person" and unit.actor not in subject]
        recent = [unit for unit in before if self.scan.tokens.sentence[mention.first] - self.scan.tokens.sentence[unit.first] <= 2]
        return Group(recent[0].first, recent[0].last, (recent[0],)) if recent else None

    def _holder(self, draft: MeetingDraft, mention: EventMention, end: int) -> None:
        """Whose meeting it is: the subject of the verb that governs the noun, or who speaks of `his meeting`."""
        governor = mention.governor
        if governor is None or governor.subject is None or governor.negated or governor.form.passive:
            return
        pair = governor.subject.units[0].kind == "collective" and self.giver.is_pair(governor.subject.units[0])
        if not can_meet(governor.subject) and not pair:
            return
        own = mention.owns(governor.at) and governor.classes & {"hold", "get", "meet", "discuss", "conclude", "begin", "act", "postpone", "cancel"}
        sets = function_words()
        before = self.words[mention.first - 1]
        told = mention.suffix or before in sets["inside_words"] | sets["after_words"] | sets["ending_words"]
        if own or told and governor.classes & {"discuss", "say", "affirm", "agree", "address", "renew", "urge", "sign", "pledge"}:
            if not (governor.inherited and not mention.suffix and not governor.proclitics):
                self.giver.give_group(draft, governor.subject, "participant", governor.at, "event.holder", 0.88, end)

    def _agreed(self, draft: MeetingDraft, mention: EventMention, end: int) -> None:
        """A next meeting that two sides agreed to hold is theirs."""
        governor = mention.governor
        if not mention.planned or governor is None or "agree" not in governor.classes or draft.roles:
            return
        states: list[str] = []
        persons: list[str] = []
        for unit in governor.subject.units if governor.subject is not None else ():
            if unit.kind == "collective" and self.giver.is_pair(unit):
                states += self.giver.two_sides(None)
                persons += self.giver.two_persons(unit)
            elif unit.represents is not None or unit.kind == "country" or unit.metonym is not None:
                states.append(unit.represents or unit.metonym or unit.actor)
        if governor.subject is None and governor.form.number == "dual":
            states = self.giver.two_sides(None)
        if len(set(states)) == 2:
            for state in sorted(set(states)):
                kind: Literal["country", "organisation"] = "country" if state.startswith("country/") else "organisation"
                side = Unit(governor.at, governor.at + 1, "", kind, state, kind)
                self.book.give_role(draft, side, "participant", mention.first, "agreed.sides", 0.85)
        if self.words[min(end - 1, mention.last)] in function_words()["between_them"]:
            for person in persons:
                side = Unit(governor.at, governor.at + 1, "", "person", person, "person")
                self.book.give_role(draft, side, "participant", mention.first, "agreed.sides", 0.8)

    def _each_apart(self, mention: EventMention, end: int) -> bool:
        return any(word in function_words()["each_apart"] for word in self.words[mention.first : min(end, mention.last + 25)])

    def _apart(self, draft: MeetingDraft, mention: EventMention, group: Group, end: int) -> None:
        """Two meetings in one noun: `two separate calls with X and Y`."""
        for index, unit in enumerate(group.units):
            one = draft if index == 0 else self.book.twin(draft)
            alone = Group(unit.first, unit.last, (unit,))
            self.giver.give_group(one, alone, "participant", mention.first, "event.apart", 0.88, end)
            self._holder(one, mention, end)
