"""Honorifics and dignities, and what else may stand between a title and the name after it."""

from __future__ import annotations

from majlis.clean.fold import fold
from majlis.recognise.language import given_names, name_words
from majlis.recognise.lexicon import letters, read_toml
from majlis.recognise.name_extent import NameExtent
from majlis.recognise.person_text import PersonText
from majlis.recognise.titles import dignities_by_head, head_at
from majlis.recognise.words import COMMAS, splits


class Honorifics:
    """Skips what honours a person, up to where the title or the name begins."""

    def __init__(self, text: PersonText, names: NameExtent) -> None:
        self.text = text
        self.names = names
        self.kept = frozenset(fold(word) for word in read_toml("titles.toml")["honorifics"]["kept_in_names"])
        self.words = text.words
        self.names_at = text.names_at
        self.titles = text.titles

    def skip(self, at: int, end: int) -> tuple[int, str]:
        """The token after honorifics and dignities at `at`, and the proclitics of the first."""
        proclitics = ""
        position = at
        while position < end:
            step = self._honorific(position, end)
            if step is None:
                break
            length, before = step
            if position == at:
                proclitics = before
            position += length
            while position < end and self.words[position] in ("/", ":"):
                position += 1
        return position, proclitics

    def _honorific(self, at: int, end: int) -> tuple[int, str] | None:
        if self.words[at] in name_words()["academic"] and at + 2 < end and self.words[at + 1] == ".":
            return (2, "") if self.words[at + 2] in given_names() else None
        for split in splits(self.words[at]):
            for dignity in dignities_by_head().get(split.core, ()):
                alike = tuple(self.words[at + 1 : at + len(dignity)]) == dignity[1:]
                if alike and self._dignity_holds(at, len(dignity), end):
                    return len(dignity), split.proclitics
            if split.core in self.titles.honorifics:
                following = at + 1
                head = head_at(self.words, at, end)
                if head is not None and (
                    following >= end or not (self.names.can_begin_name(following, end) or self._dignified(following, end))
                ):
                    return None
                return 1, split.proclitics
        return None

    def _dignified(self, at: int, end: int) -> bool:
        """Whether an honorific that is no title stands at `at`, before a name."""
        honoured = self.words[at] in self.titles.honorifics and self.words[at] in self.kept
        return honoured and at + 1 < end and self.names.name(at + 1, end) is not None

    def _dignity_holds(self, at: int, length: int, end: int) -> bool:
        following = at + length
        if following >= end or following in self.names_at and self.names_at[following].candidates[0].type == "country":
            return False
        return (
            self._honorific_word(following) or head_at(self.words, following, end) is not None or self.names.can_begin_name(following, end)
        )

    def _honorific_word(self, at: int) -> bool:
        return self.words[at] in self.titles.honorifics or self.words[at] in dignities_by_head()

    def name_start(self, at: int, end: int) -> int | None:
        """Where a name may begin after a title: past a comma, honorifics and dignities."""
        position = self._after_abbreviation(at, end)
        if position + 2 < end and self.words[position] == "(":
            name = self.names.name(position + 1, end)
            several = name is not None and (name[1] - name[0] > 1 or self.words[name[0]] in given_names())
            if name is not None and several and name[1] < end and self.words[name[1]] == ")":
                return position + 1
        if position < end and self.words[position] in COMMAS:
            position += 1
            start, _ = self.skip(position, end)
            if start >= end or self.words[position][0] in letters().conjunctions and self.words[position] not in given_names():
                return None
            return start if self.words[start] in given_names() or self._two_names(start, end) else None
        start, _ = self.skip(position, end)
        return start if start < end else None

    def _after_abbreviation(self, at: int, end: int) -> int:
        """The token after a bracket with one or two words, the short name of the body before it."""
        for length in (1, 2):
            if at + 1 < end and (self.words[at + 1] in given_names() or length > 1 and self.text.rank(at + 1) == "unknown"):
                break  # the name of the holder
            if at + length + 1 < end and self.words[at] == "(" and self.words[at + length + 1] == ")":
                return at + length + 2
        return at

    def _two_names(self, at: int, end: int) -> bool:
        name = self.names.name(at, end)
        return name is not None and name[1] - name[0] >= 2 and name[1] < end and self.words[name[1]] in (*COMMAS, ".")
