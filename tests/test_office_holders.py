"""Names of office holders of the whole world come out whole and exact, whatever ordinary words stand around them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import pytest

from majlis.clean.fold import fold_name
from majlis.interpret.reader import load_knowledge, read_article
from majlis.model import Article, Block
from majlis.recognise.language import common_words, given_names, grade
from majlis.recognise.lexicon import read_words

NAMES = Path(__file__).parent / "data" / "recognition" / "office_holders.txt"
CONTEXTS = (
    "قال وزير الخارجية {} إن بلاده ستواصل دعم الجهود الرامية إلى السلام.",
    "التقى الرئيس {} أمس وفدا من رجال الأعمال على هامش المعرض.",
    "وبعث الرئيس {} برقيتي تعزية إلى أسر الضحايا.",
    "وسلم رئيس الوزراء {} شهادات التخرج إلى ضباط الكلية.",
)


@lru_cache(maxsize=1)
def office_holders() -> tuple[str, ...]:
    """One name a line; `#` begins a heading."""
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def persons(text: str) -> list[str]:
    """The persons that the text names."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article("a", "articles/a.txt", digest, text, text, None, (Block(0, len(text), "body"),), None, None, None)
    return [entity.name for entity in read_article(article, load_knowledge(())).entities if entity.type == "person" and entity.spans]


@pytest.mark.parametrize("name", office_holders())
def test_the_name_of_an_office_holder_ends_where_a_word_of_the_language_begins(name: str) -> None:
    found = {context: [fold_name(person) for person in persons(context.format(name))] for context in CONTEXTS}
    assert found == {context: [fold_name(name)] for context in CONTEXTS}


def test_the_office_holders_are_of_many_regions() -> None:
    headings = [line for line in NAMES.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert len(headings) >= 10 and len(office_holders()) >= 150


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وجه رئيس الوزراء سونغ داي هون تحية إلى المتطوعين.", "سونغ داي هون"),
        ("وتسلم الرئيس أوتمار كلاينفيلد مفاتيح المدينة من العمدة.", "أوتمار كلاينفيلد"),
        ("وعزا الوزير تيبور شاراندي تباطؤ النمو إلى الجفاف.", "تيبور شاراندي"),
        ("واستبعد وزير المالية إيغناسيو كاستيروس إفلاس المصارف.", "إيغناسيو كاستيروس"),
        ("وحضر وزير الثقافة لوكاس هوفستاد تدشين المتحف.", "لوكاس هوفستاد"),
        ("وقال الرئيس كواكو أمبونساه تباطأت عجلة الإنتاج.", "كواكو أمبونساه"),
        ("وقال وزير الطاقة ليفان مشفيلادزه تلكأت الشركات في السداد.", "ليفان مشفيلادزه"),
        ("ورفع الملك كارل غوستاف رايات البلاد.", "كارل غوستاف"),
    ],
)
def test_a_noun_or_verb_of_the_language_right_after_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert persons(text) == [name]


@pytest.mark.parametrize(
    "word", ["كريم", "جميل", "سعيد", "عادل", "منصور", "أمل", "هدى", "نور", "صباح", "نصر", "رشيد", "خالد", "سمير", "وردة"]
)
def test_a_given_name_that_is_a_word_too_still_begins_a_name(word: str) -> None:
    assert persons(f"قال وزير الصحة {word} البرقاوي إن اللقاحات وصلت إلى المستشفيات.") == [f"{word} البرقاوي"]


@pytest.mark.parametrize(
    "word", ["قلعة", "أساليب", "بواخر", "هضبة", "مناجم", "تذاكر", "مظلة", "انكماش", "متاحف", "استنزاف", "قرصنة", "مستوصفات"]
)
def test_an_everyday_word_before_a_surname_begins_no_person(word: str) -> None:
    assert persons(f"وتفقد الوفد أمس {word} كلاينفيلد في المدينة.") == []


def test_short_words_of_the_long_list_do_not_swallow_surnames_that_look_like_their_inflections() -> None:
    assert grade("ماكر") == "language" and grade("ماكرون") != "language"


def test_no_word_of_the_long_list_makes_a_given_name_doubtful_that_was_none_before() -> None:
    further = read_words("further_words.txt")
    assert further <= common_words() and not further & given_names()
