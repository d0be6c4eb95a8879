"""What can be annotated: JSON Lines as they are, Parquet written out as JSON Lines first."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds

from cadrage.errors import InputError, MissingError
from cadrage.read.jsonl import FIELDS

ROWS = 256
# what is no JSON Lines, whatever it holds
OTHERS = (".csv", ".tsv", ".html", ".docx", ".rtf", ".warc", ".gz", ".zip", ".xlsx")


def as_lines(path: Path, *, scratch: Path) -> Path:
    """The input as a file of JSON Lines: itself, or one written to `scratch`.

    Args:
        path: a file of JSON Lines, or a Parquet file or a folder of them with the columns
            article, text and, if any, those that JSON Lines may have.
        scratch: folder for what is written.

    Raises:
        MissingError: there is no such file.
        InputError: it is of another kind, or lacks a column.
    """
    if not path.exists():
        raise MissingError(path, expected="a JSON Lines file, a Parquet file or a folder of them")
    if path.is_file() and path.suffix.lower() in OTHERS:
        raise InputError(
            path, found=f"a file that ends in {path.suffix}", expected="JSON Lines or Parquet",
            hint="`cadrage import` takes other formats into a project.",
        )  # fmt: skip
    if path.is_file() and path.suffix.lower() != ".parquet":
        return path
    written = scratch / "input.jsonl"
    with written.open("w", encoding="utf-8") as lines:
        for row in _parquet_rows(path):
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    return written


def as_utf8(path: Path) -> str:
    """A path as libraries take it that know UTF-8 alone, also in a locale that does not."""
    return os.fsencode(path).decode(errors="replace")


def _parquet_rows(path: Path) -> Iterator[dict[str, object]]:
    try:
        found = ds.dataset(as_utf8(path), format="parquet")
        names = [name for name in FIELDS if name in found.schema.names]
        for needed in ("article", "text"):
            if needed not in names:
                raise InputError(
                    path, column=needed, found=found.schema.names, expected=f"a column {needed}"
                )
        for batch in found.to_batches(columns=names, batch_size=ROWS):
            yield from (_plain(row) for row in batch.to_pylist())
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(path, found=str(error).splitlines()[0], expected="Parquet") from error


def _plain(row: dict[str, object]) -> dict[str, object]:
    """Days as ISO text; what is empty is left out."""
    return {
        name: cell if isinstance(cell, str) else _text(cell)
        for name, cell in row.items()
        if cell is not None
    }


def _text(cell: object) -> object:
    return cell.isoformat() if hasattr(cell, "isoformat") else cell
