"""Parameters of a query: what a user types, as RDF terms. A value is data; it never becomes query text of its own."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from pyoxigraph import Literal, NamedNode

from majlis.answers import Answer, expand
from majlis.clean.fold import fold_name
from majlis.errors import UsageError

_XSD = "http://www.w3.org/2001/XMLSchema#"
_MAJ = "https://w3id.org/majlis/ontology#"
CLASSES = {
    "country": "Country", "organisation": "Organisation", "person": "Person", "place": "Place", "actor": "Actor",
    "theme": "Theme", "meeting": "Meeting", "article": "Article",
}
PLAIN = ("iri", "string", "date", "integer")
TYPES = (*CLASSES, *PLAIN)
MAX_SUGGESTIONS = 3

Ask = Callable[[str], Answer]

_FIND = """PREFIX maj: <https://w3id.org/majlis/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing WHERE {{
  ?thing a {cls} .
  {{ ?thing maj:searchLabel {folded} }}
  UNION {{ ?thing maj:iso2 {code} }}
  UNION {{ ?thing maj:iso3 {code} }}
  UNION {{ ?thing skos:notation {word} }}
  UNION {{ ?thing maj:articleId {word} }}
  UNION {{ ?thing rdfs:label ?label . FILTER(LCASE(STR(?label)) = {lower}) }}
  UNION {{ ?thing skos:prefLabel ?label . FILTER(LCASE(STR(?label)) = {lower}) }}
  UNION {{ ?thing skos:altLabel ?label . FILTER(LCASE(STR(?label)) = {lower}) }}
  UNION {{ ?thing maj:abbreviation ?label . FILTER(LCASE(STR(?label)) = {lower}) }}
}} ORDER BY ?thing"""
_NAMES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?label WHERE {{
  ?thing a {cls} . {{ ?thing rdfs:label ?label }} UNION {{ ?thing skos:prefLabel ?label }}
}} ORDER BY STR(?label)"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a query may be asked about."""

    name: str
    type: str  # one of TYPES
    required: bool
    description: str


def bind(declared: tuple[Parameter, ...], given: Mapping[str, str], ask: Ask) -> dict[str, NamedNode | Literal]:
    """The given values as terms. Raises UsageError for what is unknown, missing, ambiguous or of another type."""
    known = {parameter.name: parameter for parameter in declared}
    for name in given:
        if name not in known:
            raise UsageError(f"the query has no parameter {name!r}; it has: {', '.join(known) or 'none'}")
    for parameter in declared:
        if parameter.required and parameter.name not in given:
            raise UsageError(f"the query needs --param {parameter.name}=… ({parameter.type}: {parameter.description})")
    return {name: term(known[name], value, ask) for name, value in given.items()}


def term(parameter: Parameter, value: str, ask: Ask) -> NamedNode | Literal:
    """One value as a term; names are looked up in the graph, then in the reference data. Raises UsageError."""
    value = value.strip()
    if any(0xD800 <= ord(character) <= 0xDFFF for character in value):
        raise UsageError(f"{parameter.name}: not valid text")
    if parameter.type == "string":
        return Literal(value)
    if parameter.type == "date":
        return Literal(_day(parameter.name, value), datatype=NamedNode(_XSD + "date"))
    if parameter.type == "integer":
        return Literal(str(_whole(parameter.name, value)), datatype=NamedNode(_XSD + "integer"))
    full = expand(value)
    if parameter.type == "iri" or full.startswith(("http://", "https://", "urn:")):
        try:
            return NamedNode(full)
        except ValueError as error:
            raise UsageError(f"{parameter.name}: {value!r} is no IRI ({error})") from error
    return _named(parameter, value, ask)


def _day(name: str, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise UsageError(f"{name}: {value!r} is no day; write it as 2025-06-10") from error


def _whole(name: str, value: str) -> int:
    try:
        return int(value)
    except ValueError as error:
        raise UsageError(f"{name}: {value!r} is no whole number") from error


def _named(parameter: Parameter, value: str, ask: Ask) -> NamedNode:
    cls = NamedNode(_MAJ + CLASSES[parameter.type])
    found = _things(ask(_FIND.format(
        cls=cls, folded=Literal(fold_name(value)), code=Literal(value.upper()), word=Literal(value), lower=Literal(value.lower()),
    )))
    found = found or _reference(CLASSES[parameter.type], value)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{parameter.name}: {value!r} may be any of {', '.join(thing.value for thing in found)}; give the IRI")
    names = [str(_text(row[0])) for row in ask(_NAMES.format(cls=cls)).rows]
    near = difflib.get_close_matches(value, names, MAX_SUGGESTIONS)
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise UsageError(f"{parameter.name}: neither the graph nor the reference data know the {parameter.type} {value!r}{hint}")


def _things(answer: Answer) -> list[NamedNode]:
    return [row[0] for row in answer.rows if isinstance(row[0], NamedNode)]


def _text(value: object) -> str:
    return value.value if isinstance(value, Literal | NamedNode) else ""


def _reference(cls: str, value: str) -> list[NamedNode]:
    """Entities of the reference data that no article of the graph names: the answer about them is empty, not an error."""
    if cls not in ("Country", "Organisation", "Place", "Actor"):
        return []
    from majlis.graph.reference import load_reference

    wanted = ("Country", "Organisation") if cls == "Actor" else (cls,)
    key, code = fold_name(value), value.upper()
    labels = ("http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2004/02/skos/core#altLabel", _MAJ + "officialName")
    matches = (
        NamedNode(subject) for subject, properties in sorted(load_reference().described.items())
        if any(item.value == _MAJ + name for _, item in properties for name in wanted)
        and any(
            (predicate in labels and fold_name(item.value) == key) or (predicate in (_MAJ + "iso2", _MAJ + "iso3") and item.value == code)
            for predicate, item in properties
        )
    )
    return list(islice(matches, MAX_SUGGESTIONS))
