"""Which words of its clause speak of a gathering itself: not what it was about, not what somebody said in it."""

from __future__ import annotations

from majlis.interpret.event_mention import EventMention
from majlis.interpret.event_nouns import event_words
from majlis.interpret.known_entities import state_of
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS

EVENT_CLASSES = frozenset({
    "host", "hold", "held", "chair", "attend", "participate", "include", "gather", "open", "conclude", "begin", "resume", "continue",
    "meet", "receive", "convene", "organise", "addressing", "visit", "arrive", "postpone", "cancel", "get", "takeover", "share", "came",
    "lead", "represent", "discuss", "absent", "decline", "act",
})  # fmt: skip
TELLING_CLASSES = frozenset({"host", "hold", "held", "gather", "organise", "include", "chair", "convene"})
_ACTING = frozenset({"decide", "agree", "say", "affirm", "urge", "discuss"})


class ScopeReader:
    """Finds the words that belong to the mentions of one article."""

    def __init__(self, scan: Scan, by_sentence: dict[int, list[Predicate]], predicate_at: dict[int, Predicate]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.unit_at = scan.unit_at
        self.by_sentence = by_sentence
        self.predicate_at = predicate_at
        self.dated = {start for start, _, _ in scan.dates}

    def owned(self, mention: EventMention, before: int, following: int, first: int, end: int) -> tuple[tuple[int, int], ...]:
        """The noun phrase, its clause to the left, and to the right what is not the topic of the gathering."""
        ranges = [*self._before(mention, self._left(mention, before, first)), (mention.first, mention.last)]
        beside = mention.margin or self._acts(mention) or mention.definite and not mention.suffix and self._adjunct(mention, first)
        start: int | None = mention.last if not beside else None
        reach = end if not beside else mention.last + 4  # what is beside a meeting says nothing of it further on
        inside = mention.definite and mention.first > first and self.words[mention.first - 1] in function_words()["during_words"]
        skipped = {at for left, right in mention.besides for at in range(left, right)}
        resumed = {right for _, right in mention.besides}
        for at in range(mention.last, min(following, end)):
            if at in skipped:
                ranges += [(start, at)] if start is not None else []
                start = None
            elif at in resumed:
                start = at
            elif start is not None and (self._leaves(at) or inside and self.words[at] in function_words()["topic_masdars"]):
                ranges.append((start, at))
                start = None
            elif start is None and self._comes_back(at, mention, reach, beside):
                start = at
        if start is not None:
            ranges.append((start, min(following, end)))
        return tuple(ranges)

    def _left(self, mention: EventMention, before: int, first: int) -> int:
        """Where the words of a mention begin: with the clause of the verb that governs it."""
        governor = mention.governor
        if mention.margin or self._adjunct(mention, first):
            return mention.first
        if governor is not None and governor.classes & EVENT_CLASSES:
            return max(before, self._clause_start(governor, first), self._last_break(before, governor.at))
        return first if governor is None and before == first else mention.first

    def _before(self, mention: EventMention, left: int) -> list[tuple[int, int]]:
        """The owned tokens before the noun: what its verb says of it, not the topic told between."""
        sets = function_words()
        ranges: list[tuple[int, int]] = []
        start: int | None = left
        for at in range(left, mention.first):
            own = mention.governor is not None and at == mention.governor.at
            if start is not None and not own and (self.words[at] in sets["signed_words"] or self.words[at] in sets["purpose"]):
                ranges.append((start, at))
                start = None
            elif start is None and self.words[at] in sets["resuming_words"]:
                start = at
        return ranges + ([(start, mention.first)] if start is not None else [])

    def in_scene(self, start: int, last: int, mention: EventMention, first: int) -> bool:
        """Whether a phrase at the very beginning of the sentence sets its scene: "in Jeddah, …", "on Monday, …"."""
        governor = mention.governor
        spoken_of = governor is not None and bool(governor.classes & {"say", "urge", "deny"}) and not governor.classes & EVENT_CLASSES
        spoken_of = spoken_of and bool(mention.proclitics)
        opens = first <= start <= first + 2 and last < len(self.words) and self.words[last] in COMMAS
        return opens and last <= mention.first and not spoken_of

    @staticmethod
    def _acts(mention: EventMention) -> bool:
        """Whether the known meeting itself decides or says: the rest of the clause is what it said."""
        governor = mention.governor
        if governor is None or not mention.definite or mention.first != governor.at + 1:
            return False
        return bool(governor.classes & _ACTING) and not governor.classes & {"held", "hold", "host", "conclude"}

    def _adjunct(self, mention: EventMention, first: int) -> bool:
        """Whether the noun only says when something else was: "after a round in Oslo"."""
        before = self.words[mention.first - 1] if mention.first > first else ""
        sets = function_words()
        preparing = before in sets["preparing"] and mention.proclitics == letters().prepositions[1]
        return preparing or before in sets["after_words"] or before in sets["since_words"]

    def _leaves(self, at: int) -> bool:
        """Whether a token turns away from the gathering: to its purpose, its reason, what was said, another verb."""
        sets = function_words()
        word = self.words[at]
        bare = word[1:] if word[0] in letters().conjunctions and len(word) > 3 else word
        if word in sets["signed_words"]:
            return True
        if at in self.dated or " ".join(self.words[at - 1 : at + 1]) in sets["virtually"]:
            return False
        if any(form in sets["asides"] or form in sets["purpose"] for form in (word, bare)):
            return True
        if bare in sets["reasons"] or bare in sets["complementisers"] or word in (":", "."):
            return True
        predicate = self.predicate_at.get(at)
        return predicate is not None and (not predicate.classes & EVENT_CLASSES or predicate.participle)

    def _returns(self, at: int) -> bool:
        """Whether a token comes back to the gathering: a word of going on, or a verb about it."""
        if (self.words[at],) in event_words()["resuming.words"]:
            return True
        if " ".join(self.words[at : at + 2]) in function_words()["lasting_words"]:
            return True
        predicate = self.predicate_at.get(at)
        if predicate is None or predicate.participle or not predicate.classes & EVENT_CLASSES or predicate.classes & {"say"}:
            return False
        if "continue" in predicate.classes and not predicate.form.passive and predicate.subject is None:
            return True  # "a conference on water that lasts two days"
        return predicate.relative or bool(predicate.form.suffix) or bool(predicate.proclitics)

    def _comes_back(self, at: int, mention: EventMention, reach: int, beside: bool) -> bool:
        """Whether a clause that turned away comes back to the gathering at a token."""
        if at < reach and self._returns(at) and not (beside and self._is_aside(at)):
            return True
        return not beside and self._held_there(at, mention)

    def _held_there(self, at: int, mention: EventMention) -> bool:
        """Whether a city behind the topic is where it takes place: one of the state that hosts or announces it, or a coming day follows."""
        unit = self.unit_at.get(at + 1)
        if self.words[at] not in function_words()["in_words"] or unit is None or unit.kind != "place" or mention.definite:
            return False
        state = state_of(self.scan, unit.actor)
        governor = mention.governor
        if state is None or governor is None:
            return False
        subject = governor.subject.units if governor.subject is not None else ()
        own = any(state in (one.actor, one.represents) for one in subject) and bool(governor.classes & {"host", "organise", "announce"})
        date = next((date for start, _, date in self.scan.dates if start in (unit.last, unit.last + 1)), None)
        coming = date is not None and (date.edtf or "") > (self.scan.article.published or "9")
        return own or coming and governor.classes <= EVENT_CLASSES

    def _is_aside(self, at: int) -> bool:
        """Whether a clause behind a meeting that is only beside what is told says nothing of its holding."""
        predicate = self.predicate_at.get(at)
        return predicate is not None and not predicate.classes & (TELLING_CLASSES | {"conclude", "begin"})

    def _last_break(self, before: int, at: int) -> int:
        """The last comma with a conjunction after it between two tokens: a new clause begins there."""
        return max((k + 1 for k in range(before, at) if self.words[k] in COMMAS and self._opens_clause(k + 1)), default=before)

    def _opens_clause(self, at: int) -> bool:
        breaks = function_words()["clause_breaks"]
        word = self.words[at]
        return word.startswith(letters().conjunctions[0]) or word in breaks or " ".join(self.words[at : at + 2]) in breaks

    def _clause_start(self, predicate: Predicate, first: int) -> int:
        """Back from the verb to the beginning of its clause, past its date, adverbs and subject."""
        earlier = [p.at + 1 for p in self.by_sentence.get(predicate.sentence, ()) if p.at < predicate.at and not p.participle]
        return max([first, *earlier])
