"""Where a gathering is: the place or state that its clause locates it in."""

from __future__ import annotations

from majlis.interpret.event_mention import EventMention
from majlis.interpret.event_scope import ScopeReader
from majlis.interpret.known_entities import WIDE_PLACES, is_namesake, known_as
from majlis.interpret.scan import Scan
from majlis.interpret.units import Unit
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import splits


class EventPlaceReader:
    """Reads the places of the gatherings of one article."""

    def __init__(self, scan: Scan, scope: ScopeReader) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.scope = scope

    def read(self, mention: EventMention, first: int) -> None:
        """Note the place and state of a mention; those after its noun come first, then those before, the nearest first."""
        if mention.family == "visit":
            self._destination(mention)
            if mention.place is None and mention.country is None:
                self._where_one_is(mention, first)
        building = False  # the place so far is only a building; a city says more
        for unit in self._located(mention, first):
            if is_namesake(self.scan, unit):
                continue
            if unit.kind == "place" and (mention.place is None or building):
                kind = self._kind(unit)
                if kind not in WIDE_PLACES and not (kind == "building" and mention.place is not None):
                    mention.place, building = unit.actor, kind == "building"
            elif unit.kind == "country" and mention.country is None:
                mention.country = unit.actor

    def _located(self, mention: EventMention, first: int) -> list[Unit]:
        rows = []
        for unit in self.scan.units_between(first, self.scan.sentence_of(first)[1]):
            owned = mention.owns(unit.first) or self.scope.in_scene(unit.first, unit.last, mention, first)
            if owned and self._is_locative(unit):
                rows.append((unit.first < mention.first, abs(unit.first - mention.first), unit))
        return [unit for _, _, unit in sorted(rows, key=lambda row: row[:2])]

    def _kind(self, unit: Unit) -> str | None:
        """What kind of place a unit is, as the reference data say."""
        known = known_as(self.scan, unit.actor)
        return known.kind if known is not None else None

    def _destination(self, mention: EventMention) -> None:
        """Where a visit leads: the place or state after "to"."""
        for unit in self.scan.units_between(mention.last - 1, mention.last + 9):
            if unit.kind in ("place", "country"):
                if self.words[unit.first - 1] in function_words()["towards"] or unit.proclitics == letters().prepositions[1]:
                    mention.place = unit.actor if unit.kind == "place" else mention.place
                    mention.country = unit.actor if unit.kind == "country" else mention.country
                    return

    def _where_one_is(self, mention: EventMention, first: int) -> None:
        """`X is in Y on a visit`: the place that stands before the noun."""
        if self.words[mention.first - 1] not in function_words()["in_words"] or mention.definite:
            return
        for unit in reversed(self.scan.units_between(first, mention.first)):
            nisba = self.words[unit.first - 1].startswith(letters().article)
            capital = nisba and self.words[unit.first - 2] in function_words()["capital_words"]
            if unit.kind == "place" and (self._is_locative(unit) or capital):
                mention.place = unit.actor
                return

    def _is_locative(self, unit: Unit) -> bool:
        sets = function_words()
        inside = letters().prepositions[0]
        before = self.words[unit.first - 1] if unit.first else ""
        two = self.words[unit.first - 2] if unit.first > 1 else ""
        if unit.kind == "place":
            adjective = before.startswith(letters().article) and any(split.core in sets["place_markers"] for split in splits(two))
            marked = any(split.core in sets["place_markers"] for split in splits(before))
            return unit.proclitics[-1:] == inside or marked or adjective
        if unit.kind != "country" or self.words[unit.first] in sets["own_words"]:
            return False
        if before in sets["topic_words"]:
            return False
        return unit.proclitics in (inside, letters().conjunctions[0] + inside) or not unit.proclitics and before in sets["in_words"]
