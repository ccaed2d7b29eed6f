"""Whose minister: the state of an office that its title does not name.

A title without a state belongs to the state that a possessive points back to, that stands right before it, or, for
an office of a state, to the article's home: the state that the dateline, the agency or the outlet belongs to. Whom the
list of holders knows belongs where it says, and to no home that is another's.
"""

from __future__ import annotations

from collections import Counter

from majlis.clean.fold import fold
from majlis.interpret.home_state import HomeState, home_words
from majlis.interpret.scan import Scan
from majlis.recognise.gazetteer import Known
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.names import NameMatch
from majlis.recognise.offices import Office
from majlis.recognise.verbs import verb_forms
from majlis.recognise.words import COMMAS, splits

MAX_GAP_TOKENS = 2
MAX_SIDE_TOKENS = 5  # a day may stand between a chairman and the side that he leads


class Affiliations:
    """Finds the state of offices in one article."""

    def __init__(self, scan: Scan, support: Counter[str]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.support = support
        self.home = HomeState(scan, support)
        self.holders = self.home.holders
        self.states = self.home.states
        self.names_before = sorted(scan.names, key=lambda match: match.last)

    def of(self, office: Office) -> Known | None:
        """The state of an office without one, or the body of one whom the list of holders knows, or None."""
        fixed = self._fixed(office)
        if fixed is not None:
            return fixed
        found = self._represented_side(office) or self._beside(office) or self._headed_side(office)
        found = found or self._spoken_for(office) or self._stands_in(office) or self.holders.owner_of(office)
        if found is not None or not self.home.is_state_office(office):
            return found
        state = self._by_home(office)
        return None if state is not None and self.holders.is_foreign_to(office, state) else state

    def _by_home(self, office: Office) -> Known | None:
        """The state of an office of which the text and the list of holders say nothing: the scene's or the article's own."""
        known = self.home.state if self.home.state == self.home.told else None
        state = self._own_capital(office) if known is None else None
        state = state or self._host_of_scene(office, known is not None) or known or self._named_before(office.first) or self.home.state
        state = self._of_rank(office, state)
        other = self.home.state_of_counterpart(office)
        if state is None or state.iri != other:
            return state
        if known is not None:
            return known if known.iri != other else None
        return self.home.most_spoken_of(frozenset({other}))

    def _fixed(self, office: Office) -> Known | None:
        """The state of a title that only one state has: the pope's, the custodian's."""
        title = f" {' '.join(self.words[office.title[0] : office.title[1]])} " if office.title is not None else ""
        rows = (row.rsplit(" ", 1) for row in sorted(home_words()["titles_of_one_state"]))
        found = next((iso for words, iso in rows if f" {words} " in title), None)
        return next((state for iso, state in self.states.items() if found is not None and fold(iso) == found), None)

    def _of_rank(self, office: Office, state: Known | None) -> Known | None:
        """The state, where it has a ruler of that title; else the one spoken of most that has."""
        titled = self.words[office.title[0] : office.title[1]] if office.title is not None else []
        wordings = {" ".join(titled), office.lemma}
        rank = next((rank for rank in ("emir", "sultan") if home_words()[f"{rank}_titles"].intersection(wordings)), None)
        if rank is None or state is not None and fold(state.iso or "") in home_words()[f"{rank}_states"]:
            return state
        ruled = [known for iso, known in sorted(self.states.items()) if fold(iso) in home_words()[f"{rank}_states"]]
        return max((known for known in ruled if self.support[known.iri]), key=lambda known: self.support[known.iri], default=None)

    def _own_capital(self, office: Office) -> Known | None:
        """The state whose capital is the subject of what the one named says, straight after the complementiser."""
        end = self.scan.sentence_of(office.first)[1]
        if office.last >= end or self.words[office.last] not in function_words()["complementisers"]:
            return None
        match = next((match for match in self.scan.names if office.last < match.first <= office.last + 2), None)
        if match is None or match.proclitics or match.candidates[0].type != "place":
            return None
        return self._state(match.candidates[0])

    def _first_of_chain(self, office: Office) -> Office:
        """The first of the offices that one conjunction after the other joins to this one."""
        while office.proclitics[:1] == letters().conjunctions[0]:
            before = next((other for other in self.scan.offices if other.last in (office.first, office.first - 1)), None)
            if before is None or before.last != office.first and self.words[office.first - 1] not in COMMAS or before.name is None:
                break
            office = before
        return office

    def _represented_side(self, office: Office) -> Known | None:
        """The state right after a verb of representing, before the office or the list that it is in."""
        chief = self._first_of_chain(office)
        first = self.scan.sentence_of(chief.first)[0]
        if chief is not office and chief.affiliation and chief.title is not None and self.home.told is None:
            return self._state(chief.affiliation[0])
        if chief is not office and (side := self._beside(chief)) is not None:
            return side
        named = [match for match in self._matches(first, chief.first) if match.form == "name"]
        before = next((match for match in reversed(named) if self._state(match.candidates[0])), None)
        if before is None or before.first <= first or chief.first - before.last > MAX_GAP_TOKENS:
            return None
        if before.proclitics:  # the verb of the state before is left out
            joined = before.proclitics == letters().conjunctions[0] and before.last == chief.first
            represents = joined and any(self._is_verb(at, "represent") for at in range(first, before.first))
        else:
            represents = self._is_verb(before.first - 1, "represent")
        return self._state(before.candidates[0]) if represents else None

    def _is_verb(self, at: int, *classes: str) -> bool:
        """Whether a finite verb of one of the classes stands at a token."""
        forms = [form for split in splits(self.words[at]) for form in verb_forms().get(split.core, ())]
        return any(form.tense not in ("masdar", "participle") and not form.classes.isdisjoint(classes) for form in forms)

    def _spoken_for(self, office: Office) -> Known | None:
        """The state through whose minister it speaks."""
        spoken = " ".join(self.words[max(0, office.first - 2) : office.first]) in home_words()["spoken"]
        return self._named_before(office.first) if spoken else None

    def _stands_in(self, office: Office) -> Known | None:
        """The state of the one whom the sentence says to have sent the named one in the own place."""
        first = self.scan.sentence_of(office.first)[0]
        two, one = " ".join(self.words[max(0, office.first - 2) : office.first]), self.words[office.first - 1]
        behalf = home_words()["behalf"].intersection((two, one))
        if not behalf and not any(self._is_verb(at, "represent", "send") for at in range(max(first, office.first - 2), office.first)):
            return None
        named = [other for other in self.scan.offices if other.affiliation and other.name is not None]
        before = [other for other in named if first <= other.first < office.first]
        return self._state(before[-1].affiliation[0]) if before else None

    def _headed_side(self, office: Office) -> Known | None:
        """The state whose delegation the one named heads, as the words right after say."""
        words = home_words()["heading"]
        if office.first and office.last < len(self.words) and self._is_verb(office.first - 1, "lead", "chair"):
            end = min(self.scan.sentence_of(office.first)[1], office.last + MAX_SIDE_TOKENS)
            side_nouns = home_words()["side_nouns"]
            sides = [at for at in range(office.last, end) if any(split.core in side_nouns for split in splits(self.words[at]))]
            match = next((match for match in self.scan.names if sides and match.first == sides[0] + 1), None)
            if match is not None and self._state(match.candidates[0]) is not None:
                return self._state(match.candidates[0])
        if office.last + 2 >= len(self.words) or " ".join(self.words[office.last : office.last + 2]) not in words:
            return None
        match = next((match for match in self.scan.names if match.first in (office.last + 2, office.last + 3)), None)
        return self._state(match.candidates[0]) if match is not None else None

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
        """The state whose capital is the scene, as the sentence says before the office.

        Where the article's home is not told, the state that hosts too.
        """
        first = self.scan.sentence_of(office.first)[0]
        for match in self._matches(first, office.first):
            state = self._state(match.candidates[0])
            if state is None or match.form != "name":
                continue
            word, before = self.words[match.first], self.words[match.first - 1] if match.first > first else ""
            before = before.removeprefix(letters().conjunctions[0])
            inside = match.proclitics[-1:] == letters().prepositions[0] or before in function_words()["place_markers"]
            near = [other for other in self.words[max(first, match.first - 2) : match.last + 1] if other != word]
            forms = (form for other in near for split in splits(other) for form in verb_forms().get(split.core, ()))
            if not told and any("host" in form.classes for form in forms) or inside and match.candidates[0].type == "place":
                return state
        return None
