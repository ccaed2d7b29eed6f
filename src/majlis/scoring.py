"""Predicted fact rows beside gold: what is right, wrong and missed.

A name in gold may be a list of alternatives; a row of gold may be optional, which neither helps nor hurts.
Predicted meetings are first paired with gold's, most alike first; the other rows of an article are then paired one to
one, as many as can be. The rules are those of `facts.md`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from majlis.clean.fold import fold_name as _fold_name
from majlis.errors import InputError

Row = dict[str, Any]

COMPARED = {
    "participation": ("meeting", "actor", "actor_type", "role"),
    "position": ("person", "title", "affiliation"),
    "membership": ("actor", "actor_type", "body", "change"),
    "commitment": ("actor", "theme", "modality", "amount", "currency"),
    "call": ("actor", "addressee", "theme"),
    "statement": ("speaker", "speaker_type"),
    "quantity": ("of", "value", "bound"),
    "mention": ("entity", "entity_type"),
}
MEETING_FIELDS = ("kind", "status", "mode", "date", "country", "place")
TYPES = ("article", "meeting", "meeting-field", *COMPARED)
RELATIONS = tuple(kind for kind in TYPES if kind not in ("mention", "article"))
CALIBRATION_BINS = 10
_NAMES = frozenset({"actor", "person", "title", "affiliation", "body", "addressee", "speaker", "entity", "place", "outlet"})
_OPEN_WHEN_NULL = frozenset({"addressee", "title"})  # gold that leaves these null accepts anything
_LIKENESS = (  # field, what agreement adds, what disagreement adds
    ("date", 2.5, -4.0), ("country", 2.0, -3.0), ("place", 2.0, -2.0), ("kind", 1.0, 0.0), ("status", 0.5, 0.0), ("mode", 0.5, 0.0),
)
_LEAST_LIKENESS = 2.49  # one agreeing date, or a place and a trait; less is a coincidence
_MAX_SHARED_PARTICIPANTS = 4
_OPTIONAL_PENALTY = 0.01  # of two gold meetings alike, the one that counts

fold_name = lru_cache(maxsize=16_384)(_fold_name)  # the same few names are compared again and again


@dataclass(slots=True)
class Tally:
    """How many facts of a type were right, wrong (said, not in gold) and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def measures(self) -> dict[str, float]:
        """Precision, recall, F1 and the counts behind them."""
        precision = self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0
        recall = self.right / (self.right + self.missed) if self.right + self.missed else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": precision, "recall": recall, "f1": f1, "tp": self.right, "fp": self.wrong, "fn": self.missed}


@dataclass(slots=True)
class Evaluation:
    """Tallies by type, what went wrong, and for each predicted row its confidence and whether it was right."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in TYPES})
    errors: list[tuple[str, str, object]] = field(default_factory=list)  # missed or wrong, where, what
    judged: list[tuple[float, bool]] = field(default_factory=list)
    strangers: tuple[str, ...] = ()  # predicted articles that gold does not know

    def table(self) -> dict[str, dict[str, float]]:
        """Measures by type, then over all types and over the relations alone."""
        rows = {kind: tally.measures() for kind, tally in self.tallies.items()}
        for name, members in (("overall", TYPES), ("relations", RELATIONS)):
            total = Tally(*(sum(getattr(self.tallies[kind], part) for kind in members) for part in ("right", "wrong", "missed")))
            rows[name] = total.measures()
        return rows

    def calibration(self) -> list[tuple[float, float, int, float]]:
        """Of each bin of confidence: from, to, how many rows, the share of them that is right."""
        bins: dict[int, list[bool]] = {}
        for confidence, right in self.judged:
            bins.setdefault(min(int(confidence * CALIBRATION_BINS), CALIBRATION_BINS - 1), []).append(right)
        return [
            (number / CALIBRATION_BINS, (number + 1) / CALIBRATION_BINS, len(rights), sum(rights) / len(rights))
            for number, rights in sorted(bins.items())
        ]


def options(gold: object) -> list[object]:
    """Gold's alternatives, flat; a plain value is its own only one."""
    return [option for item in gold for option in options(item)] if isinstance(gold, list) else [gold]


def same(gold: object, predicted: object, name: bool) -> bool:
    """Whether a predicted value is one of gold's alternatives; names compare folded."""
    choices = options(gold)
    if predicted is None:
        return None in choices
    known = [choice for choice in choices if choice is not None]
    if name and isinstance(predicted, str):
        return fold_name(predicted) in {fold_name(str(choice)) for choice in known}
    return predicted in known


def row_matches(gold: Row, predicted: Row) -> bool:
    """Whether a predicted row says what a row of gold says."""
    return all(
        name not in gold or (gold[name] is None and name in _OPEN_WHEN_NULL) or same(gold[name], predicted.get(name), name in _NAMES)
        for name in COMPARED[gold["type"]]
    )


def pair(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[int, int]:
    """A largest pairing of rows, earlier rows of gold first: position in gold → position in the predictions."""
    fitting = [[number for number, row in enumerate(predicted) if row_matches(wanted, row)] for wanted in gold]
    taken: dict[int, int] = {}

    def place(position: int, seen: set[int]) -> bool:
        for number in fitting[position]:
            if number in seen:
                continue
            seen.add(number)
            if number not in taken or place(taken[number], seen):
                taken[number] = position
                return True
        return False

    for position in range(len(gold)):
        place(position, set())
    return {position: number for number, position in taken.items()}


def evaluate(gold_dir: Path, predicted: Mapping[str, Sequence[Row]], corpus: bool = False) -> Evaluation:
    """Score rows by article against the gold files of a folder, `<article>.json` each.

    With `corpus`, gold's corpus-level values count where it has them; without, both are right. Raises InputError.
    """
    paths = sorted(gold_dir.glob("*.json"))
    if not paths:
        raise InputError(gold_dir, "no gold files here; they are named ARTICLE.json")
    result = Evaluation(strangers=tuple(sorted(set(predicted) - {path.stem for path in paths})))
    for path in paths:
        _ArticleScorer(path.stem, _gold_rows(path, corpus), predicted.get(path.stem, ()), result).score()
    return result


def _gold_rows(path: Path, corpus: bool) -> list[Row]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(path, f"no gold to read: {getattr(error, 'strerror', None) or error}") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) and "type" in row for row in rows):
        raise InputError(path, "gold is a JSON list of rows, each with a type")
    for row in rows:
        for name, value in row.pop("corpus", {}).items():
            row[name] = value if corpus else [row.get(name), value]
    return rows


class _ArticleScorer:
    """Compares one article's rows with gold and adds what it finds to an evaluation."""

    def __init__(self, article: str, gold: Sequence[Row], predicted: Sequence[Row], result: Evaluation) -> None:
        self._article, self._gold, self._predicted, self._result = article, gold, predicted, result

    def score(self) -> None:
        self._article_fields()
        meetings = self._of(self._gold, "meeting")
        pairs = self._meetings(meetings)
        optional = {row["id"] for row in meetings if row.get("optional")}
        for kind in COMPARED:
            self._rows(kind, pairs, optional)

    @staticmethod
    def _of(rows: Iterable[Row], kind: str) -> list[Row]:
        return [dict(row) for row in rows if row["type"] == kind]

    def _article_fields(self) -> None:
        found: Row = next(iter(self._of(self._predicted, "article")), {})
        for gold in self._of(self._gold, "article"):
            for name in ("title", "outlet", "published"):
                if name != "title" or gold.get(name) is not None:
                    self._field("article", f"{self._article} article.{name}", gold.get(name), found.get(name), True, False)

    def _field(self, kind: str, label: str, gold: object, found: object, name: bool, optional: bool) -> None:
        tally = self._result.tallies[kind]
        right = found is not None and same(gold, found, name)
        may_be_open = None in options(gold)
        if right:
            tally.right += not optional
        elif optional or (found is None and may_be_open):
            return
        else:
            tally.wrong += found is not None
            tally.missed += not may_be_open
            self._result.errors.append(("missed", label, gold) if found is None else ("wrong", label, f"{found!r}, gold {gold!r}"))

    def _meetings(self, gold: Sequence[Row]) -> dict[str, str]:
        found = self._of(self._predicted, "meeting")
        pairs = align(gold, found, self._parts(self._gold), self._parts(self._predicted))
        by_id = {row["id"]: row for row in gold}
        for row in found:
            wanted = by_id.get(pairs.get(row["id"], ""))
            self._judge(row, wanted is not None)
            if wanted is None:
                self._wrong("meeting", row, MEETING_FIELDS)
                continue
            optional = bool(wanted.get("optional"))
            self._result.tallies["meeting"].right += not optional
            for name in MEETING_FIELDS:
                label = f"{self._article} {wanted['id']}.{name}"
                self._field("meeting-field", label, wanted.get(name), row.get(name), name in _NAMES, optional)
        self._missed_meetings(row for row in gold if row["id"] not in pairs.values() and not row.get("optional"))
        return pairs

    def _missed_meetings(self, missed: Iterable[Row]) -> None:
        for row in missed:
            self._result.tallies["meeting"].missed += 1
            self._result.tallies["meeting-field"].missed += sum(None not in options(row.get(name)) for name in MEETING_FIELDS)
            self._result.errors.append(("missed", f"{self._article} meeting", row["id"]))

    def _parts(self, rows: Iterable[Row]) -> Callable[[Row], list[Row]]:
        parts = [row for row in self._of(rows, "participation") if not row.get("optional")]
        return lambda meeting: [row for row in parts if row["meeting"] == meeting["id"]]

    def _rows(self, kind: str, pairs: Mapping[str, str], optional_meetings: set[str]) -> None:
        found = self._of(self._predicted, kind)
        if kind == "participation":
            for row in found:
                row["meeting"] = pairs.get(row["meeting"], f"?{row['meeting']}")
        gold = sorted(self._of(self._gold, kind), key=lambda row: bool(row.get("optional")))
        hits = pair(gold, found)
        tally = self._result.tallies[kind]
        for position, row in enumerate(gold):
            if not row.get("optional"):
                tally.right += position in hits
                tally.missed += position not in hits
                if position not in hits:
                    self._result.errors.append(("missed", f"{self._article} {kind}", {name: row.get(name) for name in COMPARED[kind]}))
        taken = set(hits.values())
        for number, row in enumerate(found):
            # said twice, or another of gold's alternatives: neither right nor wrong
            right = number in taken or any(row_matches(wanted, row) for wanted in gold)
            if right or kind != "participation" or row["meeting"] not in optional_meetings:
                self._judge(row, right)
                if not right:
                    self._wrong(kind, row, COMPARED[kind])

    def _wrong(self, kind: str, row: Row, names: Iterable[str]) -> None:
        self._result.tallies[kind].wrong += 1
        self._result.errors.append(("wrong", f"{self._article} {kind}", {name: row.get(name) for name in names}))

    def _judge(self, row: Row, right: bool) -> None:
        if isinstance(row.get("confidence"), int | float):
            self._result.judged.append((float(row["confidence"]), right))


def align(
    gold: Sequence[Row], found: Sequence[Row], gold_parts: Callable[[Row], list[Row]], found_parts: Callable[[Row], list[Row]],
) -> dict[str, str]:
    """Pair predicted meetings with gold's, most alike first: predicted id → gold id."""
    weighed = [
        (_likeness(wanted, row, gold_parts(wanted), found_parts(row)), i, j)
        for i, wanted in enumerate(gold) for j, row in enumerate(found)
    ]
    pairs: dict[int, int] = {}
    for weight, i, j in sorted(weighed, key=lambda item: (-item[0], item[1], item[2])):
        if weight >= _LEAST_LIKENESS and j not in pairs and i not in pairs.values():
            pairs[j] = i
    return {found[j]["id"]: gold[i]["id"] for j, i in pairs.items()}


def _likeness(wanted: Row, row: Row, wanted_parts: Sequence[Row], parts: Sequence[Row]) -> float:
    """How surely a predicted meeting is the gold one."""
    total = 0.0
    for name, agreeing, clashing in _LIKENESS:
        known = [option for option in options(wanted.get(name)) if option is not None]
        if known and row.get(name) is not None:
            total += agreeing if same(known, row[name], name in _NAMES) else clashing
    bodies = {fold_name(str(body)) for body in options(row.get("bodies") or [])}
    total += any(fold_name(str(body)) in bodies for body in options(wanted.get("bodies") or []))
    shared = sum(any(row_matches({**part, "meeting": row["id"]}, other) for other in parts) for part in wanted_parts)
    return total + min(shared, _MAX_SHARED_PARTICIPANTS) - _OPTIONAL_PENALTY * bool(wanted.get("optional"))
