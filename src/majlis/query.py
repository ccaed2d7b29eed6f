"""The query library, and how a query is asked of a build or of a remote endpoint.

A query is a plain SPARQL file. Its header, in comment lines, gives titles, parameters and columns; see `queries/README.md`.
Parameters enter as a VALUES block of serialised terms at the line `# VALUES`.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from majlis.answers import Answer, Term, answer_of, render
from majlis.errors import ConfigurationError, InputError, UsageError
from majlis.query_parameters import TYPES, Ask, Parameter, bind
from majlis.resources import queries_path
from majlis.store import open_store

VALUES_LINE = "# VALUES"
ENDPOINT_TIMEOUT_SECONDS = 60
_FIELD = re.compile(r"#\s*(title@ar|title@en|description@en|parameter|column):\s*(.*?)\s*$")
_PARAMETER = re.compile(r"([A-Za-z_]\w*)\s+(\S+)\s+(required|optional)\s+—\s+(\S.*)$", re.ASCII)
_COLUMN = re.compile(r"([A-Za-z_]\w*)\s+—\s+(\S.*)$", re.ASCII)
_NOT_WORDS = re.compile(r"<[^<>\"{}|^`\\\s]*>|'''.*?'''|\"\"\".*?\"\"\"|'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|#[^\n]*", re.DOTALL)
_KEYWORD = re.compile(
    r"(?<![\w?$:.-])(select|ask|construct|describe|insert|delete|load|clear|create|drop|copy|move|add|with)(?![\w:])", re.IGNORECASE,
)
_MAX_REASON_CHARACTERS = 200
_PLACE = re.compile(r"error at (\d+):\d+")
_SERVICE = re.compile(r"(?<![\w?$:.-])service(?![\w:])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """A query file: what it asks, of what, and its SPARQL text."""

    name: str
    path: Path
    title_ar: str
    title_en: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]  # name, meaning
    text: str


def library() -> list[Query]:
    """The queries of the library by name. Raises ConfigurationError for a broken header."""
    return [read_query(path) for path in sorted(queries_path().glob("*.rq"))]


def find(name_or_file: str) -> Query:
    """A query of the library by name, or the user's own `.rq` file.

    Raises UsageError with the nearest names, InputError for a file that cannot be read, ConfigurationError for a broken header.
    """
    if name_or_file.endswith(".rq") or "/" in name_or_file:
        return read_query(Path(name_or_file), own=True)
    names = [path.stem for path in sorted(queries_path().glob("*.rq"))]
    if name_or_file in names:
        return read_query(queries_path() / f"{name_or_file}.rq")
    near = difflib.get_close_matches(name_or_file, names, 3)
    hint = f"; did you mean {', '.join(near)}?" if near else "; `majlis query` lists them"
    raise UsageError(f"the library has no query {name_or_file!r}{hint}")


def read_query(path: Path, own: bool = False) -> Query:
    """Read one file. A user's `own` file needs no header; parameters need theirs everywhere."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, f"no query to read: {error.strerror if isinstance(error, OSError) else 'not UTF-8'}") from error
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[tuple[str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            break
        if (match := _FIELD.match(line)) is None:
            continue
        key, value = match.groups()
        if key == "parameter":
            parameters.append(_parameter(path, number, value, [parameter.name for parameter in parameters]))
        elif key == "column":
            columns.append(_column(path, number, value))
        elif key in fields or not value:
            raise ConfigurationError(path, f"{key} is {'given twice' if value else 'empty'}", number)
        else:
            fields[key] = value
    missing = [key for key in ("title@ar", "title@en", "description@en") if key not in fields]
    if missing and not own:
        raise ConfigurationError(path, f"the header lacks {', '.join(missing)}", 1)
    if parameters and not any(line.strip() == VALUES_LINE for line in text.splitlines()):
        raise ConfigurationError(path, f"it has parameters, but no line {VALUES_LINE!r} where their values go")
    title = fields.get("title@en", path.stem)
    return Query(
        path.stem, path, fields.get("title@ar", title), title, fields.get("description@en", ""), tuple(parameters), tuple(columns), text,
    )


def _parameter(path: Path, number: int, value: str, taken: list[str]) -> Parameter:
    match = _PARAMETER.match(value)
    if match is None:
        raise ConfigurationError(path, "a parameter is written `NAME TYPE required|optional — what it is`", number)
    name, kind, need, description = match.groups()
    if kind not in TYPES:
        raise ConfigurationError(path, f"no parameter type {kind!r}; there are: {', '.join(TYPES)}", number)
    if name in taken:
        raise ConfigurationError(path, f"parameter {name} is given twice", number)
    return Parameter(name, kind, need == "required", description)


def _column(path: Path, number: int, value: str) -> tuple[str, str]:
    match = _COLUMN.match(value)
    if match is None:
        raise ConfigurationError(path, "a column is written `NAME — what it means`", number)
    return match[1], match[2]


def listing(queries: list[Query]) -> str:
    """The library as a user reads it: names, titles in both languages, parameters."""
    lines: list[str] = []
    for query in queries:
        lines += [query.name, f"    {query.title_en}", f"    {query.title_ar}"]
        for parameter in query.parameters:
            need = "" if parameter.required else ", optional"
            lines.append(f"    --param {parameter.name}=…  {parameter.type}{need}: {parameter.description}")
    return "\n".join(lines) + "\n"


def filled(query: Query, values: Mapping[str, NamedNode | Literal]) -> str:
    """The SPARQL text with the values of its parameters.

    A parameter that is left out and only tested with BOUND gets UNDEF: some servers refuse a variable that nothing can bind.
    """
    clauses = []
    for parameter in query.parameters:
        value = values.get(parameter.name)
        if value is not None:
            clauses.append(f"VALUES ?{parameter.name} {{ {value} }}")
        elif re.search(rf"BOUND\(\?{parameter.name}\)", query.text):
            clauses.append(f"VALUES ?{parameter.name} {{ UNDEF }}")
    lines = query.text.splitlines()
    marked = next((number for number, line in enumerate(lines) if line.strip() == VALUES_LINE), None)
    if marked is not None and clauses:
        lines[marked] = "  " + " ".join(clauses)  # one line, so that errors count lines as the file does
    return "\n".join(lines) + "\n"


def run(
    name_or_file: str, params: Mapping[str, str], graph_dir: Path | None = None, endpoint: str | None = None,
    format: str = "table", terminal_width: int | None = None,
) -> str:
    """Ask a query of a build's folder or of an endpoint; the answer as text in a format of `majlis.answers`.

    Raises UsageError, InputError (graph or endpoint), ConfigurationError (the query).
    """
    return render(ask(name_or_file, params, graph_dir, endpoint), format, terminal_width)


def ask(name_or_file: str, params: Mapping[str, str], graph_dir: Path | None = None, endpoint: str | None = None) -> Answer:
    """The same as records."""
    if (graph_dir is None) == (endpoint is None):
        raise UsageError("say where to ask: either --graph DIR or --endpoint URL")
    query = find(name_or_file)
    asker = local(graph_dir, query.path) if graph_dir is not None else remote(str(endpoint))
    return asker(filled(query, bind(query.parameters, params, asker)))


def local(graph_dir: Path, source: Path | str = "query") -> Ask:
    """Asks the store of a build, all its graphs as one; errors in the query name `source`. Raises InputError."""
    store = open_store(graph_dir)

    def answer(text: str) -> Answer:
        return ask_store(store, text, source)

    return answer


def ask_store(store: Store, text: str, source: Path | str = "query") -> Answer:
    """Ask a store, all its graphs as one. Raises ConfigurationError for what does not parse, UsageError for SERVICE."""
    if _SERVICE.search(_words(text)):
        raise UsageError("a query of a local graph asks no other server: leave out SERVICE")
    try:
        return _answer(store.query(text, use_default_graph_as_union=True))
    except SyntaxError as error:
        place = _PLACE.search(error.msg)
        reason = error.msg if len(error.msg) <= _MAX_REASON_CHARACTERS else f"{error.msg[:_MAX_REASON_CHARACTERS]} …"
        raise ConfigurationError(source, f"this is not a SPARQL query: {reason}", int(place[1]) if place else None) from error
    except (OSError, RuntimeError) as error:
        raise InputError(source, f"the query cannot be answered: {error}") from error


def _words(text: str) -> str:
    """The query without its IRIs, strings and comments."""
    return _NOT_WORDS.sub(" ", text)


def _answer(result: QuerySolutions | QueryBoolean | QueryTriples) -> Answer:
    if isinstance(result, QueryBoolean):
        return answer_of(["answer"], [[Literal(bool(result))]])
    if isinstance(result, QuerySolutions):
        names = [variable.value for variable in result.variables]
        return answer_of(names, [list(solution) for solution in result])
    triples: list[list[Term | None]] = [[triple.subject, triple.predicate, triple.object] for triple in result]
    return answer_of(["subject", "predicate", "object"], sorted(triples, key=str))


def remote(endpoint: str) -> Ask:
    """Asks a SPARQL 1.1 endpoint over HTTP. Raises UsageError for an address that is none."""
    if urlsplit(endpoint).scheme not in ("http", "https"):
        raise UsageError(f"{endpoint!r} is no address of an endpoint; it begins with http:// or https://")

    def answer(text: str) -> Answer:
        return _received(endpoint, *_sent(endpoint, text))

    return answer


def _sent(endpoint: str, text: str) -> tuple[bytes, bool]:
    """What the server answered, and whether it is a graph rather than rows."""
    from SPARQLWrapper import JSON, POST, SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    keyword = _KEYWORD.search(_words(text))
    kind = keyword[1].upper() if keyword else "SELECT"
    if kind not in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
        raise UsageError(f"a query only reads; {kind} does not")
    try:
        wrapper = SPARQLWrapper(endpoint)
        # its own guess at the kind of query trips over words in comments
        wrapper.setQuery(_NOT_WORDS.sub(lambda found: "" if found[0].startswith("#") else found[0], text))
        wrapper.queryType = kind
        wrapper.setMethod(POST)
        wrapper.setTimeout(ENDPOINT_TIMEOUT_SECONDS)
        graph = kind in ("CONSTRUCT", "DESCRIBE")
        if graph:
            wrapper.addCustomHttpHeader("Accept", "application/n-triples")
        else:
            wrapper.setReturnFormat(JSON)
        return wrapper.query().response.read(), graph
    except (SPARQLWrapperException, OSError) as error:
        lines = str(error).strip().splitlines()
        raise InputError(endpoint, f"the endpoint did not answer: {lines[-1] if lines else type(error).__name__}") from error


def _received(endpoint: str, body: bytes, graph: bool) -> Answer:
    """The parsed body. A server that ran out of time may send half a document: that is an error, not an answer."""
    try:
        if graph:
            triples = [[quad.subject, quad.predicate, quad.object] for quad in parse(body, format=RdfFormat.N_TRIPLES)]
            return answer_of(["subject", "predicate", "object"], sorted(triples, key=str))
        data = json.loads(body)
        for binding in data.get("results", {}).get("bindings", ()):
            for value in binding.values():
                if value["type"] == "typed-literal":  # as Virtuoso says it
                    value["type"] = "literal"
        result = parse_query_results(json.dumps(data).encode(), format=QueryResultsFormat.JSON)
        return _answer(result)
    except (ValueError, SyntaxError, AttributeError, KeyError, TypeError) as error:
        raise InputError(endpoint, f"what came back is no whole answer: {error}") from error
