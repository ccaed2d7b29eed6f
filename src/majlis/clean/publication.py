"""Dates of publication: full dates in the lines around an article. The body's own dates are read elsewhere."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from majlis.clean.fold import fold, fold_with_offsets
from majlis.errors import ConfigurationError
from majlis.resources import lexicon_path

_ISO = re.compile(r"((?:19|20)\d\d)(-?)(\d{2})\2(\d{2})(?!\d)")
_EPOCH = re.compile(r"(1\d{9})(?:\d{3})?")  # seconds since 1970, or milliseconds
_NUMERIC = re.compile(
    r"(?<![\d/.:])(?<!\d-)(?:(?P<day>\d{1,2})\s?(?P<sep>[-/.\u2013])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<year>(?:19|20)\d\d)"
    r"|(?P<year2>(?:19|20)\d\d)\s?(?P<sep2>[-/.\u2013])\s?(?P<month2>\d{1,2})\s?(?P=sep2)\s?(?P<day2>\d{1,2}))"
    r"(?:(?=\d{1,2}:\d{2})|(?![\d/-]\d|\d))",  # some pages print the hour right behind the date
)
_READ_CHARACTERS = 300
_CACHED_LINES = 512  # the same few lines are asked for again and again
_WEEKDAY_CHARACTERS = 16


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """A full Gregorian date and where it stands."""

    start: int
    end: int
    day: str  # EDTF


@dataclass(frozen=True, slots=True)
class _Grammar:
    months: dict[str, int]
    weekdays: dict[str, int]  # ISO 8601
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    hijri: re.Pattern[str]
    yearless: re.Pattern[str]
    weekday: re.Pattern[str]


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    path = lexicon_path("months.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        months = {_key(name): int(row["number"]) for row in data["month"] for name in row["names"]}
        months |= {name: int(number) for number, names in data["english_month"].items() for name in names}
        hijri = [_key(name) for row in data["hijri"] for name in row["names"]]
        first = [_key(name) for name in data["first_day"]["names"]]
        arabic = tomllib.loads(lexicon_path("dates.toml").read_text(encoding="utf-8"))["weekday"]
        weekdays = {_key(name): int(number) for number, names in arabic.items() for name in names}
        weekdays |= {name.removeprefix("\u0627\u0644"): number for name, number in weekdays.items()}
        weekdays |= {name: int(number) for number, names in data["english_weekday"].items() for name in names}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ConfigurationError(path, f"not the expected form: {error}") from error
    return _compiled(months, weekdays, hijri, first)


def _compiled(months: dict[str, int], weekdays: dict[str, int], hijri: list[str], first: list[str]) -> _Grammar:
    month = _alternation(months)
    year, filler = r"(?P<year>(?:19|20)\d\d)(?!\d)", r"[\s,\u060c./\u2013-]{1,4}"
    second = rf"(?:(?:\s?[/(\u2013-]\s?|\s)(?:{month})\s?\)?)?"  # both names of the month
    ordinal, word = r"(?:st|nd|rd|th)?", r"(?:[^\W\d_]{2,4}\s)?"
    return _Grammar(
        months,
        weekdays,
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}}){ordinal}\s?[,\u060c./-]?\s?{word}(?P<month>{month}){second}{filler}{word}{year}"),
        re.compile(rf"(?<!\w)(?P<month>{month}){second}\s?(?P<day>\d{{1,2}}){ordinal}(?!\d)\s?[,\u060c]?\s?{year}"),
        re.compile(
            rf"(?<!\d)\d{{1,2}}\s?(?:{_alternation(hijri)})\s?[,-]?\s?(?:13|14|15)\d\d\s?(?:\u0647\w?\b\.?)?"
            rf"|\d{{1,2}}[/-]\d{{1,2}}[/-](?:13|14|15)\d\d\s?(?:\u0647\w?\b)?|(?:13|14|15)\d\d[/-]\d{{1,2}}[/-]\d{{1,2}}\s?(?:\u0647\w?\b)?"
        ),
        re.compile(
            rf"(?P<day>\d{{1,2}}|{_alternation(first)})\s?(?:(?P<month>{month}){second}|[-/]\s?(?P<figure>\d{{1,2}})(?!\s?[-/]?\d))"
        ),
        re.compile(rf"(?<!\w)(?:{_alternation(weekdays)})(?!\w)"),
    )


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def _alternation(names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=_CACHED_LINES)
def _folded(text: str) -> tuple[str, list[int]]:
    return fold_with_offsets(text)


def find_publication_dates(text: str) -> list[PublicationDate]:
    """The full Gregorian dates at the beginning of a line, in order; a Hijri date beside one is left to it."""
    folded, offsets = _folded(text[:_READ_CHARACTERS])
    found: list[PublicationDate] = []
    for start, end, day in sorted(_matches(folded)):
        if not found or offsets[start] >= found[-1].end:
            found.append(PublicationDate(offsets[start], offsets[end - 1] + 1, day))
    return found


def find_yearless_date(text: str, position: int) -> PublicationDate | None:
    """A day and month without a year at a position, as EDTF with an open year."""
    folded, offsets = fold_with_offsets(text[position:_READ_CHARACTERS])
    match = _grammar().yearless.match(folded)
    if match is None:
        return None
    month = _grammar().months[" ".join(match["month"].split())] if match["month"] else int(match["figure"])
    day = _day(2000, month, match["day"] if match["day"].isdecimal() else 1)  # a leap year: any day that there can be
    return PublicationDate(position, position + offsets[match.end() - 1] + 1, f"XXXX{day[4:]}") if day is not None else None


def yearless_spans(text: str) -> list[tuple[int, int]]:
    """Where a day and the name of a month stand, with a year or without."""
    folded, offsets = _folded(text[:_READ_CHARACTERS])
    return [(offsets[match.start()], offsets[match.end() - 1] + 1) for match in _grammar().yearless.finditer(folded) if match["month"]]


def hijri_spans(text: str) -> list[tuple[int, int]]:
    """Where Hijri dates stand; they are not converted, since the day depends on who saw the moon."""
    folded, offsets = _folded(text[:_READ_CHARACTERS])
    return [(offsets[match.start()], offsets[match.end() - 1] + 1) for match in _grammar().hijri.finditer(folded)]


def weekday_names() -> dict[str, int]:
    """Names of weekdays, folded, with their numbers of ISO 8601."""
    return _grammar().weekdays


def _matches(folded: str) -> Iterator[tuple[int, int, str]]:
    grammar = _grammar()
    for pattern in (grammar.day_first, grammar.month_first):
        for match in pattern.finditer(folded):
            month = grammar.months[" ".join(match["month"].split())]
            day = _day(match["year"], month, match["day"])
            if day is not None:
                yield match.start(), match.end(), day
    for match in _NUMERIC.finditer(folded):
        day = _numeric_day(match, folded)
        if day is not None:
            yield match.start(), match.end(), day


def _numeric_day(match: re.Match[str], folded: str) -> str | None:
    """The day before the month, unless that is no date or the weekday beside it says otherwise."""
    year, month, day = match["year"] or match["year2"], match["month"] or match["month2"], match["day"] or match["day2"]
    readings = [found for found in (_day(year, month, day), _day(year, day, month)) if found is not None]
    if len(readings) == 2 and readings[0] != readings[1] and match["day"]:
        before = folded[max(0, match.start() - _WEEKDAY_CHARACTERS) : match.start()]
        named = [_grammar().weekdays[found.group()] for found in _grammar().weekday.finditer(before)]
        first, second = (datetime.date.fromisoformat(reading).isoweekday() for reading in readings)
        if named and second == named[-1] != first:
            return readings[1]
    return readings[0] if readings else None


def _day(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def iso_day(value: str) -> str | None:
    """The day of a machine-readable time, as its own time zone counts it."""
    figures = fold(value).strip()
    found = _ISO.match(figures)
    if found is not None:
        return _day(found[1], found[3], found[4])
    epoch = _EPOCH.fullmatch(figures)
    if epoch is not None:
        return datetime.datetime.fromtimestamp(int(epoch[1]), datetime.UTC).date().isoformat()
    dates = find_publication_dates(value)
    return dates[0].day if dates else None
