"""Which words of a sentence are verbs: many may be nouns as well, and only what stands around them tells."""

from __future__ import annotations

from functools import lru_cache

from majlis.interpret.act_words import act_words
from majlis.interpret.event_nouns import is_gathering
from majlis.interpret.predicates import Predicate, without_conjunction
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group
from majlis.recognise.inflected_verbs import inflected
from majlis.recognise.language import is_language, is_plain
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.morphology import as_dictionaries_write
from majlis.recognise.verbs import VerbForm, verb_forms
from majlis.recognise.words import COMMAS, splits

MAX_OPENING_TOKENS = 5


@lru_cache(maxsize=100_000)
def readings(word: str) -> tuple[tuple[str, VerbForm], ...]:
    """The verb forms that a folded word may be, each with the conjunction before it; no masdars."""
    rows = []
    conjunctions = letters().conjunctions
    for split in splits(word):
        for form in verb_forms().get(split.core, ()):
            if form.tense == "masdar" or split.proclitics and (len(split.proclitics) > 1 or split.proclitics not in conjunctions):
                continue
            rows.append((split.proclitics, form))
    return tuple(rows)


@lru_cache(maxsize=100_000)
def _masdar_too(word: str) -> bool:
    return any(form.tense == "masdar" for split in splits(word) for form in verb_forms().get(split.core, ()))


class VerbFinder:
    """Finds the verbs of one article."""

    def __init__(self, scan: Scan) -> None:
        self.tokens = scan.tokens
        self.morphology = scan.knowledge.morphology
        self.words = scan.tokens.words
        self.kinds = scan.tokens.kinds
        self.group_at = {group.first: group for group in scan.groups}
        self.group_ending = {group.last: group for group in scan.groups}
        self.covered = {at for unit in scan.units for at in range(unit.first, unit.last)}
        self.named = {word for name, _ in scan.registry.persons for word in name if len(word) > 2 and not is_language(word)}
        self.dated = {at for first, last, _ in scan.dates for at in range(first, last)}

    def read(self, at: int, first: int, end: int, number: int) -> Predicate | None:
        """The verb at a token of sentence `number`; None where none stands."""
        word = self.words[at]
        rows = readings(word)
        if not rows and self.morphology is None or self.kinds[at] != "word" or at in self.covered or at in self.dated:
            return None
        if self._lacks(at, first, end) or not self._may_be_verb(at):
            return None
        rows = rows or self._analysed(at)
        if not rows or _masdar_too(word) and not self._verbal_context(at, first, end):
            return None
        proclitics, form = min(rows, key=lambda row: (len(row[0]), bool(row[1].suffix), row[1].tense == "participle", row[1].lemma))
        classes = frozenset().union(*(reading.classes for mark, reading in rows if mark == proclitics))
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        return Predicate(at, form, proclitics, end, number, following, classes=classes)

    def _analysed(self, at: int) -> tuple[tuple[str, VerbForm], ...]:
        """The inflections of a listed verb that only the dictionary knows, where one is there."""
        if self.morphology is None or self.words[at] in verb_forms() or is_plain(self.words[at]):
            return ()
        return inflected(self.words[at], self.morphology.facts(as_dictionaries_write(self.tokens.surface(at, at + 1))))

    def _lacks(self, at: int, first: int, end: int) -> bool:
        """Whether what a word needs to be a verb is not there: "about" or an actor behind it, no preposition before it."""
        word, sets = self.words[at], function_words()
        if word in sets["needs_about"] and not any(w in sets["about"] for w in self.words[at + 1 : min(end, at + 7)]):
            return True
        if at > first and self.words[at - 1] in sets["prepositions"]:
            return True
        return word in sets["needs_actor"] and not (self._before_actor(at) or self._after_subject(at, first))

    def _may_be_verb(self, at: int) -> bool:
        """A word that is rarely a verb is one, if at all, with a name right behind it."""
        if self.words[at] not in function_words()["not_verbs"]:
            return True
        within = at + 1 < len(self.words) and self.words[at + 1] in function_words()["during_it"] | function_words()["in_it"]
        following = self.group_at.get(at + 1 + within)
        acts = following is not None and not following.proclitics or self.words[at + 1 : at + 2] != [] and self.words[at + 1] in self.named
        urges = any("urge" in form.classes for _, form in readings(self.words[at]))
        urged = urges and at + 1 < len(self.words) and self.words[at + 1] in act_words()["definite_addressees"]
        return self.words[at] in function_words()["verbs_before_actor"] and (acts or urged)

    def _before_actor(self, at: int) -> bool:
        """Whether a person, office or state, or a word for one's own state, follows: "X represented"."""
        group = self.group_at.get(at + 1)
        return group is not None and not group.proclitics and group.units[0].kind in ("person", "office", "country", "place", "collective")

    # --- where a verb stands

    def _verbal_context(self, at: int, first: int, end: int) -> bool:
        """Whether a word that is verb and noun alike stands where a verb stands."""
        word, sets = self.words[at], function_words()
        before = self.words[at - 1] if at > first else ""
        if at + 1 >= end or before in sets["prepositions"] or before in sets["never_before_verb"]:
            return False
        following = self.words[at + 1]
        if is_gathering(following) and self._announced(at, first):
            return False
        group = self._bare_group(at + 1)
        if group is not None and self._has_actor(at, first, group):
            return True
        starts_clause = self._starts_clause(at, first)
        if not starts_clause and word[0] not in letters().conjunctions and before not in sets["relatives"]:
            return (group is not None or self._after_subject(at, first)) and self._after_noun(at, first)
        if word[0] in letters().conjunctions and following in sets["with_words"] | sets["adverbs"] and at - 1 not in self.covered:
            return True  # "and consulted with X"
        if following in sets["prepositions"] and at + 1 not in self.group_at:
            return starts_clause
        if following in sets["complementisers"]:
            return True
        return group is not None or before in sets["clause_openers"] or following.startswith(letters().article) or starts_clause

    def _bare_group(self, at: int) -> Group | None:
        group = self.group_at.get(at)
        return group if group is not None and not group.proclitics else None

    def _has_actor(self, at: int, first: int, group: Group) -> bool:
        """Whether the group behind is the subject: a person, or a body after "before the summit, …"."""
        if group.units[0].kind in ("person", "office") and at - 1 not in self.covered:
            return True
        opening = without_conjunction(self.words[first]) in function_words()["prepositions"] and at - first <= MAX_OPENING_TOKENS
        return opening and group.units[0].kind == "organisation"

    def _starts_clause(self, at: int, first: int) -> bool:
        before = self.words[at - 1] if at > first else ""
        return at == first or before in COMMAS or before in function_words()["clause_openers"] or before in (".", ":", "-", "\u061b")

    def _after_noun(self, at: int, first: int) -> bool:
        """Whether the verb of a clause about a noun stands here: "a summit hosts X", "talks with X that Y hosted"."""
        if at - 1 not in self.covered:
            return self._after_event_noun(at)
        if self._after_subject(at, first):
            return True
        suffixed = any(form.suffix for _, form in readings(self.words[at]))
        return suffixed and any(is_gathering(word) for word in self.words[max(first, at - 8) : at])

    def _after_subject(self, at: int, first: int) -> bool:
        """Whether a person right behind "that" ends before a token: "said that minister X discussed"."""
        group = self.group_ending.get(at)
        if group is None or group.units[-1].kind != "person" or group.first <= first:
            return False
        return without_conjunction(self.words[group.first - 1]) in function_words()["complementisers"]

    def _announced(self, at: int, first: int) -> bool:
        """Whether a verb of announcing waits for its object: "announced, …, the holding of a summit"."""
        classes = {name for word in self.words[max(first, at - 25) : at] for _, form in readings(word) for name in form.classes}
        return self.words[at - 1] in COMMAS and bool(classes & {"announce", "decide", "propose", "request"})

    def _after_event_noun(self, at: int) -> bool:
        before = self.words[at - 1]
        return before.endswith(letters().article[0]) or before in function_words()["event_adjectives"] or is_gathering(before)
