"""Persons, titles and positions: where a name begins and ends, what is none, and who holds which office."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import pytest

from majlis.interpret.reader import load_knowledge, read_article
from majlis.model import Article, Block, Position, Reading, Statement


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال نائب المندوب الكندي ريتشارد وولف إن التصويت تأجل.", "ريتشارد وولف"),
        ("استقبل رئيس الوزراء السفير الأسترالي مايكل والدن.", "مايكل والدن"),
        ("وصل وزير الصناعة المغربي سعيد النجار، ومعه وفد كبير.", "سعيد النجار"),
        ("حضر الحفل سفير بيرو خوان سيري.", "خوان سيري"),
        ("وصرح السفير كريم خلاف المتحدث باسم الوزارة بأن الحوار مستمر.", "كريم خلاف"),
        ("وشارك الوزير الأسبق أمين الحلبي في الندوة.", "أمين الحلبي"),
        ("وزار مستشار الأمن الوطني مساعد البدران بيروت.", "مساعد البدران"),
        ("التقى وزير النقل هشام الوزير.", "هشام الوزير"),
        ("تحدث الأمين العام للأمم المتحدة بان كي سون أمام المجلس.", "بان كي سون"),
        ("قال المتحدث باسم الرئاسة دان لاكوست بو، إن القرار صدر.", "دان لاكوست بو"),
        ("اتصل سفير نيبال نجم الهدى بالوزارة.", "نجم الهدى"),
        ("وقال د. ياسر السالمي إن الوضع صعب.", "ياسر السالمي"),
    ],
)
def test_a_word_that_can_only_be_the_surname_is_one(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("سيزور المبعوث الخاص هنري فالدمان كييف غدا.", "هنري فالدمان"),
        ("حضر الجلسة رئيس البرلمان روبير دوفال كضيف شرف.", "روبير دوفال"),
        ("استقبل رئيس المجلس رياض الشامي الوزيرةَ والوفد.", "رياض الشامي"),
        ("قال زعيم الحركة بابلو ريوس الملقب بالنسر إن الحرب انتهت.", "بابلو ريوس"),
        ("غاب الرئيس خورخي ألميدا المنشغل بحملته.", "خورخي ألميدا"),
    ],
)
def test_objects_and_what_says_how_end_a_name(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "واتفق الطرفان علي وقف اطلاق النار والعودة الي الحوار.",
        "وقال المتحدث علي هامش القمة ان الملف مغلق وانتقل الي غيره.",
        "تقوم العلاقات على حسن الجوار.",
        "لم تكن البلاد ممثلة أصلاً في القمة.",
        "صار العضو التاسع في المنظمة.",
    ],
)
def test_function_words_and_fixed_phrases_are_no_persons(text: str) -> None:
    assert names(text) == set()


def test_every_state_and_name_of_a_list_is_a_holder_of_the_title() -> None:
    text = "وحضر القمة رؤساء منغوليا صادق باتور، وأرمينيا ليون ماركاريان، وجورجيا زوراب كيكفيدزه."
    holders = {(person, state) for person, _, state in positions(text)}
    assert holders == {("صادق باتور", "MN"), ("ليون ماركاريان", "AM"), ("زوراب كيكفيدزه", "GE")}


def test_titles_in_the_dual_go_on_by_adjective_between_commas() -> None:
    text = "التقى الوزير السفيرين البلغاري، ستويان فارغوف، والتشيكي، يان دفورسكي، في مكتبه."
    assert {(person, state) for person, _, state in positions(text)} == {("ستويان فارغوف", "BG"), ("يان دفورسكي", "CZ")}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("ومثل النرويج وزير البيئة أولاف هانسن.", "NO"),
        ("وحضر عن لشبونة وزير الدفاع دوارتي فيغا.", "PT"),
        ("وغاب الرئيس الكيني جيمس أودينغا وناب عنه وزير الخارجية موزيس كيبروتو.", "KE"),
        ("وأعلنت السويد على لسان وزيرة التعاون إنغريد لارسون دعما جديدا.", "SE"),
        ("وقاد الرئيس إيمانويل تومبا وفد لوساكا.", "ZM"),
        ("ونفى المتحدث باسم الحكومة سيكو باه أن تكون كوناكري قد وافقت.", "GN"),
        ("وسيشارك رئيس الوزراء جوزيف خوري على رأس وفد لبنان.", "LB"),
        ("وضم الوفد البولندي وزير الدفاع يان كوفال ووزير المالية بيوتر نوفاك.", "PL"),
    ],
)
def test_the_words_around_say_whose_minister_it_is(text: str, state: str) -> None:
    assert {affiliation for _, _, affiliation in positions(text)} - {"KE"} | {state} == {state}
    assert state in {affiliation for _, _, affiliation in positions(text)}


def test_a_state_office_is_not_of_the_counterparts_state() -> None:
    assert positions("أجرى وزير الخارجية سالم الدوري اتصالا بنظيره النيبالي رام بهادور.") == {("رام بهادور", "وزير الخارجية", "NP")}


def test_offices_of_the_union_are_its_own() -> None:
    found = positions("قالت مسؤولة السياسة الخارجية كارولين دوبوا إن العقوبات باقية.")
    assert {affiliation for _, _, affiliation in found} == {"الاتحاد الأوروبي"}


def test_the_president_of_a_parliament_is_not_the_president() -> None:
    text = "قال رئيس لبنان فادي عازار ذلك. ووافق رئيس مجلس النواب اللبناني جورج حداد. وأكد الرئيس اللبناني موقفه."
    found = reading(text)
    azar = next(entity for entity in found.entities if entity.name == "فادي عازار")
    speakers = {claim.speaker for claim in found.claims if isinstance(claim, Statement)}
    assert azar.id in speakers


def test_someone_honoured_is_no_quarter_of_that_name() -> None:
    assert "جراح ناصر السالم" in names("ترأس السفير الشيخ جراح ناصر السالم الوفد. وقال الشيخ جراح إن اللقاء مثمر.")
    assert names("وقال السفير الشيخ جراح ناصر السالم ذلك.", "place") == set()
