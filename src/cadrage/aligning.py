"""`cadrage align`: whoever has the articles puts them back into a stand-off edition.

Copies are read once and laid aside on disk, with an index of runs of their words; each article that
is wanted is laid along the few copies that share most of its runs.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cadrage.errors import InputError, MissingError
from cadrage.project import STANDOFF, Project
from cadrage.read.corpus import read_manifest
from cadrage.read.imports import Item, find_items
from cadrage.read.sheets import read_text
from cadrage.read.standoff import Aligned, Copies, align, read_hashed
from cadrage.read.standoff.hashed import Hashed
from cadrage.standing_off import KEY, read_rows, write_rows, write_whole


@dataclass(frozen=True, slots=True)
class Return:
    """What became of one article: how much of it was found, in which file, and whether all."""

    article: str
    source: str
    rate: float
    is_whole: bool


def bring_back(
    project: Project, paths: Sequence[Path], *, say: Callable[[str], None]
) -> list[Return]:
    """Lay copies of the articles along the hashes, and put back those that are whole.

    Args:
        project: a stand-off edition.
        paths: files and folders, in any form that `cadrage import` reads.
        say: told of each article how much was found.

    Raises:
        MissingError: the project is no stand-off edition, or a path is not there.
        InputError: its key or its hashes are damaged, or its manifest names a file that is no
            mere name.
    """
    folder = project.corpus / STANDOFF
    key = _key(folder / KEY)
    # an edition of somebody else's: its manifest says where texts are written
    rows = read_manifest(project.corpus)
    made, raw = [], dict[str, str]()
    with tempfile.TemporaryFile(dir=project.corpus) as file:
        copies = Copies(file, key=key)
        for item in find_items(list(paths)):
            if isinstance(item, Item):
                copies.add(_text(item), item.source)
        for row in rows:
            wanted = read_hashed(folder / f"{row['article']}.json")
            best, source = _best(copies, wanted, key)
            made.append(Return(row["article"], source, best.rate, best.is_whole))
            if best.is_whole:
                write_whole(project.corpus / "articles" / row["file"], best.text)
                raw[row["article"]] = str(row["file"])
            state = "whole" if best.is_whole else "not put back"
            told = f"{row['article']}: {best.rate:.1%} of {best.words} words, {state} {source}"
            say(told.rstrip())
    _restore_edits(project.corpus, raw)
    whole = sum(one.is_whole for one in made)
    say(f"{whole:,} of {len(made):,} articles are whole")
    return made


def _key(path: Path) -> bytes:
    if not path.is_file():
        raise MissingError(path, expected="the key of a stand-off edition")
    said = read_text(path).strip()
    try:
        return bytes.fromhex(said)
    except ValueError as error:
        raise InputError(
            path, found=said[:40], expected="32 hexadecimal digits, as `standoff` wrote them"
        ) from error


def _text(item: Item) -> str:
    text = f"{item.title}\n{item.text}" if item.title else item.text
    # the line of a crawl was taken off by the importer and belongs to the file
    return f" date {item.published}\n{text}" if len(item.published) == 7 else text


def _best(copies: Copies, wanted: Hashed, key: bytes) -> tuple[Aligned, str]:
    """The copy that gives most of the words, and where it came from."""
    best, source = align("", wanted, key=key), ""
    for text, where in copies.like(wanted.folds):
        found = align(text, wanted, key=key)
        if (found.is_whole, found.found) > (best.is_whole, best.found):
            best, source = found, where
        if best.is_whole:
            break
    return best, source


def _restore_edits(corpus: Path, files: dict[str, str]) -> None:
    """What an edit strips of a text that is back, to the letter."""
    edits = corpus / "edits.csv"
    if not files or not edits.is_file():
        return
    rows = read_rows(edits)
    raw: tuple[str, str] = "", ""
    for row in rows:
        article = row["article"]
        if article in files and raw[0] != article:
            text = (corpus / "articles" / files[article]).read_bytes().decode("utf-8")
            raw = article, text.removeprefix("\ufeff")
        if article in files:
            row["before"] = raw[1][int(row["raw_start"]) : int(row["raw_end"])]
    write_rows(edits, rows)
