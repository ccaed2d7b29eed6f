"""Everything majlis raises on purpose.

MajlisError
├── UsageError         the command was used wrongly; exit status 2
├── InputError         an input cannot be read or holds nothing usable; exit status 1
├── ConfigurationError a lexicon, pattern, shape, query or gazetteer is broken; exit status 1
└── OutputError        a result cannot be written, or a folder is not ours; exit status 1
"""

from __future__ import annotations

from pathlib import Path


class MajlisError(Exception):
    """Base of all errors that majlis raises on purpose."""

    exit_status = 1


class UsageError(MajlisError):
    """The command or function was used wrongly."""

    exit_status = 2


class InputError(MajlisError):
    """An input cannot be read; the message names the file and the reason."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason


class ConfigurationError(MajlisError):
    """A data file of the program or of the user is broken."""

    def __init__(self, path: Path | str, reason: str, line: int | None = None) -> None:
        place = f"{path}:{line}" if line is not None else f"{path}"
        super().__init__(f"{place}: {reason}")
        self.path = str(path)
        self.reason = reason
        self.line = line


class OutputError(MajlisError):
    """A result cannot be written."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason
