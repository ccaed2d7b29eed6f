"""Who published an article, from where, on whose report: bylines, datelines, source lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from majlis.clean.dateline_lexicon import lexicon
from majlis.clean.lines import Line, key
from majlis.clean.noise import is_menu, is_noise_name
from majlis.clean.publication import find_publication_dates, hijri_spans, yearless_spans

PartKind = Literal["place", "agency", "name"]

_TIME = re.compile(r"\d{1,2}\s?[:.]\s?\d{2}(?:\s?[:.]\s?\d{2})?")
_SEPARATOR = re.compile(
    '\\s[-\u2013\u2014]|[-\u2013\u2014]\\s|[|/\u00bb\u00ab>\u2022\u00b7()\\[\\]:\u060c,*+"\u201c\u201d\u2039\u203a\u00a9]|\\s\u0640\\s|\\s{3,}|\\.{3}|\u2026'
)
_BREADCRUMB = re.compile("[\u00bb>\u203a]")
_HYPHEN = re.compile("[-\u2013_]")
_ACCOUNT = re.compile(r"@|www\.|://|_")
_SMALL_FIGURE = re.compile(r"\d{1,2}")

_MAX_NAME_WORDS = 5
_MAX_PERSON_WORDS = 4
_PHRASE_WORDS = 4
_CACHED_LINES = 512


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a dateline."""

    text: str
    key: str
    kind: PartKind
    is_source: bool = False  # what a source line names


def dateline_words() -> frozenset[str]:
    """Words that places and dates are made of, and words beside them."""
    return lexicon().loose


def is_slogan(words: str) -> bool:
    """Whether the words are what an outlet says it is, not its name."""
    return any(f" {slogan} " in f" {words} " for slogan in lexicon().slogans) and len(words.split()) <= 7


def parts(line: Line) -> tuple[Part, ...]:
    """The places, agencies and possible names of outlets in a line of the head or tail, in order."""
    return _parts(line.text)


@lru_cache(maxsize=_CACHED_LINES)
def _parts(line: str) -> tuple[Part, ...]:
    text = _without_dates(line)
    pieces = [part.strip() for piece in _SEPARATOR.split(text) for part in _at_hyphens(piece)]
    pieces = [piece for piece in pieces if key(piece)]
    if (len(pieces) >= 3 and is_menu(line)) or (_BREADCRUMB.search(line) and len(pieces) >= 2 and "\u00ab" not in line):
        pieces = pieces[:1]
    return tuple(_classified(pieces))


def _at_hyphens(piece: str) -> list[str]:
    """A piece cut at hyphens without spaces, where a place, an agency or the like stands between them."""
    found = lexicon()
    cut = _HYPHEN.split(piece)
    known = found.relays | found.agencies | found.places
    return cut if len(cut) > 1 and any(key(part) in known for part in cut) else [piece]


def _without_dates(text: str) -> str:
    spans = [(date.start, date.end) for date in find_publication_dates(text)] + hijri_spans(text)
    spans += [(start, end) for start, end in yearless_spans(text) if not any(begin < end and start < stop for begin, stop in spans)]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " | " + text[end:]
    return _without_zones(_TIME.sub(" ", text))


def _without_zones(text: str) -> str:
    """Without «time of CITY», which tells no place."""
    words = text.split(" ")
    zones = [index for index, word in enumerate(words) if key(word) in lexicon().zones]
    dropped = {index + step for index in zones for step in (0, 1)}
    return " ".join(word for index, word in enumerate(words) if index not in dropped)


def _classified(pieces: Sequence[str]) -> Iterator[Part]:
    found = lexicon()
    skip = is_source = False
    for piece in pieces:
        text = _trimmed(piece)
        source = opener(text, found.publisher_openers | found.source_openers)
        if source:
            is_source, text = True, _trimmed(behind_opener(text, source))
        name = key(text)
        if not name:
            continue
        byline = opener(text, found.byline_openers) if not is_source else ""
        if byline or skip:
            skip = name in found.byline_openers
            text = behind_opener(text, byline).strip(" :-\u2013\u2014")
            name = key(text)
            if is_person(name) or not any(word in found.outlet_words for word in name.split()):
                continue
        for part in _without_place(text):
            kind = _kind(key(part))
            if kind is not None and not _ACCOUNT.search(part):
                yield Part(part, key(part), kind, is_source)


def _without_place(text: str) -> list[str]:
    """«OUTLET from PLACE» in two, and any other text as it is."""
    words = text.split()
    for at in range(1, len(words) - 1):
        if key(words[at]) in lexicon().origins and key(" ".join(words[at + 1 :])) in lexicon().places:
            return [" ".join(words[:at]), " ".join(words[at + 1 :])]
    return [text]


def _kind(name: str) -> PartKind | None:
    found = lexicon()
    if name in found.agencies:
        return "agency"
    if name in found.places:
        return "place"
    words = name.split()
    if name in found.byline_words or is_noise_name(name) or is_slogan(name) or name in found.no_writers or name in found.imprint:
        return None
    if (
        len(words) > _MAX_NAME_WORDS
        or all(len(word) < 2 for word in words)
        or name in found.published_openers
        or name in found.updated_openers
    ):
        return None
    if all(word in found.date_words or word in found.byline_words for word in words):
        return None
    return "name"


def _trimmed(text: str) -> str:
    """Without words of dates and figures at both ends."""
    found = lexicon()
    words = text.split()
    label = opener(text, found.updated_openers | found.published_openers)
    if label and not opener(text, found.publisher_openers):
        words = behind_opener(text, label).split()
    while words and _is_loose(words[-1], words[-2:-1]):
        words = words[:-1]
    while words and _is_loose(words[0], words[1:2]):
        words = words[1:]
    return " ".join(words).strip(" .-\u2013\u2014'\u2018\u2019")


def _is_loose(word: str, beside: Sequence[str]) -> bool:
    """Whether a word at the end of a piece is one of dates; a small figure beside a word that is none belongs to a name."""
    name = key(word)
    if name:
        return name in lexicon().date_words - lexicon().outlet_words
    return not (beside and _SMALL_FIGURE.fullmatch(word) and key(beside[0]) and not _is_loose(beside[0], ()))


def opener(text: str, phrases: frozenset[str]) -> str:
    """The longest of the phrases that a text begins with, as a key, or nothing."""
    words = key(text).split()
    for count in range(min(_PHRASE_WORDS, len(words)), 0, -1):
        if " ".join(words[:count]) in phrases:
            return " ".join(words[:count])
    return ""


def behind_opener(text: str, found: str) -> str:
    """The text behind the phrase it begins with."""
    return " ".join(text.split()[len(found.split()) :])


def has_phrase(text: str, phrases: frozenset[str]) -> bool:
    """Whether one of the phrases stands in a short text."""
    words = key(text).split()
    spans = ((first, last) for first in range(len(words)) for last in range(first + 1, min(len(words), first + _PHRASE_WORDS) + 1))
    return any(" ".join(words[first:last]) in phrases for first, last in spans)


def is_person(name: str) -> bool:
    """Whether a piece begins with a given name and holds no word of outlets."""
    words, found = name.split(), lexicon()
    named = bool(words) and (words[0] in found.given_names or words[0] in found.writers_names)
    return named and 2 <= len(words) <= _MAX_PERSON_WORDS and not any(word in found.outlet_words for word in words)
