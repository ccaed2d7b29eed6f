"""`majlis evaluate` and the scorer of the project's specification say the same."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from majlis.errors import ConfigurationError, InputError
from majlis.evaluate import as_errors, as_json, as_table, below_floors, by_article, evaluate, predictions, set_name
from perturbed import SEEDS, SETS, perturbed

# The tables that the specification's own scorer gave for the same perturbed predictions.
FROZEN: dict[str, dict[str, dict[str, float]]] = json.loads((Path(__file__).parent / "data" / "evaluate.json").read_text(encoding="utf-8"))
ROOT = Path(__file__).parents[1]
SPECIFICATION = Path(__file__).parents[2] / "shared" / "score.py"
CASES = [(name, seed, corpus) for name in SETS for seed in SEEDS for corpus in (False, True)]


def table_of(name: str, seed: int, corpus: bool) -> dict[str, dict[str, float]]:
    rows = by_article(("perturbed", row) for row in perturbed(SETS[name], seed))
    return evaluate(SETS[name], rows, corpus).table()


def assert_same(table: dict[str, dict[str, float]], expected: Any) -> None:
    assert list(table) == list(expected)
    for kind, row in expected.items():
        assert table[kind] == pytest.approx(row), kind


@pytest.mark.parametrize(("name", "seed", "corpus"), CASES)
def test_the_table_is_the_one_that_the_specification_gives(name: str, seed: int, corpus: bool) -> None:
    assert_same(table_of(name, seed, corpus), FROZEN[f"{name} {seed} {'corpus' if corpus else 'alone'}"])


@pytest.mark.skipif(not SPECIFICATION.is_file(), reason="the specification's scorer is not beside this checkout")
@pytest.mark.parametrize(("name", "seed", "corpus"), CASES)
def test_the_scorer_beside_the_checkout_still_gives_that_table(name: str, seed: int, corpus: bool, tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    facts.write_text("".join(json.dumps(row) + "\n" for row in perturbed(SETS[name], seed)), encoding="utf-8")
    command = [sys.executable, str(SPECIFICATION), str(SETS[name]), str(facts), "--json", *(["--corpus"] if corpus else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert_same(table_of(name, seed, corpus), json.loads(done.stdout))


def test_gold_itself_is_almost_all_right() -> None:
    table = table_of("seeds", 0, False)
    assert table["mention"]["f1"] == 1
    assert table["relations"]["f1"] > 0.99


def test_a_confidence_is_worth_the_share_of_its_rows_that_are_right() -> None:
    gold = SETS["seeds"]
    article = sorted(gold.glob("*.json"))[0].stem
    rows = [
        {"article": article, "type": "mention", "entity": "SY", "entity_type": "country", "confidence": 0.95},
        {"article": article, "type": "mention", "entity": "NZ", "entity_type": "country", "confidence": 1.0},
        {"article": article, "type": "mention", "entity": "PE", "entity_type": "country", "confidence": 0.35},
    ]
    evaluation = evaluate(gold, {article: rows})
    assert evaluation.calibration() == [(0.3, 0.4, 1, 0.0), (0.9, 1.0, 2, 0.5)]
    assert "0.9 to 1.0" in as_table(evaluation)
    assert json.loads(as_json(evaluation))["calibration"][1] == {"from": 0.9, "to": 1.0, "rows": 2, "right": 0.5}
    assert '"entity": "NZ"' in as_errors(evaluation)


def test_predictions_that_gold_does_not_know_are_named() -> None:
    assert evaluate(SETS["seeds"], {"unheard-of": []}).strangers == ("unheard-of",)


def test_a_folder_without_gold_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold files"):
        evaluate(tmp_path, {})


def test_a_file_of_facts_is_scored_as_it_stands(tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    facts.write_text('{"article": "a", "type": "statement", "speaker": "SY", "speaker_type": "country"}\n', encoding="utf-8")
    assert list(predictions([facts], False, [])) == ["a"]


@pytest.mark.parametrize(("line", "reason"), [
    ('{"article": "a", "type": "meeting"}', "a row lacks id"),
    ('{"type": "statement"}', "a row lacks article"),
    ('{"article": "a", "type": "call"}\n{', "facts.jsonl:2: not JSON"),
    ('{"article": "a", "type": "call"}\n[]', "facts.jsonl:2: not a JSON object"),
])
def test_a_broken_row_is_named_by_file_and_line(line: str, reason: str, tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    facts.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        predictions([facts], False, [])


def test_what_lies_below_its_floor_is_said(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[seeds.mention]\nf1 = 0.9\nprecision = 0.5\n", encoding="utf-8")
    table = {"mention": {"precision": 0.6, "recall": 0.7, "f1": 0.65}}
    assert below_floors(table, floors, "seeds") == ["mention f1 0.650 is below its floor 0.9"]
    assert below_floors({"mention": dict.fromkeys(table["mention"], 0.95)}, floors, "seeds") == []


@pytest.mark.parametrize(("text", "reason"), [
    ("[seeds", "no floors to read"), ("[dev.mention]\nf1 = 1", "no floors for the set 'seeds'"),
    ("[seeds.mentions]\nf1 = 1", "no fact type"), ("[seeds.mention]\nf2 = 1", "no fact type"),
])
def test_a_broken_floors_file_is_named(text: str, reason: str, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=reason):
        below_floors({"mention": {}}, floors, "seeds")


def test_a_gold_set_is_called_after_its_folder() -> None:
    assert [set_name(path, False) for path in SETS.values()] == ["seeds", "dev"]
    assert set_name(SETS["seeds"], True) == "seeds-corpus"


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "tests" / "gold").iterdir()))
def test_every_gold_set_lies_above_its_floors(name: str) -> None:
    gold = ROOT / "tests" / "gold" / name
    articles = ROOT / "seeds" if name == "seeds" else gold / "articles"
    result = evaluate(gold if name == "seeds" else gold / "gold", predictions([articles], False, []))
    assert below_floors(result.table(), ROOT / "tests" / "floors.toml", name) == []


@pytest.mark.slow
def test_the_seeds_read_together_lie_above_their_floors() -> None:
    result = evaluate(SETS["seeds"], predictions([ROOT / "seeds"], True, []), True)
    assert below_floors(result.table(), ROOT / "tests" / "floors.toml", "seeds-corpus") == []
