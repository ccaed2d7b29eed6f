"""What actors urge others to do."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import product

from majlis.clean.fold import fold
from majlis.interpret.act_words import act_words, is_core, is_word, proclitics_of
from majlis.interpret.acting import Acting
from majlis.interpret.clauses import Predicate
from majlis.interpret.governed import Governed, governed, themes_of
from majlis.interpret.surroundings import Doer
from majlis.interpret.themes import ThemeMatch
from majlis.interpret.units import Unit
from majlis.model import Call
from majlis.recognise.lexicon import function_words, letters, read_toml
from majlis.recognise.verbs import VerbForm, verb_forms
from majlis.recognise.words import COMMAS, without_article

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
        for number, (first, end) in enumerate(self.acting.scan.tokens.sentences):
            if not headline[number]:
                for at in range(first, end):
                    self._own_words(at, first, end, number)
                    self._appeal(at, first, end)
        return self.claims

    def _own_words(self, at: int, first: int, end: int, number: int) -> None:
        """«X said: "we call on …"»: X."""
        form = _own_urging().get(self.words[at])
        if form is None or not self.acting.quoted(first, at) or at in self.acting.predicate_at:
            return
        if self.words[at - 1] in function_words()["verb_negations"]:
            return
        rows = [p for p in self.acting.by_sentence.get(number, ()) if p.at < at and p.at in self.acting.doers and "say" in p.classes]
        if rows:
            following = self.words[at + 1] if at + 1 < end else ""
            predicate = Predicate(at, form, "", end, number, following, classes=form.classes)
            self._call(predicate, doer=replace(self.acting.doers[rows[-1].at], inherited=True))

    def _appeal(self, at: int, first: int, end: int) -> None:
        """«X addressed an appeal to Y for …»."""
        if not is_core(self.words[at], "appeals") or at in self.acting.inside:
            return
        verb = next((k for k in range(at - 1, max(first, at - 9) - 1, -1) if is_word(self.words[k], "addressing")), None)
        if verb is None or verb > first and self.words[verb - 1] in function_words()["verb_negations"]:
            return
        group = next((self.acting.group_at[k] for k in range(verb + 1, at) if k in self.acting.group_at), None)
        group = group or self.acting.group_ending.get(verb)
        if group is None or group.proclitics.strip(letters().conjunctions) or group.units[0].kind == "place":
            return
        start = at + 1
        while start < end and (is_core(self.words[start], "urgently") or is_word(self.words[start], "after_verb_adverbs")):
            start += 1
        marker = next((k for k in range(start, min(end, start + MAX_ADDRESSEE_TOKENS)) if self._appeals_for(k)), None)
        if marker is None:
            return
        towards = start < marker and self.words[start] in function_words()["towards"]
        addressee, named = self._addressee(start + 1, marker) if towards else (None, True)
        doer = Doer(group.first, group.last, group.units)
        self._tell(doer, at, governed(self.acting, marker, at, stipulations=False), [addressee], named)

    def _appeals_for(self, at: int) -> bool:
        """«for collecting …», «for the sake of», «to help …»: what an appeal is for."""
        word = self.words[at]
        if word in act_words()["appealed_for"]:
            return word not in function_words()["towards"] or self._is_act(without_article(self.words[at + 1]))
        if word[:1] != letters().prepositions[1] or at in self.acting.inside:
            return False
        return self._is_act(_governed_core(word)) or is_core(word, "purposes")

    def _call(self, predicate: Predicate, again: bool = False, doer: Doer | None = None) -> None:
        """A verb that urges, or (`again`) one that renews «its call»."""
        doer = doer or self.acting.doers.get(predicate.at)
        if doer is None:
            return
        start = self.acting.past(doer) if not doer.inherited and doer.first > predicate.at else predicate.at + 1
        start = self._past_issue(start)
        while start < len(self.words) and self.words[start] in act_words()["group_adjectives"]:
            start += 1
        if again:
            noun = next((at for at in range(start, min(len(self.words), start + 2)) if is_word(self.words[at], "own_calls")), None)
            if noun is None:
                return
            start = noun + 1
        appealed = self._appealed_to(start) if predicate.form.lemma in act_words()["urging_with"] else None
        if appealed is not None:
            self._tell(doer, predicate.at, governed(self.acting, appealed[1], predicate.at, stipulations=False), [appealed[0]], True)
            return
        marker = self._marker(predicate, start, again)
        if marker is None or self._invites(predicate, marker):
            return
        addressees, named = self._urged_before(predicate, doer), True
        if not predicate.form.suffix:
            addressees, named = self._addressees(start, marker, doer)
        self._tell(doer, predicate.at, governed(self.acting, marker, predicate.at, stipulations=False), addressees, named)

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

    def _tell(self, doer: Doer, at: int, field: Governed, addressees: list[str | None], named: bool) -> None:
        """The calls of a doer on each addressee, a theme each."""
        themes, in_aside = themes_of(self.acting, field, bool(self.acting.money(field.first, field.last)))
        if in_aside:
            return
        confidence = 0.85 if named else 0.7
        for theme in themes[:MAX_THEMES]:
            evidence = (self.acting.span(at, theme.last, "call.verb"),)
            forces = self._whose_forces(theme) if addressees == [None] and named else None
            for caller, addressee in product(self.acting.speakers(doer), [forces] if forces is not None else addressees):
                call = Call(caller, addressee, theme.slug, evidence, confidence, self.acting.focus_id(at))
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

    def _past_issue(self, at: int) -> int:
        """Past «issued by the meeting» behind a text that urges."""
        if at + 2 < len(self.words) and is_core(self.words[at], "issuing") and self.words[at + 1] in act_words()["issued_by"]:
            return at + 3
        return at

    def _marker(self, predicate: Predicate, start: int, again: bool = False) -> int | None:
        """Where what is urged begins: behind the addressee."""
        end = self.acting.scan.tokens.sentences[predicate.sentence][1]
        relative = False
        in_aside = False
        for at in range(start, min(end, start + 2 * MAX_ADDRESSEE_TOKENS)):
            word = self.words[at]
            if word in COMMAS:
                in_aside = not in_aside
                relative = False
                if at + 1 < end and self._demands_again(at + 1):
                    return at + 1
                continue
            if in_aside:
                continue
            relative = relative or word in function_words()["relatives"]
            if word in act_words()["urged_to"] and not (at + 1 < end and self.words[at + 1] in act_words()["no_demand"]):
                return at
            calls = again or "convene" in predicate.classes
            if calls and word[:1] == letters().prepositions[1] and at not in self.acting.inside and self._is_act(_governed_core(word)):
                return at
            if at > start and "convene" in predicate.classes and self._urged_for(at):
                return at
            if word[:1] == letters().prepositions[0] and self._urged_with(at) and (not relative or self._is_act(word[1:])):
                return at
            if at > start and self._urges_directly(at, predicate):
                return at
            other = self.acting.predicate_at.get(at)
            if other is not None and not relative and at > start:
                return None
        return start if "convene" not in predicate.classes and start < end and start not in self.acting.inside else None

    def _demands_again(self, at: int) -> bool:
        """`bi-` and something to do behind a comma: the demand goes on past what stood between."""
        word = self.words[at]
        return word[:1] == letters().prepositions[0] and at not in self.acting.inside and self._is_act(without_article(word[1:]))

    def _urges_directly(self, at: int, predicate: Predicate) -> bool:
        """Whether what is urged begins at a token without a preposition, right behind whom one urges."""
        if "convene" in predicate.classes or at in self.acting.inside:
            return False
        word = self.words[at]
        appeals = predicate.form.lemma in act_words()["appealing"]
        return word in act_words()["urged_directly"] or appeals and self._is_act(without_article(word))

    @staticmethod
    def _is_act(core: str) -> bool:
        """Whether a word names something to do."""
        known = core in act_words()["urged_directly"] or letters().article + core in act_words()["urged_directly"]
        return known or any(form.tense == "masdar" for form in verb_forms().get(core, ()))

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


def _governed_core(word: str) -> str:
    """A word without the preposition `li-` and the article written together with it."""
    contracted = letters().contracted_article
    return word[len(contracted) :] if word.startswith(contracted) else word[1:]


@lru_cache(maxsize=1)
def _own_urging() -> dict[str, VerbForm]:
    """Verbs of urging in the first person of the present, folded: «we call on», «I urge»."""
    prefixes = [fold(prefix) for prefix in read_toml("acts.toml")["prefixes"]["first_person"]]
    rows: dict[str, VerbForm] = {}
    for surface, forms in verb_forms().items():
        for form in forms:
            plain = form.tense == "present" and form.number == "singular" and not form.feminine and not form.suffix and not form.passive
            if plain and "urge" in form.classes and "say" not in form.classes:
                rows.update({prefix + surface[1:]: form for prefix in prefixes})
    return rows
