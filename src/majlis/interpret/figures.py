"""Counted people and sums of money that the article reports."""

from __future__ import annotations

from collections.abc import Iterator

from majlis.interpret.act_words import bare_cores
from majlis.interpret.figure_counts import CountReader, Span
from majlis.interpret.figure_parts import Told, is_part, is_share, is_unreal
from majlis.interpret.figure_words import word_sets
from majlis.interpret.scan import Scan
from majlis.model import Bound, Evidence, Quantity, QuantityOf
from majlis.recognise.lexicon import letters

MAX_TOKENS_TO_BOUND = 16
Figure = tuple[int, int, QuantityOf, float, Bound, str | None]  # tokens, what, how many, bound, currency


def read_figures(scan: Scan) -> list[Quantity]:
    """Quantities of the body, one row for each kind, value and bound."""
    rows: dict[tuple[str, float, str], Quantity] = {}
    for first, last, kind, value, bound, currency in _figures(scan):
        evidence = (Evidence(scan.tokens.starts[first], scan.tokens.ends[last - 1], f"quantity.{kind}"),)
        confidence = 0.95 if kind == "money" else 0.92
        rows.setdefault((kind, value, bound), Quantity(kind, value, bound, evidence, confidence, currency))
    return list(rows.values())


def _figures(scan: Scan) -> Iterator[Figure]:
    """Numbers and duals in the order of the text."""
    counts, words = CountReader(scan), scan.tokens.words
    told: list[Told] = []
    for first, last, number in counts.spans():
        if scan.tokens.headline[scan.tokens.sentence[first]]:
            continue
        kind = counts.kind((first, last, number), told)
        if kind is None:
            continue
        start, end = scan.sentence_of(first)
        figure = Told(first, last, kind, number.value, False)
        part = is_part(words, start, figure, told)
        told.append(figure._replace(part=part))
        if not (part or is_unreal(words, start, first) or kind != "money" and is_share(words, first, last, end)):
            yield first, last, kind, number.value, _bound(scan, (first, last, number)), number.currency


def _bound(scan: Scan, span: Span) -> Bound:
    """The number's bound; a verb before «the number of …» bounds it too."""
    first, _, number = span
    if number.bound != "exact":
        return number.bound
    words, sets = scan.tokens.words, word_sets()
    start = scan.sentence_of(first)[0]
    for at in range(first - 2, max(start, first - MAX_TOKENS_TO_BOUND) - 1, -1):
        if bare_cores(words[at + 1]).isdisjoint(sets["number_of"]):
            continue
        verb = {words[at], words[at].lstrip(letters().conjunctions)}
        if verb & sets["exceeding"]:
            return "under" if at > start and words[at - 1] in sets["not_exceeding"] else "over"
        if verb & sets["nearing"]:
            return "about"
    return "exact"
