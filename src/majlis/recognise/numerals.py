"""The value of a numeral in digits, words or both, and where it ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from majlis.clean.fold import fold
from majlis.recognise.lexemes import Lexemes
from majlis.recognise.lexicon import letters

_THOUSANDS = re.compile(r"\d{1,3}(?:([,.\u066c\u060c])\d{3})(?:\1\d{3})*(?:[.\u066b]\d{1,2})?")
_TANWIN_FATH = "\u064b"
_LARGEST_DIGITS = 15
_SCALES = ("scale", "scale_plural")
_STARTERS = frozenset({"scale_dual", "scale_dual_before_noun", "part", "hundreds", "teens", "tens", "ones", "scale"})


class Numeral(NamedTuple):
    """A number as read: its value, the lexeme after it, the scale of its last words, whether digits stand in it."""

    value: float
    end: int
    scale: float
    digits: bool


def read_numeral(tokens: Lexemes, at: int) -> Numeral | None:
    """The longest numeral that begins at a lexeme; vague ones («thousands») are none."""
    first = _chunk(tokens, at)
    if first is None:
        return None
    total, end, last_scale, digits = first
    while True:
        part = _added_part(tokens, end, last_scale)
        if part is not None:
            return Numeral(total + part[0], part[1], last_scale, digits)
        joined = _joined(tokens, end)
        following = _chunk(tokens, joined) if joined is not None else None
        if following is None or following.scale >= last_scale or following.digits and following.scale == 1 and last_scale > 1000:
            return Numeral(total, end, last_scale, digits)
        if tokens.analyses[joined or 0].article:
            return Numeral(total, end, last_scale, digits)
        total, end, last_scale = total + following.value, following.end, following.scale


def read_digits(text: str, before_scale: bool) -> float | None:
    """The value of digits with separators: `1,250`, `54,28`, `1.311` (a fraction before a scale word)."""
    text = text.rstrip(".,\u060c")
    if len(text) > _LARGEST_DIGITS + 6:
        return None
    if _THOUSANDS.fullmatch(text) and not (before_scale and _single_stop(text)) and not text.startswith("0"):
        whole, decimal = _split_decimal(text)
        plain = re.sub(r"\D", "", whole) + ("." + decimal if decimal else "")
    else:
        plain = re.sub(r"[,\u066b\u060c]", ".", text).replace("\u066c", "")
    try:
        return float(plain)
    except ValueError:
        return None


def _single_stop(text: str) -> bool:
    return text.count(".") == 1 and not re.search(r"[,\u066b\u066c\u060c]", text)


def _split_decimal(text: str) -> tuple[str, str]:
    found = re.search(r"[.\u066b](\d{1,2})$", text)
    return (text[:found.start()], found.group(1)) if found is not None else (text, "")


def _chunk(tokens: Lexemes, at: int) -> Numeral | None:
    """A number below a thousand with its scale, a dual scale, a part of a scale, or a scale alone."""
    if tokens.kind(at) != "number" and tokens.categories(at).isdisjoint(_STARTERS):
        return None
    dual = _dual(tokens, at)
    if dual is not None:
        return dual
    part = _part_of_scale(tokens, at)
    if part is not None:
        return part
    small = _small(tokens, at)
    if small is None:
        bare = tokens.match(at, "scale")
        if bare is None:
            return None
        return _scaled(tokens, float(bare[0]), float(bare[0]), bare[1], digits=False)
    value, end, digits = small
    for category in _SCALES:
        found = tokens.plain(end, category)
        if found is not None and not tokens.analyses[end].article:
            return _scaled(tokens, value * float(found[0]), float(found[0]), found[1], digits=digits)
    return Numeral(value, end, 1.0, digits)


def _scaled(tokens: Lexemes, value: float, scale: float, end: int, *, digits: bool) -> Numeral:
    """A second scale multiplies: a thousand billions."""
    found = tokens.plain(end, "scale")
    if found is not None and float(found[0]) > scale and not tokens.analyses[end].article:
        return Numeral(value * float(found[0]), found[1], float(found[0]) * scale, digits)
    return Numeral(round(value, 3), end, scale, digits)  # 4.27 billion is no binary fraction


def _dual(tokens: Lexemes, at: int) -> Numeral | None:
    found = tokens.match(at, "scale_dual")
    if found is None:
        found = tokens.match(at, "scale_dual_before_noun")
        if found is None or _TANWIN_FATH in tokens.text[tokens.starts[at]:tokens.ends[at]] or tokens.kind(found[1]) != "word":
            return None
        if _joined(tokens, found[1]) is not None or "function_word" in tokens.analyses[found[1]].categories:
            return None
    if tokens.analyses[at].article:
        return None
    return _scaled(tokens, 2 * float(found[0]), float(found[0]), found[1], digits=False)


def _part_of_scale(tokens: Lexemes, at: int) -> Numeral | None:
    part = tokens.match(at, "part")
    scale = tokens.plain(part[1], "scale") if part is not None else None
    if part is None or scale is None:
        return None
    return Numeral(float(part[0]) * float(scale[0]), scale[1], float(scale[0]), False)


def _added_part(tokens: Lexemes, at: int, scale: float) -> tuple[float, int] | None:
    """«and a half», with or without the scale said again."""
    joined = _joined(tokens, at) if scale >= 1000 else None
    part = tokens.match(joined, "part") if joined is not None else None
    if part is None:
        return None
    again = tokens.plain(part[1], "scale")
    if again is not None:
        return float(part[0]) * float(again[0]), again[1]
    return float(part[0]) * scale, part[1]


def _small(tokens: Lexemes, at: int) -> tuple[float, int, bool] | None:
    """Digits, or number words below a thousand."""
    if tokens.kind(at) == "number":
        scaled = any(tokens.match(at + 1, category) for category in _SCALES)
        value = read_digits(tokens.word(at), scaled)
        return (value, at + 1, True) if value is not None else None
    hundreds = tokens.match(at, "hundreds")
    if hundreds is not None:
        joined = _joined(tokens, hundreds[1])
        rest = _below_hundred(tokens, joined) if joined is not None else None
        if rest is not None:
            return float(hundreds[0]) + rest[0], rest[1], False
        return float(hundreds[0]), hundreds[1], False
    words = _below_hundred(tokens, at)
    return (words[0], words[1], False) if words is not None else None


def _below_hundred(tokens: Lexemes, at: int) -> tuple[float, int] | None:
    for category in ("teens", "tens"):
        found = tokens.match(at, category)
        if found is not None:
            return float(found[0]), found[1]
    ones = tokens.match(at, "ones")
    if ones is None:
        return None
    joined = _joined(tokens, ones[1])
    tens = tokens.match(joined, "tens") if joined is not None else None
    return (float(ones[0]) + float(tens[0]), tens[1]) if tens is not None else (float(ones[0]), ones[1])


@lru_cache(maxsize=1)
def _and() -> str:
    return fold(letters().conjunctions[0])


def _joined(tokens: Lexemes, at: int) -> int | None:
    """Where the number goes on behind «and», which is a word of its own before digits."""
    if tokens.prefix(at) == _and():
        return at
    return at + 1 if tokens.word(at) == _and() and tokens.kind(at + 1) == "number" else None
