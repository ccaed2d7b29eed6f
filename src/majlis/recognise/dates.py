"""Dates in running text: what they say as EDTF, what a day of publication would add, and what they are said for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from majlis.recognise.date_found import DateDoubt, DateKind, DateRole, Found
from majlis.recognise.date_relative import DAY_WORDS, open_form, parse_day, resolve_relative, within_told
from majlis.recognise.date_rules import read_expression
from majlis.recognise.lexemes import Lexemes, lexemes

__all__ = ["DateKind", "DateMention", "DateRole", "date_spans", "find_dates", "resolve_relative"]

_DATES_BEFORE = 6  # that «the same month» may go back over
_SAME = "same-month ", "same-year "
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
    doubt: DateDoubt | None = None  # what contradicts it beside it
    days_of_doubt: int = 0  # how many days the day meant may lie before or after: a Hijri date


def find_dates(text: str, start: int, end: int, published: str | None) -> list[DateMention]:
    """The dates of `text[start:end]` in order, read against the day of publication (EDTF) where there is one."""
    tokens = lexemes(text, start, end)
    mentions: list[DateMention] = []
    for first, found in _found(text, start, end):
        if found.relative is not None and found.relative.startswith(_SAME):
            found = replace(found, edtf=_of_the_same(found.relative, mentions), relative=None)
        mentions.append(_mention(tokens, first, found, published))
    return mentions


def _of_the_same(relative: str, before: list[DateMention]) -> str | None:
    """«of the same month» and «of the same year» go back to the date told last."""
    told = next((date.edtf for date in reversed(before[-_DATES_BEFORE:]) if date.edtf is not None), None)
    return within_told(relative, told) if told is not None else None


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
    edtf, certain, named = found.edtf, found.certain, found.role == "agreement-name"
    if edtf is None and found.relative is not None:
        edtf = resolve_relative(found.relative, published) if not named else None
        certain = certain and edtf is not None
        if edtf is None and published is not None and not named:
            edtf = _by_weekday(found.relative, published)
        edtf = edtf or open_form(found.relative)
    weekday = _weekday_of(found)
    contradicted = weekday is not None and _contradicts(found.relative, edtf, weekday, found.days_of_doubt, published)
    settled = weekday is not None and not contradicted
    return DateMention(
        tokens.starts[first], tokens.ends[found.end - 1], edtf, found.relative, found.kind, certain and not contradicted, found.role,
        "weekday" if contradicted else found.doubt, 0 if settled or edtf is None else found.days_of_doubt,
    )


def _weekday_of(found: Found) -> int | None:
    """The weekday told beside a date or beside a word like «today»."""
    if found.weekday is not None or found.relative is None:
        return found.weekday
    name, _, weekday = found.relative.partition(" weekday=")
    return int(weekday) if name in DAY_WORDS and weekday.isdigit() else None


def _contradicts(relative: str | None, edtf: str | None, weekday: int, days_of_doubt: int, published: str | None) -> bool:
    """Whether a weekday is not that of the day beside it, nor of the days that it may mean."""
    if relative is not None and relative.partition(" ")[0] in DAY_WORDS:
        return parse_day(published) is not None and resolve_relative(relative, published) is None
    day = parse_day(edtf)
    near = [timedelta(days=step) for step in range(-days_of_doubt, days_of_doubt + 1)]
    return day is not None and all((day + step).isoweekday() != weekday for step in near)


def _by_weekday(relative: str, published: str) -> str | None:
    """A word like «today» whose weekday contradicts the day of publication, when the weekday is just before it."""
    name, _, weekday = relative.partition(" ")
    day = parse_day(published)
    if day is None or name not in ("today", "yesterday") or not weekday.startswith("weekday="):
        return None
    nearest = parse_day(resolve_relative(weekday, published))
    return nearest.isoformat() if nearest is not None and (day - nearest).days <= _LATEST_WORD_OF_A_DAY else None
