"""Who joined, left, was suspended from or invited to a body or a named joint effort."""

from __future__ import annotations

from majlis.interpret.acting import Acting
from majlis.interpret.membership_bodies import BodyFinder
from majlis.interpret.membership_claims import MembershipClaims
from majlis.interpret.membership_nouns import MembershipNouns
from majlis.interpret.membership_returns import MembershipReturns
from majlis.interpret.membership_verbs import MembershipVerbs
from majlis.model import Membership


class MembershipReader:
    """Reads memberships from verbs and from masdars with their subject."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting

    def read(self) -> list[Membership]:
        """All memberships, those of verbs first."""
        claims = MembershipClaims(self.acting)
        bodies = BodyFinder(self.acting, claims)
        verbs = MembershipVerbs(self.acting, bodies, claims)
        nouns = MembershipNouns(self.acting, bodies, claims)
        returns = MembershipReturns(self.acting, bodies, claims)
        headline = self.acting.scan.tokens.headline
        for predicate in self.acting.predicates:
            if not headline[predicate.sentence] and not predicate.negated and not predicate.hypothetical:
                verbs.verb(predicate)
                verbs.invitation(predicate)
        for number, (first, end) in enumerate(self.acting.scan.tokens.sentences):
            if not headline[number]:
                for at in range(first, end):
                    nouns.noun(at, first, end)
                    returns.word(at, first, end)
        return list(claims.found.values())
