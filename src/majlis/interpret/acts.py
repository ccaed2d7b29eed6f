"""What actors bind themselves to, urge others to, join, leave and say."""

from __future__ import annotations

from dataclasses import dataclass

from majlis.interpret.clauses import Predicate
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.scan import Scan
from majlis.interpret.themes import bare_cores, find_themes
from majlis.interpret.units import Group, Unit
from majlis.model import Call, Change, Claim, Commitment, Evidence, Membership, Modality, Statement
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.numbers import NumberMention
from majlis.recognise.persons import COMMAS
from majlis.recognise.verbs import VerbForm, verb_forms
from majlis.recognise.words import splits

MAX_CLAUSE_TOKENS = 45

# Which verb classes bind the subject, and how.
_DIRECT: dict[str, Modality] = {
    "pledge": "pledged",
    "renew": "reaffirmed",
    "continue_to": "reaffirmed",
    "uphold": "reaffirmed",
    "agree": "agreed",
    "decide": "agreed",
    "allocate": "announced",
    "intend": "intends",
    "consider": "considering",
}


@dataclass(frozen=True, slots=True)
class _Field:
    """The stretch of tokens that a predicate governs."""

    first: int
    last: int


class ActReader:
    """Reads commitments, calls, memberships and statements from predicates."""

    def __init__(self, scan: Scan, predicates: list[Predicate], book: MeetingBook) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.predicates = predicates
        self.book = book
        self.group_at = {group.first: group for group in scan.groups}
        self.claims: list[Claim] = []
        self.statements: dict[str, Statement] = {}
        self.sentence = 0
        self.by_sentence: dict[int, list[Predicate]] = {}
        for predicate in predicates:
            self.by_sentence.setdefault(predicate.sentence, []).append(predicate)

    def read(self) -> list[Claim]:
        """All acts in text order."""
        for predicate in self.predicates:
            if self.scan.tokens.headline[predicate.sentence]:
                continue
            self.sentence = predicate.sentence
            self._statement(predicate)
            if predicate.negated or predicate.hypothetical:
                continue
            self._contribution(predicate)
            self._commitment(predicate)
            self._call(predicate)
            self._membership_verb(predicate)
        self._membership_nouns()
        return [*self.claims, *self.statements.values()]

    # --- statements

    def _statement(self, predicate: Predicate) -> None:
        speech = bool(predicate.classes & {"say", "urge"})
        if not speech or predicate.subject is None or predicate.form.passive or predicate.relative and predicate.inherited:
            return
        if predicate.participle:
            return
        for unit in predicate.subject.units:
            speaker = self._speaker(unit)
            if speaker is not None:
                self._say(
                    speaker,
                    self._span(min(unit.first, predicate.at), max(unit.last, predicate.at + 1), "say.verb"),
                    0.75 if predicate.inherited else 0.92,
                )

    def _focus(self) -> MeetingDraft | None:
        """The meeting that the sentence in hand speaks of; before any, the first of the article."""
        return self.book.focus_at.get(self.sentence) or (self.book.drafts[0] if self.book.drafts else None)

    def _focus_id(self) -> str | None:
        focus = self._focus()
        return focus.id if focus is not None else None

    def _speaker(self, unit: Unit) -> str | None:
        if unit.kind == "place":
            return unit.metonym
        if unit.kind == "collective":
            return self._collective(unit)
        return unit.actor

    def _say(self, speaker: str, evidence: Evidence, confidence: float) -> None:
        if speaker not in self.statements:
            meeting = self._focus_id()
            self.statements[speaker] = Statement(speaker, (evidence,), confidence, meeting)

    # --- who binds themselves

    def _binders(self, group: Group) -> list[str]:
        """The actors whose commitment it is: a person's state or body, else the actor itself."""
        actors: list[str] = []
        for unit in group.units:
            actor = (
                unit.metonym
                if unit.kind == "place"
                else self._collective(unit)
                if unit.kind == "collective"
                else unit.represents or unit.actor
            )
            if actor is not None and actor not in actors:
                actors.append(actor)
        return actors

    def _collective(self, unit: Unit) -> str | None:
        """Those who met stand for the body that met, else for themselves."""
        focus = self._focus()
        if focus is not None and focus.bodies:
            return self._whole(focus.bodies[-1])
        return unit.actor

    def _whole(self, body: str) -> str:
        """A body that is a part of a coalition speaks for the whole."""
        known = self.scan.knowledge.entities.get(self.scan.registry.drafts[body].reference or "")
        parent = self.scan.knowledge.entities.get(known.parent or "") if known is not None else None
        if known is not None and known.kind == "group" and parent is not None and parent.kind == "coalition":
            return self.scan.registry.known(parent)
        return body

    # --- commitments

    def _commitment(self, predicate: Predicate) -> None:
        modality = self._modality(predicate)
        if modality is None or predicate.subject is None or predicate.form.passive:
            return
        actors = self._owners(predicate) or self._binders(predicate.subject)
        governed = self._governed(predicate)
        confidence = 0.7 if predicate.inherited else 0.85
        self._commit(actors, modality, governed, predicate.at, predicate.subject, confidence)

    def _owners(self, predicate: Predicate) -> list[str]:
        """Whose commitment a speaker speaks of: "stressed the commitment of the members"."""
        if "say" not in predicate.classes:
            return []
        for at in range(predicate.at + 1, min(predicate.end, predicate.at + 14)):
            group = self.group_at.get(at + 1)
            if bare_cores(self.words[at]) & function_words()["bare_commitment_nouns"] and group is not None and not group.proclitics:
                return self._binders(group)
        return []

    def _modality(self, predicate: Predicate) -> Modality | None:
        """How the verb binds, by its class and by the noun or verb that it governs."""
        classes, sets = predicate.classes, function_words()
        window = [bare_cores(word) for word in self.words[predicate.at + 1 : predicate.at + 12]]
        near = [core for cores in window[:9] for core in cores]
        if "say" in classes and classes & {"affirm", "announce"} or classes & {"say"}:
            return self._said_commitment(predicate, near)
        for name, modality in _DIRECT.items():
            if name in classes:
                if name == "renew" and not any(core in sets["commitment_nouns"] for core in near):
                    return None
                if name in ("agree", "decide") and predicate.participle:
                    return None
                return modality
        if "provide" in classes and (predicate.form.tense == "future" or self._money(predicate.at, predicate.end)):
            return "pledged"
        if "consider_in" in classes and self.words[predicate.at + 1 : predicate.at + 2] in ([p] for p in sets["in_only"]):
            return "considering"
        if "contribute" in classes and predicate.form.tense == "future":
            return "pledged"
        return None

    def _said_commitment(self, predicate: Predicate, near: list[str]) -> Modality | None:
        sets = function_words()
        for at in range(predicate.at + 1, min(predicate.end, predicate.at + 10, len(self.words))):
            cores = bare_cores(self.words[at])
            if self.words[at] in sets["complementisers"]:
                break
            if cores & sets["commitment_nouns"]:
                return (
                    "reaffirmed"
                    if predicate.classes & {"affirm", "renew"} or cores & sets["standing_nouns"]
                    else "intends"
                    if cores & sets["intention_nouns"]
                    else "pledged"
                )
            if cores & sets["intention_nouns"]:
                return "intends"
        if "announce" in predicate.classes and self._money(predicate.at, predicate.end):
            return "announced"
        return None

    def _governed(self, predicate: Predicate) -> _Field:
        """What the verb governs: up to the next finite verb of another kind, participle or stop."""
        _first, end = self.scan.sentence_of(predicate.at)
        sets = function_words()
        start = predicate.at + 1
        last = min(end, start + MAX_CLAUSE_TOKENS)
        for at in range(start, last):
            word = self.words[at]
            if word in (".", ":", "\u061b"):
                return _Field(start, at)
            other = next((p for p in self.by_sentence[predicate.sentence] if p.at == at), None)
            if other is not None and (other.participle or at > start + 1 and (other.proclitics or self.words[at - 1] in COMMAS)):
                return _Field(start, at)
            if word in sets["field_ends"] and at > start:
                return _Field(start, at)
        return _Field(start, last)

    def _commit(self, actors: list[str], modality: Modality, governed: _Field, trigger: int, subject: Group, confidence: float) -> None:
        themes = find_themes(self.scan, governed.first, governed.last)
        money = self._money(trigger, governed.last)
        meeting = self._focus_id()
        for index, theme in enumerate(themes):
            evidence = (
                self._span(min(trigger, subject.first) if subject.last <= trigger else trigger, theme.last, f"commitment.{modality}"),
            )
            amount = money if index == 0 else None
            for actor in actors:
                claim = Commitment(
                    actor,
                    theme.slug,
                    modality,
                    amount.value if amount else None,
                    amount.currency if amount else None,
                    evidence,
                    confidence,
                    meeting,
                )
                if not any(
                    isinstance(c, Commitment) and (c.actor, c.theme, c.modality, c.amount) == (actor, theme.slug, modality, claim.amount)
                    for c in self.claims
                ):
                    self.claims.append(claim)

    def _money(self, first: int, last: int) -> NumberMention | None:
        for start, end, number in self.scan.numbers:
            if first < start and end <= last and number.kind == "money" and not number.equivalent:
                return number
        return None

    # --- calls

    def _call(self, predicate: Predicate) -> None:
        if "urge" not in predicate.classes or predicate.subject is None or predicate.form.passive or not self._urges(predicate):
            return
        governed = self._governed(predicate)
        addressee = self._addressee(predicate, governed)
        themes = find_themes(self.scan, max(governed.first, addressee.last if addressee else 0), governed.last)
        callers = self._callers(predicate.subject)
        meeting = self._focus_id()
        for theme in themes[:2]:
            evidence = (self._span(predicate.at, theme.last, "call.verb"),)
            for caller in callers:
                target = self._addressee_id(addressee)
                self.claims.append(Call(caller, target, theme.slug, evidence, 0.7 if predicate.inherited else 0.85, meeting))

    def _urges(self, predicate: Predicate) -> bool:
        """`daa` urges only towards something that is no gathering."""
        if "convene" not in predicate.classes:
            return True
        end = predicate.end
        for at in range(predicate.at + 1, min(end, predicate.at + 6)):
            if self.words[at] in function_words()["towards"]:
                return not any(m.first in (at + 1, at + 2) for draft in self.book.drafts for m in draft.mentions)
        return True

    def _callers(self, group: Group) -> list[str]:
        rows: list[str] = []
        for unit in group.units:
            caller = self._speaker(unit)
            if caller is not None and caller not in rows:
                rows.append(caller)
        return rows

    def _addressee(self, predicate: Predicate, governed: _Field) -> Unit | None:
        start = predicate.at + 1
        if predicate.subject is not None and predicate.subject.first > predicate.at and not predicate.inherited:
            start = predicate.subject.last
        for at in range(start, min(governed.last, start + 4)):
            if self.words[at] in function_words()["towards"] or self.words[at] in function_words()["prepositions"]:
                return None
            unit = self.scan.unit_at.get(at)
            if unit is not None and not unit.proclitics.endswith(tuple(letters().prepositions)):
                return unit
            phrase = self._named_addressee(at, governed)
            if phrase is not None:
                return phrase
        return None

    def _named_addressee(self, at: int, governed: _Field) -> Unit | None:
        """A definite noun phrase up to the preposition: "the African member states"."""
        if not self.words[at].startswith(letters().article):
            return None
        sets = function_words()
        stop = next(
            (k for k in range(at + 1, min(governed.last, at + 8)) if self.words[k] in sets["urged_to"] or self.words[k] in COMMAS), None
        )
        if stop is None or any(p.at in range(at, stop) for p in self.by_sentence[self.sentence]):
            return None
        key = self.scan.registry.named(
            "organisation", " ".join(self.scan.tokens.surface(at, stop).replace('"', " ").split()), collective=True
        )
        return Unit(at, stop, "", "organisation", key, "organisation")

    def _addressee_id(self, unit: Unit | None) -> str | None:
        if unit is None:
            return None
        return unit.metonym if unit.kind == "place" else unit.actor

    # --- memberships

    def _contribution(self, predicate: Predicate) -> None:
        """A state that took up a matter inside the meeting has a voice in it and takes part."""
        if (
            "address" not in predicate.classes
            or predicate.subject is None
            or predicate.inherited
            or predicate.participle
            or predicate.relative
        ):
            return
        focus = self._focus()
        for unit in predicate.subject.units:
            if unit.kind == "country" and focus is not None and focus.held and predicate.reported:
                self.book.give_role(focus, unit, "participant", predicate.at, "address.inside", 0.85)
                self._say(unit.actor, self._span(unit.first, predicate.at + 1, "address.verb"), 0.85)

    def _membership_verb(self, predicate: Predicate) -> None:
        changes: dict[str, Change] = {"join": "joined", "leave": "left"}
        for name, change in changes.items():
            if name in predicate.classes and predicate.form.tense == "past" and predicate.subject is not None and not predicate.inherited:
                body = self._body_after(predicate.at, predicate.end, change)
                if body is not None:
                    self._joined(predicate.subject, body, change, predicate.at, f"membership.{change}", 0.9)

    def _membership_nouns(self) -> None:
        """The masdar with its subject: `welcomed the accession of X to Y`."""
        sets = function_words()
        for first, end in self.scan.tokens.sentences:
            if self.scan.tokens.headline[self.scan.tokens.sentence[first]]:
                continue
            for at in range(first, end):
                form = self._masdar(at, {"join", "leave"})
                if (
                    form is None
                    or any(bare_cores(word) & sets["not_yet"] for word in self.words[max(first, at - 4) : at])
                    or self._unreal(at)
                ):
                    continue
                start = at + 1
                while start < end and self.words[start] in sets["list_openers_of"]:
                    start += 1
                group = self.group_at.get(start)
                if group is None or group.proclitics:
                    continue
                change: Change = "joined" if "join" in form.classes else "left"
                body = self._body_after(group.last - 1, end, change)
                if body is not None:
                    self._joined(group, body, change, at, "membership.noun", 0.9)

    def _unreal(self, at: int) -> bool:
        """A denied, refused, possible or future clause around the noun."""
        number = self.scan.tokens.sentence[at]
        before = [p for p in self.by_sentence.get(number, ()) if p.at < at]
        return bool(before) and (
            before[-1].negated
            or before[-1].hypothetical
            or bool(before[-1].classes & {"deny", "refuse", "consider", "intend", "urge", "cancel"})
        )

    def _masdar(self, at: int, classes: set[str]) -> VerbForm | None:
        for split in splits(self.words[at]):
            for form in verb_forms().get(split.core, ()):
                if form.tense == "masdar" and form.classes & classes and not form.suffix:
                    return form
        return None

    def _body_after(self, at: int, end: int, change: Change) -> tuple[str, int] | None:
        """The body after "to" or "from", or the named effort."""
        sets = function_words()
        markers = sets["towards"] if change == "joined" else sets["from_words"]
        for position in range(at + 1, min(end, at + 14)):
            word = self.words[position]
            if word in markers:
                return self._body_at(position + 1, end)
            unit = self.scan.unit_at.get(position)
            if unit is not None and unit.kind == "organisation" and unit.proclitics[-1:] == letters().prepositions[1]:
                return unit.actor, unit.last
        return None

    def _body_at(self, at: int, end: int) -> tuple[str, int] | None:
        sets = function_words()
        position = at
        while position < min(end, at + 3) and self.words[position] in sets["membership_words"]:
            position += 1
        unit = self.scan.unit_at.get(position)
        if unit is not None and unit.kind == "organisation":
            return unit.actor, unit.last
        if at < end and self.words[at] in sets["effort_words"]:
            return self._effort(at, end)
        return None

    def _effort(self, at: int, end: int) -> tuple[str, int]:
        """A joint effort by its own words, up to a comma or verb."""
        last = at + 1
        while (
            last < min(end, at + 10)
            and self.words[last] not in COMMAS
            and self.words[last] != "."
            and not any(p.at == last for p in self.by_sentence.get(self.scan.tokens.sentence[at], ()))
        ):
            last += 1
        name = self.scan.tokens.surface(at, last)
        return self.scan.registry.named("organisation", " ".join(name.replace('"', " ").split()), collective=True), last

    def _joined(self, group: Group, body: tuple[str, int], change: Change, trigger: int, rule: str, confidence: float) -> None:
        evidence = (self._span(min(trigger, group.first), max(group.last, body[1]), rule),)
        for unit in group.units:
            actor = unit.metonym if unit.kind == "place" else unit.actor
            if actor is not None and unit.kind in ("country", "organisation", "place") and actor != body[0]:
                claim = Membership(actor, body[0], change, evidence, confidence)
                if not any(isinstance(c, Membership) and (c.actor, c.body, c.change) == (actor, body[0], change) for c in self.claims):
                    self.claims.append(claim)

    def _span(self, first: int, last: int, rule: str) -> Evidence:
        tokens = self.scan.tokens
        return Evidence(tokens.starts[first], tokens.ends[max(first, last - 1)], rule)
