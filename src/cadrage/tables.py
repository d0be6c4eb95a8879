"""The contract of every table, declared once in `contracts.csv` and checked at each door.

The rooms meet only in tables. A table is a pandas frame whose columns, types, allowed values
and, for mention-level tables, wording (`text == clean[start:end]`) are checked when it passes
from one room to the next.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import pandas as pd

from cadrage.errors import ContractError, UnknownNameError

DTYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "string",
}
# what a spreadsheet begins a formula with, and how such a cell looks once it is made harmless
FORMULA = re.compile(r"\A'*[=+\-@＝＋－＠\t\r\n]")
SHIELDED = re.compile(r"\A'(?='*[=+\-@＝＋－＠\t\r\n])")
ISO_DAY = r"\d{4}-\d\d-\d\d"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a contract; `values` is empty where any value of the type will do."""

    name: str
    type: str
    nullable: bool
    values: tuple[str, ...]
    definition: str


@cache
def contracts() -> Mapping[str, tuple[Column, ...]]:
    """Every contract: table name → its columns in order."""
    source = (resources.files("cadrage") / "contracts.csv").read_text(encoding="utf-8")
    found: dict[str, list[Column]] = {}
    for row in csv.DictReader(io.StringIO(source, newline="")):
        values = tuple(row["values"].split("|")) if row["values"] else ()
        column = Column(
            row["column"], row["type"], row["nullable"] == "yes", values, row["definition"]
        )
        found.setdefault(row["table"], []).append(column)
    return {name: tuple(columns) for name, columns in found.items()}


def columns(table: str) -> tuple[Column, ...]:
    """The columns of one contract.

    Raises:
        UnknownNameError: no contract has that name.
    """
    if table not in contracts():
        raise UnknownNameError("table", table, contracts())
    return contracts()[table]


def frame(table: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """A frame of the contract's columns and types from rows; absent cells are empty."""
    names = [column.name for column in columns(table)]
    made = pd.DataFrame([[row.get(name) for name in names] for row in rows], columns=names)
    return made.astype({column.name: DTYPES[column.type] for column in columns(table)})


def check(
    table: str, data: pd.DataFrame, *, clean: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """The same frame, after its contract was found to hold.

    Args:
        table: name of the contract.
        data: the frame.
        clean: siglum → clean text; given, each wording is compared with its offsets.

    Raises:
        ContractError: names the table, row (from 0) and column, what was found and expected.
    """
    expected = [column.name for column in columns(table)]
    if list(data.columns) != expected:
        raise ContractError(table, found=list(data.columns), expected=f"the columns {expected}")
    for column in columns(table):
        _check_column(table, column, data[column.name])
    if clean is not None and {"start", "end", "text"} <= set(expected):
        _check_wording(table, data, clean)
    return data


def _check_column(table: str, column: Column, cells: pd.Series) -> None:
    if str(cells.dtype) != DTYPES[column.type]:
        raise ContractError(
            table, column=column.name, found=str(cells.dtype), expected=DTYPES[column.type]
        )
    empty = cells.isna()
    if empty.any() and not column.nullable:
        raise ContractError(
            table, row=int(empty.argmax()), column=column.name, found=None, expected="a value"
        )
    wrong = pd.Series(False, index=cells.index)
    if column.values:
        wrong, wanted = ~empty & ~cells.isin(column.values), f"one of {column.values}"
    elif column.type == "date":
        wrong, wanted = ~empty & ~cells.str.fullmatch(ISO_DAY).fillna(True), "a day YYYY-MM-DD"
    if wrong.any():
        row = int(wrong.argmax())
        raise ContractError(
            table, row=row, column=column.name, found=cells.iloc[row], expected=wanted
        )


def _check_wording(table: str, data: pd.DataFrame, clean: Mapping[str, str]) -> None:
    spans = zip(data["article"], data["start"], data["end"], data["text"], strict=True)
    for row, (article, start, end, text) in enumerate(spans):
        stands = clean[article][start:end]
        if stands != text:
            raise ContractError(table, row=row, column="text", found=text, expected=repr(stands))


def read_parquet(path: Path, table: str) -> pd.DataFrame:
    """A table from its Parquet file, with the types of its contract, checked.

    Raises:
        ContractError: the file is not of this contract.
    """
    return _typed(table, pd.read_parquet(path))


def read_packaged(package: str, table: str) -> pd.DataFrame:
    """The table that a package holds as `TABLE.csv`.

    Raises:
        ContractError: it does not hold to its contract.
    """
    text = (resources.files(package) / f"{table}.csv").read_text(encoding="utf-8")
    return _typed(table, pd.read_csv(io.StringIO(text), dtype="string"))


def _typed(table: str, data: pd.DataFrame) -> pd.DataFrame:
    types = {column.name: DTYPES[column.type] for column in columns(table)}
    if list(data.columns) != list(types):
        raise ContractError(table, found=list(data.columns), expected=f"the columns {list(types)}")
    return check(table, data.astype(types))


def spreadsheet(data: pd.DataFrame) -> pd.DataFrame:
    """The frame as its CSV has it: no cell of text that a spreadsheet would take for a formula.

    A cell of text that begins with one of = + - @, also as wide as a Chinese character, a tab or an
    end of line, or with apostrophes and one of these, has an apostrophe more in front. Numbers,
    also negative ones, stay.
    """
    return _respelt(data, shielded)


def from_spreadsheet(data: pd.DataFrame) -> pd.DataFrame:
    """The frame of which `spreadsheet` made this one: one apostrophe off where it put one."""
    return _respelt(data, unshielded)


def shielded(cell: str) -> str:
    """A cell of text as `spreadsheet` has it."""
    return FORMULA.sub(r"'\g<0>", cell, count=1)


def unshielded(cell: str) -> str:
    """The cell of which `shielded` made this one."""
    return SHIELDED.sub("", cell, count=1)


def _respelt(data: pd.DataFrame, respell: Callable[[str], str]) -> pd.DataFrame:
    texts = [
        name for name in data if str(data[name].dtype) in ("string", "str", "object", "category")
    ]
    return data.assign(**{
        str(name): data[name].map(lambda cell: respell(cell) if isinstance(cell, str) else cell)
        for name in texts
    })  # fmt: skip
