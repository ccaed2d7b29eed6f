"""Verb forms generated from `verbs.tsv`: form → readings, never by stemming.

Generated are the third persons of past and present (indicative, subjunctive, jussive of weak
verbs), the future with its prefix, the passive where its letters differ, all with object
suffixes; masdars and participles stand in the file, with `!` behind a participle that looks like a masdar.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from majlis.clean.fold import fold
from majlis.errors import ConfigurationError
from majlis.recognise.lexicon import letters
from majlis.resources import lexicon_path

Tense = Literal["past", "present", "future", "masdar", "participle"]
Number = Literal["singular", "dual", "plural"]


PARTICIPLE_MARK = "!"  # behind a participle that looks like a masdar of another verb or of its own


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a surface form."""

    lemma: str
    classes: frozenset[str]
    tense: Tense
    number: Number
    feminine: bool
    passive: bool
    suffix: str  # object or possessive pronoun, folded


_Ending = tuple[str, Number, bool]


def _past(stem: str, weak: dict[str, str]) -> list[_Ending]:
    taa, alif, waw = weak["taa"], weak["alif"], weak["waw"]
    short = stem[:-1]
    if stem[-1] == weak["maqsura"]:
        return [
            (stem, "singular", False),
            (short + taa, "singular", True),
            (short + weak["yaa"] + alif, "dual", False),
            (short + taa + alif, "dual", True),
            (short + waw + alif, "plural", False),
        ]
    if stem[-1] == alif and len(stem) == 3:
        return [
            (stem, "singular", False),
            (short + taa, "singular", True),
            (short + waw + alif, "plural", False),
            (short + taa + alif, "dual", True),
            (short + weak["yaa"] + alif, "dual", False),  # as newspapers write it
        ]
    plural = short + waw + alif if stem[-1] == weak["yaa"] else stem + waw + alif
    return [
        (stem, "singular", False),
        (stem + taa, "singular", True),
        (stem + alif, "dual", False),
        (stem + taa + alif, "dual", True),
        (plural, "plural", False),
    ]


def _present(stem: str, weak: dict[str, str]) -> list[_Ending]:
    taa, alif, waw, nun = weak["taa"], weak["alif"], weak["waw"], weak["nun"]
    base = stem[:-1] if stem[-1] in weak["finals"] else stem
    dual = base + weak["yaa"] if stem[-1] == weak["maqsura"] else stem
    forms: list[_Ending] = []
    for prefix, feminine in ((stem[0], False), (taa, True)):
        body, plural, two = prefix + stem[1:], prefix + base[1:], prefix + dual[1:]
        forms += [
            (body, "singular", feminine),
            (plural + waw + nun, "plural", False),
            (plural + waw + alif, "plural", False),
            (two + alif + nun, "dual", feminine),
            (two + alif, "dual", feminine),
        ]
        if base != stem:
            forms.append((plural, "singular", feminine))  # jussive of a defective verb
        elif stem[-2] in weak["hollow"] and len(stem) > 3:
            forms.append((prefix + stem[1:-2] + stem[-1], "singular", feminine))
    return forms


def _weak_letters() -> dict[str, str]:
    from majlis.recognise.lexicon import read_toml

    weak: dict[str, str] = read_toml("inflection.toml")["letters"]
    return weak


class _Table:
    def __init__(self) -> None:
        self.forms: dict[str, list[VerbForm]] = defaultdict(list)
        self.weak = _weak_letters()
        self.participle = re.compile(self.weak["participle"])

    def add(self, surface: str, form: VerbForm) -> None:
        key = fold(surface)
        if form not in self.forms[key]:
            self.forms[key].append(form)

    def add_with_suffixes(self, ending: _Ending, lemma: str, classes: frozenset[str], tense: Tense, passive: bool) -> None:
        surface, number, feminine = ending
        self.add(surface, VerbForm(lemma, classes, tense, number, feminine, passive, ""))
        if passive:
            return
        joined = surface[:-1] if surface.endswith(self.weak["waw"] + self.weak["alif"]) else surface
        joined = joined[:-1] + self.weak["alif"] if joined[-1] == self.weak["maqsura"] else joined
        for suffix in letters().object_suffixes:
            self.add(joined + suffix, VerbForm(lemma, classes, tense, number, feminine, False, suffix))

    def add_finite(self, past: str, present: str, lemma: str, classes: frozenset[str], passive: bool) -> None:
        for ending in _past(past, self.weak):
            self.add_with_suffixes(ending, lemma, classes, "past", passive)
        for ending in _present(present, self.weak):
            self.add_with_suffixes(ending, lemma, classes, "present", passive)
            future = (self.weak["future"] + ending[0], ending[1], ending[2])
            self.add_with_suffixes(future, lemma, classes, "future", passive)

    def add_noun(self, noun: str, lemma: str, classes: frozenset[str]) -> None:
        article = letters().article
        if noun.endswith(PARTICIPLE_MARK) or self.participle.fullmatch(noun):
            noun = noun.removesuffix(PARTICIPLE_MARK)
            self.add(noun, VerbForm(lemma, classes, "participle", "singular", False, False, ""))
            return
        self.add(noun, VerbForm(lemma, classes, "masdar", "singular", False, False, ""))
        self.add(article + noun, VerbForm(lemma, classes, "masdar", "singular", False, False, ""))
        stem = noun[:-1] + self.weak["taa"] if noun[-1] == self.weak["marbuta"] else noun
        for suffix in letters().object_suffixes:
            self.add(stem + suffix, VerbForm(lemma, classes, "masdar", "singular", False, False, suffix))


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, tuple[VerbForm, ...]]:
    """All generated forms: folded surface form → readings."""
    table = _Table()
    path = lexicon_path("verbs.tsv")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [*line.split("\t"), "", ""]
        if len(cells) < 6 or not cells[0] or not cells[3]:
            raise ConfigurationError(path, "a verb needs past, present, masdars and classes, separated by tabs", number)
        past, present, nouns, classes = cells[0], cells[1], cells[2], frozenset(cells[3].split(";"))
        table.add_finite(past, present, fold(past), classes, passive=False)
        if cells[4]:
            passive_past, _, passive_present = cells[4].partition(";")
            table.add_finite(passive_past, passive_present or present, fold(past), classes, passive=True)
        for noun in filter(None, nouns.split(";")):
            table.add_noun(noun, fold(past), classes)
    return {form: tuple(readings) for form, readings in table.forms.items()}


@dataclass(frozen=True, slots=True)
class PlainForm:
    """One form of a frequent verb: what it tells of a membership, and when."""

    tells: str
    tense: Tense
    number: Number


def _plain_rows() -> list[tuple[str, str, str]]:
    """Past, present and what it tells, of each verb of `plain_verbs.tsv`."""
    path = lexicon_path("plain_verbs.tsv")
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        past, present, tells = (*line.strip().split("\t"), "", "")[:3]
        if not past or not present:
            raise ConfigurationError(path, "a verb needs past and present, separated by a tab", number)
        rows.append((past, present, tells))
    return rows


@lru_cache(maxsize=1)
def plain_verb_forms() -> frozenset[str]:
    """Finite forms of the frequent verbs of `plain_verbs.tsv`, which trigger nothing but are no names; folded, without pronouns."""
    weak = _weak_letters()
    forms: set[str] = set()
    for past, present, _ in _plain_rows():
        forms.update(fold(form) for form, count, _ in _past(past, weak) if count != "dual" or len(past) > 3)
        for form, count, _ in _present(present, weak):
            if count != "dual" or form.endswith(weak["nun"]):  # short duals look like foreign surnames
                forms.update((fold(form), fold(weak["future"] + form)))
    return frozenset(forms)


@lru_cache(maxsize=1)
def telling_forms() -> dict[str, PlainForm]:
    """Finite forms of the frequent verbs that tell something of a membership, folded."""
    weak = _weak_letters()
    forms: dict[str, PlainForm] = {}
    for past, present, tells in _plain_rows():
        if tells:
            for form, number, _ in _present(present, weak):
                forms[fold(form)] = PlainForm(tells, "present", number)
                forms[fold(weak["future"] + form)] = PlainForm(tells, "future", number)
            forms.update({fold(form): PlainForm(tells, "past", number) for form, number, _ in _past(past, weak)})
    return forms


def feminine_forms(verbs: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The feminine singular of verbs given by past and present, past, present and future; folded."""
    weak = _weak_letters()
    forms: set[str] = set()
    for past, present in verbs:
        forms.update(fold(form) for form, number, feminine in _past(past, weak) if feminine and number == "singular")
        present_forms = [form for form, number, feminine in _present(present, weak) if feminine and number == "singular"]
        forms.update(fold(prefix + form) for form in present_forms for prefix in ("", weak["future"]))
    return frozenset(forms)


@lru_cache(maxsize=1)
def plain_past_forms() -> dict[str, bool]:
    """Past forms in the singular of the frequent verbs, folded → whether they are feminine."""
    weak = _weak_letters()
    rows = ((form, feminine) for past, _, _ in _plain_rows() for form, number, feminine in _past(past, weak) if number == "singular")
    return {fold(form): feminine for form, feminine in rows}
