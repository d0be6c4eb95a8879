"""Digests of files: what a result is named by, so that it is never taken for another state's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent
# the folder of the package that a new project is begun with; no result is made from it
TEMPLATE = PACKAGE / "template"


def digest_of(paths: Iterable[Path]) -> str:
    """SHA-256 over the names and bytes of files, folders taken whole, in sorted order."""
    total = hashlib.sha256()
    for path in paths:
        for file in _files(path):
            name = file.relative_to(path.parent).as_posix()
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            total.update(f"{name}\0{content}\n".encode())
    return total.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts and not _is_begun(path, file):
                yield file


def _is_begun(path: Path, file: Path) -> bool:
    return path.name == PACKAGE.name and file.relative_to(path).parts[0] == TEMPLATE.name
