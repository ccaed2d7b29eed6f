"""The meeting of an encounter: one told before, or a new one with the day and place of its clause."""

from __future__ import annotations

from majlis.interpret.event_mention import EventMention
from majlis.interpret.known_entities import is_namesake, is_wide
from majlis.interpret.meeting_setting import share_setting
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.predicates import Predicate, without_conjunction
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, Unit
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS

_TWO = 2
_OF_OTHERS = frozenset({"host", "hold", "held"})  # relative clauses that tell of another gathering


def levels(words: list[str]) -> set[str]:
    """Whether words speak of ministers or leaders."""
    return {name for name in ("ministers", "leaders") if any(word in function_words()[f"level_{name}"] for word in words)}


class EncounterDrafter:
    """Finds or opens the meetings of the encounters of one article."""

    def __init__(self, scan: Scan, book: MeetingBook, by_sentence: dict[int, list[Predicate]]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = book
        self.by_sentence = by_sentence

    def draft(self, predicate: Predicate, subject: Group, partner: Group | None, mentions: list[EventMention]) -> MeetingDraft:
        """The meeting of two sides, or of one that meets."""
        existing = self._same_parties(subject, partner, predicate) or self._visited(subject, partner, predicate)
        if existing is not None:
            self.book.of_verb[predicate.at] = existing
            return existing
        draft = self.open("meeting", predicate)
        self.book.of_verb[predicate.at] = draft
        draft.main, draft.verbal = False, True
        self.circumstances(draft, predicate, mentions)
        if predicate.form.number == "plural" and subject.last <= predicate.at:
            draft.level |= levels(self.words[max(0, subject.first - 4) : subject.last])
        elif subject.units[0].kind == "office" and len(subject.units) > _TWO:
            draft.level |= levels(self.words[subject.first : subject.first + 2])  # "the ministers of X, Y and Z met"
        last = partner.last if partner is not None else subject.last
        self.book.add_evidence(draft, min(predicate.at, subject.first), max(predicate.at + 1, last), "meeting.verb")
        if self.book.focus is None:
            self.book.focus = draft
            draft.main = True
        return draft

    def open(self, family: str, predicate: Predicate) -> MeetingDraft:
        """A new meeting, planned where the verb tells of what is to come."""
        draft = self.book.open(family)
        draft.planned = predicate.form.tense == "future" or predicate.expected
        draft.held = not draft.planned
        return draft

    def is_placed(self, predicate: Predicate, *, either: bool = False) -> bool:
        """Whether the clause says when and where the group met; one of the two is enough for a body."""
        first, end = self.scan.sentence_of(predicate.at)
        dated = any(first <= start < end and date.role == "time" for start, _, date in self.scan.dates)
        placed = any(first <= unit.first < end and unit.kind == "place" and self._inside(unit) for unit in self.scan.units)
        return dated or placed if either else dated and placed

    def _visited(self, subject: Group, partner: Group | None, predicate: Predicate) -> MeetingDraft | None:
        """`X visited Y, where he met Z`: the visit told by the verb before in the sentence."""
        first = self.scan.sentence_of(predicate.at)[0]
        guests = {unit.actor for group in (subject, partner) if group is not None for unit in group.units}
        told = [*self.book.of_verb.items(), *self.book.of_mention.items()]
        rows = [draft for at, draft in told if first <= at < predicate.at and draft.family == "visit"]
        sets = function_words()
        if rows and predicate.following in sets["during_it"]:
            return rows[-1]
        if not rows or not {actor for (actor, _) in rows[-1].roles} & guests:
            return None
        before = self.words[predicate.at - 1]
        joined = predicate.proclitics or before in sets["where_words"] or predicate.following in sets["during_it"]
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

    # --- day and place

    def circumstances(self, draft: MeetingDraft, predicate: Predicate, mentions: list[EventMention]) -> None:
        """Give a meeting the day, place and way that the clause of its verb tells, else those of the meeting it is beside."""
        first, limit = self._field(predicate)
        for start, last, date in self.scan.dates:
            if first <= start and last <= limit and date.role == "time" and date.kind != "time" and not draft.dates:
                draft.dates.append(date)
        for unit in self.scan.units:
            if first <= unit.first < limit and not is_namesake(self.scan, unit):
                self._locate(draft, unit)
        if any(self._phrase_at(at, function_words()["virtually"]) for at in range(first, limit)):
            draft.mode = "virtual"
        main = self._beside(mentions, first, limit)
        if main is not None and main is not draft:
            share_setting(draft, main)

    def _field(self, predicate: Predicate) -> tuple[int, int]:
        """The tokens that tell when and where: from the verb before to what the meeting was about, or the next verb."""
        first, end = self.scan.sentence_of(predicate.at)
        row = [p for p in self.by_sentence[predicate.sentence] if not p.participle]
        earlier = [p.at for p in row if p.at < predicate.at]
        others = [p for p in row if p.at > predicate.at and "include" not in p.classes and (not p.relative or p.classes & _OF_OTHERS)]
        later = [p.at for p in others if not p.inherited or p.form.suffix]
        topic = next((at for at in range(predicate.at + 1, end) if self._is_topic(self.words[at])), end)
        return max([first, *earlier]), min([topic, *later])

    def _locate(self, draft: MeetingDraft, unit: Unit) -> None:
        if unit.kind == "place" and draft.place is None and self._inside(unit) and not is_wide(self.scan, unit):
            draft.place = unit.actor
        elif unit.kind == "country" and draft.country is None and self._is_where(unit):
            draft.country = unit.actor if draft.family != "visit" else draft.country

    def _is_where(self, unit: Unit) -> bool:
        """Whether a state is where somebody met: "in" is part of its word, or stands behind a unit, a date or a comma."""
        if unit.proclitics == letters().prepositions[0]:
            return True
        before = unit.first - 1
        if unit.proclitics or self.words[before] not in function_words()["in_words"]:
            return False
        dated = any(last == before for _, last, _ in self.scan.dates)
        return dated or before in self.scan.units_ending or self.words[before - 1] in (*COMMAS, ")")

    def _beside(self, mentions: list[EventMention], first: int, limit: int) -> MeetingDraft | None:
        """The meeting on whose margins an encounter is."""
        margin = next((m for m in mentions if m.first in self.book.of_mention and m.margin), None)
        if margin is not None:
            return self.book.of_mention[margin.first]
        if any(word in function_words()["margin_words"] for word in self.words[first:limit]):
            return self.book.focus or (self.book.drafts[0] if self.book.drafts else None)
        return None

    @staticmethod
    def _is_topic(word: str) -> bool:
        """Whether a word opens what a meeting was about."""
        sets = function_words()
        bare = word[1:] if len(word) > 3 and word[0] in letters().conjunctions else word
        return any(form in sets[name] for form in (word, bare) for name in ("purpose", "complementisers", "signed_words"))

    def _phrase_at(self, at: int, phrases: frozenset[str]) -> bool:
        return any(" ".join(self.words[at : at + length]) in phrases for length in (1, 2, 3))

    def _inside(self, unit: Unit) -> bool:
        before = without_conjunction(self.words[unit.first - 1]) if unit.first else ""
        if before.startswith(letters().article) and self.words[unit.first - 2] in function_words()["capital_words"]:
            return True  # "in the Spanish capital X"
        return unit.proclitics[-1:] == letters().prepositions[0] or before in function_words()["place_markers"]
