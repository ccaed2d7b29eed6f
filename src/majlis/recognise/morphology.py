"""What a dictionary that knows inflection says of a word: the port that an analyser may be put to.

Nothing needs one. Where one is there, it tells words of the language from foreign names, and verbs in inflections that
`verbs.tsv` does not generate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from majlis.clean.fold import unmarked

if TYPE_CHECKING:
    from majlis.recognise.verbs import Number, Tense

Part = Literal["name", "noun", "verb", "particle"]


class Inflection(NamedTuple):
    """One reading of a word as a verb in the third person."""

    lemma: str  # past, third person singular, as the dictionary writes it, with its vowels
    conjunction: bool  # whether the word begins with one
    tense: Tense
    number: Number
    feminine: bool
    passive: bool
    suffixed: bool  # with an object pronoun


@dataclass(frozen=True, slots=True)
class WordFacts:
    """All readings of a word together."""

    known: bool  # whether there is any
    parts: frozenset[Part]  # of the readings that tell most: without conjunction, preposition or possessive, of verbs the third persons
    inflections: tuple[Inflection, ...]
    names: tuple[str, ...]  # the forms of the word as a name, with vowels
    nouns: tuple[str, ...]  # and as a noun


def as_dictionaries_write(surface: str) -> str:
    """A token as a dictionary has it: without signs of vowels, and without the space that some writers put behind a conjunction."""
    return "".join(unmarked(surface).split())


class Morphology(Protocol):
    """An analyser of words out of their context."""

    def facts(self, word: str) -> WordFacts:
        """What is known of a word as it is written."""
        ...


UNKNOWN = WordFacts(False, frozenset(), (), (), ())
