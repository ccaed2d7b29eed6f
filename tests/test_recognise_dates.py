"""Date expressions in sentences of our own making (`tests/data/dates`), read against the day of publication.

A row gives the day of publication, a sentence with its dates in square brackets, and for each date the EDTF text, the
first and the last day that it allows, what it is said for, and what about it is doubtful. `-` is nothing, `*` anything.
"""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from majlis.recognise.dates import DateMention, find_dates
from majlis.resolve.edtf import bounds
from tables import Row, cases, rows

DATA = Path(__file__).parent / "data" / "dates"
FILES = sorted(DATA.glob("*.tsv"))
MIN_EXPRESSIONS = 280


def expected(row: Row, column: str) -> list[str]:
    return [] if row[column] == "-" and row["edtf"] == "-" else row[column].split(";")


def spans(marked: str) -> list[tuple[int, int]]:
    """Where the bracketed expressions stand in the sentence without brackets."""
    return [(found.start() - 2 * place, found.end() - 2 * place - 2) for place, found in enumerate(re.finditer(r"\[[^]]*\]", marked))]


def told(row: Row) -> list[DateMention]:
    """The dates that say a time, in order."""
    text = re.sub(r"[\[\]]", "", row["sentence"])
    published = row["published"] if row["published"] != "-" else None
    return [date for date in find_dates(text, 0, len(text), published) if date.edtf is not None]


def first_and_last(date: DateMention) -> str:
    days = bounds(date.edtf)
    doubt = timedelta(days=date.days_of_doubt)
    return f"{days[0] - doubt} {days[1] + doubt}" if days is not None else "- -"


@pytest.mark.parametrize("row", cases(FILES))
def test_an_expression_says_its_time_and_nothing_else_does(row: Row) -> None:
    dates = told(row)
    said = [date.edtf if wanted != "*" else "*" for date, wanted in zip(dates, expected(row, "edtf"), strict=False)]
    assert said == expected(row, "edtf") and len(dates) == len(said)
    assert [date.role for date in dates] == expected(row, "role")
    for date, (start, end) in zip(dates, spans(row["sentence"]), strict=True):
        assert date.start < end and start < date.end
    limits = [f"{first} {last}" for first, last in zip(expected(row, "earliest"), expected(row, "latest"), strict=True)]
    assert row["edtf"] == "*" or [first_and_last(date) for date in dates] == limits
    assert row["doubt"] == (",".join(date.doubt for date in dates if date.doubt) or "-")


def test_there_are_enough_expressions() -> None:
    assert sum(len(rows(path)) for path in FILES) >= MIN_EXPRESSIONS
