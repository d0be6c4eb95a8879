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


def write(found: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write `NAME.csv` and `NAME.parquet` for every table, and `datapackage.json`.

    Args:
        found: table name → frame; each name has a contract.
        folder: made if it is not there; existing files of these names are written over.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in found.items():
        tables.check(name, frame)
        frame.to_csv(folder / f"{name}.csv", index=False, encoding="utf-8", lineterminator="\n")
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    package = {
        "name": "cadrage",
        "profile": "tabular-data-package",
        "title": "Tables behind the report",
        "description": (
            "Every table of the report: articles, edits, annotations, findings and scores. Offsets "
            "count Unicode code points of the clean text, end exclusive. The wording of the "
            "articles remains their publishers'; the annotations are licensed as below."
        ),
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [_resource(name) for name in found],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


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
