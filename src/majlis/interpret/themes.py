"""Themes: which concepts of the theme vocabulary a stretch of text is about.

Patterns stand in `themes.toml`: words separated by spaces; `a|b` are alternatives, `*` is a gap
of up to three tokens, `@armed-group` and the like an organisation of that type, `@country`,
`@organisation` any. Words match with proclitics and article on either side;
`=word` wants the article as written. Words of quantity («all», «part of», numbers) do not widen a gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.errors import ConfigurationError
from majlis.interpret.act_words import act_words, bare_cores
from majlis.interpret.scan import Scan
from majlis.recognise.lexicon import function_words, letters, read_toml
from majlis.recognise.words import COMMAS, without_article
from majlis.resources import lexicon_path

MAX_GAP_TOKENS = 3
_GAP = frozenset({"*"})
_WEAKEST = "partner-support"  # gives way to what the support is for


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
    return frozenset(form for word in text.split("|") for form in _forms(word))


def _forms(word: str) -> tuple[str, ...]:
    """A word folded, and without its article unless `=` says that the article matters."""
    return (fold(word[1:]),) if word.startswith("=") else (fold(word), without_article(fold(word)))


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


@lru_cache(maxsize=1)
def _nouns_of_verbs() -> dict[str, str]:
    """Form of a verb in the present or future, folded → its noun of action: «will withdraw» → «withdrawal»."""
    verbs = read_toml("themes.toml")["verbs"]
    return {fold(prefix + stem): fold(noun) for noun, stems in verbs["present"].items() for stem in stems for prefix in verbs["prefixes"]}


@lru_cache(maxsize=100_000)
def theme_cores(word: str) -> frozenset[str]:
    """Readings of a word without proclitics, article, possessive suffix and the sign of the indefinite accusative."""
    cores = set(bare_cores(word))
    cores |= {noun for core in tuple(cores) if (noun := _nouns_of_verbs().get(core)) is not None}
    marbuta, taa, alif = letters().object_suffixes[0], read_toml("inflection.toml")["letters"]["taa"], letters().article[0]
    suffixes = letters().object_suffixes
    for core in tuple(cores):
        for suffix in letters().object_suffixes:
            stem = core[: -len(suffix)]
            if core.endswith(suffix) and len(stem) > 2:
                cores.add(stem)
                if stem[-1] == taa:
                    cores.add(stem[:-1] + marbuta)
        if core[-1:] == alif and len(core) > 3 and not core.endswith(suffixes):
            cores.add(core[:-1])
    return frozenset(cores)


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
        if item == _GAP:
            gap = MAX_GAP_TOKENS
            continue
        for offset in range(gap + 1):
            if position + offset >= end or offset and _bars(words[position + offset - 1]):
                return None
            following = _step(scan, words, position + offset, item)
            if following is not None:
                quantities = sum(_is_quantity(word) for word in words[position : position + offset])
                position, skipped = following, skipped + offset - quantities
                break
        else:
            return None
        gap = 0
    return position, skipped


@lru_cache(maxsize=20_000)
def _is_quantity(word: str) -> bool:
    return word.isdigit() or not bare_cores(word).isdisjoint(act_words()["quantities"])


@lru_cache(maxsize=20_000)
def _bars(word: str) -> bool:
    """Words that no gap of a phrase goes over."""
    return not word[:1].isalnum() or word in COMMAS or word in function_words()["complementisers"] or word in function_words()["relatives"]


@lru_cache(maxsize=20_000)
def _entities_in(item: frozenset[str]) -> tuple[str, ...]:
    """The kinds of entity that an item of a pattern takes."""
    return tuple(sorted(text for text in item if text.startswith("@")))


def _step(scan: Scan, words: list[str], at: int, item: frozenset[str]) -> int | None:
    for entity in _entities_in(item):
        last = _entity_matches(scan, at, entity)
        if last is not None:
            return last
    return at + 1 if not theme_cores(words[at]).isdisjoint(item) else None


def _matches(scan: Scan, at: int, last: int) -> list[tuple[int, ThemeMatch]]:
    """All phrases that begin at a token, with how many tokens their gaps took."""
    rows: list[tuple[int, ThemeMatch]] = []
    index = theme_patterns()
    for core in theme_cores(scan.tokens.words[at]):
        for pattern in index.get(core, ()):
            found = _match(scan, pattern, at, last)
            if found is not None:
                rows.append((found[1], ThemeMatch(pattern.slug, at, found[0])))
    return rows


def find_themes(scan: Scan, first: int, last: int) -> list[ThemeMatch]:
    """The themes of tokens `first` to `last`, each slug once, in text order.

    Phrases do not overlap: the tightest wins, then the longest, then the first; only a phrase that ends
    in a coordinated word shares its head with another («fighting drugs and terrorism»).
    """
    rows = [row for at in range(first, last) for row in _matches(scan, at, last)]
    rows.sort(key=_rank)
    taken: set[int] = set()
    found: dict[str, ThemeMatch] = {}
    for _, match in rows:
        inside = set(range(match.first, match.last))
        if taken & inside and not _coordinated(scan, match, taken) or _only_describes(scan, match, taken):
            continue
        taken |= inside
        if match.slug not in found or match.first < found[match.slug].first:
            found[match.slug] = match
    return sorted(found.values(), key=lambda match: (match.first, match.slug))


def _only_describes(scan: Scan, match: ThemeMatch, taken: set[int]) -> bool:
    """«the economic sanctions»: an adjective right behind the words of another phrase is no theme of its own."""
    word = scan.tokens.words[match.first]
    if match.last - match.first > 1 or word[:1] in letters().conjunctions:
        return False
    if word in act_words()["withheld"] and not taken.isdisjoint(range(match.first - 2, match.first)):
        return True  # money that is held back, not people
    if match.first - 1 not in taken:
        return False
    return without_article(word).endswith(tuple(function_words()["nisba_endings"]))


def _rank(row: tuple[int, ThemeMatch]) -> tuple[int, bool, int, bool, int, int, str]:
    """The order in which phrases claim their words; of phrases of two words or more, support comes last."""
    skipped, match = row
    length = match.last - match.first
    return skipped, _is_weak(match), -min(length, 2), match.slug == _WEAKEST, -length, match.first, match.slug


def _is_weak(match: ThemeMatch) -> bool:
    """Whether a match is no more than the word «support»."""
    return match.slug == _WEAKEST and match.last - match.first == 1


def _coordinated(scan: Scan, match: ThemeMatch, taken: set[int]) -> bool:
    at = match.last - 1
    return at not in taken and at > match.first and scan.tokens.words[at][:1] == letters().conjunctions[0]
