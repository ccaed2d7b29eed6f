"""One mention of a gathering: the noun that speaks of it, and what its clause says."""

from __future__ import annotations

from dataclasses import dataclass, field

from majlis.interpret.predicates import Predicate
from majlis.interpret.units import Unit
from majlis.recognise.dates import DateMention


@dataclass(slots=True)
class EventMention:
    """One mention of a gathering at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    sentence: int
    family: str
    kind: str
    number: str
    definite: bool
    suffix: bool
    proclitics: str
    headline: bool = False
    governor: Predicate | None = None
    owned: tuple[tuple[int, int], ...] = ()  # token ranges that speak of the gathering
    bodies: list[str] = field(default_factory=list)
    parties: tuple[Unit, ...] = ()  # units bound to the noun itself: "the meeting of X", "the X-Y summit"
    place: str | None = None
    country: str | None = None
    date: DateMention | None = None
    since: DateMention | None = None
    until: DateMention | None = None
    ordinal: str | None = None
    planned: bool = False
    earlier: bool = False
    begun: bool = False
    virtual: str | None = None
    cancelled: bool = False
    negated: bool = False
    hypothetical: bool = False
    margin: bool = False  # "on the margins of" it
    again: bool = False  # "this meeting", "the same meeting"
    other: bool = False  # "another", "a similar one"
    partnered: bool = False  # "with X", "from X", "between X and Y" stands right after the noun
    with_object: bool = False  # "his meeting X", "his reception of X": whom it was with stands right after the pronoun
    sitting: bool = False  # its opening or closing sitting
    single: bool = False  # "the first of its meetings": one of many
    pair: frozenset[str] = frozenset()  # the two that it was between
    besides: tuple[tuple[int, int], ...] = ()  # the noun phrases of gatherings on whose margins it is told to be
    told: bool = False  # an event verb right after the indefinite noun speaks of it

    def owns(self, at: int) -> bool:
        """Whether a token speaks of the gathering."""
        return any(first <= at < last for first, last in self.owned)
