"""Texts that may not be shared: their words as keyed hashes, and the way back for who has them."""

from cadrage.read.standoff.align import Aligned, align
from cadrage.read.standoff.copies import Copies
from cadrage.read.standoff.hashed import Hashed, hashed, read_hashed, write_hashed

__all__ = ["Aligned", "Copies", "Hashed", "align", "hashed", "read_hashed", "write_hashed"]
