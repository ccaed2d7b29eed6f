"""The SHACL gate before the store: which articles say something that does not conform, and what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from majlis.errors import OutputError
from majlis.graph.article import article_terms
from majlis.graph.quads import data_quads
from majlis.graph.reference import LatinLabels, Reference, no_latin_labels
from majlis.model import Issue, Reading
from majlis.resolve.resolution import Resolution
from majlis.resources import ontology_path

if TYPE_CHECKING:
    from majlis.validate import Violation

MAX_ARTICLES_AT_ONCE = 100  # about 100,000 triples: what pyrudof validates in one go within a few hundred megabytes

Resolver = Callable[[Sequence[Reading]], Resolution]


def nonconforming(
    resolution: Resolution, reference: Reference, resolve: Resolver, say: Callable[[str, int, int], None],
    latin: LatinLabels = no_latin_labels,
) -> dict[str, Issue]:
    """The articles (by digest) that make the graph break its shapes, each with the first thing that is wrong.

    A large corpus is validated in portions, each as a world of its own. Raises OutputError when a violation is no
    article's fault.
    """
    readings = resolution.readings
    faults: dict[str, Issue] = {}
    for start in range(0, len(readings), MAX_ARTICLES_AT_ONCE):
        say("validate", start, len(readings))
        portion = readings[start:start + MAX_ARTICLES_AT_ONCE]
        world = resolution if len(portion) == len(readings) else resolve(portion)
        faults |= _faults_of(world, reference, latin, resolve)
    return faults


def _faults_of(world: Resolution, reference: Reference, latin: LatinLabels, resolve: Resolver) -> dict[str, Issue]:
    violations = _violations(world, reference, latin)
    if not violations:
        return {}
    suspects = _suspects(world, {violation.focus for violation in violations})
    if not suspects:
        raise OutputError(violations[0].focus, f"the graph does not conform, and no article is to blame: {_say(violations[0])}")
    faults = {}
    for index in suspects:
        own = _violations(resolve([world.readings[index]]), reference, latin)
        if own:
            faults[world.readings[index].article.digest] = _issue(world.readings[index], own)
    return faults or {world.readings[index].article.digest: _issue(world.readings[index], violations) for index in suspects}


def _violations(world: Resolution, reference: Reference, latin: LatinLabels) -> tuple[Violation, ...]:
    from majlis.validate import validate_graph

    report = validate_graph(data_quads(world, reference, latin), ontology_path("shapes.ttl"))
    return () if report.conforms else report.violations


def _suspects(world: Resolution, focuses: set[str]) -> list[int]:
    """Readings whose graph says something of a focus, or, if none does, names one."""
    saying, naming = [], []
    for index in range(len(world.readings)):
        quads = list(article_terms(world, index))
        if focuses & {subject.value for subject, *_ in quads}:
            saying.append(index)
        if focuses & {value.value for _, _, value, _ in quads if isinstance(value, NamedNode)}:
            naming.append(index)
    return saying or naming


def _issue(reading: Reading, violations: Sequence[Violation]) -> Issue:
    more = f" (and {len(violations) - 1} more)" if len(violations) > 1 else ""
    return Issue(reading.article.path, "validate", f"left out: {_say(violations[0])}{more}", reading.article.id)


def _say(violation: Violation) -> str:
    return f"{violation.message_en}: {violation.focus}" + (f", value {violation.value}" if violation.value is not None else "")
