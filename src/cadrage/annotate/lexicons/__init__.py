"""The knowledge of French, as CSV files with a source a row, each read once."""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib import resources

from cadrage.errors import InputError, UnknownNameError

OBLIGATORY = ("source", "note")


@cache
def load(name: str, /, *columns: str) -> tuple[dict[str, str], ...]:
    """The rows of a lexicon, in file order, as column → cell.

    Args:
        name: file name without ending.
        columns: columns the caller relies on; `source` and `note` are asked of every lexicon.

    Raises:
        UnknownNameError: there is no such lexicon.
        InputError: a column is missing, or a row has too many or too few cells, or no source.
    """
    folder = resources.files(__name__)
    path = folder / f"{name}.csv"
    if not path.is_file():
        have = [item.name[:-4] for item in folder.iterdir() if item.name.endswith(".csv")]
        raise UnknownNameError("lexicon", name, have)
    reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
    header = reader.fieldnames or []
    for column in (*columns, *OBLIGATORY):
        if column not in header:
            raise InputError(f"{name}.csv", row=1, found=header, expected=f"a column '{column}'")
    rows = []
    for row in reader:
        if None in row or None in row.values() or not row["source"]:
            raise InputError(
                f"{name}.csv",
                row=reader.line_num,
                found=list(row.values()),
                expected=f"{len(header)} cells, with a source",
            )
        rows.append(row)
    return tuple(rows)
