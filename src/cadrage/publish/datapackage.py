"""The tables as files: CSV and Parquet, described column by column in a Frictionless data package.

References:
    Data Package (v1) and Table Schema, https://specs.frictionlessdata.io/
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from cadrage import tables
from cadrage.publish import webannotations
from cadrage.publish.calendar import calendar
from cadrage.publish.timelinejs import timelinejs

# what is made of the table `events` besides: file → name, title, media type, how it is written
CHRONOLOGY = {
    "chronology.ics": ("chronology-calendar", "Events as iCalendar", "text/calendar", calendar),
    "chronology.json": (
        "chronology-timelinejs", "Events for TimelineJS", "application/json", timelinejs,
    ),
}  # fmt: skip


def write(found: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write `NAME.csv` and `NAME.parquet` for every table, and `datapackage.json`.

    The table `events`, if it is among them, is written as `chronology.ics` and `chronology.json`
    (TimelineJS) too; with `texts`, every annotation is a Web Annotation in `evidence.jsonld`.

    Args:
        found: table name → frame; each name has a contract.
        folder: made if it is not there; existing files of these names are written over.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in found.items():
        tables.check(name, frame)
        cells = tables.spreadsheet(frame)
        cells.to_csv(folder / f"{name}.csv", index=False, encoding="utf-8", lineterminator="\n")
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    package = _package(found)
    if "events" in found:
        for file, (_, _, _, written) in CHRONOLOGY.items():
            (folder / file).write_bytes(written(found["events"]).encode("utf-8"))
    if "texts" in found:
        webannotations.write(found, folder / webannotations.FILE)
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _package(found: Mapping[str, pd.DataFrame]) -> dict[str, object]:
    also = _chronology() if "events" in found else []
    also += [_annotations()] if "texts" in found else []
    return {
        "name": "cadrage",
        "profile": "data-package",
        "title": "Tables behind the report",
        "description": (
            "Every table of the report: articles, edits, annotations, findings and scores. Offsets "
            "count Unicode code points of the clean text, end exclusive. The wording of the "
            "articles remains their publishers'; the annotations are licensed as below. In the CSV "
            "files a text that begins with = + - @, also full-width ones, a tab or an end of line "
            "(or with apostrophes and one of these) has one apostrophe more in front, so that no "
            "spreadsheet takes it for a formula: take one off, or read the Parquet files, which "
            "have each text as it is."
        ),
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [*map(_resource, found), *also],
    }


def _chronology() -> list[dict[str, object]]:
    return [
        {
            "name": name, "title": title, "path": file, "profile": "data-resource",
            "format": file.rpartition(".")[2], "mediatype": mediatype, "encoding": "utf-8",
        }
        for file, (name, title, mediatype, _) in CHRONOLOGY.items()
    ]  # fmt: skip


def _annotations() -> dict[str, object]:
    return {
        "name": "evidence", "title": "Every annotation as a W3C Web Annotation",
        "path": webannotations.FILE, "profile": "data-resource", "format": "jsonld",
        "mediatype": f'application/ld+json; profile="{webannotations.CONTEXT}"',
        "encoding": "utf-8",
    }  # fmt: skip


def _resource(name: str) -> dict[str, object]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in tables.columns(name)],
            "missingValues": [""],
        },
    }


def _field(column: tables.Column) -> dict[str, object]:
    constraints: dict[str, object] = {"required": not column.nullable}
    if column.values:
        constraints["enum"] = list(column.values)
    field: dict[str, object] = {
        "name": column.name,
        "type": column.type,
        "description": column.definition,
        "constraints": constraints,
    }
    if column.type == "boolean":
        field |= {"trueValues": ["True"], "falseValues": ["False"]}
    return field
