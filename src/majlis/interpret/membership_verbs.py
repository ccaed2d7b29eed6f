"""Memberships that verbs tell: who joins, leaves, suspends and invites."""

from __future__ import annotations

from majlis.interpret.act_words import act_words, is_core, proclitics_of
from majlis.interpret.acting import Acting
from majlis.interpret.clauses import Predicate
from majlis.interpret.membership_bodies import MAX_TOKENS_TO_BODY, BodyFinder
from majlis.interpret.membership_claims import Body, MembershipClaims
from majlis.interpret.surroundings import Doer
from majlis.interpret.units import Group
from majlis.model import Change
from majlis.recognise.lexicon import function_words

_CHANGES: dict[str, Change] = {"join": "joined", "leave": "left", "depart": "left", "found": "joined"}


class MembershipVerbs:
    """Reads memberships from predicates with their doer."""

    def __init__(self, acting: Acting, bodies: BodyFinder, claims: MembershipClaims) -> None:
        self.acting = acting
        self.words = acting.words
        self.bodies = bodies
        self.claims = claims

    def verb(self, predicate: Predicate) -> None:
        """Joining, leaving and suspending, as a predicate tells it."""
        end = self.acting.scan.tokens.sentences[predicate.sentence][1]
        doer = self.acting.doers.get(predicate.at)
        change = next((c for name, c in _CHANGES.items() if name in predicate.classes), None)
        past, coming = predicate.form.tense == "past", change == "joined" and predicate.form.tense == "future"
        if change is not None and not predicate.participle and (past or coming and self._dated(predicate.at, end)):
            self._moved(predicate, doer, change, end)
        elif "suspend" in predicate.classes and predicate.form.tense == "past":
            self._suspended(predicate, doer, end)

    def _dated(self, at: int, end: int) -> bool:
        """«will join as of …»: a settled accession."""
        return any(word in act_words()["from_when"] for word in self.words[at : min(end, at + MAX_TOKENS_TO_BODY)])

    def _moved(self, predicate: Predicate, doer: Doer | None, change: Change, end: int) -> None:
        if doer is None:
            return
        after = max(predicate.at, doer.last - 1 if not doer.inherited else predicate.at)
        body = self.bodies.body_after(after, min(end, after + MAX_TOKENS_TO_BODY), change, predicate.at)
        if predicate.following in act_words()["body_pronouns_to"] and change == "joined":
            body = self.bodies.last_body(predicate.at)
        if predicate.classes & {"depart", "found"}:
            spots = [at for at in (predicate.at + 1, doer.last) if at in self.acting.group_at and at != doer.first]
            group = self.acting.group_at[spots[0]] if spots else None
            body = (group.units[0].actor, group.last) if group is not None and group.units[0].kind == "organisation" else None
            if body is None and predicate.form.suffix and "depart" in predicate.classes:
                body = self._left_before(doer, predicate.at)
        elif body is None and change == "left" and self._at_a_time(predicate, doer):
            body = self._spoken_of(predicate.at)
        if body is not None:
            own = self.acting.speaks_of_itself(predicate.at)
            self.claims.add(doer.units, body, change, predicate.at, 0.9 if not doer.inherited else 0.8, persons=own)

    def _left_before(self, doer: Doer, at: int) -> Body | None:
        """«X left it»: the body named last, where X is a state."""
        return self.bodies.last_body(at) if all(unit.kind == "country" for unit in doer.units) else None

    def _at_a_time(self, predicate: Predicate, doer: Doer) -> bool:
        """«X withdrew in 1985»: a state, and a year right behind."""
        behind = max(predicate.at + 1, doer.last if not doer.inherited else 0)
        states = bool(doer.units) and all(unit.kind == "country" for unit in doer.units)
        return states and behind < len(self.words) and self.words[behind] in act_words()["at_that_time"]

    def _spoken_of(self, at: int) -> Body | None:
        """The body of the memberships told so far."""
        known = [claim.body for claim in self.claims.found.values()]
        return (known[-1], at) if known else None

    def _suspended(self, predicate: Predicate, doer: Doer | None, end: int) -> None:
        """«X suspended its membership of Y», «Y suspended the membership of X»."""
        start = predicate.at + 1
        noun = next((at for at in range(start, min(end, start + 14)) if is_core(self.words[at], "membership_nouns")), None)
        if noun is None:
            return
        antecedent = self._antecedent(predicate, doer)
        whole = self.bodies.body_of(doer)
        if self.words[noun] in act_words()["own_membership"] and antecedent is not None and whole is not None:
            self.claims.add(antecedent.units[-1:], whole, "suspended", predicate.at, 0.85)
            return
        if self.words[noun] in act_words()["own_membership"]:
            body = self.bodies.body_in(noun + 1, end, predicate.at)
            if doer is not None and body is not None:
                self.claims.add(doer.units, body, "suspended", predicate.at, 0.85)
            return
        for group in self.bodies.groups_from(noun + 1, end):
            body = (
                self.bodies.body_in(group.last, end, predicate.at, near=True)
                or self.bodies.body_of(doer)
                or self.bodies.last_body(predicate.at)
            )
            if body is not None:
                self.claims.add(group.units, body, "suspended", predicate.at, 0.8)

    def _antecedent(self, predicate: Predicate, doer: Doer | None) -> Group | None:
        """The state before «whose membership Y suspended»."""
        if doer is None or doer.first != predicate.at + 1 or self.words[predicate.at - 1] not in function_words()["relatives"]:
            return None
        group = self.acting.group_ending.get(predicate.at - 1)
        return group if group is not None and group.units[-1].kind == "country" else None

    def invitation(self, predicate: Predicate) -> None:
        """«Y invited X to join», «addressed an invitation to X to join it»."""
        first, end = self.acting.scan.tokens.sentences[predicate.sentence]
        noun = self._joining_noun(predicate.at + 1, end)
        if noun is None:
            return
        inviting = "convene" in predicate.classes
        sent = any(self.words[at] in act_words()["sent_invitation"] for at in range(max(first, predicate.at), noun))
        if not inviting and not sent:
            return
        doer = self.acting.doers.get(predicate.at)
        groups = [g for at, g in self.acting.group_at.items() if predicate.at < at < noun and (doer is None or g.first != doer.first)]
        states = [g for g in groups if g.units[0].kind == "country"]
        if inviting and not predicate.form.passive and doer is None:
            return
        body = self.bodies.body_after(noun, end, "joined", predicate.at) or self.bodies.body_of(doer)
        if states and body is not None:
            self.claims.add(states[-1].units, body, "invited", predicate.at, 0.85)

    def _joining_noun(self, start: int, end: int) -> int | None:
        for at in range(start, end):
            if proclitics_of(self.words[at], act_words()["joining"]) is not None:
                return at
        return None
