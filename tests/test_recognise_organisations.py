"""Organisations and places: which nouns name a body, where its name ends, and what names nobody."""

from __future__ import annotations

import pytest

from test_recognise_persons import names


def bodies(text: str) -> set[str]:
    return names(text, "organisation")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلنت وزارة الخارجية الكندية موقفها.", "وزارة الخارجية الكندية"),
        ("قالت وزارة الهجرة والمهجرين إن العائدين بخير.", "وزارة الهجرة والمهجرين"),
        ("أكدت الخارجية الرومانية مشاركتها في القمة.", "الخارجية الرومانية"),
        ("نفت الرئاسة الكينية الخبر.", "الرئاسة الكينية"),
        ("أعلنت اللجنة الإشرافية المعنية بتنفيذ الاتفاق نتائجها.", "اللجنة الإشرافية"),
        ("انضم حزب باريستان إلى الحكومة.", "حزب باريستان"),
        ("ناقش مجلس السيادة الأوضاع.", "مجلس السيادة"),
        ("رفض تيار النهضة الوطني المشاركة في الجلسة.", "تيار النهضة الوطني"),
        ("شاركت حركة «أزواد الحرة» في الحوار.", "حركة أزواد الحرة"),
        ("زار وفد للمجلس التنفيذي العاصمة.", "المجلس التنفيذي"),
        ("صوت مجلس الشورى القطري على القانون.", "مجلس الشورى القطري"),
    ],
)
def test_a_head_noun_and_what_grammar_binds_to_it_name_a_body(text: str, name: str) -> None:
    assert name in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "تولت المملكة الرئاسة المشتركة للأشغال.",
        "عقد الاجتماع برئاسة السيد الوزير.",
        "تسلم الوزير الرئاسة الدورية للرابطة.",
        "بحث الجانبان تنظيم الاقتراع في موعده.",
        "طالب البيان المنظمات الدولية بالتحرك.",
        "قال رئيس مجلس الوزراء إن الخطة جاهزة.",
        "انسحبت القوات الأجنبية من المدينة.",
        "تولى الوزير قيادة الجهود الوطنية.",
        "وقال الوزير لافتا إلى أن الحوار مستمر.",
        "وأفاد مصدر مطلع بأن الجلسة تأجلت.",
    ],
)
def test_what_is_too_general_or_no_noun_names_no_body(text: str) -> None:
    assert bodies(text) == set()


def test_a_government_with_its_state_is_the_state_alone() -> None:
    text = "قررت الحكومة البرتغالية دعم الخطة."
    assert bodies(text) == set()
    assert names(text, "country") == {"PT"}


def test_a_body_inside_a_title_is_named_too() -> None:
    assert "وزارة الخارجية الهندية" in bodies("قال المتحدث باسم وزارة الخارجية الهندية راهول مهتا إن الوفد وصل.")


def test_the_feminine_adjective_of_a_woman_minister_makes_no_ministry_of_her_title() -> None:
    assert bodies("قالت وزيرة الخارجية النمساوية كلارا هوبر إن الحوار مستمر.") == set()


def test_what_stands_after_the_adjective_of_a_state_is_no_part_of_the_name() -> None:
    assert bodies("دعت وزارة الخارجية الروسية الطرفين إلى ضبط النفس.") == {"وزارة الخارجية الروسية"}


def test_a_whole_sentence_in_quotes_is_no_name() -> None:
    assert "حادت" not in " ".join(bodies("قال الوزير إن المنظمة «حادت عن مبادئ المؤسسين»."))


def test_the_parent_at_the_end_of_an_organ_s_name_is_named_too() -> None:
    assert bodies("أعلنت مفوضية الاتحاد الأفريقي موعد القمة.") >= {"مفوضية الاتحاد الأفريقي", "الاتحاد الأفريقي"}


@pytest.mark.parametrize(
    "text",
    [
        "وأن المحادثات ستستأنف قريبا.",
        "وكان الوزير قد غادر.",
        "جرى اللقاء في إطار التشاور.",
        "استمر الحوار لفترة طويلة.",
        "أعلن القائم بالأعمال ذلك.",
        "دعا إلى التسوية السلمية للنزاع.",
        "تغير المشهد سريعا.",
    ],
)
def test_everyday_words_are_no_places(text: str) -> None:
    assert names(text, "place") == set()


def test_an_everyday_word_after_the_noun_for_a_place_is_one() -> None:
    assert {name.split()[-1] for name in names("وصلت المساعدات إلى سوريا عبر مدينة القائم.", "place")} >= {"القائم"}


def test_two_camps_after_a_noun_in_the_dual_are_both_places() -> None:
    assert len(names("زار الوفد مخيمي الهول وروج في سوريا.", "place")) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("عقدت الدورة الثالثة للجنة العليا المشتركة.", "اللجنة العليا المشتركة"),
        ("ناقشت اللجنة الفنية الرومانية-الصربية الملف.", "اللجنة الفنية الرومانية-الصربية"),
        ("شارك تجمع تنمية غرب أفريقيا «تغا» في الندوة.", "تجمع تنمية غرب أفريقيا"),
        ("تأسس اتحاد المؤلفين للدول الناطقة بالفرنسية.", "اتحاد المؤلفين للدول الناطقة بالفرنسية"),
    ],
)
def test_lost_articles_hyphens_and_short_names(text: str, name: str) -> None:
    assert name in {found.replace(" - ", "-") for found in bodies(text)}


@pytest.mark.parametrize("text", ["انسحبت القوات البولندية من البلدة.", "دخلت قوات مجرية المدينة.", "تعطلت حركة النقل بين البلدين."])
def test_troops_and_traffic_are_no_bodies(text: str) -> None:
    assert bodies(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("عقد اللقاء في قصر البستان أمس.", "قصر البستان"),
        ("وصل إلى مطار الملك فيصل الدولي صباحا.", "مطار الملك فيصل الدولي"),
        ("زار الوفد قلعة وارسو.", "قلعة وارسو"),
        ("أعيد فتح معبر تومباري الحدودي.", "معبر تومباري"),
        ("جرت المراسم بالقصر الجمهوري.", "القصر الجمهوري"),
    ],
)
def test_buildings_and_lands_are_places(text: str, name: str) -> None:
    assert name in names(text, "place")


def test_an_airport_named_after_a_king_is_no_person() -> None:
    assert names("وصل الوفد إلى مطار الملك فيصل الدولي.") == set()
