"""Latin labels of Arabic names: how they are written, which names get one, and what happens without camel-tools."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from majlis.clean.fold import unmarked
from majlis.graph.quads import data_quads
from majlis.graph.reference import LatinLabels, load_reference, no_latin_labels
from majlis.graph.romanisation import Romaniser
from majlis.graph.vocalisation import latin_spellings, vocalised_names
from majlis.model import EntityType, Statement
from majlis.resolve.across import resolve
from majlis.resolve.identity import DEFAULT_BASE
from majlis.resources import lexicon_path
from readings import Told

ROOT = Path(__file__).parent.parent
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
WRITTEN = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچڤگّـَُِْ ٠١،.-–\u200f"
GAZETTEER = """
@prefix maj: <https://w3id.org/majlis/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/port> a maj:Place ; skos:prefLabel "ميناء الفجيرة"@ar .
<https://example.org/red> a maj:Organisation ; skos:prefLabel "أطباء بلا حدود"@ar, "Médecins sans frontières"@fr .
"""


@pytest.fixture(scope="module")
def transliterate() -> Callable[[str], str]:
    pytest.importorskip("camel_tools", reason="camel-tools writes the letters")
    from majlis.camel.transliteration import transliterator

    found = transliterator()
    assert found is not None
    return found


@pytest.fixture
def label(transliterate: Callable[[str], str]) -> LatinLabels:
    return Romaniser(transliterate).label


@pytest.mark.parametrize("name, latin", [
    ("محمد بن راشد", "Muhammad bin Rashid"),
    ("سعيد الصفدي", "Sa'id al-Safadi"),
    ("رؤوف المعشر", "Ra'uf al-Mu'ashar"),
    ("يحيى سريع", "Yahya Sari'"),
    ("بشار عواد", "Bashar Awwad"),
    ("علاء", "Ala"),
    ("مي الصباح", "May al-Sabah"),
    ("فاطمة الزهراء", "Fatima al-Zahra"),
    ("الشيخة نورة", "Al-Shaykha Nura"),
    ("أبو بكر آل ثاني", "Abu Bakr Al Thani"),
    ("على حسن", "Ali Hasan"),
])
def test_a_name_whose_vowels_are_known_is_written_with_them(name: str, latin: str, label: LatinLabels) -> None:
    assert label(name, "person") == latin


@pytest.mark.parametrize("name, latin", [
    ("عبد العزيز", "Abd al-Aziz"), ("عبدالعزيز", "Abd al-Aziz"), ("عبد الله", "Abdullah"), ("عبدالله", "Abdullah"),
    ("صلاح الدين", "Salah al-Din"), ("نورالدين", "Nur al-Din"), ("نصر الله", "Nasrallah"), ("هبة الله", "Hibatallah"),
])
def test_two_words_of_one_name_read_alike_written_together_or_apart(name: str, latin: str, label: LatinLabels) -> None:
    assert label(name, "person") == latin


@pytest.mark.parametrize("name, latin", [
    ("ماريا غونزاليس", "Maria Gonzalez"), ("جون د. فان در بيرغ", "John D. van Dar Birg"), ("توماس كلوترمان", "Thomas Klotraman"),
    ("أولريش أوسترلو", "Ulrich Ostarlo"),
])
def test_a_name_of_another_language_has_its_usual_spelling_and_its_sounds(name: str, latin: str, label: LatinLabels) -> None:
    assert label(name, "person") == latin


@pytest.mark.parametrize("name, latin", [
    ("الشكرجاوي", "Al-Shakrajawi"), ("الراهطي", "Al-Rahti"), ("القابض", "Al-Qabid"), ("برمود", "Barmud"),
])
def test_a_word_of_no_list_gets_the_likeliest_vowels(name: str, latin: str, label: LatinLabels) -> None:
    assert label(name, "person") == latin


@pytest.mark.parametrize("name, type, latin", [
    ("مجلس التعاون الاقتصادي", "organisation", "Majlis al-Ta'awun al-Iqtisadi"),
    ("لجنة المتابعة العربية", "organisation", "Lajnat al-Mutaba'a al-Arabiyya"),
    ("هيئة وطنية", "organisation", "Hay'a Wataniyya"),
    ("منظمة الأمن والتعاون في أوروبا", "organisation", "Munazzamat al-Amn wal-Ta'awun fi Uruba"),
    ("صندوق لبناء السلام", "organisation", "Sunduq li-Bina al-Salam"),
    ("الصندوق للتنمية", "organisation", "Al-Sunduq lil-Tanmiya"),
    ("ضريح السيدة زينب", "place", "Darih al-Sayyida Zaynab"),
    ("قناة CNN عربية", "organisation", "Qanat CNN Arabiyya"),
])
def test_names_of_bodies_and_places_are_read_as_expressions(name: str, type: EntityType, latin: str, label: LatinLabels) -> None:
    assert label(name, type) == latin


def test_a_dictionary_tells_vowels_that_no_list_has(transliterate: Callable[[str], str]) -> None:
    words = {"جلفاط": "جُلفاط"}
    assert Romaniser(transliterate).label("سالم الجلفاط", "person") == "Salim al-Jalfat"
    assert Romaniser(transliterate, words.get).label("سالم الجلفاط", "person") == "Salim al-Julfat"


def test_what_is_written_in_latin_letters_stays(label: LatinLabels) -> None:
    assert label("BRICS", "organisation") == "BRICS"
    assert label("١٢–١٣", "organisation") is None


@given(st.text(st.sampled_from(WRITTEN), max_size=30), st.sampled_from(["person", "organisation"]))
def test_every_arabic_letter_and_sign_becomes_a_plain_latin_one(name: str, type: EntityType) -> None:
    pytest.importorskip("camel_tools")
    from majlis.camel.transliteration import transliterator

    found = transliterator()
    assert found is not None
    made = Romaniser(found).label(name, type)
    assert made is None or made.replace("–", "").isascii()


def test_every_vocalised_word_stands_once_and_shows_no_case() -> None:
    lines = lexicon_path("vocalised_names.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines for word in line.split("#", 1)[0].split()]
    spelled = [unmarked(word) for word in words]
    assert [word for word in words if spelled.count(unmarked(word)) > 1] == []
    assert [word for word in words if word[-1] in "\u064b\u064c\u064d\u064e\u064f\u0650"] == []
    assert len(vocalised_names()) >= len(words)


def test_every_usual_spelling_is_latin() -> None:
    assert [word for word, latin in latin_spellings().items() if not latin.isascii() or not latin] == []


# --- in the graph


def labels_of(told: Told, latin: LatinLabels, gazetteer: Path) -> dict[str, dict[str, str]]:
    """Entity → language → label, of the labels in the graph of one article."""
    reference = load_reference([gazetteer])
    found: dict[str, dict[str, str]] = {}
    for quad in data_quads(resolve([told.reading()], DEFAULT_BASE, {}), reference, latin):
        if quad.predicate.value == LABEL and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            found.setdefault(quad.subject.value, {})[quad.object.language or ""] = quad.object.value
    return found


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    path = tmp_path / "own.ttl"
    path.write_text(GAZETTEER, encoding="utf-8")
    return path


@pytest.fixture
def told() -> Told:
    told = Told("a", "2025-06-11")
    told.claim(Statement, speaker=told.person("سالم النجار", "EG", "وزير المياه"))
    port = told.entity("place", "ميناء الفجيرة")
    told.entities[port] = type(told.entities[port])(port, "place", "ميناء الفجيرة", "https://example.org/port", ((0, 5),))
    told.claim(Statement, speaker=told.body("أطباء بلا حدود"))
    told.meeting("conference", date="2025-06-10", place=None, country="EG", bodies=(told.body("منتدى الضفاف"),))
    return told


def test_a_name_without_latin_label_gets_one_and_no_other_does(told: Told, label: LatinLabels, gazetteer: Path) -> None:
    found = labels_of(told, label, gazetteer)
    assert found[f"{DEFAULT_BASE}person/سالم_النجار"] == {"ar": "سالم النجار", "ar-latn": "Salim al-Najjar"}
    assert found["https://example.org/port"] == {"ar": "ميناء الفجيرة", "ar-latn": "Mina al-Fajira"}
    assert all("ar-latn" not in tags or "en" not in tags for tags in found.values())
    assert any("en" in tags and iri.endswith("/EG") for iri, tags in found.items())


def test_the_english_label_of_a_meeting_names_its_body_in_latin_letters(told: Told, label: LatinLabels, gazetteer: Path) -> None:
    found = labels_of(told, label, gazetteer)
    assert {tags["en"] for iri, tags in found.items() if "/meeting/" in iri} == {"Conference – Muntada al-Dafaf – Egypt – 2025-06-10"}


def test_without_a_transliterator_no_name_gets_a_latin_label(told: Told, gazetteer: Path) -> None:
    found = labels_of(told, no_latin_labels, gazetteer)
    assert found[f"{DEFAULT_BASE}person/سالم_النجار"] == {"ar": "سالم النجار"}


def test_the_letters_cost_neither_the_slow_parts_of_camel_tools_nor_its_folder(tmp_path: Path) -> None:
    pytest.importorskip("camel_tools")
    code = (
        "import sys; from majlis.camel.transliteration import transliterator; assert transliterator()('\u0645') == 'm'; "
        "print(sorted(name for name in sys.modules if name.startswith('camel_tools.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          env={"PYTHONPATH": str(ROOT / "src"), "HOME": str(tmp_path), "PATH": ""})
    assert done.stdout.strip() == str([f"camel_tools.utils{name}" for name in ("", ".charmap", ".stringutils", ".transliterate")])
    assert list(tmp_path.iterdir()) == []
