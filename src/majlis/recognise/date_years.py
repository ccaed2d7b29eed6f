"""Years, their parts, and periods said by their place: «the first quarter of next year», «last month»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from majlis.recognise.date_calendar import Found, read_date
from majlis.recognise.date_parts import DASHES, YEARS, Period, link, number_at, read_month, read_period, read_year
from majlis.recognise.date_relative import within_year
from majlis.recognise.lexemes import Lexemes

if TYPE_CHECKING:
    from majlis.recognise.dates import DateKind


def read_part_of_year(tokens: Lexemes, at: int) -> Found | None:
    """«the first quarter of next year», «the second half of November», «summer 2024», «the end of June»."""
    fraction = tokens.match(at, "fraction")
    if fraction is not None:
        return _fraction(tokens, fraction[0], fraction[1])
    season = tokens.match(at, "season")
    if season is not None:
        period = read_period(tokens, link(tokens, season[1], "from") or season[1])
        return _within(period, {"season": season[0]}, "season", certain=False) if period is not None else None
    edge = tokens.match(at, "edge")
    if edge is None:
        return None
    start = link(tokens, edge[1], "from") or edge[1]
    found = read_date(tokens, start, None, opened=True) if tokens.match(start, "month_word") or read_month(tokens, start) else None
    return found or read_whole_period(tokens, start, bare=True)


def _fraction(tokens: Lexemes, name: str, at: int) -> Found | None:
    last = tokens.match(at, "last")
    ordinal = tokens.match(at, "ordinal")
    number = (4 if name == "quarter" else 2) if last is not None else int(ordinal[0]) if ordinal is not None else 0
    end = last[1] if last is not None else ordinal[1] if ordinal is not None else at
    if not 1 <= number <= {"quarter": 4, "half": 2, "third": 3}[name]:
        return None
    start = link(tokens, end, "from") or end
    if read_month(tokens, start) or tokens.match(start, "month_word"):
        return read_date(tokens, start, None, opened=True)
    period = read_period(tokens, start)
    if period is None:
        word = tokens.match(start, "year_word")
        period = Period(None, "current", word[1]) if word is not None else None
    return _within(period, {name: str(number)}, "interval") if period is not None and name != "third" else None


def _within(period: Period, fields: dict[str, str], kind: DateKind, *, certain: bool = True) -> Found:
    if period.year is not None:
        return Found(period.end, within_year(f"{period.year:04d}", fields), None, kind, certain)
    said = " ".join(f"{name}={value}" for name, value in fields.items())
    return Found(period.end, None, f"{period.which}-year {said}".strip(), kind, certain)


def read_whole_period(tokens: Lexemes, at: int, *, bare: bool = False) -> Found | None:
    """«the year 2024», «2021 - 2023», «last year», «next month», «this week»."""
    found = _years(tokens, at) or _unit(tokens, at)
    if found is not None or not bare:
        return found
    word = tokens.match(at, "unit")
    if word is None or word[0] not in ("month", "year", "week") or not tokens.analyses[at].article:
        return None
    return Found(word[1], None, f"current-{word[0]}" + (" month=?" if word[0] == "month" else ""), _unit_kind(word[0]), False)


def _unit_kind(unit: str) -> DateKind:
    return "interval" if unit == "week" else "month" if unit == "month" else "year"


def _years(tokens: Lexemes, at: int) -> Found | None:
    word = tokens.match(at, "year_word")
    start = word[1] if word is not None else at
    if word is not None and word[0] == "period":
        start = link(tokens, start, "from") or (start + 1 if tokens.word(start) == "(" else start)
    first = read_year(tokens, start)
    if first is None:
        return None
    year, end = first
    dashed = end + 1 if tokens.word(end) in DASHES or tokens.word(end) == "/" else None
    following = link(tokens, end, "to") or link(tokens, end, "and") or dashed
    last = read_year(tokens, following) if following is not None else None
    if last is not None and last[0] > year:
        if word is not None or tokens.word(end) in DASHES or tokens.match(at - 1, "year_opener"):
            return Found(last[1], f"{year}/{last[0]}", None, "interval")
    if word is None and not _year_stands(tokens, at, end):
        return None
    return Found(end, f"{year}", None, "year") if word is None or word[0] != "period" else None


def _year_stands(tokens: Lexemes, at: int, end: int) -> bool:
    """A bare number is a year behind a preposition, when nothing is counted with it."""
    if number_at(tokens, at) not in YEARS or at == 0:
        return False
    before = tokens.match(at - 1, "year_opener")
    edge = tokens.match(at - 1, "edge")
    if before is None and edge is None:
        return False
    following = tokens.analyses[end] if end < len(tokens) else None
    if following is None or following.kind == "mark" or edge is not None:
        return True
    return bool(following.prefix) or "function_word" in following.categories


def _unit(tokens: Lexemes, at: int) -> Found | None:
    this = tokens.match(at, "this")
    start = this[1] if this is not None else at
    word = tokens.match(start, "unit")
    if word is None or word[0] not in ("week", "month", "year") or not tokens.analyses[start].article:
        return None
    modifier = tokens.plain(word[1], "modifier")
    if modifier is None and this is None or tokens.match(start, "plural_unit"):
        return None
    which, end = modifier if modifier is not None else ("current", word[1])
    return Found(end, None, f"{which}-{word[0]}" + (" month=?" if word[0] == "month" else ""), _unit_kind(word[0]), word[0] != "week")
