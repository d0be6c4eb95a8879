"""A corpus that is counted over in a warehouse, with the excerpt that shows its evidence."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cadrage.measure.chapters import Counts
from cadrage.measure.warehouse.base import Warehouse

ROWS = 120
OUTLETS, OTHERS = 10, "other outlets"
LANES = f"""
CREATE OR REPLACE TABLE lanes AS
WITH ranked AS (
  SELECT outlet, row_number() OVER (ORDER BY count(*) DESC, outlet) AS rank
  FROM articles GROUP BY outlet
)
SELECT article, CASE WHEN rank <= {OUTLETS} THEN outlet ELSE '{OTHERS}' END AS outlet
FROM articles JOIN ranked USING (outlet)
"""

Tables = Mapping[str, pd.DataFrame]


def lanes(house: Warehouse) -> pd.Series:
    """Article → its outlet, or, beyond the largest, what they are called together."""
    house.base.execute(LANES)
    return house.frame("SELECT article, outlet FROM lanes").set_index("article")["outlet"]


class Whole:
    """The tables of all articles and those of an excerpt; `outlet` is that of its articles.

    `small` holds the same counts of the excerpt alone.
    """

    def __init__(self, house: Warehouse, excerpt: Tables) -> None:
        self.house, self.excerpt, self.small = house, excerpt, Counts(excerpt)
        house.base.execute(LANES)
        kept = house.frame("SELECT DISTINCT outlet FROM lanes")["outlet"]
        outlet = excerpt["articles"].set_index("article")["outlet"]
        self.outlet = outlet.where(outlet.isin(kept), OTHERS).to_dict()

    def most(self, query: str, order: str, *, limit: int = ROWS) -> tuple[pd.DataFrame, int]:
        """The first rows of a count, and how many it has."""
        self.house.base.execute(f"CREATE OR REPLACE TEMP TABLE found AS {query}")
        number = int(self.house.number("SELECT count(*) FROM found"))
        rows = self.house.frame(f"SELECT * FROM found ORDER BY {order} LIMIT {limit}")
        self.house.base.execute("DROP TABLE found")
        return rows, number

    def by_outlet(
        self, counts: pd.DataFrame, shown: pd.DataFrame, keys: list[str]
    ) -> pd.DataFrame:
        """Counts by outlet with the evidence of the excerpt's articles of each."""
        own = shown.assign(outlet=shown["article"].map(self.outlet).astype("string"))
        return joined(counts, own, ["outlet", *keys], ["evidence"])


def joined(
    counts: pd.DataFrame, shown: pd.DataFrame, keys: list[str], columns: list[str]
) -> pd.DataFrame:
    """Counts with what the excerpt shows of each row: the cells of its rows, joined."""
    typed = counts.astype(dict.fromkeys(keys, "string"))
    cells = shown[[*keys, *columns]].astype("string")
    joined = cells.groupby(keys, sort=False, dropna=False, as_index=False).agg(
        dict.fromkeys(columns, _cell)
    )
    made = typed.merge(joined.astype("string"), on=keys, how="left")
    return made.assign(**{column: made[column].astype("string") for column in columns})


def _cell(cells: pd.Series) -> object:
    return " ".join(dict.fromkeys(cells.dropna())) or pd.NA


def counted(rows: pd.DataFrame, number: int) -> pd.DataFrame:
    """Some rows of a count, with the number of all that it has."""
    rows.attrs["rows"] = number
    return rows
