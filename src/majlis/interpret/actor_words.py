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


def as_actor_type(known: Known) -> ActorType:
    """What a known entity acts as: a state, or else a body."""
    return "country" if known.type == "country" else "organisation"
