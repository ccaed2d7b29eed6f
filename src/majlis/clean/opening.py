"""The dateline that opens a paragraph: «PLACE DATE (AGENCY) --», in the many ways that agencies and papers write it.

Read from the left: places, dates, agencies, short names in brackets or before a dash, and loose words between them;
the first word that is none of these begins the article. Before the place the outlet or the writer may stand.
"""

from __future__ import annotations

import re
from functools import lru_cache

from majlis.clean.dateline_lexicon import lexicon
from majlis.clean.dateline_places import places, states
from majlis.clean.fold import fold
from majlis.clean.lead import is_verb
from majlis.clean.lines import key
from majlis.clean.opening_front import is_lead, leading_name, read_front
from majlis.clean.opening_parts import (
    BRACKET,
    DASH,
    GAP,
    GOES_ON,
    LONE_TATWEEL,
    MAX_NAME_WORDS,
    NAME_WORD,
    OPENING_QUOTES,
    QUOTED,
    READ_CHARACTERS,
    STOP,
    WORD,
    Opening,
    inner_text,
    loose_words,
    note,
)
from majlis.clean.publication import find_publication_dates, find_yearless_date, hijri_spans

__all__ = ["Opening", "leading_name", "read_opening"]

_ENDS = " :.-\u2013\u2014\u0640()/"  # what may stand behind a dateline that is a line alone
_ACCOUNT = re.compile(r"@\w+")
_MAX_KNOWN_WORDS = 5
_CACHED_LINES = 512


def read_opening(text: str, alone: bool = False, outlet: str | None = None) -> Opening:
    """The dateline at the beginning of a paragraph, or one that is a line `alone`; `outlet` is known to sign its leads."""
    return _read(text[:READ_CHARACTERS], alone, outlet)


@lru_cache(maxsize=_CACHED_LINES)
def _read(text: str, alone: bool, outlet: str | None) -> Opening:
    found = Opening()
    position = 0
    while position < len(text):
        step = _step(text, position, found, outlet)
        if step is None:
            break
        position = step
    placed = found.place is not None and (found.marked or found.published and (found.agency or found.name))
    signed = (found.agency or found.writer or found.name) and found.marked
    if not (placed or signed or alone and found.place) or not text[position:].strip() and not alone:
        return Opening()
    if alone and _ACCOUNT.sub("", text[position:]).strip(_ENDS):
        return Opening()
    while position and text[position - 1] in OPENING_QUOTES:
        position -= 1
    found.end = position
    return found


def _step(text: str, position: int, found: Opening, outlet: str | None) -> int | None:
    """The position after the next piece of the dateline, noted in `found`; None where it ends."""
    for reader in (_lone_tatweel, _quoted):
        after = reader(text, position, found)
        if after is not None:
            return after
    gap = GAP.match(text, position)
    if gap is not None:
        return gap.end()
    if not (found.place or found.agency or found.name or found.writer):
        after = read_front(text, position, found, outlet)
        if after is not None:
            return after
    for reader in (_date, _bracketed, _dash, _known, _loose, _named):
        after = reader(text, position, found)
        if after is not None:
            return after
    return None


def _lone_tatweel(text: str, position: int, found: Opening) -> int | None:
    dash = LONE_TATWEEL.match(text, position)
    if dash is None or found.place is None and found.agency is None:
        return None
    found.marked = True
    return dash.end()


def _quoted(text: str, position: int, found: Opening) -> int | None:
    """An outlet in quotation marks after the dash, when nothing but a mark follows or its words are those of outlets."""
    quoted = QUOTED.match(text, position)
    if quoted is None or found.place is None or not found.marked or found.name or found.agency:
        return None
    words = key(quoted.group(1)).split()
    known = key(quoted.group(1)) in lexicon().agencies or any(word in lexicon().outlet_words for word in words)
    last = not text[quoted.end() :].strip()
    if not words or len(words) > MAX_NAME_WORDS or not (known or last or DASH.match(text, quoted.end())):
        return None
    note(quoted.group(1), found)
    return quoted.end()


def _date(text: str, position: int, found: Opening) -> int | None:
    if found.place is None and found.agency is None:
        return None
    if text[position].isdecimal():
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
    bracket = BRACKET.match(text, position)
    if bracket is None or found.place is None and found.published is None:
        return None
    pieces = [piece.strip() for piece in inner_text(bracket).split("/") if key(piece)]
    if text[position] == "/" and pieces and pieces[0][0].isdecimal():
        return None
    if not pieces or max(len(key(piece).split()) for piece in pieces) > MAX_NAME_WORDS + 1:
        return None
    for piece in pieces:
        note(piece, found)
    found.marked = True
    return bracket.end()


def _dash(text: str, position: int, found: Opening) -> int | None:
    dash = DASH.match(text, position)
    if dash is None or found.place is None and found.agency is None:
        return None
    found.marked = True
    return dash.end()


def _known(text: str, position: int, found: Opening) -> int | None:
    """The longest place or agency at a position."""
    ends = [match.end() for match in WORD.finditer(text, position)][:_MAX_KNOWN_WORDS]
    first = WORD.match(text, position)
    if first is None:
        return None
    for end in reversed(ends):
        piece = text[position:end].rstrip("\u0640 ")
        folded = key(piece)
        if folded in lexicon().agencies and (found.place is not None or position == 0 or found.published is not None):
            found.agency = found.agency or piece
            stop = STOP.match(text, end)
            return stop.end() if stop and found.marked else end
        if folded in places() and found.place is None:
            found.place = piece
            return end
        if found.place is not None and found.published is None and folded in states() and GOES_ON.match(text, end):
            found.marked = False  # the dash stood between the two names
            return end
    return None


def _loose(text: str, position: int, found: Opening) -> int | None:
    word = WORD.match(text, position)
    if word is None or found.place is None or found.marked and found.published is None and found.agency is None:
        return None
    rest = text[word.end():].lstrip()
    following = rest[:1].isdecimal() or rest[:1] in "(/-\u2013\u2014:" or found.published is not None and len(fold(word.group())) <= 2
    following = following or found.published is None and find_yearless_date(rest, 0) is not None
    return word.end() if key(word.group()) in loose_words() and following else None


def _named(text: str, position: int, found: Opening) -> int | None:
    """An unknown name between a dash or the date and a dash or the end: the outlet or the writer."""
    if found.name or found.agency or found.writer or found.published is None and not found.marked:
        return None
    ends = [match.end() for match in NAME_WORD.finditer(text, position)][:MAX_NAME_WORDS]
    for end in ends:
        dash = DASH.match(text, end)
        mark = dash if dash is not None and dash.group().strip() else STOP.match(text, end)
        if mark is None and text[end:].strip():
            continue
        after = mark.end() if mark is not None else len(text)
        signs = _signs_undated(text[position:end], text, after) if found.published is None else mark is not None and mark is dash
        if not signs:
            return None
        note(text[position:end], found)
        found.marked = True
        return after
    return None


def _signs_undated(name: str, text: str, after: int) -> bool:
    """Whether a name right behind the place is that of the outlet or the writer: the lead's verb or nothing follows it."""
    words = key(name).split()
    if key(name) in loose_words() and find_yearless_date(text, after) is not None:
        return True
    if not words or words[0] in lexicon().speakers | lexicon().kickers or is_verb(words[0]):
        return False
    return is_lead(text, after) or key(text[after:]) in lexicon().relays | lexicon().agencies
