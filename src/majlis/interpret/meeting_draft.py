"""A meeting while its article is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from majlis.interpret.event_mention import EventMention
from majlis.model import Evidence, Participation, Role
from majlis.recognise.dates import DateMention

SPECIAL_FAMILIES = frozenset({"call", "visit", "briefing"})
_FULL_DATE = len("2024-01-01")


@dataclass(slots=True)
class MeetingDraft:
    """A meeting while the article is read."""

    number: int
    family: str
    kinds: list[str] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    since: DateMention | None = None
    until: DateMention | None = None
    place: str | None = None
    country: str | None = None
    bodies: list[str] = field(default_factory=list)
    parties: set[str] = field(default_factory=set)
    ordinal: str | None = None
    planned: bool = False
    held: bool = False
    cancelled: bool = False
    earlier: bool = False
    begun: bool = False
    like: MeetingDraft | None = None  # another round of the same talks, which says what kind they are
    lasting: bool = False  # still going on since a day that is told
    concluded: bool = False
    mode: str | None = None
    main: bool = False
    verbal: bool = False  # told by a verb: "X met Y"
    evidence: list[Evidence] = field(default_factory=list)
    roles: dict[tuple[str, Role], Participation] = field(default_factory=dict)
    level: set[str] = field(default_factory=set)
    mentions: list[EventMention] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The meeting's id inside the article."""
        return f"m{self.number}"

    def edtf(self) -> str | None:
        """The date that the article settles; the most exact of those given, from its beginning on where that is told."""
        dates = [date.edtf for date in self.dates if date.edtf]
        if not dates:
            return None
        best = max(dates, key=lambda text: (text.count("-") + 2 * ("/" in text) - text.count("X"), -dates.index(text)))
        opening = self.since.edtf if self.since is not None else None
        if opening is not None and _are_first_and_last(opening, best):
            return f"{opening}/{best}"
        closing = self.until.edtf if self.until is not None else None
        if closing is not None and _are_first_and_last(best, closing):
            return f"{best}/{closing}"
        return best


def _are_first_and_last(first: str, last: str) -> bool:
    """Whether two EDTF texts are days, one before the other."""
    return "/" not in first + last and len(first) == len(last) == _FULL_DATE and first < last


def dates_agree(one: str | None, other: str | None) -> bool:
    """Whether two EDTF texts may name one day or period; an open one agrees with all."""
    if one is None or other is None:
        return True
    if "/" in one or "/" in other:
        first, second = one.split("/"), other.split("/")
        return any(_fits(a, b) for a in first for b in second) or _within(first, second) or _within(second, first)
    return _fits(one, other)


def _fits(one: str, other: str) -> bool:
    return all(a == b or "X" in a or "X" in b for a, b in zip(one.split("-"), other.split("-"), strict=False))


def _within(day: list[str], interval: list[str]) -> bool:
    return len(interval) == 2 and len(day) == 1 and interval[0] <= day[0] <= interval[1]
