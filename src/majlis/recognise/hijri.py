"""The Islamic calendar by its arithmetical rule; what people observe may lie a day or two beside it."""

from __future__ import annotations

from datetime import date, timedelta

_EPOCH = date(622, 7, 19)  # 1 Muharram of the year 1, civil reckoning, in the Gregorian calendar
_DAYS_OF_DOUBT = 2


def gregorian(year: int | None, month: int, day: int | None) -> str | None:
    """The Gregorian month or year (EDTF) that surely holds a Hijri date; None where two years may."""
    if year is None:
        return None
    first = _day(year, month, day or 1) - timedelta(days=_DAYS_OF_DOUBT)
    last = _day(year, month, day or 30) + timedelta(days=_DAYS_OF_DOUBT)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.year:04d}" if first.year == last.year else None


def _day(year: int, month: int, day: int) -> date:
    """Months have 30 and 29 days in turn, eleven years of thirty a day more."""
    leap_days = (3 + 11 * year) // 30
    return _EPOCH + timedelta(days=(year - 1) * 354 + leap_days + (59 * (month - 1) + 1) // 2 + day - 1)
