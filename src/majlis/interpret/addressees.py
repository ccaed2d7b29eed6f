"""Whom one calls on: the units and phrases between a verb of urging and what it demands."""

from __future__ import annotations

from majlis.interpret.act_words import act_words, is_core, is_word, proclitics_of
from majlis.interpret.acting import Acting
from majlis.interpret.clauses import Predicate
from majlis.interpret.surroundings import Doer
from majlis.interpret.themes import ThemeMatch
from majlis.interpret.units import Unit
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS

MAX_NAME_TOKENS = 5


class Addressees:
    """Finds whom verbs of urging are addressed to."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting
        self.words = acting.words

    def _appealed_to(self, start: int) -> tuple[str | None, int] | None:
        """Of a verb that appeals «with» somebody: whom, and where the demand begins."""
        with_letter = letters().prepositions[0]
        for at in range(start, min(len(self.words), start + 3)):
            unit = self.acting.scan.unit_at.get(at)
            if unit is not None and unit.proclitics.endswith(with_letter):
                return self._bare(unit), unit.last
            if unit is None and self.words[at].startswith(with_letter + letters().article):
                end = self.acting.scan.sentence_of(at)[1]
                last = next((k for k in range(at + 1, end) if not self.words[k].startswith(letters().article) or self._is_demand(k)), end)
                name = " ".join(self.acting.scan.tokens.surface(at, last).split())[1:]
                return self.acting.scan.registry.named("organisation", name, collective=True), last
        return None

    def _is_demand(self, at: int) -> bool:
        return self.words[at] in act_words()["urged_directly"] or self.words[at] in act_words()["urged_to"]

    def _whose_forces(self, theme: ThemeMatch) -> str | None:
        """«demanded the withdrawal of the Armenian forces»: who shall withdraw is called on."""
        if theme.slug != "withdrawal":
            return None
        end = self.acting.scan.sentence_of(theme.first)[1]
        known = (self.acting.scan.known_of.get(at) for at in range(theme.first + 1, min(end, theme.last + 1)))
        state = next((one for one in known if one is not None and one.type == "country"), None)
        return self.acting.scan.registry.known(state) if state is not None else None

    def _urged_before(self, predicate: Predicate, doer: Doer) -> list[str | None]:
        """Whom the object pronoun of the verb means: who was named last before it in the sentence."""
        first = self.acting.scan.tokens.sentences[predicate.sentence][0]
        if predicate.form.suffix in act_words()["they_suffix"]:
            many = [u for u in self.acting.scan.units if first <= u.first < predicate.at and u.kind == "collective"]
            return [many[-1].actor if many else None]
        units = [u for u in self.acting.scan.units if first <= u.first < predicate.at and u.kind in ("person", "country", "organisation")]
        others = [unit.actor for unit in units if unit.actor not in {one.actor for one in doer.units}]
        return [others[-1] if others else None]

    def _addressees(self, start: int, marker: int, doer: Doer) -> tuple[list[str | None], bool]:
        """The addressee, or each of two sides, of which the caller is none."""
        together = self._together(start, marker)
        if together:
            return [*together], True
        joined = self._joined_addressees(start, marker)
        if joined:
            return joined, True
        addressee, named = self._addressee(start, marker)
        unit = next((self.acting.scan.unit_at[at] for at in range(start, marker) if at in self.acting.scan.unit_at), None)
        if addressee is not None and unit is not None and unit.actor == addressee and self.acting.is_pair(unit):
            sides = self.acting.sides(unit.first, far=False)
            callers = {*self.acting.speakers(doer), *self.acting.binders(doer)}
            if callers & set(sides):
                sides = self.acting.parties_of_focus(unit.first)
            if len(sides) == 2 and not callers & set(sides):
                return [*sides], named
        return [addressee], named

    def _together(self, start: int, marker: int) -> list[str]:
        """Several states or bodies urged together."""
        group = self.acting.group_at.get(start)
        if group is None or len(group.units) < 2 or group.last != marker or group.proclitics:
            return []
        actors = [unit.metonym if unit.kind == "place" else unit.actor for unit in group.units]
        return [actor for actor in actors if actor is not None]

    def _joined_addressees(self, start: int, marker: int) -> list[str | None]:
        """«the international community and the Security Council»: a phrase and a body."""
        unit = self.acting.scan.units_ending.get(marker)
        if unit is None or unit.proclitics != letters().conjunctions[0] or unit.kind not in ("organisation", "country"):
            return []
        if self.acting.group_ending.get(marker) is not None and self.acting.group_ending[marker].first < unit.first:
            return []
        phrase, named = self._addressee(start, unit.first)
        return [phrase, self._bare(unit)] if phrase is not None and named else []

    def _addressee(self, first: int, last: int) -> tuple[str | None, bool]:
        """The entity between verb and demand, and whether it is sure."""
        commas = [at for at in range(first, last) if self.words[at] in COMMAS]
        if commas and (commas[0] == first or first < last and self._is_governed(first)):
            first = commas[-1] + 1
        dated = {at for start, stop, _ in self.acting.scan.dates_between(first, last) for at in range(start, stop)}
        while first < last and (self.words[first] in COMMAS or first in dated or is_word(self.words[first], "after_verb_adverbs")):
            first += 1
        spoken = next((at for at in range(first, last) if self.words[at] in act_words()["through_whom"]), None)
        if spoken is not None and spoken - first < 2:
            return None, True
        while first < last and self.words[first] in act_words()["addressee_quantifiers"]:
            first += 1
        last = self._end_of_addressee(first, last)
        if first >= last:
            return None, True
        closing = self.acting.scan.units_ending.get(last)
        if closing is not None and closing.first > first and not closing.proclitics and self._is_governed(first):
            return self._bare(closing), True
        if self._is_governed(first):
            first = next((at for at in range(first + 1, last) if self._heads_addressee(at)), first)
        unit = self.acting.scan.unit_at.get(first)
        if unit is not None and unit.last >= last:
            return self._bare(unit), True
        if unit is not None and unit.kind == "person":
            return unit.actor, True
        if unit is not None and unit.kind not in ("collective",) and unit.last < len(self.words) and self.words[unit.last] in COMMAS:
            return unit.actor, True
        return self._named(first, last)

    def _heads_addressee(self, at: int) -> bool:
        """«the parties to the conflict», «the international community»: a word for whom one calls on, not governed."""
        word = self.words[at]
        known = word in act_words()["addressee_heads"] or word in act_words()["definite_addressees"]
        return known and self.words[at - 1] not in function_words()["prepositions"] and at not in self.acting.inside

    @staticmethod
    def _bare(unit: Unit) -> str | None:
        return unit.metonym if unit.kind == "place" else unit.actor

    def _is_governed(self, at: int) -> bool:
        """Whether a preposition or «issued» begins what stands between verb and addressee."""
        word = self.words[at]
        unit = self.acting.scan.unit_at.get(at)
        if unit is not None and unit.proclitics[-1:] == letters().prepositions[1] or is_core(word, "issuing"):
            return True
        return word in function_words()["prepositions"] or word.startswith(letters().contracted_article)

    def _end_of_addressee(self, first: int, last: int) -> int:
        for at in range(first, last):
            if self.words[at] in function_words()["relatives"] or self.words[at] in COMMAS:
                last = at
                break
        while last > first and self.words[last - 1] in act_words()["addressee_quantifiers_after"]:
            last -= 1
        return last

    def _named(self, first: int, last: int) -> tuple[str | None, bool]:
        """A noun phrase that names no entity: "the donor states"."""
        head = self.words[first]
        if head in act_words()["these"]:
            following, _ = self._named(first + 1, last)
            name = " ".join(self.acting.scan.tokens.surface(first, last).split())
            return (self.acting.scan.registry.named("organisation", name, collective=True) if following is not None else None), True
        clitics = proclitics_of(head, act_words()["addressee_heads"])
        if not head.startswith(letters().article) and not (clitics == "" or clitics is None and first in self.acting.inside):
            return None, False
        if last - first > MAX_NAME_TOKENS or any(self.acting.predicate_at.get(at) for at in range(first, last)):
            return None, False
        name = " ".join(self.acting.scan.tokens.surface(first, last).replace('"', " ").split())
        return self.acting.scan.registry.named("organisation", name, collective=True), True
