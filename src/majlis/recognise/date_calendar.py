"""Dates of a calendar: day, month and year as written, ranges of them, and the other calendar beside them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from majlis.recognise.date_context import is_future
from majlis.recognise.date_found import DateDoubt, DateKind, Found
from majlis.recognise.date_hijri import read_hijri
from majlis.recognise.date_parts import COMMAS, DASHES, Calendar, link, read_calendar, read_day, read_numeric, read_slashed
from majlis.recognise.date_relative import within_year
from majlis.recognise.hijri import days_apart
from majlis.recognise.lexemes import Lexemes
from majlis.recognise.lexicon import letters

MAX_DAYS_BETWEEN_CALENDARS = 2
COMMON_YEAR = 2001


def past_comma(tokens: Lexemes, at: int) -> int:
    """Past a comma, dash or bracket, and past «corresponding to»."""
    start = at + 1 if tokens.word(at) in COMMAS or tokens.word(at) in DASHES or tokens.word(at) in ("(", "/", ":") else at
    corresponding = tokens.match(start, "corresponding")
    return corresponding[1] if corresponding is not None else start


def read_date(tokens: Lexemes, at: int, weekday: int | None, *, opened: bool, edged: bool = False) -> Found | None:
    """A date in digits or words, with the second end of a range and the other calendar beside it.

    `opened`: a word before it makes it a date; `edged`: one like «beginning» does, which no name or verb follows.
    """
    read = read_numeric(tokens, at) or _slashed(tokens, at, opened) or (read_calendar(tokens, at) if at < len(tokens) else None)
    if read is None:
        return None
    calendar, end = _range(tokens, at, *read)
    if calendar.hijri:
        return _hijri(tokens, calendar, end, weekday)
    stands = calendar.days is not None or edged or opened and calendar.explicit or _month_stands(tokens, at, end, calendar)
    if not stands:
        return None
    if calendar.days is not None and calendar.year is None and calendar.which is None:
        calendar = replace(calendar, year=_year_behind_another(tokens, calendar, end))
    other = beside(tokens, end)
    doubt: DateDoubt | None = None
    marked = tokens.word(end) == "(" or tokens.match(end, "corresponding") is not None
    if other is not None and other[0].hijri and (other[0].year is not None or marked):
        end, doubt = other[1], _calendars_apart(calendar, other[0])
    future = calendar.year is None and calendar.which is None and is_future(tokens, at)
    said = _said(calendar, end, weekday, future=future)
    return replace(said, weekday=weekday, doubt=doubt) if said is not None else None


def _slashed(tokens: Lexemes, at: int, opened: bool) -> tuple[Calendar, int] | None:
    """`14/2` behind a weekday or «day», or before «current»."""
    read = read_slashed(tokens, at)
    return read if read is not None and (opened or read[0].which is not None) else None


def _month_stands(tokens: Lexemes, at: int, end: int, calendar: Calendar) -> bool:
    """A bare month name needs a word before or after it that makes it a date."""
    if calendar.year is not None or calendar.which is not None or calendar.explicit:
        return True
    if tokens.match(at, "homograph_month"):
        return end > at + 1
    if tokens.prefix(at):
        return tokens.prefix(at)[-1] in letters().prepositions or tokens.match(at - 1, "month") is not None
    return end > at + 2 or tokens.match(at - 1, "month_opener") is not None


def _range(tokens: Lexemes, at: int, calendar: Calendar, end: int) -> tuple[Calendar, int]:
    """«30 April to 2 May», «between March and June 2023», «March and April 2024»: one calendar over both ends."""
    if calendar.hijri:
        return calendar, end
    start = link(tokens, end, "to") or (end + 1 if tokens.word(end) in DASHES else None)
    joined_by_and = start is None
    if start is None:
        start = link(tokens, end, "and") or (end if tokens.prefix(end) == letters().conjunctions[0] else None)
    if start is None or start >= len(tokens):
        return calendar, end
    day = read_day(tokens, start) if calendar.days is not None and not joined_by_and else None
    if calendar.days is not None and day is not None and tokens.match(day[1], "of_it") and day[0] > calendar.days[1]:
        return replace(calendar, days=(calendar.days[0], day[0])), day[1] + 1
    weekday = tokens.plain(start, "weekday")
    read = read_calendar(tokens, weekday[1] if weekday is not None else start)
    if read is None or read[0].hijri or read[0].month is None or (read[0].days is None) != (calendar.days is None):
        return calendar, end
    last = read[0]
    if joined_by_and and not _is_list(calendar, last) and not (at and link(tokens, at - 1, "between")):
        return calendar, end
    days = (calendar.days[0], last.days[1]) if calendar.days is not None and last.days is not None else None
    joined = replace(
        calendar, days=days, last_month=last.month, which=calendar.which or last.which, of_year=calendar.of_year or last.of_year,
        year=_first_year(calendar, last), last_year=last.year or calendar.year,
    )
    return (joined, read[1]) if _is_forward(joined) else (calendar, end)


def _is_list(first: Calendar, last: Calendar) -> bool:
    """«28 February and 1 March», «March and April»: one right after the other, told of as one time."""
    if first.month is None or last.month is None or first.which is not None or first.year is not None:
        return False
    if (last.month - first.month) % 12 != 1:
        return False
    if first.days is None or last.days is None:
        return last.year is not None or last.which is not None
    return last.days[0] == 1 and first.days[1] == monthrange((last.year or COMMON_YEAR) - (last.month == 1), first.month)[1]


def _year_behind_another(tokens: Lexemes, calendar: Calendar, end: int) -> int | None:
    """The year that a date shares with the one joined to it: «10 February and 5 March 2025»."""
    start = link(tokens, end, "and") or (end if tokens.prefix(end) == letters().conjunctions[0] else None)
    read = read_calendar(tokens, start) if start is not None and start < len(tokens) else None
    if read is None or read[0].hijri or read[0].days is None or read[0].month is None or calendar.month is None:
        return None
    return read[0].year if calendar.month <= read[0].month else None


def _first_year(first: Calendar, last: Calendar) -> int | None:
    if first.year is not None or last.year is None or first.month is None or last.month is None:
        return first.year
    return last.year - (first.month > last.month)


def _is_forward(calendar: Calendar) -> bool:
    """Whether the end of a range is not before its beginning; without years it may run into the next one."""
    if calendar.year is None or calendar.last_year is None or calendar.month is None or calendar.last_month is None:
        return True
    days = calendar.days or (0, 0)
    return (calendar.year, calendar.month, days[0]) <= (calendar.last_year, calendar.last_month, days[1])


def beside(tokens: Lexemes, at: int) -> tuple[Calendar, int] | None:
    """The same day in the other calendar: behind «corresponding to», a dash, a stroke, a comma or a bracket."""
    start = at
    while start < at + 4 and (tokens.match(start, "corresponding") or tokens.kind(start) == "mark" or tokens.match(start, "era")):
        start += 1
    weekday = tokens.match(start, "weekday")
    start = weekday[1] if weekday is not None else start
    read = (read_numeric(tokens, start) or read_calendar(tokens, start)) if start < len(tokens) else None
    if read is None or read[0].days is None:
        return None
    end = read[1] + (tokens.word(read[1]) == ")" and "(" in [tokens.word(k) for k in range(at, start)])
    return read[0], end


def _hijri(tokens: Lexemes, calendar: Calendar, end: int, weekday: int | None) -> Found | None:
    """A date of the Islamic calendar; the Gregorian one beside it wins."""
    other = beside(tokens, end)
    if other is not None and not other[0].hijri and other[0].month is not None:
        said = _said(other[0], other[1], weekday, future=False)
        return replace(said, weekday=weekday, doubt=_calendars_apart(other[0], calendar)) if said is not None else None
    return read_hijri(calendar, end, weekday)


def _calendars_apart(calendar: Calendar, hijri: Calendar) -> DateDoubt | None:
    """Two calendars that name days further apart than the moon explains."""
    told = calendar.year, calendar.month, hijri.year, hijri.month
    if calendar.days is None or hijri.days is None or None in told or not _possible(calendar):
        return None
    day = date(calendar.year or 1, calendar.month or 1, calendar.days[0])
    apart = days_apart(day, hijri.year or 0, hijri.month or 1, hijri.days[0])
    return "calendars" if apart > MAX_DAYS_BETWEEN_CALENDARS else None


def _said(calendar: Calendar, end: int, weekday: int | None, *, future: bool) -> Found | None:
    """EDTF where the year is written, else the relative form."""
    fields = _fields(calendar)
    if not _possible(calendar):
        return None
    kind: DateKind = "day" if calendar.days is not None else "month"
    if "/" in fields.get("month", "") or "/" in fields.get("day", ""):
        kind = "interval"
    if calendar.year is not None:
        edtf = within_year(f"{calendar.year:04d}", fields)
        if calendar.last_year is not None and calendar.last_year != calendar.year and "/" in edtf:
            edtf = edtf[:edtf.index("/") + 1] + f"{calendar.last_year:04d}" + edtf[edtf.index("/") + 5:]
        return Found(end, edtf, None, kind)
    unit = "year" if calendar.of_year else "month"
    which = calendar.which or ("next" if future else "near")
    said = " ".join(f"{name}={value}" for name, value in fields.items())
    asked = f" weekday={weekday}" if weekday is not None and not calendar.which and not calendar.of_year else ""
    which = "near" if asked else which
    return Found(end, None, f"{which}-{unit} {said}{asked}".strip(), kind, calendar.which is not None or bool(asked))


def _possible(calendar: Calendar) -> bool:
    """Whether the days exist in their months, in a leap year at least."""
    if calendar.days is None:
        return True
    year = calendar.year or 2000
    ends = zip(calendar.days, (calendar.month, calendar.last_month or calendar.month), strict=True)
    return all(month is None or 1 <= day <= monthrange(year, month)[1] for day, month in ends)


def _fields(calendar: Calendar) -> dict[str, str]:
    months = [calendar.month, calendar.last_month or calendar.month]
    fields = {"month": "?" if calendar.month is None else "/".join(dict.fromkeys(f"{month:02d}" for month in months))}
    if calendar.days is not None:
        days = [f"{day:02d}" for day in calendar.days]
        fields["day"] = "/".join(days if months[0] != months[1] else dict.fromkeys(days))
    return fields
