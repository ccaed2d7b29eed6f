"""Commitments, calls, memberships, statements and figures, on sentences of our own making (`tests/data/acts`)."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from majlis.interpret.reader import load_knowledge, read_article, understand
from majlis.interpret.themes import find_themes
from majlis.model import Article, Block, Call, Claim, Commitment, Membership, Quantity, Reading, Statement
from majlis.recognise.gazetteer import Knowledge
from majlis.recognise.lexicon import read_toml

DATA = Path(__file__).parent / "data" / "acts"


def cases(name: str) -> list[Any]:
    """The cases of one file, named by their sentence."""
    rows = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(row, id=row["name"].replace(" ", "_")) for row in rows]


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    return load_knowledge(())


def article(text: str) -> Article:
    return Article("t", "t.txt", "0", text, text, None, (Block(0, len(text), "body"),), title=None, outlet=None, published="2024-05-10")


def read(text: str) -> Reading:
    return read_article(article(text), knowledge())


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


def themes() -> list[Any]:
    """The rows of `themes.toml`, by their slug."""
    return [pytest.param(row, id=row["slug"]) for row in read_toml("themes.toml")["theme"]]


def slugs(text: str) -> set[str]:
    scanned, *_ = understand(article(text), knowledge())
    return {theme.slug for theme in find_themes(scanned, 0, len(scanned.tokens))}


@pytest.mark.parametrize("row", themes())
def test_a_theme_is_found_in_its_example_and_not_in_its_counterexample(row: dict[str, Any]) -> None:
    assert row["slug"] in slugs(row["yes"])
    assert row["slug"] not in slugs(row["no"])


def test_phrases_do_not_overlap_unless_a_coordinated_word_shares_the_head() -> None:
    assert slugs("مكافحة المخدرات والإرهاب") == {"counter-narcotics", "counter-terrorism"}


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
