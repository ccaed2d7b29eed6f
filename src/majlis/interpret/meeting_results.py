"""From drafts to meetings: which say enough of themselves, and their status, mode and country."""

from __future__ import annotations

from majlis.interpret.kinds import meeting_kind
from majlis.interpret.known_entities import state_of
from majlis.interpret.meeting_draft import SPECIAL_FAMILIES, MeetingDraft
from majlis.interpret.scan import Scan
from majlis.model import Meeting, MeetingMode, MeetingStatus, Participation

_FULL_DATE = len("2024-01-01")
_AHEAD = ("tomorrow", "day-after-tomorrow", "next-", "after-next-")  # relative dates that are to come whatever the day of publication


def says_enough(draft: MeetingDraft) -> bool:
    """Whether a meeting says enough of itself: when, where, of which body or with whom it is."""
    features = sum((bool(draft.place or draft.country), bool(draft.dates), bool(draft.bodies), bool(draft.roles)))
    if draft.family == "call":
        return len(draft.roles) >= 2
    if draft.family in SPECIAL_FAMILIES:
        return any(role != "host" for _, role in draft.roles) and features >= 2
    numbered = bool(draft.dates and (draft.ordinal or draft.planned) or draft.cancelled)
    happened = any(mention.told for mention in draft.mentions) and any(len(date.edtf or "") == _FULL_DATE for date in draft.dates)
    return features >= 2 or happened or features == 1 and bool(draft.roles or draft.place or draft.bodies or numbered)


def parts(draft: MeetingDraft) -> list[Participation]:
    """The parts in a meeting; a person in the chair is no participant besides."""
    chairs = {actor for actor, role in draft.roles if role == "chair" and actor.startswith("person/")}
    return [row for row in draft.roles.values() if row.role != "participant" or row.actor not in chairs]


def finish(draft: MeetingDraft, main: MeetingDraft, scan: Scan) -> Meeting:
    """The meeting of a draft; `main` is the first of the article."""
    country, date, published = _country(draft, scan), draft.edtf(), scan.article.published
    relative = next((d.relative for d in draft.dates if d.relative), None)
    bodies = tuple(body for body in draft.bodies if body.startswith("organisation/"))
    confidence = 0.95 if draft.main else 0.85
    kind = meeting_kind(draft.like or draft, scan)
    if kind == "other" and draft is not main and draft.family == main.family and (draft.planned or draft.earlier):
        kind = meeting_kind(main, scan)
    place = None if draft.family == "call" else draft.place
    return Meeting(draft.id, kind, _status(draft, date, published), _mode(draft, country), date, country, place,
                   bodies, tuple(draft.evidence), confidence, relative, days_of_doubt=_days_of_doubt(draft, date))  # fmt: skip


def _days_of_doubt(draft: MeetingDraft, date: str | None) -> int:
    """The doubt of the expressions that gave the date."""
    told = (draft.since, draft.until, *draft.dates)
    ends = {date, *(date or "").split("/")}
    return max((row.days_of_doubt for row in told if row is not None and row.edtf in ends), default=0)


def _country(draft: MeetingDraft, scan: Scan) -> str | None:
    if draft.family == "call" or draft.mode == "virtual" and draft.place is None:
        return None
    state = state_of(scan, draft.place)
    if state is not None or draft.country is not None:
        return state or draft.country
    hosts = [actor for (actor, role) in draft.roles if role == "host" and actor.startswith("country/")]
    return hosts[0] if len(hosts) == 1 else None


def _status(draft: MeetingDraft, date: str | None, published: str | None) -> MeetingStatus:
    if draft.cancelled:
        return "cancelled"
    if date and published and "X" not in date and date.split("/")[0] > published[: len(date.split("/")[0])]:
        return "planned"
    if published is None and draft.dates and (draft.dates[0].relative or "").startswith(_AHEAD):
        return "planned"
    if draft.lasting and not draft.concluded:
        return "ongoing"
    if draft.planned and not draft.held:
        return "planned"
    if draft.begun and not draft.concluded and date and published and date.split("/")[-1] >= published[: len(date.split("/")[-1])]:
        return "ongoing"
    return "held"


def _mode(draft: MeetingDraft, country: str | None) -> MeetingMode:
    if draft.mode == "hybrid" or draft.mode == "virtual" and draft.place is not None and draft.family != "call":
        return "hybrid"
    if draft.mode == "virtual" or draft.family == "call":
        return "virtual"
    return "in-person" if draft.place or country else "unknown"
