"""Whether a gathering was, will be or might be: planned, cancelled, denied, left open."""

from __future__ import annotations

from majlis.interpret.event_mention import EventMention
from majlis.interpret.event_nouns import event_words, is_gathering
from majlis.interpret.event_scope import EVENT_CLASSES
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.recognise.dates import DateMention
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS, splits

PLANNING_CLASSES = frozenset({"agree", "decide", "announce", "say", "intend", "plan"})
OPEN_CLASSES = frozenset({"urge", "consider", "consider_in", "refuse", "deny", "recommend", "request", "propose", "support", "uphold"})


class RealityReader:
    """Reads how real the gatherings of one article are."""

    def __init__(self, scan: Scan, by_sentence: dict[int, list[Predicate]]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.by_sentence = by_sentence

    def read(self, mention: EventMention, first: int) -> None:
        """Note whether a mention is cancelled, begun, denied, planned or only thought of."""
        sets = function_words()
        self._verbs(mention)
        before = self.words[max(first, mention.first - 3) : mention.first]
        if not mention.margin and mention.first - first <= 2 and self._called_off(mention):
            mention.cancelled = True
        mention.cancelled = mention.cancelled or any(word in sets["cancelling_nouns"] for word in before[-2:])
        mention.negated = mention.negated or any(word in sets["denying_nouns"] for word in before[-2:])
        if mention.cancelled:
            return
        if any((word,) in event_words()["open.words"] for word in before):
            mention.hypothetical = True
        self._governed(mention, first, before)
        if mention.definite and self._told_as_held(mention):
            mention.hypothetical = mention.negated = False  # "refused to take part in the summit that was held in X"

    def _told_as_held(self, mention: EventMention) -> bool:
        """Whether a relative clause right behind the noun says that the gathering was held or will be."""
        near = [p for p in self.by_sentence.get(mention.sentence, ()) if mention.last <= p.at <= mention.last + 3]
        return any(p.relative and p.classes & {"held", "hold", "host"} and not (p.negated or p.hypothetical) for p in near)

    def is_expected(self, mention: EventMention) -> bool:
        """Whether a verb of the clause tells of what is to come."""
        governor = mention.governor
        if governor is not None and mention.owns(governor.at):
            if governor.form.tense == "future" or governor.expected or self._is_coming(governor):
                return True
        inner = [p for p in self.by_sentence.get(mention.sentence, ()) if mention.owns(p.at) and p.at >= mention.last]
        return any(p.form.tense == "future" or p.expected for p in inner[:1] if p.classes & EVENT_CLASSES)

    def is_still_to_come(self, mention: EventMention) -> bool:
        """Whether the date of a mention lies after the article."""
        published, told = self.scan.article.published, mention.date.edtf if mention.date is not None else None
        if not published or not told or "X" in told:
            return False
        return told.split("/")[0] > published[: len(told.split("/")[0])]

    def _is_coming(self, governor: Predicate) -> bool:
        """A verb of holding in the present, no "was" before it: what is to come, unless its date says otherwise."""
        first, end = self.scan.sentence_of(governor.at)
        sets = function_words()
        before = self.words[max(first, governor.at - 10) : governor.at]
        was = any(word in sets["was_words"] or word[1:] in sets["was_words"] for word in before)
        told = [(start, date) for start, _, date in self.scan.dates_between(first, end) if date.role == "time"]
        dated = any(not self._later_today(start, date) for start, date in told)
        coming = governor.form.tense == "present" and bool(governor.classes & {"hold", "held"})
        plain = not (governor.relative or governor.negated or governor.reported)
        return coming and plain and not was and not dated

    def _called_off(self, mention: EventMention) -> bool:
        """Whether the sentence about a gathering goes on with its cancelling: "as for the forum …, it was decided to call it off"."""
        end = self.scan.sentence_of(mention.first)[1]
        return any(word in function_words()["calling_it_off"] for word in self.words[mention.last : end])

    def _to_a_day(self, predicate: Predicate) -> bool:
        """Whether a verb of putting off names the day to which: then the gathering is planned for it."""
        end = self.scan.sentence_of(predicate.at)[1]
        towards = function_words()["towards"]
        published = self.scan.article.published or ""
        told = self.scan.dates_between(predicate.at, end)
        return any(self.words[start - 1] in towards and date.role == "time" and (date.edtf or "") > published for start, _, date in told)

    def _later_today(self, start: int, date: DateMention) -> bool:
        """Whether a date is that of the article with "in the evening" or "later" before it: what is told in the present is to come."""
        if date.edtf is None or date.edtf != self.scan.article.published:
            return False
        later = function_words()["later_words"]
        return self.words[start] in later or any(word in later for word in self.words[max(0, start - 2) : start])

    def _verbs(self, mention: EventMention) -> None:
        """What the verbs about a gathering say: it is put off, begins, is denied or only possible."""
        for predicate in self.by_sentence.get(mention.sentence, ()):
            if not mention.owns(predicate.at):
                continue
            of_next = predicate.at > mention.last and is_gathering(predicate.following)
            if predicate.classes & {"postpone", "cancel"} and not (predicate.negated or predicate.participle or of_next):
                put_off = "postpone" in predicate.classes and self._to_a_day(predicate)
                mention.cancelled, mention.planned = not put_off, mention.planned or put_off
            if predicate.classes & {"begin", "continue", "open"}:
                mention.begun = True
            if predicate.classes & EVENT_CLASSES and (predicate is mention.governor or predicate.relative):
                attending = bool(predicate.classes & {"attend", "participate", "represent"})
                taking_part = attending and (mention.definite or self._definite_by_annexion(mention))  # held without them
                mention.negated = mention.negated or predicate.negated and not taking_part
                mention.planned = mention.planned or taking_part and self.words[predicate.at - 1] in function_words()["future_negations"]
                mention.hypothetical = mention.hypothetical or predicate.hypothetical

    def _definite_by_annexion(self, mention: EventMention) -> bool:
        """Whether the noun is made definite by the one right behind it: "the conference of peace"."""
        return self.words[mention.first + 1 : mention.first + 2] != [] and self.words[mention.first + 1].startswith(letters().article)

    def _only_asked(self, governor: Predicate) -> bool:
        """Whether the verb before, in whose clause this one stands, only proposes or asks."""
        before = [p for p in self.by_sentence.get(governor.sentence, ()) if p.at < governor.at and not p.participle]
        asked = bool(before) and bool(before[-1].classes & {"propose", "request", "urge"})
        return asked and not any(word in COMMAS for word in self.words[before[-1].at : governor.at])

    def _governed(self, mention: EventMention, first: int, before: list[str]) -> None:
        """`agreed to hold a meeting` plans it; `called for a meeting`, `studies hosting one` leave it open."""
        governor = mention.governor
        if governor is None or governor.at < first or mention.margin:
            return
        carriers = {phrase[0] for phrase in event_words()["carriers.holding"]}
        carried = any(split.core in carriers for word in before for split in splits(word))
        sets = function_words()
        near = mention.first - governor.at <= 9 and self.words[mention.first - 1] not in sets["during_words"]
        if governor.classes & OPEN_CLASSES and near and not (governor.relative and governor.form.suffix):
            if carried or not mention.definite and self.words[mention.first - 1] not in sets["inside_words"]:
                mention.hypothetical = True
        elif near and governor.reported and governor.form.tense == "present" and self._only_asked(governor):
            mention.hypothetical = True  # "proposed that a summit be held"
        elif "intend" in governor.classes and mention.proclitics[-1:] == letters().prepositions[1] and not mention.definite:
            mention.hypothetical = True  # "ready for a meeting"
        elif governor.hypothetical and near and not mention.definite and governor.classes & PLANNING_CLASSES:
            mention.hypothetical = True  # "denied that X had agreed to a meeting"
        elif governor.classes & PLANNING_CLASSES and carried and not governor.classes & EVENT_CLASSES:
            mention.planned = not mention.definite or mention.planned or governor.classes <= {"agree", "decide", "intend", "plan"}
