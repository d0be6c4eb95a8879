"""Imports without what takes seconds and is of no use here."""

from __future__ import annotations

import functools
import importlib.metadata
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# jsonschema builds 38 grammars of addresses as soon as this can be imported; nothing that we
# validate holds an IRI
USELESS = "rfc3987_syntax"


@contextmanager
def lean() -> Iterator[None]:
    """In this block, importing jsonschema takes no grammar of addresses along.

    What is imported in it asks for the entry points of the environment, which don't change while
    it runs, and for each kind of them reads the disk once and not each time (pybtex: 24 times).
    """
    entry_points = importlib.metadata.entry_points
    importlib.metadata.entry_points = functools.cache(entry_points)  # type: ignore[assignment]
    held = sys.modules.get(USELESS)
    if held is None:
        sys.modules[USELESS] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        importlib.metadata.entry_points = entry_points
        if held is None:
            del sys.modules[USELESS]
