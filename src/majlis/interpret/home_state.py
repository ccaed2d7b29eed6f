"""The article's home: the state that it is written from.

The agency, the outlet or the dateline names it; else the months, what no title says whose it is, or the place of the acts tell.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property, lru_cache

from majlis.clean.fold import fold
from majlis.interpret.known_holders import KnownHolders
from majlis.interpret.scan import Scan
from majlis.recognise.gazetteer import Known
from majlis.recognise.language import name_words
from majlis.recognise.lexicon import read_toml
from majlis.recognise.offices import Office
from majlis.recognise.words import splits

_CLEAR_LEAD = 1.5  # the state spoken of most counts as home when it leads the next by so much
_MIN_SUPPORT = 3


@lru_cache(maxsize=1)
def home_words() -> dict[str, frozenset[str]]:
    """The section `home` of `actors.toml`, folded."""
    return {name: frozenset(fold(word) for word in words) for name, words in read_toml("actors.toml")["home"].items()}


class HomeState:
    """Finds the home of one article."""

    def __init__(self, scan: Scan, support: Counter[str]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.support = support
        self.holders = KnownHolders(scan)
        self.states = scan.knowledge.states

    @cached_property
    def told(self) -> Known | None:
        """The state that the agency, the outlet or the dateline names."""
        return self._publisher_state() or self._dateline_state()

    @cached_property
    def state(self) -> Known | None:
        """The state that the article is written from."""
        if self.told is not None and (self.support[self.told.iri] or fold(self.told.iso or "") in home_words()["states"]):
            return self.told
        return self._calendar_state() or self._spelling_state() or self._state_of_holders() or self._unmarked()

    @cached_property
    def sure(self) -> bool:
        """Whether something says where the article is from, and not only what it speaks of."""
        return self.told is not None or self._calendar_state() is not None

    def _publisher_state(self) -> Known | None:
        """The state of a national agency, or the one that the outlet's name names."""
        for name in (self.scan.article.source_agency, self.scan.article.outlet):
            if not name or fold(name) in home_words()["global_agencies"]:
                continue
            state = self._state_of_agency(name) or next((found for word in name.split() if (found := self._state_of_phrase(word))), None)
            if state is not None:
                return state
        return None

    def _dateline_state(self) -> Known | None:
        place = self.scan.article.dateline_place
        state = self._state_of_phrase(place) if place else None
        return state if state is not None and fold(state.iso or "") in home_words()["states"] else None

    def _state_of_agency(self, name: str) -> Known | None:
        for phrase in self.scan.knowledge.phrases.get(fold(name).split()[0], ()):
            if " ".join(phrase.words) == fold(name) and phrase.entity.type == "organisation" and phrase.entity.seat:
                place = self.scan.knowledge.entities.get(phrase.entity.seat)
                return self.scan.knowledge.entities.get(place.country or "") if place is not None else None
        return None

    def _state_of_phrase(self, text: str) -> Known | None:
        words = tuple(fold(text).split())
        found = [phrase for phrase in self.scan.knowledge.phrases.get(words[0], ()) if phrase.words == words] if words else []
        everyday = name_words()["everyday_places"]
        for phrase in sorted(found, key=lambda row: (row.weak, row.entity.type != "country")):
            if phrase.entity.type == "place" and fold(text) in everyday:
                continue
            if phrase.entity.type == "country":
                return phrase.entity
            if phrase.entity.type == "place" and phrase.entity.country:
                return self.scan.knowledge.entities.get(phrase.entity.country)
        return None

    def _calendar_state(self) -> Known | None:
        """The state whose newspapers name the months as this article does, of those the one spoken of most."""
        words = set(self.words)
        for name in ("west", "centre"):
            if words & home_words()[f"months_{name}"]:
                states = [state for iso, state in sorted(self.states.items()) if fold(iso) in home_words()[f"states_{name}"]]
                best = max(states, key=lambda state: self.support[state.iri])
                return best if self.support[best.iri] else None
        return None

    def _spelling_state(self) -> Known | None:
        """The state whose newspapers write a word as this article does throughout, where the article speaks of that state."""
        tokens = self.scan.tokens
        surfaces = {tokens.text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)}
        for row in read_toml("actors.toml")["home"]["spellings"]:
            written, elsewhere, iso = row.split()
            state = self.states.get(iso)
            if written in surfaces and elsewhere not in surfaces and state is not None and self.support[state.iri]:
                return state
        return None

    def _state_of_holders(self) -> Known | None:
        """The one state of the Arab League whose known holders the article names by their full title without ever naming the state."""
        offices = [office for office in self.scan.offices if office.name is not None and office.title is not None]
        marked = {self.holders.name_of(office) for office in offices if office.affiliation}
        unmarked = [row for row in offices if not row.affiliation and not row.counterpart and self.holders.name_of(row) not in marked]
        rows = [office for office in unmarked if office.title is not None and office.title[1] - office.title[0] > 1]
        owners = {known.iri: known for office in rows if (known := self.holders.owner_of(office)) is not None}
        states = [known for known in owners.values() if fold(known.iso or "") in home_words()["states"]]
        return states[0] if len(states) == 1 else None

    def _unmarked(self) -> Known | None:
        """The state spoken of most of those whose ministers and presidents no title says to be theirs: one does not say so of one's own."""
        told = [office for office in self.scan.offices if office.affiliation]
        marked = {office.affiliation[0].iri for office in told if self.is_state_office(office) or office.counterpart or office.shared}
        state = self.most_spoken_of(frozenset(marked)) if marked else None
        named = [match for match in self.scan.names if state is not None and match.candidates[0].iri == state.iri]
        return state if len(named) > 1 else None

    def most_spoken_of(self, but: frozenset[str] = frozenset()) -> Known | None:
        """The state clearly spoken of most, but for those given and the counterpart's of the first office without a state."""
        first = next((office for office in self.scan.offices if not office.affiliation and self.is_state_office(office)), None)
        other = self.state_of_counterpart(first) if first is not None else None
        entities = self.scan.knowledge.entities
        ranked = [(count, iri) for iri, count in self.support.items() if iri in entities and iri not in but and iri != other]
        ranked = sorted((row for row in ranked if entities[row[1]].type == "country"), key=lambda row: (-row[0], row[1]))
        if not ranked or ranked[0][0] < _MIN_SUPPORT:
            return None
        if len(ranked) > 1 and ranked[0][0] < _CLEAR_LEAD * ranked[1][0]:
            return None
        return entities[ranked[0][1]]

    def is_state_office(self, office: Office) -> bool:
        """Whether an office is one of a state, not of a body."""
        if office.lemma in home_words()["offices"]:
            return True
        if office.lemma not in home_words()["offices_of_bodies"] or office.title is None:
            return False
        titled = self.words[office.title[0] : office.title[1]]
        if len(titled) == 1 and office.lemma in home_words()["lone_offices"]:
            return True
        return any(split.core in home_words()["state_bodies"] for word in titled for split in splits(word))

    def state_of_counterpart(self, office: Office) -> str | None:
        """The state of the counterpart whom the sentence goes on to name: another's than the office's own."""
        end = self.scan.sentence_of(office.first)[1]
        following = next((other for other in self.scan.offices if office.last <= other.first < end and other.title != office.title), None)
        return following.affiliation[0].iri if following is not None and following.counterpart and following.affiliation else None

    def kingdom(self) -> Known | None:
        """The state that "the Kingdom" means: home where it is one, else the kingdom spoken of most."""
        kingdoms = [state for iso, state in sorted(self.states.items()) if fold(iso) in home_words()["kingdoms"]]
        if self.state in kingdoms:
            return self.state
        best = max(kingdoms, key=lambda state: self.support[state.iri], default=None)
        return best if best is not None and self.support[best.iri] else None
