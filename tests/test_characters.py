"""Our tables of characters against camel-tools': its dediacritisation, its character sets and what it takes for one spelling.

majlis cannot import them when it runs, since camel-tools is an extra and its character sets take a second. So the tables
are its own, wider where news needs it, and these tests hold that they never contradict camel-tools'. Offsets are ours
alone: camel-tools' functions give none.
"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.clean.characters import INVISIBLE, TATWEEL
from majlis.clean.fold import fold, fold_character, fold_name, fold_with_offsets, unmarked
from majlis.clean.tokens import tokenise
from majlis.model import Article, Block
from majlis.recognise.lexemes import lexemes
from majlis.recognise.lexicon import read_toml

charsets = pytest.importorskip("camel_tools.utils.charsets", reason="the tables are held against camel-tools'")
LETTERS, SIGNS = sorted(charsets.AR_LETTERS_CHARSET), sorted(charsets.AR_DIAC_CHARSET)
OUR_OWN = str.maketrans({"ؤ": "و", "ئ": "ي", "پ": "ب", "چ": "ج", "ڤ": "ف", "گ": "ك"})  # what we fold and camel-tools keeps

arabic = st.text(st.sampled_from([*LETTERS, *SIGNS, " "]))


@given(arabic)
def test_taking_signs_off_takes_off_what_camel_tools_takes_off(text: str) -> None:
    from camel_tools.utils.dediac import dediac_ar

    assert unmarked(text) == dediac_ar(text).replace(TATWEEL, "")


@given(arabic)
def test_folding_is_camel_tools_normalisation_and_the_seats_of_hamza_and_foreign_sounds(text: str) -> None:
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar

    normal = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(text)))).replace(TATWEEL, "")
    assert fold(text) == normal.translate(OUR_OWN)


@given(arabic)
def test_every_folded_character_stands_where_its_offset_says(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert len(folded) == len(offsets)
    assert all(character in fold_character(text[offset]) for character, offset in zip(folded, offsets, strict=True))
    assert offsets == sorted(offsets)


def test_what_the_analyser_takes_for_one_spelling_we_do_too() -> None:
    from majlis.camel.data import offline

    with offline():
        from camel_tools.morphology.analyzer import DEFAULT_NORMALIZE_MAP
    assert {letter for letter in LETTERS if fold(DEFAULT_NORMALIZE_MAP(letter)) != fold(letter)} == set()


def test_a_word_of_every_letter_and_sign_is_one_word_to_every_grammar() -> None:
    word = "".join(letter + sign for letter in LETTERS for sign in SIGNS)
    text = f"قال {word} هنا"
    tokens = tokenise(Article("a", "a.txt", "0" * 64, text, text, None, (Block(0, len(text), "body"),)))
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == ["قال", word, "هنا"]
    row = lexemes(text, 0, len(text))
    assert [text[start:end] for start, end in zip(row.starts, row.ends, strict=True)] == ["قال", word, "هنا"]


def test_every_arabic_letter_and_sign_has_its_latin_letters() -> None:
    characters = read_toml("romanisation.toml")["characters"]
    rewritten = {"أ", "إ", "ؤ", "ئ", "آ", "ٱ", "ّ", "ٰ"}  # by the rules before
    assert (charsets.AR_CHARSET - characters.keys()) <= rewritten
    assert all(latin.isascii() for latin in characters.values())


def test_all_punctuation_is_a_space_in_the_key_of_a_name() -> None:
    written_out = {mark for mark in charsets.UNICODE_PUNCT_CHARSET if unicodedata.normalize("NFKC", mark) != mark}
    connecting = {mark for mark in charsets.UNICODE_PUNCT_CHARSET if unicodedata.category(mark) == "Pc"}  # letters to regular expressions
    plain = charsets.UNICODE_PUNCT_CHARSET - written_out - connecting
    assert {mark for mark in plain if fold_name(f"ب{mark}ت") != "ب ت"} == set()


def test_no_invisible_character_is_a_letter_or_sign() -> None:
    assert not set(INVISIBLE) & (charsets.UNICODE_LETTER_MARK_NUMBER_CHARSET | charsets.AR_CHARSET)
