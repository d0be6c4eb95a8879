"""Annotate a file of articles: chunk by chunk through the one function, into a folder of tables."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from cadrage.annotate.chunk import LAYERS, annotate
from cadrage.read.jsonl import read_jsonl

CHUNK = 256


def annotate_file(
    path: Path,
    *,
    out: Path,
    layers: Sequence[str] = (),
    format: str = "parquet",
    clean: bool = True,
    chunk: int = CHUNK,
) -> Iterator[str]:
    """Annotate the articles of a JSON Lines file; yields what there is to report, a line each.

    Args:
        path: JSON Lines file, see `cadrage.read.jsonl`.
        out: folder for the tables, made if need be; files appear there when they are whole.
        layers: which layers, all by default.
        format: 'csv' for one CSV a table, 'parquet' for one part a chunk in a folder a table.
        clean: strip what the text shows to be no part of it.
        chunk: articles a chunk.

    Raises:
        CadrageError: the input is wrong, or no layer has that name.
    """
    out.mkdir(parents=True, exist_ok=True)
    began, words, articles = time.monotonic(), 0, 0
    notices: Counter[str] = Counter()
    parts: dict[str, list[Path]] = {}
    for number, (manifest, texts) in enumerate(read_jsonl(path, clean=clean, chunk=chunk)):
        made = annotate(manifest, texts, layers=layers or LAYERS)
        for name, frame in made.items():
            parts.setdefault(name, []).append(_write_part(frame, out, name, number, format))
        for row in made["notices"].itertuples(index=False):
            notices[f"{row.layer}: {row.notice}"] += int(row.count)
        words += int(manifest["words"].sum())
        articles += len(manifest)
    for name, files in parts.items():
        _finish(files, out, name, format)
    seconds = time.monotonic() - began
    rate = f"{words / seconds:,.0f} words/s"
    yield f"{articles:,} articles, {words:,} words in {seconds:.1f} s ({rate})"
    for notice, count in sorted(notices.items()):
        yield f"{count:,} × {notice}"


def _write_part(frame: pd.DataFrame, out: Path, name: str, number: int, format: str) -> Path:
    beside = out / f".{name}.{number:06}.new"
    if format == "csv":
        frame.to_csv(beside, index=False, header=number == 0, encoding="utf-8", lineterminator="\n")
    else:
        frame.to_parquet(beside, index=False)
    return beside


def _finish(parts: Sequence[Path], out: Path, name: str, format: str) -> None:
    """Give the parts their names: one CSV, or a folder of Parquet parts."""
    if format == "csv":
        with parts[0].open("ab") as whole:
            for part in parts[1:]:
                whole.write(part.read_bytes())
                part.unlink()
        parts[0].replace(out / f"{name}.csv")
        return
    folder = out / name
    folder.mkdir(exist_ok=True)
    for number, part in enumerate(parts):
        part.replace(folder / f"part-{number:06}.parquet")
