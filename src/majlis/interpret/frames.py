"""Parts in a meeting that phrases around nouns give: "chaired by", "with the participation of"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.interpret.event_mention import EventMention
from majlis.interpret.giving import Giver
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, Unit
from majlis.model import Role
from majlis.recognise.lexicon import function_words, letters, read_toml
from majlis.recognise.words import COMMAS, splits

MAX_GAP_TOKENS = 7
_HYPHENS = ("-", "\u2013")


@dataclass(frozen=True, slots=True)
class NominalFrame:
    """A phrase that gives who follows it a role."""

    words: tuple[str, ...]  # folded
    role: Role
    rule: str


@lru_cache(maxsize=1)
def nominal_frames() -> dict[str, tuple[NominalFrame, ...]]:
    """Nominal frames of `events.toml` by their first word, longest phrase first."""
    rows = [(tuple(fold(phrase).split()), frame) for frame in read_toml("events.toml")["frame"] for phrase in frame["words"]]
    rows.sort(key=lambda row: (-len(row[0]), row[0]))
    frames: dict[str, tuple[NominalFrame, ...]] = {}
    for words, frame in rows:
        frames[words[0]] = (*frames.get(words[0], ()), NominalFrame(words, frame["role"], frame["id"]))
    return frames


class FrameReader:
    """Reads the nominal frames of one article."""

    def __init__(self, scan: Scan, book: MeetingBook, giver: Giver) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = book
        self.giver = giver
        self.group_at = {group.first: group for group in scan.groups}
        self.names_at = {match.first: match for match in scan.names}
        self.inside = {at: unit.first for unit in scan.units for at in range(unit.first + 1, unit.last)}
        self.assembled: MeetingDraft | None = None
        self.spoken_of = False  # a pronoun of the sentence means the meeting in hand
        self.headed: int | None = None  # the token at which a delegation was headed last

    def read(
        self, mentions: list[EventMention], first: int, end: int, assembled: MeetingDraft | None = None, spoken_of: bool = False,
    ) -> None:
        """Give the roles that the frames of a sentence give; `assembled` is a meeting told by a verb alone."""
        self.assembled, self.spoken_of = assembled, spoken_of
        at = first
        while at < end:
            at += max(self._frame_at(at, end, mentions), 1)

    def _frame_at(self, at: int, end: int, mentions: list[EventMention]) -> int:
        """How many tokens a frame at `at` has, whose role is given."""
        for frame in nominal_frames().get(self.words[at], ()):
            length = len(frame.words)
            if tuple(self.words[at : at + length]) != frame.words or at + length >= end:
                continue
            if length == 1 and not self._is_frame(at):
                return 1
            group = self._group_after(at + length, end) or self._nationals_after(at + length, end)
            target = self._framed_meeting(at, mentions)
            if group is not None and target is not None and self._fits(frame, target):
                self._give(frame, target, group, at, end)
            return length
        return 0

    @staticmethod
    def _fits(frame: NominalFrame, target: MeetingDraft) -> bool:
        """Whether a meeting of its kind has the role: a call has no host, a visit only who invites to it."""
        hostless = target.family == "call" or target.family == "visit" and frame.rule != "invited-by"
        return not (frame.role == "host" and hostless)

    def _give(self, frame: NominalFrame, target: MeetingDraft, group: Group, at: int, end: int) -> None:
        if frame.role == "chair" and self._heads_delegation(at):
            self.headed = at
            self._delegation(target, group, at)
            return
        self.giver.give_group(target, group, frame.role, at, frame.rule, 0.92, end)
        following = self._after_count(group, end)
        if following is not None:
            self.giver.give_group(target, following, frame.role, at, frame.rule, 0.9, end)

    def _delegation(self, target: MeetingDraft, group: Group, at: int) -> None:
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

    def _after_count(self, group: Group, end: int) -> Group | None:
        """The list that comes after a count: "with the participation of 24 states, among them X, Y"."""
        position = group.last
        if position < end and self.words[position] in COMMAS:
            position += 1
        if position < end and self.words[position] in function_words()["among_words"]:
            return self.group_at.get(position + 1)
        return None

    # --- who follows, and which meeting is meant

    def _group_after(self, at: int, end: int) -> Group | None:
        """The group that a frame before `at` speaks of; none past a preposition, or far past a comma."""
        sets = function_words()
        position, limit = self.inside.get(at, at), min(end, at + MAX_GAP_TOKENS)  # "with representatives of X" begins within a unit
        while position < limit:
            group = self.group_at.get(position)
            if group is not None and not (group.units[0].kind == "collective" and self._members_follow(group, end)):
                return group
            unit = self.scan.unit_at.get(position)
            if unit is not None and unit.kind != "collective":
                return Group(position, unit.last, (unit,))
            if self.words[position] in sets["complementisers"] or self.words[position] in sets["prepositions"] - sets["frame_links"]:
                return None
            if self.words[position] in COMMAS:
                limit = min(end, position + 3)
            position += 1
        return None

    def _nationals_after(self, at: int, end: int) -> Group | None:
        """`with Turkish and Qatari mediation`: the states of the adjectives of the frame's own noun."""
        units: list[Unit] = []
        while at < end:
            match = self.names_at.get(at)
            known = self.scan.known_of.get(at)
            nisba = match is not None and match.form == "adjective" and letters().article not in match.core[:2]
            if match is None or not nisba or known is None or known.type != "country":
                if not (units and self.words[at] in _HYPHENS):
                    break
                at += 1
                continue
            key = self.scan.registry.known(known)
            units.append(Unit(match.first, match.last, match.proclitics if units else "", "country", key, "country"))
            at = match.last
        return Group(units[0].first, units[-1].last, tuple(units)) if units else None

    def _members_follow(self, group: Group, end: int) -> bool:
        return any(self.words[at] in function_words()["among_words"] for at in range(group.last, min(end, group.last + 3)))

    def _framed_meeting(self, at: int, mentions: list[EventMention]) -> MeetingDraft | None:
        """The meeting told last before a frame, else the first behind it, else the one in hand."""
        linked = [mention for mention in mentions if mention.first in self.book.of_mention]
        nearest = next((mention for mention in reversed(mentions) if mention.first < at), None)
        if nearest is not None and nearest not in linked and nearest.family != "call" and nearest.number == "singular":
            return None  # of a gathering that says too little of itself
        before = [(mention.first, self.book.of_mention[mention.first]) for mention in linked if mention.first < at]
        before += [(verb, draft) for verb, draft in self.book.of_verb.items() if self.scan.sentence_of(at)[0] <= verb < at]
        beside = {mention.first for mention in linked if mention.margin}
        before = [row for row in before if row[0] not in beside] or before  # "met on the margins of the summit, attended by X"
        if before:
            return max(before, key=lambda row: row[0])[1]
        governor = linked[0].governor if linked else None
        if governor is not None and governor.negated and governor.classes & {"participate", "attend"}:
            return None  # "… without taking part in the meeting"
        if linked or self.assembled is not None:
            return self.book.of_mention[linked[0].first] if linked else self.assembled
        return self.book.focus if self.spoken_of else None

    def _heads_delegation(self, at: int) -> bool:
        first = self.scan.sentence_of(at)[0]
        near = any(split.core in function_words()["delegation"] for word in self.words[max(first, at - 5) : at] for split in splits(word))
        return near or self.headed is not None and self.headed >= first
