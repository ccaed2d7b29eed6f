"""What a command knows beforehand and where it comes from: reference data, the user's gazetteers, and camel-tools."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from majlis.camel.choice import MorphologyMode, choose, identity, load
from majlis.camel.data import PACKAGE, is_installed

if TYPE_CHECKING:
    from majlis.graph.reference import LatinLabels
    from majlis.recognise.gazetteer import Knowledge
    from majlis.recognise.morphology import Morphology

_NO_PACKAGE = "camel-tools is not installed: names without a Latin label get none, and where names end is told by shape and lists alone"
_NO_DATA = "camel-tools has no morphology data: where names end is told by shape and lists alone"
_HELP = "`majlis doctor` says what to type"


@dataclass(frozen=True, slots=True)
class Loading:
    """What the knowledge of a process is loaded from; small, so that worker processes can be told."""

    gazetteers: tuple[Path, ...] = ()
    database: Path | None = None  # of the dictionary that knows inflection
    identity: str = "none"  # of that dictionary: readings depend on it

    def knowledge(self) -> Knowledge:
        """What recognition knows beforehand. Raises ConfigurationError for a broken gazetteer or dictionary."""
        from majlis.interpret.reader import load_knowledge

        return load_knowledge(self.gazetteers, self.morphology())

    def morphology(self) -> Morphology | None:
        """The analyser, loaded once in a process. Raises ConfigurationError."""
        return None if self.database is None else load(self.database)

    def latin_labels(self, words: dict[str, str | None]) -> LatinLabels:
        """What writes Arabic names in Latin letters, where camel-tools is there to do it.

        What the dictionary says of the vowels of words is taken from `words`, and added to it.
        """
        from majlis.camel.transliteration import transliterator
        from majlis.graph.reference import no_latin_labels
        from majlis.graph.romanisation import Romaniser, no_dictionary

        transliterate = transliterator()
        if transliterate is None:
            return no_latin_labels

        def vocalise(word: str) -> str | None:
            if word not in words:
                words[word] = self._vowels(word)
            return words[word]

        return Romaniser(transliterate, vocalise if self.database is not None else no_dictionary).label

    def tools(self) -> dict[str, str | None]:
        """What of camel-tools there is: its version and the dictionary; the graph depends on both."""
        import importlib.metadata

        return {PACKAGE: importlib.metadata.version(PACKAGE) if is_installed() else None, "morphology": self.identity}

    def _vowels(self, word: str) -> str | None:
        """A word with its vowels, where the dictionary has one form of it as a name, or else as a noun."""
        morphology = self.morphology()
        facts = morphology.facts(word) if morphology is not None else None
        forms = (facts.names or facts.nouns) if facts is not None else ()
        return forms[0] if len(forms) == 1 else None


def loading(gazetteers: Sequence[Path], mode: MorphologyMode) -> Loading:
    """What `--gazetteer` and `--morphology` ask for. Raises UsageError for a morphology that is not there."""
    database = choose(mode)
    return Loading(tuple(gazetteers), database, identity(database))


def absences(mode: MorphologyMode) -> tuple[str, ...]:
    """What of camel-tools is absent though nobody declined it, a sentence each."""
    if not is_installed():
        return (f"{_NO_PACKAGE}; {_HELP}",)
    return (f"{_NO_DATA}; {_HELP}",) if mode == "auto" and choose(mode) is None else ()
