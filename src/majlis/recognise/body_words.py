"""The words that name bodies: head nouns, adjectives, and the fields of work in their names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.recognise.lexicon import letters, read_toml
from majlis.recognise.titles import title_words


@lru_cache(maxsize=1)
def head_words() -> dict[str, frozenset[str]]:
    """The word lists of `organisation_heads.toml`, folded."""
    return {name: frozenset(fold(word) for word in words) for name, words in read_toml("organisation_heads.toml").items()}


@lru_cache(maxsize=1)
def heads() -> frozenset[str]:
    """All nouns that begin the name of an organisation, folded, without article."""
    words = head_words()
    return words["heads"] | words["organs"] | words["generic"]


def is_adjective(word: str) -> bool:
    """Whether a folded word is an adjective that may stand in the name of a body."""
    nisba = letters().nisba_suffixes
    return word in head_words()["adjectives"] or word.endswith((nisba[8], nisba[8] + nisba[0]))


def is_field(word: str) -> bool:
    """Whether a folded word with the article is a field of work: of a ministry, or of another body."""
    article = letters().article
    return word in title_words().complements or word in head_words()["fields"] or word[len(article) :] in head_words()["links"]


def _without(word: str, letter: str) -> str:
    return word[1:] if word.startswith(letter) else ""


def is_field_noun(word: str) -> bool:
    """Whether a folded word without article begins a field of work, alone, as a purpose, or joined to another field."""
    links = head_words()["links"]
    return word in links or _without(word, letters().prepositions[1]) in links or _without(word, letters().conjunctions[0]) in links


def is_purpose(words: Sequence[str], position: int, end: int) -> bool:
    """Whether "for the protection of …" at a position goes on with the name of a body."""
    if _without(words[position], letters().prepositions[1]) not in head_words()["purposes"] or position + 1 >= end:
        return False
    return words[position + 1].startswith(letters().article) or words[position + 1] in head_words()["links"]


def continues_field(words: Sequence[str], position: int, head: str) -> bool:
    """Whether a word without article goes on with a field: "trade and industry", "the foreign ministry and expatriates' affairs"."""
    word, previous, lists = words[position], words[position - 1], head_words()
    joined = _without(word, letters().conjunctions[0])
    if joined in lists["organ_fields"] and head in lists["organs"]:
        return True
    return is_field_noun(previous) and (word in lists["links"] or joined in lists["links"] and joined not in heads())
