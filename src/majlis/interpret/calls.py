"""What actors urge others to do."""

from __future__ import annotations

from itertools import product

from majlis.interpret.act_words import act_words, is_core, is_word, proclitics_of
from majlis.interpret.acting import Acting
from majlis.interpret.clauses import Predicate
from majlis.interpret.governed import governed, themes_of
from majlis.interpret.surroundings import Doer
from majlis.interpret.themes import ThemeMatch
from majlis.interpret.units import Unit
from majlis.model import Call
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.verbs import verb_forms
from majlis.recognise.words import COMMAS

MAX_ADDRESSEE_TOKENS = 9
MAX_NAME_TOKENS = 5
MAX_THEMES = 3


class CallReader:
    """Reads calls: caller, addressee, theme."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting
        self.words = acting.words
        self.claims: list[Call] = []

    def read(self) -> list[Call]:
        """All calls in text order."""
        headline = self.acting.scan.tokens.headline
        for predicate in self.acting.predicates:
            if headline[predicate.sentence] or predicate.negated or predicate.hypothetical or predicate.form.passive:
                continue
            if "urge" in predicate.classes and "say" not in predicate.classes:
                self._call(predicate)
            elif predicate.classes & {"renew", "affirm"}:
                self._call(predicate, again=True)
        return self.claims

    def _call(self, predicate: Predicate, again: bool = False) -> None:
        """A verb that urges, or (`again`) one that renews «its call»."""
        doer = self.acting.doers.get(predicate.at)
        if doer is None:
            return
        start = doer.last if not doer.inherited and doer.first > predicate.at else predicate.at + 1
        start = self._past_issue(start)
        if again:
            noun = next((at for at in range(start, min(len(self.words), start + 2)) if is_word(self.words[at], "own_calls")), None)
            if noun is None:
                return
            start = noun + 1
        marker = self._marker(predicate, start)
        if marker is None or self._invites(predicate, marker):
            return
        addressees, named = self._urged_before(predicate, doer), True
        if not predicate.form.suffix:
            addressees, named = self._addressees(start, marker, doer)
        field = governed(self.acting, marker, predicate.at, stipulations=False)
        themes, in_aside = themes_of(self.acting, field)
        if in_aside:
            return
        confidence = 0.85 if named else 0.7
        for theme in themes[:MAX_THEMES]:
            evidence = (self.acting.span(predicate.at, theme.last, "call.verb"),)
            forces = self._whose_forces(theme) if addressees == [None] and named else None
            for caller, addressee in product(self.acting.speakers(doer), [forces] if forces is not None else addressees):
                call = Call(caller, addressee, theme.slug, evidence, confidence, self.acting.focus_id(predicate.at))
                if caller != addressee and not any(
                    (c.actor, c.theme, c.addressee) == (caller, theme.slug, addressee) for c in self.claims
                ):
                    self.claims.append(call)

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
        units = [u for u in self.acting.scan.units if first <= u.first < predicate.at and u.kind in ("person", "country", "organisation")]
        others = [unit.actor for unit in units if unit.actor not in {one.actor for one in doer.units}]
        return [others[-1] if others else None]

    def _addressees(self, start: int, marker: int, doer: Doer) -> tuple[list[str | None], bool]:
        """The addressee, or each of two sides, of which the caller is none."""
        together = self._together(start, marker)
        if together:
            return [*together], True
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

    def _past_issue(self, at: int) -> int:
        """Past «issued by the meeting» behind a text that urges."""
        if at + 2 < len(self.words) and is_core(self.words[at], "issuing") and self.words[at + 1] in act_words()["issued_by"]:
            return at + 3
        return at

    def _marker(self, predicate: Predicate, start: int) -> int | None:
        """Where what is urged begins: behind the addressee."""
        end = self.acting.scan.tokens.sentences[predicate.sentence][1]
        relative = False
        in_aside = False
        for at in range(start, min(end, start + 2 * MAX_ADDRESSEE_TOKENS)):
            word = self.words[at]
            if word in COMMAS:
                in_aside = not in_aside
                relative = False
                continue
            if in_aside:
                continue
            relative = relative or word in function_words()["relatives"]
            if word in act_words()["urged_to"] and not (at + 1 < end and self.words[at + 1] in act_words()["no_demand"]):
                return at
            if "convene" in predicate.classes and word[:1] == letters().prepositions[1] and self._is_act(word[1:]):
                return at
            if at > start and "convene" in predicate.classes and self._urged_for(at):
                return at
            if word[:1] == letters().prepositions[0] and self._urged_with(at) and (not relative or self._is_act(word[1:])):
                return at
            if at > start and word in act_words()["urged_directly"] and "convene" not in predicate.classes:
                return at
            other = self.acting.predicate_at.get(at)
            if other is not None and not relative and at > start:
                return None
        return start if "convene" not in predicate.classes and start < end and start not in self.acting.inside else None

    @staticmethod
    def _is_act(core: str) -> bool:
        """Whether a word names something to do."""
        return core in act_words()["urged_directly"] or any(form.tense == "masdar" for form in verb_forms().get(core, ()))

    def _urged_for(self, at: int) -> bool:
        """«called on X for the dialogue»: `li-` with the article before a noun that is no name nor a gathering."""
        word = self.words[at]
        if at in self.acting.inside or not word.startswith(letters().contracted_article) or is_core(word, "invited_to"):
            return False
        return at - 1 in self.acting.inside

    def _urged_with(self, at: int) -> bool:
        """`bi-` before a noun that is no name: what is demanded."""
        word = self.words[at]
        if at in self.acting.inside or len(word) < 3 or is_word(word, "after_verb_adverbs") or is_word(word, "documents"):
            return False
        if self.words[at - 1] in function_words()["prepositions"]:
            return False
        return word not in function_words()["prepositions"] and word not in function_words()["conjunctions"]

    def _invites(self, predicate: Predicate, marker: int) -> bool:
        """Called to a gathering or a membership."""
        if "convene" not in predicate.classes:
            return False
        following = self.words[marker + 1 : marker + 4]
        if following[2:] and is_core(following[2], "joint_work"):
            return False
        if any(is_core(word, "invited_to") for word in following[:1]):
            return True
        return any(m.first in (marker + 1, marker + 2) for draft in self.acting.book.drafts for m in draft.mentions)

    # --- addressees

    def _together(self, start: int, marker: int) -> list[str]:
        """Several states or bodies urged together."""
        group = self.acting.group_at.get(start)
        if group is None or len(group.units) < 2 or group.last != marker or group.proclitics:
            return []
        actors = [unit.metonym if unit.kind == "place" else unit.actor for unit in group.units]
        return [actor for actor in actors if actor is not None]

    def _addressee(self, first: int, last: int) -> tuple[str | None, bool]:
        """The entity between verb and demand, and whether it is sure."""
        commas = [at for at in range(first, last) if self.words[at] in COMMAS]
        if commas and (commas[0] == first or first < last and self._is_governed(first)):
            first = commas[-1] + 1
        while first < last and (self.words[first] in COMMAS or is_word(self.words[first], "after_verb_adverbs")):
            first += 1
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
