"""Places that are in no list, capitals that stand for their government, and words that only look like a state."""

from __future__ import annotations

import pytest

from test_recognise_persons import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("انعقد اللقاء في قاعة توماس سانكارا بواغادوغو.", "قاعة توماس سانكارا"),
        ("تستضيف قاعة الملك حسين للمؤتمرات الجلسة.", "قاعة الملك حسين للمؤتمرات"),
        ("احتضن المركز الوطني للمؤتمرات يوسف بناني الأشغال.", "المركز الوطني للمؤتمرات يوسف بناني"),
        ("أقام الوفد في فندق الدرلتون ترينكس.", "فندق الدرلتون ترينكس"),
        ("تجمعوا في شارع الأمير حسن وساحة الشهداء.", "شارع الأمير حسن"),
        ("تجمعوا في شارع الأمير حسن وساحة الشهداء.", "ساحة الشهداء"),
        ("افتتح فرع المصرف في مدينة الشيخ سالم.", "مدينة الشيخ سالم"),
        ("حطت الطائرة في قاعدة الأمير خالد الجوية.", "قاعدة الأمير خالد الجوية"),
        ("غادروا من مطار القامشلي.", "مطار القامشلي"),
        ("تفقد ميناء الزلويتة.", "ميناء الزلويتة"),
        ("وصلوا إلى إقليم شبيلي الوسطى.", "إقليم شبيلي الوسطى"),
        ("سيطروا على بلدة كفرتوما الجنوبية.", "كفرتوما"),
        ("طال القصف بلدات ترموسا وكفر زيتا.", "كفر زيتا"),
        ("نزحوا من بلدتي ترموسا وقلناف.", "قلناف"),
    ],
)
def test_buildings_streets_and_towns_are_places(text: str, name: str) -> None:
    assert name in names(text, "place")


@pytest.mark.parametrize(
    "text",
    [
        "انعقد اللقاء في قاعة توماس سانكارا.",
        "تستضيف قاعة الملك حسين للمؤتمرات الجلسة.",
        "احتضن المركز الوطني للمؤتمرات يوسف بناني الأشغال.",
        "تجمعوا في شارع الحبيب بورقيبة.",
        "افتتح الفرع في مدينة الشيخ سالم.",
    ],
)
def test_whose_name_a_place_bears_is_no_person_of_the_article(text: str) -> None:
    assert names(text, "person") == set()


def test_the_city_in_the_name_of_an_airport_is_no_place_beside_it() -> None:
    assert names("غادروا من مطار القامشلي.", "place") == {"مطار القامشلي"}


def test_two_islands_are_two_places() -> None:
    assert {name.split()[-1] for name in names("تقع جزيرتا تيران وصنافير عند المدخل.", "place")} == {"تيران", "صنافير"}


@pytest.mark.parametrize("text", ["اتسعت قاعدة المشاركة.", "دخل ميدان العمل الإنساني.", "وقف في ساحة المعركة.", "دخلوا منطقة عازلة."])
def test_nouns_of_places_in_other_senses_are_none(text: str) -> None:
    assert names(text, "place") == set()


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("أجرت القاهرة وأنقرة اتصالات غير معلنة.", {"EG", "TR"}),
        ("استدعت أوسلو القائم بالأعمال.", {"NO"}),
        ("ينتظر أن تتسلم ليما الرد المكتوب.", {"PE"}),
        ("نقل الوسيط رسالة جديدة من طهران.", {"IR"}),
        ("هذا ما أبلغه الوزير إلى دمشق.", {"SY"}),
        ("قال مصدر إن لشبونة لن تغير موقفها.", {"PT"}),
        ("تحسنت العلاقات مع هلسنكي.", {"FI"}),
        ("تكرر موقف فيينا منذ شهر.", {"AT"}),
    ],
)
def test_a_capital_that_acts_or_is_dealt_with_is_its_state(text: str, states: set[str]) -> None:
    assert names(text, "country") == states
    assert names(text, "place") == set()


@pytest.mark.parametrize(
    "text",
    ["وصل الوفد إلى القاهرة أمس.", "احتضنت أوسلو المؤتمر.", "شهدت ليما مظاهرة.", "انعقد إعلان فيينا.", "نقل الجرحى إلى دمشق."],
)
def test_a_capital_where_something_happens_stays_a_place(text: str) -> None:
    assert names(text, "country") == set()
    assert len(names(text, "place")) == 1


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("دشن مدرستين للبنين وثالثة للبنات.", set()),
        ("انفجر أنبوب بقطر متر ونصف.", set()),
        ("رفعت القوة القاهرة عن الميناء.", set()),
        ("وصف خبير مالي الخطوة بالجيدة.", set()),
        ("اجتمع رئيس مالي الانتقالي بالوفد.", {"ML"}),
        ("ناقش الوزير مع نظيره المالي الاتفاق.", {"ML"}),
        ("هاجموا الأنابيب في دلتا النيجر.", set()),
        ("دعا الغينيين البيساويين إلى الحوار.", {"GW"}),
        ("التقى عددا من الكوريين الجنوبيين.", {"KR"}),
        ("دعت اسبانيا وانجلترا إلى التهدئة.", {"ES", "GB"}),
    ],
)
def test_words_that_look_like_a_state_are_told_from_it(text: str, states: set[str]) -> None:
    assert names(text, "country") == states


@pytest.mark.parametrize(
    ("text", "name"),
    [("دعا الأمير تركي السالم إلى الحوار.", "تركي السالم"), ("قال الناشط عبد الحميد الصومالي إن الوضع صعب.", "عبد الحميد الصومالي")],
)
def test_adjectives_of_states_in_names_of_persons_are_no_states(text: str, name: str) -> None:
    assert names(text, "person") == {name}
    assert names(text, "country") == set()
