"""Persons, titles and positions: where a name begins and ends, what is none, and who holds which office."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import pytest

from majlis.interpret.reader import load_knowledge, read_article
from majlis.model import Article, Block, Position, Reading


@lru_cache(maxsize=200)
def reading(text: str) -> Reading:
    digest = hashlib.sha256(text.encode()).hexdigest()
    blocks = (Block(0, len(text), "body"),)
    article = Article("a", "articles/a.txt", digest, text, text, None, blocks, title=None, outlet=None, published=None)
    return read_article(article, load_knowledge(()))


def names(text: str, kind: str = "person") -> set[str]:
    """The entities of one kind that the text itself names."""
    return {entity.name for entity in reading(text).entities if entity.type == kind and entity.spans and not entity.collective}


def positions(text: str) -> set[tuple[str, str, str]]:
    """Person, title and affiliation of each position."""
    found = reading(text)
    name = {entity.id: entity.name for entity in found.entities}
    return {(name[c.person], c.title, name[c.affiliation]) for c in found.claims if isinstance(c, Position) and c.affiliation is not None}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصل وزير خارجية تايلاند سوماتشاي بونغراتاناكول إلى بغداد.", "سوماتشاي بونغراتاناكول"),
        ("التقى رئيس وزراء لاوس فونغسافاث كيتيخون نظيره.", "فونغسافاث كيتيخون"),
        ("استقبل وزير الخارجية الكيني موساليا أوديامبو سفير المجر.", "موساليا أوديامبو"),
        ("قال الرئيس الأرجنتيني إستيبان دي لا روزا إن الاتفاق مهم.", "إستيبان دي لا روزا"),
        ("وقع وزير الدفاع الإيطالي جاكومو دي مارتشي الاتفاقية.", "جاكومو دي مارتشي"),
        ("أكد المتحدث باسم الحكومة الألمانية شتيفن هيبشترايت ذلك.", "شتيفن هيبشترايت"),
        ("قال وزير الخارجية الموريتاني محمد ولد سيدي ولد أعمر إن بلاده تدعم الحل.", "محمد ولد سيدي ولد أعمر"),
        ("زار الأمير سلطان بن فهد آل مبارك بيروت.", "سلطان بن فهد آل مبارك"),
        ("قال وزير التجارة الكوري آن-دوك سونغ إن المفاوضات مستمرة.", "آن-دوك سونغ"),
        ("وأعلن وزير المالية الغاني ج. أ. كوفي بينساه تخصيص مبلغ كبير.", "ج. أ. كوفي بينساه"),
    ],
)
def test_a_foreign_name_of_no_list_is_found_after_a_title(text: str, name: str) -> None:
    assert name in {found.replace(" .", ".").replace(" - ", "-") for found in names(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أجرى وزير الخارجية العماني سالم الحارثي اتصالا هاتفيا بنظيره.", "سالم الحارثي"),
        ("سارع وزير الخارجية المالي عثمان كوناتي إلى نفي الخبر.", "عثمان كوناتي"),
        ("وقال الوزير عادل القرشي مؤكدا أن الحوار مستمر.", "عادل القرشي"),
        ("دعا السفير يوسف بن ناصر المجتمع الدولي إلى التحرك.", "يوسف بن ناصر"),
        ("وصف رئيس الوزراء المصري شريف عزمي الزيارة بأنها ناجحة.", "شريف عزمي"),
        ("كلف رئيس الجمعية رفائيل ساراماغو بإعداد تقرير شامل.", "رفائيل ساراماغو"),
        ("وعين الرئيس سامي الطرزي رئيسا للجنة.", "سامي الطرزي"),
        ("وبحث وزير الخارجية الفرنسي جيروم لاكروا الرئيس اللبناني في الملف.", "جيروم لاكروا"),
    ],
)
def test_a_name_ends_where_the_language_begins(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "وعلى هامش المؤتمر عقدت لقاءات عدة.",
        "ودعا الوزير المجتمع الدولي إلى مضاعفة الدعم.",
        "وقال مصدر دبلوماسي إن المفاوضات بات من الصعب استئنافها.",
        "وصل الوفد فور انتهاء الجلسة.",
        "أكد البيان ضرورة بناء قدرات مؤسسات الدولة.",
        "أعلن كاتب الدولة المكلف بالسياحة عن خطة جديدة.",
        "وأعرب الرئيس عن قلقه من التصعيد.",
        "تعهد الرئيس بتقديم مساعدات عاجلة.",
        "وهو مرشح الحزب في الانتخابات المقبلة.",
        "وقال كبير المفاوضين إن كامل الأراضي ستعاد.",
        "وتولى الوزير رئاسة الجلسة الأولى.",
        "رحب الأمين العام بإعلان وقف إطلاق النار.",
    ],
)
def test_words_of_the_language_are_no_persons(text: str) -> None:
    assert names(text) == set()


def test_a_ruler_s_numeral_belongs_to_the_name_and_no_one_else_s() -> None:
    assert "كارلوس الثالث" in names("استقبل الملك كارلوس الثالث الوفد.")
    assert names("عقد وزير الخارجية القطري جاسم المناعي اللقاء الثاني.") == {"جاسم المناعي"}


def test_a_compound_given_name_is_followed_by_a_surname() -> None:
    assert names("قال الرئيس اليمني عبد الكريم سالم إن الوضع صعب.") == {"عبد الكريم سالم"}
    assert names("قال عبد الحميد دشتي أوغلو إن الوضع صعب.") == {"عبد الحميد دشتي أوغلو"}


def test_a_place_or_a_state_that_is_a_given_name_begins_a_person_after_a_title() -> None:
    assert "جورجيا فيتالي" in names("قالت رئيسة الحكومة الإيطالية جورجيا فيتالي إن الحكومة مستعدة.")
    assert "جاسم بن سعد الهتمي" in names("وصل وزير النقل القطري جاسم بن سعد الهتمي إلى عمّان.")


def test_a_surname_that_is_a_nisba_is_not_its_state() -> None:
    text = "التقى رئيس الوزراء العراقي مهند كاظم السوداني وزير النفط. وقال السوداني إن العراق مستعد."
    assert names(text) == {"مهند كاظم السوداني"}
    assert names(text, "country") == {"IQ"}


def test_a_counterpart_holds_the_same_office_for_another_state() -> None:
    text = "التقى وزير الخارجية التركي أورهان تشليك نظيره الياباني كينجي موراتا."
    assert positions(text) == {("أورهان تشليك", "وزير الخارجية", "TR"), ("كينجي موراتا", "وزير الخارجية", "JP")}


def test_a_plural_title_gives_each_holder_the_singular() -> None:
    text = "حضر وزراء خارجية السعودية خالد الفايز والأردن زيد المجالي وعُمان سعيد الكندي."
    assert positions(text) == {
        ("خالد الفايز", "وزير الخارجية", "SA"),
        ("زيد المجالي", "وزير الخارجية", "JO"),
        ("سعيد الكندي", "وزير الخارجية", "OM"),
    }


def test_a_dual_title_with_adjectives_gives_each_holder_the_singular() -> None:
    text = "وحضر الرئيسان الصيني لي غوانغ والبرازيلي باولو فونتيس القمة."
    assert positions(text) == {("لي غوانغ", "الرئيس", "CN"), ("باولو فونتيس", "الرئيس", "BR")}


def test_secretaries_general_of_several_bodies_each_have_their_own() -> None:
    text = "حضر الأمناء العامون لجامعة الدول العربية سامر عواد ومجلس التعاون الخليجي فهد المري الجلسة."
    assert {(person, title) for person, title, _ in positions(text)} == {("سامر عواد", "الأمين العام"), ("فهد المري", "الأمين العام")}


def test_a_title_may_run_over_words_that_no_list_has_when_a_name_follows() -> None:
    text = "قال المبعوث الأميركي إلى محادثات التسوية الشاملة وليام برادفورد إن واشنطن متفائلة."
    assert {(person, affiliation) for person, _, affiliation in positions(text)} == {("وليام برادفورد", "US")}


def test_a_deputy_s_title_takes_in_the_office_it_is_under() -> None:
    assert positions("قالت نائبة الرئيس الأميركي ديانا كلارك إن الخطة جاهزة.") == {("ديانا كلارك", "نائبة الرئيس", "US")}
    assert positions("قال كبير مساعدي وزير الخارجية الإيراني أصغر مرادي إن الوفد سيشارك.") == {
        ("أصغر مرادي", "كبير مساعدي وزير الخارجية", "IR")
    }


def test_a_title_with_a_pronoun_belongs_to_the_state_or_body_named_before() -> None:
    assert positions("أوفدت روسيا وزير خارجيتها إيغور مالينين إلى جدة.") == {("إيغور مالينين", "وزير خارجيتها", "RU")}
    assert positions("قالت منظمة الصحة العالمية على لسان مديرها كارل يوهانس إن الوباء انتهى.") == {
        ("كارل يوهانس", "مديرها", "منظمة الصحة العالمية")
    }


def test_a_short_name_of_a_body_in_a_title_is_the_body_named_before() -> None:
    text = "عقدت جامعة الدول العربية اجتماعا. وقال الأمين العام للجامعة سامر عواد إن المجلس سيجتمع."
    assert positions(text) == {("سامر عواد", "الأمين العام للجامعة", "جامعة الدول العربية")}


def test_a_body_that_no_list_has_is_what_its_head_is_of() -> None:
    text = "قال رئيس مجلس النواب حسان الدليمي إن الجلسة ستعقد."
    assert positions(text) == {("حسان الدليمي", "رئيس مجلس النواب", "مجلس النواب")}


def test_the_preposition_before_a_title_is_no_part_of_it() -> None:
    text = "وجرى اتصال من الرئيس الصيني لي غوانغ لوزير الخارجية المصري شريف عزمي."
    assert ("شريف عزمي", "وزير الخارجية", "EG") in positions(text)


def test_an_abbreviation_in_brackets_does_not_part_title_and_name() -> None:
    text = "أعلن الأمين العام لمنظمة الدول المصدرة للبترول (أوبك) هيثم الغيص القرار."
    assert ("هيثم الغيص", "الأمين العام لمنظمة الدول المصدرة للبترول") in {(p, t) for p, t, _ in positions(text)}


def test_the_ruling_party_has_no_governor() -> None:
    assert names("فاز مرشح الحزب الحاكم في الانتخابات.") == set()


def test_a_surname_joins_the_full_name() -> None:
    assert names("قال وزير الخارجية التركي أورهان تشليك ذلك. وأضاف تشليك أن الحوار مستمر.") == {"أورهان تشليك"}
