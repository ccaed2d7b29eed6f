"""Articles for measuring: the annotated ones, with names, days and sums changed so that no two are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from majlis.model import Source
from majlis.pipeline import read
from majlis.read.jsonl import digest
from majlis.resources import lexicon_path

ROOT = Path(__file__).parent.parent
ORIGINALS = (ROOT / "seeds", ROOT / "tests" / "gold" / "dev" / "articles")
CITIES = (
    "الرياض", "القاهرة", "بغداد", "الدوحة", "مسقط", "الرباط", "تونس", "روما", "باريس", "لندن", "جنيف", "برشلونة", "مدريد", "جدة", "بكين",
)
_DAY = re.compile(r"(?<!\d)([1-9]|1\d|2[0-8])(?=\s+\w)")
_WORD = re.compile(r"\w+")


def varied(count: int) -> Iterator[Source]:
    """So many articles, the originals in turn; the first round is as written. The same for the same count."""
    originals = read(ORIGINALS, None, [])
    names = [name for line in lexicon_path("given_names.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
             for name in line.split() if len(name) > 3]
    for number in range(count):
        original, turn = originals[number % len(originals)], number // len(originals)
        text = original.text if turn == 0 else _vary(original.text, turn, names)
        yield replace(original, id=f"{original.id}-{turn}", path=f"{original.id}-{turn}", text=text, digest=digest(text, original.media))


def _vary(text: str, turn: int, names: list[str]) -> str:
    place = {name: index for index, name in enumerate(names)}
    city = {name: index for index, name in enumerate(CITIES)}

    def word(match: re.Match[str]) -> str:
        found = match.group()
        if found in place:
            return names[(place[found] + 7 * turn) % len(names)]
        return CITIES[(city[found] + turn) % len(CITIES)] if found in city else found

    return _DAY.sub(lambda match: str((int(match.group(1)) + turn - 1) % 28 + 1), _WORD.sub(word, text))
