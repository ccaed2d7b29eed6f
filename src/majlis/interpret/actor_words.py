"""The word lists of actors, and what a person may represent."""

from __future__ import annotations

from functools import lru_cache

from majlis.clean.fold import fold
from majlis.model import ActorType
from majlis.recognise.gazetteer import Known
from majlis.recognise.lexicon import read_toml

Represented = tuple[str, ActorType] | None


@lru_cache(maxsize=1)
def actor_words() -> dict[str, frozenset[tuple[str, ...]]]:
    """The word lists of `actors.toml`: "section.name" → folded phrases."""
    rows: dict[str, frozenset[tuple[str, ...]]] = {}
    for section, lists in read_toml("actors.toml").items():
        for name, phrases in lists.items():
            rows[f"{section}.{name}"] = frozenset(tuple(fold(phrase).split()) for phrase in phrases)
    return rows


@lru_cache(maxsize=8)
def phrases_by_head(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list of `actors.toml` by their first word, longest first."""
    rows: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(actor_words()[name], key=lambda phrase: (-len(phrase), phrase)):
        rows.setdefault(phrase[0], []).append(phrase)
    return {head: tuple(phrases) for head, phrases in rows.items()}


@lru_cache(maxsize=1)
def collective_nouns() -> frozenset[str]:
    """Nouns that stand alone for several who act together, and for what they issue."""
    lists = actor_words()
    phrases = lists["meeting.words"] | lists["pair.words"] | lists["statement.documents"]
    return frozenset(phrase[0] for phrase in phrases if len(phrase) == 1)


def as_actor_type(known: Known) -> ActorType:
    """What a known entity acts as: a state, or else a body."""
    return "country" if known.type == "country" else "organisation"
