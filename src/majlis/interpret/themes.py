"""Themes: which concepts of the theme vocabulary a stretch of text is about.

Patterns stand in `themes.toml`: words separated by spaces; `a|b` are alternatives, `*` is a gap
of up to three tokens, `@armed-group` and the like an organisation of that type, `@country`,
`@organisation` any. Words match with proclitics and article on either side.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.errors import ConfigurationError
from majlis.interpret.scan import Scan
from majlis.recognise.lexicon import read_toml
from majlis.recognise.words import splits, without_article
from majlis.resources import lexicon_path

MAX_GAP_TOKENS = 3


@dataclass(frozen=True, slots=True)
class ThemePattern:
    """One phrase of a theme."""

    slug: str
    items: tuple[frozenset[str], ...]  # alternatives; {"*"} is a gap, {"@x"} an entity


@dataclass(frozen=True, slots=True)
class ThemeMatch:
    """A theme at tokens `first` to `last` (exclusive)."""

    slug: str
    first: int
    last: int


def _item(text: str) -> frozenset[str]:
    if text == "*" or text.startswith("@"):
        return frozenset({text})
    return frozenset(form for word in text.split("|") for form in (fold(word), without_article(fold(word))))


@lru_cache(maxsize=1)
def theme_patterns() -> dict[str, tuple[ThemePattern, ...]]:
    """Patterns by the folded first word, without article."""
    index: dict[str, list[ThemePattern]] = {}
    path = lexicon_path("themes.toml")
    for row in read_toml("themes.toml")["theme"]:
        for phrase in row["patterns"]:
            items = tuple(_item(word) for word in phrase.split())
            if not items or any(text == "*" or text.startswith("@") for text in items[0]):
                raise ConfigurationError(path, f"the pattern {phrase!r} of {row['slug']} must begin with a word")
            for first in items[0]:
                index.setdefault(first, []).append(ThemePattern(row["slug"], items))
    return {first: tuple(rows) for first, rows in index.items()}


@lru_cache(maxsize=100_000)
def bare_cores(word: str) -> frozenset[str]:
    """All readings of a word without proclitics and article."""
    return frozenset(form for split in splits(word) for form in (split.core, without_article(split.core)))


def _entity_matches(scan: Scan, at: int, wanted: str) -> int | None:
    unit = scan.unit_at.get(at)
    if unit is None:
        return None
    if wanted in ("@organisation", "@country") and unit.kind == wanted[1:]:
        return unit.last
    known = scan.knowledge.entities.get(scan.registry.drafts[unit.actor].reference or "")
    return unit.last if known is not None and known.kind == wanted[1:] else None


def _match(scan: Scan, pattern: ThemePattern, at: int, end: int) -> tuple[int, int] | None:
    """The token after the pattern when it stands at `at`, and how many tokens its gaps took."""
    words = scan.tokens.words
    position, gap, skipped = at, 0, 0
    for item in pattern.items:
        if item == frozenset({"*"}):
            gap = MAX_GAP_TOKENS
            continue
        for offset in range(gap + 1):
            if position + offset >= end:
                return None
            following = _step(scan, words, position + offset, item)
            if following is not None:
                position, skipped = following, skipped + offset
                break
        else:
            return None
        gap = 0
    return position, skipped


def _step(scan: Scan, words: list[str], at: int, item: frozenset[str]) -> int | None:
    entity = next((text for text in item if text.startswith("@")), None)
    if entity is not None:
        return _entity_matches(scan, at, entity)
    return at + 1 if bare_cores(words[at]) & item else None


def _at(scan: Scan, at: int, last: int) -> tuple[ThemeMatch, int] | None:
    """The best theme that begins at a token: the tightest phrase, then the longest."""
    best: tuple[ThemeMatch, int] | None = None
    for core in sorted(bare_cores(scan.tokens.words[at])):
        for pattern in theme_patterns().get(core, ()):
            found = _match(scan, pattern, at, last)
            if found is not None and (best is None or (found[1], -found[0]) < (best[1], -best[0].last)):
                best = ThemeMatch(pattern.slug, at, found[0]), found[1]
    return best


def find_themes(scan: Scan, first: int, last: int) -> list[ThemeMatch]:
    """The themes of tokens `first` to `last`, each slug once, in text order.

    At each token the tightest phrase wins; a phrase inside a longer one without gaps is part of it.
    """
    rows = [row for at in range(first, last) if (row := _at(scan, at, last)) is not None]
    found: dict[str, ThemeMatch] = {}
    for match, _ in rows:
        inside = any(other.first < match.first and match.last <= other.last and gap == 0 for other, gap in rows)
        if not inside:
            found.setdefault(match.slug, match)
    return list(found.values())
