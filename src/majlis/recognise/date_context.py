"""What stands before and behind a date: what it is said for, whether it lies ahead, whether it is a date at all."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from majlis.clean.fold import fold
from majlis.recognise.lexemes import Lexemes
from majlis.recognise.lexicon import letters, read_toml

if TYPE_CHECKING:
    from majlis.recognise.date_calendar import Found
    from majlis.recognise.dates import DateRole

MAX_CUE_DISTANCE = 9
_SHORTEST_FUTURE_VERB = 4
_STOPS = frozenset(".!?\u061f\u061b;\u2026:")
_OPENING_QUOTES = frozenset("\u00ab\"\u201c")
_CLOSING_QUOTES = frozenset("\u00bb\"\u201d")


def role_before(tokens: Lexemes, at: int, found: Found) -> DateRole:
    """What the date is said for, by the words directly before it."""
    before = at - 1
    if before < 0:
        return "time"
    if found.kind in ("day", "interval") and tokens.match(before, "named_after") is not None and not tokens.prefix(at):
        return "agreement-name"
    for length in (1, 2):
        start = before - length + 1
        for category, role in (("deadline", "deadline"), ("since", "since")):
            said = tokens.match(start, category) if start >= 0 else None
            if said is not None and said[1] == at:
                return role  # type: ignore[return-value]
    return "time"


def is_future(tokens: Lexemes, at: int) -> bool:
    """Whether the nearest verb or cue before a date in its sentence speaks of what is to come."""
    for position in range(at - 1, max(-1, at - 1 - MAX_CUE_DISTANCE), -1):
        analysis = tokens.analyses[position]
        if analysis.word in _STOPS or "past_cue" in analysis.categories:
            return False
        if "future_cue" in analysis.categories and position and "past_cue" in tokens.analyses[position - 1].categories:
            return False
        if "future_cue" in analysis.categories or analysis.kind == "word" and _is_future_verb(analysis.word):
            return True
    return False


@lru_cache(maxsize=4096)
def _is_future_verb(word: str) -> bool:
    beginnings, nouns = _future_letters()
    bare = word[1:] if word[:1] in tuple(letters().conjunctions) else word
    return bare.startswith(beginnings) and len(bare) > _SHORTEST_FUTURE_VERB and bare not in nouns and word not in nouns


@lru_cache(maxsize=1)
def _future_letters() -> tuple[tuple[str, ...], frozenset[str]]:
    data = read_toml("dates.toml")
    return tuple(fold(text) for text in data["future_letters"]["yes"]), frozenset(fold(text) for text in data["not_future"]["yes"])


def stands_free(tokens: Lexemes, at: int, end: int, name: str) -> bool:
    """Whether «today» is no part of «the first day» or of a newspaper's name in quotation marks."""
    if name == "today" and (tokens.match(end, "not_today") or tokens.match(end, "ordinal") and tokens.analyses[end].article):
        return False
    if tokens.word(end) in _CLOSING_QUOTES:
        return not any(tokens.word(position) in _OPENING_QUOTES for position in range(max(0, at - 3), at))
    return True
