"""Articles a second on one core, stage by stage, and for the whole build: `python benchmarks/stages.py [--articles N]`.

Each stage gets what the one before made, in the same process; imports and the loading of language data are told apart.
Two peers run beside it on the same data: rdflib's parser against the store, pySHACL against the gate's engine.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent))

from articles import varied

from majlis.clean.structure import structure
from majlis.clean.tokens import tokenise
from majlis.gate import nonconforming
from majlis.graph.iris import DEFAULT_BASE
from majlis.graph.quads import data_terms, graph_quads, sorted_nquads
from majlis.graph.reference import load_reference
from majlis.graph.rows import fact_rows
from majlis.interpret.reader import load_knowledge, read_article
from majlis.interpret.scan import scan
from majlis.model import Article, Reading, Source
from majlis.pipeline import build, read
from majlis.resolve.across import resolve
from majlis.resolve.resolution import Resolution
from majlis.resources import ontology_path
from majlis.store import write_store

T = TypeVar("T")
PEER_TRIPLES = 20_000  # rdflib needs no more to show its speed, and pySHACL would take minutes


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of this process's wall clock, and the result."""
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def tell(stage: str, seconds: float, articles: int, note: str = "") -> None:
    """One line of the table."""
    print(f"{stage:<30} {seconds:>8.2f} {1000 * seconds / articles:>10.2f} {articles / seconds:>12.0f}  {note}", flush=True)


def quietly(stage: str, done: int, total: int) -> None:
    """No progress."""


def write_inputs(sources: Sequence[Source], folder: Path) -> None:
    """The articles as files."""
    for source in sources:
        (folder / f"{source.id}{'.html' if source.media == 'html' else '.txt'}").write_text(source.text, encoding="utf-8", newline="")


def stages(folder: Path, count: int) -> bytes:
    """Measure every stage; returns the N-Quads."""
    print(f"{'stage':<30} {'seconds':>8} {'ms/article':>10} {'articles/s':>12}")
    seconds, knowledge = timed(lambda: load_knowledge(()))
    print(f"{'(language and reference data)':<30} {seconds:>8.2f} {'once':>10}")
    seconds, sources = timed(lambda: read([folder], None, []))
    tell("read", seconds, count, f"{sum(len(source.text) for source in sources) / count:.0f} characters each")
    structure(sources[0])
    plain, pages = ([source for source in sources if source.media == media] for media in ("text", "html"))
    taken, cleaned = timed(lambda: [structure(source) for source in plain])
    tell("clean, plain texts", taken, len(plain))
    taken, cleaned_pages = timed(lambda: [structure(source) for source in pages])
    if pages:
        tell("clean, pages", taken, len(pages), "most of it trafilatura")
    articles: list[Article] = cleaned + cleaned_pages
    seconds, tokens = timed(lambda: [tokenise(article) for article in articles])
    tell("  of the next: tokens", seconds, count, f"{sum(map(len, tokens)) / count:.0f} tokens each")
    seconds, _ = timed(lambda: [scan(article, knowledge) for article in articles])
    tell("  of the next: recognise", seconds, count)
    seconds, readings = timed(lambda: [read_article(article, knowledge) for article in articles])
    tell("recognise and interpret", seconds, count, f"{sum(len(reading.claims) for reading in readings) / count:.1f} claims each")
    return behind(readings, folder.parent, count)


def behind(readings: Sequence[Reading], folder: Path, count: int) -> bytes:
    """The stages that see all articles at once."""
    reference = load_reference(())

    def world(some: Sequence[Reading]) -> Resolution:
        return resolve(some, DEFAULT_BASE, parents=reference.parents)

    seconds, resolution = timed(lambda: world(readings))
    tell("resolve", seconds, count, f"{len(resolution.meetings)} meetings")
    seconds, data = timed(lambda: list(data_terms(resolution, reference)))
    tell("graph", seconds, count, f"{len(data)} quads")
    seconds, nquads = timed(lambda: sorted_nquads(graph_quads(data)))
    tell("  sort and write N-Quads", seconds, count)
    seconds, rows = timed(lambda: fact_rows(data, corpus=True))
    tell("  fact rows", seconds, count, f"{len(rows)} rows")
    seconds, faults = timed(lambda: nonconforming(resolution, reference, world, quietly))
    tell("validate", seconds, count, f"{len(faults)} articles left out")
    seconds, _ = timed(lambda: write_store(folder / "store-only", nquads))
    tell("store", seconds, count)
    return nquads


def peers(nquads: bytes) -> None:
    """The same data in rdflib and pySHACL."""
    import rdflib
    from pyoxigraph import RdfFormat, Store, parse
    from rdflib.plugins.parsers.ntriples import NTGraphSink, W3CNTriplesParser

    from majlis.validate import validate_graph

    part = b"\n".join(nquads.split(b"\n")[:PEER_TRIPLES]) + b"\n"
    triples = b"".join(f"{quad.triple} .\n".encode() for quad in parse(part, format=RdfFormat.N_QUADS))
    ours, _ = timed(lambda: Store().bulk_load(triples, format=RdfFormat.N_TRIPLES))
    theirs, _ = timed(lambda: W3CNTriplesParser(NTGraphSink(rdflib.Graph())).parsestring(triples.decode()))
    print(f"\nload {PEER_TRIPLES} triples: pyoxigraph {ours:.2f} s, rdflib {theirs:.2f} s: {theirs / ours:.0f} times")
    some = list(parse(part, format=RdfFormat.N_QUADS))[:PEER_TRIPLES // 4]
    fast, _ = timed(lambda: validate_graph(iter(some), ontology_path("shapes.ttl"), engine="pyrudof"))
    slow, _ = timed(lambda: validate_graph(iter(some), ontology_path("shapes.ttl"), engine="pyshacl"))
    print(f"validate {len(some)} triples: pyrudof {fast:.2f} s, pySHACL {slow:.2f} s: {slow / fast:.0f} times")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=200, metavar="N", help="how many articles (default: 200)")
    parser.add_argument("--no-peers", action="store_true", help="leave out rdflib and pySHACL")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="majlis-bench-"))
    try:
        inputs = folder / "articles"
        inputs.mkdir()
        write_inputs(list(varied(options.articles)), inputs)
        nquads = stages(inputs, options.articles)
        seconds, summary = timed(lambda: build([inputs], folder / "build"))
        tell("whole build, from nothing", seconds, options.articles, f"{summary.facts} facts, {summary.left_out} left out")
        seconds, _ = timed(lambda: build([inputs], folder / "build"))
        tell("whole build, nothing changed", seconds, options.articles)
        if not options.no_peers:
            peers(nquads)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
