"""What the readers of actors share: the mentions of a scan, and what has been learnt of persons so far."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from majlis.clean.fold import fold
from majlis.interpret.actor_words import Represented
from majlis.interpret.affiliation import Affiliations
from majlis.interpret.scan import Scan, state_support
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.names import NameMatch
from majlis.recognise.organisations import BodyMatch


class ActorEntities:
    """The entities of one article while its actors are read."""

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

    def body_key(self, body: BodyMatch) -> str:
        """The id of a body by its words; l + al- is written ll-: the article is put back."""
        skip = len(body.proclitics) + body.contracted
        prefix = letters().article if body.contracted or body.elided else ""
        return self.registry.unknown("organisation", body.first, body.last, skip, prefix=prefix)

    def latest_body(self, head: str, at: int) -> str | None:
        """The body whose name begins with that noun and that is named last before a token."""
        best: tuple[int, str] | None = None
        for key, draft in self.registry.drafts.items():
            if draft.type != "organisation" or not draft.spans or draft.collective:
                continue
            if not any(_head_of(name) == head for name in draft.names):
                continue
            starts = [start for start, _ in draft.spans if start < self.tokens.starts[at]]
            if starts and (best is None or starts[-1] > best[0]):
                best = (starts[-1], key)
        return best[1] if best else None

    def acts(self, match: NameMatch) -> bool:
        """A city with a preposition before it is a place, not a government."""
        before = self.words[match.first - 1] if match.first else ""
        locative = match.proclitics[-1:] in letters().prepositions[:1] if match.proclitics else False
        return not locative and before not in _locatives()


@lru_cache(maxsize=20_000)
def _head_of(name: str) -> str | None:
    """The first word of a name of several words, folded, without article."""
    words = fold(name).split()
    return words[0].removeprefix(letters().article) if len(words) > 1 else None


@lru_cache(maxsize=1)
def _locatives() -> frozenset[str]:
    return function_words()["locatives"]
