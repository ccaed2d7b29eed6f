"""The words of `figures.toml`: what is counted, what befell it, what makes a number no figure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, get_args

from majlis.clean.fold import fold
from majlis.interpret.act_words import bare_cores
from majlis.interpret.themes import theme_cores
from majlis.model import QuantityOf
from majlis.recognise.lexicon import letters, read_toml

BEFALLING = ("killed", "wounded", "detainees", "displaced", "refugees")


@lru_cache(maxsize=1)
def counted_nouns() -> dict[str, QuantityOf]:
    """Folded noun, without article → what it counts."""
    kinds: tuple[QuantityOf, ...] = get_args(QuantityOf)
    data = read_toml("figures.toml")
    rows: dict[str, QuantityOf] = {}
    for table, forms_of in (("masculine", _masculine), ("sound", _sound), ("nouns", lambda noun: (noun,))):
        rows.update((form, kind) for kind in kinds for noun in data[table].get(kind, ()) for form in forms_of(fold(noun)))
    return rows


def _masculine(noun: str) -> tuple[str, ...]:
    """A noun of a person with its plural, also without the final letter of the plural."""
    letters = read_toml("inflection.toml")["letters"]
    endings = (letters["waw"] + letters["nun"], letters["yaa"] + letters["nun"], letters["waw"], letters["yaa"])
    return (noun, *(noun + ending for ending in endings))


def _sound(noun: str) -> tuple[str, ...]:
    """A noun of a person in both genders."""
    letters = read_toml("inflection.toml")["letters"]
    return (*_masculine(noun), noun + fold(letters["marbuta"]), noun + letters["alif"] + letters["taa"])


@lru_cache(maxsize=1)
def duals() -> dict[str, QuantityOf | Literal["persons"]]:
    """Folded dual → what it counts; of `persons` the sentence says what befell them."""
    return {fold(word): kind for kind, words in read_toml("figures.toml")["duals"].items() for word in words}


@lru_cache(maxsize=1)
def dual_endings() -> frozenset[str]:
    """The last two letters of the duals: most words have others."""
    return frozenset(word[-2:] for word in duals())


@lru_cache(maxsize=1)
def word_sets() -> dict[str, frozenset[str]]:
    """List name → folded words."""
    return {name: frozenset(fold(word) for word in words) for name, words in read_toml("figures.toml")["words"].items()}


@lru_cache(maxsize=1)
def bound_words() -> frozenset[str]:
    """The words of «more than», «not less than» and the like."""
    phrases = (phrase for rows in read_toml("numbers.toml")["bound"].values() for phrase in rows)
    return frozenset(word for phrase in phrases for word in fold(phrase).split())


@lru_cache(maxsize=1)
def happenings() -> dict[str, QuantityOf]:
    """Folded word → what befell those counted: "the killing of …"."""
    kinds: tuple[QuantityOf, ...] = get_args(QuantityOf)
    return {word: kind for kind in kinds if kind in BEFALLING for word in word_sets()[f"says_{kind}"]}


@lru_cache(maxsize=50_000)
def noun_cores(word: str) -> frozenset[str]:
    """Readings of a counted noun: also without the alif of the accusative that looks like a suffix, and without «our»."""
    alif, ours = letters().article[0], read_toml("inflection.toml")["letters"]["nun"] + letters().article[0]
    stems = {core[: -len(end)] for core in bare_cores(word) for end in (alif, ours) if core.endswith(end)}
    return theme_cores(word) | {stem for stem in stems if len(stem) > 2}


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    return frozenset(fold(word) for word in read_toml("figures.toml")["nouns"]["things"])


def counted_kind(word: str, joined: bool = False) -> QuantityOf | None:
    """What a noun counts, with or without clitics, article and ending; `joined`: a noun behind «and» is another one."""
    if not bare_cores(word).isdisjoint(_things()):
        return None
    conjunction = letters().conjunctions[0] if joined and word.startswith(letters().conjunctions[0]) else ""
    found = (core for core in sorted(noun_cores(word)) if core in counted_nouns() and core.startswith(conjunction))
    return next((counted_nouns()[core] for core in found), None)


def any_of(words: Iterable[str], name: str) -> bool:
    """Whether one of the words, without clitics, article and suffix, is in a list."""
    return any(not theme_cores(word).isdisjoint(word_sets()[name]) for word in words)


def any_bare(words: Iterable[str], name: str) -> bool:
    """Whether one of the words, without clitics and article, is in a list."""
    return any(not bare_cores(word).isdisjoint(word_sets()[name]) for word in words)
