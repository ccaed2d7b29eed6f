"""Towns and districts that are in no list: the noun for a town, in any number, and words that no list explains."""

from __future__ import annotations

from majlis.clean.tokens import Tokens
from majlis.recognise.body_words import is_adjective
from majlis.recognise.language import grade, name_words, shapes
from majlis.recognise.lexicon import function_surfaces, letters
from majlis.recognise.names import NameMatch
from majlis.recognise.places import SiteMatch, place_heads
from majlis.recognise.words import COMMAS, splits

MAX_TOWNS = 12


class TownFinder:
    """Finds towns by the noun before them in the tokens of one article."""

    def __init__(self, tokens: Tokens, names: list[NameMatch], stops: set[int]) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.names_at = {match.first: match for match in names}
        self.inside = {at for match in names for at in range(match.first, match.last)}
        self.stops = stops

    def find(self) -> list[SiteMatch]:
        """All towns, in text order."""
        found: list[SiteMatch] = []
        for first, end in self.tokens.sentences:
            for at in range(first, end - 1):
                if self.tokens.kinds[at] == "word" and at not in self.inside:
                    found += self._after(at, end)
        return found

    def _after(self, at: int, end: int) -> list[SiteMatch]:
        """The towns after a noun: one after the singular, a list after the dual and the plural."""
        heads = place_heads()
        cores = {split.core for split in splits(self.words[at])}
        several = bool(cores & heads["several_towns"])
        if not several and not cores & (heads["towns"] | heads["districts"]):
            return []
        found: list[SiteMatch] = []
        position = at + 1
        district = not several and not cores & heads["towns"]
        while position < end and len(found) < MAX_TOWNS:
            match = self.names_at.get(position)
            joined = len(found) > 0 or position > at + 1
            last = match.last if match is not None and match.form == "name" else self._town(position, end, joined, district)
            if last == position:
                break
            if match is None:
                conjunction = letters().conjunctions[0]
                cut = joined and self.words[position].startswith(conjunction) and self.words[position - 1] not in COMMAS
                found.append(SiteMatch(position, last, conjunction if cut else "", False))
            position = last
            if not several:
                break
            position += position < end and self.words[position] in COMMAS
        return found

    def _town(self, at: int, end: int, joined: bool, district: bool) -> int:
        """The end of the name of a town that begins at `at`, or `at`."""
        word, conjunction = self.words[at], letters().conjunctions[0]
        if joined and self.words[at - 1] not in COMMAS:
            if not word.startswith(conjunction):
                return at
            word = word[1:]
        surface = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        if not self._free(at) or surface in function_surfaces() or len(word) < 3 or self._qualifies(word):
            return at
        if word in place_heads()["town_beginnings"] and at + 1 < end and self._completes(at + 1):
            return at + 2
        if grade(word) != "unknown" or district and surface.endswith(tuple(shapes()["feminine_written"])):
            return at
        return at + 2 if at + 1 < end and self._second(at + 1, end) else at + 1

    @staticmethod
    def _qualifies(word: str) -> bool:
        """Whether a word is an adjective of the feminine noun for a town; foreign names too end in the nisba's letter."""
        return is_adjective(word) and (word.startswith(letters().article) or not word.endswith(shapes()["nisba"]))

    def _completes(self, at: int) -> bool:
        """Whether a word is the second half of a town's name whose first half is a common noun."""
        word = self.words[at]
        if not self._free(at) or word[0] in letters().conjunctions or is_adjective(word):
            return False
        return word.startswith(letters().article) or grade(word) in ("unknown", "name", "ambiguous")

    def _free(self, at: int) -> bool:
        return self.tokens.kinds[at] == "word" and at not in self.stops and at not in self.inside

    def _second(self, at: int, end: int) -> bool:
        """Whether a noun with the article is the second half of a town's name: nothing after it says that it is an adjective."""
        word, article = self.words[at], letters().article
        if not self._free(at) or not word.startswith(article) or is_adjective(word) or word in name_words()["adverbs"]:
            return False
        following = self.words[at + 1] if at + 1 < end else ""
        last = not following or self.tokens.kinds[at + 1] != "word" or following[0] in letters().conjunctions
        return grade(word) == "unknown" or last and not word.endswith(shapes()["definite_endings"])
