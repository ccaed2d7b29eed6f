"""From a source to an article: which part of it is the article, and what it says of itself.

1. lines          of a plain text, or the visible lines of a page with the main content marked
2. frame          headline, head, body, what stands between and after       `clean.frame`
3. article data   given fields, then the page's own words for machines, then the head and tail   `clean.metadata`
4. blocks         headline, datelines and body; what no block covers is noise
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from majlis.clean.frame import Frame, find_frame, headline_start
from majlis.clean.lines import Line, lines_of
from majlis.clean.main_content import mark_main
from majlis.clean.metadata import ArticleData, page_data, told_data
from majlis.clean.opening import read_opening
from majlis.clean.page import read_page
from majlis.model import Article, Block, Source

_DATELINE_PARAGRAPHS = 2  # only the first paragraphs of a body begin with a dateline


def structure(source: Source) -> Article:
    """The article in a source, with offsets that lead back to the source."""
    if source.media == "html":
        page = read_page(source.text)
        lines = mark_main(source.text, page.lines)
        return _article(source, page.text, page.offsets, lines, page_data(page.head))
    return _article(source, source.text, None, list(lines_of(source.text)), ArticleData())


def _article(source: Source, text: str, offsets: tuple[int, ...] | None, lines: Sequence[Line], stated: ArticleData) -> Article:
    frame = find_frame(lines, source.title or stated.title)
    told = told_data(lines, frame)
    data = _first_given(ArticleData(source.title, source.outlet, source.published, source.url), stated, told)
    if frame.headline is not None and source.title is None:
        line = lines[frame.headline]
        data = replace(data, title=text[headline_start(line):line.end])
    return Article(
        source.id, source.path, source.digest, source.text, text, offsets, tuple(_blocks(lines, frame)),
        data.title, data.outlet, data.published, data.place, data.agency, data.url,
    )


def _first_given(*rows: ArticleData) -> ArticleData:
    """Each field from the first row that has it."""
    found = ArticleData()
    for row in reversed(rows):
        given = {name: getattr(row, name) for name in ArticleData.__dataclass_fields__ if getattr(row, name) is not None}
        found = replace(found, **given)
    return found


def _blocks(lines: Sequence[Line], frame: Frame) -> Iterator[Block]:
    if frame.headline is not None:
        line = lines[frame.headline]
        yield Block(headline_start(line), line.end, "headline")
    for position, index in enumerate(frame.body):
        line = lines[index]
        skipped = read_opening(line.text).end if position < _DATELINE_PARAGRAPHS else 0
        if skipped:
            yield Block(line.start, line.start + skipped, "dateline")
        yield Block(line.start + skipped, line.end, "body")
