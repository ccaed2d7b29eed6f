"""The words of a text as the grammars of dates and numbers see them: without clitics, with what the lexicon says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from majlis.clean.characters import INSIDE_WORDS, INVISIBLE, VOWEL_SIGNS
from majlis.clean.fold import fold
from majlis.errors import ConfigurationError
from majlis.recognise.lexicon import letters, read_toml
from majlis.resources import lexicon_path

LexemeKind = Literal["word", "number", "date", "clock", "mark"]

# A numeric date or clock time is one lexeme; letters and digits that touch are two.
_LEXEME = re.compile(
    r"(?P<date>\d{1,4}([/.\-])\d{1,2}\2\d{1,4}(?![\d/\-])(?!\.\d))"
    r"|(?P<clock>\d{1,2}:\d{2}(?!\d))"
    r"|(?P<number>\d+(?:[.,\u066b\u066c\u060c]\d+)*)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|[" + INSIDE_WORDS + r"])*)"
    r"|(?P<mark>[^\s\w" + INVISIBLE + VOWEL_SIGNS + r"]|_)"
)
_CLOSED_FILES = ("dates.toml", "numbers.toml", "currencies.toml")


class Entry(NamedTuple):
    """A word or phrase of the lexicon: what class it belongs to and what it says there."""

    phrase: tuple[str, ...]  # folded words; the first one is what `Analysis.core` matched
    category: str
    value: str


class Analysis(NamedTuple):
    """One word: folded, split into proclitics and the rest, with the entries that begin with it."""

    word: str
    kind: LexemeKind
    prefix: str
    article: bool
    entries: tuple[Entry, ...]
    categories: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexemes:
    """Parallel lists over the lexemes of a stretch of text."""

    text: str
    starts: list[int]
    ends: list[int]
    analyses: list[Analysis]

    def __len__(self) -> int:
        return len(self.analyses)

    def word(self, at: int) -> str:
        """The folded word, or an empty string beyond either end."""
        return self.analyses[at].word if 0 <= at < len(self.analyses) else ""

    def kind(self, at: int) -> str:
        """The kind of a lexeme, or an empty string beyond either end."""
        return self.analyses[at].kind if 0 <= at < len(self.analyses) else ""

    def prefix(self, at: int) -> str:
        """The proclitics of a word, without the article."""
        return self.analyses[at].prefix if 0 <= at < len(self.analyses) else ""

    def categories(self, at: int) -> frozenset[str]:
        """The classes of the entries that begin with a lexeme; none beyond either end."""
        return self.analyses[at].categories if 0 <= at < len(self.analyses) else frozenset()

    def match(self, at: int, category: str) -> tuple[str, int] | None:
        """The longest entry of a class that stands at `at`: its value and the position after it."""
        if not 0 <= at < len(self.analyses):
            return None
        analysis = self.analyses[at]
        if category not in analysis.categories:
            return None
        for phrase, entry_category, value in analysis.entries:
            if entry_category == category and all(self.word(at + k) == phrase[k] for k in range(1, len(phrase))):
                return value, at + len(phrase)
        return None

    def plain(self, at: int, category: str) -> tuple[str, int] | None:
        """Like `match`, for words without proclitics."""
        return None if self.prefix(at) else self.match(at, category)

    def adjacent(self, at: int) -> bool:
        """Whether nothing stands between a lexeme and the one before it."""
        return 0 < at < len(self.analyses) and self.ends[at - 1] == self.starts[at]


@lru_cache(maxsize=4)
def lexemes(text: str, start: int, end: int) -> Lexemes:
    """The lexemes of `text[start:end]`; positions are those of `text`."""
    result = Lexemes(text, [], [], [])
    for found in _LEXEME.finditer(text, start, end):
        result.starts.append(found.start())
        result.ends.append(found.end())
        result.analyses.append(_analyse(found.group(), found.lastgroup or "mark"))
    return result


@lru_cache(maxsize=65536)
def _analyse(surface: str, kind: LexemeKind) -> Analysis:
    word = fold(surface)
    if kind != "word":
        entries = _vocabulary().get(word, ())
        return Analysis(word, kind, "", False, entries, frozenset(entry.category for entry in entries))
    for prefix, article, core in _splits(word):
        if core in _vocabulary():
            entries = _vocabulary()[core]
            return Analysis(word, kind, prefix, article, entries, frozenset(entry.category for entry in entries))
    return Analysis(word, kind, "", False, (), frozenset())


def _splits(word: str) -> list[tuple[str, bool, str]]:
    """Ways to read proclitics off a word, the shortest ones first."""
    grammar = letters()
    article, contracted = grammar.article, grammar.contracted_article
    rows = [(prefix, False, word[len(prefix):]) for prefix in _prefixes() if word.startswith(prefix)]
    for prefix, _, rest in list(rows):
        if rest.startswith(article):
            rows.append((prefix, True, rest[len(article):]))
        if rest.startswith(contracted):
            rows.append((prefix + contracted[0], False, article + rest[len(contracted):]))
            rows.append((prefix + contracted[0], True, rest[len(contracted):]))
    return [row for row in rows if len(row[2]) > 1 or not row[0]]


@lru_cache(maxsize=1)
def _prefixes() -> tuple[str, ...]:
    grammar = letters()
    single = ["", *grammar.conjunctions, *grammar.prepositions]
    return (*single, *(first + second for first in grammar.conjunctions for second in grammar.prepositions))


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, tuple[Entry, ...]]:
    """First folded word → entries, the longest phrases first."""
    rows: dict[str, list[Entry]] = {}
    for entry in [*_month_entries(), *(entry for name in _CLOSED_FILES for entry in _entries(name))]:
        rows.setdefault(entry.phrase[0], []).append(entry)
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry.phrase))) for word, entries in rows.items()}


def _entries(name: str) -> list[Entry]:
    """Tables `[class]` with rows `value = [phrases]`."""
    rows = []
    for category, table in read_toml(name).items():
        for value, phrases in table.items():
            if not isinstance(phrases, list):
                raise ConfigurationError(lexicon_path(name), f"[{category}] {value} is no list of phrases")
            rows += [Entry(tuple(fold(phrase).split()), category, value) for phrase in phrases]
    return rows


def _month_entries() -> list[Entry]:
    data = read_toml("months.toml")
    return [
        Entry(tuple(fold(name).split()), category, str(row["number"]))
        for category in ("month", "hijri") for row in data.get(category, []) for name in row["names"]
    ]
