"""Whether what follows the head noun of a body is a name, or too general to name one."""

from __future__ import annotations

from majlis.clean.tokens import Tokens
from majlis.recognise.body_words import bridged, head_words, is_adjective, is_field_noun
from majlis.recognise.language import grade, shapes
from majlis.recognise.lexicon import letters
from majlis.recognise.names import NameMatch
from majlis.recognise.titles import title_words


class BodyNaming:
    """Judges the words of one article from a head noun at `at` to `last` (exclusive)."""

    def __init__(self, tokens: Tokens, inside: dict[int, NameMatch]) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.inside = inside

    def names_nobody(self, at: int, last: int, head: str, definite: bool, nested: list[NameMatch]) -> bool:
        """Whether what follows the head noun is too general to name a body."""
        words = head_words()
        phrase = " ".join(self.words[at:last])
        if any(phrase.endswith(never) and " " not in phrase[: -len(never)] for never in words["never"]):
            return True
        state = any(match.candidates[0].type == "country" for match in nested)
        if head in words["governments"] and (state or definite):
            return True
        if any(f" {cabinet} " in f" {phrase} " for cabinet in words["cabinets"]) and any(m.form == "name" for m in nested):
            return True
        if self._only_of_states(at, last, head, definite):
            return True
        if head in words["not_of_known"] and any(match.form == "name" for match in nested):
            return True
        quoted = self.tokens.quotation[last - 1] != 0 and self.tokens.quotation[last - 1] != self.tokens.quotation[at]
        if quoted:
            return False
        rest = self.words[at + 1 : last]
        if not nested and (rest[-1] in title_words().honorifics or len(rest) == 1 and rest[0] in words["links"]):
            return True  # "the movement of Dr …", "a mission of support"
        if not definite and head in words["moving"] and len(rest) == 1 and rest[0].endswith(shapes()["plural_ending"]):
            return True
        if bridged(rest) or self._institution(rest, head, definite):
            return False
        if len(nested) == 1 and nested[0].form == "adjective" and not any(word.startswith(letters().article) for word in rest):
            if all(word in words["links"] for word in self.words[at + 1 : nested[0].first]):
                return True  # "a Turkish investment fund"
        if definite and not nested and all(word in words["generic_adjectives"] for word in rest):
            return len(rest) == 1 or head in words["proper_only"] | words["not_of_known"]
        foreign = head in words["named_before_purpose"] and len(rest) > 1 and grade(rest[0]) == "unknown"
        own = bool(nested) or foreign or any(grade(word) == "unknown" and not is_adjective(word) for word in rest)
        if head in words["proper_only"] and not (nested or own and not rest[0].startswith(letters().article)):
            return True
        return head in words["generic"] and not own and not any(word.startswith(letters().article) for word in rest)

    @staticmethod
    def _institution(rest: list[str], head: str, definite: bool) -> bool:
        """Whether common words name an institution: "the national electricity company", "the fisheries promotion unit"."""
        words, article = head_words(), letters().article
        if not definite and f"{head} {rest[0]}" in words["pairs"]:
            return True
        if len(rest) < 2:
            return False
        purpose = any(word.startswith(letters().contracted_article) for word in rest[1:])
        if definite:
            return purpose and head in words["institutions"] or head in words["named_by_adjectives"]
        if purpose and head in words["named_before_purpose"]:
            return True
        if head in words["institutions"] and rest[-1] in words["institutional"]:
            return True
        furthers = head in words["furthering"] and rest[0] in words["purposes"] | words["institution_purposes"]
        linked = head in words["linked"] and all(is_field_noun(word) for word in rest[:-1])
        return linked and rest[-1].startswith(article) or furthers and rest[1].startswith(article)

    def _only_of_states(self, at: int, last: int, head: str, definite: bool) -> bool:
        """…: troops of a state, or one of its bodies without the article, are no body of their own."""
        words = head_words()
        if not (head in words["troops"] or head in words["generic"] and not definite):
            return False
        told = {k for k in range(at + 1, last) if k in self.inside and self.inside[k].form == "adjective"}
        rest = [self.words[k] for k in range(at + 1, last) if k not in told]
        return not rest or bool(told) and head in words["troops"] and all(word in words["generic_adjectives"] for word in rest)
