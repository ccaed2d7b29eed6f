"""The list of office holders keeps the promises that recognition relies on."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest

from majlis.clean.fold import fold, fold_name
from majlis.errors import ConfigurationError
from majlis.recognise import holders
from majlis.recognise.gazetteer import load_knowledge
from majlis.recognise.holders import load_holders
from majlis.recognise.lexicon import read_toml

LIST = Path(__file__).parents[1] / "ontology" / "reference" / "office-holders.tsv"
LEAGUE = read_toml("actors.toml")["home"]["states"]
G20 = ["AR", "AU", "BR", "CA", "CN", "DE", "FR", "GB", "ID", "IN", "IT", "JP", "KR", "MX", "RU", "TR", "US", "ZA"]
THIS_YEAR_AND_LAST = (2024, 2025)
LAST_YEAR = 2025  # in which the list was made
RECENT, EARLIEST = 2000, 1970
NOT_HELD = Path(__file__).parent / "data" / "recognition" / "offices_not_held.tsv"


def read_rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@lru_cache(maxsize=1)
def rows() -> list[list[str]]:
    return read_rows(LIST)


def holding(state: str, *offices: str) -> list[list[str]]:
    return [row for row in rows() if row[0] == state and row[1] in offices]


def test_every_row_is_of_a_known_state_or_body_and_a_known_office() -> None:
    known = {iri.removeprefix(holders.BASE).removeprefix("country/") for iri in load_knowledge().entities}
    offices = {row["name"] for row in read_toml("titles.toml")["holders"]["office"]}
    assert {row[0] for row in rows()} <= known
    assert {row[1] for row in rows()} == offices


def test_rows_are_sorted_and_none_is_there_twice() -> None:
    keys = [(row[0].startswith("organisation/"), row[0], row[1], row[2], row[3] or "9999", row[4]) for row in rows()]
    assert keys == sorted(set(keys))


def test_terms_are_years_in_order() -> None:
    assert all(re.fullmatch(r"\d{4}", row[2]) and re.fullmatch(r"(\d{4})?", row[3]) for row in rows())
    assert [row for row in rows() if row[3] and row[3] < row[2]] == []


def test_names_are_arabic_after_a_latin_one_and_no_spelling_is_there_twice() -> None:
    for row in rows():
        names = row[5].split(" | ")
        assert re.fullmatch(r"[^\u0600-\u06ff]+", row[4]), row
        assert all(re.fullmatch(r"[\u0621-\u064a .-]+", name) for name in names), row
        assert len({fold_name(name) for name in names}) == len(names), row


@pytest.mark.parametrize("state", [*LEAGUE, *G20])
def test_each_of_these_states_has_somebody_at_its_head_and_in_its_foreign_ministry(state: str) -> None:
    for offices in (("head-of-state", "head-of-government"), ("foreign-minister",)):
        found = holding(state, *offices)
        assert any(not row[3] or int(row[3]) in THIS_YEAR_AND_LAST for row in found), (state, offices)
        assert min(int(row[2]) for row in found) <= (2012 if state in ("KM", "ZA", "MX") else 2006), (state, offices)


def test_an_office_is_listed_with_all_its_holders_since_2000_or_1970_or_not_at_all() -> None:
    covered: dict[tuple[str, str], set[int]] = defaultdict(set)
    reaching_back = {(row[0], row[1]) for row in rows() if row[3] and int(row[3]) < RECENT}
    for owner, office, first, last, *_ in rows():
        assert int(last or LAST_YEAR) >= EARLIEST
        covered[owner, office].update(range(int(first), int(last or LAST_YEAR) + 1))
    listed = set(covered)
    for owner, office, first, last, _ in read_rows(NOT_HELD):
        assert (owner, office) in listed, "no such office is listed"
        covered[owner, office].update(range(int(first), int(last) + 1))
    wanted = {office: set(range(EARLIEST if office in reaching_back else RECENT, LAST_YEAR + 1)) for office in listed}
    assert {office: sorted(wanted[office] - covered[office]) for office in listed if not covered[office] >= wanted[office]} == {}


def test_a_holder_is_found_by_every_spelling_of_the_list() -> None:
    found = load_holders()
    for row in rows():
        for name in row[5].split(" | "):
            words = [word for word in fold(name).replace("-", " ").replace(".", " ").split() if len(word) > 1]
            assert any(term.office == row[1] and term.owner.endswith("/" + row[0].rpartition("/")[2]) for term in found.named(words)), name


@pytest.mark.parametrize("broken", ["EG\tforeign-minister\tsoon\t\tA\tا", "EG\tforeign-minister\t2000"])
def test_a_broken_row_is_named_with_its_line(broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "office-holders.tsv"
    path.write_text(f"# head\n{broken}\n", encoding="utf-8")
    monkeypatch.setattr(holders, "ontology_path", lambda _: path)
    load_holders.cache_clear()
    try:
        with pytest.raises(ConfigurationError, match="tsv:2"):
            load_holders()
    finally:
        load_holders.cache_clear()
