"""What an article gets wrong about its dates: told to the user, believed by nobody."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from majlis.interpret.scan import Scan
from majlis.model import Article, Issue
from majlis.recognise.date_relative import parse_day
from majlis.recognise.dates import DateMention


def doubtful_dates(scan: Scan) -> Iterator[Issue]:
    """One issue for each date that a weekday or the other calendar beside it contradicts."""
    rows = (_reason(scan.article, date) for _, _, date in scan.dates if date.doubt is not None)
    for reason in dict.fromkeys(rows):
        yield Issue(scan.article.path, "recognise", reason, scan.article.id)


def _reason(article: Article, date: DateMention) -> str:
    said = f"\u00ab{' '.join(article.text[date.start:date.end].split())}\u00bb"
    if date.doubt == "calendars":
        return f"{said}: the two calendars name days that are not the same; the Gregorian one, {date.edtf}, is believed"
    day = parse_day(date.edtf)
    if day is None or date.kind == "relative":
        taken = f"taken for {date.edtf}" if date.edtf is not None else "left open"
        return f"{said} does not fit the day of publication, {article.published}; {taken}"
    return f"{said}: {date.edtf} is a {calendar.day_name[day.weekday()]}; the date is believed, the weekday is not"
