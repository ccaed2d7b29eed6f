"""Dates of publication: full dates in the lines around an article. The body's own dates are read elsewhere."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from majlis.clean.fold import fold, fold_with_offsets
from majlis.errors import ConfigurationError
from majlis.resources import lexicon_path

_ISO = re.compile(r"((?:19|20)\d\d)-(\d{2})-(\d{2})(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d/.:-])(?:(?P<day>\d{1,2})\s?(?P<sep>[-/.\u2013])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<year>(?:19|20)\d\d)"
    r"|(?P<year2>(?:19|20)\d\d)\s?(?P<sep2>[-/.\u2013])\s?(?P<month2>\d{1,2})\s?(?P=sep2)\s?(?P<day2>\d{1,2}))(?![\d/-]\d|\d)",
)
_READ_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """A full Gregorian date and where it stands."""

    start: int
    end: int
    day: str  # EDTF


@dataclass(frozen=True, slots=True)
class _Grammar:
    months: dict[str, int]
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    hijri: re.Pattern[str]
    yearless: re.Pattern[str]


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    path = lexicon_path("months.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        months = {" ".join(fold(name).split()): int(row["number"]) for row in data["month"] for name in row["names"]}
        hijri = [" ".join(fold(name).split()) for row in data["hijri"] for name in row["names"]]
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ConfigurationError(path, f"not the expected form: {error}") from error
    month = _alternation(months)
    year, filler = r"(?P<year>(?:19|20)\d\d)(?!\d)", r"[\s,\u060c./\u2013-]{1,4}"
    second = rf"(?:\s?[/(\u2013-]\s?(?:{month})\s?\)?)?"
    return _Grammar(
        months,
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\s?[,\u060c./-]?\s?(?:\w{{2,4}}\s)?(?P<month>{month}){second}{filler}(?:\w{{2,4}}\s)?{year}"),
        re.compile(rf"(?<!\w)(?P<month>{month}){second}\s?(?P<day>\d{{1,2}})(?!\d)\s?[,\u060c]?\s?{year}"),
        re.compile(rf"(?<!\d)\d{{1,2}}\s?(?:{_alternation(hijri)})\s?,?\s?(?:13|14|15)\d\d\s?(?:\u0647\w?\b\.?)?|\d{{1,2}}[/-]\d{{1,2}}[/-](?:13|14|15)\d\d\s?(?:\u0647\w?\b)?"),
        re.compile(rf"(?P<day>\d{{1,2}})\s?(?:(?P<month>{month}){second}|[-/]\s?(?P<figure>\d{{1,2}})(?!\s?[-/]?\d))"),
    )


def _alternation(names: dict[str, int] | list[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=lambda name: (-len(name), name)))


def find_publication_dates(text: str) -> list[PublicationDate]:
    """The full Gregorian dates at the beginning of a line, in order; a Hijri date beside one is left to it."""
    folded, offsets = fold_with_offsets(text[:_READ_CHARACTERS])
    offsets.append(min(len(text), _READ_CHARACTERS))
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
    day = _day(2000, month, match["day"])  # a leap year: any day that there can be
    return PublicationDate(position, position + offsets[match.end() - 1] + 1, f"XXXX{day[4:]}") if day is not None else None


def hijri_spans(text: str) -> list[tuple[int, int]]:
    """Where Hijri dates stand; they are not converted, since the day depends on who saw the moon."""
    folded, offsets = fold_with_offsets(text[:_READ_CHARACTERS])
    return [(offsets[match.start()], offsets[match.end() - 1] + 1) for match in _grammar().hijri.finditer(folded)]


def _matches(folded: str) -> Iterator[tuple[int, int, str]]:
    grammar = _grammar()
    for pattern in (grammar.day_first, grammar.month_first):
        for match in pattern.finditer(folded):
            month = grammar.months[" ".join(match["month"].split())]
            day = _day(match["year"], month, match["day"])
            if day is not None:
                yield match.start(), match.end(), day
    for match in _NUMERIC.finditer(folded):
        year, month_figure, day_figure = match["year"] or match["year2"], match["month"] or match["month2"], match["day"] or match["day2"]
        day = _day(year, month_figure, day_figure) or _day(year, day_figure, month_figure)
        if day is not None:
            yield match.start(), match.end(), day


def _day(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def iso_day(value: str) -> str | None:
    """The day of a machine-readable time, as its own time zone counts it."""
    found = _ISO.match(fold(value).strip())
    if found is not None:
        return _day(*found.groups())
    dates = find_publication_dates(value)
    return dates[0].day if dates else None
