"""Event mentions: each noun that speaks of a gathering, with what its clause says of it.

A mention owns the words of its clause that speak of the gathering itself: not what it was about (`to discuss …`),
not what somebody said in it. Dates, places, ways of meeting and roles are looked for among the owned words only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import timedelta

from majlis.interpret.clauses import Predicate
from majlis.interpret.event_nouns import event_nouns, event_words
from majlis.interpret.scan import Scan
from majlis.interpret.units import Unit
from majlis.recognise.dates import DateMention
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.names import NameMatch
from majlis.recognise.persons import COMMAS
from majlis.recognise.words import splits

MAX_PHRASE_TOKENS = 16
MAX_SCENE_TOKENS = 8
_FULL_DATE = len("2024-01-01")
EVENT_CLASSES = frozenset({
    "host", "hold", "held", "chair", "attend", "participate", "include", "gather", "open", "conclude", "begin", "resume", "continue", "meet",
    "receive", "convene", "organise", "addressing", "visit", "arrive", "postpone", "cancel", "get", "takeover", "share", "came", "lead",
    "represent", "discuss", "absent", "decline",
})  # fmt: skip
PLANNING_CLASSES = frozenset({"agree", "decide", "announce", "say", "intend", "plan"})
OPEN_CLASSES = frozenset({"urge", "consider", "consider_in", "refuse", "deny", "recommend", "request", "propose", "support", "uphold"})
_TELLING = frozenset({"host", "hold", "held", "gather", "organise", "include", "chair", "convene"})
_WIDE_PLACES = ("continent", "sea", "river", "region")


@dataclass(slots=True)
class EventMention:
    """One mention of a gathering at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    sentence: int
    family: str
    kind: str
    number: str
    definite: bool
    suffix: bool
    proclitics: str
    headline: bool = False
    governor: Predicate | None = None
    owned: tuple[tuple[int, int], ...] = ()  # token ranges that speak of the gathering
    bodies: list[str] = field(default_factory=list)
    parties: tuple[Unit, ...] = ()  # units bound to the noun itself: "the meeting of X", "the X-Y summit"
    place: str | None = None
    country: str | None = None
    date: DateMention | None = None
    since: DateMention | None = None
    until: DateMention | None = None
    ordinal: str | None = None
    planned: bool = False
    earlier: bool = False
    begun: bool = False
    virtual: str | None = None
    cancelled: bool = False
    negated: bool = False
    hypothetical: bool = False
    margin: bool = False  # "on the margins of" it
    again: bool = False  # "this meeting", "the same meeting"
    other: bool = False  # "another", "a similar one"
    partnered: bool = False  # "with X", "from X", "between X and Y" stands right after the noun
    sitting: bool = False  # its opening or closing sitting
    single: bool = False  # "the first of its meetings": one of many
    pair: frozenset[str] = frozenset()  # the two that it was between
    besides: tuple[tuple[int, int], ...] = ()  # the noun phrases of gatherings on whose margins it is told to be
    told: bool = False  # an event verb right after the indefinite noun speaks of it

    def owns(self, at: int) -> bool:
        """Whether a token speaks of the gathering."""
        return any(first <= at < last for first, last in self.owned)


class EventReader:
    """Finds event mentions in one article."""

    def __init__(self, scan: Scan, predicates: list[Predicate]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.by_sentence: dict[int, list[Predicate]] = {}
        for predicate in predicates:
            self.by_sentence.setdefault(predicate.sentence, []).append(predicate)
        self.predicate_at = {predicate.at: predicate for predicate in predicates}
        self.covered = {at: unit for unit in scan.units for at in range(unit.first, unit.last)}
        self.names_at = {match.first: match for match in scan.names}
        self.dated = {start for start, _, _ in scan.dates}

    def read(self) -> list[EventMention]:
        """All mentions by noun, in text order, with their circumstances."""
        mentions: list[EventMention] = []
        for number, (first, end) in enumerate(self.scan.tokens.sentences):
            row: list[EventMention] = []
            at = first
            while at < end:
                mention = self._mention(at, end, number)
                if mention is not None:
                    self._phrase(mention, end)
                    self._compound(mention, end, number)
                    near = self.words[max(first, mention.first - 3) : mention.first]
                    mention.margin = any(word in function_words()["margin_words"] for word in near)
                    row.append(mention)
                at = mention.last if mention is not None else at + 1
            for index, mention in enumerate(row):
                earlier = [other for other in row[:index] if not other.margin]
                before = earlier[-1].last if earlier else first
                after = [other for other in row[index + 1 :] if mention.margin or not other.margin]
                beside = [other for other in row[index + 1 :] if other not in after]
                mention.besides = tuple((other.first, other.last) for other in beside)
                following = after[0].first if after else end
                self._circumstances(mention, before, following, first, end)
            mentions.extend(row)
        return mentions

    # --- the noun phrase

    def _mention(self, at: int, end: int, number: int) -> EventMention | None:
        if at in self.covered and self.covered[at].kind != "collective" or at in self.predicate_at:
            return None
        for split in splits(self.words[at]):
            for noun in event_nouns().get(split.core, ()):
                last = at + len(noun.words)
                if last > end or tuple(self.words[at + 1 : last]) != noun.words[1:]:
                    continue
                if last < end and (self.words[last],) in event_words()["not_followed_by.words"]:
                    return None
                if noun.family == "session" and at and any(s.core in function_words()["heading_words"] for s in splits(self.words[at - 1])):
                    return None
                if noun.number == "plural" and noun.definite and at and any(s.core in function_words()["halls"] for s in splits(self.words[at - 1])):
                    return None
                if noun.family == "call" and noun.definite and noun.words in event_words()["virtual.words"]:
                    return None
                if noun.family == "call" and at and self.words[at - 1] in function_words()["no_call_before"]:
                    return None
                if noun.family == "call" and len(noun.words) == 1 and noun.number == "singular" and not self._by_telephone(last, end):
                    continue
                headline = self.scan.tokens.headline[number]
                return EventMention(
                    at, last, number, noun.family, noun.kind, noun.number, noun.definite, noun.suffix, split.proclitics, headline,
                )
        return None

    def _compound(self, mention: EventMention, end: int, number: int) -> None:
        """`the session of the summit`, `the round of talks`: two nouns for one gathering, the second says what it is."""
        at = mention.last
        if at < end and self.words[at] in function_words()["in_words"] and self._its_session(mention, at, end, number):
            return
        linked = at < end and self.words[at] in function_words()["of_words"]
        inner = self._mention(at + linked, end, number) if at + linked < end else None
        if inner is None or mention.family in ("call", "visit") or inner.family in ("call", "visit", "briefing") or inner.suffix:
            return
        if not linked and inner.proclitics not in ("", letters().prepositions[1]) or not linked and not inner.proclitics and mention.definite:
            return
        self._phrase(inner, end)
        mention.last = inner.last
        round_of_talks = mention.family == "round" and inner.family == "talks"
        mention.family = inner.family if inner.family != "meeting" and not round_of_talks else mention.family
        mention.kind = inner.kind or mention.kind
        mention.definite = mention.definite or not linked and (inner.definite or bool(inner.bodies))
        mention.bodies += [body for body in inner.bodies if body not in mention.bodies]
        mention.parties += inner.parties
        mention.place = mention.place or inner.place
        mention.ordinal = mention.ordinal or inner.ordinal

    def _its_session(self, mention: EventMention, at: int, end: int, number: int) -> bool:
        """`the council's meeting in its 142nd session`: one gathering, with the number of the session."""
        inner = self._mention(at + 1, end, number) if at + 1 < end else None
        if inner is None or not inner.suffix or inner.family != "session":
            return False
        self._phrase(inner, end)
        mention.last, mention.ordinal = inner.last, mention.ordinal or inner.ordinal
        return True

    def _by_telephone(self, at: int, end: int) -> bool:
        """Whether a bare word for contact means a call: with somebody, received, made."""
        return any(word in function_words()["call_signs"] for word in self.words[at : min(end, at + 2)])

    def _phrase(self, mention: EventMention, end: int) -> None:
        """Adjectives, ordinals, bodies and parties that belong to the noun itself."""
        at = mention.last
        limit = min(end, mention.first + MAX_PHRASE_TOKENS)
        while at < limit:
            step = self._step(mention, at)
            if step == 0:
                break
            at += step
        mention.last = at

    def _step(self, mention: EventMention, at: int) -> int:
        """How many tokens at `at` go on with the noun phrase."""
        unit = self.scan.unit_at.get(at)
        if unit is not None:
            return unit.last - at if self._binds(unit, at, mention) else 0
        if self.words[at].removeprefix(letters().article).isdecimal():
            mention.ordinal = self.words[at].removeprefix(letters().article)
            return 1
        if self.words[at] == letters().article and at + 1 < len(self.words) and self.scan.tokens.kinds[at + 1] == "number":
            mention.ordinal = self.words[at + 1]
            return 2
        match = self.names_at.get(at)
        if match is not None and match.form == "adjective":
            self._party_adjective(mention, match)
            return match.last - at
        word = self.words[at]
        if word in ("-", "\u2013") and mention.parties:
            return 1
        return 1 if self._modifies(at, mention) else 0

    def _party_adjective(self, mention: EventMention, match: NameMatch) -> None:
        known = self.scan.known_of.get(match.first, match.candidates[0])
        if known.type == "country":
            key = self.scan.registry.known(known)
            mention.parties = (*mention.parties, Unit(match.first, match.last, match.proclitics, "country", key, "country"))

    def _binds(self, unit: Unit, at: int, mention: EventMention) -> bool:
        """Whether a unit after the noun is its genitive: the body that meets, who meets, or where."""
        proclitics, before = unit.proclitics, self.words[at - 1]
        sets = function_words()
        direct = not proclitics and (at == mention.first + 1 or before not in sets["prepositions"])
        by = proclitics == letters().prepositions[1] or not proclitics and before in sets["of_words"]
        if unit.kind == "organisation" and (direct or by) and not mention.suffix:
            if unit.actor not in mention.bodies:
                mention.bodies.append(unit.actor)
            return True
        near = direct and not mention.definite and (at == mention.first + 1 or bool(mention.parties)) or proclitics == letters().prepositions[1] and mention.definite
        if unit.kind in ("person", "office", "country") and near:
            mention.parties = (*mention.parties, unit)
            return True
        if unit.kind in ("country", "person", "office", "organisation") and mention.parties and self._goes_on(unit, at):
            mention.parties = (*mention.parties, unit)
            return True
        if unit.kind == "place" and direct and at == mention.first + 1:
            mention.place = unit.actor
            return True
        return False

    def _goes_on(self, unit: Unit, at: int) -> bool:
        return unit.proclitics == letters().conjunctions[0] and self.covered.get(at - 1) is not None

    def _modifies(self, at: int, mention: EventMention) -> bool:
        word = self.words[at]
        sets = function_words()
        bare_word = word[1:] if word[0] in letters().conjunctions and mention.ordinal else word
        if mention.ordinal and word in sets["tens"]:
            mention.ordinal = f"{mention.ordinal} {word}"
            return True
        if mention.definite and any(s.proclitics == letters().prepositions[1] and s.core in sets["body_heads"] for s in splits(word)):
            return True
        if bare_word != word and bare_word in sets["ordinals"]:
            mention.ordinal = f"{mention.ordinal} {bare_word}"
            return True
        mention.sitting = mention.sitting or mention.family == "session" and mention.definite and word in sets["closing_words"]
        if word in sets["ordinals"] and not mention.sitting:
            mention.ordinal = word
            return True
        for kind in ("ministerial", "bilateral", "small-group", "talks"):
            if (word,) in event_words()[f"kinds.{kind}"]:
                if mention.kind in ("", "talks", "council-session") or kind == "ministerial" and mention.family == "meeting":
                    mention.kind = kind
                return True
        if (word,) in event_words()["kinds.council-session"] or any(split.core in sets["attendees"] for split in splits(word)):
            return True
        if (word in sets["of_words"] or word in sets["body_links"] - sets["prepositions"]) and at + 1 in self.scan.unit_at:
            return True
        if self.scan.tokens.kinds[at] != "word" or at in self.predicate_at:
            return False
        if word in sets["prepositions"] or word in sets["conjunctions"] or (word,) in event_words()["resuming.words"]:
            return False
        bare = word.removeprefix(letters().article)
        if mention.family == "conference" and at == mention.first + 1 and bare != word and at + 1 < len(self.words) and self.words[at + 1] in sets["ordinals"]:
            return True  # "the conference of the parties the twenty-seventh"
        return bare in sets["event_adjectives"] or bare != word and bare.endswith(tuple(sets["nisba_endings"]))

    # --- circumstances

    def _circumstances(self, mention: EventMention, before: int, following: int, first: int, end: int) -> None:
        rows = [p for p in self.by_sentence.get(mention.sentence, ()) if before <= p.at < mention.first]
        if before > first:
            rows = [p for p in rows if p.at == mention.first - 1 or not ((p.relative or p.form.suffix) and p.classes & EVENT_CLASSES)]
        mention.governor = rows[-1] if rows else None
        mention.owned = self._owned(mention, before, following, first, end)
        text = self.words[mention.first : mention.last + 1]
        words = event_words()
        sets = function_words()
        mention.planned = any((word,) in words["planned.words"] for word in text) or self._expected(mention)
        mention.earlier = any((word,) in words["earlier.words"] for word in text)
        mention.again = mention.definite and mention.first > first and self.words[mention.first - 1] in sets["demonstratives"]
        mention.again = mention.again or any(word in sets["again_words"] for word in self.words[mention.first : mention.last + 1])
        mention.other = any(word in sets["other_words"] for word in text)
        someone = next((u.first for u in self.scan.units if u.first >= mention.last and u.kind in ("person", "office", "country")), end)
        window = [self.words[at] for left, right in mention.owned for at in range(left, right) if at < someone]
        if _contains(window, words["virtual.hybrid"]):
            mention.virtual = "hybrid"
        elif _contains(window, words["virtual.words"]):
            mention.virtual = "virtual"
        mention.single = mention.number == "plural" and mention.first > first and self.words[mention.first - 1] in sets["first_words"]
        if mention.single:
            mention.number, mention.definite, mention.ordinal = "singular", False, self.words[mention.first - 1]
        partner_words = sets["with_words"] | sets["from_words"] | sets["between_words"]
        mention.partnered = any(word in partner_words for word in self.words[mention.last - 1 : min(end, mention.last + 3)])
        mention.pair = self._pair(mention, end)
        after = self.predicate_at.get(mention.last)
        mention.told = not mention.definite and after is not None and bool(after.classes & EVENT_CLASSES) and not after.participle
        mention.told = mention.told or any(
            p.relative and p.classes & _TELLING and mention.last <= p.at <= mention.last + 4 for p in self.by_sentence.get(mention.sentence, ())
        )
        mention.definite = mention.definite or any(start == mention.first + 1 for start, _, _ in self.scan.dates)
        self._reality(mention, first)
        self._dates(mention, first)
        published, told = self.scan.article.published, mention.date.edtf if mention.date is not None else None
        if published and told and "X" not in told and told.split("/")[0] > published[: len(told.split("/")[0])]:
            mention.planned = True
        self._places(mention, first)

    def _pair(self, mention: EventMention, end: int) -> frozenset[str]:
        """The two persons or states right after "between"."""
        for at in range(mention.last, min(end, mention.last + 6)):
            if self.words[at - 1] in function_words()["between_words"]:
                group = next((g for g in self.scan.groups if g.first == at), None)
                if group is not None and len(group.units) == 2 and all(unit.kind in ("person", "office", "country") for unit in group.units):
                    return frozenset(unit.actor for unit in group.units)
        return frozenset()

    def _owned(self, mention: EventMention, before: int, following: int, first: int, end: int) -> tuple[tuple[int, int], ...]:
        """The noun phrase, its clause to the left, and to the right what is not the topic of the gathering."""
        left = mention.first
        if mention.margin or self._adjunct(mention, first):
            pass
        elif mention.governor is not None and mention.governor.classes & EVENT_CLASSES:
            left = max(before, self._clause_start(mention.governor, first), self._last_break(before, mention.governor.at))
        elif mention.governor is None and before == first:
            left = first
        ranges = [*self._left(mention, left), (mention.first, mention.last)]
        beside = mention.margin or self._acts(mention)
        start: int | None = mention.last if not beside else None
        reach = end if not beside else mention.last + 4  # what is beside a meeting says nothing of it further on
        inside = mention.definite and mention.first > first and self.words[mention.first - 1] in function_words()["during_words"]
        inner = {at for first_of, last_of in mention.besides for at in range(first_of, last_of)}
        for at in range(mention.last, min(following, end)):
            if at in inner or at - 1 in inner and start is None and at - 1 not in {last_of for _, last_of in mention.besides}:
                if start is not None and at in inner:
                    ranges.append((start, at))
                    start = None
                elif at not in inner:
                    start = at
                continue
            if start is not None and (self._leaves(at) or inside and self.words[at] in function_words()["topic_masdars"]):
                ranges.append((start, at))
                start = None
            elif start is None and at < reach and self._returns(at, mention) and not (beside and self._is_aside(at)):
                start = at
        if start is not None:
            ranges.append((start, min(following, end)))
        return tuple(ranges)

    def _left(self, mention: EventMention, left: int) -> list[tuple[int, int]]:
        """The owned tokens before the noun: what its verb says of it, not the topic told between."""
        sets = function_words()
        ranges: list[tuple[int, int]] = []
        start: int | None = left
        for at in range(left, mention.first):
            if start is not None and (self.words[at] in sets["signed_words"] or self.words[at] in sets["purpose"]):
                ranges.append((start, at))
                start = None
            elif start is None and self.words[at] in sets["resuming_words"]:
                start = at
        return ranges + ([(start, mention.first)] if start is not None else [])

    @staticmethod
    def _acts(mention: EventMention) -> bool:
        """Whether the known meeting itself decides or says: the rest of the clause is what it said."""
        governor = mention.governor
        if governor is None or not mention.definite or mention.first != governor.at + 1:
            return False
        return bool(governor.classes & {"decide", "agree", "say", "affirm", "urge", "discuss"}) and not governor.classes & {"held", "hold", "host", "conclude"}

    def _adjunct(self, mention: EventMention, first: int) -> bool:
        """Whether the noun only says when something else was: "after a round in Oslo"."""
        before = self.words[mention.first - 1] if mention.first > first else ""
        sets = function_words()
        preparing = before in sets["preparing"] and mention.proclitics == letters().prepositions[1]
        return preparing or before in sets["after_words"] or before in sets["since_words"]

    def _leaves(self, at: int) -> bool:
        sets = function_words()
        word = self.words[at]
        bare = word[1:] if word[0] in letters().conjunctions and len(word) > 3 else word
        if word in sets["signed_words"]:
            return True
        if at in self.dated or " ".join(self.words[at - 1 : at + 1]) in sets["virtually"]:
            return False
        if word in sets["asides"] or bare in sets["asides"] or bare in sets["reasons"] or bare in sets["purpose"] or word in sets["purpose"] or bare in sets["complementisers"] or word in (":", "."):
            return True
        predicate = self.predicate_at.get(at)
        return predicate is not None and (not predicate.classes & EVENT_CLASSES or predicate.participle)

    def _returns(self, at: int, mention: EventMention) -> bool:
        if (self.words[at],) in event_words()["resuming.words"]:
            return True
        predicate = self.predicate_at.get(at)
        if predicate is None or predicate.participle or not predicate.classes & EVENT_CLASSES or predicate.classes & {"say"}:
            return False
        return predicate.relative or bool(predicate.form.suffix) or bool(predicate.proclitics)

    def _is_aside(self, at: int) -> bool:
        """Whether a clause behind a meeting that is only beside what is told says nothing of its holding."""
        predicate = self.predicate_at.get(at)
        return predicate is not None and not predicate.classes & (_TELLING | {"conclude", "begin"})

    def _last_break(self, before: int, at: int) -> int:
        """The last comma with a conjunction after it between two tokens: a new clause begins there."""
        breaks = function_words()["clause_breaks"]
        opens: Callable[[int], bool] = lambda k: (  # noqa: E731
            self.words[k].startswith(letters().conjunctions[0]) or self.words[k] in breaks or " ".join(self.words[k : k + 2]) in breaks
        )
        return max((k + 1 for k in range(before, at - 1) if self.words[k] in COMMAS and opens(k + 1)), default=before)

    def _clause_start(self, predicate: Predicate, first: int) -> int:
        """Back from the verb to the beginning of its clause, past its date, adverbs and subject."""
        earlier = [p.at + 1 for p in self.by_sentence.get(predicate.sentence, ()) if p.at < predicate.at and not p.participle]
        return max([first, *earlier])

    # --- whether it was, will be or might be

    def _expected(self, mention: EventMention) -> bool:
        governor = mention.governor
        if governor is not None and mention.owns(governor.at) and (governor.form.tense == "future" or governor.expected):
            return True
        if governor is not None and mention.owns(governor.at) and self._is_coming(governor):
            return True
        inner = [p for p in self.by_sentence.get(mention.sentence, ()) if mention.owns(p.at) and p.at >= mention.last]
        return any(p.form.tense == "future" or p.expected for p in inner[:1] if p.classes & EVENT_CLASSES)

    def _is_coming(self, governor: Predicate) -> bool:
        """A verb of holding in the present, no "was" before it: what is to come, unless its date says otherwise."""
        first = self.scan.sentence_of(governor.at)[0]
        sets = function_words()
        was = any(word in sets["was_words"] or word[1:] in sets["was_words"] for word in self.words[max(first, governor.at - 10) : governor.at])
        dated = any(first <= start and date.role == "time" for start, _, date in self.scan.dates if start < self.scan.sentence_of(governor.at)[1])
        coming = governor.form.tense == "present" and bool(governor.classes & {"hold", "held"}) and not governor.relative and not governor.negated
        return coming and not was and not dated and not governor.reported

    def _reality(self, mention: EventMention, first: int) -> None:
        sets = function_words()
        for predicate in self.by_sentence.get(mention.sentence, ()):
            if not mention.owns(predicate.at):
                continue
            if predicate.classes & {"postpone", "cancel"} and not predicate.negated and not predicate.participle:
                mention.cancelled = True
            if predicate.classes & {"begin", "continue", "open"}:
                mention.begun = True
            if predicate.classes & EVENT_CLASSES and (predicate is mention.governor or predicate.relative):
                mention.negated = mention.negated or predicate.negated
                mention.hypothetical = mention.hypothetical or predicate.hypothetical
        before = self.words[max(first, mention.first - 3) : mention.first]
        mention.cancelled = mention.cancelled or any(word in sets["cancelling_nouns"] for word in before[-2:])
        mention.negated = mention.negated or any(word in sets["denying_nouns"] for word in before[-2:])
        if mention.cancelled:
            return
        if any((word,) in event_words()["open.words"] for word in before):
            mention.hypothetical = True
        self._governed_reality(mention, first)

    def _governed_reality(self, mention: EventMention, first: int) -> None:
        """`agreed to hold a meeting` plans it; `called for a meeting`, `studies hosting one` leave it open."""
        governor = mention.governor
        if governor is None or governor.at < first or mention.margin:
            return
        carried = any(
            split.core == phrase[0]
            for word in self.words[max(first, mention.first - 3) : mention.first]
            for split in splits(word)
            for phrase in event_words()["carriers.holding"]
        )
        near = mention.first - governor.at <= 9 and self.words[mention.first - 1] not in function_words()["during_words"]
        if governor.classes & OPEN_CLASSES and near and not (governor.relative and governor.form.suffix):
            if carried or not mention.definite and self.words[mention.first - 1] not in function_words()["inside_words"]:
                mention.hypothetical = True
        elif governor.classes & PLANNING_CLASSES and carried and not governor.classes & EVENT_CLASSES:
            mention.planned = not mention.definite or mention.planned or governor.classes <= {"agree", "decide", "intend", "plan"}

    # --- when and where

    def _dates(self, mention: EventMention, first: int) -> None:
        rows = []
        for start, last, date in self.scan.dates:
            if date.kind == "time" or not mention.owns(start) and not self._in_scene(start, last, mention, first):
                continue
            if self._lasts_until(start):
                mention.until = mention.until or date
            elif date.role == "since" or self._begins(start):
                mention.since = mention.since or date
            elif date.role == "time":
                distance = start - mention.last if start >= mention.last else mention.first - last + (0 if mention.owns(start) else 40)
                rows.append((distance, start, date))
        if not rows and mention.since is not None and self.words[mention.first - 1] in function_words()["ending_words"]:
            rows = [(mention.first - last, start, date) for start, last, date in self.scan.dates
                    if first <= start < mention.first and date.role == "time" and date.kind != "time"]  # fmt: skip
        if rows:
            mention.date = min(rows, key=lambda row: row[:2])[2]
            self._lasting(mention)
        elif mention.since is not None:
            mention.date = mention.since

    def _lasting(self, mention: EventMention) -> None:
        """`concluded yesterday the summit that X hosted for two days`: from the day before on."""
        if mention.date is None or mention.governor is None or mention.since or "conclude" not in mention.governor.classes:
            return
        for start, _, date in self.scan.dates:
            days = _days(date.relative) if date.role == "duration" and mention.owns(start) else None
            if days and mention.date.kind in ("day", "relative", "weekday") and len(mention.date.edtf or "") == _FULL_DATE and "X" not in (mention.date.edtf or ""):
                first = Date.fromisoformat(mention.date.edtf or "") - timedelta(days=days - 1)
                mention.since = replace(mention.date, edtf=first.isoformat())

    def _lasts_until(self, start: int) -> bool:
        """Whether "until" stands right before a date, after a verb of lasting."""
        until = any(word in function_words()["until_words"] for word in self.words[start - 2 : start])
        return until and any((p := self.predicate_at.get(at)) is not None and "continue" in p.classes for at in range(max(0, start - 5), start))

    def _begins(self, start: int) -> bool:
        """Whether a verb of beginning stands right before a date."""
        return any((p := self.predicate_at.get(at)) is not None and "begin" in p.classes for at in range(start - 3, start))

    def _destination(self, mention: EventMention) -> None:
        """Where a visit leads: the place or state after "to"."""
        for unit in self.scan.units:
            if mention.last - 1 <= unit.first <= mention.last + 8 and unit.kind in ("place", "country"):
                if self.words[unit.first - 1] in function_words()["towards"] or unit.proclitics == letters().prepositions[1]:
                    mention.place = unit.actor if unit.kind == "place" else mention.place
                    mention.country = unit.actor if unit.kind == "country" else mention.country
                    return

    def _in_scene(self, start: int, last: int, mention: EventMention, first: int) -> bool:
        """Whether a phrase at the very beginning of the sentence sets its scene: "in Jeddah, …", "on Monday, …"."""
        governor = mention.governor
        spoken_of = governor is not None and bool(governor.classes & {"say", "urge", "deny"}) and not governor.classes & EVENT_CLASSES
        spoken_of = spoken_of and bool(mention.proclitics)
        return first <= start <= first + 2 and last < len(self.words) and self.words[last] in COMMAS and last <= mention.first and not spoken_of

    def _places(self, mention: EventMention, first: int) -> None:
        if mention.family == "visit":
            self._destination(mention)
        rows = []
        for unit in self.scan.units:
            owned = mention.owns(unit.first) or self._in_scene(unit.first, unit.last, mention, first)
            if owned and self._is_locative(unit):
                rows.append((unit.first < mention.first, abs(unit.first - mention.first), unit))
        building = False  # the place so far is only a building; a city says more
        for _, _, unit in sorted(rows, key=lambda row: row[:2]):
            if self._elsewhere(unit):
                continue
            if unit.kind == "place" and (mention.place is None or building):
                known = self.scan.knowledge.entities.get(self.scan.registry.drafts[unit.actor].reference or "")
                is_building = known is not None and known.kind == "building"
                if (known is None or known.kind not in _WIDE_PLACES) and not (is_building and mention.place is not None):
                    mention.place, building = unit.actor, is_building
            elif unit.kind == "country" and mention.country is None:
                mention.country = unit.actor

    def _elsewhere(self, unit: Unit) -> bool:
        """Whether a building of that name stands in another state than the city told right after it."""
        entities, drafts = self.scan.knowledge.entities, self.scan.registry.drafts
        city = self.scan.unit_at.get(unit.last)
        if unit.kind != "place" or city is None or city.kind != "place":
            return False
        one, other = (entities.get(drafts[place.actor].reference or "") for place in (unit, city))
        return one is not None and other is not None and one.kind == "building" and one.country != other.country

    def _is_locative(self, unit: Unit) -> bool:
        sets = function_words()
        inside = letters().prepositions[0]
        before = self.words[unit.first - 1] if unit.first else ""
        two = self.words[unit.first - 2] if unit.first > 1 else ""
        if unit.kind == "place":
            adjective = before.startswith(letters().article) and any(split.core in sets["place_markers"] for split in splits(two))
            marked = any(split.core in sets["place_markers"] for split in splits(before))
            return unit.proclitics[-1:] == inside or marked or adjective
        if unit.kind != "country" or self.words[unit.first] in sets["own_words"]:
            return False
        if before in sets["topic_words"]:
            return False
        return unit.proclitics in (inside, letters().conjunctions[0] + inside) or not unit.proclitics and before in sets["in_words"]


def _days(relative: str | None) -> int | None:
    """How many days a duration such as `within unit=day count=2` lasts, where it is told in days."""
    parts = dict(part.split("=", 1) for part in (relative or "").split() if "=" in part)
    count = parts.get("count", "")
    return int(count) if parts.get("unit") == "day" and count.isdigit() and int(count) > 1 else None


def _contains(window: list[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    text = " " + " ".join(window) + " "
    return any(" " + " ".join(phrase) + " " in text for phrase in phrases)
