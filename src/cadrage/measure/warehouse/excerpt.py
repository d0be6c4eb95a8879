"""The tables of some articles of a large corpus: what pages of evidence are made of."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from cadrage import tables
from cadrage.measure.warehouse.base import Warehouse

LAYERS = (
    "articles", "texts", "edits", "sentences", "dates", "mentions", "quotes", "labels", "frames",
    "notices",
)  # fmt: skip


def excerpt(house: Warehouse, articles: Iterable[str]) -> dict[str, pd.DataFrame]:
    """The layers of these articles, each a table of its contract, in the order of the text.

    Args:
        house: the tables of the whole corpus.
        articles: sigla, in the order of the rows; those that the corpus does not hold give none.
    """
    asked = list(dict.fromkeys(articles))
    return {name: _rows(house, name, asked) for name in LAYERS}


def cited(*evidence: pd.Series) -> list[str]:
    """The articles that columns of evidence ids cite, each once, in their order."""
    ids = (one for cells in evidence for cell in cells.dropna() for one in cell.split())
    return list(dict.fromkeys(one.rpartition(".")[0] for one in ids))


def _rows(house: Warehouse, name: str, asked: list[str]) -> pd.DataFrame:
    columns = [column.name for column in tables.columns(name)]
    inside = "".join(f', "{at}"' for at in ("raw_start", "start", "end") if at in columns)
    query = f"""
        SELECT {", ".join(f'"{column}"' for column in columns)} FROM "{name}"
        WHERE list_contains(?, article) ORDER BY list_position(?, article){inside}
        """
    found = house.frame(query, asked, asked)
    types = {column.name: tables.DTYPES[column.type] for column in tables.columns(name)}
    return tables.check(name, found.astype(types))
