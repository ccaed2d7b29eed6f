"""A communiqué that says «we»: «We, the ministers of X and Y, met in … We call on Z to …»."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from majlis.clean.fold import fold
from majlis.interpret.act_words import act_words
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.surroundings import MARKS_OF_QUOTATION, Doer
from majlis.interpret.units import Group, Unit
from majlis.recognise.lexicon import function_words, letters, read_toml
from majlis.recognise.verbs import VerbForm, verb_forms
from majlis.recognise.words import splits

MAX_OPENING_TOKENS = 3  # before «we»: a number, a conjunction
MAX_TOKENS_TO_NAMES = 14


def voice_of(scan: Scan, bodies: list[str]) -> tuple[int, tuple[Unit, ...]] | None:
    """Where an article that is a communiqué begins to say «we», and who that is; failing their names, the one of `bodies`."""
    words = scan.tokens.words
    for number, (first, end) in enumerate(scan.tokens.sentences):
        if scan.tokens.headline[number]:
            continue
        for at in range(first, min(end, first + MAX_OPENING_TOKENS)):
            if words[at] in act_words()["we"] and not _is_quoted(scan, at):
                units = _named(scan, at + 1, end) or tuple(Unit(at, at + 1, "", "organisation", body, "organisation") for body in bodies)
                return (at, units) if units else None
    return None


def _is_quoted(scan: Scan, at: int) -> bool:
    """Whether a quotation that began earlier in its paragraph still goes on at a token, or begins right before it."""
    number = scan.tokens.sentence[at]
    paragraph = scan.tokens.paragraph
    while number > 0 and paragraph[number - 1] == paragraph[number]:
        number -= 1
    before = scan.tokens.text[scan.tokens.starts[scan.tokens.sentences[number][0]] : scan.tokens.starts[at]]
    lead = scan.tokens.text[max(0, scan.tokens.starts[at] - 2) : scan.tokens.starts[at]]
    return any(mark in before + lead for mark in MARKS_OF_QUOTATION)


def _named(scan: Scan, first: int, end: int) -> tuple[Unit, ...]:
    """The states or bodies whose leaders or ministers say «we»."""
    found = (group for group in scan.groups if first <= group.first < min(end, first + MAX_TOKENS_TO_NAMES))
    group = next((group for group in found if _acts(group)), None)
    verbs = own_forms()
    if group is None or any(word in verbs for word in scan.tokens.words[first : group.first]):
        return ()
    return group.units


def _acts(group: Group) -> bool:
    return all(unit.kind in ("country", "organisation", "office") for unit in group.units)


def own_predicates(scan: Scan, since: int) -> list[Predicate]:
    """The verbs in the first person plural from a token on, outside quotations."""
    rows: list[Predicate] = []
    tokens = scan.tokens
    inside = {at for unit in scan.units for at in range(unit.first, unit.last)}
    for number, (first, end) in enumerate(tokens.sentences):
        if tokens.headline[number] or end <= since:
            continue
        for at in range(max(first, since), end):
            read = _reading(tokens.words[at]) if at not in inside and tokens.kinds[at] == "word" else None
            before = tokens.words[at - 1] if at > first else ""
            if read is None or before in function_words()["prepositions"] or _is_quoted(scan, at):
                continue
            following = tokens.words[at + 1] if at + 1 < len(tokens.words) else ""
            negated = before in function_words()["verb_negations"]
            rows.append(Predicate(at, read[1], read[0], end, number, following, negated=negated, classes=read[1].classes))
    return rows


def merged(predicates: list[Predicate], own: list[Predicate]) -> list[Predicate]:
    """All predicates in text order, a verb in the first person before what else its word may be; each field ends at the next."""
    taken = {predicate.at for predicate in own}
    rows = sorted([*own, *(predicate for predicate in predicates if predicate.at not in taken)], key=lambda predicate: predicate.at)
    for predicate, following in pairwise(rows):
        if following.sentence == predicate.sentence:
            predicate.end = min(predicate.end, following.at)
    return rows


def speaking(predicate: Predicate, units: tuple[Unit, ...]) -> Doer:
    """Those who say «we» as the subject of a verb."""
    return Doer(predicate.at, predicate.at + 1, units)


def _reading(word: str) -> tuple[str, VerbForm] | None:
    """A word as a verb in the first person plural, with the conjunction before it."""
    for split in splits(word):
        if not split.proclitics.strip(letters().conjunctions) and len(split.proclitics) < 2 and split.core in own_forms():
            return split.proclitics, own_forms()[split.core]
    return None


@lru_cache(maxsize=1)
def own_forms() -> dict[str, VerbForm]:
    """Finite forms of the first person plural, folded, made from the third person of every verb."""
    weak = read_toml("inflection.toml")["letters"]
    we = fold(weak["nun"])
    rows: dict[str, VerbForm] = {}
    for surface, forms in verb_forms().items():
        for form in forms:
            if form.number != "singular" or form.feminine or form.suffix or form.passive or len(surface) < 3:
                continue
            plural = replace(form, number="plural")
            if form.tense == "past" and surface == form.lemma:
                rows.setdefault(_past(surface, weak), plural)
            elif form.tense == "present":
                rows[we + surface[1:]] = plural
            elif form.tense == "future":
                rows[surface[0] + we + surface[2:]] = plural
    return rows


def _past(stem: str, weak: dict[str, str]) -> str:
    """The first person plural of a past: a hollow verb loses its long vowel, a final vowel becomes a consonant."""
    ours = weak["nun"] + weak["alif"]
    if stem[-1] == weak["alif"]:
        return stem[:-1] + weak["waw"] + ours
    if stem[-2] == weak["alif"] and stem[-1] != weak["yaa"]:
        return stem[:-2] + stem[-1] + ours
    return stem + (weak["alif"] if stem[-1] == weak["nun"] else ours)
