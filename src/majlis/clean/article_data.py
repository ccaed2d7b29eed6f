"""The fields of an article, as one source of them or another gives them."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class ArticleData:
    """Fields of an article, each None where unstated; `published` is an EDTF day."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    place: str | None = None
    agency: str | None = None
    byline: str | None = None


def first_given(*rows: ArticleData) -> ArticleData:
    """Each field from the first row that has it."""
    found = ArticleData()
    for row in reversed(rows):
        given = {name: getattr(row, name) for name in ArticleData.__dataclass_fields__ if getattr(row, name) is not None}
        found = replace(found, **given)
    return found
