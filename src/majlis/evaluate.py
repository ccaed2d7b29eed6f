"""Fact rows against gold: how good an extraction is, by fact type, and what a confidence is worth.

1. `predictions`  articles, a build's folder or a file of fact rows → rows by article
2. `evaluate`     rows by article and a folder of gold files → Evaluation    majlis.scoring
3. `as_table`, `as_json`, `below_floors`  an Evaluation → what a person or a program reads, and what fell too low
"""

from __future__ import annotations

import json
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from majlis.camel.choice import MorphologyMode
from majlis.errors import ConfigurationError, InputError
from majlis.model import Issue
from majlis.scoring import Evaluation, Row, evaluate

__all__ = [
    "Evaluation", "Predictions", "as_errors", "as_json", "as_table", "below_floors", "by_article", "evaluate", "predictions", "set_name",
]

Predictions = dict[str, list[Row]]

MEASURES = ("precision", "recall", "f1")
_NEEDED = {"meeting": ("id",), "participation": ("meeting",)}


def predictions(
    inputs: Sequence[Path | str], corpus: bool, issues: list[Issue], morphology: MorphologyMode = "auto",
) -> Predictions:
    """The rows to score: of a `.jsonl` file of facts, of a build's folder, or of articles that are read now.

    Raises InputError for rows that lack what a row needs.
    """
    only = Path(inputs[0]) if len(inputs) == 1 and inputs[0] != "-" else None
    if only is not None and only.suffix == ".jsonl" and _holds_facts(only):
        return by_article(_numbered(only))
    from majlis.folder import MANIFEST, read_facts
    from majlis.pipeline import build, facts

    if only is not None and (only / MANIFEST).is_file():
        return by_article((f"{only}", row) for row in read_facts(only))
    if not corpus:
        return by_article(("facts", row) for row in facts(inputs, issues=issues, morphology=morphology))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "build"
        build(inputs, out, morphology=morphology)
        issues += [Issue(**json.loads(line)) for line in (out / "issues.jsonl").read_text(encoding="utf-8").splitlines()]
        return by_article(("facts", row) for row in read_facts(out))


def _holds_facts(path: Path) -> bool:
    """Articles have no type; told by the first row."""
    return any("type" in row for _, row in [next(_numbered(path), ("", {}))])


def _numbered(path: Path) -> Iterator[tuple[str, Row]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    row = json.loads(line)
                    if not isinstance(row, dict):
                        raise InputError(f"{path}:{number}", "not a JSON object")
                    yield f"{path}:{number}", row
    except UnicodeDecodeError as error:
        raise InputError(path, "not UTF-8") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{number}", f"not JSON: {error}") from error
    except OSError as error:
        raise InputError(path, error.strerror or str(error)) from error


def by_article(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Predictions:
    """Rows, each with the place it comes from, by article. Raises InputError for a row that lacks a needed field."""
    grouped: Predictions = {}
    for place, row in rows:
        needed = ("article", "type", *_NEEDED.get(str(row.get("type")), ()))
        if missing := [name for name in needed if name not in row]:
            raise InputError(place, f"a row lacks {', '.join(missing)}")
        grouped.setdefault(str(row["article"]), []).append(dict(row))
    return grouped


def as_table(evaluation: Evaluation) -> str:
    """The measures and the calibration for a person."""
    lines = [f"{'':14} {'P':>6} {'R':>6} {'F1':>6} {'right':>6} {'wrong':>6} {'missed':>6}"]
    for kind, row in evaluation.table().items():
        measures = " ".join(f"{row[name]:6.3f}" for name in MEASURES)
        lines.append(f"{kind:14} {measures} {row['tp']:6} {row['fp']:6} {row['fn']:6}")
    if bins := evaluation.calibration():
        lines += ["", f"{'confidence':14} {'rows':>6} {'right':>6}"]
        lines += [f"{f'{low:.1f} to {high:.1f}':14} {count:6} {share:6.3f}" for low, high, count, share in bins]
    return "\n".join(lines) + "\n"


def as_errors(evaluation: Evaluation) -> str:
    """What was missed and what was wrong, a line each."""
    return "".join(
        f"{what:7} {label}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}\n"
        for what, label, value in evaluation.errors
    )


def as_json(evaluation: Evaluation) -> str:
    """The same for a program: `table`, and `calibration` as a list of bins."""
    bins = [
        {"from": low, "to": high, "rows": count, "right": share} for low, high, count, share in evaluation.calibration()
    ]
    return json.dumps({"table": evaluation.table(), "calibration": bins}) + "\n"


def set_name(gold_dir: Path, corpus: bool) -> str:
    """The name of a gold set in the floors file: its folder's, or the folder's above one called `gold`."""
    folder = gold_dir.resolve()
    name = folder.parent.name if folder.name == "gold" else folder.name
    return f"{name}-corpus" if corpus else name


def below_floors(table: Mapping[str, Mapping[str, float]], floors: Path, name: str) -> list[str]:
    """What lies below the floors of a gold set, a sentence each. Raises ConfigurationError for a broken floors file."""
    try:
        sets = tomllib.loads(floors.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(floors, f"no floors to read: {getattr(error, 'strerror', None) or error}") from error
    if not isinstance(sets.get(name), dict):
        raise ConfigurationError(floors, f"no floors for the set {name!r}; there are: {', '.join(sets) or 'none'}")
    found = []
    for kind, least in sets[name].items():
        if kind not in table or not isinstance(least, dict) or not set(least) <= set(MEASURES):
            raise ConfigurationError(floors, f"[{name}.{kind}] is no fact type with floors for {', '.join(MEASURES)}")
        found += [
            f"{kind} {measure} {table[kind][measure]:.3f} is below its floor {floor}"
            for measure, floor in least.items() if table[kind][measure] < floor
        ]
    return found
