"""What a line around an article is: menu, list header, button, caption, comment form."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from majlis.clean.lines import Line, key
from majlis.errors import ConfigurationError
from majlis.resources import lexicon_path

Verdict = Literal["related", "end", "ticker", "noise", "menu", "plain"]

_ITEMS = re.compile("\\s*[|\u2022\u00b7\u203a\u00bb>\u25cf\u25aa]\\s*|\\s[/\u2013\u2014-]\\s|\\s{2,}|\\t|[\u060c,]\\s")
_WIDE_GAP = re.compile(r"\s{3,}")
_COLON = re.compile("\\s{0,2}(?:[:|\uff1a]|\\.{2,}|\u2026|[-\u2013\u2014](?=\\s)|\\Z)")
_BRACKETED = re.compile(r"[\[(][^\])]*[\])]\.?\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S|[^\s@]@[^\s@]{1,200}\.\w")
_CREDIT = re.compile("[(\\[\u2013-]\\s*([^()\\[\\]]{1,40})[)\\]]?\\s*\\Z")
_TICKER_MARK = re.compile("\\s?[:|]")
_QUOTED = re.compile("\u00ab[^\u00bb\n]{0,80}\u00bb")
_SURE_PREFIX_SPACES = 3  # a prefix of four words is noise before any number of words
_MAX_RUN_LETTERS = 80
_MAX_SECTION_LETTERS = 24
_FOREIGN_MARK = re.compile(r"\b([A-Za-z]{3,12})\b.*\b\1\b.*\b\1\b", re.DOTALL)  # "logo", "image" before each item
_KURDISH = re.compile("[\u06c6\u06ce\u06d5\u06b5\u0695]")
MIN_STRONG_WORDS = 12
MIN_LONG_WORDS = 25


@dataclass(frozen=True, slots=True)
class Noise:
    """The noise lexicon, folded."""

    related: frozenset[str]
    end: frozenset[str]
    end_prefixes: frozenset[str]
    whole: frozenset[str]
    sections: frozenset[str]
    prefixes: frozenset[str]
    tickers: frozenset[str]
    credits: frozenset[str]
    classes: frozenset[str]
    longest: int  # words of the longest phrase


@lru_cache(maxsize=1)
def noise() -> Noise:
    """The noise lexicon. Raises ConfigurationError."""
    path = lexicon_path("noise.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        sets = {
            name: frozenset(key(phrase) for phrase in data[name])
            for name in ("related", "end", "end_prefixes", "whole", "sections", "prefixes", "tickers", "caption_credits")
        }
        classes = frozenset(data["page"]["noise_classes"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ConfigurationError(path, f"not the expected form: {error}") from error
    longest = max(len(phrase.split()) for phrases in sets.values() for phrase in phrases)
    return Noise(
        sets["related"], sets["end"], sets["end_prefixes"], sets["whole"], sets["sections"], sets["prefixes"], sets["tickers"],
        sets["caption_credits"], classes, longest,
    )


def is_noise_name(name: str) -> bool:
    """Whether the words of a key stand around articles and name nobody: a section, a button, a label with what follows it."""
    lexicon = noise()
    words = name.split()
    begins = any(" ".join(words[:count]) in lexicon.prefixes for count in range(1, min(len(words), lexicon.longest) + 1))
    button = len(words) > 2 and words[-1] in lexicon.whole  # «… on Facebook»
    return begins or button or name in lexicon.sections or name in lexicon.whole or name in lexicon.related or _is_run_of_sections(name)


def _is_run_of_sections(name: str) -> bool:
    """Whether names of sections stand one after the other, with spaces between them or none."""
    letters = name.replace(" ", "")
    sections = _joined_sections()
    if len(letters) > _MAX_RUN_LETTERS or not any(letters[:end] in sections for end in range(2, _MAX_SECTION_LETTERS)):
        return False
    reached = {0}
    for end in range(1, len(letters) + 1):
        if any(start in reached and letters[start:end] in sections for start in range(max(0, end - _MAX_SECTION_LETTERS), end)):
            reached.add(end)
    return len(letters) in reached


@lru_cache(maxsize=1)
def _joined_sections() -> frozenset[str]:
    return frozenset(section.replace(" ", "") for section in noise().sections if len(section) > 2)


def is_strong(line: Line, words: int = MIN_STRONG_WORDS) -> bool:
    """Whether a line is a paragraph of prose: long, and ended as a sentence."""
    return line.words >= words and line.is_sentence


def verdict(line: Line) -> Verdict:
    """What a line is by itself; "plain" when nothing speaks against it."""
    if line.is_noise:
        return "end" if _opener(line, noise().end) else "related" if _header(line) else "noise"
    if not line.key or not line.is_arabic:
        return "end" if _opener(line, noise().end) else "noise"
    found = _phrase_verdict(line)
    if found is not None:
        return found
    if not line.is_sentence and is_menu(line.text):
        return "menu"
    return "noise" if _is_shape_of_noise(line) else "plain"


def _phrase_verdict(line: Line) -> Verdict | None:
    lexicon = noise()
    if line.key in lexicon.whole or line.key in lexicon.sections:
        return "related" if line.key in lexicon.related else "noise"
    if line.words >= MIN_LONG_WORDS and line.is_sentence:
        prefix = _opener(line, lexicon.prefixes | lexicon.end_prefixes)
        return None if prefix.count(" ") < _SURE_PREFIX_SPACES else "end" if prefix in lexicon.end_prefixes else "noise"
    if _opener(line, lexicon.end_prefixes):
        return "end"
    if _opener(line, lexicon.end) and (line.words <= 3 or _follows_mark(line, lexicon.end) or line.key in lexicon.end):
        return "end"
    if _header(line):
        return "related"
    if _opener(line, lexicon.tickers) and _follows_mark(line, lexicon.tickers):
        return "ticker"
    prefix = _opener(line, lexicon.prefixes)
    if prefix and not is_strong(line, 18) and (" " in prefix or _follows_mark(line, lexicon.prefixes)):
        return "noise"
    return None


def _header(line: Line) -> bool:
    """The header of a list of headlines, alone or with the list behind a mark."""
    return line.key in noise().related or bool(_opener(line, noise().related)) and _follows_mark(line, noise().related)


def _opener(line: Line, phrases: frozenset[str]) -> str:
    """The longest phrase that the line begins with, or nothing."""
    words = line.key.split(maxsplit=noise().longest)
    for count in range(min(len(words), noise().longest), 0, -1):
        phrase = " ".join(words[:count])
        if phrase in phrases:
            return phrase
    return ""


def _follows_mark(line: Line, phrases: frozenset[str]) -> bool:
    """Whether a colon, dots or the end stand behind the phrase, figures and brackets aside."""
    count = len(_opener(line, phrases).split())
    for match in re.finditer(r"[^\W\d_](?:[^\W_]|[\u0640\u064b-\u065f\u0670])*", line.text[:200]):
        count -= 1
        if count == 0:
            rest = re.sub(r"^[\s\d()\[\]\u0660-\u0669\u200e\u200f\u00a9\u00ae*]+", "", line.text[match.end():match.end() + 40])
            return not rest or _COLON.match(rest) is not None
    return False


def items(text: str) -> list[str]:
    """The parts of a line of menu."""
    return [part for part in _ITEMS.split(text.strip()) if part]


def is_menu(text: str) -> bool:
    """Whether a line is several short items side by side, or headlines far apart."""
    if len(text) > 2000:
        return False
    text = _QUOTED.sub(" x ", text)
    parts = items(text)
    if len(parts) < 2:
        return False
    known = sum(key(part) in noise().sections or key(part) in noise().whole for part in parts)
    if known >= 2 or known and len(parts) == 2 and max(len(part.split()) for part in parts) <= 3:
        return True
    if len([part for part in _WIDE_GAP.split(text.strip()) if part]) >= 3:
        return True
    separators = len(re.findall("[|\u2022\u00b7\u00bb>]", text))
    return separators >= 2 and sum(len(part.split()) for part in parts) / len(parts) <= 6


def _is_shape_of_noise(line: Line) -> bool:
    if not line.is_sentence and _FOREIGN_MARK.search(line.text[:400]) or line.words <= 12 and _KURDISH.search(line.text):
        return True
    if line.words > 40:
        return False
    tagged = sum(word.startswith("#") for word in line.text.split())
    if tagged * 2 >= line.words or _BRACKETED.match(line.text) or (line.words <= 8 and _ADDRESS.search(line.text)):
        return True
    credit = _CREDIT.search(line.text)
    return credit is not None and key(credit.group(1)) in noise().credits and not line.has_full_stop and line.words > 2
