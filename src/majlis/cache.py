"""Readings kept between builds, as JSON files named after everything that a reading depends on."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import types
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from majlis import __version__
from majlis.errors import InputError
from majlis.model import (
    Call,
    Commitment,
    Issue,
    Membership,
    Participation,
    Position,
    Quantity,
    Reading,
    Source,
    Statement,
)
from majlis.resources import lexicon_path, ontology_path

Outcome = Reading | Issue
_WORDS = "words.json"
_TAGGED = {cls.__name__: cls for cls in (Reading, Issue, Participation, Position, Membership, Commitment, Call, Statement, Quantity)}


def fingerprint(gazetteers: Sequence[Path] = (), morphology: str = "none") -> str:
    """A digest of the program, its language and reference data, the user's gazetteers and the analyser: what all readings depend on."""
    package = Path(__file__).parent
    files = [*package.rglob("*.py"), *lexicon_path("verbs.tsv").parent.rglob("*"), *ontology_path("reference").rglob("*")]
    total = hashlib.sha256(__version__.encode())
    for path in sorted({path for path in files if path.is_file() and "__pycache__" not in path.parts}):
        total.update(f"\n{path.name} ".encode() + hashlib.sha256(path.read_bytes()).digest())
    for gazetteer in gazetteers:
        total.update(f"\n{file_digest(gazetteer)}".encode())
    total.update(f"\nmorphology {morphology}".encode())
    return total.hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file, hex. Raises InputError."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(path, error.strerror or str(error)) from error


@dataclass(frozen=True, slots=True)
class ReadingCache:
    """The readings of earlier builds in a folder; a broken or missing entry is simply read again."""

    folder: Path
    fingerprint: str

    def key(self, source: Source) -> str:
        """What names the reading of a source made by this program with this data."""
        given = json.dumps([self.fingerprint, source.id, source.path, source.digest])
        return hashlib.sha256(given.encode()).hexdigest()

    def get(self, source: Source) -> Outcome | None:
        """The kept outcome, if there is one."""
        try:
            data = json.loads(self._path(self.key(source)).read_text(encoding="utf-8"))
            return _outcome(_decode(Reading | Issue, data))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, source: Source, outcome: Outcome) -> None:
        """Keep an outcome; a reader sees all of it or nothing."""
        path = self._path(self.key(source))
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(_encode(outcome), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        os.replace(new, path)

    def words(self) -> dict[str, str | None]:
        """What the dictionary of the last build said of words, if it was the same dictionary."""
        try:
            kept = json.loads((self.folder / _WORDS).read_text(encoding="utf-8"))
            words: dict[str, str | None] = kept["words"] if kept["fingerprint"] == self.fingerprint else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return words

    def keep_words(self, words: dict[str, str | None]) -> None:
        """Keep what a dictionary said, so that it need not be loaded where nothing is new."""
        kept = {"fingerprint": self.fingerprint, "words": dict(sorted(words.items()))}
        self.folder.mkdir(parents=True, exist_ok=True)
        new = self.folder / f"{_WORDS}.{os.getpid()}"
        new.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        os.replace(new, self.folder / _WORDS)

    def keep_only(self, sources: Iterable[Source]) -> None:
        """Forget everything else: a removed article leaves no trace."""
        kept = {self._path(self.key(source)) for source in sources}
        for path in sorted(self.folder.glob("*/*")):
            if path not in kept:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


def _encode(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        data = {field.name: _encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
        name = type(value).__name__
        return {"@": name, **data} if name in _TAGGED else data
    if isinstance(value, tuple):
        return list(value) if value and isinstance(value[0], int) else [_encode(item) for item in value]
    return value


def _outcome(value: Any) -> Outcome:
    if not isinstance(value, Reading | Issue):
        raise TypeError("neither a reading nor an issue")
    return value


@lru_cache(maxsize=64)
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _decode(hint: Any, data: Any) -> Any:
    """The value of type `hint` that `_encode` made `data` of."""
    if isinstance(data, dict):
        cls = _TAGGED[data["@"]] if "@" in data else _record(hint)
        hints = _hints(cls)
        return cls(**{name: _decode(hints[name], value) for name, value in data.items() if name != "@"})
    if isinstance(data, list):
        inner = _tuple_items(hint)
        return tuple(data) if inner in (int, str) else tuple(_decode(inner, item) for item in data)
    return data


def _record(hint: Any) -> Any:
    return next(option for option in (hint, *get_args(hint)) if dataclasses.is_dataclass(option))


def _tuple_items(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(option for option in get_args(hint) if get_origin(option) is tuple)
    return get_args(hint)[0] if get_origin(hint) is tuple else Any


__all__ = ["Outcome", "ReadingCache", "file_digest", "fingerprint"]
