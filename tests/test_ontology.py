"""The ontology, its themes, shapes, context and alignments fit together, and every shape does what it says."""

from __future__ import annotations

import importlib.util
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import get_args

import pyoxigraph as ox
import pytest

from majlis import model
from majlis.validate import validate_graph

ROOT = Path(__file__).parent.parent
ONTOLOGY = ROOT / "ontology"
SHAPES = ONTOLOGY / "shapes.ttl"
EXAMPLES = Path(__file__).parent / "shapes"

MAJ = "https://w3id.org/majlis/ontology#"
MSH = "https://w3id.org/majlis/shapes#"
VALUE = "https://w3id.org/majlis/value/"
THEME = "https://w3id.org/majlis/theme/"
SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SDO = "https://schema.org/"

SLUGS = [
    "counter-terrorism", "border-security", "information-sharing", "counter-financing", "counter-recruitment",
    "counter-messaging", "fighter-travel", "detention", "displacement-camps", "repatriation", "reintegration", "justice",
    "battlefield-evidence", "biometrics", "capacity-building", "law-enforcement", "stabilisation", "military-operations",
    "military-support", "withdrawal", "ceasefire", "peacekeeping", "arms-control", "nuclear", "maritime-security", "cyber",
    "technology", "political-settlement", "dialogue", "institutional-reform", "sovereignty", "elections",
    "diplomatic-relations", "sanctions", "sanctions-relief", "human-rights", "humanitarian-aid", "refugees",
    "civilian-protection", "demining", "prisoner-exchange", "reconstruction", "economic-cooperation", "trade", "investment",
    "energy", "water", "food-security", "development", "transport", "climate", "health", "education", "culture", "migration",
    "counter-narcotics", "disaster-relief", "regional-cooperation", "follow-up-meeting", "partner-support",
]

CLOSED_LISTS = {
    "kind": model.MeetingKind, "status": model.MeetingStatus, "mode": model.MeetingMode, "role": model.Role,
    "change": model.Change, "modality": model.Modality, "quantityOf": model.QuantityOf, "bound": model.Bound,
    "mediaType": model.MediaType,
}

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Description = dict[str, list[Term]]


def read(name: str) -> dict[str, Description]:
    """Subject (N-Triples) → predicate IRI → objects."""
    nodes: dict[str, Description] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=ONTOLOGY / name, format=ox.RdfFormat.TURTLE):
        nodes[str(quad.subject)][quad.predicate.value].append(quad.object)
    return nodes


ontology, themes, shapes, alignments = (read(name) for name in ("majlis.ttl", "themes.ttl", "shapes.ttl", "alignments.ttl"))


def iris(description: Description, predicate: str) -> list[str]:
    return [term.value for term in description.get(predicate, []) if isinstance(term, ox.NamedNode)]


def of_type(nodes: dict[str, Description], *types: str) -> list[str]:
    return sorted(node.strip("<>") for node, description in nodes.items() if set(types) & set(iris(description, RDF + "type")))


def languages(description: Description, predicate: str) -> set[str | None]:
    return {term.language for term in description.get(predicate, []) if isinstance(term, ox.Literal) and term.value.strip()}


def members(nodes: dict[str, Description], head: Term) -> list[str]:
    """The items of an RDF list, as IRIs or lexical forms."""
    items = []
    while str(head) != f"<{RDF}nil>":
        item = nodes[str(head)][RDF + "first"][0]
        assert isinstance(item, ox.NamedNode | ox.Literal)
        items.append(item.value)
        head = nodes[str(head)][RDF + "rest"][0]
    return items


CLASSES = of_type(ontology, OWL + "Class")
PROPERTIES = of_type(ontology, OWL + "ObjectProperty", OWL + "DatatypeProperty")
TERMS = CLASSES + PROPERTIES + of_type(ontology, OWL + "AnnotationProperty")
ALL_SHAPES = [iri.removeprefix(MSH) for iri in of_type(shapes, SH + "NodeShape", SH + "PropertyShape")]


# The ontology


@pytest.mark.parametrize("name", ["majlis.ttl", "themes.ttl"])
def test_what_is_loaded_into_the_store_has_no_blank_nodes(name: str) -> None:
    assert not [node for node in read(name) if node.startswith("_:")]


def test_the_ontology_names_its_version() -> None:
    header = ontology["<https://w3id.org/majlis/ontology>"]
    assert iris(header, OWL + "versionIRI") == ["https://w3id.org/majlis/ontology/0.1.0"]


@pytest.mark.parametrize("term", TERMS)
def test_every_term_has_a_label_and_a_comment_in_arabic_and_english(term: str) -> None:
    description = ontology[f"<{term}>"]
    assert languages(description, RDFS + "label") == {"ar", "en"}
    assert languages(description, RDFS + "comment") == {"ar", "en"}


@pytest.mark.parametrize("name", ["majlis.ttl", "themes.ttl", "shapes.ttl", "alignments.ttl"])
def test_texts_tagged_as_arabic_are_arabic_and_english_ones_are_not(name: str) -> None:
    for description in read(name).values():
        for term in (term for objects in description.values() for term in objects if isinstance(term, ox.Literal) and term.language):
            assert bool(re.search("[\u0621-\u064a]", term.value)) == (term.language == "ar"), term


@pytest.mark.parametrize("iri", PROPERTIES)
def test_every_property_says_what_it_belongs_to_and_what_it_leads_to(iri: str) -> None:
    description = ontology[f"<{iri}>"]
    domains = iris(description, RDFS + "domain") + iris(description, SDO + "domainIncludes")
    ranges = iris(description, RDFS + "range") + iris(description, SDO + "rangeIncludes")
    assert domains and set(domains) <= set(CLASSES)
    assert all(range_ in CLASSES for range_ in ranges if range_.startswith(MAJ))
    assert ranges or iri == MAJ + "url"
    assert len(iris(description, RDFS + "domain")) <= 1, "two rdfs:domain mean both at once"


def test_an_actor_is_a_country_an_organisation_or_a_person() -> None:
    below = {term for term in CLASSES if MAJ + "Actor" in iris(ontology[f"<{term}>"], RDFS + "subClassOf")}
    assert below == {MAJ + name for name in ("Country", "Organisation", "Person")}


@pytest.mark.parametrize("name", sorted(CLOSED_LISTS))
def test_the_value_list_of_a_property_is_the_one_of_the_model(name: str) -> None:
    listed = [node for node in ontology if VALUE + name in iris(ontology[node], SKOS + "inScheme")]
    notations = {term.value for node in listed for term in ontology[node][SKOS + "notation"] if isinstance(term, ox.Literal)}
    assert notations == set(get_args(CLOSED_LISTS[name]))
    assert iris(ontology[f"<{MAJ}{name}>"], MAJ + "valueScheme") == [VALUE + name]


@pytest.mark.parametrize("concept", of_type(ontology, SKOS + "Concept"))
def test_every_value_has_a_label_and_a_definition_in_arabic_and_english(concept: str) -> None:
    description = ontology[f"<{concept}>"]
    assert languages(description, SKOS + "prefLabel") == languages(description, SKOS + "definition") == {"ar", "en"}
    [notation] = description[SKOS + "notation"]
    assert isinstance(notation, ox.Literal) and concept.endswith("/" + notation.value)


# The themes


@pytest.mark.parametrize("slug", SLUGS)
def test_every_theme_of_the_fact_rows_is_a_concept(slug: str) -> None:
    assert set(iris(themes[f"<{THEME}{slug}>"], RDF + "type")) == {MAJ + "Theme", SKOS + "Concept"}


@pytest.mark.parametrize("theme", of_type(themes, SKOS + "Concept"))
def test_every_theme_has_labels_and_a_definition_in_both_languages_and_a_place_in_the_tree(theme: str) -> None:
    description = themes[f"<{theme}>"]
    for predicate in ("prefLabel", "altLabel", "definition"):
        assert languages(description, SKOS + predicate) == {"ar", "en"}, predicate
    above = iris(description, SKOS + "broader")
    tops = iris(themes["<https://w3id.org/majlis/theme>"], SKOS + "hasTopConcept")
    assert (len(above) == 1 and above[0] in tops) != (theme in tops)
    assert bool(iris(description, SKOS + "topConceptOf")) == (theme in tops)


def test_no_two_themes_share_a_preferred_label() -> None:
    labels = [str(term) for description in themes.values() for term in description.get(SKOS + "prefLabel", [])]
    assert len(labels) == len(set(labels))


# The shapes


def test_every_shape_has_a_name() -> None:
    for node, description in shapes.items():
        if node.startswith("_:"):
            inside = {predicate for predicate in description if not predicate.startswith(RDF)}
            assert inside <= {SH + "inversePath"}, "only lists and paths may be blank nodes"


@pytest.mark.parametrize("shape", ALL_SHAPES)
def test_every_shape_says_in_arabic_and_english_what_it_asks_for(shape: str) -> None:
    assert languages(shapes[f"<{MSH}{shape}>"], SH + "message") == {"ar", "en"}


def test_every_term_in_the_shapes_is_declared_in_the_ontology() -> None:
    used = set(re.findall(r"\bmaj:(\w+)", SHAPES.read_text("utf-8"))) | set(re.findall(MAJ + r"(\w+)", SHAPES.read_text("utf-8")))
    assert {MAJ + name for name in used} - set(TERMS) == set()


def test_every_class_of_the_data_has_a_shape() -> None:
    targets = {iri for description in shapes.values() for iri in iris(description, SH + "targetClass")}
    assert set(CLASSES) - targets == {MAJ + "Actor", MAJ + "Fact"}, "their subclasses have shapes"


def test_every_property_shape_is_used() -> None:
    used = {iri for description in shapes.values() for iri in iris(description, SH + "property")}
    assert used == set(of_type(shapes, SH + "PropertyShape"))


@pytest.mark.parametrize("iri", [iri for iri in CLASSES if MAJ + "Fact" in iris(ontology[f"<{iri}>"], RDFS + "subClassOf")])
def test_every_fact_needs_evidence(iri: str) -> None:
    name = iri.removeprefix(MAJ)
    assert MSH + "evidence" in iris(shapes[f"<{MSH}{name}Shape>"], SH + "property")


@pytest.mark.parametrize("name", [*CLOSED_LISTS, "organisationType", "placeType"])
def test_the_shapes_allow_the_documented_values_and_no_others(name: str) -> None:
    listed = {node.strip("<>").rsplit("/", 1)[1] for node in ontology if VALUE + name in iris(ontology[node], SKOS + "inScheme")}
    [shape] = [s for s in shapes.values() if iris(s, SH + "path") == [MAJ + name]]
    allowed = members(shapes, shape[SH + "in"][0])
    assert len(allowed) == len(set(allowed)) and set(allowed) == listed


def test_the_shapes_allow_the_themes_of_the_fact_rows_and_no_others() -> None:
    assert sorted(members(shapes, shapes[f"<{MSH}fact-theme>"][SH + "in"][0])) == sorted(THEME + slug for slug in SLUGS)


def test_every_shape_has_a_conforming_and_a_failing_example_and_there_are_no_others() -> None:
    expected = {f"{shape}.{ending}.ttl" for shape in ALL_SHAPES for ending in ("conforms", "fails")}
    assert {path.name for path in EXAMPLES.iterdir()} == expected


@pytest.mark.parametrize("shape", ALL_SHAPES)
def test_the_conforming_example_conforms(shape: str) -> None:
    report = validate_graph(EXAMPLES / f"{shape}.conforms.ttl", SHAPES, "pyshacl")
    assert report.conforms, report.violations


@pytest.mark.parametrize("shape", ALL_SHAPES)
def test_the_failing_example_fails_by_its_shape_alone_whichever_engine_looks(shape: str) -> None:
    example = EXAMPLES / f"{shape}.fails.ttl"
    report = validate_graph(example, SHAPES, "pyshacl")
    assert {violation.shape for violation in report.violations} == {MSH + shape}
    # pyrudof cannot run a sh:sparql constraint on a blank node, which is what this example has to be.
    if importlib.util.find_spec("pyrudof") and shape != "MeetingShape":
        assert validate_graph(example, SHAPES, "pyrudof") == report


EDTF = re.compile(next(str(t.value) for t in shapes[f"<{MSH}date>"][SH + "pattern"] if isinstance(t, ox.Literal)))


@pytest.mark.parametrize("text", [
    "2001", "2001-02", "2001-02-03", "200X", "20XX", "XXXX", "XXXX-05-27", "2001-XX-03", "2001-02-XX", "2001-02-03/2001-02-04",
    "2001-01/2001-06", "2001-02/..", "../2001", "2001~", "2001-02?", "2001-02-03%",
])
def test_a_date_in_edtf_is_accepted(text: str) -> None:
    assert EDTF.search(text)


@pytest.mark.parametrize("text", [
    "", "1", "2001-2", "2001-13", "2001-00-01", "2001-02-32", "03/02/2001", "2001/02/03", "2001-02-03T10:00", "2001-02-03/", "/", "..",
    "2X01", "\u0662\u0660\u0660\u0661", "yesterday", "2001-02-03 ",
])
def test_a_date_in_another_notation_is_refused(text: str) -> None:
    assert not EDTF.search(text)


# The JSON-LD context


def context() -> dict[str, str | dict[str, str]]:
    loaded: dict[str, str | dict[str, str]] = json.loads((ONTOLOGY / "context.jsonld").read_text("utf-8"))["@context"]
    return loaded


@pytest.mark.parametrize("term", CLASSES + PROPERTIES)
def test_the_context_knows_every_term_and_its_datatype(term: str) -> None:
    name = term.removeprefix(MAJ)
    entry = context()[name]
    assert (entry if isinstance(entry, str) else entry["@id"]) == f"maj:{name}"
    description = ontology[f"<{term}>"]
    coerced = "" if isinstance(entry, str) else entry["@type"]
    if OWL + "ObjectProperty" in iris(description, RDF + "type"):
        assert coerced == "@id"
    else:
        datatypes = [iri.rsplit("#", 1)[1] for iri in iris(description, RDFS + "range")]
        assert coerced == "".join(f"xsd:{name}" for name in datatypes if name not in ("string", "langString"))


def test_json_ld_with_the_context_says_the_same_as_turtle() -> None:
    document = {
        "@context": context(), "id": "https://example.org/id/meeting", "type": "Meeting", "kind": "summit",
        "label": {"@value": "\u0642\u0645\u0629", "@language": "ar"}, "earliest": "2001-02-03",
        "host": "https://example.org/id/country", "altLabel": [],
    }
    turtle = f"""@prefix maj: <{MAJ}> . @prefix ex: <https://example.org/id/> .
        ex:meeting a maj:Meeting ; maj:kind "summit" ; <{RDFS}label> "\u0642\u0645\u0629"@ar ; maj:host ex:country ;
            maj:earliest "2001-02-03"^^<http://www.w3.org/2001/XMLSchema#date> ."""
    read_json = set(ox.parse(json.dumps(document).encode(), format=ox.RdfFormat.JSON_LD))
    assert read_json == set(ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE))


# The alignments


def test_the_alignments_speak_of_declared_terms_themes_and_values_only() -> None:
    text = (ONTOLOGY / "alignments.ttl").read_text("utf-8")
    assert {MAJ + name for name in re.findall(r"\bmaj:(\w+)", text)} <= set(TERMS)
    assert {f"<{THEME}{name}>" for name in re.findall(r"\btheme:([\w-]+)", text)} <= set(themes)
    assert {f"<{iri}>" for iri in re.findall(rf"<({VALUE}[^>]+)>", text)} <= set(ontology)


@pytest.mark.parametrize("namespace", [
    "http://semanticweb.cs.vu.nl/2009/11/sem/", "https://schema.org/", "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/org#",
    "http://xmlns.com/foaf/0.1/", SKOS, "http://www.w3.org/2006/time#", "http://www.w3.org/ns/oa#",
    "http://www.opengis.net/ont/geosparql#", "http://www.wikidata.org/entity/", "https://w3id.org/majlis/plover/",
])
def test_the_ontology_is_aligned_with_the_vocabulary(namespace: str) -> None:
    aligned = {iri for description in alignments.values() for predicate in description for iri in iris(description, predicate)}
    assert any(iri.startswith(namespace) for iri in aligned)


@pytest.mark.parametrize("iri", [iri for iri in CLASSES if iri != MAJ + "Fact"])
def test_every_class_is_aligned_with_a_class_known_elsewhere(iri: str) -> None:
    assert alignments.get(f"<{iri}>")
