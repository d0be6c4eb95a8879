"""How well the layers read articles that they were not written for.

A score on a corpus whose misses were looked at while the rules were written says little of others.
`unseen.csv` holds what was measured away from any corpus of a project: in each round articles of
the French press were annotated by one reader, scored once, and only then looked at and mended. The
articles may not be passed on, so these figures can't be recomputed here.
"""

from __future__ import annotations

import pandas as pd

from cadrage import tables
from cadrage.measure.finding import Finding

SOURCE = ("table:unseen",)


def unseen() -> pd.DataFrame:
    """The table `unseen`: lowest and highest F1 of the rounds, each before it was learnt from."""
    return tables.read_packaged("cadrage.measure", "unseen")


def findings(table: pd.DataFrame) -> list[Finding]:
    """One finding a row: the range of its rounds, keyed `unseen.LAYER.MEASURE`."""
    return [
        Finding(
            row.finding,
            row.lowest,
            f"{row.lowest:.2f} to {row.highest:.2f}",
            f"{row.layer}, {row.measure}, in {row.rounds} rounds on articles not seen before: "
            "the worst round and the best",
            SOURCE,
        )
        for row in table.itertuples(index=False)
    ]
