"""Commitments, calls, memberships, statements and figures, on sentences of our own making (`tests/data/acts`)."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from majlis.interpret.reader import load_knowledge, read_article
from majlis.model import Article, Block, Call, Claim, Commitment, Membership, Quantity, Reading, Statement
from majlis.recognise.gazetteer import Knowledge

DATA = Path(__file__).parent / "data" / "acts"


def cases(name: str) -> list[Any]:
    """The cases of one file, named by their sentence."""
    rows = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(row, id=row["name"].replace(" ", "_")) for row in rows]


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    return load_knowledge(())


def read(text: str) -> Reading:
    article = Article("t", "t.txt", "0", text, text, None, (Block(0, len(text), "body"),), title=None, outlet=None, published="2024-05-10")
    return read_article(article, knowledge())


def told(text: str, kind: type[Claim]) -> list[str]:
    """The claims of one kind, as the data files write them."""
    reading = read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    return sorted(_row(claim, names) for claim in reading.claims if isinstance(claim, kind))


def _row(claim: Claim, names: dict[str, str]) -> str:
    match claim:
        case Commitment():
            amount = f" | {claim.amount:.0f} {claim.currency}" if claim.amount is not None else ""
            return f"{names[claim.actor]} | {claim.theme} | {claim.modality}{amount}"
        case Call():
            return f"{names[claim.actor]} | {names[claim.addressee] if claim.addressee else '-'} | {claim.theme}"
        case Membership():
            return f"{names[claim.actor]} | {names[claim.body]} | {claim.change}"
        case Statement():
            return names[claim.speaker]
        case Quantity():
            return f"{claim.of} | {claim.value:.0f} | {claim.bound}"
        case _:
            raise AssertionError(claim)


@pytest.mark.parametrize("case", cases("commitments"))
def test_commitments(case: dict[str, Any]) -> None:
    assert told(case["text"], Commitment) == sorted(case["rows"])


@pytest.mark.parametrize("case", cases("calls"))
def test_calls(case: dict[str, Any]) -> None:
    assert told(case["text"], Call) == sorted(case["rows"])


@pytest.mark.parametrize("case", cases("memberships"))
def test_memberships(case: dict[str, Any]) -> None:
    assert told(case["text"], Membership) == sorted(case["rows"])


@pytest.mark.parametrize("case", cases("statements"))
def test_statements(case: dict[str, Any]) -> None:
    assert told(case["text"], Statement) == sorted(case["rows"])


@pytest.mark.parametrize("case", cases("quantities"))
def test_quantities(case: dict[str, Any]) -> None:
    assert told(case["text"], Quantity) == sorted(case["rows"])
