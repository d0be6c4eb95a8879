"""The analyst's knowledge of a case, for a corpus that is not in its folder."""

from __future__ import annotations

from pathlib import Path

from cadrage.annotate.chunk import SHEETS, Knowledge
from cadrage.errors import MissingError
from cadrage.read import read_frame


def knowledge_of(folder: Path | None, *, closed: bool = False) -> Knowledge:
    """The authority and the codebooks of a folder, those that are there; none of no folder.

    Args:
        folder: with `actors.csv`, `labels.csv`, `frames.csv`, or some of them.
        closed: look for nobody whom the authority does not know.

    Raises:
        MissingError: there is no such folder.
        InputError: a cell is wrong; names file and row.
    """
    if folder is None:
        return Knowledge(closed=closed)
    if not folder.is_dir():
        raise MissingError(folder, expected="a folder with actors.csv, labels.csv or frames.csv")
    paths = {name: folder / f"{name}.csv" for name in SHEETS}
    found = {name: read_frame(path, name) for name, path in paths.items() if path.is_file()}
    return Knowledge.of(found, closed=closed)
