"""The extent of names: where a name begins and where it ends.

A name begins after a title, an honorific or with a known given name; it ends where a word of
the language begins.
"""

from __future__ import annotations

from majlis.recognise.language import given_names, is_trigger, is_unmistakable, is_verb, name_words, shapes, surnames
from majlis.recognise.lexicon import function_words, letters
from majlis.recognise.name_continuation import NameContinuation
from majlis.recognise.names import NameMatch
from majlis.recognise.person_text import PersonText
from majlis.recognise.titles import head_at
from majlis.recognise.words import COMMAS, splits

MAX_NAME_TOKENS = 10


class NameExtent:
    """Finds the first and the last token of names."""

    def __init__(self, text: PersonText, continuation: NameContinuation) -> None:
        self.text = text
        self.continuation = continuation
        self.tokens = text.tokens
        self.words = text.words
        self.inside = text.inside
        self.stops = text.stops
        self.article = text.article
        self.titles = text.titles

    def name(self, at: int, end: int, ignore_matches: bool = False, bare: bool = False) -> tuple[int, int] | None:
        """The tokens of a name that begins at `at`, or None; `bare` where no title or honorific announces it."""
        if at >= end or not self._begins_name(at, end, ignore_matches, bare):
            return None
        last = self.rest_of_name(at, at + 1, end, not bare)
        single = last == at + 1
        if single and (self.words[at] in function_words()["name_particles"] or len(self.words[at]) < 3):
            return None
        return at, last

    def can_begin_name(self, at: int, end: int) -> bool:
        """Whether a name or a surname alone begins at `at`, after an honorific."""
        return self.name(at, end) is not None or self.single_surname(at, end) is not None

    def single_surname(self, at: int, end: int) -> tuple[int, int] | None:
        """A surname after an honorific; a second one with the article belongs to it."""
        if at >= end:
            return None
        word = self.words[at]
        if self.text.has_article(at) and at + 1 < end and self.text.has_article(at + 1) and self.text.rank(at + 1) == "language":
            return None  # a noun and its adjective
        if at in self.stops or at in self.inside or self.tokens.kinds[at] != "word" or word in name_words()["regnal"]:
            return None
        if self.text.rank(at) == "language" or self.text.everyday(at):
            return None
        if self.text.function_word(at):
            return None  # «the minister that …»: the word folds to a name
        last = at + 1
        while last < end and self.text.has_article(at) and self.text.has_article(last) and self.continuation.continues(last):
            last += 1
        return (at, last)

    def _begins_name(self, at: int, end: int, ignore_matches: bool, bare: bool) -> bool:
        word = self.words[at]
        if self.tokens.kinds[at] != "word" or at in self.stops:
            return False
        if self.text.nunated(at) or self.text.governed(at):
            return False
        if self.text.function_word(at):
            named = word in name_words()["named_functions"] and at + 1 < end and at + 1 not in self.inside
            return not bare and named and self.text.rank(at + 1) == "unknown" and self.tokens.kinds[at + 1] == "word"
        compound = (word in name_words()["compound"] or self.text.of_faith(at)) and at + 1 < end and self.text.has_article(at + 1)
        if compound:
            return True
        if word in function_words()["name_particles"] and word not in given_names():
            return at + 1 < end and self.text.rank(at + 1) != "language" and self.tokens.kinds[at + 1] == "word"
        match = None if ignore_matches else self.inside.get(at)
        if match is not None and not self.continuation.may_be_surname(at, match, True, self.text.rank(at) in ("name", "ambiguous")):
            return not bare and match.first == at and self.match_begins_name(match, end)
        return self._begins_by_grade(at, end, bare)

    def _begins_by_grade(self, at: int, end: int, bare: bool) -> bool:
        """Whether a word that is no particle or function word begins a name, by what the lists of names say of it."""
        word = self.words[at]
        rank = self.text.rank(at)
        if rank == "name":
            return True
        if rank == "unknown" and self.text.everyday(at) and not self.text.strange(at + 1) and not self._compound_follows(at + 1):
            return False
        if rank == "unknown" and word[0] in letters().conjunctions[0] and len(word) > 3 and word[1] not in shapes()["after_w"]:
            return False  # … and the next name
        if len(word) == 1:
            return not bare and at + 2 < end and self.words[at + 1] == "." and self.tokens.kinds[at + 2] == "word"
        if rank == "ambiguous":
            return not (bare and is_trigger(word)) and at + 1 < end and self.continues_surely(at + 1, bare)
        if word in name_words()["title_names"] and not bare and at + 1 < end and self.words[at + 1] in name_words()["descent"]:
            return True
        if rank == "language" and word in name_words()["title_names"] and not bare and at + 1 < end and self.text.has_article(at + 1):
            following = self.words[at + 1]
            surname = following in surnames() or self.text.rank(at + 1) == "unknown"
            return surname and at + 1 not in self.inside and not self.text.complement(at + 1)
        if rank == "unknown" and not bare and self.text.has_article(at):
            return self._article_begins(at, end)
        if rank == "language" and not bare and not self.text.has_article(at) and not is_unmistakable(word) and not is_verb(word):
            accusative = len(word) > 4 and word.endswith(shapes()["alifs"][0])
            return accusative and at + 1 < end and self.tokens.kinds[at + 1] == "word" and self.text.foreign(at + 1)
        return rank == "unknown" and not bare and len(word) > 1

    def _compound_follows(self, at: int) -> bool:
        """Whether the next word makes a name of any word."""
        return at < len(self.words) and self.words[at] in name_words()["second_halves"]

    def _article_begins(self, at: int, end: int) -> bool:
        """After a title a word with the article begins a name before a father's name; one shaped like a participle does not."""
        if at + 1 >= end or self.tokens.kinds[at + 1] != "word" or self.words[at].startswith(shapes()["definite_participle"]):
            return False
        following = self.words[at + 1]
        given = following in given_names() and self.text.rank(at + 1) == "name"
        return following in name_words()["descent"] or given and not self.text.function_word(at + 1)

    def match_begins_name(self, match: NameMatch, end: int) -> bool:
        """Whether the known name of a place or body begins the name of a person."""
        if match.last - match.first > 1 or match.form != "name" or self.words[match.first] not in given_names():
            return False
        name = self.name(match.first, end, ignore_matches=True)
        if name is None:
            return False
        return match.weak or name[1] - name[0] >= 2 and (match.candidates[0].type == "place" or self.text.state_named_before(match.first))

    def continues_surely(self, at: int, bare: bool) -> bool:
        """Whether the next word makes a name of an everyday word."""
        if self.words[at] == "-" and self.tokens.ends[at - 1] == self.tokens.starts[at] and at + 1 < len(self.words):
            at += 1
        after_given = self.words[at] in name_words()["syllables"] and self.words[at - 1] in given_names()
        if after_given and at + 1 < len(self.words) and self.text.syllable(at):
            return True
        if self.tokens.kinds[at] != "word" or at in self.stops or self.text.function_word(at):
            return False
        word = self.words[at]
        if word in name_words()["compound"] or word in function_words()["name_particles"]:
            return True
        rank = self.text.rank(at)
        if rank == "name":
            return word[0] not in letters().conjunctions or word in given_names()
        return not bare and rank in ("unknown", "ambiguous") and (at not in self.inside or self.inside[at].form == "adjective")

    def rest_of_name(self, at: int, last: int, end: int, titled: bool = False) -> int:
        """The end of a name that began at `at` and goes on at `last` at the earliest; `titled` where a title announces it."""
        particles = function_words()["name_particles"]
        while last < min(end, at + MAX_NAME_TOKENS):
            if self.words[last] == "." and len(self.words[last - 1]) == 1:
                last += 1
            elif self.words[last] == "-" and last + 1 < end and self._hyphenated(last):
                last += 2
            elif self._family_named(at, last) or last - at > 1 and (self._is_glued_kunya(last) or self._is_quoted(at, last)):
                break
            elif self._regnal(at, last) or self._goes_on(at, last) or titled and (self._stranded(last) or self._between_names(last, end)):
                last += 1
            else:
                break
        while last > at + 1 and self.words[last - 1] in particles and self.words[last - 1] not in given_names():
            if self.words[last - 1] in name_words()["last_particles"] and (last >= end or self.tokens.kinds[last] != "word"):
                break
            last -= 1
        return last if len(self.words[last - 1]) > 1 or self.words[last - 1] == "." else last - 1

    def _is_quoted(self, first: int, at: int) -> bool:
        """Whether a word in quotation marks of its own follows a name that stands outside of them: by which one is known."""
        quotation = self.tokens.quotation
        alone = at + 1 >= len(self.words) or quotation[at + 1] != quotation[at]
        return quotation[at] != 0 and quotation[at] != quotation[first] and alone

    def _is_glued_kunya(self, at: int) -> bool:
        """Whether "father of X" is written as one word: after a full name it is another name of the same person."""
        word = self.words[at]
        return word.startswith(tuple(name_words()["glued_kunyas"])) and len(word) > 5 and at not in self.inside

    def _goes_on(self, first: int, at: int) -> bool:
        """Whether the token at `at` is the next word of a name that began at `first`."""
        ended = at - 1 > first and self._ends_name(at - 1, at)
        return not ended and self.continuation.continues(at, self._is_second(first, at))

    def _is_second(self, first: int, at: int) -> bool:
        """Whether the token at `at` follows the first name, of one word or of two."""
        return at == first + 1 or at == first + 2 and self.text.is_compound(first)

    def _between_names(self, at: int, end: int) -> bool:
        """Whether a given name that is a verb too stands between a given name and a surname with the article that ends the phrase."""
        if self.words[at] not in given_names() or self.text.rank(at - 1) != "name" or at + 1 >= end or self.text.function_word(at):
            return False
        surname = self.text.has_article(at + 1) and self.text.rank(at + 1) == "unknown" and at + 1 not in self.inside
        return surname and (at + 2 >= end or self.words[at + 2] in (".", *COMMAS))

    def _stranded(self, at: int) -> bool:
        """Whether a word between a given name and a full stop, a comma or a title with the article can only be the surname."""
        word, following = self.words[at], at + 1
        if self.tokens.kinds[at] != "word" or at in self.stops or at in self.inside or self.text.rank(at - 1) != "name" or len(word) < 3:
            return False
        if self.text.function_word(at) or self.text.nunated(at) or self.text.governed(at) or self.text.title_word(at):
            return False
        plural = self.text.has_article(at) and word.endswith((*shapes()["definite_endings"], *shapes()["feminine_ending"]))
        if plural or word[0] in letters().conjunctions or word in name_words()["adverbs"]:
            return False
        if any(split.proclitics and split.core.startswith(self.article) for split in splits(word)):
            return False
        ends = following >= len(self.words) or self.tokens.sentence[following] != self.tokens.sentence[at]
        if ends or self.words[following] in (".", *COMMAS):
            return not self.text.has_article(at) or word not in self.titles.complements
        before_article = not self.text.has_article(at) and self.text.has_article(following)
        return before_article and head_at(self.words, following, following + 1) is not None

    def _family_named(self, first: int, at: int) -> bool:
        """Whether a family with its particle has ended the name, and no descent follows."""
        return at - 2 > first and self.words[at - 2] in name_words()["families"] and self.words[at] not in name_words()["ancestors"]

    def _hyphenated(self, at: int) -> bool:
        """A hyphen without spaces joins two parts of a name."""
        starts, ends = self.tokens.starts, self.tokens.ends
        joined = ends[at - 1] == starts[at] or ends[at] == starts[at + 1]
        return joined and self.continuation.continues(at + 1)

    def _regnal(self, first: int, at: int) -> bool:
        """The numeral of a ruler's name: only after a word that says that it is a ruler."""
        classes = name_words()
        if self.words[at] not in classes["regnal"]:
            return False
        begin = self.tokens.sentences[self.tokens.sentence[first]][0]
        before = self.words[max(begin, first - 4) : first]
        return any(split.core in classes["rulers"] for word in before for split in splits(word))

    def _ends_name(self, previous: int, at: int) -> bool:
        """A surname with article ends a name, unless a particle or another such word follows."""
        word, particles = self.words[at], function_words()["name_particles"]
        if not self.text.has_article(previous) or self.words[previous] in particles or self.words[previous] in given_names():
            return False
        if self.text.is_compound(previous - 1) or self.words[previous] in name_words()["second_halves"]:
            return False
        return word not in particles and not self.text.has_article(at)
