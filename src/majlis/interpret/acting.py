"""Who does what the predicates of acts say: subjects, those they speak for, and who stands behind "both sides"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from majlis.interpret.act_words import act_words, bare_cores, is_core, is_word
from majlis.interpret.actors import actor_words
from majlis.interpret.clauses import Predicate
from majlis.interpret.meetings import MeetingBook, MeetingDraft
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, Unit
from majlis.model import Evidence
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.numbers import NumberMention
from majlis.recognise.persons import COMMAS
from majlis.recognise.verbs import verb_forms
from majlis.recognise.words import splits

VOICE_CLASSES = frozenset({"say", "urge", "pledge", "renew", "agree", "decide", "uphold", "allocate", "intend"})
_SPEECH = frozenset({"say", "urge", "pledge", "renew"})
_MUTUAL = frozenset({"agree", "sign", "pledge", "renew", "decide", "uphold"})
MAX_SENTENCES_TO_SPEAKER = 3
MAX_SENTENCES_TO_SIDES = 4


@dataclass(frozen=True, slots=True)
class Doer:
    """The subject of a predicate: its units, at tokens `first` to `last`."""

    first: int
    last: int
    units: tuple[Unit, ...]
    inherited: bool = False
    document: bool = False  # a communiqué speaks: those who met stand behind it
    sides: bool = False  # «they both»: the two sides of the meeting


class Acting:
    """Subjects of the predicates of one article, as acts need them."""

    def __init__(self, scan: Scan, predicates: list[Predicate], book: MeetingBook) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.book = book
        self.predicates = predicates
        self.by_sentence: dict[int, list[Predicate]] = {}
        for predicate in predicates:
            self.by_sentence.setdefault(predicate.sentence, []).append(predicate)
        self.predicate_at = {predicate.at: predicate for predicate in predicates}
        self.group_at = {group.first: group for group in scan.groups}
        self.group_ending = {group.last: group for group in scan.groups}
        self.inside = {at: unit for unit in scan.units for at in range(unit.first, unit.last)}
        self.numbers_at: dict[int, tuple[int, int, NumberMention]] = {row[0]: row for row in scan.numbers}
        self.doers: dict[int, Doer] = {}
        self.speakers_at: dict[int, Doer] = {}  # sentence → who speaks in it
        for sentence in sorted(self.by_sentence):
            self._assign(sentence)

    # --- subjects

    def _assign(self, sentence: int) -> None:
        """Subjects of one sentence's predicates: their own, else whose clause they continue."""
        speaker: Doer | None = None
        inner: list[Doer] = []
        main: list[Doer] = []  # of clauses that are not reported
        for predicate in self.by_sentence[sentence]:
            doer = self._own(predicate)
            if doer is not None:
                self.doers[predicate.at] = doer
                if not predicate.relative:
                    inner.append(doer)
                    main += [doer] if not predicate.reported else []
                    voice = bool(predicate.classes & VOICE_CLASSES)
                    if self._resumes(predicate) or voice and not predicate.reported or speaker is None and predicate.classes & _SPEECH:
                        speaker = doer
                continue
            relative = predicate.relative and predicate.form.number != "dual"
            if predicate.form.passive or relative or self._has_other_subject(predicate):
                continue
            source = self._source(predicate, speaker or (main[-1] if main else None), inner) or self._earlier_speaker(predicate)
            if source is not None:
                self.doers[predicate.at] = replace(source, inherited=True)
                if speaker is None and predicate.classes & VOICE_CLASSES:
                    speaker = source
        if speaker is not None:
            self.speakers_at[sentence] = speaker

    def _source(self, predicate: Predicate, speaker: Doer | None, inner: list[Doer]) -> Doer | None:
        number = predicate.form.number
        if not predicate.participle and number != "singular":
            fits = self._is_two if number == "dual" else self._is_many
            found = next((doer for doer in reversed(inner) if fits(doer)), None) or self._collective_before(predicate)
            if found is None and number == "dual" and predicate.classes & _MUTUAL and not self._is_noun(self.words[predicate.at][:-1]):
                return self._parties_before(predicate)
            return found
        if predicate.classes & VOICE_CLASSES or self.speaks_of_itself(predicate.at):
            return speaker
        return inner[-1] if inner else None

    def _collective_before(self, predicate: Predicate) -> Doer | None:
        """«the leaders … and they agreed»: a collective named before in the sentence, whatever its verb."""
        first = self.scan.tokens.sentences[predicate.sentence][0]
        rows = [u for u in self.scan.units if first <= u.first < predicate.at and u.kind == "collective" and not u.proclitics]
        fitting = [u for u in rows if self.is_pair(u) == (predicate.form.number == "dual")]
        return Doer(fitting[-1].first, fitting[-1].last, (fitting[-1],)) if fitting else None

    def _parties_before(self, predicate: Predicate) -> Doer | None:
        """«the two parties to the conflict» by that word; without any noun before the verb, the two sides of the meeting."""
        at = predicate.at
        if at > 1 and is_core(self.words[at - 2], "two_parties"):
            return Doer(at - 2, at, (), document=True)
        first = self.scan.tokens.sentences[predicate.sentence][0]
        before = self.words[at - 1] if at > first else ""
        words = act_words()
        opened = not before or before in COMMAS or before in words["openers"] or before in words["pronoun_openers"]
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        opened = opened or following in words["meanwhile"] or before in words["whereas"]
        if predicate.proclitics or opened or before in function_words()["auxiliaries"] or is_word(before, "resuming"):
            return Doer(at, at + 1, (), sides=True)
        return None

    @staticmethod
    def _is_noun(word: str) -> bool:
        """Whether a past verb in the dual may as well be a masdar in the accusative."""
        return any(form.tense == "masdar" for core in bare_cores(word) for form in verb_forms().get(core, ()))

    def _is_two(self, doer: Doer) -> bool:
        return len(doer.units) == 2 or doer.sides or len(doer.units) == 1 and self.is_pair(doer.units[0])

    def _is_many(self, doer: Doer) -> bool:
        """Whether a plural verb may be said of it: several, a collective, those who act for a body."""
        return len(doer.units) > 1 or doer.document or any(u.plural or u.kind in ("organisation", "collective", "office") for u in doer.units)

    def _earlier_speaker(self, predicate: Predicate) -> Doer | None:
        """A verb at the head of its sentence continues who spoke before."""
        first = self.scan.tokens.sentences[predicate.sentence][0]
        following = self.words[predicate.at + 1] if predicate.at + 1 < len(self.words) else ""
        if predicate.at - first > 2 or not predicate.classes & VOICE_CLASSES or predicate.form.number == "dual":
            return None
        if not predicate.participle and not self._continues_verb(following) and predicate.at + 1 not in self.inside:
            return None
        for sentence in range(predicate.sentence - 1, predicate.sentence - 1 - MAX_SENTENCES_TO_SPEAKER, -1):
            if sentence in self.speakers_at:
                speaker = self.speakers_at[sentence]
                many = len(speaker.units) > 1 or any(unit.plural for unit in speaker.units)
                return speaker if many == (predicate.form.number != "singular") or speaker.document else None
        return None

    def speaks_of_itself(self, at: int) -> bool:
        """Whether a pronoun or «his country» stands right before."""
        before = self.words[at - 1] if at else ""
        return before in act_words()["pronoun_openers"] or self.is_own_state(at - 1)

    def is_own_state(self, at: int) -> bool:
        """Whether the token is «his country» and the like, or «the Kingdom» said by one of its own."""
        return at >= 0 and (is_word(self.words[at], "own_state") or is_word(self.words[at], "own_state_definite"))

    def _resumes(self, predicate: Predicate) -> bool:
        before = self.words[predicate.at - 1] if predicate.at else ""
        return is_word(before, "resuming")

    def _own(self, predicate: Predicate) -> Doer | None:
        document = self._document(predicate)
        if document is not None:
            return document
        counted = self._counted_states(predicate) or self._plural_noun(predicate)
        if counted is not None:
            return counted
        left = self._left_of_auxiliary(predicate) or self._topic(predicate)
        if left is not None:
            return Doer(left.first, left.last, left.units)
        group = predicate.subject if not predicate.inherited else None
        if predicate.participle:
            return None
        beside = self.group_ending.get(predicate.at)
        if beside is not None and self._opens_clause(beside) and (predicate.form.number != "singular" or group is None):
            return Doer(beside.first, beside.last, beside.units)
        if group is None:
            return None
        if group.first > predicate.at:
            if self.words[predicate.at - 1] in act_words()["pronoun_openers"] or self.is_own_state(predicate.at - 1):
                return None
            if not self._reaches(predicate, group) or self._is_object(predicate, group):
                return None
            group = self._with_name(group)
        elif self._beyond_clause(group, predicate):
            return None
        doer = Doer(group.first, group.last, group.units, document=self._is_document(group))
        return doer if predicate.form.number != "dual" or self._is_two(doer) else None

    def _opens_clause(self, group: Group) -> bool:
        """Whether a group is a subject that stands before its verb: behind «that», a comma or nothing."""
        if group.proclitics.strip(letters().conjunctions):
            return False
        first = self.scan.tokens.sentences[self.scan.tokens.sentence[group.first]][0]
        before = self.words[group.first - 1] if group.first > first else ""
        return not before or before in COMMAS or before in act_words()["openers"] or is_word(before, "resuming") or before == ":"

    def _with_name(self, group: Group) -> Group:
        """«the spokesman of the ministry X»: the person named right behind a body speaks."""
        following = self.group_at.get(group.last)
        one = len(group.units) == 1 and group.units[0].kind in ("country", "organisation", "office")
        if one and following is not None and following.units[0].kind == "person" and not following.proclitics:
            return following
        return group

    def _is_document(self, group: Group) -> bool:
        return len(group.units) == 1 and group.units[0].kind == "collective" and is_core(self.words[group.first], "documents")

    def _left_of_auxiliary(self, predicate: Predicate) -> Group | None:
        """«X had informed Y»: the group before the auxiliary."""
        at = predicate.at
        while at > 0 and self.words[at - 1] in function_words()["auxiliaries"]:
            at -= 1
        if at == predicate.at or predicate.relative:
            return None
        group = self.group_ending.get(at)
        if group is None or group.proclitics[-1:] in letters().prepositions and group.proclitics:
            return None
        before = self.words[group.first - 1] if group.first else ""
        return None if before in function_words()["prepositions"] else group

    def _topic(self, predicate: Predicate) -> Group | None:
        """«as for X, he …»: the group named behind the opener."""
        if predicate.proclitics != letters().conjunctions[1] or predicate.participle:
            return None
        first = self.scan.tokens.sentences[predicate.sentence][0]
        opener = next((at for at in range(predicate.at - 1, first - 1, -1) if is_word(self.words[at], "topic_openers")), None)
        if opener is None or any(opener < p.at < predicate.at and not p.relative for p in self.by_sentence[predicate.sentence]):
            return None
        groups = [group for group in self.scan.groups if opener < group.first and group.last <= predicate.at and not group.proclitics]
        people = [group for group in groups if group.units[0].kind == "person"]
        return (people or groups)[-1] if groups else None

    def _beyond_clause(self, group: Group, predicate: Predicate) -> bool:
        between = self.words[group.last : predicate.at]
        return any(word in act_words()["pronoun_openers"] for word in between)

    def _reaches(self, predicate: Predicate, group: Group) -> bool:
        """Whether nothing between verb and group may be the real subject or an object with its genitive."""
        in_aside = False
        for at in range(predicate.at + 1, group.first):
            word = self.words[at]
            if word in COMMAS:
                in_aside = not in_aside
            elif not in_aside and (
                any(is_core(word, name) for name in ("standing", "resolve", "promise", "announced", "accord", "documents"))
                or self.is_own_state(at)
                or is_core(word, "unnamed") and not word.startswith(letters().article) and at == predicate.at + 1
            ):
                return False
        return True

    def _is_object(self, predicate: Predicate, group: Group) -> bool:
        """A verb joined to the one before it, with a group right behind it that it may be said of."""
        earlier = self._continued(predicate)
        if group.first != predicate.at + 1 or earlier is None:
            return False
        if predicate.form.lemma in act_words()["speech_with_object"]:
            return True
        if "urge" not in predicate.classes or group.units[0].kind == "person" or earlier.form.feminine != predicate.form.feminine:
            return False
        following = self.words[group.last] if group.last < len(self.words) else ""
        return following in act_words()["urged_to"] or following[:1] == letters().prepositions[0]

    def _continued(self, predicate: Predicate) -> Predicate | None:
        """The predicate whose subject one goes on with that begins with a conjunction or «also»."""
        first = self.scan.tokens.sentences[predicate.sentence][0]
        earlier = [p for p in self.by_sentence[predicate.sentence] if p.at < predicate.at and p.at in self.doers]
        before = self.words[predicate.at - 1] if predicate.at > first else ""
        joined = bool(predicate.proclitics) and not is_word(before, "resuming") or is_word(before, "also")
        return earlier[-1] if earlier and joined else None

    def _has_other_subject(self, predicate: Predicate) -> bool:
        """«sources said»: a noun right behind a finite verb that may be its subject."""
        at = predicate.at + 1
        if predicate.participle or at >= self.scan.tokens.sentences[predicate.sentence][1]:
            return False
        word = self.words[at]
        if at in self.inside or self.scan.tokens.kinds[at] != "word":
            return self._names_subject(predicate, at)
        if is_core(word, "unnamed"):
            return "urge" not in predicate.classes or not (word.startswith(letters().article) or is_core(word, "addressee_heads"))
        return bool(predicate.classes & {"say"}) and not self._continues_verb(word)

    def _names_subject(self, predicate: Predicate, at: int) -> bool:
        """A unit behind the verb that is its object or governed leaves the subject open; one that was not taken does not."""
        group = self.group_at.get(at)
        return group is not None and not group.proclitics and "say" in predicate.classes and not self._is_object(predicate, group)

    def _continues_verb(self, word: str) -> bool:
        """Whether a word behind a verb of speech begins what is said, or an adverb, not who says it."""
        words = act_words()
        if word in words["openers"] or word in function_words()["prepositions"] or word in function_words()["complementisers"]:
            return True
        if is_word(word, "after_verb_adverbs") or word in function_words()["relatives"]:
            return True
        if any(is_core(word, name) for name in ("standing", "resolve", "promise", "announced", "accord")):
            return True
        if any(split.proclitics[-1:] in letters().prepositions[:2] and split.proclitics and self._governable(split.core) for split in splits(word)):
            return True
        return any(form.tense == "masdar" for core in bare_cores(word) for form in verb_forms().get(core, ()))

    def _counted_states(self, predicate: Predicate) -> Doer | None:
        """«the three states»: the latest states named together in that number."""
        at = predicate.at + 1
        if predicate.participle or at + 1 >= len(self.words) or self.words[at] not in act_words()["states"]:
            return None
        number = next((n for n in range(2, 9) if is_core(self.words[at + 1], f"number_{n}")), None)
        rows = [g for g in self.scan.groups if g.last <= at and len(g.units) == number and all(u.kind == "country" for u in g.units)]
        return Doer(at, at + 2, rows[-1].units) if rows else None

    def _plural_noun(self, predicate: Predicate) -> Doer | None:
        """«the guarantors», a definite plural behind a verb that no list knows, acts by its own word."""
        at = predicate.at + 1
        if predicate.participle or at >= len(self.words) or at in self.inside or at in self.scan.known_of:
            return None
        if "urge" in predicate.classes and self._continued(predicate) is not None:
            return None
        word = self.words[at]
        plural = len(word) > 6 and word.endswith(tuple(act_words()["plural_endings"])) or word in act_words()["collective_subjects"]
        if not word.startswith(letters().article) or not plural or is_core(word, "unnamed"):
            return None
        last = at + 1
        while last < len(self.words) and last < at + 3 and last not in self.inside and self.words[last].startswith(letters().article):
            last += 1
        return Doer(at, last, (), document=True) if predicate.classes & VOICE_CLASSES else None

    @staticmethod
    def _governable(core: str) -> bool:
        """Whether a word behind a clitic preposition is a noun of the language, not the rest of a name."""
        if core.startswith(letters().article) or core in act_words()["governable"] or core in act_words()["openers"]:
            return True
        return any(form.tense == "masdar" for form in verb_forms().get(core, ()))

    # --- documents

    def _document(self, predicate: Predicate) -> Doer | None:
        """«a statement of X said»: its issuer, or those who met."""
        at = predicate.at + 1
        end = self.scan.tokens.sentences[predicate.sentence][1]
        if predicate.participle or at >= end or not is_core(self.words[at], "documents") or at in self.predicate_at:
            return None
        if not predicate.classes & {"say", "urge", "renew", "pledge"} or any(c in letters().prepositions for c in self.words[at][:1]):
            if not is_word(self.words[at], "documents"):
                return None
        position = at + 1
        while position < end and position - at < 4:
            group = self.group_at.get(position)
            if group is not None:
                by = not group.proclitics or group.proclitics == letters().prepositions[1]
                place = group.units[0].kind == "place"
                return Doer(group.first, group.last, group.units) if by and not place else Doer(at, group.last, (), document=True)
            if not is_core(self.words[position], "issuing"):
                break
            position += 1
        unit = self.inside.get(at)
        issuer = self._issuer_before(predicate) if unit is not None else None
        return issuer or Doer(at, max(at + 1, position), (unit,) if unit is not None else (), document=True)

    def _issuer_before(self, predicate: Predicate) -> Doer | None:
        """Of «the statement» the ministry or body that said something «in a statement» shortly before."""
        for sentence in range(predicate.sentence - 1, max(-1, predicate.sentence - 1 - MAX_SENTENCES_TO_SPEAKER), -1):
            speaker = self.speakers_at.get(sentence)
            first, end = self.scan.tokens.sentences[sentence]
            if speaker is None or not any(is_core(word, "documents") for word in self.words[first:end]):
                continue
            if speaker.units and all(unit.kind in ("country", "organisation") for unit in speaker.units) and not speaker.document:
                return speaker
        return None

    # --- those behind a subject

    def speakers(self, doer: Doer) -> list[str]:
        """Entity ids of who speaks: each unit itself."""
        rows: list[str] = []
        if not doer.units:
            rows += self._unnamed_party(doer)
        for unit in doer.units:
            for actor in self._stands_for(unit, doer.document) if unit.kind == "collective" else [self._speaker(unit)]:
                if actor is not None and actor not in rows:
                    rows.append(actor)
        return rows

    def _unnamed_party(self, doer: Doer) -> list[str]:
        """Those behind a verb in the dual, or behind a text; failing them, the text itself."""
        if doer.sides:
            return self.sides(doer.first)
        if any(is_core(self.words[at], "two_parties") for at in range(doer.first, doer.last)):
            return [self.scan.registry.named("organisation", self.scan.tokens.surface(doer.first, doer.last), collective=True)]
        name = " ".join(self.scan.tokens.surface(doer.first, doer.last).split())
        own = name[1:] if name[0] in letters().conjunctions else name
        texts = is_core(self.words[doer.first], "documents")
        return self._met(self._focus(doer.first), self.scan.registry.named("organisation", own, collective=True), texts)

    @staticmethod
    def _speaker(unit: Unit) -> str | None:
        return unit.metonym if unit.kind == "place" else unit.actor

    def binders(self, doer: Doer) -> list[str]:
        """Entity ids of whose commitment it is: a person's state or body, else the actor itself."""
        rows: list[str] = []
        if not doer.units:
            rows += self._unnamed_party(doer)
        for unit in doer.units:
            found = self._stands_for(unit, doer.document) if unit.kind == "collective" else [unit.represents or self._speaker(unit)]
            rows += [actor for actor in found if actor is not None and actor not in rows]
        return rows

    def _stands_for(self, unit: Unit, document: bool) -> list[str]:
        """Who "both sides", "the ministers" and "the communiqué" are."""
        focus = self._focus(unit.first)
        if self.is_pair(unit):
            return self.sides(unit.first)
        return self._met(focus, unit.actor, document)

    def is_pair(self, unit: Unit) -> bool:
        """Whether a unit is «both sides»."""
        return any((split.core,) in actor_words()["pair.words"] for split in splits(self.words[unit.first]))

    def _met(self, focus: MeetingDraft | None, own: str | None, document: bool = True) -> list[str]:
        if focus is not None and focus.bodies:
            return [self.whole(focus.bodies[-1])]
        first = self.book.drafts[0] if self.book.drafts else None
        if first is not None and first.bodies:
            return [self.whole(first.bodies[-1])]
        if document and focus is not None and len(parties := self._parties(focus)) == 2:
            return parties
        return [own] if own is not None else []

    def whole(self, body: str) -> str:
        """A body that is a part of a coalition speaks for the whole."""
        known = self.scan.knowledge.entities.get(self.scan.registry.drafts[body].reference or "")
        parent = self.scan.knowledge.entities.get(known.parent or "") if known is not None else None
        if known is not None and known.kind == "group" and parent is not None and parent.kind == "coalition":
            return self.scan.registry.known(parent)
        return body

    def sides(self, at: int) -> list[str]:
        """The two states or bodies that "both sides" are: of the meeting, else named last before; else their own word."""
        here = self._named_sides(at, 1)
        if len(here) == 2:
            return here
        focus = self._focus(at)
        parties = self._parties(focus) if focus is not None else []
        if len(parties) == 2:
            return parties
        halves = self._halves(focus.bodies[-1]) if focus is not None and focus.bodies else []
        if halves:
            return halves
        home = self._home()
        if len(here) == 1 and home is not None and home != here[0]:
            return [home, here[0]]
        named = self._named_sides(at, MAX_SENTENCES_TO_SIDES)
        if len(named) == 2:
            return named
        unit = self.inside.get(at)
        return self._foremost() or ([unit.actor] if unit is not None and unit.kind == "collective" else [])

    def _halves(self, body: str) -> list[str]:
        """The two states in the name of a body of two: "the Iraqi-Turkish committee"."""
        for match in self.scan.bodies:
            unit = self.scan.unit_at.get(match.first)
            named = [self.scan.known_of[m.first] for m in match.nested if m.form == "adjective" and m.first in self.scan.known_of]
            if unit is not None and unit.actor == body and len(named) == 2:
                return [self.scan.registry.known(known) for known in named]
        return []

    def _home(self) -> str | None:
        """Of an article that begins with one actor's doings: whose they are."""
        for predicate in self.predicates:
            doer = self.doers.get(predicate.at)
            if doer is not None and not self.scan.tokens.headline[predicate.sentence]:
                unit = doer.units[0] if len(doer.units) == 1 else None
                side = (unit.represents or (unit.actor if unit.kind == "country" else None)) if unit is not None else None
                return side if side is not None and self.scan.registry.drafts[side].type == "country" else None
        return None

    def _foremost(self) -> list[str]:
        """The two states that the article names far more often than any third."""
        counts: Counter[str] = Counter()
        for unit in self.scan.units:
            side = unit.represents or (unit.actor if unit.kind == "country" else unit.metonym)
            if side is not None and self.scan.registry.drafts[side].type == "country":
                counts[side] += 1
        rows = counts.most_common(3)
        clear = len(rows) == 2 or len(rows) == 3 and rows[1][1] > rows[2][1] + 1
        return [side for side, _ in rows[:2]] if clear else []

    def _parties(self, draft: MeetingDraft) -> list[str]:
        """States and bodies in a meeting: participants where those are two, else all who have a role."""
        drafts = self.scan.registry.drafts
        rows = {"participant": [], "all": []}  # type: dict[str, list[str]]
        for (actor, role), participation in draft.roles.items():
            side = participation.on_behalf_of or actor
            if drafts[side].type == "person" or drafts[side].collective or side in draft.bodies:
                continue
            if role == "participant" and side not in rows["participant"]:
                rows["participant"].append(side)
            if side not in rows["all"]:
                rows["all"].append(side)
        return rows["participant"] if len(rows["participant"]) == 2 else rows["all"]

    def _named_sides(self, at: int, sentences: int) -> list[str]:
        """The sides named in the sentence before a token and, while they are fewer than two, in those before: states before bodies."""
        sentence = self.scan.tokens.sentence[at]
        states: list[str] = []
        bodies: list[str] = []
        for number in range(sentence, max(-1, sentence - sentences), -1):
            first, end = self.scan.tokens.sentences[number]
            for unit in self.scan.units:
                if not first <= unit.first < min(end, at) or unit.kind in ("collective", "place"):
                    continue
                side = unit.represents or unit.actor
                kind = self.scan.registry.drafts[side].type
                rows = states if kind == "country" or unit.represents and kind == "organisation" else bodies
                if kind != "person" and side not in rows and side not in states:
                    rows.append(side)
            if len(states) >= 2:
                return states
            if len(states) + len(bodies) == 2:
                return states + bodies
        return states + bodies

    # --- surroundings

    def _focus(self, at: int) -> MeetingDraft | None:
        """The meeting that a token's sentence speaks of: one named before it there, else the sentence's; else the article's first."""
        sentence = self.scan.tokens.sentence[at]
        first = self.scan.tokens.sentences[sentence][0]
        named = [start for start in self.book.of_mention if first <= start < at]
        if named:
            return self.book.of_mention[max(named)]
        return self.book.focus_at.get(sentence) or (self.book.drafts[0] if self.book.drafts else None)

    def focus_id(self, at: int) -> str | None:
        """The id of the meeting that a token's sentence speaks of."""
        focus = self._focus(at)
        return focus.id if focus is not None else None

    def owner(self, doer: Doer, at: int) -> list[str] | None:
        """Whose the noun at a token is: a suffix or «his country» → the speaker's; a group right behind → that group's; else None."""
        following = at + 1
        if following >= len(self.words):
            return None
        if self.is_own_state(following):
            return self.binders(doer)
        group = self.group_at.get(following)
        if group is not None and not group.proclitics:
            return self.binders(Doer(group.first, group.last, group.units))
        return None

    def money(self, first: int, last: int) -> list[tuple[int, int, NumberMention]]:
        """Sums of money in a stretch of tokens."""
        rows = [self.numbers_at[at] for at in range(first, last) if at in self.numbers_at]
        return [row for row in rows if row[1] <= last + 1 and row[2].kind == "money" and not row[2].equivalent]

    def span(self, first: int, last: int, rule: str) -> Evidence:
        """Evidence from token `first` to `last` (exclusive)."""
        tokens = self.scan.tokens
        return Evidence(tokens.starts[first], tokens.ends[max(first, last - 1)], rule)
