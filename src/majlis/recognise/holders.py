"""Who held which office, known beforehand: `reference/office-holders.tsv`, by the names that newspapers write.

Names compare as folded words. Of states outside the Arab League only sounds count: their names have no fixed spelling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from majlis.clean.fold import fold
from majlis.errors import ConfigurationError
from majlis.recognise.language import given_names, name_words
from majlis.recognise.lexicon import read_toml
from majlis.resources import ontology_path

BASE = "https://w3id.org/majlis/id/"
_COLUMNS = 6
_MIN_SOUNDS = 3  # shorter words sound like too many others


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
    core: tuple[str, ...]
    foreign: bool
    term: Term


@dataclass(frozen=True, slots=True)
class Holders:
    """The list, by surname and by the sounds of the last word."""

    by_surname: dict[tuple[str, ...], tuple[Term, ...]]
    by_last: dict[str, tuple[_Spelling, ...]]

    def named(self, words: Sequence[str]) -> tuple[Term, ...]:
        """The terms of all holders whom a name in folded words may mean."""
        name = written_name(words)
        if name.is_surname:
            return self.by_surname.get(name.surname, ())
        found = self.by_last.get(_sounds(name.core[-1]), ()) if name.core else ()
        return tuple(dict.fromkeys(row.term for row in found if _is_form(row.core, name.core, row.foreign)))


@lru_cache(maxsize=1)
def holder_words() -> dict[str, frozenset[str]]:
    """The word lists of the section `holders` of `titles.toml`, folded."""
    rows = read_toml("titles.toml")["holders"]
    return {name: frozenset(fold(word) for word in rows[name]) for name in ("former", "personal", "particles", "descent", "ranks", "joined")}


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
    while first > 0 and joined[first - 1] in lists["particles"] | lists["descent"]:
        first -= 1
    core = tuple(word for word in joined if word not in lists["descent"])
    return WrittenName(tuple(joined), core, tuple(joined[max(first, 0) :]))


def _alike(one: str, other: str, foreign: bool) -> bool:
    if one == other:
        return True
    names = given_names()
    return foreign and len(_sounds(one)) >= _MIN_SOUNDS and _sounds(one) == _sounds(other) and not (one in names and other in names)


def _is_form(known: tuple[str, ...], name: tuple[str, ...], foreign: bool) -> bool:
    """Whether two names are the same, or one keeps first and last of the other and the last is no given name."""
    if known == name:
        return True
    if len(known) == 1 or not (_alike(known[0], name[0], foreign) and _alike(known[-1], name[-1], foreign)):
        return False
    short, long = sorted((known, name), key=len)
    if not all(any(_alike(word, other, foreign) for other in long) for word in short):
        return False
    return len(short) == len(long) or known[-1] not in given_names()


@lru_cache(maxsize=1)
def load_holders() -> Holders:
    """Read the list once.

    Raises ConfigurationError naming the line of a broken row.
    """
    arab = frozenset(read_toml("actors.toml")["home"]["states"])
    surnames: dict[tuple[str, ...], dict[Term, None]] = defaultdict(dict)
    spellings: dict[str, list[_Spelling]] = defaultdict(list)
    for owner, term, names in _rows(ontology_path("reference/office-holders.tsv")):
        for text in names:
            name = written_name(_words(text))
            if name.surname[-1] not in name_words()["regnal"]:
                surnames[name.surname][term] = None
            spellings[_sounds(name.core[-1])].append(_Spelling(name.core, owner not in arab, term))
    return Holders(
        {surname: tuple(terms) for surname, terms in surnames.items()},
        {last: tuple(rows) for last, rows in spellings.items()},
    )


def _words(text: str) -> list[str]:
    return [word for word in fold(text).replace("-", " ").replace(".", " ").split() if len(word) > 1]


def _rows(path: Path) -> Iterable[tuple[str, Term, list[str]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
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
        yield owner, term, names.split(" | ")
