"""How a name goes on: which words continue a name that began before them."""

from __future__ import annotations

from majlis.recognise.language import (
    MAX_SHORT_CORE,
    given_names,
    grade,
    is_dual_construct,
    is_inflected_only,
    is_plain,
    is_seldom,
    is_shaped_only,
    is_short_verb,
    is_verb,
    looks_definite,
    name_words,
    only_begins_like,
    shapes,
    surnames,
)
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.names import NameMatch
from majlis.recognise.person_text import PersonText
from majlis.recognise.titles import head_at
from majlis.recognise.verbs import verb_forms
from majlis.recognise.words import splits

MAX_SHORT_SURNAME = 3


class NameContinuation:
    """Says of a word whether it continues the name before it."""

    def __init__(self, text: PersonText) -> None:
        self.text = text
        self.tokens = text.tokens
        self.words = text.words
        self.inside = text.inside
        self.stops = text.stops
        self.article = text.article

    def continues(self, at: int, second: bool = False) -> bool:
        """Whether the token at `at` continues a name that began before it; `second` after its first word."""
        word = self.words[at]
        if self.tokens.kinds[at] != "word":
            return False
        classes = name_words()
        previous = self.words[at - 1]
        if previous in classes["european"] and not second and word[0] not in letters().conjunctions[0]:
            return word in classes["european"] or not self.text.function_word(at) and not self.text.title_word(at)
        if at in self.stops:
            return False
        if self.text.is_compound(at - 1) and self.text.has_article(at):
            return True
        if self._last_syllable(at):
            return True
        if previous in classes["ancestors"] and not self.text.function_word(at):
            return word[0] != letters().conjunctions[0] or word in given_names()
        if word in function_words()["name_particles"]:
            return not self.text.function_word(at) or word in given_names()
        syllable = word in classes["syllables"] and at + 1 < len(self.words) and self.text.syllable(at)
        if self.text.function_word(at) and not syllable or self.text.title_word(at) or not second and self.text.governed(at):
            return False
        if word in classes["never_surnames"]:
            return False
        if syllable:
            return True
        return self._continues_by_grade(at, second)

    def _last_syllable(self, at: int) -> bool:
        """Whether a function word ends a Korean name: behind the syllable of a given name that a family name precedes."""
        classes = name_words()
        if at < 2 or self.words[at] not in classes["last_syllables"] or self.words[at - 1] not in classes["before_last_syllables"]:
            return False
        if self.tokens.kinds[at - 2] != "word" or self.text.rank(at - 2) == "language":
            return False
        twice = at + 1 < len(self.words) and self.words[at + 1] == self.words[at]
        return twice or not self._is_said_by(at)

    def _is_said_by(self, at: int) -> bool:
        """Whether a verb of speech stands before a token in its sentence: what follows the name is what was said."""
        first = self.tokens.sentences[self.tokens.sentence[at]][0]
        cores = (split.core for word in self.words[first:at] for split in splits(word))
        return any("say" in form.classes for core in cores for form in verb_forms().get(core, ()))

    def _continues_by_grade(self, at: int, second: bool) -> bool:
        """Whether a word that is no particle, function word or title continues a name, by what the lists of names say of it."""
        word = self.words[at]
        rank = self.text.rank(at)
        known = rank in ("name", "ambiguous") or word in surnames()
        match = self.inside.get(at)
        if match is not None and not self.may_be_surname(at, match, False, known):
            return False
        if rank == "name" or word in surnames():
            return True
        if rank == "ambiguous":
            return word[0] != letters().conjunctions[0] and (not is_verb(word) or is_short_verb(word))
        if len(word) == 1:
            return at + 1 < len(self.words) and self.words[at + 1] == "."
        if word[0] in letters().conjunctions[0] and self._conjunction_reading(word) and not (second and self._begins_with_w(at)):
            return False
        if self.looks_indefinite(at, second) or rank == "unknown" and not second and self.text.everyday(at):
            return False
        return rank == "unknown" or self._inflected_surname(at) or second and self._second_only(at)

    def _inflected_surname(self, at: int) -> bool:
        """A surname that is a word of the language only by its ending: with the article, or a nisba after a given name."""
        word = self.words[at]
        compound = self.text.is_compound(at - 2)
        if self.text.has_article(at):
            shaped = looks_definite(word) and word.endswith(shapes()["feminine_nisba"])
            return is_inflected_only(word) or shaped and (self.text.rank(at - 1) == "name" or compound)
        nisba = word.endswith(shapes()["nisba"]) and len(word) > 3 and not is_dual_construct(word)
        nisba = nisba and (self.text.rank(at - 1) == "name" or compound)
        return nisba and is_inflected_only(self.article + word)

    def _everyday_surname(self, at: int) -> bool:
        """An everyday noun with the article, or a word that only ends like a possessed one, straight after a given name."""
        word = self.words[at]
        if not self.text.has_article(at):
            return not is_plain(word) and word.endswith(shapes()["possessed"])
        ends = at + 1 >= len(self.words) or self.tokens.kinds[at + 1] != "word" or is_verb(self.words[at + 1])
        ends = ends or self.words[at + 1][0] == letters().conjunctions[0] and is_plain(self.words[at + 1])
        plural = word.endswith((*shapes()["definite_endings"], *shapes()["feminine_ending"]))
        return ends and not self._after_ruler(at) and not plural and at not in self.inside

    def _after_ruler(self, at: int) -> bool:
        """Whether the name before a token is that of a ruler, which has one word."""
        begin = self.tokens.sentences[self.tokens.sentence[at]][0]
        rulers = name_words()["rulers"]
        return any(split.core in rulers for before in self.words[max(begin, at - 4) : at] for split in splits(before))

    def _ends_phrase(self, at: int) -> bool:
        """Whether what follows a word belongs to the clause, so that the word governs no genitive; not after a ruler."""
        if at in self.inside or self._after_ruler(at):
            return False
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        if not following or self.tokens.kinds[at + 1] != "word" or is_verb(following) or self.text.function_word(at + 1):
            return True
        return following[0] == letters().conjunctions[0] and is_plain(following) or following in name_words()["adverbs"]

    def _begins_with_w(self, at: int) -> bool:
        """After one given name a foreign surname with w, not the conjunction and another name."""
        word = self.words[at]
        if self.text.rank(at - 1) != "name":
            return False
        if word.startswith(shapes()["doubled_w"]) and (len(word) <= MAX_SHORT_SURNAME or self.text.rank(at) == "unknown"):
            return True
        foreign = word[1:2] in shapes()["after_w"] and len(word) > 3
        return foreign and grade(word[1:]) == "unknown" and (not word[1:].startswith(self.article) or len(word) <= MAX_SHORT_CORE)

    def looks_indefinite(self, at: int, second: bool) -> bool:
        """Nunation, or the feminine ending of a noun that no list has after a name that is complete."""
        if self.text.nunated(at) or self.text.inflected(at):
            return True
        surface = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        feminine = surface.endswith(tuple(shapes()["feminine_written"])) and not self.text.has_article(at)
        given = self.text.rank(at - 1) == "name" or self.text.is_compound(at - 2)
        if not feminine or self.text.rank(at) != "unknown" or second and given:
            return False
        ends = at + 1 >= len(self.words) or self.tokens.kinds[at + 1] != "word" or head_at(self.words, at + 1, at + 2) is not None
        return not ends

    def _second_only(self, at: int) -> bool:
        """What is a surname only straight after a given name: short verbs, bare adjectives, definite plurals in shape."""
        word, given = self.words[at], self.text.rank(at - 1) == "name"
        if is_short_verb(word) or looks_definite(word) or given and is_shaped_only(word):
            return True
        if only_begins_like(word) or word.startswith(shapes()["doubled_w"]) and self._begins_with_w(at):
            return not self.text.has_article(at)
        if given and self._everyday_surname(at):
            return True
        whole = given or self.text.is_compound(at - 2)
        if whole and is_seldom(word) and not word.endswith(shapes()["definite_endings"]) and self._ends_phrase(at):
            return True
        nisba = word.endswith(shapes()["nisba"]) and not is_dual_construct(word)
        return whole and nisba and not self.text.has_article(at) and not is_verb(word)

    def may_be_surname(self, at: int, match: NameMatch, first: bool, known: bool) -> bool:
        """Whether the name of a state, place or body is a person's name here; `first` where none of it stands before."""
        if match.last - match.first > 1:
            return False
        if first:
            return known and (match.weak or match.candidates[0].type == "place")
        if match.proclitics:
            return (
                known
                or match.form in ("adjective", "demonym")
                and not self.text.has_article(match.first)
                and match.core[:2] != self.article
            )
        if match.form == "adjective":
            previous = self.words[at - 1]
            if self.text.is_compound(at - 2) and not match.core.endswith(shapes()["feminine_nisba"]):
                return True
            return (previous in given_names() or self.text.rank(at - 1) != "language") and not previous.startswith(self.article)
        if match.candidates[0].type == "organisation":
            return not self.text.has_article(at) and self.text.rank(at) in ("unknown", "name")
        if not known and match.candidates[0].metonym_of and not match.weak:
            return False  # a capital after a name is the object of the verb before
        return match.weak or known or match.candidates[0].type == "place"

    def _conjunction_reading(self, word: str) -> bool:
        """A word with the conjunction's letter inside a name is … and the next name, unless known as a name."""
        rest = word[1:]
        return word not in given_names() and (len(rest) >= 3)
