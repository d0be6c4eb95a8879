"""Files to articles: the manifest, the texts, and every strip and repair as a listed edit."""

from cadrage.read.case import read_case, read_frame
from cadrage.read.corpus import Corpus, read_chunks, read_corpus
from cadrage.read.edits import Edit, OffsetMap, apply_edits
from cadrage.read.sheets import read_sheet

__all__ = [
    "Corpus",
    "Edit",
    "OffsetMap",
    "apply_edits",
    "read_case",
    "read_chunks",
    "read_corpus",
    "read_frame",
    "read_sheet",
]
