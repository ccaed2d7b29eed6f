"""What a rule of the grammar of dates finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DateKind = Literal["day", "interval", "month", "year", "season", "relative", "weekday", "time"]
DateRole = Literal["time", "deadline", "since", "duration", "agreement-name"]
DateDoubt = Literal["weekday", "calendars"]  # a weekday that is not the date's; two calendars that name two days


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression: the lexeme after it, and what it says."""

    end: int
    edtf: str | None
    relative: str | None
    kind: DateKind
    certain: bool = True
    role: DateRole = "time"
    counted: bool = False  # a duration: its number is also a number
    weekday: int | None = None  # the weekday that stands beside a date
    doubt: DateDoubt | None = None
    days_of_doubt: int = 0  # how far the day may lie before or after: the moon decides
