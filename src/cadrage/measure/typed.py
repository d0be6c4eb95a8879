"""A computed frame of any length in the columns and types of its contract."""

from __future__ import annotations

import pandas as pd

from cadrage import tables


def typed(table: str, made: pd.DataFrame) -> pd.DataFrame:
    """The columns of a contract, in order and type, without touching single rows."""
    types = {column.name: tables.DTYPES[column.type] for column in tables.columns(table)}
    return made[list(types)].astype(types)
