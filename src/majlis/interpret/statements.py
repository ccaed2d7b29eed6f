"""Who is quoted or reported as saying something: one statement for each speaker."""

from __future__ import annotations

from majlis.interpret.act_words import act_words, bare_cores, is_core, is_word
from majlis.interpret.acting import Acting
from majlis.interpret.clauses import Predicate
from majlis.interpret.surroundings import Doer
from majlis.interpret.units import Unit
from majlis.model import Evidence, Statement
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS

MAX_TOKENS_TO_DOCUMENT = 3
MAX_TOKENS_TO_MOUTHPIECE = 8


class StatementReader:
    """Reads statements, the surest evidence of each speaker first in the text."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting
        self.words = acting.words
        self.found: dict[str, Statement] = {}

    def read(self) -> list[Statement]:
        """One statement for each speaker, in text order."""
        headline = self.acting.scan.tokens.headline
        for predicate in self.acting.predicates:
            if not headline[predicate.sentence]:
                self._predicate(predicate)
                self._delivered(predicate)
        for number, (first, end) in enumerate(self.acting.scan.tokens.sentences):
            if not headline[number]:
                self._sourced(first, end)
                self._mouthpieces(first, end)
                self._quoted(first, end)
        return list(self.found.values())

    def _predicate(self, predicate: Predicate) -> None:
        doer = self.acting.doers.get(predicate.at)
        if doer is None or not self._speaks(predicate):
            return
        if is_core(self.words[doer.first], "anonymous") and all(unit.kind != "person" for unit in doer.units):
            return
        if doer.inherited and not self._goes_on(predicate):
            return
        confidence = 0.92 if not doer.inherited else 0.8
        evidence = self.acting.span(min(doer.first, predicate.at), max(doer.last, predicate.at + 1), "say.verb")
        after = max(predicate.at + 1, doer.last if not doer.inherited else 0)
        calls = any(is_word(word, "own_calls") for word in self.words[after : after + 2])
        promises = not predicate.classes & {"say", "urge"} and not calls
        if promises and not (doer.units and all(unit.kind == "person" for unit in doer.units)):
            return
        for speaker in self.acting.speakers(doer):
            self._say(speaker, evidence, confidence, predicate.at)
        for unit in doer.units:
            self._spoken_for(unit, evidence)

    def _goes_on(self, predicate: Predicate) -> bool:
        """Whether a verb without a subject of its own is joined to what stands before it, and not said of a noun there."""
        first = self.acting.scan.tokens.sentences[predicate.sentence][0]
        before = self.words[predicate.at - 1] if predicate.at > first else ""
        if predicate.participle or predicate.proclitics or not before or before in COMMAS:
            return True
        return is_word(before, "resuming") or before in function_words()["auxiliaries"] or before in act_words()["pronoun_openers"]

    def _speaks(self, predicate: Predicate) -> bool:
        if predicate.negated or predicate.hypothetical or predicate.expected and predicate.form.tense == "present":
            return False
        if predicate.form.passive or predicate.form.tense == "future":
            return False
        if is_word(self.words[predicate.at], "no_speech") or {"say", "urge"} <= predicate.classes:
            return False
        if "convene" in predicate.classes and predicate.following in act_words()["body_pronouns_to"]:
            return False
        if predicate.form.suffix and predicate.form.lemma in act_words()["no_speech_with_object"] or self._talks_with(predicate):
            return False
        if predicate.classes & {"say", "urge"}:
            return True
        return bool(predicate.classes & {"pledge", "renew"}) and predicate.form.tense in ("past", "participle")

    def _talks_with(self, predicate: Predicate) -> bool:
        """«X talked with Y», «talked by telephone»: a conversation, nothing that X stated."""
        if predicate.form.lemma not in act_words()["talking"]:
            return False
        doer = self.acting.doers[predicate.at]
        start = doer.last if doer.first > predicate.at and not doer.inherited else predicate.at + 1
        return any(word in act_words()["talked_with"] for word in self.words[start : start + 2])

    def _delivered(self, predicate: Predicate) -> None:
        """«X delivered a speech in which he reviewed …»: X."""
        doer = self.acting.doers.get(predicate.at)
        if doer is None or "deliver" not in predicate.classes or predicate.negated or predicate.form.tense != "past" or doer.inherited:
            return
        start = max(doer.last, predicate.at + 1)
        speech = next((at for at in range(start, min(len(self.words), start + 2)) if is_core(self.words[at], "speeches")), None)
        if speech is not None and any(word in act_words()["spoken_inside"] for word in self.words[speech + 2 : speech + 4]):
            self.tell(doer, predicate.at, "say.speech")

    def _spoken_for(self, unit: Unit, evidence: Evidence) -> None:
        """A spokesman's words are also those of whom he speaks for."""
        title = self.words[max(0, unit.first - 3) : unit.last]
        if unit.kind == "person" and unit.represents and any(is_core(word, "spokesman") for word in title):
            self._say(unit.represents, evidence, 0.85, unit.first)

    def _sourced(self, first: int, end: int) -> None:
        """«according to a statement of X»."""
        for at in range(first, end - 2):
            if self.words[at] not in act_words()["according_to"] or not is_word(self.words[at + 1], "documents"):
                continue
            for position in range(at + 2, min(end, at + 2 + MAX_TOKENS_TO_DOCUMENT)):
                group = self.acting.group_at.get(position)
                if group is not None:
                    if group.units[0].kind != "place" and group.proclitics in ("", letters().prepositions[1]):
                        self.tell(Doer(group.first, group.last, group.units), at, "say.according")
                    break
                if not is_core(self.words[position], "issuing"):
                    break

    def _mouthpieces(self, first: int, end: int) -> None:
        """«by the tongue of its spokesman X»."""
        for at in range(first, end - 1):
            if self.words[at] not in act_words()["through_whom"]:
                continue
            for position in range(at + 1, min(end, at + MAX_TOKENS_TO_MOUTHPIECE)):
                unit = self.acting.scan.unit_at.get(position)
                if unit is not None and unit.kind == "person":
                    self.tell(Doer(unit.first, unit.last, (unit,)), at, "say.mouthpiece")
                    break
            else:
                self._own_envoy(first, at)

    def _own_envoy(self, first: int, at: int) -> None:
        """«X pledged, by the tongue of its ambassador»: who was named before as its ambassador."""
        word = self.words[at + 1]
        voices = [self.acting.doers[p.at] for p in self.acting.predicates if first <= p.at < at and p.at in self.acting.doers]
        principals = {unit.actor for unit in voices[-1].units} if voices else set()
        for unit in reversed(self.acting.scan.units):
            office = self.acting.scan.office_of.get(unit.actor)
            if unit.first >= at or unit.kind != "person" or unit.represents not in principals or office is None or office.title is None:
                continue
            head = next((core for core in bare_cores(self.words[office.title[0]]) if word == core or word[: len(core)] == core), None)
            if head is not None and word[len(head) :] in letters().object_suffixes:
                self.tell(Doer(at, at + 2, (unit,)), at, "say.mouthpiece")
                return

    def _quoted(self, first: int, end: int) -> None:
        """«an agency quoted X as saying», «X was quoted: that …»."""
        words = act_words()
        for at in range(first + 2, end):
            group = self.acting.group_ending.get(at)
            if group is None or self.words[group.first - 1] not in words["about_words"] or group.units[0].kind == "place":
                continue
            quoted = group.first - 2 >= first and self.words[group.first - 2] in words["quoting_from"]
            if self.words[at] in words["his_saying"] or quoted and self.words[at] in words["that_one"]:
                self.tell(Doer(group.first, group.last, group.units), at, "say.quoted")
                for unit in group.units:
                    self._spoken_for(unit, self.acting.span(group.first, at + 1, "say.quoted"))

    def tell(self, doer: Doer, at: int, rule: str) -> None:
        """A statement of each unit of a doer."""
        for speaker in self.acting.speakers(doer):
            self._say(speaker, self.acting.span(at, doer.last, rule), 0.85, at)

    def _say(self, speaker: str, evidence: Evidence, confidence: float, at: int) -> None:
        known = self.found.get(speaker)
        if known is None or known.confidence < confidence:
            self.found[speaker] = Statement(speaker, (evidence,), confidence, self.acting.focus_id(at))
