"""Memberships that everyday verbs tell: who came back, obtained or lost a membership, was turned out, was invited, founded."""

from __future__ import annotations

from functools import lru_cache

from majlis.clean.fold import fold
from majlis.interpret.act_words import act_words, is_core, is_word
from majlis.interpret.acting import Acting
from majlis.interpret.membership_bodies import MAX_TOKENS_TO_BODY, BodyFinder
from majlis.interpret.membership_claims import Body, MembershipClaims
from majlis.interpret.units import Unit
from majlis.model import Change
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.verbs import telling_forms
from majlis.recognise.words import COMMAS

MAX_TOKENS_TO_MEMBER = 6
_FINITE_TELLING = frozenset({"return", "gain", "lose", "expel"})
_SETTLING = frozenset({"announce", "agree", "decide", "sign"})


@lru_cache(maxsize=50_000)
def told_by(word: str) -> str | None:
    """What a past form of an everyday verb tells, with or without a conjunction before it."""
    for form in (word, word[1:] if word[:1] in letters().conjunctions else ""):
        found = telling_forms().get(form)
        if found is not None and found.tense == "past" and found.tells in _FINITE_TELLING:
            return found.tells
    return None


class MembershipReturns:
    """Reads memberships from verbs that no other reader knows, with who stands around them."""

    def __init__(self, acting: Acting, bodies: BodyFinder, claims: MembershipClaims) -> None:
        self.acting = acting
        self.words = acting.words
        self.bodies = bodies
        self.claims = claims
        self._dates = {first for first, _, _ in acting.scan.dates}

    def word(self, at: int, first: int, end: int) -> None:
        """What the word at a token tells of a membership, if anything."""
        word = self.words[at]
        tells = told_by(word)
        if tells is None and self._told_later(at):
            self._came_back(at)
        if tells is not None and at not in self.acting.inside and not self._unreal(at, first):
            self._verb(tells, at, first, end)
        elif word in act_words()["sent_invitation"]:
            self._invitation(at, first, end)
        elif is_core(word, "founding"):
            self._founding(at, end)

    def _told_later(self, at: int) -> bool:
        """«…, before coming back in 2003»: a present behind «before»."""
        found = telling_forms().get(self.words[at])
        after = " ".join(self.words[max(0, at - 2) : at]) in act_words()["before_doing"]
        return found is not None and found.tells == "return" and after

    def _came_back(self, at: int) -> None:
        """Who came back before is who was told last to have left, in the year or to the body told behind."""
        left = [claim for claim in self.claims.found.values() if claim.change == "left"]
        behind = range(at + 1, at + 3)
        dated = any(k in self._dates or self._is_time(k) for k in behind)
        if left and dated:
            self.claims.put(left[-1].actor, left[-1].body, "joined", at, at + 1, 0.75)

    def _is_time(self, at: int) -> bool:
        return at < len(self.words) and self.words[at] in act_words()["at_that_time"]

    def _verb(self, tells: str, at: int, first: int, end: int) -> None:
        units, after = self._subject(at, first)
        whole = (unit for unit in units if not is_core(self.words[unit.first], "delegations"))
        states = tuple(unit for unit in whole if unit.kind == "country")
        if tells == "expel":
            self._expelled(at, end)
        elif states and len(states) == len(units):
            if tells == "return":
                self._returned(states, at, after, end)
            else:
                self._membership(states, "joined" if tells == "gain" else "left", at, after, end)

    def _unreal(self, at: int, first: int) -> bool:
        """Whether a negation, a possibility or «before» stands before the verb."""
        before = self.words[at - 1] if at > first else ""
        sets = function_words()
        if any(word in sets["condition_openers"] for word in self.words[max(first, at - 3) : at]):
            return True
        return is_word(before, "not_yet") or any(before.removeprefix(c) in sets["verb_negations"] for c in ("", *letters().conjunctions))

    def _subject(self, at: int, first: int) -> tuple[tuple[Unit, ...], int]:
        """Who is said to have done it, and the token after the verb and him: behind the verb, before it, or last before."""
        group = self.bodies.group_at(at + 1, at + 3)
        if group is not None and not group.proclitics:
            return group.units, group.last
        before = at
        while before > first and self.words[before - 1] in function_words()["auxiliaries"]:
            before -= 1
        left = self.acting.group_ending.get(before)
        if left is not None and not left.proclitics.strip(letters().conjunctions):
            return left.units, at + 1
        rows = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at and p.at in self.acting.doers]
        doer = self.acting.doers[rows[-1].at] if rows else None
        return (doer.units if doer is not None else ()), at + 1

    def _returned(self, states: tuple[Unit, ...], at: int, after: int, end: int) -> None:
        """«X came back to Y»; without a body, to the one that X left."""
        following = self.words[after : after + 1]
        body: Body | None = None
        if following and (following[0] in function_words()["towards"] or following[0] in act_words()["body_pronouns_to"]):
            body = self.bodies.body_after(after - 1, min(end, after + MAX_TOKENS_TO_BODY), "joined", at)
        elif following and (following[0] in act_words()["at_that_time"] or after + 1 in self._dates or after in self._dates):
            left = [c.body for c in self.claims.found.values() if c.change == "left" and c.actor in {unit.actor for unit in states}]
            body = (left[-1], at) if left else None
        if body is not None and self._is_body(body[0]):
            self.claims.add(states, body, "joined", at, 0.85)

    def _is_body(self, actor: str) -> bool:
        """Whether it is a body one may be a member of, not one that states only turn to, nor a joint effort."""
        draft = self.acting.scan.registry.drafts[actor]
        return not draft.collective and not any(fold(name) in act_words()["approached"] for name in draft.names)

    def _membership(self, states: tuple[Unit, ...], change: Change, at: int, after: int, end: int) -> None:
        """«X obtained the full membership of Y, the status of an observer in Y», «X gave up its membership of Y»."""
        member = next((k for k in range(after, min(end, after + MAX_TOKENS_TO_MEMBER)) if self._is_membership(k, change)), None)
        if member is None or any(self.words[k] in COMMAS for k in range(after, member)):
            return
        group = self.acting.group_at.get(member + 1)
        direct = group is not None and group.units[0].kind == "organisation" and not group.proclitics
        body = (group.units[0].actor, group.last) if direct and group is not None else self.bodies.body_in(member + 1, end, at)
        if body is None and change == "joined" and is_core(self.words[member], "gained"):
            body = self.bodies.last_body(at)
        if body is not None:
            self.claims.add(states, body, change, at, 0.85)

    def _is_membership(self, at: int, change: Change) -> bool:
        if change == "left":
            return is_core(self.words[at], "own_membership")
        status = is_core(self.words[at], "statuses") and is_word(self.words[at - 1].removeprefix(letters().prepositions[0]), "status_nouns")
        return status or is_core(self.words[at], "gained")

    def _expelled(self, at: int, end: int) -> None:
        """«Y expelled X», «X was expelled from Y»."""
        group = self.bodies.group_at(at + 1, end)
        if group is None or group.proclitics:
            return
        other = self.acting.group_at.get(group.last)
        if group.units[0].kind == "organisation" and other is not None and other.units[0].kind == "country" and not other.proclitics:
            if self.words[other.last : other.last + 1] in ([], ["."]) or self.words[other.last] in act_words()["from_words"]:
                self.claims.add(other.units, (group.units[0].actor, other.last), "left", at, 0.8)
        elif group.units[0].kind == "country" and self.words[group.last : group.last + 1] == [*act_words()["from_words"]]:
            body = self.bodies.body_after(group.last - 1, min(end, group.last + 6), "left", at)
            if body is not None and self._is_body(body[0]):
                self.claims.add(group.units, body, "left", at, 0.8)

    def _invitation(self, at: int, first: int, end: int) -> None:
        """«Y addressed an invitation to X to join it», «X received an invitation to join Y»."""
        joins = (k for k in range(at + 1, min(end, at + 10)) if is_core(self.words[k], "joining_masdars"))
        joining = next(joins, None)
        near = range(max(first, at - 5), at)
        sent = next((k for k in near if self.words[k] in act_words()["giving_invitation"]), None)
        got = next((k for k in near if self.words[k] in act_words()["getting_invitation"]), None)
        if joining is None or sent is None and got is None:
            return
        groups = [self.acting.group_at[k] for k in range(at + 1, joining) if k in self.acting.group_at]
        left = self.acting.group_ending.get(at)
        states = next((g for g in groups if g.units[0].kind == "country"), left if got is not None else None)
        body = self.bodies.body_after(joining, end, "joined", at)
        if states is not None and states.units[0].kind == "country" and body is not None:
            self.claims.add(states.units, body, "invited", at, 0.85)

    def _founding(self, at: int, end: int) -> None:
        """«X, Y and Z announced the founding of a union»: founders join."""
        body = self.acting.scan.unit_at.get(at + 1)
        rows = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at]
        if body is None or body.kind != "organisation" or body.proclitics or not rows or not rows[-1].classes & _SETTLING:
            return
        doer = self.acting.doers.get(rows[-1].at)
        real = not rows[-1].negated and not rows[-1].hypothetical and rows[-1].form.tense == "past"
        if doer is not None and real and len(doer.units) > 1 and all(unit.kind == "country" for unit in doer.units):
            self.claims.add(doer.units, (body.actor, body.last), "joined", at, 0.8)
