"""Persons: titles with and without names, distributive titles, counterparts, names alone.

A name begins after a title, an honorific or with a known given name; it ends where a word of
the language begins. Nothing here knows any person beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from majlis.clean.fold import fold
from majlis.clean.tokens import Tokens
from majlis.recognise.gazetteer import Known
from majlis.recognise.language import (
    MAX_SHORT_CORE,
    given_names,
    grade,
    is_everyday_noun,
    is_finite,
    is_inflected_only,
    is_language,
    is_plain,
    is_shaped_only,
    is_short_verb,
    is_trigger,
    is_unmistakable,
    is_verb,
    is_whole,
    looks_definite,
    name_words,
    never_names,
    only_begins_like,
    shapes,
    surnames,
)
from majlis.recognise.lexicon import function_surfaces, function_words, letters, read_toml
from majlis.recognise.names import NameMatch
from majlis.recognise.organisations import head_words, heads
from majlis.recognise.titles import Head, head_at, title_words, without_possessive, without_pronoun
from majlis.recognise.words import splits

COMMAS = ("\u060c", ",")
MAX_NAME_TOKENS = 10
MAX_TITLE_TOKENS = 18
MAX_SHORT_SURNAME = 3
MAX_LIST_GAP_TOKENS = 5


@dataclass(frozen=True, slots=True)
class Office:
    """A title at tokens `first` to `last`, with or without the name of who holds it."""

    first: int
    last: int  # end of the whole phrase, name included
    proclitics: str
    lemma: str
    number: str
    title: tuple[int, int] | None  # tokens of the title itself
    name: tuple[int, int] | None
    affiliation: tuple[Known, ...] = ()  # candidates of the state or body that the title names
    affiliation_at: int | None = None
    shared: tuple[int, int] | None = None  # tokens of the distributive title this one inherits
    counterpart: bool = False
    definite: bool = False


@dataclass(slots=True)
class _Found:
    offices: list[Office] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


class PersonFinder:
    """Finds offices and names in the tokens of one article."""

    def __init__(self, tokens: Tokens, names: list[NameMatch], stops: set[int]) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.names_at: dict[int, NameMatch] = {match.first: match for match in names}
        self.inside = {at: match for match in names for at in range(match.first, match.last)}
        self.stops = stops  # tokens of dates and numbers
        self.article = letters().article
        self.titles = title_words()
        self.bodies = heads()
        self.kept = frozenset(fold(word) for word in read_toml("titles.toml")["honorifics"]["kept_in_names"])
        self.hasty = self._hasty_spellings()

    def _hasty_spellings(self) -> frozenset[str]:
        """Function words that the article writes like names: it leaves out hamzas, or writes both final letters alike."""
        surfaces = {self.tokens.text[start:end] for start, end in zip(self.tokens.starts, self.tokens.ends, strict=True)}
        classes = read_toml("names.toml")["hasty"]
        found: set[str] = set()
        for row in classes:
            if not surfaces.intersection(row["careful"]) and surfaces.intersection(row["sign"]):
                found.update(row["words"])
        return frozenset(found)

    def find(self) -> list[Office]:
        """All offices and titled names, in text order."""
        found = _Found()
        for first, end in self.tokens.sentences:
            at = first
            while at < end:
                step = self._at(at, end, found)
                at = max(step, at + 1)
        return found.offices

    # --- where things begin

    def _at(self, at: int, end: int, found: _Found) -> int:
        if self.tokens.kinds[at] != "word":
            return at + 1
        start, proclitics = self._skip_honorifics(at, end)
        if start < end:
            head = head_at(self.words, start, end)
            if head is not None and not (
                self._covered_by_longer(start, head[0])
                or self._qualifies(start, head[0])
                or self._is_given_name(start, end, start > at)
                or self._accusative(start, end, head[0])
                or self._speaks_language(start, end)
            ):
                return self._office(at, start, end, head[0], head[1] if start == at else proclitics, found)
        if start > at:
            return self._honoured_name(at, start, end, proclitics, found)
        return self._listed_adjective(at, end, found) or self._bare_name(at, end, found)

    def _listed_adjective(self, at: int, end: int, found: _Found) -> int:
        """…: after titles in the plural the adjective of a state and a name are one holder of the title."""
        match = self.names_at.get(at)
        before = found.offices[-1] if found.offices else None
        if match is None or before is None or match.form != "adjective" or self.tokens.sentence[before.first] != self.tokens.sentence[at]:
            return 0
        introduced = self.words[at - 1] in (*COMMAS, ":") and self._runs_to(before.last, at - 1)
        plural = before.number != "singular" and before.name is None and (before.counterpart or introduced)
        if not match.core.startswith((self.article, letters().conjunctions[0] + self.article)) or not (plural or before.shared is not None):
            return 0
        name = self._item_name(match.last, end)
        if name is None or name[1] - name[0] < 2 or self._apposition(name[1], end) is not None:
            return 0
        shared = before.shared or before.title
        office = Office(
            at, name[1], match.proclitics, before.lemma, "singular", None, name, match.candidates, match.first, shared, before.counterpart
        )
        found.offices.append(office)
        return name[1]

    def _runs_to(self, at: int, last: int) -> bool:
        """Whether only words of bodies and states fill the gap between a plural title and the list of its holders."""
        of_bodies = self.bodies | frozenset(shapes()["list_of"])
        gap = range(at, last)
        return len(gap) <= MAX_LIST_GAP_TOKENS and all(
            k in self.inside or self.words[k].startswith(self.article) or any(s.core in of_bodies for s in splits(self.words[k])) for k in gap
        )

    def _is_given_name(self, at: int, end: int, honoured: bool) -> bool:
        """A title's noun is a given name before a father's name, or after an honorific before another name."""
        if at + 1 < end and self.words[at] in name_words()["title_names"] and self.words[at + 1] in name_words()["descent"]:
            return True
        if self.words[at] not in given_names() or at + 1 >= end:
            return False
        following = self.words[at + 1]
        return following in name_words()["descent"] or honoured and grade(following) in ("name", "unknown") and at + 1 not in self.inside

    def _speaks_language(self, at: int, end: int) -> bool:
        """…: those who speak a language, not a spokesman."""
        language = at + 1 < end and self.words[at + 1].startswith(letters().prepositions[0] + self.article)
        return language and self.words[at] in head_words()["speaking"] and self.words[at + 1].endswith(shapes()["feminine_ending"])

    def _qualifies(self, at: int, head: Head) -> bool:
        """An adjective of the noun before it, as in "the ruling party"."""
        adjective = self.words[at] == head.words[0] and head.words[0] in self.titles.adjectival
        return adjective and at > 0 and self.words[at - 1].startswith(self.article)

    def _covered_by_longer(self, at: int, head: Head) -> bool:
        match = self.inside.get(at)
        return (
            match is not None
            and match.form == "name"
            and match.last - match.first > len(head.words)
            and match.candidates[0].type != "place"
        )

    def _skip_honorifics(self, at: int, end: int) -> tuple[int, str]:
        """The token after honorifics and dignities at `at`, and the proclitics of the first."""
        proclitics = ""
        position = at
        while position < end:
            step = self._honorific(position, end)
            if step is None:
                break
            length, before = step
            if position == at:
                proclitics = before
            position += length
            while position < end and self.words[position] in ("/", ":"):
                position += 1
        return position, proclitics

    def _honorific(self, at: int, end: int) -> tuple[int, str] | None:
        if self.words[at] in name_words()["academic"] and at + 2 < end and self.words[at + 1] == ".":
            return (2, "") if self.words[at + 2] in given_names() else None
        for split in splits(self.words[at]):
            for dignity in self.titles.dignities:
                if (
                    split.core == dignity[0]
                    and tuple(self.words[at + 1 : at + len(dignity)]) == dignity[1:]
                    and self._dignity_holds(at, len(dignity), end)
                ):
                    return len(dignity), split.proclitics
            if split.core in self.titles.honorifics:
                following = at + 1
                head = head_at(self.words, at, end)
                if head is not None and (following >= end or not (self._can_begin_name(following, end) or self._dignified(following, end))):
                    return None
                return 1, split.proclitics
        return None

    def _dignified(self, at: int, end: int) -> bool:
        """Whether an honorific that is no title stands at `at`, before a name."""
        honoured = self.words[at] in self.titles.honorifics and self.words[at] in self.kept
        return honoured and at + 1 < end and self._name(at + 1, end) is not None

    def _dignity_holds(self, at: int, length: int, end: int) -> bool:
        following = at + length
        if following >= end or following in self.names_at and self.names_at[following].candidates[0].type == "country":
            return False
        return self._honorific_word(following) or head_at(self.words, following, end) is not None or self._can_begin_name(following, end)

    def _honorific_word(self, at: int) -> bool:
        return self.words[at] in self.titles.honorifics or any(self.words[at] == dignity[0] for dignity in self.titles.dignities)

    # --- offices

    def _office(self, at: int, start: int, end: int, head: Head, proclitics: str, found: _Found) -> int:
        last, affiliation, place = self._title_end(start, end, head)
        last, affiliation, place = self._long_title(start, last, end, head, affiliation, place)
        definite = self.words[start].endswith(head.words[0]) and head.words[0].startswith(self.article)
        if head.number != "singular":
            return self._distributive(at, start, last, end, head, proclitics, found)
        name_start = self._name_start(last, end)
        name = self._name(name_start, end) if name_start is not None else None
        surname = name is None and last < end and definite and self._surname_title(start, last, head)
        if surname:
            name = (last, last + 1)
        office = Office(
            at,
            name[1] if name else last,
            proclitics,
            head.lemma,
            head.number,
            (start, last),
            name,
            affiliation,
            place,
            counterpart=head.counterpart,
            definite=definite,
        )
        found.offices.append(office)
        if name:
            return self._ellipsis(office, end, found)
        return last

    def _surname_title(self, start: int, last: int, head: Head) -> bool:
        word = self.words[last]
        if word in name_words()["regnal"]:
            return False
        return last == start + len(head.words) and word.startswith(self.article) and not is_language(word) and last not in self.inside

    def _title_end(self, start: int, end: int, head: Head) -> tuple[int, tuple[Known, ...], int | None]:
        at = start + len(head.words)
        affiliation: tuple[Known, ...] = ()
        place: int | None = None
        connector = ""
        limit = min(end, start + MAX_TITLE_TOKENS)
        while at < limit:
            match = self.names_at.get(at)
            step = self._title_step(at, end, match, head)
            if step == 0:
                break
            posted = connector and match is not None and match.candidates[0].type in ("country", "place")
            if match is not None and step == match.last - at and not (posted and not self._of_state(head, connector, match)):
                sent = match.proclitics and head.lemma in self.titles.bounds["sent"] and match.candidates[0].type == "country"
                if not sent and not affiliation or match.form == "adjective" and affiliation[0].type != "country":
                    affiliation, place = match.candidates, match.first
            connector = self.words[at] if self.words[at] in self.titles.connectors and len(self.words[at]) > 1 else ""
            at += step
        return at, affiliation, place

    def _of_state(self, head: Head, connector: str, match: NameMatch) -> bool:
        """A minister or president "in" a state is the state's; an envoy or ambassador there is another's."""
        if match.candidates[0].type != "country":
            return False
        return connector in name_words()["spoken_for"] or connector in name_words()["in_words"] and head.lemma in self.titles.own_state

    def _long_title(
        self, start: int, last: int, end: int, head: Head, affiliation: tuple[Known, ...], place: int | None
    ) -> tuple[int, tuple[Known, ...], int | None]:
        """The title goes on over words that no list of titles has, when a name follows them at once."""
        same = last, affiliation, place
        if head.number != "singular" or self._titled_name(last, end) is not None:
            return same
        at = last
        while at < min(end, start + MAX_TITLE_TOKENS):
            if at > last and self._titled_name(at, end) is not None:
                return at, affiliation, place
            step = self._loose_step(at, end)
            if step == 0:
                return same
            match = self.names_at.get(at)
            if match is not None and not affiliation and match.candidates[0].type != "place":
                affiliation, place = match.candidates, match.first
            at += step
        return same

    def _titled_name(self, at: int, end: int) -> tuple[int, int] | None:
        """A name of at least two words that a title ending at `at` announces."""
        start = self._name_start(at, end)
        name = self._name(start, end) if start is not None else None
        return name if name is not None and (name[1] - name[0] >= 2 or start != at) else None

    def _loose_step(self, at: int, end: int) -> int:
        """How many tokens at `at` may belong to a title of unknown wording; 0 for what ends every title."""
        word = self.words[at]
        if self.tokens.kinds[at] != "word" or at in self.stops or at + 1 >= end:
            return 0
        match = self.names_at.get(at)
        if match is not None and not self._match_begins_name(match, end):
            return match.last - at
        if word in self.titles.connectors:
            return 0 if self.words[at - 1] in self.titles.unextended or self.words[at + 1] in self.titles.no_title_after else 1
        before, another = self.words[at - 1], head_at(self.words, at, end)
        if another is not None and another[1][:1] in tuple(letters().conjunctions) and word not in self.titles.complements:
            return 0
        if self._title_word(at) and before in self.bodies and word in self.titles.heads:
            return 1  # the bureau of another's, or a chamber of its members
        if self._function_word(at) or self._title_word(at) or is_finite(word) or grade(word) != "language":
            return 0
        if self._complement(at):
            return 1
        if self.words[at - 1] not in self.titles.connectors and any(split.core in self.titles.bounds["words"] for split in splits(word)):
            return 0
        conjunction, rest = word[0] in letters().conjunctions[0], word[1:]
        if word.startswith((self.article, letters().contracted_article)) or conjunction and rest.startswith(self.article):
            return 1
        bare_before = not self.words[at - 1].startswith(self.article) and not self._has_nisba(at - 1)
        after_link = self.words[at - 1] in self.titles.connectors or word[0] == letters().prepositions[1]
        return 1 if bare_before or after_link or conjunction and not is_finite(rest) else 0

    def _has_nisba(self, at: int) -> bool:
        return at in self.inside and self.inside[at].form == "adjective"

    def _title_step(self, at: int, end: int, match: NameMatch | None, head: Head) -> int:
        """How many tokens at `at` continue the title; 0 when it ends here."""
        word = self.words[at]
        if self.tokens.kinds[at] != "word" or at in self.stops:
            return 0
        if match is not None and not self._match_begins_name(match, end):
            if match.form == "name" and match.proclitics and match.proclitics[0] in letters().conjunctions:
                return 0
            if head.number != "singular" and match.candidates[0].type in ("country", "organisation"):
                return 0
            if match.last - at > 1 and self._namesake_city(match, end):
                return 0
            state = match.candidates[0].type == "country" or match.candidates[0].metonym_of is not None
            if match.form == "name" and not match.proclitics and state and self._state_named_before(at):
                return 0
            return match.last - at
        if word in self.titles.connectors:
            away = word in self.titles.bounds["directions"] or word in name_words()["in_words"] and self._is_place(at + 1)
            stays = head.lemma in self.titles.bounds["stay"] and away
            if stays or self.words[at - 1] in self.titles.unextended:
                return 0
            if word in name_words()["spoken_for"] and at + 1 < end and head_at(self.words, at + 1, end) is not None:
                return 1
            return (
                1 if at + 1 < end and (self._complement(at + 1) or at + 1 in self.names_at) and not self._is_boundary_connector(at) else 0
            )
        if self._complement(at) or head.lemma in self.titles.bounds["governors"] and self._region(at, end):
            return 1
        return self._second_head(at, end)

    def _region(self, at: int, end: int) -> bool:
        """Whether a noun of regions stands before a place, as in the title of a governor."""
        return self.words[at] in name_words()["place_nouns"] and at + 1 < end and self._is_place(at + 1)

    def _namesake_city(self, match: NameMatch, end: int) -> bool:
        """A city named after someone, right after a state and before a word of no list, is the beginning of that one's name."""
        city = match.form == "name" and not match.proclitics and match.candidates[0].type == "place" and self.words[match.first] in given_names()
        return city and match.first - 1 in self.inside and match.last < end and self.tokens.kinds[match.last] == "word" and self._foreign(match.last)

    def _second_head(self, at: int, end: int) -> int:
        """A title may be that of the deputy, adviser or envoy of someone whom a title names."""
        if self.words[at - 1] in name_words()["spoken_for"]:
            whose = head_at(self.words, at, end)
            return len(whose[0].words) if whose is not None and not whose[1] else 0
        before = head_at(self.words, at - 1, at)
        if before is None or before[0].words[0].startswith(self.article):
            return 0
        second = head_at(self.words, at, end)
        if second is not None and not second[1]:
            return len(second[0].words)
        return int(self._has_article(at) and self._title_word(at))

    def _is_place(self, at: int) -> bool:
        match = self.names_at.get(at)
        return match is not None and match.candidates[0].type == "place"

    def _is_boundary_connector(self, at: int) -> bool:
        """…, …, … continue a title only before a body or a known complement."""
        following = self.names_at.get(at + 1)
        return (
            following is not None
            and following.candidates[0].type == "place"
            and self.words[at] in function_words()["prepositions"]
            and self.words[at] not in self.titles.connectors
        )

    def _match_begins_name(self, match: NameMatch, end: int) -> bool:
        """A known name may be the surname of a person: …."""
        if match.last - match.first > 1 or match.form != "name" or self.words[match.first] not in given_names():
            return False
        name = self._name(match.first, end, ignore_matches=True)
        if name is None:
            return False
        return match.weak or name[1] - name[0] >= 2 and (match.candidates[0].type == "place" or self._state_named_before(match.first))

    def _state_named_before(self, at: int) -> bool:
        """Whether the word before already says of which state: a country's name after it begins a person's."""
        before = self.inside.get(at - 1)
        return before is not None and before.form == "adjective" and before.last == at

    def _complement(self, at: int) -> bool:
        word = self.words[at]
        if self.tokens.kinds[at] != "word" or at in self.stops or word[0] in letters().conjunctions and word in self.titles.bounds["words"]:
            return False
        if (
            head_at(self.words, at, self.tokens.sentences[self.tokens.sentence[at]][1]) is not None
            and word[0] in letters().conjunctions
            and word not in self.titles.complements
        ):
            return False
        if word in self.titles.complements:
            return True
        for split in splits(word):
            bare = split.core[len(self.article) :] if split.core.startswith(self.article) else split.core
            short_body = split.core.startswith(self.article) and bare in self.bodies and split.core not in self.titles.honorifics
            if short_body and split.proclitics in ("", letters().prepositions[1]):
                return True
            if not split.proclitics and not self.titles.complements.isdisjoint((without_pronoun(split.core), without_possessive(split.core))):
                return True
            if split.core in self.titles.complements or (split.proclitics and bare in self.titles.complements):
                return (
                    split.proclitics != letters().conjunctions[0] or split.core.startswith(self.article) or bare in self.titles.complements
                )
        return word.startswith(self.article) and word.endswith(shapes()["feminine_nisba"]) and at not in self.inside

    # --- distributive titles

    def _distributive(self, at: int, start: int, last: int, end: int, head: Head, proclitics: str, found: _Found) -> int:
        """…: an office for every state or body of the list."""
        items: list[Office] = []
        position = last
        while position < end:
            item = self._item(position, end, head, (start, last), proclitics if not items else "", at)
            if item is None:
                break
            items.append(item)
            following = self._after_link(item.last, end)
            if following is None:
                break
            position = following
        named = [index for index, item in enumerate(items) if item.name is not None]
        items = items[: named[-1] + 1] if named else items[:1]
        if not items:
            found.offices.append(
                Office(
                    at,
                    last,
                    proclitics,
                    head.lemma,
                    head.number,
                    (start, last),
                    None,
                    definite=self.words[start].startswith(self.article),
                    counterpart=head.counterpart,
                )
            )
            return last
        found.offices.extend(items)
        return self._ellipsis(items[-1], end, found) if items[-1].name else items[-1].last

    def _item(self, at: int, end: int, head: Head, shared: tuple[int, int], proclitics: str, group: int) -> Office | None:
        match = self.names_at.get(self._skip_state_noun(at, end))
        if match is None or match.candidates[0].type not in ("country", "organisation"):
            return None
        if match.form == "adjective" and self.words[match.last - 1].endswith(shapes()["feminine_ending"]) and at == shared[1]:
            return None  # no list of men's titles begins with a woman: the adjective begins another phrase
        name = self._item_name(match.last, end) or self._name_after_comma(match, end)
        own = self._apposition(name[1], end) if name is not None else None
        if own is not None and name is not None and own.first == name[1]:
            first = at if at != shared[1] else group
            return replace(own, first=first, name=name, proclitics=proclitics, affiliation=match.candidates, affiliation_at=match.first)
        return Office(
            at if at != shared[1] else group,
            name[1] if name else match.last,
            proclitics,
            head.lemma,
            "singular",
            None,
            name,
            tuple(known for known in match.candidates if known.type == match.candidates[0].type or known.type == "country"),
            match.first,
            shared=shared,
            counterpart=head.counterpart,
        )

    def _item_name(self, at: int, end: int) -> tuple[int, int] | None:
        start, _ = self._skip_honorifics(at, end)
        return self._name(start, end) or self._listed_name(at, end) if start < end else None

    def _name_after_comma(self, match: NameMatch, end: int) -> tuple[int, int] | None:
        """…: in a list by adjectives the names may stand between commas."""
        if match.form != "adjective" or match.last >= end or self.words[match.last] not in COMMAS:
            return None
        start = self._name_start(match.last, end)
        name = self._name(start, end) if start is not None else None
        return name if name is not None and name[1] < end and self.words[name[1]] in (*COMMAS, ".") else None

    def _listed_name(self, at: int, end: int) -> tuple[int, int] | None:
        """After a state in a list of holders even an everyday word begins a name, before a word that is one."""
        if at + 1 >= end or self.tokens.kinds[at] != "word" or self._function_word(at) or self._has_article(at) or at in self.stops:
            return None
        word = self.words[at]
        if word[0] in letters().conjunctions or at in self.inside or self._function_word(at + 1) or self._has_article(at + 1) or self._nunated(at):
            return None
        if self.tokens.kinds[at + 1] != "word" or grade(self.words[at + 1]) not in ("unknown", "name") or at + 1 in self.inside:
            return None
        return at, self._rest_of_name(at, at + 1, end)

    def _skip_state_noun(self, at: int, end: int) -> int:
        """…, … and …, … before a state's name."""
        words = shapes()["state_nouns"]
        openers = shapes()["list_openers"]
        while at < end and at not in self.names_at and any(s.core in words or s.core in openers for s in splits(self.words[at])):
            at += 1
        return at

    def _after_link(self, at: int, end: int) -> int | None:
        """The token of the next item: after a comma, or with the conjunction; None where the list ends."""
        position = at + 1 if at < end and self.words[at] in COMMAS else at
        if position < end and (position > at or self.words[position][0] in letters().conjunctions[0]) and self._begins_item(position, end):
            return position
        return None

    def _begins_item(self, at: int, end: int) -> bool:
        position = self._skip_state_noun(at, end)
        return position in self.names_at

    def _ellipsis(self, office: Office, end: int, found: _Found) -> int:
        """…: the office goes on with another state."""
        position = office.last
        while True:
            at = self._after_conjunction(position, end)
            match = self.names_at.get(at) if at is not None else None
            if at is None or match is None or match.form != "adjective" or not match.proclitics:
                return position
            name = self._item_name(match.last, end)
            if name is None:
                return position
            found.offices.append(
                Office(
                    at,
                    name[1],
                    "",
                    office.lemma,
                    "singular",
                    None,
                    name,
                    match.candidates,
                    match.first,
                    shared=office.shared or office.title,
                    counterpart=office.counterpart,
                )
            )
            position = name[1]

    def _after_conjunction(self, at: int, end: int) -> int | None:
        if at < end and self.words[at] in COMMAS:
            at += 1
        return at if at < end and self.words[at][0] in letters().conjunctions else None

    # --- names

    def _name_start(self, at: int, end: int) -> int | None:
        """Where a name may begin after a title: past a comma, honorifics and dignities."""
        position = self._after_abbreviation(at, end)
        if position + 2 < end and self.words[position] == "(":
            name = self._name(position + 1, end)
            several = name is not None and (name[1] - name[0] > 1 or self.words[name[0]] in given_names())
            if name is not None and several and name[1] < end and self.words[name[1]] == ")":
                return position + 1
        if position < end and self.words[position] in COMMAS:
            position += 1
            start, _ = self._skip_honorifics(position, end)
            if start >= end or self.words[position][0] in letters().conjunctions and self.words[position] not in given_names():
                return None
            return start if self.words[start] in given_names() or self._two_names(start, end) else None
        start, _ = self._skip_honorifics(position, end)
        return start if start < end else None

    def _after_abbreviation(self, at: int, end: int) -> int:
        """The token after a bracket with one or two words, the short name of the body before it."""
        for length in (1, 2):
            if at + 1 < end and (self.words[at + 1] in given_names() or length > 1 and grade(self.words[at + 1]) == "unknown"):
                break  # the name of the holder
            if at + length + 1 < end and self.words[at] == "(" and self.words[at + length + 1] == ")":
                return at + length + 2
        return at

    def _two_names(self, at: int, end: int) -> bool:
        name = self._name(at, end)
        return name is not None and name[1] - name[0] >= 2 and name[1] < end and self.words[name[1]] in (*COMMAS, ".")

    def _namesake(self, at: int) -> bool:
        """Whether a building or institution before it bears the name."""
        return at > 0 and any(split.core in name_words()["namesakes"] for split in splits(self.words[at - 1]))

    def _honoured_name(self, at: int, start: int, end: int, proclitics: str, found: _Found) -> int:
        if self._namesake(at):
            return start
        name = self._name(start, end) or (self._single_surname(start, end))
        if name is None:
            return at + 1
        following = self._apposition(name[1], end)
        office = self._with_apposition(at, proclitics, name, following)
        found.offices.append(office if office.title is not None else self._with_honorific(office, start))
        return found.offices[-1].last

    def _with_honorific(self, office: Office, start: int) -> Office:
        """An honorific that is an office, such as a president's, is the title where no other is given."""
        for at in range(start - 1, office.first - 1, -1):
            head = head_at(self.words, at, at + 1)
            if head is not None and head[0].words[0] in self.titles.offices:
                return replace(office, title=(at, at + 1), lemma=head[0].lemma, definite=True)
        return office

    def _single_surname(self, at: int, end: int) -> tuple[int, int] | None:
        """A surname after an honorific; a second one with the article belongs to it."""
        word = self.words[at]
        if self._has_article(at) and at + 1 < end and self._has_article(at + 1) and is_language(self.words[at + 1]):
            return None  # a noun and its adjective
        if at in self.stops or at in self.inside or self.tokens.kinds[at] != "word" or is_language(word) or word in name_words()["regnal"]:
            return None
        last = at + 1
        while last < end and self._has_article(at) and self._has_article(last) and self._name_word(last):
            last += 1
        return (at, last)

    def _bare_name(self, at: int, end: int, found: _Found) -> int:
        """A name without a title: a known given name and at least one more name word."""
        for split in splits(self.words[at]):
            if (
                (split.core in given_names() or split.core in name_words()["compound"] or self._of_faith(at))
                and not self._function_word(at)
                and at not in self.stops
                and (at not in self.inside or self.inside[at].weak or self.inside[at].candidates[0].type == "place")
            ):
                listed = bool(found.offices) and found.offices[-1].name is not None and found.offices[-1].last == at
                name = self._name(at, end, bare=True) if not split.proclitics else self._bare_after_proclitic(at, split.core, end, listed)
                if name is not None and name[1] - name[0] >= 2:
                    following = self._apposition(name[1], end)
                    found.offices.append(self._with_apposition(at, split.proclitics, name, following))
                    return found.offices[-1].last
        return self._unlisted_name(at, end, found)

    def _unlisted_name(self, at: int, end: int, found: _Found) -> int:
        """Two or more words of no list before a title of more than one word are a name."""
        word = self.words[at]
        conjunction = letters().conjunctions[0] if word[0] == letters().conjunctions[0] and word not in given_names() else ""
        core = word[len(conjunction) :]
        if len(core) < 3 or grade(core) == "language" or at in self.inside or at in self.stops or self._has_article(at):
            return at + 1
        if self._function_word(at) or self._looks_indefinite(at, False) or at + 1 >= end or not self._name_word(at + 1, True):
            return at + 1
        name = at, self._rest_of_name(at, at + 1, end)
        if any(grade(self.words[k]) not in ("unknown", "name") and not self._has_article(k) for k in range(at + 1, name[1])):
            return at + 1
        title = self._apposition(name[1], end)
        if title is None or title.title is None or title.title[1] - title.title[0] < 2:
            return at + 1
        found.offices.append(self._with_apposition(at, conjunction, name, title))
        return found.offices[-1].last

    def _bare_after_proclitic(self, at: int, core: str, end: int, listed: bool) -> tuple[int, int] | None:
        """A name whose first word carries a conjunction or preposition; `listed` right after another name."""
        if len(core) < 4 and is_whole(self.words[at]):
            return None
        if core in name_words()["compound"] or self._of_faith(at):
            sure = at + 1 < end and self._has_article(at + 1)
        else:
            everyday = grade(core) == "ambiguous" and not is_trigger(core) and at + 1 < end and self._continues_surely(at + 1, not listed)
            sure = len(core) > 2 and grade(core) == "name" or everyday and (len(core) > 2 or listed)
        if not sure or at + 1 >= end or not self._name_word(at + 1):
            return None
        rest = self._rest_of_name(at, at + 1, end)
        return at, rest

    def _with_apposition(self, at: int, proclitics: str, name: tuple[int, int], title: Office | None) -> Office:
        if title is None:
            return Office(at, name[1], proclitics, "", "singular", None, name)
        return Office(at, title.last, proclitics, title.lemma, "singular", title.title, name, title.affiliation, title.affiliation_at)

    def _apposition(self, at: int, end: int) -> Office | None:
        """A title after the name: … or …."""
        position = at
        if position < end and self.words[position] in (*COMMAS, "("):
            position += 1
        head = head_at(self.words, position, end) if position < end else None
        if head is None or head[1] or head[0].counterpart:
            return None
        if head[0].number != "singular" and not self._accusative(position, end, head[0]):
            return None
        last, affiliation, place = self._title_end(position, end, head[0])
        if self._name_start(last, end) is not None and self._name(last, end) is not None:
            return None
        if position == at and self._long_title(position, last, end, head[0], affiliation, place)[0] != last:
            return None  # the title of the one whom a longer wording leads to
        return Office(position, last, "", head[0].lemma, "singular", (position, last), None, affiliation, place)

    def _accusative(self, at: int, end: int, head: Head) -> bool:
        """The accusative of what someone became looks like a dual: …, with the preposition after it."""
        following = at + len(head.words)
        if head.number != "dual" or not head.words[0].endswith(shapes()["alifs"][0]) or following >= end:
            return False
        return self.words[following].startswith(letters().prepositions[1])

    def _can_begin_name(self, at: int, end: int) -> bool:
        return self._name(at, end) is not None or self._single_surname(at, end) is not None

    def _name(self, at: int, end: int, ignore_matches: bool = False, bare: bool = False) -> tuple[int, int] | None:
        """The tokens of a name that begins at `at`, or None; `bare` where no title or honorific announces it."""
        if at >= end or not self._begins_name(at, end, ignore_matches, bare):
            return None
        last = self._rest_of_name(at, at + 1, end, not bare)
        single = last == at + 1
        if single and (self.words[at] in function_words()["name_particles"] or len(self.words[at]) < 3):
            return None
        return at, last

    def _rest_of_name(self, at: int, last: int, end: int, titled: bool = False) -> int:
        """The end of a name that began at `at` and goes on at `last` at the earliest; `titled` where a title announces it."""
        particles = function_words()["name_particles"]
        while last < min(end, at + MAX_NAME_TOKENS):
            if self.words[last] == "." and len(self.words[last - 1]) == 1:
                last += 1
            elif self.words[last] == "-" and last + 1 < end and self._hyphenated(last):
                last += 2
            elif self._family_named(at, last):
                break
            elif self._regnal(at, last) or self._goes_on(at, last) or titled and (self._stranded(last) or self._between_names(last, end)):
                last += 1
            else:
                break
        while last > at + 1 and self.words[last - 1] in particles and self.words[last - 1] not in given_names():
            if self.words[last - 1] in name_words()["last_particles"] and (last >= end or self.tokens.kinds[last] != "word"):
                break
            last -= 1
        return last if len(self.words[last - 1]) > 1 or self.words[last - 1] == "." else last - 1

    def _goes_on(self, first: int, at: int) -> bool:
        """Whether the token at `at` is the next word of a name that began at `first`."""
        ended = at - 1 > first and self._ends_name(at - 1, at)
        return not ended and self._name_word(at, self._is_second(first, at))

    def _between_names(self, at: int, end: int) -> bool:
        """Whether a given name that is a verb too stands between a given name and a surname with the article that ends the phrase."""
        if self.words[at] not in given_names() or grade(self.words[at - 1]) != "name" or at + 1 >= end or self._function_word(at):
            return False
        surname = self._has_article(at + 1) and grade(self.words[at + 1]) == "unknown" and at + 1 not in self.inside
        return surname and (at + 2 >= end or self.words[at + 2] in (".", *COMMAS))

    def _stranded(self, at: int) -> bool:
        """Whether a word between a given name and a full stop, a comma or a title with the article can only be the surname."""
        word, following = self.words[at], at + 1
        if self.tokens.kinds[at] != "word" or at in self.stops or at in self.inside or grade(self.words[at - 1]) != "name" or len(word) < 3:
            return False
        if self._function_word(at) or self._nunated(at) or self._governed(at) or self._title_word(at) or word[0] in letters().conjunctions:
            return False
        if self._has_article(at) and word.endswith((*shapes()["definite_endings"], *shapes()["feminine_ending"])) or word in name_words()["adverbs"]:
            return False
        if any(split.proclitics and split.core.startswith(self.article) for split in splits(word)):
            return False
        if following >= len(self.words) or self.tokens.sentence[following] != self.tokens.sentence[at] or self.words[following] in (".", *COMMAS):
            return not self._has_article(at) or word not in self.titles.complements
        return not self._has_article(at) and self._has_article(following) and head_at(self.words, following, following + 1) is not None

    def _is_second(self, first: int, at: int) -> bool:
        """Whether the token at `at` follows the first name, of one word or of two."""
        return at == first + 1 or at == first + 2 and self._is_compound(first)

    def _is_compound(self, at: int) -> bool:
        """Whether the word at `at`, with a conjunction or without, is the first half of a compound name."""
        word, compounds = self.words[at], name_words()["compound"]
        return word in compounds or word[0] in letters().conjunctions and word[1:] in compounds or self._of_faith(at)

    def _of_faith(self, at: int) -> bool:
        """…: names whose second half is "of the faith"."""
        if at + 1 >= len(self.words) or self.words[at + 1] not in name_words()["faith"]:
            return False
        return any(split.core in name_words()["faith_heads"] for split in splits(self.words[at]))

    def _family_named(self, first: int, at: int) -> bool:
        """Whether a family with its particle has ended the name, and no descent follows."""
        return at - 2 > first and self.words[at - 2] in name_words()["families"] and self.words[at] not in name_words()["ancestors"]

    def _hyphenated(self, at: int) -> bool:
        """A hyphen without spaces joins two parts of a name."""
        starts, ends = self.tokens.starts, self.tokens.ends
        joined = ends[at - 1] == starts[at] or ends[at] == starts[at + 1]
        return joined and self._name_word(at + 1)

    def _regnal(self, first: int, at: int) -> bool:
        """The numeral of a ruler's name: only after a word that says that it is a ruler."""
        classes = name_words()
        if self.words[at] not in classes["regnal"]:
            return False
        begin = self.tokens.sentences[self.tokens.sentence[first]][0]
        before = self.words[max(begin, first - 4) : first]
        return any(split.core in classes["rulers"] for word in before for split in splits(word))

    def _ends_name(self, previous: int, at: int) -> bool:
        """A surname with article ends a name, unless a particle or another such word follows."""
        word, particles = self.words[at], function_words()["name_particles"]
        if not self._has_article(previous) or self.words[previous] in particles or self.words[previous] in given_names():
            return False
        if self._is_compound(previous - 1) or self.words[previous] in name_words()["second_halves"]:
            return False
        return word not in particles and not self._has_article(at)

    def _begins_name(self, at: int, end: int, ignore_matches: bool, bare: bool) -> bool:
        word = self.words[at]
        if self.tokens.kinds[at] != "word" or at in self.stops:
            return False
        if self._nunated(at) or self._governed(at):
            return False
        if self._function_word(at):
            named = word in name_words()["named_functions"] and at + 1 < end and at + 1 not in self.inside
            return not bare and named and grade(self.words[at + 1]) == "unknown" and self.tokens.kinds[at + 1] == "word"
        compound = (word in name_words()["compound"] or self._of_faith(at)) and at + 1 < end and self._has_article(at + 1)
        if compound:
            return True
        if word in function_words()["name_particles"] and word not in given_names():
            return at + 1 < end and grade(self.words[at + 1]) != "language" and self.tokens.kinds[at + 1] == "word"
        rank = grade(word)
        match = self.inside.get(at)
        if match is not None and not ignore_matches and not self._may_be_surname(at, match, True, rank in ("name", "ambiguous")):
            return not bare and match.first == at and self._match_begins_name(match, end)
        if rank == "name":
            return True
        if rank == "unknown" and word[0] in letters().conjunctions[0] and len(word) > 3 and word[1] not in shapes()["after_w"]:
            return False  # … and the next name
        if len(word) == 1:
            return not bare and at + 2 < end and self.words[at + 1] == "." and self.tokens.kinds[at + 2] == "word"
        if rank == "ambiguous":
            return not (bare and is_trigger(word)) and at + 1 < end and self._continues_surely(at + 1, bare)
        if word in name_words()["title_names"] and not bare and at + 1 < end and self.words[at + 1] in name_words()["descent"]:
            return True
        if rank == "language" and word in name_words()["title_names"] and not bare and at + 1 < end and self._has_article(at + 1):
            following = self.words[at + 1]
            return (following in surnames() or grade(following) == "unknown") and at + 1 not in self.inside and not self._complement(at + 1)
        if rank == "unknown" and not bare and self._has_article(at):
            return self._article_begins(at, end)
        if rank == "language" and not bare and not self._has_article(at) and not is_unmistakable(word) and not is_verb(word):
            return len(word) > 4 and word.endswith(shapes()["alifs"][0]) and at + 1 < end and self.tokens.kinds[at + 1] == "word" and self._foreign(at + 1)
        return rank == "unknown" and not bare and len(word) > 1

    def _article_begins(self, at: int, end: int) -> bool:
        """After a title a word with the article begins a name before a father's name; one shaped like a participle does not."""
        if at + 1 >= end or self.tokens.kinds[at + 1] != "word" or self.words[at].startswith(shapes()["definite_participle"]):
            return False
        following = self.words[at + 1]
        return following in name_words()["descent"] or following in given_names() and grade(following) == "name" and not self._function_word(at + 1)

    def _foreign(self, at: int) -> bool:
        """Whether a word is of no list and no match: after a title it makes a name of a function word."""
        return grade(self.words[at]) == "unknown" and at not in self.inside and not self._has_article(at)

    def _continues_surely(self, at: int, bare: bool) -> bool:
        """Whether the next word makes a name of an everyday word."""
        if self.words[at] == "-" and self.tokens.ends[at - 1] == self.tokens.starts[at] and at + 1 < len(self.words):
            at += 1
        if self.words[at] in name_words()["syllables"] and self.words[at - 1] in given_names() and at + 1 < len(self.words) and self._syllable(at):
            return True
        if self.tokens.kinds[at] != "word" or at in self.stops or self._function_word(at):
            return False
        word = self.words[at]
        if word in name_words()["compound"] or word in function_words()["name_particles"]:
            return True
        rank = grade(word)
        if rank == "name":
            return word[0] not in letters().conjunctions or word in given_names()
        return not bare and rank in ("unknown", "ambiguous") and (at not in self.inside or self.inside[at].form == "adjective")

    def _name_word(self, at: int, second: bool = False) -> bool:
        """Whether the token at `at` continues a name that began before it; `second` after its first word."""
        word = self.words[at]
        if self.tokens.kinds[at] != "word":
            return False
        classes = name_words()
        previous = self.words[at - 1]
        if previous in classes["european"] and not second and word[0] not in letters().conjunctions[0]:
            return word in classes["european"] or not self._function_word(at) and not self._title_word(at)
        if at in self.stops:
            return False
        if self._is_compound(at - 1) and self._has_article(at):
            return True
        if previous in classes["ancestors"] and not self._function_word(at):
            return word[0] != letters().conjunctions[0] or word in given_names()
        if word in function_words()["name_particles"]:
            return not self._function_word(at) or word in given_names()
        syllable = word in classes["syllables"] and at + 1 < len(self.words) and self._syllable(at)
        if self._function_word(at) and not syllable or self._title_word(at) or not second and self._governed(at):
            return False
        if word in classes["never_surnames"]:
            return False
        if syllable:
            return True
        rank = grade(word)
        known = rank in ("name", "ambiguous") or word in surnames()
        match = self.inside.get(at)
        if match is not None and not self._may_be_surname(at, match, False, known):
            return False
        if rank == "name" or word in surnames():
            return True
        if rank == "ambiguous":
            return word[0] != letters().conjunctions[0] and (not is_verb(word) or is_short_verb(word))
        if len(word) == 1:
            return at + 1 < len(self.words) and self.words[at + 1] == "."
        if word[0] in letters().conjunctions[0] and self._conjunction_reading(word) and not (second and self._begins_with_w(at)):
            return False
        if self._looks_indefinite(at, second):
            return False
        return rank == "unknown" or self._inflected_surname(at) or second and self._second_only(at)

    def _inflected_surname(self, at: int) -> bool:
        """A surname that is a word of the language only by its ending: with the article, or a nisba after a given name."""
        word = self.words[at]
        compound = self._is_compound(at - 2)
        if self._has_article(at):
            shaped = looks_definite(word) and word.endswith(shapes()["feminine_nisba"])
            return is_inflected_only(word) or shaped and (grade(self.words[at - 1]) == "name" or compound)
        nisba = word.endswith(shapes()["nisba"]) and len(word) > 3 and (grade(self.words[at - 1]) == "name" or compound)
        return nisba and is_inflected_only(self.article + word)

    def _everyday_surname(self, at: int) -> bool:
        """An everyday noun with the article, or a word that only ends like a possessed one, straight after a given name."""
        word = self.words[at]
        if not self._has_article(at):
            return not is_plain(word) and word.endswith(shapes()["possessed"])
        begin = self.tokens.sentences[self.tokens.sentence[at]][0]
        rulers = name_words()["rulers"]
        ruler = any(split.core in rulers for before in self.words[max(begin, at - 4) : at] for split in splits(before))
        ends = at + 1 >= len(self.words) or self.tokens.kinds[at + 1] != "word" or is_verb(self.words[at + 1])
        ends = ends or self.words[at + 1][0] == letters().conjunctions[0] and is_plain(self.words[at + 1])
        plural = word.endswith((*shapes()["definite_endings"], *shapes()["feminine_ending"]))
        return ends and not ruler and not plural and at not in self.inside

    def _begins_with_w(self, at: int) -> bool:
        """…: after one given name a foreign surname with w, not the conjunction and another name."""
        word = self.words[at]
        if grade(self.words[at - 1]) != "name":
            return False
        if word.startswith(shapes()["doubled_w"]) and (len(word) <= MAX_SHORT_SURNAME or grade(word) == "unknown"):
            return True
        foreign = word[1:2] in shapes()["after_w"] and len(word) > 3
        return foreign and grade(word[1:]) == "unknown" and (not word[1:].startswith(self.article) or len(word) <= MAX_SHORT_CORE)

    def _nunated(self, at: int) -> bool:
        """Whether a word is written with nunation at its end."""
        surface = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        return surface.endswith(tuple(shapes()["nunation"])) or surface[:-1].endswith(tuple(shapes()["nunation"]))

    def _governed(self, at: int) -> bool:
        """Whether a word is a preposition's letter and an everyday noun: no name."""
        word = self.words[at]
        noun = word[0] in letters().prepositions and len(word) > 3 and is_everyday_noun(word[1:])
        return noun and word not in given_names() and word not in name_words()["named_functions"]

    def _inflected(self, at: int) -> bool:
        """Whether a word with the article is written with the vowel of its case: another phrase of the clause."""
        return self._has_article(at) and self.tokens.text[self.tokens.ends[at] - 1] in shapes()["case_vowels"]

    def _looks_indefinite(self, at: int, second: bool) -> bool:
        """Nunation, or the feminine ending of a noun that no list has after a name that is complete."""
        if self._nunated(at) or self._inflected(at):
            return True
        surface = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        feminine = surface.endswith(tuple(shapes()["feminine_written"])) and not self._has_article(at)
        if not feminine or grade(self.words[at]) != "unknown" or second and grade(self.words[at - 1]) == "name":
            return False
        ends = at + 1 >= len(self.words) or self.tokens.kinds[at + 1] != "word" or head_at(self.words, at + 1, at + 2) is not None
        return not ends

    def _second_only(self, at: int) -> bool:
        """What is a surname only straight after a given name: short verbs, bare adjectives, definite plurals in shape."""
        word, previous = self.words[at], self.words[at - 1]
        if is_short_verb(word) or looks_definite(word) or grade(previous) == "name" and is_shaped_only(word):
            return True
        if only_begins_like(word) or word.startswith(shapes()["doubled_w"]) and self._begins_with_w(at):
            return not self._has_article(at)
        if grade(previous) == "name" and self._everyday_surname(at):
            return True
        whole = grade(previous) == "name" or self._is_compound(at - 2)
        return whole and word.endswith(shapes()["nisba"]) and not self._has_article(at) and not is_verb(word)

    def _syllable(self, at: int) -> bool:
        """Whether names stand on both sides of a syllable that is also a function word."""
        named = grade(self.words[at - 1]) in ("unknown", "name", "ambiguous") and grade(self.words[at + 1]) in ("unknown", "name")
        return named and at + 1 not in self.inside and self.tokens.kinds[at + 1] == "word"

    def _title_word(self, at: int) -> bool:
        """Whether a new title or honorific begins at `at`."""
        word = self.words[at]
        if self._title_surname(at):
            return False
        if word in given_names() and not self._has_article(at):
            following = self.names_at.get(at + 1)
            state = following is not None and following.form == "name" and following.candidates[0].type in ("country", "place")
            return word in self.titles.heads and (state or at + 1 < len(self.words) and self.words[at + 1] in shapes()["state_nouns"])
        surname = word.endswith(shapes()["nisba"]) and grade(self.words[at - 1]) == "name" and not self._has_article(at)
        if surname and word in self.titles.heads:
            return at + 1 < len(self.words) and (at + 1 in self.names_at or self._complement(at + 1))
        if word in surnames() and not (at + 1 < len(self.words) and (self._complement(at + 1) or at + 1 in self.names_at)):
            return False
        return word in self.titles.heads or word in self.titles.honorifics and self._has_article(at)

    def _title_surname(self, at: int) -> bool:
        """…: a title of one word with the article straight after a given name, before nothing that it may be the title of."""
        if not self._has_article(at) or not at or grade(self.words[at - 1]) != "name" or self.tokens.kinds[at - 1] != "word":
            return False
        following = at + 1
        if following >= len(self.words) or self.tokens.kinds[following] != "word":
            return True
        if following in self.names_at or self._complement(following) or self._has_article(following):
            return False
        if self.words[following][0] in letters().conjunctions and is_finite(self.words[following][1:]):
            return True
        return self._function_word(following) or head_at(self.words, following, following + 2) is not None

    def _has_article(self, at: int) -> bool:
        """Whether a word is written with the article, not with a hamza that folds to it."""
        return self.tokens.text.startswith(self.article, self.tokens.starts[at])

    def _function_word(self, at: int) -> bool:
        """Whether a word is written like a preposition or conjunction, though it folds to a name."""
        surface = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        if surface in self.hasty:
            following = self.words[at + 1] if at + 1 < len(self.words) else ""
            if following in surnames() or grade(following) == "name" and following[0] not in letters().conjunctions and at + 1 not in self.inside:
                return False
            after_name = at > 0 and len(self.words[at]) > 2 and grade(self.words[at - 1]) == "name"
            return not after_name or grade(following) == "language"
        if surface in function_surfaces() or surface in never_names():
            return True
        return surface[0] in letters().conjunctions and surface[1:] in function_surfaces() and self.words[at] not in given_names()

    def _may_be_surname(self, at: int, match: NameMatch, first: bool, known: bool) -> bool:
        if match.last - match.first > 1:
            return False
        if first:
            return known and (match.weak or match.candidates[0].type == "place")
        if match.proclitics:
            return known or match.form in ("adjective", "demonym") and not self._has_article(match.first) and match.core[:2] != self.article
        if match.form == "adjective":
            previous = self.words[at - 1]
            return (previous in given_names() or not is_language(previous)) and not previous.startswith(self.article)
        if match.candidates[0].type == "organisation":
            return not self._has_article(at) and grade(self.words[at]) in ("unknown", "name")
        if not known and match.candidates[0].metonym_of and not match.weak:
            return False  # a capital after a name is the object of the verb before
        return match.weak or known or match.candidates[0].type == "place"

    def _conjunction_reading(self, word: str) -> bool:
        """A word with the conjunction's letter inside a name is … and the next name, unless known as a name."""
        rest = word[1:]
        return word not in given_names() and (len(rest) >= 3)
