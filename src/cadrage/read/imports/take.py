"""Files from elsewhere into a corpus folder: what is taken, repaired and refused is all told.

Nothing is written until everything has been read; then the texts, and last the manifest, whole.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cadrage.errors import InputError, MissingError
from cadrage.read.imports.bibliography import EMPTY, Bibliography
from cadrage.read.imports.days import unread
from cadrage.read.imports.decoding import NoTextError
from cadrage.read.imports.detect import ENDINGS, PASSED, files_of, format_of, reader_of
from cadrage.read.imports.item import Found, Item, Refusal
from cadrage.read.imports.limits import Limits, TooLargeError
from cadrage.read.imports.sigla import siglum_of
from cadrage.read.imports.twins import Twins
from cadrage.read.published import days_of
from cadrage.read.sheets import LONGEST_CELL, REPORT, read_sheet, sheets
from cadrage.tables import shielded

MANIFEST = "articles.csv"
REPORTED = ("outcome", "article", "source", "place", "note")
OUTCOMES = ("taken", "like another", "duplicate", "refused")
# characters that no text has and some files do; XML, CSV and PDF could not carry them
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]|\ufffe|\uffff")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report."""

    outcome: str
    article: str
    source: str
    place: str
    note: str


@dataclass(slots=True)
class Taken:
    """What an import would write: rows of the manifest, lines of the report.

    The texts lie in `stage` by file name: a corpus may be larger than memory.
    """

    stage: Path
    rows: list[dict[str, str]] = field(default_factory=list)
    report: list[Line] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many of each outcome."""
        return {name: sum(line.outcome == name for line in self.report) for name in OUTCOMES}


def find_items(
    paths: list[Path], *, format: str = "", columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> Iterator[Found]:  # fmt: skip
    """Everything that files and folders hold, in sorted order of files.

    Args:
        paths: files and folders.
        format: one of `detect.FORMATS` for all files; found out for each where it is empty.
        columns: ours → theirs, for tables.
        limits: sizes above which nothing is read.

    Raises:
        MissingError: a path is not there.
        UnknownNameError: there is no such format.
    """
    for path in paths:
        if not path.exists():
            raise MissingError(path, expected="a file or a folder to import")
    for file in files_of(paths):
        name = format or format_of(file)
        if not name:
            if file.suffix.casefold() not in PASSED or file in paths:
                reason = f"no format of ours ends in '{file.suffix}'; those that do: "
                yield Refusal(file.name, "", reason + ", ".join(ENDINGS))
            continue
        reader, is_empty = reader_of(name, file, columns=columns or {}), True
        try:
            for one in reader(file, limits or Limits()):
                is_empty = False
                yield one
            if is_empty:
                yield Refusal(file.name, "", f"no article was found in it, read as {name}")
        except (NoTextError, TooLargeError, OSError) as error:
            yield Refusal(file.name, "", str(error))
        except InputError as error:
            yield Refusal(file.name, "", str(error).removeprefix(f"{file}: "))


def gather(
    found: Iterable[Found], *, folder: Path, stage: Path, bibliography: Bibliography = EMPTY
) -> Taken:
    """Decide what of it to take into a corpus folder.

    Args:
        found: from `find_items`.
        stage: an empty folder, where the texts lie until they are taken.
        folder: the corpus folder; its articles count as seen already.
        bibliography: notices that complete what was found.

    Raises:
        InputError: the manifest that is there is wrong.
    """
    with tempfile.TemporaryFile(dir=stage) as shingles:
        twins = Twins(shingles)
        return _gathered(found, _seen(folder, twins), twins, stage, bibliography)


def _gathered(
    found: Iterable[Found], sigla: set[str], twins: Twins, stage: Path, bibliography: Bibliography
) -> Taken:
    made, tried = Taken(stage), dict[str, int]()
    for one in found:
        if isinstance(one, Refusal):
            made.report.append(Line("refused", "", one.source, one.place, one.reason))
            continue
        item, repairs = _mended(bibliography.completed(one))
        if not item.text.strip():
            made.report.append(Line("refused", "", one.source, one.place, "the text is empty"))
            continue
        siglum = siglum_of(item, sigla, tried)
        twin = twins.like(siglum, _text(item))
        if twin is not None and twin.similarity == 1:
            note = f"word for word {twin.name}"
            made.report.append(Line("duplicate", "", one.source, one.place, note))
            continue
        sigla.add(siglum)
        if twin is not None:
            repairs = (*repairs, f"{twin.similarity:.0%} of its wording is {twin.name}'s")
        outcome = "like another" if twin is not None else "taken"
        note = "; ".join((*item.repairs, *repairs))
        made.report.append(Line(outcome, siglum, one.source, one.place, note))
        _add(made, item, siglum)
    return made


def _seen(folder: Path, twins: Twins) -> set[str]:
    """Sigla that the corpus has, its texts remembered."""
    manifest = folder / MANIFEST
    rows = read_sheet(manifest, "articles") if manifest.is_file() else []
    for row in rows:
        path = folder / "articles" / Path(row["file"]).name
        if path.is_file():
            twins.like(row["article"], path.read_text(encoding="utf-8", errors="replace"))
    return {row["article"] for row in rows}


def _mended(item: Item) -> tuple[Item, tuple[str, ...]]:
    """An item whose cells can stand in any file, and what was mended."""
    repairs = []
    text = item.text.replace("\r\n", "\n").replace("\r", "\n")
    bad = len(_CONTROLS.findall(text))
    if bad:
        text = _CONTROLS.sub("\ufffd", text)
        repairs.append(f"{bad} control characters replaced")
    cells = {
        name: " ".join(_CONTROLS.sub(" ", getattr(item, name)).split())
        for name in ("title", "outlet", "author", "address", "language", "published")
    }
    for name, cell in cells.items():
        if len(cell) > LONGEST_CELL:
            cells[name] = "" if name == "address" else cell[: LONGEST_CELL - 1] + "…"
            did = "left out" if name == "address" else "cut off"
            repairs.append(f"the {name}, of {len(cell):,} characters, was {did}")
    if cells["published"]:
        try:
            days_of(cells["published"])
        except ValueError:
            repairs.append(unread(cells["published"]))
            cells["published"] = ""
    if cells["address"] and not re.match(r"https?://", cells["address"], re.I):
        repairs.append("an address that is not of the web was left out")
        cells["address"] = ""
    if not cells["published"]:
        repairs.append("no date of publication")
    given: dict[str, Any] = cells
    return replace(item, text=text, **given), tuple(repairs)


def _text(item: Item) -> str:
    """What is kept as the article: its headline, then its text."""
    text = f"{item.title}\n\n{item.text}" if item.title else item.text
    return text if text.endswith("\n") else text + "\n"


def _add(made: Taken, item: Item, siglum: str) -> None:
    text = _text(item)
    earliest, latest = days_of(item.published) if item.published else ("", "")
    (made.stage / f"{siglum}.txt").write_text(text, encoding="utf-8", newline="")
    made.rows.append({
        "article": siglum, "file": f"{siglum}.txt", "outlet": item.outlet or "not stated",
        "outlet_kind": "not stated", "outlet_basis": "stated" if item.outlet else "",
        "title": item.title, "title_basis": "stated" if item.title else "",
        "author": item.author, "author_basis": "stated" if item.author else "",
        "published_earliest": earliest, "published_latest": latest,
        "published_basis": item.basis if item.published else "",
        "address": item.address, "address_basis": "stated" if item.address else "",
        "language": item.language, "sha256": hashlib.sha256(text.encode()).hexdigest(),
    })  # fmt: skip


def write(taken: Taken, folder: Path) -> None:
    """Put what was taken into a corpus folder: texts, the manifest with its old rows, the report.

    Raises:
        InputError: a text of that name is there already and says something else.
    """
    articles = folder / "articles"
    articles.mkdir(parents=True, exist_ok=True)
    for row in taken.rows:
        path, text = articles / row["file"], taken.stage / row["file"]
        if path.exists() and path.read_bytes() != text.read_bytes():
            raise InputError(
                path, found="another text", expected="no file of that name, as no row has it",
                hint="Move it away, or enter it in articles.csv.",
            )  # fmt: skip
    for row in taken.rows:
        shutil.move(taken.stage / row["file"], articles / row["file"])
    manifest = folder / MANIFEST
    names = [column.name for column in sheets()["articles"]]
    old = (
        [dict(row.cells) for row in read_sheet(manifest, "articles")] if manifest.is_file() else []
    )
    _replace(folder / REPORT, _as_csv(REPORTED, [vars_of(line) for line in taken.report]))
    # last: until it stands there the texts belong to nothing, and a second run writes them again
    _replace(manifest, _as_csv(names, [*old, *taken.rows]))


def vars_of(line: Line) -> dict[str, str]:
    """A line of the report as cells."""
    return {name: getattr(line, name) for name in REPORTED}


def _as_csv(names: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as CSV, no cell of which is a formula; the name of a file stays what it is."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(names), lineterminator="\n", restval="")
    writer.writeheader()
    for row in rows:
        writer.writerow({
            name: cell if name == "file" else shielded(cell) for name, cell in row.items()
        })  # fmt: skip
    return out.getvalue()


def _replace(path: Path, text: str) -> None:
    """Write beside, then rename: no reader finds half a file."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(text, encoding="utf-8", newline="")
    beside.replace(path)
