"""Predicates of a sentence: verbs and participles, their subjects, objects and prepositions."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from majlis.interpret.event_nouns import is_gathering
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.persons import COMMAS
from majlis.recognise.verbs import VerbForm, verb_forms
from majlis.recognise.words import splits

MAX_SUBJECT_GAP_TOKENS = 14
MAX_OPENING_TOKENS = 5
_PAST_RELATIVE = frozenset({"chair", "attend", "participate", "host", "open", "organise"})  # verbs whose object a relative clause may follow
_CARRIED = frozenset({"say", "meet", "receive", "phone", "visit"})  # verbs whose subject may be that of the sentence before


@dataclass(slots=True)
class Predicate:
    """A verb or circumstantial participle at token `at`."""

    at: int
    form: VerbForm
    proclitics: str
    end: int  # where its right field ends
    sentence: int
    relative: bool = False  # governed by a relative pronoun, or an indefinite noun right before
    negated: bool = False
    hypothetical: bool = False  # conditional, possible
    reported: bool = False  # inside … of an earlier predicate
    expected: bool = False
    subject: Group | None = None
    beside: bool = False  # right after "where", which goes on with the clause before
    inherited: bool = False  # the subject comes from an earlier predicate
    classes: frozenset[str] = field(default=frozenset())

    @property
    def participle(self) -> bool:
        """Whether it is a participle, which never has a subject of its own."""
        return self.form.tense == "participle"


@lru_cache(maxsize=1)
def _sets() -> dict[str, frozenset[str]]:
    return function_words()


@lru_cache(maxsize=100_000)
def _readings(word: str) -> tuple[tuple[str, VerbForm], ...]:
    rows = []
    conjunctions = letters().conjunctions
    for split in splits(word):
        for form in verb_forms().get(split.core, ()):
            if form.tense == "masdar" or split.proclitics and (len(split.proclitics) > 1 or split.proclitics not in conjunctions):
                continue
            rows.append((split.proclitics, form))
    return tuple(rows)


@lru_cache(maxsize=100_000)
def _masdar_too(word: str) -> bool:
    return any(form.tense == "masdar" for split in splits(word) for form in verb_forms().get(split.core, ()))


class ClauseReader:
    """Finds the predicates of an article and whom they are said of."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.tokens = scan.tokens
        self.group_at = {group.first: group for group in scan.groups}
        self.group_ending = {group.last: group for group in scan.groups}
        self.covered = {at for unit in scan.units for at in range(unit.first, unit.last)}
        self.dated = {at: last for first, last, _ in scan.dates for at in range(first, last)}

    def read(self) -> list[Predicate]:
        """All predicates in text order, with subjects."""
        predicates: list[Predicate] = []
        for number, (first, end) in enumerate(self.tokens.sentences):
            row = [p for at in range(first, end) if (p := self._predicate(at, first, end, number)) is not None]
            for predicate, following in zip(row, [*row[1:], None], strict=False):
                predicate.end = following.at if following is not None else end
            denied = False
            for predicate in row:
                self._qualify(predicate, first)
                denied = denied and not (predicate.participle or predicate.proclitics or self.words[predicate.at - 1] in COMMAS)
                predicate.hypothetical = predicate.hypothetical or denied
                denied = denied or "deny" in predicate.classes and not predicate.negated
                predicate.subject = None if predicate.participle else self._subject(predicate, first, end)
            predicates.extend(row)
        return predicates

    # --- finding

    def _predicate(self, at: int, first: int, end: int, number: int) -> Predicate | None:
        word = self.words[at]
        if self.tokens.kinds[at] != "word" or at in self.covered or at in self.dated:
            return None
        readings = _readings(word) if self._may_be_verb(at) else ()
        if word in _sets()["needs_about"] and not any(w in _sets()["about"] for w in self.words[at + 1 : min(end, at + 7)]):
            return None
        if at > first and self.words[at - 1] in _sets()["prepositions"] or word in _sets()["needs_actor"] and not self._before_actor(at, end):
            return None
        if not readings or _masdar_too(word) and not self._verbal_context(at, first, end):
            return None
        proclitics, form = self._best(readings, at)
        classes = frozenset().union(*(reading.classes for mark, reading in readings if mark == proclitics))
        return Predicate(at, form, proclitics, end, number, classes=classes)

    def _may_be_verb(self, at: int) -> bool:
        """A word that is rarely a verb is one, if at all, with a name right behind it."""
        if self.words[at] not in _sets()["not_verbs"]:
            return True
        following = self.group_at.get(at + 1)
        return self.words[at] in _sets()["verbs_before_actor"] and following is not None and not following.proclitics

    def _before_actor(self, at: int, end: int) -> bool:
        """Whether a person, office or state, or a word for one's own state, follows: "X represented"."""
        group = self.group_at.get(at + 1)
        return group is not None and not group.proclitics and group.units[0].kind in ("person", "office", "country", "place", "collective")

    def _best(self, readings: tuple[tuple[str, VerbForm], ...], at: int) -> tuple[str, VerbForm]:
        return min(readings, key=lambda row: (len(row[0]), bool(row[1].suffix), row[1].tense == "participle", row[1].lemma))

    def _verbal_context(self, at: int, first: int, end: int) -> bool:
        """Whether a word that is verb and noun alike stands where a verb stands."""
        word, sets = self.words[at], _sets()
        before = self.words[at - 1] if at > first else ""
        if at + 1 < end and is_gathering(self.words[at + 1]) and self._announced(at, first):
            return False
        if before in sets["prepositions"] or before in sets["never_before_verb"]:
            return False
        following = at + 1
        if following >= end:
            return False
        starts_clause = at == first or before in COMMAS or before in sets["clause_openers"] or before in (".", ":", "-", "\u061b")
        group = self.group_at.get(following)
        if group is not None and not group.proclitics and group.units[0].kind in ("person", "office") and at - 1 not in self.covered:
            return True
        opening = self._bare(self.words[first]) in sets["prepositions"] and at - first <= MAX_OPENING_TOKENS  # "before the summit, X held …"
        if opening and group is not None and not group.proclitics and group.units[0].kind == "organisation":
            return True
        if not starts_clause and word[0] not in letters().conjunctions and before not in sets["relatives"]:
            if at - 1 in self.covered and group is not None and not group.proclitics and any(form.suffix for _, form in _readings(word)):
                return any(is_gathering(self.words[k]) for k in range(max(first, at - 8), at))  # "talks with X that Y hosted"
            return (
                following in self.group_at
                and not self.group_at[following].proclitics
                and at - 1 not in self.covered
                and self._after_event_noun(at)
            )
        if self.words[following] in sets["prepositions"] and following not in self.group_at:
            return starts_clause
        return (
            following in self.group_at
            and not self.group_at[following].proclitics
            or before in sets["clause_openers"]
            or self.words[following].startswith(letters().article)
            or starts_clause
        )

    def _announced(self, at: int, first: int) -> bool:
        """Whether a verb of announcing waits for its object: "announced, …, the holding of a summit"."""
        classes = {name for word in self.words[max(first, at - 25) : at] for _, form in _readings(word) for name in form.classes}
        return self.words[at - 1] in COMMAS and bool(classes & {"announce", "decide"})

    def _after_event_noun(self, at: int) -> bool:
        before = self.words[at - 1]
        return before.endswith(self._indefinite_mark()) or before in _sets()["event_adjectives"] or is_gathering(before)

    @staticmethod
    def _indefinite_mark() -> str:
        return letters().article[0]

    # --- circumstances

    def _qualify(self, predicate: Predicate, first: int) -> None:
        sets = _sets()
        before = self.words[max(first, predicate.at - 2) : predicate.at]
        if before:
            predicate.negated = before[-1] in sets["verb_negations"] or self._bare(before[-1]) in sets["verb_negations"]
            was = any(self._bare(word) in sets["was_words"] for word in self.words[max(first, predicate.at - 14) : predicate.at - 1])
            predicate.negated = predicate.negated or " ".join(before) in sets["without_doing"]
            predicate.hypothetical = self._bare(before[-1]) in sets["possibility"] and predicate.form.tense != "past" and not was
            predicate.relative = self._in_relative(predicate, first)
            predicate.beside = before[-1] in sets["where_words"]
        window = self.words[max(first, predicate.at - 6) : predicate.at]
        predicate.hypothetical = predicate.hypothetical or any(self._bare(word) in sets["condition_openers"] for word in window)
        predicate.expected = any(self._bare(word) in sets["expectation"] for word in window)
        predicate.reported = any(
            self._bare(word) in sets["complementisers"] for word in self.words[max(first, predicate.at - 8) : predicate.at]
        )

    def _in_relative(self, predicate: Predicate, first: int) -> bool:
        """Whether a relative pronoun governs the verb, directly or past "was expected to"."""
        sets = _sets()
        for at in range(predicate.at - 1, max(first, predicate.at - 7) - 1, -1):
            word = self.words[at]
            if word in sets["relatives"] or self._bare(word) in sets["relatives"]:
                return True
            if word not in sets["bridging"] and word not in sets["expectation"] and word not in sets["auxiliaries"]:
                return False
        return False

    @staticmethod
    def _bare(word: str) -> str:
        return word[1:] if len(word) > 2 and word[0] in letters().conjunctions else word

    # --- subjects

    def _subject(self, predicate: Predicate, first: int, end: int) -> Group | None:
        left = self._left_subject(predicate, first)
        if left is not None and predicate.form.tense in ("present", "future") and self._starts_clause(left, first):
            return left
        if left is not None and left.first > first and self.words[left.first - 1] in _sets()["topic_markers"]:
            return left
        if predicate.relative and self.words[predicate.at - 1] not in _sets()["where_words"] and not predicate.form.suffix and not predicate.form.passive:
            right = self._right_subject(predicate, min(end, predicate.at + 3))
            return right or self._antecedent(predicate)
        return self._right_subject(predicate, end) or left

    def _antecedent(self, predicate: Predicate) -> Group | None:
        at = predicate.at - 1
        if at > 0 and self.words[at - 1] in COMMAS:
            at -= 1
        return self.group_ending.get(at)

    def _left_subject(self, predicate: Predicate, first: int) -> Group | None:
        at = predicate.at
        sets = _sets()
        while at > first and (self.words[at - 1] in sets["auxiliaries"] or at - 1 > first and self.words[at - 2] in sets["preceding"]):
            at -= 1
        if at < predicate.at and at > first and self.words[at - 1] in COMMAS:
            at -= 1
        group = self.group_ending.get(at)
        if group is None or group.first < first:
            return None
        if group.proclitics and group.proclitics[-1:] in letters().prepositions and self.words[group.first - 1] not in sets["preceding"]:
            return None
        before = self.words[group.first - 1] if group.first > first else ""
        if before in sets["prepositions"]:
            return None
        return group

    def _starts_clause(self, group: Group, first: int) -> bool:
        before = self.words[group.first - 1] if group.first > first else ""
        sets = _sets()
        return (
            group.first == first
            or before in COMMAS
            or before in sets["clause_openers"]
            or before in (":", ".", "-")
            or self._bare(before) in sets["complementisers"]
            or before in sets["auxiliaries"]
        )

    def _right_subject(self, predicate: Predicate, end: int) -> Group | None:
        at = predicate.at + 1
        limit = min(end, predicate.end + 1, predicate.at + MAX_SUBJECT_GAP_TOKENS)
        sets, sentence_end = _sets(), self.tokens.sentences[predicate.sentence][1]
        free = -1  # after an adverbial phrase nothing governs a group
        while at < limit:
            word = self.words[at]
            if at in self.dated:
                at = self.dated[at]
                continue
            group = self.group_at.get(at)
            if group is not None and (at == free or not self._governed(at, group, predicate.at)):
                return group
            if group is not None:
                at = group.last
                continue
            length = next((n for n in (4, 3, 2) if " ".join(self.words[at : at + n]) in sets["adverbials"]), 0)
            if length:
                at = free = at + length
                continue
            if word == ":" and self.words[at - 1] in sets["list_openers_of"]:
                at += 1
                continue
            if word in sets["relatives"] and predicate.classes & _PAST_RELATIVE and is_gathering(self.words[at - 1].removeprefix(letters().article)):
                return self._past_relative(at, sentence_end)
            if word in sets["relatives"] and predicate.classes & _PAST_RELATIVE and self.words[at - 1] in COMMAS:
                return self._past_relative(at, sentence_end)
            if at >= predicate.end or self._bare(word) in sets["complementisers"] or word in sets["relatives"] or word in (":", "."):
                return None
            at += 1
        return None

    def _past_relative(self, at: int, end: int) -> Group | None:
        """The subject after a relative clause about the object: `chaired the summit, which was held in X, the president`."""
        closed = self.words[at - 1] not in COMMAS
        inner = {name for _, form in _readings(self.words[at + 1]) for name in form.classes} if at + 1 < end else set()
        if closed and not inner & {"continue", "held", "hold", "begin", "conclude"}:
            return None
        for position in range(at + 1, min(end, at + MAX_SUBJECT_GAP_TOKENS)):
            group = self.group_at.get(position)
            if group is not None and group.units[0].kind in ("person", "office") and not group.proclitics:
                before = self.words[position - 1]
                if before in COMMAS or closed and before not in _sets()["prepositions"]:
                    return group
                return None
        return None

    def _governed(self, at: int, group: Group, verb: int) -> bool:
        """Whether a preposition or a noun before the group governs it."""
        if group.proclitics and group.proclitics[-1] in letters().prepositions:
            return True
        before = self.words[at - 1]
        if before in _sets()["list_openers_of"] and at > 1 and self.words[at - 2] in _sets()["each_words"]:
            return False
        if at - 1 == verb or before == ":" or before in COMMAS or at - 1 in self.dated or before == ")":
            return False
        sets = _sets()
        if before in sets["prepositions"] or before in sets["locatives"]:
            return True
        if at - 1 in self.covered:
            return group.units[0].kind == "place" and group.units[0].metonym is None
        return (
            before not in sets["transparent"] and not before.startswith(letters().article) and not before.endswith(self._indefinite_mark())
        )


def inherit_subjects(predicates: list[Predicate]) -> None:
    """Give participles and subject-less coordinated verbs the subject of the last predicate that has one."""
    last: Group | None = None
    speaker: Group | None = None
    sentence = -1
    for predicate in predicates:
        if predicate.sentence != sentence:
            last, sentence = None, predicate.sentence
        if predicate.subject is not None:
            if not (predicate.relative or predicate.reported) or last is None:
                last = predicate.subject
            if predicate.classes & _CARRIED:
                speaker = predicate.subject
            continue
        if predicate.relative and not predicate.beside or predicate.form.passive:
            continue
        source = last or (speaker if predicate.classes & _CARRIED else None)
        if source is not None:
            predicate.subject, predicate.inherited = source, True
