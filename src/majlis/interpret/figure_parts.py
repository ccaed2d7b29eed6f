"""Numbers that are no figure of their own: parts of a sum told before, shares, forecasts, what is denied."""

from __future__ import annotations

from typing import NamedTuple

from majlis.interpret.figure_words import any_bare, any_of
from majlis.model import QuantityOf
from majlis.recognise.lexicon import letters

FIGURES_BEFORE = 12  # as far back as a sentence goes that people read
TOKENS_FROM_PART_WORD = 3
TOKENS_BETWEEN_PARTS = 6
TOKENS_TO_FORECAST, TOKENS_TO_DENIAL = 10, 5
_SPECIFIC = ("killed", "wounded", "displaced", "refugees")


class Told(NamedTuple):
    """A figure read earlier: its tokens, what it counts, its value, whether it is part of another."""

    first: int
    last: int
    kind: QuantityOf
    value: float
    part: bool


def is_part(words: list[str], start: int, figure: Told, told: list[Told]) -> bool:
    """Whether a number tells a part of a figure before it: «45 killed, among them 12 children and 3 women»."""
    first, last, kind, value, _ = figure
    before = [row for row in told[-FIGURES_BEFORE:] if row.first >= start and (row.kind == "money") == (kind == "money")]
    if not before:
        return False
    previous = before[-1]
    if previous.part and kind not in _SPECIFIC and _goes_on(words, previous.last, first):
        return True
    near = [*range(max(previous.last, first - TOKENS_FROM_PART_WORD), first), last]
    return any(_opens_part(words, at) for at in near) and any(row.value > value for row in before)


def _goes_on(words: list[str], last: int, first: int) -> bool:
    """Whether a number is joined to the one before it by «and»."""
    conjunction = letters().conjunctions[0]
    return first - last <= TOKENS_BETWEEN_PARTS and (words[first - 1] == conjunction or words[first].startswith(conjunction))


def _opens_part(words: list[str], at: int) -> bool:
    if any_bare(words[at : at + 1], "parts"):
        return True
    return any_bare(words[at : at + 1], "with_what") and any_bare(words[at + 1 : at + 2], "what_is_in")


def is_share(words: list[str], first: int, last: int, end: int) -> bool:
    """«four of every five», «for every 1000», «by 75 thousand»: no number of those counted."""
    if any_bare(words[max(0, first - 1) : first], "shares"):
        return True
    return last + 1 < end and any_bare(words[last : last + 1], "of") and any_bare(words[last + 1 : last + 2], "every")


def is_unreal(words: list[str], start: int, first: int) -> bool:
    """Whether the clause before a number expects or denies it."""
    if any_of(words[max(start, first - TOKENS_TO_FORECAST) : first], "forecast"):
        return True
    return any_bare(words[max(start, first - TOKENS_TO_DENIAL) : first], "denied")
