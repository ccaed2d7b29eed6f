"""RDF/XML: all graphs as one, for tools that read nothing newer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from pyoxigraph import Literal, RdfFormat, Store, Triple, serialize

from majlis.export.quads import PREFIXES, merged_triples
from majlis.export.xml_text import xml_text


def write_rdfxml(store: Store, out: BinaryIO) -> None:
    """Write the triples of all graphs as RDF/XML; characters that XML forbids become U+FFFD."""
    serialize(_writable(store), out, RdfFormat.RDF_XML, prefixes=PREFIXES)


def _writable(store: Store) -> Iterator[Triple]:
    for triple in merged_triples(store):
        value = triple.object
        if isinstance(value, Literal) and (text := xml_text(value.value)) != value.value:
            changed = Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)
            triple = Triple(triple.subject, triple.predicate, changed)
        yield triple
