"""The folder of a dataset: parts written whole or not at all, and a list of them with checksums.

    OUT/dates/part-<digest>.parquet   one file a table and part
    OUT/manifest.jsonl                one line a part: its files' SHA-256 and rows
    OUT/dataset.json                  written last: what the dataset is, once it is complete

A part counts if its line stands in the list and its files are what the line says. Nothing depends
on clocks or times of files; one process writes, and it holds a lock on the folder.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cadrage.errors import OutputError
from cadrage.scale.order import Made

MANIFEST, DATASET, SCRATCH = "manifest.jsonl", "dataset.json", ".scratch"
UNLOCKABLE = (errno.EBADF, errno.ENOTSUP, errno.ENOLCK, errno.EINVAL)
AGAIN = "What is finished is kept: make room and run the same command again."

Line = dict[str, Any]


@dataclass
class Folder:
    """A dataset's folder, opened by `opened`; `held` maps each listed part to its line."""

    root: Path
    held: dict[str, Line] = field(default_factory=dict)

    @property
    def scratch(self) -> Path:
        """A folder for this run alone, gone when it ends."""
        return self.root / SCRATCH

    def is_good(self, name: str, tables: Collection[str], layers: Sequence[str]) -> bool:
        """Whether all these tables of a part are there, whole and unchanged."""
        line = self.held.get(name)
        if line is None or line["layers"] != list(layers) or not set(tables) <= set(line["files"]):
            return False
        return all(
            _digest(self.path(table, name)) == line["files"][table]["sha256"] for table in tables
        )

    def path(self, table: str, name: str) -> Path:
        """The file of a part of a table."""
        return self.root / table / f"part-{name}.parquet"

    def keep(self, made: Made, layers: Sequence[str]) -> None:
        """Write a part; its line is written last, so that half a part never counts.

        Raises:
            OutputError: the disk is full, or the folder can't be written.
        """
        with told(self.root):
            for table, data in made.files.items():
                (self.root / table).mkdir(exist_ok=True)
                write_whole(self.path(table, made.name), data)
            line = self._line(made, layers)
            with (self.root / MANIFEST).open("a", encoding="utf-8") as lines:
                lines.write(_as_line(line))
        self.held[made.name] = line

    def begin(self) -> None:
        """From here until `finish` the dataset is not complete."""
        with told(self.root):
            (self.root / DATASET).unlink(missing_ok=True)

    def finish(self, names: Sequence[str], about: Mapping[str, object]) -> None:
        """List the parts in order and say what the dataset is.

        Raises:
            OutputError: the disk is full, or the folder can't be written.
        """
        lines = "".join(_as_line(self.held[name]) for name in sorted(names)).encode()
        said = {**about, "manifest_sha256": hashlib.sha256(lines).hexdigest()}
        with told(self.root):
            write_whole(self.root / MANIFEST, lines)
            text = json.dumps(said, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
            write_whole(self.root / DATASET, text.encode())

    def stale(self, table: str, names: Collection[str]) -> Iterator[Path]:
        """The files of a table that belong to none of these parts."""
        known = {f"part-{name}.parquet" for name in names}
        folder = self.root / table
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name not in known:
                yield path

    def _line(self, made: Made, layers: Sequence[str]) -> Line:
        files = {
            table: {"rows": made.rows[table], "sha256": hashlib.sha256(data).hexdigest()}
            for table, data in made.files.items()
        }
        return {
            "part": made.name, "layers": list(layers), "articles": made.articles,
            "words": made.words, "set_aside": dict(made.set_aside), "notices": dict(made.notices),
            "limit": made.limit, "files": {**self._others(made), **files},
        }  # fmt: skip

    def _others(self, made: Made) -> Line:
        """Tables of the same part that an earlier run made of other layers."""
        held = self.held.get(made.name, {"files": {}})["files"]
        return {table: entry for table, entry in held.items() if table not in made.files}


@contextmanager
def opened(root: Path, *, waiting: Callable[[str], None]) -> Iterator[Folder]:
    """The folder for writing, for one process at a time; made if need be.

    Args:
        root: the folder.
        waiting: told that another run holds it, before this one waits.

    Raises:
        OutputError: it is no folder, or can't be written.
    """
    existed = root.is_dir()
    with told(root):
        root.mkdir(parents=True, exist_ok=True)
        lock = os.open(root, os.O_RDONLY)
    try:
        _lock(lock, root, waiting)
        folder = Folder(root, _listed(root / MANIFEST))
        with told(root):
            shutil.rmtree(folder.scratch, ignore_errors=True)
            folder.scratch.mkdir()
            for left in root.glob("**/*.new"):
                left.unlink()
        try:
            yield folder
        finally:
            shutil.rmtree(folder.scratch, ignore_errors=True)
            if not existed and not any(root.iterdir()):
                root.rmdir()
    finally:
        os.close(lock)


def write_whole(path: Path, data: bytes) -> None:
    """Write beside, then rename: the file is there whole or not at all."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _lock(lock: int, root: Path, waiting: Callable[[str], None]) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting(f"{root}: another run is writing here; waiting for its end")
        fcntl.flock(lock, fcntl.LOCK_EX)
    except OSError as error:
        # some network disks lock no folder: names made of contents keep two runs apart
        if error.errno not in UNLOCKABLE:
            raise


def _listed(path: Path) -> dict[str, Line]:
    """The lines of a manifest that are whole; of one part the last."""
    held: dict[str, Line] = {}
    if path.is_file():
        for line in path.read_bytes().splitlines():
            try:
                found = json.loads(line)
                held[found["part"]] = found
            except (ValueError, KeyError, TypeError):
                # cut off by the end of a run: its part is made anew
                continue
    return held


def _as_line(line: Line) -> str:
    return json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n"


def _digest(path: Path) -> str | None:
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def told(root: Path) -> Iterator[None]:
    """Make an error of the disk one of ours, that says what to do."""
    try:
        yield
    except OSError as error:
        hint = AGAIN if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) else ""
        found = error.strerror or str(error)
        raise OutputError(error.filename or root, found=found, hint=hint) from error
