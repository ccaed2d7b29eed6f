"""Dates that a day of publication settles: their written form and their reading.

A form is a name and fields, in one line: `yesterday weekday=2`, `past-month month=05 day=27/28`, `current-month month=? day=10`,
`next-year quarter=1`, `ago unit=day count=2`, `weekday=2`, `past-hijri month=09`, `yesterday/today`. `month=?` is the month of
publication, before or after it as the name says.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from majlis.recognise.hijri import resolve_hijri

DAY_WORDS = {"today": 0, "yesterday": -1, "day-before-yesterday": -2, "tomorrow": 1, "day-after-tomorrow": 2}
_SHIFT = {"before-past": -2, "past": -1, "current": 0, "next": 1, "after-next": 2}
_MONTHS_OF = {"quarter": 3, "third": 4, "half": 6}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_FURTHEST_DAY_BY_WEEKDAY = 300  # a weekday that fits only a day a year away is rather wrong
_NEAR_MONTHS_AHEAD = 3  # a date without a year that lies further ahead is rather the one of the year before


def resolve_relative(relative: str | None, published: str | None) -> str | None:
    """The EDTF that a relative form means in an article published on a day; None where it means none."""
    if relative and published is not None and published.startswith("XXXX-"):
        return _in_open_year(relative, published)
    day = parse_day(published)
    if day is None or not relative:
        return None
    name, fields = _fields(relative)
    if name in DAY_WORDS:
        return _if_weekday(day, DAY_WORDS[name], fields)
    if name.endswith("weekday"):
        return _weekdays(name, fields, day)
    if name in ("ago", "ahead"):
        return _distance(name, fields, day)
    if "/" in name:
        return _joined(name, day)
    which, _, unit = name.rpartition("-")
    return _in_unit(which, unit, fields, day) if which in _SHIFT or which == "near" else None


def _in_unit(which: str, unit: str, fields: dict[str, str], day: date) -> str | None:
    """A week, month, year or century said by its place, or a part of it."""
    if unit == "hijri":
        return resolve_hijri(which, fields, day)
    if unit == "month":
        return _month(which, fields, day)
    if which == "near":
        return None
    if unit == "week":
        return _week(day, _SHIFT[which])
    if unit == "year":
        return within_year(_at(day.year + _SHIFT[which]), fields)
    return within_century((day.year - 1) // 100 + 1 + _SHIFT[which], fields) if unit == "century" else None


def _joined(name: str, day: date) -> str | None:
    """From one day to another: `yesterday/today`."""
    ends = [_shifted(day, DAY_WORDS[part]) for part in name.split("/") if part in DAY_WORDS]
    return "/".join(end.isoformat() for end in ends if end is not None) if len(ends) == 2 and ends[0] != ends[1] else None


def within_century(number: int, fields: dict[str, str]) -> str:
    """A century from its first year to its last, or a decade of it."""
    first = (number - 1) * 100
    if "decade" in fields:
        first += int(fields["decade"])
        return f"{_at(first)}/{_at(first + 9)}"
    return f"{_at(first + 1)}/{_at(first + 100)}"


def _in_open_year(relative: str, published: str) -> str | None:
    """The day that a word like «today» means beside a day of publication without a year."""
    name, _ = _fields(relative)
    day = parse_day(f"2000{published[4:]}")
    if day is None or name not in DAY_WORDS:
        return None
    meant = day + timedelta(days=DAY_WORDS[name])
    return f"XXXX{meant.isoformat()[4:]}" if meant.year == day.year else None


def open_form(relative: str | None) -> str | None:
    """What a relative form says without a day of publication: `XXXX-05-27/XXXX-05-28`, `XXXX-06`, or None."""
    name, fields = _fields(relative or "")
    months = fields.get("month", "?").split("/")
    if name.endswith("-month") and "?" not in months:
        return _write(["XXXX", "XXXX"], months, fields)
    if name.endswith("-year") and "month" in fields:
        return within_year("XXXX", fields)
    return None


def within_told(relative: str, told: str) -> str | None:
    """A day or month «of the same month» or «of the same year» as a date told before (EDTF)."""
    name, fields = _fields(relative)
    year, month = told[:4], told[5:7] if len(told) >= len("2025-03") and told[4] == "-" else None
    if name == "same-year":
        return within_year(year, fields)
    return within_year(year, {**fields, "month": month}) if month is not None else None


def parse_day(published: str | None) -> date | None:
    """The calendar day that EDTF text writes, or None where it is no full day."""
    try:
        return date.fromisoformat(published) if published is not None and len(published) == 10 else None
    except ValueError:
        return None


def within_year(year: str, fields: dict[str, str]) -> str:
    """A year, or the half, quarter, season, month or day of it that the fields name."""
    if "month" in fields:
        return _write([year, year], fields["month"].split("/"), fields)
    part = next((name for name in _MONTHS_OF if name in fields), None)
    if part is not None:
        length = _MONTHS_OF[part]
        first = (int(fields[part]) - 1) * length + 1
        return f"{year}-{first:02d}/{year}-{first + length - 1:02d}"
    if "first" in fields:
        return f"{year}-01/{year}-{int(fields['first']):02d}"
    if fields.get("season") in _SEASONS:
        first, last = _SEASONS[fields["season"]]
        return f"{year}-{first:02d}/{year}-{last:02d}"
    return year


def _fields(relative: str) -> tuple[str, dict[str, str]]:
    words = relative.split()
    name = words[0] if words and "=" not in words[0] else "weekday"
    return name, dict(word.split("=", 1) for word in words if "=" in word)


def _at(year: int) -> str:
    return f"{min(max(year, 1), 9999):04d}"


def _shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _if_weekday(day: date, offset: int, fields: dict[str, str]) -> str | None:
    meant = _shifted(day, offset)
    if meant is None or "weekday" in fields and meant.isoweekday() != int(fields["weekday"]):
        return None
    return meant.isoformat()


def _weekdays(name: str, fields: dict[str, str], day: date) -> str | None:
    numbers = [int(part) for part in fields.get("weekday", "").split("/") if part.isdigit()]
    if not numbers:
        return None
    which = name.removesuffix("weekday").removesuffix("-")
    ahead = which in ("next", "after-next")
    distance = (numbers[0] - day.isoweekday()) % 7 if ahead else -((day.isoweekday() - numbers[0]) % 7)
    if distance == 0 and which:
        distance = 7 if ahead else -7
    distance += {"after-next": 7, "before-past": -7}.get(which, 0)
    first = _shifted(day, distance)
    if first is None or len(numbers) == 1:
        return first.isoformat() if first is not None else None
    last = _shifted(first, (numbers[-1] - numbers[0]) % 7)
    return f"{first.isoformat()}/{last.isoformat()}" if last is not None else None


def _distance(name: str, fields: dict[str, str], day: date) -> str | None:
    """Days are counted; weeks say a week, months a month, years a year."""
    if not fields.get("count", "").isdigit():
        return None
    count = int(fields["count"][:4]) * (-1 if name == "ago" else 1)
    unit = fields.get("unit")
    if unit == "year":
        return _at(day.year + count)
    if unit == "month":
        return _month_at(day.year * 12 + day.month - 1 + count)
    if unit == "decade":
        return _at(day.year + 10 * count)
    if unit == "week":
        return _week(day, count)
    meant = _shifted(day, count) if unit == "day" else None
    return meant.isoformat() if meant is not None else None


def _month_at(index: int) -> str | None:
    return f"{index // 12:04d}-{index % 12 + 1:02d}" if 12 <= index < 120000 else None


def _week(day: date, shift: int) -> str | None:
    """The week from Sunday to Saturday, as most Arab countries count."""
    first = _shifted(day, -(day.isoweekday() % 7) + 7 * shift)
    last = _shifted(first, 6) if first is not None else None
    return f"{first.isoformat()}/{last.isoformat()}" if first is not None and last is not None else None


def _month(which: str, fields: dict[str, str], day: date) -> str | None:
    months = fields.get("month", "?").split("/")
    if months == ["?"]:
        meant = _month_at(day.year * 12 + day.month - 1 + _SHIFT.get(which, 0))
        return _write([meant[:4]] * 2, [meant[5:]], fields) if meant is not None else None
    year = _year_of(which, int(months[0]), fields, day)
    if year is None:
        return None
    return _write([_at(year), _at(year + (int(months[-1]) < int(months[0])))], months, fields)


def _year_of(which: str, month: int, fields: dict[str, str], day: date) -> int | None:
    """The year that «last», «next», «this» or nothing gives to a month or a day of it."""
    first = int(fields.get("day", "0").split("/")[0])
    here = (month, first) if first else (month,)
    now = (day.month, day.day) if first else (day.month,)
    past, ahead_of = day.year - (here >= now), day.year + (here <= now)
    years = {"before-past": past - 1, "past": past, "current": day.year, "next": ahead_of, "after-next": ahead_of + 1}
    if which != "near":
        return years[which]
    if "weekday" in fields and first:
        return _year_by_weekday(month, first, int(fields["weekday"]), day)
    ahead = (month - day.month) % 12
    if here > now:
        return day.year if ahead <= _NEAR_MONTHS_AHEAD else day.year - 1
    return day.year + 1 if 0 < ahead < _NEAR_MONTHS_AHEAD else day.year


def _year_by_weekday(month: int, first: int, weekday: int, day: date) -> int | None:
    """Of last year, this and the next the one in which the day falls on the weekday; the nearest where a slip is likelier."""
    rows = []
    for year in (day.year - 1, day.year, day.year + 1):
        if 1 <= year <= 9999 and first <= calendar.monthrange(year, month)[1]:
            meant = date(year, month, first)
            distance = abs((meant - day).days)
            rows.append((meant.isoweekday() != weekday or distance > _FURTHEST_DAY_BY_WEEKDAY, distance, year))
    return min(rows)[2] if rows else None


def _write(years: list[str], months: list[str], fields: dict[str, str]) -> str:
    days = fields["day"].split("/") if "day" in fields else []
    first = "-".join([years[0], months[0], *days[:1]])
    last = "-".join([years[-1] if len(months) > 1 else years[0], months[-1], *days[-1:]])
    return first if first == last else f"{first}/{last}"
