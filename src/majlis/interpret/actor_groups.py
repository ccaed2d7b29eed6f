"""Groups: units that commas and conjunctions join."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from majlis.interpret.actor_entities import ActorEntities
from majlis.interpret.units import Group, Unit
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS


class ActorGroups:
    """Joins the units of a scan to groups."""

    def __init__(self, entities: ActorEntities) -> None:
        self.scan = entities.scan
        self.words = entities.words
        self.names_at = entities.names_at
        self.represented = entities.represented
        self.office_of = entities.office_of

    def collect(self) -> None:
        """Fill `scan.groups` from the units, each in one group."""
        used: set[int] = set()
        for unit in self.scan.units:
            if unit.first in used:
                continue
            members = [unit]
            while (following := self._linked(members[-1])) is not None:
                members.append(following)
            used.update(member.first for member in members)
            named: list[Unit] = []
            apposed: Unit | None = None
            for member, following in zip(members, [*members[1:], None], strict=True):
                if self._is_apposed(member, following):
                    apposed = member
                    continue
                named.append(self._with_state_of(member, apposed) if apposed is not None else member)
                apposed = None
            self.scan.groups.append(Group(members[0].first, members[-1].last, tuple(named)))

    def _is_apposed(self, unit: Unit, following: Unit | None) -> bool:
        """Whether two titles are one person's, whose name comes with the second: "the deputy prime minister, foreign minister X"."""
        if following is None or unit.kind != "office" or following.kind != "person" or following.proclitics:
            return False
        return self.words[following.first - 1] in COMMAS

    def _with_state_of(self, unit: Unit, office: Unit) -> Unit:
        """A person with the state of the title before, where the own title names none."""
        own = self.office_of.get(unit.actor)
        if own is not None and own.affiliation or office.represents is None or office.represents_type is None:
            return unit
        self.represented[unit.actor] = (office.represents, office.represents_type)
        return replace(unit, represents=office.represents, represents_type=office.represents_type)

    def _linked(self, unit: Unit) -> Unit | None:
        end = self.scan.sentence_of(unit.first)[1]
        at = unit.last
        if at < end and self.words[at] in function_words()["polite_adjectives"]:
            at += 1
        if at < end and self.words[at] == "(":
            at = next((close + 1 for close in range(at + 1, min(end, at + 7)) if self.words[close] == ")"), at + 1)
        while at < end and self.words[at] in (")", "("):
            at += 1
        comma = at < end and self.words[at] in COMMAS
        if comma:
            at += 1
        length = self._link_phrase(at, end)
        at += length
        following = self.scan.unit_at.get(at)
        if following is None or following.kind == "place" and unit.kind != "place" and following.metonym is None:
            return None
        named = self.names_at.get(following.first)
        joined = following.kind in ("person", "office") and named is not None and named.proclitics[:1] == letters().conjunctions[0]
        conjunction = following.proclitics[:1] == letters().conjunctions[0]
        if joined and not following.proclitics:
            return following
        if length or conjunction and len(following.proclitics) == 1:
            return following
        return following if comma and not following.proclitics and self._list_goes_on(unit, following) else None

    def _link_phrase(self, at: int, end: int) -> int:
        if at + 1 < end and self.words[at] == letters().conjunctions[0]:
            return 1  # "and" before a quotation mark stands alone
        for phrase in _list_links():
            if tuple(self.words[at : at + len(phrase)]) == phrase and at + len(phrase) < end:
                return len(phrase)
        return 0

    def _list_goes_on(self, unit: Unit, following: Unit) -> bool:
        """A comma joins only units of one kind."""
        acting = {unit.kind, following.kind} <= {"country", "organisation", "person", "office"}
        return unit.actor_type == following.actor_type or acting and unit.kind != "person"


@lru_cache(maxsize=1)
def _list_links() -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in function_words()["list_links"] if " " in phrase), key=len, reverse=True))
