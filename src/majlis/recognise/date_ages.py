"""The first months of a year, decades and centuries: «the first nine months of 2024», «the eighties of the last century»."""

from __future__ import annotations

from majlis.recognise.date_found import DateKind, Found
from majlis.recognise.date_parts import Period, link, read_period
from majlis.recognise.date_relative import within_century, within_year
from majlis.recognise.lexemes import Lexemes

_CENTURY_OF_BARE_DECADES = 20
_MONTHS = range(2, 12)


def within_period(period: Period, fields: dict[str, str], kind: DateKind, *, certain: bool = True) -> Found:
    """A part of a year, which is written or said by its place."""
    if period.year is not None:
        return Found(period.end, within_year(f"{period.year:04d}", fields), None, kind, certain)
    said = " ".join(f"{name}={value}" for name, value in fields.items())
    return Found(period.end, None, f"{period.which}-year {said}".strip(), kind, certain)


def read_first_months(tokens: Lexemes, at: int) -> Found | None:
    """«the first nine months of last year»."""
    unit = tokens.match(at, "unit")
    if unit is None or unit[0] != "month" or not tokens.analyses[at].article or tokens.match(at, "plural_unit") is None:
        return None
    count = tokens.match(unit[1], "ones") or tokens.match(unit[1], "teens")
    first = tokens.match(count[1], "ordinal") if count is not None else None
    if count is None or first is None or first[0] != "1" or int(count[0]) not in _MONTHS:
        return None
    period = read_period(tokens, link(tokens, first[1], "from") or first[1])
    return within_period(period, {"first": count[0]}, "interval") if period is not None else None


def read_age(tokens: Lexemes, at: int) -> Found | None:
    """A decade, with or without its century, or a century."""
    decade = tokens.match(at, "decade") or _numbered_decade(tokens, at)
    if decade is None:
        return _century(tokens, at, {})
    start = link(tokens, decade[1], "from") or decade[1]
    found = _century(tokens, start, {"decade": decade[0]})
    if found is not None or not tokens.analyses[at].article or tokens.match(start, "of_age") or tokens.match(at, "decade") is None:
        return found
    return Found(decade[1], within_century(_CENTURY_OF_BARE_DECADES, {"decade": decade[0]}), None, "interval", False)


def _numbered_decade(tokens: Lexemes, at: int) -> tuple[str, int] | None:
    """«the first decade», before «of the century»."""
    noun = tokens.match(at, "decade_noun")
    ordinal = tokens.match(noun[1], "ordinal") if noun is not None and tokens.analyses[at].article else None
    return (str(10 * (int(ordinal[0]) - 1)), ordinal[1]) if ordinal is not None and int(ordinal[0]) <= 10 else None


def _century(tokens: Lexemes, at: int, fields: dict[str, str]) -> Found | None:
    word = tokens.match(at, "century")
    if word is None or not tokens.analyses[at].article:
        return None
    modifier = tokens.plain(word[1], "modifier")
    if modifier is not None:
        said = " ".join(f"{name}={value}" for name, value in fields.items())
        return Found(modifier[1], None, f"{modifier[0]}-century {said}".strip(), "interval", bool(fields))
    ordinal = tokens.match(word[1], "ordinal")
    if ordinal is None or not tokens.analyses[word[1]].article:
        return None
    number, end = int(ordinal[0]), ordinal[1]
    tens = tokens.match(end, "ordinal")
    if number < 10 and tens is not None and tens[0] == "20" and tokens.prefix(end):
        number, end = number + 20, tens[1]
    return Found(end, within_century(number, fields), None, "interval")
