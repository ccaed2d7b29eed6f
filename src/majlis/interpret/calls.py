"""What actors urge others to do."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import product

from majlis.clean.fold import fold
from majlis.interpret.act_words import act_phrases, act_words, is_core, is_word
from majlis.interpret.acting import Acting
from majlis.interpret.addressees import Addressees
from majlis.interpret.clauses import Predicate
from majlis.interpret.governed import Governed, governed, themes_of
from majlis.interpret.purposes import purpose_of
from majlis.interpret.surroundings import Doer
from majlis.model import Call
from majlis.recognise.lexicon import function_words, letters, read_toml
from majlis.recognise.verbs import VerbForm, verb_forms
from majlis.recognise.words import COMMAS, without_article

MAX_ADDRESSEE_TOKENS = 9
MAX_THEMES = 3


class CallReader(Addressees):
    """Reads calls: caller, addressee, theme."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting)
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
        if tuple(self.words[start : start + 2]) in act_phrases()["each_of"]:
            start += 2
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

    def _tell(self, doer: Doer, at: int, field: Governed, addressees: list[str | None], named: bool) -> None:
        """The calls of a doer on each addressee, a theme each."""
        themes, in_aside = themes_of(self.acting, field, bool(self.acting.money(field.first, field.last)))
        purpose = purpose_of(self.acting, field) if not themes else None
        if in_aside and purpose is None:
            return
        themes = [purpose] if purpose is not None else themes
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
        word, before = self.words[at], self.words[at - 1]
        governs = before.startswith(letters().prepositions[1]) and not before.startswith(letters().contracted_article)
        if governs and at - 1 not in self.acting.inside:
            return False  # «states party to an agreement of X»
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
