"""The grammar as an extractor: one article in, one reading out."""

from __future__ import annotations

from dataclasses import replace

from majlis.interpret.actors import ActorReader
from majlis.interpret.acts import ActReader
from majlis.interpret.capitals import name_governments
from majlis.interpret.clauses import ClauseReader, Predicate, inherit_subjects
from majlis.interpret.doubts import doubtful_dates
from majlis.interpret.events import EventReader
from majlis.interpret.figures import read_figures
from majlis.interpret.meetings import MeetingBook
from majlis.interpret.positions import read_positions
from majlis.interpret.roles import RoleReader
from majlis.interpret.scan import Scan, scan
from majlis.model import Article, Call, Claim, Commitment, Reading, Statement
from majlis.recognise.gazetteer import Knowledge, load_knowledge

__all__ = ["Knowledge", "load_knowledge", "read_article"]

EXTRACTOR = "grammar"


def understand(article: Article, knowledge: Knowledge) -> tuple[Scan, list[Predicate], MeetingBook, list[Claim]]:
    """The stages of interpretation, with what each leaves behind; `explain` shows it."""
    found = scan(article, knowledge)
    actors = ActorReader(found)
    actors.read()
    predicates = ClauseReader(found).read()
    name_governments(found, predicates)
    inherit_subjects(predicates)
    book = RoleReader(found, predicates, EventReader(found, predicates).read()).read()
    acts = ActReader(found, predicates, book).read()
    claims: list[Claim] = [*book.participations(), *read_positions(found, actors), *acts, *read_figures(found)]
    return found, predicates, book, claims


def read_article(article: Article, knowledge: Knowledge) -> Reading:
    """Everything that the grammar understands of one article."""
    found, _, book, claims = understand(article, knowledge)
    meetings = tuple(book.meetings())
    told = {meeting.id for meeting in meetings}
    kept = tuple(_without_meeting(claim) if getattr(claim, "meeting", None) not in told else claim for claim in claims)
    return Reading(article, EXTRACTOR, found.registry.entities(), meetings, kept, tuple(book.misses()), tuple(doubtful_dates(found)))


def _without_meeting(claim: Claim) -> Claim:
    """A claim made in a gathering that says too little of itself to be a meeting stands alone."""
    return replace(claim, meeting=None) if isinstance(claim, Commitment | Call | Statement) else claim
