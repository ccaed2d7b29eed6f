"""What the reports of one meeting together say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar, get_args

from majlis.model import Meeting, MeetingKind, MeetingMode, MeetingStatus, Reading
from majlis.resolve import identity
from majlis.resolve.dating import Dates
from majlis.resolve.edtf import best, precision
from majlis.resolve.resolution import Local, ResolvedMeeting

Value = TypeVar("Value", bound=str)
_KINDS: tuple[MeetingKind, ...] = get_args(MeetingKind)
_STATUSES: tuple[MeetingStatus, ...] = ("held", "cancelled", "ongoing", "planned")  # what is told later in the life of a meeting first
_MODES: tuple[MeetingMode, ...] = ("hybrid", "in-person", "virtual", "unknown")


def meeting_node(
    group: Sequence[Local], readings: Sequence[Reading], base: str, entity_of: Mapping[Local, str], dates: Dates,
) -> ResolvedMeeting:
    """One node for a group of reports; disagreement is decided by majority, then by a fixed order."""
    members = tuple(sorted(group))
    told = [dates.meetings[key] for key in members]
    date, days_of_doubt = _date(members, told, dates)
    kind = _usual([meeting.kind for meeting in told], _KINDS)
    country = _most([entity_of[key[0], meeting.country] for key, meeting in zip(members, told, strict=True) if meeting.country is not None])
    place = _most([entity_of[key[0], meeting.place] for key, meeting in zip(members, told, strict=True) if meeting.place is not None])
    bodies = sorted({entity_of[key[0], body] for key, meeting in zip(members, told, strict=True) for body in meeting.bodies})
    return ResolvedMeeting(
        identity.meeting(base, date, kind, country or place, _key(members, readings)), members, kind,
        next(status for status in _STATUSES if any(meeting.status == status for meeting in told)),
        next(mode for mode in _MODES if any(meeting.mode == mode for meeting in told)),
        date, country, place, tuple(bodies), next((meeting.label for meeting in told if meeting.label is not None), None),
        _settler(members, told, date, dates), days_of_doubt,
    )


def _date(members: Sequence[Local], told: Sequence[Meeting], dates: Dates) -> tuple[str | None, int]:
    """The date that says most and how many days of doubt it has: a converted one yields to one that says as much."""
    rows = [(text, meeting.days_of_doubt) for key, meeting in zip(members, told, strict=True) if (text := dates.reports[key]) is not None]
    most, sure = best([text for text, _ in rows]), best([text for text, doubt in rows if not doubt])
    date = sure if sure is not None and precision(sure) >= precision(most) else most
    return date, min((doubt for text, doubt in rows if text == date), default=0)


def _key(members: Sequence[Local], readings: Sequence[Reading]) -> str:
    first = min((readings[index].article.digest, local) for index, local in members)
    return identity.short_hash(*first)


def _usual(values: Sequence[Value], order: Sequence[Value]) -> Value:
    """The value given most often; among equals the first of `order`."""
    count = Counter(values)
    return max(order, key=lambda value: (count[value], -order.index(value)))


def _most(values: Sequence[str]) -> str | None:
    count = Counter(values)
    return min(count, key=lambda value: (-count[value], value), default=None)


def _settler(members: Sequence[Local], told: Sequence[Meeting], date: str | None, dates: Dates) -> int | None:
    """The article that dates the meeting for others that could not."""
    if date is None or all(precision(meeting.date) >= precision(date) for meeting in told):
        return None
    own = [key[0] for key, meeting in zip(members, told, strict=True) if meeting.date == date]
    settled = [dates.settled[key[0]].by for key in members if key[0] in dates.settled]
    return min(own or settled, default=None)
