"""Counting in Parquet, with memory that does not grow with the corpus.

A second counting beside the one in pandas: written in SQL, run by DuckDB, over the same tables.
On a small corpus both must agree on every number; on a large one this is the one that fits.
"""

from cadrage.measure.warehouse.base import Warehouse, open_dataset, open_folder
from cadrage.measure.warehouse.beside import network
from cadrage.measure.warehouse.chapters import chapters
from cadrage.measure.warehouse.chosen import SAMPLE, chosen
from cadrage.measure.warehouse.counts import values
from cadrage.measure.warehouse.excerpt import cited, excerpt
from cadrage.measure.warehouse.top import Top, actors, days, names, pairs, sides, years
from cadrage.measure.warehouse.whole import Whole, lanes

__all__ = [
    "SAMPLE", "Top", "Warehouse", "Whole", "actors", "chapters", "chosen", "cited", "days",
    "excerpt", "lanes", "names", "network", "open_dataset", "open_folder", "pairs", "sides",
    "values", "years",
]  # fmt: skip
