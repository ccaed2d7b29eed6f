"""What is installed, what is missing, and what to type to get it.

Nothing of others is imported to look at it: camel-tools reaches for the network when its `data` and `morphology` are
imported without a catalogue. Versions come from the installed metadata, camel-tools' data from its folder.
"""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from majlis import __version__
from majlis.camel.choice import choose
from majlis.camel.data import GET_DATA, GET_PACKAGE, PACKAGE, data_folder, morphology_database
from majlis.errors import ConfigurationError
from majlis.resources import lexicon_path, ontology_path, queries_path

NEEDED = (
    "rdflib", "networkx", "pyshacl", "SPARQLWrapper", "pyoxigraph", "trafilatura", "lxml_html_clean", "charset-normalizer", "hijridate",
)
FASTER = (("pyrudof", "the SHACL gate is about ten times slower without it", "pip install pyrudof"),)
EXTRAS = (
    (PACKAGE, f"Latin labels and morphology: {GET_PACKAGE}"),
    ("starlette", "the endpoint and explorer: pip install 'majlis[serve]'"),
    ("uvicorn", "the endpoint and explorer: pip install 'majlis[serve]'"),
)
_DATA_FILES = ("majlis.ttl", "themes.ttl", "shapes.ttl", "context.jsonld", "reference/countries.ttl", "reference/capitals.ttl",
               "reference/organisations.ttl", "reference/places.ttl")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked for."""

    name: str
    found: bool
    detail: str  # a version or place; where it is missing, what to type
    needed: bool  # majlis does not work without it


def examine() -> list[Finding]:
    """Look at the installation; reads files and metadata only, and imports nothing of others."""
    return [
        Finding("majlis", True, __version__, True),
        Finding("Python", True, platform.python_version(), True),
        *(_package(name, "pip install majlis", needed=True) for name in NEEDED),
        *(_package(name, f"{why}: {command}", needed=False) for name, why, command in FASTER),
        *_data_files(),
        *(_package(name, get, needed=False) for name, get in EXTRAS),
        _camel_data(),
        _morphology(),
    ]


def as_text(findings: Sequence[Finding]) -> str:
    """The findings, a line each; what is missing says how to get it."""
    width = max(len(finding.name) for finding in findings)
    marks = {(True, True): "ok", (True, False): "ok", (False, True): "MISSING", (False, False): "absent"}
    return "".join(f"{marks[finding.found, finding.needed]:8} {finding.name:{width}}  {finding.detail}\n" for finding in findings)


def _package(name: str, get: str, needed: bool) -> Finding:
    try:
        return Finding(name, True, importlib.metadata.version(name), needed)
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, False, get, needed)


def _data_files() -> Iterator[Finding]:
    for name in _DATA_FILES:
        try:
            yield Finding(f"ontology/{name}", True, str(ontology_path(name)), True)
        except ConfigurationError:
            yield Finding(f"ontology/{name}", False, "install majlis anew: this file comes with it", True)
    for name, find in (("queries", queries_path), ("lexicon", lambda: lexicon_path("."))):
        try:
            path = find()
            yield Finding(name, True, f"{sum(1 for entry in path.iterdir() if entry.is_file())} files in {path}", True)
        except ConfigurationError:
            yield Finding(name, False, "install majlis anew: this folder comes with it", True)


def _camel_data() -> Finding:
    database = morphology_database()
    if database is not None:
        return Finding("camel-tools data", True, str(database), False)
    return Finding("camel-tools data", False, f"no database of Standard Arabic in {data_folder()}; get it: {GET_DATA}", False)


def _morphology() -> Finding:
    """What `--morphology auto` chooses, and what that is good for."""
    database = choose("auto")
    if database is not None:
        return Finding("morphology", True, f"auto is camel: names and unseen inflections are checked against {database.parent.name}", False)
    return Finding("morphology", False, "auto is none: names end by shape and lists alone; camel needs the package and its data", False)
