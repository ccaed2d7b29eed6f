"""Raise the floors of `floors.toml` to what is reached now: `python tests/raise_floors.py`.

A floor is never lowered here: that is a decision, made by hand. A thousandth below the measured value is kept free.
"""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

from majlis.evaluate import evaluate, predictions

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "tests" / "floors.toml"
MEASURES = ("precision", "recall", "f1")
HEAD = """# The least that `majlis evaluate --floors tests/floors.toml` accepts, by gold set and fact type: precision, recall, f1.
# `python tests/raise_floors.py` raises each to what is reached; lowering one is a decision that the diff shows.
"""


def measured() -> dict[str, dict[str, dict[str, float]]]:
    """Gold set → fact type → measure → what is reached."""
    seeds = ROOT / "tests" / "gold" / "seeds"
    tables = {
        "seeds": evaluate(seeds, predictions([ROOT / "seeds"], False, []), False).table(),
        "seeds-corpus": evaluate(seeds, predictions([ROOT / "seeds"], True, []), True).table(),
    }
    for folder in sorted((ROOT / "tests" / "gold").iterdir()):
        if folder.name != "seeds":
            tables[folder.name] = evaluate(folder / "gold", predictions([folder / "articles"], False, []), False).table()
    return {name: {kind: {measure: row[measure] for measure in MEASURES} for kind, row in table.items()} for name, table in tables.items()}


def main() -> None:
    """Write the floors, each the greater of the old one and what is reached."""
    old = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    lines = [HEAD]
    for name, table in measured().items():
        for kind, row in table.items():
            before = old.get(name, {}).get(kind, {})
            values = {measure: max(before.get(measure, 0.0), math.floor(row[measure] * 1000 - 1) / 1000) for measure in MEASURES}
            lines.append(f"[{name}.{kind}]\n" + "".join(f"{measure} = {max(value, 0.0):.3f}\n" for measure, value in values.items()))
    FLOORS.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
