"""What binds an actor: verbs by their class, and verbs of speech with the noun that they are about."""

from __future__ import annotations

from dataclasses import dataclass

from majlis.interpret.act_words import act_words, is_core, is_word, may_be_masdar, proclitics_of
from majlis.interpret.acting import Acting
from majlis.interpret.clauses import Predicate
from majlis.interpret.event_nouns import is_gathering
from majlis.interpret.surroundings import Doer
from majlis.model import Modality
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS, without_article

MAX_TOKENS_TO_NOUN = 16
MAX_TOKENS_TO_PARTNER = 3
MAX_TOKENS_OF_MOUTHPIECE = 9
MAX_TOKENS_TO_TEXT = 24
DAMMA = "\u064f"

# Which verb classes bind the subject, and how.
_DIRECT: dict[str, Modality] = {
    "pledge": "pledged",
    "uphold": "reaffirmed",
    "agree": "agreed",
    "decide": "agreed",
    "allocate": "announced",
    "intend": "intends",
    "consider": "considering",
}
_NOUNS = ("announced", "accord", "promise", "resolve", "standing", "declaration")


@dataclass(frozen=True, slots=True)
class Bond:
    """A verb or noun that binds: where it stands, where what it governs begins, how it binds and whom."""

    at: int
    start: int
    modality: Modality
    actors: tuple[str, ...]
    first: int
    confidence: float
    last: int | None = None  # where what it governs must end


class VerbBonds:
    """Finds what predicates bind to."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting
        self.words = acting.words

    def bond(self, predicate: Predicate) -> Bond | None:
        """How a predicate binds its subject, if it does."""
        doer = self.acting.doers.get(predicate.at)
        passive = predicate.form.passive or self._marked_passive(predicate)
        if doer is None or passive or self.words[predicate.at] in act_words()["no_speech"]:
            return None
        own = self.acting.speaks_of_itself(predicate.at)
        confidence = 0.86 if doer.inherited and not own else 0.9
        noun = self._noun(predicate, doer)
        if noun is not None:
            return noun
        modality = self._modality(predicate)
        if modality is None or "allocate" in predicate.classes and self._is_devoted(doer):
            return None
        another = self._for_another(predicate, doer)
        actors = tuple(another if another is not None else self.acting.binders(doer))
        if modality == "agreed":
            actors = (*actors, *(actor for actor in self._partners(predicate, doer) if actor not in actors))
        hosting = "host" in predicate.classes
        acting = hosting or predicate.form.tense == "future" and modality in ("pledged", "announced")
        start = predicate.at if acting else self._start(predicate, doer)
        if "sign" in predicate.classes and modality == "agreed":
            texts = range(start, self._signing_end(predicate))
            start = next((at for at in texts if is_core(self.words[at], "signed") and at not in self.acting.inside), start)
        return Bond(predicate.at, start, modality, actors, min(predicate.at, doer.first), confidence)

    def _is_devoted(self, doer: Doer) -> bool:
        """«the meeting was devoted to …»: a gathering allocates nothing."""
        named = all(unit.kind == "collective" for unit in doer.units)
        return named and is_gathering(without_article(self.words[doer.first]))

    def _for_another(self, predicate: Predicate, doer: Doer) -> list[str] | None:
        """«X promised that the commission will work for …»: the commission; nobody where no list knows it."""
        start = self._start(predicate, doer)
        if "pledge" not in predicate.classes or self.words[start : start + 1] == [] or self.words[start] not in act_words()["that_one"]:
            return None
        group = self.acting.group_at.get(start + 2)
        if group is None:
            noun = self.words[start + 2] if start + 2 < len(self.words) else ""
            own = self.acting.is_own_state(start + 2) or start + 2 in self.acting.inside
            return [] if noun.startswith(letters().article) and not own else None
        if group.proclitics or len(group.units) > 1 or group.units[0].kind != "organisation":
            return None
        return self.acting.binders(Doer(group.first, group.last, group.units))

    def _marked_passive(self, predicate: Predicate) -> bool:
        """Whether the vowel sign of the passive stands on the first letter of a past verb."""
        written = self.acting.scan.tokens.surface(predicate.at, predicate.at + 1)
        at = len(predicate.proclitics) + 1
        return predicate.form.tense == "past" and written[at : at + 1] == DAMMA

    def _partners(self, predicate: Predicate, doer: Doer) -> list[str]:
        """«X agreed with Y on …»: Y too."""
        if "agree" not in predicate.classes or self.words[predicate.at] in act_words()["unilateral"]:
            return []
        start = self._start(predicate, doer)
        for at in range(start, min(self._end(predicate.at), start + MAX_TOKENS_TO_PARTNER)):
            if self.words[at] in act_words()["on_words"]:
                return []
            group = self.acting.group_at.get(at + 1)
            if self.words[at] in act_words()["with_words"] and group is not None and not group.proclitics:
                following = self.words[group.last] if group.last < len(self.words) else ""
                known = all(unit.kind != "collective" for unit in group.units) and following in act_words()["on_words"]
                return self.acting.binders(Doer(group.first, group.last, group.units)) if known else []
        return []

    def _start(self, predicate: Predicate, doer: Doer) -> int:
        return self.acting.past(doer) if not doer.inherited and doer.first > predicate.at else predicate.at + 1

    def _modality(self, predicate: Predicate) -> Modality | None:
        """How the verb binds by its class."""
        classes, tense = predicate.classes, predicate.form.tense
        word = self.words[predicate.at]
        if predicate.participle and (is_word(word, "nominal_reaffirmed") or is_word(word, "nominal_intends")):
            return None
        if tense == "future" and "suspend" in classes and predicate.following not in act_words()["on_words"]:
            return "pledged"
        if classes & {"say", "urge"} and not ("pledge" in classes and self._promises(predicate)):
            return None
        if "decide" in classes and self._acknowledges(predicate):
            return None
        for name, modality in _DIRECT.items():
            if name in classes:
                return None if predicate.participle and name not in ("pledge", "intend", "uphold") else modality
        if classes & {"continue_to", "continue"} and tense == "future":
            return "reaffirmed" if "continue_to" in classes or predicate.following in act_words()["in_words"] else None
        if "continue_to" in classes and tense == "present" and self._of_the_meeting(predicate):
            return "reaffirmed"
        if "consider_in" in classes:
            at = self._start(predicate, self.acting.doers[predicate.at])
            return "considering" if self.words[at : at + 1] == [*act_words()["in_words"]] else None
        if "sign" in classes and tense == "past" and self._signs(predicate):
            return "agreed"
        if "adopt" in classes and tense == "past":
            at = self._start(predicate, self.acting.doers[predicate.at])
            return "agreed" if any(is_core(word, "adopted") for word in self.words[at : at + 1]) else None
        if tense == "future" and classes & {"host", "organise"}:
            return "announced"
        if tense == "future" and not is_word(self.words[predicate.at], "weak_future"):
            return "announced" if self.acting.is_announced(predicate.at) else "pledged"
        return None

    def _acknowledges(self, predicate: Predicate) -> bool:
        """«acknowledged that»."""
        doer = self.acting.doers[predicate.at]
        at = self._start(predicate, doer)
        return at < len(self.words) and self.words[at] in act_words()["that_one"] and self.words[at].startswith(letters().prepositions[0])

    def _of_the_meeting(self, predicate: Predicate) -> bool:
        """Whether the subject is a body that met: what it goes on with, its communiqué says."""
        doer = self.acting.doers[predicate.at]
        bodies = {self.acting.whole(body) for draft in self.acting.book.drafts for body in draft.bodies}
        return any(unit.actor in bodies for unit in doer.units)

    def _promises(self, predicate: Predicate) -> bool:
        """`yaʿid` is to promise only with "to" behind it."""
        return predicate.following.startswith(letters().prepositions[0])

    def _signs(self, predicate: Predicate) -> bool:
        return any(is_core(word, "signed") for word in self.words[predicate.at + 1 : self._signing_end(predicate)])

    def _signing_end(self, predicate: Predicate) -> int:
        return min(self._end(predicate.at), predicate.at + MAX_TOKENS_TO_TEXT)

    def _end(self, at: int) -> int:
        return self.acting.scan.sentence_of(at)[1]

    def _noun(self, predicate: Predicate, doer: Doer) -> Bond | None:
        """«renewed its commitment to», «announced the allocation of»."""
        if not predicate.classes & {"say", "renew"} or predicate.classes & {"deny", "refuse"} or predicate.form.tense == "future":
            return None
        found = self._object(predicate, doer)
        if found is None:
            return None
        at, kind = found
        if kind == "declaration":
            return self._declaration(predicate, at)
        modality = self._of_noun(predicate, kind)
        if predicate.form.lemma in act_words()["judging"] and self.acting.owner(doer, at) is None:
            return None
        if is_core(self.words[at], "ongoing") and not predicate.classes & {"affirm", "renew", "announce"}:
            return None
        if modality is None:
            return None
        owner = self.acting.owner(doer, at)
        if is_core(self.words[at], "supporting") and not self._supports_another(at):
            owner = None
        if owner is not None and kind == "announced" and predicate.classes & {"announce"}:
            group = self.acting.group_at.get(at + 1) if not is_core(self.words[at], "founding") else None
            owner = owner if self.acting.is_own_state(at + 1) or group is not None and self._acts(group.units[0].kind) else None
        actors = tuple(owner if owner is not None else self.acting.binders(doer))
        start = at + 1 if kind in ("standing", "resolve", "promise", "accord") else at
        if kind == "standing" and (is_core(self.words[at], "supporting") or is_core(self.words[at], "standing_by")):
            start = at
        confidence = 0.86 if doer.inherited else 0.9
        return Bond(predicate.at, start, modality, actors, min(predicate.at, doer.first), confidence, self._next_with(at))

    def _declaration(self, predicate: Predicate, at: int) -> Bond | None:
        """«welcomed X's announcement of hosting»: X announced it."""
        group = self.acting.group_at.get(at + 1)
        if group is None or group.proclitics or not any(is_core(word, "announced") for word in self.words[group.last : group.last + 2]):
            return None
        actors = self.acting.binders(Doer(group.first, group.last, group.units))
        return Bond(at, group.last, "announced", tuple(actors), at, 0.8, self._next_with(at))

    def _supports_another(self, at: int) -> bool:
        """«X's support for Y», not «support of X»."""
        group = self.acting.group_at.get(at + 1)
        following = group.last if group is not None else at + 2
        while following + 1 < len(self.words) and self._is_adjective(following):
            following += 1
        return following < len(self.words) and self.words[following].startswith(letters().prepositions[1])

    def _is_adjective(self, at: int) -> bool:
        """Whether a word with the article stands at a token that no name covers."""
        return self.words[at].startswith(letters().article) and at not in self.acting.inside

    def _next_with(self, at: int) -> int | None:
        """Of a noun with "with", where the verb's next object with "with" begins."""
        with_letter, conjunction = letters().prepositions[0], letters().conjunctions[0]
        if not self.words[at].startswith(with_letter):
            return None
        end = self.acting.scan.sentence_of(at)[1]
        return next((k for k in range(at + 1, end) if self.words[k].startswith(conjunction + with_letter) and len(self.words[k]) > 4), None)

    @staticmethod
    def _acts(kind: str) -> bool:
        return kind in ("country", "organisation", "office")

    def _of_noun(self, predicate: Predicate, kind: str) -> Modality | None:
        classes = predicate.classes
        if kind == "announced":
            return "announced" if "announce" in classes else None
        if kind == "accord":
            return "agreed"
        if kind == "promise":
            return "reaffirmed" if "renew" in classes else "pledged"
        if kind == "resolve":
            return "reaffirmed" if "renew" in classes else "intends"
        return "announced" if "announce" in classes else "reaffirmed"

    def _object(self, predicate: Predicate, doer: Doer) -> tuple[int, str] | None:
        """The noun that a verb of speech is about, and its list; none behind «that»."""
        start = self._start(predicate, doer)
        in_aside = False
        voiced = start  # up to where a mouthpiece may be named
        for at in range(start, min(predicate.end, start + MAX_TOKENS_TO_NOUN)):
            word = self.words[at]
            if is_core(word, "through_whom") and self.words[at - 1] in act_words()["on_words"]:
                voiced = at + MAX_TOKENS_OF_MOUTHPIECE
            if word in COMMAS:
                in_aside = not in_aside and not self._is_bond_noun(at + 1)
                continue
            if in_aside:
                continue
            if word in act_words()["openers"] or word in (".", ":"):
                return None
            if is_core(word, "undoing") and is_gathering(without_article(self.words[at + 1])):
                return None
            if at > start and self._is_genitive(at):
                continue
            for kind in _NOUNS:
                if kind == "announced" and "announce" not in predicate.classes:
                    continue
                clitics = proclitics_of(word, act_words()[kind])
                if clitics is not None and clitics.strip(letters().conjunctions) in ("", letters().prepositions[0]):
                    return at, kind
            if is_core(word, "renewed_saying") or at < voiced or self._is_speaker(at, doer):
                continue
            if self._heavy(word, at) or at in self.acting.scan.unit_at and not self.acting.scan.unit_at[at].proclitics:
                return None
        return None

    def _is_speaker(self, at: int, doer: Doer) -> bool:
        """Whether a token names again who speaks: «renewing — His Majesty — its commitment»."""
        unit = self.acting.inside.get(at)
        return doer.inherited and unit is not None and unit.kind == "person" and unit.actor in {one.actor for one in doer.units}

    def _is_genitive(self, at: int) -> bool:
        """Whether a definite noun belongs to an indefinite one right before it: «to the commander of the Support»."""
        word, before = self.words[at], self.words[at - 1]
        article = letters().article
        if not word.startswith(article) or before.startswith((article, letters().contracted_article)) or at - 1 in self.acting.predicate_at:
            return False
        governed = before.startswith(letters().prepositions[1]) and at - 1 not in self.acting.inside
        return governed and before not in function_words()["prepositions"] and not is_word(before, "after_verb_adverbs")

    def _is_bond_noun(self, at: int) -> bool:
        return at < len(self.words) and any(is_core(self.words[at], kind) for kind in _NOUNS)

    def _heavy(self, word: str, at: int) -> bool:
        """A noun of its own ends the search for the verb's object."""
        if at in self.acting.inside or self.words[at - 1] in function_words()["prepositions"]:
            return False
        if word in function_words()["prepositions"] or is_word(word, "after_verb_adverbs"):
            return False
        return may_be_masdar(word)
