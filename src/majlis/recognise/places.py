"""Buildings and lands that are in no list: a noun of place and the name that follows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.clean.tokens import Tokens
from majlis.recognise.language import given_names, grade
from majlis.recognise.lexicon import function_surfaces, letters, read_toml
from majlis.recognise.names import NameMatch
from majlis.recognise.titles import title_words
from majlis.recognise.words import splits

MAX_TOKENS = 6


@dataclass(frozen=True, slots=True)
class SiteMatch:
    """A building or land at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    proclitics: str
    contracted: bool  # l + al- is written ll- at its beginning


@lru_cache(maxsize=1)
def place_heads() -> dict[str, frozenset[str]]:
    """The word lists of `place_heads.toml`, folded."""
    return {name: frozenset(fold(word) for word in words) for name, words in read_toml("place_heads.toml").items()}


class SiteFinder:
    """Finds buildings and lands by head noun in the tokens of one article."""

    def __init__(self, tokens: Tokens, names: list[NameMatch], stops: set[int]) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.names_at = {match.first: match for match in names}
        self.inside = {at for match in names if match.last - match.first > 1 for at in range(match.first, match.last)}
        self.stops = stops

    def find(self) -> list[SiteMatch]:
        """All sites, in text order."""
        found: list[SiteMatch] = []
        for first, end in self.tokens.sentences:
            at = first
            while at < end:
                site = self._at(at, end)
                if site is not None:
                    found.append(site)
                at = site.last if site is not None else at + 1
        return found

    def _at(self, at: int, end: int) -> SiteMatch | None:
        if self.tokens.kinds[at] != "word" or at in self.inside or at + 1 >= end:
            return None
        heads = place_heads()
        for split in splits(self.words[at]):
            last = at
            if split.core in heads["seats"] and self.words[at + 1] in heads["seat_adjectives"]:
                last = at + 2
            elif split.core in heads["buildings"]:
                last = self._building(at + 1, end)
            if last <= at + 1 and split.core in heads["lands"]:
                last = self._foreign(at + 1, end)
            if last > at + 1:
                return SiteMatch(at, last, split.proclitics, not self.words[at].endswith(split.core))
        return None

    def _building(self, at: int, end: int) -> int:
        """The end of the name of a building that begins at `at`, or `at`."""
        match = self.names_at.get(at)
        if match is not None:
            return match.last if match.form == "name" and not match.proclitics and match.candidates[0].type == "place" else at
        position = at
        while position < end and self.words[position] in title_words().honorifics:
            position += 1
        if position < end and self._is_name(position):
            return self._after_name(position, end)
        general = self.words[at] in place_heads()["general"] or self.words[at] in title_words().complements
        plain = self.words[at].startswith(letters().article) and not general and self.tokens.kinds[at] == "word"
        return at + 1 if plain else self._foreign(at, end)

    def _after_name(self, at: int, end: int) -> int:
        """The end of a person's name and of the adjective after it."""
        while at < end and self._is_name(at):
            at += 1
        return at + 1 if at < end and self.words[at] in place_heads()["last"] else at

    def _is_name(self, at: int) -> bool:
        surface = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        return self.words[at] in given_names() and surface not in function_surfaces() and grade(self.words[at]) == "name"

    def _foreign(self, at: int, end: int) -> int:
        """The end of one or two words that no list explains, or `at`."""
        position = at
        while position < min(end, at + 2) and self._unknown(position):
            position += 1
        return position

    def _unknown(self, at: int) -> bool:
        word = self.words[at]
        if self.tokens.kinds[at] != "word" or at in self.stops or at in self.names_at or word[0] in letters().conjunctions:
            return False
        surface = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        return grade(word) == "unknown" and surface not in function_surfaces() and not word.startswith(letters().article) and len(word) > 2
