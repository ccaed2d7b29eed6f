"""One article as the readers of acts see it: predicates, groups, meetings and numbers by their tokens."""

from __future__ import annotations

from dataclasses import dataclass

from majlis.interpret.act_words import act_words, is_word
from majlis.interpret.actor_words import actor_words
from majlis.interpret.clauses import Predicate
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.scan import Scan
from majlis.interpret.units import Unit
from majlis.model import Evidence
from majlis.recognise.numbers import NumberMention
from majlis.recognise.words import COMMAS, splits

VOICE_CLASSES = frozenset({"say", "urge", "pledge", "renew", "agree", "decide", "uphold", "allocate", "intend"})
MAX_SENTENCES_TO_SPEAKER = 3
MARKS_OF_QUOTATION = ("\u00ab", "\u201c", '"')


@dataclass(frozen=True, slots=True)
class Doer:
    """The subject of a predicate: its units, at tokens `first` to `last`."""

    first: int
    last: int
    units: tuple[Unit, ...]
    inherited: bool = False
    document: bool = False  # a communiqué speaks: those who met stand behind it
    sides: bool = False  # «they both»: the two sides of the meeting
    count: int = 0  # «the three states»: as many states of the meeting
    feminine: bool | None = None  # by the verb that stands before it


class Surroundings:
    """What stands where in an article, and the subjects found so far."""

    def __init__(self, scan: Scan, predicates: list[Predicate], book: MeetingBook) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = book
        self.predicates = predicates
        self.by_sentence: dict[int, list[Predicate]] = {}
        for predicate in predicates:
            self.by_sentence.setdefault(predicate.sentence, []).append(predicate)
        self.predicate_at = {predicate.at: predicate for predicate in predicates}
        self.group_at = {group.first: group for group in scan.groups}
        self.group_ending = {group.last: group for group in scan.groups}
        self.inside = {at: unit for unit in scan.units for at in range(unit.first, unit.last)}
        self.numbers_at: dict[int, tuple[int, int, NumberMention]] = {row[0]: row for row in scan.numbers}
        self.doers: dict[int, Doer] = {}  # token of a predicate → its subject
        self.speakers_at: dict[int, Doer] = {}  # sentence → who speaks in it
        self.strangers: set[int] = set()  # sentences in which somebody speaks who was not recognised

    def speaks_of_itself(self, at: int) -> bool:
        """Whether a pronoun or «his country» stands right before."""
        before = self.words[at - 1] if at else ""
        return before in act_words()["pronoun_openers"] or self.is_own_state(at - 1)

    def is_own_state(self, at: int) -> bool:
        """Whether the token is «his country» and the like, or «the Kingdom» said by one of its own."""
        return at >= 0 and (is_word(self.words[at], "own_state") or is_word(self.words[at], "own_state_definite"))

    def past(self, doer: Doer) -> int:
        """The token behind a subject, and behind the comma that closes its apposition: «X, the minister, …»."""
        opened = any(word in COMMAS for word in self.words[doer.first : doer.last])
        last = doer.last
        again = self.scan.unit_at.get(last)
        if again is not None and not again.proclitics and again.actor in {unit.actor for unit in doer.units}:
            last = again.last  # its short name beside the full one
        return last + (opened and self.words[last : last + 1] != [] and self.words[last] in COMMAS)

    def quoted(self, first: int, at: int) -> bool:
        """Whether words are quoted at a token of the sentence that begins at `first`: a colon, a quotation mark or «we» before it."""
        text = self.scan.tokens.text[self.scan.tokens.starts[first] : self.scan.tokens.starts[at]]
        marks = act_words()["quoting"]
        return any(word in marks for word in self.words[first:at]) or any(mark in text for mark in marks if len(mark) == 1)

    def is_announced(self, at: int) -> bool:
        """«announced that X will …»: of two verbs the outer one tells how X binds itself."""
        voices = [p for p in self.by_sentence.get(self.scan.tokens.sentence[at], ()) if p.at < at and "say" in p.classes]
        return bool(voices) and "announce" in voices[-1].classes

    def is_pair(self, unit: Unit) -> bool:
        """Whether a unit is «both sides»."""
        return any((split.core,) in actor_words()["pair.words"] for split in splits(self.words[unit.first]))

    def _focus(self, at: int) -> MeetingDraft | None:
        """The meeting that a token's sentence speaks of: one named before it there, else the sentence's; else the article's first."""
        sentence = self.scan.tokens.sentence[at]
        first = self.scan.tokens.sentences[sentence][0]
        named = [start for start in self.book.of_mention if first <= start < at]
        if named:
            return self.book.of_mention[max(named)]
        return self.book.focus_at.get(sentence) or (self.book.drafts[0] if self.book.drafts else None)

    def focus_id(self, at: int) -> str | None:
        """The id of the meeting that a token's sentence speaks of."""
        focus = self._focus(at)
        return focus.id if focus is not None else None

    def money(self, first: int, last: int) -> list[tuple[int, int, NumberMention]]:
        """Sums of money in a stretch of tokens."""
        rows = [self.numbers_at[at] for at in range(first, last) if at in self.numbers_at]
        return [row for row in rows if row[1] <= last + 1 and row[2].kind == "money" and not row[2].equivalent]

    def span(self, first: int, last: int, rule: str) -> Evidence:
        """Evidence from token `first` to `last` (exclusive)."""
        tokens = self.scan.tokens
        return Evidence(tokens.starts[first], tokens.ends[max(first, last - 1)], rule)
