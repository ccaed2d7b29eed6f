"""What a contribution is for that names no purpose of its own: that of the mission, conference or programme told before."""

from __future__ import annotations

from majlis.interpret.act_words import is_core
from majlis.interpret.acting import Acting
from majlis.interpret.governed import Governed
from majlis.interpret.themes import ThemeMatch, find_themes

MAX_TOKENS_TO_CONTRIBUTION = 6
MAX_TOKENS_OF_UNDERTAKING = 24
# What missions, conferences and programmes are for.
_PURPOSES = frozenset(
    {
        "peacekeeping", "law-enforcement", "military-support", "stabilisation", "maritime-security", "counter-terrorism", "demining",
        "humanitarian-aid", "reconstruction", "disaster-relief", "refugees", "food-security", "climate", "health", "education",
    }
)


def purpose_of(acting: Acting, field: Governed) -> ThemeMatch | None:
    """The purpose of what a field contributes to, as a theme at the word for the contribution."""
    spots = range(field.first, min(field.last, field.first + MAX_TOKENS_TO_CONTRIBUTION))
    lists = ("contributions", "contributed_people")
    given = next((at for at in spots if any(is_core(acting.words[at], name) for name in lists)), None)
    if given is None or given in acting.inside:
        return None
    for sentence in range(acting.scan.tokens.sentence[given], -1, -1):
        first, end = acting.scan.tokens.sentences[sentence]
        if acting.scan.tokens.headline[sentence]:
            continue
        for at in range(min(end, given) - 1, first - 1, -1):
            named = acting.inside.get(at)
            if is_core(acting.words[at], "undertakings") and (named is None or named.first == at):
                found = find_themes(acting.scan, at, min(end, at + MAX_TOKENS_OF_UNDERTAKING))
                slug = next((theme.slug for theme in found if theme.slug in _PURPOSES), None)
                if slug is not None:
                    return ThemeMatch(slug, given, given + 1)
    return None
