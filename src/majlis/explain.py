"""The article with everything recognised in it, for whoever wonders why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from majlis.model import Article, Evidence, Reading

_WIDTH = 100
_NO_FIELD_OF_THE_FACT = frozenset({"evidence", "confidence", "label"})


def explain(article: Article, reading: Reading) -> str:
    """A readable account of one article: its blocks, its entities, every fact with its words and rule, near misses."""
    lines = [f"{article.id}  ({article.path})"]
    told = ("title", "outlet", "published", "dateline_place", "source_agency", "byline")
    lines += [f"  {name:<9} {getattr(article, name)}" for name in told]
    lines += ["", *_blocks(article), *_entities(reading), *_facts(article, reading)]
    return "\n".join([*lines, *_near_misses(article, reading), *_issues(reading)])


def _words(article: Article, start: int, end: int) -> str:
    return " ".join(article.text[start:end].split())[:_WIDTH]


def _blocks(article: Article) -> list[str]:
    rows = [f"  {block.start:>6}-{block.end:<6} {block.kind:<9} {_words(article, block.start, block.end)}" for block in article.blocks]
    return ["blocks", *rows, ""]


def _entities(reading: Reading) -> list[str]:
    lines = ["entities"]
    for entity in reading.entities:
        places = " ".join(f"{start}-{end}" for start, end in entity.spans[:6])
        known = f"  = {entity.reference}" if entity.reference else ""
        lines.append(f"  {entity.type:<13} {entity.name}  [{places}]{known}")
    return [*lines, ""]


def _facts(article: Article, reading: Reading) -> list[str]:
    lines = ["facts"]
    for fact in (*reading.meetings, *reading.claims):
        lines.append(f"  {type(fact).__name__.lower()}  {_fields(fact)}  ({fact.confidence:.2f})")
        lines += _evidence(article, fact.evidence)
    return [*lines, ""]


def _fields(fact: object) -> str:
    told = ((item.name, getattr(fact, item.name)) for item in fields(fact) if item.name not in _NO_FIELD_OF_THE_FACT)  # type: ignore[arg-type]
    return "  ".join(f"{name}={_value(value)}" for name, value in told if value not in (None, ()))


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _evidence(article: Article, evidence: tuple[Evidence, ...]) -> Iterator[str]:
    for item in evidence:
        yield f"      {item.rule:<24} {item.start}-{item.end}  {_words(article, item.start, item.end)}"


def _near_misses(article: Article, reading: Reading) -> list[str]:
    if not reading.near_misses:
        return []
    rows = (f"  {miss.rule:<24} {miss.reason}: {_words(article, miss.start, miss.end)}" for miss in reading.near_misses)
    return ["near misses", *rows, ""]


def _issues(reading: Reading) -> list[str]:
    return ["", "doubtful", *(f"  {issue.reason}" for issue in reading.issues)] if reading.issues else []
