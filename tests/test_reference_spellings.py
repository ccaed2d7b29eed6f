"""Names as newspapers write them lead to their entity, and what only looks like a name leads to none."""

from __future__ import annotations

import pytest

from majlis.clean.fold import fold
from majlis.model import Statement
from majlis.recognise.gazetteer import load_knowledge
from majlis.recognise.spellings import other_spellings
from test_recognise_persons import names, reading


def countries(text: str) -> set[str]:
    return names(text, "country")


def references(text: str) -> set[str]:
    """The last part of the IRIs of all known entities that a text names."""
    return {entity.reference.rsplit("/", 1)[1] for entity in reading(text).entities if entity.reference and entity.spans}


@pytest.mark.parametrize(
    ("code", "spellings"),
    [
        ("AO", "أنغولا أنجولا أنقولا أنكولا"),
        ("GT", "غواتيمالا جواتيمالا قواتيمالا كواتيمالا"),
        ("SG", "سنغافورة سنغافوره سنجافورة سنقافورة سنغافورا"),
        ("BD", "بنغلاديش بنجلاديش بنقلاديش بنغلادش"),
        ("BG", "بلغاريا بلجاريا بلقاريا"),
        ("GA", "الغابون الجابون القابون"),
        ("PY", "باراغواي باراجواي باراقواي"),
        ("CD", "الكونغو الكونجو الكونقو الكنغو"),
        ("UG", "أوغندا أوجندا أوقندا يوغندا"),
        ("LU", "لوكسمبورغ لوكسمبورج لكسمبورغ لوكسمبرغ"),
        ("VE", "فنزويلا فينزويلا ڤنزويلا"),
        ("VN", "فيتنام ڤيتنام الفيتنام"),
        ("KG", "قرغيزستان قيرغيزستان قرغيزيا كيرغيزستان"),
        ("TJ", "طاجيكستان طاجكستان تاجيكستان"),
        ("DK", "الدنمارك الدانمارك الدانمرك"),
        ("PH", "الفلبين الفيليبين"),
        ("SU", "السوفيتي السوفياتي السوفييتي"),
        ("YU", "يوغوسلافيا يوغسلافيا يوجوسلافيا"),
    ],
)
def test_every_spelling_of_a_state_leads_to_it(code: str, spellings: str) -> None:
    for spelling in spellings.split():
        assert countries(f"رحب الوفد بموقف {spelling} من الخطة.") == {code}, spelling


@pytest.mark.parametrize(
    ("place", "spellings"),
    [
        ("seoul", ["سيول", "سيؤول", "سيئول"]),
        ("bogota", ["بوغوتا", "بوجوتا", "بوقوتا"]),
        ("brussels", ["بروكسل", "بروكسيل"]),
        ("ndjamena", ["نجامينا", "انجمينا", "إنجامينا"]),
        ("ouagadougou", ["واغادوغو", "واجادوجو", "واقادوقو", "واغادوقو"]),
        ("istanbul", ["إسطنبول", "اسطنبول", "إستانبول", "اسطمبول"]),
        ("chicago", ["شيكاغو", "شيكاجو"]),
        ("hamburg", ["هامبورغ", "هامبورج", "هامبرغ"]),
        ("johannesburg", ["جوهانسبرغ", "جوهانسبورغ", "جوهانسبرج"]),
        ("glasgow", ["غلاسكو", "جلاسكو", "غلاسغو"]),
        ("karachi", ["كراتشي", "كاراتشي"]),
        ("camp-david", ["كامب ديفيد", "كامب دايفيد"]),
        ("sharm-el-sheikh", ["شرم الشيخ"]),
        ("europe", ["أوروبا", "أوربا", "اوروبا"]),
    ],
)
def test_every_spelling_of_a_city_leads_to_it(place: str, spellings: list[str]) -> None:
    for spelling in spellings:
        assert references(f"وصل الوفد أمس إلى {spelling} لبحث الملف.") == {place}, spelling


@pytest.mark.parametrize("word", ["البرتقال", "أقدام", "كوادر", "جوائز"])
def test_a_letter_put_for_another_never_makes_a_name_of_an_everyday_word(word: str) -> None:
    assert fold(word) not in load_knowledge().phrases


def test_other_spellings_change_no_word_of_the_language() -> None:
    assert list(other_spellings(("منطقه", "الغرب"), adjective=False)) == []
    assert ("ولايه", "جوجارات") in other_spellings(("ولايه", "غوجارات"), adjective=False)


@pytest.mark.parametrize(
    ("code", "adjectives"),
    [
        ("US", "الأميركيتان الأمريكيتين أميركيون الأمريكيات الأميركيو"),
        ("AE", "الإماراتي الإماراتية إماراتيين الإماراتيتان"),
        ("BF", "البوركينابي البوركينابية"),
        ("NE", "النيجري النيجرية"),
        ("NG", "النيجيري النيجيرية النيجيريين"),
        ("NZ", "النيوزيلندي النيوزيلندية"),
        ("LK", "السريلانكي السريلانكية"),
        ("NL", "الهولندي الهولنديون"),
        ("VE", "الفنزويلي الفنزويلية"),
        ("UY", "الأوروغواياني الأوروجواياني الأوروغوائي"),
        ("YU", "اليوغسلافي اليوغوسلافية"),
        ("CD", "الكونغولي الكونغولية"),
        ("TZ", "التنزاني التنزانية"),
        ("KZ", "الكازاخستاني الكازاخي القازاقي"),
        ("AZ", "الأذربيجاني الأذري"),
        ("TG", "التوغولي التوجولي"),
        ("SN", "السنغالي السنجالي"),
        ("LU", "اللوكسمبورغي اللوكسمبورجي"),
        ("BG", "البلغاري البلجاري"),
        ("CH", "السويسري السويسرية"),
        ("MR", "الموريتاني الموريطاني"),
    ],
)
def test_an_adjective_in_any_gender_and_number_leads_to_its_state(code: str, adjectives: str) -> None:
    for adjective in adjectives.split():
        assert countries(f"أشاد البيان بدور الوفود {adjective} في اللقاء.") == {code}, adjective


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("KR", "الرئيس الكوري الجنوبي"), ("KP", "الوزيرة الكورية الشمالية"), ("ZA", "الرئيس الجنوب أفريقي"),
        ("ZA", "الوزيرة الجنوب إفريقية"),
        ("SM", "الوزير السان ماريني"), ("GW", "الرئيس الغيني بيساوي"), ("GQ", "الرئيس الغيني الاستوائي"), ("SS", "الوزير الجنوب سوداني"),
        ("CR", "الرئيس الكوستاريكي"), ("LK", "السفير السري لانكي"), ("SL", "الرئيس السيراليوني"), ("CV", "الوزير الكابفيردي"),
    ],
)  # fmt: skip
def test_an_adjective_of_two_words_leads_to_its_state(code: str, title: str) -> None:
    assert countries(f"قال {title} إن الحوار مستمر.") == {code}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("شارك وفدا غينيا وغينيا بيساو في الحوار.", {"GN", "GW"}),
        ("شارك وفدا غينيا-بيساو وغينيا الاستوائية في الحوار.", {"GW", "GQ"}),
        ("دعت بابوا غينيا الجديدة إلى الحوار.", {"PG"}),
        ("وافقت الكوريتان على الهدنة.", {"KP", "KR"}),
        ("التقى الوزير النيجري نظيره النيجيري.", {"NE", "NG"}),
        ("زار الوفد النيجر ثم التقى الرئيس النيجيري في نيامي.", {"NE"}),
        ("دخلت القوات الكونغولية البلدة.", {"CD"}),
        ("أعلنت حكومة الكونغو في برازافيل دعم الوساطة الكونغولية.", {"CG"}),
        ("أعلنت جنوب السودان والسودان فتح الحدود.", {"SS", "SD"}),
        ("أعلنت جمهورية الدومينيكان ودومينيكا دعمهما.", {"DO", "DM"}),
        ("أعلنت مالي والنيجر انسحابهما.", {"ML", "NE"}),
        ("عرضت اليابان تقديم دعم مالي كبير.", {"JP"}),
        ("أعلن الأردن أن نهر الأردن جف.", {"JO"}),
        ("يعاني غور الأردن والضفة الغربية لنهر الأردن من الجفاف.", set()),
        ("بحثت اللجنة أمن خليج غينيا وحوض بحيرة تشاد.", set()),
        ("تجتمع دول المغرب العربي لبحث أمن الشرق الأوسط.", set()),
        ("مر الأسطول ببحر الصين الجنوبي والمحيط الهندي ومضيق تايوان وخليج عمان.", set()),
        ("بحث اللقاء الوضع في آسيا الوسطى والقرن الأفريقي والهند الصينية.", set()),
        ("وصل الوفد إلى ولاية جورجيا ثم إلى نيو مكسيكو ونيو جيرسي.", set()),
        ("وصل الوفد إلى جورجيا.", {"GE"}),
        ("زار الوفد جبل لبنان.", set()),
        ("أبحرت السفن من قناة بنما إلى قناة السويس.", set()),
    ],
)
def test_homographs_are_told_apart_by_what_stands_around_them(text: str, codes: set[str]) -> None:
    assert countries(text) == codes


def test_vowel_signs_tell_oman_from_amman() -> None:
    assert references("أشاد المبعوث بدور عُمان.") == {"OM"}
    assert references("أشاد المبعوث بدور عَمّان.") == {"amman"}
    assert references("أشاد المبعوث بدور عمّان وقال إن عُمان مستعدة.") == {"amman", "OM"}


def test_a_surname_that_is_an_adjective_names_no_state() -> None:
    assert countries("قال النائب ياسر العراقي إن المجلس سيصوت. وأضاف العراقي أن النص جاهز.") == set()
    assert countries("قال النائب ياسر حميد إن الوفد العراقي سيصوت.") == {"IQ"}


@pytest.mark.parametrize(
    ("text", "outlet"),
    [("قال الوزير لقناة العالم إن العالم تغير.", "al-alam"), ("ذكرت صحيفة النهار أن النهار طويل.", "an-nahar")],
)
def test_an_outlet_is_one_after_the_noun_for_it_only(text: str, outlet: str) -> None:
    assert references(text) == {outlet}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("قال قصر الإليزيه في بيان إن الرئيس سيزور الجزائر.", "FR"),
        ("أعلن الكرملين أن الرئيس سيشارك في القمة.", "RU"),
        ("رحب البيت الأبيض بالخطوة.", "US"),
        ("أكد قصر بعبدا أن المشاورات مستمرة.", "LB"),
        ("أعلن قصر ميرافلوريس أن الحوار مستمر.", "VE"),
    ],
)
def test_a_seat_of_power_speaks_for_its_state(text: str, state: str) -> None:
    assert f"country/{state}" in {claim.speaker for claim in reading(text).claims if isinstance(claim, Statement)}


def test_a_seat_of_power_where_something_happens_is_a_place() -> None:
    found = reading("عقد اللقاء في قصر الإليزيه.")
    assert [meeting.place for meeting in found.meetings] == ["place/elysee-palace"]
    assert countries("عقد اللقاء في قصر الإليزيه.") == set()


def test_the_city_behind_a_building_is_named_too() -> None:
    assert references("عقد اللقاء في قصر السلام في جدة أمس بحضور الوفد السعودي.") == {"SA", "jeddah", "al-salam-palace-jeddah"}


@pytest.mark.parametrize(
    ("body", "spellings"),
    [
        ("united-nations-interim-force-in-lebanon", ["يونيفيل", "اليونيفيل", "قوات اليونيفيل"]),
        ("intergovernmental-authority-on-development", ["إيغاد", "الإيغاد", "منظمة إيقاد"]),
        ("economic-community-of-west-african-states", ["إيكواس", "الإيكواس", "سيدياو"]),
        ("association-of-southeast-asian-nations", ["آسيان", "رابطة آسيان"]),
        ("southern-common-market", ["ميركوسور", "ميركوسر"]),
        ("community-of-latin-american-and-caribbean-states", ["سيلاك", "سلاك"]),
        ("opec-plus", ["أوبك+", "تحالف أوبك+", "أوبك بلس"]),
        ("p5-plus1", ["مجموعة 5+1", "مجموعة (5+1)"]),
        ("libyan-5-plus5-joint-military-commission", ["لجنة 5+5", "اللجنة العسكرية المشتركة (5+5)"]),
        ("group-of-77", ["مجموعة الـ77", "مجموعة الـ77 والصين"]),
        ("normandy-format", ["صيغة النورماندي", "رباعية نورماندي"]),
        ("osce-minsk-group", ["مجموعة مينسك"]),
        ("united-nations-mission-in-south-sudan", ["يونميس"]),
        ("european-union", ["الاتحاد الأوروبي", "الاتحاد الأوربي"]),
        ("north-atlantic-treaty-organization", ["الناتو", "حلف شمال الأطلسي", "حلف الأطلسي"]),
        ("qatar-airways", ["الخطوط الجوية القطرية"]),
        ("warsaw-pact", ["حلف وارسو"]),
        ("paris-club", ["نادي باريس"]),
        ("rio-group", ["مجموعة ريو"]),
        ("sudanese-armed-forces", ["الجيش السوداني"]),
    ],
)
def test_every_name_and_abbreviation_of_a_body_leads_to_it_alone(body: str, spellings: list[str]) -> None:
    for spelling in spellings:
        assert body in references(f"رحب الوفد أمس بموقف {spelling} من الخطة."), spelling
        assert names(f"رحب الوفد أمس بموقف {spelling} من الخطة.", "place") == set(), spelling
