"""Articles as people have them, into a corpus folder: exports, pages, archives, tables."""

from cadrage.read.imports.bibliography import EMPTY, read_bibliography
from cadrage.read.imports.detect import FORMATS
from cadrage.read.imports.item import Item, Refusal
from cadrage.read.imports.limits import Limits
from cadrage.read.imports.take import find_items, gather, write

__all__ = [
    "EMPTY",
    "FORMATS",
    "Item",
    "Limits",
    "Refusal",
    "find_items",
    "gather",
    "read_bibliography",
    "write",
]
