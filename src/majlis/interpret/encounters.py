"""Meetings that verbs tell by themselves: "X met Y", "received", "telephoned", "visited", "discussed with"."""

from __future__ import annotations

from majlis.interpret.event_mention import EventMention
from majlis.interpret.frames import can_meet
from majlis.interpret.giving import Giver
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, Unit
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.persons import COMMAS

MAX_PARTNER_TOKENS = 16


class EncounterReader:
    """Reads the encounters of one article."""

    def __init__(self, scan: Scan, book: MeetingBook, giver: Giver, by_sentence: dict[int, list[Predicate]]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = book
        self.giver = giver
        self.by_sentence = by_sentence
        self.group_at = {group.first: group for group in scan.groups}
        self.assembled: dict[int, MeetingDraft] = {}  # sentence → the meeting that its verb alone tells

    def _goes_on(self, predicate: Predicate) -> bool:
        """Whether an inherited subject holds: the verb is joined to the one before."""
        return bool(predicate.proclitics) or self.words[predicate.at - 1] in function_words()["going_on"]

    # --- meeting and receiving

    def meet(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X met Y`, `X and Y met`, `X received Y`."""
        subject = predicate.subject
        agent = self._agent(predicate, end) if "receive" in predicate.classes else None
        if agent is not None and subject is not None and not predicate.inherited:
            subject, guest = agent, subject
        else:
            guest = None
        if subject is None or predicate.form.passive and agent is None or not can_meet(subject) or predicate.inherited and not self._goes_on(predicate):
            return False
        if predicate.inherited and self._has_other_subject(predicate, end):
            return False
        receiving = "receive" in predicate.classes
        partner = guest or self._partner(predicate, subject, end)
        if receiving and predicate.form.suffix and guest is None and not predicate.inherited and subject.first > predicate.at:
            partner = self._subject_before(predicate)  # "X came …, and Y received him"
        if subject.first > predicate.at and self._is_counterpart(subject) and (before := self._subject_before(predicate)) is not None:
            subject, partner = before, subject  # "and met his counterpart": the one who met is told before
        followed = self.group_at.get(subject.last)
        if followed is not None and followed.units[0].kind == "collective":
            return False
        if partner is None and len(subject.units) == 1 and subject.first > predicate.at:
            before = self._subject_before(predicate)
            if before is not None and before.units[0].actor != subject.units[0].actor and can_meet(before):
                subject, partner = before, subject
        if partner is None and (len(subject.units) < 2 and not self._is_many(subject) or receiving):
            return False
        if partner is not None and len(partner.units) > 1 and self._each_apart(predicate, partner, end):
            for unit in partner.units:
                alone = Group(unit.first, unit.last, (unit,))
                self._met(predicate, subject, alone, mentions, end, receiving)
            return True
        self._met(predicate, subject, partner, mentions, end, receiving)
        return True

    def _has_other_subject(self, predicate: Predicate, end: int) -> bool:
        """Whether a word behind the verb that nothing explains may be its own subject."""
        at, sets = predicate.at + 1, function_words()
        if at >= end or self.scan.tokens.kinds[at] != "word" or at in self.scan.unit_at or predicate.proclitics:
            return False
        word = self.words[at]
        dated = any(first <= at < last for first, last, _ in self.scan.dates)
        known = word in sets["prepositions"] or word in sets["each_words"] or word in sets["during_it"] or word in sets["adverbs"]
        return not dated and not known and not word.startswith(letters().article) and word[0] not in letters().prepositions

    def _each_apart(self, predicate: Predicate, partner: Group, end: int) -> bool:
        return any(word in function_words()["each_apart"] for word in self.words[predicate.at : min(end, partner.last + 6)])

    def _met(
        self, predicate: Predicate, subject: Group, partner: Group | None, mentions: list[EventMention], end: int, receiving: bool,
    ) -> None:
        draft = self._draft(predicate, subject, partner, mentions)
        self._give(draft, predicate, (subject, partner), "meet.verb", end)
        if receiving:
            for unit in subject.units:
                if unit.represents is not None or unit.actor_type != "person":
                    self.book.give_role(draft, unit, "host", predicate.at, "receive.verb", 0.88)

    def _agent(self, predicate: Predicate, end: int) -> Group | None:
        """Who received, where the guest is the subject: "was received by X"."""
        for at in range(predicate.at + 1, min(end, predicate.end, predicate.at + MAX_PARTNER_TOKENS)):
            if " ".join(self.words[at - 2 : at]) in function_words()["agent_markers"] and at in self.group_at:
                return self.group_at[at]
        return None

    def _is_counterpart(self, group: Group) -> bool:
        return any(office.counterpart and office.first == group.first for office in self.scan.offices)

    def _subject_before(self, predicate: Predicate) -> Group | None:
        """The subject of the verb before, where this one goes on with it: "where he met X", "and received X"."""
        word = self.words[predicate.at - 1]
        sets = function_words()
        goes_on = predicate.proclitics or word in sets["where_words"] or word in sets["going_on"] or self.words[predicate.at + 1] in sets["during_it"]
        if not goes_on:
            return None
        rows = [p for p in self.by_sentence[predicate.sentence] if p.at < predicate.at and p.subject is not None and not p.relative]
        return rows[-1].subject if rows else None

    def credentials(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X received the credentials of ambassador Y`."""
        subject = predicate.subject
        if subject is None or not can_meet(subject) or predicate.inherited and not self._goes_on(predicate):
            return False
        if not any(word in function_words()["credentials"] for word in self.words[predicate.at + 1 : predicate.end]):
            return False
        named = [self.group_at[at] for at in range(max(predicate.at, subject.last), min(end, predicate.end)) if at in self.group_at]
        guests = [group for group in named if group.units[0].kind in ("person", "office") and group is not subject]
        if not guests:
            return False
        draft = self._draft(predicate, subject, guests[-1], mentions)
        self._give(draft, predicate, (subject, *guests), "credentials.verb", end)
        for unit in subject.units:
            self.book.give_role(draft, unit, "host", predicate.at, "receive.verb", 0.85)
        return True

    @staticmethod
    def _is_many(subject: Group) -> bool:
        return any(unit.plural for unit in subject.units)

    def _give(self, draft: MeetingDraft, predicate: Predicate, groups: tuple[Group | None, ...], rule: str, end: int) -> None:
        confidence = 0.75 if predicate.inherited else 0.9
        for group in groups:
            if group is not None:
                self.giver.give_group(draft, group, "participant", predicate.at, rule, confidence, end)

    def _partner(self, predicate: Predicate, subject: Group, end: int) -> Group | None:
        """Whom the subject met: the next bare group, or the one after "with"; no place, no topic."""
        start = max(subject.last if subject.first > predicate.at else 0, predicate.at + 1)
        sets = function_words()
        for at in range(start, min(end, predicate.end, start + MAX_PARTNER_TOKENS)):
            group = self.group_at.get(at)
            if group is None or group is subject:
                if at > start and (self.words[at] in sets["purpose"] or self.words[at] in sets["complementisers"]):
                    return None
                continue
            if not can_meet(group) or group.units[0].kind == "place":
                continue
            before = self.words[at - 1]
            if before in sets["with_words"]:
                return group
            if group.proclitics == letters().prepositions[0] and predicate.classes & {"meet", "phone"} and group.units[0].kind != "country":
                return group
            if " ".join(self.words[at - 2 : at]) in sets["presiding"] or before in sets["presiding"]:
                continue
            listed = before in sets["list_openers_of"] and self.words[at - 2] in sets["each_words"]
            bare = not group.proclitics and (listed or before not in sets["prepositions"]) and group.units[0].kind != "country"
            if group.units[0].kind == "organisation" and before not in COMMAS and at != start and not listed:
                continue
            if bare and (at <= start + 9 or before in COMMAS or before in sets["list_openers_of"]):
                return group
        return None

    # --- discussing, telephoning, visiting

    def discuss(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X discussed with Y`: a meeting, or a call where the text says by telephone."""
        subject = predicate.subject
        if subject is None or not can_meet(subject) or predicate.form.passive or predicate.inherited and not self._goes_on(predicate):
            return False
        partner = self._after_with(predicate, subject, end)
        many = len(subject.units) > 1 and self._placed(predicate)
        if any(mention.first in self.book.of_mention and mention.owns(predicate.at) and not mention.margin for mention in mentions):
            return False
        if partner is None and not many:
            return False
        draft = self._draft(predicate, subject, partner, mentions)
        if any(word in function_words()["by_phone"] for word in self.words[predicate.at : predicate.end]):
            draft.family = "call"
        self._give(draft, predicate, (subject, partner), "discuss.with", end)
        return True

    def assembly(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`the foreign ministers of 21 states discussed, in London on Thursday, …`: a meeting without a noun of its own."""
        sets = function_words()
        following = self.words[predicate.at + 1]
        levels = self._levels([following, following.removeprefix(letters().article)])
        gathered = predicate.subject is not None and predicate.subject.last <= predicate.at and predicate.form.number == "plural"
        if gathered and not levels and predicate.subject is not None and predicate.subject.units[0].kind == "collective":
            levels = self._levels(self.words[max(self.scan.sentence_of(predicate.at)[0], predicate.subject.first - 4) : predicate.subject.last])
        body = self._sitting_body(predicate)
        if not levels and body is None or target is not None or not self._placed(predicate, either=body is not None) or any(m.first in self.book.of_mention for m in mentions if not m.margin):
            return False
        draft = self.book.open("meeting")
        draft.planned = predicate.form.tense == "future" or predicate.expected
        draft.held, draft.level = not draft.planned, levels
        main = self.book.drafts[0]
        if following.startswith(letters().article) and main is not draft and draft.planned:
            draft.family, draft.bodies = main.family, list(main.bodies)  # "the leaders meet again": in the same setting
        self.book.of_verb[predicate.at] = draft
        self._circumstances(draft, predicate, mentions)
        if body is not None:
            draft.bodies.append(body.actor)
        for unit in self.scan.units:
            if predicate.at < unit.first <= predicate.at + 12 and unit.kind == "organisation" and not draft.bodies:
                draft.bodies.append(unit.actor)
        self.book.add_evidence(draft, predicate.at, predicate.at + 3, "assembly.verb")
        first = self.scan.sentence_of(predicate.at)[0]
        if self.book.focus is None or not any(word.lstrip(letters().conjunctions[0]) in sets["was_words"] for word in self.words[first : first + 2]):
            self.book.focus = draft  # not "the committee had met …", which only tells what was before
        self.assembled[predicate.sentence] = draft
        return True

    @staticmethod
    def _levels(words: list[str]) -> set[str]:
        """Whether words speak of ministers or leaders."""
        return {name for name in ("ministers", "leaders") if any(word in function_words()[f"level_{name}"] for word in words)}

    def _sitting_body(self, predicate: Predicate) -> Unit | None:
        """The body that "meets", where the verb says it of one body alone."""
        subject = predicate.subject
        if not predicate.classes & {"meet", "held"} or subject is None or predicate.inherited or len(subject.units) != 1:
            return None
        unit = subject.units[0]
        return unit if unit.kind == "organisation" and unit.represents is None else None

    def _placed(self, predicate: Predicate, *, either: bool = False) -> bool:
        """Whether the clause says when and where the group met; one of the two is enough for a body."""
        first, end = self.scan.sentence_of(predicate.at)
        dated = any(first <= start < end and date.role == "time" for start, _, date in self.scan.dates)
        placed = any(first <= unit.first < end and unit.kind == "place" and self._inside(unit) for unit in self.scan.units)
        return dated or placed if either else dated and placed

    def _after_with(self, predicate: Predicate, subject: Group, end: int) -> Group | None:
        start = max(subject.last if subject.first > predicate.at else 0, predicate.at + 1)
        for at in range(start, min(end, predicate.end, start + MAX_PARTNER_TOKENS)):
            group = self.group_at.get(at)
            if group is not None and self.words[at - 1] in function_words()["with_words"] and can_meet(group):
                return group
        return None

    def phone(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X telephoned Y`."""
        subject = predicate.subject
        partner = self._partner(predicate, subject, end) if subject is not None else None
        if subject is None or partner is None or not can_meet(subject):
            return False
        draft = self._draft(predicate, subject, partner, [])
        draft.family = "call"
        self._give(draft, predicate, (subject, partner), "phone.verb", end)
        return True

    def visit(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X visits Y`: a visit of its own; a clause that only says that somebody is visiting tells none."""
        subject = predicate.subject
        if subject is None or predicate.inherited or subject.units[0].kind not in ("person", "office"):
            return False
        place = next((unit for unit in self.scan.units
                      if predicate.at < unit.first <= predicate.at + 8 and unit.first >= subject.last - 1
                      and unit.kind in ("country", "place") and unit.first != subject.first), None)  # fmt: skip
        if place is None:
            return False
        draft = self.book.open("visit")
        draft.main = False
        draft.planned = predicate.form.tense == "future" or predicate.expected
        draft.held = not draft.planned
        if place.kind == "country":
            draft.country = place.actor
        else:
            draft.place = place.actor
        self._circumstances(draft, predicate, mentions)
        self.book.of_verb[predicate.at] = draft
        self.book.add_evidence(draft, min(predicate.at, subject.first), max(place.last, predicate.at + 1), "visit.verb")
        self._give(draft, predicate, (subject,), "visit.verb", end)
        return True

    def travel(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X travels to Y on a visit`, `at the invitation of Z`: a visit, to which Z's state invites."""
        subject = predicate.subject
        sets = function_words()
        field = self.words[predicate.at : min(end, predicate.end)]
        if subject is None or predicate.inherited or subject.units[0].kind not in ("person", "office"):
            return False
        if not any(word in sets["visit_words"] for word in field) or any(word in sets["attending_masdars"] for word in field):
            return False
        destination = next((unit for unit in self.scan.units if predicate.at < unit.first < predicate.end and unit.kind in ("place", "country")
                            and self.words[unit.first - 1] in sets["towards"]), None)  # fmt: skip
        if destination is None or any(m.family == "visit" and m.first in self.book.of_mention and m.owns(predicate.at) for m in mentions):
            return False
        draft = self.book.open("visit")
        draft.main = False
        draft.planned = predicate.form.tense == "future" or predicate.expected
        draft.held = not draft.planned
        draft.place = destination.actor if destination.kind == "place" else None
        draft.country = destination.actor if destination.kind == "country" else None
        self._circumstances(draft, predicate, mentions)
        self.book.add_evidence(draft, predicate.at, destination.last, "travel.verb")
        self._give(draft, predicate, (subject,), "travel.verb", end)
        inviter = next((self.group_at[at] for at in range(predicate.at + 2, min(end, predicate.end)) if at in self.group_at
                        and self.words[at - 1] in sets["from_words"] and self.words[at - 2] in sets["visit_words"]), None)  # fmt: skip
        if inviter is not None:
            self.giver.give_group(draft, inviter, "host", predicate.at, "invited-by", 0.85, end)
        return True

    # --- the meeting of an encounter

    def _draft(self, predicate: Predicate, subject: Group, partner: Group | None, mentions: list[EventMention]) -> MeetingDraft:
        existing = self._same_parties(subject, partner, predicate) or self._visited(subject, partner, predicate)
        if existing is not None:
            self.book.of_verb[predicate.at] = existing
            return existing
        draft = self.book.open("meeting")
        self.book.of_verb[predicate.at] = draft
        draft.main, draft.verbal = False, True
        draft.planned = predicate.form.tense == "future" or predicate.expected
        draft.held = not draft.planned
        self._circumstances(draft, predicate, mentions)
        if predicate.form.number == "plural" and subject.last <= predicate.at:
            draft.level |= self._levels(self.words[max(0, subject.first - 4) : subject.last])
        last = partner.last if partner is not None else subject.last
        self.book.add_evidence(draft, min(predicate.at, subject.first), max(predicate.at + 1, last), "meeting.verb")
        if self.book.focus is None:
            self.book.focus = draft
            draft.main = True
        return draft

    def _visited(self, subject: Group, partner: Group | None, predicate: Predicate) -> MeetingDraft | None:
        """`X visited Y, where he met Z`: the visit told by the verb before in the sentence."""
        first = self.scan.sentence_of(predicate.at)[0]
        guests = {unit.actor for group in (subject, partner) if group is not None for unit in group.units}
        told = [*self.book.of_verb.items(), *self.book.of_mention.items()]
        rows = [draft for at, draft in told if first <= at < predicate.at and draft.family == "visit"]
        sets = function_words()
        if rows and self.words[predicate.at + 1] in sets["during_it"]:
            return rows[-1]
        if not rows or not {actor for (actor, _) in rows[-1].roles} & guests:
            return None
        before = self.words[predicate.at - 1]
        joined = predicate.proclitics or before in sets["where_words"] or self.words[predicate.at + 1] in sets["during_it"]
        return rows[-1] if joined else None

    def _same_parties(self, subject: Group, partner: Group | None, predicate: Predicate) -> MeetingDraft | None:
        """The meeting of the same two sides told before, unless this one is on another day."""
        wanted = {unit.actor for group in (subject, partner) if group is not None for unit in group.units}
        dates = [date for start, _, date in self.scan.dates if predicate.at < start < predicate.end and date.role == "time"]
        for draft in self.book.drafts:
            actors = {actor for (actor, _) in draft.roles}
            if len(wanted) >= 2 and wanted <= actors and draft.family in ("meeting", "talks") and len(actors) <= 2 * len(wanted) + 1:
                if not (dates and draft.dates and dates[0].edtf != draft.dates[0].edtf):
                    return draft
        return None

    def _circumstances(self, draft: MeetingDraft, predicate: Predicate, mentions: list[EventMention]) -> None:
        first, end = self.scan.sentence_of(predicate.at)
        sets = function_words()
        boundary = max([first, *(p.at for p in self.by_sentence[predicate.sentence] if p.at < predicate.at and not p.participle)])
        limit = next((at for at in range(predicate.at + 1, end) if self._is_topic(self.words[at])), end)
        later = [p.at for p in self.by_sentence[predicate.sentence]
                 if p.at > predicate.at and not p.participle and not p.relative and (not p.inherited or p.form.suffix)]  # fmt: skip
        limit = min([limit, *later])
        margin = next((m for m in mentions if m.first in self.book.of_mention and m.margin), None)
        for start, last, date in self.scan.dates:
            if boundary <= start and last <= limit and date.role == "time" and date.kind != "time" and not draft.dates:
                draft.dates.append(date)
        for unit in self.scan.units:
            if boundary <= unit.first < limit and unit.kind == "place" and draft.place is None and self._inside(unit):
                draft.place = unit.actor
            elif boundary <= unit.first < limit and unit.kind == "country" and draft.country is None and unit.proclitics == letters().prepositions[0]:
                draft.country = unit.actor if draft.family != "visit" else draft.country
        if any(self._phrase_at(at, sets["virtually"]) for at in range(boundary, limit)):
            draft.mode = "virtual"
        main = self.book.of_mention[margin.first] if margin is not None else None
        if main is None and any(word in sets["margin_words"] for word in self.words[boundary:limit]):
            main = self.book.focus or (self.book.drafts[0] if self.book.drafts else None)
        if main is not None and main is not draft:
            draft.dates, draft.since = (draft.dates, draft.since) if draft.dates else (list(main.dates), main.since)
            draft.place, draft.country = draft.place or main.place, draft.country or main.country

    @staticmethod
    def _is_topic(word: str) -> bool:
        """Whether a word opens what a meeting was about."""
        sets = function_words()
        bare = word[1:] if len(word) > 3 and word[0] in letters().conjunctions else word
        return word in sets["purpose"] or word in sets["complementisers"] or bare in sets["purpose"]

    def _phrase_at(self, at: int, phrases: frozenset[str]) -> bool:
        return any(" ".join(self.words[at : at + length]) in phrases for length in (1, 2, 3))

    def _inside(self, unit: Unit) -> bool:
        before = self.words[unit.first - 1] if unit.first else ""
        return unit.proclitics[-1:] == letters().prepositions[0] or before in function_words()["place_markers"]
