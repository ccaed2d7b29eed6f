"""Who comes for a state or body: heads and members of delegations, who stands in, is sent or accompanies."""

from __future__ import annotations

from dataclasses import replace

from majlis.interpret.event_mention import EventMention
from majlis.interpret.giving import Giver
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.targets import TargetFinder
from majlis.interpret.units import Group, Unit
from majlis.model import Role
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import splits

MAX_GAP_TOKENS = 5
MAX_OBJECT_TOKENS = 14


class DelegationReader:
    """Reads the delegations of one article."""

    def __init__(self, scan: Scan, book: MeetingBook, giver: Giver, targets: TargetFinder) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = book
        self.giver = giver
        self.targets = targets
        self.group_at = {group.first: group for group in scan.groups}
        self.attended: tuple[int, MeetingDraft | None] = (-1, None)  # the last sentence that tells who attended, and the meeting

    def leading(self, predicate: Predicate) -> bool:
        """Whether what a verb of leading leads is a delegation."""
        before = self.words[predicate.at - 4 : predicate.at] if predicate.form.suffix else []
        subject = predicate.subject
        after = self._behind(subject) if subject is not None and subject.first == predicate.at + 1 else []
        return self._is_delegation(self.words[predicate.at + 1 : predicate.at + 3] + before + after)

    def _behind(self, subject: Group) -> list[str]:
        """The two words behind a subject, past its date and commas."""
        last = next((end for start, end, _ in self.scan.dates if start == subject.last), subject.last)
        return self.words[last : last + 2]

    @staticmethod
    def _is_delegation(words: list[str]) -> bool:
        return any(split.core in function_words()["delegation"] for word in words for split in splits(word))

    def head(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X headed the Turkish delegation`: X and the state take part."""
        meeting = target or self.targets.before(predicate, mentions)
        if meeting is None or predicate.expected:
            return True
        if predicate.subject is not None and not predicate.relative:
            came = self._for_state(predicate.subject, predicate, end)
            self.giver.give_group(meeting, came, "participant", predicate.at, "delegation.head", 0.88, end)
        for at in range(predicate.at + 1, min(end, predicate.end)):
            group = self.group_at.get(at)
            if any(mention.first <= at for mention in mentions if mention.first > predicate.at):
                break  # what stands behind the meeting is not whom he leads
            if group is not None and not group.proclitics and (group.units[0].actor_type == "person" or self._is_led(group)):
                self.giver.give_group(meeting, group, "participant", predicate.at, "delegation.head", 0.88, end)
        return True

    def _is_led(self, group: Group) -> bool:
        """Whether a group is a delegation or the state or body of one."""
        return self._is_delegation(self.words[group.first - 1 : group.first + 1])

    def _for_state(self, subject: Group, predicate: Predicate, end: int) -> Group:
        """Who heads a delegation, for the state or body whose delegation it is."""
        sides = self.scan.units_between(max(subject.last, predicate.at), min(end, predicate.at + MAX_OBJECT_TOKENS))
        if subject.units[0].actor_type != "person" or not sides or sides[0].kind not in ("country", "organisation") or sides[0].proclitics:
            return subject
        return replace(subject, units=tuple(replace(unit, represents=sides[0].actor) for unit in subject.units))

    def join(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`a meeting … that X joined`: X takes part."""
        before = [mention for mention in mentions if mention.first < predicate.at and mention.first in self.book.of_mention]
        subject = predicate.subject
        if not before or subject is None or predicate.inherited or predicate.following not in function_words()["to_it"]:
            return False
        if not self._are_persons(subject):
            return False
        self.giver.give_group(self.book.of_mention[before[-1].first], subject, "participant", predicate.at, "join.verb", 0.88, end)
        return True

    def heads_side(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X headed the Russian side`: a head of a joint commission is in the chair, of talks takes part; each for his state."""
        meeting = target or self.targets.before(predicate, mentions)
        side = self._side(predicate, end)
        if meeting is None or side is None or predicate.participle or predicate.form.passive:
            return False
        own = predicate.subject if predicate.subject is not None and not predicate.inherited else None
        came = own if own is not None and self._are_persons(own) else self.group_at.get(side.last)
        if came is None or not self._are_persons(came) or came.proclitics:
            return False
        units = tuple(replace(unit, represents=side.actor) for unit in came.units)
        role: Role = "chair" if meeting.family == "session" else "participant"
        self.giver.give_group(meeting, replace(came, units=units), role, predicate.at, "side.head", 0.88, end)
        return True

    def _side(self, predicate: Predicate, end: int) -> Unit | None:
        """The state or body whose side a verb of heading has for its object."""
        sets = function_words()
        for unit in self.scan.units:
            if predicate.at < unit.first < min(end, predicate.end) and unit.kind in ("country", "organisation"):
                words = self.words[max(predicate.at + 1, unit.first - 2) : unit.first + 1]
                if any(word in sets["side_of"] for word in words):
                    return unit
        return None

    def members(self, predicate: Predicate, mentions: list[EventMention], end: int) -> bool:
        """`the American delegation included X and Y`: they take part for the state."""
        subject = predicate.subject
        if subject is None or predicate.inherited or self.book.focus is None or subject.first != predicate.at + 1:
            return False
        came = self.group_at.get(subject.last)
        if not self._is_delegation(self.words[predicate.at + 1 : predicate.at + 3]) or came is None or not self._are_persons(came):
            return False
        meeting = self.targets.before(predicate, mentions) or self.book.focus
        state = subject.units[0].actor if subject.units[0].kind in ("country", "organisation") else None
        self.giver.give_group(meeting, _for_state(came, state), "participant", predicate.at, "delegation.members", 0.88, end)
        return True

    @staticmethod
    def _are_persons(group: Group) -> bool:
        return not group.proclitics and group.units[0].kind in ("person", "office")

    # --- standing in

    def stand_in(self, predicate: Predicate, target: MeetingDraft | None, end: int) -> bool:
        """`X stood in for him`, `represented Mexico X and Y`: who came, and the state or body for which."""
        meeting = target or self.book.focus
        if meeting is None or predicate.participle or predicate.form.passive:
            return False
        if predicate.following in function_words()["for_him"]:
            return self._for_the_absent(predicate, meeting, end)
        absent = self._person_absent(predicate)
        if absent is not None:
            return self._for_the_named(predicate, meeting, absent, end)
        return self._state_by_state(predicate, meeting, end) or self._for_one(predicate, meeting, end)

    def _person_absent(self, predicate: Predicate) -> Group | None:
        """The one whom another represents: a person right behind the verb, or behind "for", and then whoever came."""
        behind = predicate.at + 1 + (predicate.following in function_words()["for_sides"])
        absent = self.group_at.get(behind)
        if absent is None or len(absent.units) != 1 or not self._are_persons(absent) or predicate.form.suffix:
            return None
        came = self.group_at.get(absent.last)
        return absent if came is not None and self._are_persons(came) else None

    def _for_the_named(self, predicate: Predicate, meeting: MeetingDraft, absent: Group, end: int) -> bool:
        """`represented the president X his minister Y`: Y comes for the state of X, who is not there."""
        came = self.group_at[absent.last]
        units = tuple(replace(unit, represents=unit.represents or absent.units[0].represents) for unit in came.units)
        self.giver.give_group(meeting, replace(came, units=units), "participant", predicate.at, "represent.verb", 0.88, end)
        return True

    def _for_the_absent(self, predicate: Predicate, meeting: MeetingDraft, end: int) -> bool:
        """`X stood in for him`: X comes for the state of whoever was spoken of last."""
        came = self.group_at.get(predicate.at + 2)
        if came is None or not self._are_persons(came):
            return False
        earlier = [unit for unit in self.scan.units if predicate.at - 25 < unit.first < predicate.at and unit.kind in ("person", "office")]
        state = earlier[-1].represents if earlier else None
        self.giver.give_group(meeting, _for_state(came, state), "participant", predicate.at, "represent.verb", 0.9, end)
        return True

    def _for_one(self, predicate: Predicate, meeting: MeetingDraft, end: int) -> bool:
        """`represented Mexico X and Y`: they come for Mexico, which takes part too."""
        side = self.group_at.get(predicate.at + 1)
        came = self.group_at.get(side.last) if side is not None else None
        if side is None or came is None or not self._are_persons(came):
            return False
        if side.proclitics or side.units[0].kind not in ("country", "organisation", "collective"):
            return False
        named = side.units[0].kind != "collective"
        state = side.units[0].actor if named else None
        self.giver.give_group(meeting, _for_state(came, state), "participant", predicate.at, "represent.verb", 0.9, end)
        if named:
            self.giver.give_group(meeting, side, "participant", predicate.at, "represent.object", 0.9, end)
        return True

    def _state_by_state(self, predicate: Predicate, meeting: MeetingDraft, end: int) -> bool:
        """`represented Tehran at the meeting X, Moscow Y and Beijing Z`."""
        pairs = self._pairs(predicate, end)
        if not pairs or pairs[0][0].first != predicate.at + 1 or len(pairs) < 2 and pairs[0][0].last == pairs[0][1].first:
            return False
        for state, person in pairs:
            came = replace(person, represents=person.represents or state.metonym or state.actor)
            for unit in (came, state):
                self.book.give_role(meeting, unit, "participant", predicate.at, "represent.verb", 0.88)
        return True

    def _pairs(self, predicate: Predicate, end: int) -> list[tuple[Unit, Unit]]:
        """States after a verb, each with the person named after it."""
        pairs: list[tuple[Unit, Unit]] = []
        side: Unit | None = None
        last = predicate.at + 1
        for unit in (unit for unit in self.scan.units if predicate.at < unit.first < min(end, predicate.end)):
            if unit.first - last > MAX_GAP_TOKENS:
                break
            last = unit.last
            if unit.kind in ("country", "organisation") or unit.kind == "place" and unit.metonym is not None:
                side = unit
            elif unit.actor_type == "person" and side is not None:
                pairs.append((side, unit))
                side = None
        return pairs

    def more_of_a_side(self, number: int, first: int, end: int, finite: bool) -> None:
        """`… And from the Egyptian side: X and Y.`, a sentence that goes on with who attended in the one before."""
        sentence, draft = self.attended
        side = next((unit for unit in self.scan.units if first < unit.first <= first + 2 and unit.kind == "country"), None)
        if draft is None or sentence != number - 1 or side is None or finite:
            return
        if self._word_before(side) not in function_words()["for_sides"]:
            return
        for unit in self.scan.units:
            if side.last <= unit.first < end and unit.actor_type == "person":
                came = replace(unit, represents=unit.represents or side.actor)
                self.book.give_role(draft, came, "participant", first, "attend.sides", 0.85)

    def side_by_side(self, predicate: Predicate, target: MeetingDraft, end: int) -> bool:
        """`attended for the Jordanian side X and Y, and for the Egyptian side Z`."""
        sets = function_words()
        units = [unit for unit in self.scan.units if predicate.at < unit.first < min(end, predicate.end)]
        sides = [unit for unit in units if unit.kind in ("country", "collective") and self._word_before(unit) in sets["for_sides"]]
        if len(sides) < 2 or predicate.participle or predicate.form.passive:
            return False
        state: str | None = None
        given = False
        for unit in units:
            if unit in sides:
                state = unit.actor if unit.kind == "country" else None
            elif unit.actor_type == "person" and (not unit.proclitics or unit.proclitics in letters().conjunctions):
                came = replace(unit, represents=unit.represents or state)
                self.book.give_role(target, came, "participant", predicate.at, "attend.sides", 0.88)
                given = True
        return given

    def _word_before(self, unit: Unit) -> str:
        word = self.words[unit.first - 1]
        return word[1:] if word[0] in letters().conjunctions and len(word) > 2 else word

    def represented(self, predicate: Predicate, target: MeetingDraft, end: int) -> None:
        """`X represented Algeria`: the state takes part too."""
        assert predicate.subject is not None
        for at in range(predicate.at + 1, min(end, predicate.at + MAX_OBJECT_TOKENS)):
            group = self.group_at.get(at)
            if group is not None and group.units[0].kind == "country" and group.first != predicate.subject.first and not group.proclitics:
                self.giver.give_group(target, group, "participant", predicate.at, "represent.object", 0.9, end)
                return

    # --- sending and accompanying

    def sending(self, predicate: Predicate) -> bool:
        """Whether a verb of holding or deciding speaks of sending somebody."""
        return any(word in function_words()["sending_masdars"] for word in self.words[predicate.at + 1 : predicate.at + 5])

    def send(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X sent Y to the meeting`: X and Y take part."""
        meeting = target or self.targets.before(predicate, mentions)
        if meeting is None or predicate.subject is None or predicate.inherited:
            return False
        sent = next((group for at in range(predicate.at + 1, min(end, predicate.end))
                     if (group := self.group_at.get(at)) is not None and group.first != predicate.subject.first
                     and group.units[0].kind in ("person", "office") and not group.proclitics), None)  # fmt: skip
        if sent is None:
            return False
        for group in (predicate.subject, sent):
            self.giver.give_group(meeting, group, "participant", predicate.at, "send.verb", 0.88, end)
        return True

    def assist(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`accompanied by X`, `assisted by X`: X was there too."""
        if not predicate.form.suffix or predicate.subject is None or predicate.inherited or self.book.focus is None:
            return False
        if predicate.subject.units[0].kind not in ("person", "office"):
            return False
        meeting = target or self.targets.before(predicate, mentions) or self.book.focus
        self.giver.give_group(meeting, predicate.subject, "participant", predicate.at, "assist.verb", 0.82, end)
        return True


def _for_state(came: Group, state: str | None) -> Group:
    """A group whose persons come for a state or body, where they come for none of their own."""
    return replace(came, units=tuple(replace(unit, represents=unit.represents or state) for unit in came.units))
