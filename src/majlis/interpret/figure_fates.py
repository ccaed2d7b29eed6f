"""What befell those whom a number counts: killed, wounded, held, displaced, gone home, received as refugees."""

from __future__ import annotations

from majlis.interpret.act_words import bare_cores
from majlis.interpret.figure_words import any_bare, bound_words, happenings, word_sets
from majlis.model import QuantityOf
from majlis.recognise.lexicon import letters
from majlis.recognise.words import COMMAS

TOKENS_BEFORE, TOKENS_AFTER = 8, 6
TOKENS_TO_RETURN = 4
LEAST_HOSTED = 500
_SHORTEST_JOINED = 4


def befell(words: list[str], start: int, first: int, last: int, end: int, other: int = 0, held: bool = True) -> QuantityOf | None:
    """What befell those counted: by the nearest word before the number, else the nearest after it.

    What is said before another number, which ends at token `other`, holds for this one only where nothing else is joined between.
    """
    furthest = max(start, first - 2 * TOKENS_BEFORE)
    clause = next((at for at in range(first - 1, furthest - 1, -1) if words[at] in COMMAS), furthest)
    before = range(first - 1, max(start, min(first - TOKENS_BEFORE, clause)) - 1, -1)
    another = tells_another(words, other, first)
    for at in before:
        if at < other and another:
            break
        kind = _happening(words[at], words[at + 1 : first], held)
        if kind is not None:
            return kind
    for at in range(last, min(end, last + TOKENS_AFTER)):
        kind = _happening(words[at], None, held)
        if words[at] in COMMAS or kind is not None and at > last and _opens_clause(words[at]):
            return None
        if kind is not None:
            return kind
    return None


def _happening(word: str, between: list[str] | None, held: bool) -> QuantityOf | None:
    """What a word says befell people, with the words between it and the number (None: it stands behind)."""
    for core in sorted(bare_cores(word)):
        kind = happenings().get(core)
        if kind is None or not (held or kind in ("killed", "wounded") or core in word_sets()["freed"]):
            continue
        if core in word_sets()["said_behind"] if between is None else _reaches(core, between):
            return kind
    return None


def _reaches(core: str, between: list[str]) -> bool:
    """Whether a word before a number says it of those counted; «the fall of» must stand right before."""
    return core not in word_sets()["said_right_before"] or all(not bare_cores(word).isdisjoint(bound_words()) for word in between)


def tells_another(words: list[str], other: int, first: int) -> bool:
    """Whether something else is joined between two numbers: «12 drowned and the rescue of 45»."""
    return any(_opens_other(word) for word in words[max(other, first - 2 * TOKENS_BEFORE) : first])


def _opens_other(word: str) -> bool:
    """Whether a word joined by «and» begins another thing told: «and the rescue of»."""
    return len(word) > _SHORTEST_JOINED and word.startswith(letters().conjunctions[0]) and bare_cores(word).isdisjoint(bound_words())


def _opens_clause(word: str) -> bool:
    """Whether a happening is joined by «and»: it is told of those counted next."""
    return word not in happenings() and word.startswith(letters().conjunctions[0])


def opens_fate(word: str) -> bool:
    """Whether «and» begins with what befell others: «3 killed and 7 wounded»."""
    return _opens_clause(word) and not bare_cores(word).isdisjoint(happenings())


def said_by(word: str) -> QuantityOf | None:
    """What a verb right behind a bare number says befell those counted: «4 million fled»."""
    cores = [] if _opens_clause(word) else sorted(bare_cores(word) & word_sets()["said_behind"])
    return next((happenings()[core] for core in cores if core in happenings()), None)


def go_home(words: list[str], start: int, first: int, last: int, end: int) -> bool:
    """Whether those counted went home."""
    behind = words[last : min(end, last + TOKENS_TO_RETURN)]
    comma = next((at for at, word in enumerate(behind) if word in COMMAS), len(behind))
    return any_bare([*words[max(start, first - TOKENS_TO_RETURN) : first], *behind[:comma]], "returns")


def hosted(words: list[str], start: int, first: int, value: float) -> QuantityOf | None:
    """Refugees: many people whom a state «hosts»."""
    many = value >= LEAST_HOSTED and any_bare(words[max(start, first - TOKENS_BEFORE) : first], "hosting")
    return "refugees" if many else None
