"""The organisations of the reference data keep the promises that recognition relies on."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, Literal, Namespace, URIRef

from majlis.clean.fold import fold, fold_name

MAJ = Namespace("https://w3id.org/majlis/ontology#")
REFERENCE = Path(__file__).parents[1] / "ontology" / "reference"
ORGANISATION = "https://w3id.org/majlis/id/organisation/"
TYPES = {
    "intergovernmental", "coalition", "council", "agency", "committee", "armed-group", "army", "party",
    "company", "media", "news-agency", "bank", "court", "ngo", "parliament", "group",
}  # fmt: skip
NAMING = (SKOS.prefLabel, SKOS.altLabel, MAJ.abbreviation, MAJ.weakLabel)


@lru_cache(maxsize=1)
def organisations() -> Graph:
    return Graph().parse(REFERENCE / "organisations.ttl", format="turtle")


def subjects() -> list[URIRef]:
    return sorted(s for s in organisations().subjects(RDF.type, MAJ.Organisation) if isinstance(s, URIRef))


def arabic(subject: URIRef, *predicates: URIRef) -> list[str]:
    found = (o for p in predicates for o in organisations().objects(subject, p))
    return sorted(str(o) for o in found if isinstance(o, Literal) and o.language == "ar")


def strong(subject: URIRef) -> list[str]:
    weak = {fold(label) for label in arabic(subject, MAJ.weakLabel)}
    return [label for label in arabic(subject, *NAMING[:3]) if fold(label) not in weak]


def test_there_are_enough_organisations_to_cover_the_bodies_of_diplomacy() -> None:
    assert len(subjects()) >= 450


def test_every_subject_is_an_organisation_with_an_iri_of_its_own_kind() -> None:
    assert set(organisations().subjects()) == set(subjects())
    assert [s for s in subjects() if not s.startswith(ORGANISATION)] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_organisation_has_one_preferred_label_in_each_language(language: str) -> None:
    graph = organisations()
    counts = {s: sum(getattr(o, "language", None) == language for o in graph.objects(s, SKOS.prefLabel)) for s in subjects()}
    assert {s: n for s, n in counts.items() if n != 1} == {}


def test_every_organisation_has_one_type_of_the_closed_list_and_a_source() -> None:
    graph = organisations()
    for subject in subjects():
        types = [str(o) for o in graph.objects(subject, MAJ.organisationType)]
        assert len(types) == 1 and types[0] in TYPES, subject
        assert str(graph.value(subject, DCTERMS.source) or "").strip(), subject


def test_a_strong_label_names_one_organisation_only() -> None:
    named = defaultdict(set)
    for subject in subjects():
        for label in strong(subject):
            named[fold_name(label) + "+" * label.endswith("+")].add(subject)  # OPEC is not OPEC+
    assert {label: sorted(who) for label, who in named.items() if len(who) > 1} == {}


def test_a_weak_label_is_not_an_alternative_label_or_abbreviation_too() -> None:
    for subject in subjects():
        weak = {fold(label) for label in arabic(subject, MAJ.weakLabel)}
        assert weak.isdisjoint(map(fold, arabic(subject, SKOS.altLabel, MAJ.abbreviation))), subject


def test_arabic_labels_carry_no_diacritics_and_no_stray_spaces() -> None:
    for subject in subjects():
        for label in arabic(subject, *NAMING):
            assert not any(unicodedata.combining(character) for character in label), label
            assert label == " ".join(label.split()), label


def test_every_parent_is_described_and_no_organisation_is_its_own_ancestor() -> None:
    graph = organisations()
    known = set(subjects())
    for subject in subjects():
        seen: set[object] = {subject}
        parent = graph.value(subject, MAJ.parent)
        while parent is not None:
            assert parent in known, (subject, parent)
            assert parent not in seen, (subject, parent)
            seen.add(parent)
            parent = graph.value(parent, MAJ.parent)


def test_every_seat_is_a_place_that_the_reference_data_describes() -> None:
    if not (REFERENCE / "capitals.ttl").exists():
        pytest.skip("the capitals are described in a file that is not there")
    places = Graph()
    for name in ("places.ttl", "capitals.ttl"):
        places.parse(REFERENCE / name, format="turtle")
    seats = {str(seat) for seat in organisations().objects(None, MAJ.seat)}
    assert sorted(seats - {str(place) for place in places.subjects(RDF.type, MAJ.Place)}) == []


def test_two_organisations_never_share_an_outside_identifier() -> None:
    shared = [str(o) for o in organisations().objects(None, OWL.sameAs)]
    assert len(shared) == len(set(shared))
    assert all(iri.startswith("http://www.wikidata.org/entity/Q") for iri in shared)
