"""What actors bind themselves to: one row for each theme that a binding verb or noun governs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from majlis.interpret.act_words import act_words, is_core, is_word, may_be_masdar, proclitics_of
from majlis.interpret.acting import Acting
from majlis.interpret.clauses import Predicate
from majlis.interpret.governed import Governed, governed, themes_of
from majlis.interpret.pledges import PledgeReader
from majlis.interpret.surroundings import Doer
from majlis.interpret.themes import ThemeMatch
from majlis.model import Commitment, Modality
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.persons import COMMAS

MAX_TOKENS_TO_NOUN = 16

# Which verb classes bind the subject, and how.
_DIRECT: dict[str, Modality] = {
    "pledge": "pledged",
    "uphold": "reaffirmed",
    "agree": "agreed",
    "decide": "agreed",
    "allocate": "announced",
    "intend": "intends",
    "consider": "considering",
}
_NOUNS = ("announced", "accord", "promise", "resolve", "standing", "declaration")


@dataclass(frozen=True, slots=True)
class Bond:
    """A verb or noun that binds: where it stands, where what it governs begins, how it binds and whom."""

    at: int
    start: int
    modality: Modality
    actors: tuple[str, ...]
    first: int
    confidence: float
    last: int | None = None  # where what it governs must end


class CommitmentReader:
    """Reads commitments."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting
        self.words = acting.words
        self.claims: dict[tuple[str, str, Modality, float | None], Commitment] = {}
        self.pledges = PledgeReader(acting)

    def read(self) -> list[Commitment]:
        """All commitments in text order."""
        headline = self.acting.scan.tokens.headline
        for predicate in self.acting.predicates:
            if headline[predicate.sentence] or predicate.negated or predicate.hypothetical:
                continue
            bond = self._bond(predicate)
            if bond is not None:
                self._commit(bond)
        for number, (first, end) in enumerate(self.acting.scan.tokens.sentences):
            if not headline[number]:
                self._sentence(first, end)
        for claim in self.pledges.read(list(self.claims.values())):
            self.claims.setdefault((claim.actor, claim.theme, claim.modality, claim.amount), claim)
        return list(self.claims.values())

    # --- what binds

    def _bond(self, predicate: Predicate) -> Bond | None:
        doer = self.acting.doers.get(predicate.at)
        if doer is None or predicate.form.passive:
            return None
        own = self.acting.speaks_of_itself(predicate.at)
        confidence = 0.75 if doer.inherited and not own else 0.85
        noun = self._noun(predicate, doer)
        if noun is not None:
            return noun
        modality = self._modality(predicate)
        if modality is None:
            return None
        actors = tuple(self.acting.binders(doer))
        hosting = "host" in predicate.classes
        start = predicate.at if hosting else self._start(predicate, doer)
        return Bond(predicate.at, start, modality, actors, min(predicate.at, doer.first), confidence)

    def _start(self, predicate: Predicate, doer: Doer) -> int:
        return doer.last if not doer.inherited and doer.first > predicate.at else predicate.at + 1

    def _modality(self, predicate: Predicate) -> Modality | None:
        """How the verb binds by its class."""
        classes, tense = predicate.classes, predicate.form.tense
        word = self.words[predicate.at]
        if predicate.participle and (is_word(word, "nominal_reaffirmed") or is_word(word, "nominal_intends")):
            return None
        if classes & {"say", "urge"} and not ("pledge" in classes and self._promises(predicate)):
            return None
        if "decide" in classes and self._acknowledges(predicate):
            return None
        for name, modality in _DIRECT.items():
            if name in classes:
                return None if predicate.participle and name not in ("pledge", "intend", "uphold") else modality
        if classes & {"continue_to", "continue"} and tense == "future":
            return "reaffirmed" if "continue_to" in classes or self.words[predicate.at + 1] in act_words()["in_words"] else None
        if "continue_to" in classes and tense == "present" and self._of_the_meeting(predicate):
            return "reaffirmed"
        if "consider_in" in classes:
            return "considering" if self.words[predicate.at + 1] in act_words()["in_words"] else None
        if "sign" in classes and tense == "past" and self._signs(predicate):
            return "agreed"
        if tense == "future" and classes & {"host", "organise"}:
            return "announced"
        if tense == "future" and not is_word(self.words[predicate.at], "weak_future"):
            return "pledged"
        return None

    def _acknowledges(self, predicate: Predicate) -> bool:
        """«acknowledged that»."""
        doer = self.acting.doers[predicate.at]
        at = self._start(predicate, doer)
        return at < len(self.words) and self.words[at] in act_words()["that_one"] and self.words[at].startswith(letters().prepositions[0])

    def _of_the_meeting(self, predicate: Predicate) -> bool:
        """Whether the subject is a body that met: what it goes on with, its communiqué says."""
        doer = self.acting.doers[predicate.at]
        bodies = {self.acting.whole(body) for draft in self.acting.book.drafts for body in draft.bodies}
        return any(unit.actor in bodies for unit in doer.units)

    def _promises(self, predicate: Predicate) -> bool:
        """`yaʿid` is to promise only with "to" behind it."""
        return self.words[predicate.at + 1].startswith(letters().prepositions[0])

    def _signs(self, predicate: Predicate) -> bool:
        return any(is_core(word, "signed") for word in self.words[predicate.at + 1 : min(self._end(predicate.at), predicate.at + 14)])

    def _end(self, at: int) -> int:
        return self.acting.scan.sentence_of(at)[1]

    # --- verb and noun

    def _noun(self, predicate: Predicate, doer: Doer) -> Bond | None:
        """«renewed its commitment to», «announced the allocation of»."""
        if not predicate.classes & {"say", "renew"} or predicate.classes & {"deny", "refuse"}:
            return None
        found = self._object(predicate, doer)
        if found is None:
            return None
        at, kind = found
        if kind == "declaration":
            return self._declaration(predicate, at)
        modality = self._of_noun(predicate, kind)
        if is_core(self.words[at], "ongoing") and not predicate.classes & {"affirm", "renew", "announce"}:
            return None
        if modality is None:
            return None
        owner = self.acting.owner(doer, at)
        if owner is not None and kind == "announced" and predicate.classes & {"announce"}:
            group = self.acting.group_at.get(at + 1)
            owner = owner if self.acting.is_own_state(at + 1) or group is not None and self._acts(group.units[0].kind) else None
        actors = tuple(owner if owner is not None else self.acting.binders(doer))
        start = at + 1 if kind in ("standing", "resolve", "promise", "accord") else at
        if kind == "standing" and is_core(self.words[at], "supporting"):
            start = at
        confidence = 0.75 if doer.inherited else 0.85
        return Bond(predicate.at, start, modality, actors, min(predicate.at, doer.first), confidence, self._next_with(at))

    def _declaration(self, predicate: Predicate, at: int) -> Bond | None:
        """«welcomed X's announcement of hosting»: X announced it."""
        group = self.acting.group_at.get(at + 1)
        if group is None or group.proclitics or not any(is_core(word, "announced") for word in self.words[group.last : group.last + 2]):
            return None
        actors = self.acting.binders(Doer(group.first, group.last, group.units))
        return Bond(at, group.last, "announced", tuple(actors), at, 0.8, self._next_with(at))

    def _next_with(self, at: int) -> int | None:
        """Of a noun with "with", where the verb's next object with "with" begins."""
        with_letter, conjunction = letters().prepositions[0], letters().conjunctions[0]
        if not self.words[at].startswith(with_letter):
            return None
        end = self.acting.scan.sentence_of(at)[1]
        return next((k for k in range(at + 1, end) if self.words[k].startswith(conjunction + with_letter) and len(self.words[k]) > 4), None)

    @staticmethod
    def _acts(kind: str) -> bool:
        return kind in ("country", "organisation", "office")

    def _of_noun(self, predicate: Predicate, kind: str) -> Modality | None:
        classes = predicate.classes
        if kind == "announced":
            return "announced" if "announce" in classes else None
        if kind == "accord":
            return "agreed"
        if kind == "promise":
            return "reaffirmed" if "renew" in classes else "pledged"
        if kind == "resolve":
            return "reaffirmed" if "renew" in classes else "intends"
        return "announced" if "announce" in classes else "reaffirmed"

    def _object(self, predicate: Predicate, doer: Doer) -> tuple[int, str] | None:
        """The noun that a verb of speech is about, and its list; none behind «that»."""
        start = self._start(predicate, doer)
        in_aside = False
        for at in range(start, min(predicate.end, start + MAX_TOKENS_TO_NOUN)):
            word = self.words[at]
            if word in COMMAS:
                in_aside = not in_aside and not self._is_bond_noun(at + 1)
                continue
            if in_aside:
                continue
            if word in act_words()["openers"] or word in (".", ":"):
                return None
            for kind in _NOUNS:
                clitics = proclitics_of(word, act_words()[kind])
                if clitics is not None and clitics.strip(letters().conjunctions) in ("", letters().prepositions[0]):
                    return at, kind
            if is_core(word, "renewed_saying"):
                continue
            if self._heavy(word, at) or at in self.acting.scan.unit_at and not self.acting.scan.unit_at[at].proclitics:
                return None
        return None

    def _is_bond_noun(self, at: int) -> bool:
        return at < len(self.words) and any(is_core(self.words[at], kind) for kind in _NOUNS)

    def _heavy(self, word: str, at: int) -> bool:
        """A noun of its own ends the search for the verb's object."""
        if at in self.acting.inside or word in function_words()["prepositions"] or is_word(word, "after_verb_adverbs"):
            return False
        return may_be_masdar(word)

    # --- what no predicate says

    def _sentence(self, first: int, end: int) -> None:
        for at in range(first, end - 1):
            bond = self._impersonal(at, end) or self._ended_with(at, first, end) or self._amid(at, first, end)
            bond = bond or self._nominal(at, first) or self._future(at, first)
            if bond is not None:
                self._commit(bond)

    def _impersonal(self, at: int, end: int) -> Bond | None:
        """«it was agreed to»."""
        if self.words[at] not in act_words()["impersonal"] or self.words[at - 1] in function_words()["verb_negations"]:
            return None
        noun = next((k for k in range(at + 1, min(end, at + 6)) if self.words[k] in act_words()["agreed_noun"]), None)
        if noun is None or noun + 1 >= end or self.words[noun + 1] not in act_words()["on_words"]:
            return None
        return Bond(at, noun + 1, "agreed", tuple(self.acting.sides(at)), at, 0.75)

    def _ended_with(self, at: int, first: int, end: int) -> Bond | None:
        """«the talks ended with the agreement to …»."""
        if not is_word(self.words[at], "with_agreement") or at + 1 >= end or self.words[at + 1] not in act_words()["on_words"]:
            return None
        before = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at]
        if not before or before[-1].negated or not before[-1].classes & {"conclude"} or self.words[at - 1] in function_words()["negations"]:
            return None
        return Bond(at, at + 1, "agreed", tuple(self.acting.sides(at)), at, 0.75)

    def _amid(self, at: int, first: int, end: int) -> Bond | None:
        """«amid a pledge by X to», «concluded with X's renewing its commitment to»."""
        before = self.words[at - 1] if at > first else ""
        governor = next((p for p in reversed(self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], [])) if p.at < at), None)
        concluding = governor is not None and "conclude_that" in governor.classes and before in function_words()["towards"]
        if before not in act_words()["amid"] and not concluding:
            return None
        kind = next((name for name in ("promise", "standing", "renewal") if is_core(self.words[at], name)), None)
        group = self.acting.group_at.get(at + 1)
        if kind is None or group is None or group.proclitics or group.last >= end:
            return None
        modality: Modality = "pledged" if kind == "promise" else "reaffirmed"
        return Bond(at, group.last, modality, tuple(self.acting.binders(Doer(group.first, group.last, group.units))), at, 0.8)

    def _nominal(self, at: int, first: int) -> Bond | None:
        """«X is bound to», «X is still ready for»: an adjective behind its subject."""
        word = self.words[at]
        modality: Modality | None = (
            "reaffirmed"
            if word in act_words()["nominal_reaffirmed"]
            else "intends" if word in act_words()["nominal_intends"] else None
        )
        if modality is None:
            return None
        before = at
        while before > first and self.words[before - 1] in act_words()["still"]:
            before -= 1
        if before < at and self.words[before] in function_words()["verb_negations"] and self.words[before] not in act_words()["still"]:
            return None
        return self._nominal_bond(at, before, modality)

    def _nominal_bond(self, at: int, before: int, modality: Modality) -> Bond | None:
        group = self.acting.group_ending.get(before)
        speaker = self._speaker_before(at)
        if group is not None and not group.proclitics.strip(letters().conjunctions):
            actors = self.acting.binders(Doer(group.first, group.last, group.units))
            return Bond(at, at + 1, modality, tuple(actors), group.first, 0.8)
        if self.acting.speaks_of_itself(before) and speaker is not None:
            return Bond(at, at + 1, modality, tuple(self.acting.binders(speaker)), at, 0.8)
        return None

    def _speaker_before(self, at: int) -> Doer | None:
        rows = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at and p.at in self.acting.doers]
        voices = [p for p in rows if p.classes & {"say", "renew", "pledge"}]
        return self.acting.doers[voices[-1].at] if voices else None

    def _future(self, at: int, first: int) -> Bond | None:
        """A verb in the future that no lexicon row has, behind «that his country» or «that it»."""
        word = self.words[at]
        if at <= first or at in self.acting.predicate_at or not _looks_future(word) or is_word(word, "weak_future"):
            return None
        right = self.acting.group_at.get(at + 1)
        if right is not None and not right.proclitics and right.units[0].kind in ("country", "organisation", "collective"):
            actors = self.acting.binders(Doer(right.first, right.last, right.units))
            return Bond(at, right.last, "pledged", tuple(actors), at, 0.7)
        speaker = self._speaker_before(at)
        if speaker is None:
            return None
        group = self.acting.group_ending.get(at)
        opened = group is not None and self.words[group.first - 1] in act_words()["openers"]
        if opened and group is not None:
            actors = self.acting.binders(Doer(group.first, group.last, group.units))
        elif self.acting.speaks_of_itself(at):
            actors = self.acting.binders(speaker)
        else:
            return None
        return Bond(at, at + 1, "pledged", tuple(actors), at, 0.7)

    # --- rows

    def _commit(self, bond: Bond) -> None:
        field = governed(self.acting, bond.start, bond.at)
        last = min(field.last, bond.last) if bond.last is not None else field.last
        field = replace(field, last=self.pledges.next_row(bond.start, last))
        money = self.acting.money(bond.at, field.last)
        giving = bool(money) and bond.modality in ("pledged", "announced", "intends")
        themes, in_aside = themes_of(self.acting, field, giving)
        self.pledges.note(bond.at, bond.actors, bond.modality, field, bool(money))
        if in_aside and not money and bond.modality in ("agreed", "considering"):
            return
        themes = [*themes, *self.pledges.to_bodies(money, themes, field.last)] if giving else themes
        usual = self.pledges.usual(bond.at) if giving and not themes else None
        if usual is not None:
            themes, in_aside = [ThemeMatch(usual, money[0][0], money[0][1])], True
        gathering = [theme for theme in themes if theme.slug == "follow-up-meeting"]
        themes = gathering or themes if bond.start == bond.at else themes
        confidence = bond.confidence - 0.15 * in_aside
        for theme in themes:
            self._add(bond, theme, field, confidence)

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


def _looks_future(word: str) -> bool:
    """The future prefix before a prefix of the third person."""
    bare = word[1:] if word[:1] in letters().conjunctions and len(word) > 5 else word
    return len(bare) > 4 and bare[:2] in act_words()["future_prefixes"]
