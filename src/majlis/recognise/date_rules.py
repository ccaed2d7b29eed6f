"""The grammar of date expressions: one rule after the other at each lexeme that can begin one."""

from __future__ import annotations

from dataclasses import replace

from majlis.recognise.date_calendar import past_comma, read_date
from majlis.recognise.date_context import is_future, role_before, stands_free
from majlis.recognise.date_found import Found
from majlis.recognise.date_parts import DASHES, link, read_duration
from majlis.recognise.date_relative import DAY_WORDS
from majlis.recognise.date_years import read_part_of_year, read_whole_period
from majlis.recognise.lexemes import Lexemes
from majlis.recognise.lexicon import letters

_STARTERS = frozenset({
    "weekday", "day_word", "same_day", "day_part", "days_of", "unit", "year_word", "this", "ordinal", "edge", "fraction", "season",
    "month", "hijri", "month_word", "ago", "ahead", "within", "lasting", "clock", "decade", "decade_noun", "century",
})


def read_expression(tokens: Lexemes, at: int) -> Found | None:
    """The date expression that begins at a lexeme."""
    analysis = tokens.analyses[at]
    if analysis.kind == "clock":
        half = tokens.match(at + 1, "half_of_day")
        return Found(half[1] if half is not None else at + 1, None, None, "time")
    if analysis.kind not in ("number", "date") and analysis.categories.isdisjoint(_STARTERS):
        return None
    counted = _clock(tokens, at) or _duration(tokens, at)
    if counted is not None:
        return counted
    found = _same_day(tokens, at) or _day_expression(tokens, at) or read_part_of_year(tokens, at) or read_whole_period(tokens, at)
    return replace(found, role=role_before(tokens, at, found)) if found is not None else None


def _clock(tokens: Lexemes, at: int) -> Found | None:
    word = tokens.match(at, "clock")
    if word is None:
        return None
    hour = tokens.match(word[1], "clock_hour")
    end = hour[1] if hour is not None else word[1] + 1
    if hour is None and tokens.kind(word[1]) not in ("number", "clock"):
        return None
    half = tokens.match(end, "half_of_day")
    return Found(half[1] if half is not None else end, None, None, "time")


def _duration(tokens: Lexemes, at: int) -> Found | None:
    """«two days ago», «within three weeks», «for a month»."""
    for category, role in (("within", "deadline"), ("lasting", "duration")):
        word = tokens.match(at, category)
        length = read_duration(tokens, word[1]) if word is not None else None
        if length is not None and not tokens.match(length[2], "modifier"):
            count = f" count={length[1]}" if length[1] is not None else ""
            return Found(length[2], None, f"within unit={length[0]}{count}", "interval", False, role, True)  # type: ignore[arg-type]
    for category in ("ago", "ahead"):
        word = tokens.match(at, category)
        length = read_duration(tokens, word[1]) if word is not None else None
        if length is None or length[1] is None or length[0] in ("hour", "minute"):
            continue
        if category == "ahead" and (length[0] == "year" or tokens.match(word[1], "approximate")):  # type: ignore[index]
            return None
        if category == "ahead" and (tokens.match(length[2], "from_event") or not is_future(tokens, at)):
            return None
        role = "since" if tokens.match(at, "since_only") else "time"
        return Found(length[2], None, f"{category} unit={length[0]} count={length[1]}", "relative", length[0] == "day", role, True)  # type: ignore[arg-type]
    return None


def _same_day(tokens: Lexemes, at: int) -> Found | None:
    found = tokens.match(at, "same_day")
    return Found(found[1], None, "same-day", "relative", False) if found is not None else None


def _day_expression(tokens: Lexemes, at: int) -> Found | None:
    """[part of the day] «today» | weekday | date, in their combinations."""
    start = at
    for _ in range(2):
        part = tokens.match(start, "day_part")
        start = part[1] if part is not None and (not tokens.analyses[start].article or start > at) else start
    days_of = tokens.match(start, "days_of")
    start = days_of[1] if days_of is not None else start
    return (
        _day_word(tokens, start) or _weekday(tokens, start, pair=days_of is not None)
        or read_date(tokens, start, None, opened=start > at) or _same_day(tokens, start)
    )


def _day_word(tokens: Lexemes, at: int) -> Found | None:
    word = tokens.match(at, "day_word")
    if word is None or not stands_free(tokens, at, word[1], word[0]):
        return None
    name, end = word
    if tokens.match(end, "day_part"):
        end = _skip_day_part(tokens, end)
    weekday = tokens.plain(past_comma(tokens, end), "weekday")
    if weekday is not None and weekday[1] <= end + 2:
        number, end = weekday
        name = f"{name} weekday={number}"
        dated = read_date(tokens, past_comma(tokens, end), int(number), opened=True)
    else:
        dated = read_date(tokens, past_comma(tokens, end), None, opened=True)
    if dated is not None and dated.kind == "day":
        return dated
    joined = tokens.match(end, "day_word") if tokens.prefix(end) == letters().conjunctions[0] else None
    if joined is not None and DAY_WORDS[joined[0]] > DAY_WORDS[word[0]]:
        return Found(_past_weekday(tokens, joined[1]), None, f"{word[0]}/{joined[0]}", "interval")
    return Found(end, None, name, "relative")


def _past_weekday(tokens: Lexemes, at: int) -> int:
    weekday = tokens.plain(at, "weekday")
    return weekday[1] if weekday is not None else at


def _skip_day_part(tokens: Lexemes, at: int) -> int:
    part = tokens.plain(at, "day_part")
    return part[1] if part is not None and tokens.plain(part[1], "weekday") else at


def _weekday(tokens: Lexemes, at: int, *, pair: bool) -> Found | None:
    found = tokens.match(at, "weekday")
    if found is None or at and tokens.match(at - 1, "no_weekday_after"):
        return None
    number, end = found
    second = _second_weekday(tokens, at, end)
    dated = _dated_weekday(tokens, second[1] if second is not None else end, None if second is not None else int(number))
    if dated is not None:
        return dated
    if second is not None and (pair or not tokens.prefix(end) and not link(tokens, end, "and")):
        number, end = f"{number}/{second[0]}", second[1]
    modifier = tokens.plain(end, "modifier")
    if modifier is not None and modifier[0] != "current":
        after = _dated_weekday(tokens, modifier[1], int(number) if number.isdigit() else None)
        return after or Found(modifier[1], None, f"{modifier[0]}-weekday weekday={number}", "weekday")
    plain = Found(end, None, f"weekday={number}", "weekday", False)
    if role_before(tokens, at, plain) == "since" or not is_future(tokens, at):
        return plain
    return Found(end, None, f"next-weekday weekday={number}", "weekday", False)


def _second_weekday(tokens: Lexemes, at: int, end: int) -> tuple[str, int] | None:
    """The weekday joined to one by «and», a dash, or «to» behind «from»."""
    if tokens.prefix(end):
        return tokens.match(end, "weekday")
    to = link(tokens, end, "to") if at and link(tokens, at - 1, "from") else link(tokens, end, "and")
    if to is None and tokens.word(end) in DASHES:
        to = end + 1
    return tokens.plain(to, "weekday") if to is not None else None


def _dated_weekday(tokens: Lexemes, at: int, weekday: int | None) -> Found | None:
    """The date behind a weekday; the weekday decides about the year where none is given."""
    start = past_comma(tokens, at)
    found = read_date(tokens, start, weekday, opened=True)
    return found if found is not None and found.kind in ("day", "interval") else None
