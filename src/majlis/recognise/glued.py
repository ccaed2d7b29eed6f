"""Words that archive sites run together: where one ends and the next begins.

Such sites lose the space inside or behind the names that they link. A word that the lists explain is never cut; another
is cut where something tells that two words meet: a letter that ends words, a known name of several words, the article
or a conjunction between known words. Names of persons that many write as one word stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from majlis.clean.fold import fold, fold_with_offsets
from majlis.recognise.gazetteer import Knowledge
from majlis.recognise.language import common_words, given_names, is_finite, is_whole, surnames
from majlis.recognise.lexicon import letters, read_toml
from majlis.recognise.titles import title_words
from majlis.recognise.words import splits

MIN_GLUED_LETTERS = 7
_MIN_LEFT = 3
_MIN_DEFINITE = 5  # letters of a word with its article
_MIN_VERB = 4
_MIN_COMMON = 5  # of a word before a conjunction that is no known name
_MAX_WORDS = 4  # of a known name
_CACHED_WORDS = 50_000
_LETTERS = re.compile("[\u0621-\u064a\u064b-\u065f\u0670\u0671\u06cc\u06a9]+")
_DATED = re.compile("([\u0621-\u064a]+)([0-9\u0660-\u0669\u06f0-\u06f9]+)")
_ENDED = re.compile("[\u0629\u0649][\u064b-\u065f]*(?=[\u0621-\u063f\u0641-\u064a])")  # teh marbuta and alef maqsura end words
_MAQSURA = "\u0649"  # which some write for yeh, within words too
_AND = "\u0648"
_FEMININE = "\u0647"  # teh marbuta, folded


@dataclass(frozen=True, slots=True)
class _Lexicon:
    names: frozenset[str]  # known names and adjectives of one word
    states: frozenset[str]  # those of states, and of cities that stand for them
    dated: frozenset[str]  # weekdays and months, to which figures are run on
    runs: dict[str, tuple[int, ...]]  # known names of several words written as one → where their words begin
    before: frozenset[str]
    after: frozenset[str]
    first_halves: frozenset[str]
    second_halves: frozenset[str]


@lru_cache(maxsize=8)
def cutter(knowledge: Knowledge) -> Callable[[str], tuple[int, ...]]:
    """A function that says where a word as written has to be cut."""
    lexicon = _lexicon(knowledge)

    @lru_cache(maxsize=_CACHED_WORDS)
    def cut(word: str) -> tuple[int, ...]:
        dated = _DATED.fullmatch(word)
        if dated is not None:
            return (dated.start(2),) if fold(dated[1]) in lexicon.dated else ()
        if len(word) < MIN_GLUED_LETTERS or _LETTERS.fullmatch(word) is None:
            return ()
        folded, offsets = fold_with_offsets(word)
        ended = {offsets.index(match.end()): match.group()[0] for match in _ENDED.finditer(word) if match.end() in offsets}
        found = _Reader(lexicon, folded, ended).cuts(0, len(folded))
        return tuple(offsets[at] for at in found)

    return cut


def _lexicon(knowledge: Knowledge) -> _Lexicon:
    data = read_toml("glued.toml")
    sets = {name: frozenset(fold(word) for word in data[name]) for name in ("before", "after", "first_halves", "second_halves")}
    phrases = [phrase for rows in knowledge.phrases.values() for phrase in rows]
    single = [phrase for phrase in phrases if len(phrase.words) == 1 and not phrase.weak and len(phrase.words[0]) >= _MIN_LEFT]
    names = frozenset(phrase.words[0] for phrase in single)
    states = frozenset(phrase.words[0] for phrase in single if phrase.entity.type == "country" or phrase.entity.metonym_of is not None)
    runs: dict[str, tuple[int, ...]] = {}
    for phrase in sorted(phrases, key=lambda phrase: phrase.words):
        if 1 < len(phrase.words) <= _MAX_WORDS and all(len(word) >= _MIN_LEFT for word in phrase.words) and _is_arabic(phrase.words):
            edges = [sum(map(len, phrase.words[:count])) for count in range(1, len(phrase.words))]
            runs.setdefault("".join(phrase.words), tuple(edges))
    months = [name for row in read_toml("months.toml")["month"] for name in row["names"]]
    weekdays = [name for names in read_toml("dates.toml")["weekday"].values() for name in names]
    return _Lexicon(names, states, frozenset(map(fold, months + weekdays)), runs, **sets)


def _is_arabic(words: tuple[str, ...]) -> bool:
    """Whether a name is of Arabic words, by an article or a feminine ending: foreign ones many write as one word."""
    return any(before.endswith(_FEMININE) or after.startswith(letters().article) for before, after in pairwise(words))


@dataclass(frozen=True, slots=True)
class _Reader:
    """One folded word; positions count in it."""

    lexicon: _Lexicon
    word: str
    ended: dict[int, str]  # positions behind a letter that ends words → that letter

    def cuts(self, first: int, last: int) -> list[int]:
        """Where the part of the word between two positions has to be cut."""
        part = self.word[first:last]
        if len(part) < MIN_GLUED_LETTERS and not any(first < at < last for at in self.ended):
            return []
        if self._is_word(part):
            return []
        run = self._run(part)
        if run:
            return [first + at for at in run]
        places = range(_MIN_LEFT - 1, len(part) - 1)
        for at in [*(at for at in places if part[:at] in self.lexicon.names), *places]:
            if self._meet(part[:at], part[at:], first + at):
                return [*self.cuts(first, first + at), first + at, *self.cuts(first + at, last)]
        return []

    def _is_word(self, word: str) -> bool:
        """Whether the lists explain a word as one."""
        if word in given_names() or word in surnames() or is_whole(word) or word in self.lexicon.names:
            return True
        return any(split.core in self.lexicon.names or split.core in given_names() or is_whole(split.core) for split in splits(word))

    def _run(self, word: str) -> tuple[int, ...]:
        """The cuts of a known name of several words, with or without proclitics."""
        for split in splits(word):
            cuts = self.lexicon.runs.get(split.core)
            if cuts is not None:
                return tuple(at + len(word) - len(split.core) for at in cuts)
        return ()

    def _meet(self, left: str, right: str, at: int) -> bool:
        """Whether two words meet at a position."""
        if at in self.ended:
            return self._meet_behind_ending(left, right, at)
        if len(left) < _MIN_LEFT and left not in self.lexicon.before:
            return False
        if left in self.lexicon.first_halves or right in self.lexicon.second_halves:
            return False
        if right in self.lexicon.after:
            return self._is_left(left)
        if left in self.lexicon.before and right in self.lexicon.states and len(right) >= _MIN_DEFINITE:
            return True
        if right.startswith(letters().article) and len(right) >= _MIN_DEFINITE:
            return self._meet_at_article(left, right)
        return right.startswith(_AND) and self._meet_at_and(left, right[1:])

    def _meet_behind_ending(self, left: str, right: str, at: int) -> bool:
        if self.ended[at] == _MAQSURA and not right.removeprefix(_AND).startswith(letters().article):
            return False
        return len(left) >= _MIN_LEFT and len(right) > 1 and (self._is_word(left) or self._is_word(right) or self._run(right) != ())

    def _meet_at_article(self, left: str, right: str) -> bool:
        known = self._is_listed(right) or is_whole(right)
        if left in self.lexicon.before or len(left) >= _MIN_VERB and is_finite(left.removeprefix(_AND)):
            return known
        return len(left) >= _MIN_LEFT and self._is_left(left) and (known or self._opens(right))

    def _meet_at_and(self, left: str, right: str) -> bool:
        lexicon = self.lexicon
        if left in lexicon.names and right in lexicon.names and (left in lexicon.states or right in lexicon.states):
            return len(right) >= _MIN_LEFT
        definite = right.startswith(letters().article) and len(right) >= _MIN_DEFINITE
        return definite and len(left) >= _MIN_COMMON and self._is_left(left) and self._is_listed(right)

    def _opens(self, right: str) -> bool:
        """Whether the rest begins with a listed word and goes on with another that was run on to it."""
        return any(self._is_listed(right[:at]) and self._meet(right[:at], right[at:], -1) for at in range(_MIN_DEFINITE, len(right) - 2))

    def _is_left(self, word: str) -> bool:
        return any(self._is_listed(split.core) for split in splits(word))

    def _is_listed(self, word: str) -> bool:
        """Whether a word stands in a list as it is or with its article."""
        bare = word[len(letters().article) :] if word.startswith(letters().article) else word
        words = title_words()
        forms = [form for form in (word, bare) if len(form) >= _MIN_LEFT]
        listed = any(form in common_words() or form in words.heads or form in words.complements for form in forms)
        return listed or word in self.lexicon.names
