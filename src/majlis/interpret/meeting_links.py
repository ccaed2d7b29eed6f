"""Which meeting a mention speaks of: what speaks for one of those told before, and what against it."""

from __future__ import annotations

from majlis.interpret.event_mention import EventMention
from majlis.interpret.event_nouns import coreferring
from majlis.interpret.known_entities import is_building, known_as, parent_of, shortened, state_of
from majlis.interpret.meeting_draft import SPECIAL_FAMILIES, MeetingDraft, dates_agree
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.recognise.lexicon import function_words

HOLDING_CLASSES = frozenset({
    "host", "hold", "held", "organise", "convene", "chair", "attend", "participate", "conclude", "begin", "get", "gather", "include",
    "cancel", "postpone", "open", "resume", "visit",
})  # fmt: skip


def _discussed_by_two(governor: Predicate | None) -> bool:
    """`X and Y discussed in a call`."""
    if governor is None or governor.subject is None or governor.inherited:
        return False
    return bool(governor.classes & {"discuss", "agree", "affirm"}) and len(governor.subject.units) == 2


class MentionLinker:
    """Weighs the mentions of one article against its meetings."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    @staticmethod
    def same_company(mention: EventMention, drafts: list[MeetingDraft]) -> MeetingDraft | None:
        """`X received Y … X and Y held talks`: told first by a verb, then by a noun without a day or place of its own."""
        governor = mention.governor
        if governor is None or governor.subject is None or governor.inherited or "hold" not in governor.classes:
            return None
        own = mention.date or mention.place or mention.bodies or mention.margin or mention.other
        if own or mention.number != "singular" or mention.family not in ("talks", "meeting"):
            return None
        persons = {unit.actor for unit in governor.subject.units if unit.actor_type == "person"}
        if len(persons) != 2 or len(governor.subject.units) != 2:
            return None
        for draft in reversed(drafts):
            company = {actor for actor, _ in draft.roles if actor.startswith("person/")}
            if draft.verbal and company == persons and not draft.planned:
                return draft
        return None

    def is_long_past(self, mention: EventMention) -> bool:
        """Whether the noun's own date lies a month and more before the article."""
        published, told = self.scan.article.published, mention.date.edtf if mention.date is not None else None
        if not published or not told or "X" in told or "X" in published:
            return False
        return told.split("/")[-1][:7] < published[: len(told.split("/")[-1][:7])]

    def in_visit(self, mention: EventMention) -> bool:
        """Whether "on a visit" stands behind what says where somebody is."""
        words, before = self.scan.tokens.words, mention.first - 1
        return mention.family == "visit" and not mention.definite and before > 0 and words[before] in function_words()["in_words"]

    def worth_a_meeting(self, mention: EventMention) -> bool:
        """Whether a mention that is none of the meetings before says enough to be one of its own."""
        governor = mention.governor
        governed = governor is not None and mention.owns(governor.at) and bool(governor.classes & HOLDING_CLASSES)
        discussed = governor is not None and "discuss" in governor.classes and mention.kind == "bilateral" and not mention.definite
        paired = mention.pair and not mention.definite
        shared = discussed or mention.with_object or paired
        told = bool(shared or mention.place or mention.country or mention.date or mention.bodies or mention.parties)
        if mention.number == "plural" and mention.family == "call":
            return mention.partnered
        if mention.number == "plural":
            return mention.definite and bool(mention.bodies) and bool(mention.date or mention.place)
        if mention.family in SPECIAL_FAMILIES:
            partnered = mention.family == "call" and (governed or mention.partnered or _discussed_by_two(governor))
            paid = governor is not None and bool(mention.place or mention.country) and MentionLinker.pays(governor, mention)
            there = self.in_visit(mention) and bool(mention.place or mention.country)
            return bool(mention.parties) or partnered or mention.family == "visit" and (governed or paid or there)
        if mention.cancelled:
            return told or mention.definite
        return told or governed or mention.planned or mention.told or mention.virtual is not None

    @staticmethod
    def pays(governor: Predicate, mention: EventMention) -> bool:
        """Whether the verb before the noun of a visit says who paid or will pay it, or that he will not."""
        of_visit = bool(governor.classes & {"act", "begin", "conclude", "plan", "intend"}) and not governor.relative
        return of_visit or mention.cancelled and "announce" in governor.classes

    # --- what speaks for a meeting

    def weight(self, draft: MeetingDraft, mention: EventMention, focus: MeetingDraft | None) -> float | None:
        """How much speaks for a mention being of a meeting; None where something speaks against it for certain."""
        if not self._families_agree(draft, mention) or self._clash(draft, mention):
            return None
        if draft.verbal and self._is_no_encounter(mention):
            return None
        return self._shared(draft, mention) + self._standing(draft, mention, focus)

    @staticmethod
    def _is_no_encounter(mention: EventMention) -> bool:
        """Whether a mention speaks of more than what a verb of meeting tells."""
        if not mention.definite or mention.bodies or mention.ordinal or mention.family in ("session", "conference", "round"):
            return True
        return mention.family == "summit" and not mention.cancelled

    def _shared(self, draft: MeetingDraft, mention: EventMention) -> float:
        """What place, day, body, ordinal and parties weigh that both tell."""
        weight = 0.0
        if mention.place and mention.place == draft.place:
            weight += 3
        if mention.date and draft.dates and self._same_date(draft, mention):
            weight += 2.5
        if set(mention.bodies) & set(draft.bodies) or self._one_short(mention.bodies, draft.bodies):
            weight += 1.5
        elif mention.bodies and draft.bodies:
            weight -= 1.5  # a part of the body or the whole
        if mention.ordinal and mention.ordinal == draft.ordinal:
            weight += 2
        if mention.ordinal and not draft.ordinal and draft.mentions:
            weight -= 3 if mention.told and mention.date else 2
        if {unit.actor for unit in mention.parties} & draft.parties:
            weight += 1
        return weight

    @staticmethod
    def _standing(draft: MeetingDraft, mention: EventMention, focus: MeetingDraft | None) -> float:
        """What the forms of the noun weigh, and whether the meeting is the main one or the one in hand."""
        weight = 1.5 if mention.definite or mention.again else -1.5
        weight += 1.0 * (draft is focus) + 0.5 * draft.main + 0.5 * mention.suffix + 1.5 * mention.again
        if draft.verbal and mention.definite and not mention.ordinal and mention.family in ("meeting", "talks"):
            weight += 0.75
        if draft.family == mention.family:
            weight += 0.25 if mention.family == "meeting" else 1.25
        elif draft.family in SPECIAL_FAMILIES:
            weight -= 2
        if draft.cancelled and not mention.cancelled and not mention.planned:
            weight -= 0.5
        if draft.cancelled and mention.margin:
            weight -= 3  # nobody meets on the margins of what was called off
        if mention.cancelled:
            weight += 2 if draft.cancelled else -2 * (draft.held and not draft.planned)
        return weight - 1.5 * (mention.planned != draft.planned) - 1.5 * (mention.earlier and not draft.earlier) - 2 * mention.other

    @staticmethod
    def _same_date(draft: MeetingDraft, mention: EventMention) -> bool:
        if mention.date is None or mention.date.relative == "same-day":
            return False
        if mention.date.edtf is None:
            return any(date.relative == mention.date.relative for date in draft.dates)
        return any(date.edtf == mention.date.edtf for date in draft.dates)

    # --- what speaks against it

    def _clash(self, draft: MeetingDraft, mention: EventMention) -> bool:
        """Whether a mention tells of a meeting what cannot be: another place, body, ordinal, pair or day."""
        if self._elsewhere(draft, mention):
            return True
        if mention.bodies and draft.bodies and not self._bodies_agree(mention.bodies, draft.bodies):
            return True
        if mention.ordinal and draft.ordinal and mention.ordinal != draft.ordinal or mention.earlier and draft.planned and not draft.held:
            return True
        if mention.suffix and mention.ordinal and not draft.ordinal and self._of_others(draft, mention):
            return True
        if draft.main and draft.roles and not draft.dates and not draft.earlier and mention.place and self.is_long_past(mention):
            return True  # the news is of now: what was elsewhere and long ago is another
        if draft.verbal and mention.parties and not {unit.actor for unit in mention.parties} <= {actor for actor, _ in draft.roles}:
            return True
        if mention.pair and draft.family not in ("summit", "conference") and self._between_others(draft, mention):
            return True
        return self._another_time(draft, mention)

    @staticmethod
    def _of_others(draft: MeetingDraft, mention: EventMention) -> bool:
        """Whether "their fifth summit" is that of a subject with no part in a meeting whose parts are known."""
        governor = mention.governor
        if draft.family != mention.family:
            return True
        if governor is None or governor.subject is None or not draft.roles and not draft.bodies:
            return False
        own = {actor for unit in governor.subject.units for actor in (unit.actor, unit.represents) if actor is not None}
        known = {*draft.bodies, *(actor for actor, _ in draft.roles)}
        return any(unit.kind != "collective" for unit in governor.subject.units) and not own & known

    def _elsewhere(self, draft: MeetingDraft, mention: EventMention) -> bool:
        """Whether a mention is in another place or state, or one of the two is held over video."""
        if mention.place and draft.place and mention.place != draft.place and not self._contains(mention.place, draft.place):
            return True
        if draft.mode == "virtual" and mention.place or mention.virtual == "virtual" and draft.place:
            return True
        country = state_of(self.scan, mention.place) or mention.country
        known = state_of(self.scan, draft.place) or draft.country
        return bool(country and known and country != known)

    def _another_time(self, draft: MeetingDraft, mention: EventMention) -> bool:
        """Whether a mention is of another day, or of what is to come where the meeting has been."""
        date = mention.date
        if date and draft.dates and date.relative != "same-day" and not dates_agree(date.edtf, draft.edtf()):
            return True
        told = draft.edtf() or ""
        if date and "/" in told and "/" not in (date.edtf or "/") and date.edtf not in told.split("/") and mention.family != draft.family:
            return True  # on a day in the middle of it: a meeting besides
        if date and draft.dates and date.edtf is None and draft.edtf() is None:
            return date.relative != draft.dates[0].relative
        told_again = mention.place and mention.place == draft.place or date and self._same_date(draft, mention)
        return mention.planned and draft.held and not draft.planned and not told_again

    @staticmethod
    def _between_others(draft: MeetingDraft, mention: EventMention) -> bool:
        """Whether a meeting of two is told as one between another two."""
        kind = {actor.partition("/")[0] for actor in mention.pair}
        if "person" not in kind:
            sides = {actor for actor, role in draft.roles if not actor.startswith("person/") and role == "participant"}
            return len(sides) >= 2 and not mention.pair & sides
        known = {actor for actor, role in draft.roles if actor.partition("/")[0] in kind and role == "participant"}
        return len(kind) == 1 and len(known) >= 2 and not mention.pair <= known

    def _contains(self, one: str, other: str) -> bool:
        """Whether one of two places is a building, or not known: it may stand in the other."""
        return any(known_as(self.scan, place) is None or is_building(self.scan, place) for place in (one, other))

    def _bodies_agree(self, some: list[str], others: list[str]) -> bool:
        """One body, or a body and a part of it."""
        if set(some) & set(others) or self._one_short(some, others):
            return True
        return any(parent_of(self.scan, one) == other or parent_of(self.scan, other) == one for one in some for other in others)

    def _one_short(self, some: list[str], others: list[str]) -> bool:
        return any(shortened(self.scan, one, other) or shortened(self.scan, other, one) for one in some for other in others)

    @staticmethod
    def _families_agree(draft: MeetingDraft, mention: EventMention) -> bool:
        """Whether the noun may speak of a meeting told by another noun: "the conference" of a summit."""
        if draft.family == mention.family:
            return True
        if draft.family not in coreferring().get(mention.family, frozenset()):
            return False
        shared = set(mention.bodies) & set(draft.bodies) or mention.place and mention.place == draft.place
        if mention.family in ("summit", "conference", "session") and mention.bodies and not shared and draft.mentions and not draft.bodies:
            return False
        return mention.definite or mention.suffix or mention.again or bool(mention.place and mention.place == draft.place)
