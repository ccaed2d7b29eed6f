"""The gate: any RDF file or quads in, the same report out whichever engine looked, readable in both languages."""

from __future__ import annotations

import gzip
import importlib.util
import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from majlis.errors import ConfigurationError, InputError, MajlisError, UsageError
from majlis.validate import Engine, Report, Violation, as_json, as_text, as_turtle, read_quads, validate_graph

SHAPES = Path(__file__).parent.parent / "ontology" / "shapes.ttl"
EXAMPLES = Path(__file__).parent / "shapes"
MAJ = "https://w3id.org/majlis/ontology#"
MSH = "https://w3id.org/majlis/shapes#"
PREFIXES = f"""@prefix maj: <{MAJ}> . @prefix ex: <https://example.org/id/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
HAS_PYRUDOF = importlib.util.find_spec("pyrudof") is not None
ENGINES: list[Engine] = ["pyshacl", "pyrudof"] if HAS_PYRUDOF else ["pyshacl"]
needs_pyrudof = pytest.mark.skipif(not HAS_PYRUDOF, reason="pyrudof is not installed")


def quads(turtle: str) -> list[ox.Quad]:
    return list(ox.parse((PREFIXES + turtle).encode(), format=ox.RdfFormat.TURTLE))


def validate(turtle: str, engine: Engine = "pyshacl") -> Report:
    return validate_graph(quads(turtle), SHAPES, engine)


def names(report: Report) -> set[str]:
    return {violation.shape.removeprefix(MSH) for violation in report.violations}


def all_failing_examples() -> list[ox.Quad]:
    """Every failing example in one graph, each with IRIs of its own."""
    found = []
    for path in sorted(EXAMPLES.glob("*.fails.ttl")):
        if path.name != "MeetingShape.fails.ttl":  # pyrudof cannot run a sh:sparql constraint on a blank node
            text = path.read_text("utf-8").replace("https://example.org/id/", f"https://example.org/{path.stem}/")
            if path.name.lower().startswith("theme"):
                text = text.replace("https://w3id.org/majlis/theme/", f"https://example.org/theme/{path.stem}/")
            found += list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
    return found


# What is validated


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_conforms(engine: Engine) -> None:
    assert validate_graph([], SHAPES, engine).conforms


@pytest.mark.parametrize("engine", ENGINES)
def test_the_data_is_the_union_of_the_graphs(engine: Engine) -> None:
    parts = list(read_quads(EXAMPLES / "evidence.conforms.ttl"))
    spread = [
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(f"https://example.org/graph/{number % 3}"))
        for number, quad in enumerate(parts)
    ]
    assert validate_graph(iter(spread), SHAPES, engine).conforms


def test_a_triple_in_two_graphs_counts_once() -> None:
    parts = list(read_quads(EXAMPLES / "kind.fails.ttl"))
    again = [ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode("https://example.org/graph")) for quad in parts]
    assert validate_graph(parts + again, SHAPES, "pyshacl") == validate_graph(parts, SHAPES, "pyshacl")


@pytest.mark.parametrize("engine", ENGINES)
def test_plain_strings_that_went_through_a_store_are_no_violations(engine: Engine) -> None:
    store = ox.Store()
    store.extend(read_quads(EXAMPLES / "kind.conforms.ttl"))
    assert validate_graph(store, SHAPES, engine).conforms


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "rdf", "xml", "owl", "jsonld", "json", "n3", "TTL", "ttl.gz"])
def test_a_file_of_any_rdf_syntax_gives_the_same_report(ending: str, tmp_path: Path) -> None:
    example = EXAMPLES / "place-latitude.fails.ttl"
    file = tmp_path / f"data.{ending}"
    syntax = ox.RdfFormat.from_extension({"json": "jsonld", "owl": "rdf", "xml": "rdf"}.get(ending, ending))
    if syntax is None or ending in ("ttl", "n3"):
        file.write_bytes(gzip.compress(example.read_bytes()) if ending.endswith("gz") else example.read_bytes())
    else:
        ox.serialize(read_quads(example), file, format=syntax)
    assert validate_graph(file, SHAPES, "pyshacl") == validate_graph(example, SHAPES, "pyshacl")


# What is broken


@pytest.mark.parametrize(("name", "content", "reason"), [
    ("broken.ttl", b"@prefix a: <http://a/> .\n\na:b a:c a:d a:e .\n", "line 3"),
    ("broken.nq", b"<http://a> <http://b> <http://c> .\nnonsense\n", "line 2"),
    ("broken.jsonld", b'{"@id": ', "line 1"),
    ("broken.rdf", b"<rdf", "."),
    ("broken.ttl.gz", b"not gzip", "."),
    ("cut.ttl.gz", gzip.compress(b"<http://a> <http://b> <http://c> .\n" * 9, mtime=0)[:-9], "."),
    ("bytes.ttl", b'<http://a> <http://b> "\xff" .', "."),
    ("letter.txt", b"", r"not the name of an RDF file.*\.ttl"),
])
def test_a_broken_file_is_an_error_that_names_the_file_and_the_reason(name: str, content: bytes, reason: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(InputError, match=re.escape(str(file)) + ": .*" + reason):
        validate_graph(file, SHAPES, "pyshacl")


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.ttl: No such file"):
        validate_graph(tmp_path / "missing.ttl", SHAPES)


def test_a_json_ld_context_is_never_fetched(tmp_path: Path) -> None:
    file = tmp_path / "remote.jsonld"
    file.write_text('{"@context": "http://127.0.0.1:9/context", "@id": "http://a", "http://b": "c"}')
    with pytest.raises(InputError, match="remote.jsonld"):
        list(read_quads(file))


@pytest.mark.parametrize(("content", "reason"), [("a b c", r"shapes\.ttl:1: "), (None, r"shapes\.ttl: No such file")])
def test_broken_shapes_are_an_error_that_names_file_and_line(content: str | None, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "shapes.ttl"
    if content is not None:
        file.write_text(content)
    with pytest.raises(ConfigurationError, match=reason):
        validate_graph([], file)


# The engines


@needs_pyrudof
def test_both_engines_agree_on_a_corpus_of_seeded_errors() -> None:
    corpus = all_failing_examples()
    report = validate_graph(corpus, SHAPES, "pyshacl")
    assert validate_graph(corpus, SHAPES, "pyrudof") == report
    assert len(report.violations) >= len(names(report)) == len(list(EXAMPLES.glob("*.fails.ttl"))) - 1


@needs_pyrudof
@pytest.mark.parametrize("turtle", [
    'ex:m a maj:Meeting ; maj:earliest "2001-96-12"^^xsd:date ; maj:latest "2001-06-11"^^xsd:date .',
    'ex:m a maj:Meeting ; maj:earliest "2001-02-30"^^xsd:date ; maj:latest "2001-01-11"^^xsd:date .',
    'ex:m a maj:Meeting ; maj:earliest "2001-02"^^xsd:gYearMonth ; maj:latest "2001-01-11"^^xsd:date .',
    'ex:m a maj:Meeting ; maj:earliest "2001-02-01" ; maj:latest "not a date"^^xsd:date .',
    'ex:q a maj:Quantity ; maj:value "many"^^xsd:decimal ; maj:confidence "high" .',
    'ex:q a maj:Quantity ; maj:value 007 ; maj:confidence 5e-1, 01.50 .',
    'ex:e a maj:Evidence ; maj:start "x"^^xsd:integer ; maj:end "9" ; maj:confidence 0.5 .',
    'ex:mention a maj:Mention ; maj:collective "maybe"^^xsd:boolean ; maj:name "\\u0641\\u062c\\u064a", "Fiji"@en-GB .',
    'ex:p a maj:Person ; rdfs:label "x"@ar, "y"@AR, "z" ; maj:searchLabel "" .',
    "[] a maj:Person . _:x a maj:Place ; maj:country _:y .",
])
def test_both_engines_agree_on_ill_formed_values(turtle: str) -> None:
    report = validate(turtle, "pyshacl")
    assert not report.conforms
    assert validate(turtle, "pyrudof") == report


@pytest.mark.parametrize("engine", ENGINES)
def test_an_impossible_date_is_one_violation_and_has_no_order(engine: Engine) -> None:
    report = validate('ex:m a maj:Meeting ; maj:earliest "2001-96-12"^^xsd:date ; maj:latest "2001-06-11"^^xsd:date .', engine)
    assert [v.value for v in report.violations if v.shape == MSH + "meeting-earliest"] == [
        '"2001-96-12"^^<http://www.w3.org/2001/XMLSchema#date>'
    ]
    assert "MeetingIntervalShape" not in names(report)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_value_is_reported_as_it_is_written(engine: Engine) -> None:
    report = validate("ex:q a maj:Quantity ; maj:confidence 1.50 .", engine)
    assert '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>' in {violation.value for violation in report.violations}


def test_without_pyrudof_pyshacl_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrudof", None)
    assert names(validate_graph(EXAMPLES / "kind.fails.ttl", SHAPES, "auto")) == {"kind"}


def test_asking_for_pyrudof_where_it_is_missing_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrudof", None)
    with pytest.raises(UsageError, match="pip install pyrudof"):
        validate_graph([], SHAPES, "pyrudof")


@needs_pyrudof
def test_what_pyrudof_cannot_do_pyshacl_does() -> None:
    example = EXAMPLES / "MeetingShape.fails.ttl"
    assert names(validate_graph(example, SHAPES, "auto")) == {"MeetingShape"}
    with pytest.raises(MajlisError, match="pyrudof could not validate"):
        validate_graph(example, SHAPES, "pyrudof")


@pytest.mark.parametrize("engine", ENGINES)
def test_shapes_of_ones_own_may_be_nameless_and_nested(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(PREFIXES + """@prefix sh: <http://www.w3.org/ns/shacl#> .
        ex:Own a sh:NodeShape ; sh:targetClass maj:Person ; sh:severity sh:Warning ; sh:message "either"@en ;
            sh:or ( [ sh:path rdfs:label ; sh:minCount 1 ] [ sh:path maj:name ; sh:minCount 1 ] ) ;
            sh:property [ sh:path maj:searchLabel ; sh:minCount 1 ; sh:message "none"@en ] .""")
    report = validate_graph(quads("ex:p a maj:Person ."), file, engine)
    assert [(v.shape, v.path, v.severity) for v in report.violations] == [
        ("https://example.org/id/Own", None, "Warning"),
        ("http://www.w3.org/ns/shacl#MinCountConstraintComponent", MAJ + "searchLabel", "Violation"),
    ]
    # The words of a nameless shape are pySHACL's to tell; pyrudof has its own.
    assert [v.message_en for v in report.violations if engine == "pyshacl"] in ([], ["either", "none"])


def test_importing_the_gate_loads_no_engine() -> None:
    code = "import sys, majlis.validate; print(sorted({'rdflib', 'pyshacl', 'pyrudof'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


# The report


@pytest.mark.parametrize("engine", ENGINES)
def test_the_order_of_the_data_does_not_change_the_report(engine: Engine) -> None:
    blank = quads("[] a maj:Person . [] a maj:Place . [] a maj:Person ; rdfs:label 'x' .")
    corpus = [*read_quads(EXAMPLES / "evidence-points-back.fails.ttl"), *read_quads(EXAMPLES / "kind.fails.ttl"), *blank]
    report = validate_graph(corpus, SHAPES, engine)
    for seed in range(3):
        random.Random(seed).shuffle(corpus)
        assert as_json(validate_graph(corpus, SHAPES, engine)) == as_json(report)


def test_a_violation_says_where_what_and_why() -> None:
    [violation] = validate_graph(EXAMPLES / "kind.fails.ttl", SHAPES).violations
    assert violation == Violation(
        focus="https://example.org/id/meeting", path=MAJ + "kind", value='"party"', shape=MSH + "kind", severity="Violation",
        message_ar="للاجتماع نوع واحد من القائمة المغلقة", message_en="A meeting has exactly one kind, from the closed list",
    )


@pytest.mark.parametrize(("example", "path"), [
    ("evidence-points-back", f"^<{MAJ}evidence>"),
    ("mention-entity-label", f"<{MAJ}entity>/<http://www.w3.org/2000/01/rdf-schema#label>"),
    ("kind", MAJ + "kind"),
    ("ArabicTextShape", None),
])
def test_a_path_is_an_iri_or_sparql(example: str, path: str | None) -> None:
    [violation] = validate_graph(EXAMPLES / f"{example}.fails.ttl", SHAPES).violations
    assert violation.path == path


def test_the_report_reads_in_arabic_and_in_english() -> None:
    report = validate_graph(EXAMPLES / "kind.fails.ttl", SHAPES)
    assert as_text(report, "en") == f"""Violations: 1

https://example.org/id/meeting
  - A meeting has exactly one kind, from the closed list: "party"
    Violation  {MAJ}kind  {MSH}kind
"""
    assert as_text(report, "ar").splitlines()[0] == "عدد المخالفات: 1"
    assert "  - للاجتماع نوع واحد من القائمة المغلقة: \"party\"" in as_text(report, "ar")


def test_a_conforming_graph_is_said_to_conform() -> None:
    report = validate_graph(EXAMPLES / "kind.conforms.ttl", SHAPES)
    assert as_text(report, "en") == "The data conforms to the shapes.\n"
    assert as_text(report, "ar") == "البيانات مطابقة للأشكال.\n"
    assert json.loads(as_json(report)) == {"conforms": True, "violations": []}
    assert "sh:conforms true ." in as_turtle(report)


def test_the_json_keeps_arabic_readable_and_holds_both_messages() -> None:
    text = as_json(validate_graph(EXAMPLES / "ArabicTextShape.fails.ttl", SHAPES))
    [violation] = json.loads(text)["violations"]
    assert violation["focus"] == violation["value"] == '"Fiji held a summit"@en'
    assert violation["message"]["ar"] in text


def test_the_turtle_is_a_shacl_report_with_every_result() -> None:
    report = validate_graph([*all_failing_examples(), *read_quads(EXAMPLES / "MeetingShape.fails.ttl")], SHAPES, "pyshacl")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    graph = rdflib.Graph().parse(data=as_turtle(report), format="turtle")
    results = list(graph.objects(None, sh.result))
    assert len(results) == len(report.violations) > 90
    for result in results:
        assert {text.language for text in graph.objects(result, sh.resultMessage) if isinstance(text, rdflib.Literal)} == {"ar", "en"}
        assert graph.value(result, sh.sourceShape) is not None and graph.value(result, sh.focusNode) is not None
    inverse = list(graph.subject_objects(sh.inversePath))
    assert [str(iri) for _, iri in inverse] == [MAJ + "evidence"]


@pytest.mark.slow
@needs_pyrudof
def test_both_engines_agree_on_ten_thousand_triples() -> None:
    corpus = [
        ox.Quad(_renamed(quad.subject, number), quad.predicate, _renamed(quad.object, number))
        for number in range(4) for quad in all_failing_examples()
    ]
    assert len(corpus) > 8_000
    assert validate_graph(corpus, SHAPES, "pyrudof") == validate_graph(corpus, SHAPES, "pyshacl")


def _renamed(term: Any, number: int) -> Any:
    if isinstance(term, ox.NamedNode) and term.value.startswith("https://example.org/"):
        return ox.NamedNode(f"{term.value}/{number}")
    return term
