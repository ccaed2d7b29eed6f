"""Titles that several share: distributive titles, lists of their holders, and titles left out after a conjunction."""

from __future__ import annotations

from dataclasses import replace

from majlis.recognise.appositions import Appositions
from majlis.recognise.honorifics import Honorifics
from majlis.recognise.language import given_names, shapes
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.name_extent import NameExtent
from majlis.recognise.names import NameMatch
from majlis.recognise.offices import Office
from majlis.recognise.person_text import PersonText
from majlis.recognise.titles import Head
from majlis.recognise.words import COMMAS, splits

MAX_LIST_GAP_TOKENS = 5


class TitleLists:
    """Reads the holders of a title that is said once."""

    def __init__(self, text: PersonText, names: NameExtent, honorifics: Honorifics, appositions: Appositions) -> None:
        self.text = text
        self.names = names
        self.honorifics = honorifics
        self.appositions = appositions
        self.tokens = text.tokens
        self.words = text.words
        self.names_at = text.names_at
        self.inside = text.inside
        self.stops = text.stops
        self.article = text.article
        self.bodies = text.bodies

    def distributive(self, at: int, start: int, last: int, end: int, head: Head, proclitics: str, found: list[Office]) -> int:
        """An office for every state or body of the list after a title in the dual or plural."""
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
            definite = self.words[start].startswith(self.article)
            title, counterpart = (start, last), head.counterpart
            found.append(Office(at, last, proclitics, head.lemma, head.number, title, None, counterpart=counterpart, definite=definite))
            return last
        found.extend(items)
        return self.ellipsis(items[-1], end, found) if items[-1].name else items[-1].last

    def respective(self, found: list[Office]) -> list[Office]:
        """`the ministers of X and Y A and B`: the first is of X, the second of Y."""
        offices = list(found)
        for index, office in enumerate(offices):
            states = self._unnamed_before(offices, index)
            names = self._names_behind(offices, index)
            if not states or len(names) != len(states):
                continue
            named = [office, *(offices[k] for k in names)]
            for k, (place, holder) in enumerate(zip([*states, index], named, strict=True)):
                source = found[place]
                offices[names[k - 1] if k else index] = replace(
                    holder, lemma=office.lemma, shared=office.shared, affiliation=source.affiliation, affiliation_at=source.affiliation_at,
                )
        return offices

    @staticmethod
    def _unnamed_before(offices: list[Office], index: int) -> list[int]:
        """Where the states without a name stand that share the title of an office with a name."""
        office, states = offices[index], list[int]()
        if office.shared is None or office.name is None:
            return states
        for before in range(index - 1, -1, -1):
            if offices[before].shared != office.shared or offices[before].name is not None:
                break
            states.insert(0, before)
        return states

    @staticmethod
    def _names_behind(offices: list[Office], index: int) -> list[int]:
        """Where the names without a title stand that follow a named office one after the other."""
        names, last = list[int](), offices[index].last
        for behind in range(index + 1, len(offices)):
            other = offices[behind]
            if other.title is not None or other.shared is not None or other.name is None or other.first - last > 1 or not other.proclitics:
                break
            names.append(behind)
            last = other.last
        return names

    def _item(self, at: int, end: int, head: Head, shared: tuple[int, int], proclitics: str, group: int) -> Office | None:
        match = self.names_at.get(self._skip_state_noun(at, end))
        if match is None or match.candidates[0].type not in ("country", "organisation"):
            return None
        if match.form == "adjective" and self.words[match.last - 1].endswith(shapes()["feminine_ending"]) and at == shared[1]:
            return None  # no list of men's titles begins with a woman: the adjective begins another phrase
        name = self._item_name(match.last, end) or self._name_after_comma(match, end)
        own = self.appositions.after(name[1], end) if name is not None else None
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
        start, _ = self.honorifics.skip(at, end)
        if start >= end:
            return None
        name = self.names.name(start, end)
        return self._with_surname(*name, end) if name is not None else self._listed_name(at, end)

    def _with_surname(self, first: int, last: int, end: int) -> tuple[int, int]:
        """A single given name in a list of holders takes an everyday word with the article, before the next item or the end."""
        if last - first > 1 or last >= end or self.words[first] not in given_names() or not self.text.has_article(last):
            return first, last
        following = last + 1
        ends = following >= end or self.words[following] in (*COMMAS, ".") or self.words[following][0] in letters().conjunctions
        free = last not in self.inside and last not in self.stops and not self.text.complement(last)
        return (first, following) if ends and free else (first, last)

    def _name_after_comma(self, match: NameMatch, end: int) -> tuple[int, int] | None:
        """In a list by adjectives the names may stand between commas."""
        if match.form != "adjective" or match.last >= end or self.words[match.last] not in COMMAS:
            return None
        start = self.honorifics.name_start(match.last, end)
        name = self.names.name(start, end) if start is not None else None
        return name if name is not None and name[1] < end and self.words[name[1]] in (*COMMAS, ".") else None

    def _listed_name(self, at: int, end: int) -> tuple[int, int] | None:
        """After a state in a list of holders even an everyday word begins a name, before a word that is one."""
        if at + 1 >= end or self.tokens.kinds[at] != "word" or self.text.function_word(at) or self.text.has_article(at) or at in self.stops:
            return None
        word = self.words[at]
        if word[0] in letters().conjunctions or at in self.inside or self.text.nunated(at):
            return None
        if self.text.function_word(at + 1) or self.text.has_article(at + 1):
            return None
        if self.tokens.kinds[at + 1] != "word" or self.text.rank(at + 1) not in ("unknown", "name") or at + 1 in self.inside:
            return None
        return at, self.names.rest_of_name(at, at + 1, end)

    def _skip_state_noun(self, at: int, end: int) -> int:
        """The token after the nouns that may stand before the name of a state, and after what opens a list."""
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

    def ellipsis(self, office: Office, end: int, found: list[Office]) -> int:
        """The office goes on with the adjective of another state and the name of its holder."""
        position = office.last
        while True:
            at = self._after_conjunction(position, end)
            match = self.names_at.get(at) if at is not None else None
            if at is None or match is None or match.form != "adjective" or not match.proclitics:
                return position
            name = self._item_name(match.last, end)
            if name is None:
                return position
            shared = office.shared or office.title
            found.append(
                Office(at, name[1], "", office.lemma, "singular", None, name, match.candidates, match.first, shared, office.counterpart)
            )
            position = name[1]

    def _after_conjunction(self, at: int, end: int) -> int | None:
        if at < end and self.words[at] in COMMAS:
            at += 1
        return at if at < end and self.words[at][0] in letters().conjunctions else None

    def listed_adjective(self, at: int, end: int, found: list[Office]) -> int:
        """After titles in the plural the adjective of a state and a name are one holder of the title."""
        match = self.names_at.get(at)
        before = found[-1] if found else None
        if match is None or before is None or match.form != "adjective":
            return 0
        rolled = self._rolled(at, before)
        if self.tokens.sentence[before.first] != self.tokens.sentence[at] and not rolled:
            return 0
        introduced = self.words[at - 1] in (*COMMAS, ":") and self._runs_to(before.last, at - 1)
        plural = before.number != "singular" and before.name is None and (before.counterpart or introduced) or rolled
        if not match.core.startswith((self.article, letters().conjunctions[0] + self.article)) or not (plural or before.shared is not None):
            return 0
        name = self._item_name(match.last, end)
        if name is None or name[1] - name[0] < 2 or self.appositions.after(name[1], end) is not None:
            return 0
        shared = before.shared or before.title
        office = Office(
            at, name[1], match.proclitics, before.lemma, "singular", None, name, match.candidates, match.first, shared, before.counterpart
        )
        found.append(office)
        return name[1]

    def _rolled(self, at: int, before: Office) -> bool:
        """Whether "each of" opens a list of adjectives and names right at `at`, and a title was said shortly before."""
        words, near = function_words(), self.tokens.sentence[at] - self.tokens.sentence[before.first] <= 1
        opened = at > 1 and self.words[at - 1] in words["list_openers_of"] and self.words[at - 2] in words["each_words"]
        return opened and near and (before.shared or before.title) is not None

    def _runs_to(self, at: int, last: int) -> bool:
        """Whether only words of bodies and states fill the gap between a plural title and the list of its holders."""
        of_bodies = self.bodies | frozenset(shapes()["list_of"])
        gap = range(at, last)
        return len(gap) <= MAX_LIST_GAP_TOKENS and all(
            k in self.inside or self.words[k].startswith(self.article) or any(s.core in of_bodies for s in splits(self.words[k]))
            for k in gap
        )
