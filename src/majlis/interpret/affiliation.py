"""Whose minister: the state of an office that its title does not name.

A title without a state belongs to the state that a possessive points back to, that stands right before it, or, for
an office of a state, to the article's home: the state that the dateline, the agency or the outlet belongs to.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property, lru_cache

from majlis.clean.fold import fold
from majlis.interpret.scan import Scan
from majlis.recognise.gazetteer import Known
from majlis.recognise.language import name_words
from majlis.recognise.lexicon import function_words, letters, read_toml
from majlis.recognise.names import NameMatch
from majlis.recognise.offices import Office
from majlis.recognise.verbs import verb_forms
from majlis.recognise.words import COMMAS, splits

_CLEAR_LEAD = 1.5  # the state spoken of most counts as home when it leads the next by so much
_MIN_SUPPORT = 3
MAX_GAP_TOKENS = 2
MAX_SIDE_TOKENS = 5  # a day may stand between a chairman and the side that he leads


@lru_cache(maxsize=1)
def home_words() -> dict[str, frozenset[str]]:
    """The section `home` of `actors.toml`, folded."""
    return {name: frozenset(fold(word) for word in words) for name, words in read_toml("actors.toml")["home"].items()}


class Affiliations:
    """Finds the state of offices in one article."""

    def __init__(self, scan: Scan, support: Counter[str]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.support = support
        self.states = {known.iso: known for known in scan.knowledge.entities.values() if known.type == "country" and known.iso}
        self.names_before = sorted(scan.names, key=lambda match: match.last)

    def of(self, office: Office) -> Known | None:
        """The state of an office without one, or None."""
        fixed = self._fixed(office)
        if fixed is not None:
            return fixed
        found = self._represented_side(office) or self._beside(office) or self._headed_side(office) or self._spoken_for(office) or self._stands_in(office)
        if found is not None or not self._is_state_office(office):
            return found
        known = self.home if self.home == self.told else None
        state = self._own_capital(office) if known is None else None
        state = state or self._host_of_scene(office, known is not None) or known or self._named_before(office.first) or self.home
        state = self._of_rank(office, state)
        other = self._state_of_counterpart(office)
        if state is None or state.iri != other:
            return state
        if known is not None:
            return known if known.iri != other else None
        return self._most_spoken_of(frozenset({other}))

    def _fixed(self, office: Office) -> Known | None:
        """The state of a title that only one state has: the pope's, the custodian's."""
        title = f" {' '.join(self.words[office.title[0] : office.title[1]])} " if office.title is not None else ""
        rows = (row.rsplit(" ", 1) for row in sorted(home_words()["titles_of_one_state"]))
        found = next((iso for words, iso in rows if f" {words} " in title), None)
        return next((state for iso, state in self.states.items() if found is not None and fold(iso) == found), None)

    def _of_rank(self, office: Office, state: Known | None) -> Known | None:
        """The state, where it has a ruler of that title; else the one spoken of most that has."""
        titled = self.words[office.title[0] : office.title[1]] if office.title is not None else []
        rank = next((rank for rank in ("emir", "sultan") if home_words()[f"{rank}_titles"].intersection({" ".join(titled), office.lemma})), None)
        if rank is None or state is not None and fold(state.iso or "") in home_words()[f"{rank}_states"]:
            return state
        ruled = [known for iso, known in sorted(self.states.items()) if fold(iso) in home_words()[f"{rank}_states"] and self.support[known.iri]]
        return max(ruled, key=lambda known: self.support[known.iri], default=None)

    def _own_capital(self, office: Office) -> Known | None:
        """…: the state whose capital is the subject of what the one named says, straight after the complementiser."""
        end = self.scan.sentence_of(office.first)[1]
        if office.last >= end or self.words[office.last] not in function_words()["complementisers"]:
            return None
        match = next((match for match in self.scan.names if office.last < match.first <= office.last + 2), None)
        if match is None or match.proclitics or match.candidates[0].type != "place":
            return None
        return self._state(match.candidates[0])

    def _state_of_counterpart(self, office: Office) -> str | None:
        """The state of the counterpart whom the sentence goes on to name: another's than the office's own."""
        end = self.scan.sentence_of(office.first)[1]
        following = next((other for other in self.scan.offices if office.last <= other.first < end and other.title != office.title), None)
        return following.affiliation[0].iri if following is not None and following.counterpart and following.affiliation else None

    # --- sides

    def _first_of_chain(self, office: Office) -> Office:
        """The first of the offices that one conjunction after the other joins to this one."""
        while office.proclitics[:1] == letters().conjunctions[0]:
            before = next((other for other in self.scan.offices if other.last in (office.first, office.first - 1)), None)
            if before is None or before.last != office.first and self.words[office.first - 1] not in COMMAS or before.name is None:
                break
            office = before
        return office

    def _represented_side(self, office: Office) -> Known | None:
        """…: the state right after a verb of representing, before the office or the list that it is in."""
        chief = self._first_of_chain(office)
        first = self.scan.sentence_of(chief.first)[0]
        if chief is not office and chief.affiliation and chief.title is not None and self.told is None:
            return self._state(chief.affiliation[0])
        if chief is not office and (side := self._beside(chief)) is not None:
            return side
        before = next((match for match in reversed(self._matches(first, chief.first)) if match.form == "name" and self._state(match.candidates[0])), None)
        if before is None or before.first <= first or chief.first - before.last > MAX_GAP_TOKENS:
            return None
        if before.proclitics:  # the verb of the state before is left out
            joined = before.proclitics == letters().conjunctions[0] and before.last == chief.first
            return self._state(before.candidates[0]) if joined and any(self._is_verb(at, "represent") for at in range(first, before.first)) else None
        return self._state(before.candidates[0]) if self._is_verb(before.first - 1, "represent") else None

    def _is_verb(self, at: int, *classes: str) -> bool:
        """Whether a finite verb of one of the classes stands at a token."""
        forms = [form for split in splits(self.words[at]) for form in verb_forms().get(split.core, ())]
        return any(form.tense not in ("masdar", "participle") and not form.classes.isdisjoint(classes) for form in forms)

    def _spoken_for(self, office: Office) -> Known | None:
        """…: the state through whose minister it speaks."""
        spoken = " ".join(self.words[max(0, office.first - 2) : office.first]) in home_words()["spoken"]
        return self._named_before(office.first) if spoken else None

    def _stands_in(self, office: Office) -> Known | None:
        """…: the state of the one whom the sentence says to have sent the named one in the own place."""
        first = self.scan.sentence_of(office.first)[0]
        behalf = home_words()["behalf"].intersection((" ".join(self.words[max(0, office.first - 2) : office.first]), self.words[office.first - 1]))
        if not behalf and not any(self._is_verb(at, "represent", "send") for at in range(max(first, office.first - 2), office.first)):
            return None
        before = [other for other in self.scan.offices if first <= other.first < office.first and other.affiliation and other.name is not None]
        return self._state(before[-1].affiliation[0]) if before else None

    def _headed_side(self, office: Office) -> Known | None:
        """…: the state whose delegation the one named heads, as the words right after say."""
        words = home_words()["heading"]
        if office.first and office.last < len(self.words) and self._is_verb(office.first - 1, "lead", "chair"):
            end = min(self.scan.sentence_of(office.first)[1], office.last + MAX_SIDE_TOKENS)
            sides = [at for at in range(office.last, end) if any(split.core in home_words()["side_nouns"] for split in splits(self.words[at]))]
            match = next((match for match in self.scan.names if sides and match.first == sides[0] + 1), None)
            if match is not None and self._state(match.candidates[0]) is not None:
                return self._state(match.candidates[0])
        if office.last + 2 >= len(self.words) or " ".join(self.words[office.last : office.last + 2]) not in words:
            return None
        match = next((match for match in self.scan.names if match.first in (office.last + 2, office.last + 3)), None)
        return self._state(match.candidates[0]) if match is not None else None

    # --- within the sentence

    def _matches(self, first: int, last: int) -> list[NameMatch]:
        return [match for match in self.names_before if first <= match.first and match.last <= last and match.form != "demonym"]

    def _state(self, known: Known) -> Known | None:
        if known.type == "country":
            return known
        return self.scan.knowledge.entities.get(known.metonym_of or "") if known.type == "place" else None

    def _beside(self, office: Office) -> Known | None:
        """The state of a delegation or side that stands right before the office."""
        sending = self.words[office.first - 1] in function_words()["sending_masdars"] if office.first else False
        if sending and (sender := self._named_before(office.first - 1)) is not None:
            return sender
        before = next((match for match in self.scan.names if match.last in (office.first, office.first - 1)), None)
        if before is None or before.first == 0:
            return None
        noun = self.words[before.first - 1]
        bare = noun.removeprefix(letters().conjunctions[0])
        if not any(split.core in home_words()["side_nouns"] for split in splits(noun)) and bare not in function_words()["side_words"]:
            return None
        return self._state(before.candidates[0])

    def _named_before(self, at: int) -> Known | None:
        """The state named last before a token of the same sentence."""
        first = self.scan.sentence_of(at)[0]
        titled = {office.affiliation_at for office in self.scan.offices}
        matches = [match for match in self._matches(first, at) if match.form == "name" and match.first not in titled]
        states = [self._state(match.candidates[0]) for match in matches]
        return next((state for state in reversed(states) if state is not None), None)

    def _host_of_scene(self, office: Office, told: bool) -> Known | None:
        """The state whose capital is the scene, as the sentence says before the office; the one that hosts, where the article's home is not told."""
        first = self.scan.sentence_of(office.first)[0]
        for match in self._matches(first, office.first):
            state = self._state(match.candidates[0])
            if state is None or match.form != "name":
                continue
            word, before = self.words[match.first], self.words[match.first - 1] if match.first > first else ""
            inside = match.proclitics[-1:] == letters().prepositions[0] or before in function_words()["place_markers"]
            hosts = not told and any("host" in form.classes for near in self.words[max(first, match.first - 2) : match.last + 1] if near != word
                        for split in splits(near) for form in verb_forms().get(split.core, ()))  # fmt: skip
            if hosts or inside and match.candidates[0].type == "place":
                return state
        return None

    # --- home

    def _is_state_office(self, office: Office) -> bool:
        if office.lemma in home_words()["offices"]:
            return True
        if office.lemma not in home_words()["offices_of_bodies"] or office.title is None:
            return False
        titled = self.words[office.title[0] : office.title[1]]
        if len(titled) == 1 and office.lemma in home_words()["lone_offices"]:
            return True
        return any(split.core in home_words()["state_bodies"] for word in titled for split in splits(word))

    @cached_property
    def told(self) -> Known | None:
        """The state that the agency, the outlet or the dateline names."""
        return self._publisher_state() or self._dateline_state()

    @cached_property
    def home(self) -> Known | None:
        """The state that the article is written from."""
        if self.told is not None and (self.support[self.told.iri] or fold(self.told.iso or "") in home_words()["states"]):
            return self.told
        return self._calendar_state() or self._unmarked() or self._place_of_acts()

    def _calendar_state(self) -> Known | None:
        """The state whose newspapers name the months as this article does, of those the one spoken of most."""
        words = set(self.words)
        for name in ("west", "centre"):
            if words & home_words()[f"months_{name}"]:
                states = [state for iso, state in sorted(self.states.items()) if fold(iso) in home_words()[f"states_{name}"]]
                best = max(states, key=lambda state: self.support[state.iri])
                return best if self.support[best.iri] else None
        return None

    def _dateline_state(self) -> Known | None:
        place = self.scan.article.dateline_place
        state = self._state_of_phrase(place) if place else None
        return state if state is not None and fold(state.iso or "") in home_words()["states"] else None

    def _publisher_state(self) -> Known | None:
        """The state of a national agency, or the one that the outlet's name names."""
        for name in (self.scan.article.source_agency, self.scan.article.outlet):
            if not name or fold(name) in home_words()["global_agencies"]:
                continue
            state = self._state_of_agency(name) or next((found for word in name.split() if (found := self._state_of_phrase(word))), None)
            if state is not None:
                return state
        return None

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

    def _place_of_acts(self) -> Known | None:
        """The state whose capital is the first place that the body says something happened in."""
        body = [number for number, headline in enumerate(self.scan.tokens.headline) if not headline][:2]
        for match in self.scan.names:
            known = match.candidates[0]
            if self.scan.tokens.sentence[match.first] not in body or known.type != "place" or not known.metonym_of:
                continue
            inside = match.proclitics[-1:] == letters().prepositions[0] or self.words[match.first - 1] in function_words()["place_markers"]
            if (inside or self._hosts(match)) and self._titled_near(match.first) and self.support[known.metonym_of] >= _MIN_SUPPORT:
                return self.scan.knowledge.entities.get(known.metonym_of)
        return None

    def _hosts(self, match: NameMatch) -> bool:
        """Whether a verb of hosting stands right before a name."""
        first = self.scan.sentence_of(match.first)[0]
        near = self.words[max(first, match.first - 2) : match.first]
        return any("host" in form.classes for word in near for split in splits(word) for form in verb_forms().get(split.core, ()))

    def _titled_near(self, at: int) -> bool:
        first, end = self.scan.sentence_of(at)
        return any(first <= office.first < end and not office.affiliation and self._is_state_office(office) for office in self.scan.offices)

    def _unmarked(self) -> Known | None:
        """The state spoken of most of those whose ministers and presidents no title says to be theirs: one does not say so of one's own."""
        told = [office for office in self.scan.offices if office.affiliation]
        marked = {office.affiliation[0].iri for office in told if self._is_state_office(office) or office.counterpart or office.shared}
        state = self._most_spoken_of(frozenset(marked)) if marked else None
        named = [match for match in self.scan.names if state is not None and match.candidates[0].iri == state.iri]
        return state if len(named) > 1 else None

    def _most_spoken_of(self, but: frozenset[str] = frozenset()) -> Known | None:
        first = next((office for office in self.scan.offices if not office.affiliation and self._is_state_office(office)), None)
        other = self._state_of_counterpart(first) if first is not None else None
        ranked = [(count, iri) for iri, count in self.support.items() if iri in self.scan.knowledge.entities and iri not in but and iri != other]
        ranked = sorted((row for row in ranked if self.scan.knowledge.entities[row[1]].type == "country"), key=lambda row: (-row[0], row[1]))
        if not ranked or ranked[0][0] < _MIN_SUPPORT:
            return None
        if len(ranked) > 1 and ranked[0][0] < _CLEAR_LEAD * ranked[1][0]:
            return None
        return self.scan.knowledge.entities[ranked[0][1]]

    # --- names for one's own state

    def kingdom(self) -> Known | None:
        """The state that "the Kingdom" means: home where it is one, else the kingdom spoken of most."""
        kingdoms = [state for iso, state in sorted(self.states.items()) if fold(iso) in home_words()["kingdoms"]]
        if self.home in kingdoms:
            return self.home
        best = max(kingdoms, key=lambda state: self.support[state.iri], default=None)
        return best if best is not None and self.support[best.iri] else None
