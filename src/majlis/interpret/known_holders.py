"""Whose an office is by who holds it: a title without a state that stands before the name of a known holder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.interpret.scan import Scan
from majlis.recognise.gazetteer import Known
from majlis.recognise.holders import Term, holder_words, load_holders, written_name
from majlis.recognise.language import given_names
from majlis.recognise.lexicon import letters, read_toml
from majlis.recognise.offices import Office
from majlis.recognise.titles import head_at
from majlis.recognise.words import splits

_COMMON_WORDS = 2  # two given names are the name of many people, more are not


@dataclass(frozen=True, slots=True)
class _Titles:
    """The titles by which one kind of office goes."""

    office: str
    lemmas: frozenset[str]
    words: frozenset[str]  # of which one stands beside the head; empty: no matter which
    lone: bool


@lru_cache(maxsize=1)
def _titles() -> tuple[_Titles, ...]:
    rows = read_toml("titles.toml")["holders"]["office"]
    return tuple(
        _Titles(row["name"], frozenset(map(fold, row["lemmas"])), frozenset(map(fold, row["words"])), row["lone"]) for row in rows
    )


class KnownHolders:
    """Looks up the named offices of one article in the list of holders."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        published = scan.article.published or ""
        self.year = int(published[:4]) if published[:4].isdecimal() else None

    def owner_of(self, office: Office) -> Known | None:
        """The state or body of the only holder of that office who bears the name and may be meant in the year of publication."""
        kinds = self._kinds(office)
        former = not holder_words()["former"].isdisjoint(self._beside_head(office))
        terms = [term for term in self._terms(office) if term.office in kinds]
        owners = {term.owner for term in terms if self.year is None or term.covers(self.year, former)}
        return self.scan.knowledge.entities.get(owners.pop()) if len(owners) == 1 else None

    def is_foreign_to(self, office: Office, state: Known) -> bool:
        """Whether the name is that of holders, none of whom is the state's: of any office by the full name, else of that office."""
        terms, name = self._terms(office), written_name(self.name_of(office))
        if name.is_surname or len(name.core) <= _COMMON_WORDS and name.core[-1] in given_names():
            kinds = self._kinds(office)
            terms = tuple(term for term in terms if term.office in kinds)
        return bool(terms) and all(term.owner != state.iri for term in terms)

    def name_of(self, office: Office) -> tuple[str, ...]:
        """The fullest form of the name that the article gives."""
        if office.name is None:
            return ()
        return self.scan.registry.fullest(*office.name, len(office.proclitics) if office.name[0] == office.first else 0)

    def _terms(self, office: Office) -> tuple[Term, ...]:
        name = self.name_of(office)
        return load_holders().named(name) if name and not self._may_go_on(office, name) else ()

    def _may_go_on(self, office: Office, name: tuple[str, ...]) -> bool:
        """Whether a given name alone is no surname: after more than a word of title, or before what may be its surname."""
        if len(name) > 1 or name[0] not in given_names():
            return False
        lone = office.title is not None and office.title[1] - office.title[0] == 1
        return not lone or office.last < len(self.words) and self.words[office.last].startswith(letters().article)

    def _kinds(self, office: Office) -> frozenset[str]:
        """The offices that a title may mean; a counterpart's is one of any."""
        if office.counterpart:
            return frozenset(row.office for row in _titles())
        beside = self._beside_head(office)
        alone = holder_words()["former"] | holder_words()["personal"]
        return frozenset(
            row.office
            for row in _titles()
            if office.lemma in row.lemmas
            and (not row.words or row.lone and alone.issuperset(beside) or not row.words.isdisjoint(self._cores(beside)))
        )

    @staticmethod
    def _cores(words: list[str]) -> set[str]:
        return {split.core for word in words for split in splits(word)}

    def _beside_head(self, office: Office) -> list[str]:
        """The words of a title beside its head."""
        span = office.title or office.shared
        if span is None:
            return []
        found = head_at(self.words, *span)
        return self.words[span[0] + (len(found[0].words) if found is not None else 1) : span[1]]
