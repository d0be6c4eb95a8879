"""`cadrage standoff` and `cadrage align`: an edition without its texts, and the way back.

A stand-off edition is the project without the folder of articles and without translations. In
`corpus/standoff/` it holds each text as keyed hashes of its words, and the finished tables with all
but short quotations drawn as blocks, from which the book can be built. Whoever has the articles
lays them along the hashes; then the texts are there to the letter, and everything is made anew.
"""

from __future__ import annotations

import csv
import io
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cadrage.errors import InputError, MissingError
from cadrage.identity import source_files
from cadrage.project import STANDOFF, Project
from cadrage.publish.masking import SHORT, WORD, blocked, mask
from cadrage.read.imports import Item, find_items
from cadrage.read.sheets import read_sheet
from cadrage.read.standoff import Aligned, align, hashed, read_hashed, write_hashed
from cadrage.read.standoff.hashed import Hashed, fold_byte
from cadrage.read.standoff.words import plain, split

KEY = "key.txt"
LEFT_OUT = ("corpus/articles/", "corpus/translations.csv", f"corpus/{STANDOFF}/")
_FRAGMENT = re.compile(r"\{ev\}`[^`\"]*\"([^`]*?)\"`")
# a candidate shares at least one run of so many words with the text that is wanted
_RUN = 6


@dataclass(frozen=True, slots=True)
class Return:
    """What became of one article: how much of it was found, in which file, and whether all."""

    article: str
    source: str
    rate: float
    is_whole: bool


def stand_off(project: Project, out: Path, *, say: Callable[[str], None]) -> None:
    """Write the project without its texts into a new folder.

    Raises:
        InputError: the folder holds something, or the project is a stand-off edition itself.
        CadrageError: the corpus is wrong.
    """
    if out.exists():
        raise InputError(out, found="something there", expected="a folder that is not there yet")
    if project.is_public:
        raise InputError(project.root, found="no texts", expected="a project with its texts")
    tables = project.tables()
    if project.excerpt:
        raise InputError(
            project.corpus, found=f"{project.excerpt['articles']:,} articles",
            expected=f"{project.limit:,} at most: of more the tables are an excerpt",
            hint="Where memory allows, raise `cadrage_large` in _config.yml (sphinx, config).",
        )  # fmt: skip
    key = secrets.token_bytes(16)
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        _copy_sources(project.root, beside)
        folder = beside / "corpus" / STANDOFF
        (folder / "tables").mkdir(parents=True)
        (folder / KEY).write_text(key.hex() + "\n", encoding="ascii")
        for row in read_sheet(project.corpus / "articles.csv", "articles"):
            raw = (project.corpus / "articles" / row["file"]).read_bytes().decode("utf-8")
            write_hashed(hashed(raw, key=key), folder / f"{row['article']}.json")
        masked = mask(tables, fragments=_fragments(project.root))
        for name, frame in masked.items():
            frame.to_parquet(folder / "tables" / f"{name}.parquet", index=False)
        _mask_edits(beside / "corpus" / "edits.csv")
        beside.rename(out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    said = "no word but in quotations of up to"
    say(f"{out}: {len(tables['articles'])} articles without their texts, {said} {SHORT} words")
    say("prose, gold and notebooks are as they were: see that what they quote may be shared")


def _copy_sources(root: Path, out: Path) -> None:
    for name in source_files(root):
        if not name.startswith(LEFT_OUT):
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, out / name, follow_symlinks=False)


def _fragments(root: Path) -> list[str]:
    """Wordings that prose quotes as evidence."""
    files = [root / "index.md", *sorted((root / "book").glob("*.md"))]
    files += sorted((root / "notebooks").glob("*.ipynb"))
    texts = (path.read_text(encoding="utf-8").replace('\\"', '"') for path in files)
    return sorted({found for text in texts for found in _FRAGMENT.findall(text)})


def _mask_edits(path: Path) -> None:
    """Long passages that were stripped are passages of the articles."""
    if path.is_file():
        rows = _rows(path)
        for row in rows:
            if len(WORD.findall(row["before"])) > SHORT:
                row["before"] = blocked(row["before"], ())
        _write(path, rows)


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
        InputError: its hashes are damaged.
    """
    folder = project.corpus / STANDOFF
    if not (folder / KEY).is_file():
        raise MissingError(folder / KEY, expected="the key of a stand-off edition")
    key = bytes.fromhex((folder / KEY).read_text(encoding="ascii").strip())
    copies = [one for one in find_items(list(paths)) if isinstance(one, Item)]
    rows = read_sheet(project.corpus / "articles.csv", "articles")
    made = []
    for row in rows:
        wanted = read_hashed(folder / f"{row['article']}.json")
        best, source = _best(copies, wanted, key)
        made.append(Return(row["article"], source, best.rate, best.is_whole))
        if best.is_whole:
            _restore(project.corpus, row["file"], row["article"], best.text)
        state = "whole" if best.is_whole else "not put back"
        say(f"{row['article']}: {best.rate:.1%} of {best.words} words, {state} {source}".rstrip())
    whole = sum(one.is_whole for one in made)
    say(f"{whole} of {len(made)} articles are whole")
    return made


def _best(copies: Iterable[Item], wanted: Hashed, key: bytes) -> tuple[Aligned, str]:
    """The copy that gives most of the words, and where it came from."""
    best, source = align("", wanted, key=key), ""
    runs = _runs(wanted.folds)
    for copy in copies:
        text = f"{copy.title}\n{copy.text}" if copy.title else copy.text
        # the line of a crawl was taken off by the importer and belongs to the file
        text = f" date {copy.published}\n{text}" if len(copy.published) == 7 else text
        folds = bytes(fold_byte(word, key) for word in split(plain(text))[0])
        if len(wanted.folds) >= _RUN and not runs & _runs(folds):
            continue
        found = align(text, wanted, key=key)
        if (found.is_whole, found.found) > (best.is_whole, best.found):
            best, source = found, copy.source
    return best, source


def _runs(folds: bytes) -> set[bytes]:
    return {folds[at : at + _RUN] for at in range(len(folds) - _RUN + 1)}


def _restore(corpus: Path, file: str, article: str, text: str) -> None:
    path = corpus / "articles" / file
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(text.encode("utf-8"))
    beside.replace(path)
    edits = corpus / "edits.csv"
    if not edits.is_file():
        return
    raw = text.removeprefix("\ufeff")
    rows = _rows(edits)
    for row in rows:
        if row["article"] == article:
            row["before"] = raw[int(row["raw_start"]) : int(row["raw_end"])]
    _write(edits, rows)


def _rows(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _write(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(out.getvalue(), encoding="utf-8", newline="")
    beside.replace(path)
