"""States without their bare name: after a noun for states, in pairs of adjectives, as one's own, by their capital."""

from __future__ import annotations

from dataclasses import replace

from majlis.interpret.actor_entities import ActorEntities
from majlis.interpret.actor_words import actor_words, phrases_by_head
from majlis.interpret.units import Unit
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import splits


class StateUnits:
    """Turns words for states into units."""

    def __init__(self, entities: ActorEntities) -> None:
        self.scan = entities.scan
        self.tokens = entities.tokens
        self.words = entities.words
        self.registry = entities.registry
        self.names_at = entities.names_at
        self.affiliations = entities.affiliations

    def state_unit(self, at: int, end: int) -> Unit | None:
        """A state after a noun for states: "the Republic of X", "the government of X"."""
        for split in splits(self.words[at]):
            for noun in phrases_by_head("state.nouns").get(split.core, ()):
                if tuple(self.words[at + 1 : at + len(noun)]) != noun[1:]:
                    continue
                inner = self.state_unit(at + len(noun), end) if at + len(noun) < end else None
                if inner is not None and not inner.proclitics:
                    return replace(inner, first=at, proclitics=split.proclitics)
                match = self.names_at.get(at + len(noun))
                if match is None or match.last > end or match.proclitics or self.scan.known_of[match.first].type != "country":
                    continue
                country = self.registry.known(self.scan.known_of[match.first])
                return Unit(at, match.last, split.proclitics, "country", country, "country")
        return None

    def paired_state_unit(self, at: int) -> Unit | None:
        """The second state after a dual or plural noun: "the American and Spanish sides"."""
        before = self.scan.units[-1] if self.scan.units else None
        match = self.names_at.get(at)
        if before is None or match is None or before.last != at or before.kind not in ("country", "office") or match.form != "adjective":
            return None
        left = next((self.names_at[k] for k in (at - 1, at - 2) if k in self.names_at and self.names_at[k].last == at), None)
        if match.proclitics != letters().conjunctions[0] or left is None or left.form != "adjective":
            return None
        country = self.registry.known(self.scan.known_of[at])
        if self.scan.known_of[at].type != "country":
            return None
        return Unit(at, match.last, match.proclitics, before.kind, country, "country", country, "country")

    def own_state_unit(self, at: int) -> Unit | None:
        """A word for one's own state: "his country", "our country", "the Kingdom"."""
        if at in self.names_at:
            return None
        for split in splits(self.words[at]):
            state: str | None = None
            if (split.core,) in actor_words()["own.country"]:
                state = self._state_spoken_for(at)
            elif (split.core,) in actor_words()["own.ours"]:
                home = self.affiliations.home.state
                state = self.registry.known(home) if home is not None else None
            elif (split.core,) in actor_words()["own.government"] and not self._is_described(at + 1):
                state = self._governed_last(at)
            elif (split.core,) in actor_words()["own.kingdom"] and at + 1 not in self.names_at:
                kingdom = self.affiliations.home.kingdom()
                state = self.registry.known(kingdom) if kingdom is not None else None
            if state is not None:
                return Unit(at, at + 1, split.proclitics, "country", state, "country")
        return None

    def _is_described(self, at: int) -> bool:
        """Whether a definite adjective or a name follows: "the interim government", "the Somali government"."""
        return at < len(self.words) and (at in self.names_at or self.words[at].startswith(letters().article))

    def _governed_last(self, at: int) -> str | None:
        """The state whose government was named last before, by its full form, where no other state's government was."""
        nouns = actor_words()["own.government"] | actor_words()["own.government_of"]
        rows = [u for u in self.scan.units if u.kind == "country" and u.last <= at and u.last - u.first > 1]
        named = [unit for unit in rows if any((split.core,) in nouns for split in splits(self.words[unit.first]))]
        return named[-1].actor if named and len({unit.actor for unit in named}) == 1 else None

    def _state_spoken_for(self, at: int) -> str | None:
        """The state of the last person or office before, in this paragraph or the one before it."""
        paragraph = self.tokens.paragraph[self.tokens.sentence[at]]
        for unit in reversed(self.scan.units):
            if paragraph - self.tokens.paragraph[self.tokens.sentence[unit.first]] > 1:
                return None
            if unit.kind in ("person", "office") and unit.represents is not None and unit.represents_type == "country":
                return unit.represents
        return None

    def capital_unit(self, at: int, end: int) -> Unit | None:
        """A capital without its name, "the Angolan capital": the city, and the government that it may stand for."""
        match = self.names_at.get(at + 1)
        if match is None or match.form != "adjective" or match.last < end and match.last in self.names_at:
            return None
        state = self.scan.known_of.get(match.first)
        for split in splits(self.words[at]):
            if split.core in function_words()["capital_words"] and state is not None and state.type == "country":
                city = next((known for known in self.scan.knowledge.entities.values() if known.metonym_of == state.iri), None)
                if city is None:
                    return None
                return Unit(
                    at, match.last, split.proclitics, "place", self.registry.known(city), "organisation", metonym=self.registry.known(state)
                )
        return None
