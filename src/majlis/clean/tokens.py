"""Tokens of the article's own text, as parallel lists: the alphabet of all later stages.

Quotation marks are no tokens, so that a name in quotes reads like one without; which tokens
stand inside which quotation is kept beside. Sentences never cross a block.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from majlis.clean.characters import INSIDE_WORDS
from majlis.clean.fold import fold
from majlis.model import Article

TokenKind = Literal["word", "number", "punctuation"]

_OPENING = "«“„‹"
_CLOSING = "»”›"
_STRAIGHT = "\"″＂"
_QUOTATION_MARKS = frozenset(_OPENING + _CLOSING + _STRAIGHT)
_TOKEN = re.compile(
    r"[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
    r"|\u0648?[\u0628\u0643\u0644]\u0640?(?=[0-9\u0660-\u0669\u06f0-\u06f9])"  # a preposition written together with a figure
    r"|(?:\u0648 (?=[^\W\d_]{2}))?"  # "and" with a space behind it
    r"[^\W\d_](?:[^\W_]|[" + INSIDE_WORDS + r"])*"
    r"|[" + _OPENING + _CLOSING + _STRAIGHT + r"]|[^\s\w]|_",
)
MAX_SENTENCE_TOKENS = 400  # a text without stops is cut: later stages compare the words of a sentence with each other
_SENTENCE_END = {".", "!", "?", "\u061f", "\u2026", "\u061b", ";"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over the words, numbers and punctuation marks of one article."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]  # folded
    kinds: list[TokenKind]
    sentence: list[int]  # index into `sentences` of each token
    quotation: list[int]  # 0 outside quotations, else the number of the quotation
    sentences: list[tuple[int, int]]  # token ranges
    headline: list[bool]  # per sentence
    paragraph: list[int]  # per sentence: index of its block

    def __len__(self) -> int:
        return len(self.words)

    def surface(self, first: int, last: int) -> str:
        """The text from token `first` up to, not including, token `last`; words that were run together stand apart."""
        edges = [self.starts[first], *(self.starts[at] for at in range(first + 1, last) if self._is_glued(at)), self.ends[last - 1]]
        return " ".join(self.text[start:end] for start, end in pairwise(edges))

    def _is_glued(self, at: int) -> bool:
        return self.starts[at] == self.ends[at - 1] and self.kinds[at - 1] == "word" and self.kinds[at] != "punctuation"


Cut = Callable[[str], tuple[int, ...]]  # a word as written → where the words in it begin that were run together


def _whole(word: str) -> tuple[int, ...]:
    return ()


class _Builder:
    def __init__(self, text: str, cut: Cut) -> None:
        self.text = text
        self.cut = cut
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.kinds: list[TokenKind] = []
        self.sentence: list[int] = []
        self.quotation: list[int] = []
        self.sentences: list[tuple[int, int]] = []
        self.headline: list[bool] = []
        self.paragraph: list[int] = []
        self.quotations = 0

    def close_sentence(self, first: int, headline: bool, paragraph: int) -> None:
        if len(self.words) > first:
            self.sentences.append((first, len(self.words)))
            self.headline.append(headline)
            self.paragraph.append(paragraph)

    def add_block(self, start: int, end: int, headline: bool, paragraph: int) -> None:
        first = len(self.words)
        current = 0
        for match in _TOKEN.finditer(self.text, start, end):
            token = match.group()
            if token in _QUOTATION_MARKS:
                current = self._turn(token, current)
                continue
            if not self._append_words(match.start(), token, current):
                continue
            if token in _SENTENCE_END and not self._is_inner_stop(match, end) or len(self.words) - first >= MAX_SENTENCE_TOKENS:
                self.close_sentence(first, headline, paragraph)
                first = len(self.words)
        self.close_sentence(first, headline, paragraph)

    def _turn(self, token: str, current: int) -> int:
        """A quotation opens or closes; an unclosed one ends with its block."""
        if current and (token in _CLOSING or token in _STRAIGHT):
            return 0
        if token in _CLOSING:
            return 0
        self.quotations += 1
        return self.quotations

    def _append_words(self, start: int, token: str, quotation: int) -> bool:
        """Append a token, or the words in it that were run together; False for one that folds to nothing."""
        joined = token.rfind(" ") + 1  # "and" with a space behind it is written together with its word
        cuts = self.cut(token[joined:]) if token[joined].isalpha() else ()
        edges = [0, *(joined + at for at in cuts), len(token)]
        appended = False
        for first, last in pairwise(edges):
            folded, kind = _read(token[first:last])
            if folded:
                self._append(start + first, start + last, folded, kind, quotation)
                appended = True
        return appended

    def _append(self, start: int, end: int, folded: str, kind: TokenKind, quotation: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(folded)
        self.kinds.append(kind)
        self.sentence.append(len(self.sentences))
        self.quotation.append(quotation)

    def _is_inner_stop(self, match: re.Match[str], end: int) -> bool:
        """A stop after a single letter is an initial; one before a lower dot run or a digit is no end."""
        if match.group() != ".":
            return False
        if len(self.words) >= 2 and self.kinds[-2] == "word" and len(self.words[-2]) == 1 and self.ends[-2] == match.start():
            return True
        following = self.text[match.end():match.end() + 1]
        return match.end() < end and (following.isdecimal() or following == ".")


@lru_cache(maxsize=100_000)
def _read(token: str) -> tuple[str, TokenKind]:
    """A token folded ("and" with a space behind it is written together with its word) and its kind."""
    kind: TokenKind = "number" if token[0].isdecimal() else "word" if token[0].isalpha() else "punctuation"
    return fold(token).replace(" ", ""), kind


def tokenise(article: Article, cut: Cut = _whole) -> Tokens:
    """Tokens of the headline and body blocks; noise and datelines give none. `cut` says where words were run together."""
    builder = _Builder(article.text, cut)
    for number, block in enumerate(article.blocks):
        if block.kind in ("headline", "body"):
            builder.add_block(block.start, block.end, block.kind == "headline", number)
    return Tokens(
        builder.text, builder.starts, builder.ends, builder.words, builder.kinds, builder.sentence,
        builder.quotation, builder.sentences, builder.headline, builder.paragraph,
    )
