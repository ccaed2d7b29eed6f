"""Parts in a meeting that its noun itself binds: "between X and Y", "its meeting with Z", "the meeting of X"."""

from __future__ import annotations

from typing import Literal

from majlis.interpret.event_mention import EventMention
from majlis.interpret.giving import Giver
from majlis.interpret.known_entities import known_as
from majlis.interpret.meeting_holders import HolderReader
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, Unit, can_meet
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS, splits

MAX_PARTNER_TOKENS = 16


class MeetingNounReader:
    """Reads what the nouns of the meetings of one article bind."""

    def __init__(self, scan: Scan, book: MeetingBook, giver: Giver, by_sentence: dict[int, list[Predicate]]) -> None:
        self.scan = scan
        self.by_sentence = by_sentence
        self.words = scan.tokens.words
        self.book = book
        self.giver = giver
        self.holders = HolderReader(scan, book, giver)
        self.group_at = {group.first: group for group in scan.groups}

    def read(self, mention: EventMention, end: int) -> None:
        """Give the roles that a noun binds."""
        draft = self.book.of_mention.get(mention.first)
        if draft is None:
            return
        self.holders.masdar_host(draft, mention, end)
        self.holders.attending(draft, mention, end)
        if mention.suffix:
            self.holders.owner(draft, mention, end)
        self.holders.sitting(draft, mention)
        self.holders.attended_from(draft, mention, end)
        self.holders.president_of(draft, mention)
        for unit in mention.parties:
            self._party(draft, mention, unit)
        self._agreed(draft, mention, end)
        partner = self._partner(mention, end)
        if partner is not None:
            self._with(draft, mention, partner, end)
        elif mention.family == "visit" or self.holders.tells_alone(mention):
            self.holders.holder(draft, mention, end)
        if mention.family == "visit" and not draft.roles and self.book.linker.in_visit(mention):
            self._visitor(draft, mention, end)

    def _visitor(self, draft: MeetingDraft, mention: EventMention, end: int) -> None:
        """`X is in Y on a visit`: the first one named in the clause, whatever its verb."""
        first = self.scan.sentence_of(mention.first)[0]
        named = [group for group in self.scan.groups if first <= group.first and group.last <= mention.first]
        if named and len(named[0].units) == 1 and named[0].units[0].kind in ("person", "office") and not named[0].proclitics:
            if self.words[named[0].first - 1] not in function_words()["prepositions"]:
                self.giver.give_group(draft, named[0], "participant", mention.first, "visit.noun", 0.82, end)

    def _with(self, draft: MeetingDraft, mention: EventMention, partner: tuple[str, Group], end: int) -> None:
        """A meeting, call or visit with somebody: he takes part, and whose it is."""
        rule, group = partner
        calls = mention.family == "call" and mention.number != "singular"
        if len(group.units) > 1 and (calls or mention.number == "dual" and self._each_apart(mention, end)):
            self._apart(draft, mention, group, end)
            return
        self.giver.give_group(draft, group, "participant", mention.first, rule, 0.9, end)
        self.holders.holder(draft, mention, end)
        governor = mention.governor
        receiving = rule == "event.of" and self.words[mention.first].startswith(tuple(function_words()["receptions"]))
        for unit in governor.subject.units if receiving and governor is not None and governor.subject is not None else ():
            if unit.represents is not None or unit.actor_type != "person":
                self.book.give_role(draft, unit, "host", mention.first, "receive.noun", 0.85)
        hosting = governor is not None and "host" in governor.classes and mention.owns(governor.at) and not governor.inherited
        if rule == "event.with" and hosting and governor is not None and governor.subject is not None and can_meet(governor.subject):
            self.giver.give_group(draft, governor.subject, "participant", governor.at, "host.with", 0.85, end)

    def came_during(self, mentions: list[EventMention], speaker: Group | None, end: int) -> None:
        """`This came during his meeting with X`, `during a call that he received from X`: he is who spoke in the sentence before."""
        for mention in mentions:
            draft, governor = self.book.of_mention.get(mention.first), mention.governor
            came = governor is not None and "came" in governor.classes and self.words[mention.first - 1] in function_words()["inside_words"]
            own = mention.suffix or mention.family == "call" and not mention.definite
            if draft is None or speaker is None or not came or not own or len(speaker.units) != 1:
                continue
            self.giver.give_group(draft, speaker, "participant", mention.first, "event.his", 0.85, end)
            if self.words[mention.first].startswith(tuple(function_words()["receptions"])) and speaker.units[0].represents is not None:
                self.book.give_role(draft, speaker.units[0], "host", mention.first, "receive.noun", 0.85)

    def agreed_in(self, mentions: list[EventMention], predicates: list[Predicate], end: int) -> None:
        """`after talks in X … A and B agreed`: the talks were theirs, where nothing else says whose."""
        sets = function_words()
        for mention in mentions:
            draft = self.book.of_mention.get(mention.first)
            before = self.words[mention.first - 1]
            inside = any(before in sets[name] for name in ("inside_words", "after_words", "ending_words", "from_words"))
            if draft is None or not inside or mention.family not in ("talks", "round"):
                continue
            if any(role == "participant" for _, role in draft.roles):
                continue
            for predicate in predicates:
                subject = predicate.subject
                if "agree" in predicate.classes and subject is not None and len(subject.units) > 1 and can_meet(subject):
                    self.giver.give_group(draft, subject, "participant", predicate.at, "agreed.in", 0.82, end)
                    break

    def _party(self, draft: MeetingDraft, mention: EventMention, unit: Unit) -> None:
        if unit.kind == "country" and len(mention.parties) < 2 and mention.family not in ("visit", "call"):
            return  # "the Paris conference", "a Saudi summit": where or whose it is, not who takes part
        if unit.kind == "office" and unit.actor_type == "organisation" and len(mention.parties) == 1 and self._several(unit):
            if unit.actor not in draft.bodies and mention.family not in ("visit", "call"):
                draft.bodies.append(unit.actor)
            return
        self.book.give_role(draft, unit, "participant", mention.first, "event.genitive", 0.85)

    def _several(self, unit: Unit) -> bool:
        """Whether an office is held by several: "the leaders of X", whose meeting is the body's own."""
        sets = function_words()
        names = ("level_leaders", "level_ministers", "attendees")
        return any(split.core in sets[name] for split in splits(self.words[unit.first]) for name in names)

    # --- with whom

    def _partner(self, mention: EventMention, end: int) -> tuple[str, Group] | None:
        """`between X and Y`, `with X`, of a call also `from X`."""
        absent = self._pronoun_means(mention)
        if absent is not None:
            return "call.pronoun", absent
        met = self._met_by_pronoun(mention, end)
        if met is not None:
            return "event.of", met
        known = mention.definite and not mention.suffix and not mention.planned
        closed = False  # a comma after a known meeting ends what may say with whom it was
        for at in range(mention.last - 1, min(end, mention.last + MAX_PARTNER_TOKENS)):
            group = self.group_at.get(at)
            closed = closed or at >= mention.last and known and self.words[at] in COMMAS
            if group is None or at < mention.first + 1 or not mention.owns(at):
                continue
            rule = self._binding(group, mention, closed)
            if rule is not None:
                return rule, group
        return self._partner_before(mention)

    def _partner_before(self, mention: EventMention) -> tuple[str, Group] | None:
        """`X held with Y a meeting`: the partner between the verb and the noun."""
        governor = mention.governor
        if governor is None or mention.definite or not governor.classes & {"hold", "act"} or not mention.owns(governor.at):
            return None
        for at in range(governor.at + 2, mention.first):
            group = self.group_at.get(at)
            if group is not None and self.words[at - 1] in function_words()["with_words"] and can_meet(group):
                return "event.with", group
        return None

    def _met_by_pronoun(self, mention: EventMention, end: int) -> Group | None:
        """Whom "his meeting", "his reception" was with, past where and when it was."""
        if not mention.suffix or mention.family not in ("meeting", "talks"):
            return None
        dated = {at for first, last, _ in self.scan.dates for at in range(first, last)}
        for at in range(mention.last, min(end, mention.last + MAX_PARTNER_TOKENS)):
            unit = self.scan.unit_at.get(at)
            if unit is not None and unit.kind in ("person", "office") and not unit.proclitics and unit.actor_type == "person":
                return self.group_at.get(at)
            near = self.scan.units_between(at - 3, at + 1)
            placed = any(place.first <= at < place.last and place.kind in ("place", "country") for place in near)
            if not (placed or at in dated or self.words[at] in function_words()["in_words"] or self.words[at] in COMMAS):
                return None
        return None

    def _binding(self, group: Group, mention: EventMention, closed: bool) -> str | None:
        """The rule by which a group behind the noun is who met; None where none says so."""
        sets, before = function_words(), self.words[group.first - 1]
        pair = group.units[0].kind == "collective" and self.giver.is_pair(group.units[0])
        if before in sets["between_words"] and (can_meet(group) or pair):
            return "event.between" if self.words[group.first - 2] not in sets["jointly"] else None  # "chaired jointly by"
        if not can_meet(group):
            return None
        if before in sets["list_openers_of"] and self.words[group.first - 2] in sets["each_words"]:
            before = self.words[group.first - 3]  # "with each of X and Y"
        jointly = self.words[group.first - 2] in sets["in_coordination"]  # "organised in coordination with X"
        if before in sets["with_words"] and not closed and not jointly:
            return "event.with" if not (mention.family == "call" and self._is_medium(group)) else None
        by = letters().prepositions[0]
        if mention.family == "call" and (before in sets["from_words"] or group.proclitics == by):
            return "call.from"
        if mention.suffix and group.first == mention.last and group.proclitics in ("", by):
            return "event.of"
        return None

    def _is_medium(self, group: Group) -> bool:
        """Whether who was called is an agency, a newspaper or a channel: a statement to it, no call of sides."""
        unit = group.units[0]
        known = known_as(self.scan, unit.actor)
        media = function_words()["media_heads"]
        named = any(split.core in media for split in splits(self.words[unit.first]))
        return unit.kind == "organisation" and (named or known is not None and known.kind == "news-agency")

    def _pronoun_means(self, mention: EventMention) -> Group | None:
        """With whom `he held a call with him` was."""
        subject = mention.governor.subject if mention.governor is not None else None
        if mention.family != "call" or subject is None:
            return None
        near = self.words[subject.last : mention.first] + self.words[mention.last : mention.last + 3]
        if not any(word in function_words()["pronouns_with"] for word in near):
            return None
        return self._last_other(mention, subject)

    def _last_other(self, mention: EventMention, subject: Group) -> Group | None:
        """The person spoken of before whom a pronoun means: not the subject itself."""
        own, sentence = {unit.actor for unit in subject.units}, self.scan.tokens.sentence
        first = self.scan.sentence_of(mention.first)[0]
        before = [unit for unit in self.scan.units if unit.last <= first and unit.kind == "person" and unit.actor not in own]
        recent = [unit for unit in before if sentence[mention.first] - sentence[unit.first] <= 2]
        return Group(recent[0].first, recent[0].last, (recent[0],)) if recent else None

    # --- two sides and two meetings

    def _agreed(self, draft: MeetingDraft, mention: EventMention, end: int) -> None:
        """A next meeting that two sides agreed to hold is theirs."""
        governor = self._agreement(mention)
        if not mention.planned or governor is None or any(role == "participant" for _, role in draft.roles):
            return
        states, persons = self._agreeing(governor)
        if len(states) == 2:
            for state in sorted(states):
                kind: Literal["country", "organisation"] = "country" if state.startswith("country/") else "organisation"
                side = Unit(governor.at, governor.at + 1, "", kind, state, kind)
                self.book.give_role(draft, side, "participant", mention.first, "agreed.sides", 0.85)
        if self.words[min(end - 1, mention.last)] in function_words()["between_them"]:
            for person in persons:
                side = Unit(governor.at, governor.at + 1, "", "person", person, "person")
                self.book.give_role(draft, side, "participant", mention.first, "agreed.sides", 0.8)

    def _agreement(self, mention: EventMention) -> Predicate | None:
        """The verb by which two agree on a meeting: right before it, or before who is to host "their next meeting"."""
        governor = mention.governor
        if governor is None or governor.classes & {"agree", "decide"}:
            return governor
        hosted = mention.suffix and "host" in governor.classes and self.words[governor.at - 1] in function_words()["complementisers"]
        before = [p for p in self.by_sentence.get(mention.sentence, ()) if p.at < governor.at and not p.participle] if hosted else []
        return before[-1] if before and before[-1].classes & {"agree", "decide"} else None

    def _agreeing(self, governor: Predicate) -> tuple[set[str], list[str]]:
        """The states or bodies, and the persons, that agree on something."""
        if governor.subject is None:
            return set(self.giver.two_sides(None)) if governor.form.number == "dual" else set(), []
        states: set[str] = set()
        persons: list[str] = []
        for unit in governor.subject.units:
            if unit.kind == "collective" and self.giver.is_pair(unit):
                states.update(self.giver.sides_of(unit, None))
                persons += self.giver.two_persons(unit)
            elif unit.represents is not None or unit.kind in ("country", "organisation") or unit.metonym is not None:
                states.add(unit.represents or unit.metonym or unit.actor)
        return states, persons

    def _each_apart(self, mention: EventMention, end: int) -> bool:
        return any(word in function_words()["each_apart"] for word in self.words[mention.first : min(end, mention.last + 25)])

    def _apart(self, draft: MeetingDraft, mention: EventMention, group: Group, end: int) -> None:
        """Two meetings in one noun: `two separate calls with X and Y`."""
        for index, unit in enumerate(group.units):
            one = draft if index == 0 else self.book.twin(draft)
            alone = Group(unit.first, unit.last, (unit,))
            self.giver.give_group(one, alone, "participant", mention.first, "event.apart", 0.88, end)
            self.holders.holder(one, mention, end)
