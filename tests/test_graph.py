"""From readings to quads, and from quads to fact rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from majlis.errors import ConfigurationError
from majlis.graph.iris import MAJ
from majlis.graph.quads import data_quads, data_terms, sorted_nquads
from majlis.graph.reference import Reference, load_reference
from majlis.graph.rows import Row, fact_rows
from majlis.model import Call, Commitment, Membership, Quantity, Reading, Statement
from majlis.resolve.across import resolve
from majlis.resolve.identity import DEFAULT_BASE
from majlis.resolve.resolution import Resolution
from readings import PARENTS, REFERENCE, SMALL_GROUP, Told, relative_day

GAZETTEER = """
@prefix maj: <https://w3id.org/majlis/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix r: <https://w3id.org/majlis/id/> .
<https://w3id.org/majlis/id/country/ES> a maj:Country ; maj:iso2 "ES" ; skos:prefLabel "إسبانيا"@ar, "Spain"@en ;
    maj:adjective "إسباني"@ar .
<https://w3id.org/majlis/id/country/US> a maj:Country ; maj:iso2 "US" ; skos:prefLabel "الولايات المتحدة"@ar, "United States"@en .
<https://w3id.org/majlis/id/organisation/global-coalition-small-group> a maj:Organisation ;
    skos:prefLabel "المجموعة المصغرة للتحالف الدولي"@ar, "Small Group"@en ;
    maj:parent <https://w3id.org/majlis/id/organisation/global-coalition> .
<https://w3id.org/majlis/id/organisation/global-coalition> a maj:Organisation ; skos:prefLabel "التحالف الدولي"@ar, "Global Coalition"@en .
<https://w3id.org/majlis/id/organisation/unused> a maj:Organisation ; skos:prefLabel "غير مذكورة"@ar .
"""


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    path = tmp_path_factory.mktemp("gazetteer") / "test.ttl"
    path.write_text(GAZETTEER, encoding="utf-8")
    return load_reference([path])


def telling(id: str = "a", date: str | None = "2025-06-10", published: str | None = "2025-06-11", relative: str | None = None) -> Told:
    told = Told(id, published)
    chair = told.person("غريغوري لوغيرفو", "US", "منسق شؤون مكافحة الإرهاب")
    body = told.body("المجموعة المصغرة", SMALL_GROUP)
    meeting = told.meeting(
        "small-group", date=date, relative=relative, place="مدريد", country="ES", host="ES", bodies=(body,), chairs=(chair,),
    )
    told.part(meeting, told.country("US"), "chair")
    everyone = told.entity("organisation", "المشاركون", collective=True)
    told.claim(Commitment, actor=body, theme="border-security", modality="reaffirmed", amount=600000000.0, currency="USD", meeting=meeting)
    told.claim(Call, actor=everyone, addressee=None, theme="repatriation")
    told.claim(Statement, speaker=chair, meeting=meeting)
    told.claim(Membership, actor=told.country("US"), body=body, change="joined", since="2025-06")
    told.claim(Quantity, of="fighters", value=2000.0, bound="about")
    return told


def spelled(quads: Iterable[Quad]) -> list[tuple[str, str, str, str]]:
    """Subject, property without the majlis prefix, value and graph of each quad, as text."""
    out = []
    for quad in quads:
        assert isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
        assert isinstance(quad.graph_name, NamedNode)
        out.append((quad.subject.value, quad.predicate.value.removeprefix(MAJ), quad.object.value, quad.graph_name.value))
    return out


def quads_of(reference: Reference, *told: Told) -> list[Quad]:
    return list(data_quads(world_of(told), reference))


def world_of(told: Iterable[Told]) -> Resolution:
    return resolve([article.reading() for article in told], DEFAULT_BASE, PARENTS, relative_day)


def rows_of(reference: Reference, *told: Told, corpus: bool = False) -> list[Row]:
    return fact_rows(data_terms(world_of(told), reference), corpus)


def of_type(rows: list[Row], name: str) -> list[Row]:
    return [row for row in rows if row["type"] == name]


def test_the_rows_of_an_article_are_those_of_the_fact_table(reference: Reference) -> None:
    rows = rows_of(reference, telling())
    plain = [{key: value for key, value in row.items() if key not in ("evidence", "confidence", "article")} for row in rows]
    assert plain == [
        {"type": "article", "title": "عنوان", "outlet": "صحيفة", "published": "2025-06-11"},
        {"type": "meeting", "id": "m1", "kind": "small-group", "status": "held", "mode": "in-person", "date": "2025-06-10", "country": "ES",
         "place": "مدريد", "bodies": ["المجموعة المصغرة"]},
        {"type": "participation", "meeting": "m1", "actor": "ES", "actor_type": "country", "role": "host"},
        {"type": "participation", "meeting": "m1", "actor": "غريغوري لوغيرفو", "actor_type": "person", "role": "chair"},
        {"type": "participation", "meeting": "m1", "actor": "US", "actor_type": "country", "role": "chair"},
        {"type": "position", "person": "غريغوري لوغيرفو", "title": "منسق شؤون مكافحة الإرهاب",
         "affiliation": "US", "affiliation_type": "country"},
        {"type": "membership", "actor": "US", "actor_type": "country", "body": "المجموعة المصغرة", "change": "joined"},
        {"type": "commitment", "actor": "المجموعة المصغرة", "actor_type": "organisation", "theme": "border-security",
         "modality": "reaffirmed", "amount": 600000000, "currency": "USD"},
        {"type": "call", "actor": "المشاركون", "actor_type": "organisation", "addressee": None, "addressee_type": None,
         "theme": "repatriation"},
        {"type": "statement", "speaker": "غريغوري لوغيرفو", "speaker_type": "person"},
        {"type": "quantity", "of": "fighters", "value": 2000, "bound": "about"},
        {"type": "mention", "entity": "غريغوري لوغيرفو", "entity_type": "person"},
        {"type": "mention", "entity": "US", "entity_type": "country"},
        {"type": "mention", "entity": "المجموعة المصغرة", "entity_type": "organisation"},
        {"type": "mention", "entity": "ES", "entity_type": "country"},
        {"type": "mention", "entity": "مدريد", "entity_type": "place"},
    ]


def test_every_row_has_spans_of_the_source_and_a_confidence(reference: Reference) -> None:
    told = telling()
    for row in rows_of(reference, told):
        if row["type"] != "article":
            spans = row["evidence"]
            assert isinstance(spans, list) and spans and all(0 <= start < end <= len(told.text) for start, end in spans)
            assert isinstance(row["confidence"], float) and 0 < row["confidence"] <= 1
    mention = next(row for row in of_type(rows_of(reference, told), "mention") if row["entity"] == "مدريد")
    assert mention["evidence"] == [[told.text.index("مدريد"), told.text.index("مدريد") + 5]]


def test_the_rows_of_a_corpus_share_the_meeting_and_its_date(reference: Reference) -> None:
    rows = rows_of(reference, telling("a", None, None, "-1 1"), telling("b"), corpus=True)
    meetings = of_type(rows, "meeting")
    assert [row["date"] for row in meetings] == ["2025-06-10", "2025-06-10"]
    assert len({row["id"] for row in meetings}) == 1
    assert str(meetings[0]["id"]).startswith(DEFAULT_BASE + "meeting/2025-06-10-small-group-ES-")
    assert [row["published"] for row in of_type(rows, "article")] == ["2025-06-11", "2025-06-11"]
    assert all(str(row["iri"]).startswith(REFERENCE) for row in of_type(rows, "mention"))


def test_the_rows_of_an_article_alone_keep_its_own_dates(reference: Reference) -> None:
    rows = rows_of(reference, telling("a", None, None, "-1 1"), telling("b"))
    assert [row["date"] for row in of_type(rows, "meeting")] == [None, "2025-06-10"]
    assert [row["published"] for row in of_type(rows, "article")] == [None, "2025-06-11"]


def test_an_article_in_which_nothing_was_found_has_its_own_row(reference: Reference) -> None:
    assert [row["type"] for row in rows_of(reference, Told("empty", text="كلام"))] == ["article"]


def test_a_fact_told_twice_is_one_fact_with_the_evidence_of_both(reference: Reference) -> None:
    quads = spelled(quads_of(reference, telling("a"), telling("b")))
    participations = [subject for subject, _, value, _ in quads if value == MAJ + "Participation"]
    assert len(participations) == 3
    chair = next(subject for subject in participations if "/chair/person/" in subject)
    graphs = {graph for subject, name, _, graph in quads if subject == chair and name == "evidence"}
    assert len(graphs) == 2 and all("/graph/article/" in graph for graph in graphs)


def test_chairs_are_materialised_as_participants(reference: Reference) -> None:
    quads = spelled(quads_of(reference, telling()))
    told = {(name, value.rpartition("/")[2]) for subject, name, value, _ in quads if "/meeting/" in subject}
    assert {("host", "ES"), ("chair", "US"), ("participant", "US")} <= told
    assert ("participant", "ES") not in told


def test_only_reference_entities_in_use_are_described(reference: Reference) -> None:
    quads = spelled(quads_of(reference, telling()))
    described = {subject for subject, _, _, graph in quads if graph == "https://w3id.org/majlis/reference"}
    assert REFERENCE + "organisation/global-coalition" in described  # the parent of a body in use
    assert REFERENCE + "organisation/unused" not in described


def test_the_words_for_the_recogniser_stay_out_of_the_graph(reference: Reference) -> None:
    assert not [name for _, name, _, _ in spelled(quads_of(reference, telling())) if name == "adjective"]


def test_nquads_are_sorted_and_the_same_for_any_order(reference: Reference) -> None:
    one = sorted_nquads(iter(quads_of(reference, telling("a"), telling("b"))))
    other = sorted_nquads(iter(quads_of(reference, telling("b"), telling("a"))))
    assert one == other
    assert one.splitlines() == sorted(one.splitlines())
    assert b"_:" not in one


def test_every_quote_is_what_the_source_says_at_its_place(reference: Reference) -> None:
    reading: Reading = telling().reading()
    values: dict[str, dict[str, str]] = {}
    for subject, name, text, _ in spelled(quads_of(reference, telling())):
        values.setdefault(subject, {})[name] = text
    quotes = [value for value in values.values() if "quote" in value]
    assert quotes
    for value in quotes:
        assert reading.article.source[int(value["start"]):int(value["end"])] == value["quote"]


def test_rows_are_written_as_json(reference: Reference) -> None:
    assert json.loads(json.dumps(rows_of(reference, telling()), ensure_ascii=False))


def test_a_broken_gazetteer_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix maj: <https://w3id.org/majlis/ontology#> .\nmaj:a maj:b\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"broken\.ttl:\d+"):
        load_reference([path])
