"""Who speaks, reports or asks for something at a meeting takes part in it."""

from __future__ import annotations

from majlis.interpret.event_mention import EventMention
from majlis.interpret.giving import Giver
from majlis.interpret.meetings import SPECIAL_FAMILIES, MeetingBook, MeetingDraft
from majlis.interpret.predicates import Predicate, without_conjunction
from majlis.interpret.scan import Scan
from majlis.interpret.targets import TargetFinder
from majlis.interpret.units import Group
from majlis.recognise.lexicon import function_words
from majlis.recognise.words import splits

MAX_SPEECH_TOKENS = 14


def speaks_for_itself(subject: Group) -> bool:
    """Whether all of a group are persons or offices, who can be somewhere and speak there."""
    return all(unit.kind in ("person", "office") for unit in subject.units)


class SpeechReader:
    """Reads the speeches of one article."""

    def __init__(self, scan: Scan, book: MeetingBook, giver: Giver, targets: TargetFinder) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = book
        self.giver = giver
        self.targets = targets

    def speak(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """Who speaks at the meeting, or says that he will be there, takes part."""
        subject = predicate.subject
        if subject is None or predicate.participle or predicate.inherited and not predicate.proclitics:
            return False
        if self._announces_presence(predicate):
            meeting = target if target is not None else self._present_at(predicate, mentions)
            if meeting is not None and meeting.family not in SPECIAL_FAMILIES:
                self.giver.give_group(meeting, subject, "participant", predicate.at, "presence.confirmed", 0.88, end)
                return True
        settings = (
            ("speech.inside", self._speech_inside(predicate, subject, mentions, end)),
            ("speech.before", self._speech_before(predicate, mentions)),
        )
        for rule, setting in settings:
            if setting is not None and speaks_for_itself(subject):
                self.giver.give_group(setting, subject, "participant", predicate.at, rule, 0.8, end)
                return True
        return self._speak_in_debate(predicate, subject, end)

    def _present_at(self, predicate: Predicate, mentions: list[EventMention]) -> MeetingDraft | None:
        """The meeting of "his attendance at it": the one told before, unless another place or gathering is named right behind."""
        sets = function_words()
        at = next(k for k in range(predicate.at + 1, predicate.end) if self.words[k] in sets["own_presence"])
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        named = following in sets["in_words"] and not any(mention.first in (at + 2, at + 3) for mention in mentions)
        return None if named else self.targets.before(predicate, mentions)

    def _announces_presence(self, predicate: Predicate) -> bool:
        """Whether the clause speaks of the subject's own coming: "confirmed his attendance"."""
        return any(word in function_words()["own_presence"] for word in self.words[predicate.at + 1 : min(predicate.end, predicate.at + 6)])

    def _speech_inside(self, predicate: Predicate, subject: Group, mentions: list[EventMention], end: int) -> MeetingDraft | None:
        """`X said in his speech at the summit that …`: the summit, told before what was said."""
        for at in range(predicate.at + 1, min(end, predicate.at + MAX_SPEECH_TOKENS)):
            if self.words[at] in function_words()["complementisers"] or self.words[at] == ":":
                return None
            meeting = self._spoken_in(at, mentions, subject)
            if meeting is not None and meeting.held and meeting.family not in SPECIAL_FAMILIES:
                return meeting
        return None

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

    def _own_meeting(self, subject: Group) -> MeetingDraft | None:
        """The meeting that somebody speaks at: one that he is known to attend, else the main one."""
        actors = {unit.actor for unit in subject.units}
        known = next((draft for draft in self.book.drafts if any(actor in actors for (actor, _) in draft.roles)), None)
        return known or (self.book.drafts[0] if self.book.drafts else None)

    def urge(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """Who asks the council for something in its own session."""
        main = self.book.drafts[0] if self.book.drafts else None
        if predicate.subject is None or predicate.inherited or main is None:
            return False
        setting = self._speech_inside(predicate, predicate.subject, mentions, end)
        if setting is not None and speaks_for_itself(predicate.subject):
            self.giver.give_group(setting, predicate.subject, "participant", predicate.at, "speech.inside", 0.8, end)
            return True
        if main.family != "session":
            return False
        return self._speak_in_debate(predicate, predicate.subject, end)

    def _speak_in_debate(self, predicate: Predicate, subject: Group, end: int) -> bool:
        """In the report of a conference or a sitting, who speaks without another setting being told speaks there."""
        main = self.book.drafts[0] if self.book.drafts else None
        if main is None or not self._is_debate(main) or predicate.reported or predicate.relative:
            return False
        if not speaks_for_itself(subject) or any(unit.represents is None for unit in subject.units):
            return False
        if self._is_elsewhere(predicate, end) or self._stayed_away(predicate):
            return False
        actors = {unit.actor for unit in subject.units}
        if any(actor in actors for draft in self.book.drafts if draft is not main for (actor, _) in draft.roles):
            return False
        self.giver.give_group(main, subject, "participant", predicate.at, "speech.debate", 0.72, end)
        return True

    @staticmethod
    def _is_debate(main: MeetingDraft) -> bool:
        """Whether the main meeting is a conference or sitting that took place; not a commission of two states with two heads."""
        if main.family not in ("conference", "session") or main.planned or main.cancelled:
            return False
        return not (main.family == "session" and sum(role == "chair" for _, role in main.roles) > 2)

    def _stayed_away(self, predicate: Predicate) -> bool:
        """Whether the sentence says that somebody did not or will not take part."""
        row = self.targets.by_sentence.get(predicate.sentence, ())
        return any(p.classes & {"participate", "attend"} and p.negated or p.classes & {"absent", "decline"} for p in row)

    def _is_elsewhere(self, predicate: Predicate, end: int) -> bool:
        """Whether the sentence tells another setting: its opening, a word of its clause, a place that somebody spoke from."""
        first = self.scan.sentence_of(predicate.at)[0]
        sets = function_words()
        opening = [without_conjunction(self.words[first]), *self.words[first + 1 : first + 3]]
        if "deny" in predicate.classes or any(" ".join(opening[:length]) in sets["elsewhere_openers"] for length in (2, 3)):
            return True
        clause = self.words[max(first, predicate.at - 12) : min(end, predicate.end, predicate.at + 20)]
        if any(split.core in sets["other_settings"] for word in clause for split in splits(word)):
            return True
        following = [unit for unit in self.scan.units if predicate.at < unit.first < predicate.at + 16]
        return any(unit.kind == "place" and self.words[unit.first - 1] in sets["from_words"] for unit in following)

    def reporting(self, predicate: Predicate) -> bool:
        """Whether the clause speaks of a report, briefing or speech."""
        return any(word in function_words()["reports"] for word in self.words[predicate.at + 1 : predicate.end])

    def report(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """Who gives a report, briefing or speech in the course of the meeting takes part."""
        meeting = target or self.book.focus
        if meeting is None or predicate.subject is None or predicate.inherited or meeting.family in SPECIAL_FAMILIES or not meeting.held:
            return False
        if not speaks_for_itself(predicate.subject):
            return False
        self.giver.give_group(meeting, predicate.subject, "participant", predicate.at, "report.inside", 0.8, end)
        return True

    def where(self, predicate: Predicate, mentions: list[EventMention], end: int) -> None:
        """`a meeting in X, where Y spoke`: Y was there."""
        before = [mention for mention in mentions if mention.last <= predicate.at and mention.first in self.book.of_mention]
        subject = predicate.subject
        if not before or subject is None or predicate.inherited or self.words[predicate.at - 1] not in function_words()["where_words"]:
            return
        meeting = self.book.of_mention[before[-1].first]
        if meeting.held and speaks_for_itself(subject) and not predicate.classes & {"absent", "decline"}:
            self.giver.give_group(meeting, subject, "participant", predicate.at, "where.clause", 0.8, end)
