"""Which of the dates around a body is the day of publication.

A page prints several: its own clock, the day of a later change, days of other articles. What is labelled as the day of
publication goes first, then a date below the headline, then the dateline's, then one above the headline.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from majlis.clean.dateline import has_phrase
from majlis.clean.dateline_lexicon import lexicon
from majlis.clean.fold import fold
from majlis.clean.frame import Frame, is_dateline
from majlis.clean.labels import scraped_month
from majlis.clean.lines import Line, key
from majlis.clean.noise import verdict
from majlis.clean.opening import Opening
from majlis.clean.publication import find_publication_dates, weekday_names

Label = Literal["published", "updated", "clock", "none"]

_TAIL_LINES = 6  # below the body: what follows are dates of other articles
_LEAD_PARAGRAPHS = 2
_MAX_APART = datetime.timedelta(days=3)  # of dateline and publication
_LABEL, _BELOW, _OPENING, _ABOVE, _UPDATED, _YEARLESS = range(6)


def find_published(lines: Sequence[Line], frame: Frame, opening: Opening, headings: Sequence[Opening]) -> str | None:
    """The day of publication, as EDTF."""
    found = [*_of_head(lines, frame), *_of_tail(lines, frame)]
    days = [found_day for found_day in (opening.published, *(heading.published for heading in headings)) if found_day]
    full = [day for day in days if not day.startswith("X")]
    open_days = [day for day in days if day.startswith("X")]
    found += [(_OPENING, 0, day) for day in full[:1]] + [(_YEARLESS, 0, day) for day in open_days[:1]]
    kept = [item for item in sorted(found) if item[0] != _ABOVE or not _is_contradicted(item[2], lines, frame, open_days)]
    if kept:
        return kept[0][2]
    return next((month for index in frame.head if (month := scraped_month(lines[index]))), None)


def _of_head(lines: Sequence[Line], frame: Frame) -> Iterator[tuple[int, int, str]]:
    """Dates of the head with their rank and order; above the headline the nearest goes first."""
    before: Label = "none"
    for index in frame.head:
        line = lines[index]
        dates = list(_labelled(line, before))
        before = _label(line.text) if not dates else "none"
        above = frame.headline is not None and index < frame.headline
        for label, day in dates:
            if label == "published":
                yield _LABEL, index, day
            elif label == "updated":
                yield _UPDATED, index, day
            elif label == "none":
                yield _ABOVE if above else _BELOW, -index if above else index, day


def _labelled(line: Line, before: Label) -> Iterator[tuple[Label, str]]:
    """The dates of a line, each with the label before it; a line without one takes that of the line `before`."""
    last = 0
    for date in find_publication_dates(line.text):
        label = _label(line.text[last : date.start])
        yield (before if label == "none" and last == 0 else label), date.day
        last = date.end


def _label(text: str) -> Label:
    words = lexicon()
    if has_phrase(text, words.clocks):
        return "clock"
    if has_phrase(text, words.updated_openers):
        return "updated"
    return "published" if has_phrase(text, words.published_openers) else "none"


def _of_tail(lines: Sequence[Line], frame: Frame) -> Iterator[tuple[int, int, str]]:
    """Dates below the body: labelled ones, and one that stands alone right below it."""
    for position, index in enumerate(frame.tail):
        line = lines[index]
        if position < _TAIL_LINES and verdict(line) == "related":
            return
        for label, day in _labelled(line, "none") if line.words <= 12 else ():
            if label == "published":
                yield _LABEL, index, day
            elif label == "none" and position < _TAIL_LINES and _is_signed(line):
                yield _BELOW, index, day


def _is_signed(line: Line) -> bool:
    """Whether a line is a date and nothing else but marks, the hour and an agency."""
    if not is_dateline(line):
        return False
    text = line.text
    for date in reversed(find_publication_dates(text)):
        text = text[: date.start] + " " + text[date.end :]
    words = [word for word in key(text).split() if word not in lexicon().date_words]
    return not words or " ".join(words) in lexicon().agencies


# --- a date above the headline that the lead contradicts is the site's


def _is_contradicted(day: str, lines: Sequence[Line], frame: Frame, open_days: Sequence[str]) -> bool:
    date = datetime.date.fromisoformat(day)
    for text in open_days:
        try:
            told = datetime.date(date.year, int(text[5:7]), int(text[8:10]))
        except ValueError:
            continue
        if abs(date - told) > _MAX_APART:
            return True
    for index in frame.body[:_LEAD_PARAGRAPHS]:
        for ago, weekday in _relative_weekdays(lines[index].text):
            told_weekday = (date.isoweekday() - ago - 1) % 7 + 1
            next_morning = (date.isoweekday() - ago - 2) % 7 + 1  # printed the day after
            return weekday not in (told_weekday, next_morning)
    return False


def _relative_weekdays(text: str) -> Iterator[tuple[int, int]]:
    """«today, Tuesday», «yesterday, Monday»: how many days ago, and the number of the weekday."""
    words = re.findall(r"\w+", fold(text))
    for first, second in pairwise(words):
        ago = 0 if first in lexicon().today else 1 if first in lexicon().yesterday else None
        if ago is not None and second in weekday_names():
            yield ago, weekday_names()[second]
