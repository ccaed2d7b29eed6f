"""Registering: every name, body, site and person of an article becomes a mention of an entity."""

from __future__ import annotations

from majlis.interpret.actor_entities import ActorEntities
from majlis.interpret.representation import Representation
from majlis.interpret.scan import choose_candidate
from majlis.recognise.body_words import head_words
from majlis.recognise.gazetteer import Known
from majlis.recognise.language import name_words
from majlis.recognise.lexicon import letters
from majlis.recognise.names import NameMatch
from majlis.recognise.offices import Office
from majlis.recognise.words import splits

_SHORT_KUNYA = 5


class ActorRegistration:
    """Registers the mentions of a scan, persons with the office that names them best."""

    def __init__(self, entities: ActorEntities, representation: Representation) -> None:
        self.entities = entities
        self.representation = representation
        self.scan = entities.scan
        self.words = entities.words
        self.registry = entities.registry
        self.support = entities.support
        self.represented = entities.represented
        self.person_of_office = entities.person_of_office
        self.office_of = entities.office_of
        self.inside_sites = entities.inside_sites

    def names(self) -> None:
        """Every known name is a mention, but for one inside a body that has a name of its own."""
        covered = {at for body in self.scan.bodies for at in range(body.first, body.last)}
        built = {at for site in self.scan.sites for at in range(site.first, site.last)}
        for match in self.scan.names:
            known = choose_candidate(match, self.support)
            self.scan.known_of[match.first] = known
            if known.type == "organisation" and match.first in covered or known.type == "place" and match.first in built:
                continue
            contracted = not self._attached(match)  # l + al- is written ll-: the article is put back
            skip = len(match.proclitics) + contracted
            first = match.first
            noun = self.words[first][len(match.proclitics) :]
            if known.type == "place" and match.last - first > 1 and noun in name_words()["city_nouns"]:
                first, skip, contracted = first + 1, 0, False
            last = self._without_city(match, known)
            for named in match.candidates if match.form == "pair" else (known,):
                self.registry.known(named, first, last, skip, letters().article if contracted else "")
            self._register_parent(match, known)
            self._register_states_of(match, known)
            if self._is_seat_of_power(match) and first not in built:
                self.registry.unknown("organisation", first, last, skip, prefix=letters().article if contracted else "")

    def _is_seat_of_power(self, match: NameMatch) -> bool:
        """Whether a by-name of a government is that of its seat, which is a body too, and no palace that the article names in full."""
        bare = self.words[match.first][len(match.proclitics) :].removeprefix(letters().article)
        if match.form != "government" or bare in head_words()["administrations"]:
            return False
        palaces = (other for other in self.scan.names if other.candidates[0].type == "place" and other.last - other.first > 1)
        return all(self.words[palace.last - 1] != self.words[match.last - 1] for palace in palaces)

    def _without_city(self, match: NameMatch, known: Known) -> int:
        """The end of a building's name before "in" and its city, which is a mention of its own."""
        city = match.last - 1
        if known.kind != "building" or city - 1 <= match.first or self.words[city - 1] not in name_words()["in_words"]:
            return match.last
        for phrase in self.scan.knowledge.phrases.get(self.words[city], ()):
            if phrase.entity.kind == "city" and phrase.words == (self.words[city],):
                self.registry.known(phrase.entity, city, match.last)
                return city - 1
        return match.last

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

    def _register_states_of(self, match: NameMatch, known: Known) -> None:
        """The state whose adjective stands in a body's name is named too: "the X national bank"."""
        if known.type != "organisation" or known.kind == "intergovernmental":
            return
        for at in range(match.first + 1, match.last):
            if self.words[at].startswith(letters().article):
                phrases = self.scan.knowledge.phrases.get(self.words[at], ())
                adjectives = (row for row in phrases if row.form == "adjective" and len(row.words) == 1 and not row.weak)
                state = next((row.entity for row in adjectives if row.entity.type == "country"), None)
                if state is not None:
                    self.registry.known(state, at, at + 1)

    def bodies(self) -> None:
        """Every body is a mention, also one inside a title."""
        for body in self.scan.bodies:
            self.entities.body_key(body)

    def sites(self) -> None:
        """Buildings and lands are mentions; nothing in their name is another's."""
        for site in self.scan.sites:
            self.registry.unknown(
                "place", site.first, site.last, len(site.proclitics) + site.contracted, prefix=letters().article if site.contracted else ""
            )
            self.inside_sites.update(range(site.first + 1, site.last))

    def _attached(self, match: NameMatch) -> bool:
        """Whether the proclitics can be cut off the surface by counting letters."""
        return self.words[match.first].endswith(match.core)

    def persons(self) -> None:
        """Persons, those with the longest names first, and what their titles say of them."""
        order = sorted(range(len(self.scan.offices)), key=lambda i: -self._name_length(self.scan.offices[i]))
        for index in order:
            office = self.scan.offices[index]
            if office.name is None:
                continue
            skip = len(office.proclitics) if office.name[0] == office.first else 0
            person = self.registry.person(*office.name, skip)
            self.person_of_office[index] = person
            self._learn_kunya(office.name[1], person)
            self.represented.setdefault(person, None)
        told = [
            index for index, office in enumerate(self.scan.offices) if index in self.person_of_office and (office.title or office.shared)
        ]
        for index in sorted(told, key=lambda i: not self.scan.offices[i].affiliation):
            self._learn_office(self.person_of_office[index], self.scan.offices[index])

    def _learn_kunya(self, at: int, person: str) -> None:
        """A kunya of one word, or one word in quotation marks, right behind a name is another name of the person."""
        if at >= len(self.words):
            return
        quotation, glued = self.scan.tokens.quotation, tuple(name_words()["glued_kunyas"])
        alone = at + 1 >= len(self.words) or quotation[at + 1] != quotation[at]
        quoted = quotation[at] != 0 and quotation[at] != quotation[at - 1] and alone
        if quoted and at not in self.entities.names_at or self.words[at].startswith(glued) and len(self.words[at]) > _SHORT_KUNYA:
            self.registry.also(self.words[at], person)

    def _name_length(self, office: Office) -> int:
        return office.name[1] - office.name[0] if office.name else 0

    def _learn_office(self, person: str, office: Office) -> None:
        best = self.office_of.get(person)
        if best is None or not best.affiliation and office.affiliation:
            self.office_of[person] = office
        if self.represented.get(person) is None:
            self.represented[person] = self.representation.of_office(office)
