"""The dateline that opens a paragraph: «PLACE DATE (AGENCY) --», in the many ways that agencies and papers write it.

Read from the left: places, dates, agencies, short names in brackets or before a dash, and loose words between them;
the first word that is none of these begins the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Literal, RdfFormat, parse

from majlis.clean.dateline import lexicon
from majlis.clean.fold import fold
from majlis.clean.lines import key
from majlis.clean.publication import find_publication_dates, find_yearless_date, hijri_spans
from majlis.resources import ontology_path

_READ_CHARACTERS = 160
_MAX_NAME_WORDS = 4
_GAP = re.compile("[\\s\u0640\u200e\u200f,\u060c.|\u2022*_\"'\u00ab\u00bb\u201c\u201d]+")
_DASH = re.compile("(?:\\s|\u0640)*(?:[-\u2013\u2014]+|\u0640{2,}|:|/|>)(?:\\s|\u0640)*")
_GOES_ON = re.compile("\\s*(?:[^\\W\\d_]{1,4}\\s+)?[\\d/()\\-\u2013\u2014:]")  # after the city's state: a date, a dash or a bracket
_LONE_TATWEEL = re.compile("\\s\u0640(?=\\s)")  # some keyboards' dash
_OPENING_QUOTES = "\"\u00ab\u201c"
_QUOTED = re.compile("[\"\u00ab\u201c]([^\"\u00ab\u00bb\u201c\u201d\n]{2,40})[\"\u00bb\u201d]")
_BRACKET = re.compile("[(\\[/]\\s*([^()\\[\\]/\\n]{2,40})\\s*[)\\]/]")
_WORD = re.compile("[^\\W\\d_](?:[^\\W_]|[\u0640\u064b-\u065f.])*")


@dataclass(slots=True)
class Opening:
    """A dateline at the beginning of a text; `end` is 0 where there is none."""

    end: int = 0
    place: str | None = None
    agency: str | None = None  # a known news agency
    name: str | None = None  # what else stands where the agency stands: the outlet
    published: str | None = None  # EDTF
    marked: bool = False  # it ends with a dash, colon or bracket


@lru_cache(maxsize=1)
def _phrases() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    words = lexicon()
    return words.places | _cities(), words.agencies, words.date_words | words.byline_words


def _cities() -> frozenset[str]:
    """The names of all cities of the reference data, as keys."""
    names = set()
    for file in ("reference/capitals.ttl", "reference/places.ttl"):
        rows: dict[str, list[str]] = {}
        cities = set()
        for quad in parse(path=str(ontology_path(file)), format=RdfFormat.TURTLE):
            subject, predicate, value = str(quad.subject), quad.predicate.value.rpartition("#")[2], quad.object
            if not isinstance(value, Literal):
                continue
            if predicate == "placeType" and value.value == "city":
                cities.add(subject)
            elif predicate in ("prefLabel", "altLabel", "weakLabel") and value.language == "ar":
                rows.setdefault(subject, []).append(value.value)
        names |= {key(name) for city in cities for name in rows.get(city, ())}
    return frozenset(name for name in names if len(name) > 2)


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    """The names of all states, as keys."""
    rows = parse(path=str(ontology_path("reference/countries.ttl")), format=RdfFormat.TURTLE)
    named = (quad.object for quad in rows if quad.predicate.value.rpartition("#")[2] in ("prefLabel", "altLabel"))
    return frozenset(key(name.value) for name in named if isinstance(name, Literal) and name.language == "ar")


def read_opening(text: str) -> Opening:
    """The dateline at the beginning of a paragraph."""
    text = text[:_READ_CHARACTERS]
    found = Opening()
    position = 0
    while position < len(text):
        step = _step(text, position, found)
        if step is None:
            break
        position = step
    placed = found.place is not None and (found.marked or found.published and (found.agency or found.name))
    if not (placed or found.agency and found.marked) or not text[position:].strip():
        return Opening()
    while text[position - 1] in _OPENING_QUOTES:
        position -= 1
    found.end = position
    return found


def _step(text: str, position: int, found: Opening) -> int | None:
    """The position after the next piece of the dateline, noted in `found`; None where it ends."""
    for reader in (_lone_tatweel, _quoted):
        after = reader(text, position, found)
        if after is not None:
            return after
    gap = _GAP.match(text, position)
    if gap is not None:
        return gap.end()
    for reader in (_date, _bracketed, _dash, _known, _loose, _named):
        after = reader(text, position, found)
        if after is not None:
            return after
    return None


def _lone_tatweel(text: str, position: int, found: Opening) -> int | None:
    dash = _LONE_TATWEEL.match(text, position)
    if dash is None or found.place is None and found.agency is None:
        return None
    found.marked = True
    return dash.end()


def _quoted(text: str, position: int, found: Opening) -> int | None:
    """An outlet in quotation marks after the dash, when nothing but a mark follows or its words are those of outlets."""
    quoted = _QUOTED.match(text, position)
    if quoted is None or found.place is None or not found.marked or found.name or found.agency:
        return None
    words = key(quoted.group(1)).split()
    known = key(quoted.group(1)) in lexicon().agencies or any(word in lexicon().outlet_words for word in words)
    if not words or len(words) > _MAX_NAME_WORDS or not (known or _DASH.match(text, quoted.end())):
        return None
    _note(quoted.group(1), found)
    return quoted.end()


def _date(text: str, position: int, found: Opening) -> int | None:
    if not text[position].isdecimal() or found.place is None and found.agency is None:
        return None
    for date in find_publication_dates(text):
        if date.start == position:
            found.published = date.day
            return date.end
    hijri = next((end for start, end in hijri_spans(text) if start == position), None)
    if hijri is not None:
        return hijri
    yearless = find_yearless_date(text, position)
    if yearless is not None and found.published is None:
        found.published = yearless.day
        return yearless.end
    return None


def _bracketed(text: str, position: int, found: Opening) -> int | None:
    bracket = _BRACKET.match(text, position)
    if bracket is None or found.place is None and found.published is None:
        return None
    inner = bracket.group(1).strip()
    words = key(inner).split()
    if text[position] == "/" and inner[0].isdecimal():
        return None
    if not words or len(words) > _MAX_NAME_WORDS + 1:
        return None
    _note(inner, found)
    found.marked = True
    return bracket.end()


def _note(text: str, found: Opening) -> None:
    places, agencies, loose = _phrases()
    folded = key(text)
    if folded in agencies:
        found.agency = found.agency or text
    elif folded in places:
        found.place = found.place or text
    elif not all(word in loose for word in folded.split()):
        found.name = found.name or text


def _dash(text: str, position: int, found: Opening) -> int | None:
    dash = _DASH.match(text, position)
    if dash is None or found.place is None and found.agency is None:
        return None
    found.marked = True
    return dash.end()


def _known(text: str, position: int, found: Opening) -> int | None:
    """The longest place or agency at a position."""
    places, agencies, _ = _phrases()
    ends = [match.end() for match in _WORD.finditer(text, position)][:5]
    first = _WORD.match(text, position)
    if first is None:
        return None
    for end in reversed(ends):
        piece = text[position:end].rstrip("\u0640 ")
        folded = key(piece)
        if folded in agencies and (found.place is not None or position == 0):
            found.agency = found.agency or piece
            return end
        if folded in places and found.place is None and found.published is None:
            found.place = piece
            return end
        if found.place is not None and found.published is None and folded in _states() and _GOES_ON.match(text, end):
            found.marked = False  # the dash stood between the two names
            return end
    return None


def _loose(text: str, position: int, found: Opening) -> int | None:
    word = _WORD.match(text, position)
    if word is None or found.place is None or found.marked and found.published is None and found.agency is None:
        return None
    _, _, loose = _phrases()
    rest = text[word.end():].lstrip()
    following = rest[:1].isdecimal() or rest[:1] in "(/-\u2013\u2014:" or found.published is not None and len(fold(word.group())) <= 2
    return word.end() if key(word.group()) in loose and following else None


def _named(text: str, position: int, found: Opening) -> int | None:
    """An unknown name between the date and a dash: the outlet."""
    if found.published is None or found.name or found.agency:
        return None
    ends = [match.end() for match in _WORD.finditer(text, position)][:_MAX_NAME_WORDS]
    for end in ends:
        dash = _DASH.match(text, end)
        if dash is not None and dash.group().strip():
            found.name, found.marked = text[position:end], True
            return dash.end()
    return None
