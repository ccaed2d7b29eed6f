"""Whose an office is that names no state: as the list of holders knows it, after what the text says and before any home."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import pytest

from majlis.graph.reference import load_reference
from majlis.interpret.reader import load_knowledge, read_article
from majlis.model import Article, Block, Commitment, Position, Reading


@lru_cache(maxsize=200)
def reading(text: str, published: str | None = None, outlet: str | None = None) -> Reading:
    digest = hashlib.sha256(text.encode()).hexdigest()
    blocks = (Block(0, len(text), "body"),)
    article = Article("a", "articles/a.txt", digest, text, text, None, blocks, title=None, outlet=outlet, published=published)
    return read_article(article, load_knowledge(()))


def affiliations(text: str, published: str | None = None, outlet: str | None = None) -> dict[str, str]:
    """Person → state or body, of each position."""
    found = reading(text, published, outlet)
    name = {entity.id: entity.name for entity in found.entities}
    return {name[c.person]: name[c.affiliation] for c in found.claims if isinstance(c, Position) and c.affiliation is not None}


@pytest.mark.parametrize(
    ("text", "person", "owner"),
    [
        ("أكد وزير الخارجية سامح شكري أن المشاورات مستمرة.", "سامح شكري", "EG"),
        ("شدد الرئيس تبون على أهمية التعاون.", "تبون", "DZ"),
        ("قال رئيس الحكومة عبد الحميد الدبيبة إن الانتخابات قريبة.", "عبد الحميد الدبيبة", "LY"),
        ("قال رئيس مجلس الوزراء مصطفى مدبولي إن المشروع سيكتمل.", "مصطفى مدبولي", "EG"),
        ("قال نائب رئيس الوزراء وزير الخارجية فؤاد حسين إن الحوار مفيد.", "فؤاد حسين", "IQ"),
        ("أشاد الوزير الأول نذير العرباوي بالاتفاق.", "نذير العرباوي", "DZ"),
        ("أكد ولي العهد الأمير محمد بن سلمان أهمية الشراكة.", "محمد بن سلمان", "SA"),
        ("أعرب أمير البلاد الشيخ تميم بن حمد آل ثاني عن تقديره.", "تميم بن حمد آل ثاني", "QA"),
        ("قال الرئيس فولوديمير زيلينسكي إن بلاده تحتاج إلى الدعم.", "فولوديمير زيلينسكي", "UA"),
        ("صرح وزير الخارجية الشيخ عبد الله بن زايد بن سلطان آل نهيان بذلك.", "عبد الله بن زايد بن سلطان آل نهيان", "AE"),
        ("قال الأمين العام أنطونيو غوتيريش إن الوضع خطير.", "أنطونيو غوتيريش", "الأمم المتحدة"),
        ("قال المبعوث هانس غروندبرغ إن الهدنة صامدة.", "هانس غروندبرغ", "الأمم المتحدة"),
        ("أكدت رئيسة المفوضية أورسولا فون دير لاين أن الاتفاق مهم.", "أورسولا فون دير لاين", "المفوضية الأوروبية"),
    ],
)
def test_a_title_without_a_state_is_that_of_the_known_holder(text: str, person: str, owner: str) -> None:
    assert affiliations(text) == {person: owner}


@pytest.mark.parametrize(
    ("person", "owner"),
    [
        ("سيرغي لافروف", "RU"),
        ("سيرجي لافروف", "RU"),
        ("سرغي لافروف", "RU"),
        ("سيرغي لفروف", "RU"),  # in no list
        ("جان إيف لودريان", "FR"),
        ("عبدالله بو حبيب", "LB"),
        ("عبد الله بو حبيب", "LB"),
        ("الدكتور بدر أحمد عبدالعاطي", "EG"),
    ],
)
def test_a_holder_is_known_by_any_usual_spelling(person: str, owner: str) -> None:
    assert list(affiliations(f"قال وزير الخارجية {person} إن الاتفاق مهم.").values()) == [owner]


@pytest.mark.parametrize(
    "text",
    [
        "شكر الملك عبد الله الحضور.",  # of two kingdoms
        "قال رئيس الوزراء كوستاس ميلوناس إن الحوار ضروري.",  # of no list
        "قال وزير الخارجية محمد سامح إن الحوار ضروري.",  # a holder's given name
        "قال وزير الخارجية سالم إن الحوار ضروري.",  # a given name, and the last of a holder's
        "قال الرئيس حسن الدوري إن الحوار ضروري.",
    ],
)
def test_a_name_of_holders_in_two_states_or_of_none_decides_nothing(text: str) -> None:
    assert affiliations(text, "2010-03-01") == {}


@pytest.mark.parametrize(
    ("published", "owner"), [("2009-05-10", "YE"), ("2020-05-10", "IQ"), (None, None), ("2015-05-10", None)]
)
def test_the_year_of_publication_tells_namesakes_apart(published: str | None, owner: str | None) -> None:
    assert affiliations("أكد الرئيس صالح أن الحوار مستمر.", published) == ({"صالح": owner} if owner else {})


@pytest.mark.parametrize(
    ("text", "published", "decided"),
    [
        ("قال رئيس الحكومة نجيب ميقاتي إن الأزمة عميقة.", "2012-04-01", True),
        ("قال رئيس الحكومة نجيب ميقاتي إن الأزمة عميقة.", "2015-02-01", True),  # a year late
        ("قال رئيس الحكومة نجيب ميقاتي إن الأزمة عميقة.", "2018-04-01", False),
        ("قال رئيس الحكومة السابق نجيب ميقاتي إن الأزمة عميقة.", "2018-04-01", True),
        ("قال وزير الخارجية ماركو روبيو إن الأزمة عميقة.", "2012-04-01", False),
    ],
)
def test_an_office_at_another_time_than_its_term_is_not_decided(text: str, published: str, decided: bool) -> None:
    assert bool(affiliations(text, published)) is decided


def test_what_the_text_says_of_the_office_comes_first() -> None:
    assert affiliations("قال وزير الخارجية الأردني فيصل المقداد إن بلاده تدعم الحل.") == {"فيصل المقداد": "JO"}


def test_another_office_than_the_known_one_is_not_decided() -> None:
    assert affiliations("قال وزير الزراعة سامح شكري إن الموسم جيد.") == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أشار التقرير في لبنان إلى أن الرئيس جاك شيراك افتتح المركز قبل أعوام.", {}),
        ("وكان وزير المالية جاك سترو غائبا عن لبنان.", {}),
        ("قال وزير المالية باسل الحموري إن لبنان يحتاج إلى الدعم.", {"باسل الحموري": "LB"}),
        ("التقى في لبنان رئيس الحكومة سعد الحريري.", {"سعد الحريري": "LB"}),
    ],
)
def test_a_foreign_holder_alone_is_not_given_the_home_of_the_outlet(text: str, found: dict[str, str]) -> None:
    assert affiliations(text, "2018-06-01", "الوكالة الوطنية اللبنانية") == found


def test_holders_named_without_their_state_tell_where_an_article_is_from() -> None:
    text = "بحث وزير الخارجية أيمن الصفدي ووزير الزراعة باسل الحموري خطة الموسم."
    assert affiliations(text) == {"أيمن الصفدي": "JO", "باسل الحموري": "JO"}


def test_a_minister_without_a_name_is_not_one_of_another_ministry() -> None:
    text = "التقى وزير الخارجية المصري بدر عبد العاطي السفير. وحضر اللقاء وزير الدولة المصري للإنتاج الحربي."
    found = reading(text)
    persons = {entity.name: entity.spans for entity in found.entities if entity.type == "person"}
    assert all(end <= text.index("وحضر") for spans in persons.values() for _, end in spans)


def test_the_envoy_of_a_body_is_none_of_the_two_sides() -> None:
    text = "اتفقت الحكومة السودانية على الهدنة. وقال المبعوث رمطان لعمامرة إن الطرفين اتفقا على وقف إطلاق النار."
    found = reading(text, "2024-07-15")
    name = {entity.id: entity.name for entity in found.entities}
    assert "الأمم المتحدة" not in {name[claim.actor] for claim in found.claims if isinstance(claim, Commitment)}


def test_only_persons_whom_the_article_names_are_persons_of_it_and_by_its_own_words() -> None:
    found = reading("قال الرئيس بوتين إن الحوار مستمر.")
    assert [(entity.name, entity.reference) for entity in found.entities if entity.type == "person"] == [("بوتين", None)]


def test_a_state_that_the_article_does_not_name_is_no_mention() -> None:
    found = reading("قال الرئيس بوتين إن الحوار مستمر.")
    assert [entity.name for entity in found.entities if entity.spans] == ["بوتين"]


def test_nobody_of_the_list_is_in_the_reference_graph() -> None:
    kinds = {value.value for properties in load_reference().described.values() for key, value in properties if key.endswith("#type")}
    assert kinds and not any(kind.endswith("#Person") for kind in kinds)


def test_a_counterpart_is_of_another_state_than_the_one_whose_counterpart_he_is() -> None:
    assert affiliations("التقى وزير الخارجية المصري سامح شكري نظيره فيصل بن فرحان.") == {"سامح شكري": "EG", "فيصل بن فرحان": "SA"}
    assert affiliations("وصل وزير الصناعة المصري سامح حمدي إلى المطار واستقبله نظيره كريم الزبيدي.") == {"سامح حمدي": "EG"}
