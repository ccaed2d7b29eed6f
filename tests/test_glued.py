"""Words that archive sites run together are read apart, at their own places in the text; ordinary words stay whole."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from majlis.clean.structure import structure
from majlis.clean.tokens import tokenise
from majlis.interpret.reader import load_knowledge, read_article
from majlis.model import Article, Source
from majlis.read.inputs import read_inputs
from majlis.recognise.glued import cutter

TESTS = Path(__file__).parent
ROWS = [
    tuple(line.split("\t")) for line in (TESTS / "data" / "glued.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0610-\u061a\u0640\u064b-\u065f\u0670])*")
SETS = ["../seeds", *(f"gold/{name}/articles" for name in ("dev", *(f"fresh-{letter}" for letter in "abcdefg")))]

# All that is run together in the annotated articles.
GLUED = {
    "أخبارالعالم", "الأحد27", "المفاوضاتالثلاثية", "الاتحادالإفريقي", "النيلالأزرق", "المصريوالإثيوبي", "أولويةلبلاده", "البنكالدولي",
    "والأممالمتحدة", "للأممالمتحدة", "أبريل2021", "الدولالثلاث",
}


def article(text: str) -> Article:
    return structure(Source("a", "a.txt", text, "text", "utf-8", "0" * 64))


def words(written: str) -> list[str]:
    edges = [0, *cutter(load_knowledge())(written), len(written)]
    return [written[first:last] for first, last in pairwise(edges)]


@pytest.mark.parametrize(("written", "apart"), ROWS, ids=[row[0] for row in ROWS])
def test_words_that_were_run_together_are_told_from_those_that_are_one(written: str, apart: str) -> None:
    assert words(written) == apart.split("|")


@pytest.mark.parametrize("folder", SETS)
def test_nothing_else_in_real_articles_is_cut(folder: str) -> None:
    cut = cutter(load_knowledge())
    texts = [source.text for source in read_inputs([TESTS / folder], [])]
    assert texts
    assert {word for text in texts for word in WORD.findall(text) if cut(word)} <= GLUED


def test_a_user_s_own_names_are_read_apart_too() -> None:
    known = load_knowledge((TESTS.parent / "docs" / "own-organisations.ttl",))
    names = [phrase.words for rows in known.phrases.values() for phrase in rows if phrase.entity.iri.startswith("https://example.org/")]
    long = next(name for name in names if len(name) > 1 and all(len(word) > 2 for word in name))
    assert cutter(known)("".join(long)) != ()


TEXT = (
    "مجلسالأمن يبحث في نيويورك الملف السوري\n"
    "عقد وزيرالخارجية المصري سامح شكري أمس في نيويورك اجتماعا مع نظيره العراقي فؤاد حسين بمشاركة السعوديةوالأردن، برعاية الأممالمتحدة.\n"
)


def test_tokens_of_words_run_together_stand_at_their_places() -> None:
    found = article(TEXT)
    tokens = tokenise(found, cutter(load_knowledge()))
    surfaces = [found.text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    for word in ("مجلس", "الأمن", "وزير", "الخارجية", "السعودية", "والأردن", "الأمم", "المتحدة"):
        assert word in surfaces
    at = surfaces.index("الأمم")
    assert tokens.surface(at, at + 2) == "الأمم المتحدة"
    assert found.text[tokens.starts[at]:tokens.ends[at + 1]] == "الأممالمتحدة"
    assert tokens.ends[at] == tokens.starts[at + 1]


def test_names_of_words_run_together_are_known_and_quoted_as_they_stand() -> None:
    reading = read_article(article(TEXT), load_knowledge())
    spans = {entity.name: [TEXT[start:end] for start, end in entity.spans] for entity in reading.entities}
    assert spans["SA"] == ["السعودية"]
    assert spans["JO"] == ["الأردن"]
    assert spans["الأمم المتحدة"] == ["الأممالمتحدة"]
    assert spans["مجلس الأمن"] == ["مجلسالأمن"]
    title = next(claim for claim in reading.claims if getattr(claim, "title", None) and "شكري" in str(getattr(claim, "person", "")))
    assert title.title == "وزير الخارجية"  # type: ignore[union-attr]
