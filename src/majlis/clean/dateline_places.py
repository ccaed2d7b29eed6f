"""The places that datelines name: the dateline lexicon's and all cities of the reference data; and the states."""

from __future__ import annotations

from functools import lru_cache

from pyoxigraph import Literal, RdfFormat, parse

from majlis.clean.dateline_lexicon import lexicon
from majlis.clean.lines import key
from majlis.resources import ontology_path


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """The names of places that datelines name, as keys."""
    return lexicon().places | _cities()


@lru_cache(maxsize=1)
def states() -> frozenset[str]:
    """The names of all states, as keys."""
    rows = parse(path=str(ontology_path("reference/countries.ttl")), format=RdfFormat.TURTLE)
    named = (quad.object for quad in rows if quad.predicate.value.rpartition("#")[2] in ("prefLabel", "altLabel"))
    return frozenset(key(name.value) for name in named if isinstance(name, Literal) and name.language == "ar")


def _cities() -> frozenset[str]:
    """The names of all cities of the reference data, as keys."""
    names = set()
    for file in ("reference/capitals.ttl", "reference/places.ttl"):
        rows: dict[str, list[str]] = {}
        cities = set()
        for quad in parse(path=str(ontology_path(file)), format=RdfFormat.TURTLE):
            subject, predicate, value = str(quad.subject), quad.predicate.value.rpartition("#")[2], quad.object
            if not isinstance(value, Literal):
                continue
            if predicate == "placeType" and value.value == "city":
                cities.add(subject)
            elif predicate in ("prefLabel", "altLabel", "weakLabel") and value.language == "ar":
                rows.setdefault(subject, []).append(value.value)
        names |= {key(name) for city in cities for name in rows.get(city, ())}
    return frozenset(name for name in names if len(name) > 2)
