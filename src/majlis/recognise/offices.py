"""Offices: the record of a title with or without the name of who holds it."""

from __future__ import annotations

from dataclasses import dataclass

from majlis.recognise.gazetteer import Known


@dataclass(frozen=True, slots=True)
class Office:
    """A title at tokens `first` to `last`, with or without the name of who holds it."""

    first: int
    last: int  # end of the whole phrase, name included
    proclitics: str
    lemma: str
    number: str
    title: tuple[int, int] | None  # tokens of the title itself
    name: tuple[int, int] | None
    affiliation: tuple[Known, ...] = ()  # candidates of the state or body that the title names
    affiliation_at: int | None = None
    shared: tuple[int, int] | None = None  # tokens of the distributive title this one inherits
    counterpart: bool = False
    definite: bool = False
