"""Folding: what makes two spellings of an Arabic word compare equal, with a way back.

Only keys are folded, never stored text: folding drops and changes characters, and stored
offsets must stay true.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from majlis.clean.characters import INVISIBLE, TATWEEL

_SEATS = {
    "\u0623": "\u0627", "\u0625": "\u0627", "\u0622": "\u0627", "\u0671": "\u0627",  # alef with hamza, madda, wasla
    "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643", "\u0629": "\u0647",  # alef maqsura, farsi yeh and keheh, teh marbuta
    "\u0624": "\u0648", "\u0626": "\u064a", TATWEEL: "",  # hamza on waw and yeh, tatweel
    "\u06a4": "\u0641", "\u067e": "\u0628", "\u0686": "\u062c", "\u06af": "\u0643", "\u06a8": "\u0642",  # v, p, ch, g: foreign sounds
    "\u06c1": "\u0647", "\u06be": "\u0647", "\u06d5": "\u0647",  # forms of heh on foreign keyboards
}
_ABD = re.compile("\\b\u0639\u0628\u062f \u0627\u0644")
_ARTICLE = re.compile("^\u0627\u0644(?=\\w{3})")


@lru_cache(maxsize=4096)
def fold_character(character: str) -> str:
    """The folded form of one character: empty, one or several characters, in lower case."""
    if character in INVISIBLE:
        return ""
    out = []
    for part in unicodedata.normalize("NFKC", character).lower():
        if unicodedata.combining(part):
            continue
        if part.isdecimal():
            out.append(str(unicodedata.decimal(part)))
        else:
            out.append(_SEATS.get(part, "" if part in INVISIBLE else part))
    return "".join(out)


class _Folding(dict[int, str]):
    """A translation table that folds each character when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = fold_character(chr(code))
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Fold character by character; spaces and punctuation stay. Idempotent."""
    return text.translate(_FOLDING)


@lru_cache(maxsize=100_000)
def unmarked(text: str) -> str:
    """A word as written, without vowel signs, tatweel and invisible characters: hamza seats and final letters stay."""
    letters = unicodedata.normalize("NFC", text)
    return "".join(ch for ch in letters if not unicodedata.combining(ch) and ch != TATWEEL and ch not in INVISIBLE)


@lru_cache(maxsize=50_000)
def fold_name(name: str) -> str:
    """The key under which names compare equal, as `facts.md` fixes it.

    Beyond `fold`: punctuation becomes space, a leading article goes, the two words of Abd al- become one.
    """
    words = re.sub(r"[^\w\s]", " ", fold(name)).split()
    if words:
        words[0] = _ARTICLE.sub("", words[0])
    return _ABD.sub("\u0639\u0628\u062f\u0627\u0644", " ".join(words))


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Folded text, and for each of its characters the position in `text` it came from."""
    characters: list[str] = []
    offsets: list[int] = []
    for position, character in enumerate(text):
        for part in fold_character(character):
            characters.append(part)
            offsets.append(position)
    return "".join(characters), offsets
