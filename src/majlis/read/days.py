"""Days as machines write them in rows of JSON Lines."""

from __future__ import annotations

import datetime
import re
import unicodedata
from email.utils import parsedate

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?\Z", re.DOTALL)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T ].*)?\Z|((?:19|20)\d\d)(\d{2})(\d{2})(?:T.*)?\Z", re.DOTALL)
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[T ,].*)?\Z", re.DOTALL)
_EPOCH = re.compile(r"(1\d{9})(?:\d{3}|\.\d+)?\Z")  # seconds since 1970, or milliseconds
_MONTHS = 12


def read_day(value: str | int | float) -> str | None:
    """The day of a time, as EDTF (a year or month where it says no more); None where it is none, or month and day could be either."""
    text = "".join(str(unicodedata.decimal(character)) if character.isdecimal() else character for character in str(value).strip())
    epoch = _EPOCH.match(text)
    if epoch is not None:
        return datetime.datetime.fromtimestamp(int(epoch[1]), datetime.UTC).date().isoformat()
    try:
        return _iso(text) or _figures(text) or _mail(text)
    except ValueError:
        return None


def _iso(text: str) -> str | None:
    found = _ISO.match(text)
    if found is None:
        return None
    parts = [part for part in found.groups() if part]
    datetime.date(*([int(part) for part in parts] + [1, 1])[:3])
    return "-".join(parts)


def _figures(text: str) -> str | None:
    year_first = _YEAR_FIRST.match(text)
    if year_first is not None:
        year, month, day = (int(part) for part in year_first.groups() if part)
        return datetime.date(year, month, day).isoformat()
    found = _DAY_FIRST.match(text)
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    if month > _MONTHS:
        day, month = month, day
    elif day <= _MONTHS and day != month:
        return None
    return datetime.date(year, month, day).isoformat()


def _mail(text: str) -> str | None:
    found = parsedate(text)
    return datetime.date(*found[:3]).isoformat() if found is not None else None
