"""The word lists of `acts.toml`, folded, and the readings of a word that they are compared with."""

from __future__ import annotations

from functools import lru_cache

from majlis.clean.fold import fold
from majlis.recognise.lexicon import letters, read_toml
from majlis.recognise.verbs import verb_forms
from majlis.recognise.words import splits, without_article


@lru_cache(maxsize=1)
def act_words() -> dict[str, frozenset[str]]:
    """List name → folded words; lists under `possessed` also with every possessive suffix."""
    data = read_toml("acts.toml")
    lists = {name: frozenset(fold(word) for word in words) for name, words in data["words"].items()}
    possessed = {name: frozenset(form for word in words for form in _possessed(fold(word))) for name, words in data["possessed"].items()}
    return {**lists, **possessed}


@lru_cache(maxsize=1)
def act_phrases() -> dict[str, frozenset[tuple[str, ...]]]:
    """List name → folded phrases of several words."""
    return {name: frozenset(tuple(fold(p).split()) for p in phrases) for name, phrases in read_toml("acts.toml")["phrases"].items()}


def _possessed(word: str) -> tuple[str, ...]:
    """A noun bare and with each possessive suffix."""
    weak = read_toml("inflection.toml")["letters"]
    stem = word[:-1] + weak["taa"] if word.endswith(fold(weak["marbuta"])) else word
    ours = read_toml("acts.toml")["letters"]["ours"]
    return (word, *(stem + suffix for suffix in (*letters().object_suffixes, ours)))


@lru_cache(maxsize=100_000)
def bare_cores(word: str) -> frozenset[str]:
    """All readings of a word without proclitics and article."""
    return frozenset(form for split in splits(word) for form in (split.core, without_article(split.core)))


@lru_cache(maxsize=100_000)
def proclitics_of(word: str, cores: frozenset[str]) -> str | None:
    """The proclitics with which a word reads as one of the cores, without its article; None where it does not."""
    return next((s.proclitics for s in splits(word) if s.core in cores or without_article(s.core) in cores), None)


def may_be_masdar(word: str) -> bool:
    """Whether a word, without clitics and article, is the masdar of a verb."""
    return any(form.tense == "masdar" for core in bare_cores(word) for form in verb_forms().get(core, ()))


@lru_cache(maxsize=100_000)
def is_core(word: str, name: str) -> bool:
    """Whether a word, without clitics and article, is in a list."""
    return not bare_cores(word).isdisjoint(act_words()[name])


@lru_cache(maxsize=100_000)
def is_word(word: str, name: str) -> bool:
    """Whether a word as it stands, or without a conjunction before it, is in a list."""
    words = act_words()[name]
    if word in words:
        return True
    conjunctions = letters().conjunctions
    return len(word) > 2 and any(not split.proclitics.strip(conjunctions) and split.core in words for split in splits(word)[1:])
