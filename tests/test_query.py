"""The query library and how it is asked: headers, parameters, answer formats, the local store and a real server."""

from __future__ import annotations

import csv
import io
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from majlis import query
from majlis.answers import answer_of, display_width, formats, render
from majlis.errors import ConfigurationError, InputError, UsageError
from majlis.query_parameters import bind

SMALL = Path(__file__).parent / "data" / "small.trig"
ID = "https://w3id.org/majlis/id/"
LIBRARY = query.library()
QUESTIONS = {
    "countries-in-meetings", "hosts-and-chairs", "who-represented", "meetings-of-body", "meetings-in-place", "who-met-whom",
    "memberships", "commitments-of-actor", "pledges-by-year", "considering", "calls", "evidence-of-meeting",
    "reports-and-disagreements", "announced-and-became", "positions-over-time", "themes-of-meeting", "outlets-and-sources",
}
# What the required parameters get where a test runs every query.
REQUIRED = {"who-represented": {"country": "EG"}, "meetings-of-body": {"body": "Water Forum"}, "commitments-of-actor": {"actor": "مصر"}}


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    store = Store()
    store.load(path=str(SMALL), format=RdfFormat.TRIG)
    (folder / "graph.nq").write_bytes(store.dump(format=RdfFormat.N_QUADS) or b"")
    return folder


def rows(name: str, folder: Path, *columns: str, **params: str) -> list[tuple[object, ...]]:
    data = json.loads(query.run(name, params, folder, format="json"))
    return [tuple(row[column] for column in columns) for row in data]


# ---- the library

def test_every_question_of_the_design_has_its_query() -> None:
    assert {entry.name for entry in LIBRARY} >= QUESTIONS


@pytest.mark.parametrize("entry", LIBRARY, ids=lambda entry: entry.name)
def test_the_header_names_every_column_that_the_query_gives(entry: query.Query, small: Path) -> None:
    answer = query.ask(entry.name, REQUIRED.get(entry.name, {}), small)
    assert tuple(name for name, _ in entry.columns) == answer.columns
    assert answer.rows


@pytest.mark.parametrize("entry", LIBRARY, ids=lambda entry: entry.name)
@pytest.mark.parametrize("parameters", [False, True])
def test_rdflib_and_oxigraph_give_the_same_rows_in_the_same_order(entry: query.Query, parameters: bool) -> None:
    store = Store()
    store.load(path=str(SMALL), format=RdfFormat.TRIG)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(SMALL, format="trig")
    text = query.filled(entry, {})
    if parameters:
        given = REQUIRED.get(entry.name, {})
        text = query.filled(entry, bind(entry.parameters, given, lambda question: query.ask_store(store, question)))
    ours = [[None if term is None else term.value for term in row] for row in query.ask_store(store, text).rows]  # type: ignore[union-attr]
    theirs = [[None if term is None else str(term) for term in row] for row in dataset.query(text)]  # type: ignore[union-attr]
    assert ours == theirs


@pytest.mark.parametrize("entry", LIBRARY, ids=lambda entry: entry.name)
def test_a_query_runs_as_it_stands_in_its_file(entry: query.Query, small: Path) -> None:
    assert query.local(small)(entry.text).columns == query.local(small)(query.filled(entry, {})).columns


def test_the_listing_shows_names_titles_and_parameters() -> None:
    text = query.listing(LIBRARY)
    assert "countries-in-meetings\n" in text and "الدول المشاركة في كل لقاء" in text and "--param country=…" in text


# ---- rows written by hand from the fixture

def test_countries_take_part_with_role_date_place_words_and_article(small: Path) -> None:
    assert rows("countries-in-meetings", small, "date", "country_en", "role", "place_en", "quote", "article") == [
        (None, "Egypt", "participant", None, "بين الأردن ومصر", "second"),
        (None, "Jordan", "participant", None, "بين الأردن ومصر", "second"),
        ("2024-03-05", "Jordan", "host", "Amman", "دعا إليه الأردن", "first"),
        ("2024-03-05", "Jordan", "host", "Amman", "في ضيافة الأردن", "second"),
        ("2024-03-05", "Egypt", "participant", "Amman", "بحضور مصر", "first"),
        ("2024-04", "Egypt", "chair", "Oslo", "برئاسة مصر", "second"),
        ("2024-04", "Norway", "host", "Oslo", "تستضيف النرويج", "first"),
        ("2024-04", "Norway", "host", "Oslo", "استضافت النرويج", "second"),
        ("2024-04", "Jordan", "participant", "Oslo", "وشارك الأردن", "second"),
    ]


def test_the_period_keeps_what_may_fall_into_it(small: Path) -> None:
    found = rows("countries-in-meetings", small, "date", **{"from": "2024-04-15", "to": "2024-04-20"})
    assert {date for date, in found} == {"2024-04"}


@pytest.mark.parametrize("name, params, columns, expected", [
    ("hosts-and-chairs", {"actor": "EG"}, "date role actor_en article", [("2024-04", "chair", "Egypt", "second")]),
    ("who-represented", {"country": "EGY"}, "person_ar person_en title role quote", [("سالم النجار", "Salim al-Najjar", "وزير المياه",
         "participant", "سالم النجار")]),
    ("meetings-of-body", {"body": "منتدى المياه"}, "date kind status place_en articles", [("2024-03-05", "ministerial", "held",
         "Amman", 2)]),
    ("meetings-in-place", {"country": "النرويج"}, "in_year date kind place_en", [("2024", "2024-04", "conference", "Oslo")]),
    ("meetings-in-place", {"place": "عمان", "year": "2024"}, "date place_ar", [("2024-03-05", "عمّان")]),
    ("meetings-in-place", {"year": "1999"}, "date", []),
    ("who-met-whom", {}, "meetings one_en other_en", [(2, "Egypt", "Jordan"), (1, "Egypt", "Norway"), (1, "Jordan", "Norway")]),
    ("who-met-whom", {"actor": "Norway"}, "meetings one_en", [(1, "Egypt"), (1, "Jordan")]),
    ("memberships", {}, "actor_en change body_en since published article", [("Norway", "joined", "Water Forum", "2024", "2024-03-06",
         "first")]),
    ("commitments-of-actor", {"actor": "Egypt"}, "theme_en modality amount currency date", [("water", "pledged", 2500000, "USD",
         "2024-03-05")]),
    ("commitments-of-actor", {"actor": "Egypt", "theme": "development"}, "amount", []),
    ("pledges-by-year", {"year": "2024"}, "in_year amount currency actor_en theme_ar", [("2024", 2500000, "USD", "Egypt", "المياه")]),
    ("considering", {}, "actor_en theme_en date quote", [("Water Forum", "institutional reform", None, "يدرس المنتدى إعادة هيكلته")]),
    ("calls", {}, "actor_en addressee_en theme_en date", [("Egypt", None, "water", None), ("Jordan", "Norway", "development",
         "2024-03-05")]),
    ("announced-and-became", {}, "meeting_en announced announced_on later became", [
        ("Conference – Oslo – 2024-04", "first", "2024-03-06", "second", "held"), ("Telephone call", "second", "2024-04-21", None, None)]),
    ("positions-over-time", {}, "published title affiliation_en", [("2024-03-06", "وزير المياه", "Egypt"), ("2024-04-21", "مبعوث خاص",
         None)]),
    ("positions-over-time", {"affiliation": "EG"}, "person_en title", [("Salim al-Najjar", "وزير المياه")]),
    ("themes-of-meeting", {}, "date theme_en act actor_en", [("2024-03-05", "development", "call", "Jordan"), ("2024-03-05", "water",
         "commitment", "Egypt")]),
    ("outlets-and-sources", {}, "outlet source_ar source_en how statements", [
        ("صحيفة النهر", "وكالة الضفاف", "Wakalat al-Difaf", "relays", 1), ("صحيفة النهر", "الأردن", "Jordan", "speaks", 1)]),
    ("statements", {}, "speaker_en via_ar date", [("Jordan", "وكالة الضفاف", "2024-03-05")]),
    ("quantities", {}, "of bound number currency article", [("members", "over", 30, None, "first")]),
])
def test_the_answer_is_what_the_fixture_says(
    name: str, params: dict[str, str], columns: str, expected: list[tuple[object, ...]], small: Path,
) -> None:
    assert rows(name, small, *columns.split(), **params) == expected


def test_evidence_gives_the_words_in_the_order_of_the_text(small: Path) -> None:
    found = rows("evidence-of-meeting", small, "says", "quote", "start", "end", meeting="id:meeting/phone")
    assert found == [
        ("meeting", "اتصال مرتقب بين الأردن ومصر", 120, 147), ("participation", "بين الأردن ومصر", 132, 147),
        ("participation", "بين الأردن ومصر", 132, 147),
    ]


def test_articles_that_disagree_on_a_meeting_are_shown_side_by_side(small: Path) -> None:
    found = rows("reports-and-disagreements", small, "field", "article", "value", "other_value", "other_article",
        meeting=ID + "meeting/amman")
    assert [row for row in found if row[3] is not None] == [
        ("kind", "first", "ministerial", "talks", "second"), ("kind", "second", "talks", "ministerial", "first"),
    ]


# ---- parameters

@pytest.mark.parametrize("value", ["JO", "jo", "JOR", "Jordan", "jordan", "الأردن", "الاردن", "الأُردن", "المملكة الأردنية الهاشمية",
    "id:country/JO", ID + "country/JO"])
def test_a_country_is_known_by_code_name_spelling_and_iri(value: str, small: Path) -> None:
    assert {name for name, in rows("countries-in-meetings", small, "country_en", country=value)} == {"Jordan"}


def test_an_unknown_country_is_a_usage_error_with_near_names(small: Path) -> None:
    with pytest.raises(UsageError, match="Norway"):
        query.run("countries-in-meetings", {"country": "Norwey"}, small)


@pytest.mark.parametrize("params, reason", [
    ({"county": "EG"}, "no parameter 'county'; it has: country"),
    ({"from": "yesterday"}, "is no day"),
    ({"country": "https://a b"}, "is no IRI"),
])
def test_a_wrong_parameter_is_a_usage_error(params: dict[str, str], reason: str, small: Path) -> None:
    with pytest.raises(UsageError, match=reason):
        query.run("countries-in-meetings", params, small)


def test_a_missing_required_parameter_is_named(small: Path) -> None:
    with pytest.raises(UsageError, match="--param country"):
        query.run("who-represented", {}, small)


INJECTIONS = [
    '" } } INSERT DATA { <a:b> <a:c> <a:d> } #', "2024' } UNION { ?s ?p ?o } #", "\\", '"', "\n}", "{}", "?s", '"""', "\u202e",
        "} # VALUES",
]


@pytest.mark.parametrize("value", INJECTIONS)
def test_query_text_in_a_value_is_data(value: str, small: Path) -> None:
    assert rows("meetings-in-place", small, "date", year=value) == []
    with pytest.raises(UsageError):
        query.run("countries-in-meetings", {"country": value}, small)
    with pytest.raises(UsageError):
        query.run("countries-in-meetings", {"country": "https://x/" + value + "> } #"}, small)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.text(max_size=30))
def test_any_text_is_a_value_or_a_usage_error(value: str) -> None:
    entry = query.find("meetings-in-place")
    store = Store()
    values = bind(entry.parameters, {"year": value}, lambda text: query.ask_store(store, text))
    assert values["year"] == Literal(value.strip())
    assert query.ask_store(store, query.filled(entry, values)).rows == ()
    with pytest.raises(UsageError):
        bind(query.find("calls").parameters, {"theme": value}, lambda text: query.ask_store(store, text))
        raise UsageError("text that looks like an IRI is taken as one")


# ---- names, headers, own files

def test_an_unknown_name_gets_the_nearest_ones(small: Path) -> None:
    with pytest.raises(UsageError, match="did you mean countries-in-meetings"):
        query.run("countries-in-meeting", {}, small)


def test_a_users_own_file_needs_no_header(tmp_path: Path, small: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text("SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a <https://w3id.org/majlis/ontology#Meeting> }", encoding="utf-8")
    assert rows(str(own), small, "n") == [(3,)]


def test_a_users_own_file_may_ask_and_construct(tmp_path: Path, small: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text("ASK { ?m a <https://w3id.org/majlis/ontology#Meeting> }", encoding="utf-8")
    assert rows(str(own), small, "answer") == [(True,)]
    own.write_text("CONSTRUCT { ?m <a:is> 1 } WHERE { ?m a <https://w3id.org/majlis/ontology#Meeting> }", encoding="utf-8")
    assert len(rows(str(own), small, "subject")) == 3


@pytest.mark.parametrize("old, new, line, reason", [
    ("# title@ar: س\n", "", 1, "lacks title@ar"),
    ("# title@en: T\n", "# title@en: \n", 2, "title@en is empty"),
    ("country optional —", "county optional —", 4, "no parameter type 'county'"),
    ("optional — only", "maybe — only", 4, "a parameter is written"),
    ("# column: x — the x", "# column: x", 5, "a column is written"),
    ("  # VALUES\n", "", None, "no line '# VALUES'"),
])
def test_a_broken_header_names_path_and_line(
    old: str, new: str, line: int | None, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = (
        "# title@ar: س\n# title@en: T\n# description@en: D\n# parameter: x country optional — only this\n# column: x — the x\n"
        "SELECT ?x WHERE {\n  # VALUES\n  ?x a ?y }\n"
    )
    path = tmp_path / "broken.rq"
    monkeypatch.setattr(query, "queries_path", lambda: tmp_path)
    path.write_text(good, encoding="utf-8")
    assert query.library()[0].parameters[0].type == "country"
    path.write_text(good.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=reason) as caught:
        query.library()
    assert caught.value.path == str(path) and caught.value.line == line


def test_a_query_that_is_no_sparql_is_named_with_its_line(tmp_path: Path, small: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text("SELECT ?x\nWHERE { ?x ?y . ?z }\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"own\.rq:2: this is not a SPARQL query"):
        query.run(str(own), {}, small)


def test_a_missing_file_and_a_missing_graph_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none.rq"):
        query.run("none.rq", {}, tmp_path)
    with pytest.raises(InputError, match="no graph of a build"):
        query.run("calls", {}, tmp_path)


def test_a_local_query_asks_no_other_server(tmp_path: Path, small: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", encoding="utf-8")
    with pytest.raises(UsageError, match="SERVICE"):
        query.run(str(own), {}, small)
    own.write_text('# SERVICE\nSELECT ("SERVICE" AS ?service) {}', encoding="utf-8")
    assert rows(str(own), small, "service") == [("SERVICE",)]


def test_one_says_exactly_one_place_to_ask(small: Path) -> None:
    for places in ({}, {"graph_dir": small, "endpoint": "http://127.0.0.1:1/"}):
        with pytest.raises(UsageError, match="--graph DIR or --endpoint URL"):
            query.run("calls", {}, **places)  # type: ignore[arg-type]


# ---- formats

LONG = "كلمة " * 60
ANSWER = answer_of(["name", "thing", "n"], [
    [Literal("عمّان | \"x\"\n", language="ar"), NamedNode(ID + "place/amman"), Literal(3)], [Literal(LONG), None, None],
])


def test_csv_is_read_back_whole() -> None:
    assert list(csv.reader(io.StringIO(render(ANSWER, "csv")))) == [
        ["name", "thing", "n"], ["عمّان | \"x\"\n", ID + "place/amman", "3"], [LONG, "", ""],
    ]


def test_json_is_a_list_of_objects_with_numbers_and_nulls() -> None:
    assert json.loads(render(ANSWER, "json"))[1] == {"name": LONG, "thing": None, "n": None}
    assert json.loads(render(ANSWER, "json"))[0]["n"] == 3


def test_sparql_json_is_read_by_rdflib() -> None:
    result = rdflib.query.Result.parse(io.BytesIO(render(ANSWER, "sparql-json").encode()), format="json")
    first = next(iter(result))
    assert first.thing == rdflib.URIRef(ID + "place/amman") and first.n.toPython() == 3 and first.name.language == "ar"  # type: ignore[union-attr]


def test_markdown_keeps_one_line_a_row() -> None:
    lines = render(ANSWER, "markdown").splitlines()
    assert len(lines) == 4 and r"عمّان \| " in lines[2]


def test_an_unknown_format_names_all() -> None:
    with pytest.raises(UsageError, match="table, csv, json, markdown, sparql-json"):
        render(ANSWER, "xls")
    assert formats()[0] == "table"


def test_a_mark_takes_no_cell_and_a_wide_character_two() -> None:
    assert display_width("عَمَّان") == 4 and display_width("a漢") == 3 and display_width("\u2068x\u2069") == 1


def test_the_table_is_aligned_and_cut_only_for_a_terminal(small: Path) -> None:
    plain = query.run("meetings-of-body", {"body": "Water Forum"}, small)
    assert "…" not in plain and "\u2068" not in plain
    header, _, row, _ = plain.splitlines()
    for column, value in (("kind", "ministerial"), ("place_en", "Amman"), ("country_en", "Jordan"), ("meeting_en", "Ministerial")):
        assert display_width(header[:header.index(column)]) == display_width(row[:row.index(value)])
    narrow = query.run("quantities", {}, small, terminal_width=60)
    assert all(display_width(line) <= 60 for line in narrow.splitlines()) and "\u2068" in narrow


def test_a_terminal_too_narrow_for_the_table_gets_a_value_a_line(small: Path) -> None:
    text = query.run("countries-in-meetings", {"country": "NO"}, small, terminal_width=70)
    assert "country_ar  \u2068النرويج\u2069\n" in text and "استضافت النرويج" in text


def test_what_a_table_leaves_out_is_said(small: Path) -> None:
    assert "left out here, in csv and json: meeting, country)" in query.run("countries-in-meetings", {}, small)


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in render(answer_of(["x"], [[Literal("\x1b[2J\u202eabc")]]), "table", 80)


# ---- a remote endpoint

@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real Oxigraph server, all graphs as one, on a free port of loopback."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("the program `oxigraph` is not on the path")
    location = str(tmp_path_factory.mktemp("server"))
    subprocess.run([program, "load", "--location", location, "--file", str(SMALL)], check=True, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"127.0.0.1:{port}"
    process = subprocess.Popen(
        [program, "serve-read-only", "--location", location, "--bind", address, "--union-default-graph"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://{address}/query"
    finally:
        process.terminate()
        process.wait()


@pytest.mark.parametrize("entry", LIBRARY, ids=lambda entry: entry.name)
def test_the_endpoint_answers_as_the_folder_does(entry: query.Query, server: str, small: Path) -> None:
    params = REQUIRED.get(entry.name, {})
    assert query.run(entry.name, params, endpoint=server, format="sparql-json") == query.run(entry.name, params, small,
        format="sparql-json")


def test_the_endpoint_resolves_names_asks_and_constructs(server: str, tmp_path: Path) -> None:
    assert "Norway" in query.run("hosts-and-chairs", {"actor": "النرويج"}, endpoint=server)
    own = tmp_path / "own.rq"
    own.write_text("ASK { ?m a <https://w3id.org/majlis/ontology#Meeting> }", encoding="utf-8")
    assert json.loads(query.run(str(own), {}, endpoint=server, format="json")) == [{"answer": True}]
    own.write_text("CONSTRUCT { ?m <a:is> 1 } WHERE { ?m a <https://w3id.org/majlis/ontology#Meeting> }", encoding="utf-8")
    assert len(json.loads(query.run(str(own), {}, endpoint=server, format="json"))) == 3


def test_what_the_server_refuses_is_an_input_error(server: str, tmp_path: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text("SELECT ?x WHERE { ?x", encoding="utf-8")
    with pytest.raises(InputError, match="did not answer"):
        query.run(str(own), {}, endpoint=server)


def test_an_update_is_never_sent_as_a_query(tmp_path: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text("PREFIX select: <a:select>\nDELETE WHERE { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(UsageError, match="DELETE"):
        query.run(str(own), {}, endpoint="http://127.0.0.1:9/query")


def test_a_server_that_is_not_there_is_an_input_error() -> None:
    with pytest.raises(InputError, match="127.0.0.1:9"):
        query.run("calls", {}, endpoint="http://127.0.0.1:9/query")


def test_an_endpoint_is_an_http_address() -> None:
    with pytest.raises(UsageError, match="http://"):
        query.run("calls", {}, endpoint="file:///etc/passwd")


@pytest.mark.parametrize("body", [b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":', b"<html>", b"[]", b""])
def test_half_an_answer_is_an_error(body: bytes) -> None:
    class Half(BaseHTTPRequestHandler):  # a stand-in: the real server cannot be made to stop halfway
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    stub = HTTPServer(("127.0.0.1", 0), Half)
    thread = threading.Thread(target=stub.serve_forever)
    thread.start()
    try:
        with pytest.raises(InputError, match="no whole answer"):
            query.run("calls", {}, endpoint=f"http://127.0.0.1:{stub.server_port}/")
    finally:
        stub.shutdown()
        thread.join()
        stub.server_close()
