"""Every export format, read back by a reader that is not ours and compared with the graph."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import networkx
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from majlis.errors import InputError, OutputError, UsageError
from majlis.export.formats import FORMATS, write
from majlis.export.xml_text import xml_text

SMALL = Path(__file__).parent / "data" / "small.trig"
ID = "https://w3id.org/majlis/id/"
# (actor, meeting, role) as the fixture states them
PARTS = {
    ("country/JO", "meeting/amman", "host"), ("country/EG", "meeting/amman", "participant"), ("person/سالم_النجار", "meeting/amman",
         "participant"),
    ("country/NO", "meeting/oslo", "host"), ("country/EG", "meeting/oslo", "chair"), ("country/JO", "meeting/oslo", "participant"),
    ("country/EG", "meeting/phone", "participant"), ("country/JO", "meeting/phone", "participant"),
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    store = Store()
    store.load(path=str(SMALL), format=RdfFormat.TRIG)
    (tmp_path / "graph.nq").write_bytes(store.dump(format=RdfFormat.N_QUADS) or b"")
    return tmp_path


@pytest.fixture
def dataset() -> rdflib.Dataset:
    found = rdflib.Dataset()
    found.parse(SMALL, format="trig")
    return found


def canonical(dataset: rdflib.Dataset) -> set[tuple[str, ...]]:
    return {(s.n3(), p.n3(), o.n3(), str(g)) for s, p, o, g in dataset.quads((None, None, None, None))}


def exported(small: Path, format: str) -> Path:
    path = small / f"out.{format}"
    write(small, format, path)
    return path


@pytest.mark.parametrize("format, foreign", [("nquads", "nquads"), ("trig", "trig"), ("jsonld", "json-ld")])
def test_a_format_with_graphs_keeps_every_quad(format: str, foreign: str, small: Path, dataset: rdflib.Dataset) -> None:
    back = rdflib.Dataset()
    back.parse(exported(small, format), format=foreign)
    assert canonical(back) == canonical(dataset)


@pytest.mark.parametrize("format, foreign", [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml")])
def test_a_format_without_graphs_keeps_every_triple(format: str, foreign: str, small: Path, dataset: rdflib.Dataset) -> None:
    back = rdflib.Graph()
    back.parse(exported(small, format), format=foreign)
    assert {(s.n3(), p.n3(), o.n3()) for s, p, o in back} == {quad[:3] for quad in canonical(dataset)}


def test_json_ld_is_compact_and_carries_its_context(small: Path) -> None:
    document = json.loads(exported(small, "jsonld").read_text(encoding="utf-8"))
    nodes = {node["id"]: node for graph in document["@graph"] for node in graph["@graph"]}
    oslo = nodes[ID + "meeting/oslo"]
    assert oslo["type"] == "Meeting" and oslo["host"] == ID + "country/NO" and oslo["earliest"] == "2024-04-01"


@pytest.mark.parametrize("format, read", [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_a_graph_program_reads_every_node_and_edge(format: str, read: object, small: Path) -> None:
    graph = read(exported(small, format), **({"force_multigraph": True} if format == "graphml" else {}))  # type: ignore[operator]
    assert {(a.removeprefix(ID), m.removeprefix(ID), data["role"]) for a, m, data in graph.edges(data=True)} == PARTS
    assert {data["type"] for _, data in graph.nodes(data=True)} == {"meeting", "country", "person"}
    amman = graph.nodes[ID + "meeting/amman"]
    assert (amman["kind"], amman["date"], amman["place"], amman["label_en"][:11]) == ("ministerial", "2024-03-05", "عمّان", "Ministerial")
    assert graph.nodes[ID + "country/JO"]["label"] == "الأردن"
    assert (graph.nodes[ID + "country/JO"]["label_en"], graph.nodes[ID + "person/سالم_النجار"]["label_en"]) == ("Jordan", "Salim al-Najjar")


def test_graphml_attributes_are_typed_and_named(small: Path) -> None:
    graph = networkx.read_graphml(exported(small, "graphml"), force_multigraph=True)
    name = ID + "participation/amman/participant/person/سالم_النجار"
    edge = graph.get_edge_data(ID + "person/سالم_النجار", ID + "meeting/amman")[name]
    assert (edge["role"], edge["confidence"], edge["on_behalf_of"]) == ("participant", 0.8, ID + "country/EG")


def test_cytoscape_json_is_read_by_networkx(small: Path) -> None:
    graph = networkx.cytoscape_graph(json.loads(exported(small, "cytoscape").read_text(encoding="utf-8")))
    assert {(a.removeprefix(ID), m.removeprefix(ID), data["role"]) for a, m, data in graph.edges(data=True)} == PARTS


def test_dot_holds_every_edge(small: Path) -> None:
    text = exported(small, "dot").read_text(encoding="utf-8")
    edges = re.findall(r'^  "([^"]+)" -> "([^"]+)" \[label="(\w+)"\];$', text, flags=re.MULTILINE)
    assert {(a.removeprefix(ID), m.removeprefix(ID), role) for a, m, role in edges} == PARTS
    assert 'tooltip="Salim al-Najjar"' in text


def test_csv_has_a_row_for_every_part(small: Path) -> None:
    with exported(small, "csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {(row["actor"].removeprefix(ID), row["meeting"].removeprefix(ID), row["role"]) for row in rows} == PARTS
    assert {row["iso2"] for row in rows} == {"JO", "EG", "NO", ""}
    assert {row["actor_en"] for row in rows} == {"Jordan", "Egypt", "Norway", "Salim al-Najjar"}


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes(format: str, small: Path) -> None:
    first = exported(small, format).read_bytes()
    lines = (small / "graph.nq").read_bytes().splitlines(keepends=True)
    (small / "graph.nq").write_bytes(b"".join(reversed(lines)))
    assert exported(small, format).read_bytes() == first


@pytest.mark.parametrize("format", ["rdfxml", "graphml", "gexf"])
def test_characters_that_xml_forbids_break_no_file(format: str, small: Path) -> None:
    store = Store()
    store.load(path=str(small / "graph.nq"), format=RdfFormat.N_QUADS)
    store.add(Quad(NamedNode(ID + "country/JO"), NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Literal("\x01\ufffe",
        language="ar")))
    store.remove(Quad(NamedNode(ID + "country/JO"), NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Literal("الأردن",
        language="ar"),
                      NamedNode("https://w3id.org/majlis/reference")))
    (small / "graph.nq").write_bytes(store.dump(format=RdfFormat.N_QUADS) or b"")
    path = exported(small, format)
    reader = {"rdfxml": rdflib.Graph().parse, "graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[format]
    reader(path, **({"format": "xml"} if format == "rdfxml" else {}))
    assert xml_text("\x01") == "\ufffd"


def test_an_unknown_format_names_all(small: Path) -> None:
    with pytest.raises(UsageError, match="nquads, trig, turtle, ntriples, jsonld, rdfxml, graphml"):
        write(small, "docx", small / "x")


def test_a_dash_is_standard_output(small: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write(small, "ntriples", "-")
    assert capfdbinary.readouterr().out == exported(small, "ntriples").read_bytes()


def test_a_place_that_cannot_be_written_is_named(small: Path) -> None:
    for place in (small, small / "none" / "out.nq", small / "graph.nq" / "out.nq"):
        with pytest.raises(OutputError, match=re.escape(str(place))):
            write(small, "nquads", place)
    assert not list(small.glob("*.part"))


def test_a_folder_without_a_build_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no graph of a build"):
        write(tmp_path, "nquads", tmp_path / "x")
