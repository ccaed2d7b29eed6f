"""The lines of a text, and the keys under which they are looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from majlis.clean.fold import fold

_LINE = re.compile("[^\r\n\u0085\u2028\u2029\x0b\x0c]+")
_PADDING = " \t\u00a0\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff\u3000"
_NO_WORD = re.compile(r"[\W\d_]+")
_SENTENCE_END = re.compile("[.!\u061f?\u2026\u06d4][\\s\"'\u00bb\u00ab\u201c\u201d\u2019)\\]]*\\Z")
_FULL_STOP = re.compile("(?<![.])[.\u06d4][\\s\"'\u00bb\u00ab\u201c\u201d\u2019)\\]]*\\Z")
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3\ufb50-\ufefc]")
_BULLET = re.compile("(?:[\u2022\u25aa\u25cf\u25cb\u25a0\u25e6\u00b7*\u00bb\u203a\u2023]|[-\u2013\u2014](?=\\s))\\s*")
_CACHED_KEYS = 8192
_KEYED_CHARACTERS = 300  # phrases of the lexicon are shorter


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the blanks around it."""

    start: int
    end: int
    text: str
    key: str  # folded words of its beginning, without punctuation and figures
    words: int
    after_gap: bool = False  # a blank line stands before it
    tag: str = ""  # in a page: the element it stands in
    is_noise: bool = False  # in a page: the elements around it hold no article
    article: int = 0  # in a page: the number of the article element it stands in
    is_main: bool = False  # in a page: taken for the article by the extractor of main content

    @property
    def is_bullet(self) -> bool:
        """Whether it begins as an item of a list."""
        return _BULLET.match(self.text) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.text[-12:]) is not None

    @property
    def has_full_stop(self) -> bool:
        """Whether it ends with one full stop, which headlines seldom do."""
        return _FULL_STOP.search(self.text[-12:]) is not None

    @property
    def is_arabic(self) -> bool:
        """Whether it has an Arabic letter."""
        return _ARABIC.search(self.text) is not None


@lru_cache(maxsize=_CACHED_KEYS)
def key(text: str) -> str:
    """Folded words without punctuation and figures."""
    return _NO_WORD.sub(" ", fold(text[:_KEYED_CHARACTERS])).strip()


def make_line(text: str, start: int, end: int, after_gap: bool = False, tag: str = "", is_noise: bool = False) -> Line | None:
    """The line between two offsets, or None when it is blank."""
    raw = text[start:end]
    stripped = raw.strip(_PADDING)
    if not stripped or stripped.isspace():
        return None
    first = start + raw.index(stripped[0])
    return Line(first, first + len(stripped), stripped, key(stripped), len(stripped.split()), after_gap, tag, is_noise)


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a plain text that are not blank."""
    last = 0
    for match in _LINE.finditer(text):
        breaks = text.count("\n", last, match.start()) or text.count("\r", last, match.start())
        line = make_line(text, match.start(), match.end(), breaks > 1)
        if line is not None:
            yield line
            last = match.end()
