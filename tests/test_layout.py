"""The house: imports point one way, language is data, and nothing names a host that packages come from."""

from __future__ import annotations

import ast
import csv
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "majlis"
MODULES = sorted(PACKAGE.rglob("*.py"))
LEXICON = sorted(path for path in (PACKAGE / "lexicon").rglob("*") if path.is_file() and "__pycache__" not in path.parts)

# Each stage may import itself and what stands before it.
FOUNDATION = ("errors", "model", "resources")
FLOW = ("read", "clean", "recognise", "interpret", "resolve", "graph", "validate", "store", "query", "export")
STAGE_OF = {"answers": "query", "query_parameters": "query", "gate": "validate", "camel": "recognise"}
# These put the stages together.
ABOVE = ("cache", "cli", "commands", "doctor", "evaluate", "explain", "folder", "loading", "pipeline", "scoring")
IMPORTS_NOTHING_OF_OURS = ("errors", "model")

ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
REGISTRIES = re.compile("|".join(("pypi" + r"\.org", "python" + r"hosted\.org", "npm" + r"js\.(org|com)", "deb" + r"\.debian\.org")))


def imported_by(path: Path) -> set[str]:
    """The parts of majlis that a module imports anywhere, but for what only the type checker sees."""
    found: set[str] = set()
    for node in _run_time(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "majlis":
            found |= {f"majlis.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return {name.split(".")[1] for name in found if name.startswith("majlis.")} - {"__version__"}


def _run_time(tree: ast.AST) -> list[ast.AST]:
    nodes: list[ast.AST] = []
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        nodes += [child, *_run_time(child)]
    return nodes


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def may_import(part: str) -> set[str]:
    if part in IMPORTS_NOTHING_OF_OURS:
        return set()
    if part in FOUNDATION:
        return set(FOUNDATION)
    stage = STAGE_OF.get(part, part)
    if stage not in FLOW:
        return {*FOUNDATION, *FLOW, *STAGE_OF, *ABOVE}
    before = FLOW[:FLOW.index(stage) + 1]
    return {*FOUNDATION, *before, *(name for name, of in STAGE_OF.items() if of in before)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    part = part_of(path)
    assert part in {"__init__", *FOUNDATION, *FLOW, *STAGE_OF, *ABOVE}, "say in this test where the new part stands"
    assert imported_by(path) <= may_import(part)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_camel_tools_is_imported_in_its_own_folder_and_only_inside_functions(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom) and "camel_tools" in ast.unparse(node)]
    assert part_of(path) == "camel" or imports == []
    assert not set(imports) & set(tree.body)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_holds_arabic(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if ARABIC.search(line)] == []


@pytest.mark.parametrize("path", LEXICON, ids=lambda path: path.name)
def test_every_lexicon_file_parses(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.strip()
    if path.suffix == ".toml":
        assert tomllib.loads(text)
    elif path.suffix == ".tsv":
        rows = [row for row in csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE) if row and not row[0].startswith("#")]
        assert len({len(row) for row in rows}) == 1, "all rows have the same columns"
    else:
        assert path.suffix == ".txt", "TOML, TSV or a list of words"


def project_files() -> list[Path]:
    """What git tracks; all text files of the checkout where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=False,
    )
    if listed.returncode == 0 and listed.stdout:
        return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    return [path for path in ROOT.rglob("*") if path.is_file() and not any(part.startswith(".") for part in path.relative_to(ROOT).parts)]


def test_no_file_names_a_host_that_packages_come_from() -> None:
    found = [path for path in project_files() if REGISTRIES.search(path.read_text(encoding="utf-8", errors="ignore"))]
    assert [str(path.relative_to(ROOT)) for path in found] == []


def test_every_requirement_is_pinned_and_none_names_a_place() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    requirements = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in requirements if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)] == []
    names = [re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower() for line in requirements]
    assert len(set(names)) == len(names)
    assert not {"torch", "transformers"} & set(names)


def test_what_the_package_needs_is_among_the_pinned_requirements() -> None:
    pinned = {re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower()
              for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"], *project["optional-dependencies"]["camel"]]
    assert {re.sub(r"[-_.]+", "-", re.split(r"[<>=]", line)[0]).lower() for line in wanted} <= pinned
