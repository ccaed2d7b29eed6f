"""The meetings of one article: which mentions speak of one gathering, and who takes part in it."""

from __future__ import annotations

from dataclasses import replace

from majlis.interpret.event_mention import EventMention
from majlis.interpret.known_entities import shortened
from majlis.interpret.meeting_draft import SPECIAL_FAMILIES, MeetingDraft
from majlis.interpret.meeting_links import MentionLinker
from majlis.interpret.meeting_results import finish, parts, says_enough
from majlis.interpret.meeting_telling import tell
from majlis.interpret.scan import Scan
from majlis.interpret.units import Unit
from majlis.model import Evidence, Meeting, NearMiss, Participation, Role
from majlis.recognise.lexicon import function_words

__all__ = ["SPECIAL_FAMILIES", "MeetingBook", "MeetingDraft"]

_LINKED = 1.0  # a mention speaks of a meeting from this weight on


class MeetingBook:
    """The meetings of one article, in the order in which they come up."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.linker = MentionLinker(scan)
        self.drafts: list[MeetingDraft] = []
        self.near_misses: list[NearMiss] = []  # nouns of gatherings that tell of none
        self.focus: MeetingDraft | None = None
        self.focus_at: dict[int, MeetingDraft | None] = {}  # sentence → the meeting it speaks of
        self.of_mention: dict[int, MeetingDraft] = {}  # first token of a mention → its meeting
        self.of_verb: dict[int, MeetingDraft] = {}  # token of a verb → the meeting that it tells

    # --- linking

    def link(self, mention: EventMention, other_than: MeetingDraft | None = None) -> MeetingDraft | None:
        """The meeting of a mention, a new one where it is none of those before; never the one it is said to be beside."""
        if mention.headline:
            return None
        ruled_out = self._ruled_out(mention)
        if ruled_out is not None:
            self._miss(mention, ruled_out)
            return None
        if mention.sitting and self.focus is not None and other_than is None:
            mention.since, mention.date = mention.since or mention.date, None
            return self._absorb(self.focus, mention)
        company = (self._just_met(mention) or self.linker.same_company(mention, self.drafts)) if other_than is None else None
        if company is not None:
            return self._absorb(company, mention)
        chosen = self._best(mention, other_than)
        if chosen is None and self.linker.worth_a_meeting(mention):
            chosen = self.open(mention.family)
        if chosen is None:
            self._miss(mention, "says neither when nor where nor with whom")
            return None
        self._absorb(chosen, mention)
        background = mention.earlier or mention.planned or mention.margin or self.linker.is_long_past(mention) or self._had_been(mention)
        if mention.family not in SPECIAL_FAMILIES and not (background and self.focus is not None):
            self.focus = chosen
        return chosen

    def _had_been(self, mention: EventMention) -> bool:
        """Whether the sentence of an indefinite noun tells what had been before: "had held two meetings"."""
        first = self.scan.sentence_of(mention.first)[0]
        opening = self.scan.tokens.words[first : first + 1]
        sets = function_words()["was_words"]
        subject = mention.governor.subject if mention.governor is not None else None
        held = subject is not None and all(unit.kind in ("person", "office") for unit in subject.units)
        return held and not mention.definite and any(word in sets or word[1:] in sets for word in opening)

    def _just_met(self, mention: EventMention) -> MeetingDraft | None:
        """`X meets Y, and the two hold talks`: the meeting that the verb before tells."""
        governor = mention.governor
        if governor is None or not governor.inherited or governor.form.number != "dual" or not governor.classes & {"hold", "act"}:
            return None
        if mention.definite or mention.family not in ("talks", "meeting") or mention.bodies:
            return None
        first = self.scan.sentence_of(mention.first)[0]
        told = [at for at in self.of_verb if first <= at < governor.at]
        return self.of_verb[max(told)] if told else None

    @staticmethod
    def _ruled_out(mention: EventMention) -> str | None:
        """Why a noun of gatherings tells of none, whatever else is said of it."""
        if mention.negated and not mention.cancelled:
            return "denied"
        if mention.hypothetical:
            return "only called for or possible"
        return "several, none told apart" if mention.number == "plural" and mention.suffix and not mention.single else None

    def _miss(self, mention: EventMention, reason: str) -> None:
        """Note a noun that tells of no meeting."""
        tokens = self.scan.tokens
        self.near_misses.append(NearMiss("meeting.noun", tokens.starts[mention.first], tokens.ends[mention.last - 1], reason))

    def _best(self, mention: EventMention, other_than: MeetingDraft | None) -> MeetingDraft | None:
        """The meeting for which most speaks, where enough does; the later of two for which as much does."""
        here = self._told_beside(mention) if mention.margin else set()
        weighed = [(weight, draft) for draft in self.drafts
                   if draft is not other_than and id(draft) not in here
                   and (weight := self.linker.weight(draft, mention, self.focus)) is not None]  # fmt: skip
        best = max(weighed, key=lambda row: (row[0], row[1].number), default=None)
        return best[1] if best is not None and best[0] >= _LINKED else None

    def _told_beside(self, mention: EventMention) -> set[int]:
        """The meetings that the sentence tells before a noun to be on the margins of what it names."""
        sentence = self.scan.tokens.sentence
        told = [*self.of_verb.items(), *((at, draft) for at, draft in self.of_mention.items() if at < mention.first)]
        return {id(draft) for at, draft in told if sentence[at] == mention.sentence}

    def open(self, family: str) -> MeetingDraft:
        """A new meeting."""
        draft = MeetingDraft(len(self.drafts) + 1, family, main=not self.drafts)
        self.drafts.append(draft)
        return draft

    def twin(self, draft: MeetingDraft) -> MeetingDraft:
        """Another meeting under the same circumstances."""
        other = self.open(draft.family)
        other.main = False
        for name in ("dates", "bodies", "kinds", "evidence", "mentions"):
            setattr(other, name, list(getattr(draft, name)))
        for name in ("since", "place", "country", "planned", "held", "cancelled", "mode", "level"):
            setattr(other, name, getattr(draft, name))
        return other

    def _absorb(self, draft: MeetingDraft, mention: EventMention) -> MeetingDraft:
        """Note that a mention speaks of a meeting, and what it says."""
        tell(draft, mention, self.drafts, self.scan)
        first = mention.first
        if mention.governor is not None and mention.owns(mention.governor.at):
            first = min(mention.governor.at, mention.first)
        self.add_evidence(draft, first, max(mention.last, first + 1), "meeting.noun")
        self.of_mention[mention.first] = draft
        return draft

    # --- roles

    def add_evidence(self, draft: MeetingDraft, first: int, last: int, rule: str) -> None:
        """Note the tokens that speak of a meeting; the first three places are kept."""
        evidence = self.span(first, last, rule)
        if evidence not in draft.evidence and len(draft.evidence) < 3:
            draft.evidence.append(evidence)

    def span(self, first: int, last: int, rule: str) -> Evidence:
        """Evidence over tokens `first` to `last` (exclusive)."""
        tokens = self.scan.tokens
        return Evidence(tokens.starts[first], tokens.ends[min(max(first, last - 1), len(tokens.ends) - 1)], rule)

    def give_role(
        self, draft: MeetingDraft, unit: Unit, role: Role, trigger: int, rule: str, confidence: float, state: str | None = None
    ) -> None:
        """Note a unit's part: a person's also for the state or body represented; hosts are no persons."""
        evidence = (self.span(min(trigger, unit.first), max(trigger + 1, unit.last), rule),)
        for actor, on_behalf_of in self._takers(draft, unit, role, state):
            self.note(draft, Participation(draft.id, actor, role, evidence, confidence, on_behalf_of))

    def _takers(self, draft: MeetingDraft, unit: Unit, role: Role, state: str | None) -> list[tuple[str, str | None]]:
        """Who has a part through a unit, each with the state or body for which it acts."""
        if unit.kind == "place":
            return [(unit.metonym, None)] if unit.metonym is not None else []
        if unit.kind == "collective" or unit.actor_type == "organisation" and role == "participant" and self._is_body(draft, unit.actor):
            return []
        if unit.actor_type != "person":
            return [(unit.actor, None)]
        represented = state or unit.represents
        if state is None and any(word in function_words()["former_words"] for word in self.scan.tokens.words[unit.first : unit.last]):
            represented = None  # a former president is there for himself
        rows = [(unit.actor, represented)] if role != "host" else []
        if represented is not None and (represented.startswith("country/") or not self._is_body(draft, represented)):
            rows.append((represented, None))
        return rows

    def _is_body(self, draft: MeetingDraft, actor: str) -> bool:
        """Whether an organisation is the body whose meeting it is, by its full name or a short one."""
        return actor in draft.bodies or any(shortened(self.scan, actor, body) for body in draft.bodies)

    @staticmethod
    def note(draft: MeetingDraft, told: Participation) -> None:
        """Note a part; of one told before two places are kept, and the greater confidence."""
        before = draft.roles.get((told.actor, told.role))
        if before is None:
            draft.roles[told.actor, told.role] = told
        elif told.evidence[0] not in before.evidence and len(before.evidence) < 2:
            draft.roles[told.actor, told.role] = replace(
                before, evidence=before.evidence + told.evidence, confidence=max(told.confidence, before.confidence),
                on_behalf_of=before.on_behalf_of or told.on_behalf_of,
            )

    # --- results

    def meetings(self) -> list[Meeting]:
        """The meetings that say enough of themselves, finished."""
        return [finish(draft, self.drafts[0], self.scan) for draft in self.drafts if says_enough(draft)]

    def misses(self) -> list[NearMiss]:
        """What nearly was a meeting, in text order, and why it is none."""
        vague = [NearMiss(place.rule, place.start, place.end, "says too little of itself")
                 for draft in self.drafts if not says_enough(draft) for place in draft.evidence[:1]]  # fmt: skip
        return sorted({*self.near_misses, *vague}, key=lambda miss: (miss.start, miss.end, miss.reason))

    def participations(self) -> list[Participation]:
        """The parts in the meetings that say enough; who chairs is no participant besides."""
        return [row for draft in self.drafts if says_enough(draft) for row in parts(draft)]
