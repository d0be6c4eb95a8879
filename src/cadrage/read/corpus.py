"""A corpus folder to tables: the manifest, the texts, and the edits that make them clean."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

import pandas as pd

from cadrage import tables
from cadrage.errors import InputError
from cadrage.read.edits import Edit, OffsetMap, apply_edits
from cadrage.read.sheets import Row, read_sheet, read_text

SIGLUM = re.compile(r"\w{1,40}")
# what Windows keeps for itself, whatever the ending
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a corpus folder holds: the tables `articles`, `texts`, `edits`, and the offset maps."""

    articles: pd.DataFrame
    texts: pd.DataFrame
    edits: pd.DataFrame
    offsets: dict[str, OffsetMap]

    @property
    def clean(self) -> dict[str, str]:
        """Siglum → clean text."""
        return dict(zip(self.texts["article"], self.texts["clean"], strict=True))


def read_corpus(folder: Path) -> Corpus:
    """The corpus of a folder with `articles.csv`, `articles/` and, if any, `edits.csv`.

    Raises:
        MissingError: the manifest or a text is not there.
        InputError: a cell, a digest or an edit is wrong; names file, row and column.
    """
    rows, edits = _listed(folder)
    return _read(folder, rows, edits)


def read_chunks(folder: Path, *, size: int) -> Iterator[Corpus]:
    """The same corpus, so many articles at a time, in the order of the manifest.

    Args:
        folder: as for `read_corpus`; its sheets are read whole, its texts chunk by chunk.
        size: articles a chunk.

    Raises:
        MissingError: the manifest or a text is not there.
        InputError: a cell, a digest or an edit is wrong; names file, row and column.
    """
    rows, edits = _listed(folder)
    for first in range(0, len(rows), size):
        yield _read(folder, rows[first : first + size], edits)


def read_manifest(folder: Path) -> list[Row]:
    """The lines of a corpus folder's `articles.csv`, each of which names a text within the folder.

    Raises:
        MissingError: the manifest is not there.
        InputError: a cell is wrong, a siglum or a file is no mere name, or the folder of articles
            is a link.
    """
    manifest, articles = folder / "articles.csv", folder / "articles"
    rows = read_sheet(manifest, "articles")
    _check_sigla(manifest, rows)
    for row in rows:
        if not _is_name(row["file"]):
            raise InputError(
                manifest, row=row.line, column="file", found=row["file"],
                expected="the name of a file in the folder of articles, without a path",
            )  # fmt: skip
    if articles.is_symlink():
        raise InputError(
            articles, found="a link", expected="a folder: a link may lead anywhere",
            hint="Link the whole corpus instead, if its texts lie elsewhere.",
        )  # fmt: skip
    return rows


def _listed(folder: Path) -> tuple[list[Row], Mapping[str, list[Edit]]]:
    rows = read_manifest(folder)
    return rows, _read_edits(folder / "edits.csv", {row["article"] for row in rows})


def _read(folder: Path, rows: Sequence[Row], edits: Mapping[str, list[Edit]]) -> Corpus:
    articles, texts, offsets = [], [], {}
    for row in rows:
        raw = _read_article(folder / "articles", row, folder / "articles.csv")
        clean, offsets[row["article"]] = apply_edits(
            raw, edits.get(row["article"], []), file=str(folder / "edits.csv")
        )
        articles.append(_described(row, raw, clean, folder))
        texts.append({"article": row["article"], "raw": raw, "clean": clean})
    listed = [
        {"article": row["article"], **_as_cells(edit)}
        for row in rows
        for edit in edits.get(row["article"], [])
    ]
    return Corpus(
        tables.check("articles", tables.frame("articles", articles)),
        tables.check("texts", tables.frame("texts", texts)),
        tables.check("edits", tables.frame("edits", listed)),
        offsets,
    )


def _check_sigla(manifest: Path, rows: list[Row]) -> None:
    """A siglum names files, pages and anchors: it must be able to, on every kind of disk."""
    first: dict[str, str] = {}
    for row in rows:
        siglum = row["article"]
        expected = ""
        if not SIGLUM.fullmatch(siglum) or DEVICE.fullmatch(siglum):
            expected = "a siglum of 1 to 40 letters, digits and '_' (ABC21), no name of a device"
        elif (other := first.setdefault(siglum.casefold(), siglum)) != siglum:
            expected = f"a siglum that differs from '{other}' by more than capitals"
        if expected:
            raise InputError(
                manifest, row=row.line, column="article", found=siglum, expected=expected
            )


def _read_edits(path: Path, sigla: set[str]) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = {}
    for row in read_sheet(path, "edits") if path.exists() else []:
        if row["article"] not in sigla:
            raise InputError(
                path,
                row=row.line,
                column="article",
                found=row["article"],
                expected=f"one of {', '.join(sorted(sigla))}",
            )
        span = int(row["raw_start"]), int(row["raw_end"])
        edit = Edit(row["rule"], *span, row["before"], row["after"], row["reason"], row.line)
        found.setdefault(row["article"], []).append(edit)
    return {article: sorted(edits, key=lambda e: e.raw_start) for article, edits in found.items()}


def _as_cells(edit: Edit) -> dict[str, object]:
    names = ("rule", "raw_start", "raw_end", "before", "after", "reason")
    # an empty cell is no text, in Parquet as in CSV
    return {name: None if getattr(edit, name) == "" else getattr(edit, name) for name in names}


def _read_article(folder: Path, row: Row, manifest: Path) -> str:
    path = folder / row["file"]
    if path.is_symlink():
        raise InputError(
            manifest,
            row=row.line,
            column="file",
            found=f"{row['file']}, a link",
            expected="a file: a link may lead out of the folder",
        )
    if not path.is_file():
        raise InputError(
            manifest,
            row=row.line,
            column="file",
            found=row["file"],
            expected=f"a file in {folder}",
            hint="There is none of that name.",
        )
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if row["sha256"] and digest != row["sha256"]:
        raise InputError(
            manifest,
            row=row.line,
            column="sha256",
            found=row["sha256"],
            expected=f"{digest}, the digest of {row['file']}",
            hint="Restore the text, or enter the digest if the change is meant.",
        )
    return read_text(path)


def _is_name(file: str) -> bool:
    """Whether it names a file of a folder, and nothing else, on every kind of disk."""
    alone = PurePosixPath(file).name == file and PureWindowsPath(file).name == file
    return alone and file not in {".", ".."} and not DEVICE.fullmatch(file.rstrip(". "))


def _described(row: Row, raw: str, clean: str, folder: Path) -> dict[str, object]:
    """The row of the table `articles`: the manifest's cells, and what is counted in the text."""
    cells = {column.name: row[column.name] or None for column in tables.columns("articles")}
    earliest, latest = cells["published_earliest"], cells["published_latest"]
    if bool(earliest) != bool(latest) or (earliest and latest and earliest > latest):
        raise InputError(
            folder / "articles.csv",
            row=row.line,
            column="published_latest",
            found=latest,
            expected=f"a day not before published_earliest ({earliest}), or both empty",
        )
    digest = hashlib.sha256((folder / "articles" / row["file"]).read_bytes()).hexdigest()
    return cells | {
        "outlet_kind": row["outlet_kind"] or "not stated",
        "outlet_basis": row["outlet_basis"] or "stated",
        "country": row["country"] or "not stated",
        "language": row["language"] or "fr",
        "sha256": digest,
        "raw_chars": len(raw),
        "clean_chars": len(clean),
        "words": len(clean.split()),
    }
