"""Counted people and sums of money that the article reports."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from operator import itemgetter
from typing import get_args

from majlis.clean.fold import fold
from majlis.interpret.act_words import bare_cores
from majlis.interpret.scan import Scan
from majlis.interpret.themes import theme_cores
from majlis.model import Bound, Evidence, Quantity, QuantityOf
from majlis.recognise.lexicon import letters, read_toml
from majlis.recognise.numbers import NumberMention
from majlis.recognise.words import COMMAS

TOKENS_BEFORE, TOKENS_AFTER = 8, 6
TOKENS_TO_THEIR_NUMBER = 7
MAX_TOKENS_TO_NOUN = 2
MAX_TOKENS_TO_ANTECEDENT = 22
MAX_TOKENS_TO_BOUND = 16
YEARS = range(1900, 2101)
Span = tuple[int, int, NumberMention]


@lru_cache(maxsize=1)
def counted_nouns() -> dict[str, QuantityOf]:
    """Folded noun, without article → what it counts."""
    kinds: tuple[QuantityOf, ...] = get_args(QuantityOf)
    nouns = read_toml("figures.toml")["nouns"]
    return {fold(noun): kind for kind in kinds for noun in nouns.get(kind, ())}


@lru_cache(maxsize=1)
def _sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(fold(word) for word in words) for name, words in read_toml("figures.toml")["words"].items()}


@lru_cache(maxsize=1)
def _happenings() -> dict[str, QuantityOf]:
    """Folded word → what befell those counted: "the killing of …"."""
    rows: dict[str, QuantityOf] = {}
    for kind in ("killed", "wounded", "detainees", "displaced", "refugees"):
        rows.update(dict.fromkeys(_sets()[f"says_{kind}"], kind))
    return rows


def read_figures(scan: Scan) -> list[Quantity]:
    """Quantities of the body, one row for each kind, value and bound."""
    rows: dict[tuple[str, float, str], Quantity] = {}
    for span in scan.numbers:
        first, last, number = span
        if scan.tokens.headline[scan.tokens.sentence[first]]:
            continue
        kind = _kind(scan, span)
        if kind is None:
            continue
        evidence = (Evidence(scan.tokens.starts[first], scan.tokens.ends[last - 1], f"quantity.{kind}"),)
        bound = _bound(scan, span)
        confidence = 0.95 if kind == "money" else 0.92
        rows.setdefault((kind, number.value, bound), Quantity(kind, number.value, bound, evidence, confidence, number.currency))
    return list(rows.values())


def _kind(scan: Scan, span: Span) -> QuantityOf | None:
    first, last, number = span
    if number.kind == "money":
        return None if number.equivalent else "money"
    if number.kind != "count":
        return None
    words = scan.tokens.words
    start, end = scan.sentence_of(first)
    if any(not theme_cores(word).isdisjoint(_sets()["rates"]) for word in words[last : min(end, last + 2)]):
        return None
    noun = _noun(words, last, end)
    if number.inherits and any(start <= f < first and n.kind == "money" for f, _, n in scan.numbers):
        return "money"
    if noun is None and last < end and last in _nationals(scan):
        return _befell(words, start, first, last, end) or "other"
    if noun is None:
        return _without_noun(scan, span)
    at, kind = noun
    if words[first - 1] == letters().article and at > last:
        return None
    if kind == "participants" and not theme_cores(words[at]).isdisjoint(_sets()["states"]):
        return _states(words, start, first, at, end)
    if kind in ("fighters", "other") and _any(_until_comma(words, at + 1, min(end, at + 5)), "held"):
        return "detainees"
    if kind in ("other", "fighters"):
        return _befell(words, start, first, last, end, held=kind == "other") or kind
    return kind


def _nationals(scan: Scan) -> set[int]:
    """Where «Venezuelan», without article, stands for a person."""
    article = letters().article
    return {match.first for match in scan.names if match.form in ("adjective", "demonym") and not match.core.startswith(article)}


def _noun(words: list[str], last: int, end: int) -> tuple[int, QuantityOf] | None:
    """The counted noun: in the number's last token, or one of the two after it."""
    for at in range(last - 1, min(end, last + MAX_TOKENS_TO_NOUN)):
        if words[at] in COMMAS or words[at] in (".", ")"):
            return None
        core = next((core for core in sorted(theme_cores(words[at])) if core in counted_nouns()), None)
        if core is not None:
            return at, counted_nouns()[core]
    return None


def _states(words: list[str], start: int, first: int, at: int, end: int) -> QuantityOf | None:
    """States are counted as members or as participants, where the sentence says so."""
    after, before = words[at + 1 : min(end, at + 3)], words[max(start, first - TOKENS_BEFORE) : first]
    if _any(after, "member") or _any(before[-5:], "including"):
        return "members"
    if not bare_cores(words[first - 1]).isdisjoint(_sets()["leaders"]):
        return "participants"
    return "participants" if _any([*before, *words[at + 1 : min(end, at + 7)]], "taking_part") else None


def _any(words: list[str], name: str) -> bool:
    return any(not theme_cores(word).isdisjoint(_sets()[name]) for word in words)


def _until_comma(words: list[str], first: int, last: int) -> list[str]:
    return words[first : next((at for at in range(first, last) if words[at] in COMMAS), last)]


def _befell(words: list[str], start: int, first: int, last: int, end: int, held: bool = True) -> QuantityOf | None:
    """What befell those counted: by the nearest word before the number, else the nearest after it."""
    clause = next((at for at in range(first - 1, start - 1, -1) if words[at] in COMMAS), start)
    before = range(first - 1, max(start, min(first - TOKENS_BEFORE, max(clause, first - 2 * TOKENS_BEFORE))) - 1, -1)
    for at in (*before, *range(last, min(end, last + TOKENS_AFTER))):
        if at >= last and words[at] in COMMAS:
            return None
        for core in sorted(bare_cores(words[at])):
            kind = _happenings().get(core)
            if kind is not None and (held or kind in ("killed", "wounded") or core in _sets()["freed"]):
                return kind
    return None


def _without_noun(scan: Scan, span: Span) -> QuantityOf | None:
    """A bare number: of who was killed or displaced, or of those named before."""
    first, last, number = span
    words = scan.tokens.words
    start, end = scan.sentence_of(first)
    if words[first - 1] == letters().article or number.value < 2 or number.bound == "exact" and number.value in YEARS:
        return None
    earlier = bisect_left(scan.numbers, first, key=itemgetter(0))
    other = next((stop for _, stop, _ in reversed(scan.numbers[max(0, earlier - 3) : earlier]) if stop <= first), start)
    near = range(max(start, other, first - TOKENS_TO_THEIR_NUMBER), first)
    at = next((at for at in reversed(near) if words[at] in _sets()["their_number"]), None)
    if at is not None:
        return _counted(words[at + 1]) or _antecedent(scan, start, first)
    following = words[last] if last < end else "."
    open_end = following in COMMAS or following in (".", ")") or not bare_cores(following).isdisjoint(_sets()["after_bare_number"])
    return _befell(words, max(start, first - 4), first, last, last) if open_end else None


def _antecedent(scan: Scan, start: int, first: int) -> QuantityOf | None:
    """Whom «their number» means: the nearest people named before."""
    named = {at for unit in scan.units for at in range(unit.first, unit.last) if start <= unit.first < first}
    for at in range(first - 1, max(start, first - MAX_TOKENS_TO_ANTECEDENT) - 1, -1):
        kind = _counted(scan.tokens.words[at]) if at not in named else None
        if kind is not None:
            return kind
    return None


def _counted(word: str) -> QuantityOf | None:
    """The people that a noun, also with a suffix, means."""
    nun = read_toml("inflection.toml")["letters"]["nun"]  # a plural drops it before a suffix
    kinds = (counted_nouns().get(core) or counted_nouns().get(core + nun) for core in sorted(theme_cores(word)))
    return next((kind for kind in kinds if kind is not None and kind not in ("participants", "members")), None)


def _bound(scan: Scan, span: Span) -> Bound:
    """The number's bound; a verb before «the number of …» bounds it too."""
    first, _, number = span
    if number.bound != "exact":
        return number.bound
    words = scan.tokens.words
    start = scan.sentence_of(first)[0]
    for at in range(first - 2, max(start, first - MAX_TOKENS_TO_BOUND) - 1, -1):
        if not bare_cores(words[at + 1]).isdisjoint(_sets()["number_of"]):
            if words[at].lstrip(letters().conjunctions) in _sets()["exceeding"]:
                return "over"
            if words[at].lstrip(letters().conjunctions) in _sets()["nearing"]:
                return "about"
    return "exact"
