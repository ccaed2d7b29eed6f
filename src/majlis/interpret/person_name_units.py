"""Names alone: a name, whole or in part, of a person whom the article introduces elsewhere."""

from __future__ import annotations

from majlis.clean.fold import fold
from majlis.interpret.actor_entities import ActorEntities
from majlis.interpret.units import Unit
from majlis.recognise.language import given_names, is_language, name_words
from majlis.recognise.lexicon import function_words
from majlis.recognise.words import splits


class PersonNameUnits:
    """Turns names that nothing announces into units."""

    def __init__(self, entities: ActorEntities) -> None:
        self.tokens = entities.tokens
        self.words = entities.words
        self.registry = entities.registry
        self.names_at = entities.names_at
        self.represented = entities.represented

    def named_elsewhere(self, at: int, end: int) -> Unit | None:
        """A name, whole or in part, of a person whom the article introduces elsewhere."""
        whole = self._full_name_unit(at, end) or self._surname_unit(at, end)
        return whole or self._family_name_unit(at) or self._middle_name_unit(at)

    def _full_name_unit(self, at: int, end: int) -> Unit | None:
        """The whole name of a person whom the article names elsewhere, where nothing announces it."""
        for split in splits(self.words[at]):
            for words, person in self.registry.persons:
                last = at + len(words)
                if len(words) >= 2 and last <= end and split.core == words[0] and tuple(self.words[at + 1 : last]) == words[1:]:
                    self.registry.person(at, last, len(split.proclitics))
                    return self._unit(at, last, split.proclitics, person)
        return None

    def _surname_unit(self, at: int, end: int) -> Unit | None:
        """A surname that stands alone for a person named in full elsewhere."""
        if at in self.names_at and self.names_at[at].last - at > 1:
            return None
        for split in splits(self.words[at]):
            for words, person in self.registry.persons:
                for length in (2, 1):
                    tail = words[-length:]
                    if len(words) <= length or at + length > end:
                        continue
                    if split.core != tail[0] or tuple(self.words[at + 1 : at + length]) != tail[1:]:
                        continue
                    if length == 1 and len(tail[0]) < 3:
                        continue
                    self.registry.person(at, at + length, len(split.proclitics))
                    return self._unit(at, at + length, split.proclitics, person)
        return None

    def _middle_name_unit(self, at: int) -> Unit | None:
        """The word by which someone of a long name is known, alone: of no other person, and no word of the language."""
        if at in self.names_at or self.tokens.kinds[at] != "word":
            return None
        for split in splits(self.words[at]):
            bearers = {person for words, person in self.registry.persons if len(words) > 3 and split.core in words[1:-1]}
            if len(bearers) != 1 or len(split.core) < 4:
                continue
            if not is_language(split.core) and split.core not in function_words()["name_particles"]:
                return self._unit(at, at + 1, split.proclitics, bearers.pop())
        return None

    def _family_name_unit(self, at: int) -> Unit | None:
        """The first word of a name that puts the family first, alone: no given name, and no word of the language."""
        if at in self.names_at:
            return None
        for split in splits(self.words[at]):
            for words, person in self.registry.persons:
                if len(words) < 2 or split.core != words[0]:
                    continue
                family = self._family_first(person) or len(words[0]) > 2 and words[0] not in given_names()
                if family and not is_language(words[0]):
                    self.registry.person(at, at + 1, len(split.proclitics))
                    return self._unit(at, at + 1, split.proclitics, person)
        return None

    def _family_first(self, person: str) -> bool:
        """Whether the state of a person is one where the family name comes first."""
        state = self.represented.get(person)
        return state is not None and fold(state[0].removeprefix("country/")) in name_words()["family_first"]

    def _unit(self, first: int, last: int, proclitics: str, person: str) -> Unit:
        state = self.represented.get(person)
        return Unit(first, last, proclitics, "person", person, "person", *(state or (None, None)))
