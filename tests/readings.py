"""Hand-made readings for tests of resolution and graph: names become entities, and the text is made of the names."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from majlis.model import (
    Article,
    Block,
    Call,
    Claim,
    Commitment,
    Entity,
    EntityType,
    Evidence,
    Meeting,
    Membership,
    Participation,
    Position,
    Quantity,
    Reading,
    Statement,
)

REFERENCE = "https://w3id.org/majlis/id/"
COALITION = "organisation/global-coalition"
SMALL_GROUP = "organisation/global-coalition-small-group"
PARENTS = {REFERENCE + SMALL_GROUP: REFERENCE + COALITION}


@dataclass
class Told:
    """One article being told; every method returns what it made."""

    id: str
    published: str | None = None
    text: str = ""
    entities: dict[str, Entity] = field(default_factory=dict)
    meetings: list[Meeting] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def _say(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words + " "
        return start, start + len(words)

    def evidence(self, words: str = "جملة") -> tuple[Evidence, ...]:
        return (Evidence(*self._say(words), "test-rule"),)

    def entity(self, type: EntityType, name: str, reference: str | None = None, **more: Any) -> str:
        key = f"{type}/{reference or name}"
        span = self._say(name)
        known = self.entities.get(key)
        iri = REFERENCE + reference if reference is not None else None
        if type == "country":
            iri = f"{REFERENCE}country/{name}"
        spans = (*known.spans, span) if known else (span,)
        self.entities[key] = Entity(key, type, name, iri, spans, **more)
        return key

    def country(self, code: str) -> str:
        return self.entity("country", code)

    def person(self, name: str, state: str | None = None, title: str | None = None) -> str:
        key = self.entity("person", name)
        if state is not None or title is not None:
            affiliation = self.country(state) if state is not None else None
            self.claims.append(Position(key, title or "مسؤول", affiliation, self.evidence(), 0.9))
        return key

    def body(self, name: str, reference: str | None = None) -> str:
        return self.entity("organisation", name, reference)

    def meeting(
        self, kind: Any = "ministerial", status: Any = "held", date: str | None = None, relative: str | None = None,
        place: str | None = None, country: str | None = None, bodies: tuple[str, ...] = (), mode: Any = "in-person",
        host: str | None = None, people: tuple[str, ...] = (), parties: tuple[str, ...] = (), chairs: tuple[str, ...] = (),
    ) -> str:
        """Bodies are entity ids; place is a name; country, host and parties are codes; people and chairs entity ids."""
        key = f"m{len(self.meetings) + 1}"
        self.meetings.append(Meeting(
            key, kind, status, mode, date, self.country(country) if country else None, self.entity("place", place) if place else None,
            bodies, self.evidence(), 0.9, relative,
        ))
        if host is not None:
            self.part(key, self.country(host), "host")
        for person in people:
            self.part(key, person, "participant")
        for person in chairs:
            self.part(key, person, "chair")
        for code in parties:
            self.part(key, self.country(code), "participant")
        return key

    def part(self, meeting: str, actor: str, role: Any, on_behalf_of: str | None = None) -> None:
        self.claims.append(Participation(meeting, actor, role, self.evidence(), 0.8, on_behalf_of))

    def claim(self, cls: type, **fields: Any) -> None:
        assert cls in (Membership, Commitment, Call, Statement, Quantity, Position)
        self.claims.append(cls(evidence=self.evidence(), confidence=0.85, **fields))

    def reading(self) -> Reading:
        digest = hashlib.sha256(f"{self.id} {self.text}".encode()).hexdigest()
        article = Article(
            self.id, f"articles/{self.id}.txt", digest, self.text, self.text, None, (Block(0, len(self.text), "body"),),
            title="عنوان", outlet="صحيفة", published=self.published,
        )
        return Reading(article, "grammar", tuple(self.entities.values()), tuple(self.meetings), tuple(self.claims))


def relative_day(expression: str, published: str) -> str | None:
    """The tests' own relative dates: «-1» or «-1 1», days before publication and, with a second number, the weekday (Monday 0)."""
    from datetime import date, timedelta

    back, _, weekday = expression.partition(" ")
    day = date.fromisoformat(published) + timedelta(days=int(back))
    return day.isoformat() if not weekday or day.weekday() == int(weekday) else None
