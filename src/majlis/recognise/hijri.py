"""The Islamic calendar of Umm al-Qura; years that its tables do not hold follow the arithmetical rule.

Umm al-Qura reckons the new moon, other states wait until it is seen: a day may be the one before or after in what an
article says. Whoever converts keeps that doubt (`DAYS_OF_DOUBT`), but for a date whose weekday is told.
"""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

TABLES = range(1343, 1500)
DAYS_OF_DOUBT = 1
_EPOCH = date(622, 7, 19)  # 1 Muharram of the year 1, civil reckoning, in the Gregorian calendar
_DAYS_OF_DOUBT_BY_RULE = 2
_SHIFT = {"past": -1, "current": 0, "next": 1}


def gregorian(year: int, month: int | None, days: tuple[int, int] | None) -> str | None:
    """A Hijri year, month, day or days as a Gregorian day or interval (EDTF); beyond the tables what surely holds it."""
    if year not in TABLES:
        return _surely(year, month, days)
    first, last = _bounds(year, month, days)
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def resolve_hijri(which: str, fields: dict[str, str], day: date) -> str | None:
    """The EDTF of a Hijri month or day without a year, said past, next, current or nearest, on a day of publication."""
    try:
        now = Gregorian.fromdate(day).to_hijri()
    except OverflowError:
        return None
    month = int(fields["month"])
    told = [int(part) for part in fields.get("day", "").split("/") if part]
    days = (told[0], told[-1]) if told else None
    here, today = ((month, told[0]), (now.month, now.day)) if told else ((month,), (now.month,))
    if which == "near":
        rows = [(abs((_bounds(year, month, days)[0] - day).days), year) for year in range(now.year - 1, now.year + 2) if year in TABLES]
        year = min(rows)[1] if rows else 0
    else:
        year = now.year + (_SHIFT[which] if which == "past" and here >= today or which == "next" and here <= today else 0)
    edtf = gregorian(year, month, days) if year in TABLES else None
    return settled_by_weekday(edtf, int(fields["weekday"])) if edtf is not None and "weekday" in fields else edtf


def settled_by_weekday(edtf: str, weekday: int) -> str:
    """The day or its neighbour that falls on a weekday; the day itself where none of the three does."""
    if "/" in edtf or len(edtf) != len("2025-03-01"):
        return edtf
    day = date.fromisoformat(edtf)
    near = [day + timedelta(days=step) for step in (0, -1, 1)]
    return next((meant for meant in near if meant.isoweekday() == weekday), day).isoformat()


def days_apart(gregorian_day: date, year: int, month: int, day: int) -> int:
    """How many days lie between a Gregorian day and a Hijri one that is said to be the same; 0 beyond the tables."""
    return abs((gregorian_day - _bounds(year, month, (day, day))[0]).days) if year in TABLES else 0


def _bounds(year: int, month: int | None, days: tuple[int, int] | None) -> tuple[date, date]:
    first = Hijri(year, month or 1, 1).to_gregorian()
    if days is not None:  # the thirtieth of a month of 29 days is the next day: elsewhere the moon was seen later
        return first + timedelta(days=days[0] - 1), first + timedelta(days=days[1] - 1)
    after = Hijri(year + (month in (None, 12)), 1 if month in (None, 12) else (month or 0) + 1, 1).to_gregorian()
    return first, after - timedelta(days=1)


def _surely(year: int, month: int | None, days: tuple[int, int] | None) -> str | None:
    """The Gregorian month or year that surely holds a Hijri date; None where two years may."""
    first = _by_rule(year, month or 1, days[0] if days is not None else 1) - timedelta(days=_DAYS_OF_DOUBT_BY_RULE)
    last = _by_rule(year, month or 12, days[1] if days is not None else 30) + timedelta(days=_DAYS_OF_DOUBT_BY_RULE)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.year:04d}" if first.year == last.year else None


def _by_rule(year: int, month: int, day: int) -> date:
    """Months have 30 and 29 days in turn, eleven years of thirty a day more."""
    leap_days = (3 + 11 * year) // 30
    return _EPOCH + timedelta(days=(year - 1) * 354 + leap_days + (59 * (month - 1) + 1) // 2 + day - 1)
