"""The query library on the graph of the seeds.

The rows were written by hand from the articles: those in `must` are there, those in `may` are sound too, nothing else is.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from majlis import query
from majlis.clean.fold import fold_name

ROOT = Path(__file__).parent.parent
ID = "https://w3id.org/majlis/id/"
THEME = "https://w3id.org/majlis/theme/"
Rows = set[tuple[object, ...]]

MADRID, HAGUE, RIYADH, ROME = "مدريد", "لاهاي", "الرياض", "روما"
INTERPOL = "المنظمة الدولية للشرطة الجنائية"  # its name in the reference data, whatever an article calls it
JUNE_10 = "2025-06-10"
COALITION = {fold_name(name) for name in (
    "التحالف الدولي لمحاربة داعش", "التحالف الدولي", "التحالف الدولي ضد داعش", "التحالف الدولي لهزيمة داعش", "التحالف العالمي لهزيمة داعش",
    "وزراء خارجية التحالف الدولي", "وزراء خارجية التحالف الدولي لهزيمة داعش", "وزراء التحالف الدولي", "الوزراء",
)}
SMALL_GROUP = {fold_name(name) for name in (
    "المجموعة المصغرة للتحالف الدولي", "المجموعة المصغرة", "المجموعة المصغرة للتحالف الدولي لمحاربة داعش",
    "المجموعة المصغرة للتحالف الدولي لهزيمة داعش", "المجموعة المصغرة من التحالف الدولي",
)}
ISIS_EFFORT = {fold_name(name) for name in (
    "الجهود الخاصة بالتصدي لتنظيم داعش – ولاية خراسان", "الجهود الخاصة بالتصدي لتنظيم داعش", "الجهود الخاصة",
)}


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from majlis.pipeline import build

    folder = tmp_path_factory.mktemp("seeds")
    build([ROOT / "seeds"], folder)
    return folder


def short(value: object) -> object:
    """Countries by code, bodies by a word, themes by slug, articles by number; other names folded, so that spelling does not matter."""
    if not isinstance(value, str):
        return value
    for start in (ID + "country/", THEME):
        if value.startswith(start):
            return value.removeprefix(start)
    if value[:3].isdigit() and value[3:4] == "_":
        return value[:3]
    folded = fold_name(value)
    for names, word in ((COALITION, "coalition"), (SMALL_GROUP, "small group"), (ISIS_EFFORT, "effort")):
        if folded in names:
            return word
    return value


def rows(seeds: Path, name: str, columns: str, **params: str) -> Rows:
    data = json.loads(query.run(name, params, seeds, format="json"))
    return {tuple(short(row[column]) for column in columns.split()) for row in data}


def named(found: Rows, at: int) -> Rows:
    """Rows whose columns `at` and `at + 1` are an actor's IRI and Arabic name, as one: the code of a country, else the name."""
    return {(*row[:at], row[at] if len(str(row[at])) == 2 else row[at + 1], *row[at + 2:]) for row in found}


def check(found: Rows, must: Rows, may: Rows = frozenset()) -> None:  # type: ignore[assignment]
    assert must <= found, f"missing: {sorted(must - found, key=str)}"
    assert found <= must | may, f"wrong: {sorted(found - must - may, key=str)}"


def test_which_countries_joined_in_which_meeting(seeds: Path) -> None:
    found = rows(seeds, "countries-in-meetings", "date place_ar role country article")
    check(found, {
        (JUNE_10, MADRID, "host", "ES", "000"), (JUNE_10, MADRID, "host", "ES", "001"),
        (JUNE_10, MADRID, "chair", "ES", "000"), (JUNE_10, MADRID, "chair", "ES", "001"),
        (JUNE_10, MADRID, "chair", "US", "000"), (JUNE_10, MADRID, "chair", "US", "001"),
        (JUNE_10, MADRID, "participant", "NG", "001"),
        (None, None, "participant", "US", "002"),
        (None, HAGUE, "participant", "NL", "003"), (None, HAGUE, "participant", "US", "003"),
        (None, RIYADH, "host", "SA", "003"),
    }, {
        (JUNE_10, MADRID, "participant", "ES", "000"), (JUNE_10, MADRID, "participant", "ES", "001"),
        (None, HAGUE, "host", "NL", "003"), (None, HAGUE, "chair", "NL", "003"), (None, HAGUE, "chair", "US", "003"),
        (None, RIYADH, "host", "SA", "004"), (JUNE_10, None, "participant", "US", "001"),
    })


def test_states_that_are_only_talked_about_joined_in_nothing(seeds: Path) -> None:
    countries = {country for country, in rows(seeds, "countries-in-meetings", "country")}
    assert not countries & {"SY", "IQ", "AF", "UZ", "TR", "GB"}


def test_who_hosted_and_who_chaired(seeds: Path) -> None:
    found = named(rows(seeds, "hosts-and-chairs", "date role actor actor_ar"), 2)
    check(found, {
        (JUNE_10, "host", "ES"), (JUNE_10, "chair", "ES"), (JUNE_10, "chair", "US"), (JUNE_10, "chair", "ألبيرتو أوسلاي"),
        (JUNE_10, "chair", "غريغوري د. لوغيرفو"), ("2025-05-27/2025-05-28", "host", INTERPOL), (None, "host", "SA"),
    }, {(None, role, name) for role in ("host", "chair") for name in ("NL", "US", "مارسيل دي فينك", "إيان ماكاري")})


@pytest.mark.parametrize("country, must, may", [
    ("ES", {(MADRID, "ألبيرتو أوسلاي", "chair"), (MADRID, "دييغو مارتينيز بيليو", "participant")}, set()),
    ("NL", {(HAGUE, "مارسيل دي فينك", "participant")}, {(HAGUE, "مارسيل دي فينك", "chair")}),
    ("US", {(MADRID, "غريغوري د. لوغيرفو", "chair"), (HAGUE, "إيان ماكاري", "participant"), (None, "جون غودفري", "participant")},
     {(HAGUE, "إيان ماكاري", "chair"), (None, "مايكل كوريلا", "participant")}),
    ("NG", set(), set()),
])
def test_who_represented_a_country(country: str, must: Rows, may: Rows, seeds: Path) -> None:
    places = {row["meeting"]: row["place_ar"] for row in json.loads(query.run("countries-in-meetings", {}, seeds, format="json"))}
    found = rows(seeds, "who-represented", "meeting person_ar role", country=country)
    check({(places.get(str(meeting)), person, role) for meeting, person, role in found}, must, may)


@pytest.mark.parametrize("country, person, words", [
    ("ES", "ألبيرتو أوسلاي", "النائب العام"), ("US", "جون غودفري", "المبعوث"), ("NL", "مارسيل دي فينك", "المدير السياسي"),
])
def test_representatives_come_with_their_position(country: str, person: str, words: str, seeds: Path) -> None:
    titles = {title for name, title in rows(seeds, "who-represented", "person_ar title", country=country) if name == person}
    assert titles and all(words in str(title) for title in titles)


def test_meetings_of_the_small_group_in_time_order(seeds: Path) -> None:
    check(rows(seeds, "meetings-of-body", "date kind status mode place_ar articles", body="المجموعة المصغرة للتحالف الدولي"), {
        (JUNE_10, "small-group", "held", "in-person", MADRID, 2), (None, "small-group", "held", "virtual", None, 1),
        (None, "political-directors", "held", "in-person", HAGUE, 1),
    })


def test_ministers_of_the_coalition_met_in_rome_and_riyadh(seeds: Path) -> None:
    check(rows(seeds, "meetings-of-body", "date kind status place_ar articles", body="التحالف الدولي"), {
        ("XXXX-06", "ministerial", "held", ROME, 1), (None, "ministerial", "held", RIYADH, 2),
    })


def test_meetings_in_spain_in_2025(seeds: Path) -> None:
    check(rows(seeds, "meetings-in-place", "in_year date place_ar", country="Spain", year="2025"), {("2025", JUNE_10, MADRID)})
    check(rows(seeds, "meetings-in-place", "date status state", place="الرياض"), {(None, "held", "SA")})


def test_who_met_whom(seeds: Path) -> None:
    found = {row for row in rows(seeds, "who-met-whom", "one other meetings") if all(len(str(name)) == 2 for name in row[:2])}
    check(found, {("ES", "US", 1), ("ES", "NG", 1), ("NG", "US", 1), ("NL", "US", 1)})


def test_who_joined_what(seeds: Path) -> None:
    check(rows(seeds, "memberships", "actor change body_ar published article"), {
        ("UZ", "joined", "coalition", "2025-06-11", "000"), ("UZ", "joined", "coalition", "2025-06-11", "001"),
        ("GB", "joined", "effort", "2025-06-11", "000"), ("TR", "joined", "effort", "2025-06-11", "000"),
    })


def test_what_the_united_states_committed_to(seeds: Path) -> None:
    check(rows(seeds, "commitments-of-actor", "theme modality amount", actor="US"),
          {("counter-terrorism", "reaffirmed", None), ("military-support", "intends", None)},
          {("information-sharing", "announced", None), ("information-sharing", "reaffirmed", None)})


def test_saudi_arabia_announced_the_next_meeting(seeds: Path) -> None:
    check(rows(seeds, "commitments-of-actor", "theme modality article", actor="السعودية"), {("follow-up-meeting", "announced", "003")})


def test_pledges_with_amounts(seeds: Path) -> None:
    found = rows(seeds, "pledges-by-year", "in_year amount currency actor_ar theme modality article")
    check(found, {("", 600000000, "USD", "coalition", "stabilisation", "pledged", "002")})


def test_what_is_still_considered(seeds: Path) -> None:
    check(rows(seeds, "considering", "actor_ar theme article"), {("coalition", "institutional-reform", "000")},
          {("coalition", theme, article) for theme in ("cyber", "technology", "counter-messaging") for article in ("000", "001")})


def test_what_others_are_called_on_to_do(seeds: Path) -> None:
    check(named(rows(seeds, "calls", "actor actor_ar addressee_ar theme article"), 0), {
        ("coalition", "الدول الأفريقية الأعضاء في التحالف", "counter-terrorism", "001"), ("جون غودفري", None, "repatriation", "002"),
    }, {
        ("جون غودفري", None, "capacity-building", "002"), ("coalition", None, "partner-support", "004"),
        ("US", "الدول الأفريقية الأعضاء في التحالف", "counter-terrorism", "001"),
    })


def test_the_words_of_the_evidence_stand_in_the_article(seeds: Path) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "seeds").glob("*.txt")}
    data = json.loads(query.run("evidence-of-meeting", {}, seeds, format="json"))
    assert data and all(texts[row["article"]][row["start"]:row["end"]] == row["quote"] for row in data)


def test_both_articles_on_madrid_agree_but_for_the_day_that_one_does_not_give(seeds: Path) -> None:
    found = rows(seeds, "reports-and-disagreements", "meeting field article value other_value")
    madrid = {meeting for meeting, field, _, value, _ in found if field == "place" and str(value).endswith("/madrid")}
    assert len(madrid) == 1
    reports = {row[1:] for row in found if row[0] in madrid}
    assert {article for _, article, _, _ in reports} == {"000", "001"}
    assert ("date", "001", JUNE_10, None) in reports
    assert not [row for row in reports if row[3] is not None]


def test_the_meeting_announced_in_003_was_held_in_riyadh(seeds: Path) -> None:
    check(rows(seeds, "announced-and-became", "status announced announced_on later became"), {("held", "003", "2022-12-08", "004", "held")})


def test_persons_and_their_positions(seeds: Path) -> None:
    check(rows(seeds, "positions-over-time", "person_ar serves article"), {
        ("ألبيرتو أوسلاي", "ES", "000"), ("ألبيرتو أوسلاي", "ES", "001"), ("دييغو مارتينيز بيليو", "ES", "000"), ("دييغو مارتينيز بيليو",
             "ES", "001"),
        ("غريغوري د. لوغيرفو", "US", "000"), ("غريغوري د. لوغيرفو", "US", "001"), ("جون غودفري", "US", "002"),
        ("مارسيل دي فينك", "NL", "003"), ("إيان ماكاري", "US", "003"), ("مايكل كوريلا", "US", "001"),
    })


def test_themes_of_the_madrid_meeting(seeds: Path) -> None:
    themes = {theme for date, theme in rows(seeds, "themes-of-meeting", "date theme") if date == JUNE_10}
    assert themes >= {"counter-terrorism", "border-security", "information-sharing", "fighter-travel", "counter-financing",
        "counter-recruitment"}


def test_outlets_and_whom_they_quote(seeds: Path) -> None:
    found = rows(seeds, "outlets-and-sources", "outlet source_ar how")
    assert {outlet for outlet, _, _ in found} <= {"الثورة", "موازين نيوز", "المشرق بوست", "الطريق", ""}
    assert ("الثورة", "coalition", "speaks") in found and ("المشرق بوست", "coalition", "speaks") in found


def test_figures(seeds: Path) -> None:
    check(rows(seeds, "quantities", "of bound number currency article"), {
        ("fighters", "about", 2000, None, "001"), ("detainees", "about", 8000, None, "001"),
        ("money", "over", 600000000, "USD", "002"), ("money", "exact", 670000000, "USD", "002"),
    }, {("detainees", "over", 1000, None, "002")})
