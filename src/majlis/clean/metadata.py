"""What a page says of its article for machines: JSON-LD, Open Graph and other `meta` elements, microdata, `time`.

Nothing is made up: a field that nobody states stays None.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence

from majlis.clean.article_data import ArticleData
from majlis.clean.bylines import writer_name
from majlis.clean.dateline import has_phrase
from majlis.clean.dateline_lexicon import lexicon
from majlis.clean.lines import key
from majlis.clean.noise import is_noise_name
from majlis.clean.page import PageHead, PageTime
from majlis.clean.publication import iso_day

_TITLE_NAMES = ("og:title", "twitter:title", "headline", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "title")
_OUTLET_NAMES = ("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher", "article:publisher_name")
_WRITER_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "byline")
_PUBLISHED_NAMES = (
    "article:published_time", "article:published", "article:published_date", "article.published", "datepublished", "og:published_time",
    "og:article:published_time", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created",
    "article_date_original", "publishdate", "publish-date", "publish_date", "published_date", "publication_date", "publication-date",
    "published_at", "date_published", "pub_date", "pubdate", "cxenseparse:recs:publishtime", "parsely-pub-date", "sailthru.date",
    "release_date", "created", "date",
)
_PUBLISHED_MARKS = ("publish", "entry-date", "created", "pubdate", "post-date", "article-date")
_UPDATED_MARKS = ("updat", "modif")
_TITLE_PARTS = re.compile("\\s+(?:[|\u2022\u00b7\u00bb\u00ab\u203a-]|[\u2013\u2014]|::)\\s+|\\s*(?:\\||::)\\s*|:\\s+")
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/_-]|\Z)")
_MAX_OUTLET_WORDS = 5
_CDATA = re.compile(r"\A\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*\Z")


def page_data(head: PageHead) -> ArticleData:
    """What the page states for machines."""
    values = [value for text in head.records for value in _values(text)]
    records = [value for value in values if _is_article(value)]
    names = {str(value["@id"]): name for value in values if "@id" in value and (name := _text(value.get("name")))}
    outlet = _first(_outlet(_name(record.get("publisher"), names)) for record in records)
    outlet = outlet or _first(_outlet(name) for name in (_named(head, _OUTLET_NAMES), head.properties.get("publisher.name")) if name)
    titles = [_first(_text(record.get("headline")) for record in records), _named(head, _TITLE_NAMES), head.properties.get("headline")]
    title = _first([*titles, head.title])
    dates = [_text(record.get("datePublished")) for record in records]
    dates += [head.properties.get("datepublished"), *(head.meta.get(name) for name in _PUBLISHED_NAMES)]
    dates += [time.value for time in _own_times(head.times)]
    return ArticleData(
        without_site(title, outlet) if title else None, outlet, _first(iso_day(date) for date in dates if date),
        head.canonical or head.meta.get("og:url"), byline=_writer(head, records, names, outlet),
    )


def remaining_data(head: PageHead, headline: str | None, url: str | None) -> ArticleData:
    """What stands in less sure places of a page: other times, the title of the window, the address."""
    times = [time for time in head.times if not time.is_noise and not _has_mark(time, _UPDATED_MARKS)]
    published = _first(iso_day(time.value) for time in times) or address_day(url or head.canonical or head.meta.get("og:url"))
    return ArticleData(None, _outlet_of_title(head.title, headline), published)


def address_day(url: str | None) -> str | None:
    """The day that an article's address holds."""
    found = _ADDRESS_DAY.search(url) if url else None
    return iso_day(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}") if found else None


def without_site(title: str, outlet: str | None) -> str:
    """A title without the name of the site before or behind it."""
    pieces = list(_TITLE_PARTS.finditer(title))
    if outlet is None or not pieces:
        return title
    if key(title[pieces[-1].end() :]) == key(outlet):
        return title[: pieces[-1].start()].strip() or title
    if key(title[: pieces[0].start()]) == key(outlet):
        return title[pieces[0].end() :].strip() or title
    return title


def _named(head: PageHead, names: Sequence[str]) -> str | None:
    return _first(_text(head.meta.get(name)) for name in names)


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _outlet(name: str | None) -> str | None:
    return None if name is None or key(name) in lexicon().platforms else name


def _outlet_of_title(title: str | None, headline: str | None) -> str | None:
    """What stands beside the headline in the title of the window."""
    if title is None or headline is None or key(headline) not in key(title):
        return None
    pieces = [piece.strip() for piece in _TITLE_PARTS.split(title) if key(piece)]
    beside = [piece for piece in pieces if key(piece) not in key(headline)]
    named = [piece for piece in beside if len(piece.split()) <= _MAX_OUTLET_WORDS and not is_noise_name(key(piece))]
    return _outlet(named[-1] if pieces and key(pieces[0]) in key(headline) else named[0]) if named else None


# --- times


def _own_times(times: Sequence[PageTime]) -> list[PageTime]:
    """The times of the article itself: marked as of publication, else those within it."""
    own = [time for time in times if not time.is_noise and not _has_mark(time, _UPDATED_MARKS)]
    marked = [time for time in own if _has_mark(time, _PUBLISHED_MARKS)]
    return sorted(marked, key=lambda time: not time.in_article) or [time for time in own if time.in_article]


def _has_mark(time: PageTime, marks: Sequence[str]) -> bool:
    return any(mark in time.names for mark in marks)


# --- JSON-LD


def _values(text: str) -> Iterator[dict[str, object]]:
    """All objects of a JSON-LD script that stand in lists or graphs; a broken one holds none."""
    try:
        waiting: list[object] = [json.loads(_CDATA.sub("", text), strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, dict):
            waiting.append(value.get("@graph", []))
            waiting.append(value.get("mainEntity", []))
            yield value


def _is_article(value: dict[str, object]) -> bool:
    kinds = value.get("@type", "")
    return any("Article" in str(kind) or "Posting" in str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _text(value: object) -> str | None:
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None


def _name(value: object, names: dict[str, str]) -> str | None:
    """The name of a person or organisation: stated, or of the object that is referred to."""
    if isinstance(value, list):
        return _first(_name(item, names) for item in value)
    if isinstance(value, dict):
        return _name(value.get("name"), {}) or names.get(str(value.get("@id")))
    return _text(value)


def _writer(head: PageHead, records: Sequence[dict[str, object]], names: dict[str, str], outlet: str | None) -> str | None:
    stated = [_name(record.get("author"), names) for record in records]
    stated += [head.properties.get("author.name"), head.properties.get("author"), *(head.meta.get(name) for name in _WRITER_NAMES)]
    if has_phrase(head.meta.get("twitter:label1", ""), lexicon().byline_openers):
        stated.append(head.meta.get("twitter:data1"))
    found = (writer_name(name) for name in stated if name)
    return _first(name for name in found if name and (outlet is None or key(name) != key(outlet)))
