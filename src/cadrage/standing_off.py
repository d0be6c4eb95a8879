"""`cadrage standoff`: an edition without its texts.

It is the project without the folder of articles and without translations. In `corpus/standoff/` it
holds each text as keyed hashes of its words, and the finished tables with all but short quotations
drawn as blocks, from which the book can be built; its notebooks bear their outputs, masked alike.
Whoever has the articles lays them along the hashes (`aligning`); then the texts are there to the
letter, and everything is made anew.
"""

from __future__ import annotations

import asyncio
import csv
import io
import os
import re
import secrets
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cadrage.errors import InputError
from cadrage.identity import source_files
from cadrage.kernels import keep, kept, kernels
from cadrage.large import excerpt
from cadrage.project import STANDOFF, Project
from cadrage.publish.masking import SHORT, WORD, Passages, blocked, mask, shortened
from cadrage.read.corpus import read_manifest
from cadrage.read.standoff import hashed, write_hashed

if TYPE_CHECKING:
    import pandas as pd
    from nbformat import NotebookNode

KEY = "key.txt"
LEFT_OUT = ("corpus/articles/", "corpus/translations.csv", f"corpus/{STANDOFF}/")
_FRAGMENT = re.compile(r"\{ev\}`[^`\"]*\"([^`]*?)\"`")


def stand_off(project: Project, out: Path, *, say: Callable[[str], None]) -> None:
    """Write the project without its texts into a new folder.

    Raises:
        InputError: the folder holds something, or the project is a stand-off edition itself.
        BuildError: a cell of a notebook failed.
        CadrageError: the corpus is wrong.
    """
    if out.exists():
        raise InputError(
            out, found="something there", expected="a folder that is not there yet",
            hint="Name another one, or remove it.",
        )  # fmt: skip
    if project.is_public:
        raise InputError(
            project.root, found="no texts", expected="a project with its texts",
            hint="Put them back first: `cadrage align`.",
        )  # fmt: skip
    tables = project.tables()
    notebooks = executed(project)
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        _copy_sources(project.root, beside)
        folder = beside / "corpus" / STANDOFF
        (folder / "tables").mkdir(parents=True)
        number = _hash_texts(project.corpus, folder)
        _write_tables(project, tables, folder / "tables")
        _write_notebooks(notebooks, Passages(tables["texts"]["clean"]), beside / "notebooks")
        _mask_edits(beside / "corpus" / "edits.csv")
        beside.rename(out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    said = "no word but in quotations of up to"
    say(f"{out}: {number:,} articles without their texts, {said} {SHORT} words")
    say("prose and gold are as they were: see that what they quote may be shared")
    say(f"build it there; who has the articles: cadrage align PATH … --project {out}")


def _hash_texts(corpus: Path, folder: Path) -> int:
    """The hashes of every text, one at a time; how many they are."""
    key = secrets.token_bytes(16)
    (folder / KEY).write_text(key.hex() + "\n", encoding="ascii")
    rows = read_manifest(corpus)
    for row in rows:
        raw = (corpus / "articles" / row["file"]).read_bytes().decode("utf-8")
        write_hashed(hashed(raw, key=key), folder / f"{row['article']}.json")
    return len(rows)


def _write_tables(project: Project, tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """The finished tables, masked; of a large project those of its excerpt, and the counts."""
    for name, frame in mask(tables, fragments=_fragments(project.root)).items():
        frame.attrs = {}
        frame.to_parquet(folder / f"{name}.parquet", index=False)
    if project.excerpt:
        counts = {name: shortened(frame) for name, frame in project.counts(tables).items()}
        excerpt.write(counts, excerpt.Excerpt(**project.excerpt), folder)


def executed(project: Project) -> dict[Path, NotebookNode]:
    """The notebooks with their outputs, run on the tables as they are where no build has yet."""
    cache = project.build / ".jupyter_cache" / project.digest()
    paths = sorted((project.root / "notebooks").glob("*.ipynb"))
    there = kept(cache, paths)

    async def run() -> dict[Path, NotebookNode]:
        spare = asyncio.Semaphore(os.cpu_count() or 1)
        async with kernels([path for path in paths if path not in there], spare=spare) as running:
            return await running.outputs()

    if len(there) < len(paths):
        keep(cache, made := asyncio.run(run()))
        there |= made
    return there


def _write_notebooks(
    notebooks: Mapping[Path, NotebookNode], passages: Passages, folder: Path
) -> None:
    """Notebooks with outputs in which no long passage stands: in public mode none is run."""
    import nbformat

    for path, notebook in notebooks.items():
        for cell in notebook.cells:
            for output in cell.get("outputs", ()):
                data = output.get("data", output)
                for kind, said in data.items():
                    if kind == "text" or kind.startswith(("text/", "image/svg")):
                        data[kind] = passages.masked("".join(said))
        nbformat.write(notebook, folder / path.name)  # type: ignore[no-untyped-call]


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
        rows = read_rows(path)
        for row in rows:
            if len(WORD.findall(row["before"])) > SHORT:
                row["before"] = blocked(row["before"], ())
        write_rows(path, rows)


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a sheet as they stand there."""
    text = path.read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def write_rows(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """Write the rows of a sheet, whole or not at all."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_whole(path, out.getvalue())


def write_whole(path: Path, text: str) -> None:
    """Write beside, then rename: no reader finds half a file."""
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(text.encode("utf-8"))
    beside.replace(path)
