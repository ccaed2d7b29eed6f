"""Organisations that are in no list: a head noun and the words that grammar binds to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.clean.tokens import Tokens
from majlis.recognise.lexicon import function_words, letters, read_toml
from majlis.recognise.names import NameMatch
from majlis.recognise.verbs import verb_forms
from majlis.recognise.words import splits

MAX_TOKENS = 9


@dataclass(frozen=True, slots=True)
class BodyMatch:
    """An organisation named by its head noun at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    proclitics: str
    head: str  # folded, without article
    nested: tuple[NameMatch, ...]  # known names inside it
    state_organ: bool  # a ministry, government or palace: acts for its state


@dataclass(frozen=True, slots=True)
class _Heads:
    all: frozenset[str]
    organs: frozenset[str]
    generic: frozenset[str]  # needs an own name after it
    link_words: frozenset[str]
    never_after: frozenset[str]
    adjectives: frozenset[str]


@lru_cache(maxsize=1)
def heads() -> _Heads:
    """Read `organisation_heads.toml`."""
    data = read_toml("organisation_heads.toml")

    def words(name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in data[name])

    return _Heads(
        words("heads") | words("organs") | words("generic"),
        words("organs"),
        words("generic"),
        words("links"),
        words("never_after"),
        words("adjectives"),
    )


class OrganisationFinder:
    """Finds organisations by head noun in the tokens of one article."""

    def __init__(self, tokens: Tokens, names: list[NameMatch], taken: set[int], stops: set[int]) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.names_at = {match.first: match for match in names}
        self.inside = {at: match for match in names for at in range(match.first, match.last)}
        self.taken = taken
        self.stops = stops

    def find(self) -> list[BodyMatch]:
        """All organisations with an unknown name, in text order."""
        found: list[BodyMatch] = []
        for first, end in self.tokens.sentences:
            at = first
            while at < end:
                match = self._at(at, end)
                if match is not None:
                    found.append(match)
                at = match.last if match is not None else at + 1
        return found

    def _at(self, at: int, end: int) -> BodyMatch | None:
        if at in self.taken or self.tokens.kinds[at] != "word" or self._inside_known(at):
            return None
        article = letters().article
        for split in splits(self.words[at]):
            definite = split.core.startswith(article)
            head = split.core[len(article) :] if definite else split.core
            if head not in heads().all:
                continue
            last, nested = self._end(at, end, definite)
            if last <= at + 1 or self._too_general(at, last, head, definite, nested):
                return None
            return BodyMatch(at, last, split.proclitics, head, tuple(nested), head in heads().organs)
        return None

    def _inside_known(self, at: int) -> bool:
        match = self.inside.get(at)
        return match is not None and match.candidates[0].type == "organisation"

    def _end(self, at: int, end: int, definite: bool) -> tuple[int, list[NameMatch]]:
        """The end of the construct and the known names in it."""
        nested: list[NameMatch] = []
        quotation = self.tokens.quotation[at]
        position = at + 1
        article = letters().article
        while position < min(end, at + MAX_TOKENS):
            match = self.names_at.get(position)
            if match is not None and position not in self.taken:
                if not self._joins(match, position, definite):
                    break
                nested.append(match)
                position = match.last
                if match.form == "name" and match.candidates[0].type == "country":
                    break
                continue
            word = self.words[position]
            if self.tokens.kinds[position] != "word" or position in self.stops or position in self.taken:
                break
            inside_quotes = self.tokens.quotation[position] != quotation and self.tokens.quotation[position] != 0
            if not inside_quotes and not self._word_joins(position, word, article, definite, position == at + 1):
                break
            position += 1
        return position, nested

    def _joins(self, match: NameMatch, position: int, definite: bool) -> bool:
        kind = match.candidates[0].type
        if match.proclitics and match.proclitics[0] in letters().conjunctions:
            return False
        if match.form == "adjective":
            return True
        if match.proclitics and match.proclitics[-1] == letters().prepositions[1]:
            return kind in ("organisation", "country")
        return not match.proclitics and not definite and kind in ("country", "organisation", "place")

    def _word_joins(self, position: int, word: str, article: str, definite: bool, first: bool) -> bool:
        if word in heads().never_after or word in function_words()["prepositions"] or word in function_words()["conjunctions"]:
            return False
        if word.startswith(article) and definite and not self._is_adjective(word):
            return False
        if word.startswith(article):
            return not any(form.tense != "masdar" for form in verb_forms().get(word, ()))
        conjunction = letters().conjunctions[0]
        if word.startswith(conjunction + article) and not definite:
            return position + 1 < len(self.words) and not first
        if word.startswith(letters().contracted_article):
            return not first or not definite
        return first and not definite and word in heads().link_words

    @staticmethod
    def _is_adjective(word: str) -> bool:
        nisba = letters().nisba_suffixes
        return word in heads().adjectives or word.endswith((nisba[8], nisba[8] + nisba[0]))

    def _too_general(self, at: int, last: int, head: str, definite: bool, nested: list[NameMatch]) -> bool:
        if head in heads().generic:
            return (
                not any(self.words[k].startswith(letters().article) for k in range(at + 1, last))
                and not nested
                and self.tokens.quotation[last - 1] == 0
            )
        return False
