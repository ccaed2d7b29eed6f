"""Other spellings of a name: the letters that newspapers choose for one foreign sound.

The reference data need not list them: the gh of one newspaper is the j of an Egyptian and the q of a Sudanese one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.recognise.language import given_names, is_plain, surnames
from majlis.recognise.lexicon import read_toml

MIN_LETTERS = 5  # shorter words with another letter are too often something else


@dataclass(frozen=True, slots=True)
class _Rules:
    everywhere: tuple[tuple[str, str], ...]
    sounds: tuple[tuple[str, str], ...]
    adjective_sounds: tuple[tuple[str, str], ...]
    never: frozenset[str]
    any: re.Pattern[str]  # finds what any row of the rules changes


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    data = read_toml("spellings.toml")
    return _Rules(
        tuple((row["written"], also) for row in data["everywhere"] for also in row["also"]),
        tuple((row["written"], also) for row in data["sounds"] for also in row["also"]),
        tuple((row["written"], also) for row in data["sounds"] for also in row["adjectives"]),
        frozenset(fold(word) for word in data["never"]["words"]),
        re.compile("|".join(row["written"] for name in ("everywhere", "sounds") for row in data[name])),
    )


def _sounded(words: tuple[str, ...], written: str, also: str) -> tuple[str, ...]:
    """The words with another letter in those that are no words of the language."""
    return tuple(
        word.replace(written, also) if written in word and len(word) >= MIN_LETTERS and not is_plain(word) else word for word in words
    )


def _admitted(words: tuple[str, ...]) -> bool:
    """Whether a spelling means nothing else: of a name of several words that is taken for granted."""
    if _rules().never.intersection(words):
        return False
    return len(words) > 1 or words[0] not in given_names() and words[0] not in surnames() and not is_plain(words[0])


def other_spellings(words: tuple[str, ...], adjective: bool) -> Iterable[tuple[str, ...]]:
    """Other spellings of a name, or of the masculine of an adjective, given as folded words."""
    rules = _rules()
    name = " ".join(words)
    if rules.any.search(name) is None:
        return ()
    found: dict[tuple[str, ...], None] = {}
    for written, also in rules.everywhere:
        if written in name:
            found[tuple(name.replace(written, also).split())] = None
    for written, also in rules.adjective_sounds if adjective else rules.sounds:
        if written in name:
            found[_sounded(words, written, also)] = None
    return [spelling for spelling in found if spelling != words and _admitted(spelling)]
