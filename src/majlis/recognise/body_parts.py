"""Parts of the name of a body: the person whose name it bears, a quoted name, adjectives of two states."""

from __future__ import annotations

from majlis.clean.tokens import Tokens
from majlis.recognise.body_words import head_words
from majlis.recognise.language import given_names, grade, is_finite, name_words
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.names import NameMatch
from majlis.recognise.titles import title_words

MAX_QUOTED_TOKENS = 5


class BodyParts:
    """Says how far a part of a body's name goes in the tokens of one article."""

    def __init__(self, tokens: Tokens, names_at: dict[int, NameMatch], taken: set[int], stops: set[int]) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.names_at = names_at
        self.taken = taken
        self.stops = stops

    def bearer(self, at: int, end: int, head: str) -> int:
        """The end of the name of the person whose name an institution bears, or `at`."""
        position = at
        while position < end and self.words[position] in title_words().honorifics:
            position += 1
        first = position
        while head in head_words()["borne"] and position < end and self._is_person_word(position, first):
            position += 1
        return position if position > first else at

    def _is_person_word(self, position: int, first: int) -> bool:
        word, names = self.words[position], name_words()
        if self.tokens.kinds[position] != "word" or position in self.stops:
            return False
        fathered = position + 1 < len(self.words) and self.words[position + 1] in names["descent"]
        honoured = position == first and self.words[position - 1] in title_words().honorifics
        if word in given_names() and (grade(word) == "name" or fathered or honoured) or word in names["compound"]:
            return True
        if position == first:
            return False
        joining = names["descent"] | names["families"]
        if word in joining or self.words[position - 1] in joining | names["compound"]:
            return True
        return position not in self.names_at and grade(word) == "unknown"

    def hyphenated(self, position: int, nested: list[NameMatch]) -> bool:
        """Whether a hyphen joins the adjectives of two states."""
        following = self.names_at.get(position + 1)
        adjectives = bool(nested) and nested[-1].form == "adjective" and nested[-1].last == position
        return self.words[position] == "-" and adjectives and following is not None and following.form == "adjective"

    def second_place(self, match: NameMatch, nested: list[NameMatch]) -> bool:
        """Whether a region is joined to the region that the body's name ends with."""
        if match.proclitics != letters().conjunctions[0] or match.form != "name" or not nested or nested[-1].last != match.first:
            return False
        places = nested[-1].candidates[0], match.candidates[0]
        return all(known.type == "place" and not known.metonym_of and not known.country for known in places)

    def quoted_name(self, at: int, end: int) -> int:
        """The end of a short quotation that begins at `at` and is a name, else `at`."""
        quotation = self.tokens.quotation
        if at >= end or quotation[at] == 0 or quotation[at] == quotation[at - 1]:
            return at
        last = at
        while last < end and quotation[last] == quotation[at]:
            last += 1
        words = self.words[at:last]
        if len(words) > MAX_QUOTED_TOKENS or any(is_finite(word) for word in words):
            return at
        told = function_words()["conjunctions"] | (function_words()["prepositions"] if len(words) > 2 else frozenset())
        return last if not told.intersection(words) else at

    def goes_over(self, position: int, last: int) -> bool:
        """Whether a name may go over tokens: none of them is a date, a number or part of a title or a person."""
        return all(self.tokens.kinds[at] == "word" and at not in self.stops and at not in self.taken for at in range(position, last))

    def purpose_behind(self, position: int) -> bool:
        """Whether "for the …" follows a word: it names the body that does something for that."""
        following = self.words[position + 1] if position + 1 < len(self.words) else ""
        return following.startswith(letters().contracted_article)
