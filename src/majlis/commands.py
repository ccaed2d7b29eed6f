"""What each command does with its arguments; `majlis.cli` has the arguments themselves."""

from __future__ import annotations

import json
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from majlis.errors import UsageError
from majlis.model import Issue

if TYPE_CHECKING:
    from pyoxigraph import Quad

MAX_ISSUES_SHOWN = 5


def build(options: Namespace) -> int:
    """`majlis build`; status 1 when no article reached the graph."""
    from majlis.folder import ISSUES
    from majlis.graph.iris import DEFAULT_BASE
    from majlis.pipeline import build as build_graph

    out = Path(options.out)
    gazetteers = [Path(name) for name in options.gazetteer]
    base = options.base or DEFAULT_BASE
    summary = build_graph(
        options.inputs, out, options.workers, base, gazetteers, progress=_progress(options), morphology=options.morphology,
    )
    if summary.issues:
        rows = (out / ISSUES).read_text(encoding="utf-8").splitlines()
        _tell_issues([Issue(**json.loads(row)) for row in rows], options, f"all in {out / ISSUES}")
    for notice in summary.notices:
        _say(options, f"majlis: {notice}")
    _say(options, f"{out}: {summary.articles} articles ({summary.read} read anew, {summary.reused} unchanged, {summary.removed} removed, "
                  f"{summary.left_out} left out), {summary.meetings} meetings, {summary.entities} entities, {summary.facts} facts, "
                  f"{summary.quads} quads")
    return 0 if summary.articles else _fault(f"{' '.join(options.inputs)}: no article reached the graph")


def facts(options: Namespace) -> int:
    """`majlis facts`; status 1 when there is no row at all."""
    from majlis.pipeline import corpus_facts
    from majlis.pipeline import facts as article_facts

    if bool(options.inputs) == (options.graph is not None):
        raise UsageError("name articles, or the folder of a build with --graph; see `majlis facts --help`")
    issues: list[Issue] = []
    if options.graph is not None:
        rows = corpus_facts(Path(options.graph))
    else:
        rows = article_facts(options.inputs, issues=issues, morphology=options.morphology)
    count = 0
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))
        count += 1
    _tell_issues(issues, options)
    return 0 if count or options.graph is not None else _fault(f"{' '.join(options.inputs)}: no article to read facts from")


def query(options: Namespace) -> int:
    """`majlis query`."""
    from majlis.query import library, listing, run

    if options.query is None:
        print(listing(library()), end="")
        return 0
    values: dict[str, str] = {}
    for item in options.param:
        name, equals, value = item.partition("=")
        if not equals or not name or name in values:
            raise UsageError(f"--param {item}: written once for each parameter, as NAME=VALUE")
        values[name] = value
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() or "COLUMNS" in os.environ else None
    graph = Path(options.graph) if options.graph is not None else None
    text = run(options.query, values, graph, options.endpoint, options.format, width)
    print(text, end="" if text.endswith("\n") else "\n")
    return 0


def validate(options: Namespace) -> int:
    """`majlis validate`; status 1 when something does not conform."""
    from majlis.resources import ontology_path
    from majlis.validate import as_json, as_text, as_turtle, read_quads, validate_graph

    counts = dict.fromkeys(options.files, 0)

    def quads() -> Iterator[Quad]:
        for name in counts:
            for quad in read_quads(Path(name)):
                counts[name] += 1
                yield quad

    report = validate_graph(quads(), ontology_path("shapes.ttl"))
    for name in (name for name, count in counts.items() if not count):
        _say(options, f"majlis: {name}: holds no statement")
    if options.format == "text":
        print(as_text(report, "en"), end="")
    else:
        print({"json": as_json, "turtle": as_turtle}[options.format](report), end="")
    return 0 if report.conforms else 1


def export(options: Namespace) -> int:
    """`majlis export`."""
    from majlis.export.formats import write

    write(Path(options.graph), options.format, options.output)
    return 0


def evaluate(options: Namespace) -> int:
    """`majlis evaluate`; status 1 below a floor."""
    from majlis import evaluate as evaluation

    gold = Path(options.gold)
    issues: list[Issue] = []
    predicted = evaluation.predictions(options.inputs, options.corpus, issues, options.morphology)
    _tell_issues(issues, options)
    result = evaluation.evaluate(gold, predicted, options.corpus)
    if result.strangers:
        _say(options, f"no gold for {len(result.strangers)} of the articles: {', '.join(result.strangers[:MAX_ISSUES_SHOWN])}")
    if options.errors:
        print(evaluation.as_errors(result), end="", file=sys.stderr if options.json else sys.stdout)
    print((evaluation.as_json if options.json else evaluation.as_table)(result), end="")
    if options.floors is None:
        return 0
    below = evaluation.below_floors(result.table(), Path(options.floors), evaluation.set_name(gold, options.corpus))
    for line in below:
        _fault(f"{gold}: {line}")
    return 1 if below else 0


def explain(options: Namespace) -> int:
    """`majlis explain`; status 1 when there is no article."""
    from majlis.clean.structure import structure
    from majlis.explain import explain as account
    from majlis.interpret.reader import read_article
    from majlis.loading import loading
    from majlis.pipeline import read

    issues: list[Issue] = []
    sources = read(options.inputs, None, issues)
    _tell_issues(issues, options)
    knowledge = loading((), options.morphology).knowledge()
    for source in sources:
        article = structure(source)
        print(account(article, read_article(article, knowledge)))
    return 0 if sources else _fault(f"{' '.join(options.inputs)}: no article to explain")


def doctor(options: Namespace) -> int:
    """`majlis doctor`; status 1 when something that majlis needs is missing."""
    from majlis.doctor import as_text, examine

    findings = examine()
    print(as_text(findings), end="")
    return 1 if any(finding.needed and not finding.found for finding in findings) else 0


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "build": build, "facts": facts, "query": query, "validate": validate, "export": export, "evaluate": evaluate,
    "explain": explain, "doctor": doctor,
}


def _progress(options: Namespace) -> Callable[[str, int, int], None] | None:
    """A line on a terminal that is written over; with --verbose elsewhere too, a line for each stage."""
    if options.quiet or not (sys.stderr.isatty() or options.verbose):
        return None
    last: list[str] = []

    def show(stage: str, done: int, total: int) -> None:
        if sys.stderr.isatty():
            print(f"\r\x1b[K{stage} {done}/{total}" if done < total else "\r\x1b[K", end="", file=sys.stderr, flush=True)
        elif last[-1:] != [stage]:
            print(f"majlis: {stage}", file=sys.stderr)
        last.append(stage)

    return show


def _say(options: Namespace, text: str) -> None:
    if not options.quiet:
        print(text, file=sys.stderr)


def _fault(reason: str) -> int:
    print(f"majlis: {reason}", file=sys.stderr)
    return 1


def _tell_issues(issues: Iterable[Issue], options: Namespace, where: str = "--verbose shows all") -> None:
    """What was wrong with inputs, the first few of them."""
    told = list(issues)
    shown = told if options.verbose else told[:MAX_ISSUES_SHOWN]
    for issue in shown:
        _say(options, f"majlis: {issue.path}: {issue.reason}")
    if len(shown) < len(told):
        _say(options, f"majlis: and {len(told) - len(shown)} more; {where}")
