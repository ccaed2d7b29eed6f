"""Predictions made from gold by dropping and changing rows, the same ones for the same seed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from majlis.scoring import options

Row = dict[str, Any]
SEEDS = (0, 1, 2, 3)
GOLD = Path(__file__).parent / "gold"
SETS = {"seeds": GOLD / "seeds", "dev": GOLD / "dev" / "gold"}
_SWAPPED = {
    "meeting": ("date", "XXXX-01"), "participation": ("role", "chair"), "position": ("affiliation", None), "membership": ("change", "left"),
    "commitment": ("modality", "intends"), "call": ("theme", "trade"), "statement": ("speaker_type", "person"),
    "quantity": ("bound", "about"), "mention": ("entity_type", "place"), "article": ("outlet", None),
}


def perturbed(gold_dir: Path, seed: int) -> list[Row]:
    """Fact rows of all articles of a gold set. Seed 0 takes gold's first options as they stand."""
    rows: list[Row] = []
    for path in sorted(gold_dir.glob("*.json")):
        for number, gold in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            rows += _perturb(path.stem, number, gold, seed)
    return rows


def _perturb(article: str, number: int, gold: Row, seed: int) -> list[Row]:
    throw = int.from_bytes(hashlib.sha256(f"{seed} {article} {number}".encode()).digest()[:4]) if seed else 99
    values = {**gold, **gold.get("corpus", {})} if throw % 2 else gold
    row: Row = {
        name: options(value)[(throw // 7) % len(options(value))] if seed and throw % 5 == 0 and options(value) else _first(value)
        for name, value in values.items() if name not in ("optional", "corpus")
    }
    row |= {"article": article, "confidence": (throw % 100) / 100}
    if row["type"] == "meeting":
        row["bodies"] = [options(body)[0] for body in gold["bodies"]]
    fate = throw % 23 if seed else 22
    if fate < 3:
        return []
    if fate < 6:
        name, value = _SWAPPED[row["type"]]
        row[name] = value
    if fate in (6, 7):  # spelt with tatweel and a vowel, to be folded away
        row |= {name: value[0] + "\u0640\u064e" + value[1:] for name, value in row.items() if _is_arabic_name(name, value)}
    return [row, dict(row)] if fate == 8 and row["type"] != "meeting" else [row]


def _first(value: object) -> object:
    return next(iter(options(value)), None)


def _is_arabic_name(name: str, value: object) -> bool:
    return name in ("actor", "person", "entity", "speaker", "place") and isinstance(value, str) and not value.isascii()
