"""Articles as sites of many countries print them, with what stands around: data, writer, dateline and body of each.

Every file of `data/articles` is made up: own sentences in the frames of real pages. `expected.json` says what each one holds; a
list means «any of these», a missing field that nothing may be said.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from majlis.clean.fold import fold_name
from majlis.clean.structure import structure
from majlis.model import Article, Issue
from majlis.read.inputs import read_inputs

FOLDER = Path(__file__).parent / "data" / "articles"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
FIELDS = {
    "title": "title", "outlet": "outlet", "published": "published",
    "place": "dateline_place", "agency": "source_agency", "byline": "byline",
}


@cache
def articles() -> dict[str, Article]:
    issues: list[Issue] = []
    found = {Path(source.path).name: structure(source) for source in read_inputs([FOLDER], issues)}
    assert [issue for issue in issues if "other kinds" not in issue.reason] == []
    return found


def body(article: Article) -> list[str]:
    return [article.text[block.start:block.end].strip() for block in article.blocks if block.kind == "body"]


def test_every_article_has_what_is_expected_of_it() -> None:
    assert set(articles()) == set(EXPECTED)
    assert len(EXPECTED) > 200


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", EXPECTED)
def test_what_an_article_says_of_itself(name: str, field: str) -> None:
    found = getattr(articles()[name], FIELDS[field])
    options = EXPECTED[name].get(field)
    options = options if isinstance(options, list) else [options]
    assert found in options or found is not None and fold_name(found) in {fold_name(option) for option in options if option is not None}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_body_is_the_article_from_its_first_word_to_its_last(name: str) -> None:
    expected, paragraphs = EXPECTED[name], body(articles()[name])
    assert len(paragraphs) == expected["paragraphs"]
    if paragraphs:
        assert paragraphs[0].startswith(expected["begins"].strip())
        assert paragraphs[-1].endswith(expected.get("ends", "").strip())


@pytest.mark.parametrize("name", EXPECTED)
def test_blocks_lead_back_to_the_source(name: str) -> None:
    article = articles()[name]
    edges = [edge for block in article.blocks for edge in (block.start, block.end)]
    assert edges == sorted(edges)
    for block in article.blocks:
        first, last = article.source_span(block.start, block.end)
        assert 0 <= first < last <= len(article.source)
        if article.offsets is None:
            assert article.source[first:last] == article.text[block.start:block.end]
