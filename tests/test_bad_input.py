"""What is wrong with an input is said with its file and the reason, and the others go on."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from majlis.model import Issue
from majlis.pipeline import facts
from majlis.read.days import read_day
from majlis.read.encoding import decode
from majlis.read.inputs import read_inputs

ARTICLE = (
    "وزيرا خارجية مصر والأردن يبحثان في القاهرة ملف المياه\n"
    "بحث وزير الخارجية المصري مع نظيره الأردني في القاهرة، اليوم، ملف المياه المشتركة وسبل تنسيق المواقف في المحافل الدولية.\n"
)
MENU = (
    "<html><body><nav><a href='/'>الرئيسية</a> <a href='/s'>سياسة</a> <a href='/r'>رياضة</a></nav>"
    "<footer>جميع الحقوق محفوظة</footer></body></html>"
)


def reasons(path: Path) -> list[str]:
    """What is said of a folder with one good article beside."""
    (path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    issues: list[Issue] = []
    rows = list(facts([path], issues=issues))
    assert {row["article"] for row in rows} == {"good"}
    assert all(issue.path.startswith(str(path)) for issue in issues)
    return [f"{Path(issue.path).name}: {issue.reason}" for issue in issues]


@pytest.mark.parametrize(("name", "data", "reason"), [
    ("a.txt", b"", "empty"),
    ("a.txt", b" \n\t\r\n", "empty"),
    ("a.txt", b"\xef\xbb\xbf", "empty"),
    ("a.html", b"", "empty"),
    ("a.jsonl", b"\n\n", "empty"),
    ("a.txt", bytes(range(256)) * 20, "binary content"),
    ("a.html", b"%PDF-1.4\n\x00\x01\x02" * 40, "binary content"),
    ("a.txt", "Réunion à Genève, déjà prévue.".encode("latin-1") * 9, "the encoding is neither UTF-8 nor an Arabic one"),
    ("a.txt", b"A meeting in Geneva, in English from its first word to its last.", "no Arabic text"),
    ("a.txt", ARTICLE.encode("utf-8").decode("latin-1").encode("utf-8"), "no Arabic text: it looks like UTF-8 that was read as Latin-1"),
    ("a.html", MENU.encode("utf-8"), "no article in the page"),
    ("a.txt", "الرئيسية | سياسة | اقتصاد | رياضة\nجميع الحقوق محفوظة © 2024\n".encode(), "no article in the text"),
    ("a.html", b"<html><head><script>var a = 1;</script></head><body><div id='app'></div></body></html>", "no Arabic text"),
    ("a.txt.gz", b"\x1f\x8b\x08\x00broken", "broken gzip"),
])
def test_a_file_without_an_article_is_named_with_the_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    found = reasons(tmp_path)
    assert [row for row in found if row.startswith(f"{name}: {reason}")], found


@pytest.mark.parametrize(("line", "reason"), [
    (b"{broken", "not JSON"),
    (b'{"text": "x"', "not JSON"),
    (b"[1, 2]", "not a JSON object"),
    (b'"text"', "not a JSON object"),
    (b"{}", "no text: neither `text` nor `html` is given (keys: none)"),
    (b'{"content": "x", "date": "2024"}', "no text: neither `text` nor `html` is given (keys: content, date)"),
    (b'{"text": null, "html": 7}', "no text"),
    (b'{"text": "   "}', "no text"),
    (b'{"text": "English only, nothing else in it."}', "no Arabic text"),
    (b"[" * 100_000, "not JSON: nested too deeply"),
    (b"\x80\x81\x82\xff", "the encoding is neither"),
])
def test_a_row_without_an_article_is_named_with_its_line(tmp_path: Path, line: bytes, reason: str) -> None:
    (tmp_path / "rows.jsonl").write_bytes(b"\n" + line + b"\n")
    assert [row for row in reasons(tmp_path) if row.startswith(f"rows.jsonl:2: {reason}")]


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    assert "a.txt: cannot be read: Permission denied" in reasons(tmp_path)


def test_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert [row for row in reasons(tmp_path) if row.startswith("a.txt: cannot be read: No such file")]


# --- rows that are good


@pytest.mark.parametrize(("published", "day"), [
    ("2024-03-12", "2024-03-12"), ("2024-03-12T22:10:00+03:00", "2024-03-12"), ("2024-03", "2024-03"), ("2024", "2024"),
    ("2024/3/12", "2024-03-12"), ("20240312", "2024-03-12"), ("25/03/2024", "2024-03-25"), ("03-25-2024", "2024-03-25"),
    ("Tue, 12 Mar 2024 10:00:00 GMT", "2024-03-12"), (1710230400, "2024-03-12"), (1710230400123, "2024-03-12"),
    ("05/05/2024", "2024-05-05"), ("٢٠٢٤-٠٣-١٢", "2024-03-12"),
])
def test_days_as_machines_write_them(published: str | int, day: str) -> None:
    assert read_day(published) == day


@pytest.mark.parametrize("published", ["soon", "2024-13-01", "31/02/2024", "03/07/2024", "12", "0000-00-00", -1, 10**30])
def test_what_is_no_day_or_could_be_two_is_none(published: str | int) -> None:
    assert read_day(published) is None


def test_a_row_whose_day_is_unclear_is_read_without_it(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": "a", "text": ARTICLE, "published": "03/07/2024"}) + "\n", encoding="utf-8")
    issues: list[Issue] = []
    assert [(source.id, source.published) for source in read_inputs([path], issues)] == [("a", None)]
    assert [(issue.article, "03/07/2024" in issue.reason) for issue in issues] == [("a", True)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_rows_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "rows.jsonl"
    text = "".join(json.dumps({"id": name, "text": ARTICLE}, ensure_ascii=False) + "\n" for name in ("a", "b"))
    path.write_bytes(text.encode(encoding))
    issues: list[Issue] = []
    assert [(source.id, source.text) for source in read_inputs([path], issues)] == [("a", ARTICLE), ("b", ARTICLE)]
    assert issues == []


@pytest.mark.parametrize(("declared", "written"), [
    ("utf-8", "cp1256"), ("windows-1256", "iso8859_6"), ("iso-8859-6", "cp1256"), ("iso-8859-1", "cp1256"), ("windows-1256", "utf-8"),
    ("x-user", "cp1256"),
])
def test_a_page_that_declares_the_wrong_encoding_is_read_in_its_own(declared: str, written: str) -> None:
    text = f"<html><head><meta charset='{declared}'></head><body><p>{ARTICLE}</p></body></html>"
    assert decode(text.encode(written), "a.html", html=True).text == text
