"""Figures in sentences of our own making (`tests/data/figures`), and the currencies of the world.

A row gives a sentence and its quantities as `of|value|bound`, for money also the currency where the row cares; `-` is none.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from majlis.interpret.reader import load_knowledge, read_article
from majlis.model import Article, Block, Quantity
from majlis.recognise.gazetteer import Knowledge
from tables import Row, cases, rows

DATA = Path(__file__).parent / "data" / "figures"
FILES = sorted(DATA.glob("*.tsv"))
MIN_EXPRESSIONS = 120


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    return load_knowledge(())


def quantities(text: str) -> list[Quantity]:
    article = Article("t", "t.txt", "0", text, text, None, (Block(0, len(text), "body"),), title=None, outlet=None, published="2024-05-10")
    return [claim for claim in read_article(article, knowledge()).claims if isinstance(claim, Quantity)]


def written(quantity: Quantity, wanted: str) -> str:
    """A quantity as the tables write it; the currency where the wanted row names one."""
    fields = [quantity.of, f"{quantity.value:.0f}", quantity.bound]
    return "|".join([*fields, quantity.currency or "-"] if wanted.count("|") > 2 else fields)


@pytest.mark.parametrize("row", cases(FILES))
def test_a_sentence_gives_its_figures_and_no_others(row: Row) -> None:
    wanted = sorted(part.strip() for part in row["figures"].split(";") if part != "-")
    found = sorted(quantities(row["sentence"]), key=lambda quantity: (quantity.of, f"{quantity.value:.0f}"))
    said = [written(quantity, wanted[place] if place < len(wanted) else "") for place, quantity in enumerate(found)]
    assert sorted(said) == wanted


def test_there_are_enough_expressions() -> None:
    assert sum(len(rows(path)) for path in FILES) >= MIN_EXPRESSIONS
