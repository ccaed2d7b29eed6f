"""What scrapers and archives write before the headline, the text or the first line: split off as lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from majlis.clean.dateline_lexicon import lexicon
from majlis.clean.fold import fold, fold_with_offsets
from majlis.clean.lines import Line, key, make_line

_SCRAPED = re.compile(r"([A-Za-z\u0621-\u064a]{2,12})\s+(\d{4}-\d\d(?:-\d\d)?)\s+(?=[^\d\s:.-])")
_LABEL = re.compile("[^:\uff1a\n]{2,20}[:\uff1a]\\s*")
_FIRST_LINES = 12


def split_labels(text: str, lines: Sequence[Line]) -> tuple[list[Line], str | None]:
    """The lines, those that begin with a label cut behind it, and the headline if one is labelled so."""
    title: str | None = None
    found: list[Line] = []
    for index, line in enumerate(lines):
        parts = [part for piece in _parts(text, line, index) for part in _promised(text, piece)] if index < _FIRST_LINES else [line]
        if len(parts) > 1 and (len(parts) == 3 or key(parts[0].text) in lexicon().title_labels):
            title = title or parts[1].text
        found += parts
    return found, title


def scraped_month(line: Line) -> str | None:
    """The month that a scraper wrote without a day, as EDTF."""
    words = fold(line.text).split()
    month = len(words) == 2 and key(words[0]) in lexicon().scraped_dates and re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", words[1])
    return words[1] if month else None


def _parts(text: str, line: Line, index: int) -> Iterator[Line]:
    end = _label_end(line, index)
    rest = make_line(text, line.start + end, line.end, True, line.tag, line.is_noise) if end else None
    label = make_line(text, line.start, line.start + end, line.after_gap, line.tag, line.is_noise) if rest is not None else None
    if rest is None or label is None:
        yield line
        return
    yield label
    yield rest


def _promised(text: str, line: Line) -> list[Line]:
    """The three parts of a line in which an aggregator promises the news with this headline."""
    folded, offsets = fold_with_offsets(line.text)
    for before, behind in lexicon().promises:
        end = folded.rfind(behind) if behind else len(folded)
        if folded.startswith(before) and end > len(before):
            cuts = (line.start, line.start + offsets[len(before)], line.start + [*offsets, len(line.text)][end], line.end)
            pieces = [make_line(text, first, last, True, "", True) for first, last in pairwise(cuts)]
            kept = [piece for piece in pieces if piece is not None]
            return [replace(piece, is_noise=piece.is_noise and place != 1) for place, piece in enumerate(kept)]
    return [line]


def _label_end(line: Line, index: int) -> int:
    """How much of a line is a label before other words; 0 where none is."""
    scraped = _SCRAPED.match(line.text) if index == 0 else None
    if scraped is not None and key(scraped.group(1)) in lexicon().scraped_dates:
        return scraped.end()
    label = _LABEL.match(line.text)
    if label is not None and key(label.group()) in lexicon().title_labels | lexicon().text_labels and label.end() < len(line.text):
        return label.end()
    return 0
