"""The CSV files of a corpus folder, each against its sheet in `sheets.csv`.

A sheet says which columns a file may have, which it must have and what a cell may hold. One
wrong cell stops the reading with the file, row and column, before anything is written.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path

from cadrage.errors import InputError, MissingError, UnknownNameError
from cadrage.tables import unshielded

# what XML, a page and a PDF cannot carry
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# what `cadrage import` tells lies beside the sheets, and is none
REPORT = "import.csv"
# what describes an article, in characters: a title or an address that is longer is none, and
# neither a page nor a PDF could hold it
LONGEST_CELL = 2_000
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of a sheet; `needed` is 'cell', 'column' or 'no'."""

    name: str
    needed: str
    type: str
    values: tuple[str, ...]
    definition: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV file: its line number and its cells, all strings."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@cache
def sheets() -> Mapping[str, tuple[SheetColumn, ...]]:
    """Every sheet: name → its columns in order."""
    source = (resources.files(__package__) / "sheets.csv").read_text(encoding="utf-8")
    found: dict[str, list[SheetColumn]] = {}
    for row in csv.DictReader(io.StringIO(source, newline="")):
        values = tuple(row["values"].split("|")) if row["values"] else ()
        column = SheetColumn(row["column"], row["needed"], row["type"], values, row["definition"])
        found.setdefault(row["sheet"], []).append(column)
    return {name: tuple(columns) for name, columns in found.items()}


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, line ends untouched, without a byte order mark.

    Raises:
        MissingError: there is no such file.
        InputError: it is not UTF-8, or holds what no text has; names the first wrong place.
    """
    if not path.is_file():
        raise MissingError(path, expected="a UTF-8 text file")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            path,
            found=f"byte {error.start}: {error.object[error.start : error.start + 4]!r}",
            expected="UTF-8",
            hint="Convert the file, or import it with its encoding.",
        ) from error
    control = CONTROL.search(text)
    if control:
        raise InputError(
            path,
            row=text.count("\n", 0, control.start()) + 1,
            found=f"the control character U+{ord(control[0]):04X}",
            expected="text, as XML and a page can hold it",
            hint="`cadrage import` puts U+FFFD in the place of each.",
        )
    return text


def read_sheet(path: Path, sheet: str) -> list[Row]:
    """The rows of a CSV file, each cell checked against its sheet.

    Args:
        path: the file.
        sheet: name of the sheet in `sheets.csv`.

    Raises:
        MissingError, InputError: what is wrong and where.
        UnknownNameError: no such sheet.
    """
    if sheet not in sheets():
        raise UnknownNameError("sheet", sheet, sheets())
    columns = sheets()[sheet]
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    try:
        header = next(reader, [])
        _check_header(path, header, columns)
        rows = []
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                raise InputError(
                    path,
                    row=reader.line_num,
                    found=f"{len(cells)} cells",
                    expected=f"{len(header)}, as in the header",
                    hint="A cell that holds a comma or a line break stands in double quotes.",
                )
            row = Row(reader.line_num, dict(zip(header, cells, strict=True)))
            if sheet == "articles":
                row = _described(path, row)
            _check_cells(path, row, columns)
            rows.append(row)
    except csv.Error as error:
        raise InputError(
            path, row=reader.line_num, found=str(error), expected="a well-formed CSV line"
        ) from error
    _check_keys(path, rows, columns)
    return rows


def _described(path: Path, row: Row) -> Row:
    """The line of an article without the apostrophes that keep its cells from being formulas."""
    for column, cell in row.cells.items():
        if len(cell) > LONGEST_CELL:
            raise InputError(
                path,
                row=row.line,
                column=column,
                found=f"{len(cell):,} characters",
                expected=f"{LONGEST_CELL:,} at most",
            )
    cells = {
        column: cell if column == "file" else unshielded(cell) for column, cell in row.cells.items()
    }
    return Row(row.line, cells)


def _check_header(path: Path, header: list[str], columns: tuple[SheetColumn, ...]) -> None:
    known = [column.name for column in columns]
    for name in header:
        if name not in known:
            raise InputError(
                path,
                row=1,
                column=name,
                found="an unknown column",
                expected=f"one of {', '.join(known)}",
            )
        if header.count(name) > 1:
            raise InputError(path, row=1, column=name, found="it twice", expected="it once")
    for column in columns:
        if column.needed != "no" and column.name not in header:
            raise InputError(
                path,
                row=1,
                column=column.name,
                found="no such column",
                expected=f"it: {column.definition.lower()}",
            )


def _check_cells(path: Path, row: Row, columns: tuple[SheetColumn, ...]) -> None:
    for column in columns:
        cell = row[column.name]
        expected = _expected(column, cell)
        if expected:
            raise InputError(path, row=row.line, column=column.name, found=cell, expected=expected)


def _expected(column: SheetColumn, cell: str) -> str:
    """What should have stood in the cell; empty where the cell will do."""
    if not cell:
        return column.definition.lower() if column.needed == "cell" else ""
    if column.values and cell not in column.values:
        return f"one of {', '.join(column.values)}"
    if column.type == "integer" and not re.fullmatch(r"[0-9]{1,12}", cell):
        return "a whole number"
    if column.type == "sha256" and not SHA256.fullmatch(cell):
        return "64 hexadecimal digits in lower case"
    if column.type == "date" and not is_day(cell):
        return "a day of the calendar, YYYY-MM-DD"
    return ""


def is_day(cell: str) -> bool:
    """Whether the cell is a day of the calendar in the form YYYY-MM-DD."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
        return False
    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return True


def _check_keys(path: Path, rows: list[Row], columns: tuple[SheetColumn, ...]) -> None:
    for column in columns:
        if column.type != "key":
            continue
        first: dict[str, int] = {}
        for row in rows:
            cell = row[column.name]
            if cell in first:
                raise InputError(
                    path,
                    row=row.line,
                    column=column.name,
                    found=cell,
                    expected=f"a value of its own: row {first[cell]} has the same",
                )
            first[cell] = row.line
