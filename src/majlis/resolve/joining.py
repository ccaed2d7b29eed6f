"""From pairs of reports to groups: which pairs are worth comparing, which are joined, which stay apart for doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from majlis.resolve.clusters import Clusters
from majlis.resolve.edtf import bounds, precision
from majlis.resolve.meetings import LIKELY, SURE, Relative, Verdict, judge
from majlis.resolve.reports import Report
from majlis.resolve.resolution import Local

MAX_DAYS_OF_ONE_DATE = 62  # a date that says less than two months is compared like an unknown one
MIN_LEAD = 1.0  # by so much must the best of two excluding partners be better

Pair = tuple[Local, Local, float, str]


@dataclass(frozen=True, slots=True)
class Joined:
    """Groups of reports, the pairs that made them, and the candidates that were left apart."""

    clusters: Clusters[Local]
    joined: tuple[Pair, ...]
    apart: tuple[Pair, ...]


def join_reports(reports: Sequence[Report], relative: Relative) -> Joined:
    """Group the reports of one meeting each."""
    by_key = {report.key: report for report in reports}

    @cache
    def verdict(left: Local, right: Local) -> Verdict:
        return judge(by_key[min(left, right)], by_key[max(left, right)], relative)

    judged = [(a, b, verdict(a, b)) for a, b in _pairs(reports)]
    judged = sorted((item for item in judged if item[2].score >= LIKELY), key=lambda item: (-item[2].score, item[0], item[1]))
    doubtful = set(_doubtful([item for item in judged if item[2].score >= SURE], by_key, verdict))
    clusters: Clusters[Local] = Clusters(by_key)
    joined, apart = [], []
    for a, b, found in judged:
        sure = found.score >= SURE and (a, b) not in doubtful
        if sure and clusters.join(a, b, lambda left, right: verdict(left, right).forbidden):
            joined.append((a, b, found.score, "; ".join(found.reasons)))
        else:
            reason = "fits two meetings" if (a, b) in doubtful else "not sure enough" if not sure else "another report rules it out"
            apart.append((a, b, found.score, "; ".join((reason, *found.reasons))))
    kept_apart = [item for item in apart if clusters.members(item[0]) is not clusters.members(item[1])]
    return Joined(clusters, tuple(joined), tuple(kept_apart))


def _doubtful(pairs: Sequence[tuple[Local, Local, Verdict]], by_key: dict[Local, Report], verdict: object) -> Iterator[tuple[Local, Local]]:
    """Pairs of an undated report that would fit, nearly as well, another meeting that cannot be the same."""
    assert callable(verdict)
    partners: dict[Local, list[tuple[Local, float]]] = {}
    for a, b, found in pairs:
        partners.setdefault(a, []).append((b, found.score))
        partners.setdefault(b, []).append((a, found.score))
    for key, options in partners.items():
        if precision(by_key[key].date) >= precision("2000"):
            continue
        for other, score in options:
            if any(rival_score > score - MIN_LEAD and verdict(other, rival).forbidden for rival, rival_score in options if rival != other):
                yield min(key, other), max(key, other)


def _pairs(reports: Sequence[Report]) -> list[tuple[Local, Local]]:
    """Pairs of different articles that share a month and a name, or, where one has no date, two names."""
    dated: dict[tuple[str, str], list[Local]] = {}
    timeless: dict[tuple[str, str], tuple[list[Local], list[Local]]] = {}
    for report in reports:
        months = _months(report)
        for block in ((month, name) for month in months for name in sorted(_names(report))):
            dated.setdefault(block, []).append(report.key)
        for names in _double_keys(report):
            timeless.setdefault(names, ([], []))[0 if months else 1].append(report.key)
    pairs = {(a, b) for keys in dated.values() for at, a in enumerate(keys) for b in keys[at + 1:]}
    for with_date, without in timeless.values():
        pairs |= {(min(a, b), max(a, b)) for at, a in enumerate(without) for b in (*with_date, *without[at + 1:])}
    return sorted((a, b) for a, b in pairs if a[0] != b[0])


def _names(report: Report) -> set[str]:
    places = {name for name in (report.place, report.country) if name is not None}
    return {*report.bodies, *report.parents, *report.people, *report.hosts, *report.parties, *places}


def _double_keys(report: Report) -> set[tuple[str, str]]:
    """A body with a place or a person, or a person with a place."""
    bodies = report.bodies | report.parents
    where = {name for name in (report.place, report.country) if name is not None} | report.hosts
    keys = {(body, place) for body in bodies for place in where} | {(body, person) for body in bodies for person in report.people}
    return {*keys, *((person, place) for person in report.people for place in where)}


def _months(report: Report) -> list[str]:
    days = bounds(report.date)
    if days is None or (days[1] - days[0]).days > MAX_DAYS_OF_ONE_DATE:
        return []
    steps = range(0, (days[1] - days[0]).days + 1, 28)  # no month is shorter
    return sorted({*(_month(days[0] + timedelta(days=step)) for step in steps), _month(days[1])})


def _month(day: date) -> str:
    return day.isoformat()[:7]
