"""Latin labels of names that have none: the words vocalised and spelled so that a transliterator writes them letter by letter.

1. the usual Latin spelling of a word, from `name_spellings.tsv`     majlis.graph.vocalisation
2. its vowels, from `vocalised_names.txt`, a dictionary, or guessed  majlis.graph.vocalisation
3. `rules` of `romanisation.toml`: long vowels, doubled letters, hamza
4. letters: a transliterator, which camel-tools makes of `characters`   majlis.camel.transliteration
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from majlis.clean.characters import INVISIBLE
from majlis.clean.fold import fold, unmarked
from majlis.graph.vocalisation import guessed, latin_spellings, vocalised_names
from majlis.model import EntityType
from majlis.recognise.language import name_words
from majlis.recognise.lexicon import read_toml

Transliterate = Callable[[str], str]
Vocalise = Callable[[str], str | None]  # a word as written → the word with its vowels, where a dictionary has it

_WORD = re.compile("[\u0620-\u065f\u0670-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f]+")  # Arabic letters and vowel signs
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


def no_dictionary(word: str) -> str | None:
    """The vocaliser of those who have no dictionary."""
    return None


@dataclass(frozen=True, slots=True)
class Romaniser:
    """Makes the Latin label of a name."""

    transliterate: Transliterate
    vocalise: Vocalise = no_dictionary
    _made: dict[tuple[str, bool], str] = field(default_factory=dict)

    def label(self, name: str, type: EntityType) -> str | None:
        """The label, or None where nothing in the name can be written in Latin letters."""
        key = name, type == "person"
        if key not in self._made:
            self._made[key] = _capital(self._joined(_separated(name), person=type == "person"))
        return self._made[key] if any(letter.isascii() and letter.isalpha() for letter in self._made[key]) else None

    def _joined(self, name: str, person: bool) -> str:
        """The words of a name with what stands between them."""
        spans = [*_WORD.finditer(name)]
        words = [unmarked(span.group()) for span in spans]
        foreign = person and any(_is_foreign(word) for word in words)
        parts, end, at = [], 0, 0
        while at < len(words):
            following = words[at + 1] if at + 1 < len(words) else ""
            parts += [self._between(name[end : spans[at].start()]), self._before(words[at], following, foreign, person)]
            at += 2 if following == _data()["god"] else 1
            end = spans[at - 1].end()
        return "".join([*parts, self._between(name[end:])])

    def _between(self, text: str) -> str:
        return text if text.isspace() else self.transliterate(text)

    def _before(self, word: str, following: str, foreign: bool, person: bool) -> str:
        """A word as it is written before the next one, with which it may be one name or one expression."""
        data = _data()
        if following == data["god"]:
            servant = word == data["servant"][0]
            return str(data["servant_of_god"]) if servant else self._word(word, foreign, heard=True) + str(data["of_god"])
        if person:
            return self._word(word, foreign, heard=False)
        if word in data["small"]:
            return str(data["small"][word])
        definite = any(word.startswith(written) for written, _ in data["joined"])
        heard = not definite and following != "" and not following.endswith(data["marbuta"]) or following.startswith(data["article"])
        return self._governed(word) or self._word(word, foreign, heard and not definite)

    def _governed(self, word: str) -> str | None:
        """A word of a list behind a conjunction or preposition of one letter, in the name of a body or place."""
        if _listed(word) is not None:
            return None
        for letter, latin in _data()["prefixes"]:
            if word.startswith(letter) and (listed := _listed(word[1:])) is not None:
                return str(latin) + _capital(self._letters(listed, heard=False))
        return None

    def _word(self, word: str, foreign: bool, heard: bool) -> str:
        """One word: its usual spelling, or its letters, or what is joined to it and the letters of the rest."""
        if (spelled := latin_spellings().get(word)) is not None:
            return spelled
        if (listed := _listed(word)) is not None:
            return _capital(self._letters(listed, heard))
        for written, latin in _data()["joined"]:
            rest = word[len(written) :]
            if word.startswith(written) and len(rest) > 1:
                core = _listed(rest) or self.vocalise(rest) or guessed(rest, foreign=False, definite=True)
                return str(latin) + _capital(self._letters(core, heard))
        vocalised = None if foreign else self.vocalise(word)
        return _capital(self._letters(vocalised or guessed(word, foreign, definite=False), heard))

    def _letters(self, word: str, heard: bool) -> str:
        data = _data()
        if heard and word.endswith(data["marbuta"]):
            word = word[:-1] + data["marbuta_heard"]
        for pattern, write in _rules():
            word = pattern.sub(write, word)
        return self.transliterate(word)


def _listed(word: str) -> str | None:
    """The word with its vowels, where the list has it."""
    names = vocalised_names()
    return names.get(word) or names.get(fold(word))


def _is_foreign(word: str) -> bool:
    """Whether a word has a usual Latin spelling and is no Arabic name, nor one of the words between names."""
    return word in latin_spellings() and word not in vocalised_names() and fold(word) not in name_words()["ancestors"]


def _separated(name: str) -> str:
    """The name without invisible characters, and the two words of a name apart that are written as one."""
    name = _INVISIBLE.sub("", name)
    for pattern in _glued():
        name = pattern.sub(r"\1 \2", name)
    return name


def _capital(word: str) -> str:
    """The word without a sound at its beginning that English does not write, and with a capital letter."""
    word = word.lstrip("'")
    return word[:1].upper() + word[1:]


def _data() -> dict[str, Any]:
    words: dict[str, Any] = read_toml("romanisation.toml")["words"]
    return words


@lru_cache(maxsize=1)
def _glued() -> tuple[re.Pattern[str], ...]:
    data = _data()
    servants, ends = "|".join(data["servant"]), "|".join(data["ends"])
    return re.compile(rf"\b({servants})({data['article']}\w\w)"), re.compile(rf"(\w\w)({ends})\b")


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["write"]) for row in read_toml("romanisation.toml")["rules"])
