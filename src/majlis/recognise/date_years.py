"""Years, their parts, and periods said by their place: «the first quarter of next year», «last month»."""

from __future__ import annotations

from majlis.recognise.date_ages import read_age, read_first_months, within_period
from majlis.recognise.date_calendar import read_date
from majlis.recognise.date_context import is_general
from majlis.recognise.date_found import DateKind, Found
from majlis.recognise.date_hijri import read_hijri
from majlis.recognise.date_parts import (
    DASHES,
    HIJRI_YEARS,
    YEARS,
    Calendar,
    Period,
    link,
    number_at,
    read_month,
    read_named_year,
    read_period,
    read_year,
)
from majlis.recognise.lexemes import Lexemes


def read_part_of_year(tokens: Lexemes, at: int) -> Found | None:
    """«the first quarter of next year», «the second half of November», «summer 2024», «the end of June»."""
    fraction = tokens.match(at, "fraction")
    if fraction is not None:
        return _fraction(tokens, fraction[0], fraction[1])
    season = tokens.match(at, "season")
    if season is not None:
        period = read_period(tokens, link(tokens, season[1], "from") or season[1])
        return within_period(period, {"season": season[0]}, "season", certain=False) if period is not None else None
    edge = tokens.match(at, "edge")
    if edge is None:
        return read_first_months(tokens, at) or read_age(tokens, at)
    start = link(tokens, edge[1], "from") or edge[1]
    dated = tokens.match(start, "month_word") or read_month(tokens, start)
    found = read_date(tokens, start, None, opened=True, edged=True) if dated else None
    return found or read_age(tokens, start) or read_whole_period(tokens, start, bare=True)


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
    return within_period(period, {name: str(number)}, "interval") if period is not None else None


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
    if word is not None and word[0] == "one" and (hijri := _hijri_year(tokens, start)) is not None:
        return hijri
    first = read_named_year(tokens, start) if word is not None else read_year(tokens, start)
    if first is None:
        return None
    year, end = first
    last = _last_year(tokens, year, end)
    if last is not None and (word is not None or tokens.word(end) in DASHES or _pair_stands(tokens, at, last[1])):
        return Found(last[1], f"{year}/{last[0]}", None, "interval")
    if word is None and not _year_stands(tokens, at, end):
        return None
    return Found(end, f"{year}", None, "year") if word is None or word[0] != "period" else None


def _hijri_year(tokens: Lexemes, at: int) -> Found | None:
    """A year of the Islamic calendar, with the sign of its era."""
    read = read_year(tokens, at, HIJRI_YEARS)
    if read is None or read[1] == at + 1:
        return None
    return read_hijri(Calendar(None, year=read[0], hijri=True), read[1], None)


def _last_year(tokens: Lexemes, year: int, end: int) -> tuple[int, int] | None:
    """The last of the years joined to a first one: «2011 and 2019», «2014 to the year 2017», «2021, 2022 and 2023»."""
    last: tuple[int, int] | None = None
    while True:
        dashed = end + 1 if tokens.word(end) in DASHES or tokens.word(end) == "/" else None
        following = link(tokens, end, "to") or link(tokens, end, "and") or dashed
        if following is None:
            return last
        word = tokens.match(following, "year_word")
        read = read_year(tokens, word[1] if word is not None else following)
        if read is None or read[0] <= year:
            return last
        last, (year, end) = read, read


def _pair_stands(tokens: Lexemes, at: int, end: int) -> bool:
    """Two bare numbers are years behind a preposition, or behind «between» when nothing is counted with them."""
    return bool(tokens.match(at - 1, "year_opener")) or bool(link(tokens, at - 1, "between")) and _counts_nothing(tokens, end)


def _year_stands(tokens: Lexemes, at: int, end: int) -> bool:
    """A bare number is a year behind a preposition, when nothing is counted with it."""
    if number_at(tokens, at) not in YEARS or at == 0:
        return False
    before = tokens.match(at - 1, "year_opener")
    edge = tokens.match(at - 1, "edge")
    if before is None and edge is None:
        return False
    return edge is not None or _counts_nothing(tokens, end)


def _counts_nothing(tokens: Lexemes, end: int) -> bool:
    following = tokens.analyses[end] if end < len(tokens) else None
    if following is None or following.kind == "mark":
        return True
    return bool(following.prefix) or "function_word" in following.categories


def _unit(tokens: Lexemes, at: int) -> Found | None:
    this = tokens.match(at, "this")
    start = this[1] if this is not None else at
    word = tokens.match(start, "unit")
    if word is None or word[0] not in ("week", "month", "year") or not tokens.analyses[start].article:
        return None
    modifier = tokens.plain(word[1], "modifier")
    if modifier is None and this is None or tokens.match(start, "plural_unit") or word[0] == "year" and is_general(tokens, at):
        return None
    which, end = modifier if modifier is not None else ("current", word[1])
    return Found(end, None, f"{which}-{word[0]}" + (" month=?" if word[0] == "month" else ""), _unit_kind(word[0]), word[0] != "week")
