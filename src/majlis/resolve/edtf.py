"""Dates as facts.md writes them: EDTF days, months, years, intervals and parts that are unknown (X)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_POINT = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?")
_REFERENCE_YEAR = 2000  # a leap year: 29 February must stand when no year is known


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month or day; what is not known is None."""

    year: int | None
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval; both ends are equal for a single date."""

    start: Point
    end: Point

    @property
    def has_year(self) -> bool:
        """Whether the year of both ends is known."""
        return self.start.year is not None and self.end.year is not None

    @property
    def is_day(self) -> bool:
        """Whether it begins and ends with a known day of a known year."""
        return self.has_year and self.start.day is not None and self.end.day is not None


def parse(text: str | None) -> Edtf | None:
    """The date that `text` writes, or None where it writes none."""
    if text is None:
        return None
    ends = [_point(part) for part in text.strip().split("/")]
    if len(ends) > 2 or any(end is None for end in ends):
        return None
    start, end = ends[0], ends[-1]
    return Edtf(start, end) if start is not None and end is not None else None


def _point(text: str) -> Point | None:
    found = _POINT.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part is not None and part.isdigit() else None for part in found.groups())
    if month is not None and not 1 <= month <= 12 or month is None and day is not None:
        return None
    longest = calendar.monthrange(year or _REFERENCE_YEAR, month)[1] if month is not None and year != 0 else 31
    if year == 0 or day is not None and not 1 <= day <= longest:
        return None
    return Point(year, month, day)


def bounds(text: str | None) -> tuple[date, date] | None:
    """First and last possible day, or None where the year is not known."""
    value = parse(text)
    if value is None or value.start.year is None:
        return None
    return _bounds_in(value, value.start.year)


def widened(text: str | None, days: int) -> str | None:
    """The interval that begins some days before a date and ends as many after it."""
    limits = bounds(text) if days else None
    if limits is None:
        return text
    return f"{(limits[0] - timedelta(days=days)).isoformat()}/{(limits[1] + timedelta(days=days)).isoformat()}"


def _bounds_in(value: Edtf, year: int) -> tuple[date, date] | None:
    """The bounds when the unknown year of the start is `year`; an interval may run into the next year."""
    start = _first(value.start, year)
    end = _last(value.end, year)
    if start is not None and end is not None and end < start and value.end.year is None:
        end = _last(value.end, year + 1)
    return (start, end) if start is not None and end is not None and start <= end else None


def _first(point: Point, year: int) -> date | None:
    return _day(point.year or year, point.month or 1, point.day or 1)


def _last(point: Point, year: int) -> date | None:
    year, month = point.year or year, point.month or 12
    return _day(year, month, point.day or calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February of a common year
        return None


def compatible(left: str | None, right: str | None) -> bool:
    """Whether both may date one event: unknown dates fit all, others when their days overlap."""
    a, b = parse(left), parse(right)
    if a is None or b is None:
        return True
    if a.start.year is None and b.start.year is None:
        return _overlap_in(a, b, range(_REFERENCE_YEAR - 1, _REFERENCE_YEAR + 2), _REFERENCE_YEAR)
    if a.start.year is None:
        a, b = b, a
    year = a.start.year or _REFERENCE_YEAR
    years = range(year - 1, (a.end.year or year) + 1) if b.start.year is None else range(b.start.year, b.start.year + 1)
    return _overlap_in(b, a, years, year)


def _overlap_in(moving: Edtf, fixed: Edtf, years: range, year: int) -> bool:
    mine = _bounds_in(fixed, year)
    if mine is None:
        return False
    theirs = [_bounds_in(moving, candidate) for candidate in years]
    return any(other is not None and other[0] <= mine[1] and mine[0] <= other[1] for other in theirs)


def precision(text: str | None) -> int:
    """How much a date says, comparable between dates: 0 nothing, 1–2 no year, 3 year, 4 month, 5 day, 6 days with an end."""
    value = parse(text)
    if value is None:
        return 0
    if not value.has_year:
        return 2 if value.start.day is not None else 1
    if value.is_day:
        return 6 if value.start != value.end else 5
    return 4 if value.start.month is not None else 3


def best(dates: list[str]) -> str | None:
    """The date that says most; among equals the one most often given, then the earliest."""
    known = sorted({text for text in dates if precision(text)})
    return max(known, key=lambda text: (precision(text), dates.count(text)), default=None)
