"""Meetings without a noun of their own: `the foreign ministers of 21 states discussed, in London on Thursday, …`."""

from __future__ import annotations

from majlis.interpret.encounter_drafts import EncounterDrafter, levels
from majlis.interpret.event_mention import EventMention
from majlis.interpret.known_entities import known_as
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.units import Unit
from majlis.recognise.lexicon import function_words, letters


class AssemblyReader:
    """Reads the assemblies of one article."""

    def __init__(self, scan: Scan, book: MeetingBook, drafter: EncounterDrafter) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = book
        self.drafter = drafter
        self.assembled: dict[int, MeetingDraft] = {}  # sentence → the meeting that its verb alone tells

    def assembly(self, predicate: Predicate, target: MeetingDraft | None, mentions: list[EventMention], end: int) -> bool:
        """Ministers or leaders, or a body, that meet or discuss where the clause says when and where."""
        level = self._level(predicate)
        body = self._sitting_body(predicate)
        if predicate.at in self.book.of_verb:
            return False
        if target is not None and "hold" in predicate.classes and not predicate.form.passive and not target.level:
            target.level |= level  # "the ministers of the group held a meeting"
        if not level and body is None or target is not None or not self.drafter.is_placed(predicate, either=body is not None):
            return False
        if any(mention.first in self.book.of_mention for mention in mentions if not mention.margin and self._of_verb(predicate, mention)):
            return False
        draft = self._open(predicate, level, mentions)
        if body is not None:
            draft.bodies.append(body.actor)
        for unit in self.scan.units:
            if predicate.at < unit.first <= predicate.at + 12 and unit.kind == "organisation" and not draft.bodies:
                draft.bodies.append(unit.actor)
        self.book.add_evidence(draft, predicate.at, predicate.at + 3, "assembly.verb")
        if self.book.focus is None or not self._is_background(predicate):
            self.book.focus = draft
        self.assembled[predicate.sentence] = draft
        return True

    @staticmethod
    def _of_verb(predicate: Predicate, mention: EventMention) -> bool:
        """Whether a noun of gatherings is the one of the verb: in its field, or said of it."""
        return mention.owns(predicate.at) or predicate.at < mention.first < predicate.end

    def _level(self, predicate: Predicate) -> set[str]:
        """Whether ministers or leaders assemble: right behind the verb, or before it where the verb is plural."""
        following, subject = predicate.following, predicate.subject
        level = levels([following, following.removeprefix(letters().article)])
        if level or subject is None or subject.last > predicate.at or predicate.form.number != "plural":
            return level
        if subject.units[0].kind != "collective":
            return level
        return levels(self.words[max(self.scan.sentence_of(predicate.at)[0], subject.first - 4) : subject.last])

    def _sitting_body(self, predicate: Predicate) -> Unit | None:
        """The body that "meets", where the verb says it of one body alone."""
        subject = predicate.subject
        held = predicate.form.passive and "hold" in predicate.classes
        verbs = held or predicate.classes & {"meet", "held", "discuss"}
        if not verbs or subject is None or predicate.inherited or len(subject.units) != 1:
            return None
        unit = subject.units[0]
        if unit.kind != "organisation" or unit.represents is not None:
            return None
        if "discuss" in predicate.classes and not held:  # what a council discusses it discusses in session
            known = known_as(self.scan, unit.actor)
            return unit if known is not None and known.kind in ("council", "parliament") and predicate.form.tense == "past" else None
        return unit

    def _open(self, predicate: Predicate, level: set[str], mentions: list[EventMention]) -> MeetingDraft:
        draft = self.drafter.open("meeting", predicate)
        draft.level = level
        main = self.book.drafts[0]
        if predicate.following.startswith(letters().article) and main is not draft and draft.planned:
            draft.family, draft.bodies = main.family, list(main.bodies)  # "the leaders meet again": in the same setting
        self.book.of_verb[predicate.at] = draft
        self.drafter.circumstances(draft, predicate, mentions)
        return draft

    def _is_background(self, predicate: Predicate) -> bool:
        """Whether the sentence only tells what was before: "the committee had met …"."""
        first = self.scan.sentence_of(predicate.at)[0]
        opening = [word.lstrip(letters().conjunctions[0]) for word in self.words[first : first + 2]]
        return any(word in function_words()["was_words"] for word in opening)
