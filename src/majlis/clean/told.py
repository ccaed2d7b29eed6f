"""What the lines around a body tell of the article: outlet, dateline, agency, writer.

Nothing is made up: a field that nobody states stays None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from majlis.clean.article_data import ArticleData
from majlis.clean.bylines import find_writer
from majlis.clean.dateline import Part, has_phrase, is_person, parts
from majlis.clean.dateline_lexicon import lexicon
from majlis.clean.days import find_published
from majlis.clean.frame import Frame, headline_start
from majlis.clean.lines import Line, key
from majlis.clean.noise import verdict
from majlis.clean.opening import Opening, leading_name, read_opening
from majlis.clean.publication import find_publication_dates

_COPYRIGHT = "\u00a9"
_MAX_TAIL_LINES = 60
_SIGNATURE_LINES = 6  # of the tail: below, agencies sign nothing any more
_SIGNATURE_WORDS = 14
_DATELINE_PARAGRAPHS = 2
_KICKER_ENDS = ("\u061b", ";", "..", "\u2026", "?", "\u061f", "!")
_CREDIT = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]\s*\Z")
_MAX_CREDITED_WORDS = 3  # before an agency in brackets: more words are the caption of a picture
_ENDING = re.compile(r"[(/\[]\s*(?P<agency>[^()/\[\]]{1,30}?)\s*[)/\]][\s.]*\Z")
_SIGNATURE_CHARACTERS = 60
_STOPS = (".", "!", "\u061f", "\u2026", "\u06d4")


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The lines around the body, and what is read at once from them."""

    lines: Sequence[Line]
    frame: Frame
    head: list[Line]
    tail: list[Line]
    opening: Opening  # of the first paragraphs
    headings: list[Opening]  # lines of the head that are datelines
    passed: frozenset[int] = field(default=frozenset())  # starts of the lines of an imprint


def told_data(lines: Sequence[Line], frame: Frame) -> ArticleData:
    """What the lines around the body tell."""
    around = _surroundings(lines, frame)
    opening = around.opening
    own = [part for line in around.head if _may_sign(line, around) for part in parts(line)]
    datelines = [found.agency for found in (opening, *around.headings) if found.agency]
    agencies = _distinct([*datelines, *(part.text for part in own if part.kind == "agency")])
    places = [opening.place, *(heading.place for heading in around.headings), *(part.text for part in own if part.kind == "place")]
    outlet = _outlet(around) or opening.name or (agencies[0] if len(agencies) == 1 else None)
    signed = agencies or _signing_agencies(around)
    headline = lines[frame.headline] if frame.headline is not None else None
    writer = find_writer(around.head, headline, [*around.headings, opening], around.passed)
    published = find_published(lines, frame, opening, around.headings)
    return ArticleData(
        None, outlet, published, None, next((place for place in places if place), None), signed[0] if signed else None, writer,
    )


def signature_start(text: str) -> int:
    """Where the agency that signs the end of a last paragraph begins; its length where none does."""
    found = _signature(text)
    return found[0] if found is not None else len(text)


def _signature(text: str) -> tuple[int, str] | None:
    """The agency in brackets behind the last full stop or a dash, and where that begins; within a sentence it is only named."""
    found = _ENDING.search(text[-_SIGNATURE_CHARACTERS:])
    if found is None or key(found["agency"]) not in lexicon().agencies:
        return None
    before = text[: len(text[:-_SIGNATURE_CHARACTERS]) + found.start()]
    bare = before.rstrip(" \t\u00a0-\u2013\u2014")
    dashed = any(mark in before[len(bare) :] for mark in "-\u2013\u2014")
    return (len(bare), found["agency"]) if dashed or not bare or bare.endswith(_STOPS) else None


def _surroundings(lines: Sequence[Line], frame: Frame) -> _Surroundings:
    head = [lines[index] for index in frame.head]
    tail = [lines[index] for index in frame.tail[:_MAX_TAIL_LINES]]
    openings = [read_opening(lines[index].text) for index in frame.body[:_DATELINE_PARAGRAPHS]]
    opening = next((found for found in openings if found.end), Opening())
    passed = frozenset(_imprint(head))
    headings = [read_opening(line.text, alone=True) for line in head if line.start not in passed and line.words <= _SIGNATURE_WORDS]
    if frame.headline is not None and headline_start(lines[frame.headline]) > lines[frame.headline].start:
        headings.append(read_opening(lines[frame.headline].text))
    return _Surroundings(lines, frame, head, tail, opening, [found for found in headings if found.end], passed)


def _imprint(head: Sequence[Line]) -> Iterator[int]:
    """Lines that say who runs the outlet, with the names below them."""
    names = 0
    for line in head:
        role = any(line.key.startswith(phrase) for phrase in lexicon().imprint)
        if role or names and line.words <= 3:
            yield line.start
        names = 1 if role else 0


def _may_sign(line: Line, around: _Surroundings) -> bool:
    """Whether a line of the head may hold the dateline: not the caption of a picture, the site's clock or the imprint."""
    if line.words > _SIGNATURE_WORDS or line.start in around.passed or has_clock(line):
        return False
    credit = _CREDIT.search(line.text)
    return credit is None or len(line.text[: credit.start()].split()) <= _MAX_CREDITED_WORDS or read_opening(line.text, alone=True).end > 0


def has_clock(line: Line) -> bool:
    """Whether a line holds the site's own clock."""
    return any(line.key == phrase or line.key.startswith(phrase + " ") for phrase in lexicon().clocks)


def _distinct(names: Sequence[str]) -> list[str]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(key(name), name)
    return list(found.values())


def _signing_agencies(around: _Surroundings) -> list[str]:
    """Agencies that sign below the body or at its end."""
    signature = _signature(around.lines[around.frame.body[-1]].text) if around.frame.body else None
    if signature is not None:
        return [signature[1]]
    near = [line for line in around.tail[:_SIGNATURE_LINES] if line.words <= _SIGNATURE_WORDS]
    return _distinct([part.text for line in near for part in parts(line) if part.kind == "agency"])


# --- the outlet


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    score: float


def _outlet(around: _Surroundings) -> str | None:
    """The name in head or tail for which most speaks."""
    repeated = _repeated([*around.head, *around.tail])
    told = set(around.lines[around.frame.headline].key.split()) if around.frame.headline is not None else set()
    found: list[_Candidate] = []
    for position, line in enumerate(around.head):
        if line.start in around.passed or has_clock(line) or line.text.endswith(_KICKER_ENDS) or read_opening(line.text, alone=True).end:
            continue
        found += [_Candidate(part.text, _head_score(part, line, position, repeated)) for part in _names(line, told)]
    found += [_Candidate(name, _heading_score(name, repeated)) for name in [heading.name for heading in around.headings] if name]
    for position, line in enumerate(around.tail):
        found += [_Candidate(part.text, _tail_score(part, line, position, repeated)) for part in _names(line, told)]
    found += [_Candidate(name, _heading_score(name, repeated)) for name in _leading_names(around)]
    best = max(found, key=lambda candidate: candidate.score, default=None)
    if best is None or best.score <= 0:
        return None
    fuller = [other.text for other in found if other.score > 0 and f" {key(best.text)} " in f" {key(other.text)} "]
    return max(fuller, key=lambda name: len(key(name)))


def _leading_names(around: _Surroundings) -> list[str]:
    """The name before the verb of the lead, when its words are those of outlets or it stands elsewhere around the article."""
    name = leading_name(around.lines[around.frame.body[0]].text) if around.frame.body else None
    if name is None or is_person(key(name)) or _is_heading(key(name), set()):
        return []
    known = any(word in lexicon().outlet_words for word in key(name).split())
    elsewhere = any(f" {key(name)} " in f" {line.key} " for line in [*around.head, *around.tail])
    return [name] if known or elsewhere else []


def _repeated(lines: Sequence[Line]) -> Counter[str]:
    """In how many lines each name stands; a line printed twice in a row is the caption of a picture."""
    distinct = [line for index, line in enumerate(lines) if index == 0 or line.key != lines[index - 1].key]
    return Counter(name for line in distinct for name in {part.key for part in parts(line)})


def _names(line: Line, told: set[str]) -> list[Part]:
    if not line.is_arabic or line.words > 25 or verdict(line) == "ticker":
        return []
    names = [part for part in parts(line) if part.kind == "name" and not is_person(part.key)]
    return [part for part in names if part.is_source or not _is_heading(part.key, told)]


def _is_heading(name: str, told: set[str]) -> bool:
    """Whether a name is a kicker or a caption: it begins as one, or all its words stand in the headline."""
    words = name.split()
    return words[0] in lexicon().kickers | lexicon().speakers or all(word in told for word in words)


def _head_score(part: Part, line: Line, position: int, repeated: Counter[str]) -> float:
    alone = part.key == line.key
    score = _name_score(part.key, repeated)
    if part.is_source:
        score += 5
    if alone and line.words <= 4 and verdict(line) == "plain":
        score += 3.5 if position == 0 else 1.5
    elif find_publication_dates(line.text) or position == 0 and verdict(line) == "menu" or _names_who_reports(line):
        score += 1.5
    return score if score > 0.5 else 0


def _heading_score(name: str, repeated: Counter[str]) -> float:
    return 4 + _name_score(key(name), repeated)


def _names_who_reports(line: Line) -> bool:
    return any(part.kind in ("agency", "place") for part in parts(line)) or has_phrase(line.text, lexicon().relays)


def _tail_score(part: Part, line: Line, position: int, repeated: Counter[str]) -> float:
    near = position < _SIGNATURE_LINES and line.words <= 6
    signed = near and (any(other.kind == "agency" for other in parts(line)) or part.key == line.key and _is_kind(part.key))
    marked = _COPYRIGHT in line.text or part.is_source or signed
    score = _name_score(part.key, repeated) + 4 * marked
    return score if marked or repeated[part.key] > 1 else 0


def _is_kind(name: str) -> bool:
    """Whether a name says what it is: a paper, an agency."""
    words = name.split()
    return len(words) > 1 and words[0] in lexicon().outlet_kinds


def _name_score(name: str, repeated: Counter[str]) -> float:
    words = name.split()
    known = any(word in lexicon().outlet_words for word in words)
    return 2.5 * known + 2 * (repeated[name] > 1) - 1.0 * (len(words) > 4)
