"""`cadrage export`: a project's annotated corpus for other people's programs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cadrage.errors import InputError, UnknownNameError
from cadrage.project import Project
from cadrage.publish.exports import WRITERS

if TYPE_CHECKING:
    import pandas as pd


def export(project: Project, *, format: str, out: Path, say: Callable[[str], None]) -> list[Path]:
    """Write the tables of a project in a format, into a folder of its own.

    Args:
        project: whose tables are made first if need be.
        format: one of `publish.exports.WRITERS`.
        out: the folder; it must not hold anything yet.
        say: told what was written.

    Raises:
        UnknownNameError: there is no such format.
        InputError: the folder holds something.
        CadrageError: the corpus is wrong.
    """
    if format not in WRITERS:
        raise UnknownNameError("format", format, WRITERS)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InputError(
            out, found="something that is there already", expected="a folder that is new or empty",
            hint="Name another one, or remove it.",
        )  # fmt: skip
    tables = project.tables()
    if format == "gexf":
        tables |= _network(tables)
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    beside.mkdir(parents=True)
    try:
        made = WRITERS[format](tables, beside)
        if out.is_dir():
            out.rmdir()
        beside.rename(out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    say(f"{out}: {len(made)} file{'s' * (len(made) != 1)} of {format}")
    if project.excerpt:
        say(
            f"an excerpt: {project.excerpt['shown']:,} of {project.excerpt['articles']:,} articles;"
            f" the annotations of all lie in {project.build / 'dataset'}"
        )
    return [out / path.name for path in made]


def _network(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Who is named beside whom: no table of the report, so that it is counted here."""
    from cadrage.measure import network

    return {
        "network_nodes": network.actors_of(tables["mentions"], tables["actors"]),
        "network_pairs": network.together(tables["mentions"]),
    }
