"""What the reference data say of an entity of the article: its kind, its state, the body it is part of."""

from __future__ import annotations

from majlis.clean.fold import fold
from majlis.interpret.scan import Scan
from majlis.interpret.units import Unit
from majlis.recognise.gazetteer import Known

WIDE_PLACES = ("continent", "sea", "river", "region")


def known_as(scan: Scan, entity: str) -> Known | None:
    """The entity of the reference data that an entity of the article is; None for one that they do not hold."""
    return scan.knowledge.entities.get(scan.registry.drafts[entity].reference or "")


def is_building(scan: Scan, place: str) -> bool:
    """Whether a place is known as a building."""
    known = known_as(scan, place)
    return known is not None and known.kind == "building"


def state_of(scan: Scan, place: str | None) -> str | None:
    """The entity id of the state in which a place is."""
    known = known_as(scan, place) if place is not None else None
    state = scan.knowledge.entities.get(known.country or "") if known is not None else None
    return scan.registry.known(state) if state is not None else None


def parent_of(scan: Scan, body: str) -> str | None:
    """The entity id of the body that a body is part of."""
    known = known_as(scan, body)
    parent = scan.knowledge.entities.get(known.parent or "") if known is not None else None
    return f"organisation/{parent.iri.rsplit('/', 1)[-1]}" if parent is not None else None


def shortened(scan: Scan, one: str, other: str) -> bool:
    """Whether a body's name is the beginning of another's: "the small group" of "the small group of the alliance"."""
    names = [{fold(name) for name in scan.registry.drafts[body].names} for body in (one, other)]
    return any(long.startswith(f"{short} ") for short in names[0] for long in names[1] if len(short.split()) > 1)


def is_namesake(scan: Scan, unit: Unit) -> bool:
    """Whether a building of a place's name stands in another state than the city told right after it."""
    city = scan.unit_at.get(unit.last)
    if unit.kind != "place" or city is None or city.kind != "place":
        return False
    one, other = (known_as(scan, place.actor) for place in (unit, city))
    return one is not None and other is not None and one.kind == "building" and one.country != other.country


def is_wide(scan: Scan, unit: Unit) -> bool:
    """Whether a place is a continent, a sea or a region: nobody meets in one."""
    known = known_as(scan, unit.actor)
    return known is not None and known.kind in WIDE_PLACES
