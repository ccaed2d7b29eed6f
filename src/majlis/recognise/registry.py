"""The entities of one article: which mentions are the same country, body, person or place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from majlis.clean.fold import fold, fold_name
from majlis.clean.tokens import Tokens
from majlis.model import Entity, EntityType
from majlis.recognise.gazetteer import Knowledge, Known

_QUOTES = dict.fromkeys(map(ord, "\u00ab\u00bb\u201c\u201d\u201e\"\u2039\u203a\u2033"))


@lru_cache(maxsize=20_000)
def clean_name(text: str) -> str:
    """A name as it is stored: quotation marks, bidi marks and doubled spaces gone."""
    kept = "".join(ch for ch in text.translate(_QUOTES) if fold(ch))
    name = " ".join(kept.split()).strip(" -\u2013\u060c,.:\u061b()")
    return name + ")" * (name.count("(") - name.count(")"))


@dataclass(slots=True)
class _Draft:
    type: EntityType
    reference: str | None
    names: Counter[str] = field(default_factory=Counter)
    spans: dict[tuple[int, int], None] = field(default_factory=dict)  # in the order of mention
    collective: bool = False
    iso: str | None = None
    mentioned: bool = False


class Registry:
    """Collects mentions and hands out entity ids, unique in the article."""

    def __init__(self, tokens: Tokens, knowledge: Knowledge) -> None:
        self.tokens = tokens
        self.knowledge = knowledge
        self.drafts: dict[str, _Draft] = {}
        self.persons: list[tuple[tuple[str, ...], str]] = []  # folded name words → id, longest first
        self.words_of_persons: set[str] = set()  # all words of these names

    def known(self, entity: Known, first: int | None = None, last: int | None = None, skip: int = 0, prefix: str = "") -> str:
        """The id of a reference entity; with tokens, they are a mention of it."""
        key = f"country/{entity.iso}" if entity.type == "country" and entity.iso else f"{entity.type}/{entity.iri.rsplit('/', 1)[-1]}"
        draft = self.drafts.setdefault(key, _Draft(entity.type, entity.iri, iso=entity.iso))
        if first is not None and last is not None:
            self._mention(draft, first, last, skip, entity.type != "country", prefix)
        elif not draft.names:
            draft.names[entity.label] += 0
        return key

    def unknown(self, entity_type: EntityType, first: int, last: int, skip: int = 0, collective: bool = False, prefix: str = "") -> str:
        """The id of an entity that is in no reference data, by its words."""
        name = clean_name(prefix + self.tokens.surface(first, last)[skip:])
        key = f"{entity_type}/{fold_name(name).replace(' ', '_')}"
        draft = self.drafts.setdefault(key, _Draft(entity_type, None, collective=collective))
        self._mention(draft, first, last, skip, True, prefix)
        return key

    def named(self, entity_type: EntityType, name: str, collective: bool = False) -> str:
        """The id of an entity by a name that stands nowhere in one piece."""
        key = f"{entity_type}/{fold_name(name).replace(' ', '_')}"
        draft = self.drafts.setdefault(key, _Draft(entity_type, None, collective=collective))
        draft.names[name] += 0
        return key

    def person(self, first: int, last: int, skip: int = 0) -> str:
        """The id of a person by the tokens of a name; a surname joins the fuller name."""
        words = self._name_words(first, last, skip)
        for known, key in self.persons:
            if _same_person(known, words):
                self._mention(self.drafts[key], first, last, skip, True)
                return key
        if len(words) == 1:
            alike = [key for known, key in self.persons if known[:1] == words]
            if len(alike) == 1:
                self._mention(self.drafts[alike[0]], first, last, skip, True)
                return alike[0]
        key = self.unknown("person", first, last, skip)
        self.persons.append((words, key))
        self.words_of_persons.update(words)
        self.persons.sort(key=lambda row: -len(row[0]))
        return key

    def also(self, word: str, key: str) -> None:
        """Note a single word by which a person is known too."""
        if not any(known == ("", word) for known, _ in self.persons):
            self.persons.append((("", word), key))
            self.words_of_persons.add(word)

    def fullest(self, first: int, last: int, skip: int = 0) -> tuple[str, ...]:
        """The folded words of the fullest name of the person whom tokens name."""
        words = self._name_words(first, last, skip)
        return next((known for known, _ in self.persons if known[:1] != ("",) and _same_person(known, words)), words)

    def _name_words(self, first: int, last: int, skip: int) -> tuple[str, ...]:
        words = [word for word in self.tokens.words[first:last] if len(word) > 1 and word[0].isalpha()]
        if skip and words:
            words[0] = fold(self.tokens.text[self.tokens.starts[first] + skip:self.tokens.ends[first]])
        return tuple(words)

    def _mention(self, draft: _Draft, first: int, last: int, skip: int, named: bool, prefix: str = "") -> None:
        start, end = self.tokens.starts[first] + skip, self.tokens.ends[last - 1]
        start += self.tokens.text[start:end].startswith(" ")  # behind "and" with a space
        draft.spans[start, end] = None
        draft.mentioned = True
        if named:
            draft.names[clean_name(prefix + self.tokens.surface(first, last)[skip:])] += 1

    def move(self, one: str, other: str, span: tuple[int, int]) -> None:
        """Make what was a mention of one entity a mention of another."""
        source, target = self.drafts[one], self.drafts[other]
        del source.spans[span]
        source.mentioned = bool(source.spans)
        target.spans[span] = None
        target.mentioned = True

    def entities(self) -> tuple[Entity, ...]:
        """All entities in order of their first mention, then by id."""
        rows = [self._entity(key, draft) for key, draft in self.drafts.items()]
        return tuple(sorted(rows, key=lambda e: (e.spans[0] if e.spans else (1 << 60, 0), e.id)))

    def _entity(self, key: str, draft: _Draft) -> Entity:
        fullest = sorted(draft.names, key=lambda name: (-len(fold_name(name)), -draft.names[name], name))
        name = draft.iso if draft.type == "country" and draft.iso else fullest[0] if fullest else key.split("/", 1)[1]
        return Entity(key, draft.type, name, draft.reference, tuple(sorted(draft.spans)), draft.collective, tuple(fullest[1:]))


def _same_person(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a name is a form of a fuller one: its surname, or a subset that keeps first and last."""
    if not words or not known:
        return False
    if known == words or fold_name(" ".join(known)) == fold_name(" ".join(words)):
        return True
    if len(words) < len(known):
        if tuple(known[-len(words):]) == words:
            return True
        return len(words) >= 2 and words[0] == known[0] and (set(words) <= set(known))
    if len(words) > len(known):
        return _same_person(words, known) and len(known) >= 2
    return words[-1] == known[-1] and len(words) > 1 and words[0][:2] == known[0][:2] and words[1:] == known[1:]
