"""What stands before and behind a date: what it is said for, whether it lies ahead, whether it is a date at all."""

from __future__ import annotations

from functools import lru_cache

from majlis.clean.fold import fold
from majlis.recognise.date_found import DateRole, Found
from majlis.recognise.lexemes import Lexemes
from majlis.recognise.lexicon import letters, read_toml

MAX_CUE_DISTANCE = 9
_NAMING = ("day", "interval", "month", "year")
_SHORTEST_FUTURE_VERB = 4
_STOPS = frozenset(".!?\u061f\u061b;\u2026:")
_OPENING_QUOTES = frozenset("\u00ab\"\u201c")
_CLOSING_QUOTES = frozenset("\u00bb\"\u201d")


def role_before(tokens: Lexemes, at: int, found: Found) -> DateRole:
    """What the date is said for, by the words directly before it."""
    before = at - 1
    if before < 0:
        return "time"
    noun = before - (tokens.word(before) in _OPENING_QUOTES)
    named = found.kind in _NAMING and tokens.match(noun, "named_after") is not None
    if named and not tokens.analyses[noun].article and not tokens.prefix(at):
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
    """Whether «today» is no part of «the first day» or of a newspaper's name, and «tomorrow» not the verb «became»."""
    if name == "today" and (tokens.match(end, "not_today") or tokens.match(end, "ordinal") and tokens.analyses[end].article):
        return False
    if name == "today" and (_names_outlet(tokens, at) or _is_numbered(tokens, end)) or name == "tomorrow" and _is_became(tokens, at, end):
        return False
    if tokens.word(end) in _CLOSING_QUOTES:
        return not any(tokens.word(position) in _OPENING_QUOTES for position in range(max(0, at - 3), at))
    return True


def _is_numbered(tokens: Lexemes, end: int) -> bool:
    """«the 37th day», «this day of the year 1979»."""
    if tokens.word(end) == letters().article and tokens.kind(end + 1) == "number":
        return True
    return tokens.match(end, "link") == ("from", end + 1) and tokens.match(end + 1, "year_word") is not None


def _names_outlet(tokens: Lexemes, at: int) -> bool:
    """«Russia Today» behind «channel» or «according to»; but not «to Russia today»."""
    said = tokens.match(at - 1, "outlet_today")
    if said is None:
        return False
    named = tokens.match(at - 2, "outlet_noun") or said[0] == "known" and tokens.match(at - 2, "outlet_source")
    return said[0] == "itself" or bool(named)


def _is_became(tokens: Lexemes, at: int, end: int) -> bool:
    """The bare word at the beginning of a sentence, before a subject with the article."""
    if at and tokens.word(at - 1) not in _STOPS or end >= len(tokens) or end > at + 1 or tokens.prefix(end):
        return False
    following = tokens.analyses[end]
    return following.word.startswith(letters().article) and not following.categories & {"weekday", "day_part"}


def is_general(tokens: Lexemes, at: int) -> bool:
    """Whether a word that may be «the year» is the adjective of the noun before it: «the Secretary General»."""
    return tokens.match(at - 1, "general_after") is not None and (
        tokens.analyses[at - 1].article or tokens.word(at - 1).startswith(letters().article)
    )
