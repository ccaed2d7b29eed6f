"""Names that no title announces: after an honorific, with a known given name, or before a title."""

from __future__ import annotations

from dataclasses import replace

from majlis.recognise.appositions import Appositions
from majlis.recognise.body_words import head_words
from majlis.recognise.language import given_names, grade, is_trigger, is_whole, name_words
from majlis.recognise.lexicon import letters
from majlis.recognise.name_continuation import NameContinuation
from majlis.recognise.name_extent import NameExtent
from majlis.recognise.offices import Office
from majlis.recognise.person_text import PersonText
from majlis.recognise.titles import head_at
from majlis.recognise.words import splits


class UntitledNames:
    """Finds names without a title before them."""

    def __init__(self, text: PersonText, continuation: NameContinuation, names: NameExtent, appositions: Appositions) -> None:
        self.text = text
        self.continuation = continuation
        self.names = names
        self.appositions = appositions
        self.words = text.words
        self.inside = text.inside
        self.stops = text.stops
        self.titles = text.titles

    def honoured_name(self, at: int, start: int, end: int, proclitics: str, found: list[Office]) -> int:
        """A name at `start` after honorifics that begin at `at`."""
        if self._namesake(at):
            borne = self.names.name(start, end)
            return borne[1] if borne is not None else start
        name = self.names.name(start, end) or (self.names.single_surname(start, end))
        if name is None:
            return at + 1
        following = self.appositions.after(name[1], end)
        office = self.appositions.with_apposition(at, proclitics, name, following)
        found.append(office if office.title is not None else self._with_honorific(office, start))
        return found[-1].last

    def _namesake(self, at: int) -> bool:
        """Whether a building or institution before it bears the name."""
        return at > 0 and any(split.core in name_words()["namesakes"] for split in splits(self.words[at - 1]))

    def _with_honorific(self, office: Office, start: int) -> Office:
        """An honorific that is an office, such as a president's, is the title where no other is given."""
        for at in range(start - 1, office.first - 1, -1):
            head = head_at(self.words, at, at + 1)
            if head is not None and head[0].words[0] in self.titles.offices:
                return replace(office, title=(at, at + 1), lemma=head[0].lemma, definite=True)
        return office

    def bare_name(self, at: int, end: int, found: list[Office]) -> int:
        """A name without a title: a known given name and at least one more name word."""
        of_faith = self.text.of_faith(at)
        for split in splits(self.words[at]):
            if (
                (of_faith or split.core in given_names() or split.core in name_words()["compound"])
                and not self.text.function_word(at)
                and at not in self.stops
                and not self._qualifies(at, end)
                and (at not in self.inside or self.inside[at].weak or self.inside[at].candidates[0].type == "place")
            ):
                listed = bool(found) and found[-1].name is not None and found[-1].last == at
                if split.proclitics:
                    name = self._bare_after_proclitic(at, split.core, end, listed)
                else:
                    name = self.names.name(at, end, bare=True)
                if name is not None and name[1] - name[0] >= 2 and self._namesake(at):
                    return name[1]
                if name is not None and name[1] - name[0] >= 2:
                    following = self.appositions.after(name[1], end)
                    found.append(self.appositions.with_apposition(at, split.proclitics, name, following))
                    return found[-1].last
        return self._unlisted_name(at, end, found)

    def _qualifies(self, at: int, end: int) -> bool:
        """Whether a given name with the article is the first of two adjectives of the noun before it: "the great green wall"."""
        adjectives, article = head_words()["adjectives"], (self.text.article, letters().contracted_article)
        both = at > 0 and at + 1 < end and self.words[at] in adjectives and self.words[at + 1] in adjectives
        return both and self.words[at - 1].startswith(article)

    def _unlisted_name(self, at: int, end: int, found: list[Office]) -> int:
        """Two or more words of no list before a title of more than one word are a name."""
        word = self.words[at]
        conjunction = letters().conjunctions[0] if word[0] == letters().conjunctions[0] and word not in given_names() else ""
        core = word[len(conjunction) :]
        if len(core) < 3 or grade(core) == "language" or at in self.inside or at in self.stops or self.text.has_article(at):
            return at + 1
        if self.text.function_word(at) or self.continuation.looks_indefinite(at, False):
            return at + 1
        if at + 1 >= end or not self.continuation.continues(at + 1, True):
            return at + 1
        name = at, self.names.rest_of_name(at, at + 1, end)
        if any(self.text.rank(k) not in ("unknown", "name") and not self.text.has_article(k) for k in range(at + 1, name[1])):
            return at + 1
        title = self.appositions.after(name[1], end)
        if title is None or title.title is None or title.title[1] - title.title[0] < 2:
            return at + 1
        found.append(self.appositions.with_apposition(at, conjunction, name, title))
        return found[-1].last

    def _bare_after_proclitic(self, at: int, core: str, end: int, listed: bool) -> tuple[int, int] | None:
        """A name whose first word carries a conjunction or preposition; `listed` right after another name."""
        if len(core) < 4 and is_whole(self.words[at]):
            return None
        if core in name_words()["compound"] or self.text.of_faith(at):
            sure = at + 1 < end and self.text.has_article(at + 1)
        else:
            everyday = (
                grade(core) == "ambiguous" and not is_trigger(core) and at + 1 < end and self.names.continues_surely(at + 1, not listed)
            )
            sure = len(core) > 2 and grade(core) == "name" or everyday and (len(core) > 2 or listed)
        if not sure or at + 1 >= end or not self.continuation.continues(at + 1):
            return None
        rest = self.names.rest_of_name(at, at + 1, end)
        return at, rest
