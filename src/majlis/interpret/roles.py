"""Who did what in which meeting, as verbs say it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from majlis.interpret.clauses import Predicate
from majlis.interpret.encounters import EncounterReader
from majlis.interpret.events import EventMention
from majlis.interpret.frames import FrameReader, can_meet
from majlis.interpret.giving import Giver
from majlis.interpret.meetings import SPECIAL_FAMILIES, MeetingBook, MeetingDraft
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, Unit
from majlis.model import Role
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.persons import COMMAS
from majlis.recognise.words import splits

MAX_REACH_TOKENS = 40
MAX_SPEECH_TOKENS = 14
MAX_GAP_TOKENS = 5

_ENCOUNTERS = frozenset({"meet", "receive", "accept", "phone", "visit"})

# Verb class → role of its subject, in order of precedence; the first that fits is taken.
_SUBJECT_ROLES: tuple[tuple[str, Role, str], ...] = (
    ("host", "host", "host.verb"),
    ("organise", "host", "organise.verb"),
    ("chair", "chair", "chair.verb"),
    ("attend", "participant", "attend.verb"),
    ("participate", "participant", "participate.verb"),
    ("represent", "participant", "represent.verb"),
    ("represented", "participant", "represent.verb"),
    ("open", "participant", "open.verb"),
    ("addressing", "participant", "speech.verb"),
    ("hold", "participant", "hold.verb"),
)


class RoleReader:
    """Reads meetings and the parts played in them, sentence by sentence."""

    def __init__(self, scan: Scan, predicates: list[Predicate], mentions: list[EventMention]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = MeetingBook(scan)
        self.giver = Giver(scan, self.book)
        self.group_at = {group.first: group for group in scan.groups}
        self.by_sentence: dict[int, list[Predicate]] = {}
        for predicate in predicates:
            self.by_sentence.setdefault(predicate.sentence, []).append(predicate)
        self.mentions: dict[int, list[EventMention]] = {}
        for mention in mentions:
            self.mentions.setdefault(mention.sentence, []).append(mention)
        self.encounters = EncounterReader(scan, self.book, self.giver, self.by_sentence)
        self.frames = FrameReader(scan, self.book, self.giver)
        self.attended: tuple[int, MeetingDraft | None] = (-1, None)  # the last sentence that tells who attended, and the meeting

    def read(self) -> MeetingBook:
        """All meetings of the article with their roles."""
        for number, (first, end) in enumerate(self.scan.tokens.sentences):
            if self.scan.tokens.headline[number]:
                continue
            row = self.mentions.get(number, [])
            real = [p for p in self.by_sentence.get(number, ()) if not (p.negated or p.hypothetical)]
            self._in_order(row, [p for p in real if p.classes & _ENCOUNTERS], end)
            for predicate in real:
                self._predicate(predicate, row, end)
            spoken_of = any(p.form.suffix and p.classes & {"open", "attend", "chair", "host", "conclude"} for p in real)
            self._more_of_a_side(number, first, end)
            self.frames.read(row, first, end, self.encounters.assembled.get(number), spoken_of)
            self.book.focus_at[number] = self.book.focus
            for mention in row:
                self._level(mention)
        self._lead_scene()
        return self.book

    def _more_of_a_side(self, number: int, first: int, end: int) -> None:
        """`… And from the Egyptian side: X and Y.`, a sentence that goes on with who attended in the one before."""
        sentence, draft = self.attended
        side = next((unit for unit in self.scan.units if first < unit.first <= first + 2 and unit.kind == "country"), None)
        finite = any(not predicate.participle for predicate in self.by_sentence.get(number, ()))
        if draft is None or sentence != number - 1 or side is None or finite or self._words_before(side) not in function_words()["for_sides"]:
            return
        for unit in self.scan.units:
            if side.last <= unit.first < end and unit.actor_type == "person":
                came = replace(unit, represents=unit.represents or side.actor)
                self.book.give_role(draft, came, "participant", first, "attend.sides", 0.85)

    def _lead_scene(self) -> None:
        """The main meeting, told near the beginning without a day or place of its own, has those of the first sentence."""
        main = self.book.drafts[0] if self.book.drafts else None
        body = [number for number, headline in enumerate(self.scan.tokens.headline) if not headline]
        if main is None or not body or main.planned or main.family in SPECIAL_FAMILIES or not main.evidence:
            return
        first, end = self.scan.tokens.sentences[body[0]]
        opening = self.scan.tokens.sentences[body[min(2, len(body) - 1)]][1]
        if main.evidence[0].start >= self.scan.tokens.ends[opening - 1]:
            return
        days = [date for start, _, date in self.scan.dates if first <= start < end and date.role == "time" and date.kind in ("day", "relative", "weekday")]
        if not main.dates and len(days) == 1:
            main.dates.append(days[0])
        inside = letters().prepositions[0]
        places = [u for u in self.scan.units if first <= u.first < end and u.kind == "place" and u.proclitics[-1:] == inside]
        if main.place is None and main.country is None and len(places) == 1 and places[0].metonym is None:
            main.place = places[0].actor

    def _in_order(self, mentions: list[EventMention], encounters: list[Predicate], end: int) -> None:
        """Nouns and verbs of meeting, as they come: a noun may speak of what a verb before it told."""
        margin: EventMention | None = None
        waiting = list(encounters)
        for index, mention in enumerate(mentions):
            while waiting and waiting[0].at < mention.first:
                self._encounter(waiting.pop(0), mentions, end)
            if mention.first in self.book.of_mention:
                continue
            beside = mentions[index + 1] if index + 1 < len(mentions) and mentions[index + 1].margin else None
            if beside is not None and self.book.drafts and not mention.margin and not mention.definite:
                self.book.link(beside)  # the noun before it speaks of something else
                margin = beside
            self._link(mention, margin)
            margin = mention if mention.margin else margin
        for predicate in waiting:
            self._encounter(predicate, mentions, end)
        for before, beside in zip(mentions, mentions[1:], strict=False):
            self._share_day(before, beside)

    def _share_day(self, before: EventMention, beside: EventMention) -> None:
        """A meeting "in X, on the margins of the conference of the 5th" takes place on that day."""
        one, main = self.book.of_mention.get(before.first), self.book.of_mention.get(beside.first)
        if one is not None and main is not None and one is not main and beside.margin and not one.dates:
            one.dates = list(main.dates)

    def _encounter(self, predicate: Predicate, mentions: list[EventMention], end: int) -> None:
        if predicate.participle or predicate.relative and "visit" in predicate.classes:
            return
        for classes, handle in (
            ({"meet", "receive"}, self.encounters.meet), ({"accept"}, self.encounters.credentials), ({"phone"}, self.encounters.phone),
            ({"visit"}, self.encounters.visit),
        ):
            if predicate.classes & classes and handle(predicate, None, mentions, end):
                return

    def _link(self, mention: EventMention, margin: EventMention | None) -> None:
        """Find the meeting of a mention; one on the margins of another is another, on its day and in its place."""
        main = self.book.of_mention.get(margin.first) if margin is not None else None
        if main is None or mention.definite and not mention.suffix and not mention.date:
            self.book.link(mention)
            return
        draft = self.book.link(mention, other_than=main)
        if draft is not None:
            draft.dates, draft.since = (draft.dates, draft.since) if draft.dates else (list(main.dates), main.since)
            draft.place, draft.country = draft.place or main.place, draft.country or main.country

    # --- verbs

    def _predicate(self, predicate: Predicate, mentions: list[EventMention], end: int) -> None:
        self._where(predicate, mentions, end)
        for classes, fits, handle in self._handlers():
            if predicate.classes & classes and fits(predicate):
                target = self._target(predicate, mentions)
                if handle(predicate, target, mentions, end):
                    return

    def _handlers(self) -> tuple[tuple[frozenset[str], Callable[[Predicate], bool], Callable[..., bool]], ...]:
        """Classes of verbs, whether a verb of them qualifies, and what reads it; the first that succeeds ends the reading."""
        always: Callable[[Predicate], bool] = lambda _: True  # noqa: E731
        return (
            (frozenset({"takeover", "share", "participate"}), self._presiding, self._preside),
            (frozenset({"share", "participate"}), self._hosting, self._share_hosting),
            (frozenset({"lead", "chair"}), self._leading_delegation, self._delegation),
            (frozenset({"arrive"}), lambda p: not p.participle and not p.relative, self.encounters.travel),
            (frozenset({"discuss"}), lambda p: not p.participle, self.encounters.discuss),
            (frozenset({"discuss", "meet", "held"}), lambda p: not p.participle, self.encounters.assembly),
            (frozenset({"include", "gather"}), always, self._gather),
            (frozenset({"convene"}), self._convening, self._convene),
            (frozenset({"send"}), always, self._send),
            (frozenset({"hold", "announce", "decide"}), self._sending, self._send),
            (frozenset({"assist"}), always, self._assist),
            (frozenset({"lead"}), always, self._lead),
            (frozenset(name for name, _, _ in _SUBJECT_ROLES), always, self._subject_role),
            (frozenset({"say", "affirm"}), always, self._speak),
            (frozenset({"urge"}), lambda p: not p.participle, self._urge),
            (frozenset({"provide", "deliver"}), self._reporting, self._report),
        )

    def _subject_role(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        name, role, rule = next(row for row in _SUBJECT_ROLES if row[0] in predicate.classes)
        if name == "represent" and self._stands_in(predicate, target, end):
            return True
        if name == "represent" and predicate.subject is not None and predicate.subject.units[0].kind == "organisation" and predicate.form.suffix:
            return False  # "the threat that X represents"
        if target is not None and name in ("attend", "participate"):
            self._among(predicate, target, end)
        if target is not None and name in ("attend", "participate"):
            self.attended = (predicate.sentence, target)
        if target is not None and name in ("attend", "participate") and self._side_by_side(predicate, target, end):
            return True
        if target is None or predicate.subject is None or predicate.form.passive:
            return False
        if predicate.inherited and predicate.form.suffix and not predicate.proclitics:
            return False  # "that X hosted": whoever X is, it is not the subject of the clause before
        if predicate.inherited and name in ("attend", "participate", "open", "hold", "represent") and not (predicate.proclitics or predicate.beside):
            return False
        if name in ("hold", "chair") and target.family in ("visit",):
            return False
        if name == "hold" and self._after_mention(predicate, predicate.subject, mentions):
            return False
        self.giver.give_group(target, predicate.subject, role, predicate.at, rule, 0.75 if predicate.inherited else 0.95, end)
        if name in ("host", "organise"):
            self._host_place(target, predicate.subject)
        if name == "represent":
            self._represented(predicate, target, end)
            following = self.group_at.get(predicate.subject.last)
            if predicate.subject.units[0].kind == "collective" and following is not None and can_meet(following):
                self.giver.give_group(target, following, "participant", predicate.at, "represent.sides", 0.88, end)
        if name == "chair" and predicate.subject is not None:
            self._jointly(predicate, target, end)
        return True

    def _stands_in(self, predicate: Predicate, target: MeetingDraft | None, end: int) -> bool:
        """`X stood in for him`, `represented Mexico X and Y`: who came, and the state or body for which."""
        meeting = target or self.book.focus
        if meeting is None or predicate.participle or predicate.form.passive:
            return False
        sets = function_words()
        absent = self.words[predicate.at + 1] in sets["for_him"]
        if not absent and self._state_by_state(predicate, meeting, end):
            return True
        first = self.group_at.get(predicate.at + (2 if absent else 1))
        came = first if absent else self.group_at.get(first.last) if first is not None else None
        if first is None or came is None or came.proclitics or came.units[0].kind not in ("person", "office"):
            return False
        state: str | None = None
        if absent:
            earlier = [unit for unit in self.scan.units if predicate.at - 25 < unit.first < predicate.at and unit.kind in ("person", "office")]
            state = earlier[-1].represents if earlier else None
        elif first.proclitics or first.units[0].kind not in ("country", "organisation", "collective"):
            return False
        elif first.units[0].kind != "collective":
            state = first.units[0].actor
        units = tuple(replace(unit, represents=unit.represents or state) for unit in came.units)
        self.giver.give_group(meeting, replace(came, units=units), "participant", predicate.at, "represent.verb", 0.9, end)
        if not absent and first.units[0].kind != "collective":
            self.giver.give_group(meeting, first, "participant", predicate.at, "represent.object", 0.9, end)
        return True

    def _state_by_state(self, predicate: Predicate, meeting: MeetingDraft, end: int) -> bool:
        """`represented Tehran at the meeting X, Moscow Y and Beijing Z`."""
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
        if not pairs or pairs[0][0].first != predicate.at + 1 or len(pairs) < 2 and pairs[0][0].last == pairs[0][1].first:
            return False
        for state, person in pairs:
            came = replace(person, represents=person.represents or state.metonym or state.actor)
            for unit in (came, state):
                self.book.give_role(meeting, unit, "participant", predicate.at, "represent.verb", 0.88)
        return True

    def _side_by_side(self, predicate: Predicate, target: MeetingDraft, end: int) -> bool:
        """`attended for the Jordanian side X and Y, and for the Egyptian side Z`."""
        sets = function_words()
        units = [unit for unit in self.scan.units if predicate.at < unit.first < min(end, predicate.end)]
        sides = [unit for unit in units if unit.kind in ("country", "collective") and self._words_before(unit) in sets["for_sides"]]
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

    def _words_before(self, unit: Unit) -> str:
        word = self.words[unit.first - 1]
        return word[1:] if word[0] in letters().conjunctions and len(word) > 2 else word

    def _among(self, predicate: Predicate, target: MeetingDraft, end: int) -> None:
        """`ministers of dozens of states take part, among them X and Y`."""
        for at in range(predicate.at + 2, min(end - 1, predicate.end, predicate.at + 24)):
            if self.words[at] in function_words()["among_them"]:
                group = self.group_at.get(at + 1)
                if group is not None:
                    self.giver.give_group(target, group, "participant", predicate.at, "attend.among", 0.9, end)
                return

    def _after_mention(self, predicate: Predicate, subject: Group, mentions: list[EventMention]) -> bool:
        """Whether the noun stands between verb and group: the verb is passive then, and the group no subject of it."""
        return any(predicate.at < mention.first < subject.first for mention in mentions)

    def _host_place(self, target: MeetingDraft, subject: Group) -> None:
        """A city that hosts is where it takes place; a state that hosts too."""
        for unit in subject.units:
            if unit.kind == "place" and target.place is None:
                target.place = unit.actor
            elif unit.kind == "country" and target.country is None and len(subject.units) == 1:
                target.country = unit.actor

    def _jointly(self, predicate: Predicate, target: MeetingDraft, end: int) -> None:
        """`presided over it jointly with X`."""
        for at in range(predicate.at + 1, min(end, predicate.at + MAX_SPEECH_TOKENS)):
            group = self.group_at.get(at)
            joint = any(word in function_words()["jointly"] for word in self.words[predicate.at + 1 : at])
            subject = predicate.subject
            joint = joint or subject is not None and subject.first > predicate.at and 0 < at - subject.last <= 9 and self.words[at - 2] in COMMAS
            if group is not None and joint and self.words[at - 1] in function_words()["with_words"]:
                self.giver.give_group(target, group, "chair", predicate.at, "chair.jointly", 0.9, end)
                return

    def _represented(self, predicate: Predicate, target: MeetingDraft, end: int) -> None:
        """`X represented Algeria`: the state takes part too."""
        assert predicate.subject is not None
        for at in range(predicate.at + 1, min(end, predicate.at + MAX_SPEECH_TOKENS)):
            group = self.group_at.get(at)
            if group is not None and group.units[0].kind == "country" and group.first != predicate.subject.first and not group.proclitics:
                self.giver.give_group(target, group, "participant", predicate.at, "represent.object", 0.9, end)
                return

    # --- which meeting a verb speaks of

    def _target(self, predicate: Predicate, mentions: list[EventMention]) -> MeetingDraft | None:
        near = [mention for mention in mentions if mention.first in self.book.of_mention]
        if predicate.form.suffix or predicate.relative:
            before = [mention for mention in mentions if mention.first < predicate.at]
            if before and self._relates(predicate, before[-1]):
                return self.book.of_mention.get(before[-1].first)
        touching = [mention for mention in near if mention.last in (predicate.at, predicate.at - 1) and not mention.definite]
        if touching and not predicate.participle:
            return self.book.of_mention[touching[-1].first]
        following = [m for m in near if predicate.at < m.first and not m.margin and self._reaches(predicate, m)]
        if following:
            return self.book.of_mention[following[0].first]
        if predicate.form.suffix and not predicate.participle and predicate.classes & {"attend", "chair", "host", "open", "organise", "addressing"}:
            return self.book.focus
        if predicate.classes & {"attend", "participate"} and self._as_something(predicate):
            before = [mention for mention in near if mention.first < predicate.at and not mention.margin]
            return self.book.of_mention[before[-1].first] if before else self.book.focus
        if "attend" in predicate.classes and not mentions and not predicate.relative and predicate.form.tense == "past":
            return self.book.focus
        if predicate.classes & {"represent", "represented", "send"} and not any(p.first in self.book.of_mention for p in mentions):
            return self.book.focus
        return None

    def _as_something(self, predicate: Predicate) -> bool:
        """`X and Y took part as observers`: the meeting is the one in hand."""
        last = predicate.subject.last if predicate.subject is not None and predicate.subject.first > predicate.at else predicate.at + 1
        sets = function_words()
        return self.words[predicate.at + 1] in sets["in_it"] or any(word in sets["as_words"] for word in self.words[last : last + 2])

    def _relates(self, predicate: Predicate, mention: EventMention) -> bool:
        """Whether a relative clause or object pronoun goes back to the noun: no other main verb lies between."""
        between = [p for p in self.by_sentence[predicate.sentence] if mention.last <= p.at < predicate.at and not p.participle and not p.relative]
        return not between and (predicate.relative or bool(predicate.form.suffix))

    def _reaches(self, predicate: Predicate, mention: EventMention) -> bool:
        """Whether the noun is within the verb's own field, no other finite verb between."""
        between = [
            p for p in self.by_sentence[predicate.sentence]
            if predicate.at < p.at < mention.first and not p.participle and not p.relative
        ]
        return not between and mention.first - predicate.at <= MAX_REACH_TOKENS

    # --- presiding, hosting together, heading delegations

    def _presiding(self, predicate: Predicate) -> bool:
        return any(word in function_words()["presidency"] for word in self.words[predicate.at + 1 : predicate.at + 4])

    def _preside(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        meeting = target or (self.book.focus if not predicate.relative else None)
        subject = predicate.subject
        if meeting is None or self._of_body(predicate):
            return False
        told = subject is not None and not predicate.inherited and not self._is_presidency(subject)
        group = subject if told else self._listed(predicate, end)
        if group is None:
            return False
        self.giver.give_group(meeting, group, "chair", predicate.at, "chair.presidency", 0.95, end)
        return True

    def _is_presidency(self, group: Group) -> bool:
        return self.words[group.first] in function_words()["presidency"]

    def _of_body(self, predicate: Predicate) -> bool:
        """The presidency of a body, not of a meeting: `whose presidency they share` after a body's name."""
        before = next((unit for unit in self.scan.units if predicate.at - unit.last in (1, 2)), None)
        sets = function_words()
        for at in range(predicate.at + 1, min(predicate.at + 12, self.scan.sentence_of(predicate.at)[1] - 1)):
            if self.words[at] in sets["presidency"]:
                following = self.scan.unit_at.get(at + 1)
                if self.words[at + 1] in sets["rotating"] or following is not None and following.kind in ("organisation", "country"):
                    return True
        return predicate.relative and before is not None and before.kind in ("organisation", "place", "country")

    def _listed(self, predicate: Predicate, end: int) -> Group | None:
        """The group after the noun of presidency: `X and Y` in `took the chair of the meeting X and Y`."""
        for at in range(predicate.at + 1, min(end, predicate.at + MAX_SPEECH_TOKENS)):
            group = self.group_at.get(at)
            named = group is not None and all(unit.kind != "collective" for unit in group.units) and not self._is_presidency(group)
            if group is not None and named and not group.proclitics:
                return group
        return None

    def _hosting(self, predicate: Predicate) -> bool:
        return any(word in function_words()["hosting_nouns"] for word in self.words[predicate.at + 1 : predicate.at + 10])

    def _share_hosting(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        meeting = target or self.book.focus
        if meeting is None or predicate.subject is None or predicate.inherited:
            return False
        self.giver.give_group(meeting, predicate.subject, "host", predicate.at, "host.shared", 0.95, end)
        return True

    def _leading_delegation(self, predicate: Predicate) -> bool:
        near = self.words[predicate.at + 1 : predicate.at + 3] + (self.words[predicate.at - 4 : predicate.at] if predicate.form.suffix else [])
        return any(split.core in function_words()["delegation"] for word in near for split in splits(word))

    def _delegation(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`X headed the Turkish delegation`: X and the state take part."""
        meeting = target or self.book.focus
        if meeting is None or predicate.expected:
            return True
        if predicate.subject is not None and not predicate.relative:
            self.giver.give_group(meeting, predicate.subject, "participant", predicate.at, "delegation.head", 0.88, end)
        for at in range(predicate.at + 1, min(end, predicate.end)):
            group = self.group_at.get(at)
            if group is not None and not group.proclitics:
                self.giver.give_group(meeting, group, "participant", predicate.at, "delegation.head", 0.88, end)
        return True

    def _assist(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`accompanied by X`, `assisted by X`: X was there too."""
        if not predicate.form.suffix or predicate.subject is None or predicate.inherited or self.book.focus is None:
            return False
        if predicate.subject.units[0].kind not in ("person", "office"):
            return False
        meeting = target or self._before(predicate, mentions) or self.book.focus
        self.giver.give_group(meeting, predicate.subject, "participant", predicate.at, "assist.verb", 0.82, end)
        return True

    def _convening(self, predicate: Predicate) -> bool:
        return self.words[predicate.at + 1] in function_words()["to_it"]

    def _convene(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """`a meeting that X called`: X convenes it."""
        before = [m for m in mentions if m.first < predicate.at and m.first in self.book.of_mention]
        if not before or predicate.subject is None or predicate.inherited:
            return False
        self.giver.give_group(self.book.of_mention[before[-1].first], predicate.subject, "host", predicate.at, "convene.verb", 0.85, end)
        return True

    def _lead(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """Who leads talks presides over them; who leads the mediation takes part."""
        mediates = self.words[predicate.at + 1] in function_words()["mediation"]
        if mediates and predicate.subject is not None and self.book.focus is not None:
            self.giver.give_group(self.book.focus, predicate.subject, "participant", predicate.at, "mediation.lead", 0.85, end)
            return True
        if target is None or target.family not in ("talks", "round", "meeting") or predicate.subject is None or predicate.inherited:
            return False
        if predicate.subject.units[0].kind not in ("person", "office"):
            return False
        self.giver.give_group(target, predicate.subject, "chair", predicate.at, "chair.lead", 0.85, end)
        return True

    # --- bringing together, sending, speaking

    def _delegates(self, predicate: Predicate, mentions: list[EventMention], end: int) -> bool:
        """`the American delegation included X and Y`: they take part for the state."""
        subject = predicate.subject
        side = any(split.core in function_words()["delegation"] for word in self.words[predicate.at + 1 : predicate.at + 3] for split in splits(word))
        if not side or subject is None or predicate.inherited or self.book.focus is None or subject.first != predicate.at + 1:
            return False
        came = self.group_at.get(subject.last)
        if came is None or came.proclitics or came.units[0].kind not in ("person", "office"):
            return False
        meeting = self._before(predicate, mentions) or self.book.focus
        state = subject.units[0].actor if subject.units[0].kind in ("country", "organisation") else None
        units = tuple(replace(unit, represents=unit.represents or state) for unit in came.units)
        self.giver.give_group(meeting, replace(came, units=units), "participant", predicate.at, "delegation.members", 0.88, end)
        return True

    def _gather(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        if "include" in predicate.classes and self._delegates(predicate, mentions, end):
            return True
        if target is None and "include" in predicate.classes and self.words[predicate.at - 1] in COMMAS:
            before = [mention for mention in mentions if mention.first < predicate.at and mention.first in self.book.of_mention]
            if before and not before[-1].definite:
                target = self.book.of_mention[before[-1].first]  # "a summit, the first of its kind, that included …"
        if target is None and "include" in predicate.classes and predicate.proclitics:
            target = self.encounters.assembled.get(predicate.sentence)
        if target is None or "gather" in predicate.classes and predicate.subject is not None and self._is_meeting_host(predicate, mentions):
            return False
        given = False
        beside = self.group_at.get(predicate.at + 3)
        if beside is not None and " ".join(self.words[predicate.at + 1 : predicate.at + 3]) in function_words()["continuing"]:
            first = Group(beside.first, beside.last, beside.units[:1])
            self.giver.give_group(target, first, "participant", predicate.at, "gather.besides", 0.88, end)
        for at in range(predicate.at + 1, min(end, predicate.at + 16)):
            group = self.group_at.get(at)
            if group is None:
                continue
            joined = group.proclitics in ("", letters().prepositions[0]) or self.words[at - 1] in function_words()["with_words"]
            if group.units[0].kind == "place":
                continue
            bare = not group.proclitics and self.words[at - 1] not in function_words()["prepositions"]
            if not given and bare or given and joined and group.proclitics == letters().prepositions[0]:
                self.giver.give_group(target, group, "participant", predicate.at, "gather.verb", 0.9, end)
                given = True
                if group.proclitics:
                    break
            elif given:
                break
        self._named_members(predicate, target, end)
        return given

    def _named_members(self, predicate: Predicate, target: MeetingDraft, end: int) -> None:
        """`four of his counterparts, they are X, Y and Z`: those named after a count."""
        for at in range(predicate.at + 2, min(end, predicate.at + 30)):
            if self.words[at] in function_words()["they_are"]:
                follows = next((self.group_at[k] for k in range(at + 1, min(end, at + 4)) if k in self.group_at), None)
                while follows is not None:
                    self.giver.give_group(target, follows, "participant", predicate.at, "gather.members", 0.88, end)
                    last = follows.last
                    follows = next((self.group_at[k] for k in range(last, min(end, last + 2)) if k in self.group_at), None)
                return

    def _is_meeting_host(self, predicate: Predicate, mentions: list[EventMention]) -> bool:
        return not any(mention.first < predicate.at or mention.first == predicate.at + 1 for mention in mentions)

    def _sending(self, predicate: Predicate) -> bool:
        return any(word in function_words()["sending_masdars"] for word in self.words[predicate.at + 1 : predicate.at + 5])

    def _send(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        meeting = target or self.book.focus
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

    def _speak(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """Who speaks at the meeting, or says that he will be there, takes part."""
        subject = predicate.subject
        if subject is None or predicate.participle or predicate.inherited and not predicate.proclitics:
            return False
        window = range(predicate.at + 1, min(end, predicate.at + MAX_SPEECH_TOKENS))
        sets = function_words()
        announced = next((at for at in range(predicate.at + 1, min(predicate.end, predicate.at + 6)) if self.words[at] in sets["own_presence"]), None)
        if announced is not None:
            meeting = target or self._before(predicate, mentions)
            if meeting is not None and meeting.family not in SPECIAL_FAMILIES:
                self.giver.give_group(meeting, subject, "participant", predicate.at, "presence.confirmed", 0.88, end)
                return True
        for at in window:
            if self.words[at] in sets["complementisers"] or self.words[at] == ":":
                break
            meeting = self._spoken_in(at, mentions, subject)
            if meeting is not None and meeting.held and meeting.family not in SPECIAL_FAMILIES and self._speaks_for_itself(subject):
                self.giver.give_group(meeting, subject, "participant", predicate.at, "speech.inside", 0.8, end)
                return True
        inside = self._speech_before(predicate, mentions)
        if inside is not None and self._speaks_for_itself(subject):
            self.giver.give_group(inside, subject, "participant", predicate.at, "speech.before", 0.8, end)
            return True
        return self._speak_in_debate(predicate, subject, end)

    def _speech_before(self, predicate: Predicate, mentions: list[EventMention]) -> MeetingDraft | None:
        """`In a speech before the summit, X said`: the summit."""
        first = self.scan.sentence_of(predicate.at)[0]
        sets = function_words()
        for mention in mentions:
            draft = self.book.of_mention.get(mention.first)
            near = mention.first - first <= MAX_SPEECH_TOKENS and mention.last <= predicate.at <= mention.last + 2
            if draft is None or not near or self.words[mention.first - 1] not in sets["during_words"] | sets["facing_words"]:
                continue
            spoken = any(split.core in sets["speeches"] for word in self.words[first : mention.first] for split in splits(word))
            if spoken and draft.held and draft.family not in SPECIAL_FAMILIES:
                return draft
        return None

    def _urge(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """Who asks the council for something in its own session."""
        main = self.book.drafts[0] if self.book.drafts else None
        if predicate.subject is None or predicate.inherited or main is None or main.family != "session":
            return False
        return self._speak_in_debate(predicate, predicate.subject, end)

    def _speak_in_debate(self, predicate: Predicate, subject: Group, end: int) -> bool:
        """In the report of a conference or a sitting, who speaks without another setting being told speaks there."""
        main = self.book.drafts[0] if self.book.drafts else None
        if main is None or main.family not in ("conference", "session") or main.planned or main.cancelled or predicate.reported or predicate.relative:
            return False
        if not self._speaks_for_itself(subject) or any(unit.represents is None for unit in subject.units):
            return False
        if any(role == "chair" for _, role in main.roles) and main.family == "session" and sum(role == "chair" for _, role in main.roles) > 2:
            return False  # a commission of two states with two heads
        first = self.scan.sentence_of(predicate.at)[0]
        if any(" ".join(self.words[first : first + length]) in function_words()["elsewhere_openers"] for length in (2, 3)):
            return False
        clause = self.words[max(first, predicate.at - 12) : min(end, predicate.end, predicate.at + 20)]
        if any(split.core in function_words()["other_settings"] for word in clause for split in splits(word)):
            return False
        if any(unit.kind == "place" and self.words[unit.first - 1] in function_words()["from_words"] for unit in self.scan.units
               if predicate.at < unit.first < predicate.at + 16):  # fmt: skip
            return False
        actors = {unit.actor for unit in subject.units}
        if any(actor in actors for draft in self.book.drafts if draft is not main for (actor, _) in draft.roles):
            return False
        self.giver.give_group(main, subject, "participant", predicate.at, "speech.debate", 0.72, end)
        return True

    def _reporting(self, predicate: Predicate) -> bool:
        return any(word in function_words()["reports"] for word in self.words[predicate.at + 1 : predicate.end])

    def _report(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """Who gives a report, briefing or speech in the course of the meeting takes part."""
        meeting = target or self.book.focus
        if meeting is None or predicate.subject is None or predicate.inherited or meeting.family in SPECIAL_FAMILIES or not meeting.held:
            return False
        if not self._speaks_for_itself(predicate.subject):
            return False
        self.giver.give_group(meeting, predicate.subject, "participant", predicate.at, "report.inside", 0.8, end)
        return True

    def _where(self, predicate: Predicate, mentions: list[EventMention], end: int) -> None:
        """`a meeting in X, where Y spoke`: Y was there."""
        before = [mention for mention in mentions if mention.last <= predicate.at and mention.first in self.book.of_mention]
        subject = predicate.subject
        if not before or subject is None or predicate.inherited or self.words[predicate.at - 1] not in function_words()["where_words"]:
            return
        meeting = self.book.of_mention[before[-1].first]
        if meeting.held and self._speaks_for_itself(subject) and not predicate.classes & {"absent", "decline"}:
            self.giver.give_group(meeting, subject, "participant", predicate.at, "where.clause", 0.8, end)

    @staticmethod
    def _speaks_for_itself(subject: Group) -> bool:
        return all(unit.kind in ("person", "office") for unit in subject.units)

    def _before(self, predicate: Predicate, mentions: list[EventMention]) -> MeetingDraft | None:
        rows = [mention for mention in mentions if mention.first in self.book.of_mention and mention.first < predicate.at]
        return self.book.of_mention[rows[-1].first] if rows else self.book.focus

    def _own_meeting(self, subject: Group) -> MeetingDraft | None:
        """The meeting that somebody speaks at: one that he is known to attend, else the main one."""
        actors = {unit.actor for unit in subject.units}
        known = next((draft for draft in self.book.drafts if any(actor in actors for (actor, _) in draft.roles)), None)
        return known or (self.book.drafts[0] if self.book.drafts else None)

    def _spoken_in(self, at: int, mentions: list[EventMention], subject: Group) -> MeetingDraft | None:
        """The meeting of `in his speech`, `during the meeting`, `before the conference` at a token."""
        sets = function_words()
        word, before = self.words[at], self.words[at - 1]
        if word in sets["speech_words"] and before in sets["inside_words"]:
            mention = next((m for m in mentions if at < m.first <= at + 4 and m.first in self.book.of_mention), None)
            return self.book.of_mention[mention.first] if mention is not None else self._own_meeting(subject)
        mention = next((m for m in mentions if m.first == at and m.first in self.book.of_mention), None)
        if mention is not None and before in sets["inside_words"] and not mention.suffix:
            return self.book.of_mention[mention.first]
        return None

    # --- rank

    def _level(self, mention: EventMention) -> None:
        """Whether ministers, leaders or political directors meet, and whether it is the small group."""
        draft = self.book.of_mention.get(mention.first)
        if draft is None:
            return
        tokens = set(range(mention.first, mention.last))
        governor = mention.governor
        if governor is not None and governor.subject is not None and not governor.inherited and mention.owns(governor.at):
            tokens |= set(range(governor.subject.first, governor.subject.last))
        sets = function_words()
        words = {self.words[at] for at in sorted(tokens) if not (at and self.words[at - 1] in sets["of_cabinet"])}
        cores = words | {word[1:] for word in words if word[0] in letters().prepositions or word[0] in letters().conjunctions}
        window = {word for first, last in mention.owned for word in self.words[first:last]}
        if window & sets["summit_words"]:
            draft.level.add("summit")
        for level in ("political-directors", "small-group", "ministers", "leaders"):
            if (cores if level in ("ministers", "leaders") else window) & sets[f"level_{level}"]:
                draft.level.add(level)
