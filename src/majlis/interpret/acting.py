"""Who stands behind a subject: speakers, those whose commitment it is, and the two that "both sides" are."""

from __future__ import annotations

from collections import Counter

from majlis.clean.fold import fold
from majlis.interpret.act_words import act_words, is_core, is_word
from majlis.interpret.event_nouns import is_gathering
from majlis.interpret.meetings import MeetingDraft
from majlis.interpret.predicates import Predicate
from majlis.interpret.subjects import Subjects
from majlis.interpret.surroundings import VOICE_CLASSES, Doer
from majlis.interpret.units import Unit
from majlis.recognise.body_words import head_words
from majlis.recognise.lexicon import letters
from majlis.recognise.titles import title_words
from majlis.recognise.words import splits, without_article

MAX_SENTENCES_TO_SIDES = 4
MAX_OPENING_SENTENCES = 4  # with the headline
MAX_LEADERS = 4  # more states than these speak as one
_MUTUAL_CLASSES = frozenset(
    {"sign", "agree", "meet", "discuss", "phone", "receive", "hold", "decide", "announce", "launch", "begin", "visit"}
)


_FEW, _MANY = 3, 8  # states that meet without a body, each of which a word for all of them means


class Acting(Subjects):
    """Subjects of the predicates of one article, and who they act for."""

    def speakers(self, doer: Doer) -> list[str]:
        """Entity ids of who speaks: each unit itself."""
        rows: list[str] = []
        if not doer.units:
            rows += self._unnamed_party(doer)
        for unit in doer.units:
            for actor in self._stands_for(unit, doer.document) if unit.kind == "collective" else [self._speaker(unit)]:
                if actor is not None and actor not in rows:
                    rows.append(actor)
        return rows

    def _unnamed_party(self, doer: Doer) -> list[str]:
        """Those behind a verb in the dual, or behind a text; failing them, the text itself."""
        if doer.sides:
            return self.sides(doer.first)
        if doer.count:
            return self.counted(doer)
        if any(is_core(self.words[at], "two_parties") for at in range(doer.first, doer.last)):
            return [self.scan.registry.named("organisation", self.scan.tokens.surface(doer.first, doer.last), collective=True)]
        clitics = next((s.proclitics for s in splits(self.words[doer.first]) if s.core in act_words()["documents"]), "")
        name = " ".join(self.scan.tokens.surface(doer.first, doer.last)[len(clitics) :].split())
        joined = name[0] in letters().conjunctions and self.words[doer.first] not in act_words()["acting_plurals"]
        own = name[1:] if joined else name
        texts = is_core(self.words[doer.first], "documents")
        return self._met(self._focus(doer.first), self.scan.registry.named("organisation", own, collective=True), texts)

    def _speaker(self, unit: Unit) -> str | None:
        if unit.kind == "place":
            return unit.metonym
        return self.state_of_organ(unit.actor) or unit.actor if unit.kind == "organisation" else unit.actor

    def state_of_organ(self, actor: str) -> str | None:
        """The state of a ministry or government, by the adjective in its name; of one without, the article's own state."""
        name = fold(self.scan.registry.drafts[actor].names.most_common(1)[0][0]).split() if self.scan.registry.drafts[actor].names else []
        cabinet = any(f" {phrase} " in f" {' '.join(name)} " for phrase in head_words()["cabinets"])
        organ = bool(name) and (cabinet or without_article(name[0]) in head_words()["organs"])
        if not organ or self.scan.registry.drafts[actor].type != "organisation":
            return None
        for at, known in self.scan.known_of.items():
            if known.type == "country" and self.words[at] in name:
                return self.scan.registry.known(known)
        return self._home() if len(name) < 3 else None

    def binders(self, doer: Doer) -> list[str]:
        """Entity ids of whose commitment it is: a person's state or body, else the actor itself."""
        rows: list[str] = []
        if not doer.units:
            rows += self._unnamed_party(doer)
        for unit in doer.units:
            found = self._stands_for(unit, doer.document) if unit.kind == "collective" else [self._bound_by(unit)]
            rows += [actor for actor in found if actor is not None and actor not in rows]
        return rows

    def _bound_by(self, unit: Unit) -> str | None:
        """Whom a unit binds: the state or body that it acts for, else itself."""
        if unit.represents is None:
            return self._speaker(unit)
        return self.state_of_organ(unit.represents) or unit.represents

    def _stands_for(self, unit: Unit, document: bool) -> list[str]:
        """Who "both sides", "the ministers" and "the communiqué" are."""
        focus = self._focus(unit.first)
        leaders = is_core(self.words[unit.first], "leaders")
        led = leaders or is_core(self.words[unit.first], "ministers")
        if led and focus is not None and focus.family == "conference" and focus.bodies:
            return self._convening(focus)
        if led and not self._of_a_body(focus):
            convened = self._convened(focus)
            if convened is not None:
                return [convened]
            named = self._leaders_of(unit.first, states=leaders)
            if named:
                return named
        if self.is_pair(unit) or unit.first > 0 and is_word(self.words[unit.first - 1], "dual_heads"):
            return self.sides(unit.first)
        return self._counted(unit, focus) or self._met(focus, unit.actor, document)

    def _convening(self, draft: MeetingDraft) -> list[str]:
        """The body that met; both, where two bodies of states met each other."""
        known = self.scan.knowledge.entities
        rows = [known.get(self.scan.registry.drafts[body].reference or "") for body in draft.bodies]
        two = len(rows) == 2 and all(row is not None and row.kind == "intergovernmental" and row.parent is None for row in rows)
        return [self.whole(body) for body in (draft.bodies if two else draft.bodies[-1:])]

    def _convened(self, focus: MeetingDraft | None) -> str | None:
        """Whose numbered summit it is where no body is bound to it: the only body of states that the first sentences name."""
        if focus is None or focus.ordinal is None or focus.bodies:
            return None
        known = self.scan.knowledge.entities
        named: dict[str, None] = {}
        for unit in self.scan.units:
            if unit.kind == "organisation" and self.scan.tokens.sentence[unit.first] < MAX_OPENING_SENTENCES:
                row = known.get(self.scan.registry.drafts[unit.actor].reference or "")
                if row is not None and row.kind == "intergovernmental":
                    named[unit.actor] = None
        return next(iter(named)) if len(named) == 1 else None

    def _met(self, focus: MeetingDraft | None, own: str | None, document: bool = True) -> list[str]:
        if focus is not None and focus.family == "conference" and own is not None and not document:
            return [own]
        if focus is not None and focus.bodies:
            return self._convening(focus)
        first = self.book.drafts[0] if self.book.drafts else None
        if first is not None and first.bodies:
            return self._convening(first)
        if document and focus is not None and len(parties := self._parties(focus)) == 2:
            return parties
        return [own] if own is not None else []

    def _counted(self, unit: Unit, focus: MeetingDraft | None) -> list[str]:
        """The states that "the four leaders" are: those of the meeting in hand that has no body, where there are four."""
        following = self.words[unit.last] if unit.last < len(self.words) else ""
        count = next((n for n in range(_FEW, _MANY + 1) if following.removeprefix(letters().article) in act_words()[f"number_{n}"]), 0)
        if not count or focus is None or focus.bodies:
            return []
        states = sorted({actor for actor, _ in focus.roles if actor.startswith("country/")})
        return states if len(states) == count else []

    def _of_a_body(self, focus: MeetingDraft | None) -> bool:
        """Whether the meeting, or the first that the article tells, is a body's or an open conference."""
        drafts = [draft for draft in (focus, *self.book.drafts[:1]) if draft is not None]
        return any(draft.bodies or draft.family == "conference" for draft in drafts)

    def _leaders_of(self, at: int, states: bool) -> list[str]:
        """Of «the leaders» behind «the leaders of X, Y and Z»: the body, or (if `states`) the states that were named so last."""
        for unit in reversed(self.scan.units):
            if unit.last <= at and unit.kind in ("organisation", "office") and is_core(self.words[unit.first], "plural_heads"):
                body = unit.represents or unit.actor
                if self.scan.registry.drafts[body].type == "organisation":
                    return [body]
                break
        if not states:
            return []
        for group in reversed(self.scan.groups):
            headline = self.scan.tokens.headline[self.scan.tokens.sentence[group.first]]
            if group.last > at or headline or not 2 <= len(group.units) <= MAX_LEADERS:
                continue
            before = self.words[max(0, group.first - 2) : group.first + 1]
            head = any(is_core(word, "plural_heads") for word in before)
            led = [unit.represents or (unit.actor if unit.kind == "country" else None) for unit in group.units]
            if head and None not in led and len(set(led)) == len(led):
                return [state for state in led if state is not None]
        return []

    def whole(self, body: str) -> str:
        """A body that is a part of a coalition speaks for the whole."""
        known = self.scan.knowledge.entities.get(self.scan.registry.drafts[body].reference or "")
        parent = self.scan.knowledge.entities.get(known.parent or "") if known is not None else None
        if known is not None and known.kind == "group" and parent is not None and parent.kind == "coalition":
            return self.scan.registry.known(parent)
        return body

    def sides(self, at: int, far: bool = True) -> list[str]:
        """The two states or bodies that "both sides" are: of the meeting, else (if `far`) named last before; else their own word."""
        focus = self._focus(at)
        mediators = self._mediators(focus) if focus is not None else frozenset()
        here = self._named_sides(at, 1, mediators)
        parties = [side for side in self._parties(focus) if side not in mediators] if focus is not None else []
        if len(here) == 2 and not self._one_mediates(here, parties):
            return here
        if len(parties) == 2:
            return parties
        pair = self._last_pair(at) or self._between(at)
        if pair:
            return pair
        unit = self.inside.get(at)
        own = [unit.actor] if unit is not None and unit.kind == "collective" else []
        if not far:
            return own
        halves = self._halves(focus.bodies[-1]) if focus is not None and focus.bodies else []
        if halves:
            return halves
        home = self._home()
        if len(here) == 1 and home is not None and home != here[0]:
            return [home, here[0]]
        named = self._named_sides(at, MAX_SENTENCES_TO_SIDES, mediators)
        if len(named) == 2:
            return named
        return self._foremost() or self._last_pair(at, len(self.scan.tokens.sentences)) or own

    def _last_pair(self, at: int, sentences: int = MAX_SENTENCES_TO_SIDES) -> list[str]:
        """The two who did something together last before a token: «X and Y signed», «X met Y»."""
        first = self.scan.tokens.sentence[at] - sentences
        for predicate in reversed(self.predicates):
            if predicate.at >= at or predicate.sentence < first or not predicate.classes & _MUTUAL_CLASSES:
                continue
            doer = self.doers.get(predicate.at)
            if doer is None or doer.inherited or self.scan.tokens.headline[predicate.sentence]:
                continue
            found = self._pair_of([*doer.units, *self._met_by(predicate, doer)])
            if found:
                return found
        return []

    def _between(self, at: int) -> list[str]:
        """The two that talks were told to be between, last before a token."""
        first = self.scan.tokens.sentences[max(0, self.scan.tokens.sentence[at] - MAX_SENTENCES_TO_SIDES)][0]
        for position in range(at - 1, first, -1):
            group = self.group_at.get(position + 1) if self.words[position] in act_words()["between"] else None
            near = self.words[max(first, position - 4) : position]
            headline = self.scan.tokens.headline[self.scan.tokens.sentence[position]]
            if group is not None and not headline and any(is_gathering(word) for word in near):
                found = self._pair_of(list(group.units))
                if found:
                    return found
        return []

    def _met_by(self, predicate: Predicate, doer: Doer) -> tuple[Unit, ...]:
        """Whom one met: right behind the subject, or behind «with»."""
        if len(doer.units) != 1 or doer.first < predicate.at:
            return ()
        with_word = self.words[doer.last : doer.last + 1] == [*act_words()["with_words"]]
        group = self.group_at.get(doer.last + with_word)
        return group.units if group is not None and len(group.units) == 1 and not group.proclitics else ()

    def _pair_of(self, units: list[Unit]) -> list[str]:
        """The states or bodies of exactly two units, if they are two."""
        sides = [unit.represents or (self._speaker(unit) if unit.actor_type != "person" else None) for unit in units]
        rows = list(dict.fromkeys(side for side in sides if side is not None))
        return rows if len(units) == 2 and len(rows) == 2 and all(unit.kind != "collective" for unit in units) else []

    def _halves(self, body: str) -> list[str]:
        """The two states in the name of a body of two: "the Iraqi-Turkish committee"."""
        for match in self.scan.bodies:
            unit = self.scan.unit_at.get(match.first)
            named = [self.scan.known_of[m.first] for m in match.nested if m.form == "adjective" and m.first in self.scan.known_of]
            if unit is not None and unit.actor == body and len(named) == 2:
                return [self.scan.registry.known(known) for known in named]
        return []

    def _home(self) -> str | None:
        """Of an article that begins with one actor's doings: whose they are."""
        for predicate in self.predicates:
            doer = self.doers.get(predicate.at)
            if doer is not None and not self.scan.tokens.headline[predicate.sentence]:
                unit = doer.units[0] if len(doer.units) == 1 else None
                side = (unit.represents or (unit.actor if unit.kind == "country" else None)) if unit is not None else None
                return side if side is not None and self.scan.registry.drafts[side].type == "country" else None
        return None

    def _foremost(self) -> list[str]:
        """The two states that the article names far more often than any third."""
        counts: Counter[str] = Counter()
        for unit in self.scan.units:
            side = unit.represents or (unit.actor if unit.kind == "country" else unit.metonym)
            if side is not None and self.scan.registry.drafts[side].type == "country":
                counts[side] += 1
        rows = counts.most_common(3)
        clear = len(rows) == 2 or len(rows) == 3 and rows[1][1] > rows[2][1] + 1
        return [side for side, _ in rows[:2]] if clear else []

    def _parties(self, draft: MeetingDraft) -> list[str]:
        """States and bodies in a meeting: participants where those are two, else all who have a role."""
        drafts = self.scan.registry.drafts
        rows: dict[str, list[str]] = {"participant": [], "body": [], "host": [], "all": []}
        for (actor, role), participation in draft.roles.items():
            side = participation.on_behalf_of or actor
            if drafts[side].type == "person" or drafts[side].collective:
                continue
            inside = side in draft.bodies
            kinds = ["body"] if inside and role == "participant" else [] if inside else [role, "all"]
            for kind in kinds:
                if side not in rows.setdefault(kind, []):
                    rows[kind].append(side)
        guests = [side for side in rows["participant"] if side not in rows["host"]]
        partner = rows["participant"] + rows["body"]
        found = next((sides for sides in (rows["participant"], guests, partner) if len(sides) == 2), None)
        return found if found is not None else rows["all"]

    def _one_mediates(self, here: list[str], parties: list[str]) -> bool:
        """Whether one of the two that a sentence names is a body outside the two sides of the meeting."""
        outside = [side for side in here if side not in parties]
        return len(parties) == 2 and len(outside) == 1 and self.scan.registry.drafts[outside[0]].type == "organisation"

    def counted(self, doer: Doer) -> list[str]:
        """«the three states»: those of the meeting, or those named before the word, if they are that many; else nobody."""
        focus = self._focus(doer.first)
        states = self._states(focus) if focus is not None else []
        first = self.scan.sentence_of(doer.first)[0]
        start = self.scan.sentence_of(max(0, first - 1))[0]
        units = [unit for unit in self.scan.units if start <= unit.first < doer.first and unit.kind != "place"]
        named = dict.fromkeys(unit.represents or unit.actor for unit in units)
        rows = [side for side in named if self.scan.registry.drafts[side].type == "country"]
        return next((found for found in (states, rows) if len(found) == doer.count), [])

    def _states(self, draft: MeetingDraft) -> list[str]:
        drafts = self.scan.registry.drafts
        sides = [participation.on_behalf_of or actor for (actor, _), participation in draft.roles.items()]
        return list(dict.fromkeys(side for side in sides if drafts[side].type == "country"))

    def parties_of_focus(self, at: int) -> list[str]:
        """The sides of the meeting that a token's sentence speaks of."""
        focus = self._focus(at)
        return self._parties(focus) if focus is not None else []

    def _mediators(self, draft: MeetingDraft) -> frozenset[str]:
        """Bodies that preside over a meeting without being a party to it."""
        sides: dict[str, set[str]] = {"chair": set(), "participant": set()}
        for (actor, role), participation in draft.roles.items():
            sides.setdefault(role, set()).add(participation.on_behalf_of or actor)
        drafts = self.scan.registry.drafts
        return frozenset(side for side in sides["chair"] - sides["participant"] if drafts[side].type == "organisation")

    def _named_sides(self, at: int, sentences: int, without: frozenset[str] = frozenset()) -> list[str]:
        """The sides named in the sentence before a token and, while they are fewer than two, in those before: states before bodies."""
        sentence = self.scan.tokens.sentence[at]
        states: list[str] = []
        bodies: list[str] = []
        voices = [doer for at, doer in self.doers.items() if self.predicate_at[at].classes & VOICE_CLASSES]
        subjects = {unit.first for doer in voices for unit in doer.units}
        for number in range(sentence, max(-1, sentence - sentences), -1):
            first, end = self.scan.tokens.sentences[number]
            for unit in self.scan.units:
                if not first <= unit.first < min(end, at) or unit.kind == "collective" or self._is_sent(unit):
                    continue
                if unit.kind == "place" and (unit.metonym is None or unit.first not in subjects):
                    continue
                side = unit.represents or unit.metonym or unit.actor
                kind = self.scan.registry.drafts[side].type
                rows = states if kind == "country" or unit.represents and kind == "organisation" else bodies
                if kind != "person" and side not in rows and side not in states and side not in without:
                    rows.append(side)
            if len(states) >= 2:
                return states
            if len(states) + len(bodies) == 2:
                return states + bodies
        return states + bodies

    def _is_sent(self, unit: Unit) -> bool:
        """Whether somebody is the envoy of a body, who goes between the sides."""
        office = self.scan.office_of.get(unit.actor)
        return office is not None and office.lemma in title_words().bounds["sent"] and unit.represents_type == "organisation"

    def owner(self, doer: Doer, at: int) -> list[str] | None:
        """Whose the noun at a token is: a suffix or «his country» → the speaker's; a group right behind → that group's; else None."""
        following = at + 1
        if following >= len(self.words):
            return None
        if self.is_own_state(following):
            return self.binders(doer)
        group = self.group_at.get(following)
        if group is not None and not group.proclitics:
            beside = is_core(self.words[at], "standing_by")  # «X's standing beside Y»: Y stands in no list with X
            units = group.units[:1] if beside else group.units
            return self.binders(Doer(group.first, units[-1].last, units))
        return None
