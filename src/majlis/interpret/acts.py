"""What actors bind themselves to, urge others to, join, leave and say."""

from __future__ import annotations

from majlis.interpret.acting import Acting
from majlis.interpret.calls import CallReader
from majlis.interpret.clauses import Predicate
from majlis.interpret.commitments import CommitmentReader
from majlis.interpret.meetings import MeetingBook
from majlis.interpret.memberships import MembershipReader
from majlis.interpret.scan import Scan
from majlis.interpret.statements import StatementReader
from majlis.interpret.surroundings import Doer
from majlis.model import Claim


class ActReader:
    """Reads commitments, calls, memberships and statements from predicates."""

    def __init__(self, scan: Scan, predicates: list[Predicate], book: MeetingBook) -> None:
        self.acting = Acting(scan, predicates, book)

    def read(self) -> list[Claim]:
        """All acts, kind by kind in text order."""
        statements = StatementReader(self.acting)
        statements.read()
        self._contributions(statements)
        return [
            *CommitmentReader(self.acting).read(),
            *CallReader(self.acting).read(),
            *MembershipReader(self.acting).read(),
            *statements.found.values(),
        ]

    def _contributions(self, statements: StatementReader) -> None:
        """A state that took up a matter inside the meeting has a voice in it and takes part."""
        acting = self.acting
        for predicate in acting.predicates:
            doer = acting.doers.get(predicate.at)
            if "address" not in predicate.classes or doer is None or doer.inherited or predicate.relative or not predicate.reported:
                continue
            focus = acting.book.focus_at.get(predicate.sentence)
            for unit in doer.units:
                if unit.kind == "country" and focus is not None and focus.held:
                    acting.book.give_role(focus, unit, "participant", predicate.at, "address.inside", 0.85)
                    statements.tell(Doer(unit.first, unit.last, (unit,)), unit.first, "address.verb")
