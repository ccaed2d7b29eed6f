"""Whether a word is a word of the language or may be part of a name.

Names of foreign persons stand in no list: a word that no list, no verb and no inflection
explains is what may be a name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from majlis.clean.fold import fold
from majlis.recognise.lexicon import function_words, letters, read_toml, read_words
from majlis.recognise.titles import title_words
from majlis.recognise.verbs import plain_verb_forms, verb_forms
from majlis.recognise.words import splits

MAX_SHORT_VERB = 4
MAX_SHORT_STEM = 4
MAX_SHORT_CORE = 5  # with article: shorter ones may be the middle of a foreign name

Grade = Literal["name", "ambiguous", "unknown", "language"]


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of many languages in Arabic letters, folded."""
    return read_words("given_names.txt")


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames with the article that are also everyday words: they continue a name and begin none."""
    return read_words("surnames.txt")


@lru_cache(maxsize=1)
def _core_words() -> frozenset[str]:
    """The most frequent words that are no part of a name, in every inflection of theirs; folded, without article."""
    bodies = read_toml("organisation_heads.toml")
    return read_words("common_words.txt") | {fold(word) for name in ("heads", "organs", "links") for word in bodies[name]}


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words that are no part of a name, folded, without article."""
    return _core_words() | read_words("further_words.txt")


def _has_form(word: str, stem: str, suffix: str) -> bool:
    """Whether a listed word takes an ending: a short one of the long list takes none that foreign surnames have too."""
    if word in _core_words():
        return True
    return word in common_words() and (len(stem) > MAX_SHORT_STEM or suffix in shapes()["safe_inflections"])


@lru_cache(maxsize=1)
def shapes() -> dict[str, tuple[str, ...]]:
    """The word shapes of `names.toml`."""
    return {name: tuple(values) for name, values in read_toml("names.toml")["shapes"].items()}


@lru_cache(maxsize=1)
def name_words() -> dict[str, frozenset[str]]:
    """The word classes of `names.toml`, folded."""
    return {name: frozenset(fold(word) for word in words) for name, words in read_toml("names.toml")["words"].items()}


@lru_cache(maxsize=1)
def never_names() -> frozenset[str]:
    """Words as written that fold to a name and are none."""
    return frozenset(read_toml("names.toml")["words"]["never_names"])


def _is_function(word: str) -> bool:
    words = function_words()
    return word in words["prepositions"] or word in words["conjunctions"]


def is_verb(word: str) -> bool:
    """Whether a folded word is a finite form or masdar of a listed verb."""
    return word in verb_forms() or word in plain_verb_forms()


def is_trigger(word: str) -> bool:
    """Whether a folded word is a form of a verb of `verbs.tsv`, which says what happens."""
    return word in verb_forms()


def is_finite(word: str) -> bool:
    """Whether a folded word is a finite form of a listed verb."""
    return word in plain_verb_forms() or any(form.tense not in ("masdar", "participle") for form in verb_forms().get(word, ()))


def _is_masdar(word: str) -> bool:
    return any(form.tense == "masdar" for form in verb_forms().get(word, ()))


@lru_cache(maxsize=1)
def _masdar_shape() -> re.Pattern[str]:
    return re.compile(read_toml("names.toml")["patterns"]["masdar"])


def is_short_verb(word: str) -> bool:
    """Whether a folded word is a short verb that triggers nothing: after one given name it may be the surname."""
    return len(word) <= MAX_SHORT_VERB and word in plain_verb_forms() and word not in verb_forms() and not _is_function(word)


@lru_cache(maxsize=100_000)
def _is_common(core: str) -> bool:
    """Whether a word without proclitics is an everyday noun or adjective in some inflection."""
    article = letters().article
    bare = core[len(article) :] if core.startswith(article) else core
    if core in common_words() or bare in common_words() or core in title_words().complements or core in title_words().heads:
        return True
    for suffix in shapes()["inflections"]:
        stem = bare[: -len(suffix)]
        if bare.endswith(suffix) and len(stem) >= 3 and not _is_function(stem):
            feminine = shapes()["feminine_ending"][0]
            if _has_form(stem, stem, suffix) or _has_form(stem + feminine, stem, suffix):
                return True
            if stem.endswith(shapes()["feminine_stem"][0]) and _has_form(stem[:-1] + feminine, stem, suffix):
                return True
    return False


@lru_cache(maxsize=100_000)
def is_plain(word: str) -> bool:
    """Whether a folded word has a reading as a word of the language, a name or not."""
    return _is_explained(word) or _has_masdar_shape(word)


def _has_masdar_shape(word: str) -> bool:
    """Whether a word is shaped like a preposition's letter and a verbal noun that no list has."""
    return any(
        split.proclitics[-1:] in letters().prepositions and _masdar_shape().fullmatch(split.core) is not None
        for split in splits(word) if split.proclitics
    )  # fmt: skip


def is_seldom(word: str) -> bool:
    """Whether only the long list of words explains a folded word: straight after a given name it may be the surname."""
    listed = word in common_words() and word not in _core_words()
    return listed and not (_is_function(word) or is_verb(word) or word in title_words().heads)


def is_shaped_only(word: str) -> bool:
    """Whether only the shape of a verbal noun makes a word one of the language."""
    return is_plain(word) and not _is_explained(word)


def _is_explained(word: str) -> bool:
    """Whether the lists of words and verbs explain a folded word."""
    if _is_function(word) or is_verb(word):
        return True
    article, conjunctions = letters().article, letters().conjunctions
    for split in splits(word):
        core = split.core
        if split.proclitics and len(core) <= MAX_SHORT_STEM and core in common_words() and core not in _core_words():
            continue  # the beginning of a foreign surname looks like a preposition
        if _is_common(core) and (split.proclitics != letters().prepositions[2] or core.startswith(article)):
            return True
        if split.proclitics:
            only_conjunction = len(split.proclitics) == 1 and split.proclitics in letters().conjunctions
            if only_conjunction and (is_verb(core) or _is_function(core) and (len(core) > 2 or split.proclitics == conjunctions[0])):
                return True
            with_article = core.startswith(article) and (len(core) > MAX_SHORT_CORE or _is_common(core))
            if split.proclitics[-1] in letters().prepositions and (with_article or _is_masdar(core)):
                return True
    return False


@lru_cache(maxsize=100_000)
def is_whole(word: str) -> bool:
    """Whether a folded word is a word of the language as it stands, with no proclitic taken off."""
    return _is_function(word) or is_verb(word) or _is_common(word)


@lru_cache(maxsize=100_000)
def is_unmistakable(word: str) -> bool:
    """Whether a folded word, or what follows its conjunction, is listed as a word, not only an inflection of one."""
    readings = [word, *(split.core for split in splits(word) if split.proclitics and split.proclitics in letters().conjunctions)]
    return any(reading in common_words() or _is_function(reading) or is_verb(reading) for reading in readings)


def bare_hamza(word: str) -> str:
    """A word as hasty writers spell it: without the hamza of alif."""
    seats = shapes()["alifs"]
    for seat in seats[1:]:
        word = word.replace(seat, seats[0])
    return word


@lru_cache(maxsize=100_000)
def is_language(word: str) -> bool:
    """Whether a folded word is a word of the language under some reading, so not of a name."""
    if word in given_names():
        return False
    if is_plain(word):
        return True
    article = letters().article
    if word.startswith(article) and word.endswith(shapes()["definite_endings"]) and len(word) > 5:
        return True
    if word.endswith(shapes()["noun_endings"]) and len(word) > 4 or word.endswith(shapes()["plural_ending"]) and len(word) > 5:
        return True
    return word.startswith(shapes()["beginnings"]) and len(word) > 5


def only_begins_like(word: str) -> bool:
    """Whether only its first letters make a word one of the language, as those of a conjunction and article do."""
    if not is_language(word) or is_plain(word) or word.startswith(letters().article) or not word.startswith(shapes()["beginnings"]):
        return False
    return grade(word[1:]) == "unknown" or word[1:].startswith(letters().article) and not is_plain(word[1:])


def is_everyday_noun(word: str) -> bool:
    """Whether a folded word stands in the list of everyday words."""
    return word in common_words()


def _is_everyday(word: str) -> bool:
    """Whether a given name is also listed as a word: an inflection that only looks like one does not count."""
    return word in common_words() or word in title_words().heads or is_verb(word)


@lru_cache(maxsize=100_000)
def is_inflected_only(word: str) -> bool:
    """Whether a word with the article is a word of the language only by its ending: after a given name it is a surname."""
    article = letters().article
    bare = word[len(article) :]
    if not word.startswith(article) or word.endswith((*shapes()["feminine_nisba"], *shapes()["definite_endings"])):
        return False
    words = title_words()
    return not (word in common_words() or bare in common_words() or word in words.complements or word in words.heads or is_verb(bare))


def is_dual_construct(word: str) -> bool:
    """Whether a folded word is the dual of a listed feminine noun before its genitive: a nisba would not keep the ending."""
    ending = shapes()["feminine_stem"][0] + shapes()["nisba"][0]
    return word.endswith(ending) and word[: -len(ending)] + shapes()["feminine_ending"][0] in common_words()


@lru_cache(maxsize=100_000)
def looks_definite(word: str) -> bool:
    """Whether only its shape, article and plural ending, makes a word one of the language."""
    return is_language(word) and not is_plain(word) and word.startswith(letters().article)


@lru_cache(maxsize=100_000)
def grade(word: str) -> Grade:
    """How a folded word may stand in a name: a known name, one that is also an everyday word, an unknown word, or not at all."""
    if word in given_names():  # function words are told by their spelling, which folding loses
        return "ambiguous" if _is_everyday(word) else "name"
    return "language" if is_language(word) else "unknown"
