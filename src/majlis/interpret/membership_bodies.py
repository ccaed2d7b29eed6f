"""Which body or joint effort a membership is of, and whose it is."""

from __future__ import annotations

from majlis.interpret.act_words import act_words, bare_cores, is_core, is_word
from majlis.interpret.acting import Acting
from majlis.interpret.membership_claims import Body, MembershipClaims
from majlis.interpret.surroundings import Doer
from majlis.interpret.units import Group
from majlis.model import Change
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS

MAX_TOKENS_TO_BODY = 14
MAX_TOKENS_OF_EFFORT = 10
MAX_SENTENCES_TO_BODY = 2


class BodyFinder:
    """Finds bodies and lists of members around a word."""

    def __init__(self, acting: Acting, claims: MembershipClaims) -> None:
        self.acting = acting
        self.words = acting.words
        self.claims = claims

    def body_after(self, at: int, end: int, change: Change, trigger: int) -> Body | None:
        """The body after "to" or "from", or the named effort."""
        joined = change == "joined"
        markers = function_words()["towards"] if joined else act_words()["from_words"]
        pronouns = act_words()["body_pronouns_to"] if joined else act_words()["body_pronouns_from"]
        for position in range(at + 1, end):
            word = self.words[position]
            if word in markers:
                return self._body_at(position + 1, end)
            if word in pronouns:
                return self.last_body(trigger)
            unit = self.acting.scan.unit_at.get(position)
            if unit is not None and unit.kind == "organisation" and unit.proclitics[-1:] == letters().prepositions[1]:
                return unit.actor, unit.last
            if unit is not None and unit.kind == "organisation" and unit.proclitics[-1:] == letters().prepositions[0] and joined:
                return unit.actor, unit.last
        return None

    def body_in(self, at: int, end: int, trigger: int, near: bool = False) -> Body | None:
        """The body after "in", near by."""
        for position in range(at, min(end, at + (3 if near else 8))):
            word = self.words[position]
            if word in act_words()["in_words"]:
                return self._body_at(position + 1, end)
            if word in act_words()["body_pronouns_in"]:
                return self.last_body(trigger)
            unit = self.acting.scan.unit_at.get(position)
            if unit is not None and unit.kind == "organisation" and unit.proclitics[-1:] in letters().prepositions and unit.proclitics:
                return unit.actor, unit.last
        return None

    def _body_at(self, at: int, end: int) -> Body | None:
        if at < end and self.words[at] in act_words()["charters"]:
            of_letter = letters().prepositions[1]
            units = (self.acting.scan.unit_at.get(position) for position in range(at + 1, min(end, at + MAX_TOKENS_OF_EFFORT)))
            founded = next((unit for unit in units if unit is not None and unit.kind == "organisation"), None)
            if founded is not None and founded.proclitics == of_letter:
                return founded.actor, founded.last
        for position in range(at, min(end, at + 4)):
            unit = self.acting.scan.unit_at.get(position)
            if unit is not None:
                return (unit.actor, unit.last) if unit.kind == "organisation" else None
            if self.words[position] in act_words()["effort_words"] and position == at:
                return self._effort(at, end)
        return self._by_head(at)

    def _by_head(self, at: int) -> Body | None:
        """«the alliance»: the body of the article that its full name begins with, last before; «the organisation»: the body named last."""
        word = self.words[at] if at < len(self.words) else ""
        if not word.startswith(letters().article):
            return None
        named = [unit for unit in self.acting.scan.units if unit.kind == "organisation" and unit.last - unit.first > 1]
        alike = [unit for unit in named if not bare_cores(word).isdisjoint(bare_cores(self.words[unit.first]))]
        before = [unit for unit in alike if unit.first < at]
        if word in act_words()["generic_bodies"] and not before:
            return self.last_body(at)
        found = (before[-1:] or alike[:1]) if word not in act_words()["generic_bodies"] or before else []
        return (found[0].actor, at + 1) if found else None

    def last_body(self, at: int) -> Body | None:
        """The body named last before a token, in its sentence or those right before."""
        sentence = self.acting.scan.tokens.sentence[at]
        first = self.acting.scan.tokens.sentences[max(0, sentence - MAX_SENTENCES_TO_BODY)][0]
        named = [u for u in self.acting.scan.units if first <= u.first < at and u.kind == "organisation"]
        rows = [u for u in named if not is_core(self.words[u.first], "organs_of_states")]
        joined = [claim.body for claim in self.claims.found.values()]
        if joined and any(row.actor == joined[-1] for row in rows):
            return joined[-1], at
        return (rows[-1].actor, at) if rows else None

    def _effort(self, at: int, end: int) -> Body:
        """A joint effort by its own words, up to a comma or verb."""
        last = at + 1
        while last < min(end, at + MAX_TOKENS_OF_EFFORT) and self.words[last] not in COMMAS and self.words[last] != ".":
            if last in self.acting.predicate_at or is_word(self.words[last], "from_when"):
                break
            last += 1
        name = self.acting.scan.tokens.surface(at, last)
        return self.acting.scan.registry.named("organisation", " ".join(name.replace('"', " ").split()), collective=True), last

    @staticmethod
    def body_of(doer: Doer | None) -> Body | None:
        """The body that acts, where the doer is one."""
        if doer is None or doer.units[:1] == () or doer.units[0].kind != "organisation":
            return None
        return doer.units[0].actor, doer.last

    def groups_from(self, at: int, end: int) -> list[Group]:
        """The group at a token, and those that follow in «then X in …, and Y in …»."""
        group = self.group_at(at, end)
        rows = [group] if group is not None else []
        while group is not None:
            following = next(
                (
                    self.acting.group_at[k]
                    for k in range(group.last, min(end, group.last + 8))
                    if k in self.acting.group_at and self.acting.group_at[k].units[0].kind == "country"
                ),
                None,
            )
            if following is None or not self._joined_on(following):
                return rows
            if any(at in self.acting.predicate_at for at in range(group.last, following.first)):
                return rows
            group = following
            rows.append(group)
        return rows

    def group_at(self, at: int, end: int) -> Group | None:
        """The group at a token, past what opens a list, with no proclitic but the preposition of belonging."""
        end = min(end, len(self.words))
        while at < end and at not in self.acting.group_at and self._opens_list(at):
            at += 1
        group = self.acting.group_at.get(at)
        return group if group is not None and (not group.proclitics or group.proclitics == letters().prepositions[1]) else None

    def _opens_list(self, at: int) -> bool:
        """Whether a word only opens a list of states: «all of», «6 states, which are»."""
        word = self.words[at]
        if is_word(word, "list_openers") or word == ":":
            return True
        counted = self.words[at + 1 : at + 2]
        many = bool(counted) and is_word(counted[0], "member_states")
        return many and (word.isdigit() or at in self.acting.numbers_at) or is_word(word, "member_states") or word in act_words()["being"]

    def _joined_on(self, group: Group) -> bool:
        """Whether a conjunction or «then» stands before a group."""
        return group.proclitics[:1] in tuple(letters().conjunctions) or self.words[group.first - 1] in act_words()["then"]
