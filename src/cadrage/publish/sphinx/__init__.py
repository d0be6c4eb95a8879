"""The book's machinery: a Sphinx extension that turns finished tables into pages.

It reads `_build/data/*.parquet`, computes no statistic, and gives prose two roles and three
directives: `{ev}` (evidence), `{f}` (a finding), `{article}`, `{articles}` and `{findings}`.
What cannot be cited as written (no such sentence, another wording, no such finding) is a
warning with file and line, and so an error under `-W`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cadrage.publish.sphinx import (
    apparatus,
    cards,
    data,
    edition,
    evidence,
    figures,
    findings,
    freshness,
    imprint,
    metadata,
    pages,
    theme,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]

PARTS = (
    data,
    pages,
    freshness,
    evidence,
    cards,
    findings,
    edition,
    apparatus,
    figures,
    metadata,
    imprint,
    theme,
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything; `config-inited` runs before the table of contents is read."""
    for part in PARTS:
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
