"""Verbs of `verbs.tsv` in inflections that are not generated: feminine plurals, jussives, passives and doubled stems."""

from __future__ import annotations

from functools import lru_cache

from majlis.clean.fold import fold
from majlis.recognise.lexicon import letters
from majlis.recognise.morphology import Inflection, WordFacts
from majlis.recognise.verbs import VerbForm, verb_forms


@lru_cache(maxsize=1)
def _classes_of_verbs() -> dict[str, frozenset[str]]:
    """What each verb says: its past, folded → classes."""
    found: dict[str, frozenset[str]] = {}
    for forms in verb_forms().values():
        for form in forms:
            found[form.lemma] = found.get(form.lemma, frozenset()) | form.classes
    return found


def inflected(word: str, facts: WordFacts) -> tuple[tuple[str, VerbForm], ...]:
    """The verb forms that a folded word is by the dictionary, each with the conjunction before it.

    None where the word may be anything but a form of one verb: no context is asked here.
    """
    if facts.parts - {"verb"} or len({fold(row.lemma) for row in facts.inflections}) != 1:
        return ()
    return tuple(made for row in facts.inflections if (made := _form(word, row)) is not None)


def _form(word: str, row: Inflection) -> tuple[str, VerbForm] | None:
    lemma = fold(row.lemma)
    classes = _classes_of_verbs().get(lemma)
    if classes is None:
        return None
    suffix = next((suffix for suffix in letters().object_suffixes if word.endswith(suffix)), "") if row.suffixed else ""
    form = VerbForm(lemma, classes, row.tense, row.number, row.feminine, row.passive, suffix)
    return word[0] if row.conjunction else "", form
