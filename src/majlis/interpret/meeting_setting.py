"""What a meeting has from what stands around it: day, place and the rank of those who meet."""

from __future__ import annotations

from dataclasses import replace

from majlis.interpret.event_mention import EventMention
from majlis.interpret.meetings import SPECIAL_FAMILIES, MeetingBook, MeetingDraft
from majlis.interpret.scan import Scan
from majlis.model import Participation
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import COMMAS

_TALKS = ("talks", "round")
_OWN_SIDES = frozenset({
    "event.between", "event.genitive", "hold.verb", "meet.verb", "event.holder", "event.theirs", "agreed.in", "agreed.sides",
})  # fmt: skip


def lead_scene(scan: Scan, book: MeetingBook) -> None:
    """The main meeting, told near the beginning without a day or place of its own, has those of the first sentence."""
    main = book.drafts[0] if book.drafts else None
    body = [number for number, headline in enumerate(scan.tokens.headline) if not headline]
    if main is None or not body or main.planned or main.family in SPECIAL_FAMILIES or not main.evidence:
        return
    first, end = scan.tokens.sentences[body[0]]
    opening = scan.tokens.sentences[body[min(2, len(body) - 1)]][1]
    if main.evidence[0].start >= scan.tokens.ends[opening - 1]:
        return
    times = [date for start, _, date in scan.dates if first <= start < end and date.role == "time"]
    published = scan.article.published or "9999"
    days = [date for date in times if date.kind in ("day", "relative", "weekday") and (date.edtf or "") <= published]
    if not main.dates and len(days) == 1:
        main.dates.append(days[0])
    inside = letters().prepositions[0]
    places = [unit for unit in scan.units_between(first, end) if unit.kind == "place"
              and (unit.proclitics[-1:] == inside or _apart(scan, unit.first - 1))]  # fmt: skip
    if main.place is None and main.country is None and len(places) == 1 and places[0].metonym is None:
        main.place = places[0].actor


def _apart(scan: Scan, at: int) -> bool:
    """Whether "in" at a token stands behind a date or a comma, so that it says where all of the sentence is."""
    words = scan.tokens.words
    if words[at] not in function_words()["in_words"] or at == 0:
        return False
    return words[at - 1] in (*COMMAS, ")") or any(last == at for _, last, _ in scan.dates)


def same_sides(book: MeetingBook) -> None:
    """An earlier or a next round of talks of which nothing says whose it is is one of the two who talk in the article."""
    main = next((draft for draft in book.drafts if draft.family in _TALKS and len(_talking(draft)) == 2), None)
    if main is None:
        return
    for draft in book.drafts:
        rounds = [m for m in draft.mentions if m.planned or m.earlier or m.ordinal or m.other or book.linker.is_long_past(m)]
        taking_part = any(role == "participant" for _, role in draft.roles)
        if draft is main or draft.family not in _TALKS or not (rounds or draft.cancelled) or taking_part:
            continue
        draft.like = main
        for row in _talking(main):
            book.note(draft, replace(row, meeting=draft.id, confidence=0.75))


def _talking(draft: MeetingDraft) -> list[Participation]:
    """The states and bodies that talk, as the noun or the verb of the talks says; not who mediates or is there besides."""
    return [row for (actor, role), row in sorted(draft.roles.items())
            if role == "participant" and not actor.startswith("person/") and row.evidence[0].rule in _OWN_SIDES]  # fmt: skip


def share_day(book: MeetingBook, before: EventMention, beside: EventMention) -> None:
    """A meeting "in X, on the margins of the conference of the 5th" takes place on that day."""
    one, main = book.of_mention.get(before.first), book.of_mention.get(beside.first)
    if one is not None and main is not None and one is not main and beside.margin and not one.dates:
        one.dates = list(main.dates)


def share_setting(draft: MeetingDraft, main: MeetingDraft) -> None:
    """A meeting on the margins of another is on its day and in its place, unless it has its own."""
    draft.dates, draft.since = (draft.dates, draft.since) if draft.dates else (list(main.dates), main.since)
    draft.place, draft.country = draft.place or main.place, draft.country or main.country


def note_level(draft: MeetingDraft, mention: EventMention, words: list[str]) -> None:
    """Whether ministers, leaders or political directors meet, and whether it is the small group."""
    tokens = set(range(mention.first, mention.last))
    governor = mention.governor
    if governor is not None and governor.subject is not None and not governor.inherited and mention.owns(governor.at):
        tokens |= set(range(governor.subject.first, governor.subject.last))
    sets = function_words()
    told = {words[at] for at in sorted(tokens) if not (at and words[at - 1] in sets["of_cabinet"])}
    cores = told | {word[1:] for word in told if word[0] in letters().prepositions or word[0] in letters().conjunctions}
    window = {word for first, last in mention.owned for word in words[first:last]}
    if window & sets["summit_words"]:
        draft.level.add("summit")
    for level in ("political-directors", "small-group", "ministers", "leaders"):
        if (cores if level in ("ministers", "leaders") else window) & sets[f"level_{level}"]:
            draft.level.add(level)
