"""Where each article of an input stands, in the order of the articles' names.

The order is what makes results independent of the input's: parts are cut from it. The index is
kept by DuckDB, which moves it to disk where it grows large.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from cadrage.errors import InputError
from cadrage.read import jsonl
from cadrage.scale.source import as_utf8

MEMORY = "256MB"
BATCH = 10_000
SCHEMA = pa.schema(
    [("article", pa.string()), ("line", pa.int64()), ("start", pa.int64()),
     ("length", pa.int64()), ("chars", pa.int64()), ("key", pa.binary())]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the input: its name, row, place in bytes, size, and digest of its fields."""

    article: str
    row: int
    start: int
    length: int
    chars: int
    key: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A row of the input that gives no article, with the reason."""

    row: int
    article: str | None
    kind: str
    reason: str


class Index:
    """The articles of a file of JSON Lines.

    Args:
        path: the file.
        name: the file as the user knows it.
        scratch: folder for what does not fit in memory.
        max_chars: longest text that is taken.
    """

    def __init__(self, path: Path, *, name: str, scratch: Path, max_chars: int) -> None:
        self.path, self.name, self.max_chars = path, name, max_chars
        self.refused: list[Refused] = []
        self.articles = 0
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY, "temp_directory": as_utf8(scratch), "threads": 1,
        }  # fmt: skip
        self._base = duckdb.connect(":memory:", config=settings)
        self._base.execute(
            "CREATE TABLE entries (article VARCHAR, line BIGINT, start BIGINT, length BIGINT,"
            " chars BIGINT, key BLOB)"
        )

    def fill(self, *, told: Callable[[int], None]) -> None:
        """Read the input once.

        Args:
            told: given the bytes of each line that is read.

        Raises:
            MissingError: there is no such file.
        """
        batch: list[tuple[object, ...]] = []
        for line in jsonl.lines_of(self.path):
            told(line.length)
            entry = self._entry(line)
            if entry is not None:
                batch.append(entry)
            if len(batch) == BATCH:
                self._store(batch)
                batch = []
        self._store(batch)
        self._refuse_doubles()
        found = self._base.execute("SELECT count(*) FROM entries").fetchone()
        self.articles = found[0] if found else 0

    def entries(self) -> Iterator[Entry]:
        """Every article once, in the order of the bytes of its name in UTF-8."""
        cursor = self._base.cursor()
        cursor.execute(
            "SELECT article, line, start, length, chars, key FROM entries ORDER BY article"
        )
        while rows := cursor.fetchmany(1024):
            yield from (Entry(*row) for row in rows)

    def _entry(self, line: jsonl.Line) -> tuple[object, ...] | None:
        try:
            given = jsonl.read_object(line, file=self.name)
        except InputError as error:
            self.refused.append(Refused(line.number, None, "unreadable", str(error)))
            return None
        chars = len(given["text"])
        if chars > self.max_chars:
            reason = f"a text of {chars:,} characters; the limit is {self.max_chars:,}"
            self.refused.append(Refused(line.number, given["article"], "too_long", reason))
            return None
        told = json.dumps(given, sort_keys=True, ensure_ascii=False)
        key = hashlib.blake2b(told.encode(), digest_size=16).digest()
        return given["article"], line.number, line.start, line.length, chars, key

    def _store(self, batch: list[tuple[object, ...]]) -> None:
        if batch:
            columns = [list(column) for column in zip(*batch, strict=True)]
            self._base.register("batch", pa.table(columns, schema=SCHEMA))
            self._base.execute("INSERT INTO entries SELECT * FROM batch")
            self._base.unregister("batch")

    def _refuse_doubles(self) -> None:
        """Of rows with one name the first counts."""
        doubles = self._base.execute(
            "SELECT e.line, e.article, f.first FROM entries e JOIN (SELECT article,"
            " min(line) AS first FROM entries GROUP BY article HAVING count(*) > 1) f"
            " ON e.article = f.article AND e.line > f.first ORDER BY e.line"
        ).fetchall()
        for row, article, first in doubles:
            reason = f"row {first} has the same name"
            self.refused.append(Refused(row, article, "duplicate", reason))
        self._base.execute(
            "DELETE FROM entries WHERE line NOT IN (SELECT min(line) FROM entries GROUP BY article)"
        )
        self.refused.sort(key=lambda refused: refused.row)
