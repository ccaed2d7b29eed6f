"""Whatever the text: a result or a named error, spans that are true, and time that grows with the length.

Alphabets are those that real Arabic texts hold, with what breaks careless programs: vowel signs, tatweel, marks of
direction, presentation forms, figures of three kinds, unpaired quotation marks and brackets.
"""

from __future__ import annotations

import random
import time
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from majlis.clean.fold import fold, fold_name, fold_with_offsets
from majlis.clean.lines import lines_of
from majlis.clean.opening import read_opening
from majlis.clean.page import read_page
from majlis.clean.publication import find_publication_dates
from majlis.clean.structure import structure
from majlis.clean.tokens import tokenise
from majlis.clean.told import signature_start
from majlis.errors import MajlisError
from majlis.graph.reference import Reference, load_reference
from majlis.interpret.reader import Knowledge, load_knowledge, read_article
from majlis.model import Article, Block, Issue, MediaType, Reading, Source
from majlis.pipeline import build, facts, interpret_source, read
from majlis.read.encoding import decode
from majlis.read.jsonl import digest
from majlis.recognise.glued import cutter

TESTS = Path(__file__).parent
SEEDS = TESTS.parent / "seeds"
GOLD = TESTS / "gold"
DEV = GOLD / "dev" / "articles"
MEGABYTE = 1_000_000
SECONDS_PER_MEGABYTE = 30  # of this process, so that busy machines do not matter

SAID = """
    وزير وزراء الخارجية اجتماع اجتمع
    استضافت السعودية والعراق سوريا الرياض في من مع ترأس برئاسة التقى نظيره المصري أمس الثلاثاء 10 يونيو 2025
    مليون دولار تعهدت دعا إلى انضمت قال إن أن محمد بن سلمان الأمم المتحدة التحالف الدولي ، . « » " : ( ) - و لم سوف القمة
"""
WORDS = (*SAID.split(), "\n")
CHARACTERS = st.one_of(
    st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
    st.characters(min_codepoint=0xFB50, max_codepoint=0xFDFF),
    st.characters(min_codepoint=0xFE70, max_codepoint=0xFEFF),
    st.sampled_from("\u0640\u064b\u0651\u0670\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\u061c\ufeff\u00ad\u00a0\u2028\x85\x00"),
    st.sampled_from("0123456789\u0660\u0669\u06f5 \n\t.,;:!?\u061f\u060c\u061b«»“”\"'()[]{}/\\|<>&-–—…%$€#@_"),
    st.characters(codec="utf-8"),
)
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=300),
    st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(CHARACTERS, max_size=4)), max_size=80).map("".join),
)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
QUICK = settings(max_examples=200, deadline=None)


@cache
def knowledge() -> Knowledge:
    return load_knowledge(())


@cache
def reference() -> Reference:
    return load_reference(())


def source(text: str, media: MediaType = "text") -> Source:
    return Source("a", "a.txt", text, media, "utf-8", digest(text, media))


def interpret(text: str, media: MediaType = "text") -> Reading | Issue:
    return interpret_source(source(text, media), knowledge())


# --- folding


@QUICK
@given(TEXTS)
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_name(fold_name(text)) == fold_name(text)


@QUICK
@given(TEXTS)
def test_folding_with_offsets_leads_back(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert offsets == sorted(offsets)
    assert all(character in fold(text[offset]) for character, offset in zip(folded, offsets, strict=True))


@QUICK
@given(st.sampled_from(WORDS), st.lists(st.sampled_from("\u0640\u064b\u064e\u0651\u200c\u200e\u202b\u2069"), max_size=6))
def test_marks_that_do_not_change_a_word_do_not_change_its_folded_form(word: str, marks: list[str]) -> None:
    assert fold(word[:1] + "".join(marks) + word[1:]) == fold(word)


# --- cleaning


@QUICK
@given(TEXTS)
def test_lines_are_pieces_of_the_text(text: str) -> None:
    lines = list(lines_of(text))
    assert all(text[line.start:line.end] == line.text != "" for line in lines)
    assert all(one.end <= other.start for one, other in pairwise(lines))


@QUICK
@given(TEXTS)
@example("الرياض -")
@example("باريس («")
def test_datelines_and_dates_lie_inside_the_text(text: str) -> None:
    assert 0 <= read_opening(text).end <= len(text)
    assert all(0 <= date.start < date.end <= len(text) for date in find_publication_dates(text))


@QUICK
@given(TEXTS)
def test_any_text_is_a_page(text: str) -> None:
    page = read_page(text)
    assert len(page.text) == len(page.offsets)
    assert list(page.offsets) == sorted(page.offsets)
    assert all(page.text[line.start:line.end] == line.text for line in page.lines)


@QUICK
@given(st.one_of(st.binary(max_size=400), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
                 TEXTS.map(lambda text: text.encode("cp1256", "ignore"))), st.booleans())
def test_any_bytes_are_a_text_or_a_named_error(data: bytes, html: bool) -> None:
    try:
        assert isinstance(decode(data, "a.txt", html).text, str)
    except MajlisError as error:
        assert "a.txt: " in str(error)


@QUICK
@given(TEXTS, st.sampled_from(["text", "html"]))
def test_blocks_and_tokens_lie_inside_the_text_in_order(text: str, media: MediaType) -> None:
    article = structure(source(text, media))
    edges = [edge for block in article.blocks for edge in (block.start, block.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(article.text) for edge in edges)
    tokens = tokenise(article, cutter(load_knowledge()))
    borders = [edge for span in zip(tokens.starts, tokens.ends, strict=True) for edge in span]
    assert borders == sorted(borders)
    written = [fold(article.text[start:end]).replace(" ", "") for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    assert written == tokens.words
    assert tokens.starts == sorted(tokens.starts)
    for start, end in ((block.start, block.end) for block in article.blocks if block.start < block.end):
        first, last = article.source_span(start, end)
        assert 0 <= first < last <= len(text)


PIECES = st.one_of(st.sampled_from([word for word in WORDS if word.isalpha()]), st.text(CHARACTERS, max_size=3))
GLUED = st.lists(PIECES, max_size=5).map("".join)
BEGINNINGS = (
    "القاهرة - أ ش أ: ", "كتب: محمد علي ", "date 2024-02-10 ", "العنوان: ", "[02/مايو/2018] صنعاء – سبأ :", "12 مارس 2024 عمان (بترا)- ",
    "(كونا) – ", "",
)


@QUICK
@given(st.one_of(GLUED, st.text(CHARACTERS, max_size=40)))
def test_cuts_lie_inside_the_word_in_order_and_the_parts_are_not_empty(word: str) -> None:
    cuts = cutter(load_knowledge())(word)
    assert all(first < second for first, second in pairwise((0, *cuts, len(word)))) or not cuts
    assert all(fold(word[first:last]) for first, last in pairwise((0, *cuts, len(word)))) or not cuts


@QUICK
@given(st.sampled_from(BEGINNINGS), TEXTS, st.booleans())
def test_a_dateline_ends_inside_its_text(beginning: str, rest: str, alone: bool) -> None:
    text = beginning + rest
    found = read_opening(text, alone)
    assert 0 <= found.end <= len(text)
    assert found.end == 0 or found.place or found.agency or found.name or found.writer
    assert 0 <= signature_start(text) <= len(text)


# --- the whole way


def spans_of(reading: Reading) -> list[tuple[int, int]]:
    told = [(item.start, item.end) for fact in (*reading.meetings, *reading.claims) for item in fact.evidence]
    return told + [span for entity in reading.entities for span in entity.spans]


def assert_true_spans(reading: Reading) -> None:
    article = reading.article
    for start, end in spans_of(reading):
        assert 0 <= start < end <= len(article.text)
        assert article.text[start:end].strip()
        first, last = article.source_span(start, end)
        assert 0 <= first < last <= len(article.source)
        if article.offsets is None:
            assert article.source[first:last] == article.text[start:end]
    assert all(fact.evidence for fact in (*reading.meetings, *reading.claims))


@SLOW
@given(TEXTS, st.sampled_from(["text", "html"]))
@example("0 0 ء ء ء ء ء آلتقى", "text")
@example("الباكستاني المبعوث والياباني ويستقبل", "text")
def test_any_text_is_a_reading_with_true_spans_or_a_named_issue(text: str, media: MediaType) -> None:
    outcome = interpret(text, media)
    if isinstance(outcome, Reading):
        assert_true_spans(outcome)
    else:
        assert outcome.path == "a.txt"
        assert outcome.reason


@SLOW
@given(st.data())
def test_a_cut_and_mixed_article_is_a_reading_with_true_spans(data: st.DataObject) -> None:
    lines = [line for text in articles().values() for line in text.splitlines() if line.strip()]
    chosen = data.draw(st.lists(st.sampled_from(lines), min_size=1, max_size=8))
    cut = data.draw(st.integers(0, 200))
    noise = data.draw(st.text(CHARACTERS, max_size=5))
    outcome = interpret(noise.join(chosen)[cut:] if data.draw(st.booleans()) else "\n".join(chosen)[cut:])
    if isinstance(outcome, Reading):
        assert_true_spans(outcome)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
@example("")
@example("\u202e\u0640\u064b")
@example("وزير " * 40)
def test_a_build_of_any_text_is_a_graph_or_a_named_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.txt").write_text(text, encoding="utf-8", newline="")
    issues: list[Issue] = []
    rows = list(facts([folder], issues=issues))
    summary = build([folder], folder / "out")
    assert summary.articles + summary.left_out + (summary.issues > 0) >= 1
    assert bool(rows) <= bool(summary.articles)


# --- true articles


@cache
def articles() -> dict[str, str]:
    return {source.id: source.text for folder in (SEEDS, DEV) for source in read([folder], None, [])}


@pytest.mark.parametrize("folder", [SEEDS, DEV], ids=["seeds", "dev"])
def test_every_evidence_of_every_fact_lies_inside_its_source_and_says_something(folder: Path) -> None:
    texts = articles()
    count = 0
    for row in facts([folder]):
        spans = row.get("evidence", [])
        assert isinstance(spans, list)
        assert spans or row["type"] in ("article", "mention"), row
        for start, end in spans:
            count += 1
            assert 0 <= start < end <= len(texts[str(row["article"])])
            assert texts[str(row["article"])][start:end].strip()
    assert count > 100


@pytest.mark.slow
def test_readings_of_all_articles_have_true_spans() -> None:
    for item in read([SEEDS, DEV], None, []):
        outcome = interpret_source(item, knowledge())
        assert isinstance(outcome, Reading)
        assert_true_spans(outcome)


@pytest.mark.slow
def test_two_builds_of_many_articles_in_another_order_and_by_two_workers_give_the_same_bytes(tmp_path: Path) -> None:
    paths = sorted(path for folder in (SEEDS, DEV) for path in folder.iterdir())
    shuffled = paths[1::2] + paths[::2][::-1]
    build(paths, tmp_path / "one")
    build(shuffled, tmp_path / "two", workers=2)
    for name in ("graph.nq", "facts.jsonl", "issues.jsonl", "manifest.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


# --- time


ENDLESS = {
    "one word without a space": "وزير",
    "one word again and again": "وزير ",
    "names": "محمد وعلي وخالد و",
    "countries": "السعودية والعراق وسوريا ",
    "figures": "اجتماع 12345 ",
    "brackets": "(((اجتماع ",
    "quotation marks": "«اجتماع ",
    "vowel signs": "و\u064b\u0651\u064e",
    "tatweel": "و\u0640",
    "marks of direction": "ا\u202b\u202c",
    "dashes": "الرياض - ",
    "addresses": "ا@",
    "dates": "الثلاثاء 10 يونيو 2025 ",
    "stops": "ا. ",
    "verbs": "قال إن ",
    "titles": "وزير الخارجية السعودي ",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", ENDLESS.values(), ids=ENDLESS.keys())
def test_a_long_line_is_read_in_time(piece: str) -> None:
    text = (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE // 5]
    knowledge()
    started = time.process_time()
    interpret(text)
    assert time.process_time() - started < SECONDS_PER_MEGABYTE / 5 + 1


@pytest.mark.slow
@pytest.mark.parametrize("name", ["one word without a space", "dashes", "countries"])
def test_a_megabyte_on_one_line_is_read_in_time(name: str) -> None:
    piece = ENDLESS[name]
    text = (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
    knowledge()
    started = time.process_time()
    interpret(text)
    assert time.process_time() - started < SECONDS_PER_MEGABYTE


@pytest.mark.slow
@pytest.mark.parametrize("piece", [
    "<", "<a ", "<a b=\"", "<!-- ", "<script>", "&amp", "<p>ا", "<a href='x'>ا</a>", "<div><div>", "</p>", "<meta charset=",
    "<p class=x>اجتماع</p>",
])
def test_a_megabyte_of_markup_is_read_in_time(piece: str) -> None:
    text = (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
    started = time.process_time()
    read_page(text)
    assert time.process_time() - started < SECONDS_PER_MEGABYTE


@pytest.mark.slow
def test_twice_the_article_takes_about_twice_the_time() -> None:
    """On one line and without full stops, so that nothing but the length bounds the work."""
    text = " ".join(" ".join(articles().values()).replace(".", " ").split())

    def seconds(length: int) -> float:
        piece = (text * (length // len(text) + 1))[:length]
        started = time.process_time()
        interpret(piece)
        return time.process_time() - started

    seconds(20_000)
    assert seconds(120_000) < 3.5 * seconds(60_000)


def test_any_cut_of_an_article_is_read() -> None:
    """Pieces of articles end where no writer would end: behind a verb, within a name, within a title."""
    dice = random.Random(2024)
    words = [path.read_text(encoding="utf-8", errors="replace").split() for path in sorted(GOLD.glob("fresh-*/articles/*.txt"))]
    for _ in range(1500):
        article = dice.choice(words)
        first = dice.randrange(len(article))
        piece = article[first : first + dice.randrange(3, 40)]
        text = " ".join(dice.sample(piece, len(piece)) if dice.random() < 0.4 else piece)
        article_cut = Article("t", "t.txt", "0", text, text, None, (Block(0, len(text), "body"),), published="2024-05-10")
        reading = read_article(article_cut, knowledge())
        assert all(claim.evidence for claim in reading.claims)
