"""The words that name bodies: head nouns, adjectives, and the fields of work in their names."""

from __future__ import annotations

from collections.abc import Container, Sequence
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


def is_purpose(words: Sequence[str], position: int, end: int, head: str, states: Container[int] = frozenset()) -> bool:
    """Whether "for the protection of …" at a position goes on with the name of a body; at `states` states are named."""
    lists = head_words()
    noun = _without(words[position], letters().prepositions[1])
    lasting = head in lists["institutions"] and noun in lists["institution_purposes"]
    if not (lasting or noun in lists["purposes"]) or position + 1 >= end:
        return False
    state = lasting and position + 1 in states
    return state or words[position + 1].startswith(letters().article) or words[position + 1] in lists["links"]


@lru_cache(maxsize=1)
def _bridges() -> dict[str, tuple[tuple[str, ...], ...]]:
    names = ("defending", "causes_after", "concerned", "adjective_phrases")
    return {name: tuple(tuple(phrase.split()) for phrase in head_words()[name]) for name in names}


def bridge(words: Sequence[str], position: int, end: int, head: str, definite: bool, states: Container[int] = frozenset()) -> int:
    """The token after a phrase that joins more words to a body's name and the first of these, or `position`.

    "For the defence of rights", "for the sake of peace", "concerned with the climate", "of high level". At `states` begin names of states.
    """
    lists, article = head_words(), letters().article
    for name, phrases in _bridges().items():
        for phrase in phrases:
            last = position + len(phrase)
            if tuple(words[position:last]) != phrase:
                continue
            if name == "adjective_phrases" and definite:
                return last
            word = words[last] if last < end else ""
            rights = name == "defending" and (word.startswith(article) or word in lists["links"])
            cause = name == "causes_after" and head in lists["political"] and (word in lists["causes"] or last in states)
            about = name == "concerned" and definite and word[:1] == letters().prepositions[0] and word not in lists["no_concern"]
            if rights or cause or about and (word[1:].startswith(article) or word[1:] in lists["links"] or last in states):
                return last + 1
    return position


def bridged(words: Sequence[str]) -> bool:
    """Whether one of the phrases of `bridge` stands among words."""
    return any(tuple(words[at : at + len(p)]) == p for phrases in _bridges().values() for p in phrases for at in range(len(words)))


def continues_field(words: Sequence[str], position: int, head: str) -> bool:
    """Whether a word without article goes on with a field: "trade and industry", "the foreign ministry and expatriates' affairs"."""
    word, previous, lists = words[position], words[position - 1], head_words()
    joined = _without(word, letters().conjunctions[0])
    if joined in lists["organ_fields"] and head in lists["organs"]:
        return True
    return is_field_noun(previous) and (word in lists["links"] or joined in lists["links"] and joined not in heads())
