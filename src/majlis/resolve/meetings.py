"""Which reports of different articles are of one meeting: by body, kind, time, place, host and people, never by wording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from majlis.resolve.edtf import bounds, compatible, parse, precision
from majlis.resolve.reports import Report

SURE = 4.0  # from here on two reports are of one meeting
LIKELY = 2.5  # from here on the pair is listed as a candidate
MAX_DAYS_ANNOUNCED = 550  # a meeting is announced at most for the year after the next
MAX_DAYS_TOLD = 40  # «yesterday», «last Tuesday», «on the 27th of last month» reach back no further
DAY = timedelta(days=1)

Relative = Callable[[str, str], str | None]  # relative expression, publication day → EDTF

# Kinds that readers of one meeting may well choose between; a kind fits itself.
_NEAR: dict[str, frozenset[str]] = {
    "small-group": frozenset({"political-directors", "other", "talks"}),
    "political-directors": frozenset({"small-group", "other"}),
    "ministerial": frozenset({"conference", "talks", "council-session", "other"}),
    "summit": frozenset({"conference", "talks", "council-session", "other", "bilateral"}),
    "council-session": frozenset({"ministerial", "summit", "other", "conference"}),
    "working-group": frozenset({"other", "talks"}),
    "conference": frozenset({"ministerial", "summit", "other", "council-session"}),
    "bilateral": frozenset({"talks", "visit", "summit", "other"}),
    "talks": frozenset({"small-group", "ministerial", "summit", "bilateral", "working-group", "other", "visit"}),
    "visit": frozenset({"bilateral", "talks", "other"}),
    "call": frozenset(),
    "briefing": frozenset({"other"}),
    "other": frozenset({
        "small-group", "political-directors", "ministerial", "summit", "council-session", "working-group", "conference", "bilateral",
        "talks", "visit", "briefing",
    }),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure two reports are of one meeting, and why; `forbidden` when they cannot be."""

    score: float
    reasons: tuple[str, ...]
    forbidden: bool = False


def judge(left: Report, right: Report, relative: Relative) -> Verdict:
    """Compare the reports of two articles."""
    obstacle = _obstacle(left, right) or _time_obstacle(left, right, relative)
    if obstacle is not None:
        return Verdict(0.0, (obstacle,), forbidden=True)
    weights = [*_time(left, right, relative), *_where(left, right), *_who(left, right)]
    weights += [(0.5, "same kind")] if left.kind == right.kind else []
    weights += _announcement(left, right)
    score = sum(weight for weight, _ in weights)
    if not _anchored(left, right, {reason for _, reason in weights}):
        score = min(score, SURE - 0.5)
    return Verdict(round(score, 2), tuple(reason for _, reason in weights))


def _obstacle(left: Report, right: Report) -> str | None:
    """What rules out one meeting whatever the time."""
    if left.key[0] == right.key[0]:
        return "one article tells them apart"
    if left.kind != right.kind and right.kind not in _NEAR[left.kind]:
        return "different kinds"
    if {left.status, right.status} == {"cancelled", "held"}:
        return "one was cancelled"
    if {left.mode, right.mode} == {"virtual", "in-person"}:
        return "one was held online"
    if left.country is not None and right.country is not None and left.country != right.country:
        return "different countries"
    if left.place is not None and right.place is not None and left.place != right.place:
        return "different places"
    if left.bodies and right.bodies and not _bodies_meet(left, right):
        return "different bodies"
    return None


def _bodies_meet(left: Report, right: Report) -> bool:
    return bool(left.bodies & (right.bodies | right.parents) or right.bodies & left.parents)


def _time_obstacle(left: Report, right: Report, relative: Relative) -> str | None:
    if not compatible(left.date, right.date):
        return "different dates"
    mine, other = _window(left), _window(right)
    if mine[0] > other[1] or other[0] > mine[1]:
        return "one was over before the other could be"
    for undated, dated in ((left, right), (right, left)):
        if undated.date is None and undated.relative is not None and not _could_be(undated, dated, relative):
            return "the weekday does not fit"
    return None


def _window(report: Report) -> tuple[date, date]:
    """The days that the meeting can have been, by its date and by the day of the article that tells it."""
    earliest, latest = bounds(report.date) or (date.min, date.max)
    told = bounds(report.published)
    if told is not None and report.status in ("held", "cancelled") and report.date is None:
        latest = min(latest, told[1])
    if told is not None and report.status == "planned" and report.date is None:
        earliest, latest = max(earliest, told[0]), min(latest, told[1] + MAX_DAYS_ANNOUNCED * DAY)
    return earliest, latest


def _could_be(undated: Report, dated: Report, relative: Relative) -> bool:
    """Whether the undated report's «yesterday, Tuesday» can mean the dated report's day."""
    if undated.relative is None or not _is_day(dated.date):
        return True
    resolved = _resolved(undated.relative, dated.date or "", relative).values()
    known = [text for text in resolved if text is not None]
    return any(compatible(text, dated.date) or not _is_day(text) for text in known)


def _is_day(text: str | None) -> bool:
    value = parse(text)
    return value is not None and value.is_day


def publication_days(expression: str, settled: str, relative: Relative) -> list[str]:
    """The days of publication on which a relative expression means the settled date."""
    resolved = _resolved(expression, settled, relative)
    return [published for published, text in resolved.items() if _is_day(text) and compatible(text, settled)]


def _resolved(expression: str, settled: str, relative: Relative) -> dict[str, str | None]:
    """What a relative expression means, by the days of publication around a settled date."""
    days = bounds(settled)
    if days is None:
        return {}
    first, last = days[0] - MAX_DAYS_TOLD * DAY, days[1] + MAX_DAYS_TOLD * DAY
    candidates = [(first + step * DAY).isoformat() for step in range((last - first).days + 1)]
    return {candidate: relative(expression, candidate) for candidate in candidates}


def _names_weekday(expression: str, settled: str, relative: Relative) -> bool:
    """Whether an expression means nothing on most days, so that fitting one tells something."""
    resolved = list(_resolved(expression, settled, relative).values())
    return 2 * sum(text is not None for text in resolved) < len(resolved)


def _time(left: Report, right: Report, relative: Relative) -> list[tuple[float, str]]:
    if left.date is None or right.date is None:
        pairs = ((left, right), (right, left))
        told = [a for a, b in pairs if a.date is None and a.relative and b.date and _names_weekday(a.relative, b.date, relative)]
        return [(1.0, "weekday fits")] if told else []
    ranks = sorted((precision(left.date), precision(right.date)))
    if ranks[0] >= precision("2000-01-01"):
        return [(3.0, "same day")]
    return [(2.0, "same day of an open year")] if ranks[0] == precision("XXXX-01-01") else [(1.5, "dates fit")]


def _where(left: Report, right: Report) -> list[tuple[float, str]]:
    if left.place is not None and left.place == right.place:
        return [(2.0, "same place")]
    if left.country is not None and left.country == right.country:
        return [(1.0, "same country")]
    return []


def _who(left: Report, right: Report) -> list[tuple[float, str]]:
    out = []
    if left.bodies & right.bodies:
        out.append((2.0, "same body"))
    elif left.bodies and right.bodies:
        out.append((1.0, "body and parent body"))
    if left.hosts & right.hosts:
        out.append((1.0, "same host"))
    elif left.hosts and right.hosts:
        out.append((-2.0, "different hosts"))
    if people := len(left.people & right.people):
        out.append((min(1.0 * people, 3.0), "same people"))
    if parties := len(left.parties & right.parties):
        out.append((min(0.5 * parties, 1.5), "same parties"))
    return out


def _announcement(left: Report, right: Report) -> list[tuple[float, str]]:
    """An announced meeting and the held one: nothing but the announcement ties a time to the first."""
    for planned, held in ((left, right), (right, left)):
        if planned.status == "planned" and held.status in ("held", "ongoing") and _not_later(planned, held):
            return [(1.0, "announced, then held")]
    return []


def _not_later(planned: Report, held: Report) -> bool:
    """Whether the announcement came first, as far as it is known."""
    announced = bounds(planned.published)
    over = bounds(held.date) or bounds(held.published)
    return announced is None or over is None or announced[0] <= over[1]


def _anchored(left: Report, right: Report, reasons: set[str]) -> bool:
    """Whether more than standing circumstances agree: bodies meet in one city again and again."""
    in_time = reasons & {"same day", "same day of an open year", "dates fit"}
    in_person = "same people" in reasons and (reasons & {"same body", "body and parent body", "same place"})
    announced = "announced, then held" in reasons and "same kind" in reasons and "same body" in reasons
    about = reasons & {"same body", "body and parent body", "same people", "same parties", "same host"}
    unnamed = left.kind in ("bilateral", "call", "visit", "talks") and not left.bodies & right.bodies
    if unnamed:  # two states meet in many ways on one day: only common parties or people tell
        about = reasons & {"same people", "same parties"}
    return bool(in_time and about or in_person or announced)
