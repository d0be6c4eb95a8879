"""`cadrage import`: articles as people have them, put into a project's corpus."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from cadrage.errors import InputError
from cadrage.read.imports import EMPTY, find_items, gather, read_bibliography, write
from cadrage.read.imports.columns import SYNONYMS
from cadrage.read.imports.take import Line

SHOWN = 20


def import_files(
    paths: Sequence[Path], *, corpus: Path, say: Callable[[str], None], format: str = "",
    columns: Mapping[str, str] | None = None, bibliography: Path | None = None,
    dry: bool = False,
) -> int:  # fmt: skip
    """Take articles from files and folders into a corpus folder, and tell what became of each.

    Args:
        paths: files and folders.
        corpus: the folder of `articles.csv`; made if it is not there.
        say: told the counts and the first refusals.
        format: of all files; found out for each where it is empty.
        columns: ours → theirs, for tables.
        bibliography: a BibTeX file that completes what was found.
        dry: only tell.

    Returns:
        How many articles were taken.

    Raises:
        CadrageError: an input that is wrong as a whole; nothing is written then.
    """
    known = read_bibliography(bibliography) if bibliography else EMPTY
    corpus.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".import-", dir=corpus.parent) as stage:
        found = find_items(list(paths), format=format, columns=columns)
        taken = gather(found, folder=corpus, stage=Path(stage), bibliography=known)
        if not dry:
            write(taken, corpus)
    for name, number in taken.counts().items():
        say(f"{name}: {number}")
    lines = list(_refused(taken.report))
    for line in lines[:SHOWN]:
        say(f"  {line}")
    if len(lines) > SHOWN:
        say(f"  and {len(lines) - SHOWN} more reasons")
    say("nothing was written" if dry else f"each is told in {corpus / 'import.csv'}")
    return len(taken.rows)


def _refused(report: Iterable[Line]) -> Iterator[str]:
    """What was refused and why; of one file the same reason once, with how often."""
    places: dict[tuple[str, str], list[str]] = {}
    for line in report:
        if line.outcome == "refused":
            places.setdefault((line.source, line.note), []).append(line.place)
    for (source, note), where in places.items():
        more = f" and {len(where) - 1:,} more" if len(where) > 1 else ""
        yield f"{source} {where[0]}{more}: {note}".replace(" :", ":")


def column_map(given: str) -> dict[str, str]:
    """A map of columns as the command line gives it: `text=Corps,published=Date`.

    Raises:
        InputError: a piece is no pair, or its left side is no column of ours.
    """
    found = {}
    for piece in filter(None, given.split(",")):
        ours, equals, theirs = piece.partition("=")
        if not equals or ours.strip() not in SYNONYMS:
            raise InputError(
                "--columns", found=piece,
                expected=f"OURS=THEIRS, where OURS is one of {', '.join(SYNONYMS)}",
            )  # fmt: skip
        found[ours.strip()] = theirs.strip()
    return found
