"""What a number counts: by the noun behind it, by what befell those counted, by whom the sentence named before."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import Literal

from majlis.interpret.act_words import bare_cores
from majlis.interpret.figure_fates import befell, go_home, hosted, opens_fate, said_by, tells_another
from majlis.interpret.figure_parts import FIGURES_BEFORE, Told
from majlis.interpret.figure_words import any_bare, any_of, counted_kind, counted_nouns, dual_endings, duals, word_sets
from majlis.interpret.scan import Scan
from majlis.interpret.themes import theme_cores
from majlis.model import QuantityOf
from majlis.recognise.lexicon import letters, read_toml
from majlis.recognise.numbers import NumberMention
from majlis.recognise.words import COMMAS

TOKENS_BEFORE = 8
TOKENS_TO_THEIR_NUMBER = 7
TOKENS_TO_OF_THEM = 3
TOKENS_TO_INCLUDING = 5
MAX_TOKENS_TO_NOUN = 2
MAX_TOKENS_TO_ANTECEDENT = 22
LEAST_INHERITING = 1_000_000
LEAST_COUNT = 3  # «one of» and «two of» count only whom something befell
SHORTEST_DUAL = 5
YEARS = range(1900, 2101)
Span = tuple[int, int, NumberMention]


class CountReader:
    """Reads what the numbers and duals of one article count."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.sums = [at for at, _, number in scan.numbers if number.kind == "money"]
        article = letters().article
        # «Venezuelan», without article, stands for a person
        self.nationals = {m.first for m in scan.names if m.form in ("adjective", "demonym") and not m.core.startswith(article)}
        endings = dual_endings()
        likely = [at for at, word in enumerate(self.words) if word[-2:] in endings and at not in scan.unit_at]
        self.pairs = {at: _pair(scan, at) for at in likely if _dual(self.words[at]) is not None}

    def spans(self) -> list[Span]:
        """The numbers, and the duals that count two, in the order of the text."""
        pairs: list[Span] = [(at, at + 1, number) for at, number in self.pairs.items()]
        return sorted([*self.scan.numbers, *pairs], key=itemgetter(0, 1)) if pairs else self.scan.numbers

    def kind(self, span: Span, told: list[Told]) -> QuantityOf | None:
        """What a number counts; None where it is no figure of people or money."""
        first, last, number = span
        if first in self.pairs:
            return self._pair_kind(first, told)
        if number.kind == "money":
            return None if number.equivalent else "money"
        if number.kind != "count":
            return None
        start, end = self.scan.sentence_of(first)
        noun = self._noun(last, end)
        if any_of(self.words[last : min(end, last + 2) if noun is None else noun[0]], "rates"):
            return None
        if noun is None and self._inherits(number, first, last, start, end):
            return "money"
        found: QuantityOf | None
        if noun is None and last < end and last in self.nationals:
            fate = befell(self.words, start, first, last, end, self._other_number(first))
            found = fate or hosted(self.words, start, first, number.value) or "other"
        elif noun is None:
            found = self._without_noun(span, told)
        else:
            found = self._of_noun(noun, span, start, end)
        named = noun is not None and noun[1] == found
        if found in ("refugees", "displaced") and not named and go_home(self.words, start, first, last, end):
            return "other"
        return found if number.value >= LEAST_COUNT or found in ("killed", "wounded", "detainees") else None

    def _pair_kind(self, at: int, told: list[Told]) -> QuantityOf | None:
        """What a dual counts, unless it goes on about those just counted: «three killed: a man and two women»."""
        start, end = self.scan.sentence_of(at)
        what = _dual(self.words[at])
        kind = what if what != "persons" else befell(self.words, start, at, at + 1, end)
        return None if any(row.first >= start and row.kind == kind for row in told[-FIGURES_BEFORE:]) else kind

    def _of_noun(self, noun: tuple[int, QuantityOf], span: Span, start: int, end: int) -> QuantityOf | None:
        at, kind = noun
        first, last, _ = span
        if self.words[first - 1] == letters().article and at > last:
            return None
        if kind == "participants" and any_of(self.words[at : at + 1], "states"):
            return "killed" if any_bare(self.words[max(start, first - 1) : first], "says_killed") else self._states(start, first, at, end)
        if kind in ("fighters", "other") and any_of(self._until_comma(at + 1, min(end, at + 5)), "held"):
            return "detainees"
        if kind in ("other", "fighters") and not any_of(self.words[at : at + 1], "residents"):
            anybody = at in self.nationals or any_of(self.words[at : at + 1], "anybody")
            refugees = hosted(self.words, start, first, span[2].value) if anybody else None
            return befell(self.words, start, first, last, end, self._other_number(first), kind == "other") or refugees or kind
        return kind

    def _noun(self, last: int, end: int) -> tuple[int, QuantityOf] | None:
        """The counted noun: in the number's last token, behind it, or after «of» or a bracket."""
        for at in range(last - 1, min(end, last + MAX_TOKENS_TO_NOUN)):
            if self.words[at] in COMMAS or self.words[at] == ".":
                return None
            kind = counted_kind(self.words[at], joined=at >= last)
            if kind is not None:
                return at, kind
            if at >= last and not any_bare(self.words[at : at + 1], "before_noun"):
                return None
        return None

    def _inherits(self, number: NumberMention, first: int, last: int, start: int, end: int) -> bool:
        """A large number in a list of sums: «Germany 100 million euros and Italy 50 million»."""
        if not number.inherits and (number.value < LEAST_INHERITING or last >= end):
            return False
        sum_before = bisect_left(self.sums, start)
        if sum_before == len(self.sums) or self.sums[sum_before] >= first:
            return False
        if number.inherits:
            return True
        behind = last + 1 if self.words[last] in word_sets()["of"] else last
        named = self.words[behind].startswith(letters().conjunctions[0]) or behind > last
        return behind < end and named and behind in self.scan.unit_at

    def _states(self, start: int, first: int, at: int, end: int) -> QuantityOf | None:
        """States are counted as members or as participants, where the sentence says so."""
        words, other = self.words, self._other_number(first)
        including = words[max(start, first - TOKENS_TO_INCLUDING, other) : first]
        if any_of(words[at + 1 : min(end, at + 3)], "member") or any_of(including, "including"):
            return "members"
        who = first - 2 if self.words[first - 1] in word_sets()["of"] else first - 1
        if any_bare(words[who : who + 1], "leaders"):
            return "participants"
        said = range(max(start, first - TOKENS_BEFORE), first)  # «includes» is said of the number right behind it
        before = [words[near] for near in said if near >= other or not any_of([words[near]], "including")]
        near = [*before, *words[at + 1 : min(end, at + 7)]]
        if any_of(near, "voting"):
            return "members"
        return "participants" if any_of(near, "taking_part") else None

    def _other_number(self, first: int) -> int:
        """The token after the number before."""
        earlier = bisect_left(self.scan.numbers, first, key=itemgetter(0))
        return next((stop for _, stop, _ in reversed(self.scan.numbers[max(0, earlier - 3) : earlier]) if stop <= first), 0)

    def _until_comma(self, first: int, last: int) -> list[str]:
        return self.words[first : next((at for at in range(first, last) if self.words[at] in COMMAS), last)]

    def _without_noun(self, span: Span, told: list[Told]) -> QuantityOf | None:
        """A bare number: of who was killed or displaced, of those named before, or of others like them."""
        first, last, number = span
        words = self.words
        start, end = self.scan.sentence_of(first)
        if words[first - 1] == letters().article or number.value < 2 or number.bound == "exact" and number.value in YEARS:
            return None
        near = range(max(start, self._other_number(first), first - TOKENS_TO_THEIR_NUMBER), first)
        at = next((at for at in reversed(near) if words[at] in word_sets()["their_number"]), None)
        if at is not None and (first - at <= TOKENS_TO_OF_THEM or not any_bare([words[at]], "parts")):
            return _counted(words[at + 1]) or self._antecedent(start, first)
        following = words[last] if last < end else "."
        if (verb := said_by(following)) is not None:
            return verb
        if any_bare([following], "returns"):
            return "other"
        if following in COMMAS or following in (".", ")") or any_bare([following], "after_bare_number") or opens_fate(following):
            other = self._other_number(first)
            return befell(words, max(start, first - 4), first, last, last, other) or self._others(first, following, start, told)
        return None

    def _others(self, first: int, following: str, start: int, told: list[Told]) -> QuantityOf | None:
        """«12 others», «in exchange for 12»: of the kind counted before."""
        if not any_bare([following], "others") and not any_bare(self.words[first - 1 : first], "in_exchange"):
            return None
        if tells_another(self.words, self._other_number(first), first):
            return None
        return next((row.kind for row in reversed(told[-FIGURES_BEFORE:]) if row.first >= start and row.kind != "money"), None)

    def _antecedent(self, start: int, first: int) -> QuantityOf | None:
        """Whom «their number» means: the nearest people named before."""
        named = {at for unit in self.scan.units for at in range(unit.first, unit.last) if start <= unit.first < first}
        for at in range(first - 1, max(start, first - MAX_TOKENS_TO_ANTECEDENT) - 1, -1):
            kind = _counted(self.words[at]) if at not in named else None
            if kind is not None:
                return kind
        return None


def _dual(word: str) -> QuantityOf | Literal["persons"] | None:
    """What a word counts by its form: «two soldiers»; None where it is no dual without article."""
    if len(word) < SHORTEST_DUAL or word.startswith(letters().article):
        return None
    return next((duals()[core] for core in sorted(bare_cores(word)) if core in duals()), None)


def _pair(scan: Scan, at: int) -> NumberMention:
    return NumberMention(scan.tokens.starts[at], scan.tokens.ends[at], 2, "exact", None, "count", False)


def _counted(word: str) -> QuantityOf | None:
    """The people that a noun, also with a suffix, means."""
    nun = read_toml("inflection.toml")["letters"]["nun"]  # a plural drops it before a suffix
    kinds = (counted_nouns().get(core) or counted_nouns().get(core + nun) for core in sorted(theme_cores(word)))
    return next((kind for kind in kinds if kind is not None and kind not in ("participants", "members")), None)
