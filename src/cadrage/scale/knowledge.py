"""The analyst's knowledge of a case, for a corpus that is not in its folder."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from cadrage.annotate.chunk import Knowledge
from cadrage.errors import MissingError
from cadrage.read import read_frame


def knowledge_of(folder: Path | None) -> Knowledge:
    """The authority and the codebooks of a folder, those that are there; none of no folder.

    Raises:
        MissingError: there is no such folder.
        InputError: a cell is wrong; names file and row.
    """
    if folder is None:
        return Knowledge()
    if not folder.is_dir():
        raise MissingError(folder, expected="a folder with actors.csv, labels.csv or frames.csv")
    paths = {name.name: folder / f"{name.name}.csv" for name in fields(Knowledge)}
    found = {name: read_frame(path, name) for name, path in paths.items() if path.is_file()}
    return Knowledge(**found)
