"""Clitics and inflection of Arabic words, on folded forms."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from majlis.recognise.lexicon import letters

COMMAS = ("\u060c", ",")


class Split(NamedTuple):
    """A reading of a word as proclitics and core."""

    proclitics: str  # conjunction and preposition letters, in order
    core: str  # with its article, if any


@lru_cache(maxsize=200_000)
def splits(word: str) -> tuple[Split, ...]:
    """All readings of a folded word as proclitics and core, the word itself first."""
    alphabet = letters()
    readings = [Split("", word)]
    rests = [("", word)]
    if len(word) > 2 and word[0] in alphabet.conjunctions:
        readings.append(Split(word[0], word[1:]))
        rests.append((word[0], word[1:]))
    for before, rest in rests:
        if len(rest) < 3:
            continue
        if rest.startswith(alphabet.contracted_article):  # l + al- is written ll-
            readings.append(Split(before + rest[0], alphabet.article + rest[2:]))
        if rest[0] in alphabet.prepositions:
            readings.append(Split(before + rest[0], rest[1:]))
    return tuple(readings)


def without_article(core: str) -> str:
    """The core without its article, where it has one and something is left."""
    article = letters().article
    return core[len(article):] if core.startswith(article) and len(core) > len(article) + 1 else core


def has_article(core: str) -> bool:
    """Whether a core begins with the article."""
    return core.startswith(letters().article)


@lru_cache(maxsize=20_000)
def adjective_forms(masculine: str) -> tuple[str, ...]:
    """All genders, numbers and cases of a nisba adjective, without article, folded."""
    suffixes = letters().nisba_suffixes
    return tuple(dict.fromkeys([masculine, *(masculine + suffix for suffix in suffixes)]))
