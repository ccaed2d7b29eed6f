"""The named graph of one article: what it says of itself, whom it names, which meetings it reports, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from majlis.graph import iris
from majlis.graph.facts import facts_of
from majlis.graph.terms import RDF_TYPE, Terms, arabic, boolean, decimal, integer, iri, maj, text
from majlis.model import Article, Evidence, Meeting
from majlis.resolve.resolution import Resolution

MENTION_RULE = "name"
MENTION_CONFIDENCE = 1.0


@dataclass(slots=True)
class _Writer:
    """The quads of one article's graph, as terms."""

    base: str
    article: Article
    extractor: str
    graph: NamedNode
    node: NamedNode
    quads: list[Terms]
    confidences: dict[NamedNode, float]  # of each evidence: the surest claim counts

    def add(self, subject: NamedNode, name: str, value: NamedNode | Literal) -> None:
        self.quads.append((subject, maj(name), value, self.graph))

    def type(self, subject: NamedNode, cls: str) -> None:
        self.quads.append((subject, RDF_TYPE, maj(cls), self.graph))

    def evidence(self, fact: str, spans: Iterable[Evidence], confidence: float) -> None:
        """One node per span; the fact points to it."""
        for span in spans:
            start, end = self.article.source_span(span.start, span.end)
            node = iri(iris.evidence(self.base, self.article.digest, start, end, fact, span.rule))
            self.type(node, "Evidence")
            self.add(iri(fact), "evidence", node)
            self.add(node, "fact", iri(fact))
            self.add(node, "article", self.node)
            self.add(node, "start", integer(start))
            self.add(node, "end", integer(end))
            self.add(node, "quote", arabic(self.article.source[start:end]))
            self.add(node, "rule", text(span.rule))
            self.add(node, "extractor", text(self.extractor))
            self.confidences[node] = max(confidence, self.confidences.get(node, 0.0))

    def finish(self) -> Iterator[Terms]:
        """All quads, equal ones once."""
        for node, confidence in self.confidences.items():
            self.add(node, "confidence", decimal(round(confidence, 3)))
        return iter(dict.fromkeys(self.quads))


def article_terms(resolution: Resolution, reading: int) -> Iterator[Terms]:
    """The graph of the article of one reading, as terms of quads."""
    record = resolution.readings[reading]
    digest = record.article.digest
    writer = _Writer(
        resolution.base, record.article, record.extractor,
        iri(iris.article_graph(resolution.base, digest)), iri(iris.article(resolution.base, digest)), [], {},
    )
    _describe(writer, resolution, reading)
    _mentions(writer, resolution, reading)
    for meeting in record.meetings:
        _report(writer, resolution, reading, meeting)
    for fact in facts_of(resolution, reading):
        writer.evidence(fact.iri, fact.evidence, fact.confidence)
    return writer.finish()


def _describe(writer: _Writer, resolution: Resolution, reading: int) -> None:
    article, node = writer.article, writer.node
    writer.type(node, "Article")
    for name, value in (("articleId", article.id), ("digest", article.digest), ("path", article.path), ("published", article.published)):
        if value is not None:
            writer.add(node, name, text(value))
    writer.add(node, "mediaType", text("text" if article.offsets is None else "html"))
    told = (
        ("title", article.title), ("outlet", article.outlet), ("byline", article.byline),
        ("dateline", article.dateline_place), ("sourceAgency", article.source_agency),
    )
    for name, value in told:
        if value is not None:
            writer.add(node, name, arabic(value))
    if article.url is not None and (url := _url(article.url)) is not None:
        writer.add(node, "url", url)
    if (settled := resolution.settled.get(reading)) is not None:
        writer.add(node, "publishedSettled", text(settled.published))
        writer.add(node, "settledBy", iri(iris.article(writer.base, resolution.readings[settled.by].article.digest)))


def _url(value: str) -> NamedNode | None:
    """The article's address, when it is one."""
    try:
        return NamedNode(value) if value.startswith(("http://", "https://")) else None
    except ValueError:
        return None


def _mentions(writer: _Writer, resolution: Resolution, reading: int) -> None:
    """One mention per thing named; local entities that are one thing share it."""
    grouped: dict[str, list[int]] = {}
    entities = resolution.readings[reading].entities
    for position, entity in enumerate(entities):
        if entity.spans:
            grouped.setdefault(resolution.entity_of[reading, entity.id], []).append(position)
    for name, positions in grouped.items():
        members = [entities[position] for position in positions]
        mention = iris.mention(writer.base, writer.article.digest, name)
        writer.type(iri(mention), "Mention")
        writer.add(iri(mention), "article", writer.node)
        writer.add(iri(mention), "entity", iri(name))
        fullest = max(members, key=lambda entity: (len(entity.name), entity.name))
        writer.add(iri(mention), "name", arabic(_spoken(writer.article, fullest.name, fullest.spans, fullest.type == "country")))
        if all(member.collective for member in members):
            writer.add(iri(mention), "collective", boolean(True))
        spans = [Evidence(start, end, MENTION_RULE) for member in members for start, end in member.spans]
        writer.evidence(mention, spans, MENTION_CONFIDENCE)


def _spoken(article: Article, name: str, spans: tuple[tuple[int, int], ...], country: bool) -> str:
    """The name to show: a country's is its code in the readings, so the article's first words for it stand in."""
    if not country or not spans:
        return name
    return article.text[spans[0][0]:spans[0][1]]


def _report(writer: _Writer, resolution: Resolution, reading: int, meeting: Meeting) -> None:
    name = iris.report(writer.base, writer.article.digest, meeting.id)
    node = iri(name)
    writer.type(node, "MeetingReport")
    writer.add(node, "article", writer.node)
    writer.add(node, "meeting", iri(resolution.meeting_of[reading, meeting.id]))
    for key, value in (("kind", meeting.kind), ("status", meeting.status), ("mode", meeting.mode), ("date", meeting.date)):
        if value is not None:
            writer.add(node, key, text(value))
    for key, local in (("country", meeting.country), ("place", meeting.place), *(("body", body) for body in meeting.bodies)):
        if local is not None:
            writer.add(node, key, iri(resolution.entity_of[reading, local]))
    writer.evidence(name, meeting.evidence, meeting.confidence)
