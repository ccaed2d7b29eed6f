"""The record of a dateline that opens a paragraph, and the forms of its pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from majlis.clean.dateline import is_person
from majlis.clean.dateline_lexicon import lexicon
from majlis.clean.dateline_places import places
from majlis.clean.lines import key

READ_CHARACTERS = 160
MAX_NAME_WORDS = 4
GAP = re.compile("[\\s\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069,\u060c.|\u2022*_\"'\u00ab\u00bb\u201c\u201d]+")
DASH = re.compile("(?:\\s|\u0640)*(?:[-\u2013\u2014]+|\u0640{2,}|:|/|>)(?:\\s|\u0640)*")
GOES_ON = re.compile("\\s*(?:[^\\W\\d_]{1,4}\\s+)?[\\d/()\\-\u2013\u2014:]")  # after the city's state: a date, a dash or a bracket
LONE_TATWEEL = re.compile("\\s\u0640+(?=\\s)")  # some keyboards' dash
# Between outlet and place.
BETWEEN = re.compile(
    "[\u00bb\u201d\"]?\\s*(?:[-\u2013\u2014_/|]+|\u0640(?=\\s)|\\.(?=\\s)|:)\\s*|[\u00bb\u201d\"]?\\s*\\((?=[^()\\n]{2,30}\\))"
)
AFTER_PLACE = re.compile("\\s*\\)?\\s*(?:[-\u2013\u2014_:/]+|\u0640(?=\\s|\\Z)|\\.(?=\\s|\\Z))\\s*|\\s*\\)?\\s*\\Z|\\)(?=\\s)")
STOP = re.compile("\\s?\\.\\s+")
OPENING_QUOTES = "\"\u00ab\u201c"
QUOTED = re.compile("[\"\u00ab\u201c]([^\"\u00ab\u00bb\u201c\u201d\n]{2,40})[\"\u00bb\u201d]")
BRACKET = re.compile("(?:\\(\\s*(?P<round>[^()\\[\\]\\n]{2,60})\\)|[\\[/]\\s*(?P<square>[^()\\[\\]/\\n]{2,40})[\\]/])")
WORD = re.compile("[^\\W\\d_](?:[^\\W_]|[\u0640\u064b-\u065f.](?=[^\\W_]|[\u0640\u064b-\u065f]))*[\u0640\u064b-\u065f]*")
# Names of outlets hold figures.
NAME_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0640\u064b-\u065f.](?=[^\\W_]|[\u0640\u064b-\u065f]))*[\u0640\u064b-\u065f]*")
BRACES = re.compile("\\{\\s*(?P<place>[^{}:\\n]{2,30})\\s*:\\s*(?P<name>[^{}:\\n]{2,40}?)\\s*\\}\\s*")
LEADING_BRACKET = re.compile("[(\\[][^()\\[\\]\\n]{0,20}\\d[^()\\[\\]\\n]{0,20}[)\\]]")


@dataclass(slots=True)
class Opening:
    """A dateline at the beginning of a text; `end` is 0 where there is none."""

    end: int = 0
    place: str | None = None
    agency: str | None = None  # a known news agency
    name: str | None = None  # what else stands where the agency stands: the outlet
    writer: str | None = None
    published: str | None = None  # EDTF
    marked: bool = False  # it ends with a dash, colon or bracket


@lru_cache(maxsize=1)
def loose_words() -> frozenset[str]:
    """Words that stand between the pieces of a dateline."""
    return lexicon().date_words | lexicon().byline_words


def inner_text(bracket: re.Match[str]) -> str:
    """What stands in a bracket or between slashes."""
    return (bracket["round"] or bracket["square"]).strip()


def note(text: str, found: Opening) -> None:
    """Keep a name as agency, place, writer or outlet, whichever it is."""
    folded = key(text)
    if folded in lexicon().agencies | lexicon().opening_agencies:
        found.agency = found.agency or text
    elif folded in places():
        found.place = found.place or text
    elif is_person(folded):
        found.writer = found.writer or text
    elif folded not in loose_words() and not all(word in loose_words() for word in folded.split()):
        found.name = found.name or text
