"""How far a verb governs: the coordinated parts of its object, without purpose, time and relative clauses."""

from __future__ import annotations

from dataclasses import dataclass

from majlis.interpret.act_words import act_phrases, act_words, is_core, is_word, may_be_masdar, proclitics_of
from majlis.interpret.acting import Acting
from majlis.interpret.surroundings import VOICE_CLASSES
from majlis.interpret.themes import ThemeMatch, find_themes, theme_patterns
from majlis.recognise.lexicon import letters
from majlis.recognise.verbs import verb_forms
from majlis.recognise.words import COMMAS

MAX_CLAUSE_TOKENS = 60
# Themes that a lone word names too broadly when a narrower one follows.
_GENERAL = frozenset(
    {"partner-support", "humanitarian-aid", "development", "economic-cooperation", "stabilisation", "institutional-reform"}
)
_STOPS = frozenset({".", ":", "\u061b", "!", "\u061f"})


@dataclass(frozen=True, slots=True)
class Governed:
    """A verb's field from token `first` to `last`, and which of its tokens stand in asides."""

    first: int
    last: int
    asides: frozenset[int]


def governed(acting: Acting, start: int, trigger: int, stipulations: bool = True) -> Governed:
    """The field that begins at a token, of the verb or noun at `trigger`; with or without a closing «provided that …»."""
    sentence = acting.scan.tokens.sentence[trigger]
    end = min(acting.scan.tokens.sentences[sentence][1], start + MAX_CLAUSE_TOKENS)
    asides: set[int] = set()
    aside = False
    for at in range(start, end):
        if _ends(acting, at, start) or not stipulations and at > start and _stipulates(acting, at):
            return Governed(start, at, frozenset(asides))
        word = acting.words[at]
        if word in COMMAS or _restarts(acting, at):
            aside = aside and word in COMMAS and acting.words[at + 1 : at + 2] == [*act_words()["going_on"]]
        elif at > start and _opens_aside(acting, at):
            aside = True
        if aside:
            asides.add(at)
    return Governed(start, end, frozenset(asides))


def _stipulates(acting: Acting, at: int) -> bool:
    words = acting.words
    return words[at - 1] in COMMAS and words[at] in act_words()["on_words"] and words[at + 1 : at + 2] == [*act_words()["that"]]


def _ends(acting: Acting, at: int, start: int) -> bool:
    word = acting.words[at]
    if word in _STOPS or at > start and (is_word(word, "field_ends") or word in act_words()["next_clause"]):
        return True
    if word in act_words()["however"] and acting.words[at + 1 : at + 2] == [*act_words()["that"]]:
        return True
    if at > start and acting.words[at - 1] in COMMAS and _turns(acting, at):
        return True
    other = acting.predicate_at.get(at)
    if other is None or at <= start or is_word(word, "no_speech"):
        return False
    if other.participle:
        return bool(other.classes & VOICE_CLASSES)
    if not other.classes & VOICE_CLASSES and may_be_masdar(word):
        return False
    if "pledge" in other.classes and other.form.tense == "past" and not other.proclitics and at > start + 1:
        return True
    after_comma = acting.words[at - 1] in COMMAS or is_word(acting.words[at - 1], "resuming")
    return after_comma or bool(other.proclitics) and bool(other.classes & VOICE_CLASSES)


def _turns(acting: Acting, at: int) -> bool:
    """«…, whereas», «…, as for X», «…, in a step that»: what follows a comma is no longer governed."""
    words = acting.words
    if words[at] in act_words()["whereas"] or words[at] in act_words()["topic_openers"]:
        return True
    return words[at] in act_words()["in_words"] and at + 1 < len(words) and words[at + 1] in act_words()["remarked_as"]


def _restarts(acting: Acting, at: int) -> bool:
    """«and on …», «and with …»: the verb's own preposition again."""
    word = acting.words[at]
    conjunction = letters().conjunctions[0]
    if not word.startswith(conjunction) or len(word) < 3:
        return False
    if word[1:] in act_words()["restart_after_and"]:
        return True
    return word[1] == letters().prepositions[0] and at + 1 < len(acting.words) and word[2:] not in act_words()["asides"]


def _opens_aside(acting: Acting, at: int) -> bool:
    word = acting.words[at]
    if word in act_words()["aiming"] and is_core(acting.words[at - 1], "talks"):
        return False
    if is_word(word, "asides"):
        return not _is_manner(acting, at) and not (is_word(word, "for_the_sake") and _after_light(acting, at))
    purpose = proclitics_of(word, act_words()["purposes"]) == letters().prepositions[1]
    return purpose and not _after_adjective(acting, at) and not _after_light(acting, at)


def _is_manner(acting: Acting, at: int) -> bool:
    """«including», «by means of», «by strengthening …»: what is done belongs to what is governed."""
    words = acting.words
    if tuple(words[at : at + 3]) in act_phrases()["including"]:
        return True
    if tuple(words[at - 1 : at + 1]) in act_phrases()["by_means_of"]:
        return True
    following = words[at + 1] if at + 1 < len(words) else ""
    return words[at] in act_words()["by_doing"] and may_be_masdar(following)


def _after_light(acting: Acting, at: int) -> bool:
    """«to work for …»: the purpose of a noun that says little is what is governed."""
    return any(is_core(word, "light_nouns") for word in acting.words[max(0, at - 3) : at])


def _after_adjective(acting: Acting, at: int) -> bool:
    """«the aid meant for …»."""
    return is_word(acting.words[at - 1], "meant_for")


def themes_of(acting: Acting, field: Governed, has_money: bool = False) -> tuple[list[ThemeMatch], bool]:
    """The themes that a field is about, and whether they stand in an aside, for want of others; sums are for their purpose."""
    found = find_themes(acting.scan, field.first, field.last)
    found = [row for row in found if not _is_from_body(acting, row)]
    rows = [row for row in found if not (in_actor(acting, row) if has_money else _in_name(acting, row))]
    pairs = list(zip(rows, [*rows[1:], None], strict=False))
    meant = {after.first for row, after in pairs if after is not None and row.first not in field.asides and _yields(acting, row, after)}
    rows = [row for row, following in pairs if following is None or not _yields(acting, row, following)]
    own = [row for at, row in enumerate(rows) if not _in_name(acting, row) and not (at and _is_where(acting, row))]
    own = [row for at, row in enumerate(own) if not _is_scope(acting, own[:at], row)]
    core = own if has_money else [row for row in own if row.first not in field.asides or row.first in meant]
    core = [row for at, row in enumerate(core) if not (at and _is_its_subject(acting, core[at - 1], row))]
    core = [row for at, row in enumerate(core) if not (at and _is_its_remit(acting, core[at - 1], row))]
    return (core, False) if core else ((rows or [row for row in found if not has_money])[:1], True)


def _is_its_subject(acting: Acting, gathering: ThemeMatch, match: ThemeMatch) -> bool:
    """«a round of talks», «a conference on aid»: what a gathering is of or about is not a theme of its own."""
    between = acting.words[gathering.last : match.first]
    return gathering.slug == "follow-up-meeting" and bool(between) and len(between) < 3 and is_word(between[-1], "of_meeting")


def _is_its_remit(acting: Acting, organ: ThemeMatch, match: ThemeMatch) -> bool:
    """«a centre for cyber security»: what a new organ is for is not a theme of its own."""
    between = acting.words[organ.last : match.first]
    adjectives = all(word.startswith(letters().article) or at + organ.last not in acting.inside for at, word in enumerate(between))
    beside = len(between) < 3 and adjectives and not any(word in COMMAS or word[:1] == letters().conjunctions[0] for word in between)
    return organ.slug == "institutional-reform" and beside and acting.words[match.first].startswith(letters().contracted_article)


def _is_from_body(acting: Acting, match: ThemeMatch) -> bool:
    """«withdrawal from an organisation» is a membership, no withdrawal of forces."""
    if match.slug != "withdrawal" or match.last >= len(acting.words):
        return False
    spots = range(match.last, min(len(acting.words) - 1, match.last + 3))
    after = next((at + 1 for at in spots if acting.words[at] in act_words()["from_words"]), None)
    if match.last - match.first > 1 or after is None:
        return False
    unit = acting.scan.unit_at.get(after)
    return unit is not None and unit.kind == "organisation" or is_word(acting.words[after], "generic_bodies")


def _is_where(acting: Acting, match: ThemeMatch) -> bool:
    """«their nationals in the camp»: a place behind a preposition, after what is governed."""
    return match.slug == "displacement-camps" and acting.words[match.first - 1] in act_words()["from_where"]


def _is_scope(acting: Acting, before: list[ThemeMatch], match: ThemeMatch) -> bool:
    """«sanctions on the energy and transport sectors»: what sanctions are on, up to a comma or the next «on»."""
    last = next((row for row in reversed(before) if row.slug in ("sanctions", "sanctions-relief")), None)
    if last is None or last.last >= match.first or acting.words[last.last] not in act_words()["scope_words"]:
        return False
    between = acting.words[last.last + 1 : match.first]
    return not any(word in COMMAS or word[1:] in act_words()["restart_after_and"] for word in between)


def _in_name(acting: Acting, match: ThemeMatch) -> bool:
    """Whether a theme is only a word in the name of a body."""
    unit = acting.inside.get(match.first)
    return unit is not None and unit.kind in ("organisation", "person") and unit.last >= match.last


def in_actor(acting: Acting, match: ThemeMatch) -> bool:
    """Whether a theme is only a word in the name of who does or pays something; who receives may tell the purpose."""
    unit = acting.inside.get(match.first)
    if unit is None or not _in_name(acting, match):
        return False
    if unit.kind == "person" or any(unit in doer.units for doer in acting.doers.values()):
        return True
    if unit.proclitics.strip(letters().conjunctions):
        return False
    before = acting.words[unit.first - 1] if unit.first else ""
    return bool(unit.proclitics) or before in COMMAS or unit.first - 1 in acting.predicate_at


def _yields(acting: Acting, match: ThemeMatch, following: ThemeMatch) -> bool:
    """«support for the talks»: a general word gives way to what it is general of, unless a conjunction parts them."""
    named = match.slug == "development" and following.first == match.last  # «projects of X»
    if match.slug not in _GENERAL or match.slug != "partner-support" and match.last - match.first > 1 and not named:
        return False
    if match.slug == following.slug:
        return False
    words = acting.words[match.last : following.first + 1]
    return not any(word in COMMAS or _is_joined(word) for word in words)


def _is_joined(word: str) -> bool:
    """Whether a word begins with the conjunction, not with a letter of its own."""
    if word[:1] != letters().conjunctions[0] or len(word) < 4:
        return False
    rest = word[1:]
    return rest.startswith((letters().article, *letters().prepositions[:2])) or rest in theme_patterns() or rest in verb_forms()
