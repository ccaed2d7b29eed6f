"""The SHACL gate: which facts of a graph do not meet the shapes, said in Arabic and English.

1. `read_quads`      a file of any RDF syntax → quads
2. `validate_graph`  quads or a file, and shapes → Report, by pySHACL or pyrudof
3. `as_text`, `as_json`, `as_turtle`  a Report → what a person, a program or a triple store reads

The data graph is the union of the quads given, whatever graphs they stand in: a fact of the consolidated
graph has its evidence in the graphs of the articles. Messages, path and severity are looked up in the
shapes by the shape's name, so that both engines give the same report.
"""

from __future__ import annotations

import gzip
import importlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, cast

import pyoxigraph as ox

from majlis.errors import ConfigurationError, InputError, MajlisError, UsageError

if TYPE_CHECKING:
    import rdflib

Engine = Literal["pyshacl", "pyrudof", "auto"]
Language = Literal["ar", "en"]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Results = list[dict[str, list[Term]]]  # of each result of a report, what stands under each sh: property

SH = "http://www.w3.org/ns/shacl#"
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_WORDING = "https://w3id.org/majlis/shapes#"  # Conforms and Fails there hold the first line of a report
_SYNTAXES = {
    ".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG,
    ".n3": ox.RdfFormat.N3, ".rdf": ox.RdfFormat.RDF_XML, ".xml": ox.RdfFormat.RDF_XML, ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD, ".json": ox.RdfFormat.JSON_LD,
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that a shape forbids.

    `focus` and `value` hold an IRI as it is, a literal or blank node in N-Triples syntax; `path` an IRI as it is,
    any other path in SPARQL syntax; `shape` the IRI of the shape that failed.
    """

    focus: str
    path: str | None
    value: str | None
    shape: str
    message_ar: str
    message_en: str
    severity: str  # Violation, Warning or Info


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found; violations in a fixed order. The headings come from the shapes file."""

    conforms: bool
    violations: tuple[Violation, ...]
    heading_ar: str = ""
    heading_en: str = ""


def read_quads(path: Path) -> Iterator[ox.Quad]:
    """The quads of one RDF file (also `.gz`), the syntax told by its name.

    Raises InputError, which names the file, the line where there is one, and the reason. Nothing is ever fetched
    from the network: a JSON-LD file with a remote context is refused.
    """
    if path.is_dir():
        raise InputError(path, "is a folder; name the files in it, such as the graph.nq of a build")
    packed = path.suffix.lower() == ".gz"
    suffix = (Path(path.stem) if packed else path).suffix.lower()
    if suffix not in _SYNTAXES:
        raise InputError(path, f"not the name of an RDF file; known endings: {' '.join(_SYNTAXES)}")
    try:
        with path.open("rb") as raw, gzip.GzipFile(fileobj=raw) if packed else raw as stream:
            base = path.absolute().as_uri()
            yield from ox.parse(cast(IO[bytes], stream), format=_SYNTAXES[suffix], base_iri=base, rename_blank_nodes=True)
    except SyntaxError as error:
        raise InputError(path, f"line {error.lineno}: {error.msg}" if error.lineno else str(error)) from error
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise InputError(path, getattr(error, "strerror", None) or str(error)) from error


def validate_graph(quads_or_path: Iterable[ox.Quad] | Path, shapes: Path, engine: Engine = "auto") -> Report:
    """Validate the union of the quads, or of the quads of a file, against the shapes of a Turtle file.

    `auto` is pyrudof where it is installed, else pySHACL: they find the same, pyrudof about ten times faster.
    pyrudof wants some 9 GB for a million triples: give it chunks of 100,000.
    """
    quads = read_quads(quads_or_path) if isinstance(quads_or_path, Path) else quads_or_path
    data = sorted({_line(quad) for quad in quads})
    shape_index = _ShapeIndex(shapes)
    violations = _in_order(_violation(result, shape_index) for result in _run(data, shapes, engine))
    heading = shape_index.texts(_WORDING + ("Fails" if violations else "Conforms"), _LABEL)
    count = str(len(violations))
    return Report(not violations, violations, heading["ar"].replace("{count}", count), heading["en"].replace("{count}", count))


def _line(quad: ox.Quad) -> str:
    return f"{quad.subject} {quad.predicate} {quad.object} .\n"


def _run(data: list[str], shapes: Path, engine: Engine) -> Results:
    if engine == "pyshacl":
        return _run_pyshacl(data, shapes)
    try:
        return _run_pyrudof(data, shapes)
    except ImportError as error:
        if engine == "pyrudof":
            raise UsageError("the engine pyrudof is not installed: pip install pyrudof, or use pyshacl") from error
    except _EngineError:
        # pyrudof 0.3 cannot run a sh:sparql constraint on a blank node, which pySHACL can.
        if engine == "pyrudof":
            raise
    return _run_pyshacl(data, shapes)


class _EngineError(MajlisError):
    """An engine gave up on data or shapes that are well-formed."""


def _run_pyshacl(data: list[str], shapes: Path) -> Results:
    # A plain rdflib graph: over an Oxigraph-backed one pySHACL reports plain strings as violations that are none.
    import pyshacl
    import rdflib

    data_graph = rdflib.Graph()
    for quad in ox.parse("".join(data), format=ox.RdfFormat.N_TRIPLES):
        data_graph.add((_rdflib_term(quad.subject), _rdflib_term(quad.predicate), _rdflib_term(quad.object)))
    _conforms, report, _text = pyshacl.validate(data_graph, shacl_graph=_parse_shapes(shapes, shapes.stat().st_mtime_ns), inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise _EngineError(f"pySHACL could not validate with {shapes}: {report!r}")
    return _results(report.serialize(format="nt", encoding="utf-8"))


def _rdflib_term(term: Term) -> rdflib.term.Node:
    """The term as rdflib has it, literals spelt as they are: its parsers rewrite "maybe"^^xsd:boolean as false."""
    from rdflib import BNode, Literal, URIRef

    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if not isinstance(term, ox.Literal):
        return BNode(str(term).removeprefix("_:"))
    if term.language is not None:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    return Literal(term.value, datatype=None if datatype == XSD_STRING else URIRef(datatype), normalize=False)


@lru_cache(maxsize=2)
def _parse_shapes(shapes: Path, _changed: int) -> rdflib.Graph:
    """The shapes for rdflib, parsed once for all chunks; a file that changes is parsed again."""
    import rdflib

    return rdflib.Graph().parse(shapes, format="turtle")


def _run_pyrudof(data: list[str], shapes: Path) -> Results:
    pyrudof: Any = importlib.import_module("pyrudof")
    # A session of its own for each run: in one that is used again, read_data() adds to the data that is there.
    session = pyrudof.Rudof(pyrudof.RudofConfig())
    try:
        session.read_data("".join(data) or "\n", pyrudof.RDFFormat.NTriples, None, pyrudof.ReaderMode.Strict)
        session.read_shacl(shapes.read_text(encoding="utf-8"), pyrudof.ShaclFormat.Turtle)
        session.validate_shacl()
        report = session.serialize_shacl_validation_results(pyrudof.ResultShaclValidationFormat.NTriples)
    except pyrudof.RudofError as error:
        raise _EngineError(f"pyrudof could not validate with {shapes}: {error}") from error
    return _results(report.encode())


def _results(report: bytes) -> Results:
    """The results of a SHACL report graph: those that sh:result points to, not the ones nested in their details."""
    by_subject: dict[str, dict[str, list[Term]]] = {}
    named: list[str] = []
    for quad in ox.parse(report, format=ox.RdfFormat.N_TRIPLES):
        by_subject.setdefault(str(quad.subject), {}).setdefault(quad.predicate.value.removeprefix(SH), []).append(quad.object)
        if quad.predicate.value == SH + "result":
            named.append(str(quad.object))
    return [by_subject[name] for name in named]


class _ShapeIndex:
    """What the shapes file says of each named shape; a broken file is a ConfigurationError with its line."""

    def __init__(self, path: Path) -> None:
        self._objects: dict[tuple[str, str], list[Term]] = {}
        try:
            for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
                self._objects.setdefault((str(quad.subject), quad.predicate.value), []).append(quad.object)
        except SyntaxError as error:
            raise ConfigurationError(path, error.msg, error.lineno) from error
        except OSError as error:
            raise ConfigurationError(path, error.strerror or str(error)) from error

    def texts(self, shape: str, predicate: ox.NamedNode) -> dict[Language, str]:
        """The Arabic and English text of a shape; empty where there is none."""
        return _by_language(self._objects.get((f"<{shape}>", predicate.value), []))

    def path(self, shape: str) -> str | None:
        """The path of a shape: a plain IRI, or SPARQL path syntax."""
        paths = self._objects.get((f"<{shape}>", SH + "path"), [])
        if not paths:
            return None
        return paths[0].value if isinstance(paths[0], ox.NamedNode) else self._complex_path(paths[0])

    def _complex_path(self, node: Term) -> str:
        inverse = self._objects.get((str(node), SH + "inversePath"))
        if inverse is not None:
            return "^" + self._complex_path(inverse[0])
        first = self._objects.get((str(node), RDF + "first"))
        if first is None:
            return str(node)
        rest = self._objects[(str(node), RDF + "rest")][0]
        end = isinstance(rest, ox.NamedNode)  # rdf:nil
        return self._complex_path(first[0]) + ("" if end else "/" + self._complex_path(rest))


def _by_language(terms: Iterable[Term]) -> dict[Language, str]:
    texts: dict[Language, str] = {"ar": "", "en": ""}
    for term in sorted((t for t in terms if isinstance(t, ox.Literal)), key=str):
        language: Language = "ar" if term.language == "ar" else "en"
        texts[language] = texts[language] or term.value
    return texts


def _violation(result: dict[str, list[Term]], shapes: _ShapeIndex) -> Violation:
    """A result node of either engine, in our words. A shape without a name is told by its constraint component."""
    source = result["sourceShape"][0]
    named = isinstance(source, ox.NamedNode)
    shape = _plain(source if named else result["sourceConstraintComponent"][0])
    texts = shapes.texts(shape, ox.NamedNode(SH + "message")) if named else _by_language(result.get("resultMessage", []))
    path = shapes.path(shape) if named else None
    given = [term.value for term in result.get("resultPath", []) if isinstance(term, ox.NamedNode)]
    return Violation(
        focus=_plain(result["focusNode"][0]),
        path=path or (given[0] if given else None),
        value=_plain(result["value"][0]) if "value" in result else None,
        shape=shape,
        message_ar=texts["ar"],
        message_en=texts["en"],
        severity=_plain(result["resultSeverity"][0]).removeprefix(SH),
    )


def _plain(term: Term) -> str:
    if isinstance(term, ox.Literal) and term.language is not None:
        return str(ox.Literal(term.value, language=term.language.lower()))  # as rdflib has it
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _is_blank(term: str | None) -> bool:
    return term is not None and term.startswith("_:")


def _in_order(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    """Each violation once, by focus node; blank nodes, whose labels are random, by what is wrong with them, and numbered.

    Engines give one result for each constraint that a value breaks, and pySHACL alone looks inside an ill-typed
    date: one shape failing on one value is one violation.
    """
    by_focus: dict[str, set[Violation]] = {}
    for violation in violations:
        by_focus.setdefault(violation.focus, set()).add(violation)
    groups = [(focus, sorted(group, key=_order)) for focus, group in by_focus.items()]
    groups.sort(key=lambda group: ("_:" if _is_blank(group[0]) else group[0], [_order(violation) for violation in group[1]]))
    labels: dict[str, str] = {}

    def label(term: str) -> str:
        return labels.setdefault(term, f"_:b{len(labels)}") if _is_blank(term) else term

    return tuple(
        replace(violation, focus=label(focus), value=None if violation.value is None else label(violation.value))
        for focus, group in groups for violation in group
    )


def _order(violation: Violation) -> tuple[str, ...]:
    value = "_:" if _is_blank(violation.value) else violation.value or ""
    return violation.path or "", violation.shape, value, violation.message_en, violation.message_ar


def as_text(report: Report, language: Language) -> str:
    """The report for a person: the heading, then each focus node with its messages, values and shapes."""
    lines = [report.heading_ar if language == "ar" else report.heading_en]
    focus = None
    for violation in report.violations:
        if violation.focus != focus:
            focus = violation.focus
            lines.append(f"\n{focus}")
        message = violation.message_ar if language == "ar" else violation.message_en
        value = f": {violation.value}" if violation.value is not None else ""
        lines.append(f"  - {message or violation.shape}{value}")
        lines.append(f"    {violation.severity}  {violation.path or ''}  {violation.shape}".rstrip())
    return "\n".join(lines) + "\n"


def as_json(report: Report) -> str:
    """The report as a JSON object: `conforms`, and `violations` with both messages."""
    violations = [
        {
            "focus": violation.focus, "path": violation.path, "value": violation.value, "shape": violation.shape,
            "message": {"ar": violation.message_ar, "en": violation.message_en}, "severity": violation.severity,
        }
        for violation in report.violations
    ]
    return json.dumps({"conforms": report.conforms, "violations": violations}, ensure_ascii=False, indent=2) + "\n"


def as_turtle(report: Report) -> str:
    """The report as a SHACL validation report in Turtle."""
    results = "".join(f" ;\n    sh:result {_result_turtle(violation)}" for violation in report.violations)
    return f"@prefix sh: <{SH}> .\n\n[] a sh:ValidationReport ;\n    sh:conforms {str(report.conforms).lower()}{results} .\n"


def _result_turtle(violation: Violation) -> str:
    rows = [
        f"a sh:ValidationResult ; sh:resultSeverity sh:{violation.severity}",
        f"sh:focusNode {_turtle(violation.focus)}",
        f"sh:sourceShape {_turtle(violation.shape)}",
    ]
    if violation.path is not None:
        rows.append(f"sh:resultPath {_path_turtle(violation.path)}")
    if violation.value is not None:
        rows.append(f"sh:value {_turtle(violation.value)}")
    for text, language in ((violation.message_ar, "ar"), (violation.message_en, "en")):
        if text:
            rows.append(f"sh:resultMessage {ox.Literal(text, language=language)}")
    return "[\n        " + " ;\n        ".join(rows) + "\n    ]"


def _turtle(term: str) -> str:
    return term if term.startswith(('"', "_:")) else f"<{term}>"


def _path_turtle(path: str) -> str:
    steps = re.findall(r"(\^?)<([^>]*)>", path)
    if not steps:
        return _turtle(path)
    nodes = [f"[ sh:inversePath <{iri}> ]" if inverse else f"<{iri}>" for inverse, iri in steps]
    return nodes[0] if len(nodes) == 1 else f"( {' '.join(nodes)} )"
