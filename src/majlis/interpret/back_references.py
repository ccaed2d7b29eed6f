"""Subjects that point back: «the minister», a surname, «his country», «the three states», plurals by their own word."""

from __future__ import annotations

from dataclasses import replace

from majlis.interpret.act_words import act_phrases, act_words, bare_cores, is_core, is_word
from majlis.interpret.clauses import Predicate
from majlis.interpret.surroundings import MAX_SENTENCES_TO_SPEAKER, VOICE_CLASSES, Doer, Surroundings
from majlis.interpret.units import Group
from majlis.recognise.language import is_language
from majlis.recognise.lexicon import function_surfaces, letters

MAX_TOKENS_OF_PLURAL = 6


class BackReferences(Surroundings):
    """Finds the subjects that only what stands before explains."""

    def _speaks_of_own_state(self, group: Group, predicate: Predicate) -> Predicate | None:
        """«X said that his country will …»: the last verb of speech before tells whose country it is."""
        if len(group.units) > 1 or group.last != group.first + 1 or not is_word(self.words[group.first], "own_state"):
            return None
        rows = [p for p in self.by_sentence[predicate.sentence] if p.at < group.first and p.at in self.doers and "say" in p.classes]
        return rows[-1] if rows else None

    def _back_to_office(self, predicate: Predicate) -> Doer | None:
        """«the minister explained»: of those who did something shortly before, the last who bears that office."""
        at = predicate.at + 1
        if predicate.participle or not predicate.classes & VOICE_CLASSES or at in self.inside:
            return None
        office = next((o for o in self.scan.offices if o.first == at and o.name is None and o.title == (at, at + 1)), None)
        if office is None or not self.words[at].startswith(letters().article):
            return None
        first = predicate.sentence - MAX_SENTENCES_TO_SPEAKER
        for earlier in reversed(self.predicates):
            doer = self.doers.get(earlier.at) if earlier.at < predicate.at and earlier.sentence >= first else None
            if doer is None or len(doer.units) != 1 or doer.units[0].kind != "person":
                continue
            borne = self.scan.office_of.get(doer.units[0].actor)
            if borne is not None and borne.title is not None and self._same_head(borne.title[0], at):
                return Doer(at, at + 1, (replace(doer.units[0], first=at, last=at + 1, proclitics=""),))
        return None

    def _named_again(self, predicate: Predicate) -> Doer | None:
        """«Wang said»: one word of the name of one person of the article, which no list of names told."""
        at = predicate.at + 1
        if predicate.participle or not predicate.classes & VOICE_CLASSES or at >= len(self.words) or at in self.inside:
            return None
        word = self.words[at]
        bearers = {person for name, person in self.scan.registry.persons if word in name}
        if len(bearers) != 1 or len(word) < 3 or is_language(word) or is_core(word, "unnamed"):
            return None
        if self.scan.tokens.surface(at, at + 1) in function_surfaces():
            return None
        unit = next((unit for unit in self.scan.units if unit.actor in bearers and unit.first < at), None)
        return Doer(at, at + 1, (replace(unit, first=at, last=at + 1, proclitics=""),)) if unit is not None else None

    def _same_head(self, one: int, other: int) -> bool:
        return not bare_cores(self.words[one]).isdisjoint(bare_cores(self.words[other]))

    def _last_doing(self, predicate: Predicate) -> Predicate | None:
        """The last verb before in the sentence that a person or office is the subject of."""
        earlier = [p for p in self.by_sentence[predicate.sentence] if p.at < predicate.at and p.at in self.doers]
        units = self.doers[earlier[-1].at].units if earlier else ()
        return earlier[-1] if units and all(unit.kind in ("person", "office") for unit in units) else None

    def _continued(self, predicate: Predicate) -> Predicate | None:
        """The predicate whose subject one goes on with that begins with a conjunction or «also»."""
        first = self.scan.tokens.sentences[predicate.sentence][0]
        earlier = [p for p in self.by_sentence[predicate.sentence] if p.at < predicate.at and p.at in self.doers]
        before = self.words[predicate.at - 1] if predicate.at > first else ""
        joined = bool(predicate.proclitics) and not is_word(before, "resuming") or is_word(before, "also")
        return earlier[-1] if earlier and joined else None

    def _counted_states(self, predicate: Predicate) -> Doer | None:
        """«the three states»: the latest states named together in that number."""
        at = predicate.at + 1
        if tuple(self.words[at : at + 2]) in act_phrases()["each_of"]:
            at += 2
        if predicate.participle or at + 1 >= len(self.words) or self.words[at] not in act_words()["states"]:
            return None
        number = next((n for n in range(2, 9) if is_core(self.words[at + 1], f"number_{n}")), None)
        rows = [g for g in self.scan.groups if g.last <= at and len(g.units) == number and all(u.kind == "country" for u in g.units)]
        if rows:
            return Doer(at, at + 2, rows[-1].units)
        return Doer(at, at + 2, (), count=number) if number is not None and predicate.classes & VOICE_CLASSES else None

    def _plural_noun(self, predicate: Predicate) -> Doer | None:
        """«the guarantors», a definite plural behind a verb that no list knows, acts by its own word."""
        at = predicate.at + 1
        while at < len(self.words) and self.words[at] in act_words()["meanwhile"]:
            at += 1
        if predicate.participle or at >= len(self.words) or at in self.inside or at in self.scan.known_of:
            return None
        if "urge" in predicate.classes and self._continued(predicate) is not None:
            return None
        before = self.words[max(0, predicate.at - 3) : predicate.at]
        if before[1:] and before[-1] in act_words()["taking_part"] and before[-2] in act_words()["states"]:
            return Doer(predicate.at - 2, predicate.at, (), document=True) if predicate.classes & VOICE_CLASSES else None
        word = self.words[at]
        if word in act_words()["states"] and self.words[at + 1 : at + 2] and self.words[at + 1] in act_words()["taking_part"]:
            return Doer(at, at + 2, (), document=True) if predicate.classes & VOICE_CLASSES else None
        if word in act_words()["acting_plurals"] and predicate.classes & VOICE_CLASSES:
            return self._plural_of(at, self.scan.tokens.sentences[predicate.sentence][1])
        collective = word in act_words()["collective_subjects"]
        plural = len(word) > 6 and word.endswith(tuple(act_words()["plural_endings"])) and not is_core(word, "unnamed")
        if not word.startswith(letters().article) or not (plural or collective):
            return None
        last = at + 1
        endings = tuple(act_words()["plural_endings"])
        while last < min(len(self.words), at + 3) and last not in self.inside and self.words[last].endswith(endings):
            last += 1
        return Doer(at, last, (), document=True) if predicate.classes & VOICE_CLASSES else None

    def _plural_of(self, at: int, end: int) -> Doer | None:
        """«the ministers of the wider meeting»: the noun with what it governs, where nothing of that is known by name."""
        last, governed = at + 1, (letters().article, *act_words()["member_states"])
        while last < min(end, at + MAX_TOKENS_OF_PLURAL) and self.words[last].startswith(governed):
            known = last in self.inside and self.words[last] not in act_words()["group_adjectives"]
            if known or last in self.predicate_at:
                return None
            last += 1
        return Doer(at, last, (), document=True) if last > at + 1 and last not in self.inside else None
