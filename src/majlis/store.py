"""The embedded triple store of a build: written whole, swapped in at once, opened for reading only."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from majlis.errors import InputError, OutputError

STORE = "store"
GRAPH = "graph.nq"
_NEW, _OLD = ".store-new", ".store-old"


def write_store(folder: Path, nquads: bytes) -> None:
    """Replace the store of a build folder by one that holds these N-Quads.

    The new store is made beside the old one: whoever is killed here leaves the old one as it was.
    Raises OutputError when the folder cannot be written.
    """
    new, old, place = folder / _NEW, folder / _OLD, folder / STORE
    try:
        _remove(new)
        new.mkdir(parents=True)
        store = Store(str(new))
        store.bulk_load(nquads, format=RdfFormat.N_QUADS)
        store.flush()
        del store
        _remove(old)
        if place.exists():
            os.rename(place, old)
        os.rename(new, place)
        _remove(old)
    except OSError as error:
        raise OutputError(folder, f"the store cannot be written: {error.strerror or error}") from error


def _remove(path: Path) -> None:
    if path.exists():
        shutil.rmtree(path)


def open_store(folder: Path) -> Store:
    """The store of a build folder, for reading; from `graph.nq` where only that is left.

    Raises InputError when the folder holds no build.
    """
    place = folder / STORE
    if place.is_dir():
        try:
            return Store.read_only(str(place))
        except OSError as error:
            raise InputError(place, f"the store cannot be opened: {error}") from error
    return load_graph(folder / GRAPH)


def load_graph(path: Path) -> Store:
    """N-Quads in a store in memory. Raises InputError."""
    store = Store()
    try:
        store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise InputError(path, f"line {error.lineno}: {error.msg}") from error
    except OSError as error:
        raise InputError(path, f"no graph of a build: {error.strerror or error}") from error
    return store
