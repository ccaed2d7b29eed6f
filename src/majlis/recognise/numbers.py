"""Numbers, shares and sums of money, with their bounds and what they count."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import Literal, NamedTuple

from majlis.model import Bound
from majlis.recognise.date_parts import YEARS
from majlis.recognise.dates import date_spans
from majlis.recognise.lexemes import Lexemes, lexemes
from majlis.recognise.lexicon import letters
from majlis.recognise.numerals import Numeral, read_numeral

NumberKind = Literal["count", "money", "percent", "rate", "ordinal"]

_DASHES = frozenset("-\u2013\u2014")
_OPENERS = frozenset("(\u00ab\"\u201c[")
_STOPS = frozenset(".!?\u061f\u061b;")
_MAX_GAP_TO_EQUIVALENT = 5
MAX_WORDS_TO_PRICE = 14
_INHERITING_SCALE = 1_000_000
_LARGEST_SCALE_OF_INCOME = 1000
_BOUNDS: dict[str, Bound] = {"about": "about", "over": "over", "under": "under"}


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number that an article gives; `rate` covers prices, measures and durations, `ordinal` numbers that are names."""

    start: int
    end: int  # after the currency or percent sign, if there is one
    value: float
    bound: Bound
    currency: str | None  # ISO 4217; None also where the text does not say whose pound, riyal or dinar
    kind: NumberKind
    equivalent: bool  # the same sum again in another currency
    inherits: bool = False  # a large number without a noun: in a list of sums it takes the currency of the others
    noun_start: int | None = None  # the noun that is counted
    noun_end: int | None = None


class _Amount(NamedTuple):
    """A numeral or range of numerals before its kind is known."""

    first: int
    end: int
    value: float
    bound: Bound
    scale: float
    digits: bool


def find_numbers(text: str, start: int, end: int) -> list[NumberMention]:
    """The numbers of `text[start:end]` in order; those inside dates and vague ones («thousands») are left out."""
    tokens = lexemes(text, start, end)
    dates = date_spans(text, start, end)
    found: list[NumberMention] = []
    previous_money = -1
    bound: tuple[Bound, int] = ("exact", -1)
    at = 0
    while at < len(tokens):
        in_date = dates.get(at)
        if in_date is not None:
            at = in_date
            continue
        if tokens.analyses[at].kind != "number" and not tokens.analyses[at].categories:
            at += 1
            continue
        said = tokens.match(at, "bound")
        if said is not None:
            bound, at = (_BOUNDS[said[0]], said[1]), said[1]
            continue
        amount = _amount(tokens, at, bound[0] if _reaches(tokens, bound[1], at) else "exact")
        if amount is None or _overlaps(dates, amount):
            at += 1
            continue
        if not _is_no_number(tokens, amount):
            mention, after = _mention(tokens, amount, previous_money)
            found.append(mention)
            previous_money = after if mention.kind == "money" else previous_money
            at = max(after, amount.end)
        else:
            at = amount.end
    return found


def _overlaps(dates: dict[int, int], amount: _Amount) -> bool:
    return any(at in dates for at in range(amount.first, amount.end))


def _reaches(tokens: Lexemes, bound_end: int, at: int) -> bool:
    """Whether nothing but clitics, signs and words like «their number» stands between a bound and a number."""
    if bound_end < 0 or at - bound_end > 2:
        return False
    return all(
        len(tokens.word(k)) == 1 or "between_bound" in tokens.analyses[k].categories or tokens.word(k) == letters().article
        for k in range(bound_end, at)
    )


def _amount(tokens: Lexemes, at: int, bound: Bound) -> _Amount | None:
    """The numeral at a lexeme, or the lower end of a range of two."""
    first = read_numeral(tokens, at)
    if first is None:
        return None
    second = _second_of_range(tokens, at, first)
    if second is None:
        return _Amount(at, first.end, first.value, bound, first.scale, first.digits)
    value = first.value
    if first.scale == 1 and second.scale > 1 and value * second.scale < second.value:
        value *= second.scale
    return _Amount(at, second.end, value, "over", max(first.scale, second.scale), first.digits)


def _second_of_range(tokens: Lexemes, at: int, first: Numeral) -> Numeral | None:
    link = first.end
    if tokens.word(link) == letters().conjunctions[0] or tokens.prefix(link) == letters().conjunctions[0]:
        if tokens.match(at - 1, "range") is None or tokens.match(at - 1, "range") != ("between", at):
            return None
        start = link + 1 if tokens.word(link) == letters().conjunctions[0] else link
    elif tokens.match(link, "range") == ("to", link + 1) or tokens.word(link) in _DASHES and tokens.kind(link + 1) == "number":
        start = link + 1
    else:
        return None
    second = read_numeral(tokens, start)
    return second if second is not None and second.value > first.value else None


def _is_no_number(tokens: Lexemes, amount: _Amount) -> bool:
    """Small words that are adjectives or ordinals rather than figures."""
    at, analysis = amount.first, tokens.analyses[amount.first]
    if amount.digits:
        return any(tokens.match(side, "decimal_letter") and tokens.adjacent(max(side, at)) for side in (at - 1, at + 1))
    if amount.scale == 1 and amount.value < 3:
        counts = tokens.match(amount.end, "range") == ("from", amount.end + 1) or tokens.match(amount.end, "others")
        return amount.value < 2 or analysis.article or not counts
    if analysis.article and amount.bound == "exact":
        return tokens.match(at - 1, "threshold") is None
    before = tokens.analyses[at - 1] if at else None
    if before is not None and "ordinal" in before.categories and before.word.startswith(letters().article) and amount.value == 10:
        return True
    lone_scale = amount.end == at + 1 and "scale" in analysis.categories
    return lone_scale and (amount.end >= len(tokens) and amount.bound == "exact" or before is not None and "vague" in before.categories)


def _mention(tokens: Lexemes, amount: _Amount, previous_money: int) -> tuple[NumberMention, int]:
    first, end = amount.first, amount.end
    currency = _currency(tokens, first, end, amount.scale)
    kind: NumberKind = "count"
    if currency is not None:
        code, first, end = currency
        kind = "rate" if tokens.match(end, "per") or _is_price(tokens, amount) else "money"
    else:
        code = None
        kind, end = _kind_without_currency(tokens, amount)
    noun = _noun(tokens, amount.end) if kind in ("count", "rate") and code is None else None
    inherits = kind == "count" and noun is None and amount.scale >= _INHERITING_SCALE
    equivalent = kind == "money" and _is_equivalent(tokens, previous_money, first)
    spans = (tokens.starts[noun], tokens.ends[noun]) if noun is not None else (None, None)
    bound = _bound_after(tokens, end, noun) or amount.bound
    mention = NumberMention(
        tokens.starts[first], tokens.ends[end - 1], amount.value, bound, code, kind, equivalent, inherits, *spans,
    )
    return mention, end


def _kind_without_currency(tokens: Lexemes, amount: _Amount) -> tuple[NumberKind, int]:
    percent = tokens.match(amount.end, "percent") or tokens.match(amount.end + 1, "percent") if _small_word(tokens, amount.end) else None
    percent = percent or tokens.match(amount.end, "percent")
    if percent is not None:
        return "percent", percent[1]
    if tokens.word(amount.first - 1) in ("%", "\u066a") and tokens.adjacent(amount.first):
        return "percent", amount.end
    if tokens.match(amount.end, "measure") or tokens.match(amount.end, "duration"):
        return "rate", amount.end
    return ("ordinal" if _is_ordinal(tokens, amount) else "count"), amount.end


def _is_price(tokens: Lexemes, amount: _Amount) -> bool:
    """A sum without a great scale in a sentence that speaks of barrels, shares or prices, or of what one person earns."""
    if amount.scale > _LARGEST_SCALE_OF_INCOME:
        return False
    before = range(amount.first - 1, max(-1, amount.first - 1 - MAX_WORDS_TO_PRICE), -1)
    inside = takewhile(lambda at: tokens.word(at) not in _STOPS, before)
    said = frozenset[str]().union(*(tokens.analyses[at].categories for at in inside))
    return "income" in said or amount.scale == 1 and "price" in said


def _small_word(tokens: Lexemes, at: int) -> bool:
    return len(tokens.word(at)) <= 2 and tokens.kind(at) == "word"


def _is_ordinal(tokens: Lexemes, amount: _Amount) -> bool:
    """The number of a resolution, session or round."""
    if not amount.digits or amount.scale > 1 or amount.bound != "exact" or tokens.match(amount.end, "counted"):
        return False
    if _in_a_code(tokens, amount.first):
        return True
    before, article = amount.first - 1, False
    while before >= 0 and (tokens.word(before) in _OPENERS or tokens.word(before) == letters().article):
        article = article or tokens.word(before) == letters().article
        before -= 1
    if before < 0:
        return False
    if tokens.match(before, "no_year_after") is not None and amount.value in YEARS:
        return True
    if any(tokens.match(before - back, "ordinal_noun") == ("yes", before + 1) for back in (0, 1)):
        return True
    return article and tokens.word(before).startswith(letters().article) and _noun(tokens, amount.end) is None


def _in_a_code(tokens: Lexemes, at: int) -> bool:
    """Digits that touch Latin letters or a plus: D-8, C5, 5+5."""
    before = tokens.text[max(0, tokens.starts[at] - 2):tokens.starts[at]] if at else ""
    after = tokens.text[tokens.ends[at]:tokens.ends[at] + 1]
    latin = before[-1:].isascii() and before[-1:].isalpha() or before[-1:] == "-" and before[:1].isascii() and before[:1].isalpha()
    return latin or before[-1:] in ("+", "#") or after == "+" or after.isascii() and after.isalpha()


def _currency(tokens: Lexemes, first: int, end: int, scale: float) -> tuple[str | None, int, int] | None:
    """ISO code or None, first lexeme, lexeme after: a sign before or after the number, or a name after it."""
    before = tokens.match(first - 1, "currency_sign")
    if before is not None:
        return before[0], first - 1, end
    after = tokens.match(end, "currency_sign")
    if after is not None:
        return after[0], first, after[1]
    group = tokens.match(end, "unnamed_currency")
    adjective = tokens.match(group[1], group[0]) if group is not None else None
    if adjective is not None:
        return adjective[0], first, adjective[1]
    name = tokens.match(end, "currency") or (tokens.match(end, "currency_after_scale") if scale > 1 else None)
    if name is not None and not tokens.prefix(end):
        return name[0], first, name[1]
    return (None, first, group[1]) if group is not None and not tokens.prefix(end) else None


def _noun(tokens: Lexemes, at: int) -> int | None:
    """The lexeme of the counted noun: next to the number, or behind «of»."""
    if tokens.match(at, "range") == ("from", at + 1):
        at += 1
    if tokens.kind(at) != "word":
        return None
    analysis = tokens.analyses[at]
    if "function_word" in analysis.categories or len(analysis.word) < 2 or _is_of_something(analysis.word):
        return None
    return at


def _is_of_something(word: str) -> bool:
    """«for the schools»: a preposition and the article before it."""
    grammar = letters()
    return word.startswith(grammar.contracted_article) or word[:1] in tuple(grammar.prepositions) and word[1:].startswith(grammar.article)


def _bound_after(tokens: Lexemes, end: int, noun: int | None) -> Bound | None:
    for at in (end, end + 1) if noun is not None else (end,):
        found = tokens.match(at, "bound_after")
        if found is not None:
            return _BOUNDS[found[0]]
    return None


def _is_equivalent(tokens: Lexemes, previous_money: int, first: int) -> bool:
    """A sum in brackets right behind a sum, or one introduced by «that is» or «the equivalent of»."""
    if previous_money < 0 or not 0 < first - previous_money <= _MAX_GAP_TO_EQUIVALENT:
        return False
    between = range(previous_money, first)
    if any("equivalence" in tokens.analyses[at].categories for at in between):
        return True
    return tokens.word(previous_money) == "(" and ")" not in [tokens.word(at) for at in between]
