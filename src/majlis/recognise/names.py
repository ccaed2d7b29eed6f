"""Known names in the text: all matches first, then a choice."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from majlis.clean.fold import unmarked
from majlis.clean.tokens import Tokens
from majlis.recognise.gazetteer import Form, Knowledge, Known, Phrase
from majlis.recognise.language import bare_hamza, given_names, is_plain, is_unmistakable, is_whole, name_words
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import splits

HYPHENS = ("-", "\u2013")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A known name at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    proclitics: str
    core: str  # first word without proclitics
    candidates: tuple[Known, ...]
    form: Form
    weak: bool
    doubtful: frozenset[str] = frozenset()  # IRIs of candidates that seldom bear the name, where another bears it without doubt


def _longest(tokens: Tokens, at: int, end: int, phrase: Phrase) -> int | None:
    """The token after the phrase when it stands at `at`, with or without hyphens between its words, else None."""
    if len(phrase.words) == 1:
        return at + 1
    if at + 1 >= end or tokens.words[at + 1] != phrase.words[1] and tokens.words[at + 1] not in HYPHENS:
        return None  # most phrases end here
    last = at + len(phrase.words)
    if last <= end and tuple(tokens.words[at + 1 : last]) == phrase.words[1:]:
        return last
    if not any(hyphen in tokens.words[at + 1 : last] for hyphen in HYPHENS):
        return None
    last = at + 1
    for word in phrase.words[1:]:
        last += last < end and tokens.words[last] in HYPHENS
        if last >= end or tokens.words[last] != word:
            return None
        last += 1
    return last


def of_a_pair(words: list[str], at: int, proclitics: str) -> bool:
    """Whether a name stands first or second after a noun of two bodies: "the movements X and Y"."""
    pairs = function_words()["pairs_of_bodies"]
    back = 2 if proclitics == letters().conjunctions[0] else 1
    return at >= back and not proclitics[back - 1 :] and any(split.core in pairs for split in splits(words[at - back]))


def _plausible(tokens: Tokens, at: int, proclitics: str, phrase: Phrase) -> bool:
    """Whether a name of one word that may be an everyday word is meant as a name."""
    kind = phrase.entity.type
    if proclitics and phrase.form in ("adjective", "demonym") and tokens.words[at] in given_names():
        return False
    if len(phrase.words) > 1 or phrase.form != "name" or kind not in ("place", "organisation"):
        return True
    if at and any(split.core in name_words()["place_nouns"] for split in splits(tokens.words[at - 1])):
        return True
    if kind == "organisation" and of_a_pair(tokens.words, at, proclitics):
        return True
    word = tokens.words[at]
    if proclitics and at > 1 and tokens.words[at - 2] in name_words()["place_nouns"]:
        return True  # the second of two places after a noun in the dual
    if kind == "place" and phrase.words[0] in name_words()["everyday_places"]:
        return False
    if proclitics and (is_whole(word) or word in given_names()):
        return False
    core = phrase.words[0] if proclitics else word
    if phrase.weak:
        return not is_plain(core)
    return not is_unmistakable(core) or _written_alike(tokens, at, proclitics, phrase)


def _as_vowelled(tokens: Tokens, at: int, proclitics: str, phrases: list[Phrase]) -> list[Phrase]:
    """Of homographs those that a label vowels as the text does, where the text is vowelled and there are any."""
    if len(phrases) == 1:
        return phrases
    surface = unicodedata.normalize("NFC", tokens.text[tokens.starts[at] : tokens.ends[at]])
    if len(unmarked(surface)) == len(surface):
        return phrases
    told = _marks(surface)[len(proclitics) :]
    return [phrase for phrase in phrases if any(_agrees(_marks(label), told) for label in phrase.written)] or phrases


def _marks(word: str) -> list[tuple[str, set[str]]]:
    """The letters of a word, each with its vowel signs."""
    letters: list[tuple[str, set[str]]] = []
    for character in unicodedata.normalize("NFC", word):
        if not unicodedata.combining(character):
            letters.append((character, set()))
        elif letters:
            letters[-1][1].add(character)
    return letters


def _agrees(label: list[tuple[str, set[str]]], told: list[tuple[str, set[str]]]) -> bool:
    """Whether a label has vowel signs and the text has all of them."""
    same = len(label) == len(told) and all(own[0] == other[0] and own[1] <= other[1] for own, other in zip(label, told, strict=True))
    return same and any(signs for _, signs in label)


def _written_alike(tokens: Tokens, at: int, proclitics: str, phrase: Phrase) -> bool:
    """Whether hamza and final letter agree with a label; a text may leave a hamza out, not add one."""
    if not tokens.words[at].endswith(phrase.words[0]):
        return True  # l + al- is written ll-
    surface = unmarked(tokens.text[tokens.starts[at] : tokens.ends[at]])[len(proclitics) :]
    return any(surface == label or surface == bare_hamza(label) for label in phrase.written)


def matches_at(tokens: Tokens, at: int, end: int, knowledge: Knowledge) -> list[NameMatch]:
    """All known names that begin at token `at`, longest first."""
    found: dict[tuple[int, str, Form], list[Phrase]] = {}
    for split in splits(tokens.words[at]):
        for phrase in knowledge.phrases.get(split.core, ()):
            last = _longest(tokens, at, end, phrase)
            if last is not None and _plausible(tokens, at, split.proclitics, phrase):
                found.setdefault((last, split.proclitics, phrase.form), []).append(phrase)
    if not found:
        return []
    rows = []
    for (last, proclitics, form), phrases in found.items():
        core = tokens.words[at][len(proclitics):] if tokens.words[at].endswith(phrases[0].words[0]) else phrases[0].words[0]
        entities = tuple(dict.fromkeys(phrase.entity for phrase in _as_vowelled(tokens, at, proclitics, phrases)))
        weak = {phrase.entity.iri for phrase in phrases if phrase.weak}
        sure = any(phrase.entity.iri not in weak for phrase in phrases)
        if all(known.type == "country" for known in entities):
            entities = tuple(sorted(entities, key=lambda known: known.iri in weak))
        rows.append(NameMatch(at, last, proclitics, core, entities, form, not sure, frozenset(weak) if sure else frozenset()))
    return sorted(rows, key=_preference)


def _preference(match: NameMatch) -> tuple[int, int, int, int]:
    """Longer names first, then names before adjectives, fewer proclitics, strong before weak."""
    forms = {"name": 0, "government": 0, "pair": 0, "demonym": 1, "adjective": 2}
    return match.first - match.last, len(match.proclitics), forms[match.form], int(match.weak)


def find_names(tokens: Tokens, knowledge: Knowledge) -> list[NameMatch]:
    """All matches of known names, best first at each token; they may overlap."""
    found: list[NameMatch] = []
    for first, end in tokens.sentences:
        for at in range(first, end):
            if tokens.kinds[at] == "word":
                found.extend(matches_at(tokens, at, end, knowledge))
    return found


def choose(found: list[NameMatch]) -> list[NameMatch]:
    """Longest matches that do not overlap, from left to right."""
    chosen: list[NameMatch] = []
    free = 0
    for match in sorted(found, key=lambda m: (m.first, _preference(m))):
        if match.first >= free:
            chosen.append(match)
            free = match.last
    return chosen
