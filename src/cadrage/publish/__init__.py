"""Findings to what a reader sees: figures, tables, evidence links, pages, PDF, data package.

`figures` is imported where it is named (`from cadrage.publish import figures`): it brings
matplotlib along, which the pages and the PDF do without.
"""

from cadrage.publish.entries import entries
from cadrage.publish.figure import figure
from cadrage.publish.lacking import lacking
from cadrage.publish.markup import Linker, Shown
from cadrage.publish.matrix import matrix
from cadrage.publish.parallel import parallel
from cadrage.publish.places import with_evidence
from cadrage.publish.record import record
from cadrage.publish.table import table

__all__ = [
    "Linker",
    "Shown",
    "entries",
    "figure",
    "lacking",
    "matrix",
    "parallel",
    "record",
    "table",
    "with_evidence",
]
