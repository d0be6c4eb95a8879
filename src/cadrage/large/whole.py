"""All texts of a large corpus, read and annotated chunk by chunk; what is there is kept."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from cadrage import tables
from cadrage.annotate.chunk import Knowledge
from cadrage.large.state import state_of
from cadrage.read import read_chunks
from cadrage.scale.folder import DATASET
from cadrage.scale.run import annotate_file

CHUNK = 500
# beside the dataset: what the manifest and the texts say, a Parquet file a table
READ = ("articles", "texts", "edits")
MADE = ("sentences", "dates", "mentions", "quotes", "labels", "frames", "notices", "set_aside")
# articles from which on a process more is worth its start
EACH_WORKER = 1000
ARROW = {
    "string": pa.string(), "date": pa.string(), "integer": pa.int64(), "number": pa.float64(),
    "boolean": pa.bool_(),
}  # fmt: skip


def annotated(
    corpus: Path, case: Mapping[str, pd.DataFrame], *, build: Path, say: Callable[[str], None]
) -> None:
    """Read and annotate what is not there yet."""
    whole, state = build / "whole", state_of(corpus)
    mark = whole / "DIGEST"
    is_there = mark.is_file() and (build / "dataset" / DATASET).is_file()
    if is_there and mark.read_text(encoding="ascii").strip() == state:
        return
    whole.mkdir(parents=True, exist_ok=True)
    mark.unlink(missing_ok=True)
    lines = whole / "input.jsonl"
    number = _read(corpus, whole, lines)
    made = annotate_file(
        lines, out=build / "dataset", clean=False, say=say,
        knowledge=Knowledge.of(case),
        workers=min(os.cpu_count() or 1, number // EACH_WORKER),
    )  # fmt: skip
    for line in made.lines():
        say(line)
    lines.unlink()
    mark.write_text(state + "\n", encoding="ascii")


def _read(corpus: Path, whole: Path, lines: Path) -> int:
    """The tables of the texts, and the clean texts as `scale` takes them; how many they are."""
    schemas = {name: _schema(name) for name in READ}
    writers = {name: pq.ParquetWriter(whole / f"{name}.parquet", schemas[name]) for name in READ}
    number = 0
    try:
        with lines.open("w", encoding="utf-8") as out:
            for chunk in read_chunks(corpus, size=CHUNK):
                for name in READ:
                    frame = getattr(chunk, name)
                    rows = pa.Table.from_pandas(frame, schema=schemas[name], preserve_index=False)
                    writers[name].write_table(rows)
                number += len(chunk.articles)
                out.writelines(_lines(chunk.articles, chunk.texts))
    finally:
        for writer in writers.values():
            writer.close()
    return number


def _schema(name: str) -> pa.Schema:
    return pa.schema([(column.name, ARROW[column.type]) for column in tables.columns(name)])


def _lines(articles: pd.DataFrame, texts: pd.DataFrame) -> Iterator[str]:
    for row, clean in zip(articles.itertuples(index=False), texts["clean"], strict=True):
        given = {"article": row.article, "text": clean}
        if pd.notna(row.title):
            given["title"] = row.title
        if pd.notna(row.published_earliest):
            given["published"] = f"{row.published_earliest}/{row.published_latest}"
        yield json.dumps(given, ensure_ascii=False) + "\n"


def files(build: Path) -> dict[str, Path]:
    """Table → its file or files, of those that there are."""
    found = {name: build / "whole" / f"{name}.parquet" for name in READ}
    for name in MADE:
        parts = build / "dataset" / name / "part-*.parquet"
        if any(parts.parent.glob(parts.name)):
            found[name] = parts
    return found
