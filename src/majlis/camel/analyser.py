"""camel-tools' analyser behind the port of `majlis.recognise.morphology`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from majlis.camel.data import offline
from majlis.errors import ConfigurationError
from majlis.recognise.morphology import UNKNOWN, Inflection, Part, WordFacts
from majlis.recognise.verbs import Number, Tense

Analysis = Mapping[str, Any]

_NAMES = ("noun_prop", "abbrev")
_NOUNS = ("noun", "adj")  # and what begins so, as noun_quant and adj_comp
_VERB = "verb"
_NO_WORDS = ("digit", "punc", "foreign", "latin")
_NONE = ("0", "na", "-", "")  # how a feature says that there is nothing
_TENSES: dict[str, Tense] = {"p": "past", "i": "present"}
_NUMBERS: dict[str, Number] = {"s": "singular", "d": "dual", "p": "plural"}
assert set(_TENSES.values()) < set(get_args(Tense))


class CamelMorphology:
    """The analyser over one database; each word is analysed once."""

    def __init__(self, database: Path) -> None:
        with offline():
            from camel_tools.morphology.analyzer import Analyzer
            from camel_tools.morphology.database import MorphologyDB
            from camel_tools.morphology.errors import MorphologyError
        try:
            self._analyse = Analyzer(MorphologyDB(str(database))).analyze
        except (OSError, MorphologyError, UnicodeDecodeError, LookupError) as error:
            raise ConfigurationError(database, f"no morphology database that camel-tools reads: {error}") from error
        self._facts: dict[str, WordFacts] = {}

    def facts(self, word: str) -> WordFacts:
        """What is known of a word as it is written."""
        if word not in self._facts:
            self._facts[word] = _facts(self._analyses(word))
        return self._facts[word]

    def _analyses(self, word: str) -> list[Analysis]:
        try:
            return [analysis for analysis in self._analyse(word) if analysis.get("pos") not in _NO_WORDS]
        except KeyError:  # a table of the database has no row for a prefix that its list has
            return []


def _facts(analyses: Iterable[Analysis]) -> WordFacts:
    found = list(analyses)
    if not found:
        return UNKNOWN
    bare = [analysis for analysis in found if not _proclitic(analysis)]
    return WordFacts(
        True,
        frozenset(_part(analysis) for analysis in bare if _is_plain(analysis)),
        tuple(dict.fromkeys(_inflection(analysis) for analysis in found if _is_third_person(analysis))),
        _vocalised(bare, "name"),
        _vocalised(bare, "noun"),
    )


def _part(analysis: Analysis) -> Part:
    tag = str(analysis["pos"])
    if tag in _NAMES:
        return "name"
    if tag.startswith(_NOUNS):
        return "noun"
    return "verb" if tag == _VERB else "particle"


def _has(analysis: Analysis, feature: str) -> bool:
    return str(analysis.get(feature, "")) not in _NONE


def _proclitic(analysis: Analysis) -> bool:
    """Whether a conjunction, preposition or particle is joined to the word; the article and the sign of the future are not."""
    future = str(analysis.get("prc1", "")).endswith("fut")
    return any(_has(analysis, feature) for feature in ("prc3", "prc2")) or _has(analysis, "prc1") and not future


def _is_plain(analysis: Analysis) -> bool:
    """Whether a reading is one that news has: no noun with a pronoun or in the dual, no verb that speaks of me or you.

    Many a foreign surname looks like one of those.
    """
    if _part(analysis) == "noun":
        return not _has(analysis, "enc0") and analysis.get("num") != "d"
    return _part(analysis) != "verb" or _is_third_person(analysis)


def _is_third_person(analysis: Analysis) -> bool:
    """Whether a reading is a verb of others, about others, that nothing but a conjunction or the sign of the future is joined to."""
    joined = _has(analysis, "prc3") or _has(analysis, "prc1") and not str(analysis["prc1"]).endswith("fut")
    about_us = _has(analysis, "enc0") and not str(analysis["enc0"]).startswith("3")
    return _part(analysis) == "verb" and analysis.get("per") == "3" and analysis.get("asp") in _TENSES and not joined and not about_us


def _inflection(analysis: Analysis) -> Inflection:
    future = str(analysis.get("prc1", "")).endswith("fut")
    return Inflection(
        str(analysis["lex"]),
        _has(analysis, "prc2"),
        "future" if future else _TENSES[analysis["asp"]],
        _NUMBERS.get(str(analysis.get("num")), "singular"),
        analysis.get("gen") == "f",
        analysis.get("vox") == "p",
        _has(analysis, "enc0"),
    )


def _vocalised(analyses: Iterable[Analysis], part: Part) -> tuple[str, ...]:
    """The forms of a word with its vowels, without pronouns at its end."""
    return tuple(dict.fromkeys(str(a["diac"]) for a in analyses if _part(a) == part and not _has(a, "enc0")))
