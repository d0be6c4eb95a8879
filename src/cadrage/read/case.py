"""The analyst's knowledge of a case: every optional CSV of a corpus folder, as typed frames.

Only the manifest and the texts are obligatory. What else a folder may hold is listed in
`sheets.csv`; a sheet `gold/dates` is the file `gold/dates.csv`. Nothing here knows what a
sheet means: that is for the room that asks for it.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from cadrage.errors import InputError
from cadrage.read.sheets import REPORT, Row, SheetColumn, read_sheet, sheets
from cadrage.tables import DTYPES

BASIC = ("articles", "edits")


def read_case(folder: Path) -> dict[str, pd.DataFrame]:
    """Sheet → frame, for every optional sheet whose file is in the folder.

    Raises:
        InputError: a cell is wrong, or a file in the folder is no sheet; names file and row.
    """
    _refuse_strangers(folder)
    found = {}
    for sheet in sheets():
        path = folder / f"{sheet}.csv"
        if sheet not in BASIC and path.is_file():
            found[sheet] = read_frame(path, sheet)
    return found


def read_frame(path: Path, sheet: str) -> pd.DataFrame:
    """The cells of a CSV file as a frame with the columns and types of its sheet."""
    columns = sheets()[sheet]
    rows = read_sheet(path, sheet)
    cells = [[_typed(row, column) for column in columns] for row in rows]
    made = pd.DataFrame(cells, columns=[column.name for column in columns])
    return made.astype({column.name: DTYPES.get(column.type, "string") for column in columns})


def _typed(row: Row, column: SheetColumn) -> object:
    cell = row[column.name]
    if not cell:
        return None
    if column.type == "integer":
        return int(cell)
    if column.type == "boolean":
        return cell == "true"
    return cell


def _refuse_strangers(folder: Path) -> None:
    """A misnamed file would silently not be read."""
    for path in sorted(folder.rglob("*.csv")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        if name not in sheets() and path != folder / REPORT:
            raise InputError(
                path,
                found="a file that no sheet describes",
                expected=f"one of {', '.join(f'{sheet}.csv' for sheet in sheets())}",
            )
