"""The extent of titles: how far a title goes on after its first noun, and which state or body it names."""

from __future__ import annotations

from majlis.recognise.gazetteer import Known
from majlis.recognise.honorifics import Honorifics
from majlis.recognise.language import given_names, grade, is_finite, name_words
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.name_extent import NameExtent
from majlis.recognise.names import NameMatch
from majlis.recognise.person_text import PersonText
from majlis.recognise.titles import Head, head_at
from majlis.recognise.words import splits

MAX_TITLE_TOKENS = 18


class TitleExtent:
    """Reads titles from their first noun on."""

    def __init__(self, text: PersonText, names: NameExtent, honorifics: Honorifics) -> None:
        self.text = text
        self.names = names
        self.honorifics = honorifics
        self.tokens = text.tokens
        self.words = text.words
        self.names_at = text.names_at
        self.inside = text.inside
        self.stops = text.stops
        self.article = text.article
        self.titles = text.titles
        self.bodies = text.bodies

    def title_end(self, start: int, end: int, head: Head) -> tuple[int, tuple[Known, ...], int | None]:
        """The token after the title that begins at `start`, the candidates of what it names, and where it names them."""
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
                of_body = match.form == "adjective" and bool(affiliation) and affiliation[0].type != "country"
                if not sent and not affiliation or of_body:
                    affiliation, place = match.candidates, match.first
            connector = self.words[at] if self.words[at] in self.titles.connectors and len(self.words[at]) > 1 else ""
            at += step
        return at, affiliation, place

    def _of_state(self, head: Head, connector: str, match: NameMatch) -> bool:
        """A minister or president "in" a state is the state's; an envoy or ambassador there is another's."""
        if match.candidates[0].type != "country":
            return False
        return connector in name_words()["spoken_for"] or connector in name_words()["in_words"] and head.lemma in self.titles.own_state

    def _title_step(self, at: int, end: int, match: NameMatch | None, head: Head) -> int:
        """How many tokens at `at` continue the title; 0 when it ends here."""
        word = self.words[at]
        if self.tokens.kinds[at] != "word" or at in self.stops:
            return 0
        if match is not None and not self.names.match_begins_name(match, end):
            if match.form == "name" and match.proclitics and match.proclitics[0] in letters().conjunctions:
                return 0
            if head.number != "singular" and match.candidates[0].type in ("country", "organisation"):
                return 0
            if match.last - at > 1 and self._namesake_city(match, end):
                return 0
            state = match.candidates[0].type == "country" or match.candidates[0].metonym_of is not None
            if match.form == "name" and not match.proclitics and state and self.text.state_named_before(at):
                return 0
            return match.last - at
        if word in self.titles.connectors:
            away = word in self.titles.bounds["directions"] or word in name_words()["in_words"] and self.text.is_place(at + 1)
            stays = (head.lemma in self.titles.bounds["stay"] or head.counterpart) and away
            if stays or self.words[at - 1] in self.titles.unextended:
                return 0
            if word in name_words()["spoken_for"] and at + 1 < end and head_at(self.words, at + 1, end) is not None:
                return 1
            goes_on = at + 1 < end and (self.text.complement(at + 1) or at + 1 in self.names_at)
            return 1 if goes_on and not self._is_boundary_connector(at) else 0
        if self.text.complement(at) or head.lemma in self.titles.bounds["governors"] and self._region(at, end):
            return 1
        return self._second_head(at, end)

    def _region(self, at: int, end: int) -> bool:
        """Whether a noun of regions stands before a place, as in the title of a governor."""
        return self.words[at] in name_words()["place_nouns"] and at + 1 < end and self.text.is_place(at + 1)

    def _namesake_city(self, match: NameMatch, end: int) -> bool:
        """A city named after someone, right after a state and before a word of no list, is the beginning of that one's name."""
        city = match.form == "name" and not match.proclitics and match.candidates[0].type == "place"
        if not city or self.words[match.first] not in given_names() or match.first - 1 not in self.inside:
            return False
        return match.last < end and self.tokens.kinds[match.last] == "word" and self.text.foreign(match.last)

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
        return int(self.text.has_article(at) and self.text.title_word(at))

    def _is_boundary_connector(self, at: int) -> bool:
        """Some prepositions continue a title only before a body or a known complement."""
        following = self.names_at.get(at + 1)
        return (
            following is not None
            and following.candidates[0].type == "place"
            and self.words[at] in function_words()["prepositions"]
            and self.words[at] not in self.titles.connectors
        )

    def long_title(
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
        start = self.honorifics.name_start(at, end)
        name = self.names.name(start, end) if start is not None else None
        return name if name is not None and (name[1] - name[0] >= 2 or start != at) else None

    def _loose_step(self, at: int, end: int) -> int:
        """How many tokens at `at` may belong to a title of unknown wording; 0 for what ends every title."""
        word = self.words[at]
        if self.tokens.kinds[at] != "word" or at in self.stops or at + 1 >= end:
            return 0
        match = self.names_at.get(at)
        if match is not None and not self.names.match_begins_name(match, end):
            return match.last - at
        if word in self.titles.connectors:
            return 0 if self.words[at - 1] in self.titles.unextended or self.words[at + 1] in self.titles.no_title_after else 1
        before, another = self.words[at - 1], head_at(self.words, at, end)
        if another is not None and another[1][:1] in tuple(letters().conjunctions) and word not in self.titles.complements:
            return 0
        if self.text.title_word(at) and before in self.bodies and word in self.titles.heads:
            return 1  # the bureau of another's, or a chamber of its members
        if word in self.titles.bounds["meeting_brothers"]:
            return 0  # "received his brother X": another begins
        if self.text.function_word(at) or self.text.title_word(at) or is_finite(word) or grade(word) != "language":
            return 0
        if self.text.complement(at):
            return 1
        if self.words[at - 1] not in self.titles.connectors and any(split.core in self.titles.bounds["words"] for split in splits(word)):
            return 0
        conjunction, rest = word[0] in letters().conjunctions[0], word[1:]
        if word.startswith((self.article, letters().contracted_article)) or conjunction and rest.startswith(self.article):
            return 1
        bare_before = not self.words[at - 1].startswith(self.article) and not self.text.has_nisba(at - 1)
        after_link = self.words[at - 1] in self.titles.connectors or word[0] == letters().prepositions[1]
        return 1 if bare_before or after_link or conjunction and not is_finite(rest) else 0
