"""The short vowels of Arabic words, which Latin letters write and Arabic ones leave out: known ones, else the likeliest."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from majlis.clean.fold import fold, unmarked
from majlis.recognise.lexicon import read_toml
from majlis.resources import lexicon_path


@lru_cache(maxsize=1)
def vocalised_names() -> dict[str, str]:
    """The words of `vocalised_names.txt` under their spelling without signs and under their folded one."""
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for line in lexicon_path("vocalised_names.txt").read_text(encoding="utf-8").splitlines():
        for word in line.split("#", 1)[0].split():
            exact.setdefault(unmarked(word), word)
            folded.setdefault(fold(word), word)
    return {**folded, **exact}


@lru_cache(maxsize=1)
def latin_spellings() -> dict[str, str]:
    """The rows of `name_spellings.tsv`: a word as written, without signs → its usual Latin spelling."""
    lines = lexicon_path("name_spellings.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {unmarked(row[0]): row[1] for row in rows if row}


def guessed(word: str, foreign: bool, definite: bool) -> str:
    """A word of no list with short vowels where a reader would try them first; what is surely Latin already in Latin letters.

    `foreign` words have o and g, and clusters at their beginning; what follows an article is Arabic, with i after a long a.
    """
    data = read_toml("romanisation.toml")["guess"]
    for row in (*data["foreign" if foreign else "arabic"], *data["begin"]):
        word = re.sub(row["pattern"], row["write"], word)
    return "".join(_runs(word, foreign, definite, data))


def _runs(word: str, foreign: bool, definite: bool, data: dict[str, Any]) -> Iterator[str]:
    """The vowels of a word, and the runs of consonants between them with short ones."""
    run, before = "", ""
    for at, letter in enumerate(word):
        if _is_vowel(word, at, data):
            cluster = foreign and run[1:2] in data["liquids"]
            yield _broken(run, not before and not cluster, data["short"])
            yield letter
            run, before = "", letter
        else:
            run += letter
    if definite and len(run) == 2 and before == data["long_before"]:
        yield run[0] + data["after_long"] + run[1]
    else:
        yield _broken(run, not before, data["short"])


def _is_vowel(word: str, at: int, data: dict[str, Any]) -> bool:
    """Whether a letter is a vowel where it stands: the half ones are between consonants and at the end."""
    letter = word[at]
    if letter in data["signs"] or letter in data["always_vowels"] and at:
        return True
    if letter not in data["vowels_between"] or not at or _is_vowel(word, at - 1, data):
        return False
    return word[at + 1 : at + 2] not in data["always_vowels"]


def _broken(run: str, open_syllable: bool, short: str) -> str:
    """A run of consonants with short vowels, so that no more than two stand together, or one where nothing is before it."""
    first = 0 if open_syllable else 1
    last = len(run) - 1
    return "".join(letter + (short if first <= at < last and (at - first) % 2 == 0 else "") for at, letter in enumerate(run))
