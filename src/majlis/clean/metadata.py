"""What an article says of itself: title, outlet, day of publication, dateline, source agency.

A page says it for machines (JSON-LD, Open Graph, `time`); a plain text says it in the lines around the body.
Nothing is made up: a field that nobody states stays None.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from majlis.clean.dateline import Part, lexicon, looks_like_person, parts
from majlis.clean.frame import Frame
from majlis.clean.lines import Line
from majlis.clean.noise import verdict
from majlis.clean.opening import Opening, read_opening
from majlis.clean.page import PageHead
from majlis.clean.publication import find_publication_dates, iso_day

_TITLE_NAMES = ("og:title", "twitter:title", "headline", "title")
_OUTLET_NAMES = ("og:site_name", "application-name", "publisher", "dc.publisher")
_PUBLISHED_NAMES = (
    "article:published_time",
    "article:published",
    "datepublished",
    "og:published_time",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "publishdate",
    "publish-date",
    "pubdate",
    "date",
    "parsely-pub-date",
    "sailthru.date",
)
_COPYRIGHT = "\u00a9"
_MAX_TAIL_LINES = 60


@dataclass(frozen=True, slots=True)
class ArticleData:
    """Fields of an article, each None where unstated; `published` is an EDTF day."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    place: str | None = None
    agency: str | None = None


# --- pages


def page_data(head: PageHead) -> ArticleData:
    """What the head of a page states for machines."""
    records = [record for text in head.records for record in _records(text)]
    title = _first(_text(record.get("headline")) for record in records) or _named(head, _TITLE_NAMES) or head.title
    outlet = _first(_name(record.get("publisher")) for record in records) or _named(head, _OUTLET_NAMES)
    dates = (
        [_text(record.get("datePublished")) for record in records] + [head.meta.get(name) for name in _PUBLISHED_NAMES] + list(head.times)
    )
    published = _first(iso_day(date) for date in dates if date)
    return ArticleData(title, outlet, published, head.canonical or head.meta.get("og:url"))


def _named(head: PageHead, names: Sequence[str]) -> str | None:
    return _first(head.meta.get(name) for name in names)


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _records(text: str) -> Iterator[dict[str, object]]:
    """The records of articles in a JSON-LD script; a broken one holds none."""
    try:
        waiting: list[object] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, dict):
            waiting.append(value.get("@graph", []))
            kinds = value.get("@type", "")
            if any("Article" in str(kind) or "Posting" in str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield value


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return _first(_name(item) for item in value)
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


# --- plain texts


def told_data(lines: Sequence[Line], frame: Frame) -> ArticleData:
    """What the lines around the body tell."""
    head = [lines[index] for index in frame.head]
    tail = [lines[index] for index in frame.tail[:_MAX_TAIL_LINES]]
    opening = read_opening(lines[frame.body[0]].text) if frame.body else Opening()
    place, agencies = _dateline(head, opening)
    outlet = _outlet(head, tail) or opening.name or (agencies[0] if len(agencies) == 1 else None)
    published = _published(head, tail) or opening.published
    return ArticleData(None, outlet, published, None, place, agencies[0] if agencies else None)


def _published(head: Sequence[Line], tail: Sequence[Line]) -> str | None:
    """The first full date of the head that is not one of a later change, else one that the tail says is of publication."""
    dated = [(line, dates) for line in head if (dates := find_publication_dates(line.text))]
    for allowed in (True, False):
        for line, dates in dated:
            if _begins(line, lexicon().updated_openers) != allowed:
                return dates[0].day
    for line in tail:
        dates = find_publication_dates(line.text)
        if dates and line.words <= 12 and _begins(line, lexicon().published_openers):
            return dates[0].day
    return None


def _begins(line: Line, phrases: frozenset[str]) -> bool:
    words = line.key.split()
    return any(" ".join(words[:count]) in phrases for count in range(1, 5))


@dataclass(frozen=True, slots=True)
class _Candidate:
    part: Part
    score: float


def _outlet(head: Sequence[Line], tail: Sequence[Line]) -> str | None:
    """The name in head or tail for which most speaks."""
    repeated = Counter(name for line in [*head, *tail] for name in {part.key for part in parts(line)})
    found = [_Candidate(part, _head_score(part, line, position, repeated)) for position, line in enumerate(head) for part in _names(line)]
    found += [_Candidate(part, _tail_score(part, line, repeated)) for line in tail for part in _names(line)]
    best = max(found, key=lambda candidate: candidate.score, default=None)
    return best.part.text if best is not None and best.score > 0 else None


def _names(line: Line) -> list[Part]:
    if not line.is_arabic or line.words > 25:
        return []
    return [part for part in parts(line) if part.kind == "name" and not looks_like_person(part.key)]


def _head_score(part: Part, line: Line, position: int, repeated: Counter[str]) -> float:
    alone = part.key == line.key
    score = _name_score(part, repeated)
    if part.is_source:
        score += 5
    if alone and line.words <= 4 and verdict(line) == "plain":
        score += 3.5 if position == 0 else 1.5
    elif find_publication_dates(line.text) or position == 0 and verdict(line) == "menu" or _names_who_reports(line):
        score += 1.5
    return score if score > 0.5 else 0


def _names_who_reports(line: Line) -> bool:
    return any(part.kind in ("agency", "place") or part.key in lexicon().byline_words for part in parts(line))


def _tail_score(part: Part, line: Line, repeated: Counter[str]) -> float:
    marked = _COPYRIGHT in line.text or part.is_source
    score = _name_score(part, repeated) + 4 * marked
    return score if marked or repeated[part.key] > 1 else 0


def _name_score(part: Part, repeated: Counter[str]) -> float:
    words = part.key.split()
    known = any(word in lexicon().outlet_words for word in words)
    return 2.5 * known + 2 * (repeated[part.key] > 1) - 1.0 * (len(words) > 4)


def _dateline(head: Sequence[Line], opening: Opening) -> tuple[str | None, list[str]]:
    """The place and the agencies of the dateline before the first paragraph, or of the head."""
    pieces = [part for line in head if line.words <= 14 for part in parts(line)]
    agencies = {part.key: part.text for part in pieces if part.kind == "agency"}
    place = next((part.text for part in pieces if part.kind == "place"), None)
    return opening.place or place, [opening.agency, *agencies.values()] if opening.agency else list(agencies.values())
