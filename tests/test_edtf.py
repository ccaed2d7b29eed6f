"""Dates in EDTF: bounds, compatibility, and which of several says most."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.resolve.edtf import best, bounds, compatible, parse, precision


@pytest.mark.parametrize(("text", "earliest", "latest"), [
    ("2025-06-10", date(2025, 6, 10), date(2025, 6, 10)),
    ("2025-06", date(2025, 6, 1), date(2025, 6, 30)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2025", date(2025, 1, 1), date(2025, 12, 31)),
    ("2025-05-27/2025-05-28", date(2025, 5, 27), date(2025, 5, 28)),
    ("2025-01/2025-06", date(2025, 1, 1), date(2025, 6, 30)),
])
def test_a_date_with_a_year_has_a_first_and_a_last_day(text: str, earliest: date, latest: date) -> None:
    assert bounds(text) == (earliest, latest)


@pytest.mark.parametrize("text", ["XXXX-05-27", "XXXX-06", "XXXX-05-27/XXXX-05-28", "", "yesterday", "2025-13", "2025-02-30", "0000-01-01"])
def test_a_date_without_a_year_or_that_is_none_has_no_bounds(text: str) -> None:
    assert bounds(text) is None


@pytest.mark.parametrize("text", [
    "2025-13", "2025-02-30", "2025-06-10/", "a/b/c", "2025-XX-10", "25-06-10", "2025-06-10/2025-06-11/2025-06-12",
])
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(("left", "right"), [
    ("2025-06-10", None),
    ("2025-06-10", "2025-06"),
    ("2025-06-10", "XXXX-06-10"),
    ("2025-06-10", "XXXX-06"),
    ("2025-05-28", "2025-05-27/2025-05-28"),
    ("XXXX-05-27/XXXX-05-28", "2025-05-27"),
    ("XXXX-12-31/XXXX-01-02", "2025-01-01"),
    ("XXXX-02-29", "XXXX-02"),
    ("XXXX-02-29", "2024-02-29"),
    ("2025", "XXXX-06"),
])
def test_dates_that_may_be_of_one_event_are_compatible(left: str, right: str | None) -> None:
    assert compatible(left, right)
    assert compatible(right, left)


@pytest.mark.parametrize(("left", "right"), [
    ("2025-06-10", "2025-06-11"),
    ("2025-06-10", "XXXX-06-11"),
    ("2025", "2024-12"),
    ("XXXX-05", "XXXX-06"),
    ("XXXX-02-29", "2025"),
    ("2025-05-27/2025-05-28", "2025-05-29"),
])
def test_dates_of_different_days_are_not_compatible(left: str, right: str) -> None:
    assert not compatible(left, right)
    assert not compatible(right, left)


def test_a_date_says_more_the_fewer_days_it_allows() -> None:
    order = [None, "XXXX-06", "XXXX-06-10", "2025", "2025-06", "2025-06-10", "2025-06-10/2025-06-11"]
    assert [precision(text) for text in order] == sorted(precision(text) for text in order)
    assert len({precision(text) for text in order}) == len(order)


def test_the_best_date_is_the_fullest_then_the_one_most_often_given() -> None:
    assert best(["2025-06", "2025-06-10", "XXXX-06-10"]) == "2025-06-10"
    assert best(["2025-06-11", "2025-06-10", "2025-06-11"]) == "2025-06-11"
    assert best(["2025-06-11", "2025-06-10"]) == "2025-06-10"
    assert best([]) is None


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_days_are_compatible_exactly_when_they_are_equal(left: date, right: date) -> None:
    assert compatible(left.isoformat(), right.isoformat()) == (left == right)
    assert compatible(left.isoformat(), f"XXXX-{right.isoformat()[5:]}") == (left.isoformat()[5:] == right.isoformat()[5:])
