"""What readers found in sentences that nobody had written rules for is found again: no figure falls below what was reached."""

from __future__ import annotations

from functools import lru_cache

import pytest
from recognition import rates, sentences, tallies

FLOORS = {  # precision, recall, F1
    "countries": (1.000, 1.000, 1.000),
    "organisations": (1.000, 1.000, 1.000),
    "persons": (0.965, 0.954, 0.959),
    "places": (1.000, 1.000, 1.000),
    "positions": (0.952, 0.930, 0.941),
    "dates": (0.917, 0.917, 0.917),
    "quantities": (0.941, 0.864, 0.901),
    "all": (0.978, 0.970, 0.974),
}


@lru_cache(maxsize=1)
def _reached() -> dict[str, tuple[float, float, float]]:
    return {field: rates(*counts) for field, counts in tallies(sentences()).items()}


@pytest.mark.parametrize("field", FLOORS)
def test_recognition_is_no_worse_than_it_was(field: str) -> None:
    names = ("precision", "recall", "F1")
    fallen = {name: told for name, told, floor in zip(names, _reached()[field], FLOORS[field], strict=True) if told < floor}
    assert not fallen
