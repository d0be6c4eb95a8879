"""What the codebooks of names and of frames have in common: cells, definitions, patterns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from cadrage.annotate.patterns import Pattern, PatternError, compile_pattern
from cadrage.errors import InputError

HEADER_LINES = 2


def cells(rows: pd.DataFrame) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its line in the file (the header is line 1), empty cells as ''."""
    for line, row in enumerate(rows.to_dict("records"), HEADER_LINES):
        yield line, {
            str(name): "" if pd.isna(cell) else str(cell).strip() for name, cell in row.items()
        }


def required(rows: pd.DataFrame, columns: Iterable[str], *, file: str) -> None:
    """Check that columns are there and hold a value in each row.

    Raises:
        InputError: names the column, or the row whose cell is empty.
    """
    for column in columns:
        if column not in rows.columns:
            raise InputError(
                file, row=1, found=list(rows.columns), expected=f"a column '{column}'"
            )
    for line, row in cells(rows):
        for column in columns:
            if not row[column]:
                raise InputError(
                    file, row=line, column=column, found="an empty cell",
                    expected=f"a {column}", hint=_hint(column, row),
                )


def _hint(column: str, row: Mapping[str, str]) -> str:
    name = next((row[key] for key in ("label", "frame") if row.get(key)), "")
    if column == "definition" and name:
        return f"Say when '{name}' is to be coded: an undefined code cannot be checked."
    return ""


def patterns(cell: str, column: str, line: int, *, file: str) -> list[Pattern]:
    """The compiled patterns of one cell, parted by semicolons.

    Raises:
        InputError: a pattern that the language does not allow.
    """
    found = []
    for source in filter(None, (part.strip() for part in cell.split(";"))):
        try:
            found.append(compile_pattern(source))
        except PatternError as error:
            raise InputError(
                file, row=line, column=column, found=source, expected="a pattern",
                hint=f"{error}.",
            ) from error
    return found
