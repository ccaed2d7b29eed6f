"""Who may act: from mentions to units and groups, with what each person represents."""

from __future__ import annotations

from majlis.interpret.actor_entities import ActorEntities
from majlis.interpret.actor_groups import ActorGroups
from majlis.interpret.actor_registration import ActorRegistration
from majlis.interpret.body_units import BodyUnits
from majlis.interpret.office_holders import OfficeHolders
from majlis.interpret.person_name_units import PersonNameUnits
from majlis.interpret.representation import Representation
from majlis.interpret.scan import Scan
from majlis.interpret.state_units import StateUnits
from majlis.interpret.units import Unit
from majlis.recognise.offices import Office
from majlis.recognise.organisations import BodyMatch


class ActorReader:
    """Turns the mentions of a scan into units and groups, registering every entity on the way."""

    def __init__(self, scan: Scan) -> None:
        entities = ActorEntities(scan)
        representation = Representation(entities)
        self.registration = ActorRegistration(entities, representation)
        self.holders = OfficeHolders(entities, representation)
        self.name_units = PersonNameUnits(entities)
        self.state_units = StateUnits(entities)
        self.body_units = BodyUnits(entities)
        self.grouping = ActorGroups(entities)
        self.scan = scan
        self.tokens = scan.tokens
        self.represented = entities.represented
        self.office_of = entities.office_of
        self.person_of_office = entities.person_of_office
        self.inside_sites = entities.inside_sites

    def read(self) -> None:
        """Fill `scan.units`, `scan.unit_at` and `scan.groups`."""
        self.registration.names()
        self.registration.bodies()
        self.registration.sites()
        self.registration.persons()
        self._collect_units()
        self.grouping.collect()

    def _collect_units(self) -> None:
        offices = {office.first: (index, office) for index, office in reversed(list(enumerate(self.scan.offices)))}
        bodies = {body.first: body for body in self.scan.bodies}
        for first, end in self.tokens.sentences:
            at = first
            while at < end:
                unit = self._unit(at, end, offices, bodies)
                if unit is not None:
                    self.scan.units.append(unit)
                    self.scan.unit_at[at] = unit
                    self.scan.units_ending[unit.last] = unit
                at = unit.last if unit is not None else at + 1

    def _unit(self, at: int, end: int, offices: dict[int, tuple[int, Office]], bodies: dict[int, BodyMatch]) -> Unit | None:
        if at in offices:
            unit = self.holders.office_unit(*offices[at])
            if unit is not None:
                return unit
        if self.tokens.kinds[at] != "word":
            return None
        return (
            self.state_units.paired_state_unit(at)
            or self.state_units.own_state_unit(at)
            or self.holders.honoured_unit(at)
            or self.state_units.capital_unit(at, end)
            or self.state_units.state_unit(at, end)
            or self.body_units.body_unit(bodies.get(at))
            or self.body_units.name_unit(at)
            or self.body_units.collective_unit(at, end)
            or self.body_units.short_body_unit(at)
            or (None if at in self.inside_sites else self.name_units.named_elsewhere(at, end))
        )
