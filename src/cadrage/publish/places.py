"""Where in the clean text each edit stands, and which sentence it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """An edit with the code point of the clean text at which it stands."""

    at: int
    edit: Row


def places(edits: Sequence[Row]) -> list[Place]:
    """The edits of an article with their places in its clean text, in order."""
    found, shift = [], 0
    for edit in sorted(edits, key=lambda row: (row["raw_start"], row["raw_end"])):
        found.append(Place(edit["raw_start"] + shift, edit))
        shift += len(edit["after"] or "") - (edit["raw_end"] - edit["raw_start"])
    return found


def by_sentence(found: Sequence[Place], sentences: Sequence[Row]) -> list[list[Place]]:
    """The edits of each sentence; what lies between two belongs to the later, if there is one."""
    held: list[list[Place]] = [[] for _ in sentences]
    ends = [row["end"] for row in sentences]
    for place in found:
        if sentences:
            held[min(bisect_right(ends, place.at), len(sentences) - 1)].append(place)
    return held


def with_evidence(edits: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The table `edits` with a column `evidence`: the sentence that each edit lies in or before.

    Of an article without a sentence there is none.
    """
    numbered = {article: rows.to_dict("records") for article, rows in sentences.groupby("article")}
    plain = edits.astype(object).where(edits.notna(), None)
    found: dict[object, str] = {}
    for article, rows in plain.groupby("article", sort=False):
        own = numbered.get(article, [])
        held = by_sentence(places(rows.reset_index().to_dict("records")), own)
        for row, placed in zip(own, held, strict=True):
            number = f"{article}.{row['sentence']}"
            found |= dict.fromkeys((place.edit["index"] for place in placed), number)
    return edits.assign(evidence=edits.index.map(found).astype("string"))
