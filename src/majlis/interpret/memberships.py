"""Who joined, left, was suspended from or invited to a body or a named joint effort."""

from __future__ import annotations

from functools import lru_cache

from majlis.interpret.act_words import act_words, is_core, is_word, proclitics_of
from majlis.interpret.clauses import Predicate
from majlis.interpret.membership_bodies import MAX_TOKENS_TO_BODY, Body, BodyFinder
from majlis.interpret.surroundings import Doer
from majlis.interpret.units import Group, Unit
from majlis.model import Change, Membership
from majlis.recognise.lexicon import function_words
from majlis.recognise.verbs import VerbForm, verb_forms
from majlis.recognise.words import COMMAS, splits

_UNREAL = frozenset({"deny", "refuse", "consider", "consider_in", "intend", "urge", "cancel", "request", "discuss"})
_CHANGES: dict[str, Change] = {"join": "joined", "leave": "left", "depart": "left", "found": "joined"}


class MembershipReader(BodyFinder):
    """Reads memberships from verbs and from masdars with their subject."""

    def read(self) -> list[Membership]:
        """All memberships, those of verbs first."""
        headline = self.acting.scan.tokens.headline
        for predicate in self.acting.predicates:
            if not headline[predicate.sentence] and not predicate.negated and not predicate.hypothetical:
                self._verb(predicate)
                self._invitation(predicate)
        for number, (first, end) in enumerate(self.acting.scan.tokens.sentences):
            if not headline[number]:
                for at in range(first, end):
                    self._noun(at, first, end)
        return list(self.claims.values())

    def _verb(self, predicate: Predicate) -> None:
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
        body = self._body_after(after, min(end, after + MAX_TOKENS_TO_BODY), change, predicate.at)
        if self.words[predicate.at + 1] in act_words()["body_pronouns_to"] and change == "joined":
            body = self._last_body(predicate.at)
        if predicate.classes & {"depart", "found"}:
            spots = [at for at in (predicate.at + 1, doer.last) if at in self.acting.group_at and at != doer.first]
            group = self.acting.group_at[spots[0]] if spots else None
            body = (group.units[0].actor, group.last) if group is not None and group.units[0].kind == "organisation" else None
        if body is not None:
            own = self.acting.speaks_of_itself(predicate.at)
            self._add(doer.units, body, change, predicate.at, 0.9 if not doer.inherited else 0.8, persons=own)

    def _suspended(self, predicate: Predicate, doer: Doer | None, end: int) -> None:
        """«X suspended its membership of Y», «Y suspended the membership of X»."""
        start = predicate.at + 1
        noun = next((at for at in range(start, min(end, start + 14)) if is_core(self.words[at], "membership_nouns")), None)
        if noun is None:
            return
        antecedent = self._antecedent(predicate, doer)
        whole = self._body_of(doer)
        if self.words[noun] in act_words()["own_membership"] and antecedent is not None and whole is not None:
            self._add(antecedent.units[-1:], whole, "suspended", predicate.at, 0.85)
            return
        if self.words[noun] in act_words()["own_membership"]:
            body = self._body_in(noun + 1, end, predicate.at)
            if doer is not None and body is not None:
                self._add(doer.units, body, "suspended", predicate.at, 0.85)
            return
        for group in self._groups_from(noun + 1, end):
            body = self._body_in(group.last, end, predicate.at, near=True) or self._body_of(doer) or self._last_body(predicate.at)
            if body is not None:
                self._add(group.units, body, "suspended", predicate.at, 0.8)

    def _antecedent(self, predicate: Predicate, doer: Doer | None) -> Group | None:
        """The state before «whose membership Y suspended»."""
        if doer is None or doer.first != predicate.at + 1 or self.words[predicate.at - 1] not in function_words()["relatives"]:
            return None
        group = self.acting.group_ending.get(predicate.at - 1)
        return group if group is not None and group.units[-1].kind == "country" else None

    def _invitation(self, predicate: Predicate) -> None:
        """«Y invited X to join», «addressed an invitation to X to join it»."""
        first, end = self.acting.scan.tokens.sentences[predicate.sentence]
        noun = self._joining_noun(predicate.at + 1, end)
        if noun is None:
            return
        inviting = "convene" in predicate.classes and not predicate.form.passive
        sent = any(self.words[at] in act_words()["sent_invitation"] for at in range(max(first, predicate.at), noun))
        if not inviting and not sent:
            return
        doer = self.acting.doers.get(predicate.at)
        groups = [g for at, g in self.acting.group_at.items() if predicate.at < at < noun and (doer is None or g.first != doer.first)]
        states = [g for g in groups if g.units[0].kind == "country"]
        body = self._body_after(noun, end, "joined", predicate.at) or self._body_of(doer)
        if states and body is not None:
            self._add(states[-1].units, body, "invited", predicate.at, 0.85)

    def _joining_noun(self, start: int, end: int) -> int | None:
        for at in range(start, end):
            if proclitics_of(self.words[at], act_words()["joining"]) is not None:
                return at
        return None

    def _noun(self, at: int, first: int, end: int) -> None:
        word = self.words[at]
        if not _may_tell(word):
            return
        if is_core(word, "suspension_nouns") and at + 1 < end and self.words[at + 1] in act_words()["membership_nouns"]:
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
        returns = is_core(self.words[at], "return_nouns")
        if form is None and not returns:
            return
        change: Change = "joined" if returns or form is not None and "join" in form.classes else "left"
        suffix = form.suffix if form is not None else ""
        if suffix or self.words[at] in act_words()["bare_moving"] or at + 1 < end and is_word(self.words[at + 1], "own_state"):
            self._own_moving(at, end, change)
            return
        group = self._group_at(at + 1, end)
        if group is None:
            return
        body = self._body_after(group.last - 1, min(end, group.last + MAX_TOKENS_TO_BODY), change, at)
        if body is None and any(word in act_words()["in_capacity"] for word in self.words[group.last : group.last + 1]):
            body = self._body_in(group.last + 1, end, at)
        if body is not None and not self._open_question(body[1]):
            self._add(group.units, body, change, at, 0.9)
            self._together(body, change, at, end)

    def _together(self, body: Body, change: Change, at: int, end: int) -> None:
        """«…, and X as an observer»."""
        for position in range(body[1], min(end, body[1] + 8)):
            group = self.acting.group_at.get(position)
            if group is not None and group.proclitics and group.last < end and self.words[group.last] in act_words()["in_capacity"]:
                self._add(group.units, body, change, at, 0.8)

    def _open_question(self, at: int) -> bool:
        """«the return of X to Y is decided by …»: a verb in the present behind it says that it is not done."""
        following = self.acting.predicate_at.get(at)
        if following is None or following.form.tense != "present":
            return False
        return bool(following.classes & {"decide", "consider", "consider_in"})

    def _own_moving(self, at: int, end: int, change: Change) -> None:
        """«announced its withdrawal from», «decided to withdraw from»."""
        rows = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at]
        if not rows or not rows[-1].classes & {"announce", "decide", "sign"} or rows[-1].negated or rows[-1].hypothetical:
            return
        doer = self.acting.doers.get(rows[-1].at)
        body = self._body_after(at, min(end, at + MAX_TOKENS_TO_BODY), change, at)
        if doer is not None and body is not None:
            self._add(doer.units, body, change, at, 0.85, persons=True)

    def _admitted(self, at: int, end: int) -> None:
        """«the admission of X as a member of Y», «its election as a member», «its membership was accepted»."""
        own = self.words[at + 1 : at + 2]
        if self.words[at] in act_words()["own_admission"] or own and own[0] in act_words()["own_membership"]:
            self._admitted_before(at, end)
            return
        group = next((g for k in range(at + 1, min(end, at + 4)) if (g := self._group_at(k, end)) is not None), None)
        if group is None or group.units[0].kind != "country":
            return
        member = next((k for k in range(group.last, min(end, group.last + 3)) if self.words[k] in act_words()["member_words"]), None)
        if member is None:
            return
        body = self._body_in(member + 1, end, at) or self._last_body(at)
        if body is not None:
            self._add(group.units, body, "joined", at, 0.88)

    def _admitted_before(self, at: int, end: int) -> None:
        """The state named last before «its election as a member of Y»."""
        own = self.words[at + 1] in act_words()["own_membership"]
        member = at + 1 if own else next((k for k in range(at + 1, min(end, at + 7)) if self.words[k] in act_words()["member_words"]), None)
        first = self.acting.scan.sentence_of(at)[0]
        states = [unit for unit in self.acting.scan.units if first <= unit.first < at and unit.kind == "country"]
        body = self._body_in(member + 1, end, at) if member is not None else None
        if states and body is not None:
            self._add(tuple(states[-1:]), body, "joined", at, 0.8)

    def _granted(self, at: int, first: int, end: int) -> None:
        """«granted X the status of an observer in Y»."""
        granting = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at]
        status = at + 1 < end and is_core(self.words[at + 1], "statuses")
        if not status or not granting or "provide" not in granting[-1].classes or granting[-1].form.tense != "past":
            return
        states = [unit for unit in self.acting.scan.units if first <= unit.first < at and unit.kind == "country" and unit.last == at]
        body = self._body_in(at + 2, end, at) or self._body_of(self.acting.doers.get(granting[-1].at))
        if states and body is not None:
            self._add(tuple(states), body, "joined", at, 0.8)

    def _took_back(self, at: int, end: int) -> None:
        """«X took back its seat in Y»."""
        group = self._group_at(at + 1, end)
        if group is None or group.last >= end or self.words[group.last] not in act_words()["own_seat"]:
            return
        body = self._body_in(group.last + 1, end, at)
        if body is not None:
            self._add(group.units, body, "joined", at, 0.85)

    def _became(self, at: int, end: int) -> None:
        """«X became the 85th member of Y»."""
        member = next((k for k in range(at + 1, min(end, at + 6)) if self.words[k] in act_words()["member_words"]), None)
        if member is None:
            return
        group = self._group_at(at + 1, end) or self.acting.group_ending.get(at)
        if group is None or group.units[0].kind != "country":
            return
        body = self._body_in(member + 1, end, at) or self._last_body(at)
        if body is not None:
            self._add(group.units, body, "joined", at, 0.88)

    def _list(self, at: int, start: int, end: int, change: Change) -> None:
        for group in self._groups_from(start, end):
            body = self._body_in(group.last, end, at) or self._deciding(at) or self._last_body(at)
            if body is not None:
                self._add(group.units, body, change, at, 0.85)
        if self.words[at + 1] in act_words()["own_membership"] and change == "suspended":
            owner = self.acting.group_ending.get(at)
            body = self._body_in(at + 2, end, at)
            if owner is not None and body is not None and self._decided(owner.first):
                self._add(owner.units, body, change, at, 0.85)
            elif body is not None:
                self._owner_suspended(at, body)
            else:
                self._own_suspension(at)

    def _deciding(self, at: int) -> Body | None:
        """«Y decided to suspend …»: the body that decides."""
        rows = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at]
        return self._body_of(self.acting.doers.get(rows[-1].at)) if rows and rows[-1].classes & {"decide", "announce", "agree"} else None

    def _decided(self, at: int) -> bool:
        """«the decision of X»."""
        return at > 0 and is_core(self.words[at - 1], "decision")

    def _owner_suspended(self, at: int, body: Body) -> None:
        """«X …, because of the suspension of its membership of Y»: the one state named before."""
        first = self.acting.scan.sentence_of(at)[0]
        clause = max((k for k in range(first, at) if self.words[k] in COMMAS), default=first)
        states = [unit for unit in self.acting.scan.units if clause <= unit.first < at and unit.kind == "country"]
        if len({unit.actor for unit in states}) == 1:
            self._add(tuple(states[:1]), body, "suspended", at, 0.8)
        else:
            self._own_suspension(at)

    def _own_suspension(self, at: int) -> None:
        """«… of the suspension of its membership» of who joined or came back in the same sentence."""
        sentence = self.acting.scan.tokens.sentences[self.acting.scan.tokens.sentence[at]]
        start = self.acting.scan.tokens.starts[sentence[0]]
        rows = [claim for claim in self.claims.values() if claim.evidence[0].start >= start and claim.change == "joined"]
        for claim in rows[-1:]:
            self._put(claim.actor, claim.body, "suspended", at, at + 2, 0.8)

    def _named_before(self, at: int, end: int) -> None:
        """«X, Y and Z, suspended from …»."""
        before = at - 1 if self.words[at - 1] in COMMAS else at
        group = self.acting.group_ending.get(before)
        body = self._body_in(at + 2, end, at) or self._last_body(at)
        if group is not None and body is not None:
            self._add(group.units, body, "suspended", at, 0.9)

    def _unreal(self, at: int, first: int) -> bool:
        """A denied, refused, possible or future clause around the noun."""
        if any(is_core(word, "not_yet") for word in self.words[max(first, at - 4) : at]):
            return True
        before = [p for p in self.acting.by_sentence.get(self.acting.scan.tokens.sentence[at], ()) if p.at < at]
        return bool(before) and (before[-1].negated or before[-1].hypothetical or bool(before[-1].classes & _UNREAL))

    def _masdar(self, at: int, classes: set[str]) -> VerbForm | None:
        for split in splits(self.words[at]):
            for form in verb_forms().get(split.core, ()):
                if form.tense == "masdar" and form.classes & classes:
                    return form
        return None

    def _add(self, units: tuple[Unit, ...], body: Body, change: Change, at: int, confidence: float, persons: bool = False) -> None:
        for unit in units:
            actor = unit.metonym if unit.kind == "place" else unit.actor
            if unit.kind == "person" and persons or unit.kind == "office":
                actor = unit.represents
            elif unit.kind not in ("country", "organisation", "place"):
                continue
            if actor is not None and actor != body[0]:
                self._put(actor, body[0], change, min(at, unit.first), max(unit.last, at + 1, body[1] if body[1] > at else 0), confidence)

    def _put(self, actor: str, body: str, change: Change, first: int, last: int, confidence: float) -> None:
        evidence = (self.acting.span(first, last, f"membership.{change}"),)
        self.claims.setdefault((actor, body, change), Membership(actor, body, change, evidence, confidence))


@lru_cache(maxsize=50_000)
def _may_tell(word: str) -> bool:
    """Whether a word may tell of a membership without being a predicate."""
    lists = ("suspended_forms", "status_nouns", "own_admission", "admitted", "resumed", "becoming", "bare_moving")
    cores = ("suspension_nouns", "resume_nouns", "admission", "return_nouns")
    if any(word in act_words()[name] for name in lists) or any(is_core(word, name) for name in cores):
        return True
    forms = (form for split in splits(word) for form in verb_forms().get(split.core, ()))
    return any(form.tense == "masdar" and form.classes & {"join", "leave"} for form in forms)
