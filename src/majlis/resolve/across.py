"""One world from many articles.

1. `entities`   countries, organisations, places and persons of all articles
2. `meetings`   reports of one meeting, surest pairs first
3. `dating`     undated articles, by the meetings they share with dated ones; then 2 again, until nothing more is settled
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from majlis.model import Reading
from majlis.resolve import identity
from majlis.resolve.dating import Dates
from majlis.resolve.entities import Entities, resolve_entities
from majlis.resolve.joining import Joined, Pair, join_reports
from majlis.resolve.meetings import Relative
from majlis.resolve.reports import reports_of
from majlis.resolve.resolution import Judgement, Local, Resolution
from majlis.resolve.summary import meeting_node

MAX_ROUNDS = 8  # each round dates at least one more article; chains of them are short


def resolve(
    readings: Sequence[Reading], base: str, parents: Mapping[str, str] | None = None, relative: Relative | None = None,
) -> Resolution:
    """Find out which records of the readings speak of the same things.

    `parents` leads from a body to the one it belongs to; `relative` resolves a relative date against a day of
    publication (default: `majlis.recognise.dates.resolve_relative`). The order of the readings does not matter.
    """
    ordered = tuple(sorted(readings, key=lambda reading: (reading.article.id, reading.article.digest)))
    entities = resolve_entities(ordered, base)
    dates = Dates.of(ordered, _cached(relative))
    joined = _join(ordered, entities, parents or {}, dates)
    for _ in range(MAX_ROUNDS):
        if not dates.settle(joined.clusters):
            break
        joined = _join(ordered, entities, parents or {}, dates)
    return _resolution(ordered, base, entities, dates, joined)


def _cached(relative: Relative | None) -> Relative:
    if relative is not None:
        return lru_cache(maxsize=100_000)(relative)
    from majlis.recognise.dates import resolve_relative

    return lru_cache(maxsize=100_000)(resolve_relative)


def _join(readings: Sequence[Reading], entities: Entities, parents: Mapping[str, str], dates: Dates) -> Joined:
    reports = reports_of(readings, entities.of, parents, dates.reports, dates.published)
    return join_reports(reports, dates.relative)


def _resolution(readings: tuple[Reading, ...], base: str, entities: Entities, dates: Dates, joined: Joined) -> Resolution:
    made = [meeting_node(group, readings, base, entities.of, dates) for group in joined.clusters.groups()]
    nodes = tuple(sorted(made, key=lambda node: node.iri))
    meeting_of: dict[Local, str] = {member: node.iri for node in nodes for member in node.members}

    def judgements(pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        return tuple(
            Judgement("meeting", _report(base, readings, left), _report(base, readings, right), score, reason)
            for left, right, score, reason in pairs
        )

    return Resolution(
        base, readings, entities.of, meeting_of, entities.nodes, nodes, dates.settled,
        (*entities.merges, *judgements(joined.joined)), (*entities.candidates, *judgements(joined.apart)),
    )


def _report(base: str, readings: Sequence[Reading], key: Local) -> str:
    return identity.report(base, readings[key[0]].article.digest, key[1])


