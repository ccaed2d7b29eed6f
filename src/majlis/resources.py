"""Where the data files are: beside `src` in a checkout, inside the package in a wheel."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from majlis.errors import ConfigurationError

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def _shared(folder: str) -> Path:
    checkout = _CHECKOUT / folder
    return checkout if (_CHECKOUT / "src" / "majlis").is_dir() and checkout.is_dir() else _PACKAGE / "_data" / folder


def _existing(path: Path) -> Path:
    if not path.exists():
        raise ConfigurationError(path, "this file of the program is missing")
    return path


@contextmanager
def loading() -> Iterator[None]:
    """While data are loaded nothing becomes garbage: the collector, which would look through all of it again and again, rests."""
    resting = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not resting:
            gc.enable()


def ontology_path(name: str) -> Path:
    """A file of `ontology/`, e.g. `majlis.ttl` or `reference/countries.ttl`."""
    return _existing(_shared("ontology") / name)


def queries_path() -> Path:
    """The folder of the query library."""
    return _existing(_shared("queries"))


def lexicon_path(name: str) -> Path:
    """A file of the language data."""
    return _existing(_PACKAGE / "lexicon" / name)
