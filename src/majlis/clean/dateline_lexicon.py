"""The words of datelines, bylines, source lines and imprints, folded."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.clean.lines import key
from majlis.errors import ConfigurationError
from majlis.resources import lexicon_path


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The dateline lexicon, folded."""

    byline_words: frozenset[str]
    relays: frozenset[str]
    byline_openers: frozenset[str]
    source_openers: frozenset[str]
    publisher_openers: frozenset[str]
    published_openers: frozenset[str]
    updated_openers: frozenset[str]
    date_words: frozenset[str]
    outlet_words: frozenset[str]
    outlet_kinds: frozenset[str]
    slogans: frozenset[str]
    agencies: frozenset[str]
    places: frozenset[str]
    opening_agencies: frozenset[str]
    speakers: frozenset[str]
    kickers: frozenset[str]
    imprint: frozenset[str]
    clocks: frozenset[str]
    no_writers: frozenset[str]
    writers_names: frozenset[str]
    scraped_dates: frozenset[str]
    title_labels: frozenset[str]
    text_labels: frozenset[str]
    platforms: frozenset[str]
    today: frozenset[str]
    yesterday: frozenset[str]
    zones: frozenset[str]
    origins: frozenset[str]
    promises: tuple[tuple[str, str], ...]  # folded
    loose: frozenset[str]  # every word of a place, month or date
    given_names: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The dateline lexicon. Raises ConfigurationError."""
    path = lexicon_path("dateline.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        months = tomllib.loads(lexicon_path("months.toml").read_text(encoding="utf-8"))
        names = [field.name for field in fields(Lexicon) if field.name not in ("promises", "loose", "given_names")]
        sets = {name: frozenset(key(phrase) or fold(phrase) for phrase in data[name]) for name in names}
        promises = tuple((fold(before), fold(behind)) for before, behind in data["promises"])
        month_words = [word for row in months["month"] for name in row["names"] for word in key(name).split()]
        weekdays = [key(name) for name in data["weekdays"]]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise ConfigurationError(path, f"not the expected form: {error}") from error
    loose = frozenset([word for place in sets["places"] for word in place.split()] + month_words + weekdays) | sets["date_words"]
    return Lexicon(**sets, promises=promises, loose=loose, given_names=_given_names())


def _given_names() -> frozenset[str]:
    lines = lexicon_path("given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())
