"""Nouns of gatherings and their forms, from `events.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.recognise.lexicon import letters, read_toml
from majlis.recognise.words import splits


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A form of a noun of gatherings."""

    words: tuple[str, ...]
    kind: str
    family: str
    number: str
    definite: bool
    suffix: bool


@lru_cache(maxsize=1)
def event_nouns() -> dict[str, tuple[EventNoun, ...]]:
    """Forms of the nouns of `events.toml`, by first folded word, longest first."""
    forms: dict[str, list[EventNoun]] = {}
    article, taa = letters().article, fold("\u062a")
    taa_marked = (fold("\u0629"), taa)
    for row in read_toml("events.toml")["event"]:
        for number in ("singular", "dual", "plural"):
            for raw in row[number]:
                words = tuple(fold(raw).split())
                spellings = [(words, False, False), (tuple(article + word for word in words), True, False)]
                spellings += [((article + words[0], *words[1:]), True, False)] if len(words) > 1 else []
                if not words[0].endswith(taa_marked):
                    spellings.append((tuple(word + article[0] for word in words), False, False))
                stem = raw.split()[0]
                stem = fold(stem[:-1] + taa if stem.endswith("\u0629") else stem)
                described = tuple(article + word for word in words[1:])
                suffixed_forms = [form + suffix for form in _before_suffix(stem) for suffix in letters().object_suffixes]
                spellings += [((form, *described), True, True) for form in suffixed_forms]
                for spelling, definite, suffixed in spellings:
                    if row.get("known_only") and not definite:
                        continue
                    forms.setdefault(spelling[0], []).append(EventNoun(spelling, row["kind"], row["family"], number, definite, suffixed))
    return {first: tuple(sorted(rows, key=lambda noun: -len(noun.words))) for first, rows in forms.items()}


def _before_suffix(stem: str) -> tuple[str, ...]:
    """The folded forms of a noun before a pronoun: a hamza at its end takes the seat of its case."""
    return (stem, stem[:-1] + fold("\u0626"), stem[:-1] + fold("\u0624")) if stem.endswith("\u0621") else (stem,)


@lru_cache(maxsize=1)
def coreferring() -> dict[str, frozenset[str]]:
    """Family of a definite noun → families it may speak of again."""
    return {row["family"]: frozenset(row["corefers"]) for row in read_toml("events.toml")["event"]}


@lru_cache(maxsize=1)
def event_words() -> dict[str, frozenset[tuple[str, ...]]]:
    """The word lists of `events.toml`: "section.name" → folded phrases."""
    rows: dict[str, frozenset[tuple[str, ...]]] = {}
    for section, lists in read_toml("events.toml").items():
        if isinstance(lists, dict):
            for name, phrases in lists.items():
                rows[f"{section}.{name}"] = frozenset(tuple(fold(phrase).split()) for phrase in phrases)
    return rows


def is_gathering(word: str) -> bool:
    """Whether a folded word is an indefinite noun of gatherings, whatever letters stand before it."""
    return any(not noun.definite and len(noun.words) == 1 for split in splits(word) for noun in event_nouns().get(split.core, ()))
