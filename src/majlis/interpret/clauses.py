"""Predicates of a sentence: verbs and participles, what qualifies them, and whom they are said of."""

from __future__ import annotations

from itertools import pairwise

from majlis.interpret.predicates import Predicate, without_conjunction
from majlis.interpret.scan import Scan
from majlis.interpret.verb_finding import VerbFinder, readings
from majlis.interpret.verb_subjects import SubjectFinder, inherit_subjects
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS

MAX_CONDITION_TOKENS = 12
MAX_HEAD_TOKENS = 12
_UNSURE = frozenset({"deny", "claim"})  # what is denied, or only said against another

__all__ = ["ClauseReader", "Predicate", "inherit_subjects"]


class ClauseReader:
    """Finds the predicates of an article and whom they are said of."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.dated = {at for start, last, _ in scan.dates for at in range(start, last)}
        self.verb_tokens: list[int] = []  # of the sentence in hand
        self.sentences = scan.tokens.sentences
        self.verbs = VerbFinder(scan)
        self.subjects = SubjectFinder(scan)

    def read(self) -> list[Predicate]:
        """All predicates in text order, with subjects."""
        predicates: list[Predicate] = []
        for number, (first, end) in enumerate(self.sentences):
            row = [p for at in range(first, end) if (p := self.verbs.read(at, first, end, number)) is not None]
            self.verb_tokens = [p.at for p in row if not p.relative and not p.participle]
            for predicate, following in pairwise(row):
                predicate.end = following.at
            self._qualify_all(row, first)
            for predicate in row:
                predicate.subject = self.subjects.find(predicate, first, end)
            predicates.extend(row)
        return predicates

    def _qualify_all(self, row: list[Predicate], first: int) -> None:
        """What qualifies each verb of a sentence; what somebody denies is not so, until a new clause begins."""
        denied = False
        for predicate in row:
            self._qualify(predicate, first)
            denied = denied and not (predicate.participle or predicate.proclitics or self._opens(predicate.at))
            predicate.hypothetical = predicate.hypothetical or denied
            denied = denied or bool(predicate.classes & _UNSURE) and not predicate.negated

    def _opens(self, at: int) -> bool:
        """Whether a new clause begins at a verb: behind a comma, or «and … has»."""
        before = self.words[at - 1]
        joined = before[:1] in letters().conjunctions and before[1:] in function_words()["auxiliaries"]
        return before in COMMAS or joined

    def _qualify(self, predicate: Predicate, first: int) -> None:
        """Whether a verb is negated, only possible, expected, reported, or in a relative clause."""
        sets, at = function_words(), predicate.at
        if at > first:
            self._qualify_before(predicate, first)
        near = [without_conjunction(word) for word in self.words[max(first, at - 6) : at]]
        predicate.hypothetical = predicate.hypothetical or any(word in sets["condition_openers"] for word in near)
        if predicate.form.tense == "future" and self._on_condition(predicate):
            predicate.hypothetical = True
        predicate.expected = any(word in sets["expectation"] for word in near)
        predicate.headed = self._is_headed(predicate, first)
        further = self.words[max(first, at - 8) : at]
        predicate.reported = any(without_conjunction(word) in sets["complementisers"] for word in further)

    def _is_headed(self, predicate: Predicate, first: int) -> bool:
        """Whether a noun with the article that is no actor stands right behind "that", no other verb before this one."""
        sets, at = function_words(), predicate.at
        before = range(at - 1, max(first, at - MAX_HEAD_TOKENS) - 1, -1)
        opener = next((k for k in before if self.words[k] in sets["complementisers"]), None)
        if opener is None or opener + 1 == at or predicate.proclitics or self.words[opener][-1] in letters().object_suffixes[0]:
            return False
        noun = opener + 1
        free = noun not in self.scan.unit_at and noun not in self.dated and self.words[noun].startswith(letters().article)
        return free and not any(noun < other < at for other in self.verb_tokens)

    def _on_condition(self, predicate: Predicate) -> bool:
        """Whether a condition stands right behind the clause of a verb that tells of what is to come: "will host it if …"."""
        end = self.sentences[predicate.sentence][1]
        for at in range(predicate.at + 1, min(end, predicate.end, predicate.at + MAX_CONDITION_TOKENS)):
            if self.words[at] in function_words()["conditions"]:
                return True
            if self.words[at] in COMMAS:
                return False
        return False

    def _qualify_before(self, predicate: Predicate, first: int) -> None:
        """What the words right before a verb say of it."""
        sets, at = function_words(), predicate.at
        before = self.words[at - 1]
        pair = " ".join(self.words[max(first, at - 2) : at])
        negated = before in sets["verb_negations"] or without_conjunction(before) in sets["verb_negations"]
        predicate.negated = negated or pair in sets["without_doing"]
        was = any(without_conjunction(word) in sets["was_words"] for word in self.words[max(first, at - 14) : at - 1])
        present = predicate.form.tense != "past" or any(form.tense == "present" for _, form in readings(self.words[at]))
        certain = before in sets["certainly"] and predicate.form.tense == "past"  # "for he has …"
        predicate.hypothetical = without_conjunction(before) in sets["possibility"] and present and not was and not certain
        predicate.relative = self._in_relative(predicate, first)
        predicate.beside = self.words[predicate.at - 1] in function_words()["where_words"] if predicate.at > first else False

    def _in_relative(self, predicate: Predicate, first: int) -> bool:
        """Whether a relative pronoun governs the verb, directly or past "was expected to"."""
        sets = function_words()
        for at in range(predicate.at - 1, max(first, predicate.at - 7) - 1, -1):
            word = self.words[at]
            if word in sets["relatives"] or without_conjunction(word) in sets["relatives"]:
                return True
            if word not in sets["bridging"] and word not in sets["expectation"] and word not in sets["auxiliaries"]:
                return False
        return False
