"""`cadrage export`: a project's annotated corpus for other people's programs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from cadrage.errors import InputError, UnknownNameError
from cadrage.project import Project
from cadrage.publish.exports import WRITERS, AtOnce, Source

# what is made of the events of a corpus: of a large one, of its excerpt alone
EVENTS = ("ical", "timelinejs")
Say = Callable[[str], None]
Tables = Mapping[str, pd.DataFrame]


def export(project: Project, *, format: str, out: Path, say: Say) -> int:
    """Write the tables of a project in a format, into a folder of its own.

    Args:
        project: whose tables are made first if need be.
        format: one of `publish.exports.WRITERS`.
        out: the folder; it must not hold anything yet.
        say: told what was written.

    Returns:
        How many files were written.

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
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    beside.mkdir(parents=True)
    try:
        with _source(project, tables, format, say) as source:
            number = sum(1 for _ in WRITERS[format](source, beside))
        if out.is_dir():
            out.rmdir()
        beside.rename(out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    say(f"{out}: {number:,} file{'s' * (number != 1)} of {format}")
    return number


@contextmanager
def _source(project: Project, tables: Tables, format: str, say: Say) -> Iterator[Source]:
    """The tables as the writer of a format takes them."""
    if project.excerpt and project.is_public:
        about = project.excerpt
        say(f"no texts: an excerpt, {about['shown']:,} of {about['articles']:,} articles, masked")
    if not project.excerpt or project.is_public:
        yield AtOnce({**tables, **(_network(tables) if format == "gexf" else {})})
    elif format in EVENTS:
        about = project.excerpt
        say(f"the days of an excerpt, {about['shown']:,} of {about['articles']:,} articles:")
        say("no calendar can show those of all; `cadrage export csv` writes them (events.csv)")
        yield AtOnce(tables)
    else:
        with _of_all(project, tables, format, say) as source:
            yield source


def _network(tables: Tables) -> dict[str, pd.DataFrame]:
    """Who is named beside whom: no table of the report, so that it is counted here."""
    from cadrage.measure import network

    return {
        "network_nodes": network.actors_of(tables["mentions"], tables["actors"]),
        "network_pairs": network.together(tables["mentions"]),
    }


@contextmanager
def _of_all(project: Project, tables: Tables, format: str, say: Say) -> Iterator[Source]:
    """All articles of a large project, in parts; what there is of its excerpt alone is left out."""
    from cadrage.large import whole
    from cadrage.large.excerpt import ROWS
    from cadrage.large.rows import MEMORY, Rows
    from cadrage.measure import warehouse
    from cadrage.read import read_case

    case = read_case(project.corpus)
    whole.annotated(project.corpus, case, build=project.build, say=say)
    scratch = project.build / f"export.{os.getpid()}"
    scratch.mkdir(parents=True)
    others = {name: frame for name, frame in tables.items() if name not in ROWS}
    try:
        if format == "gexf":
            files = {**whole.files(project.build), "actors": project.data / "actors.parquet"}
            house = warehouse.Warehouse(files, memory=MEMORY, scratch=scratch)
            nodes, pairs = warehouse.network(house)
            others |= {"network_nodes": nodes, "network_pairs": pairs}
            said = f"{len(nodes):,} of {nodes.attrs['rows']:,} actors, those in most sentences"
            say(f"{said}, and {len(pairs):,} of the {pairs.attrs['rows']:,} pairs among them")
        source = Rows(
            project.build, case, others=others, scratch=scratch,
            pages=frozenset(tables["articles"]["article"]),
        )  # fmt: skip
        yield source
        if format in ("csv", "parquet"):
            say("reuse_found is left out: near copies are looked for in the excerpt alone")
        if aside := source.set_aside():
            say(f"{aside:,} articles could not be annotated: they stand there without (set_aside)")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
