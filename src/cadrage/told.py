"""Digests that a command has found, told to the processes that it starts: none finds them anew."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "CADRAGE_DIGESTS"


@contextmanager
def tell(folder: Path, digests: Mapping[str, str]) -> Iterator[None]:
    """In this block, processes that are started know the digests of a folder by their names."""
    os.environ[VARIABLE] = json.dumps({"folder": str(folder), **digests})
    try:
        yield
    finally:
        del os.environ[VARIABLE]


def told(folder: Path, name: str) -> str | None:
    """The digest of that name, if the process that started this one has told that folder's."""
    said = json.loads(os.environ.get(VARIABLE, "{}"))
    return said.get(name) if said.get("folder") == str(folder) else None
