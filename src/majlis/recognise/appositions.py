"""Titles in apposition: what someone is, said after the name."""

from __future__ import annotations

from majlis.recognise.honorifics import Honorifics
from majlis.recognise.name_extent import NameExtent
from majlis.recognise.offices import Office
from majlis.recognise.person_text import PersonText
from majlis.recognise.title_extent import TitleExtent
from majlis.recognise.titles import head_at
from majlis.recognise.words import COMMAS


class Appositions:
    """Reads the title that follows a name."""

    def __init__(self, text: PersonText, names: NameExtent, honorifics: Honorifics, title_extent: TitleExtent) -> None:
        self.text = text
        self.names = names
        self.honorifics = honorifics
        self.title_extent = title_extent
        self.words = text.words

    def after(self, at: int, end: int) -> Office | None:
        """A title after the name, straight or past a comma or a bracket."""
        position = at
        if position < end and self.words[position] in (*COMMAS, "("):
            position += 1
        head = head_at(self.words, position, end) if position < end else None
        if head is None or head[1] or head[0].counterpart:
            return None
        if head[0].number != "singular" and not self.text.accusative(position, end, head[0]):
            return None
        last, affiliation, place = self.title_extent.title_end(position, end, head[0])
        if self.honorifics.name_start(last, end) is not None and self.names.name(last, end) is not None:
            return None
        if position == at and self.title_extent.long_title(position, last, end, head[0], affiliation, place)[0] != last:
            return None  # the title of the one whom a longer wording leads to
        return Office(position, last, "", head[0].lemma, "singular", (position, last), None, affiliation, place)

    def with_apposition(self, at: int, proclitics: str, name: tuple[int, int], title: Office | None) -> Office:
        """A name with the title after it, where there is one."""
        if title is None:
            return Office(at, name[1], proclitics, "", "singular", None, name)
        return Office(at, title.last, proclitics, title.lemma, "singular", title.title, name, title.affiliation, title.affiliation_at)
