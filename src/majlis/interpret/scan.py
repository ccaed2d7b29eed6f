"""Everything recognised in one article, laid over its tokens: what interpretation reads from."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TypeVar

from majlis.clean.tokens import Tokens, tokenise
from majlis.interpret.units import Group, Unit
from majlis.model import Article
from majlis.recognise.dates import DateMention, find_dates
from majlis.recognise.gazetteer import Knowledge, Known
from majlis.recognise.glued import cutter
from majlis.recognise.homographs import without_homographs
from majlis.recognise.language import given_names, name_words
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.names import NameMatch, choose, find_names, of_a_pair
from majlis.recognise.numbers import NumberMention, find_numbers
from majlis.recognise.offices import Office
from majlis.recognise.organisations import BodyMatch, OrganisationFinder
from majlis.recognise.persons import PersonFinder
from majlis.recognise.places import SiteFinder, SiteMatch
from majlis.recognise.registry import Registry
from majlis.recognise.titles import head_at, title_words
from majlis.recognise.towns import TownFinder
from majlis.recognise.words import COMMAS, splits

Span = TypeVar("Span", DateMention, NumberMention)


def _first_token(unit: Unit) -> int:
    return unit.first


def _first_of_date(row: tuple[int, int, DateMention]) -> int:
    return row[0]


@dataclass(slots=True)
class Scan:
    """Tokens of one article with the mentions on them."""

    article: Article
    tokens: Tokens
    knowledge: Knowledge
    registry: Registry
    names: list[NameMatch]
    offices: list[Office]
    bodies: list[BodyMatch]
    dates: list[tuple[int, int, DateMention]]  # token ranges
    numbers: list[tuple[int, int, NumberMention]]
    sites: list[SiteMatch]
    units: list[Unit] = field(default_factory=list)
    unit_at: dict[int, Unit] = field(default_factory=dict)
    units_ending: dict[int, Unit] = field(default_factory=dict)  # by the token after the unit
    groups: list[Group] = field(default_factory=list)
    known_of: dict[int, Known] = field(default_factory=dict)  # first token of a name → the chosen entity
    office_of: dict[str, Office] = field(default_factory=dict)  # person → the office that names them best

    def units_between(self, first: int, last: int) -> list[Unit]:
        """The units that begin at tokens `first` to `last` (exclusive), in order."""
        left = bisect_left(self.units, first, key=_first_token)
        return self.units[left : bisect_left(self.units, last, left, key=_first_token)]

    def dates_between(self, first: int, last: int) -> list[tuple[int, int, DateMention]]:
        """The dates that begin at tokens `first` to `last` (exclusive), with their token ranges."""
        left = bisect_left(self.dates, first, key=_first_of_date)
        return self.dates[left : bisect_left(self.dates, last, left, key=_first_of_date)]

    def sentence_of(self, at: int) -> tuple[int, int]:
        """The token range of the sentence of a token."""
        return self.tokens.sentences[self.tokens.sentence[at]]


def _token_ranges(tokens: Tokens, mentions: list[Span]) -> list[tuple[int, int, Span]]:
    rows = []
    for mention in mentions:
        first = bisect_left(tokens.ends, mention.start + 1)
        last = bisect_left(tokens.starts, mention.end)
        if first < last:
            rows.append((first, last, mention))
    return rows


def _find_spans(article: Article, tokens: Tokens) -> tuple[list[tuple[int, int, DateMention]], list[tuple[int, int, NumberMention]]]:
    dates: list[DateMention] = []
    numbers: list[NumberMention] = []
    for block in article.blocks:
        if block.kind in ("headline", "body"):
            dates += find_dates(article.text, block.start, block.end, article.published)
            numbers += find_numbers(article.text, block.start, block.end)
    return _token_ranges(tokens, dates), _token_ranges(tokens, numbers)


def scan(article: Article, knowledge: Knowledge) -> Scan:
    """Recognise everything in an article."""
    tokens = tokenise(article, cutter(knowledge))
    dates, numbers = _find_spans(article, tokens)
    stops = {at for first, last, _ in dates for at in range(first, last)}
    numeric = {at for first, last, _ in numbers for at in range(first, last)}
    found = _no_namesakes(tokens, [m for m in find_names(tokens, knowledge) if m.first not in stops])
    matches = choose(without_homographs(tokens, _trusted(tokens, found)))
    offices = PersonFinder(tokens, matches, stops | numeric, knowledge.morphology).find()
    in_names = {at for office in offices if office.name for at in range(*office.name)}
    names = _no_surnames(tokens, [match for match in matches if match.first not in in_names], offices)
    taken = in_names | {office.title[0] for office in offices if office.title}
    bodies = OrganisationFinder(tokens, names, taken, stops).find()
    sites = _sites(tokens, names, stops)
    return Scan(article, tokens, knowledge, Registry(tokens, knowledge), names, offices, bodies, dates, numbers, sites)


def _sites(tokens: Tokens, names: list[NameMatch], stops: set[int]) -> list[SiteMatch]:
    """Buildings and lands, and the towns that are no part of them."""
    sites = SiteFinder(tokens, names, stops).find()
    covered = {at for site in sites for at in range(site.first, site.last)}
    towns = [town for town in TownFinder(tokens, names, stops).find() if town.first not in covered]
    return sorted([*sites, *towns], key=lambda site: site.first)


def _no_namesakes(tokens: Tokens, found: list[NameMatch]) -> list[NameMatch]:
    """Without places named after someone honoured where the article has a person of that honorific and name."""
    honoured: set[tuple[str, ...]] = set()
    for match in found:
        words = tuple(tokens.words[match.first : match.last])
        following = tokens.words[match.last] if match.last < len(tokens.words) else ""
        if len(words) == 2 and words[0] in title_words().honorifics and following in given_names():
            honoured.add(words)
    return [match for match in found if tuple(tokens.words[match.first : match.last]) not in honoured]


def _no_surnames(tokens: Tokens, names: list[NameMatch], offices: list[Office]) -> list[NameMatch]:
    """Without adjectives that stand for a person of the article whose surname they are: no noun with article precedes them."""
    surnames = {tokens.words[office.name[1] - 1] for office in offices if office.name and office.name[1] - office.name[0] > 1}
    article = letters().article

    def is_surname(match: NameMatch) -> bool:
        before = tokens.words[match.first - 1] if match.first and tokens.sentence[match.first - 1] == tokens.sentence[match.first] else ""
        nisba = match.form in ("adjective", "demonym") and match.core.startswith(article)
        return nisba and match.core in surnames and article not in before[:3]

    known = _surnames_like_states(tokens, names, surnames)
    return [match for match in names if not is_surname(match) and match.core not in known]


def _surnames_like_states(tokens: Tokens, names: list[NameMatch], surnames: set[str]) -> set[str]:
    """Names of states by which the article means a person: a surname, and the word stands nowhere before it."""
    found: set[str] = set()
    for match in names:
        single = match.form == "name" and match.last - match.first == 1 and match.candidates[0].type == "country"
        if single and match.core in surnames and tokens.words.index(match.core) < match.first:
            found.add(match.core)
    return found


def _trusted(tokens: Tokens, found: list[NameMatch]) -> list[NameMatch]:
    """Drop matches of weak names that nothing in the article supports."""
    support: Counter[str] = Counter()
    for match in found:
        if not match.weak and len(match.candidates) == 1 and not match.proclitics[:-1]:
            support.update(_states(match.candidates[0]))
    return [
        match
        for match in found
        if not match.weak
        or any(support[state] for known in match.candidates for state in _states(known))
        or _in_list(tokens, match, found)
        or _before_holder(tokens, match, found)
        or _fills_quotation(tokens, match)
        or match.candidates[0].type == "organisation" and of_a_pair(tokens.words, match.first, match.proclitics)
        or _governed_by_state_noun(tokens, match)
    ]


def _governed_by_state_noun(tokens: Tokens, match: NameMatch) -> bool:
    """Whether a noun of states stands before a name, or a counterpart before an adjective, so that no everyday word is meant."""
    if not match.first or tokens.sentence[match.first - 1] != tokens.sentence[match.first] or match.proclitics:
        return False
    before, words = splits(tokens.words[match.first - 1]), function_words()
    if match.form == "adjective":
        office = head_at(tokens.words, match.first - 1, match.first)
        return office is not None and office[0].counterpart and match.core.startswith(letters().article)
    if match.form != "name" or match.candidates[0].type != "country" or len(match.candidates) > 1 or match.last - match.first > 1:
        return False
    if any(split.core in words["of_states"] for split in before):
        return True
    following = tokens.words[match.last] if match.last < len(tokens.words) else ""
    ruled = any(split.core in words["of_rulers"] for split in before)
    return ruled and following.startswith(letters().article)


def _fills_quotation(tokens: Tokens, match: NameMatch) -> bool:
    """Whether the name of an organisation stands alone in quotation marks, as movements do that are named by a common word."""
    quotation = tokens.quotation[match.first]
    if not quotation or match.proclitics or match.candidates[0].type != "organisation":
        return False
    around = (match.first - 1, match.last)
    inside = all(tokens.quotation[at] == quotation for at in range(match.first, match.last))
    return inside and all(not 0 <= at < len(tokens) or tokens.quotation[at] != quotation for at in around)


def _states(known: Known) -> list[str]:
    return [iri for iri in (known.iri if known.type == "country" else None, known.country, known.metonym_of) if iri]


def _before_holder(tokens: Tokens, match: NameMatch, found: list[NameMatch]) -> bool:
    """Whether a state stands before a given name in a list of states and the names of those who hold office there."""
    before, following = match.first - 1, tokens.words[match.last] if match.last < len(tokens.words) else ""
    if match.candidates[0].type != "country" or following not in given_names() | name_words()["compound"] or before < 0:
        return False
    joined = match.form == "name" and match.proclitics == letters().conjunctions[0]
    if not joined and not (match.form == "adjective" and tokens.words[before] in COMMAS):
        return False
    sentence = tokens.sentence[match.first]
    others = (m for m in found if tokens.sentence[m.first] == sentence and not m.weak and m.first != match.first)
    return any(other.candidates[0].type == "country" for other in others)


def _in_list(tokens: Tokens, match: NameMatch, found: list[NameMatch]) -> bool:
    """Whether a strong country stands directly before or after, joined by a comma or conjunction."""
    if match.form != "name":
        return False
    for other in found:
        if other.weak or other.candidates[0].type != "country" or other.form != "name":
            continue
        gap = match.first - other.last if other.first < match.first else other.first - match.last
        if gap in (0, 1) and (match.proclitics if other.first < match.first else other.proclitics):
            return True
    return False


def choose_candidate(match: NameMatch, support: Counter[str]) -> Known:
    """Of homographs the one whose state the article speaks of most; countries before places."""

    def weight(known: Known) -> tuple[int, int]:
        order = {"country": 2, "organisation": 1, "person": 0, "place": 0}
        return max((support[state] for state in _states(known)), default=0), order[known.type]

    return max(_likely(match, support), key=lambda known: (*weight(known), known.iri))


def _likely(match: NameMatch, support: Counter[str]) -> tuple[Known, ...]:
    """Of states with one name or adjective those that bear it without doubt, unless the article speaks of the others only."""
    sure = tuple(known for known in match.candidates if known.iri not in match.doubtful)
    if not sure or any(known.type != "country" for known in match.candidates):
        return match.candidates
    enough = 1 if match.form == "name" else 2  # the adjectives of Niger and Nigeria differ in a letter
    others_only = not any(support[known.iri] for known in sure) and any(support[iri] >= enough for iri in match.doubtful)
    return match.candidates if others_only else sure


def state_support(names: list[NameMatch]) -> Counter[str]:
    """How often each state is named without doubt, by IRI."""
    support: Counter[str] = Counter()
    for match in names:
        if len(match.candidates) == 1:
            support.update(_states(match.candidates[0]))
    return support
