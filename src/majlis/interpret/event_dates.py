"""When a gathering is: the date nearest to its noun, since when and until when it lasts."""

from __future__ import annotations

import datetime
from dataclasses import replace

from majlis.interpret.event_mention import EventMention
from majlis.interpret.event_scope import ScopeReader
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.recognise.dates import DateMention
from majlis.recognise.lexicon import function_words

_FULL_DATE = len("2024-01-01")
_MONTH = len("2024-01")


class EventDateReader:
    """Reads the dates of the gatherings of one article."""

    def __init__(self, scan: Scan, predicate_at: dict[int, Predicate], scope: ScopeReader) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.predicate_at = predicate_at
        self.scope = scope

    def read(self, mention: EventMention, first: int) -> None:
        """Note the date of a mention, and its beginning and end where they are told."""
        rows = self._told(mention, first)
        if not rows and mention.since is not None and self.words[mention.first - 1] in function_words()["ending_words"]:
            rows = [(mention.first - last, start, date) for start, last, date in self.scan.dates
                    if first <= start < mention.first and date.role == "time" and date.kind != "time"]  # fmt: skip
        if rows:
            mention.date = min(rows, key=lambda row: row[:2])[2]
            mention.date = self._whole(mention, [date for _, _, date in rows])
            self._lasting(mention)
        elif mention.since is not None:
            mention.date = mention.since

    def _told(self, mention: EventMention, first: int) -> list[tuple[int, int, DateMention]]:
        """The dates told of a mention, with their distance and token; beginnings and ends are noted at once."""
        rows = []
        for start, last, date in self.scan.dates_between(first, self.scan.sentence_of(first)[1]):
            if date.kind == "time" or not mention.owns(start) and not self.scope.in_scene(start, last, mention, first):
                continue
            if self._lasts_until(start):
                mention.until = mention.until or date
            elif date.role == "since" or self._begins(start):
                exact = self._begins(start) or len(date.edtf or "") >= _MONTH
                mention.since = mention.since or (date if exact else None)  # "the first since 2005" says nothing of its day
            elif date.role == "time":
                distance = start - mention.last if start >= mention.last else mention.first - last + (0 if mention.owns(start) else 40)
                rows.append((distance, start, date))
        return rows

    @staticmethod
    def _whole(mention: EventMention, told: list[DateMention]) -> DateMention | None:
        """`concluded yesterday the summit that X hosted on the 10th and 11th`: both days, where yesterday was the last."""
        date = mention.date
        if date is None or not date.edtf or mention.governor is None or "conclude" not in mention.governor.classes:
            return date
        return next((other for other in told if other.edtf and "/" in other.edtf and other.edtf.endswith(date.edtf)), date)

    def _lasting(self, mention: EventMention) -> None:
        """`concluded yesterday the summit that X hosted for two days`: from the day before on."""
        if mention.date is None or mention.governor is None or mention.since or "conclude" not in mention.governor.classes:
            return
        told = mention.date.edtf or ""
        exact = mention.date.kind in ("day", "relative", "weekday") and len(told) == _FULL_DATE and "X" not in told
        for start, _, date in self.scan.dates:
            days = _days(date.relative) if exact and date.role == "duration" and mention.owns(start) else None
            if days:
                first = datetime.date.fromisoformat(told) - datetime.timedelta(days=days - 1)
                mention.since = replace(mention.date, edtf=first.isoformat())

    def _lasts_until(self, start: int) -> bool:
        """Whether "until" stands right before a date, after a verb of lasting."""
        until = any(word in function_words()["until_words"] for word in self.words[start - 2 : start])
        return until and self._has_verb("continue", max(0, start - 5), start)

    def _begins(self, start: int) -> bool:
        """Whether a verb of beginning stands right before a date."""
        return self._has_verb("begin", start - 3, start)

    def _has_verb(self, name: str, first: int, end: int) -> bool:
        """Whether a verb of a class stands at tokens `first` to `end` (exclusive)."""
        return any((p := self.predicate_at.get(at)) is not None and name in p.classes for at in range(first, end))

def _days(relative: str | None) -> int | None:
    """How many days a duration such as `within unit=day count=2` lasts, where it is told in days."""
    parts = dict(part.split("=", 1) for part in (relative or "").split() if "=" in part)
    count = parts.get("count", "")
    return int(count) if parts.get("unit") == "day" and count.isdigit() and int(count) > 1 else None
