"""Names known beforehand: the reference data and the user's gazetteers as one phrase index.

The index maps the first word of a phrase (folded, with its article) to all phrases that begin
with it. A word of the text is looked up under each of its readings as proclitics and core.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, RdfFormat, parse

from majlis.clean.fold import fold, unmarked
from majlis.errors import ConfigurationError
from majlis.model import EntityType
from majlis.recognise.lexicon import letters
from majlis.recognise.words import adjective_forms
from majlis.resources import ontology_path

MAJ = "https://w3id.org/majlis/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
REFERENCE_FILES = ("reference/countries.ttl", "reference/capitals.ttl", "reference/organisations.ttl", "reference/places.ttl")

Form = Literal["name", "adjective", "demonym", "government"]
_TYPES: dict[str, EntityType] = {"Country": "country", "Organisation": "organisation", "Person": "person", "Place": "place"}
_NAME_PROPERTIES = {SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel", MAJ + "officialName", MAJ + "abbreviation"}


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the reference data."""

    iri: str
    type: EntityType
    label: str
    iso: str | None = None  # countries
    kind: str | None = None  # organisationType or placeType
    country: str | None = None  # IRI: of a place
    metonym_of: str | None = None  # IRI of the state whose government a city may stand for
    parent: str | None = None
    seat: str | None = None  # IRI of the place where an organisation has its seat


@dataclass(frozen=True, slots=True)
class Phrase:
    """One name of a known entity, as folded words."""

    words: tuple[str, ...]
    entity: Known
    form: Form
    weak: bool
    written: frozenset[str] = frozenset()  # how a name of one word is written, with its vowel signs and without


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """What recognition knows beforehand; compared by identity, so that what is made from it can be kept."""

    entities: dict[str, Known]  # by IRI
    phrases: dict[str, tuple[Phrase, ...]]  # by first folded word


def _parse(path: Path) -> dict[str, dict[str, list[str]]]:
    """Subject → property → values, of Arabic, untagged and IRI values."""
    table: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            value = quad.object
            if isinstance(value, RdfLiteral) and value.language not in (None, "ar"):
                if str(quad.predicate.value) != MAJ + "abbreviation":
                    continue
            if isinstance(quad.subject, NamedNode) and isinstance(value, RdfLiteral | NamedNode):
                table[quad.subject.value][quad.predicate.value].append(value.value)
    except SyntaxError as error:
        raise ConfigurationError(path, f"broken Turtle: {error.msg}", error.lineno) from error
    except OSError as error:
        raise ConfigurationError(path, error.strerror or "cannot be read") from error
    return table


def _known(iri: str, row: dict[str, list[str]]) -> Known | None:
    types = [_TYPES[name.removeprefix(MAJ)] for name in row.get(RDF_TYPE, ()) if name.removeprefix(MAJ) in _TYPES]
    labels = row.get(SKOS + "prefLabel", [])
    if not types or not labels:
        return None

    def first(name: str) -> str | None:
        return next(iter(row.get(MAJ + name, ())), None)

    return Known(
        iri,
        types[0],
        labels[0],
        first("iso2"),
        first("organisationType") or first("placeType"),
        first("country"),
        first("metonymOf") or first("capitalOf"),
        first("parent"),
        first("seat"),
    )


def _names(row: dict[str, list[str]]) -> Iterable[tuple[str, Form, bool]]:
    for name, values in row.items():
        for value in values:
            if name in _NAME_PROPERTIES:
                yield value, "name", False
            elif name == MAJ + "weakLabel":
                yield value, "name", True
            elif name in (MAJ + "adjective", MAJ + "weakAdjective"):
                yield value, "adjective", name == MAJ + "weakAdjective"
            elif name == MAJ + "demonym":
                yield value, "demonym", False
            elif name == MAJ + "government":
                yield value, "government", False


def _spellings(name: str, form: Form) -> Iterable[tuple[str, ...]]:
    words = tuple(word for word in fold(name).replace("-", " ").replace('"', " ").split() if word)
    if form == "adjective" and words:
        article = letters().article
        for last in adjective_forms(words[-1]):
            yield (*words[:-1], last)
            yield (*words[:-1], article + last)
            if len(words) > 1:
                yield (article + words[0], *words[1:-1], article + last)
                yield (article + words[0], *words[1:-1], last)
    elif form == "demonym" and len(words) == 1:
        yield words
        yield (letters().article + words[0],)
    elif words:
        yield words


@lru_cache(maxsize=8)
def load(gazetteers: tuple[Path, ...] = ()) -> Knowledge:
    """The reference data and the user's Turtle files as one index.

    Raises ConfigurationError naming file and line of broken Turtle.
    """
    entities: dict[str, Known] = {}
    phrases: dict[str, dict[tuple[tuple[str, ...], str, Form], Phrase]] = defaultdict(dict)
    spelled: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in [*(ontology_path(name) for name in REFERENCE_FILES), *gazetteers]:
        for iri, row in _parse(path).items():
            known = _known(iri, row) or entities.get(iri)
            if known is None:
                continue
            entities[iri] = known
            for name, form, weak in _names(row):
                for words in _spellings(name, form):
                    phrases[words[0]].setdefault((words, iri, form), Phrase(words, known, form, weak))
                    if len(words) == 1 and form == "name":
                        spelled[words[0], iri].update((unmarked(name), name))
    return Knowledge(entities, {first: _ordered(rows.values(), spelled) for first, rows in phrases.items()})


def _ordered(rows: Iterable[Phrase], spelled: dict[tuple[str, str], set[str]]) -> tuple[Phrase, ...]:
    marked = [
        replace(row, written=frozenset(spelled[row.words[0], row.entity.iri])) if len(row.words) == 1 and row.form == "name" else row
        for row in rows
    ]
    return tuple(sorted(marked, key=lambda p: (-len(p.words), p.entity.iri)))


def load_knowledge(gazetteers: Sequence[Path] = ()) -> Knowledge:
    """See `load`; takes any sequence of paths."""
    return load(tuple(gazetteers))
