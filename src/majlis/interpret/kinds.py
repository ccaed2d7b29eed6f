"""What kind of meeting it is: by its noun, by who meets, and by the body that sits."""

from __future__ import annotations

from majlis.clean.fold import fold
from majlis.interpret.meeting_draft import MeetingDraft
from majlis.interpret.scan import Scan
from majlis.model import MeetingKind
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.words import splits

_BY_FAMILY: dict[str, MeetingKind] = {"call": "call", "visit": "visit", "briefing": "briefing", "summit": "summit"}
_SITTING = frozenset({"council", "parliament", "court", "committee"})
_TWO = 2
_WIDE_LEVEL = 3  # from so many states on, the rank of who meets makes the kind


def meeting_kind(draft: MeetingDraft, scan: Scan) -> MeetingKind:
    """The kind of a meeting, as `facts.md` tells kinds apart."""
    if draft.family in _BY_FAMILY:
        return _BY_FAMILY[draft.family]
    if "political-directors" in draft.level:
        return "political-directors"
    if "small-group" in draft.kinds or "small-group" in draft.level:
        return "small-group"
    if draft.family == "conference":
        return "summit" if _of_leaders(draft, scan) else "conference"
    level = _level(draft, scan)
    if draft.family == "session" and "summit" in draft.level:
        return "summit"
    kinds = _body_kinds(draft, scan)
    if draft.family == "session" and draft.bodies and ("ministers" not in draft.level or kinds & _SITTING):
        return "council-session"
    if "ministerial" in draft.kinds or level == "ministers" and draft.bodies:
        return "ministerial"
    if draft.family == "round" or draft.family == "talks" and (len(_parties(draft)) != 2 or _is_mediated(draft)):
        return "talks"
    return _by_parties(draft, scan, level)


def _by_parties(draft: MeetingDraft, scan: Scan, level: str | None) -> MeetingKind:
    parties = _parties(draft)
    told_so = all(mention.definite and mention.family in ("meeting", "talks") and not mention.kind for mention in draft.mentions)
    if draft.verbal and not draft.bodies and told_so and len(_sides(draft)) == _TWO:
        return "bilateral"
    if len(parties) == 2 and not draft.bodies or not parties and "bilateral" in draft.kinds:
        return "bilateral"
    kinds = _body_kinds(draft, scan)
    if kinds & {"council", "parliament"}:
        return "council-session"
    if len(parties) == 2 and not kinds:
        return "bilateral"
    if level is not None and (len(parties) >= _WIDE_LEVEL or draft.bodies or level in draft.level and len(parties) != 2):
        return "summit" if level == "leaders" else "ministerial"
    if "committee" in kinds:
        return "working-group"
    if "talks" in draft.kinds or draft.family == "talks":
        return "talks"
    persons = [actor for (actor, role) in draft.roles if actor.startswith("person/") and role != "host"]
    if "bilateral" in draft.kinds or len(parties) == 2 or len(persons) == 2 and not draft.bodies and len(parties) < 2:
        return "bilateral"
    partnered = draft.verbal or any(mention.partnered for mention in draft.mentions)
    if partnered and persons and len(persons) <= _TWO and len(parties) <= _TWO and not draft.bodies and not draft.level:
        return "bilateral"  # somebody with somebody whom nothing names
    return "other"


def _is_mediated(draft: MeetingDraft) -> bool:
    """Whether a state that is none of those who talk hosts them, or a movement that is no state talks."""
    hosts = {actor for (actor, role) in draft.roles if role == "host"}
    persons = any(actor.startswith("person/") for actor, _ in draft.roles)
    parties = _parties(draft)
    return bool(hosts) and not hosts & parties or not persons and any(actor.startswith("organisation/") for actor in parties)


def _body_kinds(draft: MeetingDraft, scan: Scan) -> set[str]:
    """The kinds of the bodies whose meeting it is: as the reference data say, else as the name begins."""
    kinds: set[str] = set()
    for body in draft.bodies:
        known = scan.knowledge.entities.get(scan.registry.drafts[body].reference or "")
        if known is not None:
            kinds.add(known.kind or "")
            continue
        heads = {fold(name).split()[0].removeprefix(letters().article) for name in scan.registry.drafts[body].names if fold(name).split()}
        kinds |= {kind for kind in ("council", "committee") if heads & function_words()[f"names_of_{kind}"]}
    return kinds


def _parties(draft: MeetingDraft) -> set[str]:
    """States and bodies that take part; persons count through what they represent."""
    return {actor for (actor, role) in draft.roles if not actor.startswith("person/") and role != "host"}


def _of_leaders(draft: MeetingDraft, scan: Scan) -> bool:
    """Whether the noun itself says that heads of state meet: "the conference of the heads of state and government of X"."""
    words = scan.tokens.words
    return any(word in function_words()["level_leaders"] for mention in draft.mentions for word in words[mention.first : mention.last])


def _sides(draft: MeetingDraft) -> set[str]:
    """The states and bodies that met, as the verb tells; who was there besides is no side."""
    return {actor for (actor, role), row in draft.roles.items()
            if not actor.startswith("person/") and role == "participant" and row.evidence[0].rule == "meet.verb"}  # fmt: skip


def _level(draft: MeetingDraft, scan: Scan) -> str | None:
    """Whether ministers or leaders meet: as the nouns say, else as most of the persons' offices say."""
    for level in ("leaders", "ministers"):
        if level in draft.level:
            return level
    names = {word for body in draft.bodies for name in scan.registry.drafts[body].names for word in fold(name).split()}
    if names & function_words()["level_ministers"]:
        return "ministers"
    persons = [actor for (actor, role) in draft.roles if actor.startswith("person/") and role != "host"]
    ranks = [rank for person in persons if (rank := _rank(person, scan)) is not None]
    return max(sorted(set(ranks)), key=ranks.count) if ranks and len(ranks) * 2 > len(persons) else None


def _rank(person: str, scan: Scan) -> str | None:
    office = scan.office_of.get(person)
    span = (office.title or office.shared) if office is not None else None
    if span is None:
        return None
    cores = {split.core for word in scan.tokens.words[span[0] : span[1]] for split in splits(word)}
    sets = function_words()
    if cores & sets["rank_leaders"]:
        return "leaders" if not cores & sets["rank_deputies"] else None
    return "ministers" if cores & sets["rank_ministers"] else None
