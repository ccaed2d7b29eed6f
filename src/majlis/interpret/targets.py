"""Which meeting a verb speaks of."""

from __future__ import annotations

from majlis.interpret.event_mention import EventMention
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.recognise.lexicon import function_words

MAX_REACH_TOKENS = 40
_OF_MEETING_IN_HAND = frozenset({"attend", "chair", "host", "open", "organise", "addressing"})  # with an object pronoun


class TargetFinder:
    """Finds the meetings of the verbs of one article."""

    def __init__(self, scan: Scan, book: MeetingBook, by_sentence: dict[int, list[Predicate]]) -> None:
        self.words = scan.tokens.words
        self.book = book
        self.by_sentence = by_sentence

    def find(self, predicate: Predicate, mentions: list[EventMention]) -> MeetingDraft | None:
        """The meeting that a verb speaks of; None where it speaks of none."""
        near = [mention for mention in mentions if mention.first in self.book.of_mention]
        if predicate.form.suffix or predicate.relative:
            before = [mention for mention in mentions if mention.first < predicate.at]
            own = next((mention for mention in mentions if mention.first > predicate.at), None)
            if own is not None and not predicate.form.suffix and own.first - predicate.at <= 3 and own not in near:
                return None  # "whose state presided over the last summit", of which nothing is told
            if before and self._relates(predicate, before[-1]):
                return self.book.of_mention.get(before[-1].first)
        touching = [mention for mention in near if mention.last in (predicate.at, predicate.at - 1) and not mention.definite]
        if touching and not predicate.participle:
            return self.book.of_mention[touching[-1].first]
        following = [m for m in near if predicate.at < m.first and not m.margin and self._reaches(predicate, m)]
        if predicate.classes & {"chair", "hold", "attend"}:
            following = [m for m in following if m.family != "visit"]
        if "hold" in predicate.classes and len(following) > 1:
            following = [m for m in following if not self._says_when(m)] or following
        if following:
            return self.book.of_mention[following[0].first]
        return self._without_noun(predicate, mentions, near)

    def _says_when(self, mention: EventMention) -> bool:
        """Whether a known gathering only says when another was: "held, shortly before the summit, two meetings"."""
        word = self.words[mention.first - 1]
        return mention.definite and (word in function_words()["after_words"] or word in function_words()["during_words"])

    def before(self, predicate: Predicate, mentions: list[EventMention]) -> MeetingDraft | None:
        """The meeting told last before a verb in its sentence, else the one in hand."""
        rows = [mention for mention in mentions if mention.first in self.book.of_mention and mention.first < predicate.at]
        return self.book.of_mention[rows[-1].first] if rows else self.book.focus

    def _without_noun(self, predicate: Predicate, mentions: list[EventMention], near: list[EventMention]) -> MeetingDraft | None:
        """The meeting of a verb that has no noun of meeting in its own field: mostly the one in hand."""
        if not predicate.participle and predicate.classes & _OF_MEETING_IN_HAND and (predicate.form.suffix or self._of_sitting(predicate)):
            return self.book.focus
        if predicate.classes & {"attend", "participate"} and self._as_something(predicate):
            before = [mention for mention in near if mention.first < predicate.at and not mention.margin]
            return self.book.of_mention[before[-1].first] if before else self.book.focus
        past = not predicate.relative and predicate.form.tense == "past" and not predicate.inherited
        subject = predicate.subject
        persons = subject is not None and all(unit.kind in ("person", "office") for unit in subject.units)
        attended = ("attend" in predicate.classes or "participate" in predicate.classes and persons) and not mentions and past
        sent = not near and bool(predicate.classes & {"represent", "represented", "send"})
        return self.book.focus if attended or sent else None

    def _of_sitting(self, predicate: Predicate) -> bool:
        """`X presided over the opening session`: a sitting of the meeting in hand."""
        sets = function_words()
        behind = self.words[predicate.at + 1 : predicate.at + 3]
        return len(behind) == 2 and behind[0] in sets["sittings"] and behind[1] in sets["closing_words"]

    def _as_something(self, predicate: Predicate) -> bool:
        """`X and Y took part as observers`: the meeting is the one in hand."""
        last = predicate.subject.last if predicate.subject is not None and predicate.subject.first > predicate.at else predicate.at + 1
        sets = function_words()
        return predicate.following in sets["in_it"] or any(word in sets["as_words"] for word in self.words[last : last + 2])

    def _relates(self, predicate: Predicate, mention: EventMention) -> bool:
        """Whether a relative clause or object pronoun goes back to the noun: no other main verb lies between."""
        goes_back = predicate.relative or bool(predicate.form.suffix)
        return goes_back and not self._between(predicate.sentence, mention.last, predicate.at)

    def _reaches(self, predicate: Predicate, mention: EventMention) -> bool:
        """Whether the noun is within the verb's own field, no other finite verb between."""
        between = self._between(predicate.sentence, predicate.at + 1, mention.first)
        return not between and mention.first - predicate.at <= MAX_REACH_TOKENS

    def _between(self, sentence: int, first: int, end: int) -> bool:
        """Whether a main verb stands at tokens `first` to `end` (exclusive)."""
        return any(first <= p.at < end and not p.participle and not p.relative for p in self.by_sentence[sentence])
