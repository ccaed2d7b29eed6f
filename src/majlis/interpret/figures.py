"""Counted people and sums of money that the article reports."""

from __future__ import annotations

from functools import lru_cache

from majlis.clean.fold import fold
from majlis.interpret.act_words import bare_cores
from majlis.interpret.scan import Scan
from majlis.model import Evidence, Quantity, QuantityOf
from majlis.recognise.lexicon import read_toml
from majlis.recognise.numbers import NumberMention

WINDOW_TOKENS = 7


@lru_cache(maxsize=1)
def counted_nouns() -> dict[str, QuantityOf]:
    """Folded noun, without article → what it counts."""
    rows: dict[str, QuantityOf] = {}
    for kind, nouns in read_toml("figures.toml")["nouns"].items():
        for noun in nouns:
            rows[fold(noun)] = kind
    return rows


@lru_cache(maxsize=1)
def _sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(fold(word) for word in words) for name, words in read_toml("figures.toml")["words"].items()}


def read_figures(scan: Scan) -> list[Quantity]:
    """Quantities of the body, one row for each kind, value and bound."""
    rows: dict[tuple[str, float, str], Quantity] = {}
    for first, last, number in scan.numbers:
        if scan.tokens.headline[scan.tokens.sentence[first]]:
            continue
        kind = _kind(scan, first, last, number)
        if kind is None:
            continue
        evidence = (Evidence(scan.tokens.starts[first], scan.tokens.ends[last - 1], f"quantity.{kind}"),)
        confidence = 0.92 if kind == "money" else 0.88
        key = (kind, number.value, number.bound)
        rows.setdefault(key, Quantity(kind, number.value, number.bound, evidence, confidence, number.currency))
    return list(rows.values())


def _kind(scan: Scan, first: int, last: int, number: NumberMention) -> QuantityOf | None:
    if number.kind == "money":
        return None if number.equivalent else "money"
    if number.kind != "count":
        return None
    words = scan.tokens.words
    end = scan.sentence_of(first)[1]
    if any(bare_cores(word) & _sets()["rates"] for word in words[last : min(end, last + 3)]):
        return None
    best = next(
        (
            counted_nouns()[core]
            for word in words[last - 1 : min(end, last + 2)]
            for core in sorted(bare_cores(word))
            if core in counted_nouns()
        ),
        None,
    )
    if best is None:
        return None
    window = [
        core
        for word in [*words[max(scan.sentence_of(first)[0], first - WINDOW_TOKENS) : first], *words[last : min(end, last + WINDOW_TOKENS)]]
        for core in bare_cores(word)
    ]
    if best in ("other", "fighters"):
        for kind in ("killed", "wounded", "detainees", "displaced", "refugees"):
            if any(core in _sets()[f"says_{kind}"] for core in window):
                return kind
    return best
