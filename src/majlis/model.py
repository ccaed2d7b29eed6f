"""The records that pass from stage to stage; they know nothing of the stages.

All offsets are Unicode code points, ``start`` inclusive, ``end`` exclusive. Records of the
stages ``clean`` to ``resolve`` count in ``Article.text``; ``Article.source_span`` leads back to
the decoded source.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

MediaType = Literal["text", "html"]
BlockKind = Literal["headline", "dateline", "body", "noise"]
EntityType = Literal["country", "organisation", "person", "place"]
ActorType = Literal["country", "organisation", "person"]
MeetingKind = Literal[
    "small-group", "ministerial", "summit", "political-directors", "council-session", "working-group",
    "conference", "bilateral", "talks", "call", "visit", "briefing", "other",
]
MeetingStatus = Literal["held", "planned", "ongoing", "cancelled"]
MeetingMode = Literal["in-person", "virtual", "hybrid", "unknown"]
Role = Literal["host", "chair", "participant"]
Change = Literal["joined", "left", "suspended", "invited"]
Modality = Literal["pledged", "reaffirmed", "agreed", "announced", "intends", "considering"]
QuantityOf = Literal[
    "fighters", "detainees", "killed", "wounded", "displaced", "refugees", "members", "participants", "money", "other",
]
Bound = Literal["exact", "about", "over", "under"]


@dataclass(frozen=True, slots=True)
class Source:
    """One article as read, before anything is known of its structure."""

    id: str  # file name without extension, or the `id` of a JSON Lines row
    path: str  # as given by the user; JSON Lines rows as PATH:LINE
    text: str  # the decoded source, newlines untouched, without byte order mark
    media: MediaType
    encoding: str
    digest: str  # SHA-256 of content and given metadata, hex
    url: str | None = None
    title: str | None = None  # title, outlet, published: from JSON Lines fields only
    outlet: str | None = None
    published: str | None = None  # EDTF


@dataclass(frozen=True, slots=True)
class Block:
    """A run of `Article.text` (usually a line or paragraph) and what it is."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its own data and its structure."""

    id: str
    path: str
    digest: str
    source: str
    text: str  # the text to read: the source itself, or the text inside the HTML
    offsets: tuple[int, ...] | None  # position in `source` of each character of `text`; None: identical
    blocks: tuple[Block, ...]  # in order, not overlapping; what no block covers is noise
    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # EDTF day
    dateline_place: str | None = None
    source_agency: str | None = None
    url: str | None = None
    byline: str | None = None  # who wrote it, as the article says

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the decoded source of a span of `text`."""
        if self.offsets is None or start >= end:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that say a fact, and the rule that read them."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A country, organisation, person or place as one article names it."""

    id: str  # unique in the reading, e.g. "country/ES", "organisation/…"
    type: EntityType
    name: str  # ISO 3166-1 alpha-2 for countries; else the article's fullest form, without titles
    reference: str | None = None  # IRI in the reference data
    spans: tuple[tuple[int, int], ...] = ()  # where the article's own text names it, in order
    collective: bool = False  # "the participants": acts, but is no mention
    aliases: tuple[str, ...] = ()  # other forms in the article


@dataclass(frozen=True, slots=True)
class Meeting:
    """One gathering as one article tells it."""

    id: str  # unique in the reading
    kind: MeetingKind
    status: MeetingStatus
    mode: MeetingMode
    date: str | None  # EDTF
    country: str | None  # entity id
    place: str | None  # entity id
    bodies: tuple[str, ...]  # entity ids
    evidence: tuple[Evidence, ...]
    confidence: float
    relative_date: str | None = None  # an expression that a publication date would settle: see recognise.dates
    label: str | None = None  # the article's own words for it
    days_of_doubt: int = 0  # how many days before or after `date` it may be: a Hijri date, where the moon decides


@dataclass(frozen=True, slots=True)
class Participation:
    meeting: str  # Meeting.id
    actor: str  # entity id
    role: Role
    evidence: tuple[Evidence, ...]
    confidence: float
    on_behalf_of: str | None = None  # entity id of the state or organisation a person represents


@dataclass(frozen=True, slots=True)
class Position:
    person: str  # entity id
    title: str
    affiliation: str | None  # entity id
    evidence: tuple[Evidence, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Membership:
    actor: str
    body: str
    change: Change
    evidence: tuple[Evidence, ...]
    confidence: float
    since: str | None = None  # EDTF


@dataclass(frozen=True, slots=True)
class Commitment:
    actor: str
    theme: str  # slug
    modality: Modality
    amount: float | None
    currency: str | None  # ISO 4217
    evidence: tuple[Evidence, ...]
    confidence: float
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    actor: str
    addressee: str | None
    theme: str
    evidence: tuple[Evidence, ...]
    confidence: float
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    speaker: str
    evidence: tuple[Evidence, ...]
    confidence: float
    meeting: str | None = None
    via: str | None = None  # entity id of the agency or outlet that relays it


@dataclass(frozen=True, slots=True)
class Quantity:
    of: QuantityOf
    value: float
    bound: Bound
    evidence: tuple[Evidence, ...]
    confidence: float
    currency: str | None = None


Claim = Participation | Position | Membership | Commitment | Call | Statement | Quantity


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that nearly fired, and what stopped it; shown by `majlis explain`."""

    rule: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one extractor understood of one article."""

    article: Article
    extractor: str
    entities: tuple[Entity, ...]
    meetings: tuple[Meeting, ...]
    claims: tuple[Claim, ...]
    near_misses: tuple[NearMiss, ...] = field(default=())
    issues: tuple[Issue, ...] = ()  # what the article gets wrong or leaves in doubt


@dataclass(frozen=True, slots=True)
class Issue:
    """Something about an input that the user should know; one line of issues.jsonl."""

    path: str
    stage: str  # read, clean, recognise, interpret, validate
    reason: str
    article: str | None = None
