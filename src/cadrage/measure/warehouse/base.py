"""The tables of a corpus as views over their Parquet files, in a base with bounded memory."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd

from cadrage import tables
from cadrage.digest import PACKAGE, digest_of
from cadrage.errors import InputError, MissingError
from cadrage.measure.warehouse.views import settled, views

MEMORY = "1GB"
TYPES = {
    "string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN",
    "date": "VARCHAR",
}  # fmt: skip


class Warehouse:
    """A base whose views bear the names of the contracts; those without a file are empty.

    Args:
        files: table → a Parquet file, or a pattern of files.
        memory: what DuckDB may hold; what is beyond goes to `scratch`.
        scratch: folder for that; without one a query that needs more fails.
    """

    def __init__(
        self, files: Mapping[str, Path], *, memory: str = MEMORY, scratch: Path | None = None
    ) -> None:
        self.base = duckdb.connect(":memory:")
        self.base.execute(f"SET memory_limit = '{memory}'")
        # a large corpus lies in a thousand files a table, and each is asked a hundred times
        self.base.execute("SET parquet_metadata_cache = true")
        if scratch is not None:
            self.base.execute(f"SET temp_directory = {_quoted(scratch)}")
        for table in tables.contracts():
            self._view(table, files.get(table))
        self.base.execute("CREATE TABLE repeated (article VARCHAR, sentence BIGINT)")
        for step in views():
            self.base.execute(step)

    def leave_out(self, repeated: pd.DataFrame) -> None:
        """Quotations in these sentences no longer count: an earlier article has them too.

        Args:
            repeated: columns article, sentence, from `copies.repeated`.
        """
        found = repeated[["article", "sentence"]]  # noqa: F841 (the query reads it by its name)
        self.base.execute("INSERT INTO repeated SELECT article, sentence FROM found")

    def settle(self) -> None:
        """Leave out what is repeated word for word, and keep what every later count asks for.

        Note:
            Near copies are not looked for, as `reuse` does: that takes memory with the corpus.
        """
        for step in settled():
            self.base.execute(step)

    def frame(self, query: str, *given: object) -> pd.DataFrame:
        """What a query finds."""
        return self.base.execute(query, list(given)).df()

    def number(self, query: str) -> float:
        """The one number that a query finds; 0 of nothing."""
        found = self.base.execute(query).fetchall()
        return 0.0 if not found or found[0][0] is None else float(found[0][0])

    def _view(self, table: str, file: Path | None) -> None:
        cells = [(column.name, TYPES[column.type]) for column in tables.columns(table)]
        if file is None:
            shown = ", ".join(f'NULL::{kind} AS "{name}"' for name, kind in cells)
            self.base.execute(f'CREATE VIEW "{table}" AS SELECT {shown} WHERE false')
            return
        shown = ", ".join(f'"{name}"::{kind} AS "{name}"' for name, kind in cells)
        self.base.execute(
            f'CREATE VIEW "{table}" AS SELECT {shown} FROM read_parquet({_quoted(file)})'
        )


def open_folder(folder: Path) -> Warehouse:
    """The tables of a folder with one Parquet file each, such as `_build/data`."""
    found = {name: folder / f"{name}.parquet" for name in tables.contracts()}
    return Warehouse({name: path for name, path in found.items() if path.is_file()})


def open_dataset(
    folder: Path, *, actors: Path | None = None, memory: str = MEMORY, scratch: Path | None = None
) -> Warehouse:
    """The tables of a dataset that `cadrage annotate` made.

    Args:
        folder: the dataset.
        actors: Parquet file of the table `actors`, if there is an authority.
        memory: what DuckDB may hold.
        scratch: folder for what is beyond.

    Raises:
        MissingError: the dataset is not complete.
        InputError: it was made under other contracts.
    """
    about = folder / "dataset.json"
    if not about.is_file():
        raise MissingError(about, expected="a complete dataset", hint="Run `cadrage annotate`.")
    said = json.loads(about.read_text(encoding="utf-8"))
    contracts = digest_of([PACKAGE / "contracts.csv"])
    if said.get("contracts_sha256") != contracts:
        raise InputError(
            about, column="contracts_sha256", found=said.get("contracts_sha256"),
            expected=contracts, hint="Run `cadrage annotate` again.",
        )  # fmt: skip
    files = {name: folder / name / "part-*.parquet" for name in said["tables"]}
    files = {name: path for name, path in files.items() if any(path.parent.glob(path.name))}
    if actors is not None:
        files["actors"] = actors
    return Warehouse(files, memory=memory, scratch=scratch)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
