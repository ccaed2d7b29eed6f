"""Who published an article, from where, on whose report: bylines, datelines, source lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from majlis.clean.fold import fold
from majlis.clean.lines import Line, key
from majlis.clean.noise import is_menu, noise
from majlis.clean.publication import find_publication_dates, hijri_spans
from majlis.errors import ConfigurationError
from majlis.resources import lexicon_path

PartKind = Literal["place", "agency", "name"]

_TIME = re.compile(r"\d{1,2}\s?[:.]\s?\d{2}(?:\s?[:.]\s?\d{2})?")
_SEPARATOR = re.compile(
    '\\s[-\u2013\u2014]|[-\u2013\u2014]\\s|[|/\u00bb\u00ab>\u2022\u00b7()\\[\\]:\u060c,*+"\u201c\u201d\u2039\u203a\u00a9]|\\s{3,}|\\.{3}|\u2026'
)
_BREADCRUMB = re.compile("[\u00bb>\u203a]")

_MAX_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The dateline lexicon, folded."""

    byline_words: frozenset[str]
    byline_openers: frozenset[str]
    source_openers: frozenset[str]
    publisher_openers: frozenset[str]
    published_openers: frozenset[str]
    updated_openers: frozenset[str]
    date_words: frozenset[str]
    outlet_words: frozenset[str]
    outlet_kinds: frozenset[str]
    slogans: frozenset[str]
    agencies: frozenset[str]
    places: frozenset[str]
    loose: frozenset[str]  # every word of a place, month or date
    given_names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a dateline."""

    text: str
    key: str
    kind: PartKind
    is_source: bool = False  # what a source line names


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The dateline lexicon. Raises ConfigurationError."""
    path = lexicon_path("dateline.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        months = tomllib.loads(lexicon_path("months.toml").read_text(encoding="utf-8"))
        names = (
            "byline_words",
            "byline_openers",
            "source_openers",
            "publisher_openers",
            "published_openers",
            "updated_openers",
            "date_words",
            "outlet_words",
            "outlet_kinds",
            "slogans",
            "agencies",
            "places",
        )
        sets = {name: frozenset(key(phrase) or fold(phrase) for phrase in data[name]) for name in names}
        month_words = [word for row in months["month"] for name in row["names"] for word in key(name).split()]
        weekdays = [key(name) for name in data["weekdays"]]
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ConfigurationError(path, f"not the expected form: {error}") from error
    loose = frozenset([word for place in sets["places"] for word in place.split()] + month_words + weekdays) | sets["date_words"]
    return Lexicon(**sets, loose=loose, given_names=_given_names())


def _given_names() -> frozenset[str]:
    lines = lexicon_path("given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


def dateline_words() -> frozenset[str]:
    """Words that places and dates are made of, and words beside them."""
    return lexicon().loose


def is_slogan(words: str) -> bool:
    """Whether the words are what an outlet says it is, not its name."""
    return any(f" {slogan} " in f" {words} " for slogan in lexicon().slogans) and len(words.split()) <= 7


def parts(line: Line) -> list[Part]:
    """The places, agencies and possible names of outlets in a line of the head or tail, in order."""
    text = _without_dates(line.text)
    pieces = [piece.strip() for piece in _SEPARATOR.split(text)]
    pieces = [piece for piece in pieces if key(piece)]
    if (len(pieces) >= 3 and is_menu(line.text)) or (_BREADCRUMB.search(line.text) and len(pieces) >= 2 and "\u00ab" not in line.text):
        pieces = pieces[:1]
    return list(_classified(pieces))


def _without_dates(text: str) -> str:
    spans = [(date.start, date.end) for date in find_publication_dates(text)] + hijri_spans(text)
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " | " + text[end:]
    return _TIME.sub(" ", text)


def _classified(pieces: Sequence[str]) -> Iterator[Part]:
    found = lexicon()
    skip = is_source = False
    for piece in pieces:
        text = _trimmed(piece)
        opener = _opener(text, found.publisher_openers | found.source_openers)
        if opener:
            is_source, text = True, _trimmed(_behind(text, opener))
        name = key(text)
        if not name:
            continue
        if _opener(text, found.byline_openers) and not is_source:
            skip = name in found.byline_openers
            continue
        if skip:
            skip = False
            continue
        kind = _kind(name)
        if kind is not None:
            yield Part(text, name, kind, is_source)


def _kind(name: str) -> PartKind | None:
    found = lexicon()
    if name in found.agencies:
        return "agency"
    if name in found.places:
        return "place"
    words = name.split()
    if name in found.byline_words or name in noise().sections or name in noise().whole or name in noise().related or is_slogan(name):
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
    openers = found.updated_openers | found.published_openers
    opener = _opener(text, openers)
    if opener and not _opener(text, found.publisher_openers):
        words = _behind(text, opener).split()
    while words and _is_loose(words[-1]):
        words = words[:-1]
    while words and _is_loose(words[0]):
        words = words[1:]
    return " ".join(words).strip(" .-\u2013\u2014'\u2018\u2019")


def _is_loose(word: str) -> bool:
    name = key(word)
    return name in lexicon().date_words - lexicon().outlet_words if name else True


def _opener(text: str, phrases: frozenset[str]) -> str:
    words = key(text).split()
    for count in range(min(4, len(words)), 0, -1):
        if " ".join(words[:count]) in phrases:
            return " ".join(words[:count])
    return ""


def _behind(text: str, opener: str) -> str:
    return " ".join(text.split()[len(opener.split()) :])


def looks_like_person(name: str) -> bool:
    """Whether a piece begins with a given name and holds no word of outlets."""
    words = name.split()
    return len(words) >= 2 and words[0] in lexicon().given_names and not any(word in lexicon().outlet_words for word in words)
