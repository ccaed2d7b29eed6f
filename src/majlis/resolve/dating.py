"""Dates across articles: an undated article is dated by a meeting that it shares with a dated one, or stays open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from majlis.model import Meeting, Reading
from majlis.resolve.clusters import Clusters
from majlis.resolve.edtf import best, compatible, parse, precision
from majlis.resolve.meetings import Relative, publication_days
from majlis.resolve.resolution import Local, Settled


@dataclass(slots=True)
class Dates:
    """Dates of reports and of articles as far as they are known; `settle` adds to them."""

    readings: Sequence[Reading]
    relative: Relative
    meetings: dict[Local, Meeting]
    reports: dict[Local, str | None]
    published: list[str | None]
    settled: dict[int, Settled]

    @classmethod
    def of(cls, readings: Sequence[Reading], relative: Relative) -> Dates:
        """What the articles say themselves."""
        meetings = {(index, meeting.id): meeting for index, reading in enumerate(readings) for meeting in reading.meetings}
        dates = {key: meeting.date for key, meeting in meetings.items()}
        return cls(readings, relative, meetings, dates, [reading.article.published for reading in readings], {})

    def settle(self, clusters: Clusters[Local]) -> bool:
        """Date what the groups allow; whether anything new was settled."""
        found = {
            index: settled for index, published in enumerate(self.published)
            if published is None and (settled := self._settlement(index, clusters)) is not None
        }
        for index, settled in found.items():
            self.settled[index] = settled
            self.published[index] = settled.published
            self._resolve_reports(index, settled.published)
        return bool(found)

    def _settlement(self, index: int, clusters: Clusters[Local]) -> Settled | None:
        """The one day of publication that fits every shared meeting, if there is exactly one."""
        fitting: set[str] | None = None
        by: list[int] = []
        for meeting in self.readings[index].meetings:
            source = self._source((index, meeting.id), clusters)
            if source is None or meeting.relative_date is None or precision(meeting.date) >= precision("2000"):
                continue
            days = set(publication_days(meeting.relative_date, self.reports[source] or "", self.relative))
            fitting = days if fitting is None else fitting & days
            by.append(source[0])
        return Settled(fitting.pop(), by[0]) if fitting is not None and len(fitting) == 1 else None

    def _source(self, key: Local, clusters: Clusters[Local]) -> Local | None:
        """The report of another article that gives the day of this meeting."""
        others = [other for other in clusters.members(key) if other[0] != key[0] and _is_day(self.reports[other])]
        settled = best([date for other in others if (date := self.reports[other]) is not None])
        own = [other for other in others if self.reports[other] == settled]
        return min(own, key=lambda other: (self.readings[other[0]].article.published is None, other), default=None)

    def _resolve_reports(self, index: int, published: str) -> None:
        """Resolve the article's relative dates against its settled day."""
        for meeting in self.readings[index].meetings:
            if meeting.relative_date is None:
                continue
            resolved = self.relative(meeting.relative_date, published)
            known = self.reports[index, meeting.id]
            if resolved is not None and precision(resolved) > precision(known) and compatible(resolved, known):
                self.reports[index, meeting.id] = resolved


def _is_day(text: str | None) -> bool:
    value = parse(text)
    return value is not None and value.is_day
