"""Claims as facts of the world: one IRI per fact, however many articles state it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from majlis.graph import iris
from majlis.graph.terms import arabic, decimal, iri, maj, text
from majlis.model import (
    Call,
    Claim,
    Commitment,
    Evidence,
    Membership,
    Participation,
    Position,
    Quantity,
    Statement,
)
from majlis.resolve.resolution import Resolution

Property = tuple[NamedNode, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact, what it says, and the words of one article that state it."""

    iri: str
    cls: str
    properties: tuple[Property, ...]
    reading: int
    evidence: tuple[Evidence, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class _Names:
    """The world's names for the records of one reading."""

    resolution: Resolution
    reading: int

    @property
    def base(self) -> str:
        return self.resolution.base

    def entity(self, local: str) -> str:
        return self.resolution.entity_of[self.reading, local]

    def meeting(self, local: str) -> str:
        return self.resolution.meeting_of[self.reading, local]

    def occasion(self, meeting: str | None) -> str:
        """Where a fact belongs that may be stated again on another day: its meeting, else the article."""
        if meeting is not None:
            return self.meeting(meeting)
        return iris.article(self.base, self.resolution.readings[self.reading].article.digest)


def facts_of(resolution: Resolution, reading: int) -> list[Fact]:
    """The facts that one reading states, in its order."""
    names = _Names(resolution, reading)
    out = []
    for claim in resolution.readings[reading].claims:
        name, properties = _MAKERS[type(claim)](claim, names)
        cls = type(claim).__name__
        cls = "MembershipChange" if cls == "Membership" else cls
        out.append(Fact(name, cls, tuple(properties), reading, claim.evidence, claim.confidence))
    return out


def _participation(claim: Participation, names: _Names) -> tuple[str, list[Property]]:
    meeting, actor = names.meeting(claim.meeting), names.entity(claim.actor)
    properties: list[Property] = [(maj("meeting"), iri(meeting)), (maj("actor"), iri(actor)), (maj("role"), text(claim.role))]
    if claim.on_behalf_of is not None:
        properties.append((maj("onBehalfOf"), iri(names.entity(claim.on_behalf_of))))
    return iris.fact(names.base, "participation", _last(meeting), claim.role, iris.tail(actor)), properties


def _position(claim: Position, names: _Names) -> tuple[str, list[Property]]:
    person = names.entity(claim.person)
    properties: list[Property] = [
        (maj("person"), iri(person)), (maj("title"), arabic(claim.title)), *_occasion(None, names.occasion(None)),
    ]
    parts = [_last(person), iris.slug(claim.title)]
    if claim.affiliation is not None:
        affiliation = names.entity(claim.affiliation)
        properties.append((maj("affiliation"), iri(affiliation)))
        parts.append(iris.tail(affiliation))
    return iris.fact(names.base, "position", *parts), properties


def _membership(claim: Membership, names: _Names) -> tuple[str, list[Property]]:
    actor, body = names.entity(claim.actor), names.entity(claim.body)
    properties: list[Property] = [
        (maj("actor"), iri(actor)), (maj("body"), iri(body)), (maj("change"), text(claim.change)),
        *_occasion(None, names.occasion(None)),
    ]
    if claim.since is not None:
        properties.append((maj("since"), text(claim.since)))
    return iris.fact(names.base, "membership", iris.tail(actor), claim.change, iris.tail(body)), properties


def _commitment(claim: Commitment, names: _Names) -> tuple[str, list[Property]]:
    actor, occasion = names.entity(claim.actor), names.occasion(claim.meeting)
    properties: list[Property] = [
        (maj("actor"), iri(actor)), (maj("theme"), iri(iris.THEME + claim.theme)), (maj("modality"), text(claim.modality)),
        *_occasion(claim.meeting, occasion),
    ]
    parts = [iris.tail(actor), claim.theme, claim.modality]
    if claim.amount is not None:
        amount = decimal(claim.amount)
        properties.append((maj("amount"), amount))
        parts.append(amount.value + (claim.currency or ""))
    if claim.currency is not None:
        properties.append((maj("currency"), text(claim.currency)))
    return iris.fact(names.base, "commitment", *parts, _last(occasion)), properties


def _call(claim: Call, names: _Names) -> tuple[str, list[Property]]:
    actor, occasion = names.entity(claim.actor), names.occasion(claim.meeting)
    properties: list[Property] = [
        (maj("actor"), iri(actor)), (maj("theme"), iri(iris.THEME + claim.theme)), *_occasion(claim.meeting, occasion),
    ]
    parts = [iris.tail(actor), claim.theme]
    if claim.addressee is not None:
        addressee = names.entity(claim.addressee)
        properties.append((maj("addressee"), iri(addressee)))
        parts.append(iris.tail(addressee))
    return iris.fact(names.base, "call", *parts, _last(occasion)), properties


def _statement(claim: Statement, names: _Names) -> tuple[str, list[Property]]:
    speaker, occasion = names.entity(claim.speaker), names.occasion(claim.meeting)
    properties: list[Property] = [(maj("speaker"), iri(speaker)), *_occasion(claim.meeting, occasion)]
    if claim.via is not None:
        properties.append((maj("via"), iri(names.entity(claim.via))))
    return iris.fact(names.base, "statement", iris.tail(speaker), _last(occasion)), properties


def _quantity(claim: Quantity, names: _Names) -> tuple[str, list[Property]]:
    value, occasion = decimal(claim.value), names.occasion(None)
    properties: list[Property] = [
        (maj("quantityOf"), text(claim.of)), (maj("value"), value), (maj("bound"), text(claim.bound)), (maj("occasion"), iri(occasion)),
    ]
    if claim.currency is not None:
        properties.append((maj("currency"), text(claim.currency)))
    return iris.fact(names.base, "quantity", claim.of, value.value + (claim.currency or ""), claim.bound, _last(occasion)), properties


def _occasion(meeting: str | None, occasion: str) -> list[Property]:
    properties: list[Property] = [(maj("occasion"), iri(occasion))]
    return properties if meeting is None else [*properties, (maj("meeting"), iri(occasion))]


def _last(name: str) -> str:
    return iris.tail(name).rpartition("/")[2]


_Maker = Callable[..., tuple[str, list[Property]]]
_MAKERS: dict[type[Claim], _Maker] = {
    Participation: _participation, Position: _position, Membership: _membership, Commitment: _commitment,
    Call: _call, Statement: _statement, Quantity: _quantity,
}
