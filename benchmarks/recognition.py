"""What is recognised in sentences written by readers who had not seen the rules, by field: `tests/data/recognition/sentences.jsonl`.

Each row gives a sentence, the day on which it appeared, and what readers expect to be found in it. A field that a row
leaves out is not scored; a list inside a list means that any of these is right.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from majlis.clean.fold import fold_name
from majlis.pipeline import facts
from majlis.recognise.dates import find_dates

SENTENCES = Path(__file__).parents[1] / "tests" / "data" / "recognition" / "sentences.jsonl"
FIELD_OF = {"country": "countries", "organisation": "organisations", "person": "persons", "place": "places"}
FIELDS = (*FIELD_OF.values(), "positions", "dates", "quantities")


def found(rows: list[dict[str, Any]]) -> dict[str, dict[str, list[Any]]]:
    """What the program finds in each sentence, by id and field."""
    result: dict[str, dict[str, list[Any]]] = {row["id"]: {field: [] for field in FIELDS} for row in rows}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sentences.jsonl"
        lines = [json.dumps({name: row[name] for name in ("id", "text", "published") if row.get(name)}) for row in rows]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for fact in cast(list[dict[str, Any]], list(facts([path]))):
            if fact["type"] == "mention":
                result[fact["article"]][FIELD_OF[fact["entity_type"]]].append(fact["entity"])
            elif fact["type"] in ("position", "quantity"):
                result[fact["article"]]["positions" if fact["type"] == "position" else "quantities"].append(fact)
    for row in rows:
        dates = find_dates(row["text"], 0, len(row["text"]), row.get("published"))
        result[row["id"]]["dates"] = [date.edtf for date in dates if date.edtf is not None and date.kind != "time"]
    return result


def same(wanted: Any, told: Any, field: str) -> bool:
    """Whether what was found is what was wanted."""
    if isinstance(wanted, list):
        return any(same(one, told, field) for one in wanted)
    if field in ("positions", "quantities"):
        return all(same(value, told.get(name), name) for name, value in wanted.items())
    if isinstance(wanted, str) and isinstance(told, str) and field != "dates":
        return fold_name(wanted) == fold_name(told)
    return bool(wanted == told)


def score(row: dict[str, Any], told: dict[str, list[Any]]) -> dict[str, tuple[int, list[Any], list[Any]]]:
    """By field: how many are right, which are missed, which are wrong."""
    result = {}
    for field in FIELDS:
        if field not in row:
            continue
        rest = list(told[field])
        missed = []
        for wanted in row[field]:
            hit = next((one for one in rest if same(wanted, one, field)), None)
            if hit is None:
                missed.append(wanted)
            else:
                rest.remove(hit)
        result[field] = (len(row[field]) - len(missed), missed, rest)
    return result


def tallies(rows: list[dict[str, Any]]) -> dict[str, tuple[int, int, int]]:
    """By field, and of all: how many are right, wrong and missed."""
    everything = found(rows)
    counts = {field: [0, 0, 0] for field in (*FIELDS, "all")}
    for row in rows:
        for field, (right, missed, wrong) in score(row, everything[row["id"]]).items():
            for name in (field, "all"):
                for place, count in enumerate((right, len(wrong), len(missed))):
                    counts[name][place] += count
    return {field: (right, wrong, missed) for field, (right, wrong, missed) in counts.items()}


def rates(right: int, wrong: int, missed: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    return right / (right + wrong or 1), right / (right + missed or 1), 2 * right / (2 * right + wrong + missed or 1)


def sentences() -> list[dict[str, Any]]:
    """The rows of the set."""
    return [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="print what is missed and what is wrong")
    arguments = parser.parse_args()
    rows = sentences()
    if arguments.errors:
        everything = found(rows)
        for row in rows:
            for field, (_, absent, extra) in score(row, everything[row["id"]]).items():
                if absent or extra:
                    print(f"{row['id']} {row['phenomenon']} {field}: missed {absent} wrong {extra}\n    {row['text']}")
    print(f"{'':16}{'P':>6} {'R':>6} {'F1':>6}  right  wrong missed")
    for field, counts in tallies(rows).items():
        p, r, f = rates(*counts)
        print(f"{field:16}{p:6.3f} {r:6.3f} {f:6.3f} {counts[0]:6} {counts[1]:6} {counts[2]:6}")


if __name__ == "__main__":
    main()
