"""Imports without what takes seconds and is of no use here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

# jsonschema builds 38 grammars of addresses as soon as this can be imported; nothing that we
# validate holds an IRI
USELESS = "rfc3987_syntax"


@contextmanager
def lean() -> Iterator[None]:
    """In this block, importing jsonschema takes no grammar of addresses along."""
    if USELESS in sys.modules:
        yield
        return
    sys.modules[USELESS] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[USELESS]
