"""From a folder of articles to a graph: the table of contents of the program.

1. `read`       files → sources                              majlis.read
2. `clean`      source → article with its structure          majlis.clean
3. `recognise`, `interpret`  article → reading               majlis.interpret
4. `resolve`    readings → one world                         majlis.resolve
5. `graph`      the world → quads                            majlis.graph
6. `validate`   what does not conform stays out              majlis.validate
7. `store`, files            graph.nq, store/, facts.jsonl, issues.jsonl, manifest.json
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from majlis.cache import Outcome, ReadingCache, fingerprint
from majlis.errors import MajlisError
from majlis.folder import BuildFolder, Made, read_facts
from majlis.graph.iris import DEFAULT_BASE
from majlis.loading import Loading, absences, loading
from majlis.model import Issue, Reading, Source

if TYPE_CHECKING:
    from majlis.camel.choice import MorphologyMode
    from majlis.graph.reference import Reference
    from majlis.recognise.gazetteer import Knowledge
    from majlis.resolve.resolution import Resolution

Row = dict[str, object]
Progress = Callable[[str, int, int], None]  # stage, done, of how many
_MISREAD = ": it looks like UTF-8 that was read as Latin-1 and saved so"
MIN_ARABIC_LETTERS = 10  # an article with fewer is not one in Arabic


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did, or would do."""

    out: Path
    articles: int  # in the graph
    read: int  # read anew
    reused: int  # unchanged since the last build
    removed: int  # of the last build, gone now
    left_out: int  # that did not conform, were not Arabic or could not be interpreted
    issues: int
    meetings: int = 0
    facts: int = 0
    entities: int = 0
    quads: int = 0
    merges: int = 0
    candidates: int = 0
    settled: int = 0
    notices: tuple[str, ...] = ()  # what is absent, where the last build into this folder had it or there was none
    dry_run: bool = False


def build(
    inputs: Sequence[Path | str], out: Path, workers: int = 1, base: str = DEFAULT_BASE, gazetteers: Sequence[Path] = (),
    decisions: Path | None = None, dry_run: bool = False, progress: Progress | None = None, morphology: MorphologyMode = "auto",
) -> Summary:
    """Build the graph of the articles in `inputs` into the folder `out`.

    Raises OutputError for a folder that is not ours, is in use or cannot be written, ConfigurationError for a broken
    gazetteer or dictionary, UsageError for a morphology that is not there. What is wrong with single articles goes to
    `issues.jsonl`, and the build goes on.
    """
    say = progress or _silent
    base = base if base.endswith(("/", "#")) else base + "/"
    folder = BuildFolder(out)
    folder.check()
    issues: list[Issue] = []
    sources = _distinct(read(inputs, out, issues), issues)
    knowing = loading(gazetteers, morphology)
    cache = ReadingCache(folder.cache, fingerprint(gazetteers, knowing.identity))
    if dry_run:
        return _forecast(sources, cache, folder, issues)
    with folder.locked():
        outcomes, anew = interpret(sources, cache, workers, knowing, say)
        readings = [outcome for outcome in outcomes if isinstance(outcome, Reading)]
        issues += [outcome for outcome in outcomes if isinstance(outcome, Issue)]
        issues += [issue for reading in readings for issue in reading.issues]
        say("resolve", 0, 1)
        words = cache.words()
        made = assemble(readings, base, knowing, issues, say, words)
        removed = folder.removed(sources)
        say("write", 0, 1)
        notices = absences(morphology) if folder.tools() != knowing.tools() else ()
        folder.write(made, sources, issues, knowing, say)
        cache.keep_words(words)
        cache.keep_only(sources)
    return replace(_summary(made, out, sources, anew, removed, issues), notices=notices)


def facts(
    inputs: Sequence[Path | str], gazetteers: Sequence[Path] = (), issues: list[Issue] | None = None, morphology: MorphologyMode = "auto",
) -> Iterator[Row]:
    """The fact rows of each article on its own; what is wrong with articles is added to `issues`."""
    from majlis.graph.quads import data_terms
    from majlis.graph.reference import load_reference
    from majlis.graph.rows import fact_rows

    found = issues if issues is not None else []
    reference = load_reference(gazetteers)
    knowledge = loading(gazetteers, morphology).knowledge()
    for source in read(inputs, None, found):
        outcome = interpret_source(source, knowledge)
        if isinstance(outcome, Issue):
            found.append(outcome)
        else:
            found += outcome.issues
            yield from fact_rows(data_terms(_resolve([outcome], DEFAULT_BASE, reference), reference), corpus=False)


def corpus_facts(graph_dir: Path) -> Iterator[Row]:
    """The fact rows of a build, meetings named by IRI and dates as the corpus settles them. Raises InputError."""
    return read_facts(graph_dir)


def read(inputs: Sequence[Path | str], out: Path | None, issues: list[Issue]) -> list[Source]:
    """Stage 1: the sources, in a fixed order; the output folder itself is no input."""
    from majlis.read.inputs import read_inputs

    given = [Path(item) if item != "-" else "-" for item in inputs]
    return sorted(read_inputs(given, issues, skip=out), key=lambda source: (source.id, source.digest, source.path))


def interpret(
    sources: Sequence[Source], cache: ReadingCache, workers: int, knowing: Loading, say: Progress,
) -> tuple[list[Outcome], int]:
    """Stages 2 and 3: readings from the cache, the rest read now; in the order of the sources, and how many are new."""
    kept = {position: outcome for position, source in enumerate(sources) if (outcome := cache.get(source)) is not None}
    waiting = [position for position in range(len(sources)) if position not in kept]
    say("interpret", 0, len(waiting))
    for done, outcome in enumerate(_outcomes([sources[position] for position in waiting], workers, knowing), 1):
        position = waiting[done - 1]
        cache.put(sources[position], outcome)
        kept[position] = outcome
        say("interpret", done, len(waiting))
    return [kept[position] for position in range(len(sources))], len(waiting)


def interpret_source(source: Source, knowledge: Knowledge) -> Outcome:
    """One article from source to reading; what is wrong with it is an issue."""
    from majlis.clean.structure import structure
    from majlis.interpret.reader import read_article

    if not _is_arabic(source.text):
        return Issue(source.path, "clean", f"no Arabic text{_MISREAD if _is_misread(source.text) else ''}", source.id)
    try:
        article = structure(source)
        if not article.blocks:
            kind = "page" if source.media == "html" else "text"
            return Issue(source.path, "clean", f"no article in the {kind}: only menus, headlines of others or the like", source.id)
        return read_article(article, knowledge)
    except MajlisError as error:
        return Issue(source.path, "interpret", str(error), source.id)


def assemble(
    readings: Sequence[Reading], base: str, knowing: Loading, issues: list[Issue], say: Progress, words: dict[str, str | None],
) -> Made:
    """Stages 4 to 6: the world of the readings that conform, as quads and rows; `words` is what the dictionary said of vowels."""
    from majlis.gate import nonconforming
    from majlis.graph.quads import data_terms, graph_quads, sorted_nquads
    from majlis.graph.reference import load_reference
    from majlis.graph.rows import fact_rows

    reference = load_reference(knowing.gazetteers)
    latin = knowing.latin_labels(words)
    kept = list(readings)
    resolution = _resolve(kept, base, reference)
    while faults := nonconforming(resolution, reference, lambda some: _resolve(some, base, reference), say, latin):
        issues += faults.values()
        kept = [reading for reading in kept if reading.article.digest not in faults]
        resolution = _resolve(kept, base, reference)
    data = list(data_terms(resolution, reference, latin))
    return Made(resolution, sorted_nquads(graph_quads(data)), fact_rows(data, corpus=True))


def _resolve(readings: Sequence[Reading], base: str, reference: Reference) -> Resolution:
    from majlis.resolve.across import resolve

    return resolve(readings, base, parents=reference.parents)


def _outcomes(sources: Sequence[Source], workers: int, knowing: Loading) -> Iterator[Outcome]:
    """Outcomes in the order of the sources, whatever the number of workers."""
    if not sources:
        return
    if workers <= 1 or len(sources) == 1:
        knowledge = knowing.knowledge()
        yield from (interpret_source(source, knowledge) for source in sources)
        return
    knowing.morphology()  # before the workers do: they could not say what is wrong with it, and forked ones share it
    with ProcessPoolExecutor(min(workers, len(sources)), initializer=_start_worker, initargs=(knowing,)) as pool:
        yield from pool.map(_work, sources, chunksize=max(1, min(32, len(sources) // (workers * 4))))


_worker_knowledge: Knowledge  # set once in each worker process


def _start_worker(knowing: Loading) -> None:
    global _worker_knowledge
    _worker_knowledge = knowing.knowledge()


def _work(source: Source) -> Outcome:
    return interpret_source(source, _worker_knowledge)


def _is_misread(text: str) -> bool:
    """Whether a text looks like UTF-8 that was read as Latin-1 and saved so: its Arabic letters begin with two bytes of four."""
    return sum(text.count(letter) for letter in "\u00d8\u00d9") >= MIN_ARABIC_LETTERS


def _is_arabic(text: str) -> bool:
    letters = 0
    for character in text:
        letters += "\u0621" <= character <= "\u064a" or "\ufb50" <= character <= "\ufefc"
        if letters >= MIN_ARABIC_LETTERS:
            return True
    return False


def _distinct(sources: Sequence[Source], issues: list[Issue]) -> list[Source]:
    """Sources without those that repeat another's content to the letter."""
    first: dict[str, Source] = {}
    for source in sources:
        earlier = first.setdefault(source.digest, source)
        if earlier is not source:
            issues.append(Issue(source.path, "read", f"the same content as {earlier.path}", source.id))
    return [source for source in sources if first[source.digest] is source]


def _forecast(sources: Sequence[Source], cache: ReadingCache, folder: BuildFolder, issues: Sequence[Issue]) -> Summary:
    reused = sum(cache.get(source) is not None for source in sources)
    return Summary(
        folder.path, len(sources), len(sources) - reused, reused, folder.removed(sources), 0, len(issues), dry_run=True,
    )


def _summary(made: Made, out: Path, sources: Sequence[Source], anew: int, removed: int, issues: Sequence[Issue]) -> Summary:
    resolution = made.resolution
    return Summary(
        out, len(resolution.readings), anew, len(sources) - anew, removed, len(sources) - len(resolution.readings), len(issues),
        len(resolution.meetings), len(made.rows), len(resolution.entities), made.nquads.count(b"\n"),
        len(resolution.merges), len(resolution.candidates), len(resolution.settled),
    )


def _silent(stage: str, done: int, total: int) -> None:
    """Say nothing."""
