"""Phrases in which a capital is a government: its verb before it, what is sent from or to it, dealings with it."""

from __future__ import annotations

from functools import lru_cache

from majlis.clean.fold import fold
from majlis.interpret.scan import Scan
from majlis.recognise.gazetteer import Known
from majlis.recognise.lexicon import letters, read_toml
from majlis.recognise.names import NameMatch
from majlis.recognise.verbs import feminine_forms
from majlis.recognise.words import splits

REACH_TOKENS = 3  # between what is sent, or dealt, and its preposition
TOLD_REACH_TOKENS = 6  # between the verb, with who tells, and "to"


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    data = read_toml("capitals.toml")
    words = {name: frozenset(fold(word) for word in values) for name, values in data.items() if name != "verbs"}
    return words | {"verbs": feminine_forms([(past, present) for past, present in data["verbs"]])}


def capitals_in_phrases(scan: Scan) -> list[tuple[NameMatch, Known]]:
    """The matches of capitals that such a phrase makes governments, with their states."""
    found: list[tuple[NameMatch, Known]] = []
    last = -1
    for match in scan.names:
        state = scan.knowledge.entities.get(scan.known_of[match.first].metonym_of or "")
        if match.form != "name" or state is None:
            continue
        joined = match.first == last and match.proclitics == letters().conjunctions[0]
        if joined or not match.proclitics and (_governs(scan, match.first) or _acts_behind(scan, match)):
            found.append((match, state))
            last = match.last
    return found


def _acts_behind(scan: Scan, match: NameMatch) -> bool:
    """Whether the verb of a government follows a capital that stands behind "that"."""
    first, end = scan.sentence_of(match.first)
    words, lists = scan.tokens.words, _words()
    if match.first == first or words[match.first - 1] not in lists["that"]:
        return False
    at = match.last + (match.last < end and words[match.last] in lists["negations"])
    return at < end and words[at] in lists["verbs"]


def _governs(scan: Scan, at: int) -> bool:
    first = scan.sentence_of(at)[0]
    if at == first:
        return False
    lists, words = _words(), scan.tokens.words
    before = words[at - 1]
    near = {split.core for word in words[max(first, at - 1 - REACH_TOKENS) : at - 1] for split in splits(word)}
    if before in lists["sending"]:
        clause = words[max(first, at - 1 - TOLD_REACH_TOKENS) : at - 1]
        return not near.isdisjoint(lists["sent"]) or not lists["told"].isdisjoint(clause)
    if before in lists["with"]:
        return not near.isdisjoint(lists["dealings"])
    if before in lists["towards"] or before in lists["owned"]:
        return True
    return any(split.core in lists["verbs"] for split in splits(before) if split.proclitics in ("", *letters().conjunctions))
