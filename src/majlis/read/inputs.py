"""From what the user names to sources: files, folders, standard input."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from majlis.errors import InputError
from majlis.model import Issue, MediaType, Source
from majlis.read.encoding import decode, is_wide
from majlis.read.html import looks_like_page
from majlis.read.jsonl import digest, read_rows

STDIN = "-"
TEXT_EXTENSIONS = (".txt",)
PAGE_EXTENSIONS = (".html", ".htm")
ROWS_EXTENSIONS = (".jsonl",)
EXTENSIONS = TEXT_EXTENSIONS + PAGE_EXTENSIONS + ROWS_EXTENSIONS

Warn = Callable[[str], None]


def read_inputs(
    inputs: Sequence[Path | str], issues: list[Issue], warn: Warn | None = None, skip: Path | None = None,
) -> Iterator[Source]:
    """The articles in files, folders and standard input ("-"), in a fixed order, each with an id of its own.

    What is wrong with a single file or line is added to `issues` (and told to `warn`), and the others go on. The folder
    `skip` is passed over in silence. Raises InputError for a path that does not exist, before anything is read.
    """
    missing = next((item for item in inputs if str(item) != STDIN and not Path(item).exists()), None)
    if missing is not None:
        raise InputError(missing, "no such file or folder")
    return _sources(inputs, issues, warn, skip)


def _sources(inputs: Sequence[Path | str], issues: list[Issue], warn: Warn | None, skip: Path | None) -> Iterator[Source]:
    taken: set[str] = set()
    told = len(issues)
    for source in _all(inputs, issues, skip):
        yield _with_own_id(source, taken, issues)
        told = _tell(issues, told, warn)
    _tell(issues, told, warn)


def _tell(issues: Sequence[Issue], told: int, warn: Warn | None) -> int:
    if warn is not None:
        for issue in issues[told:]:
            warn(f"{issue.path}: {issue.reason}")
    return len(issues)


def _all(inputs: Sequence[Path | str], issues: list[Issue], skip: Path | None) -> Iterator[Source]:
    seen: set[Path] = set()
    hidden = skip.resolve() if skip is not None else None
    for item in inputs:
        if str(item) == STDIN:
            yield from _standard_input(issues)
            continue
        for path in _files(Path(item), issues, hidden):
            real = path.resolve()
            if real in seen:
                issues.append(Issue(str(path), "read", "given twice; read once"))
            else:
                seen.add(real)
                yield from _file(path, issues)


def _files(path: Path, issues: list[Issue], hidden: Path | None) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    others: Counter[str] = Counter()
    found = 0
    for file in _walk(path, issues, hidden):
        if _kind(file) is None:
            others[file.suffix or file.name] += 1
        else:
            found += 1
            yield file
    if others:
        kinds = ", ".join(f"{count} {name}" for name, count in sorted(others.items()))
        issues.append(Issue(str(path), "read", f"files of other kinds passed over: {kinds}"))
    if not found:
        issues.append(Issue(str(path), "read", "no articles in this folder"))


def _walk(folder: Path, issues: list[Issue], hidden: Path | None) -> Iterator[Path]:
    """The visible files below a folder, by name; links to folders are not followed, so that there is no circle."""
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        if hidden is not None and current.resolve() == hidden:
            continue
        try:
            entries = sorted((entry for entry in current.iterdir() if not entry.name.startswith(".")), key=lambda entry: entry.name)
        except OSError as error:
            issues.append(Issue(str(current), "read", f"cannot be read: {error.strerror}"))
            continue
        yield from (entry for entry in entries if not entry.is_dir())
        waiting += reversed([entry for entry in entries if entry.is_dir() and not entry.is_symlink()])


def _kind(path: Path) -> str | None:
    """The extension that says how to read a file, without `.gz`."""
    name = path.name.lower().removesuffix(".gz")
    return next((extension for extension in EXTENSIONS if name.endswith(extension)), None)


def _stem(path: Path) -> str:
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    return Path(name).stem


def _file(path: Path, issues: list[Issue]) -> Iterator[Source]:
    kind = _kind(path)
    if kind is None:
        issues.append(Issue(str(path), "read", f"not one of {', '.join(EXTENSIONS)} (or these with .gz)"))
        return
    try:
        with ExitStack() as stack:
            raw: BinaryIO = stack.enter_context(path.open("rb"))
            if path.name.lower().endswith(".gz"):
                raw = cast(BinaryIO, stack.enter_context(gzip.GzipFile(fileobj=raw)))
            yield from _content(raw, path, kind, issues)
    except InputError as error:
        issues.append(Issue(str(path), "read", error.reason, _stem(path)))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        issues.append(Issue(str(path), "read", f"broken gzip: {error}", _stem(path)))
    except OSError as error:
        issues.append(Issue(str(path), "read", f"cannot be read: {error.strerror or error}", _stem(path)))


def _content(raw: BinaryIO, path: Path, kind: str, issues: list[Issue]) -> Iterator[Source]:
    if kind not in ROWS_EXTENSIONS:
        yield _article(raw.read(), str(path), _stem(path), kind in PAGE_EXTENSIONS, issues)
        return
    empty = True
    for source in read_rows(_lines(raw, path), str(path), _stem(path), issues):
        empty = False
        yield source
    if empty and not any(issue.path.startswith(f"{path}:") for issue in issues):
        raise InputError(path, "empty")


def _lines(raw: BinaryIO, path: Path) -> Iterator[bytes]:
    """The lines of a file; one in two or four bytes a character is decoded first, since its line feeds are no single bytes."""
    first = raw.readline()
    if not is_wide(first):
        yield first
        yield from raw
        return
    text = decode(first + raw.read(), path).text
    yield from (line.encode("utf-8", "replace") for line in text.split("\n"))


def _article(data: bytes, path: str, name: str, page: bool, issues: list[Issue]) -> Source:
    if not data.strip():
        raise InputError(path, "empty")
    decoded = decode(data, path, page)
    if not decoded.text.strip():
        raise InputError(path, "empty")
    if decoded.broken:
        issues.append(Issue(path, "read", f"{decoded.broken} places are not valid {decoded.encoding}; replaced by U+FFFD", name))
    media: MediaType = "html" if page else "text"
    return Source(name, path, decoded.text, media, decoded.encoding, digest(decoded.text, media))


def _standard_input(issues: list[Issue]) -> Iterator[Source]:
    data = sys.stdin.buffer.read()
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from read_rows(io.BytesIO(data), STDIN, "stdin", issues)
        return
    try:
        plain = _article(data, STDIN, "stdin", False, issues)
    except InputError as error:
        issues.append(Issue(STDIN, "read", error.reason, "stdin"))
        return
    if looks_like_page(plain.text):
        plain = _article(data, STDIN, "stdin", True, issues)
    yield plain


def _with_own_id(source: Source, taken: set[str], issues: list[Issue]) -> Source:
    name, number = source.id, 1
    while name in taken:
        number += 1
        name = f"{source.id}~{number}"
    taken.add(name)
    if name == source.id:
        return source
    issues.append(Issue(source.path, "read", f"the id {source.id} is taken by an earlier article; named {name}", name))
    return replace(source, id=name)
