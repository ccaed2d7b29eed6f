"""Buildings and lands that are in no list: a noun of place and the name that follows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.clean.tokens import Tokens
from majlis.recognise.body_words import is_adjective
from majlis.recognise.language import given_names, grade, looks_definite, name_words
from majlis.recognise.lexicon import function_surfaces, letters, read_toml
from majlis.recognise.names import NameMatch
from majlis.recognise.titles import title_words
from majlis.recognise.words import splits

MAX_NAME_TOKENS = 4
MAX_VENUE_TOKENS = 5


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
        for split in splits(self.words[at]):
            last = self._end(at, end, split.core)
            if last > at + 1:
                return SiteMatch(at, last, split.proclitics, not self.words[at].endswith(split.core))
        return None

    def _end(self, at: int, end: int, core: str) -> int:
        """The end of the site whose noun is `core`, or `at`."""
        heads = place_heads()
        if core in heads["seats"] and self.words[at + 1] in heads["seat_adjectives"]:
            return at + 2
        last = self._venue(at + 1, end) if core in heads["venues"] else at
        if last <= at + 1 and core in heads["buildings"]:
            last = self._building(at + 1, end)
        if last <= at + 1 and core in heads["squares"]:
            last = self._square(at + 1, end)
        if last <= at + 1 and core in heads["namesakes"]:
            last = self._namesake(at + 1, end)
        if last <= at + 1 and core in heads["lands"]:
            last = self._land(at + 1, end)
        return last

    def _venue(self, at: int, end: int) -> int:
        """The end of "… for conferences" and of the person's name behind it, or `at`."""
        for position in range(at, min(end, at + MAX_VENUE_TOKENS)):
            if self.tokens.kinds[position] != "word" or position in self.stops:
                return at
            if self.words[position] in place_heads()["venue_purposes"]:
                last = position + 1
                while last < end and self.words[last] in place_heads()["venue_fields"]:
                    last += 1
                return self._person(last, end) if last < end else last
        return at

    def _building(self, at: int, end: int) -> int:
        """The end of the name of a building that begins at `at`, or `at`."""
        match = self.names_at.get(at)
        if match is not None:
            named = match.form == "name" and not match.proclitics and match.candidates[0].type == "place"
            return self._with_adjective(match.last, end) if named else at
        named_after = self._namesake(at, end)
        if named_after > at:
            return named_after
        general = self.words[at] in place_heads()["general"] or self.words[at] in title_words().complements
        plain = self.words[at].startswith(letters().article) and not general and self.tokens.kinds[at] == "word"
        if not plain or at in self.stops:
            return self._foreign(at, end)
        named = grade(self.words[at]) == "unknown" or looks_definite(self.words[at])
        foreign = named and at + 1 < end and self._unknown(at + 1) and not is_adjective(self.words[at + 1])
        return at + 1 + foreign

    def _square(self, at: int, end: int) -> int:
        """The end of the name of a square or street: of a person, of a word such as squares bear, or of no list."""
        last = self._namesake(at, end)
        if last > at:
            return last
        return at + 1 if self.words[at] in place_heads()["civic"] else self._foreign(at, end)

    def _namesake(self, at: int, end: int) -> int:
        """The end of the name of a person, with honorifics, whose name a place bears, or `at`."""
        position = at
        while position < end and self.words[position] in title_words().honorifics:
            position += 1
        last = self._person(position, end)
        if last == position and position > at and position < end and self.words[position] in given_names():
            last = position + 1  # a given name that is also a word, behind an honorific
        return self._with_adjective(last, end) if last > position else at

    def _person(self, at: int, end: int) -> int:
        """The end of a person's name, or `at`: a given name, and what goes on with it."""
        if at >= end or not self._is_name(at):
            return at
        last = at + 1
        while last < min(end, at + MAX_NAME_TOKENS) and self._goes_on(last):
            last += 1
        return last

    def _goes_on(self, at: int) -> bool:
        if self.words[at - 1] in name_words()["compound"]:
            return self.words[at].startswith(letters().article)
        joining = self.words[at] in name_words()["descent"] | name_words()["families"]
        return joining or self._is_name(at) or self._unknown(at) and not self.words[at].startswith(letters().prepositions)

    def _with_adjective(self, last: int, end: int) -> int:
        """The end of a name with the adjective or purpose behind it."""
        while last < end and self.words[last] in place_heads()["last"]:
            last += 1
        return last

    def _is_name(self, at: int) -> bool:
        word = self.words[at]
        surface = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        if at in self.stops or surface in function_surfaces():
            return False
        compound = word in name_words()["compound"] and at + 1 < len(self.words) and self.words[at + 1].startswith(letters().article)
        return compound or word in given_names() and grade(word) == "name" and at not in self.names_at

    def _foreign(self, at: int, end: int) -> int:
        """The end of one or two words that no list explains, or `at`."""
        position = at
        while position < min(end, at + 2) and self._unknown(position):
            position += 1
        return position

    def _land(self, at: int, end: int) -> int:
        """The end of the name of a land: of words of no list, or one with the article, and the adjective that tells its part."""
        last = self._foreign(at, end)
        word = self.words[at]
        lone = last == at and at not in self.names_at and at not in self.stops and self.tokens.kinds[at] == "word"
        if lone and word.startswith(letters().article) and grade(word) == "unknown" and not is_adjective(word):
            last = at + 1
        return last + 1 if last > at and last < end and self.words[last] in place_heads()["parts"] else last

    def _unknown(self, at: int) -> bool:
        word = self.words[at]
        if self.tokens.kinds[at] != "word" or at in self.stops or at in self.names_at or word[0] in letters().conjunctions:
            return False
        surface = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        return grade(word) == "unknown" and surface not in function_surfaces() and not word.startswith(letters().article) and len(word) > 2
