"""Whom a verb is said of: the group before or behind it, that of the noun it describes, or the subject of the verb before."""

from __future__ import annotations

from majlis.interpret.event_nouns import is_gathering
from majlis.interpret.predicates import Predicate, without_conjunction
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group
from majlis.interpret.verb_finding import readings
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS

MAX_SUBJECT_GAP_TOKENS = 14
_PAST_RELATIVE = frozenset({"chair", "attend", "participate", "host", "open", "organise"})  # a relative clause may follow their object
_CARRIED = frozenset({"say", "meet", "receive", "phone", "visit"})  # verbs whose subject may be that of the sentence before


class SubjectFinder:
    """Finds the subjects of the verbs of one article."""

    def __init__(self, scan: Scan) -> None:
        self.words = scan.tokens.words
        self.sentences = scan.tokens.sentences
        self.group_at = {group.first: group for group in scan.groups}
        self.group_ending = {group.last: group for group in scan.groups}
        self.covered = {at for unit in scan.units for at in range(unit.first, unit.last)}
        self.dated = {at: last for first, last, _ in scan.dates for at in range(first, last)}

    def find(self, predicate: Predicate, first: int, end: int) -> Group | None:
        """The subject that the clause of a verb names; a participle has none of its own."""
        if predicate.participle:
            return None
        sets = function_words()
        left = self._left_subject(predicate, first)
        if left is not None and predicate.form.tense in ("present", "future") and self._starts_clause(left, first):
            return left
        if left is not None and left.first > first and self.words[left.first - 1] in sets["topic_markers"]:
            return left
        descriptive = predicate.relative and not predicate.form.suffix and not predicate.form.passive
        if descriptive and self.words[predicate.at - 1] not in sets["where_words"]:
            return self._right_subject(predicate, min(end, predicate.at + 3)) or self._antecedent(predicate)
        if predicate.form.number != "singular":
            return left  # a verb before its subject is in the singular
        return self._right_subject(predicate, end) or left

    def _antecedent(self, predicate: Predicate) -> Group | None:
        at = predicate.at - 1
        if at > 0 and self.words[at - 1] in COMMAS:
            at -= 1
        return self.group_ending.get(at)

    def _left_subject(self, predicate: Predicate, first: int) -> Group | None:
        sets = function_words()
        group = self.group_ending.get(self._past_auxiliaries(predicate.at, first))
        if group is None or group.first < first:
            return None
        if group.proclitics and group.proclitics[-1:] in letters().prepositions and self.words[group.first - 1] not in sets["preceding"]:
            return None
        before = self.words[group.first - 1] if group.first > first else ""
        return group if before not in sets["prepositions"] else None

    def _past_auxiliaries(self, verb: int, first: int) -> int:
        """Back from a verb past its auxiliaries, and the comma before them."""
        sets, at = function_words(), verb
        while at > first and (self.words[at - 1] in sets["auxiliaries"] or at - 1 > first and self.words[at - 2] in sets["preceding"]):
            at -= 1
        return at - 1 if first < at < verb and self.words[at - 1] in COMMAS else at

    def _starts_clause(self, group: Group, first: int) -> bool:
        before = self.words[group.first - 1] if group.first > first else ""
        sets = function_words()
        return (
            group.first == first
            or before in COMMAS
            or before in sets["clause_openers"]
            or before in (":", ".", "-")
            or without_conjunction(before) in sets["complementisers"]
            or before in sets["auxiliaries"]
        )

    # --- behind the verb

    def _right_subject(self, predicate: Predicate, end: int) -> Group | None:
        at = predicate.at + 1
        limit = min(end, predicate.end + 1, predicate.at + MAX_SUBJECT_GAP_TOKENS)
        free = -1  # after an adverbial phrase nothing governs a group
        while at < limit:
            if at in self.dated:
                at = self.dated[at]
            elif (group := self.group_at.get(at)) is not None:
                if at == free or not self._governed(at, group, predicate.at):
                    return group
                at = group.last
            elif (length := self._adverbial(at)) > 0:
                at = free = at + length
            elif self.words[at] == ":" and self.words[at - 1] in function_words()["list_openers_of"]:
                at += 1
            elif self._describes_object(predicate, at):
                return self._past_relative(at, self.sentences[predicate.sentence][1])
            elif self._ends_field(predicate, at):
                return None
            else:
                at += 1
        return None

    def _adverbial(self, at: int) -> int:
        """How many tokens at `at` are an adverbial phrase."""
        return next((n for n in (4, 3, 2) if " ".join(self.words[at : at + n]) in function_words()["adverbials"]), 0)

    def _describes_object(self, predicate: Predicate, at: int) -> bool:
        """Whether a relative pronoun goes on about the object of a verb of gathering: "chaired the summit, which …"."""
        before = self.words[at - 1]
        if self.words[at] not in function_words()["relatives"] or not predicate.classes & _PAST_RELATIVE:
            return False
        nouns = [word.removeprefix(letters().article) for word in self.words[max(0, at - 3) : at]]  # past its adjectives
        return before in COMMAS or any(is_gathering(noun) for noun in nouns)

    def _ends_field(self, predicate: Predicate, at: int) -> bool:
        """Whether the subject of a verb cannot stand behind a token."""
        word, sets = self.words[at], function_words()
        if at >= predicate.end or word in sets["relatives"] or word in (":", "."):
            return True
        return without_conjunction(word) in sets["complementisers"]

    def _past_relative(self, at: int, end: int) -> Group | None:
        """The subject after a relative clause about the object: `chaired the summit, which was held in X, the president`."""
        closed = self.words[at - 1] not in COMMAS
        inner = {name for _, form in readings(self.words[at + 1]) for name in form.classes} if at + 1 < end else set()
        if closed and not inner & {"continue", "held", "hold", "begin", "conclude"}:
            return None
        for position in range(at + 1, min(end, at + MAX_SUBJECT_GAP_TOKENS)):
            group = self.group_at.get(position)
            if group is not None and group.units[0].kind in ("person", "office") and not group.proclitics:
                sets = function_words()
                each = self.words[position - 1] in sets["list_openers_of"] and self.words[position - 2] in sets["each_words"]
                before = self.words[position - 3 if each else position - 1]  # "…, each of X and Y"
                if before in COMMAS or closed and before not in function_words()["prepositions"]:
                    return group
                return None
        return None

    def _governed(self, at: int, group: Group, verb: int) -> bool:
        """Whether a preposition or a noun before the group governs it."""
        if group.proclitics and group.proclitics[-1] in letters().prepositions:
            return True
        before = self.words[at - 1]
        if at - 2 == verb and before in function_words()["from_words"] and len(group.units) > 1 and group.units[0].kind == "person":
            return False  # "attended by, of the presidents, X and Y"
        if group.proclitics and any(word in function_words()["between_words"] for word in self.words[max(verb + 1, at - 4) : at]):
            return True  # "between the government and X": the second of two
        if before in function_words()["list_openers_of"] and at > 1 and self.words[at - 2] in function_words()["each_words"]:
            return False
        if at - 1 == verb or before == ":" or before in COMMAS or at - 1 in self.dated or before == ")":
            return False
        sets = function_words()
        if before in sets["prepositions"] or before in sets["locatives"]:
            return True
        if at - 1 in self.covered:
            return group.units[0].kind == "place" and group.units[0].metonym is None
        article = letters().article
        return before not in sets["transparent"] and not before.startswith(article) and not before.endswith(article[0])

def inherit_subjects(predicates: list[Predicate]) -> None:
    """Give participles and subject-less coordinated verbs the subject of the last predicate that has one."""
    last: Group | None = None
    speaker: Group | None = None
    sentence = -1
    for predicate in predicates:
        if predicate.sentence != sentence:
            last, sentence = None, predicate.sentence
        if predicate.subject is not None:
            if not (predicate.relative or predicate.reported) or last is None:
                last = predicate.subject
            if predicate.classes & _CARRIED:
                speaker = predicate.subject
            continue
        if predicate.relative and not predicate.beside or predicate.form.passive:
            continue
        if predicate.headed:
            last = None  # what is told from here on is said of others
            continue
        carried = predicate.classes & _CARRIED or predicate.form.lemma in function_words()["carried_lemmas"]
        source = last or (speaker if carried else None)
        if source is not None:
            predicate.subject, predicate.inherited = source, True
