"""What the package withstood: attacks, broken inputs and faults that its tests try each time.

`reliability.csv` is written by `scripts/reliability.py`, which counts the cases in the tests; a
test holds the two together. What only a long run can tell (coverage) may be added as measured.
"""

from __future__ import annotations

import pandas as pd

from cadrage import tables
from cadrage.measure.finding import Finding

SOURCE = ("table:reliability",)


def reliability() -> pd.DataFrame:
    """The table `reliability`: how many of what was tried, a row a kind."""
    return tables.read_packaged("cadrage.measure", "reliability")


def findings(table: pd.DataFrame) -> list[Finding]:
    """One finding a row, keyed `reliability.SUBJECT`: a count, or a share in per cent."""
    return [
        Finding(
            f"reliability.{row.subject}",
            row.number,
            f"{row.number:.1f} %" if row.unit == "per cent" else f"{row.number:,.0f}",
            row.counted,
            SOURCE,
        )
        for row in table.itertuples(index=False)
    ]
