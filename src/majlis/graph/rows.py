"""Fact rows as facts.md fixes them, read from the terms of quads: what is not in the RDF is not in the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from majlis.graph.iris import MAJ
from majlis.graph.terms import RDF_TYPE, RDFS_LABEL, Terms

Row = dict[str, object]
_ROW_TYPES = ("article", "meeting", "participation", "position", "membership", "commitment", "call", "statement", "quantity", "mention")
_ENTITY_TYPES = {MAJ + name.capitalize(): name for name in ("country", "organisation", "person", "place")}
_TYPE, _LABEL = "type", "label"
_UNREAD = ("evidence", "extractor", "quote", "rule", "searchLabel")  # half of all quads say these, and no row does


@dataclass(slots=True)
class QuadIndex:
    """Values by subject and property, labels in Arabic only, and by article the evidence it gives: fact, start, end, confidence."""

    values: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    evidence: dict[str, dict[str, list[tuple[int, int, float]]]] = field(default_factory=dict)
    articles: list[str] = field(default_factory=list)

    def first(self, subject: str, name: str) -> str | None:
        """The first value of a property, in the order of their text."""
        values = self.values.get(subject, _NOTHING).get(name)
        return min(values) if values else None

    def all(self, subject: str, name: str) -> list[str]:
        """All values of a property, sorted."""
        return sorted(set(self.values.get(subject, _NOTHING).get(name, ())))


_NOTHING: dict[str, list[str]] = {}


@lru_cache(maxsize=256)
def _name_of(predicate: NamedNode) -> str | None:
    """What a property is called in the index; None for those that no row needs."""
    if predicate in (RDF_TYPE, RDFS_LABEL):
        return _TYPE if predicate == RDF_TYPE else _LABEL
    name = predicate.value.removeprefix(MAJ)
    return name if predicate.value.startswith(MAJ) and name not in _UNREAD else None


def index_terms(quads: Iterable[Terms]) -> QuadIndex:
    """Index the quads that rows are made of."""
    index = QuadIndex()
    described: NamedNode | None = None
    properties: dict[str, list[str]] = {}
    for subject, predicate, value, _ in quads:
        name = _name_of(predicate)
        if name is None or name == _LABEL and not (isinstance(value, Literal) and value.language == "ar"):
            continue
        if subject is not described:  # what is said of one thing stands together
            described, properties = subject, index.values.setdefault(subject.value, {})
        properties.setdefault(name, []).append(value.value)
    for subject_iri, properties in index.values.items():
        types = properties.get(_TYPE, ())
        if MAJ + "Article" in types:
            index.articles.append(subject_iri)
        elif MAJ + "Evidence" in types:
            _add_evidence(index, subject_iri)
    index.articles.sort(key=lambda article: (index.first(article, "articleId") or "", article))
    return index


def _add_evidence(index: QuadIndex, node: str) -> None:
    article, fact, start, end = (index.first(node, name) for name in ("article", "fact", "start", "end"))
    if article is None or fact is None or start is None or end is None:
        return
    confidence = float(index.first(node, "confidence") or 0)
    index.evidence.setdefault(article, {}).setdefault(fact, []).append((int(start), int(end), confidence))


@dataclass(frozen=True, slots=True)
class _View:
    """One article's facts, seen alone or as part of the corpus."""

    index: QuadIndex
    article: str
    corpus: bool
    names: dict[str, str]  # entity → the article's own name for it
    reports: dict[str, str]  # meeting → the article's report of it

    def name(self, entity: str | None) -> str | None:
        """A country's code; else the article's name, else the label."""
        if entity is None or self.type(entity) == "country":
            return entity and (self.index.first(entity, "iso2") or unquote(entity.rpartition("/")[2]))
        return self.names.get(entity) or self._label(entity)

    def _label(self, entity: str) -> str:
        return self.index.first(entity, _LABEL) or unquote(entity.rpartition("/")[2]).replace("_", " ")

    def type(self, entity: str | None) -> str | None:
        """country, organisation, person or place."""
        types = self.index.values.get(entity or "", _NOTHING).get(_TYPE, ())
        return next((_ENTITY_TYPES[cls] for cls in types if cls in _ENTITY_TYPES), None)

    def meeting(self, meeting: str | None) -> str | None:
        """The meeting's id in the rows: its IRI in a corpus, the id in the article's report alone."""
        if meeting is None or self.corpus:
            return meeting
        return unquote(self.reports[meeting].rpartition("/")[2]) if meeting in self.reports else None


def fact_rows(quads: Iterable[Terms], corpus: bool) -> list[Row]:
    """The rows of every article in the quads, article by article."""
    index = index_terms(quads)
    return [row for article in index.articles for row in article_rows(index, article, corpus)]


def article_rows(index: QuadIndex, article: str, corpus: bool) -> list[Row]:
    """The rows of one article (an IRI), by type and then in the order of the text.

    With `corpus`, meetings are named by their IRIs, dates are those that the corpus settles, and mentions carry IRIs;
    without, dates are the article's own and ids local.
    """
    evidence = index.evidence.get(article, {})
    view = _View(index, article, corpus, *_own_names(index, evidence, article))
    identity = index.first(article, "articleId")
    rows = [_article_row(view)]
    for fact, spans in evidence.items():
        made = _row_of(view, fact)
        if made is not None:
            rows.append({**made, "evidence": sorted({span[:2] for span in spans}), "confidence": max(span[2] for span in spans)})
    merged = sorted(_unite(rows), key=_order)
    return [_finished({"article": identity, **row}) for row in merged]


def _own_names(index: QuadIndex, evidence: Iterable[str], article: str) -> tuple[dict[str, str], dict[str, str]]:
    names, reports = {}, {}
    for fact in evidence:
        types = index.values.get(fact, _NOTHING).get(_TYPE, ())
        if MAJ + "Mention" in types:
            names[index.first(fact, "entity") or ""] = index.first(fact, "name") or ""
        elif MAJ + "MeetingReport" in types:
            reports[index.first(fact, "meeting") or ""] = fact
    return names, reports


def _article_row(view: _View) -> Row:
    index, article = view.index, view.article
    published = index.first(article, "published")
    if published is None and view.corpus:
        published = index.first(article, "publishedSettled")
    return {"type": "article", "title": index.first(article, "title"), "outlet": index.first(article, "outlet"), "published": published}


def _row_of(view: _View, fact: str) -> Row | None:
    for cls in view.index.values.get(fact, _NOTHING).get(_TYPE, ()):
        if (maker := _MAKERS.get(cls.removeprefix(MAJ))) is not None:
            return maker(view, fact)
    return None


def _meeting_row(view: _View, report: str) -> Row:
    first = view.index.first
    meeting = first(report, "meeting")
    date = first(report, "date")
    if view.corpus and meeting is not None:
        date = first(meeting, "date") or date
    bodies = [view.name(body) or "" for body in view.index.all(report, "body")]
    return {
        "type": "meeting", "id": view.meeting(meeting), "kind": first(report, "kind"), "status": first(report, "status"),
        "mode": first(report, "mode"), "date": date, "country": view.name(first(report, "country")),
        "place": view.name(first(report, "place")), "bodies": sorted(bodies),
    }


def _participation_row(view: _View, fact: str) -> Row:
    meeting = view.meeting(view.index.first(fact, "meeting"))
    return {"type": "participation", "meeting": meeting, **_party(view, fact, "actor"), "role": view.index.first(fact, "role")}


def _party(view: _View, fact: str, name: str) -> Row:
    """A role-player's name and type, as two fields."""
    entity = view.index.first(fact, name)
    return {name: view.name(entity), f"{name}_type": view.type(entity)}


def _position_row(view: _View, fact: str) -> Row:
    person = view.name(view.index.first(fact, "person"))
    return {"type": "position", "person": person, "title": view.index.first(fact, "title"), **_party(view, fact, "affiliation")}


def _membership_row(view: _View, fact: str) -> Row:
    body = view.name(view.index.first(fact, "body"))
    return {"type": "membership", **_party(view, fact, "actor"), "body": body, "change": view.index.first(fact, "change")}


def _commitment_row(view: _View, fact: str) -> Row:
    first = view.index.first
    return {
        "type": "commitment", **_party(view, fact, "actor"), "theme": _slug(first(fact, "theme")), "modality": first(fact, "modality"),
        "amount": _number(first(fact, "amount")), "currency": first(fact, "currency"),
    }


def _call_row(view: _View, fact: str) -> Row:
    theme = _slug(view.index.first(fact, "theme"))
    return {"type": "call", **_party(view, fact, "actor"), **_party(view, fact, "addressee"), "theme": theme}


def _statement_row(view: _View, fact: str) -> Row:
    return {"type": "statement", **_party(view, fact, "speaker")}


def _quantity_row(view: _View, fact: str) -> Row:
    first = view.index.first
    return {"type": "quantity", "of": first(fact, "quantityOf"), "value": _number(first(fact, "value")), "bound": first(fact, "bound")}


def _mention_row(view: _View, mention: str) -> Row | None:
    if view.index.first(mention, "collective") == "true":
        return None
    entity = view.index.first(mention, "entity")
    row: Row = {"type": "mention", **_party(view, mention, "entity")}
    return {**row, "iri": entity} if view.corpus else row


def _slug(theme: str | None) -> str | None:
    return theme and theme.rpartition("/")[2]


def _number(value: str | None) -> int | float | None:
    if value is None:
        return None
    number = Decimal(value)
    return int(number) if number == number.to_integral_value() else float(number)


def _unite(rows: list[Row]) -> list[Row]:
    """Rows that say the same become one, with the evidence of all."""
    united: dict[str, Row] = {}
    for row in rows:
        key = repr(sorted((name, value) for name, value in row.items() if name not in ("evidence", "confidence")))
        if (earlier := united.get(key)) is None:
            united[key] = row
        else:
            spans = {*_spans(earlier), *_spans(row)}
            united[key] = {**earlier, "evidence": sorted(spans), "confidence": max(_confidence(earlier), _confidence(row))}
    return list(united.values())


def _spans(row: Row) -> list[tuple[int, int]]:
    spans = row.get("evidence", [])
    assert isinstance(spans, list)
    return spans


def _confidence(row: Row) -> float:
    confidence = row.get("confidence", 0.0)
    assert isinstance(confidence, float)
    return confidence


def _order(row: Row) -> tuple[int, tuple[int, int], str]:
    spans = _spans(row)
    return _ROW_TYPES.index(str(row["type"])), spans[0] if spans else (0, 0), repr(sorted(row.items()))


def _finished(row: Row) -> Row:
    return {**row, "evidence": [list(span) for span in _spans(row)]} if "evidence" in row else row


_MAKERS: dict[str, Callable[[_View, str], Row | None]] = {
    "MeetingReport": _meeting_row, "Participation": _participation_row, "Position": _position_row,
    "MembershipChange": _membership_row, "Commitment": _commitment_row, "Call": _call_row, "Statement": _statement_row,
    "Quantity": _quantity_row, "Mention": _mention_row,
}
