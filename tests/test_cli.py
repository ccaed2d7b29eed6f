"""The command line: it teaches, and what is wrong is one line and an exit status."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from majlis import cli
from majlis.commands import COMMANDS
from majlis.doctor import examine
from majlis.export.formats import FORMATS
from majlis.query import library
from majlis.recognise.gazetteer import REFERENCE_FILES

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
SEED = SEEDS / "004_44ace279f8548755.txt"


def run(*arguments: str | Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "majlis.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, env=environment, timeout=120, check=False)


def help_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as stopped:
        cli.main([*arguments, "--help"])
    assert stopped.value.code == 0
    return capsys.readouterr().out


def assert_one_line(done: subprocess.CompletedProcess[str], status: int, *words: str) -> None:
    assert done.returncode == status, done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stderr.startswith("majlis: ")
    for word in words:
        assert word in done.stderr


def test_the_help_names_every_command_and_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    text = help_of(capsys)
    for name in COMMANDS:
        assert re.search(rf"^    {name} +\S", text, re.MULTILINE), name
    assert "majlis build seeds --out" in text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = help_of(capsys, name)
    assert len(text.split("options:")[0].split("\n\n")[1]) > 40
    assert f"  majlis {name}" in text.split("examples:")[1]
    assert "--quiet" in text and "--verbose" in text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_explained(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    listed = help_of(capsys, name).split("options:")[1].split("examples:")[0]
    for entry in re.split(r"\n(?=  -)", listed.strip("\n")):
        assert re.search(r"(  |\n +)\w", entry.strip()), entry


def test_the_help_of_export_names_the_formats_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(help_of(capsys, "export").split())
    named = text.split("in one of these formats:")[1].split("options:")[0]
    assert set(re.findall(r"[a-z]+", re.sub(r"\([^)]*\)|positional arguments.*", "", named))) == set(FORMATS)


def test_the_help_is_there_in_less_than_a_third_of_a_second() -> None:
    run("--help")
    started = time.perf_counter()
    assert run("--help").returncode == 0
    assert time.perf_counter() - started < 0.3


@pytest.mark.parametrize("arguments", [
    [], ["buld"], ["build"], ["build", "seeds"], ["build", "seeds", "--out", "x", "--workers", "0"],
    ["build", "seeds", "--out", "x", "--workers", "two"], ["build", "seeds", "--out", "x", "--base", "no iri"], ["facts"], ["export"],
    ["query", "countries-in-meetings"], ["query", "no-such-query", "--graph", "x"], ["validate", "x.ttl", "--format", "xml"],
    ["query", "countries-in-meetings", "--graph", "x", "--param", "country"],
])
def test_wrong_usage_is_one_line_and_status_2(arguments: list[str]) -> None:
    assert_one_line(run(*arguments), 2)


def test_query_without_a_name_lists_the_library() -> None:
    done = run("query")
    assert done.returncode == 0
    for query in library():
        assert query.name in done.stdout
        assert query.title_ar in done.stdout


@pytest.mark.parametrize("arguments", [["build", "{}", "--out", "out"], ["facts", "{}"], ["explain", "{}"], ["validate", "{}"]])
def test_an_input_that_is_not_there_is_named(arguments: list[str], tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.ttl")
    assert_one_line(run(*(argument.replace("{}", missing).replace("out", str(tmp_path / "out")) if argument in ("{}", "out") else argument
                          for argument in arguments)), 1, missing)


@pytest.mark.parametrize(("name", "content", "reason"), [
    ("empty.txt", b"", "empty"),
    ("binary.txt", bytes(range(256)) * 20, ""),
    ("latin.txt", b"no Arabic here\n", "no Arabic"),
    ("table.xlsx", b"PK", "not one of"),
])
def test_a_bad_file_is_named_and_the_rest_of_the_build_goes_on(name: str, content: bytes, reason: str, tmp_path: Path) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    done = run("build", bad, SEED, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert f"{bad}: " in done.stderr
    assert reason in done.stderr
    assert str(bad) in (tmp_path / "out" / "issues.jsonl").read_text(encoding="utf-8")
    assert "1 articles" in done.stderr


def test_an_article_that_is_not_utf_8_is_read_all_the_same(tmp_path: Path) -> None:
    article = tmp_path / SEED.name
    article.write_bytes(SEED.read_text(encoding="utf-8").encode("windows-1256", errors="ignore"))
    done = run("facts", article)
    assert done.returncode == 0, done.stderr
    assert '"type": "mention"' in done.stdout


def test_a_folder_without_articles_is_an_error_that_names_it(tmp_path: Path) -> None:
    folder = tmp_path / "nothing"
    folder.mkdir()
    done = run("build", folder, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert f"{folder}: no articles in this folder" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    article = tmp_path / "secret.txt"
    shutil.copy(SEED, article)
    article.chmod(0)
    done = run("build", article, SEED, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert f"{article}: cannot be read" in done.stderr


def test_a_broken_gazetteer_is_named(tmp_path: Path) -> None:
    gazetteer = tmp_path / "own.ttl"
    gazetteer.write_text("this is not Turtle", encoding="utf-8")
    assert_one_line(run("build", SEED, "--out", tmp_path / "out", "--gazetteer", gazetteer), 1, str(gazetteer))


def test_an_output_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.doc").write_text("dear", encoding="utf-8")
    assert_one_line(run("build", SEED, "--out", tmp_path), 1, str(tmp_path), "not empty")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.doc"]


@pytest.mark.parametrize("command", [["query", "countries-in-meetings"], ["export", "--format", "turtle", "-o", "-"], ["facts"]])
def test_a_graph_that_is_not_there_is_named(command: list[str], tmp_path: Path) -> None:
    assert_one_line(run(*command, "--graph", tmp_path), 1, str(tmp_path))


def test_a_file_without_a_statement_is_pointed_out(tmp_path: Path) -> None:
    empty = tmp_path / "empty.ttl"
    empty.write_text("", encoding="utf-8")
    assert_one_line(run("validate", empty), 0, f"{empty}: holds no statement")


def test_a_folder_is_no_rdf_file(tmp_path: Path) -> None:
    assert_one_line(run("validate", tmp_path), 1, f"{tmp_path}: is a folder")


@pytest.mark.parametrize("text", ["SELECT * WHERE { ?s ?p", "DELETE WHERE { ?s ?p ?o }", ""])
def test_a_query_that_is_none_is_named(text: str, tmp_path: Path) -> None:
    own, graph = tmp_path / "own.rq", tmp_path / "graph"
    own.write_text(text, encoding="utf-8")
    assert run("build", SEED, "--out", graph).returncode == 0
    assert_one_line(run("query", own, "--graph", graph), 1, f"{own}:", "not a SPARQL query")


@pytest.mark.parametrize("place", ["/nowhere/graph.ttl", "{}"])
def test_an_export_that_cannot_be_written_is_named(place: str, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    assert run("build", SEED, "--out", graph).returncode == 0
    assert_one_line(run("export", "--graph", graph, "--format", "turtle", "-o", place.format(tmp_path)), 1, place.format(tmp_path))


def test_an_endpoint_that_does_not_answer_is_named() -> None:
    assert_one_line(run("query", "countries-in-meetings", "--endpoint", "http://127.0.0.1:9/sparql"), 1, "http://127.0.0.1:9/sparql")


def test_a_file_that_is_not_rdf_is_named_with_its_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b>\n", encoding="utf-8")
    assert_one_line(run("validate", broken), 1, f"{broken}: line")


def test_gold_that_is_not_there_is_named(tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    facts.write_text('{"article": "a", "type": "mention", "entity": "SY"}\n', encoding="utf-8")
    assert_one_line(run("evaluate", tmp_path / "gold", facts), 1, "gold")


def test_below_a_floor_the_status_is_1_and_the_measure_is_named(tmp_path: Path) -> None:
    facts, floors = tmp_path / "facts.jsonl", tmp_path / "floors.toml"
    facts.write_text('{"article": "004_44ace279f8548755", "type": "mention", "entity": "ZZ", "entity_type": "country"}\n', encoding="utf-8")
    floors.write_text("[seeds.mention]\nf1 = 0.5\n", encoding="utf-8")
    done = run("evaluate", ROOT / "tests" / "gold" / "seeds", facts, "--floors", floors)
    assert_one_line(done, 1, "mention f1 0.000 is below its floor 0.5")
    assert "overall" in done.stdout


def test_standard_input_is_an_input() -> None:
    done = run("facts", "-", stdin=SEED.read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stderr
    assert '"article": "stdin"' in done.stdout


def test_quiet_builds_say_nothing(tmp_path: Path) -> None:
    done = run("build", SEED, "--out", tmp_path / "out", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_reader_that_stops_reading_is_no_error() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen([sys.executable, "-m", "majlis.cli", "query"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=environment) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == cli.PIPE_CLOSED


@pytest.mark.parametrize(("error", "status", "words"), [
    (KeyboardInterrupt(), 130, "interrupted"), (KeyError("x"), 1, "internal error: KeyError: 'x' (--verbose shows where)"),
])
def test_what_nobody_foresaw_is_one_line_too(
    error: BaseException, status: int, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(_: object) -> int:
        raise error

    monkeypatch.setitem(COMMANDS, "doctor", fail)
    assert cli.main(["doctor"]) == status
    assert capsys.readouterr().err == f"majlis: {words}\n"


def test_verbose_shows_where_an_internal_error_arose(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> int:
        raise KeyError("x")

    monkeypatch.setitem(COMMANDS, "doctor", fail)
    with pytest.raises(KeyError):
        cli.main(["doctor", "--verbose"])


def test_doctor_looks_without_importing_camel_tools() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    code = "import sys; from majlis.cli import main; main(['doctor']); sys.exit('camel_tools' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^ok +pyoxigraph +\d", done.stdout, re.MULTILINE)
    assert "camel_data -i" in done.stdout or re.search(r"^ok +camel-tools data", done.stdout, re.MULTILINE)


def test_doctor_looks_for_every_reference_file() -> None:
    assert {f"ontology/{name}" for name in REFERENCE_FILES} <= {finding.name for finding in examine()}
