"""How well each layer agrees with the gold: precision and recall on one line."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib import pyplot

from cadrage.publish import style
from cadrage.publish.figure import figure
from cadrage.publish.markup import Linker, Shown
from cadrage.publish.table import table

RING: dict[str, Any] = {"mfc": "white", "mec": style.INK, "zorder": 3}
DOT: dict[str, Any] = {"color": style.INK, "markersize": 4, "zorder": 4}
# number of a row → which of its lists it opens: a rate opens what it is a share of
COUNTED = {
    "expected": "expected", "found": "found", "agreed": "agreed",
    "precision": "found", "recall": "expected", "f1": "agreed",
}  # fmt: skip


def scores(rows: pd.DataFrame, linker: Linker, *, caption: str, source: str) -> Shown:
    """A line a measure from 0 to 1: an open ring is precision, a full dot recall.

    Each mark leads to the entry of its finding, which lists where output and gold part.

    Args:
        rows: table `scores` with the column `finding`.
        linker: links of this corpus.
        caption: the finding.
        source: where the gold comes from.
    """
    names = [f"{row.layer}: {row.measure}" for row in rows.itertuples(index=False)]
    with style.styled():
        drawing, axes = pyplot.subplots(figsize=(5.8, 0.26 * len(rows) + 0.7))
        for place, row in enumerate(rows.itertuples(index=False)):
            low, high = sorted((_zero(row.precision), _zero(row.recall)))
            axes.plot([low, high], [place, place], color=style.MUTED, linewidth=1)
            url = linker.entry(row.finding) if not pd.isna(row.f1) else None
            for rate, ring in ((row.precision, RING), (row.recall, DOT)):
                axes.plot(_zero(rate), place, "o", url=url, **ring)
        axes.set_yticks(range(len(rows)), names)
        axes.tick_params(axis="y", labelsize=9)
        axes.invert_yaxis()
        axes.set_xlim(0, 1.02)
        axes.grid(axis="x")
        axes.set_xlabel("open ring: precision    full dot: recall")
        axes.spines["left"].set_visible(False)
    data = table(
        rows, linker, caption="Agreement with the gold, counts and rates",
        columns={
            "layer": "Layer", "measure": "What has to agree", "expected": "In gold",
            "found": "Found", "agreed": "Agreed", "precision": "Precision", "recall": "Recall",
            "f1": "F1",
        },
        counts={count: f"{of}_evidence" for count, of in COUNTED.items()},
    )  # fmt: skip
    said = "; ".join(
        f"{name} F1 {_zero(f1):.2f}" for name, f1 in zip(names, rows["f1"], strict=True)
    )
    return figure(drawing, data, linker, name="scores", caption=caption, alt=said, source=source)


def _zero(value: Any) -> float:
    return 0.0 if pd.isna(value) else float(value)
