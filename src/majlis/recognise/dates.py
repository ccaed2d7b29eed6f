"""Dates in running text: what they say as EDTF, what a day of publication would add, and what they are said for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from majlis.recognise.date_calendar import Found
from majlis.recognise.date_relative import open_form, parse_day, resolve_relative
from majlis.recognise.date_rules import read_expression
from majlis.recognise.lexemes import Lexemes, lexemes

__all__ = ["DateMention", "date_spans", "find_dates", "resolve_relative"]

DateKind = Literal["day", "interval", "month", "year", "season", "relative", "weekday", "time"]
DateRole = Literal["time", "deadline", "since", "duration", "agreement-name"]

_LATEST_WORD_OF_A_DAY = 2  # «today Tuesday» in an article dated Wednesday or Thursday still means that Tuesday


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or time expression of an article."""

    start: int
    end: int
    edtf: str | None
    relative: str | None  # what a day of publication would settle: see `recognise.date_relative`
    kind: DateKind
    certain: bool
    role: DateRole  # only `time` says when something takes place


def find_dates(text: str, start: int, end: int, published: str | None) -> list[DateMention]:
    """The dates of `text[start:end]` in order, read against the day of publication (EDTF) where there is one."""
    tokens = lexemes(text, start, end)
    return [_mention(tokens, first, found, published) for first, found in _found(text, start, end)]


def date_spans(text: str, start: int, end: int) -> dict[int, int]:
    """First lexeme of each date → the lexeme after it; clock times count, durations do not."""
    spans: dict[int, int] = {}
    for first, found in _found(text, start, end):
        if not found.counted:
            spans.update(dict.fromkeys(range(first, found.end), found.end))
    return spans


@lru_cache(maxsize=4)
def _found(text: str, start: int, end: int) -> tuple[tuple[int, Found], ...]:
    tokens = lexemes(text, start, end)
    rows = []
    at = 0
    while at < len(tokens):
        found = read_expression(tokens, at)
        if found is not None:
            rows.append((at, found))
        at = found.end if found is not None else at + 1
    return tuple(rows)


def _mention(tokens: Lexemes, first: int, found: Found, published: str | None) -> DateMention:
    edtf, certain = found.edtf, found.certain
    if edtf is None and found.relative is not None:
        edtf = resolve_relative(found.relative, published)
        certain = certain and edtf is not None
        if edtf is None and published is not None:
            edtf = _by_weekday(found.relative, published)
        edtf = edtf or open_form(found.relative)
    return DateMention(tokens.starts[first], tokens.ends[found.end - 1], edtf, found.relative, found.kind, certain, found.role)


def _by_weekday(relative: str, published: str) -> str | None:
    """A word like «today» whose weekday contradicts the day of publication, when the weekday is just before it."""
    name, _, weekday = relative.partition(" ")
    day = parse_day(published)
    if day is None or name not in ("today", "yesterday") or not weekday.startswith("weekday="):
        return None
    nearest = parse_day(resolve_relative(weekday, published))
    return nearest.isoformat() if nearest is not None and (day - nearest).days <= _LATEST_WORD_OF_A_DAY else None
