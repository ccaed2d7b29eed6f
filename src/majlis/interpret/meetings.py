"""From event mentions to meetings: which mentions speak of one gathering, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from majlis.interpret.event_mention import EventMention
from majlis.interpret.event_nouns import coreferring
from majlis.interpret.kinds import meeting_kind
from majlis.interpret.scan import Scan
from majlis.interpret.units import Unit
from majlis.model import Evidence, Meeting, MeetingMode, MeetingStatus, Participation, Role
from majlis.recognise.dates import DateMention
from majlis.recognise.lexicon import function_words

SPECIAL_FAMILIES = frozenset({"call", "visit", "briefing"})
HOLDING_CLASSES = frozenset({
    "host", "hold", "held", "organise", "convene", "chair", "attend", "participate", "conclude", "begin", "get", "gather", "include",
    "cancel", "postpone", "open", "resume", "visit",
})  # fmt: skip
_LINKED = 1.0  # a mention speaks of a meeting from this weight on


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
        best = max(dates, key=lambda text: (text.count("-") + 2 * ("/" in text) - text.count("X"), -dates.index(text))) if dates else None
        opening = self.since.edtf if self.since is not None else None
        if best is not None and opening is not None and "/" not in best + opening and len(best) == len(opening) == 10 and opening < best:
            return f"{opening}/{best}"
        closing = self.until.edtf if self.until is not None else None
        if best is not None and closing is not None and "/" not in best + closing and len(best) == len(closing) == 10 and best < closing:
            return f"{best}/{closing}"
        return best


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
        self.of_verb: dict[int, MeetingDraft] = {}  # token of a verb → the meeting that it tells

    # --- linking

    def link(self, mention: EventMention, other_than: MeetingDraft | None = None) -> MeetingDraft | None:
        """The meeting of a mention, a new one where it is none of those before; never the one it is said to be beside."""
        if mention.headline or mention.negated and not mention.cancelled or mention.hypothetical:
            return None
        if mention.number == "plural" and mention.suffix and not mention.single:
            return None
        if mention.sitting and self.focus is not None and other_than is None:
            mention.since, mention.date = mention.since or mention.date, None
            self._absorb(self.focus, mention)
            self.of_mention[mention.first] = self.focus
            return self.focus
        company = self._same_company(mention) if other_than is None else None
        if company is not None:
            self._absorb(company, mention)
            self.of_mention[mention.first] = company
            return company
        weighed = [(weight, draft) for draft in self.drafts
                   if draft is not other_than and (weight := self._weight(draft, mention)) is not None]  # fmt: skip
        best = max(weighed, key=lambda row: (row[0], row[1].number), default=None)
        if best is not None and best[0] >= _LINKED:
            chosen = best[1]
        elif self._worth_a_meeting(mention):
            chosen = self.open(mention.family)
        else:
            return None
        self._absorb(chosen, mention)
        self.of_mention[mention.first] = chosen
        background = mention.earlier or mention.planned or self._is_long_past(mention)
        if mention.family not in SPECIAL_FAMILIES and not (background and self.focus is not None):
            self.focus = chosen
        return chosen

    def _same_company(self, mention: EventMention) -> MeetingDraft | None:
        """`X received Y … X and Y held talks`: one meeting, told first by a verb and then by a noun without a day or place of its own."""
        governor = mention.governor
        if governor is None or governor.subject is None or governor.inherited or not governor.classes & {"hold"} or mention.number != "singular":
            return None
        own = mention.date or mention.place or mention.bodies or mention.margin or mention.other or mention.family not in ("talks", "meeting")
        persons = {unit.actor for unit in governor.subject.units if unit.actor_type == "person"}
        if own or len(persons) != 2 or len(governor.subject.units) != 2:
            return None
        for draft in reversed(self.drafts):
            company = {actor for actor, _ in draft.roles if actor.startswith("person/")}
            if draft.verbal and company == persons and not draft.planned:
                return draft
        return None

    def _is_long_past(self, mention: EventMention) -> bool:
        """Whether the noun's own date lies a month and more before the article."""
        published, told = self.scan.article.published, mention.date.edtf if mention.date is not None else None
        if not published or not told or "X" in told or "X" in published:
            return False
        return told.split("/")[-1][:7] < published[: len(told.split("/")[-1][:7])]

    def open(self, family: str) -> MeetingDraft:
        """A new meeting."""
        draft = MeetingDraft(len(self.drafts) + 1, family, main=not self.drafts)
        self.drafts.append(draft)
        return draft

    def twin(self, draft: MeetingDraft) -> MeetingDraft:
        """Another meeting under the same circumstances."""
        other = self.open(draft.family)
        other.main = False
        for name in ("dates", "bodies", "kinds", "evidence", "mentions"):
            setattr(other, name, list(getattr(draft, name)))
        for name in ("since", "place", "country", "planned", "held", "cancelled", "mode", "level"):
            setattr(other, name, getattr(draft, name))
        return other

    def _worth_a_meeting(self, mention: EventMention) -> bool:
        """Whether a mention that is none of the meetings before says enough to be one of its own."""
        governed = mention.governor is not None and mention.owns(mention.governor.at) and bool(mention.governor.classes & HOLDING_CLASSES)
        discussed = mention.governor is not None and "discuss" in mention.governor.classes and mention.kind == "bilateral" and not mention.definite
        told = discussed or bool(mention.pair or mention.place or mention.country or mention.date or mention.bodies or mention.parties)
        if mention.number == "plural":
            return mention.definite and bool(mention.bodies) and bool(mention.date or mention.place)
        if mention.family in SPECIAL_FAMILIES:
            return bool(mention.parties) or mention.family == "call" and (governed or mention.partnered) or mention.family == "visit" and governed
        if mention.cancelled:
            return told or mention.definite
        return told or governed or mention.planned or mention.told or mention.virtual is not None

    def _weight(self, draft: MeetingDraft, mention: EventMention) -> float | None:
        """How much speaks for a mention being of a meeting; None where something speaks against it for certain."""
        if not self._families_agree(draft, mention) or self._clash(draft, mention):
            return None
        if draft.verbal and (not mention.definite or mention.bodies or mention.ordinal or mention.family in ("session", "conference", "round")
                             or mention.family == "summit" and not mention.cancelled):  # fmt: skip
            return None
        weight = 0.0
        if mention.place and mention.place == draft.place:
            weight += 3
        if mention.date and draft.dates and self._same_date(draft, mention):
            weight += 2.5
        if set(mention.bodies) & set(draft.bodies):
            weight += 1.5
        elif mention.bodies and draft.bodies:
            weight -= 1.5  # a part of the body or the whole
        if mention.ordinal and mention.ordinal == draft.ordinal:
            weight += 2
        if {unit.actor for unit in mention.parties} & draft.parties:
            weight += 1
        weight += 1.5 if mention.definite or mention.again else -1.5
        weight += 1.0 * (draft is self.focus) + 0.5 * draft.main + 0.25 * (draft.family == mention.family) * (1 if mention.family == "meeting" else 5) + 0.5 * mention.suffix + 1.5 * mention.again
        weight -= 1.5 * (mention.planned != draft.planned) + 1.5 * (mention.earlier and not draft.earlier) + 2 * mention.other
        if mention.ordinal and not draft.ordinal and draft.mentions:
            weight -= 2
        if draft.family != mention.family and draft.family in SPECIAL_FAMILIES:
            weight -= 2
        return weight

    @staticmethod
    def _same_date(draft: MeetingDraft, mention: EventMention) -> bool:
        if mention.date is None or mention.date.relative == "same-day":
            return False
        if mention.date.edtf is None:
            return any(date.relative == mention.date.relative for date in draft.dates)
        return any(date.edtf == mention.date.edtf for date in draft.dates)

    def _clash(self, draft: MeetingDraft, mention: EventMention) -> bool:
        if mention.place and draft.place and mention.place != draft.place and not self._contains(mention.place, draft.place):
            return True
        if draft.mode == "virtual" and mention.place or mention.virtual == "virtual" and draft.place:
            return True
        country = self._state_of(mention.place) or mention.country
        known = self._state_of(draft.place) or draft.country
        if country and known and country != known:
            return True
        if mention.bodies and draft.bodies and not self._bodies_agree(mention.bodies, draft.bodies):
            return True
        if mention.ordinal and draft.ordinal and mention.ordinal != draft.ordinal or mention.earlier and draft.planned and not draft.held:
            return True
        if mention.pair and draft.family not in ("summit", "conference") and self._between_others(draft, mention):
            return True
        if mention.date and draft.dates and mention.date.relative != "same-day" and not dates_agree(mention.date.edtf, draft.edtf()):
            return True
        if mention.date and draft.dates and mention.date.edtf is None and draft.edtf() is None:
            return mention.date.relative != draft.dates[0].relative
        told_again = mention.place and mention.place == draft.place or mention.date and self._same_date(draft, mention)
        return mention.planned and draft.held and not draft.planned and not told_again

    @staticmethod
    def _between_others(draft: MeetingDraft, mention: EventMention) -> bool:
        """Whether a meeting of two is told as one between another two."""
        kind = {actor.partition("/")[0] for actor in mention.pair}
        known = {actor for actor, role in draft.roles if actor.partition("/")[0] in kind and role == "participant"}
        return len(kind) == 1 and len(known) == 2 and known != mention.pair

    def _contains(self, one: str, other: str) -> bool:
        """Whether one of two places is a building: it may stand in the other."""
        kinds = [self.scan.knowledge.entities.get(self.scan.registry.drafts[place].reference or "") for place in (one, other)]
        return any(known is None or known.kind == "building" for known in kinds)

    def _state_of(self, place: str | None) -> str | None:
        if place is None:
            return None
        known = self.scan.knowledge.entities.get(self.scan.registry.drafts[place].reference or "")
        state = self.scan.knowledge.entities.get(known.country or "") if known is not None else None
        return self.scan.registry.known(state) if state is not None else None

    def _bodies_agree(self, some: list[str], others: list[str]) -> bool:
        """One body, or a body and a part of it."""
        if set(some) & set(others):
            return True
        return any(self._parent(one) == other or self._parent(other) == one for one in some for other in others)

    def _parent(self, body: str) -> str | None:
        known = self.scan.knowledge.entities.get(self.scan.registry.drafts[body].reference or "")
        parent = self.scan.knowledge.entities.get(known.parent or "") if known is not None else None
        return f"organisation/{parent.iri.rsplit('/', 1)[-1]}" if parent is not None else None

    def _families_agree(self, draft: MeetingDraft, mention: EventMention) -> bool:
        if draft.family == mention.family:
            return True
        if draft.family not in coreferring().get(mention.family, frozenset()):
            return False
        shared = set(mention.bodies) & set(draft.bodies) or mention.place and mention.place == draft.place
        if mention.family in ("summit", "conference") and mention.bodies and not shared and draft.mentions and not draft.bodies:
            return False
        return mention.definite or mention.suffix or mention.again or bool(mention.place and mention.place == draft.place)

    def _absorb(self, draft: MeetingDraft, mention: EventMention) -> None:
        draft.mentions.append(mention)
        if mention.family != "meeting" and draft.family == "meeting" and mention.family not in SPECIAL_FAMILIES:
            draft.family = mention.family
        if mention.kind:
            draft.kinds.append(mention.kind)
        if mention.date is not None:
            self._add_date(draft, mention.date)
        draft.since = draft.since or mention.since
        draft.until = draft.until or mention.until
        draft.place = self._finer(draft.place, mention.place)
        draft.country = draft.country or mention.country
        draft.bodies += [body for body in mention.bodies if body not in draft.bodies]
        draft.parties |= {unit.actor for unit in mention.parties}
        draft.ordinal = draft.ordinal or mention.ordinal
        draft.planned = draft.planned or mention.planned
        draft.held = draft.held or not mention.planned and not mention.cancelled
        draft.cancelled = draft.cancelled or mention.cancelled
        draft.earlier = draft.earlier or mention.earlier
        draft.mode = draft.mode or mention.virtual
        if mention.governor is not None and mention.owns(mention.governor.at):
            lasting = "continue" in mention.governor.classes and mention.governor.form.tense == "present"
            draft.begun = draft.begun or "begin" in mention.governor.classes or lasting
            draft.concluded = draft.concluded or bool(mention.governor.classes & {"conclude", "held", "hold", "end"})
        first = mention.first
        if mention.governor is not None and mention.owns(mention.governor.at):
            first = min(mention.governor.at, mention.first)
        self.add_evidence(draft, first, max(mention.last, first + 1), "meeting.noun")

    def _finer(self, one: str | None, other: str | None) -> str | None:
        """Of two names of the place the city; a building only where no city is told."""
        if one is None or other is None:
            return one or other
        known = self.scan.knowledge.entities.get(self.scan.registry.drafts[one].reference or "")
        return other if known is not None and known.kind == "building" else one

    def _add_date(self, draft: MeetingDraft, date: DateMention) -> None:
        if date.relative == "same-day" and self.drafts and draft is not self.drafts[0]:
            before = next((other for other in reversed(self.drafts) if other is not draft and other.dates), self.drafts[0])
            draft.dates += [d for d in before.dates if d not in draft.dates]
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
        if state is None and any(word in function_words()["former_words"] for word in self.scan.tokens.words[unit.first : unit.last]):
            represented = None  # a former president is there for himself
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
                rows.append(row)
        return rows

    def _says_enough(self, draft: MeetingDraft) -> bool:
        features = sum((bool(draft.place or draft.country), bool(draft.dates), bool(draft.bodies), bool(draft.roles)))
        if draft.family == "call":
            return len(draft.roles) >= 2
        if draft.family in SPECIAL_FAMILIES:
            return any(role != "host" for _, role in draft.roles) and features >= 2
        numbered = bool(draft.dates and (draft.ordinal or draft.planned) or draft.cancelled)
        return features >= 2 or features == 1 and bool(draft.roles or draft.place or draft.bodies or numbered)

    def _finish(self, draft: MeetingDraft, published: str | None) -> Meeting:
        country = self._country(draft)
        date = draft.edtf()
        relative = next((d.relative for d in draft.dates if d.relative), None)
        bodies = tuple(body for body in draft.bodies if body.startswith("organisation/"))
        confidence = 0.95 if draft.main else 0.85
        kind = meeting_kind(draft, self.scan)
        main = self.drafts[0]
        if kind == "other" and draft is not main and draft.family == main.family and (draft.planned or draft.earlier):
            kind = meeting_kind(main, self.scan)
        place = None if draft.family == "call" else draft.place
        return Meeting(draft.id, kind, self._status(draft, date, published), self._mode(draft, country), date, country, place,
                       bodies, tuple(draft.evidence), confidence, relative)  # fmt: skip

    def _country(self, draft: MeetingDraft) -> str | None:
        if draft.family == "call" or draft.mode == "virtual" and draft.place is None:
            return None
        state = self._state_of(draft.place)
        if state is not None or draft.country is not None:
            return state or draft.country
        hosts = [actor for (actor, role) in draft.roles if role == "host" and actor.startswith("country/")]
        return hosts[0] if len(hosts) == 1 else None

    @staticmethod
    def _status(draft: MeetingDraft, date: str | None, published: str | None) -> MeetingStatus:
        if draft.cancelled:
            return "cancelled"
        if date and published and "X" not in date and date.split("/")[0] > published[: len(date.split("/")[0])]:
            return "planned"
        if draft.planned and not draft.held:
            return "planned"
        if draft.begun and not draft.concluded and date and published and date.split("/")[-1] >= published[: len(date.split("/")[-1])]:
            return "ongoing"
        return "held"

    @staticmethod
    def _mode(draft: MeetingDraft, country: str | None) -> MeetingMode:
        if draft.mode == "hybrid" or draft.mode == "virtual" and draft.place is not None and draft.family != "call":
            return "hybrid"
        if draft.mode == "virtual" or draft.family == "call":
            return "virtual"
        return "in-person" if draft.place or country else "unknown"
