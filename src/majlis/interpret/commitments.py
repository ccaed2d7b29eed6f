"""What actors bind themselves to: one row for each theme that a binding verb or noun governs."""

from __future__ import annotations

from dataclasses import replace

from majlis.interpret.act_words import act_phrases, act_words, is_core, is_word
from majlis.interpret.acting import Acting
from majlis.interpret.clauses import Predicate
from majlis.interpret.governed import Governed, governed, themes_of
from majlis.interpret.noun_bonds import NounBonds
from majlis.interpret.pledges import PledgeReader
from majlis.interpret.purposes import purpose_of
from majlis.interpret.themes import ThemeMatch
from majlis.interpret.verb_bonds import Bond, VerbBonds
from majlis.model import Commitment, Modality
from majlis.recognise.lexicon import letters

MAX_SENTENCES_TO_AGREEMENT = 3


class CommitmentReader:
    """Reads commitments."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting
        self.words = acting.words
        self.claims: dict[tuple[str, str, Modality, float | None], Commitment] = {}
        self.pledges = PledgeReader(acting)
        self.agreements: list[Bond] = []

    def read(self) -> list[Commitment]:
        """All commitments in text order."""
        headline = self.acting.scan.tokens.headline
        verbs, nouns = VerbBonds(self.acting), NounBonds(self.acting)
        for predicate in self.acting.predicates:
            if headline[predicate.sentence] or predicate.negated or predicate.hypothetical:
                continue
            if self._asked(predicate.sentence) or self._guessed(predicate) or self._outlook(predicate):
                continue
            bond = verbs.bond(predicate)
            if bond is not None:
                self._commit(bond)
                if bond.modality == "agreed":
                    self.agreements.append(bond)
        for number, (first, end) in enumerate(self.acting.scan.tokens.sentences):
            if not headline[number] and not self._asked(number):
                for at in range(first, end - 1):
                    found = nouns.bond(at, first, end) or self._stipulated(at, first, end)
                    if found is not None:
                        self._commit(found)
        for claim in self.pledges.read(list(self.claims.values())):
            self.claims.setdefault((claim.actor, claim.theme, claim.modality, claim.amount), claim)
        return list(self.claims.values())

    def _outlook(self, predicate: Predicate) -> bool:
        """«it is expected that X …», «he was going to …»."""
        was = predicate.form.tense == "future" and self.words[predicate.at - 1] in act_words()["was"]
        weighed = bool(predicate.classes & {"consider", "consider_in"})
        return was or predicate.expected and predicate.form.tense == "present" and not weighed

    def _stipulated(self, at: int, first: int, end: int) -> Bond | None:
        """«the agreement provides for …»: what was agreed on shortly before binds the same actors."""
        plain = is_word(self.words[at], "including_terms")
        if not plain and not is_word(self.words[at], "stipulating") or at in self.acting.inside or at + 2 >= end:
            return None
        agreed = next((bond for bond in reversed(self.agreements) if bond.at < at), None)
        sentence = self.acting.scan.tokens.sentence
        if agreed is None or sentence[at] - sentence[agreed.at] > MAX_SENTENCES_TO_AGREEMENT:
            return None
        behind = is_core(self.words[at + 1], "agreements") and at + 1 not in self.acting.inside
        before = not plain and at > first and is_core(self.words[at - 1], "agreements")
        start = at + 2 if behind else at + 1
        if not (behind or before) or not plain and not self._begins_terms(start):
            return None
        return Bond(at, start, "agreed", agreed.actors, at, 0.75)

    def _begins_terms(self, at: int) -> bool:
        """Whether «on» or «with» begins the terms of an agreement."""
        return at < len(self.words) and (self.words[at] in act_words()["on_words"] or self.words[at].startswith(letters().prepositions[0]))

    def _asked(self, sentence: int) -> bool:
        """Whether a sentence is a question."""
        return self.words[self.acting.scan.tokens.sentences[sentence][1] - 1] in act_words()["question_marks"]

    def _guessed(self, predicate: Predicate) -> bool:
        """«analysts said that X will …»."""
        if not predicate.reported:
            return False
        rows = [p for p in self.acting.by_sentence[predicate.sentence] if p.at < predicate.at and "say" in p.classes]
        return bool(rows) and rows[-1].at not in self.acting.doers and is_core(self.words[rows[-1].at + 1], "outsiders")

    def _commit(self, bond: Bond) -> None:
        field = governed(self.acting, bond.start, bond.at)
        last = min(field.last, bond.last) if bond.last is not None else field.last
        field = replace(field, last=self.pledges.next_row(bond.start, last))
        if self._conditional(field):
            return
        money = self.acting.money(bond.at, field.last)
        giving = bool(money) and bond.modality in ("pledged", "announced", "intends", "reaffirmed")
        themes, in_aside = themes_of(self.acting, field, giving)
        purpose = purpose_of(self.acting, field) if not themes and bond.modality != "reaffirmed" else None
        if purpose is not None:
            themes, in_aside = [purpose], False
        self.pledges.note(bond.at, bond.actors, bond.modality, field, bool(money))
        if in_aside and not money and bond.modality in ("agreed", "considering"):
            return
        themes = [*themes, *self.pledges.to_bodies(money, themes, field.last)] if giving else themes
        usual = self.pledges.usual(bond.at) if giving and not themes else None
        if usual is not None:
            themes, in_aside = [ThemeMatch(usual, money[0][0], money[0][1])], True
        elif giving and not themes:
            themes = self.pledges.to_bodies(money, themes, field.last, ("country",))
        gathering = [theme for theme in themes if theme.slug == "follow-up-meeting"]
        themes = gathering or themes if bond.start == bond.at and bond.modality == "announced" else themes
        confidence = bond.confidence - 0.15 * in_aside
        for theme in themes:
            self._add(bond, theme, field, confidence)

    def _conditional(self, field: Governed) -> bool:
        """Whether a condition stands in what is governed."""
        pairs = (tuple(self.words[at : at + 2]) for at in range(field.first, field.last))
        return any(pair[0] in act_words()["conditions"] or pair in act_phrases()["condition"] for pair in pairs)

    def _add(self, bond: Bond, theme: ThemeMatch, field: Governed, confidence: float) -> None:
        amount = self.pledges.amount_of(theme.first, bond.at, field.last)
        evidence = (self.acting.span(bond.first, theme.last, f"commitment.{bond.modality}"),)
        for actor in bond.actors:
            value = amount[2].value if amount is not None else None
            currency = self.pledges.currency(amount, bond.actors) if amount is not None else None
            key = (actor, theme.slug, bond.modality, value)
            meeting = self.acting.focus_id(bond.at)
            self.claims.setdefault(
                key, Commitment(actor, theme.slug, bond.modality, value, currency, evidence, confidence, meeting)
            )
