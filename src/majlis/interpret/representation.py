"""Whom an office represents: the state or body that its title names, directly, by an adjective or by a pronoun."""

from __future__ import annotations

from majlis.clean.fold import fold
from majlis.interpret.actor_entities import ActorEntities
from majlis.interpret.actor_words import Represented, as_actor_type
from majlis.interpret.home_state import home_words
from majlis.interpret.scan import choose_candidate
from majlis.model import ActorType
from majlis.recognise.body_words import head_words
from majlis.recognise.body_words import heads as body_heads
from majlis.recognise.gazetteer import Known
from majlis.recognise.language import name_words
from majlis.recognise.lexicon import letters, read_toml
from majlis.recognise.names import NameMatch
from majlis.recognise.offices import Office
from majlis.recognise.organisations import BodyMatch
from majlis.recognise.titles import adjectives_of_bodies, is_owned, phrases_of_bodies, title_words
from majlis.recognise.words import splits, without_article

_STATE_ORGANS = frozenset({"council", "parliament", "army", "court"})


class Representation:
    """Finds what the holder of an office stands for."""

    def __init__(self, entities: ActorEntities) -> None:
        self.entities = entities
        self.scan = entities.scan
        self.tokens = entities.tokens
        self.words = entities.words
        self.registry = entities.registry
        self.support = entities.support
        self.names_at = entities.names_at
        self.affiliations = entities.affiliations

    def of_office(self, office: Office) -> Represented:
        """The state or body that the holder of an office stands for, or None."""
        body = self._body_in_title(office)
        if body is not None:
            return body, "organisation"
        if not office.affiliation or self._only_region(office):
            owner = self._owner(office)
            if owner is not None:
                return owner
            state = self.affiliations.of(office)
            return (self.registry.known(state), as_actor_type(state)) if state is not None else None
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
        return self.registry.known(known), as_actor_type(known)

    def _only_region(self, office: Office) -> bool:
        """Whether a title names a region of several states, with which its holder deals."""
        return all(known.type == "place" and not known.metonym_of and not known.country for known in office.affiliation)

    def _state_of_organ(self, name: str) -> Known | None:
        """The state whose adjective ends the name of an organ: a presidential council, a parliament."""
        last = fold(name).split()[-1]
        found = self.scan.knowledge.phrases.get(last, ())
        return next(
            (row.entity for row in found if row.words == (last,) and row.form == "adjective" and row.entity.type == "country"), None
        )

    def _body_in_title(self, office: Office) -> str | None:
        """The body of no list that a title names, unless the title names its state or another body outside of it."""
        if office.title is None or office.shared is not None:
            return None
        first, last = office.title
        for body in self.scan.bodies:
            of_state = body.state_organ or self._own_government(body) or self._is_cabinet(body)
            if first < body.first and body.last <= last and not of_state:
                place = office.affiliation_at
                return self.entities.body_key(body) if place is None or body.first <= place < body.last else None
        return None

    def _is_cabinet(self, body: BodyMatch) -> bool:
        """Whether a body is the cabinet of a state: its head is the head of government."""
        phrase = " ".join(self.words[body.first : body.last])
        named = any(match.form == "adjective" for match in body.nested)
        return named and any(f" {cabinet}" in f" {phrase}" for cabinet in head_words()["cabinets"])

    def _own_government(self, body: BodyMatch) -> bool:
        """Whether a body without a state in its name is the government of the state that the article is written from."""
        home = self.affiliations.home
        return body.head in head_words()["governments"] and not body.nested and home.told is not None and home.state is home.told

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
                    body = self.entities.latest_body(core, at)
                    return (body, "organisation") if body is not None else None
        if office.counterpart:
            return None  # the pronoun of "his counterpart" is whose peer one is, not whose minister
        owned = any(is_owned(self.words[at]) for at in range(first, last)) or self._written_owned(first)
        states = office.lemma in title_words().own_state - home_words()["lone_offices"]
        return (self._named_before(first, states) or self._spoken_of_before(first)) if owned else None

    def _spoken_of_before(self, at: int) -> Represented:
        """The state of the person named last in the sentence before: whose minister "his minister of finance" is."""
        number = self.tokens.sentence[at]
        first = self.tokens.sentences[number - 1][0] if number else at
        named = [office for office in self.scan.offices if first <= office.first < at and office.name is not None and office.affiliation]
        known = named[-1].affiliation[0] if named else None
        return (self.registry.known(known), "country") if known is not None and known.type == "country" else None

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
            if not begin <= match.first < at:
                continue
            city = known.type == "place" and known.metonym_of in self.scan.knowledge.entities
            if match.form == "name" and (known.type == "country" or known.type == "organisation" and not states):
                best = match.first, self.registry.known(known), as_actor_type(known)
            elif self._says_whose(match, known):
                best = match.first, self.registry.known(known), "country"
            elif city and known.metonym_of is not None and self.entities.acts(match):
                best = match.first, self.registry.known(self.scan.knowledge.entities[known.metonym_of]), "country"
        for body in self.scan.bodies:
            if not states and begin <= body.first < at and (best is None or body.first > best[0]) and not body.state_organ:
                best = body.first, self.entities.body_key(body), "organisation"
        return (best[1], best[2]) if best is not None else None

    def _says_whose(self, match: NameMatch, known: Known) -> bool:
        """Whether an adjective of a state stands in the title of an office."""
        national = match.form == "adjective" and known.type == "country"
        return national and any(office.affiliation_at == match.first for office in self.scan.offices)
