"""What the data package holds, one by one: tables, annotations, events."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from cadrage.publish import webannotations
from cadrage.publish.calendar import calendar
from cadrage.publish.timelinejs import timelinejs
from cadrage.tables import spreadsheet

Tables = Mapping[str, pd.DataFrame]


def write_csv(found: Tables, folder: Path) -> list[Path]:
    """`NAME.csv` for every table, in UTF-8; no cell is a formula (`tables.spreadsheet`)."""
    made = []
    for name, frame in sorted(found.items()):
        made.append(folder / f"{name}.csv")
        cells = spreadsheet(frame)
        cells.to_csv(made[-1], index=False, encoding="utf-8", lineterminator="\n")
    return made


def write_parquet(found: Tables, folder: Path) -> list[Path]:
    """`NAME.parquet` for every table."""
    made = []
    for name, frame in sorted(found.items()):
        made.append(folder / f"{name}.parquet")
        frame.to_parquet(made[-1], index=False)
    return made


def write_webannotation(found: Tables, folder: Path) -> list[Path]:
    """`evidence.jsonld`: every annotation as a W3C Web Annotation."""
    webannotations.write(found, folder / webannotations.FILE)
    return [folder / webannotations.FILE]


def write_ical(found: Tables, folder: Path) -> list[Path]:
    """`chronology.ics`: the events as iCalendar."""
    return [_text(folder / "chronology.ics", calendar(found["events"]))]


def write_timelinejs(found: Tables, folder: Path) -> list[Path]:
    """`chronology.json`: the events for TimelineJS."""
    return [_text(folder / "chronology.json", timelinejs(found["events"]))]


def _text(path: Path, text: str) -> Path:
    path.write_bytes(text.encode("utf-8"))
    return path
