"""Event mentions: each noun that speaks of a gathering, with what its clause says of it.

A mention owns the words of its clause that speak of the gathering itself: not what it was about (`to discuss …`),
not what somebody said in it. Dates, places, ways of meeting and roles are looked for among the owned words only.
"""

from __future__ import annotations

from majlis.interpret.event_dates import EventDateReader
from majlis.interpret.event_mention import EventMention
from majlis.interpret.event_nouns import event_words
from majlis.interpret.event_phrase import PhraseReader
from majlis.interpret.event_places import EventPlaceReader
from majlis.interpret.event_reality import RealityReader
from majlis.interpret.event_scope import EVENT_CLASSES, TELLING_CLASSES, ScopeReader
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.recognise.lexicon import function_words

MAX_MARGIN_TOKENS = 9


class EventReader:
    """Finds event mentions in one article."""

    def __init__(self, scan: Scan, predicates: list[Predicate]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.by_sentence: dict[int, list[Predicate]] = {}
        for predicate in predicates:
            self.by_sentence.setdefault(predicate.sentence, []).append(predicate)
        self.predicate_at = {predicate.at: predicate for predicate in predicates}
        self.phrases = PhraseReader(scan, self.predicate_at)
        self.scope = ScopeReader(scan, self.by_sentence, self.predicate_at)
        self.reality = RealityReader(scan, self.by_sentence)
        self.dates = EventDateReader(scan, self.predicate_at, self.scope)
        self.places = EventPlaceReader(scan, self.scope)

    def read(self) -> list[EventMention]:
        """All mentions by noun, in text order, with their circumstances."""
        mentions: list[EventMention] = []
        for number, (first, end) in enumerate(self.scan.tokens.sentences):
            row = self._nouns(number, first, end)
            before = first
            for index, mention in enumerate(row):
                after = index + 1
                while after < len(row) and row[after].margin and not mention.margin:
                    after += 1
                mention.besides = tuple((other.first, other.last) for other in row[index + 1 : after])
                self._circumstances(mention, before, row[after].first if after < len(row) else end, first, end)
                before = before if mention.margin or self._is_adjunct(mention) else mention.last
            mentions.extend(row)
        return mentions

    def _nouns(self, number: int, first: int, end: int) -> list[EventMention]:
        """The noun phrases of gatherings in a sentence."""
        row: list[EventMention] = []
        at = first
        while at < end:
            mention = self.phrases.read(at, end, number)
            if mention is not None:
                mention.margin = self._is_beside(mention, row[-1].last if row else first)
                row.append(mention)
            at = mention.last if mention is not None else at + 1
        return row

    def _is_adjunct(self, mention: EventMention) -> bool:
        """Whether a noun only says when the clause around it was: "shortly before the summit", "during this visit"."""
        word, sets = self.words[mention.first - 1], function_words()
        told = mention.definite and (word in sets["after_words"] or word in sets["during_words"])
        return told or word in sets["demonstratives"] and mention.family == "visit"

    def _is_beside(self, mention: EventMention, before: int) -> bool:
        """Whether "on the margins of" stands before a noun, directly or with "their taking part in" between."""
        sets = function_words()
        for at in range(mention.first - 1, max(before, mention.first - MAX_MARGIN_TOKENS) - 1, -1):
            if self.words[at] in sets["margin_words"]:
                between = self.words[at + 1 : mention.first]
                return len(between) <= 2 or any(word in sets["attending_masdars"] | sets["own_presence"] for word in between[:1])
        return False

    def _circumstances(self, mention: EventMention, before: int, following: int, first: int, end: int) -> None:
        """What the clause says of a gathering; each step builds on those before it."""
        mention.governor = self._governor(mention, before, first)
        mention.owned = self.scope.owned(mention, before, following, first, end)
        self._traits(mention, first)
        mention.virtual = self._virtual(mention, end)
        partner_words = function_words()["with_words"] | function_words()["from_words"] | function_words()["between_words"]
        reach = mention.last + (8 if mention.family == "call" else 3)  # "a call that he received on Tuesday from X"
        mention.partnered = any(word in partner_words for word in self.words[mention.last - 1 : min(end, reach)])
        whom = self.scan.unit_at.get(mention.last)
        mention.with_object = mention.suffix and whom is not None and whom.kind in ("person", "office") and not whom.proclitics
        mention.pair = self._pair(mention, end)
        mention.told = self._is_told(mention)
        mention.definite = mention.definite or any(start == mention.first + 1 for start, _, _ in self.scan.dates)
        self.reality.read(mention, first)
        self.dates.read(mention, first)
        mention.planned = mention.planned or self.reality.is_still_to_come(mention)
        self.places.read(mention, first)

    def _governor(self, mention: EventMention, before: int, first: int) -> Predicate | None:
        """The last verb before the noun; none that speaks of the noun before it."""
        rows = [p for p in self.by_sentence.get(mention.sentence, ()) if before <= p.at < mention.first]
        if before > first:
            of_other = [p for p in rows if (p.relative or p.form.suffix) and p.classes & EVENT_CLASSES and p.at < mention.first - 1]
            rows = [p for p in rows if p not in of_other]
        return rows[-1] if rows else None

    def _traits(self, mention: EventMention, first: int) -> None:
        """Whether the noun is of a coming or earlier gathering, of the same, another, or one of many."""
        text = self.words[mention.first : mention.last + 1]
        words, sets = event_words(), function_words()
        mention.planned = any((word,) in words["planned.words"] for word in text) or self.reality.is_expected(mention)
        mention.earlier = any((word,) in words["earlier.words"] for word in text)
        before = self.words[mention.first - 1] if mention.first > first else None
        mention.again = mention.definite and before in sets["demonstratives"] or any(word in sets["again_words"] for word in text)
        mention.other = any(word in sets["other_words"] for word in text)
        mention.single = mention.number == "plural" and before in sets["first_words"]
        if mention.single:
            mention.number, mention.definite, mention.ordinal = "singular", False, before

    def _virtual(self, mention: EventMention, end: int) -> str | None:
        """Whether it is held over video, wholly or in part: told before anybody else is named."""
        someone = next((u.first for u in self.scan.units if u.first >= mention.last and u.kind in ("person", "office", "country")), end)
        window = [self.words[at] for left, right in mention.owned for at in range(left, right) if at < someone]
        if _contains(window, event_words()["virtual.hybrid"]):
            return "hybrid"
        return "virtual" if _contains(window, event_words()["virtual.words"]) else None

    def _pair(self, mention: EventMention, end: int) -> frozenset[str]:
        """The two persons or states right after "between"."""
        for at in range(mention.last, min(end, mention.last + 6)):
            if self.words[at - 1] in function_words()["between_words"]:
                units = next((group.units for group in self.scan.groups if group.first == at), ())
                if len(units) == 2 and all(unit.kind in ("person", "office", "country", "organisation") for unit in units):
                    return frozenset(unit.actor for unit in units)
        return frozenset()

    def _is_told(self, mention: EventMention) -> bool:
        """Whether a verb of gathering right after the noun speaks of it: "a summit began", "a summit that X hosts"."""
        after = self.predicate_at.get(mention.last)
        if not mention.definite and after is not None and after.classes & EVENT_CLASSES and not after.participle:
            return True
        near = [p for p in self.by_sentence.get(mention.sentence, ()) if mention.last <= p.at <= mention.last + 4]
        return any(p.relative and bool(p.classes & TELLING_CLASSES) for p in near)


def _contains(window: list[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    text = " " + " ".join(window) + " "
    return any(" " + " ".join(phrase) + " " in text for phrase in phrases)
