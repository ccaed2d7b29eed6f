"""camel-tools' transliterator over our own table of letters."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from majlis.recognise.lexicon import read_toml


@lru_cache(maxsize=1)
def transliterator() -> Callable[[str], str] | None:
    """What writes Arabic letters in Latin ones; None where camel-tools is not installed.

    Only the two modules that it needs are imported: they take about 30 ms, camel-tools' character sets a second.
    """
    try:
        from camel_tools.utils.charmap import CharMapper
        from camel_tools.utils.transliterate import Transliterator
    except ImportError:
        return None
    transliterate: Callable[[str], str] = Transliterator(CharMapper(read_toml("romanisation.toml")["characters"])).transliterate
    return transliterate
