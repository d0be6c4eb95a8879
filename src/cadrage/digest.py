"""Digests of files: what a result is named by, so that it is never taken for another state's."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent
# the folder of the package that a new project is begun with; no result is made from it
TEMPLATE = PACKAGE / "template"


def digest_of(paths: Iterable[Path]) -> str:
    """SHA-256 over the names and bytes of files, folders taken whole, in sorted order."""
    total = hashlib.sha256()
    for path in paths:
        for name, file in _files(path):
            with open(file, "rb", buffering=0) as opened:
                content = hashlib.sha256(opened.read()).hexdigest()
            total.update(f"{name}\0{content}\n".encode())
    return total.hexdigest()


def _files(path: Path) -> Iterator[tuple[str, str]]:
    """Name, with slashes and from the path's own on, and place of each file."""
    if path.is_file():
        yield path.name, str(path)
    elif path.is_dir():
        yield from _below(str(path), path.name, is_package=path.name == PACKAGE.name)


def _below(folder: str, name: str, *, is_package: bool = False) -> Iterator[tuple[str, str]]:
    # a hundred thousand files are walked in a quarter of a second, and as objects in some seconds
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        own = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__" and not (is_package and entry.name == TEMPLATE.name):
                yield from _below(entry.path, own)
        elif entry.is_file() and not (is_package and entry.name == TEMPLATE.name):
            yield own, entry.path
