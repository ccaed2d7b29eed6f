"""Words that look like the name or adjective of a state and are something else, told by the words around them."""

from __future__ import annotations

from functools import lru_cache

from majlis.clean.fold import fold
from majlis.clean.tokens import Tokens
from majlis.recognise.language import given_names
from majlis.recognise.lexicon import read_toml
from majlis.recognise.names import NameMatch
from majlis.recognise.titles import title_words

REACH_TOKENS = 2  # a unit of measure stands behind the number or right behind the word


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Word without proclitics → the words before it, and those soon after it, with which it is no state."""
    rows = read_toml("names.toml")["homograph"]
    return {
        fold(word): (frozenset(fold(one) for one in row["before"]), frozenset(fold(one) for one in row["after"]))
        for row in rows
        for word in row["words"]
    }


def without_homographs(tokens: Tokens, found: list[NameMatch]) -> list[NameMatch]:
    """The matches that the words around them leave possible."""
    return [match for match in found if not _is_everyday(tokens, match) and not _is_given_name(tokens, match)]


def _is_everyday(tokens: Tokens, match: NameMatch) -> bool:
    if match.last - match.first > 1 or match.core not in _rows():
        return False
    before, after = _rows()[match.core]
    first, end = tokens.sentences[tokens.sentence[match.first]]
    behind = tokens.words[match.last : min(end, match.last + REACH_TOKENS)]
    return match.first > first and tokens.words[match.first - 1] in before or not after.isdisjoint(behind)


def _is_given_name(tokens: Tokens, match: NameMatch) -> bool:
    """Whether an adjective without article is the given name behind an honorific that has one."""
    if match.form != "adjective" or match.proclitics or match.last - match.first > 1 or not match.first:
        return False
    return match.core in given_names() and tokens.words[match.first - 1] in title_words().honorifics
