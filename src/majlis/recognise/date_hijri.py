"""Dates of the Islamic calendar without a Gregorian one beside them."""

from __future__ import annotations

from dataclasses import replace

from majlis.recognise.date_found import DateKind, Found
from majlis.recognise.date_parts import Calendar
from majlis.recognise.hijri import DAYS_OF_DOUBT, TABLES, gregorian, settled_by_weekday

_LONGEST_MONTH = 30


def read_hijri(calendar: Calendar, end: int, weekday: int | None) -> Found | None:
    """What a Hijri day, days or month says in the Gregorian calendar; a weekday beside it settles which day was meant."""
    if calendar.days is not None and calendar.days[1] > _LONGEST_MONTH or calendar.of_year:
        return None
    if calendar.days is None and calendar.year is None and calendar.which is None:
        return None
    kind: DateKind = "interval" if calendar.days is None or calendar.days[0] != calendar.days[1] else "day"
    found = Found(end, None, None, kind, False, weekday=weekday, days_of_doubt=DAYS_OF_DOUBT)
    if calendar.year is not None:
        edtf = gregorian(calendar.year, calendar.month, calendar.days)
        if calendar.year not in TABLES:
            return replace(found, edtf=edtf, kind="month" if edtf is not None and len(edtf) > 4 else "year", days_of_doubt=0)
        return replace(found, edtf=settled_by_weekday(edtf, weekday) if edtf is not None and weekday is not None else edtf)
    fields = {"month": f"{calendar.month or 1:02d}"}
    if calendar.days is not None:
        fields["day"] = "/".join(dict.fromkeys(f"{day:02d}" for day in calendar.days))
    if weekday is not None:
        fields["weekday"] = str(weekday)
    said = " ".join(f"{name}={value}" for name, value in fields.items())
    return replace(found, relative=f"{calendar.which or 'near'}-hijri {said}")
