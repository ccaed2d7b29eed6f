"""What is doubtful about a date is reported and kept: wrong weekdays, calendars at odds, days that the moon decides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from majlis.model import Issue
from majlis.pipeline import build, facts
from majlis.recognise.hijri import gregorian
from majlis.resolve.edtf import widened
from majlis.store import open_store

DAYS = """
    PREFIX maj: <https://w3id.org/majlis/ontology#>
    SELECT ?date ?earliest ?latest { ?m a maj:Meeting ; maj:date ?date ; maj:earliest ?earliest ; maj:latest ?latest }
"""
WHEN = {
    "weekday": "عقد وزيرا خارجية أرمينيا وجورجيا اجتماعا في يريفان يوم الخميس 11 مارس 2025.",
    "published": "عقد وزيرا خارجية أرمينيا وجورجيا اجتماعا في يريفان أمس الاثنين.",
    "calendars": "عقد وزيرا خارجية أرمينيا وجورجيا اجتماعا في يريفان في 3 رمضان 1446هـ الموافق 11 مارس 2025.",
    "hijri": "عقد وزيرا خارجية أرمينيا وجورجيا اجتماعا في يريفان في 11 رمضان 1446هـ.",
    "next_day": "عقد وزيرا خارجية أرمينيا وجورجيا اجتماعا في يريفان في 12 مارس 2025.",
}


def written(folder: Path, *names: str) -> Path:
    """Articles of one sentence each, as JSON Lines."""
    rows = [{"id": name, "title": None, "text": WHEN[name], "published": "2025-03-12"} for name in names]
    path = folder / "articles.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def issues(out: Path) -> list[str]:
    return [json.loads(line)["reason"] for line in (out / "issues.jsonl").read_text(encoding="utf-8").splitlines()]


def told(out: Path) -> list[list[str]]:
    solutions = open_store(out).query(DAYS, use_default_graph_as_union=True)
    return sorted([value.value for value in solution] for solution in solutions)  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "words"), [
    ("weekday", "2025-03-11 is a Tuesday"), ("published", "2025-03-12; taken for 2025-03-10"), ("calendars", "2025-03-11, is believed"),
])
def test_what_contradicts_a_date_is_reported_once_and_not_believed(tmp_path: Path, name: str, words: str) -> None:
    path = written(tmp_path, name)
    build([path], tmp_path / "out")
    assert len(issues(tmp_path / "out")) == 1 and words in issues(tmp_path / "out")[0]
    assert "2025-03-1" in told(tmp_path / "out")[0][0]
    build([path], tmp_path / "out")  # from the cache
    assert len(issues(tmp_path / "out")) == 1
    found: list[Issue] = []
    list(facts([path], issues=found))
    assert len(found) == 1


def test_a_hijri_day_may_be_the_one_before_or_after(tmp_path: Path) -> None:
    build([written(tmp_path, "hijri")], tmp_path / "out")
    assert told(tmp_path / "out") == [["2025-03-11", "2025-03-10", "2025-03-12"]]
    assert issues(tmp_path / "out") == []


def test_a_gregorian_report_of_the_meeting_settles_which_day_a_hijri_one_means(tmp_path: Path) -> None:
    build([written(tmp_path, "hijri", "next_day")], tmp_path / "out")
    assert told(tmp_path / "out") == [["2025-03-12", "2025-03-12", "2025-03-12"]]


@pytest.mark.parametrize(("year", "month", "days", "edtf"), [
    (1446, 9, (1, 1), "2025-03-01"),
    (1444, 9, (30, 30), "2023-04-21"),  # of 29 days by Umm al-Qura, of 30 where the moon was seen later
    (1445, None, None, "2023-07-19/2024-07-06"),
    (1300, 3, (12, 12), "1883-01"),  # before the tables: the month that surely holds it
    (1300, None, None, None),
])
def test_hijri_dates_are_converted_by_umm_al_qura(year: int, month: int | None, days: tuple[int, int] | None, edtf: str | None) -> None:
    assert gregorian(year, month, days) == edtf


def test_a_date_is_widened_by_its_doubt_alone() -> None:
    assert widened("2025-03-01", 1) == "2025-02-28/2025-03-02"
    assert widened("2025-03", 0) == "2025-03"
    assert widened("XXXX-03-01", 1) == "XXXX-03-01"
