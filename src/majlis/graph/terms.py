"""RDF terms: the vocabulary's IRIs and literals in one canonical spelling."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from majlis.graph.iris import MAJ

# Subject, property, value and graph of one quad. Rows are read from these: to make the quad itself takes ten times as long.
Terms = tuple[NamedNode, NamedNode, NamedNode | Literal, NamedNode]

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
SKOS = "http://www.w3.org/2004/02/skos/core#"
ALT_LABEL = NamedNode(SKOS + "altLabel")
PREF_LABEL = NamedNode(SKOS + "prefLabel")
SAME_AS = NamedNode("http://www.w3.org/2002/07/owl#sameAs")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_BOOLEAN, _DATE, _DECIMAL, _INTEGER = (NamedNode(_XSD + name) for name in ("boolean", "date", "decimal", "integer"))


@lru_cache(maxsize=512)
def maj(name: str) -> NamedNode:
    """A class or property of the majlis vocabulary."""
    return NamedNode(MAJ + name)


@lru_cache(maxsize=65536)
def iri(value: str) -> NamedNode:
    """An IRI as a term."""
    return NamedNode(value)


def text(value: str) -> Literal:
    """A literal that is no one's language: codes, dates in EDTF, rule names."""
    return Literal(value)


def arabic(value: str) -> Literal:
    """Words of an article or a name in Arabic."""
    return Literal(value, language="ar")


def arabic_in_latin(value: str) -> Literal:
    """An Arabic name in Latin letters. Language tags know no case: stores write this one in small letters."""
    return Literal(value, language="ar-Latn")


def english(value: str) -> Literal:
    """Words in English."""
    return Literal(value, language="en")


@lru_cache(maxsize=8192)
def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=_INTEGER)


def boolean(value: bool) -> Literal:
    """A truth value."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def day(value: str) -> Literal:
    """A calendar day, `YYYY-MM-DD`."""
    return Literal(value, datatype=_DATE)


def decimal(value: float) -> Literal:
    """A number in the spelling that stores normalise to: no exponent, no trailing zeros."""
    digits = format(Decimal(repr(value)), "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Literal(digits, datatype=_DECIMAL)
