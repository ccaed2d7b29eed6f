"""Bodies and known names as actors: organs of states, bodies by their short name, collectives."""

from __future__ import annotations

from functools import lru_cache

from majlis.interpret.act_words import act_words
from majlis.interpret.actor_entities import ActorEntities
from majlis.interpret.actor_words import actor_words, as_actor_type, collective_nouns, phrases_by_head
from majlis.interpret.units import Unit
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.organisations import BodyMatch
from majlis.recognise.words import splits


class BodyUnits:
    """Turns bodies, names and collectives into units."""

    def __init__(self, entities: ActorEntities) -> None:
        self.entities = entities
        self.scan = entities.scan
        self.tokens = entities.tokens
        self.words = entities.words
        self.registry = entities.registry
        self.names_at = entities.names_at

    def body_unit(self, body: BodyMatch | None) -> Unit | None:
        """A body, or the state whose organ it is."""
        if body is None:
            return None
        states = [m for m in body.nested if self.scan.known_of.get(m.first) and self.scan.known_of[m.first].type == "country"]
        key = self.entities.body_key(body)
        if body.state_organ and states:
            country = self.registry.known(self.scan.known_of[states[-1].first])
            return Unit(body.first, body.last, body.proclitics, "country", country, "country")
        return Unit(body.first, body.last, body.proclitics, "organisation", key, "organisation")

    def name_unit(self, at: int) -> Unit | None:
        """A state, organisation or place by its name."""
        match = self.names_at.get(at)
        if match is None or match.form in ("adjective", "demonym", "pair"):
            return None
        known = self.scan.known_of[at]
        key = self.registry.known(known)
        if known.type == "place":
            state = self.scan.knowledge.entities.get(known.metonym_of or known.seat_of or "")
            metonym = self.registry.known(state) if state is not None and self.entities.acts(match) else None
            return Unit(at, match.last, match.proclitics, "place", key, "organisation", metonym=metonym)
        kind = as_actor_type(known)
        return Unit(at, match.last, match.proclitics, kind, key, kind)

    def collective_unit(self, at: int, end: int) -> Unit | None:
        """A noun that stands for several: the organ of a body, those who meet, a pair."""
        for split in splits(self.words[at]):
            for noun in phrases_by_head("body.nouns").get(split.core, ()):
                unit = self._of_body(at, end, split.core, split.proclitics, noun)
                if unit is not None:
                    return unit
            honoured = self._honoured(at, end, split.core, split.proclitics)
            if honoured is not None:
                return honoured
            if split.core in collective_nouns():
                noun_text = self.tokens.text[self.tokens.starts[at] + len(split.proclitics) : self.tokens.ends[at]]
                key = self.registry.named("organisation", noun_text, collective=True)
                return Unit(at, at + 1, split.proclitics, "collective", key, "organisation", plural=True)
        return None

    def _honoured(self, at: int, end: int, core: str, proclitics: str) -> Unit | None:
        """«their Majesties and Highnesses», with what they lead behind it: the leaders."""
        lists = actor_words()
        if (core,) not in lists["meeting.bearers"]:
            return None
        last = at + 1
        while last < end and any((split.core,) in lists["meeting.honours"] for split in splits(self.words[last])):
            last += 1
        if last == at + 1:
            return None
        led = self.collective_unit(last, end)
        if led is not None and not led.proclitics and led.kind == "organisation":
            return Unit(at, led.last, proclitics, "organisation", led.actor, "organisation", plural=True)
        text = self.tokens.text[self.tokens.starts[at] + len(proclitics) : self.tokens.ends[last - 1]]
        key = self.registry.named("organisation", " ".join(text.split()), collective=True)
        return Unit(at, last, proclitics, "collective", key, "organisation", plural=True)

    def _of_body(self, at: int, end: int, core: str, proclitics: str, noun: tuple[str, ...]) -> Unit | None:
        """The members, the secretariat or another organ of a body: the body acts."""
        if tuple(self.words[at + 1 : at + len(noun)]) != noun[1:]:
            return None
        following = at + len(noun)
        while following < end and any(s.core in _body_links() for s in splits(self.words[following])) and following not in self.names_at:
            following += 1
        match = self.names_at.get(following)
        inner: Unit | None = None
        known = self.scan.known_of[following] if match is not None else None
        bare = match is not None and (not match.proclitics or match.proclitics in letters().prepositions)
        if known is not None and known.type == "organisation" and bare:
            inner = self.name_unit(following)
        elif following < end and following not in self.names_at:
            inner = self._led_body(following) if core in act_words()["leaders"] else None
            inner = inner or self.short_body_unit(following)
            inner = inner if inner is not None and (not inner.proclitics or inner.proclitics in letters().prepositions) else None
        if inner is None:
            return None
        return Unit(at, inner.last, proclitics, "organisation", inner.actor, "organisation", plural=True)

    def _led_body(self, at: int) -> Unit | None:
        """A body of states that no list has: "the leaders of the states of the council of X"."""
        body = next((body for body in self.scan.bodies if body.first == at), None)
        unit = self.body_unit(body) if body is not None and not body.state_organ else None
        return unit if unit is not None and unit.kind == "organisation" else None

    def short_body_unit(self, at: int) -> Unit | None:
        """The noun of a body alone with its article: the body named before that begins so."""
        article = letters().article
        for split in splits(self.words[at]):
            if not split.core.startswith(article) or len(split.core) < 5:
                continue
            body = self.entities.latest_body(split.core[len(article) :], at)
            if body is not None:
                return Unit(at, at + 1, split.proclitics, "organisation", body, "organisation")
        return None


@lru_cache(maxsize=1)
def _body_links() -> frozenset[str]:
    return function_words()["body_links"]
