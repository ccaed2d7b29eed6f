"""One predicate: a verb or participle of a sentence, with what its clause says of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from majlis.interpret.units import Group
from majlis.recognise.lexicon import letters
from majlis.recognise.verbs import VerbForm


@dataclass(slots=True)
class Predicate:
    """A verb or circumstantial participle at token `at`."""

    at: int
    form: VerbForm
    proclitics: str
    end: int  # where its right field ends
    sentence: int
    following: str = ""  # the folded word behind it
    relative: bool = False  # governed by a relative pronoun, or an indefinite noun right before
    negated: bool = False
    hypothetical: bool = False  # conditional, possible
    reported: bool = False  # inside … of an earlier predicate
    expected: bool = False
    headed: bool = False  # said of a noun of no actor that stands between "that" and the verb: "that the donors pledged"
    subject: Group | None = None
    beside: bool = False  # right after "where", which goes on with the clause before
    inherited: bool = False  # the subject comes from an earlier predicate
    classes: frozenset[str] = field(default=frozenset())

    @property
    def participle(self) -> bool:
        """Whether it is a participle, which never has a subject of its own."""
        return self.form.tense == "participle"


def without_conjunction(word: str) -> str:
    """A folded word without the conjunction written together with it."""
    return word[1:] if len(word) > 2 and word[0] in letters().conjunctions else word
