"""Event mentions: each noun or verb that speaks of a gathering, with what its clause says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.interpret.clauses import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.units import Unit
from majlis.recognise.dates import DateMention
from majlis.recognise.lexicon import function_words, letters, read_toml
from majlis.recognise.persons import COMMAS
from majlis.recognise.words import splits

MAX_PHRASE_TOKENS = 14
EVENT_CLASSES = frozenset(
    {
        "host",
        "hold",
        "held",
        "chair",
        "attend",
        "participate",
        "include",
        "gather",
        "open",
        "conclude",
        "begin",
        "resume",
        "continue",
        "meet",
        "receive",
        "convene",
        "organise",
        "visit",
        "arrive",
        "postpone",
        "cancel",
        "get",
        "takeover",
        "share",
        "came",
        "lead",
        "represent",
        "discuss",
    }
)


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A form of a noun of gatherings."""

    words: tuple[str, ...]
    kind: str
    family: str
    number: str
    definite: bool
    suffix: bool


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
    region: tuple[int, int]  # tokens whose dates, places and roles belong to it
    governor: Predicate | None = None
    bodies: list[str] = field(default_factory=list)
    place: str | None = None
    country: str | None = None
    date: DateMention | None = None
    planned: bool = False
    earlier: bool = False
    virtual: str | None = None
    cancelled: bool = False
    negated: bool = False
    hypothetical: bool = False
    first_of: tuple[Unit, ...] = ()  # units bound to the noun itself: "the meeting of X with Y"
    headline: bool = False
    margin_of: bool = False
    distinct: bool = False  # an ordinal or adjective sets it apart: "the inaugural meeting"


@lru_cache(maxsize=1)
def event_nouns() -> dict[str, tuple[EventNoun, ...]]:
    """Forms of the nouns of `events.toml`, by first folded word."""
    forms: dict[str, list[EventNoun]] = {}
    article, taa = letters().article, fold("\u062a")
    for row in read_toml("events.toml")["event"]:
        for number in ("singular", "dual", "plural"):
            for raw in row[number]:
                words = tuple(fold(raw).split())
                definite = tuple(article + word for word in words)
                variants = [
                    (words, False, False),
                    (definite, True, False),
                    ((words[0] + article[0], *(w + article[0] for w in words[1:])), False, False),
                ]
                stem = raw[:-1] + taa if raw.endswith("\u0629") else raw
                if len(words) == 1:
                    variants += [((fold(stem) + suffix,), True, True) for suffix in letters().object_suffixes]
                for spelling, is_definite, suffixed in variants:
                    forms.setdefault(spelling[0], []).append(EventNoun(spelling, row["kind"], row["family"], number, is_definite, suffixed))
    return {first: tuple(sorted(rows, key=lambda noun: -len(noun.words))) for first, rows in forms.items()}


@lru_cache(maxsize=1)
def event_words() -> dict[str, frozenset[tuple[str, ...]]]:
    """The word lists of `events.toml`: "section.name" → folded phrases."""
    rows: dict[str, frozenset[tuple[str, ...]]] = {}
    for section, lists in read_toml("events.toml").items():
        if isinstance(lists, dict):
            for name, phrases in lists.items():
                rows[f"{section}.{name}"] = frozenset(tuple(fold(phrase).split()) for phrase in phrases)
    return rows


class EventReader:
    """Finds event mentions in one article."""

    def __init__(self, scan: Scan, predicates: list[Predicate]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.predicates = predicates
        self.by_sentence: dict[int, list[Predicate]] = {}
        for predicate in predicates:
            self.by_sentence.setdefault(predicate.sentence, []).append(predicate)
        self.covered = {at: unit for unit in scan.units for at in range(unit.first, unit.last)}

    def read(self) -> list[EventMention]:
        """All mentions by noun, in text order, with their circumstances."""
        mentions: list[EventMention] = []
        for number, (first, end) in enumerate(self.scan.tokens.sentences):
            row = [m for at in range(first, end) if (m := self._mention(at, end, number)) is not None]
            for index, mention in enumerate(row):
                following = row[index + 1].first if index + 1 < len(row) else end
                before = row[index - 1].last if index else first
                self._circumstances(mention, before, following, first, end)
            mentions.extend(row)
        return mentions

    def _mention(self, at: int, end: int, number: int) -> EventMention | None:
        if at in self.covered and self.covered[at].kind != "collective":
            return None
        for split in splits(self.words[at]):
            for noun in event_nouns().get(split.core, ()):
                last = at + len(noun.words)
                if last > end or tuple(self.words[at + 1 : last]) != noun.words[1:]:
                    continue
                if last < end and (self.words[last],) in event_words()["not_followed_by.words"]:
                    return None
                return EventMention(
                    at,
                    last,
                    number,
                    noun.family,
                    noun.kind,
                    noun.number,
                    noun.definite,
                    noun.suffix,
                    split.proclitics,
                    (at, end),
                    headline=self.scan.tokens.headline[number],
                )
        return None

    # --- circumstances

    def _circumstances(self, mention: EventMention, before: int, following: int, first: int, end: int) -> None:
        mention.governor = self._governor(mention, before)
        self._phrase(mention, end)
        left = mention.first
        if mention.governor is not None and mention.governor.classes & EVENT_CLASSES:
            left = max(before, self._clause_start(mention.governor, first))
        elif before == first and not self._predicates_between(first, mention.first, mention.sentence):
            left = first
        mention.region = (left, self._region_end(mention, following, end))
        self._fill(mention)

    def _governor(self, mention: EventMention, before: int) -> Predicate | None:
        rows = [p for p in self.by_sentence.get(mention.sentence, ()) if before <= p.at < mention.first]
        return rows[-1] if rows else None

    def _predicates_between(self, first: int, last: int, sentence: int) -> bool:
        return any(first <= p.at < last for p in self.by_sentence.get(sentence, ()))

    def _clause_start(self, predicate: Predicate, first: int) -> int:
        """Back from the verb to the beginning of its clause, past its date, adverbs and subject."""
        earlier = [p.at + 1 for p in self.by_sentence.get(predicate.sentence, ()) if p.at < predicate.at]
        return max([first, *earlier])

    def _phrase(self, mention: EventMention, end: int) -> None:
        """Adjectives, ordinals and the body that belong to the noun itself."""
        at = mention.last
        limit = min(end, mention.first + MAX_PHRASE_TOKENS)
        while at < limit:
            unit = self.scan.unit_at.get(at)
            if unit is not None:
                if not self._binds(unit, at, mention):
                    break
                at = unit.last
                continue
            if not self._modifies(at, mention):
                break
            at += 1
        mention.last = at

    def _binds(self, unit: Unit, at: int, mention: EventMention) -> bool:
        """Whether a unit after the noun is its genitive: the body that meets, or who meets."""
        proclitics, before = unit.proclitics, self.words[at - 1]
        by = proclitics == letters().prepositions[1] or before in function_words()["of_words"]
        if unit.kind == "organisation" and (not proclitics or by):
            mention.bodies.append(unit.actor)
            return True
        if not proclitics and unit.kind in ("country", "person", "office", "place") and at == mention.last and not mention.definite:
            mention.first_of = (*mention.first_of, unit)
            return True
        return False

    def _modifies(self, at: int, mention: EventMention) -> bool:
        word = self.words[at]
        lists = event_words()
        for kind in ("ministerial", "bilateral", "small-group", "talks"):
            if (word,) in lists[f"kinds.{kind}"]:
                mention.kind = (
                    kind
                    if mention.kind in ("", "talks", "council-session") or kind == "ministerial" and mention.family == "meeting"
                    else mention.kind
                )
                return True
        if (word,) in lists["kinds.council-session"]:
            return True
        if any(split.core in function_words()["attendees"] for split in splits(word)):
            return True
        if word in function_words()["of_words"] and at + 1 in self.scan.unit_at:
            return True
        if self.scan.tokens.kinds[at] != "word" or any(p.at == at for p in self.by_sentence.get(mention.sentence, ())):
            return False
        article = letters().article
        if word in function_words()["prepositions"] or word in function_words()["conjunctions"]:
            return False
        return word.startswith(article) if mention.definite else word in function_words()["event_adjectives"] or word.startswith(article)

    def _region_end(self, mention: EventMention, following: int, end: int) -> int:
        sets = function_words()
        at = mention.last
        while at < min(end, following):
            word = self.words[at]
            bare = word[1:] if word[0] in letters().conjunctions and len(word) > 3 else word
            if bare in sets["purpose"] or word in sets["purpose"] or bare in sets["complementisers"] or word in (".", ":"):
                return at
            predicate = next((p for p in self.by_sentence.get(mention.sentence, ()) if p.at == at), None)
            if predicate is not None and not predicate.classes & EVENT_CLASSES:
                return at
            at += 1
        return at

    def _fill(self, mention: EventMention) -> None:
        left, right = mention.region
        lists = event_words()
        phrase = self.words[mention.first : right]
        window = self.words[left:right]
        mention.planned = any((word,) in lists["planned.words"] for word in self.words[mention.first : mention.last + 1]) or self._expected(
            mention, left
        )
        mention.earlier = any((word,) in lists["earlier.words"] for word in self.words[mention.first : mention.last])
        mention.virtual = (
            "hybrid" if _contains(window, lists["virtual.hybrid"]) else "virtual" if _contains(phrase, lists["virtual.words"]) else None
        )
        modifiers = self.words[mention.first : mention.last + 1]
        mention.distinct = any(word in function_words()["distinguishing"] for word in modifiers)
        if not mention.bodies and any(word in function_words()["inaugural"] for word in modifiers):
            mention.bodies += self._founded_body(mention)
        self._governor_status(mention)
        self._date(mention, left, right)
        self._place(mention, left, right)

    def _founded_body(self, mention: EventMention) -> list[str]:
        """Whose inaugural meeting it is: the body named last before it in the sentence."""
        first = self.scan.tokens.sentences[mention.sentence][0]
        before = [unit for unit in self.scan.units if first <= unit.first < mention.first and unit.kind == "organisation"]
        return [before[-1].actor] if before else []

    def _expected(self, mention: EventMention, left: int) -> bool:
        governor = mention.governor
        if governor is not None and left <= governor.at and (governor.form.tense == "future" or governor.expected):
            return True
        inner = [p for p in self.by_sentence.get(mention.sentence, ()) if mention.last <= p.at < mention.region[1]]
        return any(p.form.tense == "future" or p.expected for p in inner[:1] if p.classes & EVENT_CLASSES)

    def _governor_status(self, mention: EventMention) -> None:
        for predicate in self.by_sentence.get(mention.sentence, ()):
            near = mention.region[0] <= predicate.at < mention.region[1]
            if not near:
                continue
            if predicate.classes & {"postpone", "cancel"} and not predicate.negated:
                mention.cancelled = True
            if predicate.classes & EVENT_CLASSES and (predicate is mention.governor or predicate.relative):
                mention.negated = mention.negated or predicate.negated
                mention.hypothetical = mention.hypothetical or predicate.hypothetical
        before = self.words[max(0, mention.first - 2) : mention.first]
        sets = function_words()
        mention.cancelled = mention.cancelled or any(word in sets["cancelling_nouns"] for word in before)
        mention.negated = mention.negated or any(word in sets["denying_nouns"] for word in before)

    def _date(self, mention: EventMention, left: int, right: int) -> None:
        rows = [
            (abs(first - mention.last) + (40 if first < mention.first and not self._near(mention) else 0), first, date)
            for first, last, date in self.scan.dates
            if left <= first and last <= right and date.role == "time" and date.kind != "time"
        ]
        if rows:
            mention.date = min(rows, key=lambda row: row[:2])[2]

    def _near(self, mention: EventMention) -> bool:
        return mention.governor is not None and bool(mention.governor.classes & EVENT_CLASSES)

    def _place(self, mention: EventMention, left: int, right: int) -> None:
        places = [unit for unit in self.scan.units if left <= unit.first < right and self._is_locative(unit)]
        for unit in sorted(places, key=lambda u: (u.first < mention.first, abs(u.first - mention.first))):
            if unit.kind == "place" and mention.place is None:
                known = self.scan.known_of.get(unit.last - 1) or self.scan.known_of.get(unit.first)
                if known is not None and known.kind in ("continent", "region", "sea", "river"):
                    continue
                mention.place = unit.actor
            elif unit.kind == "country" and mention.country is None:
                mention.country = unit.actor

    def _is_locative(self, unit: Unit) -> bool:
        inside = letters().prepositions[0]
        before = self.words[unit.first - 1] if unit.first else ""
        two = self.words[unit.first - 2] if unit.first > 1 else ""
        locatives = function_words()["place_markers"]
        if unit.kind == "place":
            adjective = unit.first - 1 in self.covered or before.startswith(letters().article) and two in function_words()["place_markers"]
            return unit.proclitics[-1:] == inside or before in locatives or adjective
        return unit.kind == "country" and (
            unit.proclitics[-1:] == inside and len(unit.proclitics) <= 2 or before in function_words()["in_words"]
        )


def _contains(window: list[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    text = " " + " ".join(window) + " "
    return any(" " + " ".join(phrase) + " " in text for phrase in phrases)


def is_comma(word: str) -> bool:
    """Whether a token is a comma, Arabic or Latin."""
    return word in COMMAS
