"""Which analyser a command works with: what `--morphology` asks for and what is there."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from majlis.camel.data import GET_DATA, GET_PACKAGE, PACKAGE, data_folder, is_installed, morphology_database
from majlis.errors import UsageError

if TYPE_CHECKING:
    from majlis.recognise.morphology import Morphology

MorphologyMode = Literal["auto", "none", "camel"]
MODES: tuple[MorphologyMode, ...] = ("auto", "none", "camel")


def choose(mode: MorphologyMode) -> Path | None:
    """The database to work with, or None for none. Raises UsageError where `camel` asks for what is not there."""
    if mode == "none":
        return None
    installed, database = is_installed(), morphology_database()
    if installed and database is not None:
        return database
    if mode == "camel":
        missing = f"its data is not in {data_folder()}; get it: {GET_DATA}" if installed else f"it is not installed; get it: {GET_PACKAGE}"
        raise UsageError(f"--morphology camel needs camel-tools: {missing}")
    return None


@lru_cache(maxsize=2)
def load(database: Path) -> Morphology:
    """The analyser over a database, once in a process: it takes seconds. Raises ConfigurationError for a broken one."""
    from majlis.camel.analyser import CamelMorphology

    return CamelMorphology(database)


def identity(database: Path | None) -> str:
    """What readings made with a database depend on: camel-tools' version and the data; `none` without."""
    import importlib.metadata

    if database is None:
        return "none"
    with database.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return f"{importlib.metadata.version(PACKAGE)} {database.parent.name} {digest}"
