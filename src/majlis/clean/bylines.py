"""Who wrote an article: a line that says so, a name in the dateline, or a name alone between headline and body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from majlis.clean.dateline import behind_opener, is_person, opener
from majlis.clean.dateline_lexicon import lexicon
from majlis.clean.dateline_places import places
from majlis.clean.lines import Line, key
from majlis.clean.opening import Opening
from majlis.clean.publication import find_publication_dates

_MAX_LINE_WORDS = 14
_MAX_NAME_WORDS = 7  # of several writers
_CUT = re.compile("\\s*(?:[|/\u2022(\\[:,\u060c]|\\s[-\u2013\u2014\u0640]\\s?|@|\\d).*", re.DOTALL)
_LEADING_MARKS = " \t:-\u2013\u2014\u0640/.\u060c,|"


def find_writer(head: Sequence[Line], headline: Line | None, openings: Sequence[Opening], passed: frozenset[int]) -> str | None:
    """The writer whom the lines before the body or the datelines name."""
    lines = [line for line in head if line.words <= _MAX_LINE_WORDS and line.start not in passed]
    for line in lines:
        for piece in _between_dates(line.text):
            name = _behind_label(piece)
            if name is not None:
                return name
    named = next((found.writer for found in openings if found.writer), None)
    if named is not None:
        return named
    below = [line for line in lines if headline is not None and line.start > headline.start]
    return next((line.text.strip(_LEADING_MARKS) for line in below if _is_name_alone(line)), None)


def _between_dates(text: str) -> list[str]:
    pieces, last = [], 0
    for date in find_publication_dates(text):
        pieces.append(text[last : date.start])
        last = date.end
    return [*pieces, text[last:]]


def _is_name_alone(line: Line) -> bool:
    names = line.text.strip(_LEADING_MARKS)
    whole = len(names.split()) == line.words == len(line.key.split())
    return whole and is_person(line.key) and line.key.split()[0] not in lexicon().agencies


def writer_name(text: str) -> str | None:
    """The name of a writer as a page states it, or None where it is none: the outlet, a user name, an address."""
    name = " ".join(text.split()).strip(_LEADING_MARKS)
    folded = key(name)
    if not folded or "://" in name or folded in lexicon().no_writers or len(name.split()) > _MAX_NAME_WORDS:
        return None
    words = folded.split()
    known = folded in lexicon().agencies or folded in lexicon().byline_words or folded in places()
    is_outlet = any(word in lexicon().outlet_words for word in words) and not is_person(folded)
    return None if known or is_outlet or all(word in lexicon().byline_words for word in words) else name


def _behind_label(text: str) -> str | None:
    """The name behind «written by», up to the date, the place or the agency."""
    text = text.strip(_LEADING_MARKS)
    label = opener(text, lexicon().byline_openers)
    if not label:
        return None
    words = _CUT.sub("", behind_opener(text, label).strip(_LEADING_MARKS)).split()
    while words and key(words[-1]) in lexicon().date_words:
        words = words[:-1]
    name = writer_name(" ".join(words))
    return name if name is not None and (_is_marked(text, label) or is_person(key(name))) else None


def _is_marked(text: str, label: str) -> bool:
    """Whether a mark stands between the label and the name."""
    words = list(re.finditer(r"\S+", text))[: len(label.split())]
    end = words[-1].start() + len(words[-1].group().rstrip(_LEADING_MARKS)) if words else 0
    return re.match(r"\s*[:\-\u2013\u2014\u0640/]", text[end:]) is not None
