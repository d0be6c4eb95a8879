"""Findings to what a reader sees: figures, tables, evidence links, pages, PDF, data package."""

from cadrage.publish import figures
from cadrage.publish.entries import entries
from cadrage.publish.figure import figure
from cadrage.publish.markup import Linker, Shown
from cadrage.publish.matrix import matrix
from cadrage.publish.record import record
from cadrage.publish.table import table

__all__ = ["Linker", "Shown", "entries", "figure", "figures", "matrix", "record", "table"]
