"""Who held which office, known beforehand: `reference/office-holders.tsv`, by the names that newspapers write.

Names compare as folded words. Of states outside the Arab League only sounds count: their names have no fixed spelling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from majlis.clean.fold import fold, fold_character
from majlis.errors import ConfigurationError
from majlis.recognise.language import given_names, name_words
from majlis.recognise.lexicon import read_toml
from majlis.resources import ontology_path

BASE = "https://w3id.org/majlis/id/"
_COLUMNS = 6
_MIN_SOUNDS = 2, 3  # of the first word of a name and of the others; shorter ones sound like too many others


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office."""

    owner: str  # IRI of the state or body
    office: str  # as in the section `holders` of `titles.toml`
    first_year: int
    last_year: int | None  # None: in office when the list was made

    def covers(self, year: int, former: bool = False) -> bool:
        """Whether the holder is spoken of as such in a year, one year more or less; a former one also later."""
        return self.first_year - 1 <= year and (former or self.last_year is None or year <= self.last_year + 1)


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name in parts: all words, those without words of descent, and the surname with its particles."""

    words: tuple[str, ...]
    core: tuple[str, ...]
    surname: tuple[str, ...]

    @property
    def is_surname(self) -> bool:
        """Whether nothing stands before the surname."""
        return self.words == self.surname or len(self.core) == 1


@dataclass(frozen=True, slots=True)
class _Spelling:
    text: str  # folded
    foreign: bool
    term: Term


@dataclass(frozen=True, slots=True)
class Holders:
    """The list, by the sounds of the last word of each spelling."""

    by_last: dict[str, list[_Spelling]]

    def named(self, words: Sequence[str]) -> tuple[Term, ...]:
        """The terms of all holders whom a name in folded words may mean."""
        name = written_name(words)
        if not name.core:
            return ()
        rows = self.by_last.get(_sounds(name.words[-1]), ())
        return tuple(dict.fromkeys(row.term for row in rows if _may_mean(name, _parts(row.text), row.foreign)))


@lru_cache(maxsize=1)
def holder_words() -> dict[str, frozenset[str]]:
    """The word lists of the section `holders` of `titles.toml`, folded."""
    rows = read_toml("titles.toml")["holders"]
    return {name: frozenset(map(fold, rows[name])) for name in ("former", "personal", "particles", "descent", "ranks", "joined")}


@lru_cache(maxsize=1)
def _sound_table() -> dict[int, str | None]:
    rows = read_toml("titles.toml")["holders"]
    table: dict[int, str | None] = {ord(letter): sound[0] for sound in rows["sounds"] for letter in sound}
    return table | {ord(letter): None for letter in rows["vowels"]}


@lru_cache(maxsize=10_000)
def _sounds(word: str) -> str:
    return word.translate(_sound_table())


def written_name(words: Sequence[str]) -> WrittenName:
    """The parts of a name in folded words."""
    lists = holder_words()
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in lists["joined"]:
            joined[-1] += word
        elif joined or word not in lists["ranks"]:
            joined.append(word)
    first = len(joined) - 1
    while first > 0 and (joined[first - 1] in lists["particles"] or joined[first - 1] in lists["descent"]):
        first -= 1
    core = tuple(word for word in joined if word not in lists["descent"])
    return WrittenName(tuple(joined), core, tuple(joined[max(first, 0) :]))


def _alike(one: str, other: str, foreign: bool, least: int = _MIN_SOUNDS[1]) -> bool:
    if one == other:
        return True
    names = given_names()
    return foreign and len(_sounds(one)) >= least and _sounds(one) == _sounds(other) and not (one in names and other in names)


def _may_mean(name: WrittenName, known: WrittenName, foreign: bool) -> bool:
    """Whether a name as an article has it is a form of a known one."""
    if name.is_surname:
        return name.surname == known.surname and name.surname[-1] not in name_words()["regnal"]
    return _is_form(known.core, name.core, foreign)


def _is_form(known: tuple[str, ...], name: tuple[str, ...], foreign: bool) -> bool:
    """Whether two names are the same, or one keeps first and last of the other and the last is no given name."""
    if known == name:
        return True
    if len(known) == 1 or not (_alike(known[0], name[0], foreign, _MIN_SOUNDS[0]) and _alike(known[-1], name[-1], foreign)):
        return False
    short, long = sorted((known, name), key=len)
    if not all(any(_alike(word, other, foreign) for other in long[1:]) for word in short[1:]):
        return False
    return len(short) == len(long) or known[-1] not in given_names()


@lru_cache(maxsize=1)
def load_holders() -> Holders:
    """Read the list once; names are taken apart when somebody asks for them.

    Raises ConfigurationError naming the line of a broken row.
    """
    arab = frozenset(read_toml("actors.toml")["home"]["states"])
    joined = holder_words()["joined"]
    rows: dict[str, list[_Spelling]] = defaultdict(list)
    for owner, term, names in _rows(ontology_path("reference/office-holders.tsv")):
        foreign = owner not in arab
        for text in names:
            words = text.split()
            last = words[-2] + words[-1] if len(words) > 1 and words[-2] in joined else words[-1]
            rows[_sounds(last)].append(_Spelling(text, foreign, term))
    return Holders(rows)


@lru_cache(maxsize=10_000)
def _parts(text: str) -> WrittenName:
    return written_name([word for word in text.split() if len(word) > 1])


def _rows(path: Path) -> Iterable[tuple[str, Term, list[str]]]:
    """State or body, term and folded names of each row."""
    text = path.read_text(encoding="utf-8")
    text = text.translate({ord(character): fold_character(character) for character in set(text) if not character.isascii()})
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        row = line.split("\t")
        try:
            if len(row) != _COLUMNS:
                raise ValueError(f"{len(row)} columns instead of {_COLUMNS}")
            owner, office, first, last, _, names = row
            iri = BASE + (owner if "/" in owner else f"country/{owner}")
            term = Term(iri, office, int(first), int(last) if last else None)
        except ValueError as error:
            raise ConfigurationError(path, str(error), number) from error
        yield owner, term, names.replace("-", " ").replace(".", " ").split(" | ")
