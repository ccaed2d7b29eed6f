"""Run the commands of README.md and write what they say back into it: `make tour`.

Every line that begins with `$ ` in a block marked `console` is run by bash in the checkout, with the environment's
commands first on the path; what it prints takes the place of what stood below it. `--check` changes nothing and tells
whether anything would change. The picture needs Graphviz (`dot`) and a font that has Arabic.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "seeds.png"
DEMO = "build/demo"
COLUMNS = "138"
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def output_of(command: str) -> str:
    """What a command prints on both streams. A failing one stops the tour."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": COLUMNS, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )
    if done.returncode:
        sys.exit(f"{command}: exit status {done.returncode}\n{done.stdout}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def retold(block: str) -> str:
    """A block with the output of its commands made anew; `make` runs in a fresh clone only and stays as it is."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    if any(line.startswith("$ make") for line in commands):
        return block
    return "\n".join(f"{line}\n{output_of(line[2:])}" for line in commands)


def draw() -> None:
    """The picture of the seeds' graph."""
    dot = subprocess.run(
        [sys.executable, "-m", "majlis.cli", "export", "--graph", DEMO, "--format", "dot", "-o", "-"],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, capture_output=True, check=True,
    )
    subprocess.run(["dot", "-Tpng:cairo", "-Gdpi=72", "-o", str(PICTURE)], input=dot.stdout, check=True)


def main() -> int:
    before = README.read_text(encoding="utf-8")
    shutil.rmtree(ROOT / DEMO, ignore_errors=True)
    after = _BLOCK.sub(lambda match: retold(match.group()), before)
    if "--check" in sys.argv:
        return int(before != after)
    README.write_text(after, encoding="utf-8")
    if shutil.which("dot"):
        draw()
    else:
        print("no `dot` on the path: the picture is as it was", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
