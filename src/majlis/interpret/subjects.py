"""Subjects of all predicates: their own, else those of the clause that they go on with."""

from __future__ import annotations

from dataclasses import replace

from majlis.interpret.act_words import act_words, is_core, is_word, may_be_masdar
from majlis.interpret.clauses import Predicate
from majlis.interpret.first_person import merged, own_predicates, speaking, voice_of
from majlis.interpret.meetings import MeetingBook
from majlis.interpret.own_subjects import OwnSubjects
from majlis.interpret.scan import Scan
from majlis.interpret.surroundings import MAX_SENTENCES_TO_SPEAKER, VOICE_CLASSES, Doer
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.verbs import plain_past_forms, verb_forms
from majlis.recognise.words import COMMAS, splits

_SPEECH = frozenset({"say", "urge", "pledge", "renew"})
_MUTUAL = frozenset({"agree", "sign", "pledge", "renew", "decide", "uphold"})


class Subjects(OwnSubjects):
    """Fills `doers` and `speakers_at`, sentence by sentence."""

    def __init__(self, scan: Scan, predicates: list[Predicate], book: MeetingBook) -> None:
        bodies = book.drafts[0].bodies if book.drafts else []
        voice = voice_of(scan, bodies)
        own = own_predicates(scan, voice[0]) if voice is not None else []
        super().__init__(scan, merged(predicates, own) if own else predicates, book)
        self.voice = voice[1] if voice is not None else ()
        self.voiced = {predicate.at: speaking(predicate, self.voice) for predicate in own}
        for sentence in sorted(self.by_sentence):
            self._assign(sentence)

    def _assign(self, sentence: int) -> None:
        """Subjects of one sentence's predicates: their own, else whose clause they continue."""
        speaker: Doer | None = None
        inner: list[Doer] = []
        main: list[Doer] = []  # of clauses that are not reported
        within: Predicate | None = None  # the last relative clause with a subject of its own
        for predicate in self.by_sentence[sentence]:
            doer = self.voiced.get(predicate.at) or self._own(predicate)
            if doer is not None:
                if not predicate.participle and len(doer.units) == 1 and not doer.inherited:
                    doer = replace(doer, feminine=predicate.form.feminine)
                self.doers[predicate.at] = doer
                told = predicate.relative and (doer.first > predicate.at or self._is_remark(predicate, doer))
                within = predicate if told else None
                if not predicate.relative:
                    inner.append(doer)
                    main += [doer] if not predicate.reported else []
                    voice = bool(predicate.classes & VOICE_CLASSES)
                    if self._resumes(predicate) or voice and not predicate.reported or speaker is None and predicate.classes & _SPEECH:
                        speaker = doer
                continue
            relative = predicate.relative and predicate.form.number != "dual"
            if relative and within is not None and self._joins(predicate, within):
                self.doers[predicate.at] = replace(self.doers[within.at], inherited=True)
                continue
            if within is not None and self.doers[within.at].first < within.at and self._joins(predicate, within):
                self.doers[predicate.at] = replace(self.doers[within.at], inherited=True)
                continue
            if predicate.form.passive or relative or self._has_other_subject(predicate):
                continue
            source = self._source(predicate, speaker or (main[-1] if main else None), inner) or self._earlier_speaker(predicate)
            source = source or self._opening_subject(predicate)
            if source is None and within is not None and self._joins(predicate, within):
                source = self.doers[within.at]
            if source is not None:
                self.doers[predicate.at] = replace(source, inherited=True)
                if speaker is None and predicate.classes & VOICE_CLASSES:
                    speaker = source
        if speaker is not None:
            self.speakers_at[sentence] = speaker
        elif any(self._is_strangers(predicate) for predicate in self.by_sentence[sentence]):
            self.strangers.add(sentence)

    def _is_strangers(self, predicate: Predicate) -> bool:
        """Whether a verb of speech of the main clause has a subject that was not recognised."""
        speech = "say" in predicate.classes and not predicate.participle and not predicate.form.passive
        return speech and not predicate.reported and not predicate.relative and self._has_other_subject(predicate)

    def _opening_subject(self, predicate: Predicate) -> Doer | None:
        """«X set a deadline …, and announced»: the subject of an everyday verb that opens the sentence, of the same gender."""
        first = self.scan.tokens.sentences[predicate.sentence][0]
        group = self.group_at.get(first + 1)
        joined = bool(predicate.proclitics) or predicate.at > first and is_word(self.words[predicate.at - 1], "also")
        if group is None or group.proclitics or not joined or predicate.participle or predicate.form.number != "singular":
            return None
        opening = plain_past_forms().get(self.words[first][1:] if self.words[first][:1] in letters().conjunctions else self.words[first])
        fits = opening is not None and opening == predicate.form.feminine and predicate.form.tense == "past"
        acts = len(group.units) == 1 and group.units[0].kind in ("person", "office", "country", "organisation")
        return Doer(group.first, group.last, group.units) if fits and acts and not predicate.relative else None

    def _is_remark(self, predicate: Predicate, doer: Doer) -> bool:
        """Whether a clause about somebody named with a comma before it tells what that one said: «a call from X, who stressed»."""
        if doer.inherited or len(doer.units) != 1 or not predicate.classes & VOICE_CLASSES:
            return False
        if doer.units[0].kind not in ("person", "office"):
            return False
        return self.words[predicate.at - 1] in function_words()["relatives"] and self.words[predicate.at - 2] in COMMAS

    def _joins(self, predicate: Predicate, within: Predicate) -> bool:
        """Whether a verb goes on with a relative clause: joined to it, of the same gender and tense, no subject behind it."""
        same = predicate.form.feminine == within.form.feminine and predicate.form.tense == within.form.tense
        joined = predicate.proclitics == letters().conjunctions[0]
        return joined and same and not predicate.form.passive and not self._has_other_subject(predicate)

    def _source(self, predicate: Predicate, speaker: Doer | None, inner: list[Doer]) -> Doer | None:
        number = predicate.form.number
        if not predicate.participle and number != "singular":
            fits = self._is_two if number == "dual" else self._is_many
            joined = predicate.proclitics == letters().conjunctions[0]
            rows = inner or [doer for doer in self._subjects_before(predicate) if joined]
            found = next((doer for doer in reversed(rows) if fits(doer)), None) or self._collective_before(predicate)
            if found is None and number == "dual" and predicate.classes & _MUTUAL and not self._is_noun(self.words[predicate.at][:-1]):
                return self._parties_before(predicate)
            return found
        if predicate.classes & VOICE_CLASSES or self.speaks_of_itself(predicate.at):
            following = inner[-1] if inner and predicate.proclitics == letters().conjunctions[0] and predicate.reported else None
            other = speaker is not None and self._disagrees_in_gender(predicate, speaker)
            if other and inner and inner[-1].feminine == predicate.form.feminine:
                return inner[-1]
            return self._caller(predicate) or speaker or following
        return inner[-1] if inner else None

    @staticmethod
    def _disagrees_in_gender(predicate: Predicate, doer: Doer) -> bool:
        """Whether a finite verb has another gender than the verb that somebody was the subject of."""
        if predicate.participle or predicate.form.number != "singular":
            return False
        return doer.feminine is not None and doer.feminine != predicate.form.feminine

    def _caller(self, predicate: Predicate) -> Doer | None:
        """«received a call from X, who told him during it»: X speaks."""
        following = predicate.following if predicate.at + 1 < len(self.words) else ""
        if predicate.proclitics or following not in act_words()["meanwhile"]:
            return None
        got = next((p for p in reversed(self.by_sentence[predicate.sentence]) if p.at < predicate.at and "get" in p.classes), None)
        rows = [u for u in self.scan.units if got is not None and got.at < u.first < predicate.at and u.kind in ("person", "office")]
        rows = [unit for unit in rows if self.words[unit.first - 1] in act_words()["from_words"]]
        return Doer(rows[-1].first, rows[-1].last, (rows[-1],)) if rows else None

    def _subjects_before(self, predicate: Predicate) -> list[Doer]:
        """The subjects of the clauses of the sentence before."""
        return [self.doers[p.at] for p in self.by_sentence[predicate.sentence] if p.at < predicate.at and p.at in self.doers]

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
        return may_be_masdar(word)

    def _is_many(self, doer: Doer) -> bool:
        """Whether a plural verb may be said of it: several, a collective, those who act for a body."""
        many = ("organisation", "collective", "office")
        return len(doer.units) > 1 or doer.document or any(unit.plural or unit.kind in many for unit in doer.units)

    def _earlier_speaker(self, predicate: Predicate) -> Doer | None:
        """A verb at the head of its sentence continues who spoke before."""
        first = self.scan.tokens.sentences[predicate.sentence][0]
        following = predicate.following if predicate.at + 1 < len(self.words) else ""
        if predicate.at - first > 2 or not predicate.classes & VOICE_CLASSES:
            return None
        if predicate.form.number == "dual" and (predicate.participle or predicate.at != first):
            return None
        urged = "urge" in predicate.classes and following in act_words()["definite_addressees"] and predicate.at > first
        opens = self._continues_verb(following) or following in act_words()["quoting"] or urged
        if not predicate.participle and not opens and predicate.at + 1 not in self.inside:
            return None
        for sentence in range(predicate.sentence - 1, predicate.sentence - 1 - MAX_SENTENCES_TO_SPEAKER, -1):
            if sentence in self.strangers:
                return None
            if sentence in self.speakers_at:
                speaker = self.speakers_at[sentence]
                if predicate.form.number == "dual":
                    return speaker if self._is_two(speaker) else None
                many = len(speaker.units) > 1 or any(unit.plural for unit in speaker.units)
                return speaker if many == (predicate.form.number != "singular") or speaker.document else None
        return None

    def _resumes(self, predicate: Predicate) -> bool:
        before = self.words[predicate.at - 1] if predicate.at else ""
        return is_word(before, "resuming")

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
        governing = tuple(letters().prepositions[:2])
        if any(split.proclitics.endswith(governing) and self._governable(split.core) for split in splits(word)):
            return True
        return may_be_masdar(word)

    @staticmethod
    def _governable(core: str) -> bool:
        """Whether a word behind a clitic preposition is a noun of the language, not the rest of a name."""
        if core.startswith(letters().article) or core in act_words()["governable"] or core in act_words()["openers"]:
            return True
        return any(form.tense == "masdar" for form in verb_forms().get(core, ()))
