"""Names that no title announces and that another name of the article gives the lie: two surnames joined, a surname and a word."""

from __future__ import annotations

from majlis.recognise.language import given_names, grade
from majlis.recognise.lexicon import letters
from majlis.recognise.offices import Office
from majlis.recognise.person_text import PersonText


class DoubtfulNames:
    """Takes back names that end where they should not, so that their parts are read as the surnames they are."""

    def __init__(self, text: PersonText) -> None:
        self.text = text
        self.words = text.words

    def without(self, found: list[Office]) -> list[Office]:
        """The offices but for bare two-word names made of the surname of a person named in full and something else."""
        full = [tuple(self.words[office.name[0] : office.name[1]]) for office in found if office.name and self._is_sure(office)]
        surnames = {words[-1] for words in full if len(words) > 1}
        pairs = {(words[0], words[-1]) for words in full}
        return [office for office in found if not self._is_doubtful(office, surnames, pairs)]

    @staticmethod
    def _is_sure(office: Office) -> bool:
        return office.name is not None and (office.title is not None or office.shared is not None or office.name[1] - office.name[0] > 2)

    def _is_doubtful(self, office: Office, surnames: set[str], pairs: set[tuple[str, str]]) -> bool:
        if office.name is None or office.title is not None or office.shared is not None or office.name[1] - office.name[0] != 2:
            return False
        first, second = self.words[office.name[0]], self.words[office.name[1] - 1]
        bare = first[len(office.proclitics) :] if office.name[0] == office.first else first
        if (bare, second) in pairs:
            return False
        joined = second[0] in letters().conjunctions and second not in given_names() and second[1:] in surnames
        if joined or second in surnames and bare not in given_names() and len(bare) < 3:
            return True
        at = office.name[1] - 1
        return bare in surnames and (self.text.is_place(at) or grade(second) == "language" and not self.text.has_article(at))
