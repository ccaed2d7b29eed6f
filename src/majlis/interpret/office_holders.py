"""Coreference of offices and honours: whom a title without a name, a counterpart or an honour with a pronoun means."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.interpret.actor_entities import ActorEntities
from majlis.interpret.actor_words import Represented
from majlis.interpret.home_state import home_words
from majlis.interpret.representation import Representation
from majlis.interpret.units import Unit
from majlis.recognise.lexicon import function_words, letters, read_toml
from majlis.recognise.offices import Office
from majlis.recognise.titles import title_words
from majlis.recognise.words import splits, without_article


class OfficeHolders:
    """Turns offices and honours into units of the persons who bear them."""

    def __init__(self, entities: ActorEntities, representation: Representation) -> None:
        self.representation = representation
        self.scan = entities.scan
        self.tokens = entities.tokens
        self.words = entities.words
        self.registry = entities.registry
        self.names_at = entities.names_at
        self.represented = entities.represented
        self.person_of_office = entities.person_of_office
        self.office_of = entities.office_of

    def office_unit(self, index: int, office: Office) -> Unit | None:
        """The person who holds an office, or the office itself where the article names none."""
        person = self.person_of_office.get(index)
        if person is not None:
            state = self.represented.get(person) or self._state_of_adjective(office, person)
            return Unit(office.first, office.last, office.proclitics, "person", person, "person", *(state or (None, None)))
        if office.number != "singular" and not office.affiliation:
            return None
        holder = self._holder(office)
        if holder is not None:
            state = self.represented.get(holder)
            return Unit(office.first, office.last, office.proclitics, "person", holder, "person", *(state or (None, None)))
        state = self.representation.of_office(office)
        if state is None:
            return None
        return Unit(office.first, office.last, office.proclitics, "office", state[0], state[1], *state)

    def _state_of_adjective(self, office: Office, person: str) -> Represented:
        """The state of an adjective that stands for the title: "the Jordanian X and the Saudi Y"."""
        match = next((m for m in self.scan.names if m.last == office.first and m.form == "adjective"), None)
        if match is None or office.title is not None or not match.core.startswith(letters().article):
            return None
        known = self.scan.known_of[match.first]
        if known.type != "country":
            return None
        self.represented[person] = (self.registry.known(known), "country")
        return self.represented[person]

    def _holder(self, office: Office) -> str | None:
        """The person named last before with this office."""
        if office.counterpart:
            return self._holder_of_same_office(office)
        if office.shared is not None or not (office.definite or office.title and self._ends_definite(office.title)):
            return None
        wanted = self.representation.of_office(office)
        if self._is_lone(office):
            wanted = None
        best: str | None = None
        for index, other in enumerate(self.scan.offices):
            if other.first >= office.first:
                break
            person = self.person_of_office.get(index)
            if person is None or other.lemma != office.lemma and not self._same_head(other, office):
                continue
            if self._heads_state(office) and not self._heads_state(other) or self._has_other_portfolio(office, other):
                continue
            same = other.title is not None and office.title is not None and self._same_words(other.title, office.title)
            if wanted is None and (same or self._is_lone(office)) or wanted is not None and self.represented.get(person) == wanted:
                best = person
        return best

    def _is_lone(self, office: Office) -> bool:
        """Whether a title is one word that says nothing of its state, in an article that does not tell where it is from."""
        lone = office.title is not None and office.title[1] - office.title[0] == 1 and not office.affiliation
        return lone and not self.representation.affiliations.home.sure

    def _heads_state(self, office: Office) -> bool:
        """Whether a title is that of a head of state: a president of nothing, of a state or of its republic."""
        title = office.title or office.shared
        if office.lemma not in home_words()["lone_offices"] or title is None:
            return False
        for at in range(title[0] + 1, title[1]):
            match = next((m for m in (self.names_at.get(at), self.names_at.get(at - 1)) if m is not None and m.first <= at < m.last), None)
            known = self.scan.known_of.get(match.first) if match is not None else None
            if (known is None or known.type != "country") and self.words[at] not in home_words()["of_republic"]:
                return False
        return True

    def _has_other_portfolio(self, office: Office, other: Office) -> bool:
        """Whether two ministers' titles name nothing in common: "the minister of state" and "the foreign minister"."""
        if office.lemma not in title_words().bounds["portfolios"]:
            return False
        one, two = (self._portfolio(row) for row in (office, other))
        return bool(one) and bool(two) and one.isdisjoint(two)

    def _portfolio(self, office: Office) -> set[str]:
        """What a title says beside its head and its state, without articles."""
        title = office.title or office.shared
        if title is None:
            return set()
        beside = [at for at in range(title[0] + 1, title[1]) if at not in self.names_at]
        return {without_article(split.core) for at in beside for split in splits(self.words[at])}

    def _ends_definite(self, title: tuple[int, int]) -> bool:
        """Whether a title is definite by its last word: "the president of the republic", "the emir of X"."""
        last = title[1] - 1
        near = [match for match in (self.names_at.get(last), self.names_at.get(last - 1)) if match is not None]
        named = any(match.form == "name" and match.first <= last < match.last for match in near)
        return title[1] - title[0] > 1 and (named or self.words[last].startswith(letters().article))

    def _holder_of_same_office(self, office: Office) -> str | None:
        """The Saudi in "his Saudi counterpart": who holds the office of the one named last, where the article names one."""
        state = self.representation.of_office(office)
        first = self.scan.sentence_of(office.first)[0]
        near = next((unit for unit in reversed(self.scan.units) if unit.kind == "person" and unit.first >= first), None)
        held = self.office_of.get(near.actor) if near is not None else None
        before = [other for other in self.scan.offices if other.first < office.first and not other.counterpart and other.lemma]
        lemma = held.lemma if held is not None and held.lemma else before[-1].lemma if before else None
        if state is None or lemma is None:
            return None
        for index, other in enumerate(self.scan.offices):
            person = self.person_of_office.get(index)
            if person is None or self.represented.get(person) != state:
                continue
            if self.office_of.get(person) is not None and other.lemma == lemma:
                return person
        return None

    def _same_words(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        return self.words[one[0] + 1 : one[1]] == self.words[other[0] + 1 : other[1]]

    def _same_head(self, one: Office, other: Office) -> bool:
        return one.title is not None and other.title is not None and self.words[one.title[0]] == self.words[other.title[0]]

    def honoured_unit(self, at: int) -> Unit | None:
        """The person named last, for "His Highness", "His Excellency" with a possessive."""
        for split in splits(self.words[at]):
            if split.core not in function_words()["persons_by_honour"]:
                continue
            before = self._honoured_before(split.core) or next((unit for unit in reversed(self.scan.units) if unit.kind == "person"), None)
            if before is not None:
                return replace(before, first=at, last=at + 1, proclitics=split.proclitics)
        return None

    def _honoured_before(self, honour: str) -> Unit | None:
        """The person of that rank whom the last sentence with one of it names first."""
        lemmas = next((row["lemmas"] for row in _ranks() if honour in row["honours"]), frozenset())
        best: Unit | None = None
        for unit in reversed(self.scan.units):
            office = self.office_of.get(unit.actor) if unit.kind == "person" else None
            if best is not None and self.tokens.sentence[unit.first] != self.tokens.sentence[best.first]:
                break
            if office is not None and office.lemma in lemmas:
                best = unit
        return best


@lru_cache(maxsize=1)
def _ranks() -> tuple[dict[str, frozenset[str]], ...]:
    """The tables `honour` of `titles.toml`: honours with a pronoun and the lemmas of those who bear them, folded."""
    rows = read_toml("titles.toml")["honour"]
    return tuple({name: frozenset(fold(word) for word in words) for name, words in row.items()} for row in rows)
