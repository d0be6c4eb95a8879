"""What can go wrong, as one small tree under one base.

Every error keeps its data, so that a caller may print, count or test it, and says in one
sentence where it is (file, row, column), what was found, what was expected and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


class CadrageError(Exception):
    """Base of every error that cadrage raises on purpose."""


class MissingError(CadrageError):
    """A file or folder that must be there is not."""

    def __init__(self, path: Path | str, *, expected: str, hint: str = "") -> None:
        self.path, self.expected, self.hint = str(path), expected, hint
        tail = f" {hint}" if hint else ""
        super().__init__(f"{self.path}: not found; expected {expected}.{tail}")


class InputError(CadrageError):
    """A cell, line or passage of an input file that cannot be used.

    Args:
        file: the file as the user knows it.
        row: line number in the file (the header is line 1), or None for the whole file.
        column: name of the column, or None.
        found: what stands there.
        expected: what should stand there.
        hint: what to do about it, a sentence.
    """

    def __init__(
        self,
        file: Path | str,
        *,
        row: int | None = None,
        column: str | None = None,
        found: object,
        expected: str,
        hint: str = "",
    ) -> None:
        self.file, self.row, self.column = str(file), row, column
        self.found, self.expected, self.hint = found, expected, hint
        place = self.file
        if row is not None:
            place += f", row {row}"
        if column is not None:
            place += f", column '{column}'"
        tail = f" {hint}" if hint else ""
        super().__init__(f"{place}: found {_shown(found)}; expected {expected}.{tail}")


class ContractError(CadrageError):
    """A table that breaks its contract at a door between two rooms."""

    def __init__(
        self,
        table: str,
        *,
        row: int | None = None,
        column: str | None = None,
        found: object,
        expected: str,
    ) -> None:
        self.table, self.row, self.column = table, row, column
        self.found, self.expected = found, expected
        place = f"table '{table}'"
        if row is not None:
            place += f", row {row}"
        if column is not None:
            place += f", column '{column}'"
        super().__init__(f"{place}: found {_shown(found)}; expected {expected}.")


class OutputError(CadrageError):
    """A result that cannot be written: disk full, folder read-only, a file where a folder goes."""

    def __init__(self, path: Path | str, *, found: object, hint: str = "") -> None:
        self.path, self.found = str(path), found
        tail = f" {hint}" if hint else ""
        super().__init__(f"{path}: cannot be written: {found}.{tail}")


class StoppedError(CadrageError):
    """A run that ended before its work did; what is finished is kept."""


class UnknownNameError(CadrageError):
    """A name asked for that does not exist, with those that do."""

    def __init__(self, what: str, name: str, available: Iterable[str]) -> None:
        self.what, self.name, self.available = what, name, sorted(available)
        super().__init__(f"no {what} '{name}'; there are: {', '.join(self.available)}.")


class BuildError(CadrageError):
    """A program that a step of the build runs has refused; the message says which, and why."""


def _shown(found: object, *, limit: int = 120) -> str:
    text = repr(found)
    return text if len(text) <= limit else f"{text[:limit]}… ({len(text)} characters)"
