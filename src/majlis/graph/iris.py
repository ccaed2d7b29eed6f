"""IRIs of the graph's own nodes: named graphs, evidence and facts; those of things come from `resolve.identity`."""

from __future__ import annotations

from majlis.resolve.identity import DEFAULT_BASE, article, article_key, meeting, mention, report, short_hash, slug, tail

__all__ = [
    "DEFAULT_BASE", "MAJ", "ONTOLOGY", "REFERENCE_GRAPH", "THEME", "article", "article_graph", "article_key", "consolidated_graph",
    "evidence", "fact", "meeting", "mention", "report", "short_hash", "slug", "tail",
]

ONTOLOGY = "https://w3id.org/majlis/ontology"
MAJ = ONTOLOGY + "#"
REFERENCE_GRAPH = "https://w3id.org/majlis/reference"
THEME = "https://w3id.org/majlis/theme/"


def article_graph(base: str, digest: str) -> str:
    """IRI of the named graph that holds what one article says."""
    return f"{base}graph/article/{article_key(digest)}"


def consolidated_graph(base: str) -> str:
    """IRI of the named graph that holds what articles share."""
    return f"{base}graph/consolidated"


def evidence(base: str, digest: str, start: int, end: int, fact: str, rule: str) -> str:
    """IRI of the words between `start` and `end` as the evidence of one fact."""
    return f"{base}evidence/{article_key(digest)}/{start}-{end}-{short_hash(fact, rule)}"


def fact(base: str, kind: str, *parts: str) -> str:
    """IRI of a fact from what makes it that fact."""
    return f"{base}{kind}/" + "/".join(parts)
