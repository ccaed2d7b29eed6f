"""Who did what in which meeting, as verbs say it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from majlis.interpret.assemblies import AssemblyReader
from majlis.interpret.delegations import DelegationReader
from majlis.interpret.encounter_drafts import EncounterDrafter
from majlis.interpret.encounter_sides import SideFinder
from majlis.interpret.encounters import EncounterReader
from majlis.interpret.event_mention import EventMention
from majlis.interpret.frames import FrameReader
from majlis.interpret.gathering import GatheringReader
from majlis.interpret.giving import Giver
from majlis.interpret.meeting_nouns import MeetingNounReader
from majlis.interpret.meeting_setting import lead_scene, note_level, same_sides, share_day, share_setting
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.predicates import Predicate
from majlis.interpret.presiding import PresidingReader
from majlis.interpret.scan import Scan
from majlis.interpret.speeches import SpeechReader
from majlis.interpret.targets import TargetFinder
from majlis.interpret.units import Group, can_meet
from majlis.interpret.visits import VisitReader
from majlis.model import Role
from majlis.recognise.lexicon import function_words
from majlis.recognise.words import splits

# What reads a verb, given the meeting that it speaks of, the mentions of its sentence and where the sentence ends.
Handler = Callable[[Predicate, MeetingDraft | None, list[EventMention], int], bool]

_ENCOUNTERS = frozenset({"meet", "receive", "accept", "provide", "phone", "visit"})
_OF_MEETING = frozenset({"open", "attend", "chair", "host", "conclude"})
_WITH_OWN_SUBJECT = frozenset({"attend", "participate", "open", "hold", "represent"})

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
        self.book = book = MeetingBook(scan)
        self.giver = giver = Giver(scan, book)
        self.group_at = {group.first: group for group in scan.groups}
        self.by_sentence: dict[int, list[Predicate]] = {}
        for predicate in predicates:
            self.by_sentence.setdefault(predicate.sentence, []).append(predicate)
        self.mentions: dict[int, list[EventMention]] = {}
        for mention in mentions:
            self.mentions.setdefault(mention.sentence, []).append(mention)
        drafter = EncounterDrafter(scan, book, self.by_sentence)
        self.encounters = EncounterReader(scan, book, giver, drafter, SideFinder(scan, self.by_sentence))
        self.visits = VisitReader(scan, book, giver, drafter)
        self.assemblies = AssemblyReader(scan, book, drafter)
        self.frames = FrameReader(scan, book, giver)
        self.nouns = MeetingNounReader(scan, book, giver, self.by_sentence)
        self.targets = TargetFinder(scan, book, self.by_sentence)
        self.speeches = SpeechReader(scan, book, giver, self.targets)
        self.delegations = DelegationReader(scan, book, giver, self.targets)
        self.presiding = PresidingReader(scan, book, giver)
        self.gatherings = GatheringReader(scan, book, giver, self.delegations, drafter, self.assemblies.assembled)
        self.handlers = self._handlers()

    def read(self) -> MeetingBook:
        """All meetings of the article with their roles."""
        for number, (first, end) in enumerate(self.scan.tokens.sentences):
            if not self.scan.tokens.headline[number] and not self._is_sport(first, end):
                self._sentence(number, first, end)
        lead_scene(self.scan, self.book)
        same_sides(self.book)
        return self.book

    def _spoken_before(self, number: int) -> Group | None:
        """Who is the subject of the sentence before: `he` in "this came during his meeting with X"."""
        rows = [p for p in self.by_sentence.get(number - 1, ()) if p.subject is not None and not (p.inherited or p.relative or p.reported)]
        subject = rows[0].subject if rows else None
        return subject if subject is not None and all(unit.kind in ("person", "office") for unit in subject.units) else None

    def _is_sport(self, first: int, end: int) -> bool:
        """Whether teams meet in a sentence, not states: two words of sport, or a team."""
        words = {split.core for word in self.scan.tokens.words[first:end] for split in splits(word)}
        return bool(words & function_words()["teams"]) and bool(words & function_words()["sport"])

    def _sentence(self, number: int, first: int, end: int) -> None:
        row = self.mentions.get(number, [])
        real = [p for p in self.by_sentence.get(number, ()) if not (p.negated or p.hypothetical)]
        self._in_order(row, [p for p in real if p.classes & _ENCOUNTERS or self._tells_discussion(p, row)], end)
        for predicate in real:
            self._predicate(predicate, row, end)
        finite = any(not predicate.participle for predicate in self.by_sentence.get(number, ()))
        self.delegations.more_of_a_side(number, first, end, finite)
        self.gatherings.roll(first, end)
        spoken_of = any(p.form.suffix and p.classes & _OF_MEETING for p in real)
        self.frames.read(row, first, end, self.assemblies.assembled.get(number), spoken_of)
        for mention in row:
            self.nouns.read(mention, end)
        self.nouns.agreed_in(row, real, end)
        self.nouns.came_during(row, self._spoken_before(number), end)
        self.book.focus_at[number] = self.book.focus
        for mention in row:
            draft = self.book.of_mention.get(mention.first)
            if draft is not None:
                note_level(draft, mention, self.scan.tokens.words)

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
        for before, beside in pairwise(mentions):
            share_day(self.book, before, beside)

    @staticmethod
    def _tells_discussion(predicate: Predicate, mentions: list[EventMention]) -> bool:
        """Whether a verb of discussing stands for itself: no noun of the sentence is the gathering in which they did."""
        return "discuss" in predicate.classes and not any(mention.owns(predicate.at) for mention in mentions)

    def _encounter(self, predicate: Predicate, mentions: list[EventMention], end: int) -> None:
        if predicate.participle or predicate.relative and "visit" in predicate.classes:
            return
        for classes, handle in (
            ({"meet", "receive"}, self.encounters.meet), ({"accept", "provide"}, self.encounters.credentials),
            ({"phone"}, self.encounters.phone), ({"visit"}, self.visits.visit), ({"discuss"}, self.encounters.discuss),
        ):
            if predicate.classes & classes and handle(predicate, None, mentions, end):
                return

    def _link(self, mention: EventMention, margin: EventMention | None) -> None:
        """Find the meeting of a mention; one on the margins of another is another, on its day and in its place."""
        main = self.book.of_mention.get(margin.first) if margin is not None else self._margin_by_pronoun(mention)
        if main is None or mention.definite and not mention.suffix and not mention.date:
            self.book.link(mention)
            return
        draft = self.book.link(mention, other_than=main)
        if draft is not None:
            share_setting(draft, main)

    def _margin_by_pronoun(self, mention: EventMention) -> MeetingDraft | None:
        """The meeting in hand, where "on its margins" opens the sentence of a mention of another."""
        first = self.scan.sentence_of(mention.first)[0]
        opening = self.scan.tokens.words[first : min(mention.first, first + 4)]
        beside = any(word in function_words()["its_margins"] for word in opening)
        return self.book.focus if beside and not mention.definite else None

    # --- verbs

    def _predicate(self, predicate: Predicate, mentions: list[EventMention], end: int) -> None:
        self.speeches.where(predicate, mentions, end)
        for classes, fits, handle in self.handlers:
            if predicate.classes & classes and fits(predicate):
                target = self.targets.find(predicate, mentions)
                if handle(predicate, target, mentions, end):
                    return

    def _handlers(self) -> tuple[tuple[frozenset[str], Callable[[Predicate], bool], Handler], ...]:
        """Classes of verbs, whether a verb of them qualifies, and what reads it; the first that succeeds ends the reading."""
        always: Callable[[Predicate], bool] = lambda _: True  # noqa: E731
        finite: Callable[[Predicate], bool] = lambda p: not p.participle  # noqa: E731
        presiding, delegations, speeches = self.presiding, self.delegations, self.speeches
        return (
            (frozenset({"takeover", "share", "participate"}), presiding.presiding, presiding.preside),
            (frozenset({"share", "participate"}), presiding.hosting, presiding.share_hosting),
            (frozenset({"lead", "chair"}), delegations.leading, delegations.head),
            (frozenset({"lead", "chair"}), always, delegations.heads_side),
            (frozenset({"arrive"}), lambda p: not p.participle and not p.relative, self.visits.travel),
            (frozenset({"discuss"}), lambda p: not p.participle and p.at not in self.book.of_verb, self.encounters.discuss),
            (frozenset({"discuss", "meet", "held", "hold"}), finite, self.assemblies.assembly),
            (frozenset({"include", "gather"}), always, self.gatherings.gather),
            (frozenset({"convene"}), presiding.convening, presiding.convene),
            (frozenset({"send"}), always, delegations.send),
            (frozenset({"hold", "announce", "decide"}), delegations.sending, delegations.send),
            (frozenset({"assist"}), always, delegations.assist),
            (frozenset({"join"}), finite, delegations.join),
            (frozenset({"lead"}), always, presiding.lead),
            (frozenset(name for name, _, _ in _SUBJECT_ROLES), always, self._subject_role),
            (frozenset({"say", "affirm"}), always, speeches.speak),
            (frozenset({"urge"}), finite, speeches.urge),
            (frozenset({"provide", "deliver"}), speeches.reporting, speeches.report),
        )

    def _subject_role(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """Who hosts, chairs, attends, represents, opens, addresses or holds, and those told with it."""
        name, role, rule = next(row for row in _SUBJECT_ROLES if row[0] in predicate.classes)
        if name == "represent" and self.delegations.stand_in(predicate, target, end):
            return True
        subject = predicate.subject
        if name == "represent" and predicate.form.suffix and subject is not None and subject.units[0].kind == "organisation":
            return False  # "the threat that X represents"
        if target is not None and name in ("attend", "participate"):
            self.delegations.attended = (predicate.sentence, target)
            self.gatherings.among(predicate, target, end)
            if subject is None:
                self.gatherings.named_members(predicate, target, end)
            if self.delegations.side_by_side(predicate, target, end):
                return True
        if target is None or subject is None or predicate.form.passive or self._speaks_of_other(predicate, name, mentions):
            return False
        if name in ("hold", "chair") and target.family == "visit":
            return False
        self.giver.give_group(target, subject, role, predicate.at, rule, 0.75 if predicate.inherited else 0.95, end)
        self._told_with(name, predicate, target, end)
        return True

    @staticmethod
    def _speaks_of_other(predicate: Predicate, name: str, mentions: list[EventMention]) -> bool:
        """Whether the subject found is none of the verb's: "that X hosted" after another clause, or the verb is passive."""
        if predicate.inherited and not predicate.proclitics and predicate.form.suffix:
            return True
        if predicate.inherited and not (predicate.proclitics or predicate.beside) and name in _WITH_OWN_SUBJECT:
            return True
        subject = predicate.subject
        return name == "hold" and subject is not None and any(predicate.at < mention.first < subject.first for mention in mentions)

    def _told_with(self, name: str, predicate: Predicate, target: MeetingDraft, end: int) -> None:
        """What a verb says besides its subject: where it is, for whom, and with whom in the chair."""
        subject = predicate.subject
        assert subject is not None
        if name in ("host", "organise"):
            self.presiding.host_place(target, subject)
        if name == "represent":
            self.delegations.represented(predicate, target, end)
            following = self.group_at.get(subject.last)
            if subject.units[0].kind == "collective" and following is not None and can_meet(following):
                self.giver.give_group(target, following, "participant", predicate.at, "represent.sides", 0.88, end)
        if name == "chair":
            self.presiding.jointly(predicate, target, end)
