"""Articles as sites of many countries print them, with what stands around: data, writer, dateline and body of each.

Every file of `data/articles` is made up: own sentences in the frames of real pages. `expected.json` says what each one holds; a
list means «any of these», a missing field that nothing may be said.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from majlis.clean.fold import fold_name
from majlis.clean.structure import structure
from majlis.model import Article, Issue, Source
from majlis.read.inputs import read_inputs

FOLDER = Path(__file__).parent / "data" / "articles"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
FIELDS = {
    "title": "title", "outlet": "outlet", "published": "published",
    "place": "dateline_place", "agency": "source_agency", "byline": "byline",
}


@cache
def sources() -> dict[str, Source]:
    issues: list[Issue] = []
    found = {Path(source.path).name: source for source in read_inputs([FOLDER], issues)}
    assert [issue for issue in issues if "other kinds" not in issue.reason] == []
    return found


@cache
def articles() -> dict[str, Article]:
    return {name: structure(source) for name, source in sources().items()}


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


def _line_by_line(before: str, after: str) -> Callable[[str], str]:
    return lambda text: "\n".join(f"{before}{line}{after}" if line.strip() else line for line in text.split("\n"))


SPELLINGS: dict[str, Callable[[str], str]] = {
    "right-to-left marks": _line_by_line("\u200f", ""),
    "embeddings": _line_by_line("\u202b", "\u202c"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "presentation forms": lambda text: text.replace("\u0644\u0627", "\ufefb").replace("\u0644\u0623", "\ufef7"),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "Arabic-Indic figures": lambda text: text.translate({0x30 + figure: 0x660 + figure for figure in range(10)}),
    "tatweel": lambda text: text.replace("نيوز", "نيـوز").replace("القاهرة", "القاهـرة").replace("الخارجية", "الخارجيـة"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_same_article_in_odd_unicode_says_the_same(spelling: str) -> None:
    for name, source in sources().items():
        if source.media == "text":
            plain, odd = articles()[name], structure(replace(source, text=SPELLINGS[spelling](source.text)))
            for field in FIELDS.values():
                assert fold_name(getattr(odd, field) or "") == fold_name(getattr(plain, field) or ""), (name, field)
            assert len(body(odd)) == len(body(plain)), name
