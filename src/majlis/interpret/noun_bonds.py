"""What binds an actor without a verb of its own: impersonal agreement, adjectives, nouns behind «amid», unknown futures."""

from __future__ import annotations

from functools import lru_cache

from majlis.interpret.act_words import act_phrases, act_words, is_core, is_word
from majlis.interpret.acting import Acting
from majlis.interpret.surroundings import Doer
from majlis.interpret.units import Group
from majlis.interpret.verb_bonds import Bond
from majlis.model import Modality
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS

MAX_TOKENS_TO_TERMS = 14
MAX_TOKENS_TO_SIDES = 10


class NounBonds:
    """Finds what words that are no predicates bind to."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting
        self.words = acting.words
        self.bound_at = -1  # where a future verb bound last, and whom
        self.bound: tuple[str, ...] = ()

    def bond(self, at: int, first: int, end: int) -> Bond | None:
        """How the word at a token binds, if it does."""
        if not _may_bind(self.words[at]):
            return None
        found = self._impersonal(at, end) or self._ended_with(at, first, end) or self._amid(at, first, end)
        return found or self._nominal(at, first) or self._own_future(at, first) or self._future(at, first)

    def _own_future(self, at: int, first: int) -> Bond | None:
        """«X said: "we shall …"»: X."""
        modality: Modality | None = _own_modality(self.words[at])
        speaker = self._speaker_before(at) if modality is not None else None
        if modality is None or speaker is None or self._denied(at):
            return None
        if not self.acting.quoted(first, at):
            return None
        return Bond(at, at + 1, modality, tuple(self.acting.binders(speaker)), at, 0.75)

    def _impersonal(self, at: int, end: int) -> Bond | None:
        """«it was agreed to»."""
        if self.words[at] not in act_words()["impersonal"] or self.words[at - 1] in function_words()["verb_negations"]:
            return None
        noun = next((k for k in range(at + 1, min(end, at + 6)) if self.words[k] in act_words()["agreed_noun"]), None)
        if noun is None:
            return None
        start = next((k for k in range(noun + 1, min(end, noun + MAX_TOKENS_TO_TERMS)) if self.words[k] in act_words()["on_words"]), None)
        if start is None or start > noun + 1 and not self._aside(noun + 1, start):
            return None
        between = [k + 1 for k in range(noun + 1, min(end, start + MAX_TOKENS_TO_SIDES)) if self.words[k] in act_words()["between"]]
        group = next((self.acting.group_at[k] for k in between if k in self.acting.group_at), None)
        named = group is not None and not self._is_pair(group)
        doer = Doer(group.first, group.last, group.units) if group is not None and named else None
        actors = self.acting.binders(doer) if doer is not None else self.acting.sides(at)
        return Bond(at, start, "agreed", tuple(actors), at, 0.75)

    def _aside(self, first: int, last: int) -> bool:
        """Whether what stands between «agreement» and «on» only says between whom, when and where."""
        word = self.words[first]
        return word in act_words()["between"] or word in function_words()["prepositions"] or word in COMMAS

    def _is_pair(self, group: Group) -> bool:
        return all(unit.kind == "collective" for unit in group.units)

    def _ended_with(self, at: int, first: int, end: int) -> Bond | None:
        """«the talks ended with the agreement to …»."""
        if not is_word(self.words[at], "with_agreement") or at + 1 >= end or self.words[at + 1] not in act_words()["on_words"]:
            return None
        before = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at]
        if self.words[at - 1] in function_words()["negations"]:
            return None
        if not before:
            pair = next((group for group in self.acting.scan.groups if first <= group.first < at and len(group.units) == 2), None)
            if pair is None or pair.proclitics or any(unit.kind not in ("country", "organisation") for unit in pair.units):
                return None
            return Bond(at, at + 1, "agreed", tuple(self.acting.binders(Doer(pair.first, pair.last, pair.units))), at, 0.75)
        if before[-1].negated or not before[-1].classes & {"conclude"}:
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
            else "intends" if word in act_words()["nominal_intends"] or self._at_the_ready(at) else None
        )
        if modality is None:
            return None
        before = at
        before -= self._at_the_ready(at)
        while before > first and self.words[before - 1] in act_words()["still"]:
            before -= 1
        if self._negated(before, at):
            return None
        return None if self._denied(at) or self._outside(before) else self._nominal_bond(at, before, modality)

    def _negated(self, before: int, at: int) -> bool:
        """Whether the words between subject and adjective deny it: «does not intend», but not «is still bound»."""
        negations = function_words()["verb_negations"]
        pairs = zip(self.words[before:at], self.words[before + 1 : at + 1], strict=True)
        return any(word in negations and after not in act_words()["ceasing"] for word, after in pairs)

    def _outside(self, before: int) -> bool:
        """Whether a negation stands before the subject: «X is not ready»."""
        return before > 0 and self.words[before - 1] in act_words()["not_being"]

    def _at_the_ready(self, at: int) -> bool:
        """«X is in readiness to»."""
        return at > 0 and tuple(self.words[at - 1 : at + 1]) in act_phrases()["readiness"]

    def _denied(self, at: int) -> bool:
        """Whether the last verb of speech before denies."""
        rows = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at and "say" in p.classes]
        return bool(rows) and bool(rows[-1].classes & {"deny", "claim"})

    def _nominal_bond(self, at: int, before: int, modality: Modality) -> Bond | None:
        group = self.acting.group_ending.get(before)
        speaker = self._speaker_before(at)
        own = self.acting.speaks_of_itself(before) and speaker is not None
        if group is not None and not own and not group.proclitics.strip(letters().conjunctions):
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
        group = self.acting.group_ending.get(at)
        opened = group is not None and self.words[group.first - 1] in act_words()["openers"]
        if at in self.acting.predicate_at or not _looks_future(word, short=opened) or is_word(word, "weak_future"):
            return None
        if self.words[at - 1] in act_words()["was"]:
            return None
        if word.startswith(letters().conjunctions[0]) and first <= self.bound_at < at and self.words[at - 1] in COMMAS:
            return Bond(at, at, "announced" if self.acting.is_announced(at) else "pledged", self.bound, at, 0.7)
        if self._denied(at):
            return None
        right = self.acting.group_at.get(at + 1) if not self.acting.speaks_of_itself(at) and not opened else None
        if right is not None and not right.proclitics and right.units[0].kind in ("country", "organisation", "collective"):
            actors = self.acting.binders(Doer(right.first, right.last, right.units))
            return Bond(at, right.last, "pledged", tuple(actors), at, 0.7)
        if at <= first:
            return None
        speaker = self._speaker_before(at)
        if speaker is None:
            return None
        if opened and group is not None:
            actors = self.acting.binders(Doer(group.first, group.last, group.units))
        elif self.acting.speaks_of_itself(at):
            actors = self.acting.binders(speaker)
        else:
            return None
        self.bound_at, self.bound = at, tuple(actors)
        return Bond(at, at, "announced" if self.acting.is_announced(at) else "pledged", tuple(actors), at, 0.7)


def _own_modality(word: str) -> Modality | None:
    """How a verb in the first person plural binds: «we shall», «we pledge»."""
    words = act_words()
    if word in words["own_continuing"]:
        return "reaffirmed"
    if word in words["own_intending"]:
        return "intends"
    if word in words["own_considering"]:
        return "considering"
    bare = word[1:] if word[:1] in letters().conjunctions and len(word) > 5 else word
    ours = len(bare) > 4 and bare[:2] in words["own_future_prefixes"] and not is_word(bare, "no_own_future")
    return "pledged" if ours or word in words["own_pledging"] else None


def _looks_future(word: str, short: bool = False) -> bool:
    """The future prefix before a prefix of the third person; of a short verb only where one is expected."""
    bare = word[1:] if word[:1] in letters().conjunctions and len(word) > 5 else word
    return len(bare) > (3 if short else 4) and bare[:2] in act_words()["future_prefixes"]


@lru_cache(maxsize=50_000)
def _may_bind(word: str) -> bool:
    """Whether a word may bind without being a predicate."""
    words = act_words()
    if any(word in words[name] for name in ("impersonal", "nominal_reaffirmed", "nominal_intends")) or _looks_future(word, short=True):
        return True
    if _own_modality(word) is not None or any(word == phrase[-1] for phrase in act_phrases()["readiness"]):
        return True
    return is_word(word, "with_agreement") or any(is_core(word, name) for name in ("promise", "standing", "renewal"))
