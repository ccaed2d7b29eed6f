"""The reference data as the graph uses it: entities known beforehand, and the ontology's own graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from majlis.clean.fold import fold_name
from majlis.errors import ConfigurationError
from majlis.graph.iris import MAJ, ONTOLOGY, REFERENCE_GRAPH
from majlis.graph.terms import ALT_LABEL, PREF_LABEL, RDF_TYPE, RDFS_LABEL, SAME_AS, Terms, arabic_in_latin, iri, maj
from majlis.model import EntityType
from majlis.resources import loading, ontology_path

_GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_ACTORS = frozenset({MAJ + "Country", MAJ + "Organisation", MAJ + "Person"})
_TYPES: dict[str, EntityType] = {
    MAJ + "Country": "country", MAJ + "Organisation": "organisation", MAJ + "Person": "person", MAJ + "Place": "place",
}
_KEPT = frozenset(MAJ + name for name in (
    "iso2", "iso3", "officialName", "abbreviation", "organisationType", "placeType", "population", "country", "parent",
)) | {SAME_AS.value, _GEO + "lat", _GEO + "long"}
_FOLLOWED = (MAJ + "country", MAJ + "parent")  # what these name is described too, so that no link leads nowhere

LatinLabels = Callable[[str, EntityType], str | None]  # an Arabic name and what it names → the name in Latin letters, if it can be had
Properties = tuple[tuple[str, NamedNode | Literal], ...]


@dataclass(frozen=True)  # without slots, for the cached properties
class Reference:
    """Descriptions of the entities known beforehand, by IRI."""

    described: dict[str, Properties]

    def value(self, subject: str, name: str) -> str | None:
        """The first value of a property of the majlis vocabulary."""
        return next((value.value for key, value in self.described.get(subject, ()) if key == MAJ + name), None)

    def label(self, subject: str, language: str) -> str | None:
        """The preferred label in a language."""
        for key, value in self.described.get(subject, ()):
            if key == PREF_LABEL.value and isinstance(value, Literal) and value.language == language:
                return value.value
        return None

    @cached_property
    def parents(self) -> dict[str, str]:
        """The body that each body belongs to."""
        named = ((subject, self.value(subject, "parent")) for subject in self.described)
        return {subject: parent for subject, parent in named if parent is not None}

    @cached_property
    def _known_terms(self) -> dict[str, tuple[Terms, ...]]:
        """What has been asked for of `terms_of`: every article that names an entity asks again."""
        return {}

    def terms_of(self, subject: str) -> tuple[Terms, ...]:
        """The description of one entity in the graph of the reference data."""
        known = self._known_terms.get(subject)
        if known is None:
            graph, node = iri(REFERENCE_GRAPH), iri(subject)
            known = tuple((node, predicate, value, graph) for predicate, value in _description(self.described[subject]))
            self._known_terms[subject] = known
        return known


@loading()
def load_reference(gazetteers: Sequence[Path] = ()) -> Reference:
    """Read the reference data of the package and the user's gazetteers.

    Raises ConfigurationError for Turtle that does not parse.
    """
    paths = [*sorted(ontology_path("reference").glob("*.ttl")), *gazetteers]
    found: dict[str, list[tuple[str, NamedNode | Literal]]] = {}
    for path in paths:
        for quad in parse_turtle(path):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                found.setdefault(quad.subject.value, []).append((quad.predicate.value, quad.object))
    return Reference({subject: tuple(properties) for subject, properties in found.items()})


def parse_turtle(path: Path) -> Iterator[Quad]:
    """The triples of a Turtle file; a broken one is a ConfigurationError with its line."""
    try:
        yield from parse(path=path, format=RdfFormat.TURTLE)
    except SyntaxError as error:
        raise ConfigurationError(path, error.msg, error.lineno) from error
    except OSError as error:
        raise ConfigurationError(path, error.strerror or str(error)) from error


def no_latin_labels(name: str, type: EntityType) -> str | None:
    """The Latin labels of those who have no transliterator."""
    return None


def reference_terms(reference: Reference, used: Iterable[str], latin: LatinLabels) -> Iterator[Terms]:
    """Descriptions of the used entities and of those that these stand in."""
    waiting, seen = sorted(set(used) & reference.described.keys(), reverse=True), set[str]()
    while waiting:
        subject = waiting.pop()
        if subject in seen:
            continue
        seen.add(subject)
        yield from reference.terms_of(subject)
        if (romanised := _romanised(reference.described[subject], latin)) is not None:
            yield iri(subject), RDFS_LABEL, arabic_in_latin(romanised), iri(REFERENCE_GRAPH)
        waiting += [value.value for key, value in reference.described[subject]
                    if key in _FOLLOWED and value.value in reference.described]


def _description(properties: Properties) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    """Labels become rdfs:label, Arabic ones searchable; words for the recogniser alone stay out."""
    for key, value in properties:
        if key == RDF_TYPE.value:
            yield RDF_TYPE, value
            if value.value in _ACTORS:
                yield RDF_TYPE, maj("Actor")
        elif key in (PREF_LABEL.value, ALT_LABEL.value):
            yield RDFS_LABEL if key == PREF_LABEL.value else ALT_LABEL, value
            if isinstance(value, Literal) and value.language == "ar":
                yield maj("searchLabel"), Literal(fold_name(value.value))
        elif key in _KEPT:
            yield iri(key), value


def _romanised(properties: Properties, latin: LatinLabels) -> str | None:
    """The preferred Arabic label in Latin letters, where no preferred label is in Latin letters already."""
    labels = [value for key, value in properties if key == PREF_LABEL.value and isinstance(value, Literal)]
    if any(label.value[:1].isascii() for label in labels):
        return None
    types = [value.value for key, value in properties if key == RDF_TYPE.value]
    kind = next((_TYPES[name] for name in types if name in _TYPES), None)
    arabic = next((label.value for label in labels if label.language == "ar"), None)
    return latin(arabic, kind) if arabic is not None and kind is not None else None


def ontology_quads() -> Iterator[Quad]:
    """The ontology and the theme vocabulary, in the graph named after the ontology."""
    graph = iri(ONTOLOGY)
    for name in ("majlis.ttl", "themes.ttl"):
        for quad in parse_turtle(ontology_path(name)):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)
