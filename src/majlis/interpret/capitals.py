"""Capitals that stand for the government of their state: where a capital acts or is acted on, the state is named, not the city."""

from __future__ import annotations

from majlis.interpret.capital_phrases import capitals_in_phrases
from majlis.interpret.predicates import Predicate
from majlis.interpret.scan import Scan
from majlis.interpret.units import Group, Unit
from majlis.recognise.lexicon import function_words

_IN_PLACE = frozenset({"host", "held", "hold", "visit", "arrive", "depart", "include", "includes", "gather", "begin", "continue"})


def name_governments(scan: Scan, predicates: list[Predicate]) -> None:
    """Make mentions of states of the capitals that stand for them; the city keeps its other mentions."""
    group_at = {group.first: group for group in scan.groups}
    for predicate in predicates:
        subject = predicate.subject
        if subject is None or predicate.inherited or predicate.form.passive or predicate.classes & _IN_PLACE:
            continue
        if subject.first < predicate.at and not _opens_clause(scan, subject):
            continue
        for group in (subject, *_objects(predicate, subject, group_at)):
            for unit in group.units:
                _name_state(scan, unit)
    for match, state in capitals_in_phrases(scan):
        _move(scan, scan.registry.known(scan.known_of[match.first]), scan.registry.known(state), match.first, match.last)
    for group in scan.groups:
        if scan.tokens.words[group.first - 1] in function_words()["between_words"] and len(group.units) > 1:
            for unit in group.units:
                _name_state(scan, unit)


def _opens_clause(scan: Scan, subject: Group) -> bool:
    """Whether no word stands before a subject that its clause could still depend on: the "X" of "the role of X and he said" is none."""
    start, _ = scan.sentence_of(subject.first)
    before = scan.tokens.words[subject.first - 1] if subject.first > start else "."
    return not subject.proclitics and (before in function_words()["complementisers"] or not before[0].isalpha())


def _objects(predicate: Predicate, subject: Group, group_at: dict[int, Group]) -> list[Group]:
    """The bare group right behind a subject that is itself a state: "X accused Y"."""
    behind = group_at.get(subject.last)
    states = all(unit.kind == "country" or unit.metonym is not None for unit in subject.units)
    return [behind] if states and behind is not None and not behind.proclitics and subject.first > predicate.at else []


def _name_state(scan: Scan, unit: Unit) -> None:
    """Move the mention of a capital to the state that it stands for."""
    if unit.kind != "place" or unit.metonym is None:
        return
    _move(scan, unit.actor, unit.metonym, unit.first, unit.last)


def _move(scan: Scan, city: str, state: str, first: int, last: int) -> None:
    """Move the mention of a city at tokens `first` to `last` (exclusive) to a state."""
    starts, ends, drafts = scan.tokens.starts, scan.tokens.ends, scan.registry.drafts
    span = next((span for span in drafts[city].spans if starts[first] <= span[0] and span[1] <= ends[last - 1]), None)
    if span is not None and state in drafts:
        scan.registry.move(city, state, span)
