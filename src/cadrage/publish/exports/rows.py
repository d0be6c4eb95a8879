"""Rows of tables as writers need them: by article, empty cells as '', in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

Row = Mapping[str, Any]
# what XML 1.0 cannot hold
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows as mappings; an empty cell is ''."""
    plain = frame.astype(object).where(frame.notna(), "")
    return [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]


def by_article(tables: Mapping[str, pd.DataFrame], name: str) -> dict[str, list[Row]]:
    """The rows of a table by siglum, each list in the order of the text."""
    found: dict[str, list[Row]] = {}
    if name in tables:
        for row in records(tables[name]):
            found.setdefault(row["article"], []).append(row)
    for rows in found.values():
        if rows and "start" in rows[0]:
            rows.sort(key=lambda row: (row["start"], -row["end"]))
    return found


def xml_text(text: object) -> str:
    """Text that XML can hold, of the same length: what it cannot is the replacement character."""
    return _NO_XML.sub("\ufffd", str(text))


def day(value: object) -> str:
    """A cell of the type date as ISO 8601, '' where it is empty."""
    return str(value)[:10] if value else ""
