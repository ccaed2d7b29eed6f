"""JSON Lines: one article a line, with what is known of it."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Iterator

from majlis.errors import InputError
from majlis.model import Issue, MediaType, Source
from majlis.read.encoding import decode

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?\Z", re.DOTALL)
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
        raise InputError(place, "no text: neither `text` nor `html` is given")
    number = row.get("id")
    name = _string(row, "id") or (str(number) if isinstance(number, int) and not isinstance(number, bool) else default_id)
    published = _published(_string(row, "published"), place, name, issues)
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


def _published(value: str | None, place: str, article: str, issues: list[Issue]) -> str | None:
    if value is None:
        return None
    found = _DATE.match(value)
    parts = [part for part in found.groups() if part] if found else []
    try:
        if parts:
            datetime.date(*([int(part) for part in parts] + [1, 1])[:3])
            return "-".join(parts)
    except ValueError:
        pass
    issues.append(Issue(place, "read", f"`published` is no date of the form YYYY-MM-DD: {value[:40]}", article))
    return None
