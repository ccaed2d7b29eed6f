"""The wheel holds all that majlis needs: installed elsewhere, away from the checkout, it builds a graph."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("majlis-*.whl"))


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel, and with the dependencies of this one: a test needs no network."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, symlinks=True, with_pip=True)
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(command, check=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    # a plain path: unlike a site folder it does not follow the .pth file of a majlis that is installed as editable
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def run(bare: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [str(bare / "bin" / arguments[0]), *arguments[1:]]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_carries_ontology_queries_lexicon_and_types(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "queries"):
        for path in (ROOT / folder).rglob("*"):
            assert not path.is_file() or f"majlis/_data/{path.relative_to(ROOT)}" in names
    assert {"majlis/py.typed", "majlis/lexicon/verbs.tsv"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_it_builds_and_answers_outside_the_checkout(bare: Path, tmp_path: Path) -> None:
    where = run(bare, tmp_path, "python", "-c", "import majlis; print(majlis.__file__)")
    assert str(bare) in where.stdout
    built = run(bare, tmp_path, "majlis", "build", str(ROOT / "seeds"), "--out", "graph")
    assert built.returncode == 0, built.stderr
    assert "5 articles" in built.stderr
    asked = run(bare, tmp_path, "majlis", "query", "countries-in-meetings", "--graph", "graph", "--format", "csv")
    assert asked.returncode == 0, asked.stderr
    assert len(asked.stdout.splitlines()) > 1
