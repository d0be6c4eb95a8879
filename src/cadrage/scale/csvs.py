"""One CSV a table, from the parts of a dataset, in the order of the articles' names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cadrage import tables
from cadrage.scale.folder import Folder, told


def write_csvs(folder: Folder, names: Sequence[str], made: Sequence[str], out: Path) -> None:
    """Write one CSV a table, each whole or not at all.

    Args:
        folder: the parts.
        names: the parts in order.
        made: the tables.
        out: where the CSV files go.

    Raises:
        OutputError: the disk is full, or the folder can't be written.
    """
    with told(out):
        for table in made:
            beside = folder.scratch / f"{table}.csv"
            with beside.open("w", encoding="utf-8", newline="") as whole:
                tables.frame(table, []).to_csv(whole, index=False)
                for name in names:
                    if table in folder.held[name]["files"]:
                        part = tables.read_parquet(folder.path(table, name), table)
                        cells = tables.spreadsheet(part)
                        cells.to_csv(whole, index=False, header=False, lineterminator="\n")
            beside.replace(out / f"{table}.csv")
