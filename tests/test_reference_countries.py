"""The countries and capitals of the reference data keep the promises that recognition relies on."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, Literal, Namespace, URIRef

from majlis.clean.fold import fold
from majlis.recognise.words import adjective_forms

MAJ = Namespace("https://w3id.org/majlis/ontology#")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
REFERENCE = Path(__file__).parents[1] / "ontology" / "reference"
COUNTRY = "https://w3id.org/majlis/id/country/"
PLACE = "https://w3id.org/majlis/id/place/"
MEMBERS = (
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ "
    "DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP "
    "KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI "
    "NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL "
    "TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM ZW"
)  # of the United Nations
STATES = {*re.findall("[A-Z]{2}", MEMBERS), "PS", "VA"}
STRONG = (SKOS.prefLabel, SKOS.altLabel, MAJ.officialName)
NAMING = (*STRONG, MAJ.weakLabel, MAJ.adjective, MAJ.weakAdjective, MAJ.demonym, MAJ.government)


@lru_cache(maxsize=3)
def graph(name: str) -> Graph:
    return Graph().parse(REFERENCE / f"{name}.ttl", format="turtle")


def countries() -> list[URIRef]:
    return sorted(s for s in graph("countries").subjects(RDF.type, MAJ.Country) if isinstance(s, URIRef))


def capitals() -> list[URIRef]:
    return sorted(s for s in graph("capitals").subjects(RDF.type, MAJ.Place) if isinstance(s, URIRef))


def states() -> list[URIRef]:
    return [URIRef(COUNTRY + code) for code in sorted(STATES)]


def arabic(file: str, subject: URIRef, *predicates: URIRef) -> list[str]:
    found = (o for p in predicates for o in graph(file).objects(subject, p))
    return sorted(str(o) for o in found if isinstance(o, Literal) and o.language == "ar")


def key(name: str) -> str:
    return " ".join(fold(name).replace("-", " ").split())


def shared(keys: dict[str, set[URIRef]]) -> dict[str, list[URIRef]]:
    return {name: sorted(who) for name, who in keys.items() if len(who) > 1}


def test_every_member_and_observer_of_the_united_nations_is_there() -> None:
    assert len(STATES) == 195
    assert STATES - {s.removeprefix(COUNTRY) for s in countries()} == set()


def test_every_subject_is_a_country_or_a_place() -> None:
    assert set(graph("countries").subjects()) == set(countries())
    assert set(graph("capitals").subjects()) == set(capitals())
    assert [s for s in capitals() if not s.startswith(PLACE)] == []


def test_the_iri_of_a_country_is_made_of_its_two_letter_code() -> None:
    for subject in countries():
        assert [str(o) for o in graph("countries").objects(subject, MAJ.iso2)] == [subject.removeprefix(COUNTRY)]


@pytest.mark.parametrize("pattern, predicate", [(r"[A-Z]{3}", MAJ.iso3), (r"http://www\.wikidata\.org/entity/Q\d+", OWL.sameAs)])
def test_every_country_has_one_identifier_of_its_own(pattern: str, predicate: URIRef) -> None:
    found = {s: [str(o) for o in graph("countries").objects(s, predicate)] for s in countries()}
    assert [s for s, values in found.items() if len(values) != 1 or not re.fullmatch(pattern, values[0])] == []
    assert len({values[0] for values in found.values()}) == len(found)


@pytest.mark.parametrize("file", ["countries", "capitals"])
def test_every_row_has_one_label_in_each_language_and_a_source(file: str) -> None:
    for subject in countries() if file == "countries" else capitals():
        languages = sorted(str(getattr(o, "language", "")) for o in graph(file).objects(subject, SKOS.prefLabel))
        assert languages == ["ar", "en"], subject
        assert str(graph(file).value(subject, DCTERMS.source) or "").strip(), subject


def test_every_country_has_an_adjective() -> None:
    assert [s for s in countries() if not arabic("countries", s, MAJ.adjective, MAJ.weakAdjective)] == []


def test_every_state_has_an_official_name_and_a_capital() -> None:
    for subject in states():
        assert arabic("countries", subject, MAJ.officialName), subject
        assert len(list(graph("countries").objects(subject, MAJ.capital))) == 1, subject


def test_every_capital_is_a_described_city_that_stands_for_its_state() -> None:
    for subject, capital in graph("countries").subject_objects(MAJ.capital):
        assert (capital, MAJ.capitalOf, subject) in graph("capitals"), subject


def test_two_countries_share_no_strong_name() -> None:
    named = defaultdict(set)
    for subject in countries():
        for name in arabic("countries", subject, *STRONG, MAJ.government):
            named[key(name)].add(subject)
    assert shared(named) == {}


def test_two_countries_share_no_form_of_a_strong_adjective_or_demonym() -> None:
    named = defaultdict(set)
    for subject in countries():
        for adjective in arabic("countries", subject, MAJ.adjective):
            *before, last = key(adjective).split()
            for form in adjective_forms(last):
                named[" ".join([*before, form])].add(subject)
        for demonym in arabic("countries", subject, MAJ.demonym):
            named[key(demonym)].add(subject)
    assert shared(named) == {}


def test_two_capitals_share_no_strong_name_and_none_with_a_country() -> None:
    named = defaultdict(set)
    for file, subjects in (("countries", countries()), ("capitals", capitals())):
        for subject in subjects:
            for name in arabic(file, subject, *STRONG):
                named[key(name)].add(subject)
    assert shared(named) == {}


@pytest.mark.parametrize("file", ["countries", "capitals"])
def test_no_name_is_given_twice_to_one_entity(file: str) -> None:
    for subject in countries() if file == "countries" else capitals():
        names = [key(name) for name in arabic(file, subject, SKOS.prefLabel, SKOS.altLabel, MAJ.weakLabel) if "\u064f" not in name]
        assert len(names) == len(set(names)), subject
        adjectives = [key(name) for name in arabic(file, subject, MAJ.adjective, MAJ.weakAdjective)]
        assert len(adjectives) == len(set(adjectives)), subject


def test_arabic_names_carry_no_stray_marks_or_spaces() -> None:
    for file, subjects in (("countries", countries()), ("capitals", capitals())):
        for subject in subjects:
            for name in arabic(file, subject, *NAMING):
                marks = {c for c in name if unicodedata.combining(c)} - {"\u064f", "\u0651"}  # damma and shadda tell Oman from Amman
                assert not marks and name == " ".join(name.split()), name
                assert re.fullmatch(r"[\u0621-\u0652\u06a4 ()-]+", name), name


def test_a_capital_lies_on_the_globe_and_in_the_state_that_it_stands_for() -> None:
    for subject in capitals():
        latitude, longitude = graph("capitals").value(subject, GEO.lat), graph("capitals").value(subject, GEO.long)
        assert -90 <= float(str(latitude)) <= 90 and -180 <= float(str(longitude)) <= 180, subject
        for state in graph("capitals").objects(subject, MAJ.capitalOf):
            assert (subject, MAJ.country, state) in graph("capitals"), subject
            assert (state, RDF.type, MAJ.Country) in graph("countries"), subject


def test_a_capital_shares_no_outside_identifier_with_another_place() -> None:
    known = [str(o) for file in ("capitals", "places") for o in graph(file).objects(None, OWL.sameAs)]
    assert len(known) == len(set(known))


@pytest.mark.parametrize("file", ["countries", "capitals"])
def test_the_rows_are_sorted_by_iri(file: str) -> None:
    rows = re.findall(r"^(?:country|place):(\S+) a ", (REFERENCE / f"{file}.ttl").read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == sorted(rows)


SPELLINGS = {
    "أميركا": "US", "الولايات المتحدة الأميركية": "US", "المملكة المتحدة": "GB", "الإمارات العربية المتحدة": "AE", "سلطنة عُمان": "OM",
    "كوت ديفوار": "CI", "بورما": "MM", "سوازيلاند": "SZ", "كابو فيردي": "CV", "تشيكيا": "CZ", "تيمور ليشتي": "TL", "قيرغيزيا": "KG",
    "قازاقستان": "KZ", "الكونغو الديموقراطية": "CD", "سورية": "SY", "بولونيا": "PL", "هولاندا": "NL", "الكرسي الرسولي": "VA",
    "شيلي": "CL", "المجر": "HU", "غينيا-بيساو": "GW", "الكونغو برازافيل": "CG", "جمهورية كوريا": "KR", "إفريقيا الوسطى": "CF",
}  # fmt: skip


@pytest.mark.parametrize("name, code", SPELLINGS.items())
def test_a_spelling_of_the_newspapers_leads_to_its_state(name: str, code: str) -> None:
    assert {key(known) for known in arabic("countries", URIRef(COUNTRY + code), *STRONG)} >= {key(name)}


@pytest.mark.parametrize("word", ["مالي", "مالية", "بنين", "مجرى", "كيف", "المملكة", "صحراوي", "قمري"])
def test_an_everyday_word_is_no_strong_name_or_adjective(word: str) -> None:
    names = {key(name) for s in countries() for name in arabic("countries", s, *STRONG)}
    names |= {key(name) for s in capitals() for name in arabic("capitals", s, *STRONG)}
    adjectives = {form for s in countries() for name in arabic("countries", s, MAJ.adjective) for form in adjective_forms(key(name))}
    assert key(word) not in names | adjectives
