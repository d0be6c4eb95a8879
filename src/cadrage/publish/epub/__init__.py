"""The book as EPUB 3: the chapters of the PDF, for screens that set their own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the builder `ebook`."""
    from cadrage.publish.epub.builder import EpubBuilder
    from cadrage.publish.pdf.extension import add_whole

    return add_whole(app, EpubBuilder)
