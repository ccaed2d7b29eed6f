"""What stands before the place of a dateline: a date or an agency in brackets, the writer, the outlet."""

from __future__ import annotations

import re

from majlis.clean.dateline import is_person
from majlis.clean.dateline_lexicon import lexicon
from majlis.clean.dateline_places import places, states
from majlis.clean.fold import fold
from majlis.clean.lead import is_verb
from majlis.clean.lines import key
from majlis.clean.opening_parts import (
    AFTER_PLACE,
    BETWEEN,
    BRACES,
    BRACKET,
    DASH,
    LEADING_BRACKET,
    MAX_NAME_WORDS,
    NAME_WORD,
    READ_CHARACTERS,
    WORD,
    Opening,
    inner_text,
    loose_words,
    note,
)
from majlis.clean.publication import find_publication_dates, yearless_spans

_DATE_MARKS = " \u00a0,\u060c-\u2013|/"  # between a date and the place
_NAME_MARKS = ("", ":", "-", "\u2013", "\u2014", "\u0640", "/")  # between «written by» and the name


def read_front(text: str, position: int, found: Opening, outlet: str | None) -> int | None:
    """A date in brackets, an agency in brackets, the writer, the outlet."""
    bracket = LEADING_BRACKET.match(text, position)
    if bracket is not None:
        dates = [date for date in find_publication_dates(text) if position < date.start < bracket.end()]
        if dates:
            found.published = dates[0].day
            return bracket.end()
    braces = BRACES.match(text, position)
    if braces is not None:
        found.place = braces["place"] if key(braces["place"]) in places() else None
        note(braces["name"], found)
        found.marked = True
        return braces.end()
    if text[position].isdecimal():
        return _date_first(text, position, found) or _outlet_first(text, position, found, outlet)
    bracket = BRACKET.match(text, position)
    if bracket is not None:
        dash = DASH.match(text, bracket.end())
        inner = inner_text(bracket)
        if key(inner) in lexicon().agencies and dash is not None:
            found.agency, found.marked = inner, True
            return dash.end()
        return None
    return _writer_first(text, position, found) or _outlet_first(text, position, found, outlet)


def _date_first(text: str, position: int, found: Opening) -> int | None:
    """A full date before the place."""
    date = next((date for date in find_publication_dates(text) if date.start == position), None)
    if date is None:
        return None
    words = list(WORD.finditer(text, date.end))[:3]
    if not words or text[date.end : words[0].start()].strip(_DATE_MARKS):
        return None
    if not any(key(text[words[0].start() : word.end()]) in places() for word in words):
        return None
    found.published = date.day
    return words[0].start()


def _writer_first(text: str, position: int, found: Opening) -> int | None:
    """«Written by X», with the verb of the lead right behind the name."""
    words = list(WORD.finditer(text, position))[: MAX_NAME_WORDS + 4]
    for count in (2, 1):
        if key(" ".join(word.group() for word in words[:count])) in lexicon().byline_openers and count < len(words):
            break
    else:
        return None
    between = text[words[count - 1].end() : words[count].start()].strip()
    for last in range(count + 2, min(count + MAX_NAME_WORDS + 1, len(words))):
        if is_verb(fold(words[last].group())):
            name = text[words[count].start() : words[last - 1].end()]
            if between in _NAME_MARKS and is_person(key(name)):
                found.writer, found.marked = name, True
                return words[last].start()
            return None
    return None


def _outlet_first(text: str, position: int, found: Opening, outlet: str | None) -> int | None:
    """«OUTLET – PLACE:», «OUTLET (PLACE) -», and the name of an outlet that is known to sign so before the verb of the lead."""
    ends = [match.end() for match in NAME_WORD.finditer(text, position)][:MAX_NAME_WORDS]
    for end in ends:
        between = BETWEEN.match(text, end)
        if between is None:
            continue
        name = text[position:end]
        if _is_own(name, outlet) and is_lead(text, between.end()):
            note(name, found)
            found.marked = True
            return between.end()
        known = key(name) in places() or key(name) in lexicon().agencies or key(name) in loose_words()
        return None if known or not key(name) else _place_behind(text, name, between, found)
    return None


def leading_name(text: str) -> str | None:
    """The name of an outlet or speaker that a mark divides from the verb of the lead."""
    for match in list(NAME_WORD.finditer(text[:READ_CHARACTERS]))[:MAX_NAME_WORDS]:
        between = BETWEEN.match(text, match.end())
        if between is not None:
            return text[: match.end()] if is_lead(text, between.end()) and key(text[: match.end()]) not in places() else None
    return None


def _is_own(name: str, outlet: str | None) -> bool:
    folded = key(name)
    return folded in lexicon().opening_agencies or outlet is not None and folded == key(outlet)


def is_lead(text: str, position: int) -> bool:
    """Whether the verb of a lead stands at a position, or nothing more."""
    word = WORD.match(text, position)
    return position >= len(text) or word is not None and is_verb(fold(word.group()))


def _place_behind(text: str, name: str, between: re.Match[str], found: Opening) -> int | None:
    """The end of the place and its mark behind an outlet's name."""
    first = key(name).split()[0]
    dated = first in places() and any(character.isdecimal() for character in name)
    dated = dated or bool(find_publication_dates(name) or yearless_spans(name))
    if dated or first in lexicon().speakers | lexicon().kickers:
        return None
    words = list(WORD.finditer(text, between.end()))[:3]
    ends = [word.end() for word in words if words[0].start() == between.end()]
    for end in reversed(ends):
        mark = AFTER_PLACE.match(text, end)
        place = text[between.end() : end]
        reporting = between.group().strip() == "(" and key(place) in lexicon().agencies | lexicon().relays
        if mark is not None and (key(place) in places() or key(place) in states() or reporting):
            note(name, found)
            found.agency = place if reporting and key(place) in lexicon().agencies else None
            found.place, found.marked = place if key(place) in places() else None, True
            return mark.end()
    return None
