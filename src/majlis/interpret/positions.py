"""Positions: who holds which office for whom."""

from __future__ import annotations

from majlis.interpret.actors import ActorReader
from majlis.interpret.scan import Scan
from majlis.model import Evidence, Position
from majlis.recognise.lexicon import letters, read_toml
from majlis.recognise.persons import Office


def _title_text(scan: Scan, office: Office, singular: dict[str, str]) -> tuple[str, bool] | None:
    """The title as the article words it, without the state's adjective at its end."""
    span = office.title or office.shared
    if span is None:
        return None
    first, last = span
    words = scan.tokens.words
    match = next((m for m in scan.names if m.last == last and m.first > first and m.form == "adjective"), None)
    if match is not None:
        last = match.first
    text = scan.tokens.surface(first, last)
    if office.title is not None and office.proclitics:
        skipped = len(office.proclitics) if first == office.first else 0
        text = text[skipped:]
        if office.proclitics.endswith(letters().prepositions[1]) and not words[first].endswith(letters().article):
            text = _restore_article(words[first], text)
    if office.shared is not None or office.counterpart:
        key = " ".join(words[first:last])
        return singular.get(key, " ".join(text.replace('"', " ").split())), True
    return " ".join(text.replace('"', " ").split()).strip(" -\u060c"), False


def _restore_article(word: str, text: str) -> str:
    contracted = letters().contracted_article
    return letters().article + text[1:] if word.startswith(contracted) and text.startswith(contracted[1]) else text


def read_positions(scan: Scan, actors: ActorReader) -> list[Position]:
    """One position for every person and title."""
    singular = {row["shared"]: row["singular"] for row in read_toml("positions.toml")["distributive"]}
    rows: dict[tuple[str, str], Position] = {}
    for index, office in enumerate(scan.offices):
        person = actors.person_of_office.get(index)
        if person is None or scan.tokens.headline[scan.tokens.sentence[office.first]]:
            continue
        text = _title_text(scan, _source(scan, actors, index, office), singular)
        if text is None or not text[0]:
            continue
        state = actors.represented.get(person)
        evidence = (
            Evidence(
                scan.tokens.starts[office.first], scan.tokens.ends[office.last - 1], "position.shared" if text[1] else "position.title"
            ),
        )
        key = (person, text[0])
        if any(p == person for p, _ in rows) and not office.affiliation:
            continue
        rows.setdefault(key, Position(person, text[0], state[0] if state else None, evidence, 0.93 if state else 0.7))
    return [row for row in rows.values() if row.affiliation is not None]


def _source(scan: Scan, actors: ActorReader, index: int, office: Office) -> Office:
    """The office whose words a counterpart repeats: the one named before."""
    if not office.counterpart or office.shared is not None:
        return office
    for other in reversed(scan.offices[:index]):
        if not other.counterpart and other.title is not None:
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
                shared=other.title,
                counterpart=True,
            )
    return office
