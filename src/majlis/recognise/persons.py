"""Persons: titles with and without names, distributive titles, counterparts, names alone.

Nothing here knows any person beforehand: the modules that this one puts together tell names from the
words around them.
"""

from __future__ import annotations

from majlis.clean.tokens import Tokens
from majlis.recognise.appositions import Appositions
from majlis.recognise.body_words import head_words
from majlis.recognise.doubtful_names import DoubtfulNames
from majlis.recognise.honorifics import Honorifics
from majlis.recognise.language import given_names, name_words, shapes
from majlis.recognise.lexicon import letters
from majlis.recognise.morphology import Morphology
from majlis.recognise.name_continuation import NameContinuation
from majlis.recognise.name_extent import NameExtent
from majlis.recognise.names import NameMatch
from majlis.recognise.offices import Office
from majlis.recognise.person_text import PersonText
from majlis.recognise.title_extent import TitleExtent
from majlis.recognise.title_lists import TitleLists
from majlis.recognise.titles import Head, head_at
from majlis.recognise.untitled_names import UntitledNames


class PersonFinder:
    """Finds offices and names in the tokens of one article."""

    def __init__(self, tokens: Tokens, names: list[NameMatch], stops: set[int], morphology: Morphology | None = None) -> None:
        text = PersonText(tokens, names, stops, morphology)
        continuation = NameContinuation(text)
        self.names = NameExtent(text, continuation)
        self.honorifics = Honorifics(text, self.names)
        self.title_extent = TitleExtent(text, self.names, self.honorifics)
        appositions = Appositions(text, self.names, self.honorifics, self.title_extent)
        self.lists = TitleLists(text, self.names, self.honorifics, appositions)
        self.untitled = UntitledNames(text, continuation, self.names, appositions)
        self.doubtful = DoubtfulNames(text)
        self.text = text
        self.tokens = text.tokens
        self.words = text.words
        self.inside = text.inside
        self.article = text.article
        self.titles = text.titles

    def find(self) -> list[Office]:
        """All offices and titled names, in text order."""
        found: list[Office] = []
        for first, end in self.tokens.sentences:
            at = first
            while at < end:
                step = self._at(at, end, found)
                at = max(step, at + 1)
        return self.lists.respective(self.doubtful.without(found))

    def _at(self, at: int, end: int, found: list[Office]) -> int:
        if self.tokens.kinds[at] != "word":
            return at + 1
        start, proclitics = self.honorifics.skip(at, end)
        if start < end:
            head = head_at(self.words, start, end)
            if head is not None and not (
                self._covered_by_longer(start, head[0])
                or self._qualifies(start, head[0])
                or self._is_given_name(start, end, start > at)
                or self.text.accusative(start, end, head[0])
                or self._speaks_language(start, end)
                or self._is_help(start, end, head)
            ):
                return self._office(at, start, end, head[0], head[1] if start == at else proclitics, found)
        if start > at:
            return self.untitled.honoured_name(at, start, end, proclitics, found)
        return self.lists.listed_adjective(at, end, found) or self.untitled.bare_name(at, end, found)

    def _is_given_name(self, at: int, end: int, honoured: bool) -> bool:
        """A title's noun is a given name before a father's name, or after an honorific before another name."""
        if at + 1 < end and self.words[at] in name_words()["title_names"] and self.words[at + 1] in name_words()["descent"]:
            return True
        if self.words[at] not in given_names() or at + 1 >= end:
            return False
        following = self.words[at + 1]
        named = honoured and self.text.rank(at + 1) in ("name", "unknown")
        return following in name_words()["descent"] or named and at + 1 not in self.inside

    def _speaks_language(self, at: int, end: int) -> bool:
        """Whether a word tells of those who speak a language, not of a spokesman."""
        language = at + 1 < end and self.words[at + 1].startswith(letters().prepositions[0] + self.article)
        return language and self.words[at] in head_words()["speaking"] and self.words[at + 1].endswith(shapes()["feminine_ending"])

    def _is_help(self, at: int, end: int, head: tuple[Head, str]) -> bool:
        """Whether a noun that is an office before another office only means help: "to help the people of X"."""
        if head[0].words[0] not in self.titles.bounds["helping"] or not head[1]:
            return False
        following = at + len(head[0].words)
        return following >= end or head_at(self.words, following, end) is None and not self.text.complement(following)

    def _qualifies(self, at: int, head: Head) -> bool:
        """An adjective of the noun before it, as in "the ruling party"."""
        adjective = self.words[at] == head.words[0] and head.words[0] in self.titles.adjectival
        return adjective and at > 0 and at - 1 not in self.text.stops and self.words[at - 1].startswith(self.article)

    def _covered_by_longer(self, at: int, head: Head) -> bool:
        match = self.inside.get(at)
        return (
            match is not None
            and match.form == "name"
            and match.last - match.first > len(head.words)
            and match.candidates[0].type != "place"
        )

    def _office(self, at: int, start: int, end: int, head: Head, proclitics: str, found: list[Office]) -> int:
        last, affiliation, place = self.title_extent.title_end(start, end, head)
        last, affiliation, place = self.title_extent.long_title(start, last, end, head, affiliation, place)
        definite = self.words[start].endswith(head.words[0]) and head.words[0].startswith(self.article)
        if head.number != "singular":
            return self.lists.distributive(at, start, last, end, head, proclitics, found)
        name_start = self.honorifics.name_start(last, end)
        name = self.names.name(name_start, end) if name_start is not None else None
        surname = name is None and last < end and definite and self._surname_title(start, last, head)
        if surname:
            name = (last, last + 1)
        whole = name[1] if name else last
        office = Office(
            at, whole, proclitics, head.lemma, head.number, (start, last), name, affiliation, place, None, head.counterpart, definite
        )
        found.append(office)
        if name:
            return self.lists.ellipsis(office, end, found)
        return last

    def _surname_title(self, start: int, last: int, head: Head) -> bool:
        word = self.words[last]
        if word in name_words()["regnal"]:
            return False
        adjacent = last == start + len(head.words) and last not in self.inside
        return adjacent and word.startswith(self.article) and self.text.rank(last) != "language"
