"""Meetings and who takes part in them, on sentences of our own making (`tests/data/meetings`).

A case gives the meetings that its text tells, all of them, each as `kind | status | date | place | country` (`-` where the text
allows none) with its hosts, chairs and participants, compared exactly; the mode is compared where a case states it. Articles
appear on Wednesday, 2025-03-12, unless a case says when. `known_gaps.toml` holds what `facts.md` wants and the program misses.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from majlis.clean.structure import structure
from majlis.interpret.reader import load_knowledge, read_article
from majlis.model import Article, Meeting, Participation, Reading, Source
from majlis.recognise.gazetteer import Knowledge

DATA = Path(__file__).parent / "data" / "meetings"
PUBLISHED = "2025-03-12"
ROLES = ("host", "chair", "participant")
GAPS = "known_gaps"


def rows(name: str) -> list[dict[str, Any]]:
    """The cases of one file."""
    found: list[dict[str, Any]] = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return found


def cases(name: str) -> list[Any]:
    """The cases of one file, named by their sentence."""
    return [pytest.param(row, id=row["name"].replace(" ", "_")) for row in rows(name)]


def gaps() -> list[Any]:
    """What is known to fail, with the reason; a gap that is closed fails until its case moves to the others."""
    return [
        pytest.param(row, id=row["name"].replace(" ", "_"), marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=row["gap"]))
        for row in rows(GAPS)
    ]


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    return load_knowledge(())


def article(text: str, published: str = PUBLISHED) -> Article:
    return structure(Source("t", "t.txt", text, "text", "utf-8", "0", published=published or None))


def read(case: dict[str, Any]) -> Reading:
    return read_article(article(case["text"], case.get("published", PUBLISHED)), knowledge())


def told(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The meetings of a text, as the data files write them; the mode where the case states one."""
    reading = read(case)
    with_mode = any("mode" in meeting for meeting in case["meetings"])
    return sorted((_row(meeting, reading, with_mode) for meeting in reading.meetings), key=repr)


def _row(meeting: Meeting, reading: Reading, with_mode: bool) -> dict[str, Any]:
    names = {entity.id: entity.name for entity in reading.entities}
    place, country = (names[entity] if entity is not None else "-" for entity in (meeting.place, meeting.country))
    row: dict[str, Any] = {"is": f"{meeting.kind} | {meeting.status} | {meeting.date or '-'} | {place} | {country}"}
    if with_mode:
        row["mode"] = meeting.mode
    taken = [claim for claim in reading.claims if isinstance(claim, Participation) and claim.meeting == meeting.id]
    for role in ROLES:
        row[role] = sorted(names[claim.actor] for claim in taken if claim.role == role)
    return row


def wanted(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The meetings that a case wants, in the order and form of `told`."""
    filled = []
    for meeting in case["meetings"]:
        mode = {"mode": meeting["mode"]} if "mode" in meeting else {}
        filled.append({"is": meeting["is"], **mode, **{role: sorted(meeting.get(role, [])) for role in ROLES}})
    return sorted(filled, key=repr)


def check(case: dict[str, Any]) -> None:
    assert told(case) == wanted(case)


def missed(text: str) -> list[tuple[str, str]]:
    """The near misses of a text: its words, and why they tell of no meeting."""
    reading = read_article(article(text), knowledge())
    assert not reading.meetings
    return [(text[miss.start : miss.end], miss.reason) for miss in reading.near_misses]


def files() -> list[str]:
    """The names of the data files, known gaps left out."""
    return sorted(path.stem for path in DATA.glob("*.toml") if path.stem != GAPS)


@pytest.mark.parametrize("case", [case for name in files() for case in cases(name)])
def test_meetings(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", gaps())
def test_known_gaps(case: dict[str, Any]) -> None:
    check(case)


def test_a_case_is_prose_and_has_a_name_of_its_own() -> None:
    every = [case for name in (*files(), GAPS) for case in rows(name)]
    for case in every:
        assert {block.kind for block in article(case["text"]).blocks} <= {"body", "dateline"}, case["name"]
    assert len({case["name"] for case in every}) == len(every)


def test_a_near_miss_says_that_a_meeting_was_denied() -> None:
    assert missed("لم يعقد الاجتماع بين وزيري خارجية غويانا وفنزويلا في جورجتاون أمس الثلاثاء.") == [("الاجتماع بين", "denied")]


def test_a_near_miss_says_that_a_meeting_was_only_called_for() -> None:
    text = "دعا وزير الخارجية البنغلاديشي كمال حسين إلى عقد اجتماع طارئ لمنظمة التعاون الإسلامي في دكا."
    assert missed(text) == [("اجتماع طارئ لمنظمة التعاون الإسلامي", "only called for or possible")]


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="a verb of denying before a masdar is told as a call for a meeting")
def test_a_near_miss_says_that_the_holding_was_denied() -> None:
    assert missed("نفى المتحدث باسم الخارجية الفنزويلية عقد اجتماع مع غويانا في كاراكاس أمس الثلاثاء.") == [("اجتماع", "denied")]
