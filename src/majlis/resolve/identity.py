"""IRIs of the things of the world and of what articles say of them: deterministic, readable, made here only."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import quote

from majlis.clean.fold import fold_name

DEFAULT_BASE = "https://w3id.org/majlis/id/"
MAX_SLUG_CHARACTERS = 72
_FORBIDDEN = re.compile(r"[^\w/.~%-]")


def slug(name: str) -> str:
    """A name as part of an IRI: folded, spaces as underscores, long ones cut and told apart by a hash."""
    text = fold_name(name).replace(" ", "_")
    if len(text) > MAX_SLUG_CHARACTERS:
        return f"{text[:MAX_SLUG_CHARACTERS - 9]}_{short_hash(text)}"
    return text or "unnamed"


def short_hash(*parts: str) -> str:
    """Eight hexadecimal digits that stand for `parts`."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]


def article_key(digest: str) -> str:
    """The part of the digest that names an article in IRIs."""
    return digest[:16]


def article(base: str, digest: str) -> str:
    """IRI of an article."""
    return f"{base}article/{article_key(digest)}"


def report(base: str, digest: str, meeting: str) -> str:
    """IRI of one article's report of a meeting; `meeting` is the id in the reading."""
    return f"{base}report/{article_key(digest)}/{quote(meeting, safe='')}"


def mention(base: str, digest: str, entity: str) -> str:
    """IRI of an article's mention of the thing with IRI `entity`."""
    return f"{base}mention/{article_key(digest)}/{tail(entity)}"


def entity(base: str, kind: str, name: str, distinction: str = "") -> str:
    """IRI of a thing that no reference data knows; `distinction` tells namesakes apart."""
    return f"{base}{kind}/{slug(name)}" + (f"_{distinction}" if distinction else "")


def reference_country(code: str) -> str:
    """IRI of a state by its ISO 3166-1 alpha-2 code."""
    return f"{DEFAULT_BASE}country/{quote(code, safe='')}"


def meeting(base: str, date: str | None, kind: str, where: str | None, key: str) -> str:
    """IRI of a meeting: its date, kind and country to the reader, a hash of its first report to the machine."""
    parts = [(date or "undated").replace("/", "_"), kind, *([tail(where).rpartition("/")[2]] if where else []), key]
    return f"{base}meeting/{'-'.join(parts)}"


@lru_cache(maxsize=50_000)
def tail(iri: str) -> str:
    """What follows the base in the IRI of an entity or meeting: class and name, without characters an IRI forbids."""
    return _FORBIDDEN.sub("_", "/".join(iri.rstrip("/").rsplit("/", 2)[-2:]))
