"""What one word of an article says to whoever looks for names: how it is written, and what its neighbours make of it."""

from __future__ import annotations

from majlis.clean.tokens import Tokens
from majlis.recognise.body_words import heads
from majlis.recognise.language import (
    Grade,
    given_names,
    grade,
    is_everyday_noun,
    is_finite,
    is_plain,
    name_words,
    never_names,
    shapes,
    surnames,
)
from majlis.recognise.lexicon import function_surfaces, letters, read_toml
from majlis.recognise.morphology import UNKNOWN, Morphology, WordFacts, as_dictionaries_write
from majlis.recognise.names import NameMatch
from majlis.recognise.titles import Head, head_at, title_words, without_possessive, without_pronoun
from majlis.recognise.words import splits

MIN_EVERYDAY_LETTERS = 4
MAX_NAME_IN_A = 5  # letters of a word in alif that may be a name; a longer one is a noun in the accusative


class PersonText:
    """The tokens of one article with the known names on them."""

    def __init__(self, tokens: Tokens, names: list[NameMatch], stops: set[int], morphology: Morphology | None = None) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.names_at: dict[int, NameMatch] = {match.first: match for match in names}
        self.inside = {at: match for match in names for at in range(match.first, match.last)}
        self.stops = stops  # tokens of dates and numbers
        self.morphology = morphology
        self.article = letters().article
        self.titles = title_words()
        self.bodies = heads()
        self.hasty = self._hasty_spellings()

    def _hasty_spellings(self) -> frozenset[str]:
        """Function words that the article writes like names: it leaves out hamzas, or writes both final letters alike."""
        surfaces = {self.tokens.text[start:end] for start, end in zip(self.tokens.starts, self.tokens.ends, strict=True)}
        classes = read_toml("names.toml")["hasty"]
        found: set[str] = set()
        for row in classes:
            if not surfaces.intersection(row["careful"]) and surfaces.intersection(row["sign"]):
                found.update(row["words"])
        return frozenset(found)

    def rank(self, at: int) -> Grade:
        """How a word may stand in a name, by the lists and its shape; what only ends like a plural of the language and is in no
        dictionary is unknown. The article, with what may stand before it, is shape enough."""
        word = self.words[at]
        listed = grade(word)
        if self.morphology is None or listed != "language" or self.tokens.kinds[at] != "word" or is_plain(word):
            return listed
        begun = word.startswith((self.article, *shapes()["beginnings"]))
        return listed if begun or self.facts(at).known else "unknown"

    def facts(self, at: int) -> WordFacts:
        """What the dictionary says of a word as it is written."""
        surface = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        return UNKNOWN if self.morphology is None else self.morphology.facts(as_dictionaries_write(surface))

    def everyday(self, at: int) -> bool:
        """Whether the dictionary has a word that no list has, and not as a name.

        Short words tell nothing, nor do endings that surnames have: many a foreign name looks like a rare verb or noun. Of
        words with the article only participles and feminine nouns do: a surname may be any other.
        """
        word = self.words[at]
        facts = self.facts(at)
        if not facts.parts or "name" in facts.parts or len(word) < MIN_EVERYDAY_LETTERS or word in given_names() or word in surnames():
            return False
        if self.has_article(at):
            return word.startswith(shapes()["definite_participle"]) or word.endswith(shapes()["feminine_ending"])
        if word.endswith(shapes()["surname_endings"]) or word.endswith(shapes()["alifs"][0]) and len(word) <= MAX_NAME_IN_A:
            return False
        if "noun" in facts.parts:
            return True
        unfinished = any(form.tense != "past" and not form.passive and not form.suffixed for form in facts.inflections)
        return "particle" in facts.parts or unfinished or len(word) > MIN_EVERYDAY_LETTERS

    def strange(self, at: int) -> bool:
        """Whether a word is in no list and not in the dictionary that is there."""
        if self.morphology is None or at >= len(self.words) or self.tokens.kinds[at] != "word":
            return False
        return self.rank(at) == "unknown" and not self.facts(at).known

    def has_article(self, at: int) -> bool:
        """Whether a word is written with the article, not with a hamza that folds to it."""
        return self.tokens.text.startswith(self.article, self.tokens.starts[at])

    def function_word(self, at: int) -> bool:
        """Whether a word is written like a preposition or conjunction, though it folds to a name."""
        surface = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        if surface in self.hasty:
            following = self.words[at + 1] if at + 1 < len(self.words) else ""
            if (
                following in surnames()
                or following != "" and self.rank(at + 1) == "name"
                and following[0] not in letters().conjunctions
                and at + 1 not in self.inside
            ):
                return False
            after_name = at > 0 and len(self.words[at]) > 2 and self.rank(at - 1) == "name"
            return not after_name or bool(following) and self.rank(at + 1) == "language"
        if surface in function_surfaces() or surface in never_names():
            return True
        return surface[0] in letters().conjunctions and surface[1:] in function_surfaces() and self.words[at] not in given_names()

    def nunated(self, at: int) -> bool:
        """Whether a word is written with nunation at its end."""
        surface = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        return surface.endswith(tuple(shapes()["nunation"])) or surface[:-1].endswith(tuple(shapes()["nunation"]))

    def inflected(self, at: int) -> bool:
        """Whether a word with the article is written with the vowel of its case: another phrase of the clause."""
        return self.has_article(at) and self.tokens.text[self.tokens.ends[at] - 1] in shapes()["case_vowels"]

    def governed(self, at: int) -> bool:
        """Whether a word is a preposition's letter and an everyday noun: no name."""
        word = self.words[at]
        noun = word[0] in letters().prepositions and len(word) > 3 and is_everyday_noun(word[1:])
        return noun and word not in given_names() and word not in name_words()["named_functions"]

    def foreign(self, at: int) -> bool:
        """Whether a word is of no list and no match: after a title it makes a name of a function word."""
        return self.rank(at) == "unknown" and at not in self.inside and not self.has_article(at)

    def has_nisba(self, at: int) -> bool:
        """Whether a word is the adjective of a state or a body."""
        return at in self.inside and self.inside[at].form == "adjective"

    def is_place(self, at: int) -> bool:
        """Whether the name of a place begins at `at`."""
        match = self.names_at.get(at)
        return match is not None and match.candidates[0].type == "place"

    def state_named_before(self, at: int) -> bool:
        """Whether the word before already says of which state: a country's name after it begins a person's."""
        before = self.inside.get(at - 1)
        return before is not None and before.form == "adjective" and before.last == at

    def is_compound(self, at: int) -> bool:
        """Whether the word at `at`, with a conjunction or without, is the first half of a compound name."""
        word, compounds = self.words[at], name_words()["compound"]
        return word in compounds or word[0] in letters().conjunctions and word[1:] in compounds or self.of_faith(at)

    def of_faith(self, at: int) -> bool:
        """Names whose second half is "of the faith"."""
        if at + 1 >= len(self.words) or self.words[at + 1] not in name_words()["faith"]:
            return False
        return any(split.core in name_words()["faith_heads"] for split in splits(self.words[at]))

    def syllable(self, at: int) -> bool:
        """Whether names stand on both sides of a syllable that is also a function word."""
        named = self.rank(at - 1) in ("unknown", "name", "ambiguous") and self.rank(at + 1) in ("unknown", "name")
        return named and at + 1 not in self.inside and self.tokens.kinds[at + 1] == "word"

    def complement(self, at: int) -> bool:
        """Whether a word continues a title: a complement of titles, a short word for a body, an adjective with the article."""
        word = self.words[at]
        if self.tokens.kinds[at] != "word" or at in self.stops or word[0] in letters().conjunctions and word in self.titles.bounds["words"]:
            return False
        if (
            head_at(self.words, at, self.tokens.sentences[self.tokens.sentence[at]][1]) is not None
            and word[0] in letters().conjunctions
            and word not in self.titles.complements
        ):
            return False
        if word in self.titles.complements:
            return True
        for split in splits(word):
            bare = split.core[len(self.article) :] if split.core.startswith(self.article) else split.core
            short_body = split.core.startswith(self.article) and bare in self.bodies and split.core not in self.titles.honorifics
            if short_body and split.proclitics in ("", letters().prepositions[1]):
                return True
            if not split.proclitics and not self.titles.complements.isdisjoint(
                (without_pronoun(split.core), without_possessive(split.core))
            ):
                return True
            if split.core in self.titles.complements or (split.proclitics and bare in self.titles.complements):
                return (
                    split.proclitics != letters().conjunctions[0] or split.core.startswith(self.article) or bare in self.titles.complements
                )
        return word.startswith(self.article) and word.endswith(shapes()["feminine_nisba"]) and at not in self.inside

    def title_word(self, at: int) -> bool:
        """Whether a new title or honorific begins at `at`."""
        word = self.words[at]
        if self._title_surname(at):
            return False
        if word in given_names() and not self.has_article(at):
            following = self.names_at.get(at + 1)
            state = following is not None and following.form == "name" and following.candidates[0].type in ("country", "place")
            return word in self.titles.heads and (state or at + 1 < len(self.words) and self.words[at + 1] in shapes()["state_nouns"])
        surname = word.endswith(shapes()["nisba"]) and self.rank(at - 1) == "name" and not self.has_article(at)
        if surname and word in self.titles.heads:
            return at + 1 < len(self.words) and (at + 1 in self.names_at or self.complement(at + 1))
        if word in surnames() and not (at + 1 < len(self.words) and (self.complement(at + 1) or at + 1 in self.names_at)):
            return False
        return word in self.titles.heads or word in self.titles.honorifics and self.has_article(at)

    def _title_surname(self, at: int) -> bool:
        """A title of one word with the article straight after a given name, before nothing that it may be the title of."""
        if not self.has_article(at) or not at or self.rank(at - 1) != "name" or self.tokens.kinds[at - 1] != "word":
            return False
        following = at + 1
        if following >= len(self.words) or self.tokens.kinds[following] != "word":
            return True
        if following in self.names_at or self.complement(following) or self.has_article(following):
            return False
        if self.words[following][0] in letters().conjunctions and is_finite(self.words[following][1:]):
            return True
        return self.function_word(following) or head_at(self.words, following, following + 2) is not None

    def accusative(self, at: int, end: int, head: Head) -> bool:
        """The accusative of what someone became looks like a dual, with the preposition after it."""
        following = at + len(head.words)
        if head.number != "dual" or not head.words[0].endswith(shapes()["alifs"][0]) or following >= end:
            return False
        return self.words[following].startswith(letters().prepositions[1])
