"""The language data of the package, read once: word lists, titles, verbs, event nouns."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from majlis.clean.fold import fold
from majlis.errors import ConfigurationError
from majlis.resources import lexicon_path


@dataclass(frozen=True, slots=True)
class Letters:
    """The few letters that grammar attaches to words."""

    article: str
    contracted_article: str
    conjunctions: str
    prepositions: str
    nisba_suffixes: tuple[str, ...]
    object_suffixes: tuple[str, ...]


@lru_cache(maxsize=64)
def read_toml(name: str) -> dict[str, Any]:
    """One lexicon file; a broken one stops the program with its path and the reason."""
    path = lexicon_path(name)
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(path, str(error)) from error


def read_words(name: str) -> frozenset[str]:
    """A word list, one or more words a line, `#` begins a comment; folded."""
    words: set[str] = set()
    for line in lexicon_path(name).read_text(encoding="utf-8").splitlines():
        words.update(fold(word) for word in line.split("#", 1)[0].split())
    return frozenset(words)


@lru_cache(maxsize=1)
def letters() -> Letters:
    """The letters of `grammar.toml`."""
    data = read_toml("grammar.toml")["letters"]
    return Letters(
        data["article"], data["contracted_article"], data["conjunctions"], data["prepositions"],
        tuple(fold(suffix) for suffix in data["nisba_suffixes"]), tuple(fold(suffix) for suffix in data["object_suffixes"]),
    )


@lru_cache(maxsize=1)
def function_surfaces() -> frozenset[str]:
    """Prepositions and conjunctions as written: some are names once folded."""
    words = read_toml("grammar.toml")["words"]
    return frozenset(word for name in ("prepositions", "conjunctions", "complementisers") for word in words[name])


@lru_cache(maxsize=1)
def function_words() -> dict[str, frozenset[str]]:
    """The closed word classes of `grammar.toml`: class name → folded words."""
    return {name: frozenset(fold(word) for word in words) for name, words in read_toml("grammar.toml")["words"].items()}
