"""From event mentions to meetings: which mentions speak of one gathering, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from majlis.interpret.events import EventMention
from majlis.interpret.scan import Scan
from majlis.interpret.units import Unit
from majlis.model import Evidence, Meeting, MeetingKind, MeetingMode, MeetingStatus, Participation, Role
from majlis.recognise.dates import DateMention

_SPECIAL = frozenset({"call", "visit", "briefing"})
_GENERAL = frozenset({"meeting"})


@dataclass(slots=True)
class MeetingDraft:
    """A meeting while the article is read."""

    number: int
    family: str
    kinds: list[str] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    place: str | None = None
    country: str | None = None
    bodies: list[str] = field(default_factory=list)
    planned: bool = False
    held: bool = False
    cancelled: bool = False
    earlier: bool = False
    mode: str | None = None
    main: bool = False
    open_ended: bool = False
    evidence: list[Evidence] = field(default_factory=list)
    roles: dict[tuple[str, Role], Participation] = field(default_factory=dict)
    level: set[str] = field(default_factory=set)
    mentions: list[EventMention] = field(default_factory=list)
    unresolved_relative: str | None = None

    @property
    def id(self) -> str:
        """The meeting's id inside the article."""
        return f"m{self.number}"

    def edtf(self) -> str | None:
        """The date that the article settles; the most exact of those given."""
        dates = [date.edtf for date in self.dates if date.edtf]
        return max(dates, key=lambda text: (text.count("-") + 2 * ("/" in text) - text.count("X"), -dates.index(text))) if dates else None


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


class MeetingBook:
    """The meetings of one article, in the order in which they come up."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.drafts: list[MeetingDraft] = []
        self.focus: MeetingDraft | None = None
        self.focus_at: dict[int, MeetingDraft | None] = {}  # sentence → the meeting it speaks of
        self.of_mention: dict[int, MeetingDraft] = {}  # first token of a mention → its meeting

    # --- linking

    def link(self, mention: EventMention) -> MeetingDraft | None:
        """The meeting of a mention, a new one where it is none of those before."""
        if mention.headline or mention.negated and not mention.cancelled or mention.hypothetical:
            return None
        candidates = [draft for draft in reversed(self.drafts) if self._compatible(draft, mention)]
        chosen = self._choose(candidates, mention)
        if chosen is None:
            if not self._worth_a_meeting(mention):
                return None
            chosen = self.open(mention.family)
        self._absorb(chosen, mention)
        self.of_mention[mention.first] = chosen
        if not mention.earlier and not mention.distinct and mention.family not in _SPECIAL:
            self.focus = chosen
        return chosen

    def open(self, family: str) -> MeetingDraft:
        """A new meeting."""
        draft = MeetingDraft(len(self.drafts) + 1, family, main=not self.drafts)
        self.drafts.append(draft)
        return draft

    def _worth_a_meeting(self, mention: EventMention) -> bool:
        if mention.number == "plural":
            return False
        governed = mention.governor is not None and bool(
            mention.governor.classes
            & {"host", "hold", "held", "organise", "convene", "chair", "attend", "conclude", "begin", "get", "gather", "cancel", "postpone"}
        )
        if mention.family in _SPECIAL:
            return bool(mention.first_of) or governed and mention.family == "call"
        return (
            bool(mention.place or mention.country or mention.date or mention.bodies or mention.first_of)
            or governed
            and not mention.definite
        )

    def _choose(self, candidates: list[MeetingDraft], mention: EventMention) -> MeetingDraft | None:
        if not candidates:
            return None
        shared = [draft for draft in candidates if self._shares(draft, mention)]
        if shared:
            return shared[0]
        if mention.first_of or mention.number != "singular" and mention.family == "call":
            return None
        own = bool(mention.date or mention.place or mention.bodies or mention.country)
        if mention.definite and not mention.planned and not mention.earlier and not mention.distinct:
            if self.focus in candidates:
                return self.focus
            return candidates[0]
        if mention.definite and not own and not mention.distinct:
            return next((draft for draft in candidates if draft.planned == mention.planned), None)
        if not mention.definite and not own and self.focus in candidates and not self._opens_new(mention):
            return self.focus
        return None

    def _opens_new(self, mention: EventMention) -> bool:
        """An indefinite noun under a verb of its own speaks of another gathering."""
        return mention.governor is not None and bool(
            mention.governor.classes & {"host", "hold", "held", "organise", "chair", "get", "convene"}
        )

    def _shares(self, draft: MeetingDraft, mention: EventMention) -> bool:
        if draft.planned != mention.planned and not draft.cancelled and (draft.dates and mention.date is None or mention.planned):
            return False
        same_date = bool(mention.date and mention.date.edtf and any(d.edtf == mention.date.edtf for d in draft.dates))
        same_place = bool(mention.place and mention.place == draft.place)
        same_body = bool(set(mention.bodies) & set(draft.bodies)) and not mention.distinct
        return (
            same_place
            or same_body
            and (same_date or not draft.dates or mention.date is None)
            or same_date
            and (mention.family == draft.family or mention.definite)
        )

    def _compatible(self, draft: MeetingDraft, mention: EventMention) -> bool:
        if not self._families_agree(draft, mention):
            return False
        if (
            mention.place
            and draft.place
            and mention.place != draft.place
            or mention.country
            and draft.country
            and mention.country != draft.country
        ):
            return False
        if mention.bodies and draft.bodies and not set(mention.bodies) & set(draft.bodies):
            return False
        if mention.date and draft.dates and not dates_agree(mention.date.edtf, draft.edtf()):
            return False
        if (
            mention.date
            and draft.dates
            and mention.date.edtf is None
            and draft.edtf() is None
            and mention.date.relative != draft.dates[0].relative
        ):
            return False
        if mention.earlier and draft.main and mention.date is None and not mention.place:
            return False
        return not (mention.planned and (draft.held and draft.dates or draft.held and not mention.definite))

    def _families_agree(self, draft: MeetingDraft, mention: EventMention) -> bool:
        if draft.family == mention.family:
            return True
        if mention.family in _SPECIAL or draft.family in _SPECIAL:
            return False
        if mention.family in _GENERAL or draft.family in _GENERAL:
            return mention.definite or mention.suffix
        return {draft.family, mention.family} <= {"talks", "round"} or {draft.family, mention.family} <= {"session", "conference"}

    def _absorb(self, draft: MeetingDraft, mention: EventMention) -> None:
        draft.mentions.append(mention)
        if mention.family not in _GENERAL and draft.family in _GENERAL:
            draft.family = mention.family
        if mention.kind:
            draft.kinds.append(mention.kind)
        if mention.date is not None:
            self._add_date(draft, mention.date)
        draft.place = draft.place or mention.place
        draft.country = draft.country or mention.country
        draft.bodies += [body for body in mention.bodies if body not in draft.bodies]
        draft.planned = draft.planned or mention.planned
        draft.held = draft.held or not mention.planned and not mention.cancelled
        draft.cancelled = draft.cancelled or mention.cancelled
        draft.earlier = draft.earlier or mention.earlier
        draft.mode = draft.mode or mention.virtual
        if mention.governor is not None and "begin" in mention.governor.classes and mention.region[0] <= mention.governor.at:
            draft.open_ended = True
        first = (
            min(mention.governor.at, mention.first)
            if mention.governor is not None and mention.region[0] <= mention.governor.at
            else mention.first
        )
        self.add_evidence(draft, first, max(mention.last, first + 1), "meeting.noun")

    def _add_date(self, draft: MeetingDraft, date: DateMention) -> None:
        if date.relative == "same-day" and self.drafts and draft is not self.drafts[0]:
            draft.dates += [d for d in self.drafts[0].dates if d not in draft.dates]
        else:
            draft.dates.append(date)

    # --- roles

    def add_evidence(self, draft: MeetingDraft, first: int, last: int, rule: str) -> None:
        """Note the tokens that speak of a meeting; the first three places are kept."""
        evidence = self.span(first, last, rule)
        if evidence not in draft.evidence and len(draft.evidence) < 3:
            draft.evidence.append(evidence)

    def span(self, first: int, last: int, rule: str) -> Evidence:
        """Evidence over tokens `first` to `last` (exclusive)."""
        tokens = self.scan.tokens
        return Evidence(tokens.starts[first], tokens.ends[max(first, last - 1)], rule)

    def give_role(
        self, draft: MeetingDraft, unit: Unit, role: Role, trigger: int, rule: str, confidence: float, state: str | None = None
    ) -> None:
        """Note a unit's part: a person's also for the state or body represented; hosts are no persons."""
        first, last = min(trigger, unit.first), max(trigger + 1, unit.last)
        evidence = self.span(first, last, rule)
        represented = state or unit.represents
        if unit.kind == "place":
            if unit.metonym is not None:
                self._role(draft, unit.metonym, role, evidence, confidence, None)
            return
        if unit.kind == "collective" or unit.actor_type == "organisation" and unit.actor in draft.bodies and role == "participant":
            return
        if unit.actor_type == "person":
            if role != "host":
                self._role(draft, unit.actor, role, evidence, confidence, represented)
            if represented is not None and not (represented in draft.bodies and not represented.startswith("country/")):
                self._role(draft, represented, role, evidence, confidence, None)
            return
        self._role(draft, unit.actor, role, evidence, confidence, None)

    def _role(self, draft: MeetingDraft, actor: str, role: Role, evidence: Evidence, confidence: float, on_behalf_of: str | None) -> None:
        key = (actor, role)
        before = draft.roles.get(key)
        if before is None:
            draft.roles[key] = Participation(draft.id, actor, role, (evidence,), confidence, on_behalf_of)
        elif evidence not in before.evidence and len(before.evidence) < 2:
            draft.roles[key] = Participation(
                draft.id, actor, role, (*before.evidence, evidence), max(confidence, before.confidence), before.on_behalf_of or on_behalf_of
            )

    # --- results

    def meetings(self, published: str | None) -> list[Meeting]:
        """The meetings that say enough of themselves, finished."""
        return [self._finish(draft, published) for draft in self.drafts if self._says_enough(draft)]

    def participations(self) -> list[Participation]:
        """The roles of the meetings that say enough; who chairs is no participant besides."""
        rows = []
        for draft in self.drafts:
            if not self._says_enough(draft):
                continue
            for (actor, role), row in draft.roles.items():
                if role == "participant" and (
                    (actor, "chair") in draft.roles or (actor, "host") in draft.roles and not actor.startswith("person/")
                ):
                    if (actor, "chair") in draft.roles or draft.family not in ("call", "visit") and not self._two_sided(draft):
                        continue
                rows.append(row)
        return rows

    def _two_sided(self, draft: MeetingDraft) -> bool:
        return len({actor for (actor, _) in draft.roles if actor.startswith("country/")}) == 2

    def _says_enough(self, draft: MeetingDraft) -> bool:
        features = sum((bool(draft.place or draft.country), bool(draft.dates), bool(draft.bodies), bool(draft.roles)))
        if draft.family in _SPECIAL:
            return len(draft.roles) >= 2
        return features >= 2 or features == 1 and bool(draft.roles or draft.place)

    def _finish(self, draft: MeetingDraft, published: str | None) -> Meeting:
        country = self._country(draft)
        date = draft.edtf()
        relative = next((d.relative for d in draft.dates if d.relative), None)
        bodies = tuple(body for body in draft.bodies if body.startswith("organisation/"))
        confidence = 0.95 if draft.main else 0.85
        return Meeting(
            draft.id,
            self._kind(draft),
            self._status(draft, date, published),
            self._mode(draft, country),
            date,
            country,
            draft.place,
            bodies,
            tuple(draft.evidence),
            confidence,
            relative,
        )

    def _country(self, draft: MeetingDraft) -> str | None:
        if draft.family == "call":
            return None
        if draft.place is not None:
            reference = self.scan.registry.drafts[draft.place].reference
            known = self.scan.knowledge.entities.get(reference or "")
            state = self.scan.knowledge.entities.get(known.country or "") if known is not None else None
            if state is not None:
                return self.scan.registry.known(state)
        if draft.country is not None:
            return draft.country
        hosts = [actor for (actor, role) in draft.roles if role == "host" and actor.startswith("country/")]
        return hosts[0] if len(hosts) == 1 else None

    def _kind(self, draft: MeetingDraft) -> MeetingKind:
        special: dict[str, MeetingKind] = {"call": "call", "visit": "visit", "briefing": "briefing", "summit": "summit"}
        if draft.family in special:
            return special[draft.family]
        if "political-directors" in draft.level:
            return "political-directors"
        kinds = draft.kinds
        if "small-group" in kinds or "small-group" in draft.level:
            return "small-group"
        if "ministerial" in kinds:
            return "ministerial"
        if draft.family == "conference":
            return "conference"
        if draft.family == "session" and draft.bodies:
            return "council-session"
        if draft.family in ("talks", "round"):
            return "talks" if len(self._states(draft)) != 2 or draft.family == "round" else "bilateral" if not draft.place else "talks"
        if "bilateral" in kinds:
            return "bilateral"
        return self._kind_by_parties(draft)

    def _kind_by_parties(self, draft: MeetingDraft) -> MeetingKind:
        if draft.bodies:
            known = [self.scan.knowledge.entities.get(self.scan.registry.drafts[body].reference or "") for body in draft.bodies]
            types = {k.kind for k in known if k is not None}
            if "ministers" in draft.level:
                return "ministerial"
            if "council" in types or "parliament" in types:
                return "council-session"
            if "committee" in types:
                return "working-group"
        if "leaders" in draft.level and len(self._states(draft)) > 2:
            return "summit"
        if "ministers" in draft.level and len(self._states(draft)) > 2:
            return "ministerial"
        if len(self._states(draft)) == 2 and not draft.bodies:
            return "bilateral"
        return "other"

    @staticmethod
    def _states(draft: MeetingDraft) -> set[str]:
        return {actor for (actor, _) in draft.roles if actor.startswith("country/")}

    def _status(self, draft: MeetingDraft, date: str | None, published: str | None) -> MeetingStatus:
        if draft.cancelled:
            return "cancelled"
        if date and published and "X" not in date and date.split("/")[0][:10] > published[: len(date.split("/")[0])]:
            return "planned"
        if draft.planned and not draft.held:
            return "planned"
        return "held"

    @staticmethod
    def _mode(draft: MeetingDraft, country: str | None) -> MeetingMode:
        if draft.mode == "hybrid":
            return "hybrid"
        if draft.mode == "virtual" or draft.family == "call":
            return "virtual"
        return "in-person" if draft.place or country else "unknown"
