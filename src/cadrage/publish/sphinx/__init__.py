"""The book's machinery: a Sphinx extension that turns finished tables into pages.

It reads `_build/data/*.parquet`, computes no statistic, and gives prose its roles (`{ev}`,
evidence; `{f}`, a finding; `{record}`, a day of the record) and directives (`{finding}`,
`{article}`, `{articles}`, `{findings}`, `{how}` …). What cannot be cited as written (no such
sentence, another wording, no such finding), a number typed by hand and a figure that lacks a part
are warnings with file and line, and so errors under `-W`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cadrage.publish.sphinx import (
    apparatus,
    cards,
    concordance,
    data,
    edition,
    evidence,
    excerpt,
    facts,
    figures,
    findings,
    freshness,
    guillemets,
    imprint,
    layers,
    marks,
    metadata,
    notes,
    numbers,
    orphans,
    pages,
    policy,
    received,
    record,
    refusal,
    resting,
    sameness,
    statements,
    theme,
    withheld,
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
    facts,
    cards,
    record,
    findings,
    statements,
    numbers,
    orphans,
    refusal,
    guillemets,
    edition,
    marks,
    received,
    notes,
    resting,
    apparatus,
    layers,
    figures,
    metadata,
    imprint,
    concordance,
    theme,
    policy,
    excerpt,
    sameness,
    withheld,
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything; `config-inited` runs before the table of contents is read."""
    for part in PARTS:
        part.setup(app)
    return {
        "version": "1", "env_version": freshness.code_version(), "parallel_read_safe": True,
        "parallel_write_safe": True,
    }  # fmt: skip
