"""Positions: who holds which office for whom."""

from __future__ import annotations

from functools import lru_cache

from majlis.clean.fold import fold
from majlis.interpret.actors import ActorReader
from majlis.interpret.scan import Scan
from majlis.model import Evidence, Position
from majlis.recognise.language import name_words, shapes
from majlis.recognise.lexicon import letters, read_toml
from majlis.recognise.offices import Office
from majlis.recognise.registry import clean_name
from majlis.recognise.titles import head_at, title_words


def _title_text(scan: Scan, office: Office, singular: dict[str, str]) -> tuple[str, bool] | None:
    """The title as the article words it, without the state's adjective at its end, and whether it is another's too."""
    span = office.title or office.shared
    if span is None:
        return None
    first, last = span
    words = scan.tokens.words
    shared = office.shared is not None or office.counterpart
    state = _last_state(scan, first, last, shared)
    if state is not None and not (state == first + 1 and words[first] in name_words()["whole_titles"]):
        last = state
    demonyms = (match for match in scan.names if match.form == "demonym" and first < match.first < last)
    nationals = next((match.first for match in demonyms if match.proclitics == letters().conjunctions[0]), None)
    if office.counterpart and nationals is not None:
        last = nationals  # the nationals whom the first holder's ministry looks after are not the other's
    while shared and last > first + 1 and words[last - 1] in title_words().bounds["personal"]:
        last -= 1  # what is said of the first holder alone does not pass to another
    text = scan.tokens.surface(first, last)
    found = head_at(words, first, last)
    if found is not None and found[1]:
        text = text[len(found[1]) :]
        if not words[first].endswith(found[0].words[0]):
            text = _restore_article(words[first], text)
    text = clean_name(text)
    if found is not None and found[0].number != "singular" and (shared or office.number != "singular"):
        return _singular_title(found[0].words, words[first + len(found[0].words) : last], text, singular), True
    return text, shared


def _last_state(scan: Scan, first: int, last: int, shared: bool) -> int | None:
    """Where the state's adjective begins that ends a title; of a title that passes to another person also the state's name."""
    for match in scan.names:
        if match.form == "adjective" and match.first == first + 1 and match.last < last and not _goes_on(scan, match.last, last):
            return match.first
        if match.last == last and match.first > first and (match.form == "adjective" or shared and match.candidates[0].type == "country"):
            return match.first
        if match.last == last and match.candidates[0].type == "country" and letters().prepositions[0] in match.proclitics:
            return match.first  # "prime minister in the Kingdom of X"
        if match.last == last and match.candidates[0].type == "country":
            before = match.first - 1 if scan.tokens.words[match.first - 1] in shapes()["state_nouns"] else match.first
            if before - 1 > first and scan.tokens.words[before - 1] in name_words()["in_words"]:
                return before - 1
            if before > first and before < match.first and scan.tokens.words[before][0] == letters().prepositions[0]:
                return before
    return None


def _goes_on(scan: Scan, first: int, last: int) -> bool:
    """Whether words of titles follow the adjective of a state, not only another adjective."""
    return any(scan.tokens.words[at] in title_words().complements or at in scan.unit_at for at in range(first, last)) or last - first > 1


def _singular_title(head: tuple[str, ...], rest: list[str], text: str, singular: dict[str, str]) -> str:
    """The title that each holder of a title in the plural or dual has."""
    for length in range(len(rest), -1, -1):
        found = singular.get(" ".join([*head, *rest[:length]]))
        if found is not None:
            return " ".join([found, *text.split()[len(head) + length :]])
    return text


def _restore_article(word: str, text: str) -> str:
    contracted = letters().contracted_article
    return letters().article + text[1:] if word.startswith(contracted) and text.startswith(contracted[1]) else text


@lru_cache(maxsize=1)
def _singular_titles() -> dict[str, str]:
    """Folded title in the plural or dual → the title of each holder."""
    return {fold(row["shared"]): row["singular"] for row in read_toml("positions.toml")["distributive"]}


def read_positions(scan: Scan, actors: ActorReader) -> list[Position]:
    """One position for every person and title."""
    singular = _singular_titles()
    rows: dict[tuple[str, str], Position] = {}
    for index, office in _best_first(scan, actors):
        person = actors.person_of_office[index]
        text = _title_text(scan, _source(scan, actors, index, office), singular)
        if text is None or not text[0] or any(p == person for p, _ in rows) and not office.affiliation:
            continue
        if fold(text[0]) in title_words().bare and any(p == person for p, _ in rows):
            continue
        state = actors.represented.get(person)
        start, end = scan.tokens.starts[office.first], scan.tokens.ends[office.last - 1]
        evidence = (Evidence(start, end, "position.shared" if text[1] else "position.title"),)
        rows.setdefault((person, text[0]), Position(person, text[0], state[0] if state else None, evidence, 0.93 if state else 0.7))
    return sorted((row for row in rows.values() if row.affiliation is not None), key=lambda row: row.evidence[0].start)


def _best_first(scan: Scan, actors: ActorReader) -> list[tuple[int, Office]]:
    """The named offices of the body text, those first that say whose they are and more than a rank."""

    def rank(item: tuple[int, Office]) -> tuple[bool, int]:
        index, office = item
        span = office.title or office.shared
        short = span is not None and span[1] - span[0] == 1
        return short and office.shared is None and not office.affiliation, index

    rows = [
        (index, office)
        for index, office in enumerate(scan.offices)
        if index in actors.person_of_office and not scan.tokens.headline[scan.tokens.sentence[office.first]]
    ]
    return sorted(rows, key=lambda item: (_is_bare(scan, item[1]), *rank(item)))


def _is_bare(scan: Scan, office: Office) -> bool:
    """Whether the title without its state's adjective is a word such as "the minister"."""
    found = _title_text(scan, office, {})
    return found is None or fold(found[0]) in title_words().bare


def _beside(scan: Scan, actors: ActorReader, office: Office) -> list[Office]:
    """The office of the person whom the sentence names last before a counterpart."""
    first = scan.sentence_of(office.first)[0]
    near = (unit for unit in reversed(scan.units) if unit.kind == "person" and first <= unit.first < office.first)
    held = (actors.office_of.get(unit.actor) for unit in near)
    return [other for other in held if other is not None and not other.counterpart][:1]


_MAX_PLAIN_TITLE = 3  # a head, what it is of, and an adjective


def _says_counterpart(scan: Scan, title: tuple[int, int]) -> bool:
    """Whether a shared title is itself the word for counterparts: "his counterparts, the X A and the Y B"."""
    found = head_at(scan.tokens.words, *title)
    return found is not None and found[0].counterpart


def _source(scan: Scan, actors: ActorReader, index: int, office: Office) -> Office:
    """The office whose words a counterpart repeats: that of the person named last before in the sentence, else of nobody."""
    if not office.counterpart or office.shared is not None and not _says_counterpart(scan, office.shared):
        return office
    before = _beside(scan, actors, office) or [other for other in reversed(scan.offices[:index]) if other.name is None][:1]
    for other in before:
        of_state = not office.affiliation or not other.affiliation or office.affiliation[0].type == other.affiliation[0].type
        span = _common_part(other.title or other.shared)
        if not other.counterpart and span is not None and of_state and not _is_bare(scan, other):
            return Office(
                office.first,
                office.last,
                "",
                other.lemma,
                "singular",
                None,
                office.name,
                office.affiliation,
                office.affiliation_at,
                shared=span,
                counterpart=True,
            )
    return office


def _common_part(span: tuple[int, int] | None) -> tuple[int, int] | None:
    """A title that a counterpart surely has too: a plain one, with no task that the first holder's state adds to it."""
    return span if span is not None and span[1] - span[0] <= _MAX_PLAIN_TITLE else None
