"""Who met whom: the two sides of a verb of meeting, wherever in its clause they stand."""

from __future__ import annotations

from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, Unit, can_meet
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS

MAX_PARTNER_TOKENS = 16
MAX_DELEGATION_TOKENS = 9


class SideFinder:
    """Finds the sides of the encounters of one article."""

    def __init__(self, scan: Scan, by_sentence: dict[int, list[Predicate]]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.by_sentence = by_sentence
        self.group_at = {group.first: group for group in scan.groups}
        self.names_at = {match.first: match for match in scan.names}

    def find(self, predicate: Predicate, end: int) -> tuple[Group, Group | None] | None:
        """Who met and whom, the second where it is told apart from the first; None where the verb tells no meeting."""
        subject, guest = predicate.subject, None
        receiving = "receive" in predicate.classes
        agent = self._agent(predicate, end) if receiving else None
        if agent is not None and subject is not None and not predicate.inherited:
            subject, guest = agent, subject
        if subject is None or predicate.form.passive and agent is None or not self.can_be_said_of(predicate, subject):
            return None
        if predicate.inherited and self._has_other_subject(predicate, end):
            return None
        partner = guest or self._met(predicate, subject, end)
        if subject.first > predicate.at and self._is_counterpart(subject) and (before := self._subject_before(predicate)) is not None:
            subject, partner = before, subject  # "and met his counterpart": the one who met is told before
        followed = self.group_at.get(subject.last)
        if followed is not None and followed.units[0].kind == "collective":
            return None
        if partner is None:
            subject, partner = self._with_side_before(predicate, subject)
        if partner is None and (len(subject.units) < 2 and not self._is_many(subject) or receiving):
            return None
        return subject, partner

    def can_be_said_of(self, predicate: Predicate, subject: Group) -> bool:
        """Whether a group meets in a verb: such as meet, and an inherited one only where the verb is joined to the one before."""
        return can_meet(subject) and (not predicate.inherited or self._goes_on(predicate))

    def _goes_on(self, predicate: Predicate) -> bool:
        """Whether an inherited subject holds: the verb is joined to the one before."""
        return bool(predicate.proclitics) or self.words[predicate.at - 1] in function_words()["going_on"]

    def _met(self, predicate: Predicate, subject: Group, end: int) -> Group | None:
        """Whom the subject met; `X came …, and Y received him` means the subject before."""
        if "receive" in predicate.classes and predicate.form.suffix and not predicate.inherited and subject.first > predicate.at:
            return self._subject_before(predicate)
        return self.partner(predicate, subject, end)

    def _with_side_before(self, predicate: Predicate, subject: Group) -> tuple[Group, Group | None]:
        """`where he met X`: the subject of the verb before and X."""
        if len(subject.units) == 1 and subject.first > predicate.at:
            before = self._subject_before(predicate)
            if before is not None and before.units[0].actor != subject.units[0].actor and can_meet(before):
                return before, subject
        return subject, None

    def _has_other_subject(self, predicate: Predicate, end: int) -> bool:
        """Whether a word behind the verb that nothing explains may be its own subject."""
        at, sets = predicate.at + 1, function_words()
        if at >= end or self.scan.tokens.kinds[at] != "word" or at in self.scan.unit_at or predicate.proclitics:
            return False
        word = self.words[at]
        dated = any(first <= at < last for first, last, _ in self.scan.dates)
        known = word in sets["prepositions"] or word in sets["each_words"] or word in sets["during_it"] or word in sets["adverbs"]
        return not dated and not known and not word.startswith(letters().article) and word[0] not in letters().prepositions

    def _agent(self, predicate: Predicate, end: int) -> Group | None:
        """Who received, where the guest is the subject: "was received by X"."""
        for at in range(predicate.at + 1, min(end, predicate.end, predicate.at + MAX_PARTNER_TOKENS)):
            if " ".join(self.words[at - 2 : at]) in function_words()["agent_markers"] and at in self.group_at:
                return self.group_at[at]
        return None

    def _is_counterpart(self, group: Group) -> bool:
        return any(office.counterpart and office.first == group.first for office in self.scan.offices)

    def _subject_before(self, predicate: Predicate) -> Group | None:
        """The subject of the verb before, where this one goes on with it: "where he met X", and "received X"."""
        sets = function_words()
        goes_on = self._goes_on(predicate) or self.words[predicate.at - 1] in sets["where_words"]
        if not goes_on and predicate.following not in sets["during_it"]:
            return None
        rows = [p for p in self.by_sentence[predicate.sentence] if p.at < predicate.at and p.subject is not None and not p.relative]
        return rows[-1].subject if rows else None

    @staticmethod
    def _is_many(subject: Group) -> bool:
        return any(unit.plural for unit in subject.units)

    # --- the partner

    def partner(self, predicate: Predicate, subject: Group, end: int) -> Group | None:
        """Whom the subject met: the next bare group, or the one after "with"; no place, no topic."""
        start = _behind(predicate, subject)
        sets = function_words()
        for at in range(start, min(end, predicate.end, start + MAX_PARTNER_TOKENS)):
            group = self.group_at.get(at)
            if at not in self.scan.unit_at and self.words[at] in sets["delegation"]:
                return self._delegation(at, end)
            if group is not None and group is not subject:
                if self._is_partner(group, start, predicate):
                    return group
            elif at > start and (self.words[at] in sets["purpose"] or self.words[at] in sets["complementisers"]):
                return None
        return None

    def _delegation(self, at: int, end: int) -> Group | None:
        """Whose delegation stands at `at`: "a delegation of X", "a Turkish delegation"; else who heads it."""
        sets, units = function_words(), list[Unit]()
        limit = min(end, at + MAX_DELEGATION_TOKENS)
        for position in range(at + 1, limit):
            unit, match = self.scan.unit_at.get(position), self.names_at.get(position)
            known = self.scan.known_of.get(position)
            if self.words[position] in sets["presiding"]:
                head = self.group_at.get(position + 1)
                return _together(units) or (head if head is not None and can_meet(head) else None)
            if unit is not None and unit.kind in ("organisation", "country") and not units:
                units.append(unit)
            elif unit is None and match is not None and match.form == "adjective" and known is not None and known.type == "country":
                key = self.scan.registry.known(known)
                units.append(Unit(match.first, match.last, "", "country", key, "country"))
            elif unit is not None or self.words[position] in COMMAS:
                break
        return _together(units)

    def _is_partner(self, group: Group, start: int, predicate: Predicate) -> bool:
        at, sets = group.first, function_words()
        before, kind = self.words[at - 1], group.units[0].kind
        if not can_meet(group) or kind == "place":
            return False
        if before in sets["with_words"]:
            return True
        if before in sets["towards"] and predicate.form.lemma in sets["met_towards"] and kind in ("person", "office"):
            return True
        if group.proclitics == letters().prepositions[0] and predicate.classes & {"meet", "phone"} and kind != "country":
            return True
        if " ".join(self.words[at - 2 : at]) in sets["presiding"] or before in sets["presiding"]:
            return False
        listed = before in sets["list_openers_of"] and self.words[at - 2] in sets["each_words"]
        if kind == "organisation" and before not in COMMAS and at != start and not listed:
            return False
        bare = not group.proclitics and (listed or before not in sets["prepositions"]) and kind != "country"
        return bare and (at <= start + 9 or before in COMMAS or before in sets["list_openers_of"])

    def after_with(self, predicate: Predicate, subject: Group, end: int) -> Group | None:
        """The group after "with" behind a verb."""
        start = _behind(predicate, subject)
        for at in range(start, min(end, predicate.end, start + MAX_PARTNER_TOKENS)):
            group = self.group_at.get(at)
            if group is not None and self.words[at - 1] in function_words()["with_words"] and can_meet(group):
                return group
        return None


def _together(units: list[Unit]) -> Group | None:
    return Group(units[0].first, units[-1].last, tuple(units)) if units else None


def _behind(predicate: Predicate, subject: Group) -> int:
    """The first token behind a verb and its subject."""
    return max(subject.last if subject.first > predicate.at else 0, predicate.at + 1)
