"""Which lines of a page an extractor of main content takes for the article.

Trafilatura decides, and its paragraphs are found again among our lines by their words, since it keeps no positions.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace

from majlis.clean.fold import fold
from majlis.clean.lines import Line

_RUN_WORDS = 4
_MIN_SHARE = 0.6
_MAX_CHARACTERS = 3_000_000


def mark_main(source: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, those of the main content marked; none is when the extractor finds nothing."""
    taken = set(_runs(_extracted(source)))
    if not taken:
        return list(lines)
    return [replace(line, is_main=_share(line.text, taken) >= _MIN_SHARE) for line in lines]


def _extracted(source: str) -> str:
    if len(source) > _MAX_CHARACTERS or not source.strip():
        return ""
    from trafilatura import extract  # heavy: only for pages

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = extract(source, include_comments=False, include_tables=False)
    except (ValueError, TypeError, AttributeError, RecursionError):  # what broken pages have been seen to raise in lxml and in its callers
        return ""
    return found if isinstance(found, str) else ""


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    for line in text.splitlines():
        yield from _line_runs(line)


def _line_runs(line: str) -> Iterator[tuple[str, ...]]:
    words = fold(line).split()
    if words and len(words) < _RUN_WORDS:
        yield tuple(words)
    for first in range(len(words) - _RUN_WORDS + 1):
        yield tuple(words[first:first + _RUN_WORDS])


def _share(line: str, taken: set[tuple[str, ...]]) -> float:
    runs = list(_line_runs(line))
    return sum(run in taken for run in runs) / len(runs) if runs else 0.0
