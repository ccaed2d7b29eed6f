"""From a source to an article: which part of it is the article, and what it says of itself.

1. lines          of a plain text, or the visible lines of a page with the main content marked
2. frame          headline, head, body, what stands between and after       `clean.frame`
3. article data   given fields, then the page's own words for machines, then the head and tail   `clean.metadata`, `clean.told`
4. blocks         headline, datelines and body; what no block covers is noise
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from majlis.clean.article_data import ArticleData, first_given
from majlis.clean.frame import Frame, find_frame, headline_start, repeated_headline
from majlis.clean.labels import split_labels
from majlis.clean.lines import Line, lines_of
from majlis.clean.main_content import mark_main
from majlis.clean.metadata import address_day, page_data, remaining_data
from majlis.clean.opening import read_opening
from majlis.clean.page import PageHead, read_page
from majlis.clean.told import signature_start, told_data
from majlis.model import Article, Block, Source

_DATELINE_PARAGRAPHS = 2  # only the first paragraphs of a body begin with a dateline


def structure(source: Source) -> Article:
    """The article in a source, with offsets that lead back to the source."""
    if source.media == "html":
        page = read_page(source.text)
        return _article(source, page.text, page.offsets, mark_main(source.text, page.lines), page.head)
    return _article(source, source.text, None, list(lines_of(source.text)), None)


def _article(source: Source, text: str, offsets: tuple[int, ...] | None, lines: Sequence[Line], head: PageHead | None) -> Article:
    stated, labelled = (page_data(head), None) if head is not None else (ArticleData(), None)
    if head is None:
        lines, labelled = split_labels(text, lines)
    frame = find_frame(lines, source.title or stated.title or labelled)
    headline = text[headline_start(lines[frame.headline]):lines[frame.headline].end] if frame.headline is not None else None
    rest = remaining_data(head, headline, source.url) if head is not None else ArticleData(published=address_day(source.url))
    told = told_data(lines, frame)
    data = first_given(ArticleData(source.title, source.outlet, source.published, source.url), stated, told, rest)
    if headline is not None and source.title is None:
        data = replace(data, title=headline)
    return Article(
        source.id, source.path, source.digest, source.text, text, offsets, tuple(_blocks(lines, frame, data.outlet)),
        data.title, data.outlet, data.published, data.place, data.agency, data.url, data.byline,
    )


def _blocks(lines: Sequence[Line], frame: Frame, outlet: str | None) -> Iterator[Block]:
    if frame.headline is not None:
        line = lines[frame.headline]
        yield Block(headline_start(line), line.end, "headline")
    headline = lines[frame.headline].text if frame.headline is not None else ""
    for position, index in enumerate(frame.body):
        line = lines[index]
        repeated = repeated_headline(line.text, headline) if position == 0 else 0
        line = line if not repeated else replace(line, start=line.start + repeated, text=line.text[repeated:])
        skipped = read_opening(line.text, outlet=outlet).end if position < _DATELINE_PARAGRAPHS else 0
        if skipped:
            yield Block(line.start, line.start + skipped, "dateline")
        end = signature_start(line.text) if index == frame.body[-1] else len(line.text)
        if end > skipped:
            yield Block(line.start + skipped, line.start + end, "body")
