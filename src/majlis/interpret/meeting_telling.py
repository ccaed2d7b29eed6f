"""What a mention adds to its meeting."""

from __future__ import annotations

from majlis.interpret.event_mention import EventMention
from majlis.interpret.known_entities import is_building, shortened
from majlis.interpret.meeting_draft import SPECIAL_FAMILIES, MeetingDraft
from majlis.interpret.scan import Scan
from majlis.recognise.dates import DateMention


def tell(draft: MeetingDraft, mention: EventMention, drafts: list[MeetingDraft], scan: Scan) -> None:
    """Add to a meeting what a mention says of it; `drafts` are the meetings of the article so far."""
    draft.mentions.append(mention)
    if mention.family != "meeting" and draft.family == "meeting" and mention.family not in SPECIAL_FAMILIES:
        draft.family = mention.family
    if mention.kind:
        draft.kinds.append(mention.kind)
    if mention.date is not None:
        _add_date(draft, mention.date, drafts)
    draft.since, draft.until = draft.since or mention.since, draft.until or mention.until
    draft.place = _finer(draft.place, mention.place, scan)
    draft.country = draft.country or mention.country
    for body in mention.bodies:
        if body not in draft.bodies and not any(shortened(scan, body, other) for other in draft.bodies):
            draft.bodies = [other for other in draft.bodies if not shortened(scan, other, body)] + [body]
    draft.parties |= {unit.actor for unit in mention.parties}
    draft.ordinal = draft.ordinal or mention.ordinal
    draft.mode = draft.mode or mention.virtual
    _tell_reality(draft, mention)


def _tell_reality(draft: MeetingDraft, mention: EventMention) -> None:
    """Whether it is planned, was held or cancelled, lasts or is over."""
    draft.planned = draft.planned or mention.planned
    draft.held = draft.held or not mention.planned and not mention.cancelled
    draft.cancelled = draft.cancelled or mention.cancelled
    draft.earlier = draft.earlier or mention.earlier
    governor = mention.governor
    if governor is not None and mention.owns(governor.at):
        lasting = "continue" in governor.classes and governor.form.tense == "present"
        going_on = mention.since is not None and governor.form.tense == "present" and bool(governor.classes & {"held", "hold"})
        draft.begun = draft.begun or "begin" in governor.classes or lasting
        draft.lasting = draft.lasting or lasting and mention.since is not None or going_on
        draft.planned = draft.planned and not going_on
        draft.concluded = draft.concluded or bool(governor.classes & {"conclude", "held", "hold", "end"}) and not going_on


def _finer(one: str | None, other: str | None, scan: Scan) -> str | None:
    """Of two names of the place the city; a building only where no city is told."""
    if one is None or other is None:
        return one or other
    return other if is_building(scan, one) else one


def _add_date(draft: MeetingDraft, date: DateMention, drafts: list[MeetingDraft]) -> None:
    """Note a date; "on the same day" is the day of the meeting before."""
    if date.relative == "same-day" and drafts and draft is not drafts[0]:
        before = next((other for other in reversed(drafts) if other is not draft and other.dates), drafts[0])
        draft.dates += [d for d in before.dates if d not in draft.dates]
    else:
        draft.dates.append(date)
