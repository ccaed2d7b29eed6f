"""Identity across articles: small corpora whose reports are, or are not, of one meeting or person."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from majlis.resolve.across import resolve
from majlis.resolve.identity import DEFAULT_BASE
from majlis.resolve.resolution import Resolution
from readings import COALITION, PARENTS, SMALL_GROUP, Told, relative_day

TUESDAY = "-1 1"  # «yesterday, Tuesday»


def world(*told: Told) -> Resolution:
    return resolve([article.reading() for article in told], DEFAULT_BASE, PARENTS, relative_day)


def coalition(told: Told) -> tuple[str, ...]:
    return (told.body("التحالف الدولي", COALITION),)


def small_group(told: Told) -> tuple[str, ...]:
    return (told.body("المجموعة المصغرة", SMALL_GROUP),)


def madrid(id: str, date: str | None = "2025-06-10", published: str | None = "2025-06-11", relative: str | None = None) -> Told:
    told = Told(id, published)
    chairs = (told.person("ألبيرتو أوسلاي", "ES"), told.person("غريغوري لوغيرفو", "US"))
    told.meeting(
        "small-group", date=date, relative=relative, place="مدريد", country="ES", host="ES", bodies=small_group(told), chairs=chairs,
    )
    return told


def one_meeting_of_a_body_on_one_day() -> tuple[Told, Told]:
    return madrid("a"), madrid("b")


def an_undated_report_with_the_same_chairs_and_a_weekday_that_fits() -> tuple[Told, Told]:
    return madrid("a", date=None, published=None, relative=TUESDAY), madrid("b")


def a_parent_body_for_its_part_on_one_day_in_one_place() -> tuple[Told, Told]:
    left, right = Told("a"), Told("b")
    left.meeting("small-group", date="2025-06-10", place="مدريد", country="ES", bodies=small_group(left))
    right.meeting("other", date="2025-06-10", place="مدريد", country="ES", bodies=coalition(right))
    return left, right


def a_month_without_year_and_the_day_in_it() -> tuple[Told, Told]:
    left, right = Told("a", "2022-05-12"), Told("b", "2021-06-29")
    left.meeting("ministerial", date="XXXX-06", place="روما", country="IT", bodies=coalition(left))
    right.meeting("ministerial", date="2021-06-28", place="روما", country="IT", bodies=coalition(right))
    return left, right


def an_announced_meeting_and_the_held_one() -> tuple[Told, Told]:
    left, right = Told("a", "2022-12-08"), Told("b")
    left.meeting("ministerial", "planned", country="SA", host="SA", bodies=coalition(left))
    right.meeting("ministerial", place="الرياض", country="SA", bodies=coalition(right))
    return left, right


def ministers_without_a_body_by_their_names_place_and_day() -> tuple[Told, Told]:
    out = []
    for id in "ab":
        told = Told(id)
        people = tuple(told.person(name, state) for name, state in (("أيمن الصفدي", "JO"), ("فؤاد حسين", "IQ")))
        told.meeting("ministerial" if id == "a" else "talks", date="2023-05-01", place="عمّان", country="JO", people=people)
        out.append(told)
    return out[0], out[1]


def a_call_between_two_states_on_one_day() -> tuple[Told, Told]:
    out = []
    for id in "ab":
        told = Told(id)
        told.meeting("call", date="2023-10-18", mode="virtual", people=(told.person("سامح شكري", "EG"), told.person("أنتوني بلينكن", "US")))
        out.append(told)
    return out[0], out[1]


SAME = [
    one_meeting_of_a_body_on_one_day, an_undated_report_with_the_same_chairs_and_a_weekday_that_fits,
    a_parent_body_for_its_part_on_one_day_in_one_place, a_month_without_year_and_the_day_in_it, an_announced_meeting_and_the_held_one,
    ministers_without_a_body_by_their_names_place_and_day, a_call_between_two_states_on_one_day,
]


def one_body_in_different_years() -> tuple[Told, Told]:
    return madrid("a", "2024-06-11", "2024-06-12"), madrid("b")


def one_body_on_neighbouring_days() -> tuple[Told, Told]:
    return madrid("a", "2025-06-11"), madrid("b")


def two_bodies_on_one_day_in_one_city() -> tuple[Told, Told]:
    left, right = Told("a"), Told("b")
    left.meeting(date="2025-06-10", place="القاهرة", country="EG", bodies=(left.body("جامعة الدول العربية", "organisation/arab-league"),))
    right.meeting(date="2025-06-10", place="القاهرة", country="EG", bodies=(right.body("الاتحاد الأفريقي", "organisation/african-union"),))
    return left, right


def a_weekday_that_does_not_fit() -> tuple[Told, Told]:
    return madrid("a", date=None, published=None, relative="-1 3"), madrid("b")


def an_undated_report_that_shares_only_standing_circumstances() -> tuple[Told, Told]:
    left, right = Told("a"), Told("b")
    left.meeting("small-group", place="الرياض", country="SA", host="SA", bodies=small_group(left))
    right.meeting("small-group", date="2026-02-09", place="الرياض", country="SA", host="SA", bodies=small_group(right))
    return left, right


def an_announcement_after_the_meeting_was_over() -> tuple[Told, Told]:
    left, right = Told("a", "2023-07-01"), Told("b", "2023-06-09")
    left.meeting("ministerial", "planned", country="SA", host="SA", bodies=coalition(left))
    right.meeting("ministerial", date="2023-06-08", place="الرياض", country="SA", bodies=coalition(right))
    return left, right


def a_cancelled_meeting_and_a_held_one() -> tuple[Told, Told]:
    left, right = madrid("a"), Told("b")
    right.meeting("small-group", "cancelled", "2025-06-10", place="مدريد", country="ES", host="ES", bodies=small_group(right))
    return left, right


def a_virtual_meeting_and_one_in_a_city() -> tuple[Told, Told]:
    left, right = Told("a"), Told("b")
    left.meeting("small-group", date="2025-06-10", bodies=small_group(left), mode="virtual")
    right.meeting("small-group", date="2025-06-10", bodies=small_group(right), place="مدريد", country="ES")
    return left, right


def two_bilateral_meetings_in_one_capital_on_one_day() -> tuple[Told, Told]:
    left, right = Told("a"), Told("b")
    left.meeting("bilateral", date="2025-06-10", place="القاهرة", country="EG", host="EG", parties=("FR",))
    right.meeting("bilateral", date="2025-06-10", place="القاهرة", country="EG", host="EG", parties=("DE",))
    return left, right


def a_summit_and_a_working_group_of_one_body_on_one_day() -> tuple[Told, Told]:
    left, right = Told("a"), Told("b")
    left.meeting("summit", date="2025-06-10", place="مدريد", country="ES", bodies=coalition(left))
    right.meeting("working-group", date="2025-06-10", place="مدريد", country="ES", bodies=coalition(right))
    return left, right


NOT_SAME = [
    one_body_in_different_years, one_body_on_neighbouring_days, two_bodies_on_one_day_in_one_city, a_weekday_that_does_not_fit,
    an_undated_report_that_shares_only_standing_circumstances, an_announcement_after_the_meeting_was_over,
    a_cancelled_meeting_and_a_held_one, a_virtual_meeting_and_one_in_a_city, two_bilateral_meetings_in_one_capital_on_one_day,
    a_summit_and_a_working_group_of_one_body_on_one_day,
]


@pytest.mark.parametrize("corpus", SAME, ids=lambda corpus: corpus.__name__)
def test_two_reports_are_of_one_meeting(corpus: Callable[[], tuple[Told, Told]]) -> None:
    found = world(*corpus())
    assert len(found.meetings) == 1
    assert [merge.what for merge in found.merges].count("meeting") == 1
    assert all(merge.reason and merge.score >= 3 for merge in found.merges)


@pytest.mark.parametrize("corpus", NOT_SAME, ids=lambda corpus: corpus.__name__)
def test_two_reports_are_not_of_one_meeting(corpus: Callable[[], tuple[Told, Told]]) -> None:
    assert len(world(*corpus()).meetings) == 2


def test_what_is_uncertain_is_listed_as_a_candidate() -> None:
    found = world(*an_undated_report_that_shares_only_standing_circumstances())
    assert [candidate.what for candidate in found.candidates] == ["meeting"]
    assert "not sure enough" in found.candidates[0].reason


def test_an_undated_report_that_fits_two_meetings_joins_neither() -> None:
    undated = madrid("a", date=None, published=None)
    found = world(undated, madrid("b", "2024-06-11", "2024-06-12"), madrid("c"))
    assert len(found.meetings) == 3
    assert len([candidate for candidate in found.candidates if candidate.what == "meeting"]) == 2


def test_one_article_never_reports_one_meeting_twice() -> None:
    twice = madrid("a")
    twice.meeting("small-group", date="2025-06-10", place="مدريد", country="ES", host="ES", bodies=small_group(twice))
    assert len(world(twice, madrid("b")).meetings) == 2


def test_an_undated_article_is_dated_by_the_meeting_it_shares() -> None:
    undated = madrid("a", date=None, published=None, relative=TUESDAY)
    undated.meeting("working-group", date="XXXX-06-03", relative="-8", bodies=(undated.body("مجموعة عمل"),))
    found = world(undated, madrid("b"))
    assert {found.readings[index].article.id: settled.published for index, settled in found.settled.items()} == {"a": "2025-06-11"}
    assert sorted(meeting.date or "" for meeting in found.meetings) == ["2025-06-03", "2025-06-10"]
    shared = next(meeting for meeting in found.meetings if meeting.date == "2025-06-10")
    assert shared.settled_by is not None and found.readings[shared.settled_by].article.id == "b"


def test_an_article_stays_undated_where_two_days_would_fit() -> None:
    undated = madrid("a", date=None, published=None, relative=None)
    found = world(undated, madrid("b"))
    assert len(found.meetings) == 1
    assert found.settled == {}


def test_a_settled_date_lets_a_second_meeting_join() -> None:
    undated = madrid("a", date=None, published=None, relative=TUESDAY)
    undated.meeting("ministerial", relative="-30", country="SA", bodies=coalition(undated))
    other = Told("c", "2025-05-13")
    other.meeting("ministerial", date="2025-05-12", place="الرياض", country="SA", bodies=coalition(other))
    found = world(undated, madrid("b"), other)
    assert sorted(len(meeting.members) for meeting in found.meetings) == [2, 2]


def test_an_announced_and_held_meeting_is_held() -> None:
    found = world(*an_announced_meeting_and_the_held_one())
    assert found.meetings[0].status == "held"


def test_the_order_of_the_readings_does_not_matter() -> None:
    told = (madrid("a", date=None, published=None, relative=TUESDAY), madrid("b"), *an_announced_meeting_and_the_held_one())
    worlds = {repr(world(*order)) for order in permutations(told)}
    assert len(worlds) == 1


PERSONS_SAME = [
    (("غريغوري لوغيرفو", "US", None), ("غريغوري د. لوغيرفو", "US", None)),
    (("فيصل بن فرحان", "SA", "وزير الخارجية"), ("فيصل بن فرحان بن عبدالله آل سعود", "SA", "وزير الخارجية")),
    (("توم باراك", "US", "المبعوث الخاص"), ("توماس باراك", "US", "المبعوث الخاص")),
    (("أورسولا فون دير لاين", "BE", "رئيسة المفوضية"), ("أورسولا فون دير لايين", "BE", "رئيسة المفوضية")),
    (("ألبيرتو أوسلاي", None, None), ("ألبيرتو أوسلاي", None, None)),
    (("غودفري بوم", "US", "المبعوث الخاص"), ("جودفري بوم", "US", "المبعوث الخاص")),
]
PERSONS_NOT_SAME = [
    (("محمد علي", "EG", None), ("محمد علي", "YE", None)),
    (("علي حسن", "SY", None), ("علي حسين", "SY", None)),
    (("جون غودفري", "US", None), ("جون ماكاري", "US", None)),
    (("محمد بن سلمان", "SA", None), ("محمد بن زايد", "AE", None)),
    (("حسين", None, None), ("صدام حسين", None, None)),
]


def _two(left: tuple[str, str | None, str | None], right: tuple[str, str | None, str | None]) -> Resolution:
    told = Told("a"), Told("b")
    for article, (name, state, title) in zip(told, (left, right), strict=True):
        article.person(name, state, title)
    return world(*told)


@pytest.mark.parametrize(("left", "right"), PERSONS_SAME)
def test_two_names_are_one_person(left: tuple[str, str | None, str | None], right: tuple[str, str | None, str | None]) -> None:
    assert len([entity for entity in _two(left, right).entities if entity.type == "person"]) == 1


@pytest.mark.parametrize(("left", "right"), PERSONS_NOT_SAME)
def test_two_names_are_two_persons(left: tuple[str, str | None, str | None], right: tuple[str, str | None, str | None]) -> None:
    assert len([entity for entity in _two(left, right).entities if entity.type == "person"]) == 2


def test_the_participants_of_one_article_are_not_those_of_another() -> None:
    told = Told("a"), Told("b")
    for article in told:
        article.entity("organisation", "المشاركون", collective=True)
    assert len(world(*told).entities) == 2


def test_an_unknown_organisation_is_known_by_its_folded_name() -> None:
    told = Told("a"), Told("b")
    told[0].body("منظمة الأمل")
    told[1].body("منظمة الامل")
    assert len(world(*told).entities) == 1
