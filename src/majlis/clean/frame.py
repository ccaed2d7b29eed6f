"""Where the article stands among the lines: its headline, its body, and what is around and between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from majlis.clean.dateline import dateline_words
from majlis.clean.fold import fold
from majlis.clean.lead import is_verb
from majlis.clean.lines import Line, key
from majlis.clean.noise import MIN_LONG_WORDS, Verdict, is_strong, verdict
from majlis.clean.opening import read_opening
from majlis.clean.publication import find_publication_dates

MIN_PARAGRAPH_WORDS = 8
_MAX_HEADLINE_WORDS = 32
_MIN_STANDFIRST_WORDS = 18
_MAX_LONE_HEADLINE_WORDS = 18
_SHORT_LEAD_WORDS = 14
_KICKER_ENDS = ("\u061b", ";", ":")
_SLASH = re.compile(r"\s/\s")
_TAIL_WORDS = 12
_STEM_LETTERS = 4
_COMPARED_PARAGRAPHS = 4
_MIN_REPEATED_WORDS = 5
_MAX_END_RATIO = 3  # more prose than so many times what came before: the mark was no end


@dataclass(frozen=True, slots=True)
class Frame:
    """Indexes into the lines."""

    headline: int | None
    head: tuple[int, ...]  # other lines before the body
    body: tuple[int, ...]
    between: tuple[int, ...]  # lines from the first of the body to its last that are no part of it
    tail: tuple[int, ...]


def find_frame(lines: Sequence[Line], title: str | None = None) -> Frame:
    """The parts of the article; `title` is the headline as something else gives it."""
    verdicts = [verdict(line) for line in lines]
    first = _first_paragraph(lines, verdicts, title)
    headline = _headline(lines, verdicts, first, title)
    if headline is not None:
        first = _with_standfirst(lines, verdicts, headline, first)
    body = _body(lines, verdicts, first, headline)
    last = body[-1] if body else len(lines) - 1
    kept = set(body)
    start = body[0] if body else len(lines)
    return Frame(
        headline,
        tuple(index for index in range(start) if index != headline),
        tuple(body),
        tuple(index for index in range(start, last + 1) if index not in kept and index != headline),
        tuple(range(last + 1, len(lines))) if body else (),
    )


def _is_paragraph(line: Line, title: str | None = None) -> bool:
    if line.tag in ("h1", "h2", "h3") or title is not None and line.key == key(title):
        return False
    if line.words >= MIN_LONG_WORDS + 5 or (line.words >= MIN_PARAGRAPH_WORDS and line.has_full_stop):
        return True
    return line.is_main and line.tag in ("p", "blockquote") and line.words >= MIN_PARAGRAPH_WORDS and not is_dateline(line)


def is_dateline(line: Line) -> bool:
    """Whether a line is little else than a date."""
    dates = find_publication_dates(line.text)
    if not dates or line.words > 20:
        return False
    covered = sum(len(line.text[date.start : date.end].split()) for date in dates)
    loose = [word for word in key(line.text).split() if word in dateline_words()]
    return line.words - covered - len(loose) <= 8 and not (line.words > 14 and line.has_full_stop)


def _first_paragraph(lines: Sequence[Line], verdicts: Sequence[Verdict], title: str | None) -> int:
    plain = [index for index, found in enumerate(verdicts) if found == "plain"]
    paragraphs = [index for index in plain if _is_paragraph(lines[index], title) and not _is_listing(lines, verdicts, index)]
    if not paragraphs:
        rest = [index for index in plain if lines[index].words >= 4 and not is_dateline(lines[index]) and lines[index].tag != "h1"]
        if len(rest) >= 2 and lines[rest[0]].words <= _MAX_HEADLINE_WORDS:
            return rest[1]
        if rest and title is None and lines[rest[0]].words <= _MAX_LONE_HEADLINE_WORDS and not lines[rest[0]].is_sentence:
            return len(lines)
        return rest[0] if rest and lines[rest[0]].words >= MIN_PARAGRAPH_WORDS else len(lines)
    first = paragraphs[0]
    short = lines[first].words <= _SHORT_LEAD_WORDS and len(paragraphs) > 1 and not lines[first].is_main
    earlier = any(index < first and _may_be_headline(lines[index]) for index in plain)
    return paragraphs[1] if short and not earlier else first


def _is_listing(lines: Sequence[Line], verdicts: Sequence[Verdict], index: int) -> bool:
    """Whether a long line is a row of other headlines: it stands below their header and ends as no sentence does."""
    return index > 0 and verdicts[index - 1] == "related" and not lines[index].is_sentence


def _may_be_headline(line: Line) -> bool:
    if line.tag == "h1":
        return line.words >= 2
    if line.is_bullet or is_dateline(line) or line.text.endswith(_KICKER_ENDS):
        return False
    return 3 <= line.words <= _MAX_HEADLINE_WORDS and not _is_signature(line)


def _is_signature(line: Line) -> bool:
    """Whether a line is place, writer and agency with slashes between."""
    pieces = _SLASH.split(line.text)
    return len(pieces) >= 3 and all(len(piece.split()) <= 4 for piece in pieces)


def _stems(text: str) -> list[str]:
    return [
        word[2 : 2 + _STEM_LETTERS] if len(word) > 5 and word[0] == "\u0627" else word[:_STEM_LETTERS]
        for word in key(text).split()
        if len(word) > 2
    ]


def _headline(lines: Sequence[Line], verdicts: Sequence[Verdict], first: int, title: str | None) -> int | None:
    candidates = [
        index
        for index in range(min(first, len(lines)))
        if (verdicts[index] in ("plain", "ticker") or lines[index].tag == "h1" and verdicts[index] != "end")
        and _may_be_headline(lines[index])
    ]
    if not candidates:
        return None
    told = [stem for line in [line for line in lines[first:] if _is_paragraph(line)][:_COMPARED_PARAGRAPHS] for stem in _stems(line.text)]
    known, repeated = frozenset(told), Counter(line.key for line in lines)
    scores = {index: _score(lines[index], verdicts[index], known, repeated[lines[index].key] > 1, title) for index in candidates}
    best = max(candidates, key=lambda index: (scores[index], -index))
    if scores[best] <= 0:
        return None
    shorter = [index for index in candidates if _is_cut_from(lines[index], lines[best])]
    return min(shorter, key=lambda index: lines[index].words) if shorter else best


def _is_cut_from(line: Line, longer: Line) -> bool:
    """Whether a longer line is this one with the caption of the picture run on to it."""
    return line.words >= _MIN_REPEATED_WORDS and len(line.text) < len(longer.text) and longer.text.startswith(line.text)


def _score(line: Line, found: Verdict, known: frozenset[str], repeated: bool, title: str | None) -> float:
    """How much speaks for a headline: its words come again in the article, it is long enough, it stands as one."""
    stems = _stems(line.text)
    shared = sum(stem in known for stem in stems) / len(stems) if stems else 0.0
    score = min(line.words, 12) / 2 + 6 * shared + 2 * repeated + 8 * (line.tag == "h1") + (line.tag in ("h2", "h3"))
    if title is not None and (line.key and (line.key in key(title) or key(title) in line.key)):
        score += 6
    if line.words < 5 and shared < 0.5:
        score -= 3
    if found == "ticker" and shared < 0.6 or dateline_slogan(line):
        score -= 9
    return score


def dateline_slogan(line: Line) -> bool:
    """Whether a line of the head says what an outlet is."""
    from majlis.clean.dateline import is_slogan

    return is_slogan(line.key)


def _with_standfirst(lines: Sequence[Line], verdicts: Sequence[Verdict], headline: int, first: int) -> int:
    """The body begins with a long line below the headline, though it has no full stop."""
    for index in range(headline + 1, min(first, len(lines))):
        line = lines[index]
        if verdicts[index] == "plain" and line.words >= _MIN_STANDFIRST_WORDS and line.key != lines[headline].key and not is_dateline(line):
            return index
    return first


def _body(lines: Sequence[Line], verdicts: Sequence[Verdict], first: int, headline: int | None) -> list[int]:
    ahead = _prose_ahead(lines, verdicts)
    has_main = sum(line.is_main for line in lines) >= 3
    body: list[int] = []
    words, listing = 0, False
    for index in range(first, len(lines)):
        line, found = lines[index], verdicts[index]
        if found == "end" and ahead[index] <= _MAX_END_RATIO * words:
            break
        if found == "related":
            listing = True
        if body and line.article != lines[body[0]].article and line.article and lines[body[0]].article:
            continue
        if found != "plain" or (headline is not None and line.key == lines[headline].key):
            continue
        if listing and not _resumes(line, lines, body):
            continue
        if has_main and not line.is_main and not is_strong(line):
            continue
        listing = False
        body.append(index)
        words += line.words
    return _without_tail(lines, body)


def _prose_ahead(lines: Sequence[Line], verdicts: Sequence[Verdict]) -> list[int]:
    """For each line, how many words of prose follow it."""
    ahead = [0] * len(lines)
    total = 0
    for index in range(len(lines) - 1, -1, -1):
        ahead[index] = total
        if verdicts[index] == "plain" and is_strong(lines[index]):
            total += lines[index].words
    return ahead


def _resumes(line: Line, lines: Sequence[Line], body: Sequence[int]) -> bool:
    """Whether the article goes on after a list of other headlines."""
    if line.is_bullet or line.tag in ("li", "a"):
        return False
    stops = sum(lines[index].is_sentence for index in body)
    if stops * 2 >= len(body):
        return is_strong(line) and line.has_full_stop or is_strong(line, MIN_LONG_WORDS)
    return MIN_LONG_WORDS <= line.words <= 4 * MIN_LONG_WORDS


def _without_tail(lines: Sequence[Line], body: list[int]) -> list[int]:
    """Short lines without an end after the last paragraph are what follows articles: agencies, tags, buttons."""
    stops = [lines[index].is_sentence for index in body if lines[index].words >= _TAIL_WORDS] or [False]
    if sum(stops) * 2 < len(stops):
        return body
    while len(body) > 1 and not lines[body[-1]].is_sentence and (lines[body[-1]].words < _TAIL_WORDS or lines[body[-1]].text.endswith(":")):
        body = body[:-1]
    return body


_SCRAPED_DATELINE = re.compile("[:\uff1a]\\s+")


def headline_start(line: Line) -> int:
    """Where the headline begins in its line: behind a place and date that a scraper put before it."""
    opening = read_opening(line.text)
    if opening.end and opening.published and not opening.published.startswith("X"):
        return line.start + opening.end
    mark = _SCRAPED_DATELINE.search(line.text[:60])
    if mark is None:
        return line.start
    words = key(line.text[: mark.start()]).split()
    figures = any(character.isdecimal() for character in line.text[: mark.start()])
    if figures and len(words) > 1 and all(word in dateline_words() for word in words):
        return line.start + mark.end()
    return line.start


def repeated_headline(text: str, headline: str) -> int:
    """How much of a first paragraph is the headline once more, run on to the lead."""
    if len(headline.split()) < _MIN_REPEATED_WORDS or not text.startswith(headline):
        return 0
    rest = text[len(headline) :]
    lead = rest.lstrip(" .:\u060c-\u2013\u2014|")
    glued = rest[:1].isalpha()
    word = re.match(r"\w+", lead)
    return len(text) - len(lead) if lead and (glued or word is not None and is_verb(fold(word.group()))) else 0
