"""A small morphology database in the ALMOR format, of our own words: what tests load into camel-tools' analyser."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

FEATURES = ("diac", "lex", "gloss", "pos", "prc3", "prc2", "prc1", "prc0", "per", "asp", "vox", "gen", "num", "enc0")
PARTS = ("noun", "noun_prop", "verb", "prep", "adj", "digit", "punc", "foreign", "latin")

# (written, category, features); `-` means what the stem says
PREFIXES = (
    ("", "P0", ""),
    ("ال", "PDet", "diac:ال prc0:Al_det"),
    ("و", "P0", "diac:وَ prc2:wa_conj"),
    ("ل", "PPrep", "diac:لِ prc1:li_prep"),
    ("ي", "PImp", "diac:يَ asp:i per:3"),
    ("وي", "PImp", "diac:وَيَ prc2:wa_conj asp:i per:3"),
    ("سي", "PImp", "diac:سَيَ prc1:sa_fut asp:i per:3"),
)
SUFFIXES = (
    ("", "S0", ""),
    ("ن", "SPastFp", "diac:نَ asp:p per:3 gen:f num:p"),
    ("ت", "SPastFs", "diac:َت asp:p per:3 gen:f num:s"),
    ("ن", "SImpFp", "diac:نَ gen:f num:p"),
    ("نا", "SUs", "diac:نا enc0:1p_dobj"),
)
STEMS = (
    ("تفيهق", "VImp", "lex:تَفَيْهَق_1 diac:تَفَيْهَق pos:verb asp:i per:3 gen:m num:s vox:a"),
    ("جتمع", "VImp", "lex:اِجْتَمَع_1 diac:جْتَمِع pos:verb asp:i per:3 gen:m num:s vox:a"),
    ("شارك", "VPast", "lex:شارَك_1 diac:شارَك pos:verb asp:p per:3 gen:m num:s vox:a"),
    ("تباشير", "N", "lex:تَباشِير_1 diac:تَباشِير pos:noun per:na asp:na vox:na gen:m num:p"),
    ("متلكئ", "N", "lex:مُتَلَكِّئ_1 diac:مُتَلَكِّئ pos:adj per:na asp:na vox:na"),
    ("قلعجي", "NProp", "lex:قَلعَجِيّ_1 diac:قَلعَجِيّ pos:noun_prop per:na asp:na vox:na"),
    ("جلفاط", "NProp", "lex:جُلفاط_1 diac:جُلفاط pos:noun_prop per:na asp:na vox:na"),
    ("جلفاط", "N", "lex:جَلفاط_1 diac:جَلفاط pos:noun per:na asp:na vox:na"),
)
PREFIX_STEM = (("P0", "N"), ("P0", "NProp"), ("P0", "VPast"), ("PDet", "N"), ("PDet", "NProp"), ("PPrep", "N"), ("PImp", "VImp"))
STEM_SUFFIX = (("N", "S0"), ("NProp", "S0"), ("VPast", "S0"), ("VPast", "SPastFp"), ("VPast", "SPastFs"), ("VPast", "SUs"), ("VImp", "S0"),
               ("VImp", "SImpFp"))
PREFIX_SUFFIX = (("P0", "S0"), ("P0", "SPastFp"), ("P0", "SPastFs"), ("P0", "SUs"), ("PDet", "S0"), ("PPrep", "S0"), ("PImp", "S0"),
                 ("PImp", "SImpFp"))
_SEATS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})


def _stem_features(features: str) -> str:
    given = dict(item.split(":", 1) for item in features.split())
    return " ".join(f"{name}:{value}" for name, value in {"prc3": "0", "prc2": "0", "prc1": "0", "prc0": "0", "enc0": "0", **given}.items())


def _pairs(rows: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{left} {right}" for left, right in rows]


def write_database(data_folder: Path, name: str = "own-msa") -> Path:
    """Write the database where camel-tools keeps its data; returns the file."""
    lines = [
        "###DEFINES###", *(f"DEFINE {feature} {feature}:*open*" for feature in FEATURES),
        "###DEFAULTS###", *(f"DEFAULT pos:{part} diac:* lex:*" for part in PARTS),
        "###ORDER###", f"ORDER {' '.join(FEATURES)}",
        "###TOKENIZATIONS###", "TOKENIZATION diac", "###STEMBACKOFF###", "STEMBACKOFF NOAN_ALL N",
        "###PREFIXES###", *("\t".join(row) for row in PREFIXES),
        "###SUFFIXES###", *("\t".join(row) for row in SUFFIXES),
        "###STEMS###", *(f"{stem.translate(_SEATS)}\t{category}\t{_stem_features(features)}" for stem, category, features in STEMS),
        "###TABLE AB###", *_pairs(PREFIX_STEM), "###TABLE BC###", *_pairs(STEM_SUFFIX), "###TABLE AC###", *_pairs(PREFIX_SUFFIX),
    ]
    path = data_folder / "data" / "morphology_db" / name / "morphology.db"
    path.parent.mkdir(parents=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
