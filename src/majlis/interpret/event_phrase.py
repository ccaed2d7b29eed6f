"""The noun phrase of a gathering: the noun, its adjectives and ordinal, and the bodies and parties bound to it."""

from __future__ import annotations

from majlis.interpret.event_mention import EventMention
from majlis.interpret.event_nouns import EventNoun, event_nouns, event_words
from majlis.interpret.known_entities import is_wide
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.units import Unit
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.names import NameMatch
from majlis.recognise.words import splits

MAX_PHRASE_TOKENS = 16


class PhraseReader:
    """Reads the noun phrases of gatherings in one article."""

    def __init__(self, scan: Scan, predicate_at: dict[int, Predicate]) -> None:
        self.scan = scan
        self.words = scan.tokens.words
        self.predicate_at = predicate_at
        self.covered = {at: unit for unit in scan.units for at in range(unit.first, unit.last)}
        self.names_at = {match.first: match for match in scan.names}

    def read(self, at: int, end: int, number: int) -> EventMention | None:
        """The noun phrase of a gathering that begins at a token of sentence `number`; None where none does."""
        mention = self._noun(at, end, number)
        if mention is not None:
            self._phrase(mention, end)
            self._compound(mention, end, number)
        return mention

    def _noun(self, at: int, end: int, number: int) -> EventMention | None:
        forum = self._is_forum(at)
        if at in self.covered and self.covered[at].kind != "collective" and not forum or at in self.predicate_at:
            return None
        for split in splits(self.words[at]):
            for noun in event_nouns().get(split.core, ()):
                last = at + len(noun.words)
                if last > end or tuple(self.words[at + 1 : last]) != noun.words[1:]:
                    continue
                if forum and noun.family != "conference" or self._is_none(noun, at, end):
                    return None
                bare_call = noun.family == "call" and len(noun.words) == 1 and noun.number == "singular"
                if bare_call and not self._by_telephone(last, end):
                    continue
                headline = self.scan.tokens.headline[number]
                last = self.covered[at].last if forum else last
                return EventMention(
                    at, last, number, noun.family, noun.kind, noun.number, noun.definite, noun.suffix, split.proclitics, headline,
                )
        return None

    def _is_forum(self, at: int) -> bool:
        """Whether a body of no list begins here: one called a forum or congress is a gathering."""
        unit = self.covered.get(at)
        if unit is None or unit.kind != "organisation" or unit.first != at:
            return False
        return self.scan.registry.drafts[unit.actor].reference is None

    def _is_none(self, noun: EventNoun, at: int, end: int) -> bool:
        """Whether the words around a noun of gatherings make it something else: the head of a session, a conference hall."""
        last = at + len(noun.words)
        if last < end and (self.words[last],) in event_words()["not_followed_by.words"]:
            return True
        sets = function_words()
        before = {split.core for split in splits(self.words[at - 1])} if at else set()
        if noun.suffix and self.words[at].startswith(tuple(sets["receptions"])) and at > 1 and before & sets["in_words"]:
            if self.words[at - 2] in sets["was_words"] or self.words[at - 2][1:] in sets["was_words"]:
                return True  # "and there to receive him was X"
        if noun.family == "session" and before & sets["heading_words"]:
            return True
        two = {split.core for split in splits(self.words[at - 2])} if at > 1 else set()
        if noun.number == "plural" and noun.definite and (before | two) & sets["halls"]:
            return True
        if noun.family != "call":
            return False
        return noun.definite and noun.words in event_words()["virtual.words"] or at > 0 and self.words[at - 1] in sets["no_call_before"]

    def _compound(self, mention: EventMention, end: int, number: int) -> None:
        """`the session of the summit`, `the round of talks`: two nouns for one gathering, the second says what it is."""
        at = mention.last
        if at < end and self.words[at] in function_words()["in_words"] and self._its_session(mention, at, end, number):
            return
        linked = at < end and self.words[at] in function_words()["of_words"]
        inner = self._noun(at + linked, end, number) if at + linked < end else None
        if inner is None or mention.family in ("call", "visit") or inner.family in ("call", "visit", "briefing") or inner.suffix:
            return
        bound = not inner.proclitics and not mention.definite or inner.proclitics == letters().prepositions[1]
        if not linked and not bound:
            return
        self._phrase(inner, end)
        self._compound(inner, end, number)
        round_of_talks = mention.family == "round" and inner.family == "talks"
        mention.last = inner.last
        mention.family = inner.family if inner.family != "meeting" and not round_of_talks else mention.family
        mention.kind = inner.kind or mention.kind
        mention.definite = mention.definite or not linked and (inner.definite or bool(inner.bodies))
        mention.bodies += [body for body in inner.bodies if body not in mention.bodies]
        mention.parties += inner.parties
        mention.place = mention.place or inner.place
        mention.ordinal = mention.ordinal or inner.ordinal

    def _its_session(self, mention: EventMention, at: int, end: int, number: int) -> bool:
        """`the council's meeting in its 142nd session`: one gathering, with the number of the session."""
        inner = self._noun(at + 1, end, number) if at + 1 < end else None
        if inner is None or not inner.suffix or inner.family != "session":
            return False
        self._phrase(inner, end)
        mention.last, mention.ordinal = inner.last, mention.ordinal or inner.ordinal
        return True

    def _by_telephone(self, at: int, end: int) -> bool:
        """Whether a bare word for contact means a call: with somebody, received, made."""
        return any(word in function_words()["call_signs"] for word in self.words[at : min(end, at + 2)])

    def _phrase(self, mention: EventMention, end: int) -> None:
        """Adjectives, ordinals, bodies and parties that belong to the noun itself."""
        at = mention.last
        limit = min(end, mention.first + MAX_PHRASE_TOKENS)
        while at < limit:
            step = self._step(mention, at)
            if step == 0:
                break
            at += step
        mention.last = at

    def _step(self, mention: EventMention, at: int) -> int:
        """How many tokens at `at` go on with the noun phrase."""
        unit = self.scan.unit_at.get(at)
        if unit is not None:
            return unit.last - at if self._binds(unit, at, mention) else 0
        numeral = self._numeral(mention, at)
        if numeral:
            return numeral
        match = self.names_at.get(at)
        if match is not None and match.form == "adjective":
            self._party_adjective(mention, match)
            return match.last - at
        if self.words[at] in ("-", "\u2013") and mention.parties:
            return 1
        return 1 if self._modifies(at, mention) else 0

    def _numeral(self, mention: EventMention, at: int) -> int:
        """How many tokens at `at` are an ordinal in figures; the article may stand apart."""
        article = letters().article
        if self.words[at].removeprefix(article).isdecimal():
            mention.ordinal = self.words[at].removeprefix(article)
            return 1
        if self.words[at] == article and at + 1 < len(self.words) and self.scan.tokens.kinds[at + 1] == "number":
            mention.ordinal = self.words[at + 1]
            return 2
        return 0

    def _party_adjective(self, mention: EventMention, match: NameMatch) -> None:
        known = self.scan.known_of.get(match.first, match.candidates[0])
        if known.type == "country":
            key = self.scan.registry.known(known)
            mention.parties = (*mention.parties, Unit(match.first, match.last, match.proclitics, "country", key, "country"))

    # --- what is bound to the noun

    def _binds(self, unit: Unit, at: int, mention: EventMention) -> bool:
        """Whether a unit after the noun is its genitive: the body that meets, who meets, or where."""
        direct = not unit.proclitics and (at == mention.first + 1 or self.words[at - 1] not in function_words()["prepositions"])
        by = unit.proclitics == letters().prepositions[1] or not unit.proclitics and self.words[at - 1] in function_words()["of_words"]
        if unit.kind == "organisation" and (direct or by) and not mention.suffix:
            if unit.actor not in mention.bodies:
                mention.bodies.append(unit.actor)
            return True
        if self._is_party(unit, at, mention, direct):
            mention.parties = (*mention.parties, unit)
            return True
        if unit.kind == "place" and direct and at == mention.first + 1:
            mention.place = unit.actor if not is_wide(self.scan, unit) else mention.place
            return True
        return False

    def _is_party(self, unit: Unit, at: int, mention: EventMention, direct: bool) -> bool:
        """Whether a unit after the noun is one of those who meet: "a summit of X", "the meeting of X", "… and Y"."""
        if mention.definite:
            near = unit.proclitics == letters().prepositions[1]
        else:
            near = direct and (at == mention.first + 1 or bool(mention.parties))
        if unit.kind in ("person", "office", "country") and near:
            return True
        return unit.kind in ("country", "person", "office", "organisation") and bool(mention.parties) and self._goes_on(unit, at)

    def _goes_on(self, unit: Unit, at: int) -> bool:
        return unit.proclitics == letters().conjunctions[0] and self.covered.get(at - 1) is not None

    # --- what modifies the noun

    def _modifies(self, at: int, mention: EventMention) -> bool:
        """Whether a word goes on with the noun phrase: an ordinal, a word for its kind, an adjective."""
        word, sets = self.words[at], function_words()
        if mention.ordinal and word in sets["tens"]:
            mention.ordinal = f"{mention.ordinal} {word}"
            return True
        if mention.definite and any(s.proclitics == letters().prepositions[1] and s.core in sets["body_heads"] for s in splits(word)):
            return True
        if self._is_ordinal(word, mention) or self._tells_kind(word, mention):
            return True
        before = {split.core for near in self.words[at - 2 : at] for split in splits(near)}
        if word in sets["states_and_governments"] and before & sets["level_leaders"]:
            return True  # "the conference of the heads of state and government of X"
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        if word in sets["after_words"] and mention.definite and (following,) in event_words()["planned.words"]:
            mention.ordinal = mention.ordinal or f"{word} {self.words[at + 1]}"  # "the summit after the next"
            return True
        if (word in sets["of_words"] or word in sets["body_links"] - sets["prepositions"]) and at + 1 in self.scan.unit_at:
            return True
        return self._is_adjective(at, mention)

    @staticmethod
    def _is_ordinal(word: str, mention: EventMention) -> bool:
        """Whether a word counts the gathering: "the fifth", "the twenty and fifth"; not in "the closing session"."""
        sets = function_words()
        bare = word[1:] if word[0] in letters().conjunctions and mention.ordinal else word
        if bare != word and bare in sets["ordinals"]:
            mention.ordinal = f"{mention.ordinal} {bare}"
            return True
        mention.sitting = mention.sitting or mention.family == "session" and mention.definite and word in sets["closing_words"]
        if word in sets["ordinals"] and not mention.sitting:
            mention.ordinal = word
            return True
        return False

    @staticmethod
    def _tells_kind(word: str, mention: EventMention) -> bool:
        """Whether a word says what kind of gathering it is or who attends: "ministerial", "bilateral", "of ministers"."""
        for kind in ("ministerial", "bilateral", "small-group", "talks"):
            if (word,) in event_words()[f"kinds.{kind}"]:
                if mention.kind in ("", "talks", "council-session") or kind == "ministerial" and mention.family == "meeting":
                    mention.kind = kind
                return True
        return (word,) in event_words()["kinds.council-session"] or any(s.core in function_words()["attendees"] for s in splits(word))

    def _is_adjective(self, at: int, mention: EventMention) -> bool:
        word, sets = self.words[at], function_words()
        if self.scan.tokens.kinds[at] != "word" or at in self.predicate_at:
            return False
        if word in sets["prepositions"] or word in sets["conjunctions"] or (word,) in event_words()["resuming.words"]:
            return False
        bare = word.removeprefix(letters().article)
        genitive = mention.family == "conference" and at == mention.first + 1 and bare != word
        if genitive and at + 1 < len(self.words) and self.words[at + 1] in sets["ordinals"]:
            return True  # "the conference of the parties the twenty-seventh"
        return bare in sets["event_adjectives"] or bare != word and bare.endswith(tuple(sets["nisba_endings"]))
