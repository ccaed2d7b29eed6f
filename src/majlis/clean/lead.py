"""How leads begin: with a verb, before which only the dateline, the outlet or the writer stands."""

from __future__ import annotations

from functools import lru_cache

from majlis.clean.fold import fold
from majlis.resources import lexicon_path

_FILES = ("verbs.tsv", "plain_verbs.tsv")
_AND, _FEMININE, _ENDINGS = "\u0648", "\u062a", ("\u064a", "\u0627")  # waw; teh; final yeh and alef, which give way to teh


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Third persons singular of past and present of the verbs that the lexicon knows, folded."""
    found: set[str] = set()
    for name in _FILES:
        for line in lexicon_path(name).read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if line.startswith("#") or len(cells) < 2:
                continue
            past, present = fold(cells[0]).strip(), fold(cells[1]).strip()
            short = past[:-1] if past.endswith(_ENDINGS) else past
            found |= {past, past + _FEMININE, short + _FEMININE, present, _FEMININE + present[1:]}
    return frozenset(found)


def is_verb(word: str) -> bool:
    """Whether a folded word is a verb such as a lead begins with, "and" before it or not."""
    return word in _verbs() or word[:1] == _AND and word[1:] in _verbs()
