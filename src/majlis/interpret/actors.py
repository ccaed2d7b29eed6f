"""Who may act: from mentions to units and groups, with what each person represents."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.interpret.affiliation import Affiliations, home_words
from majlis.interpret.scan import Scan, choose_candidate, state_support
from majlis.interpret.units import Group, Unit
from majlis.model import ActorType
from majlis.recognise.gazetteer import Known
from majlis.recognise.language import given_names, is_language, name_words
from majlis.recognise.lexicon import function_words, letters, read_toml
from majlis.recognise.names import NameMatch
from majlis.recognise.offices import Office
from majlis.recognise.organisations import BodyMatch
from majlis.recognise.organisations import heads as body_heads
from majlis.recognise.titles import adjectives_of_bodies, is_owned, phrases_of_bodies, title_words
from majlis.recognise.words import COMMAS, splits, without_article

_STATE_ORGANS = frozenset({"council", "parliament", "army", "court"})
Represented = tuple[str, ActorType] | None


@lru_cache(maxsize=1)
def actor_words() -> dict[str, frozenset[tuple[str, ...]]]:
    """The word lists of `actors.toml`: "section.name" → folded phrases."""
    rows: dict[str, frozenset[tuple[str, ...]]] = {}
    for section, lists in read_toml("actors.toml").items():
        for name, phrases in lists.items():
            rows[f"{section}.{name}"] = frozenset(tuple(fold(phrase).split()) for phrase in phrases)
    return rows


def _as_actor_type(known: Known) -> ActorType:
    return "country" if known.type == "country" else "organisation"


class ActorReader:
    """Turns the mentions of a scan into units and groups, registering every entity on the way."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.tokens = scan.tokens
        self.words = scan.tokens.words
        self.registry = scan.registry
        self.support: Counter[str] = state_support(scan.names)
        self.represented: dict[str, Represented] = {}  # person id → state or body
        self.office_of = scan.office_of
        self.person_of_office: dict[int, str] = {}  # index of office → person id
        self.names_at = {match.first: match for match in scan.names}
        self.inside_sites: set[int] = set()
        self.affiliations = Affiliations(scan, self.support)

    def read(self) -> None:
        """Fill `scan.units`, `scan.unit_at` and `scan.groups`."""
        self._register_names()
        self._register_bodies()
        self._register_sites()
        self._register_persons()
        self._collect_units()
        self._collect_groups()

    # --- registering

    def _register_names(self) -> None:
        covered = {at for body in self.scan.bodies for at in range(body.first, body.last)}
        for match in self.scan.names:
            known = choose_candidate(match, self.support)
            self.scan.known_of[match.first] = known
            if known.type == "organisation" and match.first in covered:
                continue
            contracted = not self._attached(match)  # l + al- is written ll-: the article is put back
            skip = len(match.proclitics) + contracted
            first = match.first
            noun = self.words[first][len(match.proclitics) :]
            if known.type == "place" and match.last - first > 1 and noun in name_words()["city_nouns"]:
                first, skip, contracted = first + 1, 0, False
            self.registry.known(known, first, match.last, skip, letters().article if contracted else "")
            self._register_parent(match, known)

    def _register_parent(self, match: NameMatch, known: Known) -> None:
        """The body that the name of one of its organs ends with is named too."""
        parent = self.scan.knowledge.entities.get(known.parent or "")
        if parent is None:
            return
        for at in range(match.first + 1, match.last):
            for split in splits(self.words[at]):
                for phrase in self.scan.knowledge.phrases.get(split.core, ()):
                    if phrase.entity.iri == parent.iri and tuple(self.words[at + 1 : match.last]) == phrase.words[1:]:
                        contracted = not self.words[at].endswith(split.core)
                        prefix = letters().article if contracted else ""
                        self.registry.known(parent, at, match.last, len(split.proclitics) + contracted, prefix)
                        return

    def _register_bodies(self) -> None:
        """Every body is a mention, also one inside a title."""
        for body in self.scan.bodies:
            self._body_key(body)

    def _register_sites(self) -> None:
        """Buildings and lands are mentions; nothing in their name is another's."""
        for site in self.scan.sites:
            self.registry.unknown("place", site.first, site.last, len(site.proclitics) + site.contracted, prefix=letters().article if site.contracted else "")
            self.inside_sites.update(range(site.first + 1, site.last))

    def _body_key(self, body: BodyMatch) -> str:
        """The id of a body by its words; l + al- is written ll-: the article is put back."""
        skip = len(body.proclitics) + body.contracted
        prefix = letters().article if body.contracted or body.elided else ""
        return self.registry.unknown("organisation", body.first, body.last, skip, prefix=prefix)

    def _attached(self, match: NameMatch) -> bool:
        """Whether the proclitics can be cut off the surface by counting letters."""
        return self.words[match.first].endswith(match.core)

    def _register_persons(self) -> None:
        order = sorted(range(len(self.scan.offices)), key=lambda i: -self._name_length(self.scan.offices[i]))
        for index in order:
            office = self.scan.offices[index]
            if office.name is None:
                continue
            skip = len(office.proclitics) if office.name[0] == office.first else 0
            person = self.registry.person(*office.name, skip)
            self.person_of_office[index] = person
            self.represented.setdefault(person, None)
        told = [index for index, office in enumerate(self.scan.offices) if index in self.person_of_office and (office.title or office.shared)]
        for index in sorted(told, key=lambda i: not self.scan.offices[i].affiliation):
            self._learn_office(self.person_of_office[index], self.scan.offices[index])

    def _name_length(self, office: Office) -> int:
        return office.name[1] - office.name[0] if office.name else 0

    def _learn_office(self, person: str, office: Office) -> None:
        best = self.office_of.get(person)
        if best is None or not best.affiliation and office.affiliation:
            self.office_of[person] = office
        if self.represented.get(person) is None:
            self.represented[person] = self._affiliation(office)

    def _affiliation(self, office: Office) -> Represented:
        body = self._body_in_title(office)
        if body is not None:
            return body, "organisation"
        if not office.affiliation or self._only_region(office):
            owner = self._owner(office)
            if owner is not None:
                return owner
            state = self.affiliations.of(office)
            return (self.registry.known(state), "country") if state is not None else None
        match = self.names_at.get(office.affiliation_at) if office.affiliation_at is not None else None
        known = choose_candidate(match, self.support) if match is not None else office.affiliation[0]
        if office.shared is not None and known.type == "place":  # of homographs the state holds offices
            known = next((other for other in office.affiliation if other.type == "country"), known)
        if known.type == "place":
            head = self.words[office.title[0]] if office.title is not None else ""
            governs = bool(head) and office.lemma in title_words().bounds["governors"] and head not in name_words()["place_nouns"]
            state = self.scan.knowledge.entities.get(known.metonym_of or (known.country or "") * governs)
            return (self.registry.known(state), "country") if state is not None else None
        state = self._state_of_organ(known.label) if known.type == "organisation" and known.kind in _STATE_ORGANS else None
        if state is not None:
            return self.registry.known(state), "country"
        return self.registry.known(known), _as_actor_type(known)

    def _only_region(self, office: Office) -> bool:
        """Whether a title names a region of several states, with which its holder deals."""
        return all(known.type == "place" and not known.metonym_of and not known.country for known in office.affiliation)

    def _state_of_organ(self, name: str) -> Known | None:
        """The state whose adjective ends the name of an organ: a presidential council, a parliament."""
        last = fold(name).split()[-1]
        found = self.scan.knowledge.phrases.get(last, ())
        return next((row.entity for row in found if row.words == (last,) and row.form == "adjective" and row.entity.type == "country"), None)

    def _body_in_title(self, office: Office) -> str | None:
        """The body of no list that a title names, unless the title names its state or another body outside of it."""
        if office.title is None or office.shared is not None:
            return None
        first, last = office.title
        for body in self.scan.bodies:
            if first < body.first and body.last <= last and not body.state_organ:
                place = office.affiliation_at
                return self._body_key(body) if place is None or body.first <= place < body.last else None
        return None

    def _owner(self, office: Office) -> Represented:
        """Whose a title is that names its body by a short word or an adjective, or its state by a pronoun."""
        if office.title is None:
            return None
        first, last = office.title
        for at in range(first, last):
            known = self.scan.knowledge.entities.get(adjectives_of_bodies().get(self.words[at], ""))
            if known is not None:
                return self.registry.known(known), "organisation"
        titled = " ".join(self.words[first:last])
        for phrase, iri in phrases_of_bodies().items():
            known = self.scan.knowledge.entities.get(iri)
            if known is not None and titled.removeprefix(letters().conjunctions[0]).startswith(phrase):
                return self.registry.known(known), "organisation"
        for at in range(last - 1, first, -1):
            for split in splits(self.words[at]):
                core = without_article(split.core)
                if core != split.core and core in body_heads():
                    body = self._latest_body(core, at)
                    return (body, "organisation") if body is not None else None
        owned = any(is_owned(self.words[at]) for at in range(first, last)) or self._written_owned(first)
        states = office.lemma in title_words().own_state - home_words()["lone_offices"]
        return self._named_before(first, states) if owned else None

    def _written_owned(self, at: int) -> bool:
        """Whether the pronoun of a title, which folds to the feminine ending, is told by its letter."""
        feminine, pronoun = read_toml("inflection.toml")["letters"]["marbuta"], letters().object_suffixes[0]
        surface = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        return surface.endswith(pronoun) and feminine in self.tokens.text and not surface.startswith(letters().article)

    def _named_before(self, at: int, states: bool = False) -> Represented:
        """The state or body named last before a token of the same sentence; only a state where `states` says so."""
        begin = self.scan.sentence_of(at)[0]
        best: tuple[int, str, ActorType] | None = None
        for match in self.scan.names:
            known = self.scan.known_of[match.first]
            if begin <= match.first < at and match.form == "name" and (known.type == "country" or known.type == "organisation" and not states):
                best = match.first, self.registry.known(known), _as_actor_type(known)
            elif begin <= match.first < at and self._says_whose(match, known):
                best = match.first, self.registry.known(known), "country"
            elif begin <= match.first < at and known.type == "place" and known.metonym_of in self.scan.knowledge.entities and self._acts(match):
                best = match.first, self.registry.known(self.scan.knowledge.entities[known.metonym_of]), "country"
        for body in self.scan.bodies:
            if not states and begin <= body.first < at and (best is None or body.first > best[0]) and not body.state_organ:
                best = body.first, self._body_key(body), "organisation"
        return (best[1], best[2]) if best is not None else None

    def _says_whose(self, match: NameMatch, known: Known) -> bool:
        """Whether an adjective of a state stands in the title of an office."""
        return match.form == "adjective" and known.type == "country" and any(office.affiliation_at == match.first for office in self.scan.offices)

    # --- units

    def _collect_units(self) -> None:
        offices = {office.first: (index, office) for index, office in reversed(list(enumerate(self.scan.offices)))}
        bodies = {body.first: body for body in self.scan.bodies}
        for first, end in self.tokens.sentences:
            at = first
            while at < end:
                unit = self._unit(at, end, offices, bodies)
                if unit is not None:
                    self.scan.units.append(unit)
                    self.scan.unit_at[at] = unit
                    self.scan.units_ending[unit.last] = unit
                at = unit.last if unit is not None else at + 1

    def _unit(self, at: int, end: int, offices: dict[int, tuple[int, Office]], bodies: dict[int, BodyMatch]) -> Unit | None:
        if at in offices:
            unit = self._office_unit(*offices[at])
            if unit is not None:
                return unit
        if self.tokens.kinds[at] != "word":
            return None
        return (
            self._paired_state_unit(at)
            or self._own_state_unit(at)
            or self._honoured_unit(at)
            or self._capital_unit(at, end)
            or self._state_unit(at, end)
            or self._body_unit(bodies.get(at))
            or self._name_unit(at)
            or self._collective_unit(at, end)
            or self._short_body_unit(at)
            or (None if at in self.inside_sites else self._named_elsewhere(at, end))
        )

    def _named_elsewhere(self, at: int, end: int) -> Unit | None:
        """A name, whole or in part, of a person whom the article introduces elsewhere."""
        whole = self._full_name_unit(at, end) or self._surname_unit(at, end)
        return whole or self._family_name_unit(at) or self._middle_name_unit(at)

    def _office_unit(self, index: int, office: Office) -> Unit | None:
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
        state = self._affiliation(office)
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
        """The person named before with this office: …."""
        if office.counterpart:
            return self._holder_of_same_office(office)
        if office.shared is not None or not (office.definite or office.title and self._ends_definite(office.title)):
            return None
        wanted = self._affiliation(office)
        best: str | None = None
        for index, other in enumerate(self.scan.offices):
            if other.first >= office.first:
                break
            person = self.person_of_office.get(index)
            if person is None or other.lemma != office.lemma and not self._same_head(other, office):
                continue
            if self._heads_state(office) and not self._heads_state(other):
                continue
            same = other.title is not None and office.title is not None and self._same_words(other.title, office.title)
            if wanted is None and same or wanted is not None and self.represented.get(person) == wanted:
                best = person
        return best

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

    def _ends_definite(self, title: tuple[int, int]) -> bool:
        """"The president of the republic": definite by its last word."""
        return title[1] - title[0] > 1 and self.words[title[1] - 1].startswith(letters().article)

    def _holder_of_same_office(self, office: Office) -> str | None:
        """"His Saudi counterpart": the Saudi who holds the office of the one named last, where the article names one."""
        state = self._affiliation(office)
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

    def _state_unit(self, at: int, end: int) -> Unit | None:
        """…."""
        for split in splits(self.words[at]):
            for noun in actor_words()["state.nouns"]:
                if split.core != noun[0] or tuple(self.words[at + 1 : at + len(noun)]) != noun[1:]:
                    continue
                inner = self._state_unit(at + len(noun), end) if at + len(noun) < end else None
                if inner is not None and not inner.proclitics:
                    return replace(inner, first=at, proclitics=split.proclitics)
                match = self.names_at.get(at + len(noun))
                if match is None or match.last > end or match.proclitics or self.scan.known_of[match.first].type != "country":
                    continue
                country = self.registry.known(self.scan.known_of[match.first])
                return Unit(at, match.last, split.proclitics, "country", country, "country")
        return None

    def _body_unit(self, body: BodyMatch | None) -> Unit | None:
        if body is None:
            return None
        states = [m for m in body.nested if self.scan.known_of.get(m.first) and self.scan.known_of[m.first].type == "country"]
        key = self._body_key(body)
        if body.state_organ and states:
            country = self.registry.known(self.scan.known_of[states[-1].first])
            return Unit(body.first, body.last, body.proclitics, "country", country, "country")
        return Unit(body.first, body.last, body.proclitics, "organisation", key, "organisation")

    def _paired_state_unit(self, at: int) -> Unit | None:
        """The second state after a dual or plural noun: "the American and Spanish sides"."""
        before = self.scan.units[-1] if self.scan.units else None
        match = self.names_at.get(at)
        if before is None or match is None or before.last != at or before.kind not in ("country", "office") or match.form != "adjective":
            return None
        if match.proclitics != letters().conjunctions[0] or self.names_at.get(at - 1) is None or self.names_at[at - 1].form != "adjective":
            return None
        country = self.registry.known(self.scan.known_of[at])
        return (
            Unit(at, match.last, match.proclitics, before.kind, country, "country", country, "country")
            if self.scan.known_of[at].type == "country"
            else None
        )

    def _own_state_unit(self, at: int) -> Unit | None:
        """A word for one's own state: "his country", "our country", "the Kingdom"."""
        if at in self.names_at:
            return None
        for split in splits(self.words[at]):
            state: str | None = None
            if (split.core,) in actor_words()["own.country"]:
                state = self._state_spoken_for(at)
            elif (split.core,) in actor_words()["own.ours"]:
                state = self.registry.known(self.affiliations.home) if self.affiliations.home is not None else None
            elif (split.core,) in actor_words()["own.kingdom"] and at + 1 not in self.names_at:
                kingdom = self.affiliations.kingdom()
                state = self.registry.known(kingdom) if kingdom is not None else None
            if state is not None:
                return Unit(at, at + 1, split.proclitics, "country", state, "country")
        return None

    def _capital_unit(self, at: int, end: int) -> Unit | None:
        """"The Angolan capital" without its name: the city, and the government that it may stand for."""
        match = self.names_at.get(at + 1)
        if match is None or match.form != "adjective" or match.last < end and match.last in self.names_at:
            return None
        state = self.scan.known_of.get(match.first)
        for split in splits(self.words[at]):
            if split.core in function_words()["capital_words"] and state is not None and state.type == "country":
                city = next((known for known in self.scan.knowledge.entities.values() if known.metonym_of == state.iri), None)
                if city is None:
                    return None
                return Unit(at, match.last, split.proclitics, "place", self.registry.known(city), "organisation", metonym=self.registry.known(state))
        return None

    def _honoured_unit(self, at: int) -> Unit | None:
        """"His Highness", "His Excellency" with a possessive: the person named last."""
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

    def _state_spoken_for(self, at: int) -> str | None:
        """The state of the last person or office before, in this paragraph or the one before it."""
        paragraph = self.tokens.paragraph[self.tokens.sentence[at]]
        for unit in reversed(self.scan.units):
            if paragraph - self.tokens.paragraph[self.tokens.sentence[unit.first]] > 1:
                return None
            if unit.kind in ("person", "office") and unit.represents is not None and unit.represents_type == "country":
                return unit.represents
        return None

    def _name_unit(self, at: int) -> Unit | None:
        match = self.names_at.get(at)
        if match is None or match.form in ("adjective", "demonym"):
            return None
        known = self.scan.known_of[at]
        key = self.registry.known(known)
        if known.type == "place":
            state = self.scan.knowledge.entities.get(known.metonym_of or "")
            metonym = self.registry.known(state) if state is not None and self._acts(match) else None
            return Unit(at, match.last, match.proclitics, "place", key, "organisation", metonym=metonym)
        kind = _as_actor_type(known)
        return Unit(at, match.last, match.proclitics, kind, key, kind)

    def _acts(self, match: NameMatch) -> bool:
        """A city with a preposition before it is a place, not a government."""
        before = self.words[match.first - 1] if match.first else ""
        locative = match.proclitics[-1:] in letters().prepositions[:1] if match.proclitics else False
        return not locative and before not in _locatives()

    def _collective_unit(self, at: int, end: int) -> Unit | None:
        lists = actor_words()
        for split in splits(self.words[at]):
            for noun in lists["body.nouns"]:
                unit = self._of_body(at, end, split.core, split.proclitics, noun)
                if unit is not None:
                    return unit
            if any((split.core,) in lists[name] for name in ("meeting.words", "pair.words", "statement.documents")):
                key = self.registry.named(
                    "organisation", self.tokens.text[self.tokens.starts[at] + len(split.proclitics) : self.tokens.ends[at]], collective=True
                )
                return Unit(at, at + 1, split.proclitics, "collective", key, "organisation", plural=True)
        return None

    def _of_body(self, at: int, end: int, core: str, proclitics: str, noun: tuple[str, ...]) -> Unit | None:
        """…: the body acts."""
        if core != noun[0] or tuple(self.words[at + 1 : at + len(noun)]) != noun[1:]:
            return None
        following = at + len(noun)
        while following < end and any(s.core in _body_links() for s in splits(self.words[following])) and following not in self.names_at:
            following += 1
        match = self.names_at.get(following)
        inner: Unit | None = None
        if (
            match is not None
            and self.scan.known_of[following].type == "organisation"
            and (not match.proclitics or match.proclitics in letters().prepositions)
        ):
            inner = self._name_unit(following)
        elif following < end and following not in self.names_at:
            inner = self._short_body_unit(following)
            inner = inner if inner is not None and (not inner.proclitics or inner.proclitics in letters().prepositions) else None
        if inner is None:
            return None
        return Unit(at, inner.last, proclitics, "organisation", inner.actor, "organisation", plural=True)

    def _short_body_unit(self, at: int) -> Unit | None:
        """…: the body named before that begins so."""
        article = letters().article
        for split in splits(self.words[at]):
            if not split.core.startswith(article) or len(split.core) < 5:
                continue
            body = self._latest_body(split.core[len(article) :], at)
            if body is not None:
                return Unit(at, at + 1, split.proclitics, "organisation", body, "organisation")
        return None

    def _latest_body(self, head: str, at: int) -> str | None:
        best: tuple[int, str] | None = None
        for key, draft in self.registry.drafts.items():
            if draft.type != "organisation" or not draft.spans or draft.collective:
                continue
            starts = [start for start, _ in draft.spans if start < self.tokens.starts[at]]
            if not starts:
                continue
            for name in draft.names:
                words = fold(name).split()
                bare = words[0][len(letters().article) :] if words and words[0].startswith(letters().article) else words[0] if words else ""
                if len(words) > 1 and bare == head and (best is None or starts[-1] > best[0]):
                    best = (starts[-1], key)
        return best[1] if best else None

    def _full_name_unit(self, at: int, end: int) -> Unit | None:
        """The whole name of a person whom the article names elsewhere, where nothing announces it."""
        for split in splits(self.words[at]):
            for words, person in self.registry.persons:
                if len(words) >= 2 and split.core == words[0] and tuple(self.words[at + 1 : at + len(words)]) == words[1:] and at + len(words) <= end:
                    self.registry.person(at, at + len(words), len(split.proclitics))
                    state = self.represented.get(person)
                    return Unit(at, at + len(words), split.proclitics, "person", person, "person", *(state or (None, None)))
        return None

    def _surname_unit(self, at: int, end: int) -> Unit | None:
        """A surname that stands alone for a person named in full elsewhere."""
        if at in self.names_at and self.names_at[at].last - at > 1:
            return None
        for split in splits(self.words[at]):
            for words, person in self.registry.persons:
                for length in (2, 1):
                    tail = words[-length:]
                    if (
                        len(words) <= length
                        or split.core != tail[0]
                        or tuple(self.words[at + 1 : at + length]) != tail[1:]
                        or at + length > end
                    ):
                        continue
                    if length == 1 and len(tail[0]) < 3:
                        continue
                    self.registry.person(at, at + length, len(split.proclitics))
                    state = self.represented.get(person)
                    return Unit(at, at + length, split.proclitics, "person", person, "person", *(state or (None, None)))
        return None

    def _middle_name_unit(self, at: int) -> Unit | None:
        """The word by which someone of a long name is known, alone: of no other person, and no word of the language."""
        if at in self.names_at or self.tokens.kinds[at] != "word":
            return None
        for split in splits(self.words[at]):
            bearers = {person for words, person in self.registry.persons if len(words) > 3 and split.core in words[1:-1]}
            if len(bearers) == 1 and len(split.core) > 3 and not is_language(split.core) and split.core not in function_words()["name_particles"]:
                person = bearers.pop()
                state = self.represented.get(person)
                return Unit(at, at + 1, split.proclitics, "person", person, "person", *(state or (None, None)))
        return None

    def _family_name_unit(self, at: int) -> Unit | None:
        """The first word of a name that puts the family first, alone: no given name, and no word of the language."""
        if at in self.names_at:
            return None
        for split in splits(self.words[at]):
            for words, person in self.registry.persons:
                if len(words) >= 2 and split.core == words[0] and words[0] not in given_names() and not is_language(words[0]) and len(words[0]) > 2:
                    self.registry.person(at, at + 1, len(split.proclitics))
                    state = self.represented.get(person)
                    return Unit(at, at + 1, split.proclitics, "person", person, "person", *(state or (None, None)))
        return None

    # --- groups

    def _collect_groups(self) -> None:
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
        """"The first deputy prime minister, foreign minister X": one person, whose name comes with the second title."""
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
        for phrase in _list_links():
            if tuple(self.words[at : at + len(phrase)]) == phrase and at + len(phrase) < end:
                return len(phrase)
        return 0

    def _list_goes_on(self, unit: Unit, following: Unit) -> bool:
        """A comma joins only units of one kind."""
        return (
            unit.actor_type == following.actor_type
            or {unit.kind, following.kind} <= {"country", "organisation", "person", "office"}
            and unit.kind != "person"
        )


@lru_cache(maxsize=1)
def _ranks() -> tuple[dict[str, frozenset[str]], ...]:
    """The tables `honour` of `titles.toml`: honours with a pronoun and the lemmas of those who bear them, folded."""
    return tuple({name: frozenset(fold(word) for word in words) for name, words in row.items()} for row in read_toml("titles.toml")["honour"])


@lru_cache(maxsize=1)
def _list_links() -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in function_words()["list_links"] if " " in phrase), key=len, reverse=True))


@lru_cache(maxsize=1)
def _locatives() -> frozenset[str]:
    return function_words()["locatives"]


@lru_cache(maxsize=1)
def _body_links() -> frozenset[str]:
    return function_words()["body_links"]
