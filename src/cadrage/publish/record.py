"""The record as a list: each event with the number it bears in the timeline, and its source."""

from __future__ import annotations

import pandas as pd

from cadrage.publish.days import said
from cadrage.publish.entries import entries
from cadrage.publish.markup import Linker, Shown


def record(events: pd.DataFrame, linker: Linker, *, caption: str, source: str = "") -> Shown:
    """Every event of the record by day; the timeline's marks lead here, by `record-EVENT`.

    Args:
        events: table `events`.
        linker: links of this corpus.
        caption: what the list shows, a sentence.
        source: where the rows come from, a sentence.
    """
    rows = numbered(events)
    rows = rows[rows["lane"] == "record"]
    ends = zip(rows["earliest"], rows["latest"], strict=True)
    shown = rows.assign(days=[said(*pair) for pair in ends], anchor="record-" + rows["event"])
    return entries(
        shown, linker, caption=caption, source=source, anchors="anchor",
        head={"number": "plain", "days": "plain", "status": "plain"},
        body={"title": "plain:", "source": "plain:Source"},
    )  # fmt: skip


def numbered(events: pd.DataFrame) -> pd.DataFrame:
    """The events by day, those of the record with a running `number`, from 1."""
    days = events["earliest"].fillna(events["latest"])
    rows = events.assign(day=days).sort_values(["day", "latest", "event"])
    record = rows["lane"] == "record"
    number = record.astype("int64").cumsum().astype("Int64").where(record)
    return rows.assign(number=number).drop(columns="day").reset_index(drop=True)
