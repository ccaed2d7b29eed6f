"""JSON Lines: one article a line, with what is known of it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator

from majlis.errors import InputError
from majlis.model import Issue, MediaType, Source
from majlis.read.days import read_day
from majlis.read.encoding import decode

_SHOWN_KEYS = 8
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_rows(lines: Iterable[bytes], path: str, stem: str, issues: list[Issue]) -> Iterator[Source]:
    """The articles in the lines of one file; a line that holds none is reported, and the others go on."""
    for number, line in enumerate(lines, 1):
        place = f"{path}:{number}"
        try:
            text = decode(line, place).text.strip("\ufeff \t\r\n")
            if text:
                yield _source(json.loads(text), place, f"{stem}-{number}", issues)
        except InputError as error:
            issues.append(Issue(place, "read", error.reason))
        except RecursionError:
            issues.append(Issue(place, "read", "not JSON: nested too deeply"))
        except ValueError as error:
            issues.append(Issue(place, "read", f"not JSON: {error}"))


def digest(text: str, media: MediaType, given: Iterable[str | None] = ()) -> str:
    """SHA-256 of content and given metadata, hex."""
    record = json.dumps([media, text, *given], ensure_ascii=False)
    return hashlib.sha256(record.encode("utf-8", "surrogatepass")).hexdigest()


def _source(row: object, place: str, default_id: str, issues: list[Issue]) -> Source:
    if not isinstance(row, dict):
        raise InputError(place, "not a JSON object")
    text = _string(row, "text")
    media: MediaType = "text"
    if text is None:
        text, media = _string(row, "html"), "html"
    if text is None:
        keys = ", ".join(sorted(row)[:_SHOWN_KEYS]) or "none"
        raise InputError(place, f"no text: neither `text` nor `html` is given (keys: {keys})")
    number = row.get("id")
    name = _string(row, "id") or (str(number) if isinstance(number, int) and not isinstance(number, bool) else default_id)
    published = _published(row, place, name, issues)
    url, title, outlet = (_string(row, key) for key in ("url", "title", "outlet"))
    return Source(
        name, place, text, media, "utf-8", digest(text, media, (url, title, outlet, published)), url, title, outlet, published,
    )


def _string(row: dict[str, object], key: str) -> str | None:
    """The field as text; half of a surrogate pair, which JSON allows and no file can hold, is replaced."""
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        return None
    whole = _SURROGATE.sub("\ufffd", value)
    return whole if key in ("text", "html") else whole.strip()


def _published(row: dict[str, object], place: str, article: str, issues: list[Issue]) -> str | None:
    value = row.get("published")
    if value is None or value == "" or isinstance(value, bool):
        return None
    day = read_day(value) if isinstance(value, str | int | float) else None
    if day is None:
        issues.append(Issue(place, "read", f"`published` is no date of the form YYYY-MM-DD: {str(value)[:40]}", article))
    return day
