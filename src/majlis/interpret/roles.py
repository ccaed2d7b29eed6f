"""Who did what in which meeting: verbal and nominal frames over the event mentions."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.interpret.actors import actor_words
from majlis.interpret.clauses import Predicate
from majlis.interpret.events import EventMention
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, Unit
from majlis.model import Role
from majlis.recognise.lexicon import function_words, letters, read_toml
from majlis.recognise.persons import COMMAS

_ROLE_OF_CLASS: tuple[tuple[str, Role, str], ...] = (
    ("host", "host", "host.verb"),
    ("organise", "host", "organise.verb"),
    ("chair", "chair", "chair.verb"),
    ("attend", "participant", "attend.verb"),
    ("participate", "participant", "participate.verb"),
    ("open", "participant", "open.verb"),
    ("hold", "participant", "hold.verb"),
)


@lru_cache(maxsize=1)
def nominal_frames() -> tuple[tuple[tuple[str, ...], Role, str], ...]:
    """Nominal frames of `events.toml`, longest phrase first: words, role, id."""
    rows = [
        (tuple(fold(phrase).split()), frame["role"], frame["id"])
        for frame in read_toml("events.toml")["frame"]
        for phrase in frame["words"]
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


class RoleReader:
    """Reads meetings and the parts played in them, sentence by sentence."""

    def __init__(self, scan: Scan, predicates: list[Predicate], mentions: list[EventMention]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.predicates = predicates
        self.mentions = mentions
        self.book = MeetingBook(scan)
        self.group_at = {group.first: group for group in scan.groups}
        self.by_sentence: dict[int, list[Predicate]] = {}
        for predicate in predicates:
            self.by_sentence.setdefault(predicate.sentence, []).append(predicate)

    def read(self) -> MeetingBook:
        """All meetings of the article with their roles."""
        mentions: dict[int, list[EventMention]] = {}
        for mention in self.mentions:
            mentions.setdefault(mention.sentence, []).append(mention)
        for number, (first, end) in enumerate(self.scan.tokens.sentences):
            if self.scan.tokens.headline[number]:
                continue
            row = mentions.get(number, [])
            for mention in row:
                self.book.link(mention)
            self._verbs(number, row, end)
            self._nominal(number, row, first, end)
            self.book.focus_at[number] = self.book.focus
            for mention in row:
                self._own_units(mention, end)
                self._level(mention)
        return self.book

    # --- verbs

    def _verbs(self, number: int, mentions: list[EventMention], end: int) -> None:
        for predicate in self.by_sentence.get(number, ()):
            if predicate.negated or predicate.hypothetical:
                continue
            target = self._target(predicate, mentions)
            if self._presiding(predicate):
                self._preside(predicate, target, end)
            elif predicate.classes & {"meet", "receive"} and not predicate.participle:
                self._encounter(predicate, mentions, end)
            elif "discuss" in predicate.classes and target is None:
                self._consult(predicate, end)
            elif predicate.classes & {"include", "gather"} and target is not None:
                self._gather(predicate, target, end)
            else:
                self._plain_role(predicate, target, end)

    def _plain_role(self, predicate: Predicate, target: MeetingDraft | None, end: int) -> None:
        for name, role, rule in _ROLE_OF_CLASS:
            if name in predicate.classes and target is not None and predicate.subject is not None and not predicate.form.passive:
                if name in ("attend", "participate", "open", "hold") and predicate.inherited:
                    continue
                if target.family in ("call", "visit") and role == "chair":
                    continue
                confidence = 0.75 if predicate.inherited else 0.95
                self._give_group(target, predicate.subject, role, predicate.at, rule, confidence, end)
                if name == "hold":
                    self._with_group(predicate, target, end)
                return
        if target is not None and "get" in predicate.classes and target.family == "call" and predicate.subject is not None:
            self._give_group(target, predicate.subject, "participant", predicate.at, "call.received", 0.95, end)
            self._after_words(target, predicate.at, predicate.end, end, function_words()["from_words"], "call.from")

    def _target(self, predicate: Predicate, mentions: list[EventMention]) -> MeetingDraft | None:
        """The meeting that a verb speaks of."""
        near = [m for m in mentions if m.first in self.book.of_mention]
        if predicate.form.suffix or predicate.relative:
            before = [m for m in near if m.first < predicate.at and predicate.at - m.last <= 3]
            if before:
                return self.book.of_mention[before[-1].first]
        asyndetic = [m for m in near if m.last == predicate.at and not m.definite]
        if asyndetic:
            return self.book.of_mention[asyndetic[-1].first]
        following = [m for m in near if predicate.at < m.first and self._reaches(predicate, m)]
        if following:
            return self.book.of_mention[following[0].first]
        if predicate.form.suffix and not predicate.participle and self.book.focus is not None:
            return self.book.focus if predicate.classes & {"attend", "chair", "host", "open"} else None
        return None

    def _reaches(self, predicate: Predicate, mention: EventMention) -> bool:
        """Whether the noun is within the verb's own field, no other finite verb between."""
        between = [p for p in self.by_sentence[predicate.sentence] if predicate.at < p.at < mention.first and not p.participle]
        return not between and mention.first - predicate.at <= 30

    def _presiding(self, predicate: Predicate) -> bool:
        if not predicate.classes & {"takeover", "share", "participate"}:
            return False
        window = self.words[predicate.at + 1 : predicate.at + 4]
        return any(word in function_words()["presidency"] for word in window)

    def _preside(self, predicate: Predicate, target: MeetingDraft | None, end: int) -> None:
        meeting = target or self.book.focus
        if meeting is None:
            return
        if predicate.subject is not None and not predicate.inherited:
            self._give_group(meeting, predicate.subject, "chair", predicate.at, "chair.presidency", 0.95, end)

    def _gather(self, predicate: Predicate, target: MeetingDraft, end: int) -> None:
        group = self._object_group(predicate, end)
        if group is not None:
            self._give_group(target, group, "participant", predicate.at, "gather.verb", 0.9, end)

    def _object_group(self, predicate: Predicate, end: int) -> Group | None:
        at = predicate.at + 1
        while at < min(end, predicate.at + 10):
            group = self.group_at.get(at)
            if group is not None and not group.proclitics.endswith(tuple(letters().prepositions)):
                return group
            at += 1
        return None

    # --- encounters by verb

    def _encounter(self, predicate: Predicate, mentions: list[EventMention], end: int) -> None:
        subject = predicate.subject
        if (
            subject is None
            or predicate.form.passive
            or self._is_place(subject)
            or predicate.inherited
            and not self._begins_clause(predicate)
        ):
            return
        partner = self._partner(predicate, subject, end)
        if partner is None and (len(subject.units) < 2 or "receive" in predicate.classes):
            return
        if not self._can_meet(subject) or partner is not None and not self._can_meet(partner):
            return
        draft = self._encounter_meeting(predicate, subject, partner, mentions)
        if draft is None:
            return
        role: Role = "host" if "receive" in predicate.classes and self._hosts(subject) else "participant"
        self._give_group(draft, subject, "participant", predicate.at, "meet.verb", 0.9, end)
        if role == "host":
            for unit in subject.units:
                self.book.give_role(draft, unit, "host", predicate.at, "receive.verb", 0.9)
        if partner is not None:
            self._give_group(draft, partner, "participant", predicate.at, "meet.verb", 0.9, end)

    @staticmethod
    def _begins_clause(predicate: Predicate) -> bool:
        return bool(predicate.proclitics)

    @staticmethod
    def _hosts(group: Group) -> bool:
        return any(unit.represents is not None or unit.actor_type != "person" for unit in group.units)

    @staticmethod
    def _is_place(group: Group) -> bool:
        return all(unit.kind == "place" and unit.metonym is None for unit in group.units)

    @staticmethod
    def _can_meet(group: Group) -> bool:
        return all(unit.kind in ("person", "office", "country", "organisation") for unit in group.units)

    def _partner(self, predicate: Predicate, subject: Group, end: int) -> Group | None:
        """Whom the subject met: the next bare group, or the one after "with"."""
        start = max(subject.last, predicate.at + 1)
        with_words = function_words()["with_words"]
        for at in range(start, min(end, start + 12)):
            group = self.group_at.get(at)
            if group is None or group is subject:
                if at > start and self.words[at] in function_words()["purpose"]:
                    return None
                continue
            before = self.words[at - 1]
            if (
                group.proclitics == letters().prepositions[0]
                and "meet" in predicate.classes
                and self._can_meet(group)
                and group.units[0].kind != "country"
            ):
                return group
            if (
                before in with_words
                or not group.proclitics
                and before not in function_words()["prepositions"]
                and at <= start + 6
                and self._can_meet(group)
                and group.units[0].kind != "country"
            ):
                return group
        return None

    def _encounter_meeting(
        self, predicate: Predicate, subject: Group, partner: Group | None, mentions: list[EventMention]
    ) -> MeetingDraft | None:
        existing = self._same_parties(subject, partner)
        if existing is not None:
            return existing
        draft = self.book.open("meeting")
        draft.main = False
        self._verb_circumstances(draft, predicate, mentions)
        draft.held = predicate.form.tense != "future" and not predicate.expected
        draft.planned = not draft.held
        draft.kinds.append("bilateral" if self._two_states(subject, partner) else "")
        last = partner.last if partner is not None else subject.last
        self.book.add_evidence(draft, min(predicate.at, subject.first), max(predicate.at + 1, last), "meeting.verb")
        return draft

    def _same_parties(self, subject: Group, partner: Group | None) -> MeetingDraft | None:
        wanted = {unit.actor for group in (subject, partner) if group is not None for unit in group.units}
        for draft in self.book.drafts:
            persons = {actor for (actor, _) in draft.roles}
            if wanted <= persons and len(wanted) >= 2 and draft.family == "meeting":
                return draft
        return None

    @staticmethod
    def _two_states(subject: Group, partner: Group | None) -> bool:
        states = {unit.represents or unit.actor for group in (subject, partner) if group is not None for unit in group.units}
        return len([state for state in states if state.startswith("country/")]) == 2

    def _verb_circumstances(self, draft: MeetingDraft, predicate: Predicate, mentions: list[EventMention]) -> None:
        first, end = self.scan.sentence_of(predicate.at)
        boundary = max([first, *(p.at for p in self.by_sentence[predicate.sentence] if p.at < predicate.at and not p.participle)])
        limit = next((at for at in range(predicate.at, end) if self.words[at] in function_words()["purpose"]), end)
        for start, last, date in self.scan.dates:
            if boundary <= start and last <= limit and date.role == "time" and date.kind != "time" and not draft.dates:
                draft.dates.append(date)
        for unit in self.scan.units:
            if boundary <= unit.first < limit and unit.kind == "place" and draft.place is None:
                before = self.words[unit.first - 1] if unit.first else ""
                if unit.proclitics[-1:] == letters().prepositions[0] or before in function_words()["place_markers"]:
                    draft.place = unit.actor
        margin = next((m for m in mentions if m.first in self.book.of_mention and self._on_margin(m)), None)
        if margin is not None and not draft.dates:
            main = self.book.of_mention[margin.first]
            draft.dates += main.dates
            draft.place, draft.country = draft.place or main.place, draft.country or main.country

    def _on_margin(self, mention: EventMention) -> bool:
        return any(word in function_words()["margin_words"] for word in self.words[max(0, mention.first - 3) : mention.first])

    def _consult(self, predicate: Predicate, end: int) -> None:
        """`discussed with`: a bilateral meeting, or a call where the text says by telephone."""
        subject = predicate.subject
        if subject is None or not self._can_meet(subject) or predicate.participle:
            return
        partner = None
        for at in range(max(subject.last, predicate.at + 1), min(end, predicate.end)):
            group = self.group_at.get(at)
            if group is not None and self.words[at - 1] in function_words()["with_words"] and self._can_meet(group):
                partner = group
                break
        if partner is None or not self._two_states(subject, partner):
            return
        draft = self._encounter_meeting(predicate, subject, partner, [])
        if draft is not None:
            if any(word in function_words()["by_phone"] for word in self.words[predicate.at : predicate.end]):
                draft.family = "call"
            for group in (subject, partner):
                self._give_group(draft, group, "participant", predicate.at, "discuss.with", 0.85, end)

    # --- nominal frames

    def _nominal(self, number: int, mentions: list[EventMention], first: int, end: int) -> None:
        at = first
        while at < end:
            step = self._frame_at(at, end, mentions)
            at += max(step, 1)

    def _frame_at(self, at: int, end: int, mentions: list[EventMention]) -> int:
        for words, role, rule in nominal_frames():
            if tuple(self.words[at : at + len(words)]) != words or at + len(words) >= end:
                continue
            group = self._group_after(at + len(words), end)
            target = self._framed_meeting(at, mentions)
            if group is not None and target is not None:
                if role == "chair" and self._heads_delegation(at):
                    role = "participant"
                self._give_group(target, group, role, at, rule, 0.92, end)
            return len(words)
        return 0

    def _group_after(self, at: int, end: int) -> Group | None:
        sets = function_words()
        for position in range(at, min(end, at + 6)):
            group = self.group_at.get(position)
            if group is not None:
                return group
            if position in self.scan.unit_at:
                return Group(position, self.scan.unit_at[position].last, (self.scan.unit_at[position],))
            if self.words[position] in COMMAS or self.words[position] in sets["complementisers"]:
                return None
        return None

    def _framed_meeting(self, at: int, mentions: list[EventMention]) -> MeetingDraft | None:
        before = [m for m in mentions if m.first < at and m.first in self.book.of_mention]
        if before:
            return self.book.of_mention[before[-1].first]
        linked = [m for m in mentions if m.first in self.book.of_mention]
        return self.book.of_mention[linked[0].first] if linked else None

    def _heads_delegation(self, at: int) -> bool:
        return any(word in function_words()["delegation"] for word in self.words[max(0, at - 4) : at])

    # --- what the noun itself binds

    def _own_units(self, mention: EventMention, end: int) -> None:
        draft = self.book.of_mention.get(mention.first)
        if draft is None:
            return
        for unit in mention.first_of:
            if unit.kind == "place" and unit.metonym is None:
                draft.place = draft.place or unit.actor
            elif not (unit.kind == "country" and mention.family in ("meeting", "summit", "conference", "session")):
                self.book.give_role(draft, unit, "participant", mention.first, "event.genitive", 0.85)
        right = mention.region[1]
        sets = function_words()
        for at in range(mention.last - 1, min(right, mention.last + 10)):
            group = self.group_at.get(at)
            if group is None or at < mention.last - 1:
                continue
            before = self.words[at - 1]
            if before in sets["between_words"] and len(group.units) >= 2:
                self._give_group(draft, group, "participant", mention.first, "event.between", 0.92, end)
            elif before in sets["with_words"] and self._can_meet(group):
                self._give_group(draft, group, "participant", mention.first, "event.with", 0.9, end)
                if mention.governor is not None and mention.governor.subject is not None and mention.governor.classes & {"hold"}:
                    self._give_group(draft, mention.governor.subject, "participant", mention.governor.at, "hold.with", 0.9, end)

    def _with_group(self, predicate: Predicate, target: MeetingDraft, end: int) -> None:
        self._after_words(target, predicate.at, predicate.end, end, function_words()["with_words"], "hold.with")

    def _after_words(self, target: MeetingDraft, first: int, last: int, end: int, markers: frozenset[str], rule: str) -> None:
        for at in range(first + 1, min(last, end)):
            group = self.group_at.get(at)
            if group is not None and self.words[at - 1] in markers and self._can_meet(group):
                self._give_group(target, group, "participant", first, rule, 0.9, end)
                return

    def _level(self, mention: EventMention) -> None:
        """Whether ministers, leaders or political directors meet, and whether it is the small group."""
        draft = self.book.of_mention.get(mention.first)
        if draft is None:
            return
        left, right = mention.region
        window = set(self.words[left:right])
        sets = function_words()
        for level in ("political-directors", "small-group", "ministers", "leaders"):
            if window & sets[f"level_{level}"]:
                draft.level.add(level)

    # --- giving

    def _give_group(self, draft: MeetingDraft, group: Group, role: Role, trigger: int, rule: str, confidence: float, end: int) -> None:
        for unit in group.units:
            state = self._state_before(unit)
            if unit.kind == "organisation" and role == "participant" and rule == "hold.verb":
                if unit.actor not in draft.bodies:
                    draft.bodies.append(unit.actor)
                continue
            self.book.give_role(draft, unit, role, trigger, rule, confidence, state)
        self._distributed(draft, group.last, role, trigger, rule, confidence, end)

    def _state_before(self, unit: Unit) -> str | None:
        """The state of `from the Spanish side, X`, `on behalf of France, X`."""
        if unit.actor_type != "person" or unit.represents is not None:
            return None
        before = next((u for u in self.scan.units if u.last in (unit.first, unit.first - 1) and u.kind in ("country", "place")), None)
        if before is None or self.words[before.first - 1] not in function_words()["side_words"]:
            return None
        return before.actor if before.kind == "country" else before.metonym

    def _distributed(self, draft: MeetingDraft, at: int, role: Role, trigger: int, rule: str, confidence: float, end: int) -> None:
        """`… and from the American side X`: the list goes on with another state's person."""
        position = at + 1 if at < end and self.words[at] in COMMAS else at
        if position >= end:
            return
        word = self.words[position]
        bare = word[1:] if word[0] in letters().conjunctions and len(word) > 2 else word
        if bare not in function_words()["side_words"]:
            return
        state = self.scan.unit_at.get(position + 1)
        following = self.scan.unit_at.get(state.last) if state is not None else None
        if state is None or following is None or following.actor_type != "person":
            return
        represented = state.actor if state.kind == "country" else state.metonym
        self.book.give_role(draft, replace(following, represents=following.represents or represented), role, trigger, rule, confidence)
        self._distributed(draft, following.last, role, trigger, rule, confidence, end)


def pair_words() -> frozenset[tuple[str, ...]]:
    """Words for the two sides of a meeting."""
    return actor_words()["pair.words"]
