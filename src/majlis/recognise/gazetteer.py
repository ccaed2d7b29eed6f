"""Names known beforehand: the reference data and the user's gazetteers as one phrase index.

The index maps the first word of a phrase (folded, with its article) to all phrases that begin
with it. A word of the text is looked up under each of its readings as proclitics and core.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, RdfFormat, parse

from majlis.clean.fold import fold, unmarked
from majlis.errors import ConfigurationError
from majlis.model import EntityType
from majlis.recognise.lexicon import letters
from majlis.recognise.morphology import Morphology
from majlis.recognise.spellings import other_spellings
from majlis.recognise.words import adjective_forms
from majlis.resources import loading, ontology_path

MAJ = "https://w3id.org/majlis/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
REFERENCE_FILES = ("reference/countries.ttl", "reference/capitals.ttl", "reference/organisations.ttl", "reference/places.ttl")

Form = Literal["name", "adjective", "demonym", "government", "pair"]
_TYPES: dict[str, EntityType] = {"Country": "country", "Organisation": "organisation", "Person": "person", "Place": "place"}
_SIGN = re.compile(r"([+()])")
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
    metonym_of: str | None = None  # IRI of the state whose government a capital may stand for
    parent: str | None = None
    seat: str | None = None  # IRI of the place where an organisation has its seat
    seat_of: str | None = None  # IRI of the state whose government a building may stand for


@dataclass(frozen=True, slots=True)
class Phrase:
    """One name of a known entity, as folded words."""

    words: tuple[str, ...]
    entity: Known
    form: Form
    weak: bool
    written: frozenset[str] = frozenset()  # how a name of one word is written, with its vowel signs and without


@dataclass(frozen=True, eq=False)  # without slots, for the cached property
class Knowledge:
    """What recognition knows beforehand; compared by identity, so that what is made from it can be kept."""

    entities: dict[str, Known]  # by IRI
    phrases: dict[str, tuple[Phrase, ...]]  # by first folded word
    morphology: Morphology | None = None  # where a dictionary is there

    @cached_property
    def states(self) -> dict[str, Known]:
        """The states by their ISO code."""
        return {known.iso: known for known in self.entities.values() if known.type == "country" and known.iso}


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
        first("capitalOf"),
        first("parent"),
        first("seat"),
        first("seatOf"),
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
            elif name == MAJ + "pairLabel":
                yield value, "pair", False


def _folded_words(name: str) -> tuple[str, ...]:
    """A name as the words that the tokens of a text are: signs between digits stand alone, hyphens and quotes are left out."""
    folded = fold(name)
    if _SIGN.search(folded) is not None:
        folded = _SIGN.sub(r" \1 ", folded)
    return tuple(folded.replace("-", " ").replace('"', " ").split())


def _inflected(words: tuple[str, ...], form: Form) -> Iterable[tuple[str, ...]]:
    """A name as it is; an adjective or demonym with and without article, in all genders and numbers."""
    if form == "adjective" and words:
        article = letters().article
        for last in adjective_forms(words[-1]):
            yield (*words[:-1], last)
            yield (*words[:-1], article + last)
            if len(words) > 1:
                yield (article + words[0], *words[1:-1], article + last)
                yield (article + words[0], *words[1:-1], last)
        if len(words) == 2 and words[0].endswith(letters().nisba_suffixes[8]):
            for pair in zip(adjective_forms(words[0]), adjective_forms(words[1]), strict=True):
                yield pair
                yield article + pair[0], article + pair[1]
    elif form == "demonym" and len(words) == 1:
        yield words
        yield (letters().article + words[0],)
    elif words:
        yield words


class _Index:
    """Phrases by their first word, while the files are read."""

    def __init__(self) -> None:
        self.phrases: dict[str, dict[tuple[tuple[str, ...], str, Form], Phrase]] = defaultdict(dict)
        self.written: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.labels: list[tuple[tuple[str, ...], Known, Form, bool]] = []

    def add(self, known: Known, name: str, form: Form, weak: bool) -> None:
        """A name as the reference data write it."""
        words = _folded_words(name)
        self.labels.append((words, known, form, weak))
        self._add(words, known, form, weak)
        if len(words) == 1 and form == "name":
            self.written[words[0], known.iri].update((unmarked(name), name))

    def _add(self, words: tuple[str, ...], known: Known, form: Form, weak: bool) -> None:
        for spelled in _inflected(words, form):
            self.phrases[spelled[0]].setdefault((spelled, known.iri, form), Phrase(spelled, known, form, weak))

    def add_other_spellings(self) -> None:
        """The spellings that the files leave out and that are nobody else's name."""
        for words, known, form, weak in self.labels:
            for spelling in other_spellings(words, form == "adjective"):
                if all(named != spelling for named, _, _ in self.phrases.get(spelling[0], ())):
                    self._add(spelling, known, form, weak)

    def finished(self) -> dict[str, tuple[Phrase, ...]]:
        """The index, each word's phrases longest first."""
        return {first: _ordered(rows.values(), self.written) for first, rows in self.phrases.items()}


@lru_cache(maxsize=8)
@loading()
def load(gazetteers: tuple[Path, ...] = ()) -> Knowledge:
    """The reference data and the user's Turtle files as one index.

    Raises ConfigurationError naming file and line of broken Turtle.
    """
    entities: dict[str, Known] = {}
    index = _Index()
    for path in [*(ontology_path(name) for name in REFERENCE_FILES), *gazetteers]:
        for iri, row in _parse(path).items():
            known = _known(iri, row) or entities.get(iri)
            if known is None:
                continue
            entities[iri] = known
            for name, form, weak in _names(row):
                index.add(known, name, form, weak)
    index.add_other_spellings()
    return Knowledge(entities, index.finished())


def _ordered(rows: Iterable[Phrase], written: dict[tuple[str, str], set[str]]) -> tuple[Phrase, ...]:
    marked = [_as_written(row, written) for row in rows]
    return tuple(marked) if len(marked) == 1 else tuple(sorted(marked, key=lambda p: (-len(p.words), p.entity.iri)))


def _as_written(row: Phrase, written: dict[tuple[str, str], set[str]]) -> Phrase:
    surfaces = written.get((row.words[0], row.entity.iri)) if len(row.words) == 1 and row.form == "name" else None
    return replace(row, written=frozenset(surfaces)) if surfaces else row


def load_knowledge(gazetteers: Sequence[Path] = (), morphology: Morphology | None = None) -> Knowledge:
    """See `load`; takes any sequence of paths, and the analyser that recognition may ask."""
    return replace(load(tuple(gazetteers)), morphology=morphology)
