"""Sums pledged: which sum belongs to which theme, and rows of pledges with one verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from majlis.interpret.act_words import act_words, is_core, is_word
from majlis.interpret.acting import Acting
from majlis.interpret.governed import Governed, in_actor
from majlis.interpret.surroundings import Doer
from majlis.interpret.themes import ThemeMatch, find_themes
from majlis.model import Commitment, Modality
from majlis.recognise.lexicon import function_words, letters, read_toml
from majlis.recognise.numbers import NumberMention
from majlis.recognise.words import COMMAS

Sum = tuple[int, int, NumberMention]

MAX_TOKENS_TO_SUM = 5
MIN_SUM = 1_000_000  # a number of nothing that may be money
MAX_TOKENS_OF_PURPOSE = 12
# What sums are usually for; the first that the article speaks of stands in where a pledge names no purpose.
_FUNDED = frozenset(
    {
        "humanitarian-aid",
        "reconstruction",
        "disaster-relief",
        "stabilisation",
        "refugees",
        "food-security",
        "development",
        "reintegration",
    }
)
# Purposes that only sentences with a sum speak of.
_NARROW = frozenset({"military-support", "climate"})


@dataclass(frozen=True, slots=True)
class _Noted:
    at: int
    modality: Modality
    last: int


@lru_cache(maxsize=1)
def currency_of() -> dict[str, str]:
    """State → its currency, for currencies whose bare name several states share."""
    return dict(read_toml("acts.toml")["currency"])


class PledgeReader:
    """Pairs sums with actors and themes."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting
        self.words = acting.words
        self.noted: list[_Noted] = []

    def note(self, at: int, actors: tuple[str, ...], modality: Modality, field: Governed, has_money: bool) -> None:
        """Remember a binding verb: rows of pledges inherit it."""
        if modality in ("pledged", "announced") and actors:
            self.noted.append(_Noted(at, modality, field.last))

    def to_bodies(
        self, money: list[Sum], themes: list[ThemeMatch], last: int, kinds: tuple[str, ...] = ("organisation",)
    ) -> list[ThemeMatch]:
        """Sums that go straight to a body (or what else `kinds` names), with no theme up to the next sum: support for it."""
        rows: list[ThemeMatch] = []
        for found, following in zip(money, [*(row[0] for row in money[1:]), last], strict=True):
            unit = self.acting.scan.unit_at.get(found[1])
            to_body = unit is not None and unit.kind in kinds and unit.proclitics == letters().prepositions[1]
            if to_body and not any(found[0] <= theme.first < following for theme in themes):
                rows.append(ThemeMatch("partner-support", found[1], found[1] + 1))
        return rows

    def next_row(self, first: int, last: int) -> int:
        """Where in a field the next payer's sum begins: «…, and Germany 20 million»; else its end."""
        for at in range(first, last):
            unit = self.acting.scan.unit_at.get(at)
            if unit is None or not unit.proclitics or not self._is_payer(at):
                continue
            if self._sum_after(unit.last, last) is not None:
                return at
        return last

    def amount_of(self, theme_at: int, trigger: int, last: int) -> Sum | None:
        """The sum for a theme: the nearest before it inside the field, else the first behind it."""
        money = self.acting.money(trigger, last)
        money = [row for row in money if not self._is_cost(row[0])]
        before = [row for row in money if row[0] <= theme_at]
        return before[-1] if before else money[0] if money else None

    def _is_cost(self, at: int) -> bool:
        before = self.words[max(0, at - 6) : at]
        volume = before[-1:] != [] and before[-1] in function_words()["towards"] and any(is_core(word, "volumes") for word in before)
        return volume or any(is_core(word, "cost") for word in before[-4:])

    def currency(self, found: Sum, actors: list[str] | tuple[str, ...]) -> str | None:
        """ISO code of a sum: its own, that of the sum before it where it has none, the payer's where it says only «crowns»."""
        number = found[2]
        if number.currency is not None:
            return number.currency
        if number.inherits or number.kind == "count":
            first = self.acting.scan.sentence_of(found[0])[0]
            before = [row[2].currency for row in self.acting.money(first, found[0]) if row[2].currency]
            return before[-1] if before else None
        codes = {self.acting.scan.registry.drafts[actor].iso for actor in actors}
        return next((currency_of()[code] for code in sorted(filter(None, codes)) if code in currency_of()), None)

    def read(self, claims: list[Commitment]) -> list[Commitment]:
        """The pledges of actors that only a sum follows: «…, and Germany 20 million»."""
        tokens = self.acting.scan.tokens
        rows: list[Commitment] = []
        for number, (first, end) in enumerate(tokens.sentences):
            if tokens.headline[number] or not self.acting.money(first, end) or not self._pledges(first, end):
                continue
            taken = {(claim.actor, claim.amount) for claim in claims}
            rows += [row for row in self._rows(first, end) if (row.actor, row.amount) not in taken]
        return rows

    def _pledges(self, first: int, end: int) -> bool:
        return any(is_core(word, "pledge_sums") for word in self.words[first:end])

    def _rows(self, first: int, end: int) -> list[Commitment]:
        spots = [(unit.first, unit.last) for unit in self.acting.scan.units if first <= unit.first < end and self._is_payer(unit.first)]
        rows: list[Commitment] = []
        for start, last in spots:
            found = self._sum_after(last, end)
            if found is None or self._receives(start):
                continue
            unit = self.acting.scan.unit_at[start]
            actors = self.acting.binders(Doer(start, last, (unit,)))
            following = min((s for s, _ in spots if s > found[1]), default=end)
            themes = self._purposes(found[1], min(following, found[1] + MAX_TOKENS_OF_PURPOSE))
            modality = self._modality(first, start)
            slugs = [theme.slug for theme in themes] or [slug for slug in (self.usual(start),) if slug]
            for slug in slugs:
                evidence = (self.acting.span(start, found[1], "commitment.row"),)
                currency = self.currency(found, actors)
                for actor in actors:
                    meeting = self.acting.focus_id(start)
                    rows.append(Commitment(actor, slug, modality, found[2].value, currency, evidence, 0.75, meeting))
        return rows

    def _receives(self, at: int) -> bool:
        """Whether the unit is whom the verb right before gives to."""
        giving = self.acting.predicate_at.get(at - 1)
        doer = self.acting.doers.get(at - 1)
        return giving is not None and doer is not None and doer.first != at

    def _is_payer(self, at: int) -> bool:
        unit = self.acting.scan.unit_at[at]
        if is_word(self.words[at], "own_state") or at and self.words[at - 1] in function_words()["prepositions"]:
            return False
        return unit.kind != "place" and not unit.proclitics.strip(letters().conjunctions)

    def _sum_after(self, at: int, end: int) -> tuple[int, int, NumberMention] | None:
        for position in range(at, min(end, at + MAX_TOKENS_TO_SUM)):
            row = self.acting.numbers_at.get(position)
            if row is not None:
                sum_of_money = row[2].kind == "money" or row[2].inherits or self._is_bare(row)
                return row if sum_of_money and not row[2].equivalent else None
            if not is_word(self.words[position], "sum_links") and not is_core(self.words[position], "pledge_sums"):
                if self.words[position] not in act_words()["list_of_pledgers"]:
                    return None
        return None

    def _is_bare(self, row: Sum) -> bool:
        """Whether millions stand without what they count, before the next payer or the end: «Italy 45 million, and Ireland …»."""
        if row[2].kind != "count" or row[2].value < MIN_SUM:
            return False
        following = self.words[row[1]] if row[1] < len(self.words) else ""
        unit = self.acting.scan.unit_at.get(row[1])
        return not following or not following[0].isalnum() or following in COMMAS or unit is not None and bool(unit.proclitics)

    def _purposes(self, first: int, last: int) -> list[ThemeMatch]:
        for at in range(first, last):
            if at in self.acting.predicate_at and at > first:
                last = at
                break
        return [theme for theme in find_themes(self.acting.scan, first, last) if not in_actor(self.acting, theme)]

    def _modality(self, first: int, at: int) -> Modality:
        rows = [row for row in self.noted if first <= row.at < at]
        return rows[-1].modality if rows else "pledged"

    def usual(self, at: int) -> str | None:
        """The purpose of sums told in the sentence before, in the lead, in other sentences with sums, anywhere in the article."""
        tokens = self.acting.scan.tokens
        spans = [span for span, headline in zip(tokens.sentences, tokens.headline, strict=True) if not headline]
        start, end = tokens.sentences[tokens.sentence[at]]
        near = [((start, at), _FUNDED), *((span, _FUNDED | _NARROW) for span in spans[:1])]
        wide = [(span, _FUNDED | _NARROW) for span in spans if self.acting.money(*span)]
        for (first, last), purposes in [*near, *wide, ((at, end), _FUNDED), *((span, _FUNDED) for span in tokens.sentences)]:
            for theme in find_themes(self.acting.scan, first, last):
                if theme.slug in purposes and not in_actor(self.acting, theme):
                    return theme.slug
        return None
