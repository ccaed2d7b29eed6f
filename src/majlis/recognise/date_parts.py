"""Parts of a date: days, months, years and the words beside them that say which month or year is meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from majlis.recognise.lexemes import Lexemes
from majlis.recognise.lexicon import letters
from majlis.recognise.numerals import read_numeral

SEPARATORS = frozenset("-\u2013\u2014/.,\u060c")
DASHES = frozenset("-\u2013\u2014")
COMMAS = frozenset(",\u060c")
YEARS = range(1900, 2101)
HIJRI_YEARS = range(1300, 1600)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, days or month as written; `which` is past, next or current, of the month or of the year (`of_year`)."""

    month: int | None
    days: tuple[int, int] | None = None
    year: int | None = None
    which: str | None = None
    of_year: bool = False
    hijri: bool = False
    last_month: int | None = None  # of a range over months
    last_year: int | None = None
    explicit: bool = True  # False: a bare month name


class Period(NamedTuple):
    """A year, by its number or by its place («last year»), and the lexeme after it."""

    year: int | None
    which: str | None
    end: int


def number_at(tokens: Lexemes, at: int) -> int | None:
    """A whole number in digits."""
    word = tokens.word(at)
    return int(word) if tokens.kind(at) == "number" and word.isdigit() and len(word) <= 4 else None


def link(tokens: Lexemes, at: int, name: str) -> int | None:
    """The lexeme after a linking word of its own."""
    found = tokens.match(at, "link")
    return found[1] if found is not None and found[0] == name and not tokens.prefix(at) else None


def read_day(tokens: Lexemes, at: int) -> tuple[int, int] | None:
    """A day of the month: digits, also behind an article, or an ordinal with the article («the thirtieth»)."""
    if tokens.word(at) == letters().article and tokens.kind(at + 1) == "number":
        at += 1
    number = number_at(tokens, at)
    if number is not None:
        return (number, at + 1) if 1 <= number <= 31 and len(tokens.word(at)) <= 2 else None
    found = tokens.match(at, "ordinal")
    if found is None or not (tokens.analyses[at].article or tokens.match(at, "first_of_month") is not None):
        return None
    value, end = int(found[0]), found[1]
    tens = tokens.match(end, "ordinal")
    if value < 10 and tens is not None and tens[0] in ("20", "30") and tokens.prefix(end):
        value, end = value + int(tens[0]), tens[1]
    return (value, end) if value <= 31 else None


def read_days(tokens: Lexemes, at: int) -> tuple[tuple[int, int], int] | None:
    """Days joined by «and», a dash or «to»: the first, the last, and the lexeme after them."""
    first = read_day(tokens, at)
    if first is None:
        return None
    last, end = first
    while True:
        following = read_day(tokens, _joined_day(tokens, end))
        if following is None or following[0] <= last:
            return (first[0], last), end
        last, end = following


def _joined_day(tokens: Lexemes, at: int) -> int:
    for name in ("and", "to"):
        after = link(tokens, at, name)
        if after is not None:
            return after
    if tokens.word(at) in DASHES or tokens.word(at) in COMMAS and tokens.kind(at + 1) == "number":
        return at + 1
    if tokens.word(at) == letters().conjunctions[0] + letters().article:  # joined to an article before digits
        return at + 1
    return at if tokens.prefix(at) and tokens.kind(at) == "word" else len(tokens)


def read_month(tokens: Lexemes, at: int) -> tuple[int, bool, int] | None:
    """A month name, with its other name behind a slash or in brackets: number, whether Hijri, lexeme after."""
    found, hijri = tokens.match(at, "month"), False
    if found is None:
        found, hijri = tokens.match(at, "hijri"), True
    if found is None:
        return None
    month, end = int(found[0]), found[1]
    if not hijri and tokens.word(end) in ("/", "(", "-"):
        other = tokens.plain(end + 1, "month")
        if other is not None and int(other[0]) == month:
            end = other[1] + (tokens.word(end) == "(" and tokens.word(other[1]) == ")")
    again = tokens.plain(end, "month") if not hijri else None
    return month, hijri, again[1] if again is not None and int(again[0]) == month else end


def read_year(tokens: Lexemes, at: int, years: range = YEARS) -> tuple[int, int] | None:
    """A year in digits with its era, and the lexeme after."""
    number = number_at(tokens, at)
    if number is None or number not in years or len(tokens.word(at)) != 4:
        return None
    return number, after_era(tokens, at + 1, hijri=years is HIJRI_YEARS)


def read_named_year(tokens: Lexemes, at: int) -> tuple[int, int] | None:
    """A year behind the word «year»: in digits, or in words («two thousand and three»)."""
    number = read_year(tokens, at)
    if number is not None or tokens.kind(at) != "word":
        return number
    spoken = read_numeral(tokens, at)
    return (int(spoken.value), spoken.end) if spoken is not None and spoken.value in YEARS and not spoken.digits else None


def read_period(tokens: Lexemes, at: int) -> Period | None:
    """A year as a period: «2024», «the year 2024», «last year», «this year»."""
    this = tokens.match(at, "this")
    word = tokens.match(this[1] if this is not None else at, "year_word")
    if word is None or word[0] != "one":
        number = read_year(tokens, at)
        return Period(number[0], None, number[1]) if number is not None else None
    if this is not None:
        return Period(None, "current", word[1])
    same = tokens.plain(word[1], "same")
    if same is not None:
        return Period(None, "same", same[1])
    number = read_named_year(tokens, word[1])
    if number is not None:
        return Period(number[0], None, number[1])
    modifier = tokens.plain(word[1], "modifier")
    return Period(None, modifier[0], modifier[1]) if modifier is not None else None


def read_calendar(tokens: Lexemes, at: int) -> tuple[Calendar, int] | None:
    """Days with their month, a month alone, or days of «this month», with what follows of the year."""
    days = read_days(tokens, at)
    end = days[1] if days is not None else at
    if days is not None and tokens.word(end) in ("/", "-", "."):
        end += 1
    end = link(tokens, end, "from") or end
    word = tokens.match(end, "month_word")
    month = read_month(tokens, word[1] if word is not None else end)
    if month is None:
        return _days_of_this_month(tokens, days, end, word) if days is not None else None
    if days is not None and days[0][1] > 30 and month[1]:
        return None
    if tokens.analyses[end].article and days is None:
        return None
    calendar = Calendar(month[0], days[0] if days is not None else None, hijri=month[1], explicit=days is not None or word is not None)
    return _with_year(tokens, calendar, month[2])


def _days_of_this_month(
    tokens: Lexemes, days: tuple[tuple[int, int], int], at: int, word: tuple[str, int] | None,
) -> tuple[Calendar, int] | None:
    """«25 of this month», «25 of the same month»."""
    same = tokens.plain(word[1], "same") if word is not None else None
    if same is not None:
        return Calendar(None, days[0], which="same"), same[1]
    modifier = tokens.plain(word[1] if word is not None else at, "modifier")
    if modifier is None or word is None and (modifier[0] != "current" or at != days[1]):
        return None
    return Calendar(None, days[0], which=modifier[0]), modifier[1]


def _with_year(tokens: Lexemes, calendar: Calendar, at: int) -> tuple[Calendar, int]:
    """The year behind a month, its number or «last», «next», «current» of the month or the year."""
    years = HIJRI_YEARS if calendar.hijri else YEARS
    for start in _year_positions(tokens, at):
        number = read_year(tokens, start, years) if calendar.hijri or start == at else read_named_year(tokens, start)
        if number is not None:
            return replace(calendar, year=number[0]), number[1]
    modifier = tokens.plain(at, "modifier")
    if modifier is not None:
        return replace(calendar, which=modifier[0]), modifier[1]
    period = read_period(tokens, link(tokens, at, "from") or at)
    if period is not None and period.which is not None:
        return replace(calendar, which=period.which, of_year=True), period.end
    return calendar, at


def _year_positions(tokens: Lexemes, at: int) -> list[int]:
    """Where the number of a year may stand: next, behind a separator that ends there, behind «of the year»."""
    start = link(tokens, at, "from") or at
    word = tokens.match(start, "year_word")
    positions = [word[1]] if word is not None else [at]
    if tokens.word(at) in SEPARATORS and _ends_there(tokens, at + 1):
        positions.append(at + 1)
    return positions


def _ends_there(tokens: Lexemes, at: int) -> bool:
    """Whether a number behind a separator is joined to it, or has no noun behind it that it could count."""
    if tokens.adjacent(at - 1) and tokens.adjacent(at) or tokens.kind(at + 1) != "word" or tokens.match(at + 1, "era"):
        return True
    return "\n" in tokens.text[tokens.ends[at]:tokens.starts[at + 1]]


def read_numeric(tokens: Lexemes, at: int) -> tuple[Calendar, int] | None:
    """A date in digits of either calendar, and the lexeme after; day before month unless that cannot be."""
    end = at + 1
    if tokens.kind(at) == "date":
        parts = tokens.word(at).replace("/", "-").replace(".", "-").split("-")
    elif tokens.word(at + 1) in ("-", "/") and tokens.word(at + 3) == tokens.word(at + 1):
        parts, end = [tokens.word(at + step) for step in (0, 2, 4)], at + 5
        if any(number_at(tokens, at + step) is None for step in (0, 2, 4)):
            return None
    else:
        return None
    first, middle, last = (int(part) for part in parts)
    if len(parts[0]) == 4:
        year, month, day = first, middle, last
    else:
        year, month, day = last + (2000 if len(parts[2]) == 2 else 0), middle, first
    if month > 12 >= day:
        month, day = day, month
    if not 1 <= month <= 12 or not 1 <= day <= 31 or year not in YEARS and year not in HIJRI_YEARS:
        return None
    return Calendar(month, (day, day), year, hijri=year in HIJRI_YEARS), after_era(tokens, end, hijri=year in HIJRI_YEARS)


def after_era(tokens: Lexemes, at: int, *, hijri: bool) -> int:
    """The lexeme after the sign of an era, where that of the calendar stands."""
    era = tokens.match(at, "era")
    return era[1] if era is not None and era[0] == ("hijri" if hijri else "common") else at


def read_slashed(tokens: Lexemes, at: int) -> tuple[Calendar, int] | None:
    """A day and a month in digits, `14/2`; only what stands around it makes it a date."""
    day, month = number_at(tokens, at), number_at(tokens, at + 2)
    stroke = tokens.word(at + 1)
    joined = stroke in ("/", "-") and tokens.adjacent(at + 1) and tokens.adjacent(at + 2)
    if day is None or month is None or not joined or tokens.word(at + 3) == stroke or not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    modifier = tokens.plain(at + 3, "modifier")
    calendar = Calendar(month, (day, day), which=modifier[0] if modifier is not None else None)
    return calendar, modifier[1] if modifier is not None else at + 3


def read_duration(tokens: Lexemes, at: int) -> tuple[str, int | None, int] | None:
    """«two days», «three weeks», «a month», «days»: the unit, how many or None, the lexeme after."""
    about = tokens.match(at, "approximate")
    at = about[1] if about is not None else at
    dual = tokens.plain(at, "dual_unit")
    if dual is not None:
        return dual[0], 2, dual[1]
    numeral = read_numeral(tokens, at)
    if numeral is not None:
        unit = tokens.plain(numeral.end, "unit")
        usable = unit is not None and not tokens.analyses[at].article and numeral.value == int(numeral.value) and numeral.value < 1000
        return (unit[0], int(numeral.value), unit[1]) if unit is not None and usable else None
    unit = tokens.plain(at, "unit")
    if unit is None or tokens.analyses[at].article or number_at(tokens, unit[1]) is not None or read_month(tokens, unit[1]) is not None:
        return None
    return unit[0], None if tokens.match(at, "plural_unit") else 1, unit[1]
