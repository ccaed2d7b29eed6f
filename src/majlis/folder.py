"""The folder of a build: whether it is ours, who may write it, and how its files change all at once."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from majlis import __version__
from majlis.cache import file_digest
from majlis.errors import InputError, OutputError
from majlis.model import Issue, Source

if TYPE_CHECKING:
    from majlis.loading import Loading
    from majlis.resolve.resolution import Resolution

MANIFEST, GRAPH, FACTS, ISSUES, STORE = "manifest.json", "graph.nq", "facts.jsonl", "issues.jsonl", "store"
_LOCK, _CACHE = ".lock", ".cache"
_OURS = frozenset({MANIFEST, GRAPH, FACTS, ISSUES, STORE, _LOCK, _CACHE})
_NEW = ".new"


@dataclass(frozen=True, slots=True)
class Made:
    """What the stages before the files made."""

    resolution: Resolution
    nquads: bytes
    rows: list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class BuildFolder:
    """A folder that `majlis build` writes."""

    path: Path

    @property
    def cache(self) -> Path:
        """Where readings are kept between builds."""
        return self.path / _CACHE

    def check(self) -> None:
        """Refuse what is not ours: raises OutputError."""
        try:
            entries = {entry.name for entry in self.path.iterdir()} if self.path.exists() else set()
        except OSError as error:
            raise OutputError(self.path, f"no folder to write to: {error.strerror or error}") from error
        unfinished = _LOCK in entries and all(name in _OURS or name.startswith((_NEW, ".store-")) for name in entries)
        if entries and not unfinished and not self._manifest():
            raise OutputError(self.path, "the folder is not empty and no majlis build made it; name another or empty it")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other builds out; the lock ends with the process. Raises OutputError."""
        import fcntl

        try:
            self.path.mkdir(parents=True, exist_ok=True)
            handle = (self.path / _LOCK).open("a")
        except OSError as error:
            raise OutputError(self.path, f"cannot be written: {error.strerror or error}") from error
        with handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise OutputError(self.path, "another majlis build is writing this folder") from error
            yield

    def removed(self, sources: Sequence[Source]) -> int:
        """How many articles of the last build are no longer among the sources."""
        last = {article["digest"] for article in self._manifest().get("articles", ())}
        return len(last - {source.digest for source in sources})

    def tools(self) -> dict[str, str | None] | None:
        """What of camel-tools the last build had."""
        tools: dict[str, str | None] | None = self._manifest().get("tools")
        return tools

    def write(
        self, made: Made, sources: Sequence[Source], issues: Sequence[Issue], knowing: Loading,
        say: Callable[[str, int, int], None],
    ) -> None:
        """Write all files of the build; the manifest comes last and vouches for the others."""
        from majlis.store import write_store

        files = {
            GRAPH: made.nquads,
            FACTS: _lines(made.rows),
            ISSUES: _lines([asdict(issue) for issue in sorted(issues, key=_issue_order)]),
        }
        files[MANIFEST] = _pretty(_manifest(made, sources, issues, knowing, files))
        try:
            for name, content in files.items():
                (self.path / (_NEW + name)).write_bytes(content)
            write_store(self.path, made.nquads)
            for name in files:
                os.replace(self.path / (_NEW + name), self.path / name)
        except OSError as error:
            raise OutputError(self.path, f"cannot be written: {error.strerror or error}") from error
        say("write", 1, 1)

    def _manifest(self) -> dict[str, Any]:
        try:
            data = json.loads((self.path / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) and data.get("program") == "majlis" else {}


def read_facts(folder: Path) -> Iterator[dict[str, object]]:
    """The rows of a build's facts file. Raises InputError."""
    path = folder / FACTS
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield _row(path, number, line)
    except OSError as error:
        raise InputError(path, f"no facts of a build: {error.strerror or error}") from error


def _row(path: Path, number: int, line: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{path}:{number}", f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise InputError(f"{path}:{number}", "not a row of facts")
    return row


def _manifest(
    made: Made, sources: Sequence[Source], issues: Sequence[Issue], knowing: Loading, files: dict[str, bytes],
) -> dict[str, object]:
    resolution = made.resolution
    graph = {reading.article.digest for reading in resolution.readings}
    return {
        "program": "majlis",
        "version": __version__,
        "base": resolution.base,
        "gazetteers": [{"name": path.name, "digest": file_digest(path)} for path in knowing.gazetteers],
        "tools": knowing.tools(),
        "articles": [
            {"id": source.id, "path": source.path, "digest": source.digest, "in_graph": source.digest in graph} for source in sources
        ],
        "counts": {
            "articles": len(resolution.readings), "meetings": len(resolution.meetings), "entities": len(resolution.entities),
            "facts": len(made.rows), "quads": made.nquads.count(b"\n"), "issues": len(issues),
        },
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
        "settled": [
            {"article": resolution.readings[index].article.id, "published": settled.published,
             "by": resolution.readings[settled.by].article.id}
            for index, settled in sorted(resolution.settled.items())
        ],
        "merges": [asdict(judgement) for judgement in resolution.merges],
        "candidates": [asdict(judgement) for judgement in resolution.candidates],
    }


def _issue_order(issue: Issue) -> tuple[str, str, str, str]:
    return issue.path, issue.stage, issue.article or "", issue.reason


def _lines(rows: Sequence[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _pretty(data: dict[str, object]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
