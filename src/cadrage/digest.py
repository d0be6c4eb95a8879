"""Digests of files: what a result is named by, so that it is never taken for another state's."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent
# the folder of the package that a new project is begun with; no result is made from it
TEMPLATE = PACKAGE / "template"


@dataclass(frozen=True, slots=True)
class Hashes:
    """Of one file: SHA-256 of its content, and what git names it by (SHA-1), both hexadecimal."""

    content: str
    blob: str


class Contents:
    """The hashes of files, each read when it is first asked for and never again.

    Note:
        Not for longer than one command: it does not see that a file has changed since.
    """

    def __init__(self) -> None:
        self._known: dict[str, Hashes] = {}

    def of(self, file: str) -> Hashes:
        """The hashes of a file.

        Raises:
            OSError: it cannot be read.
        """
        if (known := self._known.get(file)) is None:
            with open(file, "rb", buffering=0) as opened:
                content = opened.read()
            known = Hashes(hashlib.sha256(content).hexdigest(), git_hash(b"blob", content))
            self._known[file] = known
        return known


def git_hash(kind: bytes, content: bytes) -> str:
    """The name that git gives to an object of some kind, hexadecimal."""
    head = kind + b" %d\0" % len(content)
    return hashlib.sha1(head + content, usedforsecurity=False).hexdigest()


def digest_of(paths: Iterable[Path], *, contents: Contents | None = None) -> str:
    """SHA-256 over the names and bytes of files, folders taken whole, in sorted order.

    Args:
        paths: files and folders; what is not there stands for nothing.
        contents: what is known of files already; each is read anew where it is not given.
    """
    known, total = contents or Contents(), hashlib.sha256()
    for path in paths:
        for name, file in _files(path):
            total.update(f"{name}\0{known.of(file).content}\n".encode())
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
