"""Which persons of different articles are one: by the structure of names, state and office; in doubt, not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from majlis.clean.fold import fold_name
from majlis.model import Participation, Position, Reading
from majlis.resolve.clusters import Clusters
from majlis.resolve.resolution import Local

SURE = 3.0  # from here on two names are one person
LIKELY = 1.5  # from here on the pair is listed as a candidate
MIN_PREFIX_CHARACTERS = 3

# Folded letters that transliterate one foreign sound, mapped to one of them; long vowels are dropped after the first letter.
_SOUNDS = str.maketrans({
    "\u063a": "\u0643", "\u062c": "\u0643", "\u0642": "\u0643", "\u06af": "\u0643",  # ghain, jeem, qaf, gaf → kaf
    "\u0637": "\u062a", "\u0635": "\u0633", "\u0636": "\u062f", "\u0638": "\u0632",  # emphatic → plain
    "\u06a4": "\u0641", "\u067e": "\u0628", "\u0686": "\u0634",  # veh → feh, peh → beh, tcheh → sheen
})
_VOWELS = frozenset("\u0627\u0648\u064a\u0621")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one article names and places them."""

    key: Local
    name: str
    words: tuple[str, ...]  # folded, initials left out
    states: frozenset[str] = frozenset()  # IRIs that the person is minister, envoy, … of
    offices: frozenset[str] = frozenset()  # folded titles
    aliases: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure two names are one person, and why; `forbidden` when they cannot be."""

    score: float
    reason: str
    forbidden: bool = False


def persons_of(readings: Sequence[Reading], entity_of: dict[Local, str]) -> list[Person]:
    """The persons of all readings, with the states and offices that the readings give them."""
    out = []
    for index, reading in enumerate(readings):
        states, offices = _places(index, reading, entity_of)
        out += [
            Person(
                (index, entity.id), entity.name, name_words(entity.name),
                frozenset(states.get(entity.id, ())), frozenset(offices.get(entity.id, ())), entity.aliases,
            )
            for entity in reading.entities
            if entity.type == "person" and not entity.collective and entity.reference is None
        ]
    return out


def _places(index: int, reading: Reading, entity_of: dict[Local, str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    states: dict[str, set[str]] = {}
    offices: dict[str, set[str]] = {}
    for claim in reading.claims:
        if isinstance(claim, Position):
            offices.setdefault(claim.person, set()).update(_office(claim.title))
        if isinstance(claim, Position) and claim.affiliation is not None:
            states.setdefault(claim.person, set()).add(entity_of[index, claim.affiliation])
        if isinstance(claim, Participation) and claim.on_behalf_of is not None:
            states.setdefault(claim.actor, set()).add(entity_of[index, claim.on_behalf_of])
    return states, offices


def _office(title: str) -> list[str]:
    """A title that tells an office; one word («minister») does not."""
    folded = fold_name(title)
    return [folded] if " " in folded else []


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name without initials."""
    return tuple(word for word in fold_name(name).split() if len(word) > 1)


@lru_cache(maxsize=65536)
def sounds(word: str) -> str:
    """What is left of a folded word when transliteration no longer matters."""
    word = word.translate(_SOUNDS).removesuffix("\u0647")  # a final heh is how both teh marbuta and an a are written
    rest = "".join(letter for letter in word[1:] if letter not in _VOWELS)
    collapsed = "".join(letter for position, letter in enumerate(rest) if position == 0 or rest[position - 1] != letter)
    return word[:1] + collapsed


def likeness(left: Person, right: Person) -> Likeness:
    """Compare two persons of different articles."""
    if left.key[0] == right.key[0]:
        return Likeness(0.0, "one article tells them apart", forbidden=True)
    score, reason = _name_likeness(left.words, right.words)
    if score == 0.0:
        return Likeness(0.0, "different names", forbidden=True)
    shared = left.states & right.states
    if left.states and right.states and not shared:
        same_office = bool(left.offices & right.offices)
        return Likeness(min(score, LIKELY), f"{reason}, different states", forbidden=not same_office)
    if shared:
        score, reason = score + 1.0, f"{reason}, same state"
    if left.offices & right.offices:
        score, reason = score + 0.5, f"{reason}, same office"
    return Likeness(score, reason)


def _name_likeness(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, str]:
    """3 for equal full names, 2.5 or 2 for one inside the other, 1.5 for other spellings, 0.5 for a lone surname."""
    short, long = sorted((left, right), key=lambda words: (len(words), words))
    if not short:
        return 0.0, ""
    if len(short) == 1:
        return (0.5, "same surname") if sounds(short[0]) == sounds(long[-1]) else (0.0, "")
    if short == long:
        return 3.0, "same name"
    if short[0] == long[0] and _within(short, long):
        return (2.5, "shorter form, same surname") if short[-1] == long[-1] else (2.0, "shorter form")
    if len(short) == len(long) and all(map(_same_sound, short, long)):
        return 1.5, "spellings of one name"
    if short[-1] == long[-1] and _given_fits(short[0], long[0]):
        return 1.5, "same surname, short given name"
    if _same_sound(short[0], long[0]) and _same_sound(short[-1], long[-1]) and _within(tuple(map(sounds, short)), tuple(map(sounds, long))):
        return 1.5, "shorter form in another spelling"
    return 0.0, ""


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _same_sound(left: str, right: str) -> bool:
    return sounds(left) == sounds(right) and abs(len(left) - len(right)) <= 2


def _given_fits(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return len(short) >= MIN_PREFIX_CHARACTERS - 1 and sounds(long).startswith(sounds(short))


Pair = tuple[Person, Person, Likeness]


def merge_persons(persons: Sequence[Person]) -> tuple[list[list[Person]], list[Pair], list[Pair]]:
    """Groups of one person each, the pairs that were joined, and the candidates that stay apart."""
    profiles = _profiles(persons)
    judged = [(a, b, likeness(profiles[a][0], profiles[b][0])) for a, b in _pairs([profile[0] for profile in profiles])]
    judged = sorted((item for item in judged if item[2].score > 0), key=lambda item: (-item[2].score, item[0], item[1]))
    clusters: Clusters[int] = Clusters(range(len(profiles)))
    joined = [(profile[0], other, likeness(profile[0], other)) for profile in profiles for other in profile[1:]]
    apart: list[tuple[int, int, Likeness]] = []
    for a, b, verdict in judged:
        if verdict.score >= SURE and clusters.join(a, b, lambda x, y: _forbidden(profiles[x], profiles[y])):
            joined.append((profiles[a][0], profiles[b][0], verdict))
        elif verdict.score >= LIKELY:
            apart.append((a, b, verdict))
    candidates = [(profiles[a][0], profiles[b][0], found) for a, b, found in apart if clusters.members(a) is not clusters.members(b)]
    groups = [sorted((person for at in group for person in profiles[at]), key=lambda person: person.key) for group in clusters.groups()]
    return groups, joined, candidates


def _profiles(persons: Sequence[Person]) -> list[list[Person]]:
    """Persons of different articles with one full name, state and office: the same person without further comparison."""
    found: dict[tuple[object, ...], list[Person]] = {}
    for person in persons:
        lone = person.key if len(person.words) < 2 else None
        twin = 0  # one article tells two persons of one name apart
        signature = (person.words, person.states, person.offices, lone)
        while (profile := found.get((*signature, twin))) and profile[-1].key[0] == person.key[0]:
            twin += 1
        found.setdefault((*signature, twin), []).append(person)
    return list(found.values())


def _forbidden(left: Sequence[Person], right: Sequence[Person]) -> bool:
    articles = {person.key[0] for person in left}
    return any(person.key[0] in articles for person in right) or likeness(left[0], right[0]).forbidden


def _pairs(persons: Sequence[Person]) -> Iterable[tuple[int, int]]:
    """Pairs that share the sound of the first and of another word, of the last and the first letter, or a lone surname."""
    blocks: dict[tuple[str, str], list[int]] = {}
    lone: dict[str, list[int]] = {}
    surnames: dict[str, list[int]] = {}
    for at, person in enumerate(persons):
        heard = [sounds(word) for word in person.words]
        if len(heard) == 1:
            lone.setdefault(heard[0], []).append(at)
        for key in {*((heard[0], other) for other in heard[1:]), (person.words[0][0], heard[-1])} if len(heard) > 1 else ():
            blocks.setdefault(key, []).append(at)
        if heard:
            surnames.setdefault(heard[-1], []).append(at)
    pairs = {(a, b) for block in blocks.values() for place, a in enumerate(block) for b in block[place + 1:]}
    pairs |= {(min(a, b), max(a, b)) for surname, alone in lone.items() for a in alone for b in surnames[surname] if a != b}
    return sorted(pairs)
