"""The places of the reference data keep the promises that recognition relies on."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, Literal, Namespace, URIRef

from majlis.clean.fold import fold, fold_name

MAJ = Namespace("https://w3id.org/majlis/ontology#")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
REFERENCE = Path(__file__).parents[1] / "ontology" / "reference"
PLACE = "https://w3id.org/majlis/id/place/"
COUNTRY = re.compile(r"https://w3id\.org/majlis/id/country/[A-Z]{2}")
TYPES = {
    "city", "region", "continent", "sea", "river", "camp", "strait", "mountain", "building", "crossing",
    "governorate", "island", "village",
}  # fmt: skip
NAMING = (SKOS.prefLabel, SKOS.altLabel, MAJ.weakLabel)


@lru_cache(maxsize=1)
def places() -> Graph:
    return Graph().parse(REFERENCE / "places.ttl", format="turtle")


def subjects() -> list[URIRef]:
    return sorted(s for s in places().subjects(RDF.type, MAJ.Place) if isinstance(s, URIRef))


def arabic(subject: URIRef, *predicates: URIRef) -> list[str]:
    found = (o for p in predicates for o in places().objects(subject, p))
    return sorted(str(o) for o in found if isinstance(o, Literal) and o.language == "ar")


def strong(subject: URIRef) -> list[str]:
    weak = {fold(label) for label in arabic(subject, MAJ.weakLabel)}
    return [label for label in arabic(subject, *NAMING[:2]) if fold(label) not in weak]


def test_there_are_enough_places_beyond_the_capitals() -> None:
    assert len(subjects()) >= 1500


def test_every_subject_is_a_place_with_an_iri_of_its_own_kind() -> None:
    assert set(places().subjects()) == set(subjects())
    assert [s for s in subjects() if not s.startswith(PLACE)] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_place_has_one_preferred_label_in_each_language(language: str) -> None:
    graph = places()
    counts = {s: sum(getattr(o, "language", None) == language for o in graph.objects(s, SKOS.prefLabel)) for s in subjects()}
    assert {s: n for s, n in counts.items() if n != 1} == {}


def test_every_place_has_one_type_of_the_closed_list_and_a_source() -> None:
    graph = places()
    for subject in subjects():
        types = [str(o) for o in graph.objects(subject, MAJ.placeType)]
        assert len(types) == 1 and types[0] in TYPES, subject
        assert str(graph.value(subject, DCTERMS.source) or "").strip(), subject


def test_a_strong_label_names_one_place_of_a_type_only() -> None:
    named = defaultdict(set)
    for subject in subjects():
        for label in strong(subject):
            named[str(places().value(subject, MAJ.placeType)), fold_name(label)].add(subject)
    assert {label: sorted(who) for label, who in named.items() if len(who) > 1} == {}


def test_a_weak_label_is_not_an_alternative_label_too() -> None:
    for subject in subjects():
        weak = {fold(label) for label in arabic(subject, MAJ.weakLabel)}
        assert weak.isdisjoint(map(fold, arabic(subject, SKOS.altLabel))), subject


def test_arabic_labels_carry_no_diacritics_and_no_stray_spaces() -> None:
    for subject in subjects():
        for label in arabic(subject, *NAMING):
            assert not any(unicodedata.combining(character) for character in label), label
            assert label == " ".join(label.split()), label


def test_every_place_has_coordinates_on_the_globe() -> None:
    graph = places()
    for subject in subjects():
        latitude, longitude = graph.value(subject, GEO.lat), graph.value(subject, GEO.long)
        assert latitude is not None and -90 <= float(str(latitude)) <= 90, subject
        assert longitude is not None and -180 <= float(str(longitude)) <= 180, subject
        assert float(str(latitude)) or float(str(longitude)), subject


def test_the_country_of_a_place_is_an_iri_made_of_its_two_letter_code() -> None:
    for subject, country in places().subject_objects(MAJ.country):
        assert COUNTRY.fullmatch(str(country)), (subject, country)


def test_every_city_lies_in_exactly_one_country() -> None:
    graph = places()
    cities = graph.subjects(MAJ.placeType, Literal("city"))
    assert [c for c in cities if len(set(graph.objects(c, MAJ.country))) != 1] == []


def test_a_place_here_is_not_described_again_among_the_capitals() -> None:
    if not (REFERENCE / "capitals.ttl").exists():
        pytest.skip("the capitals are described in a file that is not there")
    capitals = Graph().parse(REFERENCE / "capitals.ttl", format="turtle")
    assert sorted(set(map(str, subjects())) & set(map(str, capitals.subjects(RDF.type, MAJ.Place)))) == []


def test_two_places_never_share_an_outside_identifier() -> None:
    shared = [str(o) for o in places().objects(None, OWL.sameAs)]
    assert len(shared) == len(set(shared))
    assert all(re.fullmatch(r"https://sws\.geonames\.org/\d+/", iri) for iri in shared)
