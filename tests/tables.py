"""Tables of sentences and what is in them: tab-separated, a comment with `#` above, then a line of column names."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """The rows of one table, below its comment."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def cases(files: Iterable[Path]) -> list[object]:
    """A test case for each row of some tables, named by table and number."""
    return [pytest.param(row, id=f"{path.stem}-{number}") for path in files for number, row in enumerate(rows(path), 1)]
