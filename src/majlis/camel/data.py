"""Where camel-tools' data is, and how its modules are imported without a download or a new folder at home."""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGE = "camel-tools"
DATA_VARIABLE = "CAMELTOOLS_DATA"
MORPHOLOGY_PACKAGE = "morphology-db-msa-r13"
GET_PACKAGE = "pip install 'majlis[camel]' (a checkout's requirements.txt has it without torch)"
GET_DATA = f"camel_data -i {MORPHOLOGY_PACKAGE} (GPL v2)"
_PREFERRED = "calima-msa-r13"
_STANDARD_ARABIC = "msa"
_NO_CATALOGUE = {"version": "", "packages": {}, "components": {}}


def is_installed() -> bool:
    """Whether camel-tools can be imported; does not import it."""
    return importlib.util.find_spec("camel_tools") is not None


def data_folder() -> Path:
    """Where camel-tools keeps its data: $CAMELTOOLS_DATA, or `.camel_tools` in the user's home."""
    given = os.environ.get(DATA_VARIABLE)
    return Path(given).expanduser() if given else Path.home() / ".camel_tools"


def morphology_database() -> Path | None:
    """The database of Standard Arabic in camel-tools' data folder: release 13 of CALIMA, else the first by name.

    Databases of dialects do not count: they take words of the news for others.
    """
    found = sorted(path for path in data_folder().glob("data/morphology_db/*/*.db") if _STANDARD_ARABIC in path.parent.name)
    return min(found, key=lambda path: path.parent.name != _PREFERRED, default=None)


@contextmanager
def offline() -> Iterator[None]:
    """The surroundings in which camel-tools' modules are imported.

    Its `data` module, which `morphology` imports, downloads a catalogue where there is none, and makes a folder in the
    user's home: here it finds an empty catalogue, and a home that is thrown away.
    """
    import tempfile

    kept = {name: os.environ.get(name) for name in ("HOME", DATA_VARIABLE)}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "catalogue.json").write_text(json.dumps(_NO_CATALOGUE), encoding="utf-8")
        os.environ.update({"HOME": folder, DATA_VARIABLE: folder})
        try:
            yield
        finally:
            for name, value in kept.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
