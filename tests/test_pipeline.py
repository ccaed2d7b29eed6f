"""Builds: the same bytes whatever the order, workers or history; bad inputs are reported and the rest goes on."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from majlis import pipeline
from majlis.cache import ReadingCache, fingerprint
from majlis.errors import ConfigurationError, OutputError
from majlis.loading import Loading
from majlis.model import Claim, Issue, Participation, Reading, Source
from majlis.pipeline import build, corpus_facts, facts
from majlis.recognise.gazetteer import Knowledge
from majlis.store import open_store

SEEDS = Path(__file__).parent.parent / "seeds"
FILES = ("graph.nq", "facts.jsonl", "issues.jsonl", "manifest.json")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    shutil.copytree(SEEDS, folder)
    return folder


def content(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def issues_of(out: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (out / "issues.jsonl").read_text(encoding="utf-8").splitlines()]


def test_two_builds_the_other_order_and_two_workers_give_the_same_bytes(articles: Path, tmp_path: Path) -> None:
    paths = sorted(articles.glob("*.txt"))
    build([articles], tmp_path / "one")
    build([articles], tmp_path / "two")
    build(paths[::-1], tmp_path / "reversed")
    build([articles], tmp_path / "workers", workers=2)
    one = content(tmp_path / "one")
    assert one["graph.nq"] and one["facts.jsonl"]
    assert content(tmp_path / "two") == one
    assert content(tmp_path / "reversed") == one
    assert content(tmp_path / "workers") == one


def test_a_second_build_reads_only_what_is_new_and_gives_the_bytes_of_a_build_from_nothing(articles: Path, tmp_path: Path) -> None:
    first, last = sorted(articles.glob("*.txt"))[::4]
    kept = last.read_bytes()
    last.unlink()
    assert build([articles], tmp_path / "out").read == 4
    last.write_bytes(kept)
    first.write_text(first.read_text(encoding="utf-8").replace("مدريد", "باريس"), encoding="utf-8")
    again = build([articles], tmp_path / "out")
    assert (again.articles, again.read, again.reused, again.removed) == (5, 2, 3, 1)
    build([articles], tmp_path / "fresh")
    assert content(tmp_path / "out") == content(tmp_path / "fresh")


def test_a_removed_article_leaves_no_trace(articles: Path, tmp_path: Path) -> None:
    build([articles], tmp_path / "out")
    gone = sorted(articles.glob("*.txt"))[0]
    gone.unlink()
    summary = build([articles], tmp_path / "out")
    assert (summary.removed, summary.articles, summary.read) == (1, 4, 0)
    assert not [name for name, data in content(tmp_path / "out").items() if gone.stem.encode() in data]
    assert len(list((tmp_path / "out" / ".cache").glob("*/*"))) == 4
    assert not list(open_store(tmp_path / "out").query(f'SELECT ?s WHERE {{ GRAPH ?g {{ ?s ?p "{gone.stem}" }} }}'))  # type: ignore[arg-type]


def test_the_store_holds_what_the_graph_file_holds(articles: Path, tmp_path: Path) -> None:
    summary = build([articles], tmp_path / "out")
    store = open_store(tmp_path / "out")
    assert len(store) == summary.quads == (tmp_path / "out" / "graph.nq").read_bytes().count(b"\n")
    shutil.rmtree(tmp_path / "out" / "store")
    assert len(open_store(tmp_path / "out")) == summary.quads


def test_the_seeds_build_within_five_seconds_imports_and_all(tmp_path: Path) -> None:
    program = f"from pathlib import Path; from majlis.pipeline import build; build([Path({str(SEEDS)!r})], Path({str(tmp_path / 'out')!r}))"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=5, env={**os.environ, "PYTHONHASHSEED": "1"})


def test_every_evidence_of_a_build_points_into_its_source(articles: Path, tmp_path: Path) -> None:
    build([articles], tmp_path / "out")
    texts = {path.stem: path.read_text(encoding="utf-8-sig") for path in articles.glob("*.txt")}
    rows = list(corpus_facts(tmp_path / "out"))
    assert {row["article"] for row in rows} == set(texts)
    for row in rows:
        spans = row.get("evidence", [])
        assert isinstance(spans, list)
        assert all(0 <= start < end <= len(texts[str(row["article"])]) for start, end in spans)


def test_the_facts_of_articles_alone_name_meetings_by_ids_of_their_own(articles: Path) -> None:
    rows = list(facts([articles]))
    assert {row["article"] for row in rows} == {path.stem for path in articles.glob("*.txt")}
    assert not [row for row in rows if str(row.get("id", "")).startswith("http") or "iri" in row]


def test_bad_inputs_are_reported_and_the_build_goes_on(articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (articles / "english.txt").write_text("Ministers met in Madrid on Tuesday to discuss the agenda of the coalition.", encoding="utf-8")
    shutil.copy(sorted(SEEDS.glob("*.txt"))[0], articles / "copy.txt")
    summary = build([articles], tmp_path / "out")
    assert summary.articles == 5
    reported = {Path(issue["path"]).name for issue in issues_of(tmp_path / "out")}
    assert {"empty.txt", "binary.txt", "english.txt"} <= reported
    assert len([issue for issue in issues_of(tmp_path / "out") if "the same content as" in issue["reason"]]) == 1


def test_a_folder_that_is_not_ours_is_left_as_it_is(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "precious"
    out.mkdir()
    (out / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="precious"):
        build([articles], out)
    assert [path.name for path in out.iterdir()] == ["thesis.txt"]


def test_a_file_in_place_of_the_folder_is_an_error(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="out"):
        build([articles], tmp_path / "out")


def test_two_builds_at_once_are_refused(articles: Path, tmp_path: Path) -> None:
    import fcntl

    out = tmp_path / "out"
    build([articles], out)
    before = content(out)
    with (out / ".lock").open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(OutputError, match="another majlis build"):
            build([articles], out)
    assert content(out) == before


def test_a_broken_gazetteer_stops_the_build_by_name(articles: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("this is not Turtle", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"broken\.ttl"):
        build([articles], tmp_path / "out", gazetteers=[broken])


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(articles: Path, tmp_path: Path) -> None:
    assert build([articles], tmp_path / "out", dry_run=True).read == 5
    assert not (tmp_path / "out").exists()
    build([articles], tmp_path / "out")
    sorted(articles.glob("*.txt"))[0].unlink()
    before = content(tmp_path / "out")
    forecast = build([articles], tmp_path / "out", dry_run=True)
    assert (forecast.read, forecast.reused, forecast.removed) == (0, 4, 1)
    assert content(tmp_path / "out") == before


def test_the_output_folder_inside_the_input_is_no_input(articles: Path) -> None:
    first = build([articles], articles / "graph")
    again = build([articles], articles / "graph")
    assert (again.articles, again.read, again.issues) == (first.articles, 0, first.issues)


def test_progress_is_told_stage_by_stage(articles: Path, tmp_path: Path) -> None:
    told: list[str] = []
    build([articles], tmp_path / "out", progress=lambda stage, done, total: told.append(stage))
    assert list(dict.fromkeys(told)) == ["interpret", "resolve", "validate", "write"]


def test_an_article_that_does_not_conform_is_kept_out_and_reported(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A reading whose confidence is no probability stands for any fault of an extractor."""
    victim = sorted(articles.glob("*.txt"))[1].stem
    honest = pipeline.interpret_source

    def overconfident(source: Source, knowledge: Knowledge) -> Reading | Issue:
        reading = honest(source, knowledge)
        if source.id != victim or not isinstance(reading, Reading):
            return reading
        claims: tuple[Claim, ...] = tuple(
            dataclasses.replace(claim, confidence=7.0) if isinstance(claim, Participation) else claim for claim in reading.claims
        )
        return dataclasses.replace(reading, claims=claims)

    monkeypatch.setattr(pipeline, "interpret_source", overconfident)
    summary = build([articles], tmp_path / "out")
    assert (summary.articles, summary.left_out) == (4, 1)
    assert [issue["article"] for issue in issues_of(tmp_path / "out") if issue["stage"] == "validate"] == [victim]
    assert victim.encode() not in (tmp_path / "out" / "graph.nq").read_bytes()


def test_a_reading_survives_the_cache_unchanged(articles: Path, tmp_path: Path) -> None:
    issues: list[Issue] = []
    sources = pipeline.read([articles], None, issues)
    cache = ReadingCache(tmp_path / "cache", fingerprint())
    outcomes, anew = pipeline.interpret(sources, cache, 1, Loading(), lambda stage, done, total: None)
    assert anew == len(sources) == 5
    assert [cache.get(source) for source in sources] == outcomes


def test_a_broken_cache_entry_is_read_again(articles: Path, tmp_path: Path) -> None:
    build([articles], tmp_path / "out")
    before = content(tmp_path / "out")
    for path in (tmp_path / "out" / ".cache").glob("*/*"):
        path.write_text('{"@": "Reading"}', encoding="utf-8")
    assert build([articles], tmp_path / "out").read == 5
    assert content(tmp_path / "out") == before
