"""The article with everything recognised in it, for whoever wonders why."""

from __future__ import annotations

from majlis.graph.rows import reading_rows
from majlis.model import Article, Reading

_WIDTH = 100


def explain(article: Article, reading: Reading) -> str:
    """A readable account of one article: its blocks, its entities, and every fact with its words and rule."""
    lines = [f"{article.id}  ({article.path})", f"  title      {article.title}", f"  outlet     {article.outlet}", f"  published  {article.published}", ""]
    lines += _blocks(article)
    lines += _entities(reading)
    lines += _facts(article, reading)
    return "\n".join(lines)


def _blocks(article: Article) -> list[str]:
    lines = ["blocks"]
    for block in article.blocks:
        words = " ".join(article.text[block.start:block.end].split())
        lines.append(f"  {block.start:>6}-{block.end:<6} {block.kind:<9} {words[:_WIDTH]}")
    return [*lines, ""]


def _entities(reading: Reading) -> list[str]:
    lines = ["entities"]
    for entity in reading.entities:
        places = " ".join(f"{start}-{end}" for start, end in entity.spans[:6])
        known = f"  = {entity.reference}" if entity.reference else ""
        lines.append(f"  {entity.type:<13} {entity.name}  [{places}]{known}")
    return [*lines, ""]


def _facts(article: Article, reading: Reading) -> list[str]:
    lines = ["facts"]
    for label, evidence, confidence in reading_rows(reading):
        lines.append(f"  {label}  ({confidence:.2f})")
        for item in evidence:
            words = " ".join(article.text[item.start:item.end].split())
            lines.append(f"      {item.rule:<24} {item.start}-{item.end}  {words[:_WIDTH]}")
    return lines
