"""camel-tools' analyser at work: a database of our own tells where names end and what unseen inflections say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from almor import write_database
from majlis import cli
from majlis.camel import choice
from majlis.camel.choice import MODES, MorphologyMode, choose, identity
from majlis.camel.data import DATA_VARIABLE, morphology_database
from majlis.doctor import Finding, examine
from majlis.errors import ConfigurationError, UsageError
from majlis.evaluate import predictions
from majlis.folder import MANIFEST
from majlis.pipeline import build, facts
from majlis.recognise.morphology import Inflection, Morphology

pytest.importorskip("camel_tools", reason="the analyser is camel-tools'")

ROOT = Path(__file__).parent.parent
HEADLINE = "خبر عن لقاء دولي جديد في المنطقة"
FOREIGN_SURNAME = "التقى وزير الخارجية السعودي أمس نظيره النمساوي فرانز هيلدغروت يتفيهق في الحديث عن السلام."
WOMEN = "رئيسات وزراء الدنمارك وآيسلندا والنرويج يجتمعن في أوسلو يوم 3 مايو 2024 لبحث المناخ."


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of camel-tools with our database in it, and nothing else."""
    folder = tmp_path / "camel"
    write_database(folder)
    monkeypatch.setenv(DATA_VARIABLE, str(folder))
    return folder


@pytest.fixture
def no_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "empty"
    monkeypatch.setenv(DATA_VARIABLE, str(folder))
    return folder


@pytest.fixture(scope="module")
def morphology(tmp_path_factory: pytest.TempPathFactory) -> Morphology:
    return choice.load(write_database(tmp_path_factory.mktemp("camel")))


def written(folder: Path, *sentences: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{number}.txt" for number in range(len(sentences))]
    for path, sentence in zip(paths, sentences, strict=True):
        path.write_text(f"{HEADLINE}\n\n{sentence}\n", encoding="utf-8")
    return paths


def told(rows: Sequence[dict[str, Any]], type: str, *fields: str) -> set[tuple[Any, ...]]:
    return {tuple(row[name] for name in fields) for row in rows if row["type"] == type}


def persons(tmp_path: Path, sentence: str, mode: MorphologyMode) -> set[str]:
    rows = list(facts(written(tmp_path / "articles", sentence), morphology=mode))
    return {name for name, type in told(rows, "mention", "entity", "entity_type") if type == "person"}


# --- what is known of a word


def test_a_word_is_what_all_its_readings_together_say(morphology: Morphology) -> None:
    assert morphology.facts("تباشير").parts == {"noun"}
    assert morphology.facts("القلعجي").parts == {"name"}
    assert morphology.facts("جلفاط").parts == {"name", "noun"}
    assert (morphology.facts("جلفاط").names, morphology.facts("جلفاط").nouns) == (("جُلفاط",), ("جَلفاط",))


def test_a_word_of_no_entry_is_unknown(morphology: Morphology) -> None:
    for word in ("هيلدغروت", "12", ".", ""):
        assert not morphology.facts(word).known


def test_a_verb_tells_its_lemma_and_inflection(morphology: Morphology) -> None:
    assert morphology.facts("سيجتمع").inflections == (Inflection("اِجْتَمَع", False, "future", "singular", False, False, False),)
    assert morphology.facts("ويجتمعن").inflections == (Inflection("اِجْتَمَع", True, "present", "plural", True, False, False),)
    assert morphology.facts("شاركت").inflections == (Inflection("شارَك", False, "past", "singular", True, False, False),)


def test_a_verb_about_us_and_a_noun_behind_a_preposition_tell_nothing_of_names(morphology: Morphology) -> None:
    for word in ("شاركنا", "لتباشير"):
        assert morphology.facts(word).known and not morphology.facts(word).parts


# --- where a name ends


@pytest.mark.parametrize("sentence, with_it, without", [
    (FOREIGN_SURNAME, {"فرانز هيلدغروت"}, {"فرانز هيلدغروت يتفيهق"}),
    ("واستعرض الرئيس تباشير اتفاق جديد في المنطقة.", set(), {"تباشير"}),
    ("وقال الوزير فرانز هيلدغروت تباشير السلام لاحت.", {"فرانز هيلدغروت"}, {"فرانز هيلدغروت تباشير"}),
    ("وأعلن الوزير النمساوي فرانز هيلدغروت المتلكئ عن الرد موافقته.", {"فرانز هيلدغروت"}, {"فرانز هيلدغروت المتلكئ"}),
])
def test_a_word_that_the_dictionary_has_and_not_as_a_name_is_no_part_of_one(
    sentence: str, with_it: set[str], without: set[str], tmp_path: Path, data: Path,
) -> None:
    assert persons(tmp_path, sentence, "camel") == with_it
    assert persons(tmp_path, sentence, "none") == without


@pytest.mark.parametrize("sentence, name", [
    ("وقال وزير المياه سالم نجدت القلعجي إن السد جاهز.", "سالم نجدت القلعجي"),
    ("وقال وزير المياه سالم تباشير إن السد جاهز.", "سالم تباشير"),
])
def test_a_name_of_the_dictionary_and_a_noun_behind_a_given_name_stay_names(sentence: str, name: str, tmp_path: Path, data: Path) -> None:
    assert persons(tmp_path, sentence, "camel") == persons(tmp_path, sentence, "none") == {name}


def test_a_word_that_only_looks_like_a_plural_and_is_in_no_dictionary_may_be_a_surname(tmp_path: Path, data: Path) -> None:
    sentence = "وقال وزير الدفاع غريموند تشيلمونات إن بلاده ترحب بالهدنة."
    assert persons(tmp_path, sentence, "camel") == {"غريموند تشيلمونات"}
    assert persons(tmp_path, sentence, "none") == {"غريموند"}


# --- inflections that the lexicon does not generate


@pytest.mark.parametrize("sentence, states", [
    (WOMEN, {"DK", "IS", "NO"}),
    ("وزيرات خارجية السويد وكندا والمكسيك شاركن في مؤتمر المناخ في مونتريال يوم 3 مايو 2024.", {"SE", "CA", "MX"}),
])
def test_a_listed_verb_in_an_unseen_inflection_tells_who_took_part(sentence: str, states: set[str], tmp_path: Path, data: Path) -> None:
    articles = written(tmp_path / "articles", sentence)
    assert told(list(facts(articles, morphology="camel")), "participation", "actor", "role") == {(state, "participant") for state in states}
    assert told(list(facts(articles, morphology="none")), "participation", "actor", "role") == set()


# --- which analyser a command works with


def test_auto_takes_the_database_where_it_is_and_none_never(data: Path) -> None:
    assert choose("auto") == choose("camel") == data / "data" / "morphology_db" / "own-msa" / "morphology.db"
    assert choose("none") is None


def test_the_release_that_is_named_to_users_is_preferred_and_no_dialect_is_taken(data: Path) -> None:
    preferred = write_database(data, "calima-msa-r13")
    write_database(data, "a-msa")
    assert morphology_database() == preferred
    for folder in (data / "data" / "morphology_db").iterdir():
        folder.rename(folder.with_name(folder.name.replace("msa", "egy")))
    assert morphology_database() is None


def test_without_data_auto_works_and_camel_names_what_to_type(no_data: Path) -> None:
    assert choose("auto") is None
    with pytest.raises(UsageError, match="camel_data -i morphology-db-msa-r13"):
        choose("camel")


def test_without_the_package_auto_works_and_camel_names_what_to_type(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "is_installed", lambda: False)
    assert choose("auto") is None
    with pytest.raises(UsageError, match=r"pip install 'majlis\[camel\]'"):
        choose("camel")


def test_a_broken_database_stops_the_build_in_one_line_whatever_the_number_of_workers(tmp_path: Path, data: Path) -> None:
    database = morphology_database()
    assert database is not None
    database.write_text("###DEFINES###\nnonsense\n", encoding="utf-8")
    for workers in (1, 2):
        with pytest.raises(ConfigurationError, match="no morphology database"):
            build(written(tmp_path / "articles", WOMEN, FOREIGN_SURNAME), tmp_path / f"out{workers}", workers)


@pytest.mark.parametrize("command", ["build", "facts", "evaluate", "explain"])
def test_every_command_that_reads_articles_takes_the_option(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main([command, "--help"])
    assert f"--morphology {{{','.join(MODES)}}}" in " ".join(capsys.readouterr().out.split())


def test_evaluation_reads_with_the_analyser_asked_for(tmp_path: Path, data: Path) -> None:
    articles = written(tmp_path / "articles", WOMEN)
    found = {mode: predictions(articles, False, [], mode) for mode in MODES}
    assert {row["actor"] for row in found["camel"]["0"] if row["type"] == "participation"} == {"DK", "IS", "NO"}
    assert found["auto"] == found["camel"] != found["none"]


# --- builds


def content(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in ("graph.nq", "facts.jsonl", "issues.jsonl", MANIFEST)}


def test_workers_give_the_same_bytes_as_one_process(tmp_path: Path, data: Path) -> None:
    articles = written(tmp_path / "articles", WOMEN, FOREIGN_SURNAME, "وقال وزير المياه سالم الجلفاط إن السد جاهز.")
    build(articles, tmp_path / "one")
    build(articles, tmp_path / "two", workers=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert b"Salim al-Julfat" in content(tmp_path / "one")["graph.nq"]


def test_a_reading_is_kept_only_for_the_analyser_and_the_data_that_it_was_made_with(tmp_path: Path, data: Path) -> None:
    articles, out = written(tmp_path / "articles", WOMEN), tmp_path / "out"

    def read(mode: MorphologyMode) -> int:
        return build(articles, out, morphology=mode).read

    assert [read("none"), read("none"), read("camel"), read("auto")] == [1, 0, 1, 0]
    database = morphology_database()
    assert database is not None
    before = identity(database)
    database.write_text(database.read_text(encoding="utf-8").replace("gloss", "glosses"), encoding="utf-8")
    assert identity(database) != before
    assert read("auto") == 1
    assert json.loads((out / MANIFEST).read_text(encoding="utf-8"))["tools"]["morphology"] == identity(database)


def test_what_the_dictionary_said_of_vowels_is_kept_too(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles, out = written(tmp_path / "articles", "وقال وزير المياه سالم الجلفاط إن السد جاهز."), tmp_path / "out"
    build(articles, out)
    before = content(out)
    choice.load.cache_clear()
    monkeypatch.setattr(choice, "load", None)
    build(articles, out)
    assert content(out) == before


def test_what_is_absent_is_said_once(tmp_path: Path, no_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = [str(path) for path in written(tmp_path / "articles", WOMEN)]
    out = str(tmp_path / "out")

    def notices(*options: str) -> list[str]:
        assert cli.main(["build", *articles, "--out", out, *options]) == 0
        return [line for line in capsys.readouterr().err.splitlines() if line.startswith("majlis: camel-tools")]

    assert len(notices()) == 1
    assert notices() == []


def test_what_is_declined_is_not_said_to_be_absent(tmp_path: Path, no_data: Path) -> None:
    assert build(written(tmp_path / "articles", WOMEN), tmp_path / "out", morphology="none").notices == ()


def test_without_camel_tools_everything_works_and_the_build_says_so(tmp_path: Path) -> None:
    """A finder that refuses camel-tools stands for an environment without it."""
    articles = written(tmp_path / "articles", FOREIGN_SURNAME)
    code = (
        "import sys, importlib.util\n"
        "class Refuses:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] == 'camel_tools': raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Refuses())\n"
        "found = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *rest: None if name == 'camel_tools' else found(name, *rest)\n"
        "from majlis.cli import main\n"
        f"sys.exit(main(['build', {str(articles[0])!r}, '--out', {str(tmp_path / 'out')!r}]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if "camel-tools is not installed" in line and "majlis doctor" in line]
    graph = (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8")
    assert "فرانز" in graph and "@ar-latn" not in graph


def test_the_analyser_makes_no_folder_and_asks_no_network(tmp_path: Path, data: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    articles = written(tmp_path / "articles", WOMEN)
    code = (
        "import socket, sys\n"
        "def refuse(*_): raise AssertionError('network')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from majlis.cli import main\n"
        f"sys.exit(main(['facts', '--morphology', 'camel', {str(articles[0])!r}]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"actor": "DK"' in done.stdout
    assert list(home.iterdir()) == []
    assert [path.name for path in data.iterdir()] == ["data"]


# --- doctor


def finding(name: str) -> Finding:
    return next(found for found in examine() if found.name == name)


def test_doctor_tells_the_data_and_what_auto_chooses(data: Path) -> None:
    assert finding("camel-tools data").found and finding("camel-tools data").detail.startswith(str(data))
    assert finding("morphology").found and "auto is camel" in finding("morphology").detail


def test_doctor_tells_what_to_type_where_the_data_is_absent(no_data: Path) -> None:
    assert not finding("camel-tools data").found and "camel_data -i morphology-db-msa-r13" in finding("camel-tools data").detail
    assert not finding("morphology").found and "auto is none" in finding("morphology").detail
