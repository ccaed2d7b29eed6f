"""The answer to a query, and the forms in which it is shown: table, markdown, csv, json, sparql-json."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from majlis.errors import UsageError

Term = NamedNode | Literal | BlankNode | Triple
Row = tuple[Term | None, ...]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_SHORT = {
    "https://w3id.org/majlis/ontology#": "maj:", "https://w3id.org/majlis/theme/": "theme:", "https://w3id.org/majlis/id/": "id:",
}
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_MIN_COLUMN_CELLS = 8
_READABLE_COLUMN_CELLS = 16
_GAP = "  "
_WHOLE = frozenset(_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger", "short", "byte"))
_FRACTION = frozenset(_XSD + name for name in ("decimal", "double", "float"))


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of terms under named columns; None where a row leaves a column open."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def render(answer: Answer, format: str, terminal_width: int | None = None) -> str:
    """The answer as text. `terminal_width` in cells: only a terminal gets cut cells and isolated text directions.

    Raises UsageError for a format that is none.
    """
    if format == "table":
        return _table(answer, terminal_width)
    if format not in _WRITERS:
        raise UsageError(f"no answer format {format!r}; there are: table, {', '.join(_WRITERS)}")
    return _WRITERS[format](answer)


def formats() -> tuple[str, ...]:
    """The names that `render` knows."""
    return ("table", *_WRITERS)


def expand(value: str) -> str:
    """The full IRI of one that a table shows in short; anything else as it is."""
    return next((full + value[len(short):] for full, short in _SHORT.items() if value.startswith(short)), value)


def display_width(text: str) -> int:
    """How many terminal cells a text takes: marks none, wide characters two."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Triple):
        return str(term)
    return f"_:{term.value}" if isinstance(term, BlankNode) else term.value


def _shown(term: Term | None) -> str:
    """What people read: IRIs in short, no control characters that would move the cursor or turn the line around."""
    text = _plain(term)
    if isinstance(term, NamedNode):
        text = next((short + text[len(full):] for full, short in _SHORT.items() if text.startswith(full)), text)
    return "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text if c not in _DIRECTIONS).strip()


_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _table(answer: Answer, terminal_width: int | None) -> str:
    shown = _visible(answer)
    if terminal_width is not None and _least(answer, shown) > terminal_width:
        shown = [column for column in shown if not _translates(answer.columns, column)]
    if terminal_width is not None and _least(answer, shown) > terminal_width:
        return _records(answer, shown) + _note(answer, shown)
    cells = [[answer.columns[column] for column in shown]]
    cells += [[_shown(row[column]) for column in shown] for row in answer.rows]
    widths = [max(display_width(line[position]) for line in cells) for position in range(len(shown))]
    if terminal_width is not None:
        _shrink(widths, terminal_width - len(_GAP) * (len(widths) - 1))
    cells.insert(1, ["─" * width for width in widths])
    isolate = terminal_width is not None
    lines = [_GAP.join(_cell(text, width, isolate) for text, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return "\n".join(lines) + "\n" + _note(answer, shown)


def _least(answer: Answer, shown: Sequence[int]) -> int:
    """The cells that a readable table takes at least."""
    widest = [max((display_width(_shown(row[column])) for row in answer.rows), default=0) for column in shown]
    return sum(min(width, _READABLE_COLUMN_CELLS) + len(_GAP) for width in widest) - len(_GAP)


def _translates(columns: Sequence[str], column: int) -> bool:
    """Whether a column says in English what its neighbour says in Arabic."""
    name = columns[column]
    return name.endswith("_en") and name[:-3] + "_ar" in columns


def _records(answer: Answer, shown: Sequence[int]) -> str:
    """Row after row, one value a line: for terminals too narrow for the table."""
    name_width = max(len(answer.columns[column]) for column in shown)
    blocks = []
    for row in answer.rows:
        cells = [(answer.columns[column], _shown(row[column])) for column in shown]
        blocks.append("".join(f"{name:<{name_width}}{_GAP}{_cell(text, display_width(text), True)}\n" for name, text in cells if text))
    return "\n".join([*blocks, ""])


def _note(answer: Answer, shown: Sequence[int]) -> str:
    count = len(answer.rows)
    hidden = [name for position, name in enumerate(answer.columns) if position not in shown]
    note = f"({count} row{'' if count == 1 else 's'}"
    if hidden:
        note += f"; left out here, in csv and json: {', '.join(hidden)}"
    return note + ")\n"


def _visible(answer: Answer) -> list[int]:
    """Columns to show: those of IRIs alone stay out, as their labels stand beside them."""
    iris = {
        position for position in range(len(answer.columns))
        if any(row[position] is not None for row in answer.rows)
        and all(row[position] is None or isinstance(row[position], NamedNode) for row in answer.rows)
    }
    if len(iris) == len(answer.columns):
        return list(range(len(answer.columns)))
    return [position for position in range(len(answer.columns)) if position not in iris]


def _shrink(widths: list[int], available: int) -> None:
    """Take cells from the widest columns until all fit, or no column can give more."""
    while sum(widths) > available and widths and max(widths) > _MIN_COLUMN_CELLS:
        widths[widths.index(max(widths))] -= 1


def _cell(text: str, width: int, isolate: bool) -> str:
    if display_width(text) > width:
        text = _cut(text, width - 1) + "…"
    padding = " " * (width - display_width(text))
    if isolate and any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text):
        return f"{_ISOLATE}{text}{_END_ISOLATE}{padding}"
    return text + padding


def _cut(text: str, width: int) -> str:
    used = 0
    for position, character in enumerate(text):
        used += _cells(character)
        if used > width:
            return text[:position]
    return text


def _markdown(answer: Answer) -> str:
    lines = [list(answer.columns), ["---"] * len(answer.columns)]
    lines += [[_shown(term).replace("\\", "\\\\").replace("|", "\\|") for term in row] for row in answer.rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_plain(term) for term in row] for row in answer.rows)
    return out.getvalue()


def _json(answer: Answer) -> str:
    rows = [{name: _value(term) for name, term in zip(answer.columns, row, strict=True)} for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _value(term: Term | None) -> str | int | float | bool | None:
    if term is None:
        return None
    kind = term.datatype.value if isinstance(term, Literal) else None
    text = _plain(term)
    if kind == _XSD + "boolean":
        return text in ("true", "1")
    if kind in _WHOLE or kind in _FRACTION:
        return _number(text)
    return text


def _number(text: str) -> int | float | str:
    """A JSON number; the text itself where JSON has none (infinity, not a number, ill-typed)."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite():
        return text
    return int(number) if number == number.to_integral_value() else float(number)


def _sparql_json(answer: Answer) -> str:
    bindings = [
        {name: _binding(term) for name, term in zip(answer.columns, row, strict=True) if term is not None} for row in answer.rows
    ]
    return json.dumps({"head": {"vars": answer.columns}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=1) + "\n"


def _binding(term: Term) -> dict[str, object]:
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _binding(part) for name, part in parts.items()}}
    if isinstance(term, Literal):
        found: dict[str, object] = {"type": "literal", "value": term.value}
        if term.language is not None:
            found["xml:lang"] = term.language
        elif term.datatype.value != _XSD + "string":
            found["datatype"] = term.datatype.value
        return found
    return {"type": "uri" if isinstance(term, NamedNode) else "bnode", "value": term.value}


_WRITERS: dict[str, Callable[[Answer], str]] = {"csv": _csv, "json": _json, "markdown": _markdown, "sparql-json": _sparql_json}


def answer_of(columns: Sequence[str], rows: Sequence[Sequence[Term | None]]) -> Answer:
    """An answer from any sequences."""
    return Answer(tuple(columns), tuple(tuple(row) for row in rows))
