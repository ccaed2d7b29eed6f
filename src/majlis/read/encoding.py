"""From bytes to text: byte order mark, UTF-8, what the page declares, then the Arabic encodings of old.

Valid UTF-8 goes before a declared encoding: Arabic bytes in UTF-8 are hardly ever valid by accident, while pages that
were converted keep their old declaration.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from majlis.errors import InputError
from majlis.read.html import declared_charset

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("cp1256", "iso8859_6")
_NAMES = {"cp1256": "windows-1256", "iso8859_6": "iso-8859-6"}
_ARTICLE = "\u0627\u0644"  # alef and lam: the commonest pair of letters in Arabic, whatever the subject
_FAR_COMMONER = 3
_MIN_ARABIC_SHARE = 0.5  # of the letters outside ASCII
_MAX_BROKEN_SHARE = 0.002  # of the characters: a cut or damaged file, not another encoding
_MAX_BROKEN_PLACES = 4  # in a short text, where a share says little
_ARABIC_WORD = re.compile("[\u0621-\u064a]{3}")  # accented letters of Latin texts, misread, stand alone
_MAX_CONTROL_SHARE = 0.02
_SAMPLE_BYTES = 65536
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x0b\x1a\x1b\x08")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was encoded; `broken` counts the places that could not be decoded."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes, path: Path | str, html: bool = False) -> Decoded:
    """The text in `data`, without byte order mark. Raises InputError for binary content and unknown encodings."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark):], encoding)
    wide = _wide(data)
    if wide is not None:
        return wide
    if _is_binary(data):
        raise InputError(path, "binary content, not a text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    found = _declared(data) if html else None
    found = found or _damaged_utf8(data) or _legacy(data)
    if found is None:
        raise InputError(path, "the encoding is neither UTF-8 nor an Arabic one that is known")
    return found


def is_wide(line: bytes) -> bool:
    """Whether bytes begin as UTF-16 or UTF-32 do, with a mark or without one."""
    marked = any(line.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8")
    return marked or line[:2] in (b"{\x00", b"\x00{")


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: Arabic letters and spaces share few high bytes, on the same side."""
    sample = data[:_SAMPLE_BYTES]
    if len(data) < 8 or len(data) % 2 or b"\x00" not in sample:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if (high.count(b"\x00") + high.count(b"\x06")) >= 0.9 * len(high):
            decoded = _lenient(data, encoding)
            return decoded if _is_arabic(decoded.text) else None
    return None


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE_BYTES]
    if b"\x00" in sample:
        return True
    controls = sum(sample.count(code) for code in range(32) if code not in _TEXT_CONTROLS)
    return controls > _MAX_CONTROL_SHARE * len(sample)


def _declared(data: bytes) -> Decoded | None:
    name = declared_charset(data)
    if name is None:
        return None
    try:
        encoding = codecs.lookup(name).name
        text = data.decode(encoding, "replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    if encoding == "utf-8" or not _is_arabic(text) or _is_other(data, encoding, text):
        return None
    return Decoded(text, _NAMES.get(encoding, encoding), text.count("\ufffd"))


def _is_other(data: bytes, encoding: str, text: str) -> bool:
    """Whether a page declares one Arabic encoding of one byte and is written in the other: «al-» is far commoner then."""
    others = [other for other in _LEGACY if other != encoding and encoding in (*_LEGACY, "windows-1256", "iso-8859-6", "iso8859-6")]
    counts = [data.decode(other, "replace").count(_ARTICLE) for other in others]
    return bool(counts) and max(counts) > _FAR_COMMONER * (text.count(_ARTICLE) + 1)


def _damaged_utf8(data: bytes) -> Decoded | None:
    decoded = _lenient(data, "utf-8")
    sound = decoded.broken <= max(_MAX_BROKEN_PLACES, _MAX_BROKEN_SHARE * len(decoded.text)) and _is_arabic(decoded.text)
    return decoded if sound else None


def _legacy(data: bytes) -> Decoded | None:
    """Which of the two Arabic encodings of one byte a character it is: the one in which the article «al-» is commonest."""
    readings = [_lenient(data, encoding) for encoding in _LEGACY]
    likely = [
        reading for reading in readings
        if reading.broken <= _MAX_BROKEN_SHARE * len(data) and _is_arabic(reading.text) and _ARABIC_WORD.search(reading.text)
    ]
    if not likely:
        return None
    counts = [reading.text.count(_ARTICLE) for reading in likely]
    if counts.count(max(counts)) == 1:
        best = likely[counts.index(max(counts))]
    else:
        guess = from_bytes(data[:_SAMPLE_BYTES], cp_isolation=list(_LEGACY)).best()
        best = next((reading for reading in likely if guess is not None and reading.encoding == guess.encoding), likely[0])
    return Decoded(best.text, _NAMES[best.encoding], best.broken)


def _is_arabic(text: str) -> bool:
    sample = text[:_SAMPLE_BYTES]
    foreign = sum(character > "\x7f" and (character.isalpha() or character == "\ufffd") for character in sample)
    arabic = sum("\u0621" <= character <= "\u06d3" for character in sample)
    return arabic > 0 and arabic >= _MIN_ARABIC_SHARE * foreign
