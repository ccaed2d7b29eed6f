"""The README: its commands parse, its files exist, its examples work, its opening is in both languages."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from majlis import cli
from majlis.interpret.reader import load_knowledge
from majlis.query import run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line[2:] for line in README.splitlines() if line.startswith("$ majlis")]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_tour_is_one(command: str) -> None:
    words = shlex.split(command.split(" | ")[0])
    assert cli._parser().parse_args(words[1:])


def test_every_file_that_the_readme_links_is_there() -> None:
    for name in re.findall(r"\]\(((?!https?:)[^)#]+)\)", README):
        assert (ROOT / name).exists(), name


def test_the_readme_begins_with_what_it_does_in_both_languages_and_the_two_commands() -> None:
    assert README.index("**مجلس**") < README.index("make demo    #") < README.index("make test    #") < README.index("## Five minutes")
    assert len(README.splitlines()) <= 250


def test_the_example_of_a_gazetteer_is_one() -> None:
    assert "https://example.org/id/gulf-water-forum" in load_knowledge((ROOT / "docs" / "own-organisations.ttl",)).entities


def test_the_example_of_a_query_is_one(tmp_path: Path) -> None:
    graph = tmp_path / "graph.nq"
    graph.write_text("", encoding="utf-8")
    assert "person" in run(str(ROOT / "docs" / "titles.rq"), {}, tmp_path, None, "csv", None)


def test_every_row_that_the_readme_shows_as_a_word_is_in_the_lexicon() -> None:
    rows = (ROOT / "src" / "majlis" / "lexicon" / "verbs.tsv").read_text(encoding="utf-8").splitlines()
    shown = [line for line in README.splitlines() if line.count("\t") >= 3 and not line.startswith(("<", "\t"))]
    assert shown
    assert set(shown) <= set(rows)
