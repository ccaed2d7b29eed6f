"""Offices and honorifics: where a title begins and ends, whose it is, and how many hold it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from majlis.clean.fold import fold
from majlis.recognise.lexicon import letters, read_toml
from majlis.recognise.words import splits

HeadNumber = Literal["singular", "dual", "plural"]


@dataclass(frozen=True, slots=True)
class Head:
    """A form of a word that begins a title."""

    words: tuple[str, ...]
    lemma: str
    number: HeadNumber
    counterpart: bool = False
    owned: bool = False  # with the pronoun of the state or body named before


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The lexicon of titles, folded."""

    heads: dict[str, tuple[Head, ...]]  # by first word, with and without article
    honorifics: frozenset[str]
    dignities: tuple[tuple[str, ...], ...]
    complements: frozenset[str]
    connectors: frozenset[str]
    offices: frozenset[str]  # honorifics that are offices too
    bounds: dict[str, frozenset[str]]  # the words of the section of that name
    own_state: frozenset[str]  # lemmas of those who hold office in their own state
    bare: frozenset[str]  # titles of one word that say little
    unextended: frozenset[str]  # no preposition goes on with these
    adjectival: frozenset[str]  # with the article also adjectives
    no_title_after: frozenset[str]  # after a connector: the phrase says something else


def _with_article(words: tuple[str, ...]) -> tuple[str, ...]:
    return (letters().article + words[0], *words[1:])


def _with_pronoun(form: str) -> list[tuple[str, ...]]:
    """A noun with the pronouns of its owner: …; phrases and titles with the article take none."""
    if " " in form or form.startswith(letters().article):
        return []
    weak = read_toml("inflection.toml")["letters"]
    stem = fold(form[:-1] + weak["taa"] if form.endswith(weak["marbuta"]) else form)
    return [(stem + suffix,) for suffix in letters().object_suffixes]


NUMBERS: tuple[HeadNumber, ...] = ("singular", "dual", "plural")


@lru_cache(maxsize=1)
def title_words() -> TitleWords:
    """Read `titles.toml`."""
    data = read_toml("titles.toml")
    heads: dict[str, list[Head]] = {}

    def add(form: str, lemma: str, number: HeadNumber, counterpart: bool) -> None:
        words = tuple(fold(form).split())
        for spelling in (words, _with_article(words)):
            heads.setdefault(spelling[0], []).append(Head(spelling, lemma, number, counterpart))

    for row in data["head"]:
        for number in NUMBERS:
            for form in row[number]:
                add(form, fold(row["lemma"]), number, False)
        plain = {fold(form) for form in row["singular"]}
        for form in row["singular"]:
            for words in _with_pronoun(form):
                if words[0] in plain:
                    continue  # folded, "his minister" is written like the feminine
                heads.setdefault(words[0], []).append(Head(words, fold(row["lemma"]), "singular", owned=True))
    for number in NUMBERS:
        for form in data["counterpart"][number]:
            add(form, "counterpart", number, True)
    return TitleWords(
        {first: tuple(sorted(rows, key=lambda h: -len(h.words))) for first, rows in heads.items()},
        frozenset(fold(word) for word in data["honorifics"]["words"]),
        tuple(tuple(fold(word).split()) for word in sorted(data["honorifics"]["dignities"], key=len, reverse=True)),
        frozenset(fold(word) for word in data["complements"]["words"]),
        frozenset(fold(word) for word in data["complements"]["connectors"]),
        frozenset(fold(word) for word in data["honorifics"]["offices"]),
        {name: frozenset(fold(word) for word in words) for name, words in data["bounds"].items()},
        frozenset(fold(word) for word in data["honorifics"]["own_state"]),
        frozenset(fold(word) for word in data["honorifics"]["bare"]),
        frozenset(fold(word) for word in data["complements"]["unextended"]),
        frozenset(fold(word) for word in data["complements"]["adjectival"]),
        frozenset(fold(word) for word in data["complements"]["no_title_after"]),
    )


@lru_cache(maxsize=1)
def dignities_by_head() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Dignities by their first word, longest first."""
    rows: dict[str, list[tuple[str, ...]]] = {}
    for dignity in title_words().dignities:
        rows.setdefault(dignity[0], []).append(dignity)
    return {head: tuple(dignities) for head, dignities in rows.items()}


def head_at(words: list[str], at: int, end: int) -> tuple[Head, str] | None:
    """The title head at token `at` with the proclitics before it."""
    for split in splits(words[at]):
        for head in title_words().heads.get(split.core, ()):
            if at + len(head.words) <= end and tuple(words[at + 1:at + len(head.words)]) == head.words[1:]:
                return head, split.proclitics
    return None


def without_pronoun(core: str) -> str:
    """A feminine noun without the pronoun of its owner; the same word where there is none."""
    weak = feminine_letters()
    for suffix in letters().object_suffixes:
        if core.endswith(weak[0] + suffix):
            return core[: -len(suffix) - 1] + weak[1]
    return core


@lru_cache(maxsize=1)
def read_weak() -> tuple[str, str, str]:
    """Long alif, the alif and seat of a final hamza before a pronoun, and the hamza at the end of a word."""
    weak = read_toml("inflection.toml")["letters"]
    return weak["alif"], weak["alif"] + fold(weak["seat"]), weak["hamza"]


@lru_cache(maxsize=1)
def feminine_letters() -> tuple[str, str]:
    """The feminine ending before a pronoun and at the end of a word, folded."""
    weak = read_toml("inflection.toml")["letters"]
    return fold(weak["taa"]), fold(weak["marbuta"])


@lru_cache(maxsize=10_000)
def is_owned(word: str) -> bool:
    """Whether a word of a title carries the pronoun of the state or body named before."""
    words = title_words()
    for split in splits(word):
        if any(head.owned for head in words.heads.get(split.core, ())):
            return True
        if without_pronoun(split.core) != split.core and without_pronoun(split.core) in words.complements:
            return True
        if without_possessive(split.core) in words.complements and split.core not in words.complements:
            return True
    return False


def without_possessive(core: str) -> str:
    """A masculine noun without the long pronoun of its owner; the seat of a final hamza is put back."""
    for suffix in letters().object_suffixes[1:]:
        if core.endswith(suffix) and len(core) > len(suffix) + 3:
            weak, stem = read_weak(), core[: -len(suffix)]
            return stem[: -len(weak[1])] + weak[0] + weak[2] if stem.endswith(weak[1]) else stem
    return core


@lru_cache(maxsize=1)
def adjectives_of_bodies() -> dict[str, str]:
    """Folded adjective → IRI of the body that it stands for in a title."""
    rows = read_toml("titles.toml")["adjectives_of_bodies"]
    return {fold(word): iri for iri, words in rows.items() for word in words}


@lru_cache(maxsize=1)
def phrases_of_bodies() -> dict[str, str]:
    """Folded beginning of a title → IRI of the body whose office it is, though the title names none."""
    rows = read_toml("titles.toml")["phrases_of_bodies"]
    folded = [(iri, fold(phrase)) for iri, phrases in rows.items() for phrase in phrases]
    return {spelling: iri for iri, phrase in folded for spelling in (phrase, letters().article + phrase)}
