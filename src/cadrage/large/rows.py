"""The rows of all articles of a large corpus, some articles at a time, in the manifest's order.

The texts lie on disk in that order, the annotations in the order of the articles' names. DuckDB
sorts each table that is asked for into a file of its own, within its limit of memory; then all are
read side by side. Events, designations and searches are made of the same rows, part by part.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from cadrage import tables
from cadrage.large import whole
from cadrage.measure import chronology, naming, silences

MEMORY = "256MB"
# articles at a time, and rows that are read ahead
PART, AHEAD = 500, 8192
PLACE = "place"
# tables with a row an article, in the manifest's order as they are
IN_ORDER = ("articles", "texts")
Tables = Mapping[str, pd.DataFrame]
# table → the tables that it is made of
MADE_OF: Mapping[str, tuple[str, ...]] = {
    "events": ("dates", "sentences"), "naming": ("labels",), "silences": ("texts", "sentences"),
}  # fmt: skip


class Rows:
    """The tables of a large corpus for whoever writes them (`publish.exports.Source`).

    Args:
        build: folder of the texts read and of the annotations.
        case: the analyst's sheets.
        others: the tables that are not of single articles.
        pages: the articles that have a page.
        scratch: a folder for the sorted tables.
    """

    def __init__(
        self, build: Path, case: Tables, *, others: Tables, pages: Collection[str], scratch: Path
    ) -> None:
        self.case, self.others, self.pages, self.scratch = case, others, pages, scratch
        self.files = whole.files(build)
        self.sorted: dict[str, Path] = {}
        self.base = duckdb.connect(":memory:")
        self.base.execute(f"SET memory_limit = '{MEMORY}'")
        self.base.execute(f"SET temp_directory = {_quoted(scratch)}")
        self.base.execute(
            f"CREATE TABLE places AS SELECT article, file_row_number AS {PLACE}"
            f" FROM read_parquet({_quoted(self.files['articles'])}, file_row_number = true)"
        )

    @property
    def listed(self) -> Sequence[str]:
        """The tables that come in parts."""
        layers = [name for name in (*whole.READ, *whole.MADE) if name != "set_aside"]
        return [*layers, "events", "naming", *(["silences"] if "silences" in self.case else [])]

    def rows(self, name: str) -> int:
        """How many rows a table has."""
        if name in MADE_OF:
            return sum(len(part[name]) for part in self.parts(name))
        return int(pq.read_metadata(self._sorted(name)).num_rows) if name in self.files else 0

    def parts(self, *names: str) -> Iterator[Tables]:
        """These tables, so many articles at a time; a table without a file is empty."""
        asked = [name for name in names if name in self.listed]
        read = list(dict.fromkeys(one for name in asked for one in MADE_OF.get(name, (name,))))
        cursors = {
            name: Cursor(self._sorted(name) if name in self.files else None, name) for name in read
        }
        for last in range(PART, self._articles() + PART, PART):
            rows = {name: cursor.until(last) for name, cursor in cursors.items()}
            yield {name: self._of(name, rows) for name in asked}
        if "events" in asked and "record" in self.case:
            yield {
                name: chronology.recorded(self.case["record"]) if name == "events"
                else tables.frame(name, []) for name in asked
            }  # fmt: skip

    def set_aside(self) -> int:
        """How many articles have no annotation, as reading them failed."""
        if "set_aside" not in self.files:
            return 0
        query = f"SELECT count(*) FROM read_parquet({_quoted(self.files['set_aside'])})"
        return int(self.base.execute(query).fetchall()[0][0])

    def _articles(self) -> int:
        return int(self.base.execute("SELECT count(*) FROM places").fetchall()[0][0])

    def _of(self, name: str, rows: Tables) -> pd.DataFrame:
        made: Mapping[str, Callable[[], pd.DataFrame]] = {
            "events": lambda: chronology.told(rows["dates"], rows["sentences"]),
            "naming": lambda: naming.name_counts(rows["labels"]),
            "silences": lambda: silences.find_silences(
                rows["texts"], rows["sentences"], self.case["silences"]
            ),
        }
        return made[name]() if name in made else rows[name]

    def _sorted(self, name: str) -> Path:
        """The file of a table in the order of the articles; within one as it was written."""
        if name in IN_ORDER:
            return self.files[name]
        if name not in self.sorted:
            path = self.scratch / f"{name}.parquet"
            columns = ", ".join(f't."{column.name}"' for column in tables.columns(name))
            self.base.execute(f"""
                COPY (
                  SELECT {columns}, {PLACE}
                  FROM read_parquet({_quoted(self.files[name])}, file_row_number = true) t
                  JOIN places USING (article) ORDER BY {PLACE}, t.file_row_number
                ) TO {_quoted(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {AHEAD})
                """)
            self.sorted[name] = path
        return self.sorted[name]


class Cursor:
    """A sorted table, read forward."""

    def __init__(self, path: Path | None, name: str) -> None:
        self.name = name
        file = None if path is None else pq.ParquetFile(path)
        ahead = min(AHEAD, PART) if name in IN_ORDER else AHEAD
        self.batches = iter(()) if file is None else file.iter_batches(ahead)
        self.held: pa.Table | None = None
        self.read = 0

    def until(self, place: int) -> pd.DataFrame:
        """The rows not given yet of the articles before this place."""
        taken = []
        while True:
            if self.held is None:
                batch = next(self.batches, None)
                if batch is None:
                    break
                self.held = self._placed(pa.Table.from_batches([batch]))
            here = self.held[PLACE].to_numpy().searchsorted(place)
            taken.append(self.held.slice(0, here))
            if here < len(self.held):
                self.held = self.held.slice(here)
                break
            self.held = None
        if not taken:
            return tables.frame(self.name, [])
        frame = pa.concat_tables(taken).drop_columns([PLACE]).to_pandas()
        types = {column.name: tables.DTYPES[column.type] for column in tables.columns(self.name)}
        return frame.astype(types)

    def _placed(self, rows: pa.Table) -> pa.Table:
        """Rows with the place of their article: their own number where there is one an article."""
        if PLACE in rows.column_names:
            return rows
        places = pa.array(range(self.read, self.read + len(rows)), pa.int64())
        self.read += len(rows)
        return rows.append_column(PLACE, places)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
