"""The subject that a predicate has of its own: a group, a text, a counted or plural noun."""

from __future__ import annotations

from dataclasses import replace

from majlis.interpret.act_words import act_phrases, act_words, is_core, is_word, may_be_masdar
from majlis.interpret.back_references import BackReferences
from majlis.interpret.clauses import Predicate
from majlis.interpret.surroundings import MAX_SENTENCES_TO_SPEAKER, VOICE_CLASSES, Doer
from majlis.interpret.units import Group
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS, splits

MAX_TOKENS_TO_CONFIRMING = 6


class OwnSubjects(BackReferences):
    """Finds the subjects that stand beside their predicates."""

    def _own(self, predicate: Predicate) -> Doer | None:
        document = self._document(predicate) or self._text_before(predicate)
        if document is not None:
            return document
        counted = self._counted_states(predicate) or self._plural_noun(predicate) or self._back_to_office(predicate)
        counted = counted or self._named_again(predicate) or self._speech_of(predicate)
        if counted is not None:
            return counted
        left = self._left_of_auxiliary(predicate) or self._topic(predicate) or self._before_relative(predicate)
        if left is not None:
            return Doer(left.first, left.last, left.units)
        group = predicate.subject if not predicate.inherited else None
        if predicate.participle:
            return None
        confirmed = self._who_confirmed(predicate)
        if confirmed is not None:
            return Doer(confirmed.first, confirmed.last, confirmed.units)
        beside = self.group_ending.get(predicate.at)
        if beside is not None and self._opens_clause(beside) and (predicate.form.number != "singular" or group is None):
            return Doer(beside.first, beside.last, beside.units)
        if group is None:
            return self._states_of(predicate)
        if group.first > predicate.at:
            if predicate.form.number != "singular" and not predicate.relative:
                return None  # a verb before its subject is in the singular
            if self.words[predicate.at - 1] in act_words()["pronoun_openers"] or self.is_own_state(predicate.at - 1):
                return None
            if self._disagrees(predicate, group):
                return None
            if not self._reaches(predicate, group) or self._is_object(predicate, group) or self._is_complement(predicate, group):
                return None
            antecedent = self._antecedent(predicate, group)
            if antecedent is not None:
                return Doer(antecedent.first, antecedent.last, antecedent.units[-1:])
            group = self._with_name(group)
        elif (speaking := self._speaks_of_own_state(group, predicate)) is not None:
            return replace(self.doers[speaking.at], inherited=True)
        elif self._beyond_clause(group, predicate) or not predicate.proclitics and group.first - 1 in self.predicate_at:
            return None
        elif predicate.relative and predicate.form.number == "singular":
            group = Group(group.units[-1].first, group.last, group.units[-1:])
        doer = Doer(group.first, group.last, group.units, document=self._is_document(group))
        return doer if predicate.form.number != "dual" or self._is_two(doer) else None

    def _speech_of(self, predicate: Predicate) -> Doer | None:
        """«with a speech by X, in which he stressed»: X."""
        at, inside = predicate.at, predicate.following in act_words()["spoken_inside"]
        if predicate.participle or not inside or not predicate.classes & VOICE_CLASSES:
            return None
        group = self.group_ending.get(at - (self.words[at - 1] in COMMAS))
        if group is None or group.proclitics != letters().prepositions[1] or group.units[0].kind not in ("person", "office"):
            return None
        spoken = group.first > 0 and any(is_core(self.words[group.first - 1], name) for name in ("speeches", "documents"))
        return Doer(group.first, group.last, group.units) if spoken else None

    def _who_confirmed(self, predicate: Predicate) -> Group | None:
        """«as was confirmed earlier by X»: who stands behind «what … it», within a few words."""
        at = predicate.at
        if not predicate.form.suffix or not predicate.classes & {"say"} or self.words[at - 1] not in act_words()["what_words"]:
            return None
        end = min(self.scan.tokens.sentences[predicate.sentence][1], at + MAX_TOKENS_TO_CONFIRMING)
        stop = next((k for k in range(at + 1, end) if k in self.predicate_at or self.words[k] in COMMAS), end)
        groups = (self.group_at[k] for k in range(at + 1, stop) if k in self.group_at)
        group = next((group for group in groups if not group.proclitics and group.units[0].kind not in ("place", "collective")), None)
        return self._with_name(group) if group is not None else None

    def _states_of(self, predicate: Predicate) -> Doer | None:
        """«the states of the council called on …»: a body, behind a word for its states."""
        at = predicate.at + 1
        if predicate.proclitics[1:] or at + 1 >= len(self.words) or self.words[at] not in act_words()["member_states"]:
            return None
        unit = self.scan.unit_at.get(at + 1)
        body = unit is not None and unit.kind == "organisation" and not unit.proclitics
        return Doer(at, unit.last, (unit,)) if body and unit is not None and predicate.classes & VOICE_CLASSES else None

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
        before = self.words[predicate.at - 1] if predicate.at else ""
        if predicate.participle or predicate.proclitics != letters().conjunctions[1] and before not in act_words()["then_verb"]:
            return None
        first = self.scan.tokens.sentences[predicate.sentence][0]
        opener = next((at for at in range(predicate.at - 1, first - 1, -1) if is_word(self.words[at], "topic_openers")), None)
        if opener is None or any(opener < p.at < predicate.at and not p.relative for p in self.by_sentence[predicate.sentence]):
            return None
        groups = [group for group in self.scan.groups if opener < group.first and group.last <= predicate.at and not group.proclitics]
        people = [group for group in groups if group.units[0].kind == "person"]
        return (people or groups)[-1] if groups else None

    def _before_relative(self, predicate: Predicate) -> Group | None:
        """«that X, which had …, gave»: the subject behind «that», past a relative clause of its own gender."""
        if predicate.participle or predicate.relative or predicate.proclitics or predicate.form.number != "singular":
            return None
        behind = predicate.subject is not None and not predicate.inherited and predicate.subject.first > predicate.at
        first = self.scan.tokens.sentences[predicate.sentence][0]
        opener = next((at for at in range(predicate.at - 1, first - 1, -1) if self.words[at] in act_words()["openers"]), None)
        group = self.group_at.get(opener + 1) if opener is not None and not behind else None
        if group is None or group.proclitics or len(group.units) > 1 or group.last + 1 >= predicate.at:
            return None
        relative = self.words[group.last + (self.words[group.last] in COMMAS)]
        fits = relative in act_words()["feminine_relatives" if predicate.form.feminine else "masculine_relatives"]
        between = [p for p in self.by_sentence[predicate.sentence] if group.last < p.at < predicate.at]
        return group if fits and between and between[0].relative and len(between) == 1 else None

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
        within = predicate.following in act_words()["meanwhile"] and "urge" in predicate.classes
        earlier = self._last_doing(predicate) if within else self._continued(predicate)
        states = predicate.following in act_words()["states"]  # «called on the member states»
        unknown = earlier is None and self._is_strangers_too(predicate)
        if group.first != predicate.at + 1 + (within or states) or earlier is None and not unknown:
            return False
        if predicate.form.lemma in act_words()["speech_with_object"]:
            return True
        if "urge" not in predicate.classes or group.units[0].kind == "person":
            return False
        if earlier is not None and earlier.form.feminine != predicate.form.feminine:
            return False
        following = self.words[group.last] if group.last < len(self.words) else ""
        if predicate.form.lemma in act_words()["appealing"] and (following in act_words()["urged_directly"] or may_be_masdar(following)):
            return True
        return following in act_words()["urged_to"] or following[:1] == letters().prepositions[0]

    def _is_strangers_too(self, predicate: Predicate) -> bool:
        """Whether a joined verb of urging goes on with a verb of speech, of its gender, whose subject was not recognised."""
        if predicate.proclitics != letters().conjunctions[0] or "urge" not in predicate.classes:
            return False
        rows = [p for p in self.by_sentence[predicate.sentence] if p.at < predicate.at and "say" in p.classes and not p.participle]
        unknown = bool(rows) and rows[-1].at not in self.doers and not rows[-1].relative and not rows[-1].form.passive
        return unknown and rows[-1].form.feminine == predicate.form.feminine

    def _disagrees(self, predicate: Predicate, group: Group) -> bool:
        """«in which he called on the movement»: a masculine verb of urging, «in it», and a body with a feminine head is whom one urges."""
        within = "urge" in predicate.classes and predicate.following in act_words()["meanwhile"]
        feminine = self.words[group.first].endswith(letters().object_suffixes[0]) and group.units[0].kind == "organisation"
        return within and feminine and not predicate.form.feminine

    def _antecedent(self, predicate: Predicate, group: Group) -> Group | None:
        """Of «X, who called on Y to», where Y stands right behind the verb and the demand behind Y: X."""
        at = predicate.at
        if "urge" not in predicate.classes or group.first != at + 1 or self.words[at - 1] not in function_words()["relatives"]:
            return None
        following = self.words[group.last] if group.last < len(self.words) else ""
        if following not in act_words()["urged_to"] and following[:1] != letters().prepositions[0]:
            return None
        before = self.group_ending.get(at - 1) or (self.group_ending.get(at - 2) if self.words[at - 2] in COMMAS else None)
        return before if before is not None and before.units[-1].kind != "place" else None

    def _is_complement(self, predicate: Predicate, group: Group) -> bool:
        """Whether a preposition governs the group, or what the verb promises begins before it."""
        governed = self.words[group.first - 1] in function_words()["prepositions"] and group.first - 1 > predicate.at
        if governed and tuple(self.words[group.first - 2 : group.first]) not in act_phrases()["each_of"]:
            return True
        between = self.words[predicate.at + 1 : group.first]
        if predicate.classes & {"leave", "join"} and any(word in act_words()["moving_words"] for word in between):
            return tuple(self.words[group.first - 2 : group.first]) not in act_phrases()["each_of"]
        word = predicate.following
        with_letter = letters().prepositions[0]
        promised = word.startswith(with_letter) and (may_be_masdar(word) or word.startswith(letters().article, 1))
        promised = promised and predicate.at + 1 not in self.inside
        return promised and "pledge" in predicate.classes and group.first > predicate.at + 1

    def _is_two(self, doer: Doer) -> bool:
        return len(doer.units) == 2 or doer.sides or len(doer.units) == 1 and self.is_pair(doer.units[0])

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
                of = position == at + 1 and not self._is_definite(at) or is_word(self.words[position - 1], "issued_by")
                by = of and not group.proclitics or group.proclitics == letters().prepositions[1]
                if not by and not group.proclitics:
                    break
                place = group.units[0].kind == "place"
                return Doer(group.first, group.last, group.units) if by and not place else Doer(at, group.last, (), document=True)
            if not is_core(self.words[position], "issuing"):
                break
            position += 1
        unit = self.inside.get(at)
        issuer = self._issuer_before(predicate) if unit is not None else None
        return issuer or Doer(at, max(at + 1, position), (unit,) if unit is not None else (), document=True)

    def _is_definite(self, at: int) -> bool:
        """Whether a word bears the article: no possessor can follow it."""
        return any(split.core.startswith(letters().article) for split in splits(self.words[at]))

    def _text_before(self, predicate: Predicate) -> Doer | None:
        """«with a closing statement that stressed»: an indefinite text right before the verb."""
        if predicate.participle or not predicate.classes & {"say", "urge", "renew"} or predicate.proclitics or predicate.form.feminine:
            return None
        if predicate.following in act_words()["meanwhile"]:
            return None
        first = self.scan.tokens.sentences[predicate.sentence][0]
        for at in range(predicate.at - 1, max(first, predicate.at - 4) - 1, -1):
            if is_core(self.words[at], "documents"):
                return None if self._is_definite(at) or at in self.inside else Doer(at, predicate.at, (), document=True)
            if not is_core(self.words[at], "issuing"):
                return None
        return None

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
