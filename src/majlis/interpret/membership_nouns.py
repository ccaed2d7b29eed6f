"""Memberships that nouns tell: masdars with their subject, admissions, suspensions and seats taken back."""

from __future__ import annotations

from functools import lru_cache

from majlis.interpret.act_words import act_words, is_core, is_word
from majlis.interpret.acting import Acting
from majlis.interpret.membership_bodies import MAX_TOKENS_TO_BODY, BodyFinder
from majlis.interpret.membership_claims import Body, MembershipClaims
from majlis.interpret.units import Group
from majlis.model import Change
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.verbs import VerbForm, telling_forms, verb_forms
from majlis.recognise.words import COMMAS, splits

_UNREAL = frozenset({"deny", "refuse", "consider", "consider_in", "intend", "urge", "cancel", "request", "discuss", "support", "propose"})
_OWN = frozenset({"announce", "decide", "sign"})
_DEMANDING = frozenset({"deny", "refuse", "urge", "request", "consider", "consider_in", "discuss", "intend", "propose"})
MAX_TOKENS_TO_WISH = 8


class MembershipNouns:
    """Reads memberships from the nouns of membership, with who stands around them."""

    def __init__(self, acting: Acting, bodies: BodyFinder, claims: MembershipClaims) -> None:
        self.acting = acting
        self.words = acting.words
        self.bodies = bodies
        self.claims = claims

    def noun(self, at: int, first: int, end: int) -> None:
        """What the noun at a token tells of a membership, if anything."""
        word = self.words[at]
        if not _may_tell(word):
            return
        if is_core(word, "suspension_nouns") and at + 1 < end and self.words[at + 1] in act_words()["membership_nouns"]:
            if self._lifted(at, first):
                self._list(at, at + 2, end, "joined")
            elif not self._demanded(at, first):
                self._list(at, at + 2, end, "suspended")
        elif word in act_words()["suspended_forms"] and at + 1 < end and self.words[at + 1] in act_words()["own_membership"]:
            self._named_before(at, end)
        elif self._unreal(at, first):
            return
        elif is_core(word, "resume_nouns") and at + 1 < end and self.words[at + 1] in act_words()["membership_nouns"]:
            self._list(at, at + 2, end, "joined")
        elif is_core(word, "admission") or word in act_words()["admitted"] or word in act_words()["own_admission"]:
            self._admitted(at, end)
        elif word in act_words()["resumed"]:
            self._took_back(at, end)
        elif word in act_words()["status_nouns"]:
            self._granted(at, first, end)
        elif word in act_words()["becoming"]:
            self._became(at, end)
        else:
            self._moving_noun(at, first, end)

    def _moving_noun(self, at: int, first: int, end: int) -> None:
        form = self._masdar(at, {"join", "leave"})
        returns = is_core(self.words[at], "return_nouns") or is_core(self.words[at], "bringing_back")
        if form is None and not returns:
            return
        change: Change = "joined" if returns or form is not None and "join" in form.classes else "left"
        suffix = form.suffix if form is not None else ""
        if suffix or self.words[at] in act_words()["bare_moving"] or at + 1 < end and is_word(self.words[at + 1], "own_state"):
            self._own_moving(at, end, change)
            return
        owned = at + 1 + (at + 1 < end and self.words[at + 1] in act_words()["membership_nouns"])
        group = self.bodies.group_at(owned, end)
        if group is None or owned == at + 1 and is_core(self.words[at], "bringing_back"):
            return
        body = self.bodies.body_after(group.last - 1, min(end, group.last + MAX_TOKENS_TO_BODY), change, at)
        if body is None and any(word in act_words()["in_capacity"] for word in self.words[group.last : group.last + 1]):
            body = self.bodies.body_in(group.last + 1, end, at)
        if body is not None and not self._open_question(body[1]) and not self._one_ratifies(at, group):
            self.claims.add(group.units, body, change, at, 0.9)
            self._together(body, change, at, end)

    def _one_ratifies(self, at: int, group: Group) -> bool:
        """«Ankara consented to the accession of X»: one member's consent makes no member."""
        first = self.acting.scan.sentence_of(at)[0]
        verb = next((k for k in range(at - 1, max(first, at - 6) - 1, -1) if is_core(self.words[k], "ratifying")), None)
        if verb is None:
            return False
        units = [unit for unit in self.acting.scan.units_between(verb + 1, at) if unit.first < group.first]
        return any(unit.kind in ("country", "place", "person", "office") and unit.represents_type != "organisation" for unit in units)

    def _together(self, body: Body, change: Change, at: int, end: int) -> None:
        """«…, and X as an observer»."""
        for position in range(body[1], min(end, body[1] + 8)):
            group = self.acting.group_at.get(position)
            if group is not None and group.proclitics and group.last < end and self.words[group.last] in act_words()["in_capacity"]:
                self.claims.add(group.units, body, change, at, 0.8)

    def _open_question(self, at: int) -> bool:
        """«the return of X to Y is decided by …»: a verb in the present behind it says that it is not done."""
        following = self.acting.predicate_at.get(at)
        if following is None or following.form.tense != "present":
            return False
        return bool(following.classes & {"decide", "consider", "consider_in"})

    def _own_moving(self, at: int, end: int, change: Change) -> None:
        """«announced its withdrawal from», «decided to withdraw from»."""
        rows = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at]
        first = self.acting.scan.sentence_of(at)[0]
        if any(word in act_words()["since_moving"] for word in self.words[max(first, at - 6) : at]):
            self._moved_before(at, first, end, change)
            return
        if not rows or rows[-1].negated or rows[-1].hypothetical or rows[-1].expected:
            return
        told = "affirm" in rows[-1].classes or rows[-1].form.lemma in act_words()["informed"]
        if not rows[-1].classes & _OWN and not (told and self.words[at].endswith(tuple(letters().object_suffixes))):
            return
        doer = self.acting.doers.get(rows[-1].at)
        body = self.bodies.body_after(at, min(end, at + MAX_TOKENS_TO_BODY), change, at)
        if doer is not None and body is not None:
            self.claims.add(doer.units, body, change, at, 0.85, persons=True)

    def _moved_before(self, at: int, first: int, end: int, change: Change) -> None:
        """«…, 33 years after its withdrawal from Y»: of the state named last before."""
        states = [unit for unit in self.acting.scan.units if first <= unit.first < at and unit.kind == "country"]
        body = self.bodies.body_after(at, min(end, at + MAX_TOKENS_TO_BODY), change, at)
        if states and body is not None and self.words[at].endswith(tuple(letters().object_suffixes)):
            self.claims.add(tuple(states[-1:]), body, change, at, 0.8)

    def _admitted(self, at: int, end: int) -> None:
        """«the admission of X as a member of Y», «its election as a member», «its membership was accepted»."""
        own = self.words[at + 1 : at + 2]
        if self.words[at] in act_words()["own_admission"] or own and own[0] in act_words()["own_membership"]:
            self._admitted_before(at, end)
            return
        groups = (self.bodies.group_at(k, end) for k in range(at + 1, min(end, at + 8)))
        group = next((g for g in groups if g is not None and g.units[0].kind == "country"), None)
        if group is None:
            return
        member = next((k for k in range(group.last, min(end, group.last + 3)) if self.words[k] in act_words()["member_words"]), None)
        if member is None:
            return
        body = self.bodies.body_in(member + 1, end, at) or self.bodies.last_body(at)
        if body is not None:
            self.claims.add(group.units, body, "joined", at, 0.88)

    def _admitted_before(self, at: int, end: int) -> None:
        """The state named last before «its election as a member of Y»."""
        own = at + 1 < end and self.words[at + 1] in act_words()["own_membership"]
        member = at + 1 if own else next((k for k in range(at + 1, min(end, at + 7)) if self.words[k] in act_words()["member_words"]), None)
        first = self.acting.scan.sentence_of(at)[0]
        states = [unit for unit in self.acting.scan.units if first <= unit.first < at and unit.kind == "country"]
        body = self.bodies.body_in(member + 1, end, at) if member is not None else None
        if states and body is not None:
            self.claims.add(tuple(states[-1:]), body, "joined", at, 0.8)

    def _granted(self, at: int, first: int, end: int) -> None:
        """«granted X the status of an observer in Y»."""
        granting = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at]
        status = at + 1 < end and is_core(self.words[at + 1], "statuses")
        if not status or not granting or "provide" not in granting[-1].classes or granting[-1].form.tense != "past":
            return
        states = [unit for unit in self.acting.scan.units if first <= unit.first < at and unit.kind == "country" and unit.last == at]
        body = self.bodies.body_in(at + 2, end, at) or self.bodies.body_of(self.acting.doers.get(granting[-1].at))
        if states and body is not None:
            self.claims.add(tuple(states), body, "joined", at, 0.8)

    def _took_back(self, at: int, end: int) -> None:
        """«X took back its seat in Y»."""
        group = self.bodies.group_at(at + 1, end)
        if group is None or group.last >= end or self.words[group.last] not in act_words()["own_seat"]:
            return
        body = self.bodies.body_in(group.last + 1, end, at)
        if body is not None:
            self.claims.add(group.units, body, "joined", at, 0.85)

    def _became(self, at: int, end: int) -> None:
        """«X became the 85th member of Y»."""
        member = next((k for k in range(at + 1, min(end, at + 6)) if self.words[k] in act_words()["member_words"]), None)
        before = at - (at > 0 and self.words[at - 1] in function_words()["relatives"])
        group = self.bodies.group_at(at + 1, end) or self.acting.group_ending.get(before)
        coming = self.words[at] in act_words()["becoming_now"]
        if member is None and coming or member is not None and coming and not self.words[member].startswith(letters().article):
            return
        if member is None:
            self._first_to_join(at, group, end)
            return
        if group is None or group.units[0].kind != "country":
            return
        body = self.bodies.body_in(member + 1, end, at) or self.bodies.last_body(at)
        if body is not None:
            self.claims.add(group.units, body, "joined", at, 0.88)

    def _first_to_join(self, at: int, group: Group | None, end: int) -> None:
        """«X became the first state to join Y»."""
        if group is None or group.units[0].kind != "country":
            return
        start = max(at + 1, group.last)
        joining = next((p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if start < p.at < start + 6), None)
        first = start < end and is_core(self.words[start], "first_to")
        if not first or joining is None or "join" not in joining.classes or joining.negated:
            return
        body = self.bodies.body_after(joining.at, min(end, joining.at + MAX_TOKENS_TO_BODY), "joined", at)
        if body is not None:
            self.claims.add(group.units, body, "joined", at, 0.85)

    def _lifted(self, at: int, first: int) -> bool:
        """«Y lifted the suspension of …»."""
        return any(is_core(word, "lifting") for word in self.words[max(first, at - 5) : at])

    def _demanded(self, at: int, first: int) -> bool:
        """Whether somebody only asks for it, refuses or weighs it: the last verb before, near by."""
        rows = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at]
        if not rows or at - rows[-1].at > MAX_TOKENS_TO_WISH:
            return False
        between = self.words[rows[-1].at : at]
        if any(word in act_words()["since_moving"] or word in act_words()["because"] for word in between):
            return False
        asked = bool(rows[-1].classes & _DEMANDING) and not any(word in COMMAS for word in between)
        return asked or rows[-1].negated or rows[-1].hypothetical

    def _list(self, at: int, start: int, end: int, change: Change) -> None:
        for group in self.bodies.groups_from(start, end):
            body = self.bodies.body_in(group.last, end, at) or self._deciding(at) or self.bodies.last_body(at)
            if body is not None:
                self.claims.add(group.units, body, change, at, 0.85)
        if at + 1 < end and self.words[at + 1] in act_words()["own_membership"] and change == "suspended":
            owner = self.acting.group_ending.get(at)
            body = self.bodies.body_in(at + 2, end, at)
            if owner is not None and body is not None and self._decided(owner.first):
                self.claims.add(owner.units, body, change, at, 0.85)
            elif body is not None:
                self._owner_suspended(at, body)
            else:
                self._own_suspension(at)

    def _deciding(self, at: int) -> Body | None:
        """«Y decided to suspend …»: the body that decides."""
        rows = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at]
        return (
            self.bodies.body_of(self.acting.doers.get(rows[-1].at)) if rows and rows[-1].classes & {"decide", "announce", "agree"} else None
        )

    def _decided(self, at: int) -> bool:
        """«the decision of X»."""
        return at > 0 and is_core(self.words[at - 1], "decision")

    def _owner_suspended(self, at: int, body: Body) -> None:
        """«X …, because of the suspension of its membership of Y»: the one state named before."""
        first = self.acting.scan.sentence_of(at)[0]
        clause = max((k for k in range(first, at) if self.words[k] in COMMAS), default=first)
        states = [unit for unit in self.acting.scan.units if clause <= unit.first < at and unit.kind == "country"]
        if len({unit.actor for unit in states}) == 1:
            self.claims.add(tuple(states[:1]), body, "suspended", at, 0.8)
        else:
            self._own_suspension(at)

    def _own_suspension(self, at: int) -> None:
        """«… of the suspension of its membership» of who joined or came back in the same sentence."""
        sentence = self.acting.scan.tokens.sentences[self.acting.scan.tokens.sentence[at]]
        start = self.acting.scan.tokens.starts[sentence[0]]
        rows = [claim for claim in self.claims.found.values() if claim.evidence[0].start >= start and claim.change == "joined"]
        for claim in rows[-1:]:
            self.claims.put(claim.actor, claim.body, "suspended", at, at + 2, 0.8)

    def _named_before(self, at: int, end: int) -> None:
        """«X, Y and Z, suspended from …»."""
        before = at - 1 if self.words[at - 1] in COMMAS else at
        group = self.acting.group_ending.get(before)
        body = self.bodies.body_in(at + 2, end, at) or self.bodies.last_body(at)
        if group is not None and body is not None:
            self.claims.add(group.units, body, "suspended", at, 0.9)

    def _unreal(self, at: int, first: int) -> bool:
        """A denied, refused, possible or future clause around the noun."""
        if any(is_core(self.words[k], "not_yet") and not self._granted_request(k) for k in range(max(first, at - 4), at)):
            return True
        if any(_is_unsettled(word) for word in self.words[max(first, at - MAX_TOKENS_TO_WISH) : at]):
            return True
        verb = self.words[at - 1] if at > first else ""
        if len(verb) > 4 and verb[:2] in act_words()["future_prefixes"]:
            return True
        before = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at]
        if before and before[-1].form.lemma in act_words()["warning"]:
            return True
        return bool(before) and (before[-1].negated or before[-1].hypothetical or bool(before[-1].classes & _UNREAL))

    def _granted_request(self, at: int) -> bool:
        """«accepted the request of …»."""
        before = self.words[max(0, at - 4) : at]
        return is_core(self.words[at], "requests") and any(is_core(word, "granting") for word in before)

    def _masdar(self, at: int, classes: set[str]) -> VerbForm | None:
        for split in splits(self.words[at]):
            for form in verb_forms().get(split.core, ()):
                if form.tense == "masdar" and form.classes & classes:
                    return form
        return None


@lru_cache(maxsize=50_000)
def _is_unsettled(word: str) -> bool:
    """Whether a word is a form of a verb that leaves open whether it comes to pass: «hopes», «hinders»."""
    forms = (word, word[1:] if word[:1] in letters().conjunctions and len(word) > 3 else word)
    return any(form in telling_forms() and telling_forms()[form].tells == "unsettled" for form in forms)


@lru_cache(maxsize=50_000)
def _may_tell(word: str) -> bool:
    """Whether a word may tell of a membership without being a predicate."""
    lists = ("suspended_forms", "status_nouns", "own_admission", "admitted", "resumed", "becoming", "bare_moving")
    cores = ("suspension_nouns", "resume_nouns", "admission", "return_nouns", "bringing_back")
    if any(word in act_words()[name] for name in lists) or any(is_core(word, name) for name in cores):
        return True
    forms = (form for split in splits(word) for form in verb_forms().get(split.core, ()))
    return any(form.tense == "masdar" and form.classes & {"join", "leave"} for form in forms)
