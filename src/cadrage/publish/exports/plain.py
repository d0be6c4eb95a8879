"""What the data package holds, one by one: tables, annotations, events."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from cadrage.publish import webannotations
from cadrage.publish.calendar import calendar
from cadrage.publish.exports.source import Source
from cadrage.publish.timelinejs import timelinejs
from cadrage.tables import spreadsheet


def write_csv(source: Source, folder: Path) -> Iterator[Path]:
    """`NAME.csv` for every table, in UTF-8; no cell is a formula (`tables.spreadsheet`)."""
    for name in _names(source):
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            for number, frame in enumerate(_frames(source, name)):
                cells = spreadsheet(frame)
                cells.to_csv(out, index=False, header=not number, lineterminator="\n")
        yield path


def write_parquet(source: Source, folder: Path) -> Iterator[Path]:
    """`NAME.parquet` for every table."""
    for name in _names(source):
        path = folder / f"{name}.parquet"
        frames = _frames(source, name)
        first = pa.Table.from_pandas(next(frames), preserve_index=False)
        with pq.ParquetWriter(path, first.schema) as out:
            out.write_table(first)
            for frame in frames:
                rows = pa.Table.from_pandas(frame, schema=first.schema, preserve_index=False)
                out.write_table(rows)
        yield path


def write_webannotation(source: Source, folder: Path) -> Iterator[Path]:
    """`evidence.jsonld`: every annotation as a W3C Web Annotation."""
    path = folder / webannotations.FILE
    total = sum(source.rows(layer) for layer in webannotations.LAYERS)
    webannotations.write_all(_annotations(source), path, total=total)
    yield path


def _annotations(source: Source) -> Iterator[dict[str, object]]:
    entities, owners = webannotations.entities_of(source.others), dict[str, str]()
    for layer in webannotations.LAYERS:
        before = 0
        for part in source.parts("articles", "texts", layer):
            yield from webannotations.of_layer(
                layer, part, entities, owners, before=before, pages=source.pages
            )
            before += len(part.get(layer, ()))


def write_ical(source: Source, folder: Path) -> Iterator[Path]:
    """`chronology.ics`: the events as iCalendar."""
    yield _text(folder / "chronology.ics", calendar(_events(source)))


def write_timelinejs(source: Source, folder: Path) -> Iterator[Path]:
    """`chronology.json`: the events for TimelineJS."""
    yield _text(folder / "chronology.json", timelinejs(_events(source)))


def _events(source: Source) -> pd.DataFrame:
    """The events all at once, as both formats want them."""
    return pd.concat(_frames(source, "events"), ignore_index=True)


def _names(source: Source) -> list[str]:
    return sorted({*source.others, *source.listed})


def _frames(source: Source, name: str) -> Iterator[pd.DataFrame]:
    """A table, in one part or several."""
    if name in source.others:
        yield source.others[name]
    else:
        yield from (part[name] for part in source.parts(name))


def _text(path: Path, text: str) -> Path:
    path.write_bytes(text.encode("utf-8"))
    return path
