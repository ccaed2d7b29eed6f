"""Organisations that are in no list: a head noun and the words that grammar binds to it."""

from __future__ import annotations

from dataclasses import dataclass

from majlis.clean.tokens import Tokens
from majlis.recognise.body_naming import BodyNaming
from majlis.recognise.body_parts import BodyParts
from majlis.recognise.body_words import bridge, continues_field, head_words, heads, is_adjective, is_field, is_field_noun, is_purpose
from majlis.recognise.language import grade, is_finite, shapes
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.names import NameMatch
from majlis.recognise.titles import feminine_letters, head_at, title_words
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
    contracted: bool  # l + al- is written ll- at its beginning
    state_organ: bool  # a ministry, government or palace: acts for its state
    elided: bool = False  # the article is lost between l- and a noun that begins with l


class OrganisationFinder:
    """Finds organisations by head noun in the tokens of one article."""

    def __init__(self, tokens: Tokens, names: list[NameMatch], taken: set[int], stops: set[int]) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.names_at = {match.first: match for match in names}
        self.inside = {at: match for match in names for at in range(match.first, match.last)}
        self.taken = taken
        self.stops = stops
        self.states = {at for at, match in self.names_at.items() if match.form == "name" and match.candidates[0].type == "country"}
        self.parts = BodyParts(tokens, self.names_at, taken, stops)
        self.naming = BodyNaming(tokens, self.inside)
        self.boards: set[int] = set()  # the second words of "board of directors"

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
        if at in self.taken or at in self.boards or self.tokens.kinds[at] != "word" or self._inside_known(at):
            return None
        article = letters().article
        for split in splits(self.words[at]):
            definite = split.core.startswith(article)
            head = split.core[len(article) :] if definite else split.core
            if definite and split.core in head_words()["bare_organs"]:
                return self._bare_organ(at, split.core, split.proclitics)
            paired = at + 1 < end and f"{head} {self.words[at + 1]}" in head_words()["pairs"] and not definite
            if head not in heads() and not paired or at + 1 >= end or not self._is_head(at, head, definite):
                continue
            if f"{head} {self.words[at + 1]}" in head_words()["boards"]:
                self.boards.add(at + 1)
                return None
            last, nested = self._end(at, end, head, definite)
            borne = not definite and self.parts.bearer(at + 1, end, head) > at + 1
            if last <= at + 1 or not borne and self.naming.names_nobody(at, last, head, definite, nested):
                return None
            if self.words[last - 1] in head_words()["venues"]:
                return None
            contracted = definite and not self.words[at].endswith(split.core)
            elided = not definite and self._elided(at, split.proclitics, head)
            return BodyMatch(at, last, split.proclitics, head, tuple(nested), contracted, head in head_words()["organs"], elided)
        return None

    def _is_head(self, at: int, head: str, definite: bool) -> bool:
        """Whether a word that is also an adjective, or needs one, is the noun of a body here."""
        words = head_words()
        if head in words["also_adjectives"]:
            return not (definite and at and self.words[at - 1].startswith(letters().article))
        return head not in words["coloured"] or definite and self.words[at + 1] in words["colours"] and at + 2 in self.names_at

    def _elided(self, at: int, proclitics: str, head: str) -> bool:
        """…: l, article and a noun in l are written with two of them; an adjective with the article tells."""
        letter = letters().prepositions[1]
        following = self.words[at + 1]
        doubled = proclitics[-1:] == letter and head.startswith(letter)
        return doubled and following.startswith(letters().article) and is_adjective(following)

    def _bare_organ(self, at: int, core: str, proclitics: str) -> BodyMatch | None:
        """A ministry without the word for it: with the feminine adjective of its state, and not in a minister's title."""
        match = self.names_at.get(at + 1)
        if match is None or match.form != "adjective" or match.proclitics or match.candidates[0].type != "country":
            return None
        if not self.words[match.last - 1].endswith(feminine_letters()[1]):
            return None
        if at and (head_at(self.words, at - 1, at) is not None or self.words[at - 1].startswith(letters().article)):
            return None  # a minister's title, or "foreign policy"
        return BodyMatch(at, match.last, proclitics, core[len(letters().article) :], (match,), not self.words[at].endswith(core), True)

    def _inside_known(self, at: int) -> bool:
        match = self.inside.get(at)
        if match is None:
            return False
        return match.candidates[0].type == "organisation" or match.form == "name" and match.first == at and match.last > at + 1

    def _end(self, at: int, end: int, head: str, definite: bool) -> tuple[int, list[NameMatch]]:
        """The end of the construct and the known names in it."""
        nested: list[NameMatch] = []
        position = self.parts.quoted_name(at + 1, end)
        if position > at + 1:
            return position, nested
        bearer = at + 1 if definite else self.parts.bearer(at + 1, end, head)
        position = max(position, bearer)
        closed = definite or bearer > at + 1  # after an adjective of the head only adjectives follow
        while position < min(end, at + MAX_TOKENS):
            match = self.names_at.get(position)
            if match is not None and position not in self.taken:
                quoted = self.tokens.quotation[position] not in (0, self.tokens.quotation[at])
                if match.candidates[0].type == "organisation" and position > at + 1 and quoted:
                    break  # its short name in quotation marks
                if self.parts.second_place(match, nested):
                    nested.append(match)
                    position = match.last
                    break
                if not self._joins(match, closed, head) and self.words[position - 1] not in head_words()["speaking"]:
                    break
                nested.append(match)
                position = match.last
                closed = True  # only adjectives, a purpose or a field follow a name
                state = match.form == "name" and match.candidates[0].type == "country"
                if state and not self._field_follows(position, end, head) and not self._institution_follows(position, end, head):
                    break
                continue
            if self.parts.hyphenated(position, nested):
                position += 1
                continue
            joined = bridge(self.words, position, end, head, definite, self.states) if position > at + 1 or definite else position
            if joined > position and self.parts.goes_over(position, joined):
                nested += [self.names_at[k] for k in range(position, joined) if k in self.names_at]
                position, closed = max([joined, *(match.last for match in nested)]), False
                continue
            if self.tokens.kinds[position] != "word" or position in self.stops or position in self.taken:
                break
            open_field = not definite and not any(m.form == "adjective" for m in nested)
            open_field = open_field or self.words[position - 1].startswith(letters().contracted_article)
            coordinated = open_field and self._goes_on(self.words[position])
            purpose = position > at + 1 and head not in head_words()["organs"] and is_purpose(self.words, position, end, head, self.states)
            if not purpose and not self._word_joins(position, head, closed and not coordinated, position == at + 1):
                break
            closed = closed and not coordinated and not purpose
            closed = closed or position > at + 1 and self._is_definite_adjective(self.words[position])
            closed = closed or not purpose and self._is_unknown(position)
            position += 1
        while position > at + 1 and self.words[position - 1] in head_words()["dangling"]:
            position -= 1
        return position, [match for match in nested if match.last <= position]

    def _is_unknown(self, position: int) -> bool:
        """Whether a word is one of no list, which names a body like a name does."""
        word = self.words[position]
        return not word.startswith(letters().article) and not is_field_noun(word) and grade(word) == "unknown"

    def _field_follows(self, position: int, end: int, head: str) -> bool:
        """Whether the field of work of a body follows the state in its name: "the X fund for development"."""
        if position >= end:
            return False
        word = self.words[position]
        definite = word.startswith(letters().contracted_article) and is_field(letters().article + word[2:])
        return definite or is_purpose(self.words, position, end, head, self.states)

    def _institution_follows(self, position: int, end: int, head: str) -> bool:
        """Whether an adjective of institutions follows the state in a body's name: "the central bank of X"."""
        return position < end and head in head_words()["institutions"] and self.words[position] in head_words()["institutional"]

    def _joins(self, match: NameMatch, closed: bool, head: str) -> bool:
        kind = match.candidates[0].type
        if match.proclitics and match.proclitics[0] in letters().conjunctions:
            return False
        word = self.words[match.first]
        like_adjective = word.startswith(letters().article) and word.endswith(shapes()["feminine_nisba"]) and match.last == match.first + 1
        if match.form == "adjective" or closed and like_adjective:
            return not match.proclitics
        if match.proclitics and match.proclitics[-1] == letters().prepositions[1]:
            region = kind == "place" and not match.candidates[0].metonym_of and head in head_words()["named_before_purpose"]
            return region or kind == "organisation" and head not in head_words()["organs"]
        definite = (self.words[at].startswith(letters().article) for at in (match.first - 1, match.first))
        after_definite = tuple(definite) == (True, False)  # "the government of the region" is followed by an object
        return not match.proclitics and not closed and not after_definite and kind in ("country", "organisation", "place")

    def _word_joins(self, position: int, head: str, closed: bool, first: bool) -> bool:
        word, words, article = self.words[position], head_words(), letters().article
        previous = self.words[position - 1]
        if word in title_words().honorifics and position + 1 < len(self.words) and grade(self.words[position + 1]) in ("name", "unknown"):
            return False
        if word in words["never_after"] or word in function_words()["prepositions"] or word in function_words()["conjunctions"]:
            return False
        if word.startswith(article):
            return is_adjective(word) if closed or not first and previous.startswith(article) else not is_finite(word)
        if previous in words["speaking"]:
            return word.startswith(letters().prepositions[0] + article)
        if word.startswith(letters().conjunctions[0] + article):
            return not closed and not first and self._goes_on(word)
        if word.startswith(letters().contracted_article):
            return not first and not (closed and head in words["organs"])
        if closed:
            return False
        named = head in words["named_by_unknown"] or first and head in words["named_before_purpose"] and self.parts.purpose_behind(position)
        unknown = named and grade(word) == "unknown" and position not in self.inside
        if first:
            return word in words["links"] or unknown
        return continues_field(self.words, position, head) or unknown and is_field_noun(previous)

    @staticmethod
    def _goes_on(word: str) -> bool:
        """A coordinated field of work, not the next item of a list."""
        definite = letters().conjunctions[0] + letters().article
        named = word.startswith(definite) and word[len(definite) :] not in heads() - head_words()["field_heads"]
        return named and (is_field(word) or is_field(word[1:]))

    def _is_definite_adjective(self, word: str) -> bool:
        return word.startswith(letters().article) and is_adjective(word)
